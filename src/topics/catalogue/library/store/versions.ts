/** Writing a version: one statement for each table, however many requirements it has. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { CatalogueDocument, Fact, Format, Violation } from "#topics/catalogue/formats/model";

/** A version to be kept, numbered by the database. */
export type NewVersion = {
  readonly cooperativeId: CooperativeId;
  readonly id: string;
  readonly catalogueId: string;
  readonly label: string;
  readonly publishedOn: string | null;
  readonly format: Format;
  readonly fileId: string | null;
  readonly sha256: string;
  readonly requirements: number;
  readonly report: readonly Violation[];
  readonly facts: readonly Fact[];
  readonly importedAt: Date;
  readonly importedBy: string | null;
  readonly importedByName: string;
};

/** Keeps the head of a version and answers its number: one more than the last of its catalogue, which must be locked. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<number> {
  const row = await tx
    .insertInto("catalogue_version")
    .values({
      cooperative_id: version.cooperativeId,
      id: version.id,
      catalogue_id: version.catalogueId,
      number: sql<number>`(select coalesce(max(v.number), 0) + 1 from catalogue_version v where v.cooperative_id = ${version.cooperativeId} and v.catalogue_id = ${version.catalogueId})`,
      label: version.label,
      published_on: version.publishedOn,
      format: version.format,
      file_id: version.fileId,
      sha256: version.sha256,
      requirements: version.requirements,
      report: JSON.stringify(version.report),
      facts: JSON.stringify(version.facts),
      imported_at: version.importedAt,
      imported_by: version.importedBy,
      imported_by_name: version.importedByName,
    })
    .returning("number")
    .executeTakeFirstOrThrow();
  return row.number;
}

/** Keeps all chapters of a version at once. */
export async function insertChapters(tx: Tx, { cooperativeId, versionId }: { cooperativeId: CooperativeId; versionId: string }, { chapters }: Pick<CatalogueDocument, "chapters">) {
  const rows = chapters.map(({ parentKey, ...chapter }, position) => ({ ...chapter, parent_key: parentKey, position }));
  await sql`insert into requirement_group (cooperative_id, version_id, key, parent_key, label, title, intro, position)
    select ${cooperativeId}, ${versionId}, key, parent_key, label, title, intro, position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(key text, parent_key text, label text, title text, intro text, position int)`.execute(tx);
}

/** Keeps all requirements of a version at once, each with the hash of its text. */
export async function insertRequirements(
  tx: Tx,
  { cooperativeId, versionId }: { cooperativeId: CooperativeId; versionId: string },
  { requirements }: Pick<CatalogueDocument, "requirements">,
  hashes: ReadonlyMap<string, string>,
) {
  const rows = requirements.map(({ areaKey, groupKey, parentKey, ...requirement }, position) => ({
    ...requirement,
    area_key: areaKey,
    group_key: groupKey,
    parent_key: parentKey,
    position,
    text_hash: hashes.get(requirement.key) ?? "",
  }));
  await sql`insert into requirement (cooperative_id, version_id, key, label, position, area_key, group_key, parent_key, title, statement, guidance, evidence,
      modal, level, effort, weight, audience, withdrawn, parameters, facts, links, text_hash)
    select ${cooperativeId}, ${versionId}, key, label, position, area_key, group_key, parent_key, title, statement, guidance, evidence,
      modal, level, effort, weight, audience, withdrawn, parameters, facts, links, text_hash
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(key text, label text, position int, area_key text, group_key text, parent_key text, title text,
      statement text, guidance text, evidence text, modal text, level text, effort smallint, weight smallint, audience text, withdrawn boolean,
      parameters jsonb, facts jsonb, links jsonb, text_hash text)`.execute(tx);
}
