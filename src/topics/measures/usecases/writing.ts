/** What a member does with its measures. */
import { cooperativeOf, type MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { findOfficesIn } from "#topics/members/store/people";
import { changeMeasure, createMeasure, freeMeasure, moveMeasure, needMeasure, remarkMeasure } from "../contract.ts";
import type { Measure } from "../model.ts";
import { closesCircle, decideMove } from "../rules.ts";
import { hasTwin } from "../store/gaps.ts";
import { findEntries, findMeasure, findNeeds, insertEntries, insertMeasures, insertNeed, removeNeed, saveMeasure } from "../store/measures.ts";

type Named = { readonly ownerId?: string | undefined; readonly ownerName?: string | undefined };

/** Who is to do it: somebody with an office in the member, by name, or whoever was written down. */
async function findOwner(tx: Tx, memberId: MemberId, { ownerId, ownerName }: Named) {
  if (ownerId === undefined) return { ownerId: null, ownerName: ownerName ?? "" };
  const held = (await findOfficesIn(tx, memberId)).find(({ personId }) => personId === ownerId);
  return held ? { ownerId, ownerName: held.personName } : null;
}

const create = implement(createMeasure, async ({ tx, actor, now, touch }, input) => {
  const { memberId } = input;
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const owner = await findOwner(tx, memberId, input);
  if (!owner) return fail("owner-not-here");

  const id = newId(now);
  const { title, description, priority, costOnce, costYearly, origin } = input;
  const measure = {
    id,
    title,
    description,
    priority,
    effort: input.effort ?? null,
    ...owner,
    dueOn: input.dueOn ?? null,
    costOnce,
    costYearly,
    origin,
    originId: null,
    originKey: origin === "emergency" || origin === "decision" ? (input.originKey ?? null) : null,
    originTitle: input.originTitle ?? "",
  };

  const writing = { cooperativeId: cooperativeOf(memberId), memberId, at: now, by: actor.personId, byName: actor.name };
  const created = await insertMeasures(tx, [measure], writing);
  if (created === 0) return fail("finding-taken");
  await insertEntries(tx, [{ id: newId(now), memberId, measureId: id, kind: "created", state: "open", text: "" }], writing);
  touch({ object: `measure:${memberId}/${id}`, after: measure });
  return succeed({ measureId: id });
});

const stateOf = ({ description: _description, ...rest }: Measure) => rest;

const change = implement(changeMeasure, async ({ tx, now, touch }, input) => {
  const before = await findMeasure(tx, input);
  if (!before) return fail("measure-unknown");
  const owner = await findOwner(tx, input.memberId, input);
  if (!owner) return fail("owner-not-here");

  const { title, description, priority, costOnce, costYearly } = input;
  const facts = { title, description, priority, costOnce, costYearly, effort: input.effort ?? null, dueOn: input.dueOn ?? null, ...owner };
  // A new day is a new promise: what the management was told of the old one no longer counts.
  const escalatedAt = facts.dueOn === before.dueOn ? before.escalatedAt : null;
  const after: Measure = { ...before, ...facts, escalatedAt, version: input.version + 1, changedAt: now };

  if (!(await saveMeasure(tx, after))) return fail("measure-changed");
  touch({ object: `measure:${input.memberId}/${input.measureId}`, before: stateOf(before), after: stateOf(after) });
  return succeed({ version: after.version });
});

const move = implement(moveMeasure, async ({ tx, actor, now, touch }, input) => {
  const before = await findMeasure(tx, input);
  if (!before) return fail("measure-unknown");

  const decided = decideMove({ from: before.state, to: input.state, reason: input.reason, mayVerify: actor.role === "management" || actor.role === "office" });
  if (!decided.ok) return decided;
  if (before.state === "rejected" && (await hasTwin(tx, before))) return fail("finding-taken");
  const verified = decided.value === "effective";
  const after: Measure = {
    ...before,
    state: decided.value,
    stateReason: input.reason,
    implementedOn: decided.value === "implemented" ? dayIn(now) : verified ? before.implementedOn : null,
    verifiedAt: verified ? now : null,
    verifiedByName: verified ? actor.name : null,
    version: input.version + 1,
    changedAt: now,
  };

  if (!(await saveMeasure(tx, after))) return fail("measure-changed");
  const writing = { cooperativeId: cooperativeOf(input.memberId), at: now, by: actor.personId, byName: actor.name };
  await insertEntries(tx, [{ id: newId(now), memberId: input.memberId, measureId: input.measureId, kind: "state", state: after.state, text: input.reason }], writing);
  touch({ object: `measure:${input.memberId}/${input.measureId}`, before: before.state, after: after.state });
  return succeed({ state: after.state, version: after.version });
});

const remark = implement(remarkMeasure, async ({ tx, actor, now, touch }, input) => {
  const found = await findMeasure(tx, input);
  if (!found) return fail("measure-unknown");

  const writing = { cooperativeId: cooperativeOf(input.memberId), at: now, by: actor.personId, byName: actor.name };
  await insertEntries(tx, [{ id: newId(now), memberId: input.memberId, measureId: input.measureId, kind: "remark", state: null, text: input.text }], writing);
  const entries = await findEntries(tx, input);
  touch({ object: `measure:${input.memberId}/${input.measureId}`, after: { remark: input.text } });
  return succeed({ entries: entries.length });
});

const placeOf = (input: { readonly memberId: MemberId; readonly measureId: string; readonly needsId: string }) => ({ cooperativeId: cooperativeOf(input.memberId), ...input });

const need = implement(needMeasure, async ({ tx, touch }, input) => {
  const [measure, needed] = [await findMeasure(tx, input), await findMeasure(tx, { memberId: input.memberId, measureId: input.needsId })];
  if (!measure || !needed) return fail("measure-unknown");
  const needs = await findNeeds(tx, input.memberId);

  const along = new Map([...Map.groupBy(needs, ({ measureId }) => measureId)].map(([id, list]) => [id, list.map(({ needsId }) => needsId)]));
  if (closesCircle(along, input)) return fail("needs-in-circle");

  await insertNeed(tx, placeOf(input));
  touch({ object: `measure:${input.memberId}/${input.measureId}`, after: { needs: input.needsId } });
  return succeed({ needs: needs.filter(({ measureId }) => measureId === input.measureId).length + 1 });
});

const free = implement(freeMeasure, async ({ tx, touch }, input) => {
  const measure = await findMeasure(tx, input);
  if (!measure) return fail("measure-unknown");

  await removeNeed(tx, placeOf(input));
  const needs = await findNeeds(tx, input.memberId);
  touch({ object: `measure:${input.memberId}/${input.measureId}`, before: { needs: input.needsId } });
  return succeed({ needs: needs.filter(({ measureId }) => measureId === input.measureId).length });
});

export const writingUseCases: readonly UseCase[] = [create, change, move, remark, need, free];
