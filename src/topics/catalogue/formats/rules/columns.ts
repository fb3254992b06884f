/** Finding one's way in a table somebody else filled: columns by their titles, whatever their order. */
import type { Cell, ReadWorkbook } from "#kernel/sheets";

export type FoundTable<Name extends string> = {
  readonly sheet: string;
  /** Rows below the header, each with its number as the office program shows it. */
  readonly rows: readonly { readonly number: number; readonly text: (name: Name) => string }[];
};

const plain = (cell: Cell | undefined): string => (cell === null || cell === undefined ? "" : typeof cell === "string" ? cell.trim() : String(cell));
const folded = (text: string) => text.toLowerCase().replaceAll(/[^a-zäöüß0-9]/g, "");

/** The header row is looked for among the first lines: it has every required column. */
const linesLookedAt = 20;

/** The tables of a workbook that have the required columns; `titles` lists the words each column may be headed with. */
export function findTables<Name extends string>(workbook: ReadWorkbook, titles: Readonly<Record<Name, readonly string[]>>, required: readonly Name[]): readonly FoundTable<Name>[] {
  const names = Object.keys(titles).filter((name): name is Name => name in titles);
  return workbook.sheets.flatMap(({ name: sheet, rows }) => {
    for (let at = 0; at < Math.min(rows.length, linesLookedAt); at += 1) {
      const header = (rows[at] ?? []).map((cell) => folded(plain(cell)));
      const columns = new Map(names.map((name) => [name, header.findIndex((title) => titles[name].some((known) => folded(known) === title))] as const));
      if (!required.every((name) => (columns.get(name) ?? -1) >= 0)) continue;
      const below = rows.slice(at + 1).map((row, index) => ({
        number: at + 2 + index,
        text: (name: Name) => {
          const column = columns.get(name) ?? -1;
          return column < 0 ? "" : plain(row[column]);
        },
      }));
      return [{ sheet, rows: below.filter(({ text }) => names.some((name) => text(name) !== "")) }];
    }
    return [];
  });
}
