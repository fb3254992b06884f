import type { CooperativeId } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { readOverview } from "../contract.ts";
import type { AreaColumn, Overview, OverviewRow, SumOfArea, Tally } from "../model.ts";
import { begunChecks, cellOf, countMembers, k, maturityOf, mayShowTotal, nothing, plus, sumByArea } from "../rules.ts";
import { findColumns, findDays, findHidden, findNamed, findRounds, findTotals, type Named, type Seen } from "../store/cells.ts";
import { findStanding, type Standing } from "./summing.ts";

/** So many members stand on one page; what is shown costs, not what is stored. */
const membersPerPage = 25;

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

const byMember = ({ checks }: Standing) => Map.groupBy(checks, ({ memberId }) => memberId);

function rowsOf(columns: readonly AreaColumn[], named: readonly Named[], { now, before }: { readonly now: Standing; readonly before: Standing | null }): OverviewRow[] {
  const [current, earlier] = [byMember(now), before ? byMember(before) : null];
  return named.flatMap(({ memberId, name }) => {
    const [checks, then] = [current.get(memberId) ?? [], earlier?.get(memberId)];
    const [first] = checks;
    if (!first) return [];
    return [
      { memberId, name, checkId: first.checkId, ...lineOf(columns, byArea(sumByArea(checks, now.areas)), then && before ? byArea(sumByArea(then, before.areas)) : undefined) },
    ];
  });
}

/** The sum with those that show only sums, beside what the reader sees of the same day. */
function allOf(columns: readonly AreaColumn[], totals: readonly (SumOfArea & { readonly on: string })[], visible: number): Overview["all"] {
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
  const hidden = (await findHidden(tx, cooperativeId, dayIn(now))).size;
  if (!chosen) return runde === undefined ? succeed({ ...emptyOverview, rounds, hidden, page }) : fail("round-unknown");
  const live: Seen = { cooperativeId, roundId: chosen.id, on: null };
  const days = await findDays(tx, live);
  const on = am === undefined ? null : (days.find((day) => day <= am) ?? am);
  const since = days.find((day) => (seit === undefined ? day < (on ?? dayIn(now)) : day <= seit && day < (on ?? dayIn(now)))) ?? null;
  const columns = await findColumns(tx, cooperativeId, chosen.versionId);
  const standing = await findStanding(tx, { ...live, on });
  const named = await findNamed(tx, [...new Set(standing.checks.map(({ memberId }) => memberId))], { limit, offset: (page - 1) * limit });
  const before = since === null ? null : await findStanding(tx, { ...live, on: since });
  const totals = await findTotals(tx, live, on ?? dayIn(now));
  const then = totals[0]?.on === since ? before : totals[0] ? await findStanding(tx, { ...live, on: totals[0].on }) : null;

  const sumsOf = (one: Standing | null) => (one ? sumByArea(begunChecks(one.checks), one.areas) : []);
  const [sums, beforeSums] = [sumsOf(standing), sumsOf(before)];
  const [members, begun] = [countMembers(standing.checks), countMembers(begunChecks(standing.checks))];
  const known = new Set(sumByArea(standing.checks, standing.areas).map(({ area }) => area));
  const asked = columns.filter(({ key }) => known.has(key));
  // A change of a sum is told only while the same members stand behind it: else it would speak of who came or went.
  const sameMembers = beforeSums.every(({ area, members: those }) => sums.find((sum) => sum.area === area)?.members === those);
  return succeed({
    rounds,
    round: chosen,
    on,
    since,
    days,
    columns: asked,
    rows: rowsOf(asked, named, { now: standing, before }),
    members,
    hidden,
    visible: begun >= k ? { members: begun, ...lineOf(asked, byArea(sums), since !== null && sameMembers ? byArea(beforeSums) : undefined) } : null,
    all: allOf(asked, totals, then ? countMembers(begunChecks(then.checks)) : 0),
    page,
    pages: Math.max(1, Math.ceil(members / limit)),
  });
}

const overviewOf = implement(readOverview, ({ tx, now }, input) => findOverview(tx, input, { now, limit: membersPerPage }));

export const overviewReading = [overviewOf];
