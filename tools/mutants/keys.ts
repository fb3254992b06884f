/** Wounds of everything around the policies: row security itself, keys between tables, checks, triggers, rights. */
import type { Ask, Wound } from "./mutant.ts";

const tables = `select oid, relname, relrowsecurity from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;

const rowSecurity = (ask: Ask): Promise<Wound[]> =>
  ask(`select relname || ' ' || says as name, 'alter table ' || relname || ' ' || does as statement from (${tables}) t,
    (values ('not forced', 'no force row level security'), ('without row security', 'disable row level security')) as w (says, does) where relrowsecurity order by 1`);

/** References between tables, and the checks that bind a row to its tenant or an office to its place. */
const constraints = (ask: Ask): Promise<Wound[]> =>
  ask(`select relname || ' without ' || conname as name, 'alter table ' || relname || ' drop constraint ' || conname as statement
    from pg_constraint k join (${tables}) t on t.oid = k.conrelid
    where contype = 'f' or contype = 'c' and pg_get_constraintdef(k.oid) ~ 'member_id|cooperative_id' order by 1`);

/** Keys of a tenant made unique for all: whoever meets one learns that somebody else has it. */
const uniqueForAll = (ask: Ask): Promise<Wound[]> =>
  ask(`select relname || ': ' || rest || ' unique for all' as name, 'create unique index on ' || relname || ' (' || rest || ')' as statement from (
    select t.relname, string_agg(a.attname, ', ' order by k.place) filter (where a.attname not in ('cooperative_id', 'member_id')) as rest
    from pg_index x join (${tables}) t on t.oid = x.indrelid cross join unnest(x.indkey::int[]) with ordinality as k (column_number, place)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.column_number
    where x.indisunique group by x.indexrelid, t.relname having bool_or(a.attname in ('cooperative_id', 'member_id'))) keys where rest is not null order by 1`);

const triggers = (ask: Ask): Promise<Wound[]> =>
  ask(`select relname || ' without trigger ' || tgname as name, 'drop trigger ' || tgname || ' on ' || relname as statement
    from pg_trigger g join (${tables}) t on t.oid = g.tgrelid where not tgisinternal order by 1`);

/** A right on a table more than the application has. */
const rights = (ask: Ask): Promise<Wound[]> =>
  ask(`select relname || ' with the right to ' || p as name, 'grant ' || p || ' on ' || relname || ' to ringwall_app' as statement
    from (${tables}) t, unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as p
    where not has_table_privilege('ringwall_app', t.oid, p) order by 1`);

const strangersRights = (ask: Ask): Promise<Wound[]> =>
  ask(`select relname || ' readable to everybody' as name, 'grant select on ' || relname || ' to public' as statement from (${tables}) t order by 1`);

const application: readonly Wound[] = ["bypassrls", "superuser", "createrole", "createdb", "login", "replication"].map((power) => ({
  name: `the application with ${power}`,
  statement: `alter role ringwall_app ${power}`,
}));

/** All of them. */
export async function keyWounds(ask: Ask): Promise<Wound[]> {
  const found: Wound[] = [...application];
  for (const look of [rowSecurity, constraints, uniqueForAll, triggers, rights, strangersRights]) found.push(...(await look(ask)));
  return found;
}
