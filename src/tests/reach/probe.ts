/** Tries every command on every row with nothing but SQL, as the application does: which rows does the database open? */
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { settingsOf } from "#platform/db/transact";
import type { World } from "../world.ts";
import type { Row, Rows, Standing } from "./facts.ts";

/** A row with the name of its place: where it lies in its table, or what is wrong with it. */
export type Placed = { readonly place: string; readonly row: Row };

/** Every row, and those worth trying to create. */
export type Ground = { readonly tables: Readonly<Record<string, readonly Placed[]>>; readonly rows: Rows; readonly candidates: Readonly<Record<string, readonly Placed[]>> };

/** Rows that do not exist: things of a member under another cooperative's name, with keys nothing has yet. */
function crossed(row: Row): Placed[] {
  const names = ["", "home_"].map((home) => ({ cooperative: `${home}cooperative_id`, member: `${home}member_id` }));
  const key = {
    ...("id" in row ? { id: randomUUID() } : {}),
    ...("as_of" in row ? { as_of: "1999-12-31" } : {}),
    ...("email" in row ? { email: `${randomUUID()}@example.org` } : {}),
  };
  return names
    .filter(({ cooperative, member }) => typeof row[cooperative] === "string" && typeof row[member] === "string")
    .flatMap(({ cooperative, member }) =>
      ["kreis-gg", "wetterau", null]
        .filter((other) => other !== row[cooperative])
        .map((other) => ({ place: `crossed: ${String(row[member])} under ${other}`, row: { ...row, ...key, [cooperative]: other } })),
    );
}

const owners = ["cooperative_id", "member_id", "home_cooperative_id", "home_member_id", "role", "section", "purpose", "chain", "person_id", "email"];

/** Rows worth trying to create: one of each owner, and the crossed ones. */
function candidatesOf(placed: readonly Placed[]): Placed[] {
  const byOwner = Map.groupBy(placed, ({ row }) => owners.map((name) => String(row[name])).join(" "));
  const some = [...byOwner.values()].flatMap((rows) => rows.slice(0, 1));
  const crossing = new Map(some.flatMap(({ row }) => crossed(row)).map((one) => [one.place, one]));
  return [...some, ...crossing.values()];
}

/**
 * A column that stands in no key, to be set to a value it has somewhere: what moves are rows, not their meaning. It is set without a
 * `where`, so that what the actor may read does not narrow what they may change. And all columns that can be written.
 */
const writable = (
  table: string,
) => `select a.attname as name, format('%L', (select to_jsonb(t) ->> a.attname from ${table} t limit 1)) as value, string_agg(a.attname, ', ') over () as columns
  from pg_attribute a where a.attrelid = '${table}'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  order by a.attname ~ '_id$', a.atttypid = 'jsonb'::regtype or a.atttypid::regtype::text like '%[]', exists (select from pg_index x where x.indrelid = a.attrelid and a.attnum = any (x.indkey)),
    exists (select from pg_constraint k where k.conrelid = a.attrelid and a.attnum = any (k.conkey)), a.attname ~ 'version|at$' desc, a.attnum limit 1`;

/** What the application may do with a table at all; what it may not is looked at by the test of rights. */
const rightsOn = (table: string) =>
  `select concat(${["select", "insert", "update", "delete"].map((right) => `case when has_table_privilege('ringwall_app', '${table}', '${right}') then '${right} ' end`).join()}) as rights`;

type Writable = { readonly name: string; readonly value: string; readonly columns: string; readonly rights: string };

const gone = (table: string) => `reset role; found := (select array_agg(p) from unnest(places) as p where p not in (select ctid::text from ${table}))`;
const trying = (act: string, statement: string) => `
  begin
    found := '{}';
    set local role ringwall_app;
    ${statement};
    raise exception using errcode = 'RW999';
  exception when insufficient_privilege or sqlstate 'RW999' then null;
  end;
  return query select '${act}', unnest(found);`;

/**
 * Runs inside the database. Whatever is done as the application is taken back by an error of its own, RW999; a row that would be
 * accepted but stands there already (23505) was accepted by the policies, which come first.
 */
const probeOf = (table: string, { name, value, columns, rights }: Writable) => `create table probe.${table} (place text, whole public.${table});
create function probe.try_${table}() returns table (act text, place text) language plpgsql as $probe$
#variable_conflict use_column
declare places text[] := (select coalesce(array_agg(ctid::text), '{}') from ${table}); found text[]; one probe.${table}%rowtype;
begin
  ${trying("r", `found := (select array_agg(ctid::text) from ${table})`)}
  ${rights.includes("update") ? trying("u", `update ${table} set ${name} = ${value}; ${gone(table)}`) : ""}
  ${rights.includes("delete") ? trying("d", `delete from ${table}; ${gone(table)}`) : ""}
  found := '{}';
  set local session_replication_role = origin;
  for one in select * from probe.${table} loop
    begin
      set local role ringwall_app;
      insert into ${table} (${columns}) select ${columns} from (select (one.whole).*) as row;
      raise exception using errcode = 'RW999';
    exception
      when insufficient_privilege or check_violation or foreign_key_violation or not_null_violation then null;
      when unique_violation or sqlstate 'RW999' then found := found || one.place;
    end;
  end loop;
  set local session_replication_role = replica;
  return query select 'c', unnest(found);
end $probe$`;

/** Every table the application has to do with. */
export async function tablesOf({ test }: World): Promise<string[]> {
  const { rows } = await test.database.pool.query<{ name: string }>(
    "select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'migration' order by 1",
  );
  return rows.map(({ name }) => name);
}

/** Reads all rows of all tables and makes the probes known to the database. */
export async function prepareGround({ test }: World, tables: readonly string[]): Promise<Ground> {
  const { pool } = test.database;
  const placed: Record<string, readonly Placed[]> = {};
  for (const table of tables) placed[table] = (await pool.query<Placed>(`select ctid::text as place, to_jsonb(t) as row from ${table} t order by ctid`)).rows;
  const candidates = Object.fromEntries(Object.entries(placed).map(([table, rows]) => [table, candidatesOf(rows)]));
  await pool.query("create schema probe");
  for (const table of tables) {
    const { rows } = await pool.query<Writable>(`select * from (${writable(table)}) w, (${rightsOn(table)}) r`);
    if (rows[0]) await pool.query(probeOf(table, rows[0]));
    await pool.query(`insert into probe.${table} select c ->> 'place', jsonb_populate_record(null::public.${table}, c -> 'row') from jsonb_array_elements($1::jsonb) as c`, [
      JSON.stringify(candidates[table]),
    ]);
  }
  return { tables: placed, candidates, rows: Object.fromEntries(Object.entries(placed).map(([table, all]) => [table, all.map(({ row }) => row)])) };
}

export type Probing = {
  readonly client: pg.PoolClient;
  /** What somebody reaches in these tables: `table act place`. */
  readonly reachedBy: (who: Standing, tables: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** Probes in one transaction that is taken back. Triggers rest, while rows are changed and removed also those behind references: here the policies stand alone. */
export async function probing<Value>(world: World, work: (probing: Probing) => Promise<Value>): Promise<Value> {
  const resting = (await tablesOf(world)).map((table) => `alter table ${table} disable trigger user`);
  const client = await world.test.database.pool.connect();
  const reachedBy = async ({ actor, claim }: Standing, tables: readonly string[]): Promise<ReadonlySet<string>> => {
    await client.query(`${settingsOf(actor)}; reset role`);
    await client.query("select set_config('app.claim', $1, true)", [claim]);
    const all = tables.map((table) => `select '${table} ' || act || ' ' || place as reached from probe.try_${table}()`);
    const { rows } = await client.query<{ reached: string }>(all.join(" union all "));
    return new Set(rows.map(({ reached }) => reached));
  };
  try {
    await client.query(`begin; set local session_replication_role = replica; ${resting.join("; ")}`);
    return await work({ client, reachedBy });
  } finally {
    await client.query("rollback");
    client.release();
  }
}
