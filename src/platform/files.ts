/** Files outside the database: content-addressed by SHA-256, written once, flushed, never changed. */
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import type { Tx } from "./db/transact.ts";
import { newId } from "./ids.ts";

/** Where a file belongs. */
export type FileOwner = { readonly cooperativeId: string; readonly memberId: string; readonly storedBy: string | null };

export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
};

export type Files = {
  /** Stores bytes and records them in the transaction; refuses what exceeds the member's quota. */
  readonly store: (tx: Tx, owner: FileOwner, file: { name: string; bytes: Uint8Array; at: Date }) => Promise<StoredFile | "quota-exceeded">;
  /** The bytes of a stored file as the actor may see it; null where there is none for this actor. */
  readonly fetch: (tx: Tx, memberId: string, id: string) => Promise<(StoredFile & { readonly content: Uint8Array }) | null>;
};

/** 1 GiB for each member; a survey needs a few documents, not an archive. */
export const quotaBytes = 2 ** 30;

const harmless = new Map([
  ["pdf", "application/pdf"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["txt", "text/plain"],
]);

/** The media type a file is delivered with; what is not known to be harmless is an octet stream. */
export const mediaTypeOf = (name: string): string => harmless.get(name.split(".").at(-1)?.toLowerCase() ?? "") ?? "application/octet-stream";

const placeOf = (directory: string, sha256: string) => path.join(directory, sha256.slice(0, 2), sha256);

async function writeOnce(place: string, bytes: Uint8Array): Promise<void> {
  if (
    await fs.access(place).then(
      () => true,
      () => false,
    )
  )
    return;
  await fs.mkdir(path.dirname(place), { recursive: true });
  const draft = `${place}.${randomUUID()}`;
  const handle = await fs.open(draft, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await fs.rename(draft, place);
}

async function usedBytes(tx: Tx, memberId: string): Promise<number> {
  const row = await tx
    .selectFrom("stored_file")
    .select(sql<string>`coalesce(sum(bytes), 0)`.as("used"))
    .where("member_id", "=", memberId)
    .executeTakeFirstOrThrow();
  return Number(row.used);
}

/** Opens the file store in a directory of its own. */
export const openFiles = (directory: string): Files => ({
  async store(tx, { cooperativeId, memberId, storedBy }, { name, bytes, at }) {
    if ((await usedBytes(tx, memberId)) + bytes.length > quotaBytes) return "quota-exceeded";
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await writeOnce(placeOf(directory, sha256), bytes);
    const file = { id: newId(at), name, mediaType: mediaTypeOf(name), bytes: bytes.length, sha256 };
    await tx
      .insertInto("stored_file")
      .values({
        cooperative_id: cooperativeId,
        member_id: memberId,
        id: file.id,
        sha256,
        name,
        media_type: file.mediaType,
        bytes: String(bytes.length),
        stored_by: storedBy,
        stored_at: at,
      })
      .execute();
    return file;
  },
  async fetch(tx, memberId, id) {
    const row = await tx.selectFrom("stored_file").selectAll().where("member_id", "=", memberId).where("id", "=", id).executeTakeFirst();
    if (!row) return null;
    const content = await fs.readFile(placeOf(directory, row.sha256));
    return { id: row.id, name: row.name, mediaType: row.media_type, bytes: Number(row.bytes), sha256: row.sha256, content };
  },
});
