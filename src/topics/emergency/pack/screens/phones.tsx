/** The pack on telephones: who carries one, and the code that sets up another. */
import { toldBy, type Visit } from "#kernel/screen";
import { formatDate } from "#ui/dates";
import { TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Alert, Card, Code, EmptyState, StateTag } from "#ui/parts";
import type { Tone } from "#ui/markup";
import { QrCode } from "#ui/qr";
import { Details } from "#ui/record";
import { DataTable } from "#ui/table";
import { choose } from "#ui/words";
import { confirmPhone, dropPhone, invitePhone, type readPack } from "../contract.ts";
import type { PhoneState } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Shown = (typeof readPack)["output"]["_output"];
type Invited = (typeof invitePhone)["output"]["_output"];

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language).phones;

const Invitation = ({ invited, visit }: { invited: Invited; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <Card title={words.invitedTitle} tone="brand">
      <p>{words.invitedText}</p>
      <QrCode picture={invited.picture} label={words.picture} />
      <p>{words.byHand(invited.address)}</p>
      <p>
        <Code code={invited.code} />
      </p>
    </Card>
  );
};

const tones: Record<PhoneState, Tone> = { invited: "open", expired: "na", unconfirmed: "part", empty: "part", current: "ok", behind: "part" };

type Act = typeof dropPhone | typeof confirmPhone;
const formOf = (operation: Act, visit: Visit, phoneId: string) => ({ operation, visit, instance: phoneId, mine: visit.given["phoneId"] === phoneId, hidden: { phoneId } });

/** Telephones of the house, and how to add one. */
export const Phones = ({ shown, visit }: { shown: Shown; visit: Visit }) => {
  const words = wordsFor(visit);
  const invited = toldBy(invitePhone, visit);
  if (shown.standing === null || !visit.may(invitePhone)) return null;
  const unconfirmed = shown.phones.filter(({ state }) => state === "unconfirmed").length;
  return (
    <>
      {invited === null ? null : <Invitation invited={invited} visit={visit} />}
      <Card title={words.title}>
        <p>{words.lead}</p>
        {unconfirmed === 0 ? null : <Alert tone="warning" title={words.unconfirmed(unconfirmed)} />}
        <DataTable
          caption={words.title}
          rows={shown.phones}
          empty={<EmptyState title={words.none} />}
          columns={[
            { key: "holder", label: words.holder, rowHead: true, cell: (one) => one.holder },
            { key: "state", label: words.state, cell: (one) => <StateTag tone={tones[one.state]}>{words.states[one.state]}</StateTag> },
            { key: "asked", label: words.asked, kind: "nowrap", cell: (one) => (one.askedAt === null ? "–" : formatDate(one.askedAt, visit.language)) },
            {
              key: "act",
              label: words.act,
              cell: (one) => (
                <div class="rw-acts">
                  {one.state === "unconfirmed" ? (
                    <ActButton form={formOf(confirmPhone, visit, one.id)} small label={`${words.confirm}: ${one.holder}`}>
                      {words.confirm}
                    </ActButton>
                  ) : null}
                  <ActButton form={formOf(dropPhone, visit, one.id)} kind="quiet" small label={`${words.drop}: ${one.holder}`} confirm={words.dropSure(one.holder)}>
                    {words.drop}
                  </ActButton>
                </div>
              ),
            },
          ]}
        />
        <Details summary={words.invite} open={shown.phones.length === 0 || visit.query["do"] === invitePhone.name}>
          <OperationForm operation={invitePhone} visit={visit}>
            <TextField name="holder" label={words.holder} hint={words.holderHint} maxlength={80} required />
            <Submit kind="quiet">{words.inviteAct}</Submit>
          </OperationForm>
        </Details>
      </Card>
    </>
  );
};
