/** How a sheet prints: its head on every page, upright or lying, and never smaller than one can read; and how high its rows are. */
import type { Cell, Sheet, SheetColumn } from "#kernel/sheets";

/** What is as wide as so many characters still reads well on upright A4, and on lying A4. */
const widestUpright = 96;
const widestLying = 190;

/** Width of a column that says nothing about it, in characters. */
export const usualWidth = 18;

const widthOf = ({ columns }: Pick<Sheet, "columns">): number => columns.reduce((sum, { width, hidden }) => sum + (hidden ? 0 : (width ?? usualWidth)), 0);

/** Does the sheet print lying, because it is wider than a page is? */
export const liesDown = (sheet: Pick<Sheet, "columns">): boolean => widthOf(sheet) > widestUpright;

/** On so many pages beside each other it prints; each begins with the first column again. */
export const pagesWide = (sheet: Pick<Sheet, "columns">): number => Math.max(1, Math.ceil(widthOf(sheet) / widestLying));

// A line breaks between words and letters are narrower than figures: the two even out.
const linesIn = (text: string, width: number): number => text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);

/** The lines a row needs where its long texts are broken; what is more than a row can hold (409 points) stays hidden until the row is drawn larger. */
export function linesOf(row: readonly Cell[], columns: readonly SheetColumn[], allBroken = false): number {
  const lines = columns.map(({ width, wrap, hidden }, index) => {
    const value = row[index];
    return typeof value === "string" && (wrap || allBroken) && !hidden ? linesIn(value, width ?? usualWidth) : 1;
  });
  return Math.min(27, Math.max(1, ...lines));
}
