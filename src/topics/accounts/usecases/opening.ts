/** What opening a session has in common wherever it happens. */
import { newId } from "#platform/ids";
import { fingerprint, newSecret, newTypedCode, plainCode, type Secrets } from "#platform/secrets";
import type { OpenedSession, SessionStage } from "../model.ts";
import { after, deviceOf, pendingLife, recoveryCodeCount, sessionLife } from "../rules.ts";
import { insertSession } from "../store/session.ts";
import type { Asking } from "./throttling.ts";

/** Marks a secret as a session's, so that the door knows where to look. */
export const newSessionSecret = (): string => `s_${newSecret()}`;

type Opening = { readonly personId: string; readonly stage: SessionStage; readonly isEnrolled: boolean };

/** Opens a session for a person who has just proven to be one; the transaction must be theirs. */
export async function open({ tx, now, visitor }: Asking, { personId, stage, isEnrolled }: Opening): Promise<OpenedSession & { readonly id: string }> {
  const secret = newSessionSecret();
  const expiresAt = after(now, stage === "complete" ? sessionLife : pendingLife);
  const id = newId(now);
  await insertSession(tx, {
    id,
    personId,
    credential: fingerprint(secret),
    stage,
    openedAt: now,
    expiresAt,
    device: deviceOf(visitor.device),
  });
  return { id, secret, stage, enrolled: isEnrolled, expiresAt };
}

/** What is kept of a typed code; worthless without the installation's key. */
export const codeHash = (secrets: Secrets, personId: string, code: string): string => secrets.sign(`${personId} ${plainCode(code)}`, "login-code");

/** What is kept of a recovery code. */
export const recoveryHash = (secrets: Secrets, personId: string, code: string): string => secrets.sign(`${personId} ${plainCode(code)}`, "recovery-code");

/** A set of recovery codes to be shown once, and what is kept of them. */
export function newRecoveryCodes(secrets: Secrets, personId: string): { readonly codes: string[]; readonly hashes: string[] } {
  const codes = Array.from({ length: recoveryCodeCount }, newTypedCode);
  return { codes, hashes: codes.map((code) => recoveryHash(secrets, personId, code)) };
}

/** Where a second factor's secret is sealed to. */
export const totpPlace = (personId: string): string => `account_secret.totp_sealed ${personId}`;

/** Nobody's number: compared with where there is no person, so that both ways take the same steps. */
export const nobody = "00000000-0000-0000-0000-000000000000";
