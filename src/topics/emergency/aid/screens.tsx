/** Mutual aid: one list for the whole cooperative, in the town halls with the form to add to it. */
import type { Visit } from "#kernel/screen";
import { RadioGroup, Select } from "#ui/choices";
import { DateField, NumberField, TextArea, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { formatNumber } from "#ui/numbers";
import { Alert, Card, Columns, EmptyState, PageHead, StateTag } from "#ui/parts";
import { Details } from "#ui/record";
import { defineScreen } from "#ui/screen";
import { DataTable, type Column } from "#ui/table";
import { choose } from "#ui/words";
import { listAid, postAid, proposeAid, withdrawAid, type AidFailure } from "./contract.ts";
import { aidKinds, directions, type Aid, type AidKind } from "./model.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<AidFailure, string>;

const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

type Part = { readonly shown: (typeof listAid)["output"]["_output"]; readonly visit: Visit };

const Withdraw = ({ one, visit }: { one: Aid; visit: Visit }) => {
  const words = wordsFor(visit);
  if (one.memberId !== visit.params["memberId"] || !visit.may(withdrawAid, one.memberId)) return null;
  return (
    <ActButton form={{ operation: withdrawAid, visit, instance: one.id, hidden: { aidId: one.id } }} kind="plain" small label={words.page.withdrawLabel(words.kinds[one.kind])}>
      {words.page.withdraw}
    </ActButton>
  );
};

const List = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { page } = words;
  const columns: Column<Aid>[] = [
    { key: "member", label: page.member, rowHead: true, cell: (one) => one.memberName },
    {
      key: "direction",
      label: page.direction,
      cell: (one) => <StateTag tone={one.direction === "offer" ? "ok" : "part"}>{words.directions[one.direction]}</StateTag>,
    },
    { key: "amount", label: page.amount, kind: "number", cell: (one) => formatNumber(one.amount, visit.language) },
    {
      key: "kind",
      label: page.kind,
      cell: (one) => (
        <>
          {words.kinds[one.kind]}
          {one.description === "" ? null : <span class="rw-soft"> – {one.description}</span>}
        </>
      ),
    },
    { key: "contact", label: page.contact, cell: (one) => one.contact },
    { key: "until", label: page.until, kind: "nowrap", cell: (one) => (one.untilOn === null ? page.open : page.day(one.untilOn)) },
    { key: "act", label: page.withdraw, labelHidden: true, kind: "act", cell: (one) => <Withdraw one={one} visit={visit} /> },
  ];
  return (
    <Card title={page.list}>
      <DataTable caption={page.list} rows={shown.entries} rowId={({ id }) => id} columns={columns} empty={<EmptyState title={page.empty}>{page.emptyHint}</EmptyState>} />
    </Card>
  );
};

const Sums = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  if (shown.sums.length === 0) return null;
  return (
    <Card title={words.page.sums}>
      <DataTable
        caption={words.page.sums}
        rows={shown.sums}
        columns={[
          { key: "kind", label: words.page.kind, rowHead: true, cell: (one) => words.kinds[one.kind] },
          { key: "offered", label: words.page.offered, kind: "number", cell: (one) => formatNumber(one.offered, visit.language) },
          { key: "requested", label: words.page.requested, kind: "number", cell: (one) => formatNumber(one.requested, visit.language) },
        ]}
      />
    </Card>
  );
};

/** What the survey knows, one line for each kind: nothing is offered before somebody says how many and whom to call. */
const Proposals = ({ kinds, visit }: { kinds: readonly AidKind[]; visit: Visit }) => {
  const words = wordsFor(visit);
  const { page } = words;
  if (kinds.length === 0 || !visit.may(postAid)) return null;
  return (
    <Card title={page.proposals}>
      <p>{page.proposalsText}</p>
      {kinds.map((kind) => (
        <Details summary={words.kinds[kind]} open={visit.given["aid"] === kind}>
          <OperationForm operation={postAid} visit={visit} instance={kind} mine={visit.given["aid"] === kind} hidden={{ direction: "offer", aid: kind }}>
            <NumberField name="amount" label={page.amount} value={1} min={1} max={10_000} required />
            <TextArea name="description" label={page.description} rows={2} maxlength={500} optional />
            <TextField name="contact" label={page.contact} hint={page.contactHint} maxlength={200} required />
            <Submit kind="quiet">{page.confirm}</Submit>
          </OperationForm>
        </Details>
      ))}
    </Card>
  );
};

const Posting = ({ shown, visit }: Part) => {
  const words = wordsFor(visit);
  const { page } = words;
  if (visit.params["memberId"] === undefined || !visit.may(postAid)) return null;
  return (
    <Card title={page.post}>
      <Details summary={page.post} open={visit.query["do"] === postAid.name || shown.entries.length === 0}>
        <OperationForm operation={postAid} visit={visit}>
          <RadioGroup name="direction" label={page.direction} value="offer" options={directions.map((value) => ({ value, label: words.directions[value] }))} />
          <Select name="aid" label={page.kind} options={aidKinds.map((value) => ({ value, label: words.kinds[value] }))} required />
          <NumberField name="amount" label={page.amount} value={1} min={1} max={10_000} required />
          <TextArea name="description" label={page.description} rows={2} maxlength={500} optional />
          <TextField name="contact" label={page.contact} hint={page.contactHint} maxlength={200} required />
          <DateField name="untilOn" label={page.until} />
          <Submit>{page.save}</Submit>
        </OperationForm>
      </Details>
    </Card>
  );
};

const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

const aidScreen = (path: string) =>
  defineScreen({
    path,
    title: (_, visit) => wordsFor(visit).page.title,
    lane: "emergency",
    shows: { shown: listAid },
    also: { proposed: proposeAid },
    acts: [postAid, withdrawAid],
    view: ({ shown, proposed }, visit) => {
      const words = wordsFor(visit).page;
      const { memberId, cooperativeId } = visit.params;
      return (
        <>
          <PageHead
            title={words.title}
            trail={[{ label: words.all, href: memberId === undefined ? `/verbund/${cooperativeId}/notfall` : `/mitglied/${memberId}/notfall` }]}
            lead={words.lead}
          />
          <Done visit={visit} />
          <Columns kind="stack">
            <List shown={shown} visit={visit} />
            <Sums shown={shown} visit={visit} />
            <Proposals kinds={memberId === undefined ? [] : (proposed?.kinds ?? [])} visit={visit} />
            <Posting shown={shown} visit={visit} />
          </Columns>
        </>
      );
    },
  });

/** The list for a town hall and for the cooperative. */
export const aidScreens = [aidScreen("/mitglied/:memberId/notfall/hilfe"), aidScreen("/verbund/:cooperativeId/notfall/hilfe")];
