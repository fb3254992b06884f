/** Registers as they stand, with private numbers for the house itself. */
import { fail, succeed } from "#kernel/result";
import type { MemberId } from "#kernel/ids";
import { looksFromOutside } from "#kernel/roles";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { findTakenFindings } from "#topics/measures/store/gaps";
import { readEmergency, readEntry, readGroup } from "../contract.ts";
import { groups, registerNames, type Entry, type RegisterName, type Standing } from "../model.ts";
import { emptyStanding, gapsOf, isStale, shareOf } from "../rules/completeness.ts";
import { gapKey, lessonsOf } from "../rules/findings.ts";
import { findEntries, findEntry, findStandings } from "../store/entries.ts";
import { findProposals } from "./knowledge.ts";
import { withNumbers } from "./numbers.ts";

/** Every register, begun or not. */
const allOf = (found: readonly Standing[]): Standing[] => registerNames.map((name) => found.find(({ register }) => register === name) ?? emptyStanding(name));

const of = <Row extends { readonly register: RegisterName }>(rows: readonly Row[], name: RegisterName): Row[] => rows.filter(({ register }) => register === name);

/** Which measure a finding has become. */
async function findMeasures(tx: Tx, memberId: MemberId): Promise<(key: string) => { readonly key: string; readonly measureId: string | null }> {
  const taken = new Map((await findTakenFindings(tx, memberId)).map(({ originKey, measureId }) => [originKey, measureId]));
  return (key) => ({ key, measureId: taken.get(key) ?? null });
}

const overview = implement(readEmergency, async ({ tx, actor, now }, { memberId }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const standings = allOf(await findStandings(tx, memberId));
  const isOutside = looksFromOutside(actor.role);
  const entries = isOutside ? [] : await findEntries(tx, memberId);
  const proposals = isOutside ? [] : await findProposals(tx, { memberId, today: dayIn(now) }, entries);
  const measureFor = await findMeasures(tx, memberId);

  const today = dayIn(now);
  const found = standings.flatMap((standing) => gapsOf(standing.register, { entries: of(entries, standing.register), standing, today }));
  const gaps = found.map((gap) => ({ ...gap, ...measureFor(gapKey(gap)) }));
  return succeed({ memberName: member.name, standings, share: shareOf(standings, today), gaps: isOutside ? null : gaps, proposals: proposals.length });
});

const group = implement(readGroup, async ({ tx, actor, now, means }, { memberId, group: name }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const standings = allOf(await findStandings(tx, memberId));
  const entries: Entry[] = await withNumbers(tx, { memberId, secrets: means.secrets }, await findEntries(tx, memberId, groups[name]));
  const proposals = looksFromOutside(actor.role) ? [] : await findProposals(tx, { memberId, today: dayIn(now) }, entries);

  const registers = groups[name].flatMap((register) =>
    of(standings, register).map((standing) => ({ standing, isStale: isStale(standing, dayIn(now)), entries: of(entries, register), proposals: of(proposals, register) })),
  );
  return succeed({ memberName: member.name, registers });
});

const single = implement(readEntry, async ({ tx, means }, input) => {
  const member = await findMember(tx, input.memberId);
  const found = await findEntry(tx, input);
  if (!member || !found) return fail("entry-unknown");
  const [entry = found] = await withNumbers(tx, { memberId: input.memberId, secrets: means.secrets }, [found]);
  const measureFor = await findMeasures(tx, input.memberId);

  const lessons = lessonsOf(entry).map((lesson) => ({ ...lesson, ...measureFor(lesson.key) }));
  return succeed({ memberName: member.name, entry, lessons });
});

export const readingUseCases: readonly UseCase[] = [overview, group, single];
