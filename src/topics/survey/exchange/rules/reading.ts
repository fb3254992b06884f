/** What a filled-in workbook says, question by question; pure: it knows neither today's answers nor the signature. */
import type { Cell, ReadWorkbook } from "#kernel/sheets";
import type { Definition, Question } from "#topics/survey/questionnaires/model";
import { questionsOf } from "#topics/survey/questionnaires/rules/answered";
import { idHead, sealSheet, type Entry, type Mistake, type Spot } from "../model.ts";
import { keyOf, plainCell, plainText } from "./cells.ts";
import { tableHeads, type Heads } from "./layout.ts";

/** An entry with its place; for tables also the row of each of its lines. */
export type ReadEntry = Spot & { readonly entry: Entry; readonly tableRows: readonly number[] };

export type Reading = {
  readonly entries: ReadonlyMap<string, ReadEntry>;
  readonly mistakes: readonly Mistake[];
  /** Ids that name nothing in the questionnaire: somebody changed the hidden column. */
  readonly strangeIds: readonly string[];
};

type ReadSheet = ReadWorkbook["sheets"][number];
type Placed = { readonly sheet: ReadSheet; readonly row: readonly Cell[]; readonly number: number; readonly id: string };

type Gathered = {
  readonly values: Map<string, { spot: Spot; value: Cell; unknown: boolean; remark: string }>;
  readonly ticks: Map<string, Map<string, boolean>>;
  readonly lines: Map<string, Map<number, { number: number; cells: readonly Cell[]; sheet: string }>>;
  readonly mistakes: Mistake[];
  readonly strange: string[];
};

const isTicked = (cell: Cell | undefined): boolean => !["", "nein", "no", "-", "0"].includes(plainText(cell).toLowerCase());

const columnOf = (head: readonly Cell[], titles: readonly string[]) => head.findIndex((cell) => titles.includes(plainText(cell)));

type Known = { readonly questions: ReadonlyMap<string, Question>; readonly heads: readonly Heads[]; readonly rowHeads: readonly string[] };

function readSection(rows: readonly Placed[], head: readonly Cell[], { known, gathered }: { known: Known; gathered: Gathered }): void {
  const [answer, unknown, remark] = [
    columnOf(
      head,
      known.heads.map((one) => one.answer),
    ),
    columnOf(
      head,
      known.heads.map((one) => one.unknown),
    ),
    columnOf(
      head,
      known.heads.map((one) => one.remark),
    ),
  ];
  const first = rows[0];
  if (!first) return;
  if (answer < 0 || unknown < 0 || remark < 0) {
    gathered.mistakes.push({ sheet: first.sheet.name, row: 1, question: null, reason: "head-changed" });
    return;
  }
  for (const { sheet, row, number, id } of rows) {
    const [key = "", option] = id.split("#");
    const spot = { sheet: sheet.name, row: number };
    if (option !== undefined) {
      const ticks = gathered.ticks.get(key) ?? new Map<string, boolean>();
      ticks.set(option, isTicked(row[answer]) || ticks.get(option) === true);
      gathered.ticks.set(key, ticks);
    } else if (gathered.values.has(key)) gathered.mistakes.push({ ...spot, question: key, reason: "row-twice" });
    else gathered.values.set(key, { spot, value: row[answer] ?? null, unknown: isTicked(row[unknown]), remark: plainText(row[remark]) });
  }
}

function readTable(
  question: Question,
  { rows, head, at }: { rows: readonly Placed[]; head: readonly Cell[]; at: number },
  { known, gathered }: { known: Known; gathered: Gathered },
): void {
  const [first] = rows;
  const fits = known.rowHeads.some((rowHead) => tableHeads(question, rowHead).every((title, index) => plainText(head[index]) === plainText(title)));
  if (!first) return;
  if (!fits || at !== tableHeads(question, "").length) {
    gathered.mistakes.push({ sheet: first.sheet.name, row: 1, question: question.key, reason: "head-changed" });
    return;
  }
  const lines = new Map<number, { number: number; cells: readonly Cell[]; sheet: string }>();
  for (const { sheet, row, number, id } of rows) {
    const index = Number(id.slice(id.indexOf("@") + 1));
    if (lines.has(index)) gathered.mistakes.push({ sheet: sheet.name, row: number, question: question.key, reason: "row-twice" });
    else lines.set(index, { number, cells: row.slice(0, at), sheet: sheet.name });
  }
  gathered.lines.set(question.key, lines);
}

function exists(id: string, { questions }: Known): boolean {
  const [, key = "", sign = "", rest = ""] = /^([^#@]+)(?:([#@])(.+))?$/.exec(id) ?? [];
  const question = questions.get(key);
  if (!question) return false;
  if (sign === "") return true;
  return sign === "#" ? question.kind === "multiple" && (question.options ?? []).some((option) => option.key === rest) : question.kind === "table" && /^\d{1,3}$/.test(rest);
}

function readSheet(sheet: ReadSheet, known: Known, gathered: Gathered): void {
  const [head = []] = sheet.rows;
  const at = columnOf(head, [idHead]);
  if (at < 0 || sheet.name === sealSheet) return;
  const placed = sheet.rows.slice(1).map((row, index): Placed => ({ sheet, row, number: index + 2, id: plainText(row[at]) }));
  for (const { row, number, id } of placed) {
    if (id === "" && row.some((cell) => plainCell(cell) !== null)) gathered.mistakes.push({ sheet: sheet.name, row: number, question: null, reason: "row-unknown" });
    else if (id !== "" && !exists(id, known)) gathered.strange.push(id);
  }
  const named = placed.filter(({ id }) => id !== "" && exists(id, known));
  const [ofTables, ofSections] = [named.filter(({ id }) => id.includes("@")), named.filter(({ id }) => !id.includes("@"))];
  readSection(ofSections, head, { known, gathered });
  for (const [key, rows] of Map.groupBy(ofTables, ({ id }) => id.slice(0, id.indexOf("@")))) {
    const question = known.questions.get(key);
    if (question) readTable(question, { rows, head, at }, { known, gathered });
  }
}

/** The lines of a table as the rules of values read them, and where each stands. */
function tableEntry(question: Question, lines: ReadonlyMap<number, { number: number; cells: readonly Cell[] }>) {
  const { columns = [], rows } = question;
  const ordered = [...lines].toSorted(([a], [b]) => a - b);
  const filled = ordered.flatMap(([index, { number, cells }]) => {
    const own = rows ? cells.slice(1) : cells;
    const content = columns.flatMap((column, place) => {
      const cell = plainCell(own[place]);
      return cell === null ? [] : [[column.key, column.kind === "choice" ? keyOf(column.options, cell) : column.kind === "text" ? String(cell) : cell] as const];
    });
    return content.length === 0 ? [] : [{ number, row: { ...(rows ? { row: rows[index] ?? "" } : {}), cells: Object.fromEntries(content) } }];
  });
  return { value: filled.map(({ row }) => row), tableRows: filled.map(({ number }) => number) };
}

function valueOf(question: Question, cell: Cell): unknown {
  const plain = plainCell(cell);
  if (question.kind === "single") return keyOf(question.options, plain);
  // A number in a text cell of ours is still what somebody wrote.
  return question.kind === "text" || question.kind === "date" ? (plain === null ? null : String(plain)) : plain;
}

type Found = { readonly value: unknown; readonly tableRows: readonly number[]; /** A table stands in a sheet of its own. */ readonly at?: Spot } | "row-missing" | null;

/** The value of a question from its rows; a removed row of a choice or of a fixed table says nothing and is named. */
function valueIn(question: Question, cell: Cell, { ticks, lines }: Gathered): Found {
  const { key, options = [], rows } = question;
  if (question.kind === "multiple") {
    const ticked = ticks.get(key);
    // Its rows were moved away altogether: nothing is said about it, so nothing changes.
    if (!ticked) return null;
    return options.every((option) => ticked.has(option.key)) ? { value: options.flatMap((option) => (ticked.get(option.key) ? [option.key] : [])), tableRows: [] } : "row-missing";
  }
  if (question.kind === "table") {
    const found = lines.get(key);
    if (!found) return null;
    if (rows?.some((_, index) => !found.has(index))) return "row-missing";
    const { value, tableRows } = tableEntry(question, found);
    const [first] = found.values();
    return { value, tableRows, ...(first ? { at: { sheet: first.sheet, row: tableRows[0] ?? first.number } } : {}) };
  }
  return { value: question.kind === "file" ? null : valueOf(question, cell), tableRows: [] };
}

const spoils = new Set<Mistake["reason"]>(["row-twice", "head-changed"]);

/** Reads every row by its id, wherever it was moved to. */
export function readEntries(definition: Definition, workbook: ReadWorkbook, spoken: { readonly heads: readonly Heads[]; readonly rowHeads: readonly string[] }): Reading {
  const known: Known = { questions: new Map(questionsOf(definition).map(({ question }) => [question.key, question])), ...spoken };
  const gathered: Gathered = { values: new Map(), ticks: new Map(), lines: new Map(), mistakes: [], strange: [] };
  for (const sheet of workbook.sheets) readSheet(sheet, known, gathered);
  const spoiled = new Set(gathered.mistakes.flatMap(({ question, reason }) => (question !== null && spoils.has(reason) ? [question] : [])));
  const entries = new Map<string, ReadEntry>();
  for (const [key, question] of known.questions) {
    const told = gathered.values.get(key);
    if (!told || spoiled.has(key)) continue;
    const found = valueIn(question, told.value, gathered);
    if (found === "row-missing") gathered.mistakes.push({ ...told.spot, question: key, reason: found });
    else if (found)
      entries.set(key, {
        ...told.spot,
        ...found.at,
        entry: { value: found.value, unknown: told.unknown, remark: told.remark },
        tableRows: found.tableRows,
      });
  }
  return { entries, mistakes: gathered.mistakes, strangeIds: gathered.strange };
}
