/** Sessions and tokens: known by the fingerprint of their secret, found by it before anybody is known. */
import { sql } from "kysely";
import type { Db } from "#platform/db/open";
import type { Tx } from "#platform/db/transact";
import { provenHolder, type ProvenHolder, type SessionStage } from "../model.ts";

export type SessionRow = {
  readonly id: string;
  readonly personId: string;
  readonly credential: string;
  readonly stage: SessionStage;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly device: string;
};

export const insertSession = async (tx: Tx, { id, personId, credential, stage, openedAt, expiresAt, device }: SessionRow): Promise<void> => {
  await tx.insertInto("session").values({ id, person_id: personId, credential, stage, opened_at: openedAt, expires_at: expiresAt, device }).execute();
};

/** What stands behind a secret, before anything about its holder is known. */
export type Proof = {
  readonly id: string;
  readonly personId: string;
  readonly stage: SessionStage;
  readonly openedAt: Date;
  readonly expiresAt: Date;
};

type ProofRow = { id: string; person_id: string; stage: string; opened_at: Date; expires_at: Date };

const proofOf = (row: ProofRow | undefined): Proof | undefined =>
  row && {
    id: row.id,
    personId: row.person_id,
    stage: row.stage === "complete" ? "complete" : "pending",
    openedAt: row.opened_at,
    expiresAt: row.expires_at,
  };

// Finding the proof makes the transaction its holder's: the next statement sees their rows. It saves a round trip with every request.
const becomesHolder = sql<string>`set_config('app.person', person_id::text, true)`.as("acting");

/** The session behind a credential that has not been ended; the transaction becomes its holder's. */
export const findSessionProof = async (tx: Tx, credential: string): Promise<Proof | undefined> =>
  proofOf(
    await tx
      .selectFrom("session")
      .select(["id", "person_id", "stage", "opened_at", "expires_at", becomesHolder])
      .where("credential", "=", credential)
      .where("revoked_at", "is", null)
      .executeTakeFirst(),
  );

type Secret = { readonly credential: string; readonly isToken: boolean; readonly day: string };

/**
 * The holder of a session or token that has not been ended, with the offices valid on a day. One statement that is a transaction of its own: the
 * function puts on the application's role and nobody's shoes, then those of the holder it has found.
 */
export async function findProvenHolder(db: Db, { credential, isToken, day }: Secret): Promise<ProvenHolder | undefined> {
  const { rows } = await sql<{ holder: unknown }>`select find_proven_holder(${credential}, ${isToken}, ${day}::date) as holder`.execute(db);
  const holder = rows[0]?.holder ?? null;
  return holder === null ? undefined : provenHolder.parse(holder);
}

/** When a session or token was last used; not part of the audit trail. */
export const saveUse = async (tx: Tx, { id, personId }: Pick<Proof, "id" | "personId">, at: Date): Promise<void> => {
  await tx
    .insertInto("last_use")
    .values({ id, person_id: personId, used_at: at })
    .onConflict((c) => c.column("id").doUpdateSet({ used_at: at }))
    .execute();
};

export type Rotation = { readonly from: string; readonly to: string; readonly openedAt: Date; readonly expiresAt: Date };

/** Completes a pending session under a new credential; the old secret is worth nothing from then on. Undefined when it is not pending any more. */
export async function rotateSession(tx: Tx, { from, to, openedAt, expiresAt }: Rotation): Promise<string | undefined> {
  const row = await tx
    .updateTable("session")
    .set({ credential: to, stage: "complete", opened_at: openedAt, expires_at: expiresAt })
    .where("credential", "=", from)
    .where("stage", "=", "pending")
    .where("revoked_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

export type OwnSession = {
  readonly id: string;
  readonly device: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly credential: string;
};

/** The person's complete sessions that are still open, the last opened first. */
export async function findOpenSessions(tx: Tx, personId: string, now: Date): Promise<OwnSession[]> {
  const rows = await tx
    .selectFrom("session as s")
    .leftJoin("last_use as u", "u.id", "s.id")
    .select(["s.id", "s.device", "s.opened_at", "s.expires_at", "s.credential", "u.used_at"])
    .where("s.person_id", "=", personId)
    .where("s.stage", "=", "complete")
    .where("s.revoked_at", "is", null)
    .where("s.expires_at", ">", now)
    .where(sql<boolean>`not exists (select from access_void v where v.person_id = s.person_id and v.at > s.opened_at)`)
    .orderBy("s.opened_at", "desc")
    .execute();
  return rows.map((r) => ({
    id: r.id,
    device: r.device,
    openedAt: r.opened_at,
    expiresAt: r.expires_at,
    usedAt: r.used_at,
    credential: r.credential,
  }));
}

export type Ending = {
  readonly personId: string;
  readonly at: Date;
  readonly only?: string | undefined;
  /** The credential that stays. */ readonly except?: string | null | undefined;
};

/** Ends sessions of the person: one, all but one, or all; answers how many. */
export async function endSessions(tx: Tx, { personId, at, only, except }: Ending): Promise<number> {
  const ended = await tx
    .updateTable("session")
    .set({ revoked_at: at })
    .where("person_id", "=", personId)
    .where("revoked_at", "is", null)
    .$if(only !== undefined, (q) => q.where("id", "=", only ?? ""))
    .$if(typeof except === "string", (q) => q.where("credential", "<>", except ?? ""))
    .returning("id")
    .execute();
  return ended.length;
}

/** Ends the session of a credential. */
export const endSession = async (tx: Tx, credential: string, at: Date): Promise<void> => {
  await tx.updateTable("session").set({ revoked_at: at }).where("credential", "=", credential).where("revoked_at", "is", null).execute();
};
