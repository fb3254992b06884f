/** API tokens of a person. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";

export type TokenRow = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly credential: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export const insertToken = async (tx: Tx, { id, personId, name, credential, createdAt, expiresAt }: TokenRow): Promise<void> => {
  await tx.insertInto("api_token").values({ id, person_id: personId, name, credential, created_at: createdAt, expires_at: expiresAt }).execute();
};

export type OwnToken = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
};

/** The person's tokens that still open something, the newest first. */
export async function findTokens(tx: Tx, personId: string, now: Date): Promise<OwnToken[]> {
  const rows = await tx
    .selectFrom("api_token as t")
    .leftJoin("last_use as u", "u.id", "t.id")
    .select(["t.id", "t.name", "t.created_at", "t.expires_at", "u.used_at"])
    .where("t.person_id", "=", personId)
    .where("t.revoked_at", "is", null)
    .where("t.expires_at", ">", now)
    .where(sql<boolean>`not exists (select from access_void v where v.person_id = t.person_id and v.at > t.created_at)`)
    .orderBy("t.created_at", "desc")
    .execute();
  return rows.map((r) => ({ id: r.id, name: r.name, createdAt: r.created_at, expiresAt: r.expires_at, usedAt: r.used_at }));
}

export type Revocation = { readonly personId: string; readonly at: Date; readonly only?: string | undefined };

/** Revokes one token of the person, or all; answers how many. */
export async function revokeTokens(tx: Tx, { personId, at, only }: Revocation): Promise<number> {
  const revoked = await tx
    .updateTable("api_token")
    .set({ revoked_at: at })
    .where("person_id", "=", personId)
    .where("revoked_at", "is", null)
    .$if(only !== undefined, (q) => q.where("id", "=", only ?? ""))
    .returning("id")
    .execute();
  return revoked.length;
}
