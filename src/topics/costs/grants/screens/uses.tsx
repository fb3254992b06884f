/** What a grant was used for, and what is left of it. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { dayOf, formatShortDate } from "#ui/dates";
import { DateField, MoneyField, TextField } from "#ui/fields";
import { ActButton, OperationForm, Submit } from "#ui/form";
import { Card } from "#ui/parts";
import { Details } from "#ui/record";
import { DataTable } from "#ui/table";
import { addUse, removeUse, type readGrant } from "../contract.ts";
import type { GrantUse } from "../model.ts";
import { euroOf, wordsFor } from "./parts.tsx";

export type Part = { readonly shown: (typeof readGrant)["output"]["_output"]; readonly visit: Visit };

const UseForm = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  return (
    <OperationForm operation={addUse} visit={visit}>
      {shown.positions.length === 0 ? null : (
        <Select
          name="positionId"
          label={record.position}
          value=""
          empty={record.positionNone}
          options={shown.positions.map(({ id, year, title, cents }) => ({ value: id, label: `${year}: ${title}, ${euroOf(cents, visit)}` }))}
        />
      )}
      <TextField name="title" label={record.inWords} hint={shown.positions.length === 0 ? undefined : record.inWordsHint} maxlength={160} optional />
      <DateField name="usedOn" label={record.usedOn} value={dayOf(visit.now)} required />
      <MoneyField name="cents" label={record.amount} required />
      <TextField name="note" label={record.useNote} maxlength={400} optional />
      <Submit kind="quiet">{record.addUse}</Submit>
    </OperationForm>
  );
};

export const Uses = ({ shown, visit }: Part) => {
  const { record } = wordsFor(visit);
  const act = {
    key: "act",
    label: record.remove,
    labelHidden: true,
    kind: "act" as const,
    cell: ({ id, title }: GrantUse) => (
      <ActButton form={{ operation: removeUse, visit, instance: id, hidden: { useId: id } }} kind="plain" small label={record.removeLabel(title)}>
        {record.remove}
      </ActButton>
    ),
  };
  return (
    <Card title={record.uses} note={record.usesLead(euroOf(shown.sums.used, visit), euroOf(shown.sums.rest, visit))}>
      <DataTable
        caption={record.uses}
        rows={shown.grant.uses}
        empty={record.noUses}
        columns={[
          { key: "what", label: record.use, rowHead: true, cell: ({ title }) => title },
          { key: "day", label: record.usedOn, kind: "nowrap", cell: ({ usedOn }) => formatShortDate(usedOn, visit.language) },
          { key: "amount", label: record.amount, kind: "number", cell: ({ cents }) => euroOf(cents, visit) },
          { key: "note", label: record.useNote, cell: ({ note }) => note },
          ...(visit.may(removeUse) ? [act] : []),
        ]}
      />
      {visit.may(addUse) ? (
        <Details summary={record.addUse} open={visit.issues.length > 0 && visit.query["do"] === addUse.name}>
          <UseForm shown={shown} visit={visit} />
        </Details>
      ) : null}
    </Card>
  );
};
