/** Setting up the second factor, and the recovery codes shown once. */
import { toldBy, type Visit } from "#kernel/screen";
import { CodeField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Card, Code, Columns, LinkButton, PageHead } from "#ui/parts";
import { Steps } from "#ui/navigation";
import { QrCode } from "#ui/qr";
import { defineScreen } from "#ui/screen";
import { choose } from "#ui/words";
import { beginEnrolment, enrol, renewRecoveryCodes } from "../contract.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { afterSigningIn } from "./signing-in.tsx";

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

type Offer = (typeof beginEnrolment)["output"]["_output"];

/** Codes an act has just made; null when the page was only opened. */
export const shownCodes = (visit: Pick<Visit, "done" | "answer">): readonly string[] | null => (toldBy(enrol, visit) ?? toldBy(renewRecoveryCodes, visit))?.recoveryCodes ?? null;

/** Recovery codes, numbered, to be printed or copied. */
export const RecoveryCodes = ({ codes, visit }: { codes: readonly string[]; visit: Visit }) => {
  const words = wordsFor(visit).recovery;
  return (
    <Card title={words.title} tone="brand">
      <p>{words.lead}</p>
      <ol class="rw-codes">
        {codes.map((code) => (
          <li>
            <Code code={code} />
          </li>
        ))}
      </ol>
      <p>{words.keep}</p>
    </Card>
  );
};

const Offered = ({ offer, visit }: { offer: Offer; visit: Visit }) => {
  const words = wordsFor(visit).enrol;
  const { weiter } = visit.query;
  return (
    <Columns>
      <Card>
        <p>{words.app}</p>
        <p>{words.scan}</p>
        <p>
          <QrCode picture={offer.picture} label={words.picture} />
        </p>
        <p class="rw-small">{words.byHand}</p>
        <Code code={offer.secretText} />
      </Card>
      <Card>
        <OperationForm operation={enrol} visit={visit} keep={weiter ? { weiter } : {}}>
          <CodeField name="code" label={words.code} hint={words.codeHint} numeric autocomplete="one-time-code" length={8} required />
          <Submit>{words.submit}</Submit>
        </OperationForm>
      </Card>
    </Columns>
  );
};

const enrolment = defineScreen({
  path: "/anmelden/einrichten",
  title: (_, visit) => wordsFor(visit).enrol.title,
  frame: "bare",
  shows: {},
  also: { offer: beginEnrolment },
  acts: [enrol],
  // Stays on this page: it shows the recovery codes, once.
  next: () => null,
  view: ({ offer }, visit) => {
    const words = wordsFor(visit);
    const codes = shownCodes(visit);
    const steps = words.enrol.steps.map((label) => ({ label }));
    if (codes)
      return (
        <>
          <PageHead title={words.recovery.title} />
          <Steps steps={steps} current={3} />
          <RecoveryCodes codes={codes} visit={visit} />
          <LinkButton href={afterSigningIn(visit)} kind="primary">
            {words.recovery.go}
          </LinkButton>
        </>
      );
    if (!offer)
      return (
        <>
          <PageHead title={words.enrol.ended} lead={words.enrol.endedText} />
          <LinkButton href="/anmelden">{words.signIn.submit}</LinkButton>
        </>
      );
    return (
      <>
        <PageHead title={words.enrol.title} lead={words.enrol.lead} />
        <Steps steps={steps} current={2} />
        <Offered offer={offer} visit={visit} />
      </>
    );
  },
});

/** Pages of the second factor. */
export const enrolmentScreens = [enrolment];
