/** What the pages of grants have in common. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { DateField, MoneyField, TextField } from "#ui/fields";
import { OperationForm, Submit } from "#ui/form";
import { formatEuro, typedEuro } from "#ui/numbers";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import { saveGrant, type GrantFailure } from "../contract.ts";
import type { Grant } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<GrantFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export const grantsPath = ({ params }: Pick<Visit, "params">, rest = "") => `/verbund/${params["cooperativeId"]}/kosten/foerderungen${rest}`;

export const euroOf = (cents: number | null, { language }: Pick<Visit, "language">): string => (cents === null ? "–" : formatEuro(cents, language));

const tones = { prepared: "open", applied: "part", granted: "ok", refused: "no" } as const;

export const StateOf = ({ state, visit }: { state: Grant["state"]; visit: Visit }) => <StateTag tone={tones[state]}>{wordsFor(visit).states[state]}</StateTag>;

export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

type ApplicationProps = { readonly one?: Grant; readonly programmes: readonly { readonly value: string; readonly label: string }[]; readonly visit: Visit };

export const ApplicationForm = ({ one, programmes, visit }: ApplicationProps) => {
  const { record } = wordsFor(visit);
  return (
    <OperationForm operation={saveGrant} visit={visit} hidden={{ grantId: one?.id, version: one?.version, ...(one ? { programme: one.programme } : {}) }}>
      {one ? null : <Select name="programme" label={record.programme} value={programmes[0]?.value ?? ""} empty={null} options={programmes} />}
      <TextField name="title" label={record.title} value={one?.title} maxlength={160} required />
      <MoneyField name="requestedCents" label={record.requested} value={typedEuro(one?.requestedCents)} required />
      <DateField name="appliedOn" label={record.appliedOn} hint={record.appliedHint} value={one?.appliedOn ?? ""} optional />
      <TextField name="reference" label={record.reference} value={one?.reference} maxlength={80} optional />
      <Submit>{record.save}</Submit>
    </OperationForm>
  );
};
