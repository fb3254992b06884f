/** How counts become shares, maturity and colours, and which sums may be shown. */
import { wholePercent } from "#kernel/percent";
import type { AreaCell, Indicator, IndicatorFigure, Level, SumOfArea, Tally, TileFigure } from "./model.ts";

/** Sums and comparisons only over at least so many (PRODUCT §2.5). */
export const k = 5;

export const nothing: Tally = { asked: 0, answered: 0, fulfilled: 0 };

export const plus = (a: Tally, b: Tally): Tally => ({ asked: a.asked + b.asked, answered: a.answered + b.answered, fulfilled: a.fulfilled + b.fulfilled });

/** Fulfilled or dispensable of what is asked, in whole points of a hundred; nothing while nobody has answered. */
export const percentOf = ({ asked, answered, fulfilled }: Tally): number | null => (asked === 0 || answered === 0 ? null : wholePercent(fulfilled / asked));

/**
 * Maturity: five times the share fulfilled or dispensable, one decimal; every requirement weighs the same and what is not answered
 * counts as not fulfilled. The spread to be expected is 1,8 to 4,9 (DOMAIN §5.4); the ladder stands in docs/handbuch.
 */
export const maturityOf = ({ asked, answered, fulfilled }: Tally): number | null => (asked === 0 || answered === 0 ? null : Math.round((fulfilled / asked) * 50) / 10);

/** The rung of the ladder a maturity stands on: 0 begun … 4 anchored; the steps are whole numbers of the scale. */
export const rungOf = (maturity: number): 0 | 1 | 2 | 3 | 4 => (maturity < 1 ? 0 : maturity < 2 ? 1 : maturity < 3 ? 2 : maturity < 4 ? 3 : 4);

/** Colours of a share: 4 from 85, 3 from 70, 2 from 50, 1 from 35, 0 below – the steps of the check matrix. */
export function levelOf(percent: number | null): Level {
  if (percent === null) return "na";
  if (percent >= 85) return 4;
  if (percent >= 70) return 3;
  if (percent >= 50) return 2;
  return percent >= 35 ? 1 : 0;
}

/** Colours of a number that is better the smaller it is: none, up to 2, up to 5, up to 10, more (our own steps). */
export function levelOfCount(count: number | null): Level {
  if (count === null) return "na";
  if (count === 0) return 4;
  if (count <= 2) return 3;
  if (count <= 5) return 2;
  return count <= 10 ? 1 : 0;
}

/** The colour of a tile by what it shows. */
export function levelOfTile(figure: TileFigure, value: number | null): Level {
  if (figure === "basic-gaps" || figure === "open-measures") return levelOfCount(value);
  return levelOf(value !== null && figure === "maturity" ? value * 20 : value);
}

/** A cell beside what it was before; a change is told only where both are known. */
export function cellOf(now: Tally, before: Tally | undefined): AreaCell {
  const [percent, earlier] = [percentOf(now), before ? percentOf(before) : null];
  return { ...now, percent, level: levelOf(percent), change: percent === null || earlier === null ? null : percent - earlier };
}

/**
 * A sum with hidden members may stand beside the rows of the others only if nobody can be told from the difference: at least five
 * hidden ones are in it. With none hidden in it there is nothing to hide, and the rows say it all.
 */
export const mayShowTotal = (inTotal: number, visible: number): boolean => inTotal >= k && inTotal - visible >= k;

type Counted = { readonly memberId: string; readonly tallies: Int32Array };

/**
 * Counts of checks summed up by area; four numbers for each area of a check: which area, asked, answered, fulfilled. The checks of a member
 * stand together, and a member counts once, however many parts it has.
 */
export function sumByArea(checks: readonly Counted[], areas: readonly string[]): SumOfArea[] {
  const sums = areas.map((area) => ({ area, asked: 0, answered: 0, fulfilled: 0, members: 0, last: "" }));
  for (const { memberId, tallies } of checks)
    for (let at = 0; at < tallies.length; at += 4) {
      const sum = sums[tallies[at] ?? -1];
      if (!sum) continue;
      sum.asked += tallies[at + 1] ?? 0;
      sum.answered += tallies[at + 2] ?? 0;
      sum.fulfilled += tallies[at + 3] ?? 0;
      if (sum.last !== memberId) sum.members += 1;
      sum.last = memberId;
    }
  return sums.flatMap(({ last: _, ...sum }) => (sum.members === 0 ? [] : [sum]));
}

/** The checks of those members that have answered anything in any of them: silence is no standing. */
export function begunChecks<Check extends { readonly memberId: string; readonly answered: number }>(checks: readonly Check[]): Check[] {
  const begun = new Set(checks.flatMap(({ memberId, answered }) => (answered > 0 ? [memberId] : [])));
  return checks.filter(({ memberId }) => begun.has(memberId));
}

/** How many members stand behind some checks; the parts of a town hall are one. */
export const countMembers = (checks: readonly { readonly memberId: string }[]): number => new Set(checks.map(({ memberId }) => memberId)).size;

type Said = { readonly question: string; readonly choice: string | null; readonly unknown: boolean; readonly members: number };
type Points = ReadonlyMap<string, number | null>;

/** How many members have one of the five: full points, part of them, none, „weiß nicht“; an option without points concerns nobody. */
export function indicatorOf(key: Indicator, said: readonly Said[], points: Points): Omit<IndicatorFigure, "before"> {
  const figure = { key, yes: 0, partly: 0, no: 0, unknown: 0, of: 0 };
  for (const { question, choice, unknown, members } of said) {
    if (question !== key) continue;
    const value = unknown ? undefined : points.get(`${key} ${choice ?? ""}`);
    if (!unknown && (value === undefined || value === null)) continue;
    figure.of += members;
    if (value === undefined || value === null) figure.unknown += members;
    else if (value >= 1) figure.yes += members;
    else if (value > 0) figure.partly += members;
    else figure.no += members;
  }
  return figure;
}

/** The place of a tile; two members at one place would hide each other, so a map with such a place is none. */
export function isMap(places: readonly (readonly [number, number, (number | undefined)?] | null)[]): boolean {
  const known = places.flatMap((place) => (place ? [`${place[0]} ${place[1]}`] : []));
  return known.length > 0 && known.length === places.length && new Set(known).size === known.length;
}
