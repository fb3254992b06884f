/** The form of a notice: amount, conditions, instalments and evidence, with room for two more of each. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { DateField, MoneyField, TextArea, TextField } from "#ui/fields";
import { HiddenField, OperationForm, Submit } from "#ui/form";
import { typedEuro } from "#ui/numbers";
import { noteAward } from "../contract.ts";
import { evidenceKinds, type Grant } from "../model.ts";
import { wordsFor } from "./parts.tsx";

const most = 12;
const rowsFor = (filled: number) => Array.from({ length: Math.min(most, filled + 2) }, (_, index) => index);

const InstalmentFields = ({ grant, visit }: { grant: Grant; visit: Visit }) => {
  const { record } = wordsFor(visit);
  return (
    <>
      {rowsFor(grant.instalments.length).map((index) => {
        const [name, one] = [`instalments.${index}`, grant.instalments[index]];
        return (
          <fieldset class="kern-fieldset">
            <legend class="kern-label">{record.instalment(index + 1)}</legend>
            {one ? <HiddenField name={`${name}.id`} value={one.id} /> : null}
            <DateField name={`${name}.dueOn`} label={record.dueOn} value={one?.dueOn ?? ""} optional />
            <MoneyField name={`${name}.cents`} label={record.amount} value={typedEuro(one?.cents)} optional />
          </fieldset>
        );
      })}
    </>
  );
};

const EvidenceFields = ({ grant, visit }: { grant: Grant; visit: Visit }) => {
  const words = wordsFor(visit);
  const { record } = words;
  return (
    <>
      {rowsFor(grant.evidence.length).map((index) => {
        const [name, one] = [`evidence.${index}`, grant.evidence[index]];
        return (
          <fieldset class="kern-fieldset">
            <legend class="kern-label">{record.evidenceEntry(index + 1)}</legend>
            {one ? <HiddenField name={`${name}.id`} value={one.id} /> : null}
            <Select
              name={`${name}.kind`}
              label={record.kind}
              value={one?.kind ?? (index === 0 ? "interim" : "final")}
              empty={null}
              options={evidenceKinds.map((value) => ({ value, label: words.days[value] }))}
            />
            <DateField name={`${name}.dueOn`} label={record.dueOn} value={one?.dueOn ?? ""} optional />
          </fieldset>
        );
      })}
    </>
  );
};

export const AwardForm = ({ grant, visit }: { grant: Grant; visit: Visit }) => {
  const { record } = wordsFor(visit);
  return (
    <OperationForm operation={noteAward} visit={visit} hidden={{ version: grant.version }}>
      <MoneyField name="grantedCents" label={record.granted} value={typedEuro(grant.grantedCents)} required />
      <DateField name="awardedOn" label={record.awardedOn} value={grant.awardedOn ?? ""} required />
      <TextField name="awardReference" label={record.awardReference} value={grant.awardReference} maxlength={80} optional />
      <TextArea name="conditions" label={record.conditions} value={grant.conditions} rows={3} maxlength={2_000} optional />
      <InstalmentFields grant={grant} visit={visit} />
      <EvidenceFields grant={grant} visit={visit} />
      <Submit>{record.save}</Submit>
    </OperationForm>
  );
};
