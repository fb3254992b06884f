/** What is counted of all, and what one member gets to see of it. */
import { quantile } from "#topics/survey/evaluation/rules/spread";
import { isShown, k } from "#topics/survey/evaluation/rules/secrecy";
import type { AreaPlace, ComparedArea, Noted, Quartile, Total } from "./model.ts";

/** The group of all members, beside the size classes. */
export const everybody = "all";

const shareOf = ({ asked, fulfilled }: Noted): number => (asked === 0 ? 0 : (fulfilled / asked) * 100);

function quartileOf(roundId: string, area: string, { group, noted }: { readonly group: string; readonly noted: readonly Noted[] }): Quartile[] {
  if (noted.length < k) return [];
  const values = noted.map(shareOf).toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(quantile(values, share));
  return [{ roundId, area, group, members: noted.length, low: at(0.25), median: at(0.5), high: at(0.75) }];
}

const places = (noted: readonly Noted[]) => [...Map.groupBy(noted, ({ roundId, area }) => `${roundId} ${area}`).values()];

/** Quartiles by area, of every size class and of all, among the members that have handed in; of fewer than five there are none. */
export const quartilesOf = (noted: readonly Noted[]): Quartile[] =>
  places(noted.filter(({ handedIn, asked }) => handedIn && asked > 0)).flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const sizes = [...Map.groupBy(same, ({ size }) => size)];
    return [{ group: everybody, noted: same }, ...sizes.map(([group, members]) => ({ group, noted: members }))].flatMap((part) => quartileOf(first.roundId, first.area, part));
  });

/** Members that have answered anything in a round. */
const begunIn = (noted: readonly Noted[]): ReadonlySet<string> => new Set(noted.filter(({ answered }) => answered > 0).map(({ roundId, memberId }) => `${roundId} ${memberId}`));

/** Sums by area over all members that have answered anything, handed in or not; of fewer than five there are none. */
export function totalsOf(noted: readonly Noted[]): Total[] {
  const begun = begunIn(noted);
  return places(noted.filter(({ roundId, memberId }) => begun.has(`${roundId} ${memberId}`))).flatMap((same) => {
    const [first] = same;
    if (!first || same.length < k) return [];
    const sum = (of: (one: Noted) => number) => same.reduce((all, one) => all + of(one), 0);
    return [
      {
        roundId: first.roundId,
        area: first.area,
        members: same.length,
        asked: sum(({ asked }) => asked),
        answered: sum(({ answered }) => answered),
        fulfilled: sum(({ fulfilled }) => fulfilled),
      },
    ];
  });
}

/**
 * The one group a member is compared with in a round: its own size class if at least five others of it were counted, else all if at least
 * five others were, else none. It is chosen once for the whole page: nobody is shown both, so that no two figures can be subtracted.
 */
export function groupFor(quartiles: readonly Pick<Quartile, "group" | "members">[], size: string): "own-size" | "all" | null {
  const counted = (group: string) => Math.max(0, ...quartiles.filter((one) => one.group === group).map(({ members }) => members));
  if (isShown(counted(size))) return "own-size";
  return isShown(counted(everybody)) ? "all" : null;
}

/** What the reader may see of an area: the quartiles of its one group, if at least five others stand behind them. */
export function shownOf(quartiles: readonly Quartile[], area: string, group: string): Pick<Quartile, "members" | "low" | "median" | "high"> | null {
  const found = quartiles.find((one) => one.area === area && one.group === group);
  return found && isShown(found.members) ? { members: found.members, low: found.low, median: found.median, high: found.high } : null;
}

/** Where a member stands in an area: in the lower or upper quarter of its group, between them, not yet anywhere, or beside too few. */
export function placeOf({ own, group }: Pick<ComparedArea, "own" | "group">): AreaPlace {
  if (own === null) return "open";
  if (group === null) return "few";
  return own < group.low ? "below" : own > group.high ? "above" : "middle";
}
