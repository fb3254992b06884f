/** Entries, their sealed numbers and how complete a register is. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { entry, standing, type Entry, type RegisterName, type Standing } from "../model.ts";

const columns = ["id", "register", "position", "facts", "source", "version", "changed_at as changedAt", "changed_by_name as changedByName"] as const;

/** The entries of a member, of some registers only where they are named, in their order. Private numbers are not among the facts. */
export async function findEntries(tx: Tx, memberId: MemberId, named?: readonly RegisterName[]): Promise<Entry[]> {
  const rows = await tx
    .selectFrom("emergency_entry")
    .select(columns)
    .where("member_id", "=", memberId)
    .$if(named !== undefined, (query) => query.where("register", "in", [...(named ?? [])]))
    .orderBy("register")
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map((row) => entry.parse(row));
}

export async function findEntry(tx: Tx, { memberId, entryId }: { readonly memberId: MemberId; readonly entryId: string }): Promise<Entry | null> {
  const row = await tx.selectFrom("emergency_entry").select(columns).where("member_id", "=", memberId).where("id", "=", entryId).executeTakeFirst();
  return row ? entry.parse(row) : null;
}

export type SealedNumber = { readonly entryId: string; readonly field: string; readonly sealed: string };

/** The sealed private numbers of a member; none for whoever looks from outside. */
export const findNumbers = (tx: Tx, memberId: MemberId, entries?: readonly string[]): Promise<SealedNumber[]> =>
  tx
    .selectFrom("emergency_number")
    .select(["entry_id as entryId", "field", "sealed"])
    .where("member_id", "=", memberId)
    .$if(entries !== undefined, (query) => query.where("entry_id", "=", sql<string>`any(${[...(entries ?? [])]}::uuid[])`))
    .orderBy("entry_id")
    .orderBy("field")
    .execute();

/** Who writes where, and when. */
export type Writing = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId; readonly at: Date; readonly byName: string };
export type NewEntry = Pick<Entry, "id" | "register" | "position" | "facts" | "source">;

export async function insertEntries(tx: Tx, entries: readonly NewEntry[], { cooperativeId, memberId, at, byName }: Writing): Promise<void> {
  if (entries.length === 0) return;
  await tx
    .insertInto("emergency_entry")
    .values(
      entries.map(({ facts, ...rest }) => ({
        ...rest,
        facts: JSON.stringify(facts),
        cooperative_id: cooperativeId,
        member_id: memberId,
        version: 1,
        changed_at: at,
        changed_by_name: byName,
      })),
    )
    .execute();
}

/** Saves over the version that was read; false where somebody was faster. */
export async function saveEntryFacts(tx: Tx, { id, facts, version }: Pick<Entry, "id" | "facts" | "version">, { memberId, at, byName }: Writing): Promise<boolean> {
  const saved = await tx
    .updateTable("emergency_entry")
    .set({ facts: JSON.stringify(facts), version: version + 1, changed_at: at, changed_by_name: byName })
    .where("member_id", "=", memberId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return Number(saved.numUpdatedRows) > 0;
}

/** Puts the entries of a register in the order of the ids. */
export async function saveOrder(tx: Tx, memberId: MemberId, ids: readonly string[]): Promise<void> {
  await sql`update emergency_entry e set position = o.position from unnest(${[...ids]}::uuid[]) with ordinality as o (id, position)
    where e.member_id = ${memberId} and e.id = o.id and e.position <> o.position`.execute(tx);
}

/** Removes an entry with its private numbers. */
export async function removeOneEntry(tx: Tx, memberId: MemberId, id: string): Promise<void> {
  await tx.deleteFrom("emergency_entry").where("member_id", "=", memberId).where("id", "=", id).execute();
}

type Sealed = { readonly field: string; readonly sealed: string };

/** The private numbers of an entry as they stand now; what is not among them is forgotten. */
export async function saveNumbers(tx: Tx, entryId: string, numbers: readonly Sealed[], { cooperativeId, memberId }: Writing): Promise<void> {
  await tx.deleteFrom("emergency_number").where("member_id", "=", memberId).where("entry_id", "=", entryId).execute();
  if (numbers.length === 0) return;
  await tx
    .insertInto("emergency_number")
    .values(numbers.map((one) => ({ ...one, cooperative_id: cooperativeId, member_id: memberId, entry_id: entryId })))
    .execute();
}

const standingColumns = ["register", "entries", "wanted", "met", "confirmed_at as confirmedAt", "held_on as heldOn", "planned_on as plannedOn"] as const;

/** How complete the registers of a member are; only of those somebody has begun. */
export async function findStandings(tx: Tx, memberId: MemberId): Promise<Standing[]> {
  const rows = await tx.selectFrom("emergency_standing").select(standingColumns).where("member_id", "=", memberId).execute();
  return rows.map((row) => standing.parse(row));
}

/** Saves how complete a register is; `confirmed` where somebody has looked through it. */
export async function saveStanding(
  tx: Tx,
  counted: Omit<Standing, "confirmedAt">,
  { cooperativeId, memberId, at, isConfirmed }: Writing & { readonly isConfirmed: boolean },
): Promise<void> {
  const { entries, wanted, met, heldOn, plannedOn } = counted;
  const values = { entries, wanted, met, held_on: heldOn, planned_on: plannedOn };
  await tx
    .insertInto("emergency_standing")
    .values({ cooperative_id: cooperativeId, member_id: memberId, register: counted.register, ...values, confirmed_at: at, changed_at: at })
    .onConflict((conflict) => conflict.columns(["member_id", "register"]).doUpdateSet({ ...values, changed_at: at, ...(isConfirmed ? { confirmed_at: at } : {}) }))
    .execute();
}
