/** A workbook as XLSX through hucre: text always as text, a bold head that stays, choices as lists. */
import { strFromU8 } from "fflate";
import { colToLetter, writeXlsx as write, type Cell as StyledCell, type DataValidation, type WriteSheet } from "hucre";
import type { Cell, Sheet, SheetColumn, Workbook } from "#kernel/sheets";
import { repack } from "#platform/documents/archive";
import { contentLimits } from "./limits.ts";
import { listSheet, sheetNames } from "./sheet-names.ts";

// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

// Excel reads _x000D_ as a carriage return; an underscore that looks so is written as _x005F_.
const excelText = (text: string) =>
  text
    .toWellFormed()
    .replace(forbidden, "")
    .slice(0, contentLimits.cellCharacters)
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replaceAll("\r", "_x000D_");

const excelCell = (cell: Cell): Cell => (typeof cell === "string" ? excelText(cell) : typeof cell === "number" && !Number.isFinite(cell) ? null : cell);

const headStyle: Partial<StyledCell> = {
  style: {
    font: { bold: true },
    fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "EEF2FB" } },
    alignment: { wrapText: true, vertical: "top" },
  },
};

type Lists = { readonly columns: (readonly string[])[] };

// A rule holds 255 characters and parts its values by commas; other lists move to a sheet of their own.
function validationOf(choices: readonly string[], range: string, lists: Lists): DataValidation {
  const common = { type: "list", allowBlank: true, showErrorMessage: true, range } as const;
  const values = choices.map(excelText);
  if (values.join(",").length <= 250 && values.every((value) => /^[^",\s_][^",_]*$/.test(value))) return { ...common, values };
  const letter = colToLetter(lists.columns.push(values) - 1);
  return { ...common, formula1: `${listSheet}!$${letter}$1:$${letter}$${values.length}` };
}

// Rows that offer the same list share one rule; the head is row 1.
function validationsOf({ choices, choicesByRow }: SheetColumn, column: number, lists: Lists): DataValidation[] {
  const letter = colToLetter(column);
  if (choices?.length) return [validationOf(choices, `${letter}2:${letter}${contentLimits.rows}`, lists)];
  const places = new Map<string, { readonly list: readonly string[]; readonly cells: string[] }>();
  for (const [index, list] of (choicesByRow ?? []).entries()) {
    if (!list?.length) continue;
    const known = places.get(list.join("\u0000"));
    if (known) known.cells.push(`${letter}${index + 2}`);
    else places.set(list.join("\u0000"), { list, cells: [`${letter}${index + 2}`] });
  }
  return [...places.values()].map(({ list, cells }) => validationOf(list, cells.join(" "), lists));
}

const wrapStyle: Partial<StyledCell> = { style: { alignment: { wrapText: true, vertical: "top" } } };

function stylesOf({ columns, rows }: Sheet): Map<string, Partial<StyledCell>> {
  const wrapped = columns.flatMap(({ wrap }, column) => (wrap ? rows.map((_, row): [string, Partial<StyledCell>] => [`${row + 1},${column}`, wrapStyle]) : []));
  return new Map([...columns.map((_, column): [string, Partial<StyledCell>] => [`0,${column}`, headStyle]), ...wrapped]);
}

function excelSheet(sheet: Sheet, name: string, lists: Lists): WriteSheet {
  return {
    name,
    ...(sheet.hidden ? { hidden: true } : {}),
    columns: sheet.columns.map((column) => ({ width: column.width ?? 18, ...(column.hidden ? { hidden: true } : {}) })),
    rows: [sheet.columns.map((column) => excelText(column.title)), ...sheet.rows.map((row) => row.map(excelCell))],
    cells: stylesOf(sheet),
    freezePane: { rows: 1 },
    dataValidations: sheet.columns.flatMap((column, index) => validationsOf(column, index, lists)),
  };
}

function listsAsSheet({ columns }: Lists): WriteSheet {
  const longest = Math.max(...columns.map((column) => column.length));
  return {
    name: listSheet,
    veryHidden: true,
    rows: Array.from({ length: longest }, (_, row) => columns.map((column) => column[row] ?? null)),
  };
}

/** Writes XLSX; same workbook, same bytes. */
export async function writeXlsx(workbook: Workbook): Promise<Uint8Array> {
  const lists: Lists = { columns: [] };
  const names = sheetNames(workbook);
  const sheets = workbook.sheets.map((sheet, index) => excelSheet(sheet, names[index] ?? "", lists));
  const bytes = await write({
    sheets: lists.columns.length > 0 ? [...sheets, listsAsSheet(lists)] : sheets,
    stringMode: "inline",
    properties: { title: excelText(workbook.name) },
  });
  // The library stamps the present into the properties.
  return repack(bytes, (name, content) => (name === "docProps/core.xml" ? strFromU8(content).replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, "") : content));
}
