/** Looking at entries, answering them, being told of them. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { answerEntry, listEntries, tellEntries } from "./contract.ts";
import { acceptAnswer, waitsSince } from "./rules.ts";
import { findEntries, findLastTold, insertAnswer } from "./store.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const ever = new Date(0);

const list = implement(listEntries, async ({ tx }, { memberId }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");

  return succeed({ memberName: member.name, entries: await findEntries(tx, { cooperativeId: cooperativeOf(memberId), members: [memberId], since: ever }) });
});

const answer = implement(answerEntry, async ({ tx, actor, now, touch }, { memberId, subject, subjectId, answer: given, reason }) => {
  const cooperativeId = cooperativeOf(memberId);
  const entries = await findEntries(tx, { cooperativeId, members: [memberId], since: ever });
  const entry = entries.find((one) => one.subject === subject && one.subjectId === subjectId);

  if (!entry) return fail("entry-unknown");
  const accepted = acceptAnswer(given, reason);
  if (!accepted.ok) return accepted;

  const id = newId(now);
  await insertAnswer(tx, cooperativeId, { id, entry, answer: given, reason }, { at: now, by: actor.personId, byName: actor.name });
  touch({ object: `agreement-entry:${memberId}/${subject}/${subjectId}`, after: { answer: given, reason } });
  return succeed({ answered: true as const });
});

const tell = implement(tellEntries, async ({ tx, now, means, touch }, { cooperativeId }) => {
  const told = await findLastTold(tx, cooperativeId);
  const entries = (await findEntries(tx, { cooperativeId, members: "all", since: waitsSince(now) })).filter(
    ({ memberId, enteredAt, answer: given }) => given === null && enteredAt > (told.get(memberId) ?? ever),
  );
  const members = [...new Set(entries.map(({ memberId }) => memberId))];
  const holders = members.length === 0 ? [] : await findHolders(tx, { cooperativeId, day: dayIn(now), members, roles: ["management"] });

  const letters = holders.map((holder) => {
    const words = choose({ de, en }, holder.language);
    const lines = entries.filter(({ memberId }) => memberId === holder.memberId).map((entry) => words.entry(entry));
    const given = { name: holder.name, member: holder.memberName ?? "", lines, address: `${means.origin}/mitglied/${holder.memberId}/vereinbarung/eintraege` };
    const to = { cooperativeId, memberId: holder.memberId, recipientPersonId: holder.id, recipient: holder.email, issuedBy: null };
    return { ...to, kind: "agreement-entry", subject: words.letter.subject(given), body: words.letter.body(given), at: now };
  });
  await post(tx, letters);
  touch({ object: `cooperative:${cooperativeId}`, after: { letters: letters.length } });
  return succeed({ letters: letters.length });
});

export const entriesUseCases: readonly UseCase[] = [list, answer, tell];
