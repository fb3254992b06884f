/** Catalogues, areas and requirements as checks need them; written by the library alone. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { scales, type Scale } from "#topics/catalogue/formats/model";
import type { Selection } from "../model.ts";

export type CatalogueHead = {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly versionId: string;
  readonly label: string;
  readonly scale: Scale;
  readonly requirements: number;
};

const scaleOf = (scale: string): Scale => scales.find((known) => known === scale) ?? "wiba";

/** The catalogues a check can be made of, with their current version. */
export async function findCatalogues(tx: Tx, cooperativeId: CooperativeId): Promise<CatalogueHead[]> {
  const rows = await tx
    .selectFrom("catalogue as c")
    .innerJoin("catalogue_version as v", (join) => join.onRef("v.cooperative_id", "=", "c.cooperative_id").onRef("v.id", "=", "c.current_version_id"))
    .select(["c.id", "c.key", "c.title", "v.id as versionId", "v.label", "c.scale", "v.requirements"])
    .where("c.cooperative_id", "=", cooperativeId)
    .where("c.withdrawn_at", "is", null)
    .where("v.requirements", ">", 0)
    .orderBy(sql`c.key = 'ringwall-basis-check'`, "desc")
    .orderBy("c.title")
    .execute();
  return rows.map((row) => ({ ...row, scale: scaleOf(row.scale) }));
}

/** Does a round with this selection ask for the requirement `q`? The same as the database's own `asks`, with nothing to look at where nothing is restricted. */
export const asksFor = ({ areas, levels, modals, maxEffort }: Selection) => {
  const conditions = [
    sql`not q.withdrawn`,
    ...(areas === null ? [] : [sql`q.area_key = any(${[...areas]}::text[])`]),
    ...(levels === null ? [] : [sql`q.level = any(${[...levels]}::text[])`]),
    ...(modals === null ? [] : [sql`q.modal = any(${[...modals]}::text[])`]),
    ...(maxEffort === null ? [] : [sql`q.effort <= ${maxEffort}`]),
  ];
  return sql<boolean>`coalesce((${sql.join(conditions, sql` and `)}), false)`;
};

export type AreaCount = { readonly key: string; readonly label: string; readonly title: string; readonly requirements: number; readonly asked: number };

/** The areas of a version in its order, with how many requirements there are and how many the selection asks. */
export async function findAreaCounts(tx: Tx, place: { readonly cooperativeId: string; readonly versionId: string }, selection: Selection): Promise<AreaCount[]> {
  const { rows } = await sql<AreaCount>`
    select q.area_key as key, coalesce(g.label, '') as label, coalesce(g.title, q.area_key) as title,
      count(*) filter (where not q.withdrawn)::int as requirements, count(*) filter (where ${asksFor(selection)})::int as asked
    from requirement q
    left join requirement_group g on g.cooperative_id = q.cooperative_id and g.version_id = q.version_id and g.key = q.area_key
    where q.cooperative_id = ${place.cooperativeId} and q.version_id = ${place.versionId}::uuid
    group by q.area_key, g.label, g.title, g.position order by coalesce(g.position, min(q.position)), q.area_key`.execute(tx);
  return rows;
}

/** Which restrictions make sense for a version: those some requirement has a value for. */
export async function findFacets(tx: Tx, { cooperativeId, versionId }: { readonly cooperativeId: string; readonly versionId: string }) {
  const { rows } = await sql<{ hasLevels: boolean; hasModals: boolean; hasEffort: boolean }>`
    select coalesce(bool_or(level is not null), false) as "hasLevels", coalesce(bool_or(modal is not null), false) as "hasModals", coalesce(bool_or(effort is not null), false) as "hasEffort"
    from requirement where cooperative_id = ${cooperativeId} and version_id = ${versionId}::uuid and not withdrawn`.execute(tx);
  return rows[0] ?? { hasLevels: false, hasModals: false, hasEffort: false };
}
