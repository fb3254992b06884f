/** What follows from the rows of a cooperative, kept in memory until something is written there. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import { findOnce, keptBy, type Kept, type Tx } from "./transact.ts";

const mostKept = 256;

function keep(kept: Map<string, Kept>, place: string, made: Kept): void {
  kept.delete(place);
  const oldest = kept.keys().next().value;
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(place, made);
}

type Standing = { readonly actor: string; readonly events: string | null };

/**
 * Who asks, and the number of audit events of a cooperative and of the installation as the transaction sees them: every committed write leaves one,
 * so the same number means the same rows. Snapshots follow one another, so it only grows.
 */
async function findStanding(tx: Tx, cooperativeId: CooperativeId): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select concat_ws(' ', current_setting('app.role'), current_setting('app.person'), current_setting('app.members'), current_setting('app.claim')) as actor,
      (select sum(number)::text from audit_chain
        where chain in ('installation', ${cooperativeId}::text) or split_part(chain, '.', 1) = ${cooperativeId}::text) as events`.execute(tx);
  return rows[0];
}

const minuteOf = (now: Date): string => now.toISOString().slice(0, 16);

type What = { readonly cooperativeId: CooperativeId; readonly name: string; readonly now: Date };

/**
 * A value found from rows of one cooperative for one actor: found anew after every write there, and once a minute, since deadlines pass by themselves.
 * A writing transaction finds it anew each time.
 */
export async function keepUntilWritten<Value>(tx: Tx, { cooperativeId, name, now }: What, find: () => Promise<Value>): Promise<Value> {
  const kept = keptBy(tx);
  const standing = kept && (await findOnce(tx, `standing of ${cooperativeId}`, () => findStanding(tx, cooperativeId)));
  if (!standing) return find();
  const [place, stamp] = [`${name} ${cooperativeId} ${standing.actor}`, `${standing.events} ${minuteOf(now)}`];
  const known = kept.get(place);
  // Under one name lies what one place in the code has found; it has the type that place gives it.
  if (known?.stamp === stamp) return known.value as Value;
  const value = await find();
  keep(kept, place, { stamp, value });
  return value;
}
