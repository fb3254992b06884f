/** What waits in checks, shared answers and measures, as lines of a worklist. */
import type { CooperativeId } from "#kernel/ids";
import { keepUntilWritten } from "#platform/db/kept";
import type { Tx } from "#platform/db/transact";
import type { Alike, Reason, Waiting } from "../model.ts";
import { bare, alikeDeadlines, alikeReviews, alikeRollOuts, manyReviews, ownCheckReason, soonDays, type Slice } from "../rules.ts";
import { ownDemands } from "./buying.ts";
import { centralDeadlines, near, ownDeadlines } from "./deadlines.ts";
import { countUnprinted, findAlikeChecks, findAlikeWork, findReviews, findRollOuts, type ReviewRow, type RollOutRow } from "../store/office.ts";
import { reviewNoticeDays } from "#topics/documents/variants/rules/states";
import { dayIn } from "#topics/members/rules/members";
import { findOpenReadings, type ReadingRow } from "../store/acknowledgements.ts";
import { findOpenDocuments, type DocumentRow } from "../store/documents.ts";
import { findUnanswered } from "./entries.ts";
import { countMeetings, officeMeetings, ownMeetings } from "./meetings.ts";
import { countLowTrainings, lowTrainings, ownTrainings, themeLines } from "./trainings.ts";
import { findOpenChecks, findOwn, type CheckRow, type OwnRow, type Reach } from "../store/work.ts";

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

const ofPacks = (count: number): Waiting => ofAll("pack-print", { campaignTitle: "", objectId: null, count, dueOn: null });

const ofRollOut = ({ cooperativeMeasureId, title }: RollOutRow, reason: Reason, about: Pick<Waiting, "count" | "dueOn">): Waiting =>
  ofAll(reason, { campaignTitle: title, objectId: cooperativeMeasureId, ...about });

type Place = { readonly cooperativeId: CooperativeId; readonly now: Date };

const reachOf = ({ cooperativeId, now }: Place): Reach => ({ cooperativeId, day: dayIn(now) });

/** Asked for by the piles, by every slice of a page and by the cockpit: found once, and anew when something is written. */
const reviewsOf = (tx: Tx, place: Place): Promise<ReviewRow[]> => keepUntilWritten(tx, { ...place, name: "reviews" }, () => findReviews(tx, reachOf(place), manyReviews));
const rollOutsOf = (tx: Tx, place: Place): Promise<RollOutRow[]> => keepUntilWritten(tx, { ...place, name: "roll-outs" }, () => findRollOuts(tx, reachOf(place)));

/** In how many members measures of the cooperative are overdue. */
export const countOverdue = async (tx: Tx, place: Place): Promise<number> => (await rollOutsOf(tx, place)).reduce((sum, { overdue }) => sum + overdue, 0);

/** How much checks, shared answers and measures ask of the office, by everything its urgency follows from. */
export async function countOfficeWork(tx: Tx, place: Place): Promise<Alike[]> {
  const reach = reachOf(place);
  const [checks, reviews, rollOuts] = [await findAlikeWork(tx, reach, place.now), await reviewsOf(tx, place), await rollOutsOf(tx, place)];
  const days = alikeDeadlines(near(await centralDeadlines(tx, place), place.now));

  return [...checks, ...alikeReviews(reviews), ...alikeRollOuts(rollOuts), ...days, ...(await countLowTrainings(tx, place)), ...(await countMeetings(tx, place))];
}

/** A stretch of one pile of it. */
export async function officeWork(tx: Tx, place: Place, { pile, offset, limit }: Slice): Promise<Waiting[]> {
  const reach = reachOf(place);
  const { kind, reason, alike, dueOn } = pile;
  if (kind === "check") return (await findAlikeChecks(tx, reach, { now: place.now, alike }, { offset, limit })).map((row) => ofCheck(row, reason));
  if (kind === "meeting-coming" || kind === "minutes-open" || kind === "agenda-proposed") return officeMeetings(tx, place, { pile, offset, limit });
  if (kind === "training-low") return lowTrainings(tx, place, { pile, offset, limit });
  if (kind === "shared-review") return (await reviewsOf(tx, place)).slice(offset, offset + limit).map(ofReview);
  if (kind === "pack-print") return [ofPacks(await countUnprinted(tx, reach))];
  if (kind === "contract-due" || kind === "grant-due" || kind === "agreement-notice")
    return near(await centralDeadlines(tx, place), place.now)
      .filter((one) => one.reason === kind && one.dueOn === dueOn)
      .slice(offset, offset + limit);
  const rows = (await rollOutsOf(tx, place)).filter((row) => (dueOn === null ? row.implemented > 0 : row.overdueOn === dueOn));
  return rows.slice(offset, offset + limit).map((row) => ofRollOut(row, reason, { count: dueOn === null ? row.implemented : row.overdue, dueOn }));
}

const counted = (row: OwnRow, reason: Reason, { count, dueOn = null }: { readonly count: number; readonly dueOn?: string | null }): Waiting[] =>
  count === 0 ? [] : [{ ...bare, reason, memberId: row.memberId, memberName: row.memberName, count, dueOn }];

const coordinatorLines = (row: OwnRow): Waiting[] => [
  ...counted(row, "measure-overdue", { count: row.overdue, dueOn: row.overdueOn }),
  ...counted(row, "shared-review", { count: row.review }),
  ...counted(row, "measure-due", { count: row.soon, dueOn: row.soonOn }),
  ...counted(row, "shared-decide", { count: row.undecided }),
  ...counted(row, "measure-unowned", { count: row.unowned }),
  ...counted(row, "pack-print", { count: row.unprinted }),
  ...counted(row, "pack-phones", { count: row.phones }),
  ...counted(row, "emergency-gaps", { count: row.emergencyGaps }),
];

const managementLines = (row: OwnRow): Waiting[] => [
  ...counted(row, "measure-escalated", { count: row.escalated, dueOn: row.overdueOn }),
  ...counted(row, "measure-confirm", { count: row.implemented }),
];

const ofDocument = ({ memberId, memberName, documentId, title, reason, dueOn }: DocumentRow): Waiting => ({
  ...bare,
  reason,
  memberId,
  memberName,
  campaignTitle: title,
  objectId: documentId,
  dueOn,
});

const ofReading = ({ title, ...row }: ReadingRow): Waiting => ({ ...bare, ...row, campaignTitle: title });

/** What they ask in the town halls the actor reaches. */
export async function ownWork(tx: Tx, cooperativeId: CooperativeId, now: Date): Promise<{ coordinator: Waiting[]; management: Waiting[] }> {
  const reach = reachOf({ cooperativeId, now });
  const [checks, own] = [await findOpenChecks(tx, reach), await findOwn(tx, reach, soonDays)];
  const [documents, readings] = [await findOpenDocuments(tx, reach, reviewNoticeDays), await findOpenReadings(tx, reach, soonDays)];
  const [demands, deadlines] = [await ownDemands(tx, cooperativeId), await ownDeadlines(tx, { cooperativeId, now }, own)];
  const trainings = await ownTrainings(tx, reach);
  const meetings = await ownMeetings(tx, { cooperativeId, now }, own);

  const asked = checks.flatMap((row) => {
    const reason = ownCheckReason(row, now);
    return reason ? [ofCheck(row, reason)] : [];
  });
  return {
    coordinator: [
      ...asked,
      ...own.flatMap(coordinatorLines),
      ...documents.filter(({ reason }) => reason !== "document-to-release").map(ofDocument),
      ...readings.map(ofReading),
      ...trainings,
      ...demands,
      ...near(deadlines.coordinator, now),
      ...meetings.coordinator,
      ...themeLines(own, reach.day),
    ],
    management: [
      ...checks.filter(({ state }) => state === "verified").map((row) => ofCheck(row, "check-to-close")),
      ...own.flatMap(managementLines),
      ...near(deadlines.management, now),
      ...(await findUnanswered(tx, { cooperativeId, now }, own)),
      ...meetings.management,
      ...documents.filter(({ reason }) => reason === "document-to-release").map(ofDocument),
    ],
  };
}
