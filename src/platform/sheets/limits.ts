/** How much of a stranger's file is looked at. The figures are those of the promise on hostile uploads; more is refused, never cut. */
import type { SheetFault } from "#kernel/sheets";

const mebibyte = 1024 * 1024;

/** Caps on the file itself, before anything is understood. */
export const fileLimits = {
  fileBytes: 25 * mebibyte,
  inflatedBytes: 100 * mebibyte,
  /** Above this size an entry may not have grown more than `ratio` times. */
  ratioFromBytes: mebibyte,
  ratio: 100,
  entries: 2_000,
} as const;

/** Caps on the content. */
export const contentLimits = {
  rows: 20_000,
  columns: 200,
  /** Places of all sheets together, empty ones before the last of a row included. */
  places: 1_000_000,
  sheets: 100,
  /** Longest text of a cell: what Excel allows. */
  cellCharacters: 32_767,
  /** Text of all cells together; a shared string counts as often as it is used. */
  characters: 16_000_000,
  /** Longest tag or unfinished text while reading XML. */
  markupCharacters: mebibyte,
  depth: 64,
} as const;

/** Gives a file up; only `faultOf` sees it, at the edge of the reading thread. */
export function refuse(fault: SheetFault): never {
  throw new Error(fault, { cause: { fault } });
}

/** The fault of a given-up file; whatever else goes wrong while reading means the file is broken. */
export function faultOf(problem: unknown): SheetFault {
  const cause = problem instanceof Error ? (problem.cause as { readonly fault?: SheetFault } | undefined) : undefined;
  return cause?.fault ?? "broken";
}
