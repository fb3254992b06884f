/** Assumptions as the database keeps them. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { assumption, type Assumption } from "./model.ts";

export async function findAssumptions(tx: Tx, cooperativeId: CooperativeId): Promise<Assumption[]> {
  const rows = await tx
    .selectFrom("efficiency_assumption")
    .select(["id", "title", "kind", "measure", "audience", "cents", "at_least as atLeast", "at_most as atMost", "source", "version"])
    .where("cooperative_id", "=", cooperativeId)
    .orderBy("kind")
    .orderBy("id")
    .execute();
  const whole = (cents: unknown) => (cents === null ? null : Number(cents));
  return rows.map((row) => assumption.parse({ ...row, cents: Number(row.cents), atLeast: whole(row.atLeast), atMost: whole(row.atMost) }));
}

/** Puts an assumption in or over the version that was read; false when somebody else was faster. */
export async function saveEfficiencyAssumption(tx: Tx, cooperativeId: CooperativeId, { atLeast, atMost, ...same }: Assumption): Promise<boolean> {
  const written = { ...same, at_least: atLeast, at_most: atMost };
  if (same.version === 1) {
    await tx
      .insertInto("efficiency_assumption")
      .values({ cooperative_id: cooperativeId, ...written })
      .execute();
    return true;
  }
  const saved = await tx
    .updateTable("efficiency_assumption")
    .set(written)
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", same.id)
    .where("version", "=", same.version - 1)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

export async function removeEfficiencyAssumption(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<boolean> {
  const removed = await tx.deleteFrom("efficiency_assumption").where("cooperative_id", "=", cooperativeId).where("id", "=", id).executeTakeFirst();
  return removed.numDeletedRows === 1n;
}
