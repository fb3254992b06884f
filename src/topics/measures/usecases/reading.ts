/** Looking at measures: list, month, one, what does not fit, plan. */
import { cooperativeOf, type MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Cell } from "#kernel/sheets";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { findOfficesIn } from "#topics/members/store/people";
import { checkMeasures, exportMeasures, listMeasures, printPlan, readMeasure, readMonth } from "../contract.ts";
import type { Inconsistency, Measure } from "../model.ts";
import { planPaper } from "../reports.ts";
import { inconsistenciesOf, lastDayOf } from "../rules.ts";
import { findCooperativeMeasure } from "../store/cooperative.ts";
import { findGapStates } from "../store/gaps.ts";
import { countMeasures, findCounts, findDueBetween, findEntries, findMeasure, findMeasures, findNeeds, findOwners } from "../store/measures.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** Measures on one page of a list. */
const perPage = 50;
/** More measures than a town hall has; the plan and the checks look at all of them. */
const whole = { limit: 5_000, offset: 0 } as const;

const list = implement(listMeasures, async ({ tx, now, touch }, { memberId, page, sort, ...filter }) => {
  touch({ object: `measures:${memberId}` });
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const asked = { memberId, ...filter, today: dayIn(now) };
  const found = await countMeasures(tx, asked);
  const measures = await findMeasures(tx, asked, { sort, limit: perPage, offset: (page - 1) * perPage });
  const [counts, owners] = [await findCounts(tx, memberId), await findOwners(tx, memberId)];

  return succeed({ memberName: member.name, measures, counts, found, page, pages: Math.max(1, Math.ceil(found / perPage)), owners });
});

const month = implement(readMonth, async ({ tx, now, touch }, input) => {
  touch({ object: `measures:${input.memberId}` });
  const member = await findMember(tx, input.memberId);
  if (!member) return fail("member-unknown");
  const shown = input.month ?? dayIn(now).slice(0, 7);
  const measures = await findDueBetween(tx, input.memberId, { from: `${shown}-01`, to: lastDayOf(shown) });

  return succeed({ memberName: member.name, month: shown, measures });
});

const exported = implement(exportMeasures, async ({ tx, actor, now, touch }, { memberId, format, sort, ...filter }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const measures = await findMeasures(tx, { memberId, ...filter, today: dayIn(now) }, { sort, ...whole });

  const words = choose({ de, en }, actor.language);
  const row = (m: Measure): Cell[] => [
    m.title,
    words.states[m.state],
    words.priorities[m.priority] ?? m.priority,
    m.effort,
    m.ownerName,
    m.dueOn,
    m.costOnce / 100,
    m.costYearly / 100,
    words.origins[m.origin],
    m.originTitle,
    m.description,
    m.implementedOn,
    m.verifiedAt ? dayIn(m.verifiedAt) : null,
  ];
  const columns = words.sheet.columns.map((title, index) => ({ title, width: index === 0 || title === words.description ? 40 : 16 }));
  touch({ object: `measures:${memberId}` });
  return succeed({ format, workbook: { name: words.sheet.name(member.name, dayIn(now)), sheets: [{ name: words.title, columns, rows: measures.map(row) }] } });
});

const linkedOf = ({ id, title, state, dueOn }: Measure) => ({ id, title, state, dueOn });

type Around = { readonly needs: readonly { measureId: string; needsId: string }[]; readonly gaps: ReadonlyMap<string, "open" | "closed">; readonly today: string };

/** What does not fit together in these measures. */
function inconsistenciesIn(measures: readonly Measure[], { needs, gaps, today }: Around): Inconsistency[] {
  const byId = new Map(measures.map((one) => [one.id, one]));
  return measures.flatMap((one) => {
    const needed = needs.filter(({ measureId }) => measureId === one.id).flatMap(({ needsId }) => byId.get(needsId) ?? []);
    return inconsistenciesOf({ measure: one, needs: needed, gap: gaps.get(one.id) ?? null }, today).map((found) => ({ ...found, measureId: one.id, title: one.title }));
  });
}

const findWhole = async (tx: Tx, memberId: MemberId, today: string) => findMeasures(tx, { memberId, today }, { sort: "priority", ...whole });

const read = implement(readMeasure, async ({ tx, now, touch }, { memberId, measureId }) => {
  touch({ object: `measure:${memberId}/${measureId}` });
  const today = dayIn(now);
  const found = await findMeasure(tx, { memberId, measureId });
  if (!found) return fail("measure-unknown");
  const member = await findMember(tx, memberId);
  const entries = await findEntries(tx, { memberId, measureId });
  const [all, needs, offices] = [await findWhole(tx, memberId, today), await findNeeds(tx, memberId), await findOfficesIn(tx, memberId)];
  const definition = found.cooperativeMeasureId ? await findCooperativeMeasure(tx, cooperativeOf(memberId), found.cooperativeMeasureId) : undefined;

  const byId = new Map(all.map((one) => [one.id, one]));
  const along = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []).map(linkedOf);
  const owners = new Map(offices.filter(({ to }) => to === null || to >= today).map(({ personId, personName }) => [personId, { id: personId, name: personName }]));
  return succeed({
    memberName: member?.name ?? "",
    measure: found,
    entries,
    needs: along(needs.filter((need) => need.measureId === measureId).map(({ needsId }) => needsId)),
    neededBy: along(needs.filter((need) => need.needsId === measureId).map((need) => need.measureId)),
    others: all.filter(({ id, state }) => id !== measureId && state !== "rejected" && state !== "effective").map(({ id, title }) => ({ id, title })),
    cooperative: definition ? { id: definition.id, title: definition.title, description: definition.description } : null,
    inconsistencies: inconsistenciesIn(all, { needs, gaps: await findGapStates(tx, memberId), today }).filter((one) => one.measureId === measureId),
    owners: [...owners.values()],
  });
});

const check = implement(checkMeasures, async ({ tx, now, touch }, { memberId }) => {
  touch({ object: `measures:${memberId}` });
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const today = dayIn(now);
  const [measures, needs] = [await findWhole(tx, memberId, today), await findNeeds(tx, memberId)];

  return succeed({ memberName: member.name, inconsistencies: inconsistenciesIn(measures, { needs, gaps: await findGapStates(tx, memberId), today }) });
});

const plan = implement(printPlan, async ({ tx, actor, now, means, touch }, { memberId, format }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const measures = await findWhole(tx, memberId, dayIn(now));
  const needs = await findNeeds(tx, memberId);

  touch({ object: `measures:${memberId}` });
  const { name, paper } = planPaper({ member: member.name, measures, needs, statedAt: now, language: actor.language, demo: means.demo });
  return succeed({ name, format, paper });
});

export const readingUseCases: readonly UseCase[] = [list, month, exported, read, check, plan];
