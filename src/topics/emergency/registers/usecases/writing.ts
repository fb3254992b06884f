/** What a member does with its registers. The trail names which private fields changed, never a number. */
import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { confirmRegister, moveEntry, removeEntry, saveEntry, takeProposals } from "../contract.ts";
import { readFacts, type RegisterName } from "../model.ts";
import { exerciseDates, measureRegister } from "../rules/completeness.ts";
import { decideMove, mostEntries, splitFacts } from "../rules/entries.ts";
import { findEntries, findEntry, insertEntries, removeOneEntry, saveEntryFacts, saveNumbers, saveOrder, saveStanding, type Writing } from "../store/entries.ts";
import { findProposals } from "./knowledge.ts";
import { sealAll } from "./numbers.ts";

type Hand = { readonly actor: Actor; readonly memberId: MemberId; readonly now: Date };

const writingOf = ({ actor, memberId, now }: Hand): Writing => ({ cooperativeId: cooperativeOf(memberId), memberId, at: now, byName: actor.name });

/** Counts a register anew. */
async function recount(tx: Tx, register: RegisterName, writing: Writing & { readonly isConfirmed?: true }): Promise<number> {
  const entries = await findEntries(tx, writing.memberId, [register]);
  const counted = { register, ...measureRegister(register, entries), ...exerciseDates(entries, dayIn(writing.at)) };
  await saveStanding(tx, counted, { ...writing, isConfirmed: writing.isConfirmed ?? false });
  return entries.length;
}

const save = implement(saveEntry, async ({ tx, actor, now, means, touch }, { memberId, register, entryId, version, facts: given }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const before = entryId === undefined ? null : await findEntry(tx, { memberId, entryId });
  if (entryId !== undefined && before?.register !== register) return fail("entry-unknown");
  const others = await findEntries(tx, memberId, [register]);

  const { open, hidden } = splitFacts(register, readFacts(register, given).facts);
  if (!before && others.length >= mostEntries) return fail("register-full");
  const id = before?.id ?? newId(now);
  const position = before?.position ?? (others.at(-1)?.position ?? 0) + 1;

  const writing = writingOf({ actor, memberId, now });
  if (!before) await insertEntries(tx, [{ id, register, position, facts: open, source: "" }], writing);
  else if (!(await saveEntryFacts(tx, { id, facts: open, version: version ?? before.version }, writing))) return fail("entry-changed");
  await saveNumbers(tx, id, sealAll({ memberId, secrets: means.secrets }, id, hidden), writing);
  await recount(tx, register, writing);
  touch({ object: `emergency:${memberId}/${register}/${id}`, before: before?.facts, after: { ...open, private: Object.keys(hidden) } });
  return succeed({ entryId: id, version: before ? (version ?? before.version) + 1 : 1 });
});

const remove = implement(removeEntry, async ({ tx, actor, now, touch }, { memberId, entryId }) => {
  const before = await findEntry(tx, { memberId, entryId });
  if (!before) return fail("entry-unknown");

  await removeOneEntry(tx, memberId, entryId);
  const entries = await recount(tx, before.register, writingOf({ actor, memberId, now }));
  touch({ object: `emergency:${memberId}/${before.register}/${entryId}`, before: before.facts });
  return succeed({ entries });
});

const move = implement(moveEntry, async ({ tx, touch }, { memberId, entryId, direction }) => {
  const found = await findEntry(tx, { memberId, entryId });
  if (!found) return fail("entry-unknown");
  const entries = await findEntries(tx, memberId, [found.register]);

  const order = decideMove(entries, { entryId, by: direction === "up" ? -1 : 1 });
  if (!order.ok) return order;

  await saveOrder(tx, memberId, order.value);
  touch({ object: `emergency:${memberId}/${found.register}`, before: entries.map(({ id }) => id), after: order.value });
  return succeed({ moved: true });
});

const confirm = implement(confirmRegister, async ({ tx, actor, now, touch }, { memberId, register }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const entries = await findEntries(tx, memberId, [register]);
  if (entries.length === 0) return fail("register-empty");

  await recount(tx, register, { ...writingOf({ actor, memberId, now }), isConfirmed: true });
  touch({ object: `emergency:${memberId}/${register}`, after: { confirmed: entries.length } });
  return succeed({ confirmed: true });
});

const take = implement(takeProposals, async ({ tx, actor, now, touch }, { memberId, register, proposals: wanted }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const entries = await findEntries(tx, memberId, [register]);
  const offered = await findProposals(tx, { memberId, today: dayIn(now) }, entries);

  const chosen = offered.filter((one) => one.register === register && wanted.includes(one.key));
  if (chosen.length === 0) return fail("no-proposals");
  if (entries.length + chosen.length > mostEntries) return fail("register-full");
  const last = entries.at(-1)?.position ?? 0;
  const taken = chosen.map(({ key, facts }, index) => ({ id: newId(now), register, position: last + index + 1, facts: splitFacts(register, facts).open, source: key }));

  const writing = writingOf({ actor, memberId, now });
  await insertEntries(tx, taken, writing);
  await recount(tx, register, writing);
  touch({ object: `emergency:${memberId}/${register}`, after: { taken: chosen.map(({ key }) => key) } });
  return succeed({ taken: taken.length });
});

export const writingUseCases: readonly UseCase[] = [save, remove, move, confirm, take];
