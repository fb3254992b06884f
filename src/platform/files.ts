/** Files outside the database: content-addressed by SHA-256, written once, flushed, never changed. */
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import type { Tx } from "./db/transact.ts";
import { newId } from "./ids.ts";

/** Where a file belongs. */
export type FileOwner = { readonly cooperativeId: string; readonly memberId: string; readonly storedBy: string | null };

/** A file of the whole cooperative. */
export type SharedOwner = Omit<FileOwner, "memberId">;

/** What is to be stored. */
export type NewFile = { readonly name: string; readonly bytes: Uint8Array; readonly at: Date };

export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
};

export type FetchedFile = StoredFile & { readonly content: Uint8Array };

export type Files = {
  /** Stores bytes and records them in the transaction; refuses what exceeds the member's quota. */
  readonly store: (tx: Tx, owner: FileOwner, file: NewFile) => Promise<StoredFile | "quota-exceeded">;
  /** The bytes of a stored file as the actor may see it; null where there is none for this actor. */
  readonly fetch: (tx: Tx, memberId: string, id: string) => Promise<FetchedFile | null>;
  /** Forgets a file of a member; its bytes may belong to somebody else too and stay. */
  readonly remove: (tx: Tx, memberId: string, id: string) => Promise<void>;
  /** Stores bytes for the whole cooperative; only who acts for all of it may. */
  readonly storeShared: (tx: Tx, owner: SharedOwner, file: NewFile) => Promise<StoredFile | "quota-exceeded">;
  /** The bytes of a file of the whole cooperative. */
  readonly fetchShared: (tx: Tx, cooperativeId: string, id: string) => Promise<FetchedFile | null>;
  /** Removes bytes for good; only where no row names them any more. With a moment, bytes somebody has stored again since then stay. Says how many went. */
  readonly forget: (hashes: readonly string[], untouchedSince?: Date) => Promise<number>;
  /** Bytes nobody has stored, or stored again, since a moment; what an interrupted write left is put right or removed. */
  readonly findIdle: (since: Date) => Promise<readonly string[]>;
  /** Keeps bytes whose row is brought along from elsewhere. */
  readonly keep: (bytes: Uint8Array) => Promise<void>;
  /** Forgets a file of the whole cooperative; its bytes may belong to somebody else too and stay. */
  readonly removeShared: (tx: Tx, cooperativeId: string, id: string) => Promise<void>;
};

/** 1 GiB for each member; a survey needs a few documents, not an archive. */
export const quotaBytes = 2 ** 30;

/** 4 GiB for a cooperative: a catalogue of 4 MB published on every working day fills it in four years. */
export const sharedQuotaBytes = 2 ** 32;

const harmless = new Map([
  ["pdf", "application/pdf"],
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["txt", "text/plain"],
]);

/** The media type a file is delivered with; what is not known to be harmless is an octet stream. */
export const mediaTypeOf = (name: string): string => harmless.get(name.split(".").at(-1)?.toLowerCase() ?? "") ?? "application/octet-stream";

/** What bytes are known by: SHA-256, hex. */
export const sha256Of = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** Where bytes lie; what is no hash is no place, whatever a row says. */
function placeOf(directory: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("a file is named by the hash of its bytes");
  return path.join(directory, sha256.slice(0, 2), sha256);
}

const isMissing = (problem: unknown): boolean => problem instanceof Error && "code" in problem && problem.code === "ENOENT";

/** Does it, and says whether there was a file to do it with. */
const ifThere = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (problem: unknown) => (isMissing(problem) ? false : Promise.reject(problem)),
  );

/** Marks the bytes as wanted now; whoever tidies sees it. */
const touch = (place: string, at = new Date()): Promise<boolean> => ifThere(fs.utimes(place, at, at));

async function writeOnce(place: string, bytes: Uint8Array): Promise<void> {
  if (await touch(place)) return;
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

/** Has nobody wanted it since? What has just gone is nobody's to judge. */
const isUntouched = (place: string, since: Date): Promise<boolean> =>
  fs.stat(place).then(
    ({ mtime }) => mtime < since,
    (problem: unknown) => (isMissing(problem) ? false : Promise.reject(problem)),
  );

/** Takes the bytes aside before looking once more: who stores them in this moment either marked what is aside, which comes back, or finds nothing and writes anew. */
async function forgetBytes(place: string, since: Date | undefined): Promise<boolean> {
  const aside = `${place}.${randomUUID()}`;
  if (!(await ifThere(fs.rename(place, aside)))) return false;
  if (since !== undefined && !(await isUntouched(aside, since))) {
    await fs.rename(aside, place);
    return false;
  }
  await fs.rm(aside);
  return true;
}

/** What a process that ended in the middle left beside a place: whole bytes that are missing there come back, all else goes. */
async function settle(left: string, place: string, sha256: string): Promise<void> {
  const isLost = !(await ifThere(fs.access(place))) && sha256Of(await fs.readFile(left)) === sha256;
  await (isLost ? fs.rename(left, place) : fs.rm(left, { force: true }));
}

const shelfName = /^[0-9a-f]{2}$/;
const ownName = /^([0-9a-f]{64})(\..+)?$/;

async function findIdle(directory: string, since: Date): Promise<string[]> {
  const found: string[] = [];
  const shelves = (await fs.readdir(directory).catch(() => [])).filter((name) => shelfName.test(name));
  for (const shelf of shelves)
    for (const name of await fs.readdir(path.join(directory, shelf))) {
      const [, sha256, aside] = ownName.exec(name) ?? [];
      const file = path.join(directory, shelf, name);
      if (sha256 === undefined || !(await isUntouched(file, since))) continue;
      if (aside === undefined) found.push(sha256);
      else await settle(file, placeOf(directory, sha256), sha256);
    }
  return found;
}

type Store = "stored_file" | "shared_file";

async function usedBytes(tx: Tx, table: Store, column: "member_id" | "cooperative_id", owner: string): Promise<number> {
  const row = await sql<{ used: string }>`select coalesce(sum(bytes), 0) as used from ${sql.table(table)} where ${sql.ref(column)} = ${owner}`.execute(tx);
  return Number(row.rows[0]?.used ?? 0);
}

/** Writes the bytes and describes them as a row does. */
async function keep(directory: string, { name, bytes, at }: NewFile) {
  const sha256 = sha256Of(bytes);
  await writeOnce(placeOf(directory, sha256), bytes);
  const file: StoredFile = { id: newId(at), name, mediaType: mediaTypeOf(name), bytes: bytes.length, sha256 };
  return { file, row: { id: file.id, sha256, name, media_type: file.mediaType, bytes: String(bytes.length), stored_at: at } };
}

type Row = { readonly id: string; readonly name: string; readonly media_type: string; readonly bytes: string; readonly sha256: string };

const fetched = async (directory: string, row: Row): Promise<FetchedFile> => ({
  id: row.id,
  name: row.name,
  mediaType: row.media_type,
  bytes: Number(row.bytes),
  sha256: row.sha256,
  content: await fs.readFile(placeOf(directory, row.sha256)),
});

/** Opens the file store in a directory of its own. */
export const openFiles = (directory: string): Files => ({
  async store(tx, { cooperativeId, memberId, storedBy }, file) {
    if ((await usedBytes(tx, "stored_file", "member_id", memberId)) + file.bytes.length > quotaBytes) return "quota-exceeded";
    const kept = await keep(directory, file);
    await tx
      .insertInto("stored_file")
      .values({ ...kept.row, cooperative_id: cooperativeId, member_id: memberId, stored_by: storedBy })
      .execute();
    return kept.file;
  },
  async fetch(tx, memberId, id) {
    const row = await tx.selectFrom("stored_file").selectAll().where("member_id", "=", memberId).where("id", "=", id).executeTakeFirst();
    return row ? fetched(directory, row) : null;
  },
  async remove(tx, memberId, id) {
    await tx.deleteFrom("stored_file").where("member_id", "=", memberId).where("id", "=", id).execute();
  },
  async storeShared(tx, { cooperativeId, storedBy }, file) {
    if ((await usedBytes(tx, "shared_file", "cooperative_id", cooperativeId)) + file.bytes.length > sharedQuotaBytes) return "quota-exceeded";
    const kept = await keep(directory, file);
    await tx
      .insertInto("shared_file")
      .values({ ...kept.row, cooperative_id: cooperativeId, stored_by: storedBy })
      .execute();
    return kept.file;
  },
  async fetchShared(tx, cooperativeId, id) {
    const row = await tx.selectFrom("shared_file").selectAll().where("cooperative_id", "=", cooperativeId).where("id", "=", id).executeTakeFirst();
    return row ? fetched(directory, row) : null;
  },
  async forget(hashes, untouchedSince) {
    let gone = 0;
    for (const sha256 of hashes) gone += Number(await forgetBytes(placeOf(directory, sha256), untouchedSince));
    return gone;
  },
  findIdle: (since) => findIdle(directory, since),
  keep: (bytes) => writeOnce(placeOf(directory, sha256Of(bytes)), bytes),
  async removeShared(tx, cooperativeId, id) {
    await tx.deleteFrom("shared_file").where("cooperative_id", "=", cooperativeId).where("id", "=", id).execute();
  },
});
