/** Deletions asked for, confirmed, stopped and carried out. */
import { sql, type SqlBool } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { readLayout, sequenceOf } from "#platform/db/layout";
import type { Tx } from "#platform/db/transact";
import { departure, type Certificate, type Departure } from "../model.ts";

const rows = (tx: Tx) =>
  tx
    .selectFrom("departure as d")
    .innerJoin("member as m", "m.id", "d.member_id")
    .select(["d.member_id as memberId", "m.name as memberName", "d.id", "d.asked_at as askedAt", "d.asked_by as askedBy", "d.asked_by_name as askedByName"])
    .select(["d.confirmed_at as confirmedAt", "d.confirmed_by_name as confirmedByName", "d.due_on as dueOn", "d.stopped_at as stoppedAt"])
    .select(["d.stopped_by_name as stoppedByName", "d.done_at as doneAt", "d.certificate"]);

/** Everybody who is leaving or has left, the last first. */
export async function findDepartures(tx: Tx, cooperativeId: CooperativeId): Promise<Departure[]> {
  const found = await rows(tx).where("d.cooperative_id", "=", cooperativeId).orderBy("d.asked_at", "desc").orderBy("d.id", "desc").limit(500).execute();
  return found.map((row) => departure.parse(row));
}

/** The last one of a member. */
export async function findLastDeparture(tx: Tx, memberId: MemberId): Promise<Departure | null> {
  const row = await rows(tx)
    .where("d.member_id", "=", memberId)
    .orderBy("d.asked_at", "desc")
    .orderBy(sql`d.stopped_at is null`, "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? departure.parse(row) : null;
}

type Hand = { readonly id: string | null; readonly name: string; readonly at: Date };
type Place = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId };

export async function insertDeparture(tx: Tx, { cooperativeId, memberId }: Place, id: string, by: Hand): Promise<void> {
  await tx
    .insertInto("departure")
    .values({ cooperative_id: cooperativeId, member_id: memberId, id, asked_at: by.at, asked_by: by.id ?? "", asked_by_name: by.name })
    .execute();
}

export async function saveConfirmed(tx: Tx, { memberId, id }: Departure, by: Hand, dueOn: string): Promise<void> {
  await tx
    .updateTable("departure")
    .set({ confirmed_at: by.at, confirmed_by: by.id, confirmed_by_name: by.name, due_on: dueOn })
    .where("member_id", "=", memberId)
    .where("id", "=", id)
    .execute();
}

export async function saveStopped(tx: Tx, { memberId, id }: Departure, by: Hand): Promise<void> {
  await tx.updateTable("departure").set({ stopped_at: by.at, stopped_by_name: by.name }).where("member_id", "=", memberId).where("id", "=", id).execute();
}

export async function saveDone(tx: Tx, { memberId, id }: Departure, at: Date, { certificate, leftover }: { certificate: Certificate; leftover: string[] }): Promise<void> {
  await tx
    .updateTable("departure")
    .set({ done_at: at, certificate: JSON.stringify(certificate), leftover })
    .where("member_id", "=", memberId)
    .where("id", "=", id)
    .execute();
}

const hasLeftover = sql<SqlBool>`cardinality(leftover) > 0`;

/** Files of members that have left whose bytes are still there. */
export async function findLeftover(tx: Tx, cooperativeId: CooperativeId): Promise<string[]> {
  const found = await tx.selectFrom("departure").select("leftover").where("cooperative_id", "=", cooperativeId).where(hasLeftover).execute();
  return found.flatMap(({ leftover }) => leftover);
}

export async function saveNothingLeftover(tx: Tx, cooperativeId: CooperativeId): Promise<void> {
  await tx.updateTable("departure").set({ leftover: [] }).where("cooperative_id", "=", cooperativeId).where(hasLeftover).execute();
}

/** The tables a member is deleted from, those by person among them apart; children before their parents. */
export async function findErasable(tx: Tx, lasting: readonly string[]): Promise<{ readonly byMember: readonly string[]; readonly byPerson: readonly string[] }> {
  const layout = await readLayout(tx);
  const has = (name: string, column: string) => layout.get(name)?.columns.some((one) => one.name === column) === true;
  const ordered = sequenceOf(layout, [...layout.keys()]).tables.toReversed();
  const byMember = ordered.filter((name) => has(name, "member_id") && !lasting.includes(name));
  const byPerson = ordered.filter(
    (name) => !has(name, "member_id") && layout.get(name)?.references.some(({ columns }) => columns.length === 1 && columns[0] === "person_id") === true,
  );
  return { byMember, byPerson };
}

export type Erased = {
  readonly counts: Readonly<Record<string, number>>;
  readonly people: number;
  readonly events: number;
  readonly hash: string;
  readonly files: readonly string[];
};

/** Deletes everything of a member; the database refuses unless two have said so and the day has come. */
export async function eraseMember(tx: Tx, memberId: MemberId, { byMember, byPerson }: { byMember: readonly string[]; byPerson: readonly string[] }): Promise<Erased> {
  const found = await sql<{ erased: Erased }>`select erase_member(${memberId}, ${[...byMember]}::text[], ${[...byPerson]}::text[]) as erased`.execute(tx);
  const erased = found.rows[0]?.erased;
  if (!erased) throw new Error("nothing is said about what was deleted");
  return erased;
}

/** How many rows of these tables a member has. */
export async function findCounts(tx: Tx, memberId: MemberId, tables: readonly string[]): Promise<{ table: string; rows: number }[]> {
  const counts: { table: string; rows: number }[] = [];
  for (const table of tables) {
    const found = await sql<{ count: string }>`select count(*) as count from ${sql.table(table)} where member_id = ${memberId}`.execute(tx);
    counts.push({ table, rows: Number(found.rows[0]?.count ?? 0) });
  }
  return counts.filter(({ rows: count }) => count > 0);
}

/** Where those who led a member last up to a day are written to: by then their offices may have ended. */
export async function findLastManagement(tx: Tx, memberId: MemberId, day: string): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    with led as (select p.email, least(coalesce(a.valid_to, ${day}::date), ${day}::date) as until from person p join assignment a on a.person_id = p.id
      where a.member_id = ${memberId} and a.role = 'management' and a.valid_from <= ${day}::date)
    select distinct email from led where until = (select max(until) from led) order by email`.execute(tx);
  return rows.map(({ email }) => email);
}
