/** A workbook as XLSX through hucre: text always as text, a bold head that stays, choices as lists. */
import { strFromU8 } from "fflate";
import { colToLetter, writeXlsx as write, type Cell as StyledCell, type DataValidation, type WriteSheet } from "hucre";
import type { Cell, Sheet, SheetColumn, Workbook } from "#kernel/sheets";
import { repack } from "#platform/documents/archive";
import { contentLimits } from "./limits.ts";
import { liesDown, linesOf, pagesWide, usualWidth } from "./on-paper.ts";
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
    font: { bold: true, name: "Calibri", size: 11 },
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
// Beside broken lines a short text begins at the top as well.
const topStyle: Partial<StyledCell> = { style: { alignment: { vertical: "top" } } };

function stylesOf({ columns, rows }: Sheet): Map<string, Partial<StyledCell>> {
  const styles = new Map(columns.map((_, column): [string, Partial<StyledCell>] => [`0,${column}`, headStyle]));
  if (!columns.some(({ wrap }) => wrap)) return styles;
  for (const [column, { wrap }] of columns.entries()) for (let row = 1; row <= rows.length; row += 1) styles.set(`${row},${column}`, wrap ? wrapStyle : topStyle);
  return styles;
}

// In a header „&“ begins a command; a header holds 255 characters.
const headerText = (text: string) => excelText(text).replaceAll("&", "&&").slice(0, 120);

function onPaper(sheet: Sheet, title: string): Pick<WriteSheet, "pageSetup" | "headerFooter"> {
  return {
    pageSetup: {
      paperSize: "a4",
      orientation: liesDown(sheet) ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: pagesWide(sheet),
      fitToHeight: 0,
      printTitlesRow: "$1:$1",
      ...(pagesWide(sheet) > 1 ? { printTitlesColumn: "$A:$A" } : {}),
    },
    headerFooter: { oddHeader: `&L${headerText(title)}&R&A`, oddFooter: "&R&P / &N" },
  };
}

/** Height of a line (points); programs that do not measure on opening would print lines over each other. */
const lineHeight = 15;

function heightsOf({ columns, rows }: Sheet): NonNullable<WriteSheet["rowDefs"]> {
  const titles = columns.map(({ title }) => title);
  const lines = [linesOf(titles, columns, true), ...rows.map((row) => linesOf(row, columns))];
  return new Map(lines.flatMap((count, row) => (count > 1 ? [[row, { height: count * lineHeight }] as const] : [])));
}

function excelSheet(sheet: Sheet, { name, title, lists }: { readonly name: string; readonly title: string; readonly lists: Lists }): WriteSheet {
  return {
    name,
    ...(sheet.hidden ? { hidden: true } : {}),
    columns: sheet.columns.map((column) => ({ width: column.width ?? usualWidth, ...(column.hidden ? { hidden: true } : {}) })),
    rows: [sheet.columns.map((column) => excelText(column.title)), ...sheet.rows.map((row) => row.map(excelCell))],
    cells: stylesOf(sheet),
    freezePane: { rows: 1 },
    ...onPaper(sheet, title),
    rowDefs: heightsOf(sheet),
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
  const sheets = workbook.sheets.map((sheet, index) => excelSheet(sheet, { name: names[index] ?? "", title: workbook.name, lists }));
  const bytes = await write({
    sheets: lists.columns.length > 0 ? [...sheets, listsAsSheet(lists)] : sheets,
    stringMode: "inline",
    properties: { title: excelText(workbook.name) },
  });
  // The library stamps the present into the properties.
  return repack(bytes, (name, content) => (name === "docProps/core.xml" ? strFromU8(content).replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, "") : content));
}
