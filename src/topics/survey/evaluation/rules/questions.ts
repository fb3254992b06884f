/** One question over all members: counts, numbers, texts, tables. */
import type { MemberId } from "#kernel/ids";
import type { Definition, Option, Question, TableRow } from "#topics/survey/questionnaires/model";
import { askedKeys, pointsOf } from "#topics/survey/questionnaires/rules/answered";
import type { MemberValue, Named, QuestionFigures, TableSummary, Voice } from "../model.ts";
import { meansBySize, mediansBySize } from "./figures.ts";
import { spreadOf } from "./spread.ts";

/** The voices that were asked each question. */
export function askedVoices(definition: Definition, voices: readonly Voice[]): (key: string) => readonly Voice[] {
  const asked = voices.map((voice) => ({ voice, keys: askedKeys(definition, voice.values) }));
  return (key) => asked.flatMap(({ voice, keys }) => (keys.has(key) ? [voice] : []));
}

/** Names of members by their key; empty where the reader may not know them. */
export type Names = ReadonlyMap<string, string>;

const whoOf = (voices: readonly { readonly memberId: MemberId }[], names: Names): Named[] =>
  voices.flatMap(({ memberId }) => {
    const name = names.get(memberId);
    return name === undefined ? [] : [{ memberId, name }];
  });

const steps = ({ scale }: Question): Option[] =>
  scale === undefined
    ? []
    : Array.from({ length: scale.max - scale.min + 1 }, (_, index) => {
        const step = scale.min + index;
        const label = step === scale.min ? `${step} – ${scale.minLabel}` : step === scale.max ? `${step} – ${scale.maxLabel}` : String(step);
        return { key: String(step), label, points: index / (scale.max - scale.min) };
      });

/** What can be chosen: options, or the steps of a scale. */
export const choicesOf = (question: Question): readonly Option[] => question.options ?? steps(question);

/** The keys of what a member chose. */
export function chosenBy(question: Question, { values }: Pick<Voice, "values">): readonly string[] {
  const value = values[question.key];
  if (question.kind === "single" && typeof value === "string") return [value];
  if (question.kind === "scale" && typeof value === "number") return [String(value)];
  return question.kind === "multiple" && Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

const isAnswered = (question: Question, voice: Voice) => voice.values[question.key] !== undefined && voice.values[question.key] !== null;

/** Shares of the choices among those who answered. */
export function sharesOf(question: Question, voices: readonly Voice[]): ReadonlyMap<string, number> {
  const answered = voices.filter((voice) => isAnswered(question, voice));
  const counts = new Map(choicesOf(question).map(({ key }) => [key, 0]));
  for (const voice of answered) for (const key of chosenBy(question, voice)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...counts].map(([key, count]) => [key, answered.length === 0 ? 0 : count / answered.length]));
}

/** The numbers members gave. */
export const numbersOf = (question: Question, voices: readonly Voice[]): readonly MemberValue[] =>
  question.kind !== "number" && question.kind !== "money"
    ? []
    : voices.flatMap(({ memberId, size, values }) => {
        const value = values[question.key];
        return typeof value === "number" ? [{ memberId, size, value }] : [];
      });

/** Texts that differ only in capitals, blanks and the last full stop are one. */
export const plainText = (text: string): string =>
  text
    .trim()
    .toLocaleLowerCase("de")
    .replaceAll(/\s+/gu, " ")
    .replace(/[.!;,]+$/u, "");

const germanOrder = new Intl.Collator("de");

function textsOf(question: Question, voices: readonly Voice[], names: Names) {
  const told = voices.flatMap((voice) => {
    const value = voice.values[question.key];
    return typeof value === "string" && (question.kind === "text" || question.kind === "date") ? [{ memberId: voice.memberId, text: value }] : [];
  });
  const grouped = [...Map.groupBy(told, ({ text }) => plainText(text)).values()];
  return grouped
    .map((group) => ({ text: group[0]?.text ?? "", members: group.length, who: whoOf(group, names) }))
    .toSorted((a, b) => b.members - a.members || germanOrder.compare(a.text, b.text));
}

const rowsOf = (question: Question, { values }: Voice): readonly TableRow[] => {
  const value = values[question.key];
  return question.kind === "table" && Array.isArray(value) ? value.filter((row) => typeof row === "object") : [];
};

type Entry = { readonly memberId: string; readonly label: string; readonly cells: TableRow["cells"] };

/** A table with fixed rows is summed up row by row; in a free one rows with the same first cell count as one. */
function tableOf(question: Question, voices: readonly Voice[]): TableSummary | null {
  if (question.kind !== "table") return null;
  const columns = question.columns ?? [];
  const [first] = columns;
  const summed = question.rows ? columns : columns.slice(1);
  const entries = voices.flatMap((voice) =>
    rowsOf(question, voice).map((row): Entry => ({
      memberId: voice.memberId,
      label: row.row ?? labelOf(first, row.cells),
      cells: row.cells,
    })),
  );
  const grouped = Map.groupBy(entries, ({ label }) => (question.rows ? label : plainText(label)));
  const groups = question.rows ? question.rows.map((label) => grouped.get(label) ?? []) : [...grouped.values()].toSorted((a, b) => b.length - a.length);
  const rows = groups.map((group, index) => ({
    label: question.rows?.[index] ?? group[0]?.label ?? "",
    members: new Set(group.map(({ memberId }) => memberId)).size,
    cells: summed.map((column) => cellOf(column, group)),
  }));
  return { head: question.rows ? "" : (first?.label ?? ""), columns: summed.map(({ label }) => label), rows };
}

type TableColumn = NonNullable<Question["columns"]>[number];

function labelOf(column: TableColumn | undefined, cells: TableRow["cells"]): string {
  const content = column ? cells[column.key] : undefined;
  return column?.options?.find(({ key }) => key === content)?.label ?? String(content ?? "–");
}

function cellOf(column: TableColumn, group: readonly Entry[]) {
  const contents = group.flatMap(({ cells }) => cells[column.key] ?? []);
  const counts = (column.options ?? []).map(({ key, label }) => ({ label, count: contents.filter((content) => content === key).length })).filter(({ count }) => count > 0);
  const numbers = contents.filter((content) => typeof content === "number");
  return {
    counts,
    sum: column.kind === "number" && numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) : null,
    filled: contents.length,
  };
}

type Before = { readonly question: Question; readonly voices: readonly Voice[] };

/** Everything about one question; `voices` are those who were asked it, `before` those of the last period, if it was asked then. */
export function questionFiguresOf(question: Question, voices: readonly Voice[], { names, before }: { readonly names: Names; readonly before: Before | null }): QuestionFigures {
  const numbers = numbersOf(question, voices);
  const earlier = before ? sharesOf(before.question, before.voices) : null;
  const unknown = voices.filter((voice) => voice.unknown.has(question.key));
  const rated = voices.flatMap(({ memberId, size, values }): MemberValue[] => {
    const points = pointsOf(question, values[question.key]);
    return points === null ? [] : [{ memberId, size, value: points * 100 }];
  });
  return {
    key: question.key,
    kind: question.kind,
    text: question.text,
    unit: question.kind === "money" ? "€" : (question.unit ?? null),
    asked: voices.length,
    answered: voices.filter((voice) => isAnswered(question, voice)).length,
    unknown: unknown.length,
    choices: choicesOf(question).map(({ key, label, points }) => {
      const chosen = voices.filter((voice) => chosenBy(question, voice).includes(key));
      return { key, label, points: points ?? null, count: chosen.length, before: earlier?.get(key) ?? null, who: whoOf(chosen, names) };
    }),
    numbers: spreadOf(numbers.map(({ value }) => value)),
    before: before ? (spreadOf(numbersOf(before.question, before.voices).map(({ value }) => value))?.median ?? null) : null,
    mean: spreadOf(rated.map(({ value }) => value))?.mean ?? null,
    values: whoOf(numbers, names).map((one, index) => ({ ...one, value: numbers[index]?.value ?? 0 })),
    bySize: numbers.length > 0 ? mediansBySize(numbers) : meansBySize(rated),
    texts: textsOf(question, voices, names),
    table: tableOf(question, voices),
    unknownWho: whoOf(unknown, names),
    unlisted: 0,
  };
}
