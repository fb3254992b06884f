/** Mappings and their relations, as they lie in the database. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { relationships, type MappingDocument, type Relation, type Relationship } from "#topics/catalogue/formats/model";
import { storedMapping, type StoredMapping } from "../model.ts";
import type { VersionPlace } from "./catalogues.ts";

const columns = [
  "id",
  "key",
  "title",
  "label",
  "status",
  "source_space as sourceSpace",
  "target_space as targetSpace",
  "facts",
  "sha256",
  "imported_at as importedAt",
  "imported_by_name as importedByName",
] as const;

export const relationshipOf = (text: string): Relationship => relationships.find((known) => known === text) ?? "no-relationship";

/** All mappings of a cooperative by title. */
export async function findMappings(tx: Tx, cooperativeId: CooperativeId): Promise<readonly StoredMapping[]> {
  const rows = await tx
    .selectFrom("mapping")
    .select(columns)
    .where("cooperative_id", "=", cooperativeId)
    .orderBy(sql`title collate "und-x-icu"`)
    .orderBy("id")
    .execute();
  return rows.map((row) => storedMapping.parse(row));
}

/** One mapping. */
export async function findMapping(tx: Tx, cooperativeId: CooperativeId, mappingId: string): Promise<StoredMapping | undefined> {
  const row = await tx.selectFrom("mapping").select(columns).where("cooperative_id", "=", cooperativeId).where("id", "=", mappingId).executeTakeFirst();
  return row && storedMapping.parse(row);
}

/** Mappings that lead from or to a version: by the key of its catalogue, or by the stable keys of its requirements – files name catalogues as they please. */
export async function findMappingsOf(tx: Tx, { cooperativeId, versionId }: VersionPlace, key: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom("mapping as m")
    .select("m.id")
    .where("m.cooperative_id", "=", cooperativeId)
    .where((e) =>
      e.or([
        e("m.source_space", "=", key),
        e("m.target_space", "=", key),
        e.exists(
          e
            .selectFrom("mapping_relation as r")
            .innerJoin("requirement as q", (join) => join.onRef("q.cooperative_id", "=", "r.cooperative_id").onRef("q.key", "=", "r.target_key"))
            .select(sql`1`.as("one"))
            .whereRef("r.cooperative_id", "=", "m.cooperative_id")
            .whereRef("r.mapping_id", "=", "m.id")
            .where("q.version_id", "=", versionId),
        ),
      ]),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** How many relations of each kind every mapping has. */
export async function findRelationCounts(tx: Tx, cooperativeId: CooperativeId) {
  const rows = await tx
    .selectFrom("mapping_relation")
    .select(["mapping_id as mappingId", "relationship", sql<number>`count(*)::int`.as("count")])
    .where("cooperative_id", "=", cooperativeId)
    .groupBy(["mapping_id", "relationship"])
    .execute();
  return rows.map((row) => ({ ...row, relationship: relationshipOf(row.relationship) }));
}

export type RelationFilter = { readonly relationship?: Relationship | undefined; readonly q?: string | undefined };

const matching = (tx: Tx, { cooperativeId, mappingId }: { cooperativeId: CooperativeId; mappingId: string }, { relationship, q }: RelationFilter) =>
  tx
    .selectFrom("mapping_relation")
    .where("cooperative_id", "=", cooperativeId)
    .where("mapping_id", "=", mappingId)
    .$if(relationship !== undefined, (query) => query.where("relationship", "=", relationship ?? ""))
    .$if(q !== undefined, (query) => query.where(sql<boolean>`(strpos(lower(source), lower(${q})) > 0 or strpos(lower(target), lower(${q})) > 0)`));

/** How many relations match. */
export async function findRelationCount(tx: Tx, place: { cooperativeId: CooperativeId; mappingId: string }, filter: RelationFilter): Promise<number> {
  return (
    await matching(tx, place, filter)
      .select(sql<number>`count(*)::int`.as("found"))
      .executeTakeFirstOrThrow()
  ).found;
}

/** Relations in the order of their file; all, or a span of them. */
export async function findRelations(tx: Tx, place: { cooperativeId: CooperativeId; mappingId: string }, filter: RelationFilter, span?: { limit: number; offset: number }) {
  const rows = await matching(tx, place, filter)
    .select(["source", "source_requirement as sourceRequirement", "target", "target_key as targetKey", "relationship"])
    .orderBy("position")
    .$if(span !== undefined, (query) => query.limit(span?.limit ?? 0).offset(span?.offset ?? 0))
    .execute();
  return rows.map((row) => ({ ...row, relationship: relationshipOf(row.relationship) }));
}

export type NewMapping = {
  readonly cooperativeId: CooperativeId;
  readonly id: string;
  readonly fileId: string | null;
  readonly sha256: string;
  readonly importedAt: Date;
  readonly importedByName: string;
};

/** Keeps a mapping with all its relations, in place of an earlier one with the same key. */
export async function saveMapping(tx: Tx, head: NewMapping, { relations, sourceSpace, targetSpace, key, facts = [], ...document }: MappingDocument): Promise<void> {
  const shared = {
    ...document,
    facts: JSON.stringify(facts),
    source_space: sourceSpace,
    target_space: targetSpace,
    file_id: head.fileId,
    sha256: head.sha256,
    imported_at: head.importedAt,
    imported_by_name: head.importedByName,
  };
  const { id } = await tx
    .insertInto("mapping")
    .values({ cooperative_id: head.cooperativeId, id: head.id, key, ...shared })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "key"]).doUpdateSet(shared))
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx.deleteFrom("mapping_relation").where("cooperative_id", "=", head.cooperativeId).where("mapping_id", "=", id).execute();
  await insertRelations(tx, { cooperativeId: head.cooperativeId, mappingId: id }, relations);
}

/** All relations of a mapping at once. */
async function insertRelations(tx: Tx, { cooperativeId, mappingId }: { cooperativeId: CooperativeId; mappingId: string }, relations: readonly Relation[]): Promise<void> {
  const rows = relations.map(({ sourceRequirement, targetKey, ...relation }, position) => ({
    ...relation,
    source_requirement: sourceRequirement,
    target_key: targetKey,
    position,
  }));
  const shape = sql`(position int, source text, source_requirement text, target text, target_key text, relationship text, facts jsonb)`;
  await sql`insert into mapping_relation (cooperative_id, mapping_id, position, source, source_requirement, target, target_key, relationship, facts)
    select ${cooperativeId}, ${mappingId}, position, source, source_requirement, target, target_key, relationship, facts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row${shape}`.execute(tx);
}

/** Removes a mapping with its relations; answers whether there was one. */
export async function removeMapping(tx: Tx, cooperativeId: CooperativeId, mappingId: string): Promise<boolean> {
  const row = await tx.deleteFrom("mapping").where("cooperative_id", "=", cooperativeId).where("id", "=", mappingId).returning("id").executeTakeFirst();
  return row !== undefined;
}
