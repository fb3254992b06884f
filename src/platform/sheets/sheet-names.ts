/** Names of sheets that every program accepts. */
import type { Workbook } from "#kernel/sheets";

// Excel: at most 31 characters, none of []:*?/\, no apostrophe at the ends, unlike any other whatever the case.
const acceptable = (name: string) =>
  name
    .toWellFormed()
    .replace(/[[\]:*?/\\\p{Cc}\ufffe\uffff]+/gu, " ")
    .trim()
    .replace(/^'+|'+$/g, "")
    .slice(0, 31)
    .toWellFormed();

/** The sheet that holds the choices of our XLSX files; never content, and left out when reading, whoever saved the file since. */
export const listSheet = "Auswahllisten";

/** One name per sheet, in order. */
export function sheetNames(workbook: Workbook): string[] {
  const used = new Set([listSheet.toLowerCase()]);
  return workbook.sheets.map((sheet, index) => {
    const wanted = acceptable(sheet.name) || `Tabelle ${index + 1}`;
    let name = wanted;
    for (let copy = 2; used.has(name.toLowerCase()); copy += 1) name = `${wanted.slice(0, 26)} (${copy})`;
    used.add(name.toLowerCase());
    return name;
  });
}
