/** What is worth saying in one page, and who may be told how much. */
import type { Counts } from "#topics/assessment/checks/model";
import { sumOf } from "#topics/assessment/checks/rules/rounds";
import { answeredIn, percentOf, toneOf } from "#topics/assessment/reports/rules";
import type { MeasureCount } from "#topics/measures/model";
import { pendingStates } from "#topics/measures/model";
import { k } from "#topics/survey/evaluation/rules/secrecy";
import type { RecordedRow } from "#topics/assessment/exchange/model";
import type { FrequentGap, MemberPage } from "./model.ts";

/** Sums over members are shown from k members on; fewer would speak of single ones (PRODUCT §2.5). */
export const fromEnough = <Value>(members: number, value: Value): Value | null => (members >= k ? value : null);

/** What counts say in a paper: how many are answered, how much is fulfilled, and in which tone that is drawn. */
export function figuresOf(counts: Counts): { readonly answered: number; readonly percent: number; readonly tone: ReturnType<typeof toneOf> } {
  const [answered, percent] = [answeredIn(counts), percentOf(counts)];
  return { answered, percent, tone: toneOf(answered === 0 ? null : percent / 100) };
}

/** The counts of several checks together. */
export const together = (all: readonly Counts[]): Counts => sumOf(all);

/** How many gaps a page for the management names. */
export const namedGaps = 3;

/** The gaps most members have, a basic one before others of the same number; none that only a single member has. */
export const frequentGaps = (gaps: readonly FrequentGap[], most = 15): readonly FrequentGap[] =>
  gaps
    .filter(({ members }) => members > 1)
    .toSorted((a, b) => b.members - a.members || Number(b.basic) - Number(a.basic))
    .slice(0, most);

/** How many requirements each provider carries, the one that carries most first. */
export function providersOf(rows: readonly Pick<RecordedRow, "shared">[]): readonly { readonly name: string; readonly requirements: number }[] {
  const carried = Map.groupBy(
    rows.flatMap(({ shared }) => (shared === null ? [] : [shared.provider])),
    (provider) => provider,
  );
  return [...carried].map(([name, all]) => ({ name, requirements: all.length })).toSorted((a, b) => b.requirements - a.requirements);
}

/** Measures with work left, and what they cost. */
export function pendingOf(counts: readonly MeasureCount[]): Omit<MeasureCount, "state"> {
  const pending = counts.filter(({ state }) => pendingStates.some((known) => known === state));
  const sum = (of: (one: MeasureCount) => number) => pending.reduce((total, one) => total + of(one), 0);
  return { measures: sum(({ measures }) => measures), costOnce: sum(({ costOnce }) => costOnce), costYearly: sum(({ costYearly }) => costYearly) };
}

/** The same states of several members added up. */
export function addedUp(all: readonly (readonly MeasureCount[])[]): readonly MeasureCount[] {
  const byState = Map.groupBy(all.flat(), ({ state }) => state);
  return [...byState].map(([state, counts]) => ({
    state,
    measures: counts.reduce((sum, one) => sum + one.measures, 0),
    costOnce: counts.reduce((sum, one) => sum + one.costOnce, 0),
    costYearly: counts.reduce((sum, one) => sum + one.costYearly, 0),
  }));
}

/** What a management can be asked to decide. */
export const decisions = ["sign", "plan-gaps", "offers", "money", "overdue"] as const;
export type Decision = (typeof decisions)[number];

type Deciding = Pick<MemberPage, "unplanned" | "shared" | "measures" | "overdue"> & { readonly check: Pick<MemberPage["check"], "state"> };

/** What needs a decision now: to sign, to name somebody, to adopt, to pay, to push. */
export function decisionsOf({ check, unplanned, shared, measures, overdue }: Deciding): readonly Decision[] {
  const { costOnce, costYearly } = pendingOf(measures);
  const isWaiting: Readonly<Record<Decision, boolean>> = {
    sign: (check.state === "submitted" || check.state === "verified") && unplanned === 0,
    "plan-gaps": unplanned > 0,
    offers: shared.offers > 0,
    money: costOnce + costYearly > 0,
    overdue: overdue > 0,
  };
  return decisions.filter((decision) => isWaiting[decision]);
}
