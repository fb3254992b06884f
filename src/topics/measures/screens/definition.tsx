/** What a definition looks like: its fields and its day. */
import type { Visit } from "#kernel/screen";
import { Select } from "#ui/choices";
import { formatMonth, formatShortDate } from "#ui/dates";
import { DateField } from "#ui/fields";
import type { CooperativeMeasure } from "../model.ts";
import { WhatFields, wordsFor } from "./parts.tsx";

const monthName = (month: number, visit: Visit) => formatMonth(`2026-${String(month).padStart(2, "0")}-01`, visit.language).replace(/\s*\d{4}$/, "");
const monthOptions = (visit: Visit) => Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: monthName(index + 1, visit) }));

/** When it is due, in words. */
export const dueOf = (measure: CooperativeMeasure, visit: Visit): string => {
  const words = wordsFor(visit);
  if (measure.yearlyMonth !== null) return words.cooperative.yearly(monthName(measure.yearlyMonth, visit));
  return measure.dueOn === null ? words.list.noDay : formatShortDate(measure.dueOn, visit.language);
};

/** What is to be done in all members, by when, and whether it returns. */
export const DefinitionFields = ({ value, visit }: { value?: CooperativeMeasure | undefined; visit: Visit }) => {
  const words = wordsFor(visit);
  return (
    <>
      <WhatFields value={value} visit={visit} />
      <DateField name="dueOn" label={words.form.due} value={value?.dueOn ?? ""} />
      <Select
        name="yearlyMonth"
        label={words.cooperative.month}
        value={value?.yearlyMonth === null || value === undefined ? "" : String(value.yearlyMonth)}
        empty={words.cooperative.monthNone}
        options={monthOptions(visit)}
      />
    </>
  );
};
