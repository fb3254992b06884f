/** What may be published of a campaign (PROMISES G22): whole fives, of cells that never change, never less than before. */
import { fewestTogether, restCell, type Count, type TrainingDepartment, type TrainingFigure, type TrainingSum } from "../model.ts";

/**
 * Whether a department stands alone is decided with its first slips and stays: a department that changed its place could be told from
 * the difference of two publications.
 */
export const isPooledFrom = (firstSlips: number): boolean => firstSlips < fewestTogether;

/** The cell a department is counted in; none before its first slips. */
export const cellOf = ({ id, pooled }: Pick<TrainingDepartment, "id" | "pooled">): string | null => (pooled === null ? null : pooled ? restCell : id);

/** „At least so many“: the whole fives in a number. One person more or less is seen only where four others came along. */
export const atLeast = (count: number): number => Math.floor(count / fewestTogether) * fewestTogether;

type Cell = Pick<TrainingFigure, "cell" | "started" | "completed">;

/**
 * The figures of one member and campaign for a day: counts of each cell together, in whole fives. Classrooms are counted apart: whoever
 * records them knows them and could otherwise shift the next five until it gives away the rest. What was published once is never taken
 * back, whatever is forgotten meanwhile.
 */
export function figuresFor(departments: readonly TrainingDepartment[], counts: readonly Count[], earlier: readonly Cell[]): Cell[] {
  const cells = new Map<string, Omit<Count, "departmentId">>();
  for (const department of departments) {
    const cell = cellOf(department);
    if (cell === null) continue;
    const own = counts.filter(({ departmentId }) => departmentId === department.id);
    const add = (name: "started" | "completed" | "attended") => own.reduce((sum, one) => sum + one[name], cells.get(cell)?.[name] ?? 0);
    cells.set(cell, { started: add("started"), completed: add("completed"), attended: add("attended") });
  }
  return [...cells].map(([cell, { started, completed, attended }]) => {
    const known = earlier.filter((one) => one.cell === cell);
    return {
      cell,
      started: Math.max(atLeast(started) + atLeast(attended), ...known.map((one) => one.started)),
      completed: Math.max(atLeast(completed) + atLeast(attended), ...known.map((one) => one.completed)),
    };
  });
}

/** The sum of the latest published figures: adds what is published and never the people behind it. */
export function sumOf(figures: readonly Omit<TrainingFigure, "memberId" | "campaignId">[]): TrainingSum {
  const [latest] = figures
    .map(({ publishedOn }) => publishedOn)
    .toSorted()
    .toReversed();
  if (latest === undefined) return null;
  const newest = [...Map.groupBy(figures, ({ cell }) => cell).values()].map((all) => all.toSorted((a, b) => (a.publishedOn < b.publishedOn ? 1 : -1))[0]);
  const add = (name: "started" | "completed") => newest.reduce((sum, one) => sum + (one?.[name] ?? 0), 0);
  return { started: add("started"), completed: add("completed"), publishedOn: latest };
}

/** Sum of all cells publication by publication: each cell with what was last published of it. */
export function weeksOf(figures: readonly TrainingFigure[]): { readonly publishedOn: string; readonly started: number; readonly completed: number }[] {
  const days = [...new Set(figures.map(({ publishedOn }) => publishedOn))].toSorted();
  return days.map((day) => {
    const known = figures.filter(({ publishedOn }) => publishedOn <= day);
    const sums = [...Map.groupBy(known, ({ memberId }) => memberId).values()].flatMap((own) => sumOf(own) ?? []);
    return { publishedOn: day, started: sums.reduce((all, one) => all + one.started, 0), completed: sums.reduce((all, one) => all + one.completed, 0) };
  });
}
