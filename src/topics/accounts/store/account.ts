/** Accounts and what opens them: password hash, sealed second factor, recovery codes. All functions act as the person. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";

export type AccountDates = { readonly activatedAt: Date; readonly passwordChangedAt: Date; readonly secondFactorAt: Date | null };

export async function findAccount(tx: Tx, personId: string): Promise<AccountDates | undefined> {
  const row = await tx.selectFrom("account").select(["activated_at", "password_changed_at", "second_factor_at"]).where("person_id", "=", personId).executeTakeFirst();
  return row && { activatedAt: row.activated_at, passwordChangedAt: row.password_changed_at, secondFactorAt: row.second_factor_at };
}

/** Do single keys act for this person? They do until switched off. */
export async function findSingleKeys(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.selectFrom("account_setting").select("single_keys").where("person_id", "=", personId).executeTakeFirst();
  return row?.single_keys ?? true;
}

export const saveSingleKeys = async (tx: Tx, personId: string, singleKeys: boolean): Promise<void> => {
  await tx
    .insertInto("account_setting")
    .columns(["person_id", "single_keys"])
    .expression((known) =>
      known
        .selectFrom("person")
        .select(["id", sql<boolean>`${singleKeys}::boolean`.as("single_keys")])
        .where("id", "=", personId),
    )
    .onConflict((c) => c.column("person_id").doUpdateSet({ single_keys: singleKeys }))
    .execute();
};

export type AccountSecret = { readonly passwordHash: string; readonly totpSealed: string | null; readonly totpLastStep: number };

export async function findSecret(tx: Tx, personId: string): Promise<AccountSecret | undefined> {
  const row = await tx.selectFrom("account_secret").select(["password_hash", "totp_sealed", "totp_last_step"]).where("person_id", "=", personId).executeTakeFirst();
  return row && { passwordHash: row.password_hash, totpSealed: row.totp_sealed, totpLastStep: Number(row.totp_last_step) };
}

/** A new account, or a new password of a known one. */
export async function savePassword(tx: Tx, { personId, passwordHash, at }: { personId: string; passwordHash: string; at: Date }): Promise<void> {
  await tx
    .insertInto("account")
    .values({ person_id: personId, activated_at: at, password_changed_at: at })
    .onConflict((c) => c.column("person_id").doUpdateSet({ password_changed_at: at }))
    .execute();
  await tx
    .insertInto("account_secret")
    .values({ person_id: personId, password_hash: passwordHash })
    .onConflict((c) => c.column("person_id").doUpdateSet({ password_hash: passwordHash }))
    .execute();
}

/** The same password under today's policy. */
export const saveRehash = async (tx: Tx, personId: string, passwordHash: string): Promise<void> => {
  await tx.updateTable("account_secret").set({ password_hash: passwordHash }).where("person_id", "=", personId).execute();
};

/** A second factor set up for the first time; false when there is one already. */
export async function saveSecondFactor(tx: Tx, factor: { personId: string; totpSealed: string; step: number; at: Date }): Promise<boolean> {
  const row = await tx
    .updateTable("account_secret")
    .set({ totp_sealed: factor.totpSealed, totp_last_step: String(factor.step) })
    .where("person_id", "=", factor.personId)
    .where("totp_sealed", "is", null)
    .returning("person_id")
    .executeTakeFirst();
  if (!row) return false;
  await tx.updateTable("account").set({ second_factor_at: factor.at }).where("person_id", "=", factor.personId).execute();
  return true;
}

/** Takes a lost second factor and its recovery codes away: it has to be set up anew. */
export async function removeSecondFactor(tx: Tx, personId: string): Promise<void> {
  await tx.updateTable("account_secret").set({ totp_sealed: null, totp_last_step: "0" }).where("person_id", "=", personId).execute();
  await tx.updateTable("account").set({ second_factor_at: null }).where("person_id", "=", personId).execute();
  await tx.deleteFrom("recovery_code").where("person_id", "=", personId).execute();
}

/** Uses up a code's step; false when it, or a later one, has been used already. */
export async function useStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const row = await tx
    .updateTable("account_secret")
    .set({ totp_last_step: String(step) })
    .where("person_id", "=", personId)
    .where("totp_last_step", "<", String(step))
    .returning("person_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** A new set of recovery codes; the old ones are gone. */
export async function replaceRecoveryCodes(tx: Tx, personId: string, hashes: readonly string[]): Promise<void> {
  await tx.deleteFrom("recovery_code").where("person_id", "=", personId).execute();
  await tx
    .insertInto("recovery_code")
    .values(hashes.map((code_hash) => ({ person_id: personId, code_hash })))
    .execute();
}

/** Uses up a recovery code; false when there is no such unused one. */
export async function useRecoveryCode(tx: Tx, { personId, hash, at }: { personId: string; hash: string; at: Date }): Promise<boolean> {
  const row = await tx
    .updateTable("recovery_code")
    .set({ used_at: at })
    .where("person_id", "=", personId)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .returning("person_id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function countRecoveryCodes(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom("recovery_code")
    .select(sql<string>`count(*)`.as("left"))
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.left);
}

/** Voids every session and token opened before now; the home tenant may, without seeing them. */
export const voidAccess = async (tx: Tx, personIds: readonly string[], at: Date): Promise<void> => {
  await tx
    .insertInto("access_void")
    .values(personIds.map((person_id) => ({ person_id, at })))
    .execute();
};
