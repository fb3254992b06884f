/** What a person does with their own account: password, language, recovery codes, tokens. */
import type { Session } from "#kernel/operation";
import { fail, failNoted, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { hashPassword, verifyPassword } from "#platform/password";
import { fingerprint, newSecret } from "#platform/secrets";
import { implement, type Means } from "#platform/usecase";
import { choose } from "#ui/words";
import { changePassword, chooseKeys, chooseLanguage, createToken, listTokens, readAccount, renewRecoveryCodes, revokeToken } from "../contract.ts";
import { acceptPassword, after, maxTokens } from "../rules.ts";
import { countRecoveryCodes, findAccount, findSecret, findSingleKeys, replaceRecoveryCodes, savePassword, saveSingleKeys } from "../store/account.ts";
import { findHolder, saveLanguage } from "../store/people.ts";
import { endSessions, findSessionProof } from "../store/session.ts";
import { findTokens, insertToken, revokeTokens } from "../store/tokens.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { newRecoveryCodes, nobody } from "./opening.ts";
import { countFailure, forgetFailures, isThrottled } from "./throttling.ts";

/** A token must not be able to make itself a successor, nor to change what opens the account: that takes a session. */
const isInSession = async ({ tx, actor }: Session<Tx, Means>): Promise<boolean> =>
  actor.credential !== null && (await findSessionProof(tx, actor.credential))?.stage === "complete";

/** Whoever changes what opens the account shows once more that they know the password. */
async function provePassword(session: Session<Tx, Means>, current: string) {
  const personId = session.actor.personId ?? nobody;
  if (!(await isInSession(session))) return fail("needs-session");
  if (await isThrottled(session, `prove ${personId}`)) return fail("too-many-attempts");
  const secret = await findSecret(session.tx, personId);
  const verdict = await verifyPassword(current, secret?.passwordHash ?? null);
  if (!verdict.ok) return verdict;
  if (verdict.value.fits) {
    await forgetFailures(session, `prove ${personId}`);
    return succeed(personId);
  }
  await countFailure(session, `prove ${personId}`);
  session.touch({ object: `password-refused:${personId}` });
  return failNoted("credentials-wrong");
}

const dayLength = 24 * 60 * 60 * 1_000;

export const ownAccountUseCases = [
  implement(readAccount, async ({ tx, actor }, _) => {
    const personId = actor.personId ?? nobody;
    const [holder, account] = [await findHolder(tx, personId), await findAccount(tx, personId)];
    const recoveryCodesLeft = await countRecoveryCodes(tx, personId);
    const singleKeys = await findSingleKeys(tx, personId);

    if (!holder) return fail("person-unknown");
    const { name, email, language } = holder;
    const dates = {
      activatedAt: account?.activatedAt ?? null,
      passwordChangedAt: account?.passwordChangedAt ?? null,
      secondFactorAt: account?.secondFactorAt ?? null,
    };
    return succeed({ name, email, language, singleKeys, ...dates, recoveryCodesLeft });
  }),

  implement(changePassword, async (session, { current, password }) => {
    const { tx, actor, now, touch } = session;
    const proven = await provePassword(session, current);
    if (!proven.ok) return proven;
    const holder = await findHolder(tx, proven.value);

    const accepted = acceptPassword(password, holder ?? { name: "", email: "" });
    if (!accepted.ok) return accepted;
    const hash = await hashPassword(password);
    if (!hash.ok) return hash;

    await savePassword(tx, { personId: proven.value, passwordHash: hash.value, at: now });
    const ended = await endSessions(tx, { personId: proven.value, at: now, except: actor.credential });
    touch({ object: `account:${proven.value}`, after: { passwordChangedAt: now, sessionsEnded: ended } });
    return succeed({ done: true });
  }),

  implement(chooseLanguage, async ({ tx, actor, touch }, { language }) => {
    const holder = await findHolder(tx, actor.personId ?? nobody);

    await saveLanguage(tx, actor.personId ?? nobody, language);
    touch({ object: `person:${actor.personId}`, before: { language: holder?.language }, after: { language } });
    return succeed({ language });
  }),

  implement(chooseKeys, async ({ tx, actor, touch }, { singleKeys }) => {
    const before = await findSingleKeys(tx, actor.personId ?? nobody);

    await saveSingleKeys(tx, actor.personId ?? nobody, singleKeys);
    touch({ object: `account:${actor.personId}`, before: { singleKeys: before }, after: { singleKeys } });
    return succeed({ singleKeys });
  }),

  implement(renewRecoveryCodes, async (session, { current }) => {
    const proven = await provePassword(session, current);
    if (!proven.ok) return proven;

    const { codes, hashes } = newRecoveryCodes(session.means.secrets, proven.value);
    await replaceRecoveryCodes(session.tx, proven.value, hashes);
    session.touch({ object: `account:${proven.value}`, after: { recoveryCodesRenewedAt: session.now } });
    return succeed({ recoveryCodes: codes });
  }),

  implement(createToken, async (session, { name, days }) => {
    const { tx, actor, now, means, touch } = session;
    const personId = actor.personId ?? nobody;
    if (!(await isInSession(session))) return fail("needs-session");
    const [holder, tokens] = [await findHolder(tx, personId), await findTokens(tx, personId, now)];

    if (tokens.length >= maxTokens) return fail("too-many-tokens");
    const token = `rw_${newSecret()}`;
    const id = newId(now);
    const expiresAt = after(now, days * dayLength);

    await insertToken(tx, { id, personId, name, credential: fingerprint(token), createdAt: now, expiresAt });
    if (holder) {
      const { subject, body } = choose({ de, en }, holder.language).letters.token;
      const text = { subject: subject(), body: body({ name: holder.name, token: name, address: `${means.origin}/konto` }) };
      await post(tx, [
        {
          cooperativeId: null,
          memberId: null,
          recipientPersonId: personId,
          recipient: holder.email,
          issuedBy: personId,
          kind: "token",
          ...text,
          at: now,
        },
      ]);
    }
    touch({ object: `token:${id}`, after: { name, expiresAt } });
    return succeed({ id, name, token, expiresAt });
  }),

  implement(listTokens, async ({ tx, actor, now }, _) => succeed({ tokens: await findTokens(tx, actor.personId ?? nobody, now) })),

  implement(revokeToken, async ({ tx, actor, now, touch }, { tokenId }) => {
    const revoked = await revokeTokens(tx, { personId: actor.personId ?? nobody, at: now, only: tokenId });

    if (revoked === 0) return fail("token-unknown");
    touch({ object: `token:${tokenId}`, after: { revoked: true } });
    return succeed({ done: true });
  }),
];
