/** Quartiles and sums: written from the standings of all, read by one. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Quartile, Total } from "./model.ts";

/** The last day on or before a day on which standings of the cooperative were taken. */
export async function findTakenOn(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select max(taken_on)::text as day from check_standing_total where cooperative_id = ${cooperativeId} and taken_on <= ${day}::date`.execute(tx);
  return rows[0]?.day ?? null;
}

export type NotedRow = {
  readonly roundId: string;
  readonly area: string;
  readonly memberId: string;
  readonly kind: string;
  readonly population: number | null;
  readonly handedIn: boolean;
  readonly asked: number;
  readonly answered: number;
  readonly fulfilled: number;
};

const population = (cooperativeId: CooperativeId, day: string) => sql`
  (select distinct on (member_id) member_id, value from member_figure
    where cooperative_id = ${cooperativeId} and kind = 'population' and as_of <= ${day}::date order by member_id, as_of desc)`;

/** What was noted of every member on a day, by round and area; the parts of a town hall together. */
export async function findNoted(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<NotedRow[]> {
  const { rows } = await sql<NotedRow>`
    select c.round_id as "roundId", s.area_key as area, s.member_id as "memberId", m.kind, f.value::float8 as population,
      bool_and(c.state in ('submitted', 'verified', 'closed')) as "handedIn",
      sum(s.asked)::int as asked, sum(s.yes + s.partly + s.no + s.dispensable)::int as answered, sum(s.yes + s.dispensable)::int as fulfilled
    from check_standing s
    join member_check c on c.member_id = s.member_id and c.id = s.check_id
    join member m on m.id = s.member_id
    left join ${population(cooperativeId, day)} f on f.member_id = s.member_id
    where s.cooperative_id = ${cooperativeId} and s.taken_on = ${day}::date and s.asked > 0
    group by c.round_id, s.area_key, s.member_id, m.kind, f.value`.execute(tx);
  return rows;
}

/** Renews the quartiles of a day. */
export async function saveQuartiles(
  tx: Tx,
  { cooperativeId, day }: { readonly cooperativeId: CooperativeId; readonly day: string },
  quartiles: readonly Quartile[],
): Promise<void> {
  await tx
    .deleteFrom("area_quartile")
    .where("cooperative_id", "=", cooperativeId)
    .where("taken_on", "=", sql<string>`${day}::date`)
    .execute();
  await sql`
    insert into area_quartile (cooperative_id, taken_on, round_id, area_key, size_class, members, low, median, high)
    select ${cooperativeId}, ${day}::date, q."roundId", q.area, q."group", q.members, q.low, q.median, q.high
    from jsonb_to_recordset(${JSON.stringify(quartiles)}::jsonb) as q ("roundId" uuid, area text, "group" text, members int, low smallint, median smallint, high smallint)`.execute(
    tx,
  );
}

/** Renews the sums of a day. */
export async function saveTotals(tx: Tx, { cooperativeId, day }: { readonly cooperativeId: CooperativeId; readonly day: string }, totals: readonly Total[]): Promise<void> {
  await tx
    .deleteFrom("area_total")
    .where("cooperative_id", "=", cooperativeId)
    .where("taken_on", "=", sql<string>`${day}::date`)
    .execute();
  await sql`
    insert into area_total (cooperative_id, taken_on, round_id, area_key, members, asked, answered, fulfilled)
    select ${cooperativeId}, ${day}::date, t."roundId", t.area, t.members, t.asked, t.answered, t.fulfilled
    from jsonb_to_recordset(${JSON.stringify(totals)}::jsonb) as t ("roundId" uuid, area text, members int, asked int, answered int, fulfilled int)`.execute(tx);
}

/** The rounds a member takes part in, newest first. */
export async function findOwnRounds(tx: Tx, memberId: MemberId): Promise<{ id: string; title: string; period: string; checkId: string }[]> {
  const { rows } = await sql<{ id: string; title: string; period: string; checkId: string }>`
    select r.id, r.title, r.period, (array_agg(c.id order by c.scope))[1] as "checkId"
    from member_check c join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
    where c.member_id = ${memberId} group by r.id, r.title, r.period, r.issued_at order by r.issued_at desc limit 60`.execute(tx);
  return rows;
}

/** The member's own counts by area, in the catalogue's order. */
export async function findOwnAreas(tx: Tx, memberId: MemberId, roundId: string): Promise<{ key: string; title: string; asked: number; answered: number; fulfilled: number }[]> {
  const { rows } = await sql<{ key: string; title: string; asked: number; answered: number; fulfilled: number }>`
    select a.area_key as key, coalesce(g.title, a.area_key) as title, sum(a.asked)::int as asked, sum(a.yes + a.partly + a.no + a.dispensable)::int as answered,
      sum(a.yes + a.dispensable)::int as fulfilled
    from member_check c
    join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
    join check_area a on a.member_id = c.member_id and a.check_id = c.id and a.asked > 0
    left join requirement_group g on g.cooperative_id = r.cooperative_id and g.version_id = r.version_id and g.key = a.area_key
    where c.member_id = ${memberId} and c.round_id = ${roundId}::uuid
    group by a.area_key, g.title, g.position order by g.position nulls last, a.area_key`.execute(tx);
  return rows;
}

/** How large a member is on a day. */
export async function findSize(tx: Tx, { cooperativeId, memberId }: { readonly cooperativeId: CooperativeId; readonly memberId: MemberId }, day: string) {
  const { rows } = await sql<{ kind: string; population: number | null }>`
    select m.kind, f.value::float8 as population from member m left join ${population(cooperativeId, day)} f on f.member_id = m.id where m.id = ${memberId}`.execute(tx);
  return rows[0];
}

/** The last quartiles of a round. */
export async function findQuartiles(tx: Tx, cooperativeId: CooperativeId, roundId: string): Promise<(Quartile & { readonly takenOn: string })[]> {
  const { rows } = await sql<Quartile & { takenOn: string }>`
    select round_id as "roundId", area_key as area, size_class as "group", members, low::int, median::int, high::int, taken_on::text as "takenOn"
    from area_quartile where cooperative_id = ${cooperativeId} and round_id = ${roundId}::uuid
      and taken_on = (select max(taken_on) from area_quartile where cooperative_id = ${cooperativeId} and round_id = ${roundId}::uuid)`.execute(tx);
  return rows;
}
