/** Ways in without a session: setting up an empty installation, redeeming a typed code, asking for a reset. */
import { fail, failNoted, succeed } from "#kernel/result";
import type { Actor } from "#kernel/operation";
import { appendAudit } from "#platform/audit";
import type { Db } from "#platform/db/open";
import { claim, transactAs } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { hashPassword } from "#platform/password";
import { newTypedCode, plainCode, sameFingerprint, type Secrets } from "#platform/secrets";
import { implement } from "#platform/usecase";
import { choose } from "#ui/words";
import { needsSetUp, redeem, requestReset, setUp } from "../contract.ts";
import { acceptCode, acceptPassword, after, localDay, resetLife, resetPause } from "../rules.ts";
import { removeSecondFactor, savePassword } from "../store/account.ts";
import { countWrongCode, findCodesForAttempt, removeCodes, saveCodes } from "../store/codes.ts";
import { appointFirstOperator, becomePerson, findCandidate, findOperator, findSetUp, finishSetUp, saveSetUpCode, type Candidate } from "../store/people.ts";
import { endSessions } from "../store/session.ts";
import { revokeTokens } from "../store/tokens.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { codeHash, nobody, open } from "./opening.ts";
import { countFailure, forgetFailures, isThrottled, type Asking } from "./throttling.ts";

const setUpHash = (secrets: Secrets, code: string) => secrets.sign(plainCode(code), "set-up");

const starting: Actor = {
  personId: null,
  name: "Start",
  role: "job",
  cooperativeId: null,
  members: [],
  delegationId: null,
  credential: null,
  language: "de",
};

/** At the start of the program: a new set-up code to be printed while nobody operates the installation, else null. */
export function prepareSetUp(db: Db, secrets: Secrets, now: Date): Promise<string | null> {
  return transactAs(db, starting, "write", async (tx) => {
    if (await findOperator(tx)) return { keep: false, value: null };
    const code = newTypedCode();
    await saveSetUpCode(tx, setUpHash(secrets, code), now);
    await appendAudit(tx, {
      actor: starting,
      door: "start",
      operation: "account.set-up",
      requestId: newId(now),
      at: now,
      touched: { object: "installation:set-up-code" },
    });
    return { keep: true, value: code };
  });
}

const letterTo = ({ now }: Pick<Asking, "now">, person: Candidate, { kind, ...text }: { kind: "reset" | "renewed"; subject: string; body: string }) => ({
  cooperativeId: null,
  memberId: null,
  recipientPersonId: person.id,
  recipient: person.email,
  issuedBy: null,
  kind,
  ...text,
  at: now,
});

/** Tells the holder that somebody has just chosen a new password for their account. */
async function tellOfRenewal(asking: Asking, person: Candidate): Promise<void> {
  const { subject, body } = choose({ de, en }, person.language).letters.renewed;
  await post(asking.tx, [letterTo(asking, person, { kind: "renewed", subject: subject(), body: body({ name: person.name, address: asking.means.origin }) })]);
}

export const entranceUseCases = [
  implement(needsSetUp, async ({ tx }, _) => {
    const installation = await findSetUp(tx);

    return succeed({ needed: installation?.doneAt === null });
  }),

  implement(setUp, async (session, { code, name, email, password, language }) => {
    const { tx, now, means, touch } = session;
    await claim(tx, "set-up");
    const installation = await findSetUp(tx);

    if (!installation || installation.doneAt) return fail("already-set-up");
    if (await isThrottled(session, "set-up")) return fail("too-many-attempts");
    if (!sameFingerprint(installation.codeHash, setUpHash(means.secrets, code))) {
      await countFailure(session, "set-up");
      touch({ object: "set-up-refused" });
      return failNoted("code-wrong");
    }
    const accepted = acceptPassword(password, { name, email });
    if (!accepted.ok) return accepted;
    const hash = await hashPassword(password);
    if (!hash.ok) return hash;

    if (!(await finishSetUp(tx, installation.codeHash, now))) return fail("already-set-up");
    const personId = newId(now);
    await appointFirstOperator(tx, { id: personId, assignmentId: newId(now), name, email, language, at: now, day: localDay(now) });
    await becomePerson(tx, personId);
    await savePassword(tx, { personId, passwordHash: hash.value, at: now });
    const { id, ...opened } = await open(session, { personId, stage: "pending", isEnrolled: false });
    touch({ object: `account:${personId}`, after: { operator: true, session: id } });
    return succeed(opened);
  }),

  implement(redeem, async (session, { email, code, password }) => {
    const { tx, now, means, touch } = session;
    if (await isThrottled(session, `redeem ${email}`)) return fail("too-many-attempts");
    const person = await findCandidate(tx, email);
    const personId = person?.id ?? nobody;
    const codes = await findCodesForAttempt(tx, personId);

    const typed = codeHash(means.secrets, personId, code);
    const accepted = acceptCode(
      codes.find(({ codeHash: kept }) => sameFingerprint(kept, typed)),
      now,
    );
    if (!person || (!accepted.ok && accepted.failure === "code-wrong")) {
      await countWrongCode(tx, personId);
      await countFailure(session, `redeem ${email}`);
      touch({ object: `code-refused:${person?.id ?? "unknown"}` });
      return failNoted("code-wrong");
    }
    if (!accepted.ok) return accepted;
    const fitting = acceptPassword(password, person);
    if (!fitting.ok) return fitting;
    const hash = await hashPassword(password);
    if (!hash.ok) return hash;

    const keepsFactor = accepted.value.purpose === "reset";
    await becomePerson(tx, personId);
    if (person.activatedAt && !keepsFactor) await removeSecondFactor(tx, personId);
    await savePassword(tx, { personId, passwordHash: hash.value, at: now });
    await removeCodes(tx, personId);
    await endSessions(tx, { personId, at: now });
    if (!keepsFactor) await revokeTokens(tx, { personId, at: now });
    await forgetFailures(session, `redeem ${email}`);
    if (person.activatedAt) await tellOfRenewal(session, person);
    const { id, ...opened } = await open(session, { personId, stage: "pending", isEnrolled: keepsFactor && person.isEnrolled });
    touch({ object: `account:${personId}`, after: { purpose: accepted.value.purpose, session: id } });
    return succeed(opened);
  }),

  implement(requestReset, async (session, { email }) => {
    const { tx, now, means, touch } = session;
    if (await isThrottled(session, `reset ${email}`)) return fail("too-many-attempts");
    // Every request counts, also a good one: nobody fills somebody else's mailbox.
    await countFailure(session, `reset ${email}`);
    const person = await findCandidate(tx, email);
    const codes = await findCodesForAttempt(tx, person?.id ?? nobody);

    const isRecent = codes.some(({ purpose, issuedAt }) => purpose === "reset" && now.getTime() - issuedAt.getTime() < resetPause);
    const code = newTypedCode();
    touch({ object: `reset-requested:${person?.id ?? "unknown"}` });
    if (!person?.activatedAt || isRecent) return succeed({ done: true });

    const expiresAt = after(now, resetLife);
    await saveCodes(tx, [
      {
        personId: person.id,
        purpose: "reset",
        codeHash: codeHash(means.secrets, person.id, code),
        issuedAt: now,
        issuedBy: null,
        expiresAt,
      },
    ]);
    const { subject, body } = choose({ de, en }, person.language).letters.reset;
    await post(tx, [
      letterTo(session, person, {
        kind: "reset",
        subject: subject(),
        body: body({ name: person.name, code, address: `${means.origin}/einladung`, email }),
      }),
    ]);
    return succeed({ done: true });
  }),
];
