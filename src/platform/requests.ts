/** A repeated request – double submit, retry after a lost answer – finds its first answer instead of acting twice. */
import type { Tx } from "./db/transact.ts";

export type RequestKey = { readonly person_key: string; readonly request_key: string };

/** Remembers a request; answers what is known of it when it came before (waiting for it while it is still under way). */
export async function rememberRequest(tx: Tx, row: RequestKey & { readonly operation: string; readonly at: Date }): Promise<{ readonly answer: unknown } | null> {
  const fresh = await tx
    .insertInto("idempotency")
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning("request_key")
    .executeTakeFirst();
  if (fresh) return null;
  const known = await tx.selectFrom("idempotency").select("answer").where("person_key", "=", row.person_key).where("request_key", "=", row.request_key).executeTakeFirst();
  return { answer: known?.answer ?? null };
}

/** Keeps the answer for whoever asks again; never one that holds a secret. */
export async function rememberAnswer(tx: Tx, key: RequestKey, answer: unknown): Promise<void> {
  await tx
    .updateTable("idempotency")
    .set({ answer: JSON.stringify(answer ?? null) })
    .where("person_key", "=", key.person_key)
    .where("request_key", "=", key.request_key)
    .execute();
}

/** Forgets a request that was refused though its attempt is kept: sent again, it is an attempt of its own. */
export const forgetRequest = async (tx: Tx, key: RequestKey): Promise<void> => {
  await tx.deleteFrom("idempotency").where("person_key", "=", key.person_key).where("request_key", "=", key.request_key).execute();
};
