/** Signing, telling the authority, putting in force, leaving, ending. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { isParty, startOf, versionOn } from "#topics/agreement/terms/rules";
import { findVersion, findVersions } from "#topics/agreement/terms/store";
import { dayIn } from "#topics/members/rules/members";
import { endAgreement, giveNotice, noteFormality, putInForce, signAgreement } from "../contract.ts";
import { acceptEnd, acceptFormality, acceptNotice, acceptSignature, exitAfter, rightsFrom, rightsOn, takesEffectOn, termEnd } from "../rules.ts";
import { findNotices, findRights, insertFormality, insertNotice, insertSignature, isOvertaken, lockAgreement, saveEnd, saveRights, settleVersion } from "../store.ts";
import { findCourse } from "./finding.ts";
import { findLaw } from "./law.ts";

const objectOf = (cooperativeId: string, versionId: string) => `agreement:${cooperativeId}/${versionId}`;

const sign = implement(signAgreement, async ({ tx, actor, now, touch }, { memberId, versionId, signedOn, signatory }) => {
  const place = { cooperativeId: cooperativeOf(memberId), versionId };
  const found = await findCourse(tx, place);
  if (!found) return fail("version-unknown");

  const accepted = acceptSignature(found.facts, { memberId, signedOn }, dayIn(now));
  if (!accepted.ok) return accepted;

  await insertSignature(tx, place, { memberId, signedOn, signatory }, { at: now, byName: actor.name, byRole: actor.role });
  touch({ object: `agreement-signature:${memberId}/${versionId}`, after: { signedOn, signatory } });
  return succeed({ signed: true });
});

const note = implement(noteFormality, async ({ tx, actor, now, touch }, { formality, happenedOn, reference, ...place }) => {
  const found = await findCourse(tx, place);
  if (!found) return fail("version-unknown");

  const accepted = acceptFormality(found.facts, { formality, happenedOn }, { law: findLaw(), today: dayIn(now) });
  if (!accepted.ok) return accepted;

  await insertFormality(tx, place, { formality, happenedOn, reference }, { at: now, byName: actor.name });
  touch({ object: objectOf(place.cooperativeId, place.versionId), after: { formality, happenedOn, reference } });
  return succeed({ noted: true });
});

const settle = implement(putInForce, async ({ tx, now, touch }, place) => {
  await lockAgreement(tx, place.cooperativeId);
  const found = await findCourse(tx, place);
  if (!found) return fail("version-unknown");
  const { version, before, facts } = found;
  const [notices, rights, versions] = [await findNotices(tx, place.cooperativeId), await findRights(tx, place.cooperativeId), await findVersions(tx, place.cooperativeId)];

  const effect = takesEffectOn(facts, findLaw());
  if (!effect.ok) return effect;
  if (await isOvertaken(tx, place)) return fail("overtaken");
  const { term } = version.content;
  const startedOn = version.change === "conclusion" ? effect.value : (startOf(versions) ?? effect.value);
  const endsOn = term.prolongationMonths === 0 ? termEnd(term, startedOn, dayIn(now)) : null;
  const held = before === null ? [] : rightsOn(rights, effect.value).filter(({ basis }) => basis === "agreement");
  const leaving = held.filter(({ memberId }) => !isParty(version.content, memberId));
  const settled = { versionId: version.id, content: version.content, on: effect.value, endsOn: endsOn !== null && endsOn < effect.value ? null : endsOn };

  await settleVersion(tx, place, { inForceOn: effect.value, endsOn: settled.endsOn }, now);
  await saveRights(tx, place.cooperativeId, rightsFrom(settled, facts.deciding, { notices, leaving }));
  touch({ object: objectOf(place.cooperativeId, place.versionId), after: { inForceOn: effect.value, endsOn: settled.endsOn, parties: version.content.parties, now: dayIn(now) } });
  return succeed({ inForceOn: effect.value });
});

const leave = implement(giveNotice, async ({ tx, actor, now, touch }, { memberId, notice: kind, ...given }) => {
  const cooperativeId = cooperativeOf(memberId);
  await lockAgreement(tx, cooperativeId);
  const today = dayIn(now);
  const versions = await findVersions(tx, cooperativeId);
  const [head, start] = [versionOn(versions, today), startOf(versions)];
  const version = head && (await findVersion(tx, cooperativeId, head.id));
  const [rights, notices] = [await findRights(tx, cooperativeId, memberId), await findNotices(tx, cooperativeId)];
  const held = rightsOn(rights, today).find(({ basis }) => basis === "agreement");

  if (!version || start === null || !held) return fail("not-in-force");
  if (notices.some((one) => one.memberId === memberId && one.lastDay >= today)) return fail("notice-given");
  const accepted = acceptNotice({ kind, ...given }, { term: version.content.term, startedOn: start, legalForm: version.legalForm }, { law: findLaw(), today });
  if (!accepted.ok) return accepted;
  // Nobody leaves before the version that holds: what it gave to see was given.
  if (accepted.value < held.validFrom) return fail("last-day-too-early");

  const notice = { memberId, id: newId(now), kind, givenOn: given.givenOn, lastDay: accepted.value, reason: given.reason, recordedAt: now, recordedRole: actor.role };
  await insertNotice(tx, cooperativeId, notice, actor.name);
  await saveRights(tx, cooperativeId, [exitAfter(held, accepted.value)]);
  touch({ object: `agreement-notice:${memberId}/${notice.id}`, after: { ...notice, approvedOn: given.approvedOn, succeededOn: given.succeededOn } });
  return succeed({ lastDay: accepted.value });
});

const end = implement(endAgreement, async ({ tx, now, touch }, { lastDay, approvedOn, ...place }) => {
  await lockAgreement(tx, place.cooperativeId);
  const found = await findCourse(tx, place);
  if (!found) return fail("version-unknown");
  const holding = versionOn(await findVersions(tx, place.cooperativeId), dayIn(now));
  const rights = await findRights(tx, place.cooperativeId);

  if (holding?.id !== place.versionId || found.version.inForceOn === null) return fail("not-in-force");
  const accepted = acceptEnd({ lastDay, approvedOn }, found.facts, findLaw());
  if (!accepted.ok) return accepted;

  await saveEnd(tx, place, lastDay);
  const ended = rightsOn(rights, lastDay).filter(({ basis }) => basis === "agreement");
  await saveRights(
    tx,
    place.cooperativeId,
    ended.map((right) => exitAfter(right, lastDay)),
  );
  touch({ object: objectOf(place.cooperativeId, place.versionId), after: { endsOn: lastDay, approvedOn } });
  return succeed({ endsOn: lastDay });
});

export const movingUseCases: readonly UseCase[] = [sign, note, settle, leave, end];
