/** The pictures of a course: names under which its lessons show stored files. */
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";

export type PicturePlace = { readonly cooperativeId: CooperativeId; readonly key: string; readonly name: string };

/** The names of a course's pictures. */
export async function findPictureNames(tx: Tx, cooperativeId: CooperativeId, key: string): Promise<string[]> {
  const rows = await tx.selectFrom("course_picture").select("name").where("cooperative_id", "=", cooperativeId).where("course_key", "=", key).orderBy("name").execute();
  return rows.map(({ name }) => name);
}

/** The stored file behind a picture. */
export async function findPicture(tx: Tx, { cooperativeId, key, name }: PicturePlace): Promise<string | null> {
  const row = await tx
    .selectFrom("course_picture")
    .select("file_id as fileId")
    .where("cooperative_id", "=", cooperativeId)
    .where("course_key", "=", key)
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.fileId ?? null;
}

export async function insertPicture(tx: Tx, { cooperativeId, key, name }: PicturePlace, { fileId, at }: { readonly fileId: string; readonly at: Date }): Promise<void> {
  await tx.insertInto("course_picture").values({ cooperative_id: cooperativeId, course_key: key, name, file_id: fileId, added_at: at }).execute();
}
