/** What contracts, grants and demands ask for, as lines of a worklist. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { GrantDay } from "#topics/costs/grants/model";
import type { Appointment } from "#topics/procurement/contracts/model";
import { findOpenDemands } from "#topics/procurement/demand/store/purchases";
import type { Waiting } from "../model.ts";
import { bare } from "../rules.ts";

/** A day of a contract or a proof; `section` says what kind of day. */
export const ofAppointment = ({ kind, id, day, memberId, memberName, title }: Appointment): Waiting => ({
  ...bare,
  reason: "contract-due",
  memberId,
  memberName: memberName ?? "",
  campaignTitle: title,
  section: kind,
  objectId: id,
  dueOn: day,
});

/** A day of a grant. */
export const ofGrantDay = ({ kind, day, grantId, title }: GrantDay): Waiting => ({
  ...bare,
  reason: "grant-due",
  memberId: null,
  memberName: "",
  campaignTitle: title,
  section: kind,
  objectId: grantId,
  dueOn: day,
});

/** What the office asks the town halls the actor reaches to say. */
export async function ownDemands(tx: Tx, cooperativeId: CooperativeId): Promise<Waiting[]> {
  const demands = await findOpenDemands(tx, cooperativeId);

  return demands.map(({ memberId, memberName, purchaseId, title, answerBy }): Waiting => ({
    ...bare,
    reason: "demand-asked",
    memberId,
    memberName,
    campaignTitle: title,
    objectId: purchaseId,
    dueOn: answerBy,
  }));
}
