/** How the requirements of areas are graded. */
import { levels, modals } from "#topics/catalogue/formats/model";
import type { Area, Level, Modal } from "../model.ts";

/** So many requirements of an area share these gradings. */
export type Grading = { readonly areaKey: string; readonly modal: Modal | null; readonly level: Level | null; readonly effort: number | null; readonly count: number };

const sum = (gradings: readonly Grading[]): number => gradings.reduce((total, { count }) => total + count, 0);

const counted = <Name extends string>(names: readonly Name[], gradings: readonly Grading[], of: (grading: Grading) => Name | null): Partial<Record<Name, number>> => {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const count = sum(gradings.filter((grading) => of(grading) === name));
    if (count > 0) counts[name] = count;
  }
  return counts;
};

/** Effort classes of the BSI: 0 not rated and mandatory, 1 a day … 5 complex. */
export const effortClasses = [0, 1, 2, 3, 4, 5] as const;

/** Every area with its requirements counted by modal verb, level and effort class. */
export const gradedAreas = (areas: readonly Area[], gradings: readonly Grading[]) =>
  areas.map((area) => {
    const own = gradings.filter(({ areaKey }) => areaKey === area.key);
    return {
      ...area,
      requirements: sum(own),
      modals: counted(modals, own, ({ modal }) => modal),
      levels: counted(levels, own, ({ level }) => level),
      efforts: effortClasses.map((effort) => sum(own.filter((one) => one.effort === effort))),
    };
  });
