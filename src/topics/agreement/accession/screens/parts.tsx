/** What the pages of accession share: words, addresses, the form of a request. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { DateField, NumberField, TextArea, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { Alert } from "#ui/parts";
import { choose } from "#ui/words";
import { memberKinds } from "#topics/members/model";
import { saveAccession, type AccessionFailure } from "../contract.ts";
import type { AccessionRequest } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<AccessionFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export const cooperativePath = ({ params }: Pick<Visit, "params">) => `/verbund/${params["cooperativeId"]}`;
export const registerPath = (visit: Pick<Visit, "params">) => `${cooperativePath(visit)}/beitritte`;

export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

/** Who asks, how large, from when. */
export const RequestForm = ({ request, visit }: { request?: AccessionRequest; visit: Visit }) => {
  const { form, kinds } = wordsFor(visit);
  return (
    <OperationForm operation={saveAccession} visit={visit} hidden={{ revision: request?.revision }}>
      <TextField name="name" label={form.name} value={request?.name} maxlength={120} required />
      <TextField name="officialName" label={form.officialName} hint={form.officialHint} value={request?.officialName} maxlength={160} optional />
      <Select name="kind" label={form.kind} value={request?.kind ?? "gemeinde"} empty={null} options={memberKinds.map((value) => ({ value, label: kinds[value] }))} />
      <TextField name="ags" label={form.ags} value={request?.ags} maxlength={8} size="small" optional />
      <TextField name="postcode" label={form.postcode} value={request?.postcode} maxlength={5} size="small" optional />
      <NumberField name="population" label={form.population} value={request?.population} min={0} max={20_000_000} required />
      <DateField name="populationAsOf" label={form.populationAsOf} hint={form.populationHint} value={request?.populationAsOf} required />
      <TextField name="populationSource" label={form.source} value={request?.populationSource} maxlength={200} required />
      <DateField name="requestedOn" label={form.requestedOn} value={request?.requestedOn} required />
      <DateField name="wantedFrom" label={form.wantedFrom} value={request?.wantedFrom} required />
      <TextArea name="note" label={form.note} value={request?.note} rows={2} maxlength={2_000} optional />
      <Submit kind={request === undefined ? "primary" : "quiet"}>{request === undefined ? form.save : form.saveChange}</Submit>
    </OperationForm>
  );
};
