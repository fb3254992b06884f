/** Files that were read and wait to be looked at. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { componentDocument, formats, violation, type ComponentDocument, type Format, type Violation } from "#topics/catalogue/formats/model";
import { importContent, type ImportContent } from "../model.ts";

export type StagedImport = {
  readonly id: string;
  readonly format: Format;
  readonly fileNames: readonly string[];
  readonly fileId: string | null;
  readonly sha256: string;
  readonly content: ImportContent;
  readonly report: readonly Violation[];
  readonly stagedAt: Date;
  readonly stagedByName: string;
  readonly appliedAt: Date | null;
};

const headColumns = [
  "id",
  "format",
  "file_names as fileNames",
  "file_id as fileId",
  "sha256",
  "staged_at as stagedAt",
  "staged_by_name as stagedByName",
  "applied_at as appliedAt",
] as const;
const formatOf = (format: string): Format => formats.find((known) => known === format) ?? "table";

/** One import with all that was read. */
export async function findImport(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<StagedImport | undefined> {
  const row = await tx
    .selectFrom("catalogue_import")
    .select([...headColumns, "content", "report"])
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { ...row, format: formatOf(row.format), content: importContent.parse(row.content), report: violation.array().parse(row.report) };
}

/** Imports nobody has decided on yet, newest first. */
export async function findOpenImports(tx: Tx, cooperativeId: CooperativeId) {
  const rows = await tx
    .selectFrom("catalogue_import")
    .select(headColumns)
    .where("cooperative_id", "=", cooperativeId)
    .where("applied_at", "is", null)
    .orderBy("staged_at", "desc")
    .execute();
  return rows.map((row) => ({ ...row, format: formatOf(row.format) }));
}

/** Component definitions that were taken over: ready statements, offered as shared answers. */
export async function findComponents(tx: Tx, cooperativeId: CooperativeId): Promise<readonly ComponentDocument[]> {
  const rows = await tx
    .selectFrom("catalogue_import")
    .select(sql`jsonb_path_query_array(content, '$.documents[*] ? (@.kind == "component")')`.as("components"))
    .where("cooperative_id", "=", cooperativeId)
    .where("applied_at", "is not", null)
    .where(sql<boolean>`jsonb_path_exists(content, '$.documents[*] ? (@.kind == "component")')`)
    .orderBy("applied_at", "desc")
    .execute();
  return rows.flatMap(({ components }) => componentDocument.array().parse(components));
}

export type NewImport = Omit<StagedImport, "appliedAt"> & { readonly cooperativeId: CooperativeId; readonly stagedBy: string | null };

/** Keeps what was read for its preview. */
export async function insertImport(tx: Tx, staged: NewImport): Promise<void> {
  await tx
    .insertInto("catalogue_import")
    .values({
      cooperative_id: staged.cooperativeId,
      id: staged.id,
      format: staged.format,
      file_names: [...staged.fileNames],
      file_id: staged.fileId,
      sha256: staged.sha256,
      content: JSON.stringify(staged.content),
      report: JSON.stringify(staged.report),
      staged_at: staged.stagedAt,
      staged_by: staged.stagedBy,
      staged_by_name: staged.stagedByName,
    })
    .execute();
}

/** Keeps what was read the second time, with its sources assigned. */
export async function saveReadAgain(tx: Tx, cooperativeId: CooperativeId, id: string, again: Pick<StagedImport, "content" | "report" | "format">): Promise<void> {
  await tx
    .updateTable("catalogue_import")
    .set({ content: JSON.stringify(again.content), report: JSON.stringify(again.report), format: again.format })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .where("applied_at", "is", null)
    .execute();
}

/** Marks an import as applied and keeps of it what has no table of its own; false where somebody else was faster. */
export async function saveApplied(tx: Tx, cooperativeId: CooperativeId, id: string, { at, left }: { at: Date; left: ImportContent }): Promise<boolean> {
  const row = await tx
    .updateTable("catalogue_import")
    .set({ applied_at: at, content: JSON.stringify(left) })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .where("applied_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Throws an import away that was not applied; answers whether there was one. */
export async function removeImport(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom("catalogue_import")
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .where("applied_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
