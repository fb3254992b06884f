/** Failed attempts by account, by source and by both; technical, outside the audit trail. */
import type { Tx } from "#platform/db/transact";
import type { Attempts } from "../model.ts";

/** What is known of these keys; keys never seen are absent. Locked before they are counted up, so that ten attempts at once count as ten. */
export async function findAttempts(tx: Tx, keys: readonly string[], lock: "lock" | "look"): Promise<ReadonlyMap<string, Attempts>> {
  const rows = await tx
    .selectFrom("throttle")
    .selectAll()
    .where("key", "in", keys)
    .orderBy("key")
    .$if(lock === "lock", (q) => q.forUpdate())
    .execute();
  return new Map(rows.map((r) => [r.key, { failures: r.failures, lastFailedAt: r.last_failed_at, blockedUntil: r.blocked_until, provenAt: r.proven_at }]));
}

/** Remembers attempts, all in one statement. */
export async function saveAttempts(tx: Tx, attempts: ReadonlyMap<string, Attempts>): Promise<void> {
  const rows = [...attempts].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await tx
    .insertInto("throttle")
    .values(
      rows.map(([key, a]) => ({
        key,
        failures: a.failures,
        last_failed_at: a.lastFailedAt,
        blocked_until: a.blockedUntil,
        proven_at: a.provenAt,
      })),
    )
    .onConflict((c) =>
      c.column("key").doUpdateSet((e) => ({
        failures: e.ref("excluded.failures"),
        last_failed_at: e.ref("excluded.last_failed_at"),
        blocked_until: e.ref("excluded.blocked_until"),
        proven_at: e.ref("excluded.proven_at"),
      })),
    )
    .execute();
}

export type Swept = { readonly sessions: number; readonly codes: number; readonly attempts: number };

/** Forgets sessions ended, codes expired and attempts failed before the given instants. */
export async function sweepAccess(tx: Tx, before: { readonly sessions: Date; readonly codes: Date; readonly attempts: Date; readonly proofs: Date }): Promise<Swept> {
  const sessions = await tx.deleteFrom("session").where("expires_at", "<", before.sessions).returning("id").execute();
  await tx.deleteFrom("last_use").where("used_at", "<", before.sessions).execute();
  const codes = await tx.deleteFrom("login_code").where("expires_at", "<", before.codes).returning("person_id").execute();
  const attempts = await tx
    .deleteFrom("throttle")
    .where("last_failed_at", "<", before.attempts)
    .where((e) => e.or([e("proven_at", "is", null), e("proven_at", "<", before.proofs)]))
    .returning("key")
    .execute();
  return { sessions: sessions.length, codes: codes.length, attempts: attempts.length };
}
