/** Forward-only migrations from `migrations/*.sql`, applied once, in order, under a lock, each in its own transaction. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type pg from "pg";

export type Migration = { readonly name: string; readonly text: string; readonly checksum: string };

/** Reads the migrations of a directory in the order of their numbers. */
export const readMigrations = (directory: string): Migration[] =>
  fs
    .readdirSync(directory)
    .filter((file) => file.endsWith(".sql"))
    .toSorted()
    .map((name) => {
      const text = fs.readFileSync(path.join(directory, name), "utf8");
      return { name, text, checksum: createHash("sha256").update(text).digest("hex") };
    });

/** Any number both nodes of an installation agree on; it names the migration lock. */
const lockNumber = 727_465_001;

/** Applies what is missing and returns the names applied; throws when an applied migration was changed afterwards. */
export async function migrate(pool: pg.Pool, directory: string): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockNumber]);
    return await applyMissing(client, readMigrations(directory));
  } finally {
    await client.query("select pg_advisory_unlock($1)", [lockNumber]).catch(() => undefined);
    client.release();
  }
}

// Rights on the database itself are in no dump and no template, so they are taken at every start: nobody needs tables of their own for a moment.
const closeDatabase = `do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$`;

async function applyMissing(client: pg.PoolClient, migrations: readonly Migration[]): Promise<string[]> {
  await client.query("create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())");
  await client.query(closeDatabase);
  const { rows } = await client.query<{ name: string; checksum: string }>("select name, checksum from migration");
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  const fresh: string[] = [];
  for (const { name, text, checksum } of migrations) {
    const known = applied.get(name);
    if (known === checksum) continue;
    if (known) throw new Error(`migration ${name} was changed after it had been applied`);
    await applyOne(client, { name, text, checksum });
    fresh.push(name);
  }
  return fresh;
}

// The walls ask who acts. A migration acts for nobody: on behalf of an owner that is no superuser it sees no protected row unless it opens the table itself.
const actForNobody = ["role", "person", "cooperative", "members", "delegation", "credential", "claim"].map((name) => `set local app.${name} = ''`).join("; ");

async function applyOne(client: pg.PoolClient, { name, text, checksum }: Migration): Promise<void> {
  await client.query(`begin; ${actForNobody}`);
  try {
    await client.query(text);
    await client.query("insert into migration (name, checksum) values ($1, $2)", [name, checksum]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback");
    throw new Error(`migration ${name} failed`, { cause });
  }
}
