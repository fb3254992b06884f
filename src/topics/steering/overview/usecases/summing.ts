/** The counts of all checks of a round. They are kept in memory and read again only where something has changed since (decision 0024). */
import type { Tx } from "#platform/db/transact";
import { findStood, findTallies, type AreaTally, type Seen, type Stood } from "../store/cells.ts";

type Counts = { readonly mark: string; readonly tallies: Int32Array };

/** Four numbers for each area of a check: which area, asked, answered, fulfilled. */
type Round = { readonly areas: string[]; readonly numbers: Map<string, number>; readonly checks: Map<string, Counts> };

const nothingAsked = new Int32Array();

const kept = new Map<string, Round>();
/** Of a round of 442 members and 111 areas less than a megabyte. */
const mostKept = 12;

/** What is kept of a round on a day; the one not asked for longest makes room. */
function roundOf({ cooperativeId, roundId, on }: Seen): Round {
  const name = `${cooperativeId} ${roundId} ${on ?? "now"}`;
  const round = kept.get(name) ?? { areas: [], numbers: new Map(), checks: new Map() };
  kept.delete(name);
  const oldest = kept.keys().next().value;
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(name, round);
  return round;
}

function numberOf({ areas, numbers }: Round, area: string): number {
  const known = numbers.get(area);
  if (known !== undefined) return known;
  numbers.set(area, areas.length);
  return areas.push(area) - 1;
}

function keep(round: Round, stood: readonly Stood[], found: readonly AreaTally[]): void {
  const byCheck = Map.groupBy(found, ({ checkId }) => checkId);
  for (const { checkId, mark } of stood) {
    const rows = byCheck.get(checkId) ?? [];
    const tallies = Int32Array.from(rows.flatMap(({ area, asked, answered, fulfilled }) => [numberOf(round, area), asked, answered, fulfilled]));
    round.checks.set(checkId, { mark, tallies });
  }
}

/** The checks of a round as they stand, each with its counts by area. */
export type Standing = { readonly areas: readonly string[]; readonly checks: readonly (Stood & { readonly tallies: Int32Array })[] };

/** Finds a round on a day. Which checks there are, and whether they are as they were, is asked every time; only counts that have changed are read. */
export async function findStanding(tx: Tx, seen: Seen): Promise<Standing> {
  const stood = await findStood(tx, seen);
  const round = roundOf(seen);
  const changed = stood.filter(({ checkId, mark }) => round.checks.get(checkId)?.mark !== mark);
  const found = await findTallies(
    tx,
    seen,
    changed.map(({ checkId }) => checkId),
  );
  keep(round, changed, found);
  return { areas: round.areas, checks: stood.map((one) => ({ ...one, tallies: round.checks.get(one.checkId)?.tallies ?? nothingAsked })) };
}
