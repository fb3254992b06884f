/** Names of sheets that every program accepts. */
import type { Workbook } from "#kernel/sheets";

// Excel: at most 31 characters, none of []:*?/\, no apostrophe at the ends, unlike any other whatever the case.
const acceptable = (name: string) => name.toWellFormed().replace(/[[\]:*?/\\\p{Cc}\ufffe\uffff]+/gu, " ").trim().replace(/^'+|'+$/g, "").slice(0, 31).toWellFormed();

/** One name per sheet, in order; `taken` are names that must stay free. */
export function sheetNames(workbook: Workbook, taken: readonly string[] = []): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return workbook.sheets.map((sheet, index) => {
    const wanted = acceptable(sheet.name) || `Tabelle ${index + 1}`;
    let name = wanted;
    for (let copy = 2; used.has(name.toLowerCase()); copy += 1) name = `${wanted.slice(0, 26)} (${copy})`;
    used.add(name.toLowerCase());
    return name;
  });
}
