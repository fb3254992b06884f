/** Requirements as shared answers see them: found by text, named by key. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { RequirementName } from "../model.ts";

/**
 * The requirement of a shared answer `s` as the latest version that has it words it, as `q`; for a `left join lateral`. An answer outlives the
 * requirement: what is withdrawn from the catalogue keeps the name it had.
 */
export const wordedRequirement = sql`
  left join lateral (
    select r.label, r.title, r.statement, r.guidance, r.position, r.area_key, coalesce(g.title, '') as area_title
    from requirement r
    join catalogue_version w on w.cooperative_id = r.cooperative_id and w.id = r.version_id and w.catalogue_id = s.catalogue_id
    left join requirement_group g on g.cooperative_id = r.cooperative_id and g.version_id = r.version_id and g.key = r.area_key
    where r.cooperative_id = s.cooperative_id and r.key = s.requirement_key
    order by w.number desc limit 1) q on true`;

/** The columns of a requirement's name out of `s`, `c` (catalogue) and `q`. */
export const namedColumns = sql`
  s.catalogue_id as "catalogueId", c.title as "catalogueTitle", s.requirement_key as key, coalesce(q.label, s.requirement_key) as label,
  coalesce(q.title, '') as title, coalesce(q.area_title, '') as "areaTitle"`;

export type NamedRow = RequirementName;

/** A row's own columns apart from the name of its requirement. */
export const nameOf = ({ catalogueId, catalogueTitle, key, label, title, areaTitle }: NamedRow): RequirementName => ({
  catalogueId,
  catalogueTitle,
  key,
  label,
  title,
  areaTitle,
});

export type CatalogueHead = { readonly id: string; readonly title: string };

/** Catalogues one can answer from, by title. */
export async function findAnswerable(tx: Tx, cooperativeId: CooperativeId): Promise<CatalogueHead[]> {
  const { rows } = await sql<CatalogueHead>`
    select id, title from catalogue where cooperative_id = ${cooperativeId} and withdrawn_at is null and current_version_id is not null
    order by title collate "und-x-icu"`.execute(tx);
  return rows;
}

/** The areas of a catalogue's current version in their order. */
export async function findAreas(tx: Tx, cooperativeId: CooperativeId, catalogueId: string): Promise<{ key: string; title: string }[]> {
  const { rows } = await sql<{ key: string; title: string }>`
    select g.key, g.title from catalogue c
    join requirement_group g on g.cooperative_id = c.cooperative_id and g.version_id = c.current_version_id and g.parent_key is null
    where c.cooperative_id = ${cooperativeId} and c.id = ${catalogueId}::uuid order by g.position`.execute(tx);
  return rows;
}

type Sought = { readonly cooperativeId: CooperativeId; readonly catalogueId?: string | undefined; readonly text: string };

/** Requirements that are asked today and speak of the text, or whose number begins with it; at most 30, best first. */
export async function findRequirements(tx: Tx, { cooperativeId, catalogueId, text }: Sought): Promise<(RequirementName & { answers: number })[]> {
  const start = `${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  // German words grow together: „Sicherung“ also means the „Datensicherung“ of a title.
  const inside = `%${start}`;
  const { rows } = await sql<RequirementName & { answers: number }>`
    select c.id as "catalogueId", c.title as "catalogueTitle", r.key, r.label, r.title, coalesce(g.title, '') as "areaTitle",
      (select count(*)::int from shared_answer s where s.cooperative_id = r.cooperative_id and s.catalogue_id = c.id and s.requirement_key = r.key and s.withdrawn_at is null) as answers
    from catalogue c
    join requirement r on r.cooperative_id = c.cooperative_id and r.version_id = c.current_version_id and not r.withdrawn
    left join requirement_group g on g.cooperative_id = r.cooperative_id and g.version_id = r.version_id and g.key = r.area_key
    where c.cooperative_id = ${cooperativeId} and c.withdrawn_at is null and (${catalogueId ?? null}::uuid is null or c.id = ${catalogueId ?? null}::uuid)
      and (r.label ilike ${start} or r.title ilike ${inside} or r.search @@ websearch_to_tsquery('german', ${text}))
    order by r.label ilike ${start} desc, r.title ilike ${inside} desc, ts_rank(r.search, websearch_to_tsquery('german', ${text})) desc, c.title, r.position limit 30`.execute(tx);
  return rows;
}

export type ChosenRequirement = RequirementName & { readonly statement: string; readonly guidance: string; readonly providers: string[] };

/** One requirement that is asked today, with the providers that answer it already. */
export async function findRequirement(tx: Tx, cooperativeId: CooperativeId, { catalogueId, key }: { catalogueId: string; key: string }): Promise<ChosenRequirement | undefined> {
  const { rows } = await sql<ChosenRequirement>`
    select c.id as "catalogueId", c.title as "catalogueTitle", r.key, r.label, r.title, coalesce(g.title, '') as "areaTitle", r.statement, r.guidance,
      array(select s.provider from shared_answer s where s.cooperative_id = c.cooperative_id and s.catalogue_id = c.id and s.requirement_key = r.key and s.withdrawn_at is null
        order by s.provider) as providers
    from catalogue c
    join requirement r on r.cooperative_id = c.cooperative_id and r.version_id = c.current_version_id and r.key = ${key} and not r.withdrawn
    left join requirement_group g on g.cooperative_id = r.cooperative_id and g.version_id = r.version_id and g.key = r.area_key
    where c.cooperative_id = ${cooperativeId} and c.id = ${catalogueId}::uuid and c.withdrawn_at is null`.execute(tx);
  return rows[0];
}
