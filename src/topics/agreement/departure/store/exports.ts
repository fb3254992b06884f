/** What was handed out, and the history that goes with it. */
import { sql } from "kysely";
import type { MemberId } from "#kernel/ids";
import { findBelongings, type Belongings, type Owner } from "#platform/db/belongings";
import { readLayout, type Table } from "#platform/db/layout";
import type { Tx } from "#platform/db/transact";
import { departureExport, type DepartureExport } from "../model.ts";

/** How many events the chains have that the actor sees: while it stays the same, nothing was written. */
export async function findEventCount(tx: Tx): Promise<string> {
  const row = await tx
    .selectFrom("audit_chain")
    .select(sql<string>`coalesce(sum(number), 0)`.as("events"))
    .executeTakeFirstOrThrow();
  return row.events;
}

/** Which layout the tables have: the newest migration. */
export async function findLayoutVersion(tx: Tx): Promise<string> {
  const { rows } = await sql<{ version: string }>`select layout_version() as version`.execute(tx);
  return rows[0]?.version ?? "";
}

type Holdings = {
  readonly withheld: Readonly<Record<string, unknown>>;
  readonly parts: readonly { readonly table: string; readonly of: string }[];
  readonly also: readonly { readonly from: string; readonly columns: readonly string[]; readonly to: string; readonly toColumns: readonly string[] }[];
  readonly instead: Readonly<Record<string, string>>;
};

/** The rows of a member and what they refer to. */
export const findRows = async (tx: Tx, owner: Owner, { withheld, ...rules }: Holdings): Promise<Belongings> =>
  findBelongings(tx, await readLayout(tx), owner, { ...rules, withheld: new Set(Object.keys(withheld)) });

/** What the database says of these tables. */
export const findTables = async (tx: Tx, names: readonly string[]): Promise<readonly Table[]> => {
  const layout = await readLayout(tx);
  return names.flatMap((name) => layout.get(name) ?? []);
};

/** The member's chain of events as lines, with where it ends. */
export async function findHistory(tx: Tx, memberId: MemberId): Promise<{ readonly lines: readonly string[]; readonly number: number; readonly hash: string }> {
  const { rows } = await sql<{ line: string }>`
    select row_to_json(e)::text as line from (
      select chain, number, at, cooperative_id, member_id, person_id, person_name, role, door, operation, object, before_hash, after_hash, request_id, entry, hash
      from audit_event where chain = ${memberId} order by number) e`.execute(tx);
  const head = await tx.selectFrom("audit_chain").select(["number", "hash"]).where("chain", "=", memberId).executeTakeFirst();
  return { lines: rows.map(({ line }) => line), number: Number(head?.number ?? 0), hash: head?.hash.toString("hex") ?? "" };
}

/** The last export, if there was one. */
export async function findLastExport(tx: Tx, memberId: MemberId): Promise<DepartureExport | null> {
  const row = await tx.selectFrom("departure_export").selectAll().where("member_id", "=", memberId).orderBy("exported_at", "desc").limit(1).executeTakeFirst();
  if (!row) return null;
  return departureExport.parse({
    fingerprint: row.fingerprint,
    rows: row.rows,
    files: row.files,
    bytes: Number(row.bytes),
    historyNumber: Number(row.history_number),
    historyHash: row.history_hash,
    exportedAt: row.exported_at,
    exportedByName: row.exported_by_name,
  });
}

export async function insertExport(tx: Tx, { cooperativeId, memberId }: Owner, id: string, one: DepartureExport): Promise<void> {
  const counted = { rows: one.rows, files: one.files, bytes: one.bytes, history_number: one.historyNumber, history_hash: one.historyHash };
  await tx
    .insertInto("departure_export")
    .values({ cooperative_id: cooperativeId, member_id: memberId, id, fingerprint: one.fingerprint, ...counted, exported_at: one.exportedAt, exported_by_name: one.exportedByName })
    .execute();
}
