/** Everything that belongs to one member, found from the database's own account of its tables: its rows, and the shared rows these refer to. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Layout, Reference, Table } from "./layout.ts";
import type { Tx } from "./transact.ts";

/** What is to be known beside the layout. */
export type Rules = {
  /** Tables none of whose rows are taken along. */
  readonly withheld: ReadonlySet<string>;
  /** Rows that are part of a row referred to and come along with it: the table and what they are part of. */
  readonly parts: readonly { readonly table: string; readonly of: string }[];
  /** References the database does not know of as such. */
  readonly also: readonly Reference[];
  /** What stands in a column instead of its value, as an expression over the row `t`; by `table.column`. */
  readonly instead: Readonly<Record<string, string>>;
};

export type Owner = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId };

/** A row as the database writes it down, and the same read. */
export type TakenRow = { readonly line: string; readonly row: Readonly<Record<string, unknown>> };

/** Rows by table, in the order of their keys. */
export type Belongings = ReadonlyMap<string, readonly TakenRow[]>;

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const quoted = (name: string) => `"${name}"`;

const hasMember = ({ columns }: Table) => columns.some(({ name }) => name === "member_id");

/**
 * The row as it is taken along. What another member shares with all is reduced to what has to be there, and belongs to nobody in particular;
 * people are at home where they are taken to.
 */
function columnsOf(table: Table, { cooperativeId, memberId }: Owner, { instead }: Rules): string {
  const shared = table.columns.some(({ name, isRequired }) => name === "member_id" && !isRequired);
  return table.columns
    .map(({ name, isRequired, usual }) => {
      const own = instead[`${table.name}.${name}`]?.replaceAll(":member", literal(memberId)).replaceAll(":cooperative", literal(cooperativeId)) ?? `t.${quoted(name)}`;
      const reduced = name.endsWith("_by_name") ? "''" : (usual ?? (isRequired ? own : "null"));
      return `${shared ? `case when t.member_id <> ${literal(memberId)} then ${reduced} else ${own} end` : own} as ${quoted(name)}`;
    })
    .join(", ");
}

type Taking = { readonly tx: Tx; readonly layout: Layout; readonly rules: Rules; readonly owner: Owner; readonly taken: Map<string, Map<string, TakenRow>> };

/** Takes the rows of a table that meet a condition; answers those that were not there yet. */
async function take({ tx, rules, owner, taken }: Taking, table: Table, condition: string): Promise<TakenRow[]> {
  const order = table.key.map((name) => `t.${quoted(name)}`).join(", ");
  const { rows } = await sql<{ key: string; line: string }>`${sql.raw(`
    select key::text, row_to_json(r)::text as line from (
      select json_build_array(${order}) as key, c as r from ${quoted(table.name)} t cross join lateral (select ${columnsOf(table, owner, rules)}) c
      where ${condition} order by ${order}) found`)}`.execute(tx);
  const known = taken.get(table.name) ?? new Map<string, TakenRow>();
  taken.set(table.name, known);
  const fresh = rows
    .filter(({ key }) => !known.has(key))
    .map(({ key, line }) => {
      const one = { line, row: JSON.parse(line) as Record<string, unknown> };
      known.set(key, one);
      return one;
    });
  return fresh;
}

/** What a row of the member itself is known by; null for a table in which a member has none. */
export function ownCondition(table: Table, { cooperativeId, memberId }: Owner): string | null {
  if (table.name === "member") return `t.id = ${literal(memberId)}`;
  if (table.name === "cooperative") return `t.id = ${literal(cooperativeId)}`;
  if (table.name === "person") return `t.id in (select a.person_id from assignment a where a.member_id = ${literal(memberId)})`;
  return hasMember(table) ? `t.member_id = ${literal(memberId)}` : null;
}

/** Rows of others are never among these: a member's own are there already. */
const isOwnOnly = ({ name, columns }: Table) => ["member", "cooperative", "person"].includes(name) || columns.some((column) => column.name === "member_id" && column.isRequired);

const keyIn = (columns: readonly string[], keys: readonly string[]) =>
  `(${columns.map((name) => `t.${quoted(name)}::text`).join(", ")}) in (select ${columns.map((_, index) => `k ->> ${index}`).join(", ")} from json_array_elements(${literal(`[${keys.join(",")}]`)}::json) k)`;

const keysOf = (rows: readonly TakenRow[], columns: readonly string[]): string[] => [
  ...new Set(rows.flatMap(({ row }) => (columns.every((name) => row[name] !== null && row[name] !== undefined) ? [JSON.stringify(columns.map((name) => row[name]))] : []))),
];

type Fresh = { readonly table: Table; readonly rows: readonly TakenRow[] };

/** What fresh rows ask for: the rows they refer to, and the parts they consist of. */
function wantedBy({ layout, rules }: Taking, { table, rows }: Fresh): { readonly table: Table; readonly condition: string }[] {
  const referred = [...table.references, ...rules.also.filter(({ from }) => from === table.name)].map(({ to, toColumns, columns }) => ({ to, toColumns, columns }));
  const consisting = rules.parts
    .filter(({ of }) => of === table.name)
    .flatMap((part) => (layout.get(part.table)?.references ?? []).filter(({ to }) => to === table.name))
    .map(({ from, columns, toColumns }) => ({ to: from, toColumns: columns, columns: toColumns }));
  return [...referred, ...consisting].flatMap(({ to, toColumns, columns }) => {
    const [target, keys] = [layout.get(to), keysOf(rows, columns)];
    return target === undefined || isOwnOnly(target) || keys.length === 0 || rules.withheld.has(to) ? [] : [{ table: target, condition: keyIn(toColumns, keys) }];
  });
}

/** Finds everything, as far as the actor may see it. The same rows always give the same lines. */
export async function findBelongings(tx: Tx, layout: Layout, owner: Owner, rules: Rules): Promise<Belongings> {
  await sql`select set_config('TimeZone', 'UTC', true)`.execute(tx);
  const taking: Taking = { tx, layout, rules, owner, taken: new Map() };
  const fresh: Fresh[] = [];
  for (const table of layout.values()) {
    const own = rules.withheld.has(table.name) ? null : ownCondition(table, owner);
    if (own !== null) fresh.push({ table, rows: await take(taking, table, own) });
  }
  for (let next = fresh.shift(); next; next = fresh.shift()) {
    for (const { table, condition } of wantedBy(taking, next)) {
      const rows = await take(taking, table, condition);
      if (rows.length > 0) fresh.push({ table, rows });
    }
  }
  const byKey = ([a]: [string, TakenRow], [b]: [string, TakenRow]) => (a < b ? -1 : 1);
  return new Map([...taking.taken].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, rows]) => [name, [...rows].toSorted(byKey).map(([, row]) => row)]));
}
