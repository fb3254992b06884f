/** Statements are parsed and planned once for each connection: the same text travels under the same name (measured: half the time of a save). */
import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

/**
 * Settings of every connection: a statement is planned once and for whatever values come. Left to itself the database plans many of ours anew each
 * time, which takes longer than running them – every wall a table has is planned, too (measured at 442 members: 2.0 instead of 0.6 ms). And it is not
 * translated into machine code, which takes more than a second where walls stand behind walls, every time, for an answer of milliseconds.
 */
export const ofEveryConnection = ["-c", "plan_cache_mode=force_generic_plan", "-c", "jit=off"] as const;

/** So many texts are kept; what comes later (lists of any length) is planned anew each time. */
const mostNames = 400;

const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** The pool as Kysely sees it; statements without parameters (begin, commit) go as they are. */
export const preparing = (pool: pg.Pool): PostgresPool => ({
  connect: async () => {
    const client = await pool.connect();
    const query = (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => client.query(values.length > 0 ? { name: nameOf(text), text, values: [...values] } : text);
    // Kysely would also hand over cursors to stream from, which nobody here does.
    return { query, release: (discard?: boolean) => client.release(discard) } as unknown as PostgresPoolClient;
  },
  end: () => pool.end(),
  options: {},
});
