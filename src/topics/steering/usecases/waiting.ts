import type { CooperativeId, MemberId } from "#kernel/ids";
import { findOnce, type Tx } from "#platform/db/transact";
import type { Waiting } from "../model.ts";
import { byUrgency, coordinatorReason, countOf, officePiles, slicesOf, type Pile, type Slice } from "../rules.ts";
import { findAlike, findAlikeResponses, findInquiryGroups, findMembersWithout, findOpenResponses, type InquiryRow, type ResponseRow, type Stretch } from "../store/waiting.ts";

const ofResponse = (row: ResponseRow, reason: Waiting["reason"]): Waiting => ({
  reason,
  memberId: row.memberId,
  memberName: row.memberName,
  campaignId: row.campaignId,
  campaignTitle: row.campaignTitle,
  section: null,
  count: 1,
  dueOn: row.dueOn,
  since: row.lastAt,
  remark: reason === "returned" ? row.remark : "",
});

const ofInquiries = (row: InquiryRow, reason: Waiting["reason"]): Waiting => ({ ...row, reason, dueOn: null, remark: "" });

const ofMember =
  (reason: Waiting["reason"]) =>
  (member: { memberId: MemberId; memberName: string }): Waiting => ({
    reason,
    ...member,
    campaignId: null,
    campaignTitle: "",
    section: null,
    count: 1,
    dueOn: null,
    since: null,
    remark: "",
  });

type Place = { readonly cooperativeId: CooperativeId; readonly now: Date };

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

async function findSlice(tx: Tx, { cooperativeId, now }: Place, { pile, ...stretch }: Slice): Promise<Waiting[]> {
  const { reason, alike } = pile;
  const day = dayOf(now);
  if (reason === "inquiry-open") return (await findInquiryGroups(tx, cooperativeId, "open", stretch)).map((row) => ofInquiries(row, reason));
  if (reason === "no-coordinator" || reason === "no-management") {
    const role = reason === "no-coordinator" ? "coordinator" : "management";
    return (await findMembersWithout(tx, cooperativeId, { role, day }, stretch)).map(ofMember(reason));
  }
  return (await findAlikeResponses(tx, cooperativeId, { day, alike }, stretch)).map((row) => ofResponse(row, reason));
}

/** What waits for the office in piles: the frame of every page counts them, and the page itself may show them. */
const findPiles = (tx: Tx, { cooperativeId, now }: Place): Promise<readonly Pile[]> =>
  findOnce(tx, `piles of ${cooperativeId}`, async () => officePiles(await findAlike(tx, cooperativeId, dayOf(now)), now));

/** How much waits for the office. */
export const countOfficeWaiting = async (tx: Tx, place: Place): Promise<number> => countOf(await findPiles(tx, place));

export type OfficeWaiting = { readonly items: readonly Waiting[]; readonly count: number; readonly piles: readonly Pile[] };

/** A stretch of what waits for the office, most urgent first, and how much there is: who, what and why. */
export async function officeWaiting(tx: Tx, place: Place, stretch: Stretch): Promise<OfficeWaiting> {
  const piles = await findPiles(tx, place);
  const items: Waiting[] = [];
  for (const slice of slicesOf(piles, stretch)) items.push(...(await findSlice(tx, place, slice)));
  return { items, count: countOf(piles), piles };
}

/** Everything that waits in a town hall, for its coordinator and its management. */
export async function localWaiting(tx: Tx, cooperativeId: CooperativeId, { role, now }: { role: "coordinator" | "management"; now: Date }): Promise<Waiting[]> {
  const [responses, inquiries] = [await findOpenResponses(tx, cooperativeId, dayOf(now)), await findInquiryGroups(tx, cooperativeId, "answered")];

  if (role === "management")
    return responses
      .filter((row) => row.state === "submitted")
      .map((row) => ofResponse(row, "sign-off-waits"))
      .toSorted(byUrgency);
  const own = responses.flatMap((row) => {
    // Whether everything is answered is told by the section counts on the own page; the inbox needs state and deadline only.
    const reason = coordinatorReason({ ...row, missing: 1 }, now);
    return reason ? [ofResponse(row, reason)] : [];
  });
  return [...own, ...inquiries.map((row) => ofInquiries(row, "inquiry-answered"))].toSorted(byUrgency);
}
