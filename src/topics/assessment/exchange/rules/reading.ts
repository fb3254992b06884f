/** What a filled-in workbook says, row by row; pure: it knows neither today's answers nor the signature. */
import type { Cell, ReadWorkbook } from "#kernel/sheets";
import { statuses } from "#topics/assessment/checks/model";
import { idHead, sealSheet, type Spot } from "#topics/survey/exchange/model";
import { plainCell, plainText } from "#topics/survey/exchange/rules/cells";
import { fields, type Entry, type Field, type Mistake } from "../model.ts";
import type { LayoutWords } from "./layout.ts";

export type ReadRow = Spot & { readonly entry: Entry };
export type Reading = {
  readonly rows: ReadonlyMap<string, ReadRow>;
  readonly mistakes: readonly Mistake[];
  /** Ids the workbook never had: somebody changed the hidden column. */
  readonly strangeIds: readonly string[];
  /** Is there a sheet of requirements at all? */
  readonly found: boolean;
};

type ReadSheet = ReadWorkbook["sheets"][number];
type Spoken = readonly Pick<LayoutWords, "heads" | "statuses">[];

const loose = (text: string) => text.replaceAll(/\s+/gu, " ").toLocaleLowerCase("de");

/** The key of a status by its label in any language and scale; another text stays as it is and is complained about later. */
function statusOf(text: string, spoken: Spoken): string {
  const told = loose(text);
  const named = (labels: Readonly<Record<(typeof statuses)[number], string>>) => statuses.find((status) => loose(labels[status]) === told);
  for (const { statuses: scales } of spoken) for (const labels of Object.values(scales)) if (named(labels)) return named(labels) ?? text;
  return statuses.find((status) => status === told) ?? text;
}

const two = (text: string) => text.padStart(2, "0");

/** A day as people write it, `24.12.2026` or `2026-12-24`; another text stays as it is. */
function dayOf(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  if (day && month && year) return `${year}-${two(month)}-${two(day)}`;
  return /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00.*)?$/.exec(text)?.[1] ?? text;
}

type Places = Readonly<Record<Field, number>>;

function entryOf(row: readonly Cell[], places: Places, spoken: Spoken): Entry {
  const text = (field: Field) => plainText(row[places[field]]);
  return {
    status: statusOf(text("status"), spoken),
    reason: text("reason"),
    note: text("note"),
    deficits: text("deficits"),
    responsible: text("responsible"),
    dueOn: dayOf(text("dueOn")),
  };
}

const placeOf = (head: readonly string[], titles: readonly string[]) => head.findIndex((title) => titles.includes(title));

/** Where the columns to be filled in stand, wherever they were moved to; null where one is missing. */
function placesIn(head: readonly string[], spoken: Spoken): Places | null {
  const of = (field: Field) =>
    placeOf(
      head,
      spoken.map(({ heads }) => heads[field]),
    );
  const places = { status: of("status"), reason: of("reason"), note: of("note"), deficits: of("deficits"), responsible: of("responsible"), dueOn: of("dueOn") };
  return fields.every((field) => places[field] >= 0) ? places : null;
}

type Gathered = { readonly rows: Map<string, ReadRow>; readonly mistakes: Mistake[]; readonly strange: string[]; readonly twice: Set<string> };

function readSheet(sheet: ReadSheet, { known, spoken, gathered }: { known: ReadonlySet<string>; spoken: Spoken; gathered: Gathered }): boolean {
  const head = (sheet.rows[0] ?? []).map(plainText);
  const at = placeOf(head, [idHead]);
  if (at < 0 || sheet.name === sealSheet) return false;
  const places = placesIn(head, spoken);
  if (!places) gathered.mistakes.push({ sheet: sheet.name, row: 1, requirement: null, reason: "head-changed" });
  if (!places) return true;
  for (const [index, row] of sheet.rows.slice(1).entries()) {
    const spot = { sheet: sheet.name, row: index + 2 };
    const id = plainText(row[at]);
    if (id === "") {
      if (row.some((cell) => plainCell(cell) !== null)) gathered.mistakes.push({ ...spot, requirement: null, reason: "row-unknown" });
    } else if (!known.has(id)) gathered.strange.push(id);
    else if (gathered.rows.has(id)) {
      gathered.twice.add(id);
      gathered.mistakes.push({ ...spot, requirement: id, reason: "row-twice" });
    } else gathered.rows.set(id, { ...spot, entry: entryOf(row, places, spoken) });
  }
  return true;
}

/** Reads every row by its id, wherever it was moved to; a row that is gone says nothing, so nothing changes there. */
export function readRows(workbook: ReadWorkbook, known: ReadonlySet<string>, spoken: Spoken): Reading {
  const gathered: Gathered = { rows: new Map(), mistakes: [], strange: [], twice: new Set() };
  const found = workbook.sheets.map((sheet) => readSheet(sheet, { known, spoken, gathered })).some(Boolean);
  for (const id of gathered.twice) gathered.rows.delete(id);
  return { rows: gathered.rows, mistakes: gathered.mistakes, strangeIds: gathered.strange, found };
}
