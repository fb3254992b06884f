import { fail, succeed, type Result } from "#kernel/result";
import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { memberKind } from "#topics/members/model";
import { dayIn, sizeClassOf } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { percentOf } from "#topics/steering/overview/rules";
import { compareAreas, exportComparison, takeQuartiles } from "./contract.ts";
import type { Comparison } from "./model.ts";
import { workbookOf } from "./reports.ts";
import { everybody, groupFor, quartilesOf, shownOf, totalsOf } from "./rules.ts";
import { findNoted, findOwnAreas, findOwnRounds, findQuartiles, findSize, findTakenOn, saveQuartiles, saveTotals } from "./store.ts";

type Asked = { readonly memberId: MemberId; readonly runde?: string | undefined };

async function findComparison(tx: Tx, { memberId, runde }: Asked, now: Date): Promise<Result<Comparison, "member-unknown" | "round-unknown">> {
  const cooperativeId = cooperativeOf(memberId);
  const member = await findMember(tx, memberId);
  const held = await findSize(tx, { cooperativeId, memberId }, dayIn(now));
  if (!member || !held) return fail("member-unknown");
  const rounds = await findOwnRounds(tx, memberId);
  const round = runde === undefined ? rounds[0] : rounds.find(({ id }) => id === runde);
  const size = sizeClassOf(memberKind.parse(held.kind), held.population);
  const bare = { memberName: member.name, rounds, size };
  if (!round) return runde === undefined ? succeed({ ...bare, round: null, takenOn: null, group: null, members: 0, areas: [] }) : fail("round-unknown");
  const [own, quartiles] = [await findOwnAreas(tx, memberId, round.id), await findQuartiles(tx, cooperativeId, round.id)];

  const group = groupFor(quartiles, size);
  const key = group === "own-size" ? size : everybody;
  const areas = own.map((area) => ({ key: area.key, title: area.title, own: percentOf(area), group: group === null ? null : shownOf(quartiles, area.key, key) }));
  return succeed({
    ...bare,
    round,
    takenOn: group === null ? null : (quartiles[0]?.takenOn ?? null),
    group,
    members: Math.max(0, ...areas.map((area) => area.group?.members ?? 0)),
    areas,
  });
}

const compare = implement(compareAreas, ({ tx, now }, asked) => findComparison(tx, asked, now));

const exported = implement(exportComparison, async ({ tx, now, actor, touch }, { format, ...asked }) => {
  const comparison = await findComparison(tx, asked, now);
  if (!comparison.ok) return comparison;

  touch({ object: `member:${asked.memberId}` });
  return succeed({ format, workbook: workbookOf(comparison.value, dayIn(now), actor.language) });
});

const take = implement(takeQuartiles, async ({ tx, now, touch }, { cooperativeId }) => {
  const day = await findTakenOn(tx, cooperativeId, dayIn(now));
  const rows = day === null ? [] : await findNoted(tx, cooperativeId, day);

  const noted = rows.map(({ kind, population, ...row }) => ({ ...row, size: sizeClassOf(memberKind.parse(kind), population) }));
  const [quartiles, totals] = [quartilesOf(noted), totalsOf(noted)];

  if (day !== null) {
    await saveQuartiles(tx, { cooperativeId, day }, quartiles);
    await saveTotals(tx, { cooperativeId, day }, totals);
  }
  touch({ object: `cooperative:${cooperativeId}`, after: { quartiles: quartiles.length, totals: totals.length } });
  return succeed({ quartiles: quartiles.length, totals: totals.length });
});

export const comparisonUseCases = [compare, exported, take];
