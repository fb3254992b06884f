/** Acts that must not run beside each other: whoever names the same thing waits until the other's transaction is over. */
import { sql } from "kysely";
import type { Tx } from "./transact.ts";

/** Holds a thing by its name until the transaction ends. */
export async function lock(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
