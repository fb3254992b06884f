import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Waiting } from "../model.ts";
import { byUrgency, coordinatorReason, officeReason } from "../rules.ts";
import { findInquiryGroups, findMembersWithout, findOpenResponses, type InquiryRow, type ResponseRow } from "../store/surveys.ts";
import { officeWork, ownWork } from "./work.ts";

const nothingElse = { section: null, objectId: null, roundId: null, count: 1, dueOn: null, since: null, remark: "" } as const;

const ofResponse = (row: ResponseRow, reason: Waiting["reason"]): Waiting => ({
  ...nothingElse,
  reason,
  memberId: row.memberId,
  memberName: row.memberName,
  campaignId: row.campaignId,
  campaignTitle: row.campaignTitle,
  dueOn: row.dueOn,
  since: row.lastAt,
  remark: reason === "returned" ? row.remark : "",
});

const ofInquiries = (row: InquiryRow, reason: Waiting["reason"]): Waiting => ({ ...nothingElse, ...row, reason });

const ofMember =
  (reason: Waiting["reason"]) =>
  (member: { memberId: MemberId; memberName: string }): Waiting => ({ ...nothingElse, reason, ...member, campaignId: null, campaignTitle: "" });

/** Everything that waits for the office, most urgent first: who, what and why. */
export async function officeWaiting(tx: Tx, cooperativeId: CooperativeId, now: Date): Promise<Waiting[]> {
  const day = now.toISOString().slice(0, 10);
  const [responses, inquiries] = [await findOpenResponses(tx, cooperativeId, day), await findInquiryGroups(tx, cooperativeId, "open")];
  const [uncoordinated, unmanaged] = [await findMembersWithout(tx, cooperativeId, "coordinator", day), await findMembersWithout(tx, cooperativeId, "management", day)];
  const work = await officeWork(tx, cooperativeId, now);

  const late = responses.flatMap((row) => {
    const reason = officeReason(row, now);
    return reason ? [ofResponse(row, reason)] : [];
  });
  const asked = inquiries.map((row) => ofInquiries(row, "inquiry-open"));
  return [...late, ...work, ...asked, ...uncoordinated.map(ofMember("no-coordinator")), ...unmanaged.map(ofMember("no-management"))].toSorted(byUrgency);
}

/** Everything that waits in the town halls the actor reaches, for their coordination and their management. */
export async function townHallWaiting(tx: Tx, cooperativeId: CooperativeId, now: Date): Promise<{ coordinator: Waiting[]; management: Waiting[] }> {
  const [responses, inquiries] = [await findOpenResponses(tx, cooperativeId, now.toISOString().slice(0, 10)), await findInquiryGroups(tx, cooperativeId, "answered")];
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
