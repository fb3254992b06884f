/** The documented table (CSV, XLSX, ODS): one row a requirement. The template is offered for download with these very columns. */
import { slugOf } from "#kernel/ids";
import type { ReadWorkbook, Workbook } from "#kernel/sheets";
import type { CatalogueDocument, Chapter, Requirement, Violation } from "../model.ts";
import { findTables } from "./columns.ts";

const titles = {
  key: ["Schlüssel", "key"],
  label: ["Nummer", "number", "id"],
  area: ["Bereich", "area"],
  title: ["Titel", "title"],
  statement: ["Anforderung", "requirement", "statement"],
  guidance: ["Hilfe", "guidance", "help"],
  evidence: ["Nachweis", "evidence"],
  modal: ["Modalverb", "modal"],
  level: ["Stufe", "level"],
  effort: ["Aufwand", "effort"],
  weight: ["Gewicht", "weight"],
  audience: ["Wer", "audience"],
  withdrawn: ["Entfallen", "withdrawn"],
} as const;
type Column = keyof typeof titles;

/** Columns of the template in their order, as written into it. */
export const templateColumns: readonly string[] = Object.values(titles).map(([german]) => german);

const modals: Readonly<Record<string, Requirement["modal"]>> = { muss: "must", must: "must", sollte: "should", should: "should", kann: "may", may: "may" };
const levels: Readonly<Record<string, Requirement["level"]>> = {
  basis: "basic",
  basic: "basic",
  standard: "standard",
  erhöht: "elevated",
  erhoeht: "elevated",
  elevated: "elevated",
};
const yes = new Set(["ja", "x", "yes", "true", "1"]);

type Row = { readonly number: number; readonly text: (name: Column) => string };
type Reading = { readonly violations: Violation[]; readonly where: (row: Row, column: Column) => string };

function chosen<Value>(row: Row, column: "modal" | "level", from: { readonly words: Readonly<Record<string, Value>>; readonly reading: Reading }): Value | null {
  const written = row.text(column);
  if (written === "") return null;
  const value = from.words[written.toLowerCase()];
  if (value === undefined) from.reading.violations.push({ path: from.reading.where(row, column), code: "word-unknown", found: written });
  return value ?? null;
}

function numberIn(row: Row, column: "effort" | "weight", from: { readonly min: number; readonly max: number; readonly reading: Reading }): number | null {
  const written = row.text(column);
  if (written === "") return null;
  const value = Number(written.replace(",", "."));
  if (Number.isInteger(value) && value >= from.min && value <= from.max) return value;
  from.reading.violations.push({ path: from.reading.where(row, column), code: "number-out-of-range", found: written });
  return null;
}

function requirementOf(row: Row, catalogueKey: string, reading: Reading): Requirement | null {
  const [label, title, statement] = [row.text("label"), row.text("title"), row.text("statement")];
  if (label === "" && row.text("key") === "") {
    reading.violations.push({ path: reading.where(row, "label"), code: "number-missing", found: title });
    return null;
  }
  if (title === "" && statement === "") {
    reading.violations.push({ path: reading.where(row, "title"), code: "text-missing", found: label });
    return null;
  }
  const areaKey = slugOf(row.text("area")) || "allgemein";
  return {
    key: row.text("key") || `${catalogueKey}#${label}`,
    label: label || row.text("key"),
    areaKey,
    groupKey: areaKey,
    parentKey: null,
    title: title || statement.slice(0, 120),
    statement,
    guidance: row.text("guidance"),
    evidence: row.text("evidence"),
    modal: chosen(row, "modal", { words: modals, reading }),
    level: chosen(row, "level", { words: levels, reading }),
    effort: numberIn(row, "effort", { min: 0, max: 5, reading }),
    weight: numberIn(row, "weight", { min: 1, max: 3, reading }),
    audience: row.text("audience") || null,
    withdrawn: yes.has(row.text("withdrawn").toLowerCase()),
    parameters: [],
    facts: [],
    links: [],
  };
}

/** A letter for a column as the office program shows it; templates have fewer than 26. */
const columnNames = Object.keys(titles);

export type TableAnswer = { readonly document: CatalogueDocument | null; readonly violations: readonly Violation[] };

/** The first table with numbers and requirements as a catalogue; every faulty cell is named by sheet, row and column title. */
export function readTable(workbook: ReadWorkbook, { key, title }: { readonly key: string; readonly title: string }): TableAnswer {
  const found = findTables<Column>(workbook, titles, ["label", "title"]);
  const [table] = found;
  const violations: Violation[] = [];
  if (!table) return { document: null, violations: [{ path: workbook.sheets[0]?.name ?? "", code: "columns-missing", found: templateColumns.join(" · ") }] };
  const reading: Reading = { violations, where: ({ number }, column) => `${table.sheet}!${number} ${titles[column][0]}` };
  const requirements = new Map<string, Requirement>();
  const chapters = new Map<string, Chapter>();
  for (const row of table.rows) {
    const requirement = requirementOf(row, key, reading);
    if (!requirement) continue;
    if (requirements.has(requirement.key)) {
      violations.push({ path: reading.where(row, "label"), code: "key-twice", found: requirement.key });
      continue;
    }
    requirements.set(requirement.key, requirement);
    const { areaKey } = requirement;
    if (!chapters.has(areaKey)) chapters.set(areaKey, { key: areaKey, parentKey: null, label: String(chapters.size + 1), title: row.text("area") || "Allgemein", intro: "" });
  }
  if (requirements.size === 0) return { document: null, violations: [...violations, { path: table.sheet, code: "no-requirements", found: "" }] };
  const head = { kind: "catalogue", format: "table", key, title, publisher: "", label: "", publishedOn: null, scale: "grundschutz" } as const;
  return { document: { ...head, chapters: [...chapters.values()], requirements: [...requirements.values()] }, violations };
}

const example = ["", "1.1", "Organisation", "Verantwortung", "Die Leitung MUSS …", "Was ist gemeint?", "Dienstanweisung mit Datum", "MUSS", "Basis", "1", "3", "leitung", ""];

/** The table to fill in, with one line as an example. */
export const templateWorkbook = (): Workbook => ({
  name: "katalog-vorlage",
  sheets: [
    {
      name: "Katalog",
      columns: columnNames.map((name, index) => ({
        title: templateColumns[index] ?? name,
        width: name === "statement" || name === "guidance" || name === "evidence" ? 50 : 16,
        ...(name === "modal" ? { choices: ["MUSS", "SOLLTE", "KANN"] } : {}),
        ...(name === "level" ? { choices: ["Basis", "Standard", "erhöht"] } : {}),
      })),
      rows: [example],
    },
  ],
});
