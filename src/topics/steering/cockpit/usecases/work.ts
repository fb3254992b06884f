/** What waits in checks, shared answers and measures, as lines of a worklist. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Reason, Waiting } from "../model.ts";
import { manyReviews, officeCheckReason, ownCheckReason, soonDays } from "../rules.ts";
import { findOpenChecks, findOwn, findReviews, findRollOuts, type CheckRow, type OwnRow, type ReviewRow, type RollOutRow } from "../store/work.ts";

const bare = { campaignId: null, campaignTitle: "", section: null, objectId: null, roundId: null, count: 1, dueOn: null, since: null, remark: "" } as const;

const ofCheck = (row: CheckRow, reason: Reason): Waiting => ({
  ...bare,
  reason,
  memberId: row.memberId,
  memberName: row.memberName,
  campaignTitle: row.title,
  objectId: row.checkId,
  roundId: row.roundId,
  dueOn: row.dueOn,
  since: row.lastAt,
  remark: reason === "check-returned" ? row.remark : "",
});

/** A line about the whole cooperative names no member. */
const ofAll = (reason: Reason, about: Pick<Waiting, "campaignTitle" | "objectId" | "count" | "dueOn">): Waiting => ({ ...bare, ...about, reason, memberId: null, memberName: "" });

const ofReview = ({ sharedAnswerId, title, count }: ReviewRow): Waiting => ofAll("shared-review", { campaignTitle: title, objectId: sharedAnswerId, count, dueOn: null });

const ofRollOut = ({ cooperativeMeasureId, title, overdue, dueOn, implemented }: RollOutRow): Waiting[] => {
  const about = { campaignTitle: title, objectId: cooperativeMeasureId };
  return [
    ...(overdue > 0 ? [ofAll("measure-overdue", { ...about, count: overdue, dueOn })] : []),
    ...(implemented > 0 ? [ofAll("measure-confirm", { ...about, count: implemented, dueOn: null })] : []),
  ];
};

/** What checks, shared answers and measures ask of the office; only of members that show their states, whoever reads. */
export async function officeWork(tx: Tx, cooperativeId: CooperativeId, now: Date): Promise<Waiting[]> {
  const reach = { cooperativeId, day: now.toISOString().slice(0, 10), only: "showing" } as const;
  const [checks, reviews, rollOuts] = [await findOpenChecks(tx, reach), await findReviews(tx, reach), await findRollOuts(tx, reach)];

  const followed = checks.flatMap((row) => {
    const reason = officeCheckReason(row, now);
    return reason ? [ofCheck(row, reason)] : [];
  });
  return [...followed, ...reviews.filter(({ count }) => count >= manyReviews).map(ofReview), ...rollOuts.flatMap(ofRollOut)];
}

const counted = (row: OwnRow, reason: Reason, { count, dueOn = null }: { readonly count: number; readonly dueOn?: string | null }): Waiting[] =>
  count === 0 ? [] : [{ ...bare, reason, memberId: row.memberId, memberName: row.memberName, count, dueOn }];

const coordinatorLines = (row: OwnRow): Waiting[] => [
  ...counted(row, "measure-overdue", { count: row.overdue, dueOn: row.overdueOn }),
  ...counted(row, "shared-review", { count: row.review }),
  ...counted(row, "measure-due", { count: row.soon, dueOn: row.soonOn }),
  ...counted(row, "shared-decide", { count: row.undecided }),
  ...counted(row, "measure-unowned", { count: row.unowned }),
];

const managementLines = (row: OwnRow): Waiting[] => [
  ...counted(row, "measure-escalated", { count: row.escalated, dueOn: row.overdueOn }),
  ...counted(row, "measure-confirm", { count: row.implemented }),
];

/** What they ask in the town halls the actor reaches. */
export async function ownWork(tx: Tx, cooperativeId: CooperativeId, now: Date): Promise<{ coordinator: Waiting[]; management: Waiting[] }> {
  const reach = { cooperativeId, day: now.toISOString().slice(0, 10), only: "own" } as const;
  const [checks, own] = [await findOpenChecks(tx, reach), await findOwn(tx, reach, soonDays)];

  const asked = checks.flatMap((row) => {
    const reason = ownCheckReason(row, now);
    return reason ? [ofCheck(row, reason)] : [];
  });
  return {
    coordinator: [...asked, ...own.flatMap(coordinatorLines)],
    management: [...checks.filter(({ state }) => state === "verified").map((row) => ofCheck(row, "check-to-close")), ...own.flatMap(managementLines)],
  };
}
