/** The coats of arms of members. */
import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";

export type Emblem = { readonly png: Uint8Array; readonly width: number; readonly height: number };

/** The coat of arms of a member; undefined where none is kept. */
export async function findEmblem(tx: Tx, memberId: MemberId): Promise<Emblem | undefined> {
  const row = await tx.selectFrom("member_emblem").select(["png", "width", "height"]).where("member_id", "=", memberId).executeTakeFirst();
  return row && { png: new Uint8Array(row.png), width: row.width, height: row.height };
}

/** Since when one is kept. */
export async function findEmblemDay(tx: Tx, memberId: MemberId): Promise<Date | null> {
  const row = await tx.selectFrom("member_emblem").select("stored_at").where("member_id", "=", memberId).executeTakeFirst();
  return row?.stored_at ?? null;
}

/** Keeps a coat of arms in place of the one before. */
export async function saveEmblem(tx: Tx, memberId: MemberId, { png, width, height, at, byName }: Emblem & { readonly at: Date; readonly byName: string }): Promise<void> {
  const values = { png: Buffer.from(png), width, height, stored_at: at, stored_by_name: byName };
  await tx
    .insertInto("member_emblem")
    .values({ ...values, cooperative_id: cooperativeOf(memberId), member_id: memberId })
    .onConflict((c) => c.column("member_id").doUpdateSet(values))
    .execute();
}

/** Forgets it; false where there was none. */
export async function removeEmblem(tx: Tx, memberId: MemberId): Promise<boolean> {
  const result = await tx.deleteFrom("member_emblem").where("member_id", "=", memberId).executeTakeFirst();
  return result.numDeletedRows === 1n;
}
