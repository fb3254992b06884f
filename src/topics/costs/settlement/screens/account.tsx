/** Where and how members pay. */
import { formatIban } from "#kernel/iban";
import { NumberField, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Card, Columns, EmptyState, PageHead } from "#ui/parts";
import { Facts } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { readAccount, saveAccount } from "../contract.ts";
import { usualDays } from "../rules.ts";
import { accountFacts, costsPath, Done, wordsFor } from "./parts.tsx";

/** Where members pay: read by everybody who pays, written by the office. */
export const accountScreen = defineScreen({
  path: "/verbund/:cooperativeId/kosten/zahlung",
  title: (_, visit) => wordsFor(visit).account.title,
  lane: "costs",
  shows: { shown: readAccount },
  acts: [saveAccount],
  view: ({ shown: { account } }, visit) => {
    const { account: words, page } = wordsFor(visit);
    return (
      <>
        <PageHead title={words.title} lead={words.lead} trail={[{ label: page.costs, href: costsPath(visit) }]} />
        <Done visit={visit} />
        <Columns kind="stack">
          <Card title={words.now} note={account === null ? undefined : words.changed(account.changedAt, account.changedByName)}>
            {account === null ? (
              <EmptyState title={words.none}>{words.noneText}</EmptyState>
            ) : (
              <Facts facts={[...accountFacts(account, visit), { term: words.begins, value: account.purpose }, { term: words.days, value: words.within(account.days) }]} />
            )}
          </Card>
          {visit.may(saveAccount) ? (
            <Card title={account === null ? words.enter : words.change}>
              <OperationForm operation={saveAccount} visit={visit} hidden={{ version: account?.version }}>
                <TextField name="holder" label={words.holder} hint={words.holderHint} value={account?.holder} required maxlength={70} />
                <TextField name="iban" label={words.iban} hint={words.ibanHint} value={account === null ? "" : formatIban(account.iban)} required maxlength={42} />
                <TextField name="bank" label={words.bank} value={account?.bank} optional maxlength={70} />
                <TextField name="purpose" label={words.begins} hint={words.purposeHint} value={account?.purpose ?? words.usual} required maxlength={60} />
                <NumberField name="days" label={words.days} hint={words.daysHint} unit={words.unit} value={account?.days ?? usualDays} min={1} max={90} required />
                <Submit>{words.save}</Submit>
              </OperationForm>
            </Card>
          ) : null}
        </Columns>
      </>
    );
  },
});
