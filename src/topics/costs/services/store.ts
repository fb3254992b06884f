/** Services, lines of the day and quarters as the database keeps them. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { notedTime, officeService, timeSum, type NotedTime, type OfficeService, type TimeSum } from "./model.ts";

/** Every service there ever was, those that are offered first. */
export async function findServices(tx: Tx, cooperativeId: CooperativeId): Promise<OfficeService[]> {
  const rows = await tx
    .selectFrom("office_service")
    .select(["id", "title", "description", "planned_minutes as plannedMinutes", "counts", "piece_name as pieceName", "version", "withdrawn_at as withdrawnAt"])
    .where("cooperative_id", "=", cooperativeId)
    .orderBy(sql`withdrawn_at desc nulls first`)
    .orderBy(sql`title collate "und-x-icu"`)
    .execute();
  return rows.map((row) => officeService.parse(row));
}

/** Puts a service in or over the version that was read; false when somebody else was faster. */
export async function saveOfficeService(tx: Tx, cooperativeId: CooperativeId, service: OfficeService): Promise<boolean> {
  const { id, title, description, plannedMinutes, counts, pieceName, version, withdrawnAt } = service;
  const written = { title, description, planned_minutes: plannedMinutes, counts, piece_name: pieceName, version, withdrawn_at: withdrawnAt };
  if (version === 1) {
    await tx
      .insertInto("office_service")
      .values({ cooperative_id: cooperativeId, id, ...written })
      .execute();
    return true;
  }
  const saved = await tx
    .updateTable("office_service")
    .set(written)
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .where("version", "=", version - 1)
    .executeTakeFirst();
  return saved.numUpdatedRows === 1n;
}

type NewTime = {
  readonly id: string;
  readonly serviceId: string;
  readonly day: string;
  readonly forAll: boolean;
  readonly pieces: number;
  readonly note: string;
  readonly at: Date;
  readonly byName: string;
  readonly parts: readonly { readonly memberId: string; readonly seconds: number }[];
};

/** One line, a row in each member concerned, in one statement. */
export async function insertTime(tx: Tx, cooperativeId: CooperativeId, { id, serviceId, day, forAll, pieces, note, at, byName, parts }: NewTime): Promise<void> {
  const of = { cooperative_id: cooperativeId, id, service_id: serviceId, day, for_all: forAll, pieces, note, noted_at: at, noted_by_name: byName };
  await tx
    .insertInto("office_time")
    .values(parts.map(({ memberId, seconds }) => ({ ...of, member_id: memberId, seconds })))
    .execute();
}

/** Takes a line away, in all members it concerns; answers what stood there. */
export const removeTime = (tx: Tx, cooperativeId: CooperativeId, id: string) =>
  tx
    .deleteFrom("office_time")
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .returning(["member_id as memberId", "service_id as serviceId", "day", "seconds", "pieces", "note", "noted_by_name as notedByName"])
    .execute();

/** Lines of a year the actor sees, the latest first; of one member only where it is named. */
export async function findTime(tx: Tx, cooperativeId: CooperativeId, asked: { readonly year: number; readonly memberId?: MemberId; readonly limit: number }): Promise<NotedTime[]> {
  const { rows } = await sql<NotedTime>`
    select t.id, t.day, t.service_id as "serviceId", s.title as "serviceTitle", case when t.for_all then null else min(m.name) end as "memberName",
      sum(t.seconds)::int as seconds, sum(t.pieces)::int as pieces, s.piece_name as "pieceName", t.note, t.noted_by_name as "notedByName"
    from office_time t join office_service s on s.cooperative_id = t.cooperative_id and s.id = t.service_id join member m on m.id = t.member_id
    where t.cooperative_id = ${cooperativeId} and t.day between ${`${asked.year}-01-01`}::date and ${`${asked.year}-12-31`}::date
      and (${asked.memberId ?? null}::text is null or t.member_id = ${asked.memberId ?? null}::text)
    group by t.id, t.day, t.service_id, s.title, s.piece_name, t.for_all, t.note, t.noted_at, t.noted_by_name order by t.day desc, t.noted_at desc, t.id limit ${asked.limit}`.execute(
    tx,
  );
  return rows.map((row) => notedTime.parse(row));
}

/** What every member got of every service in a year. */
export async function findTimeSums(tx: Tx, cooperativeId: CooperativeId, year: number): Promise<TimeSum[]> {
  const { rows } = await sql<TimeSum>`
    select t.member_id as "memberId", m.name as "memberName", t.service_id as "serviceId", sum(t.seconds)::int as seconds, sum(t.pieces)::int as pieces
    from office_time t join member m on m.id = t.member_id
    where t.cooperative_id = ${cooperativeId} and t.day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
    group by 1, 2, 3 order by m.name collate "und-x-icu"`.execute(tx);
  return rows.map((row) => timeSum.parse(row));
}

/** Minutes given by quarter of a year and after it, and minutes the office has. */
export async function findQuarters(tx: Tx, cooperativeId: CooperativeId, fromYear: number) {
  const given = await sql<{ year: number; quarter: number; minutes: number }>`
    select extract(year from day)::int as year, extract(quarter from day)::int as quarter, (sum(seconds) / 60)::int as minutes from office_time
    where cooperative_id = ${cooperativeId} and day >= ${`${fromYear}-01-01`}::date group by 1, 2`.execute(tx);
  const available = await tx
    .selectFrom("office_quarter")
    .select(["year", "quarter", "minutes", "note"])
    .where("cooperative_id", "=", cooperativeId)
    .where("year", ">=", fromYear)
    .execute();
  return { given: given.rows, available };
}

export async function saveQuarter(
  tx: Tx,
  cooperativeId: CooperativeId,
  { year, quarter, minutes, note }: { readonly year: number; readonly quarter: number; readonly minutes: number; readonly note: string },
): Promise<void> {
  await tx
    .insertInto("office_quarter")
    .values({ cooperative_id: cooperativeId, year, quarter, minutes, note })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "year", "quarter"]).doUpdateSet({ minutes, note }))
    .execute();
}
