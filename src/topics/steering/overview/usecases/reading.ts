import type { CooperativeId } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { findCooperative } from "#topics/members/store/members";
import { readOverview } from "../contract.ts";
import type { AreaColumn, Overview, OverviewRow, Tally } from "../model.ts";
import { cellOf, k, maturityOf, mayShowTotal, nothing, plus } from "../rules.ts";
import { findCells, findColumns, findDays, findHidden, findRounds, findSums, findTotals, type CellRow, type Seen, type SumRow } from "../store/cells.ts";

/** So many members stand on one page; what is shown costs, not what is stored. */
const membersPerPage = 25;

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

type Tallies = ReadonlyMap<string, Tally>;

const byArea = (rows: readonly (Tally & { readonly area: string })[]): Tallies => new Map(rows.map(({ area, ...tally }) => [area, tally]));

const wholeOf = (tallies: Tallies): Tally => [...tallies.values()].reduce(plus, nothing);

/** What stands in one line of the heat map: its cells, the whole and the maturity, against what was before. */
function lineOf(columns: readonly AreaColumn[], now: Tallies, before: Tallies | undefined) {
  const whole = wholeOf(now);
  return {
    cells: columns.map(({ key }) => {
      const tally = now.get(key);
      return tally ? cellOf(tally, before?.get(key)) : null;
    }),
    whole: cellOf(whole, before ? wholeOf(before) : undefined),
    maturity: maturityOf(whole),
  };
}

function rowsOf(columns: readonly AreaColumn[], now: readonly CellRow[], before: readonly CellRow[]): OverviewRow[] {
  const earlier = Map.groupBy(before, ({ memberId }) => memberId);
  return [...Map.groupBy(now, ({ memberId }) => memberId)].flatMap(([memberId, rows]) => {
    const [first] = rows;
    if (!first) return [];
    const old = earlier.get(memberId);
    return [{ memberId, name: first.name, checkId: first.checkId, ...lineOf(columns, byArea(rows), old ? byArea(old) : undefined) }];
  });
}

/** The sum with those that show only sums, beside what the reader sees of the same day. */
function allOf(columns: readonly AreaColumn[], totals: readonly (SumRow & { readonly on: string })[], visible: number): Overview["all"] {
  const [first] = totals;
  // The smallest difference counts: an area asked of few must not tell what the others hide.
  if (!first || !totals.every(({ members }) => mayShowTotal(members, visible))) return null;
  return { on: first.on, members: Math.max(...totals.map(({ members }) => members)), ...lineOf(columns, byArea(totals), undefined) };
}

const emptyOverview = { round: null, on: null, since: null, days: [], columns: [], rows: [], members: 0, visible: null, all: null, pages: 1 };

type Asked = {
  readonly cooperativeId: CooperativeId;
  readonly runde?: string | undefined;
  readonly am?: string | undefined;
  readonly seit?: string | undefined;
  readonly page: number;
};

/** The overview as a reader may see it, `limit` members a page. */
export async function findOverview(
  tx: Tx,
  { cooperativeId, runde, am, seit, page }: Asked,
  { now, limit }: { readonly now: Date; readonly limit: number },
): Promise<Result<Overview, "cooperative-unknown" | "round-unknown">> {
  const [cooperative, rounds] = [await findCooperative(tx, cooperativeId), await findRounds(tx, cooperativeId)];
  if (!cooperative) return fail("cooperative-unknown");
  const chosen = runde === undefined ? rounds[0] : rounds.find(({ id }) => id === runde);
  const hidden = (await findHidden(tx, cooperativeId, dayOf(now))).size;
  if (!chosen) return runde === undefined ? succeed({ ...emptyOverview, rounds, hidden, page }) : fail("round-unknown");
  const live: Seen = { cooperativeId, roundId: chosen.id, on: null };
  const days = await findDays(tx, live);
  const on = am === undefined ? null : (days.find((day) => day <= am) ?? am);
  const since = days.find((day) => (seit === undefined ? day < (on ?? dayOf(now)) : day <= seit && day < (on ?? dayOf(now)))) ?? null;
  const seen: Seen = { ...live, on };
  const cut = { limit: limit, offset: (page - 1) * limit };
  const columns = await findColumns(tx, cooperativeId, chosen.versionId);
  const [{ areas: sums, members, begun }, cells] = [await findSums(tx, seen), await findCells(tx, seen, cut)];
  const shown = { limit, offset: 0, members: [...new Set(cells.map(({ memberId }) => memberId))] };
  const before = since === null ? [] : await findCells(tx, { ...live, on: since }, shown);
  const beforeSums = since === null ? [] : (await findSums(tx, { ...live, on: since })).areas;
  const totals = await findTotals(tx, live, on ?? dayOf(now));
  const seenThen = totals[0] ? (await findSums(tx, { ...live, on: totals[0].on })).begun : 0;

  const known = new Set([...cells, ...sums].map(({ area }) => area));
  const asked = columns.filter(({ key }) => known.has(key));
  // A change of a sum is told only while the same members stand behind it: else it would speak of who came or went.
  const sameMembers = beforeSums.every(({ area, members: then }) => sums.find((sum) => sum.area === area)?.members === then);
  return succeed({
    rounds,
    round: chosen,
    on,
    since,
    days,
    columns: asked,
    rows: rowsOf(asked, cells, before),
    members,
    hidden,
    visible: begun >= k ? { members: begun, ...lineOf(asked, byArea(sums), since !== null && sameMembers ? byArea(beforeSums) : undefined) } : null,
    all: allOf(asked, totals, seenThen),
    page,
    pages: Math.max(1, Math.ceil(members / limit)),
  });
}

const overviewOf = implement(readOverview, ({ tx, now }, input) => findOverview(tx, input, { now, limit: membersPerPage }));

export const overviewReading = [overviewOf];
