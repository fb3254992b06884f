/** Password, then second factor; and how a session ends. The hash is computed inside the transaction: about 25 ms on one connection. */
import { fail, failNoted, succeed } from "#kernel/result";
import { fingerprint, plainCode } from "#platform/secrets";
import { hashPassword, verifyPassword } from "#platform/password";
import { qrPicture } from "#platform/qr";
import { totpAddress, totpSecretFrom, totpStep } from "#platform/totp";
import { implement } from "#platform/usecase";
import { beginEnrolment, closeSession, confirmSession, enrol, listSessions, openSession, revokeSession } from "../contract.ts";
import { after, sessionLife } from "../rules.ts";
import { countRecoveryCodes, findSecret, replaceRecoveryCodes, saveRehash, saveSecondFactor, useRecoveryCode, useStep } from "../store/account.ts";
import { becomePerson, findCandidate, findHolder } from "../store/people.ts";
import { endSession, endSessions, findOpenSessions, findSessionProof, rotateSession } from "../store/session.ts";
import { newRecoveryCodes, newSessionSecret, nobody, open, recoveryHash, totpPlace } from "./opening.ts";
import { countFailure, forgetFailures, isThrottled, type Asking } from "./throttling.ts";

/** The secret offered for enrolment follows from the session: the page may be loaded again, nothing is stored before it is confirmed. */
const offeredSecret = ({ means }: Asking, sessionId: string): string => totpSecretFrom(Buffer.from(means.secrets.sign(sessionId, "totp-enrolment"), "base64url"));

/** Completes the pending session under a new secret; null when it has been completed or ended meanwhile. */
async function complete({ tx, now }: Asking, credential: string) {
  const secret = newSessionSecret();
  const expiresAt = after(now, sessionLife);
  const id = await rotateSession(tx, { from: credential, to: fingerprint(secret), openedAt: now, expiresAt });
  return id === undefined ? null : { id, session: { secret, stage: "complete", enrolled: true, expiresAt } as const };
}

type SecondFactor = { readonly personId: string; readonly totpSealed: string; readonly lastStep: number };

/** Uses up what was typed: a code of the app, or a recovery code. */
async function useFactor({ tx, now, means }: Asking, factor: SecondFactor, typed: string): Promise<"fits" | "code-wrong" | "code-used"> {
  const { personId, totpSealed, lastStep } = factor;
  if (!/^\d{6}$/.test(plainCode(typed))) {
    return (await useRecoveryCode(tx, { personId, hash: recoveryHash(means.secrets, personId, typed), at: now })) ? "fits" : "code-wrong";
  }
  const secret = means.secrets.unseal(totpSealed, totpPlace(personId));
  const step = secret === null ? null : totpStep(secret, plainCode(typed), { now, after: 0 });
  if (step === null) return "code-wrong";
  return step > lastStep && (await useStep(tx, personId, step)) ? "fits" : "code-used";
}

export const signingInUseCases = [
  implement(openSession, async (session, { email, password }) => {
    const { tx, touch } = session;
    if (await isThrottled(session, email)) return fail("too-many-attempts");
    const candidate = await findCandidate(tx, email);

    const verdict = await verifyPassword(password, candidate?.passwordHash ?? null);
    if (!verdict.ok) return verdict;
    if (!candidate || !verdict.value.fits) {
      await countFailure(session, email);
      touch({ object: `sign-in-refused:${candidate?.id ?? "unknown"}` });
      return failNoted("credentials-wrong");
    }

    await becomePerson(tx, candidate.id);
    await forgetFailures(session, email);
    if (verdict.value.outdated) {
      const renewed = await hashPassword(password);
      if (renewed.ok) await saveRehash(tx, candidate.id, renewed.value);
    }
    const { id, ...opened } = await open(session, { personId: candidate.id, stage: "pending", isEnrolled: candidate.isEnrolled });
    touch({ object: `session:${id}`, after: { personId: candidate.id, stage: "pending" } });
    return succeed(opened);
  }),

  implement(beginEnrolment, async (session, _) => {
    const { tx, actor } = session;
    const proof = actor.credential ? await findSessionProof(tx, actor.credential) : undefined;
    const [holder, secret] = proof ? [await findHolder(tx, proof.personId), await findSecret(tx, proof.personId)] : [];

    if (proof?.stage !== "pending" || !holder) return fail("session-ended");
    if (secret?.totpSealed) return fail("already-enrolled");
    const offered = offeredSecret(session, proof.id);
    const address = totpAddress(offered, holder.email);
    return succeed({ address, secretText: offered.replace(/(.{4})(?=.)/g, "$1 "), picture: qrPicture(address) });
  }),

  implement(enrol, async (session, { code }) => {
    const { tx, actor, now, means, touch } = session;
    const proof = actor.credential ? await findSessionProof(tx, actor.credential) : undefined;
    if (!proof || !actor.credential) return fail("session-ended");
    const { personId, id } = proof;
    if ((await findSecret(tx, personId))?.totpSealed) return fail("already-enrolled");
    if (await isThrottled(session, `enrol ${personId}`)) return fail("too-many-attempts");

    const offered = offeredSecret(session, id);
    const step = totpStep(offered, plainCode(code), { now, after: 0 });
    if (step === null) {
      await countFailure(session, `enrol ${personId}`);
      touch({ object: `enrolment-refused:${personId}` });
      return failNoted("code-wrong");
    }

    const saved = await saveSecondFactor(tx, { personId, totpSealed: means.secrets.seal(offered, totpPlace(personId)), step, at: now });
    if (!saved) return fail("already-enrolled");
    const completed = await complete(session, actor.credential);
    if (!completed) return fail("session-ended");
    const { codes, hashes } = newRecoveryCodes(means.secrets, personId);
    await replaceRecoveryCodes(tx, personId, hashes);
    touch({ object: `session:${completed.id}`, after: { personId, stage: "complete", secondFactor: "enrolled" } });
    return succeed({ ...completed.session, recoveryCodes: codes });
  }),

  implement(confirmSession, async (session, { code }) => {
    const { tx, actor, touch } = session;
    const proof = actor.credential ? await findSessionProof(tx, actor.credential) : undefined;
    const secret = proof ? await findSecret(tx, proof.personId) : undefined;
    if (proof?.stage !== "pending" || !actor.credential || !secret) return fail("session-ended");
    const { personId } = proof;
    if (!secret.totpSealed) return fail("not-enrolled");
    if (await isThrottled(session, `confirm ${personId}`)) return fail("too-many-attempts");

    const used = await useFactor(session, { personId, totpSealed: secret.totpSealed, lastStep: secret.totpLastStep }, code);
    if (used !== "fits") {
      await countFailure(session, `confirm ${personId}`);
      touch({ object: `second-factor-refused:${personId}` });
      return failNoted(used);
    }

    const completed = await complete(session, actor.credential);
    if (!completed) return fail("session-ended");
    await forgetFailures(session, `confirm ${personId}`);
    touch({ object: `session:${completed.id}`, after: { personId, stage: "complete" } });
    return succeed({ ...completed.session, recoveryCodesLeft: await countRecoveryCodes(tx, personId) });
  }),

  implement(closeSession, async ({ tx, actor, now, touch }, _) => {
    const proof = actor.credential ? await findSessionProof(tx, actor.credential) : undefined;

    if (proof && actor.credential) await endSession(tx, actor.credential, now);
    touch({ object: `session:${proof?.id ?? "none"}`, after: { ended: true } });
    return succeed({ done: true });
  }),

  implement(listSessions, async ({ tx, actor, now }, _) => {
    const sessions = await findOpenSessions(tx, actor.personId ?? nobody, now);

    return succeed({
      sessions: sessions.map(({ credential, usedAt, ...s }) => ({
        ...s,
        usedAt: usedAt ?? s.openedAt,
        current: credential === actor.credential,
      })),
    });
  }),

  implement(revokeSession, async ({ tx, actor, now, touch }, { sessionId }) => {
    const personId = actor.personId ?? nobody;

    const revoked = await endSessions(tx, { personId, at: now, only: sessionId, except: sessionId ? null : actor.credential });

    if (sessionId && revoked === 0) return fail("session-unknown");
    touch({ object: `session:${sessionId ?? "others"}`, after: { revoked } });
    return succeed({ revoked });
  }),
];
