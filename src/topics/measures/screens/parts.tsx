/** What the pages of measures share. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { formatShortDate } from "#ui/dates";
import { DateField, MoneyField, TextArea, TextField } from "#ui/fields";
import type { Tone } from "#ui/markup";
import { typedEuro } from "#ui/numbers";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type { MeasuresFailure } from "../contract.ts";
import { efforts, priorities, type Measure, type MeasureState } from "../model.ts";
import { isOverdue } from "../rules.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

// Every failure has a sentence: a missing one does not compile.
de.failures satisfies Record<MeasuresFailure, string>;

export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de, en }, language);

export const tones: Readonly<Record<MeasureState, Tone>> = {
  open: "open",
  planned: "open",
  "in-progress": "part",
  "on-hold": "na",
  implemented: "part",
  effective: "ok",
  rejected: "na",
};

export const StateOf = ({ state, visit }: { state: MeasureState; visit: Visit }) => <StateTag tone={tones[state]}>{wordsFor(visit).states[state]}</StateTag>;

/** The day it is due, and that it has passed. */
export const Due = ({ measure, today, visit }: { measure: Pick<Measure, "dueOn" | "state">; today: string; visit: Visit }) => {
  const words = wordsFor(visit);
  if (measure.dueOn === null) return <span class="rw-soft">{words.list.noDay}</span>;
  return (
    <>
      {formatShortDate(measure.dueOn, visit.language)} {isOverdue(measure, today) ? <StateTag tone="no">{words.list.overdue}</StateTag> : null}
    </>
  );
};

/** Says what the last act did. */
export const Done = ({ visit }: { visit: Visit }) => {
  const sentence = wordsFor(visit).done[visit.done ?? ""];
  return sentence === undefined || visit.issues.length > 0 ? null : <Alert tone="success" title={sentence} live />;
};

/** The member's address. */
export const memberPath = (visit: Pick<Visit, "params">, rest = ""): string => `/mitglied/${visit.params["memberId"]}/massnahmen${rest}`;
export const cooperativePath = (visit: Pick<Visit, "params">, rest = ""): string => `/verbund/${visit.params["cooperativeId"]}/massnahmen${rest}`;

const options = (values: readonly number[], labels: Readonly<Record<number, string>>) => values.map((value) => ({ value: String(value), label: labels[value] ?? String(value) }));

/** What a measure and a cooperative measure have in common. */
export const WhatFields = ({ value, visit }: { value?: Pick<Measure, "title" | "description" | "priority" | "effort"> | undefined; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <>
      <TextField name="title" label={words.form.what} hint={words.form.whatHint} value={value?.title} required maxlength={200} />
      <TextArea name="description" label={words.form.description} value={value?.description} optional rows={4} />
      <Select name="priority" label={words.form.priority} value={String(value?.priority ?? 2)} empty={null} options={options(priorities, words.priorities)} />
      <Select
        name="effort"
        label={words.form.effort}
        value={value?.effort === null || value?.effort === undefined ? "" : String(value.effort)}
        empty={words.form.effortNone}
        options={options(efforts, words.efforts)}
      />
    </>
  );
};

type Own = Pick<Measure, "ownerId" | "ownerName" | "dueOn" | "costOnce" | "costYearly">;

/** Who, by when, for how much. */
export const OwnFields = ({ value, owners, visit }: { value?: Own | undefined; owners: readonly { readonly id: string; readonly name: string }[]; visit: Visit }) => {
  const words = wordsFor(visit).form;
  return (
    <>
      {owners.length === 0 ? null : (
        <Select name="ownerId" label={words.owner} value={value?.ownerId ?? ""} empty={words.ownerNone} options={owners.map(({ id, name }) => ({ value: id, label: name }))} />
      )}
      <TextField name="ownerName" label={owners.length === 0 ? words.owner : words.ownerName} value={value?.ownerId === null ? value.ownerName : ""} maxlength={120} />
      <DateField name="dueOn" label={words.due} value={value?.dueOn ?? ""} />
      <MoneyField name="costOnce" label={words.costOnce} value={typedEuro(value?.costOnce)} />
      <MoneyField name="costYearly" label={words.costYearly} value={typedEuro(value?.costYearly)} />
    </>
  );
};
