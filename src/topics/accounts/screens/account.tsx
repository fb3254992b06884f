/** One's own account: language, password, recovery codes, sessions, tokens. */
import { toldBy, type Visit } from "#kernel/screen";
import { Checkbox, Select } from "#ui/choices";
import { formatDate, formatShortDate, formatShortInstant } from "#ui/dates";
import { NumberField, PasswordField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Alert, Card, Code, Columns, LinkButton, PageHead, StateTag } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { changePassword, chooseKeys, chooseLanguage, createToken, listSessions, listTokens, readAccount, renewRecoveryCodes, revokeSession, revokeToken } from "../contract.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { RecoveryCodes, shownCodes } from "./enrolment.tsx";

type Account = (typeof readAccount)["output"]["_output"];
type OwnSessions = (typeof listSessions)["output"]["_output"]["sessions"];
type OwnTokens = (typeof listTokens)["output"]["_output"]["tokens"];

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language).account;

/** A token an act has just made; null when the page was only opened. */
const shownToken = (visit: Visit) => toldBy(createToken, visit);

const Done = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit);
  const sentences: Readonly<Record<string, string>> = {
    [changePassword.name]: words.passwordSaved,
    [chooseLanguage.name]: words.languageSaved,
    [chooseKeys.name]: words.keysSaved,
    [revokeSession.name]: words.sessionEnded,
    [revokeToken.name]: words.tokenRevoked,
  };
  const sentence = sentences[visit.done ?? ""];
  return sentence ? <Alert tone="success" title={sentence} live /> : null;
};

const Overview = ({ account, visit }: { account: Account; visit: Visit }) => {
  const words = wordsFor(visit);
  const date = (at: Date | null) => (at ? formatDate(at, visit.language) : words.none);
  return (
    <Card title={words.facts}>
      <Facts
        facts={[
          { term: words.email, value: account.email },
          { term: words.passwordChanged, value: date(account.passwordChangedAt) },
          { term: words.secondFactor, value: date(account.secondFactorAt) },
          { term: words.codesLeft, value: String(account.recoveryCodesLeft) },
        ]}
      />
    </Card>
  );
};

const Settings = ({ account, visit }: { account: Account; visit: Visit }) => {
  const words = wordsFor(visit);
  const names = choose({ de, en }, visit.language).languages;
  const languages = (["de", "en"] as const).map((value) => ({ value, label: names[value] }));
  return (
    <Columns>
      <Card title={words.password}>
        <OperationForm operation={changePassword} visit={visit}>
          <PasswordField name="current" label={words.current} autocomplete="current-password" required />
          <PasswordField name="password" label={words.new} hint={words.passwordNote} autocomplete="new-password" required />
          <Submit>{words.savePassword}</Submit>
        </OperationForm>
      </Card>
      <Columns kind="stack">
        <Card title={words.language}>
          <OperationForm operation={chooseLanguage} visit={visit} layout="inline">
            <Select name="language" label={words.language} labelHidden options={languages} value={account.language} empty={null} />
            <Submit kind="quiet">{words.saveLanguage}</Submit>
          </OperationForm>
        </Card>
        <Card title={words.keys} id="tasten">
          <OperationForm operation={chooseKeys} visit={visit}>
            <Checkbox name="singleKeys" label={words.singleKeys} hint={words.singleKeysNote} checked={account.singleKeys} />
            <Submit kind="quiet">{words.saveKeys}</Submit>
          </OperationForm>
        </Card>
        <Card title={words.codes}>
          <OperationForm operation={renewRecoveryCodes} visit={visit}>
            <PasswordField name="current" label={words.current} hint={words.codesNote} autocomplete="current-password" required />
            <Submit kind="quiet">{words.renewCodes}</Submit>
          </OperationForm>
        </Card>
      </Columns>
    </Columns>
  );
};

const Sessions = ({ sessions, visit }: { sessions: OwnSessions; visit: Visit }) => {
  const words = wordsFor(visit);
  const device = (session: OwnSessions[number]) => session.device || words.unknownDevice;
  const end = (session: OwnSessions[number]) => (
    <ActButton
      form={{
        operation: revokeSession,
        visit,
        instance: session.id,
        mine: visit.given["sessionId"] === session.id,
        hidden: { sessionId: session.id },
      }}
      kind="quiet"
      small
      label={words.endLabel(device(session))}
    >
      {words.end}
    </ActButton>
  );
  return (
    <Card
      title={words.sessions}
      note={words.sessionsNote}
      acts={
        sessions.length > 1 ? (
          <ActButton form={{ operation: revokeSession, visit }} kind="danger" small>
            {words.endOthers}
          </ActButton>
        ) : null
      }
    >
      <DataTable
        caption={words.sessions}
        rows={sessions}
        columns={[
          { key: "device", label: words.device, rowHead: true, cell: device },
          {
            key: "opened",
            label: words.opened,
            kind: "nowrap",
            wideOnly: true,
            cell: (s) => formatShortInstant(s.openedAt, visit.language),
          },
          { key: "used", label: words.used, kind: "nowrap", cell: (s) => formatShortInstant(s.usedAt, visit.language) },
          {
            key: "act",
            label: words.act,
            labelHidden: true,
            kind: "act",
            cell: (s) => (s.current ? <StateTag tone="ok">{words.here}</StateTag> : end(s)),
          },
        ]}
      />
    </Card>
  );
};

const TokenForm = ({ visit }: { visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <OperationForm operation={createToken} visit={visit} layout="inline">
      <TextField name="name" label={words.tokenName} maxlength={80} required />
      <NumberField name="days" label={words.tokenDays} min={1} max={365} value={90} required />
      <Submit kind="quiet">{words.createToken}</Submit>
    </OperationForm>
  );
};

const Tokens = ({ tokens, visit }: { tokens: OwnTokens; visit: Visit }) => {
  const words = wordsFor(visit);
  const revoke = (token: OwnTokens[number]) => (
    <ActButton
      form={{ operation: revokeToken, visit, instance: token.id, mine: visit.given["tokenId"] === token.id, hidden: { tokenId: token.id } }}
      kind="danger"
      small
      label={words.revokeLabel(token.name)}
    >
      {words.revoke}
    </ActButton>
  );
  return (
    <Card title={words.tokens} note={words.tokensNote}>
      <DataTable
        caption={words.tokens}
        rows={tokens}
        empty={<p class="rw-soft">{words.noTokens}</p>}
        columns={[
          { key: "name", label: words.tokenName, rowHead: true, cell: (t) => t.name },
          { key: "expires", label: words.expires, kind: "nowrap", cell: (t) => formatShortDate(t.expiresAt, visit.language) },
          {
            key: "used",
            label: words.used,
            kind: "nowrap",
            wideOnly: true,
            cell: (t) => (t.usedAt ? formatShortInstant(t.usedAt, visit.language) : words.never),
          },
          { key: "act", label: words.act, labelHidden: true, kind: "act", cell: revoke },
        ]}
      />
      <TokenForm visit={visit} />
    </Card>
  );
};

const account = defineScreen({
  path: "/konto",
  title: (_, visit) => wordsFor(visit).title,
  shows: { account: readAccount, own: listSessions, made: listTokens },
  acts: [changePassword, chooseLanguage, chooseKeys, renewRecoveryCodes, revokeSession, createToken, revokeToken],
  view: ({ account: mine, own, made }, visit) => {
    const words = wordsFor(visit);
    const [codes, token] = [shownCodes(visit), shownToken(visit)];
    return (
      <>
        <PageHead title={words.title} lead={words.lead(mine.name, mine.email)} acts={<LinkButton href="/konto/nachrichten">{words.messages}</LinkButton>} />
        <Done visit={visit} />
        {codes ? <RecoveryCodes codes={codes} visit={visit} /> : null}
        {token ? (
          <Card title={words.tokenShown} note={token.name} tone="brand">
            <Code code={token.token} />
          </Card>
        ) : null}
        <Overview account={mine} visit={visit} />
        <Settings account={mine} visit={visit} />
        <Sessions sessions={own.sessions} visit={visit} />
        <Tokens tokens={made.tokens} visit={visit} />
      </>
    );
  },
});

/** Pages of one's own account. */
export const accountScreens = [account];
