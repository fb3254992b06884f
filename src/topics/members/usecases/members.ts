import { cooperativeOf, type CooperativeId } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import { newId } from "#platform/ids";
import { implement } from "#platform/usecase";
import { choose } from "#ui/words";
import { addFigure, addUnit, admitMember, correctMember, dismissMember, exportMembers, listMembers, readMember, removeUnit } from "../contract.ts";
import type { Figure, Member, MemberFacts } from "../model.ts";
import { acceptDismissal, admission, currentFigure, dayIn, memberKeyFor, sizeClassOf } from "../rules/members.ts";
import { byRank } from "../rules/offices.ts";
import { findEmblemDay } from "../store/emblems.ts";
import {
  findFigures,
  findMember,
  findMemberCount,
  findMembers,
  findMembersWithPopulation,
  findUnits,
  insertMembers,
  insertUnit,
  lockCooperative,
  removeUnit as deleteUnit,
  saveFigures,
  saveMember,
  type MemberWithPopulation,
} from "../store/members.ts";
import { findOwnNotice, saveExitEntered } from "../store/exits.ts";
import { tellExit } from "./letters.ts";
import { findOfficesIn, saveEndOfAll } from "../store/people.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** Rows of one page of a register. */
const perPage = 25;

const withSize = <Row extends MemberWithPopulation>(row: Row) => ({
  ...row,
  sizeClass: sizeClassOf(row.kind, row.population?.value ?? null),
});

const factsOf = ({ name, officialName, kind, ags, rs, postcode, wave }: MemberFacts) => ({
  name,
  officialName: officialName ?? name,
  kind,
  ags: ags ?? null,
  rs: rs ?? null,
  postcode: postcode ?? null,
  wave,
});

type GivenFigure = {
  readonly population?: number | undefined;
  readonly populationAsOf?: string | undefined;
  readonly populationSource?: string | undefined;
};

/** A population is given with its day and source or not at all; nothing is true on a day to come. */
function figureOf({ population, populationAsOf, populationSource }: GivenFigure, today: string): Result<Figure | null, "figure-incomplete" | "figure-in-future"> {
  if (population === undefined) return succeed(null);
  if (populationAsOf === undefined || populationSource === undefined) return fail("figure-incomplete");
  return populationAsOf > today ? fail("figure-in-future") : succeed({ kind: "population", asOf: populationAsOf, value: population, source: populationSource });
}

const sameTown = (facts: { readonly ags: string | null; readonly name: string }, members: readonly Member[]) =>
  members.find((known) => (facts.ags === null ? known.ags === null && known.name === facts.name : known.ags === facts.ags));

const admitted = (
  cooperativeId: CooperativeId,
  facts: ReturnType<typeof factsOf>,
  { known, from, members }: { known: Member["id"] | null; from: string; members: readonly Member[] },
): Omit<Member, "revision"> => ({
  ...facts,
  cooperativeId,
  id: known ?? memberKeyFor(cooperativeId, facts.name, new Set(members.map(({ id }) => id))),
  admittedOn: from,
  leftOn: null,
});

export const memberUseCases = [
  implement(listMembers, async ({ tx, now }, { sort, page, ...asked }) => {
    const filter = { ...asked, day: dayIn(now) };
    const total = await findMemberCount(tx, filter);
    const members = await findMembersWithPopulation(tx, filter, sort, { limit: perPage, offset: (page - 1) * perPage });
    return succeed({ members: members.map(withSize), total, page, pages: Math.max(1, Math.ceil(total / perPage)) });
  }),

  implement(exportMembers, async ({ tx, actor, now, touch }, { sort, format, ...asked }) => {
    const words = choose({ de, en }, actor.language);
    const members = await findMembersWithPopulation(tx, { ...asked, day: dayIn(now) }, sort);
    touch({ object: `register:${asked.cooperativeId}`, after: { rows: members.length } });
    const { columns, title } = words.sheets.members;
    const rows = members
      .map(withSize)
      .map((one) => [
        one.name,
        one.officialName,
        words.kinds[one.kind],
        one.ags,
        one.rs,
        one.postcode,
        one.population?.value ?? null,
        one.population?.asOf ?? null,
        one.population?.source ?? null,
        words.sizes[one.sizeClass],
        one.wave,
        one.admittedOn,
        one.leftOn,
      ]);
    return succeed({
      format,
      workbook: { name: `${title} ${dayIn(now)}`, sheets: [{ name: title, columns: columns.map((column) => ({ title: column })), rows }] },
    });
  }),

  implement(readMember, async ({ tx, now }, { memberId }) => {
    const found = await findMember(tx, memberId);
    if (!found) return fail("member-unknown");
    const [figures, units, offices] = [await findFigures(tx, memberId), await findUnits(tx, memberId), await findOfficesIn(tx, memberId)];
    const emblemAt = await findEmblemDay(tx, memberId);
    const population = currentFigure(figures, "population", dayIn(now));
    return succeed({ ...withSize({ ...found, population }), figures, units, offices: byRank(offices), emblemAt });
  }),

  implement(admitMember, async ({ tx, now, touch }, { cooperativeId, admittedOn, population, populationAsOf, populationSource, ...given }) => {
    await lockCooperative(tx, cooperativeId);
    const members = await findMembers(tx, cooperativeId);
    const facts = factsOf(given);
    const known = sameTown(facts, members);

    const from = admittedOn ?? dayIn(now);
    const decided = admission(known, from);
    if (!decided.ok) return decided;
    const figure = figureOf({ population, populationAsOf, populationSource }, dayIn(now));
    if (!figure.ok) return figure;
    const after = admitted(cooperativeId, facts, { known: decided.value.returns, from, members });

    if (known) await saveMember(tx, { ...after, revision: known.revision });
    else await insertMembers(tx, [after]);
    if (figure.value) await saveFigures(tx, [{ ...figure.value, cooperativeId, memberId: after.id }]);
    touch({ object: `member:${after.id}`, before: known, after });
    return succeed({ memberId: after.id, returned: known !== undefined });
  }),

  implement(correctMember, async ({ tx, touch }, { memberId, revision, ...given }) => {
    await lockCooperative(tx, cooperativeOf(memberId));
    const before = await findMember(tx, memberId);
    if (!before) return fail("member-unknown");
    const facts = factsOf(given);

    const others = (await findMembers(tx, before.cooperativeId)).filter(({ id }) => id !== memberId);
    if (facts.ags !== null && sameTown(facts, others)) return fail("member-exists");
    const after = { ...before, ...facts, revision };

    if (!(await saveMember(tx, after))) return fail("changed-meanwhile");
    touch({ object: `member:${memberId}`, before, after });
    return succeed({ revision: revision + 1 });
  }),

  implement(dismissMember, async (session, { memberId, leftOn }) => {
    const { tx, now, touch } = session;
    await lockCooperative(tx, cooperativeOf(memberId));
    const before = await findMember(tx, memberId);

    if (!before) return fail("member-unknown");
    if (before.leftOn !== null) return fail("member-left");
    const accepted = acceptDismissal(before, leftOn, { today: dayIn(now), noticeTo: await findOwnNotice(tx, memberId) });
    if (!accepted.ok) return accepted;
    const after = { ...before, leftOn };

    if (!(await saveMember(tx, after))) return fail("member-unknown");
    await saveExitEntered(tx, memberId, dayIn(now));
    await tellExit(session, after);
    const endedOffices = await saveEndOfAll(tx, memberId, leftOn, "member-left");
    touch({ object: `member:${memberId}`, before, after: { ...after, endedOffices } });
    return succeed({ leftOn, endedOffices });
  }),

  implement(addFigure, async ({ tx, now, touch }, { memberId, ...figure }) => {
    const [known, figures] = [await findMember(tx, memberId), await findFigures(tx, memberId)];

    if (!known) return fail("member-unknown");
    if (figure.asOf > dayIn(now)) return fail("figure-in-future");

    await saveFigures(tx, [{ ...figure, cooperativeId: known.cooperativeId, memberId }]);
    touch({
      object: `member:${memberId}`,
      before: figures.find(({ kind, asOf }) => kind === figure.kind && asOf === figure.asOf),
      after: figure,
    });
    return succeed(figure);
  }),

  implement(addUnit, async ({ tx, now, touch }, { memberId, name, kind }) => {
    const known = await findMember(tx, memberId);
    if (!known) return fail("member-unknown");

    const unit = { id: newId(now), name, kind };
    if (!(await insertUnit(tx, { ...unit, cooperativeId: known.cooperativeId, memberId }))) return fail("unit-exists");
    touch({ object: `unit:${unit.id}`, after: unit });
    return succeed(unit);
  }),

  implement(removeUnit, async ({ tx, touch }, { memberId, unitId }) => {
    if (!(await deleteUnit(tx, memberId, unitId))) return fail("unit-unknown");
    touch({ object: `unit:${unitId}`, before: { memberId, unitId } });
    return succeed({});
  }),
];
