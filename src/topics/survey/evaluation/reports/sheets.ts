/** The evaluation as a workbook: sections, counts of every choice, numbers, texts. */
import type { Cell, Sheet, Workbook } from "#kernel/sheets";
import type { Words } from "#ui/words";
import type { Overview, QuestionFigures } from "../model.ts";
import type { de } from "../words.de.ts";

export type SheetsContent = {
  readonly overview: Overview;
  readonly questions: ReadonlyMap<string, readonly QuestionFigures[]>;
  readonly words: Words<typeof de>;
};

const rounded = (value: number | null | undefined): Cell => (value === null || value === undefined ? null : Math.round(value * 10) / 10);
const joined = (who: readonly { readonly name: string }[]): Cell => (who.length === 0 ? null : who.map(({ name }) => name).join("; "));

function sectionsSheet({ overview, words }: SheetsContent): Sheet {
  const titles = [
    words.columns.section,
    words.columns.members,
    words.columns.smallest,
    words.columns.lower,
    words.columns.median,
    words.columns.upper,
    words.columns.largest,
    words.columns.mean,
    words.columns.medianBefore,
  ];
  const rows = overview.figures.map(({ title, spread, before }): Cell[] => [
    title,
    spread?.count ?? 0,
    rounded(spread?.min),
    rounded(spread?.lower),
    rounded(spread?.median),
    rounded(spread?.upper),
    rounded(spread?.max),
    rounded(spread?.mean),
    rounded(before),
  ]);
  return { name: words.sheets.sections, columns: titles.map((title, index) => ({ title, width: index === 0 ? 36 : 14 })), rows };
}

type Placed = { readonly section: string; readonly question: QuestionFigures };

const placed = ({ overview, questions }: SheetsContent): readonly Placed[] =>
  overview.sections.flatMap(({ key, title }) => (questions.get(key) ?? []).map((question) => ({ section: title, question })));

function choicesSheet(content: SheetsContent): Sheet {
  const { words } = content;
  const names = content.overview.names;
  const columns = [
    { title: words.columns.section, width: 28 },
    { title: words.columns.question, width: 60, wrap: true },
    { title: words.columns.choice, width: 36 },
    { title: words.columns.members, width: 12 },
    { title: words.columns.answered, width: 12 },
    ...(names ? [{ title: words.columns.who, width: 60, wrap: true }] : []),
  ];
  const rows = placed(content).flatMap(({ section, question }) => [
    ...question.choices.map(({ label, count, who }): Cell[] => [section, question.text, label, count, question.answered, ...(names ? [joined(who)] : [])]),
    ...(question.unknown > 0 ? [[section, question.text, words.unknown, question.unknown, question.answered, ...(names ? [joined(question.unknownWho)] : [])]] : []),
  ]);
  return { name: words.sheets.choices, columns, rows };
}

function numbersSheet(content: SheetsContent): Sheet {
  const { words } = content;
  const titles = [
    words.columns.section,
    words.columns.question,
    words.columns.unit,
    words.columns.answered,
    words.columns.smallest,
    words.columns.lower,
    words.columns.median,
    words.columns.upper,
    words.columns.largest,
    words.columns.mean,
    words.columns.sum,
  ];
  const rows = placed(content).flatMap(({ section, question: { text, unit, numbers } }): Cell[][] =>
    numbers ? [[section, text, unit, numbers.count, numbers.min, numbers.lower, numbers.median, numbers.upper, numbers.max, rounded(numbers.mean), numbers.sum]] : [],
  );
  return {
    name: words.sheets.numbers,
    columns: titles.map((title, index) => ({ title, width: [28, 60][index] ?? 14, wrap: index === 1 })),
    rows,
  };
}

/** Numbers and texts by member; empty where the reader may not know names. */
function singleSheet(content: SheetsContent): Sheet {
  const { words } = content;
  const rows = placed(content).flatMap(({ section, question: { text, values, texts } }): Cell[][] => [
    ...values.map(({ name, value }): Cell[] => [section, text, name, value]),
    ...texts.flatMap((group) => group.who.map(({ name }): Cell[] => [section, text, name, group.text])),
  ]);
  return {
    name: words.sheets.single,
    columns: [
      { title: words.columns.section, width: 28 },
      { title: words.columns.question, width: 60, wrap: true },
      { title: words.columns.member, width: 28 },
      { title: words.columns.answer, width: 60, wrap: true },
    ],
    rows,
  };
}

/** The workbook of an evaluation. */
export const workbookOf = (name: string, content: SheetsContent): Workbook => ({
  name,
  sheets: [sectionsSheet(content), choicesSheet(content), numbersSheet(content), ...(content.overview.names ? [singleSheet(content)] : [])],
});
