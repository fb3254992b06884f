/** Cost keys as the database keeps them, and the figures they ask for. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { bases, costKey, type Basis, type CostKey } from "./model.ts";

/** Every key there ever was, those in use first. */
export async function findCostKeys(tx: Tx, cooperativeId: CooperativeId): Promise<CostKey[]> {
  const rows = await tx
    .selectFrom("cost_key")
    .select(["id", "title", "reason", "definition", "version", "changed_at as changedAt", "changed_by_name as changedByName", "withdrawn_at as withdrawnAt"])
    .where("cooperative_id", "=", cooperativeId)
    .orderBy(sql`withdrawn_at desc nulls first`)
    .orderBy(sql`title collate "und-x-icu"`)
    .execute();
  return rows.map((row) => costKey.parse(row));
}

/** Puts a key in or over the version that was read; false when somebody else was faster. */
export async function saveCostKey(
  tx: Tx,
  cooperativeId: CooperativeId,
  { id, title, reason, definition, version, changedAt, changedByName, withdrawnAt }: CostKey,
): Promise<boolean> {
  const written = { title, reason, definition: JSON.stringify(definition), version, changed_at: changedAt, changed_by_name: changedByName, withdrawn_at: withdrawnAt };
  if (version === 1) {
    await tx
      .insertInto("cost_key")
      .values({ cooperative_id: cooperativeId, id, ...written })
      .execute();
    return true;
  }
  const saved = await tx
    .updateTable("cost_key")
    .set(written)
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .where("version", "=", version - 1)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

type Counted = { readonly memberId: string; readonly basis: Basis; readonly asOf: string; readonly value: number; readonly serviceId?: string };

/** Every dated figure a key may ask for, of all members, in one statement; usage is the office's hours of a year, pieces are of a year and service. */
export async function findCounted(tx: Tx, cooperativeId: CooperativeId): Promise<Counted[]> {
  const { rows } = await sql<{ memberId: string; basis: string; asOf: string; value: string | number; serviceId: string | null }>`
    select member_id as "memberId", kind as basis, as_of as "asOf", value, null::uuid as "serviceId" from member_figure where cooperative_id = ${cooperativeId} and kind in ('population', 'workplaces')
    union all
    select member_id, 'usage', make_date(extract(year from day)::int, 12, 31), sum(seconds)::numeric / 3600, null from office_time where cooperative_id = ${cooperativeId} group by 1, 3
    union all
    select member_id, 'pieces', make_date(extract(year from day)::int, 12, 31), sum(pieces), service_id from office_time
    where cooperative_id = ${cooperativeId} and pieces > 0 group by 1, 3, 5`.execute(tx);
  return rows.flatMap(({ basis, value, serviceId, ...row }) =>
    bases.filter((known) => known === basis).map((known) => ({ ...row, basis: known, value: Number(value), ...(serviceId === null ? {} : { serviceId }) })),
  );
}
