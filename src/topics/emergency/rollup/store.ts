/** Standings, packs and providers of all members, as far as the database shows them. */
import { memberId, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { registerNames, standing, type Standing } from "#topics/emergency/registers/model";
import { packStanding, type PackStanding } from "#topics/emergency/pack/model";

/** Every standing that is shown, by member. */
export async function findAllStandings(tx: Tx, cooperativeId: CooperativeId): Promise<ReadonlyMap<string, readonly Standing[]>> {
  const rows = await tx
    .selectFrom("emergency_standing")
    .select(["member_id as memberId", "register", "entries", "wanted", "met", "confirmed_at as confirmedAt", "held_on as heldOn", "planned_on as plannedOn"])
    .where("cooperative_id", "=", cooperativeId)
    .where("register", "in", [...registerNames])
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.memberId)].map(([id, list]) => [id, list.map(({ memberId: _of, ...row }) => standing.parse(row))]));
}

/** How current every pack is that is shown, by member. */
export async function findAllPacks(tx: Tx, cooperativeId: CooperativeId): Promise<ReadonlyMap<string, PackStanding>> {
  const rows = await tx
    .selectFrom("emergency_pack_standing")
    .select(["member_id as memberId", "pack_id as packId", "fingerprint", "built_at as builtAt", "checked_at as checkedAt"])
    .select(["printed_on as printedOn", "printed_fingerprint as printedFingerprint"])
    .where("cooperative_id", "=", cooperativeId)
    .execute();
  return new Map(rows.map(({ memberId: id, ...row }) => [id, packStanding.parse(row)]));
}

type Provider = { readonly memberId: MemberId; readonly facts: unknown };

/** The providers of members that show details. */
export async function findProviders(tx: Tx, cooperativeId: CooperativeId): Promise<Provider[]> {
  const rows = await tx
    .selectFrom("emergency_entry")
    .select(["member_id as memberId", "facts"])
    .where("cooperative_id", "=", cooperativeId)
    .where("register", "=", "providers")
    .orderBy("member_id")
    .orderBy("position")
    .execute();
  return rows.map((row) => ({ memberId: memberId.parse(row.memberId), facts: row.facts }));
}
