import type { CooperativeId, MemberId } from "#kernel/ids";
import { keepUntilWritten } from "#platform/db/kept";
import type { Tx } from "#platform/db/transact";
import { dayIn } from "#topics/members/rules/members";
import type { Waiting } from "../model.ts";
import { bare, byUrgency, coordinatorReason, countOf, officePiles, slicesOf, type Pile, type Slice } from "../rules.ts";
import { findAlike, findAlikeResponses, findInquiryGroups, findMembersWithout, findOpenResponses, type InquiryRow, type ResponseRow, type Stretch } from "../store/waiting.ts";
import { countOfficeWork, officeWork, ownWork } from "./work.ts";

const ofResponse = (row: ResponseRow, reason: Waiting["reason"]): Waiting => ({
  ...bare,
  reason,
  memberId: row.memberId,
  memberName: row.memberName,
  campaignId: row.campaignId,
  campaignTitle: row.campaignTitle,
  dueOn: row.dueOn,
  since: row.lastAt,
  remark: reason === "returned" ? row.remark : "",
});

const ofInquiries = (row: InquiryRow, reason: Waiting["reason"]): Waiting => ({ ...bare, ...row, reason });

const ofMember =
  (reason: Waiting["reason"]) =>
  (member: { memberId: MemberId; memberName: string }): Waiting => ({ ...bare, reason, ...member });

type Place = { readonly cooperativeId: CooperativeId; readonly now: Date };

async function findSlice(tx: Tx, { cooperativeId, now }: Place, slice: Slice): Promise<Waiting[]> {
  const { pile, ...stretch } = slice;
  const { kind, reason, alike } = pile;
  const day = dayIn(now);
  if (kind === "response") return (await findAlikeResponses(tx, cooperativeId, { day, alike }, stretch)).map((row) => ofResponse(row, reason));
  if (kind === "inquiry-open") return (await findInquiryGroups(tx, cooperativeId, "open", stretch)).map((row) => ofInquiries(row, reason));
  if (kind === "no-coordinator" || kind === "no-management") {
    const role = kind === "no-coordinator" ? "coordinator" : "management";
    return (await findMembersWithout(tx, cooperativeId, { role, day }, stretch)).map(ofMember(reason));
  }
  return officeWork(tx, { cooperativeId, now }, slice);
}

/** What waits for the office in piles: counted, neither named nor listed. */
async function countPiles(tx: Tx, { cooperativeId, now }: Place): Promise<readonly Pile[]> {
  const counted = await findAlike(tx, cooperativeId, dayIn(now));
  const work = await countOfficeWork(tx, { cooperativeId, now });
  return officePiles([...counted, ...work], now);
}

/** The frame of every page counts them, and the page itself may show them; most pages are looked at while nothing has changed. */
const findPiles = (tx: Tx, place: Place): Promise<readonly Pile[]> => keepUntilWritten(tx, { ...place, name: "piles" }, () => countPiles(tx, place));

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

type TownHallWaiting = { readonly coordinator: readonly Waiting[]; readonly management: readonly Waiting[] };

async function findTownHallWaiting(tx: Tx, { cooperativeId, now }: Place): Promise<TownHallWaiting> {
  const [responses, inquiries] = [await findOpenResponses(tx, cooperativeId, dayIn(now)), await findInquiryGroups(tx, cooperativeId, "answered")];
  const work = await ownWork(tx, cooperativeId, now);

  const released = responses.filter((row) => row.state === "submitted").map((row) => ofResponse(row, "sign-off-waits"));
  const own = responses.flatMap((row) => {
    // Whether everything is answered is told by the section counts on the own page; the inbox needs state and deadline only.
    const reason = coordinatorReason({ ...row, missing: 1 }, now);
    return reason ? [ofResponse(row, reason)] : [];
  });
  return {
    coordinator: [...own, ...inquiries.map((row) => ofInquiries(row, "inquiry-answered")), ...work.coordinator].toSorted(byUrgency),
    management: [...released, ...work.management].toSorted(byUrgency),
  };
}

/** Everything that waits in the town halls the actor reaches, for their coordination and their management; asked for by the frame of every page and by the page. */
export const townHallWaiting = (tx: Tx, place: Place): Promise<TownHallWaiting> => keepUntilWritten(tx, { ...place, name: "town halls" }, () => findTownHallWaiting(tx, place));
