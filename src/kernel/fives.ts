/** What may be said of how many people did something (PROMISES G22): whole fives, of cells that never change, never less than before. */

/** Fewest people a figure may speak of. */
export const fewestTogether = 5;

/** The cell of departments too small to stand alone. */
export const restCell = "rest";

/** A department as it is counted: too small to stand alone, or not; undecided before its first slips. */
type Placed = { readonly id: string; readonly pooled: boolean | null };

/** People of a department by what is counted of them, and those that somebody in the house counted by hand. */
export type Counted<Name extends string> = Readonly<Record<Name, number>> & { readonly departmentId: string; readonly attended: number };
/** What is published of a cell: how many at least. */
export type Figured<Name extends string> = Readonly<Record<Name, number>> & { readonly cell: string };

/**
 * Whether a department stands alone is decided with its first slips and stays: a department that changed its place could be told from
 * the difference of two publications.
 */
export const isPooledFrom = (firstSlips: number): boolean => firstSlips < fewestTogether;

/** The cell a department is counted in; none before its first slips. */
export const cellOf = ({ id, pooled }: Placed): string | null => (pooled === null ? null : pooled ? restCell : id);

/** „At least so many“: the whole fives in a number. One person more or less is seen only where four others came along. */
export const atLeast = (count: number): number => Math.floor(count / fewestTogether) * fewestTogether;

/** A number by every name. */
const numbered = <Name extends string>(names: readonly Name[], numberOf: (name: Name) => number): Record<Name, number> =>
  // Object.fromEntries forgets which names it was given.
  Object.fromEntries(names.map((name) => [name, numberOf(name)])) as Record<Name, number>;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * The figures of one house for a day: counts of each cell together, in whole fives. What somebody in the house counted by hand is rounded
 * apart: whoever enters it knows it and could otherwise shift the next five until it gives away the rest. What was published once is never
 * taken back, whatever is forgotten meanwhile.
 */
export function figuresIn<Name extends string>(
  names: readonly Name[],
  departments: readonly Placed[],
  { counts, earlier }: { readonly counts: readonly Counted<Name>[]; readonly earlier: readonly Figured<Name>[] },
): Figured<Name>[] {
  const cells = Map.groupBy(
    departments.filter((one) => cellOf(one) !== null),
    (one) => cellOf(one) ?? restCell,
  );
  return [...cells].map(([cell, members]) => {
    const own = counts.filter(({ departmentId }) => members.some(({ id }) => id === departmentId));
    const known = earlier.filter((one) => one.cell === cell);
    const attended = atLeast(sum(own.map((one) => one.attended)));
    return { cell, ...numbered(names, (name) => Math.max(atLeast(sum(own.map((one) => one[name]))) + attended, ...known.map((one) => one[name]))) };
  });
}

type Published<Name extends string> = Figured<Name> & { readonly publishedOn: string };

/** The sum of what was last published of each cell, and when that was; null before the first publication. It adds figures and never the people behind them. */
export function sumIn<Name extends string>(names: readonly Name[], figures: readonly Published<Name>[]): (Record<Name, number> & { readonly publishedOn: string }) | null {
  const latest = figures.reduce<string | null>((last, { publishedOn }) => (last === null || publishedOn > last ? publishedOn : last), null);
  if (latest === null) return null;
  const newest = [...Map.groupBy(figures, ({ cell }) => cell).values()].map((all) => all.reduce((last, one) => (one.publishedOn > last.publishedOn ? one : last)));
  return { ...numbered(names, (name) => sum(newest.map((one) => one[name]))), publishedOn: latest };
}
