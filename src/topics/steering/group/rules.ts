/** What the steering group has to decide. */
import { dayPlus } from "#kernel/days";
import { wantedThousandths } from "#topics/costs/efficiency/rules";
import type { Grant } from "#topics/costs/grants/model";
import { receivedCents, usedCents } from "#topics/costs/grants/rules";
import type { CostPosition } from "#topics/costs/plans/model";
import { toShare } from "#topics/costs/plans/rules";
import type { Levy } from "#topics/costs/settlement/model";
import { k } from "#topics/steering/overview/rules";
import type { FigureToday, GroupDecision, GroupFacts, YearMoney } from "./model.ts";

/** Councils plan their sessions half a year ahead: so long before its last day a notice is spoken of. Our own measure. */
const noticeAheadDays = 180;
/** Budgets are resolved in autumn: from October on the next year needs a plan (§ 97 HGO: the budget is to be presented before the year begins). */
const budgetMonth = 10;

type Planned = readonly Pick<CostPosition, "year" | "stage" | "kind" | "cents">[];
type Levied = readonly Pick<Levy, "year" | "plannedCents" | "settledAt">[];

/** What was planned, levied and settled, year by year. */
export const yearsOf = (positions: Planned, levies: Levied): GroupFacts["years"] =>
  [...Map.groupBy(positions, ({ year }) => year)].map(([year, of]) => {
    const levy = levies.find((one) => one.year === year);
    const has = (stage: string) => of.some((one) => one.stage === stage);
    return { year, hasPlan: has("plan"), hasActual: has("actual"), isLevied: levy !== undefined, isSettled: (levy?.settledAt ?? null) !== null };
  });

type Money = { readonly positions: Planned; readonly levies: Levied; readonly grants: readonly Grant[]; readonly savedThousandths: number | null };

/** Plan, levy and grants of a year in sums. */
export function moneyOf(year: number, { positions, levies, grants, savedThousandths }: Money): YearMoney {
  const [of, levy] = [positions.filter((one) => one.year === year), levies.find((one) => one.year === year)];
  const sum = (cents: (grant: Grant) => number) => grants.reduce((total, one) => total + cents(one), 0);
  return {
    year,
    plan: toShare(of, "plan"),
    actual: toShare(of, "actual"),
    levied: levy?.plannedCents ?? null,
    isSettled: (levy?.settledAt ?? null) !== null,
    granted: sum(({ grantedCents }) => grantedCents ?? 0),
    received: sum(receivedCents),
    used: sum(usedCents),
    savedThousandths,
  };
}

const bare = { count: 1, day: null, year: null, objectId: null } as const;

function ofAgreement({ agreement, today }: GroupFacts): GroupDecision[] {
  if (agreement === null) return [];
  const { parties, adopted, signed, lastNoticeOn, versionId, isInForce } = agreement;
  const open = parties - Math.min(adopted, signed);
  const isNear = lastNoticeOn !== null && lastNoticeOn >= today && lastNoticeOn <= dayPlus(today, noticeAheadDays);
  return [
    ...(!isInForce && open > 0 ? [{ ...bare, kind: "agreement-open" as const, count: open, objectId: versionId }] : []),
    ...(isNear ? [{ ...bare, kind: "agreement-notice" as const, day: lastNoticeOn, objectId: versionId }] : []),
  ];
}

function ofMoney({ today, years, savedThousandths }: GroupFacts): GroupDecision[] {
  const thisYear = Number(today.slice(0, 4));
  const of = (year: number) => years.find((one) => one.year === year);
  const needsPlan = Number(today.slice(5, 7)) >= budgetMonth && years.length > 0 && of(thisYear + 1)?.hasPlan !== true;
  const [now, last] = [of(thisYear), of(thisYear - 1)];
  return [
    ...(savedThousandths !== null && savedThousandths < wantedThousandths ? [{ ...bare, kind: "saving-low" as const, year: thisYear }] : []),
    ...(needsPlan ? [{ ...bare, kind: "plan-missing" as const, year: thisYear + 1 }] : []),
    ...(now?.hasPlan === true && !now.isLevied ? [{ ...bare, kind: "levy-missing" as const, year: thisYear }] : []),
    ...(last?.isLevied === true && last.hasActual && !last.isSettled ? [{ ...bare, kind: "settlement-missing" as const, year: thisYear - 1 }] : []),
  ];
}

/** Everything that needs a decision, in the order of the page: what binds all first, then money, then days. */
export function decisionsOf(facts: GroupFacts): GroupDecision[] {
  const [first] = facts.contracts;
  return [
    ...ofAgreement(facts),
    ...ofMoney(facts),
    ...(facts.comparing > 0 ? [{ ...bare, kind: "award-open" as const, count: facts.comparing }] : []),
    ...facts.evidence.map(({ day, grantId }): GroupDecision => ({ ...bare, kind: "grant-evidence", day, objectId: grantId })),
    ...(first ? [{ ...bare, kind: "contracts-due" as const, count: facts.contracts.length, day: first.day }] : []),
  ];
}

/** What may be released: a figure about answers stands for at least five members, or for nobody. */
export const releasable = (figures: readonly FigureToday[]): FigureToday[] => figures.filter(({ figure, of }) => figure === "inhabitants" || figure === "saving" || (of ?? 0) >= k);
