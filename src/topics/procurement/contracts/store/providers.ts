/** What the emergency register of a member says about providers. */
import type { MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { facts } from "#topics/emergency/registers/model";
import { suggestion, type Suggestion } from "../model.ts";

/** Providers of these members' own registers, in their order. */
export async function findProviders(tx: Tx, members: readonly MemberId[]): Promise<Suggestion[]> {
  if (members.length === 0) return [];
  const rows = await tx
    .selectFrom("emergency_entry")
    .select(["id", "member_id as memberId", "facts"])
    .where("member_id", "in", [...members])
    .where("register", "=", "providers")
    .orderBy("member_id")
    .orderBy("position")
    .execute();
  return rows.map((row) => {
    const said = facts.parse(row.facts);
    return suggestion.parse({
      entryId: row.id,
      memberId: row.memberId,
      name: said["name"] ?? "",
      services: said["services"] ?? "",
      phone: said["phone"] ?? said["emergencyPhone"] ?? "",
    });
  });
}
