/** What may be published of a campaign (PROMISES G22), added up. */
import { figuresIn, sumIn, type Figured } from "#kernel/fives";
import { countedNames, type Count, type TrainingDepartment, type TrainingFigure, type TrainingSum } from "../model.ts";

/** The figures of one member and campaign for a day. */
export const figuresFor = (
  departments: readonly TrainingDepartment[],
  counts: readonly Count[],
  earlier: readonly Figured<(typeof countedNames)[number]>[],
): Figured<(typeof countedNames)[number]>[] => figuresIn(countedNames, departments, { counts, earlier });

/** The sum of the latest published figures. */
export const sumOf = (figures: readonly Omit<TrainingFigure, "memberId" | "campaignId">[]): TrainingSum => sumIn(countedNames, figures);

/** Sum of all cells publication by publication: each cell with what was last published of it. */
export function weeksOf(figures: readonly TrainingFigure[]): { readonly publishedOn: string; readonly started: number; readonly completed: number }[] {
  const days = [...new Set(figures.map(({ publishedOn }) => publishedOn))].toSorted();
  return days.map((day) => {
    const known = figures.filter(({ publishedOn }) => publishedOn <= day);
    const sums = [...Map.groupBy(known, ({ memberId }) => memberId).values()].flatMap((own) => sumOf(own) ?? []);
    return { publishedOn: day, started: sums.reduce((all, one) => all + one.started, 0), completed: sums.reduce((all, one) => all + one.completed, 0) };
  });
}
