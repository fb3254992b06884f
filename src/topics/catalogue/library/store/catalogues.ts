/** Catalogues and their versions, as they lie in the database. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { fact, violation, type Fact, type Violation } from "#topics/catalogue/formats/model";
import { catalogueVersion, storedCatalogue, type CatalogueVersion, type StoredCatalogue } from "../model.ts";

/** Where a catalogue is. */
export type CataloguePlace = { readonly cooperativeId: CooperativeId; readonly catalogueId: string };
/** Where a version is. */
export type VersionPlace = { readonly cooperativeId: CooperativeId; readonly versionId: string };

const catalogueColumns = ["id", "key", "title", "publisher", "scale", "current_version_id as currentVersionId", "withdrawn_at as withdrawnAt"] as const;
const versionColumns = [
  "id",
  "catalogue_id as catalogueId",
  "number",
  "label",
  "published_on as publishedOn",
  "format",
  "file_id as fileId",
  "sha256",
  "requirements",
  "imported_at as importedAt",
  "imported_by_name as importedByName",
] as const;

/** All catalogues of a cooperative by title; the withdrawn ones only where they are asked for. */
export async function findCatalogues(tx: Tx, cooperativeId: CooperativeId, withdrawn = false): Promise<readonly StoredCatalogue[]> {
  const rows = await tx
    .selectFrom("catalogue")
    .select(catalogueColumns)
    .where("cooperative_id", "=", cooperativeId)
    .$if(!withdrawn, (query) => query.where("withdrawn_at", "is", null))
    .orderBy(sql`title collate "und-x-icu"`)
    .orderBy("id")
    .execute();
  return rows.map((row) => storedCatalogue.parse(row));
}

/** One catalogue, withdrawn or not. */
export async function findCatalogue(tx: Tx, { cooperativeId, catalogueId }: CataloguePlace): Promise<StoredCatalogue | undefined> {
  const row = await tx.selectFrom("catalogue").select(catalogueColumns).where("cooperative_id", "=", cooperativeId).where("id", "=", catalogueId).executeTakeFirst();
  return row && storedCatalogue.parse(row);
}

/** The catalogue with a publisher's key, such as `ringwall-basis-check`. */
export async function findCatalogueByKey(tx: Tx, cooperativeId: CooperativeId, key: string): Promise<StoredCatalogue | undefined> {
  const row = await tx.selectFrom("catalogue").select(catalogueColumns).where("cooperative_id", "=", cooperativeId).where("key", "=", key).executeTakeFirst();
  return row && storedCatalogue.parse(row);
}

/** All versions of one catalogue, or of every catalogue of the cooperative, newest first. */
export async function findVersions(tx: Tx, cooperativeId: CooperativeId, catalogueId?: string): Promise<readonly CatalogueVersion[]> {
  const rows = await tx
    .selectFrom("catalogue_version")
    .select(versionColumns)
    .where("cooperative_id", "=", cooperativeId)
    .$if(catalogueId !== undefined, (query) => query.where("catalogue_id", "=", catalogueId ?? ""))
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => catalogueVersion.parse(row));
}

/** One version of any catalogue. */
export async function findVersion(tx: Tx, { cooperativeId, versionId }: VersionPlace): Promise<CatalogueVersion | undefined> {
  const row = await tx.selectFrom("catalogue_version").select(versionColumns).where("cooperative_id", "=", cooperativeId).where("id", "=", versionId).executeTakeFirst();
  return row && catalogueVersion.parse(row);
}

/** A catalogue with the version that counts now; undefined where there is no such catalogue. */
export async function findCurrentVersion(tx: Tx, place: CataloguePlace): Promise<{ catalogue: StoredCatalogue; version: CatalogueVersion } | undefined> {
  const catalogue = await findCatalogue(tx, place);
  const version = catalogue?.currentVersionId ? await findVersion(tx, { ...place, versionId: catalogue.currentVersionId }) : undefined;
  return catalogue && version && { catalogue, version };
}

/** What the publisher says of the whole version. */
export async function findVersionFacts(tx: Tx, { cooperativeId, versionId }: VersionPlace): Promise<readonly Fact[]> {
  const row = await tx.selectFrom("catalogue_version").select("facts").where("cooperative_id", "=", cooperativeId).where("id", "=", versionId).executeTakeFirst();
  return fact.array().parse(row?.facts ?? []);
}

/** What the file of a version broke when it was read. */
export async function findViolations(tx: Tx, { cooperativeId, versionId }: VersionPlace): Promise<readonly Violation[]> {
  const row = await tx.selectFrom("catalogue_version").select("report").where("cooperative_id", "=", cooperativeId).where("id", "=", versionId).executeTakeFirst();
  return violation.array().parse(row?.report ?? []);
}

/** A catalogue to be kept under its publisher's key. */
export type KeptCatalogue = Pick<StoredCatalogue, "id" | "key" | "title" | "publisher" | "scale"> & { readonly cooperativeId: CooperativeId; readonly at: Date };

/** The catalogue of this key, locked against a second import; made where there is none. Undefined for who may not. */
export async function lockCatalogue(tx: Tx, { cooperativeId, at, ...fresh }: KeptCatalogue): Promise<StoredCatalogue | undefined> {
  await tx
    .insertInto("catalogue")
    .values({ cooperative_id: cooperativeId, ...fresh, created_at: at })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "key"]).doNothing())
    .execute();
  const row = await tx.selectFrom("catalogue").select(catalogueColumns).where("cooperative_id", "=", cooperativeId).where("key", "=", fresh.key).forUpdate().executeTakeFirst();
  return row && storedCatalogue.parse(row);
}

/** Makes a version count from now on; a withdrawn catalogue is back with it. Answers whether there was such a catalogue. */
export async function saveCurrentVersion(
  tx: Tx,
  { cooperativeId, catalogueId }: CataloguePlace,
  head: { versionId: string; title?: string; publisher?: string },
): Promise<boolean> {
  const row = await tx
    .updateTable("catalogue")
    .set({ current_version_id: head.versionId, withdrawn_at: null })
    .$if(head.title !== undefined, (query) => query.set({ title: head.title ?? "" }))
    .$if(head.publisher !== undefined, (query) => query.set({ publisher: head.publisher ?? "" }))
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", catalogueId)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a catalogue out of use; answers whether it was in use. */
export async function saveWithdrawn(tx: Tx, { cooperativeId, catalogueId }: CataloguePlace, at: Date): Promise<boolean> {
  const row = await tx
    .updateTable("catalogue")
    .set({ withdrawn_at: at })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", catalogueId)
    .where("withdrawn_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
