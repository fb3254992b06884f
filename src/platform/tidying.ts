/** Bytes no row names any more: what was removed, and what an act that was refused left behind. */
import { sql } from "kysely";
import type { Db } from "./db/open.ts";
import { transactAs, type Tx } from "./db/transact.ts";
import { clockActor } from "./delivery.ts";
import type { Files } from "./files.ts";

/** Bytes lie on the disk before their row is certain: a day is longer than any act takes. */
const graceMs = 86_400_000;

/** So many hashes are looked up at once; meanwhile nobody stores a file. */
const atOnce = 500;

/** Of these the files no row names; until the transaction ends none can be stored again. */
export async function findNeedless(tx: Tx, hashes: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ needless: string[] }>`select needless_files(${[...hashes]}::text[]) as needless`.execute(tx);
  return found.rows[0]?.needless ?? [];
}

const inParts = (all: readonly string[]): string[][] => Array.from({ length: Math.ceil(all.length / atOnce) }, (_, part) => all.slice(part * atOnce, (part + 1) * atOnce));

const asClock = <Value>(db: Db, work: (tx: Tx) => Promise<Value>): Promise<Value> => transactAs(db, clockActor, "write", async (tx) => ({ keep: true, value: await work(tx) }));

/**
 * Forgets what no row names and nobody has stored for a day; says how many went.
 * A database that knows none of the files at all is not theirs – empty, or brought back beside the wrong folder –: then everything stays.
 */
export async function tidyFiles(db: Db, files: Files, now: Date): Promise<number> {
  const since = new Date(now.getTime() - graceMs);
  const idle = await files.findIdle(since);

  const needless: string[] = [];
  for (const part of inParts(idle)) needless.push(...(await asClock(db, (tx) => findNeedless(tx, part))));
  if (needless.length === idle.length) return 0;

  let gone = 0;
  // Looked up once more in the transaction that forgets: nobody stores a file in it.
  for (const part of inParts(needless)) gone += await asClock(db, async (tx) => files.forget(await findNeedless(tx, part), since));
  return gone;
}
