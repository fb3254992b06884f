/** Directories read from files and waiting to be looked at. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { directory, type Directory } from "../model.ts";

export type StagedImport = Directory & {
  readonly id: string;
  readonly fileName: string;
  readonly stagedAt: Date;
  readonly appliedAt: Date | null;
};

/** One staged directory. */
export async function findImport(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<StagedImport | undefined> {
  const row = await tx
    .selectFrom("member_import")
    .select(["id", "file_name as fileName", "content", "staged_at as stagedAt", "applied_at as appliedAt"])
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && { ...directory.parse(row.content), id: row.id, fileName: row.fileName, stagedAt: row.stagedAt, appliedAt: row.appliedAt };
}

export type Staging = {
  readonly cooperativeId: CooperativeId;
  readonly id: string;
  readonly fileName: string;
  readonly stagedBy: string | null;
  readonly stagedAt: Date;
};

/** Keeps a directory for its preview. */
export async function insertImport(tx: Tx, { cooperativeId, id, fileName, stagedBy, stagedAt }: Staging, content: Directory): Promise<void> {
  await tx
    .insertInto("member_import")
    .values({
      cooperative_id: cooperativeId,
      id,
      file_name: fileName,
      content: JSON.stringify(content),
      staged_by: stagedBy,
      staged_at: stagedAt,
    })
    .execute();
}

/** Marks a directory as taken over; false where it was already. */
export async function saveApplied(tx: Tx, cooperativeId: CooperativeId, id: string, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable("member_import")
    .set({ applied_at: at })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .where("applied_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
