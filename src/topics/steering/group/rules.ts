/** What the steering group has to decide. */
import { dayPlus } from "#kernel/days";
import { wantedThousandths } from "#topics/costs/efficiency/rules";
import { k } from "#topics/steering/overview/rules";
import type { FigureToday, GroupDecision, GroupFacts } from "./model.ts";

/** Councils plan their sessions half a year ahead: so long before its last day a notice is spoken of. Our own measure. */
const noticeAheadDays = 180;
/** Budgets are resolved in autumn: from October on the next year needs a plan (§ 97 HGO: the budget is to be presented before the year begins). */
const budgetMonth = 10;

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
