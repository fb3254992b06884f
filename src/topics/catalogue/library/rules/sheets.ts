/** Catalogues, comparisons and mappings as tables. The list has the columns of the template, so that what is exported can be read again. */
import type { Cell, Sheet, SheetColumn, Workbook } from "#kernel/sheets";
import type { Relationship } from "#topics/catalogue/formats/model";
import { templateWorkbook } from "#topics/catalogue/formats/rules/table";
import type { Area, Difference, Level, Modal, StoredRequirement } from "../model.ts";

// The words of the documented table are German in every language: they are what the importer looks for.
export const modalWords: Readonly<Record<Modal, string>> = { must: "MUSS", should: "SOLLTE", may: "KANN" };
export const levelWords: Readonly<Record<Level, string>> = { basic: "Basis", standard: "Standard", elevated: "erhöht" };

type TableColumn = {
  readonly title: string;
  readonly width: number;
  readonly wrap?: true;
  readonly choices?: readonly string[];
  readonly cell: (requirement: StoredRequirement, areaTitle: string) => Cell;
};

/** The columns of the documented table, in their order. */
const columns: readonly TableColumn[] = [
  { title: "Schlüssel", width: 38, cell: ({ key }) => key },
  { title: "Nummer", width: 12, cell: ({ label }) => label },
  { title: "Bereich", width: 24, cell: (_, areaTitle) => areaTitle },
  { title: "Titel", width: 40, wrap: true, cell: ({ title }) => title },
  { title: "Anforderung", width: 60, wrap: true, cell: ({ statement }) => statement },
  { title: "Hilfe", width: 60, wrap: true, cell: ({ guidance }) => guidance },
  { title: "Nachweis", width: 40, wrap: true, cell: ({ evidence }) => evidence },
  { title: "Modalverb", width: 12, choices: Object.values(modalWords), cell: ({ modal }) => (modal === null ? "" : modalWords[modal]) },
  { title: "Stufe", width: 12, choices: Object.values(levelWords), cell: ({ level }) => (level === null ? "" : levelWords[level]) },
  { title: "Aufwand", width: 10, cell: ({ effort }) => effort },
  { title: "Gewicht", width: 10, cell: ({ weight }) => weight },
  { title: "Wer", width: 16, cell: ({ audience }) => audience ?? "" },
  { title: "Entfallen", width: 10, choices: ["ja"], cell: ({ withdrawn }) => (withdrawn ? "ja" : "") },
];

const head = ({ title, width, wrap, choices }: TableColumn): SheetColumn => ({ title, width, ...(wrap ? { wrap } : {}), ...(choices ? { choices } : {}) });

/** A name no office program refuses for a sheet or a file. */
export const sheetName = (title: string): string =>
  title
    .replaceAll(/[\\/?*[\]:"<>|]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .slice(0, 31) || "Katalog";

/** Requirements as the documented table. */
export function requirementSheet(requirements: readonly StoredRequirement[], areas: readonly Area[], title: string): Sheet {
  const titles = new Map(areas.map((one) => [one.key, one.title]));
  return {
    name: sheetName(title),
    columns: columns.map(head),
    rows: requirements.map((requirement) => columns.map(({ cell }) => cell(requirement, titles.get(requirement.areaKey) ?? ""))),
  };
}

/** What each column of the template means. */
export type ColumnHelp = { readonly heads: readonly [string, string, string]; readonly sheet: string; readonly rows: readonly (readonly [string, string, string])[] };

/** The table to fill in as the importer describes it, and a second sheet that explains the columns. */
export const templateWith = (name: string, help: ColumnHelp): Workbook => ({
  name,
  sheets: [
    ...templateWorkbook().sheets,
    { name: help.sheet, columns: help.heads.map((title, index) => ({ title, width: [16, 14, 80][index] ?? 20, wrap: true })), rows: help.rows },
  ],
});

/** Titles of the comparison's columns: key, number before and after, what differs, texts before and after. */
export type ComparisonWords = { readonly columns: readonly string[]; readonly kinds: Readonly<Record<Difference["kinds"][number], string>> };

/** Differences as a table: one row a requirement, both texts beside each other. */
export const comparisonSheet = (name: string, differences: readonly Difference[], words: ComparisonWords): Sheet => ({
  name: sheetName(name),
  columns: words.columns.map((title, index) => ({ title, width: [38, 12, 12, 20, 40, 60, 40, 60][index] ?? 20, wrap: true })),
  rows: differences.map(({ key, kinds, before, after }) => [
    key,
    before?.label ?? "",
    after?.label ?? "",
    kinds.map((kind) => words.kinds[kind]).join(", "),
    before?.title ?? "",
    before?.statement ?? "",
    after?.title ?? "",
    after?.statement ?? "",
  ]),
});

/** One line of a mapping as it is shown: both ends with their titles where the library knows them. */
export type RelationRow = {
  readonly source: string;
  readonly sourceTitle: string | null;
  readonly target: string;
  readonly targetTitle: string | null;
  readonly relationship: Relationship;
};

/** A mapping as a table. */
export const mappingSheet = (
  name: string,
  rows: readonly RelationRow[],
  words: { readonly columns: readonly string[]; readonly relationships: Readonly<Record<Relationship, string>> },
): Sheet => ({
  name: sheetName(name),
  columns: words.columns.map((title, index) => ({ title, width: [22, 50, 24, 22, 50][index] ?? 20, wrap: true })),
  rows: rows.map(({ source, sourceTitle, relationship, target, targetTitle }) => [source, sourceTitle ?? "", words.relationships[relationship], target, targetTitle ?? ""]),
});
