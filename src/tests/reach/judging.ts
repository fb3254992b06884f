/** Compares what the database opens with what is written down. */
import { opens, type Standing } from "./facts.ts";
import type { Ground, Placed, Probing } from "./probe.ts";

type Tried = { readonly table: string; readonly act: string; readonly placed: Placed };

/** Every act on every row of these tables. */
export const everyAct = ({ tables, candidates }: Ground, names: readonly string[]): Tried[] =>
  names.flatMap((table) => [
    ...["r", "u", "d"].flatMap((act) => (tables[table] ?? []).map((placed) => ({ table, act, placed }))),
    ...(candidates[table] ?? []).map((placed) => ({ table, act: "c", placed })),
  ]);

const telling = ["cooperative_id", "member_id", "role", "section", "purpose", "chain", "state", "email"];

/** Rows that are open and should not be, or should be and are not, in words. */
export async function differencesFor(
  who: Standing,
  { ground, tables, reachedBy }: Pick<Probing, "reachedBy"> & { readonly ground: Ground; readonly tables: readonly string[] },
): Promise<string[]> {
  const reached = await reachedBy(who, tables);
  return everyAct(ground, tables).flatMap(({ table, act, placed: { place, row } }) => {
    const isOpen = reached.has(`${table} ${act} ${place}`);
    const isCrossed = place.startsWith("crossed");
    if ((!isCrossed && opens({ who, table, row, rows: ground.rows }, act)) === isOpen) return [];
    const whose = isCrossed ? place : telling.flatMap((name) => (row[name] === undefined ? [] : [String(row[name])])).join(" ");
    return [`${who.name}: ${act} ${table} of ${whose} is ${isOpen ? "open" : "closed"}`];
  });
}
