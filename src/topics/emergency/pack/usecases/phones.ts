/** The pack on telephones: invited by the house, set up with a code, asking for themselves from then on. */
import { cooperativeOf, memberId as memberKey } from "#kernel/ids";
import { answerOnly, fail, succeed } from "#kernel/result";
import { claim } from "#platform/db/transact";
import { phonePlace, sealForPhone } from "#platform/documents/phoned";
import { newId } from "#platform/ids";
import { qrPicture } from "#platform/qr";
import { fingerprint, newSecret, newTypedCode, plainCode } from "#platform/secrets";
import { implement, type UseCase } from "#platform/usecase";
import { askAsPhone, confirmPhone, dropPhone, invitePhone, setUpPhone } from "../contract.ts";
import { findAskingPhone, findInvitedPhone, findPackStanding, findPhones, insertPhone, saveAsked, saveConfirmedPhone, saveDropped, saveSetUp, type AskingPhone } from "../store.ts";
import { openNewest } from "./building.ts";
import { paperFor } from "./handing.ts";

/** A code counts for half an hour: time to walk over with the telephone. */
const codeMs = 30 * 60_000;

const dayMs = 24 * 60 * 60_000;

/** More telephones than a crisis staff with its deputies needs are a mistake. */
const mostPhones = 40;

const purpose = "code of an emergency phone";

/** Where a telephone's key is sealed for. */
const keyPlace = (memberId: string, phoneId: string): string => `emergency_phone/${memberId}/${phoneId}`;

const invite = implement(invitePhone, async ({ tx, actor, now, means, touch }, { memberId, holder }) => {
  const [standing, phones] = [await findPackStanding(tx, memberId), await findPhones(tx, memberId)];

  if (!standing) return fail("pack-unknown");
  if (phones.length >= mostPhones) return fail("too-many-phones");

  // Sixteen letters: nobody guesses one of them in half an hour.
  const code = `${newTypedCode()}-${newTypedCode()}`;
  const id = newId(now);
  const codeHash = means.secrets.sign(plainCode(code), purpose);
  await insertPhone(tx, { cooperativeId: cooperativeOf(memberId), memberId }, { id, holder, codeHash, codeUntil: new Date(now.getTime() + codeMs), at: now, byName: actor.name });
  touch({ object: `emergency-phone:${id}`, after: { holder } });
  const address = `${means.origin}${phonePlace}${actor.language === "en" ? "en" : ""}`;
  return succeed({ code, address, picture: qrPicture(`${address}#${code}`) });
});

const drop = implement(dropPhone, async ({ tx, now, touch }, { memberId, phoneId }) => {
  const wasThere = await saveDropped(tx, { memberId, phoneId }, now);

  if (!wasThere) return fail("phone-unknown");

  touch({ object: `emergency-phone:${phoneId}`, after: { dropped: true } });
  return succeed({});
});

const confirm = implement(confirmPhone, async ({ tx, now, touch }, { memberId, phoneId }) => {
  const wasThere = await saveConfirmedPhone(tx, { memberId, phoneId }, now);

  if (!wasThere) return fail("phone-unknown");

  touch({ object: `emergency-phone:${phoneId}`, after: { confirmed: true } });
  return succeed({});
});

const setUp = implement(setUpPhone, async ({ tx, now, means, touch }, { code }) => {
  const codeHash = means.secrets.sign(plainCode(code), purpose);
  await claim(tx, codeHash);
  const invited = await findInvitedPhone(tx, codeHash, now);

  if (!invited) return answerOnly({ stage: "refused" as const });
  touch({ object: `emergency-phone:${invited.id}` });

  const [token, key] = [newSecret(), newSecret()];
  const isFirst = await saveSetUp(tx, codeHash, { at: now, secretHash: fingerprint(token), sealedKey: means.secrets.seal(key, keyPlace(invited.memberId, invited.id)) });
  return isFirst ? succeed({ stage: "ready" as const, token, key }) : answerOnly({ stage: "refused" as const });
});

/** Heard of that today already: an open pack asks each time it is looked at, and the trail needs it once. */
const isKnown = ({ askedAt, heldFingerprint }: AskingPhone, held: string | undefined, now: Date): boolean =>
  heldFingerprint === held && askedAt !== null && now.getTime() - askedAt.getTime() < dayMs;

const hand = implement(askAsPhone, async ({ tx, now, means, touch }, { token, held, language }) => {
  const secretHash = fingerprint(token);
  await claim(tx, secretHash);
  const asking = await findAskingPhone(tx, secretHash);
  const key = asking && means.secrets.unseal(asking.sealedKey, keyPlace(asking.memberId, asking.id));
  if (asking?.isDropped) return answerOnly({ stage: "dropped" as const });
  // A database that was emptied or brought back from an older backup knows no telephone: just then the pack must stay.
  if (!asking || key === null) return answerOnly({ stage: "unknown" as const });

  touch({ object: `emergency-phone:${asking.id}` });
  const newest = await openNewest(tx, { memberId: memberKey.parse(asking.memberId), secrets: means.secrets });
  const at = now.getTime();
  // What a telephone holds it says itself when it asks again: a pack may get lost on the way.
  const isCurrent = newest?.fingerprint === held;
  if (isCurrent && isKnown(asking, held, now)) return answerOnly({ stage: "same" as const, at });
  await saveAsked(tx, secretHash, { at: now, fingerprint: isCurrent ? (held ?? null) : null });
  if (!newest || isCurrent) return succeed({ stage: "same" as const, at });

  const source = { ...newest, language, demo: means.demo };
  const sealed = sealForPhone([paperFor.core(source), paperFor.annex(source)], key);
  return succeed({ stage: "new" as const, at, member: newest.content.memberName, fingerprint: newest.fingerprint, builtAt: newest.builtAt.getTime(), ...sealed });
});

export const phoneUseCases: readonly UseCase[] = [invite, drop, confirm, setUp, hand];
