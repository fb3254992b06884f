/** What may be said of how many have read (PROMISES G22). */
import { figuresIn, sumIn, type Figured } from "#kernel/fives";
import { countedNames, type Count, type ReadingDepartment, type ReadingFigure, type ReadingSum } from "../model.ts";

type Cell = Figured<(typeof countedNames)[number]>;

/** The figures of one acknowledgement for a day. */
export const figuresFor = (departments: readonly ReadingDepartment[], counts: readonly Count[], earlier: readonly Cell[]): Cell[] =>
  figuresIn(countedNames, departments, { counts, earlier });

/** The sum of the latest published figures. */
export const sumOf = (figures: readonly Pick<ReadingFigure, "cell" | "publishedOn" | "confirmed">[]): ReadingSum => sumIn(countedNames, figures);

type Numbered = { readonly departmentId: string; readonly number: number; readonly confirmed: boolean };

/** The slips of a department that have not confirmed, by number; null where they may not be seen: not agreed when it began, or no longer. */
export const openSlipsOf = (departmentId: string, slips: readonly Numbered[] | null): number[] | null =>
  slips === null
    ? null
    : slips
        .filter((slip) => slip.departmentId === departmentId && !slip.confirmed)
        .map(({ number }) => number)
        .toSorted((a, b) => a - b);
