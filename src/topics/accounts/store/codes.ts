/** Typed codes: invitations, renewals, resets. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { CodePurpose } from "../model.ts";

export type CodeRow = {
  readonly personId: string;
  readonly purpose: CodePurpose;
  readonly codeHash: string;
  readonly issuedAt: Date;
  readonly issuedBy: string | null;
  readonly expiresAt: Date;
};

/** Puts codes in place of earlier ones of the same purpose, all in one statement. */
export async function saveCodes(tx: Tx, codes: readonly CodeRow[]): Promise<void> {
  await tx
    .insertInto("login_code")
    .values(
      codes.map((c) => ({
        person_id: c.personId,
        purpose: c.purpose,
        code_hash: c.codeHash,
        issued_at: c.issuedAt,
        issued_by: c.issuedBy,
        expires_at: c.expiresAt,
      })),
    )
    .onConflict((c) =>
      c.columns(["person_id", "purpose"]).doUpdateSet((e) => ({
        code_hash: e.ref("excluded.code_hash"),
        issued_at: e.ref("excluded.issued_at"),
        issued_by: e.ref("excluded.issued_by"),
        expires_at: e.ref("excluded.expires_at"),
        failed_attempts: 0,
      })),
    )
    .execute();
}

export type StoredCode = {
  readonly purpose: CodePurpose;
  readonly codeHash: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly failedAttempts: number;
};

const purposeOf = (purpose: string): CodePurpose => (purpose === "reset" || purpose === "renewal" ? purpose : "invitation");

/** The codes somebody could type; locked, so that two attempts count as two. */
export async function findCodesForAttempt(tx: Tx, personId: string): Promise<StoredCode[]> {
  const rows = await tx
    .selectFrom("login_code")
    .select(["purpose", "code_hash", "issued_at", "expires_at", "failed_attempts"])
    .where("person_id", "=", personId)
    .forUpdate()
    .execute();
  return rows.map((r) => ({
    purpose: purposeOf(r.purpose),
    codeHash: r.code_hash,
    issuedAt: r.issued_at,
    expiresAt: r.expires_at,
    failedAttempts: r.failed_attempts,
  }));
}

/** Counts a wrong code against every open code of the person. */
export const countWrongCode = async (tx: Tx, personId: string): Promise<void> => {
  await tx
    .updateTable("login_code")
    .set({ failed_attempts: sql<number>`failed_attempts + 1` })
    .where("person_id", "=", personId)
    .execute();
};

/** Whoever has chosen a password has no use for older codes. */
export const removeCodes = async (tx: Tx, personId: string): Promise<void> => {
  await tx.deleteFrom("login_code").where("person_id", "=", personId).execute();
};
