/** The database's own account of its tables: columns, keys, and what refers to what. Whatever must know every table asks here, and forgets none. */
import { sql } from "kysely";
import type { Tx } from "./transact.ts";

export type Column = {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** The expression a row is given where it says nothing. */
  readonly usual: string | null;
  /** The words a check allows, where it lists them. */
  readonly choices: readonly string[];
};

/** Rows of one table name rows of another. */
export type Reference = { readonly from: string; readonly columns: readonly string[]; readonly to: string; readonly toColumns: readonly string[] };

export type Table = { readonly name: string; readonly columns: readonly Column[]; readonly key: readonly string[]; readonly references: readonly Reference[] };

/** Every table by its name. */
export type Layout = ReadonlyMap<string, Table>;

type Checked = { readonly column: string; readonly text: string };
type Found = Omit<Table, "columns"> & { readonly columns: readonly Omit<Column, "choices">[]; readonly checks: readonly Checked[] };

/** The words in `CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text])))`. */
const choicesIn = (text: string): string[] => (/^CHECK \(\(?\w+ = ANY \(ARRAY\[/.test(text) ? [...text.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, word = ""]) => word) : []);

/** Reads every table; what the database computes itself is no column of a row. */
export async function readLayout(tx: Tx): Promise<Layout> {
  const { rows } = await sql<Found>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isRequired', a.attnotnull,
          'usual', pg_get_expr(d.adbin, d.adrelid)) order by a.attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by k.place) from pg_constraint p cross join unnest(p.conkey) with ordinality as k (number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number where p.conrelid = c.oid and p.contype = 'p'), '[]') as key,
      coalesce((select json_agg(json_build_object('from', c.relname, 'to', t.relname,
          'columns', (select json_agg(a.attname order by k.place) from unnest(f.conkey) with ordinality as k (number, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number),
          'toColumns', (select json_agg(a.attname order by k.place) from unnest(f.confkey) with ordinality as k (number, place) join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number))
          order by f.conname)
        from pg_constraint f join pg_class t on t.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f'), '[]') as references,
      coalesce((select json_agg(json_build_object('column', a.attname, 'text', pg_get_constraintdef(k.oid)))
        from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
        where k.conrelid = c.oid and k.contype = 'c' and cardinality(k.conkey) = 1), '[]') as checks
    from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`.execute(tx);
  return new Map(
    rows.map(({ checks, columns, ...table }) => [
      table.name,
      { ...table, columns: columns.map((column) => ({ ...column, choices: checks.filter((one) => one.column === column.name).flatMap(({ text }) => choicesIn(text)) })) },
    ]),
  );
}

/** Tables in an order in which every row finds what it refers to, and the columns that are filled in last because two tables refer to each other. */
export type Sequence = { readonly tables: readonly string[]; readonly late: ReadonlyMap<string, readonly string[]> };

/** The columns whose emptiness lets a table come before those it waits for; null where it cannot. */
function optionalOf({ columns, references }: Table, waitingFor: ReadonlySet<string>): string[] | null {
  const isOptional = (name: string) => columns.some((column) => column.name === name && !column.isRequired);
  const open = references.filter(({ from, to }) => to !== from && waitingFor.has(to)).map((reference) => reference.columns.filter(isOptional));
  return open.some((names) => names.length === 0) ? null : open.flat();
}

/** Puts tables in sequence. */
export function sequenceOf(layout: Layout, names: readonly string[]): Sequence {
  const [tables, late, waiting] = [[] as string[], new Map<string, string[]>(), new Set(names.toSorted())];
  while (waiting.size > 0) {
    const ready = [...waiting].flatMap((name) => {
      const table = layout.get(name);
      const optional = table ? optionalOf(table, waiting) : null;
      return optional === null ? [] : [{ name, optional }];
    });
    const next = ready.find(({ optional }) => optional.length === 0) ?? ready[0];
    if (!next) throw new Error(`tables that wait for each other: ${[...waiting].join(", ")}`);
    tables.push(next.name);
    if (next.optional.length > 0) late.set(next.name, next.optional);
    waiting.delete(next.name);
  }
  return { tables, late };
}
