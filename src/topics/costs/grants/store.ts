/** Grants as the database keeps them, one row each. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { grant, type Grant } from "./model.ts";

const columns = [
  "id",
  "programme",
  "title",
  "state",
  "requested_cents as requestedCents",
  "applied_on as appliedOn",
  "reference",
  "granted_cents as grantedCents",
  "awarded_on as awardedOn",
  "award_reference as awardReference",
  "conditions",
  "report",
  "instalments",
  "evidence",
  "uses",
  "version",
  "changed_at as changedAt",
  "changed_by_name as changedByName",
] as const;

/** Every grant, the newest first. */
export async function findGrants(tx: Tx, cooperativeId: CooperativeId): Promise<Grant[]> {
  const rows = await tx.selectFrom("cost_grant").select(columns).where("cooperative_id", "=", cooperativeId).orderBy("id", "desc").execute();
  return rows.map((row) => grant.parse({ ...row, requestedCents: Number(row.requestedCents), grantedCents: row.grantedCents === null ? null : Number(row.grantedCents) }));
}

const sumOf = (parts: readonly { readonly cents: number }[]): number => parts.reduce((sum, { cents }) => sum + cents, 0);

const rowOf = (one: Grant) => ({
  programme: one.programme,
  title: one.title,
  state: one.state,
  requested_cents: one.requestedCents,
  applied_on: one.appliedOn,
  reference: one.reference,
  granted_cents: one.grantedCents,
  awarded_on: one.awardedOn,
  award_reference: one.awardReference,
  conditions: one.conditions,
  report: one.report,
  instalments: JSON.stringify(one.instalments),
  evidence: JSON.stringify(one.evidence),
  uses: JSON.stringify(one.uses),
  instalments_cents: sumOf(one.instalments),
  used_cents: sumOf(one.uses),
  version: one.version,
  changed_at: one.changedAt,
  changed_by_name: one.changedByName,
});

/** Puts a grant in, or over the version that was read; false when somebody else was faster. */
export async function saveCostGrant(tx: Tx, cooperativeId: CooperativeId, one: Grant): Promise<boolean> {
  if (one.version === 1) {
    await tx
      .insertInto("cost_grant")
      .values({ cooperative_id: cooperativeId, id: one.id, ...rowOf(one) })
      .execute();
    return true;
  }
  const saved = await tx
    .updateTable("cost_grant")
    .set(rowOf(one))
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", one.id)
    .where("version", "=", one.version - 1)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}
