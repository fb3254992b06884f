/** Sums over the whole, and what was released. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { releasedFigure, type ReleasedFigure } from "./model.ts";

/** How many have resolved on a version, and how many have signed it. */
export async function findAgreedCounts(tx: Tx, cooperativeId: CooperativeId, versionId: string): Promise<{ adopted: number; signed: number }> {
  const { rows } = await sql<{ adopted: number; signed: number }>`
    select (select count(*)::int from council_decision
        where cooperative_id = ${cooperativeId} and version_id = ${versionId}::uuid and result in ('adopted', 'adopted-with-conditions')) as adopted,
      (select count(*)::int from agreement_signature where cooperative_id = ${cooperativeId} and version_id = ${versionId}::uuid) as signed`.execute(tx);
  return rows[0] ?? { adopted: 0, signed: 0 };
}

export type People = { readonly members: number; readonly inhabitants: number; /** Members that have signed any version. */ readonly signed: number };

/** Members of a day with their inhabitants, each by the newest figure, and how many of them have signed. */
export async function findPeople(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<People> {
  const { rows } = await sql<People>`
    select count(*)::int as members, coalesce(sum(f.value), 0)::int as inhabitants,
      (count(*) filter (where m.id in (select member_id from agreement_signature where cooperative_id = ${cooperativeId})))::int as signed
    from member m left join lateral (
      select value from member_figure f where f.member_id = m.id and f.kind = 'population' and f.as_of <= ${day}::date order by f.as_of desc limit 1) f on m.kind <> 'landkreis'
    where m.cooperative_id = ${cooperativeId} and (m.left_on is null or m.left_on >= ${day}::date)`.execute(tx);
  return rows[0] ?? { members: 0, inhabitants: 0, signed: 0 };
}

/** Purchases whose offers are compared. */
export async function countComparing(tx: Tx, cooperativeId: CooperativeId): Promise<number> {
  const row = await tx
    .selectFrom("purchase")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("cooperative_id", "=", cooperativeId)
    .where("state", "=", "comparing")
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** What the office has released. */
export async function findReleased(tx: Tx, cooperativeId: CooperativeId): Promise<ReleasedFigure[]> {
  const rows = await tx
    .selectFrom("released_figure")
    .select(["figure", "value", "of", "stated_on as statedOn", "released_by_name as releasedByName"])
    .where("cooperative_id", "=", cooperativeId)
    .execute();
  return rows.map((row) => releasedFigure.parse({ ...row, value: Number(row.value), of: row.of === null ? null : Number(row.of) }));
}

export async function saveReleasedFigure(tx: Tx, cooperativeId: CooperativeId, { figure, statedOn, releasedByName, ...same }: ReleasedFigure, at: Date): Promise<void> {
  const written = { ...same, stated_on: statedOn, released_at: at, released_by_name: releasedByName };
  await tx
    .insertInto("released_figure")
    .values({ cooperative_id: cooperativeId, figure, ...written })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "figure"]).doUpdateSet(written))
    .execute();
}

export async function removeReleasedFigure(tx: Tx, cooperativeId: CooperativeId, figure: string): Promise<boolean> {
  const removed = await tx.deleteFrom("released_figure").where("cooperative_id", "=", cooperativeId).where("figure", "=", figure).executeTakeFirst();
  return removed.numDeletedRows === 1n;
}
