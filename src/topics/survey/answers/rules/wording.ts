/** Values in words, as they stand on pages, in papers and in the frozen state. */
import type { AnswerValue, Column, Option, Question, TableRow } from "#topics/survey/questionnaires/model";
import { readValue } from "#topics/survey/questionnaires/rules/values";

type Language = "de" | "en";

// Making a formatter costs far more than using it, and a section says a hundred numbers.
const formatsOf = (locale: string) => ({
  number: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }),
  euro: new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }),
  day: new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }),
});
const formats = { de: formatsOf("de-DE"), en: formatsOf("en-GB") } as const;

const labelOf = (options: readonly Option[] | undefined, key: string) => options?.find((option) => option.key === key)?.label ?? key;

const numberText = (value: number, language: Language) => formats[language].number.format(value);

function cellText(column: Column, cell: string | number, language: Language): string {
  const text = typeof cell === "number" ? numberText(cell, language) : column.kind === "choice" ? labelOf(column.options, cell) : cell;
  return column.unit === undefined ? text : `${text} ${column.unit}`;
}

const rowText = ({ columns = [] }: Question, { row, cells }: TableRow, language: Language): string => {
  const parts = columns.flatMap((column) => {
    const cell = cells[column.key];
    return cell === undefined ? [] : [`${column.label}: ${cellText(column, cell, language)}`];
  });
  return row === undefined ? parts.join(", ") : `${row} – ${parts.join(", ")}`;
};

function numberOf(question: Question, value: number, language: Language): string {
  if (question.kind === "money") return formats[language].euro.format(value);
  if (question.kind === "scale" && question.scale) return `${value} (${question.scale.min} = ${question.scale.minLabel}, ${question.scale.max} = ${question.scale.maxLabel})`;
  return question.unit === undefined ? numberText(value, language) : `${numberText(value, language)} ${question.unit}`;
}

/** A value as a person reads it; rows of a table one below the other; empty for no value. */
export function valueText(question: Question, value: AnswerValue | null | undefined, language: Language): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberOf(question, value, language);
  if (typeof value === "string") {
    if (question.kind === "single") return labelOf(question.options, value);
    return question.kind === "date" ? formats[language].day.format(new Date(`${value}T00:00:00Z`)) : value;
  }
  if (!Array.isArray(value)) return value.name;
  return value
    .map((item) => (typeof item === "string" ? labelOf(question.options, item) : rowText(question, item, language)))
    .join(value.some((item) => typeof item === "object") ? "\n" : ", ");
}

/** What somebody sent, in words, even if it does not fit the question. */
export function givenText(question: Question, raw: unknown, language: Language): string {
  if (raw === undefined || raw === null || raw === "") return "";
  const reading = readValue(question, raw);
  if (reading.ok) return valueText(question, reading.value, language);
  return typeof raw === "string" || typeof raw === "number" ? String(raw) : "";
}
