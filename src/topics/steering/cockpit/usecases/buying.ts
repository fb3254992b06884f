/** What contracts and demands ask for, as lines of a worklist. */
import type { CooperativeId } from "#kernel/ids";
import { keepUntilWritten } from "#platform/db/kept";
import type { Tx } from "#platform/db/transact";
import type { GrantDay } from "#topics/costs/grants/model";
import { daysOf, dueDays } from "#topics/costs/grants/rules";
import { findGrants } from "#topics/costs/grants/store";
import { dayIn } from "#topics/members/rules/members";
import type { Appointment } from "#topics/procurement/contracts/model";
import { appointmentsOf, dueAppointments } from "#topics/procurement/contracts/rules";
import { findCentralContracts, findOwnContracts } from "#topics/procurement/contracts/store/contracts";
import { findCentralSuppliers } from "#topics/procurement/contracts/store/suppliers";
import { findOpenDemands } from "#topics/procurement/demand/store/purchases";
import type { Waiting } from "../model.ts";
import { bare } from "../rules.ts";

type Place = { readonly cooperativeId: CooperativeId; readonly now: Date };

/** Days of the cooperative's own contracts and suppliers that come near; asked for by the frame, the piles and every slice: found once. */
export const centralAppointments = (tx: Tx, { cooperativeId, now }: Place): Promise<Appointment[]> =>
  keepUntilWritten(tx, { cooperativeId, now, name: "appointments" }, async () => {
    const own = { contracts: await findCentralContracts(tx, cooperativeId), suppliers: await findCentralSuppliers(tx, cooperativeId) };
    return dueAppointments(appointmentsOf(own, dayIn(now)), dayIn(now));
  });

/** A day that comes near; `section` says what kind of day. */
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

/** Days of the cooperative's grants that come near. */
export const grantAppointments = (tx: Tx, { cooperativeId, now }: Place): Promise<GrantDay[]> =>
  keepUntilWritten(tx, { cooperativeId, now, name: "grant days" }, async () => dueDays(daysOf(await findGrants(tx, cooperativeId)), dayIn(now)));

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

/** What they ask of the coordination in the town halls the actor reaches. */
export async function ownBuying(tx: Tx, { cooperativeId, now }: Place): Promise<Waiting[]> {
  const contracts = await findOwnContracts(tx, cooperativeId);
  const demands = await findOpenDemands(tx, cooperativeId);

  return [
    ...demands.map(({ memberId, memberName, purchaseId, title, answerBy }): Waiting => ({
      ...bare,
      reason: "demand-asked",
      memberId,
      memberName,
      campaignTitle: title,
      objectId: purchaseId,
      dueOn: answerBy,
    })),
    ...dueAppointments(appointmentsOf({ contracts, suppliers: [] }, dayIn(now)), dayIn(now)).map(ofAppointment),
  ];
}
