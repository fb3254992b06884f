/** One definition, an instance in every member: define, spread, follow, withdraw; the year plan. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import { claim, type Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import type { Member } from "#topics/members/model";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative, findMembersOn } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { chooseMembers } from "#topics/survey/campaigns/rules";
import * as contract from "../contract.ts";
import type { CooperativeMeasure } from "../model.ts";
import { isOverdue, sumCounts, yearlyDueOn } from "../rules.ts";
import * as store from "../store/cooperative.ts";
import { findAllCounts, findHidden } from "../store/measures.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { letterTo, once, type Announced } from "./letters.ts";

const rollOut = (id: string) => `roll-out:${id}`;

const list = implement(contract.listCooperativeMeasures, async ({ tx }, { cooperativeId, kind }) => {
  const all = await store.findCooperativeMeasures(tx, cooperativeId);
  const states = await store.findInstanceStates(tx, cooperativeId);

  const wanted = all.filter((one) => {
    if (kind === "withdrawn") return one.withdrawnAt !== null;
    if (one.withdrawnAt !== null) return kind === undefined && states.has(one.id);
    return kind === undefined || (one.yearlyMonth === null) === (kind === "once");
  });
  return succeed({
    measures: wanted.map((one) => {
      const counted = states.get(one.id) ?? [];
      return { ...one, states: counted, instances: counted.reduce((sum, { measures }) => sum + measures, 0) };
    }),
  });
});

/** The instances of the asked year, or of the last one there is. */
function instancesOf(instances: readonly store.Instance[], { yearlyMonth }: CooperativeMeasure, asked: number | undefined) {
  if (yearlyMonth === null) return { year: null, years: [], shown: instances };
  const years = [...new Set(instances.flatMap(({ year }) => year ?? []))].toSorted((a, b) => b - a);
  const year = asked ?? years[0] ?? null;
  return { year, years, shown: instances.filter((one) => one.year === year) };
}

const read = implement(contract.readCooperativeMeasure, async ({ tx, actor, now }, { cooperativeId, cooperativeMeasureId, year: asked }) => {
  const measure = await store.findCooperativeMeasure(tx, cooperativeId, cooperativeMeasureId);
  if (!measure) return fail("cooperative-measure-unknown");
  const today = dayIn(now);
  const instances = await store.findInstances(tx, cooperativeId, cooperativeMeasureId);
  const members = actor.members === "all" ? await findMembersOn(tx, cooperativeId, today) : [];
  const hidden = actor.members === "all" ? await findHidden(tx, cooperativeId) : 0;

  const { year, years, shown } = instancesOf(instances, measure, asked);
  const there = new Set(shown.map(({ memberId }) => memberId));
  return succeed({
    measure,
    year,
    years,
    instances: shown.map(({ year: _year, ...one }) => ({ ...one, overdue: isOverdue(one, today) })),
    absent: members.filter(({ id }) => !there.has(id)).map(({ id, name }) => ({ memberId: id, name })),
    hidden,
  });
});

type Session = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly means: { readonly origin: string } };
type Spreading = { readonly defined: CooperativeMeasure; readonly members: readonly Pick<Member, "id">[]; readonly year: number | null; readonly dueOn: string | null };

/** Gives the measure to members; answers how many have it anew. */
async function spreadTo({ tx, actor, now }: Session, cooperativeId: CooperativeId, { defined, members, year, dueOn }: Spreading): Promise<number> {
  await claim(tx, rollOut(defined.id));
  const instances = members.map(({ id }) => ({ id: newId(now), memberId: id, year, dueOn }));
  const created = await store.insertInstances(tx, cooperativeId, { defined, instances, hand: { at: now, by: actor.personId, byName: actor.name } });
  await claim(tx, "");
  return created;
}

/** Tells the coordination of each member what has come. */
async function tell(
  { tx, actor, now, means }: Session,
  cooperativeId: CooperativeId,
  { members, given }: { readonly members: readonly MemberId[]; readonly given: readonly Announced[] },
): Promise<number> {
  const holders = await findHolders(tx, { cooperativeId, day: dayIn(now), members, roles: ["coordinator"] });
  const office = (await findCooperative(tx, cooperativeId))?.officeName ?? actor.name;
  const letters = once(holders).map((holder) =>
    letterTo(holder, { kind: "measure-new", measures: given }, { origin: means.origin, from: office, issuedBy: actor.personId, at: now }),
  );
  await post(tx, letters);
  return letters.length;
}

const announced = ({ title }: Pick<CooperativeMeasure, "title">, dueOn: string | null): Announced => ({ id: null, title, dueOn, ownerName: "" });

const define = implement(contract.defineMeasure, async (session, input) => {
  const { tx, actor, now, touch } = session;
  const { cooperativeId, title, description, priority } = input;
  const today = dayIn(now);
  const audience = chooseMembers(await findMembersOn(tx, cooperativeId, today), input.audience === "all" ? "all" : input.members);

  if (!audience.ok) return audience;
  if (input.dueOn !== undefined && input.dueOn < today) return fail("due-in-past");
  const yearlyMonth = input.yearlyMonth ?? null;
  const facts = { title, description, priority, effort: input.effort ?? null, dueOn: yearlyMonth === null ? (input.dueOn ?? null) : null, yearlyMonth };
  const made = { originKey: input.originKey ?? null, withdrawnAt: null, createdAt: now, createdByName: actor.name };
  const defined: CooperativeMeasure = { ...facts, ...made, id: newId(now), catalogueId: null, requirementKey: null };

  if (!(await store.insertCooperativeMeasure(tx, cooperativeId, { defined, hand: { at: now, by: actor.personId, byName: actor.name } }))) return fail("finding-taken");
  // What returns every year comes with the year plan.
  const members = yearlyMonth === null ? await spreadTo(session, cooperativeId, { defined, members: audience.value, year: null, dueOn: defined.dueOn }) : 0;
  const told = audience.value.map(({ id }) => id);
  const letters = input.notify && members > 0 ? await tell(session, cooperativeId, { members: told, given: [announced(defined, defined.dueOn)] }) : 0;
  touch({ object: `cooperative-measure:${defined.id}`, after: defined });
  return succeed({ cooperativeMeasureId: defined.id, members, letters });
});

const redefine = implement(contract.redefineMeasure, async ({ tx, now, touch }, input) => {
  const { cooperativeId, cooperativeMeasureId, title, description, priority } = input;
  const before = await store.findCooperativeMeasure(tx, cooperativeId, cooperativeMeasureId);
  if (!before) return fail("cooperative-measure-unknown");
  if (before.withdrawnAt) return fail("cooperative-measure-withdrawn");

  const after: CooperativeMeasure = { ...before, title, description, priority, effort: input.effort ?? null, dueOn: input.dueOn ?? null, yearlyMonth: input.yearlyMonth ?? null };

  await store.saveCooperativeMeasure(tx, cooperativeId, after);
  await claim(tx, rollOut(after.id));
  const changed = await store.saveInstances(tx, cooperativeId, { before, after, at: now });
  await claim(tx, "");
  touch({ object: `cooperative-measure:${after.id}`, before, after });
  return succeed({ changed });
});

const spread = implement(contract.spreadMeasure, async (session, input) => {
  const { tx, now, touch } = session;
  const { cooperativeId, cooperativeMeasureId } = input;
  const defined = await store.findCooperativeMeasure(tx, cooperativeId, cooperativeMeasureId);
  if (!defined) return fail("cooperative-measure-unknown");
  if (defined.withdrawnAt) return fail("cooperative-measure-withdrawn");
  const audience = chooseMembers(await findMembersOn(tx, cooperativeId, dayIn(now)), input.members);
  if (!audience.ok) return audience;

  const year = defined.yearlyMonth === null ? null : (input.year ?? Number(dayIn(now).slice(0, 4)));
  const dueOn = defined.yearlyMonth === null || year === null ? defined.dueOn : yearlyDueOn(year, defined.yearlyMonth);

  const members = await spreadTo(session, cooperativeId, { defined, members: audience.value, year, dueOn });
  const told = audience.value.map(({ id }) => id);
  const letters = input.notify && members > 0 ? await tell(session, cooperativeId, { members: told, given: [announced(defined, dueOn)] }) : 0;
  touch({ object: `cooperative-measure:${defined.id}`, after: { members: told } });
  return succeed({ members, letters });
});

const withdraw = implement(contract.withdrawMeasure, async ({ tx, now, touch }, { cooperativeId, cooperativeMeasureId }) => {
  const before = await store.findCooperativeMeasure(tx, cooperativeId, cooperativeMeasureId);
  if (!before) return fail("cooperative-measure-unknown");
  if (before.withdrawnAt) return fail("cooperative-measure-withdrawn");

  // What members have begun stays theirs.
  await store.saveCooperativeMeasure(tx, cooperativeId, { ...before, withdrawnAt: now });
  touch({ object: `cooperative-measure:${before.id}`, before: { withdrawnAt: null }, after: { withdrawnAt: now } });
  return succeed({ withdrawn: true as const });
});

const pushYear = implement(contract.pushYearPlan, async (session, { cooperativeId, year }) => {
  const { tx, now, touch } = session;
  const tasks = (await store.findCooperativeMeasures(tx, cooperativeId)).filter(({ yearlyMonth, withdrawnAt }) => yearlyMonth !== null && withdrawnAt === null);
  if (tasks.length === 0) return fail("nothing-yearly");
  const members = await findMembersOn(tx, cooperativeId, dayIn(now));

  const planned = tasks.map((defined) => ({ defined, dueOn: yearlyDueOn(year, defined.yearlyMonth ?? 12) }));

  let created = 0;
  for (const { defined, dueOn } of planned) created += await spreadTo(session, cooperativeId, { defined, members, year, dueOn });
  const told = members.map(({ id }) => id);
  const letters = created === 0 ? 0 : await tell(session, cooperativeId, { members: told, given: planned.map(({ defined, dueOn }) => announced(defined, dueOn)) });
  touch({ object: `cooperative:${cooperativeId}`, after: { year, tasks: tasks.map(({ id }) => id), created } });
  return succeed({ tasks: tasks.length, created, letters });
});

const exported = implement(contract.exportRollOut, async ({ tx, actor, now, touch }, { cooperativeId, cooperativeMeasureId, format }) => {
  const measure = await store.findCooperativeMeasure(tx, cooperativeId, cooperativeMeasureId);
  if (!measure) return fail("cooperative-measure-unknown");
  const instances = await store.findInstances(tx, cooperativeId, cooperativeMeasureId);

  const words = choose({ de, en }, actor.language);
  const rows = instances.map((one) => [one.memberName, one.year, words.states[one.state], one.ownerName, one.dueOn, isOverdue(one, dayIn(now)) ? words.yes : "", one.stateReason]);
  touch({ object: `cooperative-measure:${cooperativeMeasureId}` });
  const columns = words.rollOut.columns.map((title, index) => ({ title, width: index === 0 ? 28 : 18 }));
  return succeed({ format, workbook: { name: words.rollOut.sheetName(measure.title, dayIn(now)), sheets: [{ name: words.rollOut.sheet, columns, rows }] } });
});

const budget = implement(contract.readBudget, async ({ tx }, { cooperativeId }) => {
  const members = await findAllCounts(tx, cooperativeId);
  const hidden = await findHidden(tx, cooperativeId);

  return succeed({ sums: [...sumCounts(members.flatMap(({ counts }) => counts))], members, hidden });
});

/** What the office does once for all. */
export const cooperativeUseCases: readonly UseCase[] = [list, read, define, redefine, spread, withdraw, pushYear, exported, budget];
