/** How a questionnaire becomes a workbook: sheets for sections, sheets for tables. */
import type { Cell, Sheet, SheetColumn } from "#kernel/sheets";
import type { StoredAnswer } from "#topics/survey/answers/model";
import type { Definition, Question, Section, TableRow } from "#topics/survey/questionnaires/model";
import { questionOf, questionsOf } from "#topics/survey/questionnaires/rules/answered";
import { idHead } from "../model.ts";
import { cellOf, labelsOf, tableCellOf } from "./cells.ts";

/** The heads of the columns of a section's sheet. */
export type Heads = {
  readonly number: string;
  readonly question: string;
  readonly help: string;
  readonly answer: string;
  readonly choices: string;
  readonly unknown: string;
  readonly remark: string;
};

/** What the sheets say beside the questions, in the reader's language. */
export type LayoutWords = {
  readonly heads: Heads;
  readonly tableName: (number: number) => string;
  readonly tableAt: (sheet: string) => string;
  readonly rowHead: string;
  readonly onlyIf: (question: string, answers: readonly string[]) => string;
  readonly several: string;
  readonly one: string;
  readonly file: string;
  readonly date: string;
  readonly step: (scale: { readonly min: number; readonly minLabel: string; readonly max: number; readonly maxLabel: string }) => string;
};

/** The mark that ticks a box. */
export const tick = "x";

/** Rows of a free table that are offered: as many as may be filled in. */
const defaultRows = 20;

export type Answers = ReadonlyMap<string, Pick<StoredAnswer, "state" | "value" | "remark">>;

type Laying = { readonly definition: Definition; readonly answers: Answers; readonly words: LayoutWords };

function helpOf(question: Question, { definition, words }: Laying): string {
  const asked = question.condition && questionOf(definition, question.condition.question)?.question;
  const labels = asked?.options?.filter(({ key }) => question.condition?.is.includes(key)).map(({ label }) => label) ?? [];
  return [...(asked ? [words.onlyIf(asked.text, labels)] : []), ...(question.help === undefined ? [] : [question.help])].join("\n");
}

function choicesText({ kind, unit, scale }: Question, words: LayoutWords): string {
  if (kind === "single") return words.one;
  if (kind === "multiple") return words.several;
  if (kind === "scale" && scale) return words.step(scale);
  if (kind === "money") return "€";
  if (kind === "date") return words.date;
  return kind === "file" ? words.file : (unit ?? "");
}

function listOf({ kind, options, scale }: Question): readonly string[] | null {
  if (kind === "single") return labelsOf(options ?? []).map(({ label }) => label);
  return kind === "scale" && scale ? Array.from({ length: scale.max - scale.min + 1 }, (_, index) => String(scale.min + index)) : null;
}

const remarkOf = (answer: { readonly remark: string } | undefined): Cell => (answer === undefined || answer.remark === "" ? null : answer.remark);

type Line = { readonly cells: readonly Cell[]; readonly list: readonly string[] | null };

function questionLines(question: Question, number: string, laying: Laying & { readonly tables: ReadonlyMap<string, string> }): readonly Line[] {
  const { answers, words, tables } = laying;
  const answer = answers.get(question.key);
  const table = tables.get(question.key);
  const shown = question.kind === "multiple" ? null : table === undefined ? cellOf(question, answer?.value) : words.tableAt(table);
  const head: Line = {
    cells: [number, question.text, helpOf(question, laying), shown, choicesText(question, words), answer?.state === "unknown" ? tick : null, remarkOf(answer), question.key],
    list: listOf(question),
  };
  if (question.kind !== "multiple") return [head];
  const chosen: readonly unknown[] = Array.isArray(answer?.value) ? answer.value : [];
  return [
    head,
    ...labelsOf(question.options ?? []).map(({ key, label }): Line => ({
      cells: [null, `    ${label}`, null, chosen.includes(key) ? tick : null, null, null, null, `${question.key}#${key}`],
      list: [tick],
    })),
  ];
}

function sectionSheet(section: Section, number: number, laying: Laying & { readonly tables: ReadonlyMap<string, string> }): Sheet {
  const { heads } = laying.words;
  const lines = section.questions.flatMap((question, index) => questionLines(question, `${number}.${index + 1}`, laying));
  const columns: SheetColumn[] = [
    { title: heads.number, width: 7 },
    { title: heads.question, width: 52, wrap: true },
    { title: heads.help, width: 44, wrap: true },
    { title: heads.answer, width: 34, wrap: true, choicesByRow: lines.map(({ list }) => list) },
    { title: heads.choices, width: 24, wrap: true },
    { title: heads.unknown, width: 12, choices: [tick] },
    { title: heads.remark, width: 34, wrap: true },
    { title: idHead, width: 20, hidden: true },
  ];
  return { name: `${number} ${section.title}`, columns, rows: lines.map(({ cells }) => cells) };
}

const isRow = (row: unknown): row is TableRow => typeof row === "object" && row !== null && "cells" in row;

/** The heads of a table's sheet, without the column of ids. */
export const tableHeads = ({ columns = [], rows }: Question, rowHead: string): readonly string[] => [
  ...(rows ? [rowHead] : []),
  ...columns.map(({ label, unit }) => (unit === undefined ? label : `${label} (${unit})`)),
];

function tableSheet(question: Question, name: string, { answers, words }: Laying): Sheet {
  const { columns = [], rows, maxRows = defaultRows } = question;
  const value = answers.get(question.key)?.value;
  const filled = Array.isArray(value) ? value.filter(isRow) : [];
  const places = rows ? rows.map((row) => filled.find((one) => one.row === row)) : Array.from({ length: Math.max(maxRows, filled.length) }, (_, index) => filled[index]);
  const cells = places.map((place, index): Cell[] => [
    ...(rows ? [rows[index] ?? ""] : []),
    ...columns.map((column) => tableCellOf(column, place?.cells[column.key])),
    `${question.key}@${index}`,
  ]);
  const titles = tableHeads(question, words.rowHead);
  const choices = [...(rows ? [undefined] : []), ...columns.map(({ options }) => (options ? labelsOf(options).map(({ label }) => label) : undefined))];
  return {
    name,
    columns: [
      ...titles.map((title, index): SheetColumn => ({
        title,
        width: 26,
        wrap: true,
        ...(choices[index] ? { choices: choices[index] } : {}),
      })),
      { title: idHead, width: 20, hidden: true },
    ],
    rows: cells,
  };
}

/** The sheets of a questionnaire with the answers so far: sections first, then the tables they point to. */
export function sheetsOf(laying: Laying): readonly Sheet[] {
  const withTables = questionsOf(laying.definition).flatMap(({ question }) => (question.kind === "table" ? [question] : []));
  const tables = new Map(withTables.map((question, index) => [question.key, laying.words.tableName(index + 1)]));
  return [
    ...laying.definition.sections.map((section, index) => sectionSheet(section, index + 1, { ...laying, tables })),
    ...withTables.map((question) => tableSheet(question, tables.get(question.key) ?? question.key, laying)),
  ];
}
