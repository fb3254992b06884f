/** A workbook as XLSX through hucre: text always as text, a bold head that stays, choices as lists. */
import { strFromU8 } from "fflate";
import { colToLetter, writeXlsx as write, type Cell as StyledCell, type DataValidation, type WriteSheet } from "hucre";
import type { Cell, Sheet, Workbook } from "#kernel/sheets";
import { repack } from "#platform/documents/archive";
import { contentLimits } from "./limits.ts";
import { listSheet, sheetNames } from "./sheet-names.ts";

// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

// Excel reads _x000D_ as a carriage return; an underscore that looks so is written as _x005F_.
const excelText = (text: string) =>
  text.toWellFormed().replace(forbidden, "").slice(0, contentLimits.cellCharacters).replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_").replaceAll("\r", "_x000D_");

const excelCell = (cell: Cell): Cell => (typeof cell === "string" ? excelText(cell) : typeof cell === "number" && !Number.isFinite(cell) ? null : cell);

const headStyle: Partial<StyledCell> = { style: { font: { bold: true }, fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "EEF2FB" } }, alignment: { wrapText: true, vertical: "top" } } };

type Lists = { readonly columns: (readonly string[])[] };

// A rule holds 255 characters and parts its values by commas; other lists move to a sheet of their own.
function validationOf(choices: readonly string[], column: number, lists: Lists): DataValidation {
  const range = `${colToLetter(column)}2:${colToLetter(column)}${contentLimits.rows}`;
  const common = { type: "list", allowBlank: true, showErrorMessage: true, range } as const;
  const values = choices.map(excelText);
  if (values.join(",").length <= 250 && values.every((value) => /^[^",\s_][^",_]*$/.test(value))) return { ...common, values };
  const letter = colToLetter(lists.columns.push(values) - 1);
  return { ...common, formula1: `${listSheet}!$${letter}$1:$${letter}$${values.length}` };
}

function excelSheet(sheet: Sheet, name: string, lists: Lists): WriteSheet {
  const validations = sheet.columns.flatMap((column, index) => (column.choices?.length ? [validationOf(column.choices, index, lists)] : []));
  return {
    name,
    columns: sheet.columns.map((column) => ({ width: column.width ?? 18, ...(column.hidden ? { hidden: true } : {}) })),
    rows: [sheet.columns.map((column) => excelText(column.title)), ...sheet.rows.map((row) => row.map(excelCell))],
    cells: new Map(sheet.columns.map((_, index) => [`0,${index}`, headStyle])),
    freezePane: { rows: 1 },
    dataValidations: validations,
  };
}

function listsAsSheet({ columns }: Lists): WriteSheet {
  const longest = Math.max(...columns.map((column) => column.length));
  return { name: listSheet, veryHidden: true, rows: Array.from({ length: longest }, (_, row) => columns.map((column) => column[row] ?? null)) };
}

/** Writes XLSX; same workbook, same bytes. */
export async function writeXlsx(workbook: Workbook): Promise<Uint8Array> {
  const lists: Lists = { columns: [] };
  const names = sheetNames(workbook);
  const sheets = workbook.sheets.map((sheet, index) => excelSheet(sheet, names[index] ?? "", lists));
  const bytes = await write({ sheets: lists.columns.length > 0 ? [...sheets, listsAsSheet(lists)] : sheets, stringMode: "inline", properties: { title: excelText(workbook.name) } });
  // The library stamps the present into the properties.
  return repack(bytes, (name, content) => (name === "docProps/core.xml" ? strFromU8(content).replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, "") : content));
}
