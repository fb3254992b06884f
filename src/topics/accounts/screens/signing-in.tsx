/** Pages of signing in: password, second factor, and what to do without either. */
import { answerOf, type Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { CodeField, PasswordField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Acts, Alert, Card, Columns, LinkButton, PageHead } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { choose } from "#ui/words";
import { closeSession, confirmSession, listPersonas, needsSetUp, openSession, playPersona, redeem, requestReset, setUp } from "../contract.ts";
import type { Persona } from "../model.ts";
import { safeTarget } from "../rules.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

/** The page somebody wanted before signing in; kept from step to step. */
const kept = ({ query }: Pick<Visit, "query">): Record<string, string> => {
  const target = safeTarget(query["weiter"]);
  return target ? { weiter: target } : {};
};

const withTarget = (path: string, visit: Pick<Visit, "query">): string => {
  const search = new URLSearchParams(kept(visit)).toString();
  return search === "" ? path : `${path}?${search}`;
};

/** After the password: the second factor, or setting it up. The doors hand over what the operation answered, without its secret. */
const afterPassword = (value: unknown, visit: Pick<Visit, "query">): string =>
  withTarget(answerOf(openSession, value).enrolled ? "/anmelden/bestaetigen" : "/anmelden/einrichten", visit);

/** After the second factor: where somebody wanted to go, else their first page. */
export const afterSigningIn = ({ query }: Pick<Visit, "query">): string => safeTarget(query["weiter"]) ?? "/";

const Personas = ({ personas, visit }: { personas: readonly Persona[]; visit: Visit }) => {
  const words = wordsFor(visit);
  const roles: Readonly<Record<string, string>> = words.invitations.roles;
  return (
    <Card title={words.signIn.demoTitle} tone="brand">
      <p>{words.signIn.demoLead}</p>
      <Columns>
        {personas.map((persona) => (
          <Card level={3} kicker={[...new Set([roles[persona.role] ?? persona.role, persona.place])].join(" · ")} title={persona.name}>
            <p class="rw-small">{persona.sentence}</p>
            <ActButton
              form={{
                operation: playPersona,
                visit,
                instance: persona.personId,
                mine: visit.given["personId"] === persona.personId,
                keep: kept(visit),
                hidden: { personId: persona.personId },
              }}
              kind="quiet"
              small
            >
              {words.signIn.play(persona.name)}
            </ActButton>
          </Card>
        ))}
      </Columns>
    </Card>
  );
};

const signIn = defineScreen({
  path: "/anmelden",
  title: (_, visit) => wordsFor(visit).signIn.title,
  frame: "bare",
  shows: {},
  also: { played: listPersonas },
  acts: [openSession, playPersona],
  next: (operation, value, visit) => (operation === playPersona.name ? afterSigningIn(visit) : afterPassword(value, visit)),
  view: ({ played }, visit) => {
    const words = wordsFor(visit).signIn;
    return (
      <>
        <PageHead title={words.title} lead={words.lead} />
        {played && played.personas.length > 0 ? <Personas personas={played.personas} visit={visit} /> : null}
        <Card>
          <OperationForm operation={openSession} visit={visit} keep={kept(visit)}>
            <TextField name="email" label={words.email} kind="email" autocomplete="username" required />
            <PasswordField name="password" label={words.password} autocomplete="current-password" required />
            <Submit>{words.submit}</Submit>
          </OperationForm>
          <p class="rw-small">
            <a href="/zugang-vergessen">{words.forgotten}</a> · <a href="/einladung">{words.invited}</a>
          </p>
        </Card>
      </>
    );
  },
});

const confirm = defineScreen({
  path: "/anmelden/bestaetigen",
  title: (_, visit) => wordsFor(visit).confirm.title,
  frame: "bare",
  shows: {},
  acts: [confirmSession, closeSession],
  next: (operation, _, visit) => (operation === closeSession.name ? "/anmelden" : afterSigningIn(visit)),
  view: (_, visit) => {
    const words = wordsFor(visit).confirm;
    return (
      <>
        <PageHead title={words.title} lead={words.lead} />
        <Card>
          <OperationForm operation={confirmSession} visit={visit} keep={kept(visit)}>
            <CodeField name="code" label={words.code} hint={words.codeHint} autocomplete="one-time-code" length={12} required autofocus />
            <Submit>{words.submit}</Submit>
          </OperationForm>
          <Details summary={words.lost}>
            <p>{words.lostText}</p>
          </Details>
          <ActButton form={{ operation: closeSession, visit }} kind="plain">
            {words.restart}
          </ActButton>
        </Card>
      </>
    );
  },
});

const redeemInvitation = defineScreen({
  path: "/einladung",
  title: (_, visit) => wordsFor(visit).redeem.title,
  frame: "bare",
  shows: {},
  acts: [redeem],
  next: (_, value, visit) => afterPassword(value, visit),
  view: (_, visit) => {
    const words = wordsFor(visit).redeem;
    return (
      <>
        <PageHead title={words.title} lead={words.lead} />
        <Card>
          <OperationForm operation={redeem} visit={visit}>
            <TextField name="email" label={words.email} hint={words.emailHint} kind="email" autocomplete="username" required />
            <CodeField name="code" label={words.code} hint={words.codeHint} length={12} required />
            <PasswordField name="password" label={words.password} hint={words.passwordHint} autocomplete="new-password" required />
            <Submit>{words.submit}</Submit>
          </OperationForm>
        </Card>
      </>
    );
  },
});

const forgotten = defineScreen({
  path: "/zugang-vergessen",
  title: (_, visit) => wordsFor(visit).forgotten.title,
  frame: "bare",
  shows: {},
  acts: [requestReset],
  view: (_, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead title={words.forgotten.title} lead={words.forgotten.lead} />
        {visit.done === requestReset.name ? <Alert tone="success" title={words.signIn.reset} live /> : null}
        <Card>
          <OperationForm operation={requestReset} visit={visit}>
            <TextField name="email" label={words.signIn.email} kind="email" autocomplete="username" required />
            <Acts>
              <Submit>{words.forgotten.submit}</Submit>
              <LinkButton href="/einladung">{words.forgotten.haveCode}</LinkButton>
            </Acts>
          </OperationForm>
          <Details summary={words.confirm.lost}>
            <p>{words.confirm.lostText}</p>
          </Details>
        </Card>
      </>
    );
  },
});

const SetUpForm = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit);
  const languages = (["de", "en"] as const).map((value) => ({ value, label: words.languages[value] }));
  return (
    <Card>
      <OperationForm operation={setUp} visit={visit}>
        <CodeField name="code" label={words.setUp.code} hint={words.setUp.codeHint} length={12} required autofocus />
        <TextField name="name" label={words.setUp.name} autocomplete="name" required />
        <TextField name="email" label={words.signIn.email} kind="email" autocomplete="username" required />
        <PasswordField name="password" label={words.redeem.password} hint={words.redeem.passwordHint} autocomplete="new-password" required />
        <Select name="language" label={words.setUp.language} options={languages} value={visit.language} empty={null} />
        <Submit>{words.setUp.submit}</Submit>
      </OperationForm>
    </Card>
  );
};

const install = defineScreen({
  path: "/einrichtung",
  title: (_, visit) => wordsFor(visit).setUp.title,
  frame: "bare",
  shows: { state: needsSetUp },
  acts: [setUp],
  next: (_, value, visit) => afterPassword(value, visit),
  view: ({ state }, visit) => {
    const words = wordsFor(visit);
    return (
      <>
        <PageHead title={state.needed ? words.setUp.title : words.setUp.doneTitle} lead={state.needed ? words.setUp.lead : words.setUp.doneText} />
        {state.needed ? <SetUpForm visit={visit} /> : <LinkButton href="/anmelden">{words.signIn.submit}</LinkButton>}
      </>
    );
  },
});

/** Pages before and during signing in. */
export const signingInScreens = [signIn, confirm, redeemInvitation, forgotten, install];
