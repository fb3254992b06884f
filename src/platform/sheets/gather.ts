/** Gathers the cells of a read file within the caps; rows end with their last value, sheets with their last row. */
import type { Cell, ReadWorkbook } from "#kernel/sheets";
import { contentLimits, refuse } from "./limits.ts";
import { listSheet } from "./sheet-names.ts";

/** Takes the cells of one sheet, rows and columns counted from zero. */
export type SheetGatherer = (row: number, column: number, value: Cell) => void;

/** Gathers a workbook sheet by sheet. */
export function gatherWorkbook(): { readonly sheet: (name: string) => SheetGatherer; readonly done: () => ReadWorkbook } {
  const sheets: { readonly name: string; readonly rows: Cell[][] }[] = [];
  let places = 0;
  let characters = 0;

  const sheet = (name: string): SheetGatherer => {
    const rows: Cell[][] = [];
    if (sheets.push({ name, rows }) > contentLimits.sheets) refuse("too-many-cells");
    return (row, column, value) => {
      if (value === null) return;
      if (row >= contentLimits.rows || column >= contentLimits.columns) refuse("too-many-cells");
      if (typeof value === "string") {
        if (value.length > contentLimits.cellCharacters) refuse("too-large");
        characters += value.length;
        if (characters > contentLimits.characters) refuse("too-large");
      }
      while (rows.length <= row) rows.push([]);
      const cells = rows[row] ?? refuse("broken");
      while (cells.length <= column) {
        cells.push(null);
        places += 1;
        if (places > contentLimits.places) refuse("too-many-cells");
      }
      cells[column] = value;
    };
  };
  return { sheet, done: () => ({ sheets: sheets.filter(({ name }) => name !== listSheet) }) };
}
