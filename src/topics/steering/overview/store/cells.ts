/** The counts of a round by member and area, now or on a day; no answer is read. */
import { sql, type RawBuilder } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { AreaColumn, RoundOption } from "../model.ts";

/** A round, and the day on or before which its counts were noted; null: as they are now. */
export type Seen = { readonly cooperativeId: CooperativeId; readonly roundId: string; readonly on: string | null };

/** The newest rounds. */
export async function findRounds(tx: Tx, cooperativeId: CooperativeId): Promise<(RoundOption & { readonly versionId: string })[]> {
  const { rows } = await sql<RoundOption & { versionId: string }>`
    select id, title, period, state, version_id as "versionId" from check_round where cooperative_id = ${cooperativeId}
    order by issued_at desc, id desc limit 60`.execute(tx);
  return rows;
}

/** The areas of a version in their order, each once. */
export async function findColumns(tx: Tx, cooperativeId: CooperativeId, versionId: string): Promise<AreaColumn[]> {
  const { rows } = await sql<AreaColumn>`
    select g.key, g.label, g.title from requirement_group g where g.cooperative_id = ${cooperativeId} and g.version_id = ${versionId}::uuid
      and g.key in (select r.area_key from requirement r where r.cooperative_id = ${cooperativeId} and r.version_id = ${versionId}::uuid)
    order by g.position, g.key`.execute(tx);
  return rows;
}

// The counts of the round's checks: the living ones, or of each check the last ones noted on or before the day.
const counted = ({ cooperativeId, roundId, on }: Seen): RawBuilder<unknown> =>
  on === null
    ? sql`(select sum(a.yes + a.partly + a.no + a.dispensable) over (partition by c.member_id) > 0 as begun, c.member_id, c.id as check_id, c.scope, a.area_key, a.asked, a.yes + a.partly + a.no + a.dispensable as answered, a.yes + a.dispensable as fulfilled, a.basic_gaps
        from member_check c join check_area a on a.member_id = c.member_id and a.check_id = c.id and a.asked > 0
        where c.cooperative_id = ${cooperativeId} and c.round_id = ${roundId}::uuid)`
    : sql`(select sum(a.yes + a.partly + a.no + a.dispensable) over (partition by c.member_id) > 0 as begun, c.member_id, c.id as check_id, c.scope, a.area_key, a.asked, a.yes + a.partly + a.no + a.dispensable as answered, a.yes + a.dispensable as fulfilled, 0 as basic_gaps
        from member_check c
        join (select s.member_id, s.check_id, max(s.taken_on) as taken_on from check_standing s where s.cooperative_id = ${cooperativeId} and s.taken_on <= ${on}::date group by s.member_id, s.check_id) l
          on l.member_id = c.member_id and l.check_id = c.id
        join check_standing a on a.member_id = l.member_id and a.check_id = l.check_id and a.taken_on = l.taken_on and a.asked > 0
        where c.cooperative_id = ${cooperativeId} and c.round_id = ${roundId}::uuid)`;

export type CellRow = {
  readonly memberId: MemberId;
  readonly name: string;
  readonly checkId: string;
  readonly area: string;
  readonly asked: number;
  readonly answered: number;
  readonly fulfilled: number;
};

/** Members by name and what they have by area – a page of them, or those named –; all parts of a member together. */
export async function findCells(tx: Tx, seen: Seen, cut: { readonly limit: number; readonly offset: number; readonly members?: readonly string[] }): Promise<CellRow[]> {
  const { rows } = await sql<CellRow>`
    with counted as materialized (select * from ${counted(seen)} n),
    shown as (select m.id, m.name from member m where m.id in (select member_id from counted) ${cut.members === undefined ? sql`` : sql`and m.id = any (${[...cut.members]}::text[])`} order by m.name collate "und-x-icu", m.id limit ${cut.limit} offset ${cut.offset})
    select s.id as "memberId", s.name, (array_agg(n.check_id order by n.scope))[1] as "checkId", n.area_key as area,
      sum(n.asked)::int as asked, sum(n.answered)::int as answered, sum(n.fulfilled)::int as fulfilled
    from shown s join counted n on n.member_id = s.id
    group by s.id, s.name, n.area_key order by s.name collate "und-x-icu", s.id`.execute(tx);
  return rows;
}

export type SumRow = { readonly area: string; readonly members: number; readonly asked: number; readonly answered: number; readonly fulfilled: number };

export type Sums = { readonly areas: readonly SumRow[]; readonly members: number; readonly begun: number };

/**
 * Sums by area over the members the reader may see that have answered anything – silence is no standing –, how many members there are, and
 * how many of them have begun; the parts of a town hall are one.
 */
export async function findSums(tx: Tx, seen: Seen): Promise<Sums> {
  const { rows } = await sql<SumRow & { all: number; whole: boolean }>`
    select coalesce(n.area_key, '') as area, grouping(n.area_key) = 1 as whole, count(distinct n.member_id)::int as all,
      count(distinct n.member_id) filter (where n.begun)::int as members, coalesce(sum(n.asked) filter (where n.begun), 0)::int as asked,
      coalesce(sum(n.answered) filter (where n.begun), 0)::int as answered, coalesce(sum(n.fulfilled) filter (where n.begun), 0)::int as fulfilled
    from ${counted(seen)} n group by grouping sets ((n.area_key), ())`.execute(tx);
  const whole = rows.find((row) => row.whole);
  const areas = rows.flatMap(({ all: _all, whole: isWhole, ...row }) => (isWhole || row.members === 0 ? [] : [row]));
  return { areas, members: whole?.all ?? 0, begun: whole?.members ?? 0 };
}

/** The days on which counts of a round were noted, newest first. */
export async function findDays(tx: Tx, { cooperativeId, roundId }: Seen): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct s.taken_on::text as day from check_standing s join member_check c on c.member_id = s.member_id and c.id = s.check_id
    where s.cooperative_id = ${cooperativeId} and c.round_id = ${roundId}::uuid order by 1 desc limit 60`.execute(tx);
  return rows.map(({ day }) => day);
}

/** Members of today that show only sums to the reader. */
export async function findHidden(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select m.id from member m where m.cooperative_id = ${cooperativeId} and m.admitted_on <= ${day}::date and (m.left_on is null or m.left_on >= ${day}::date)
      and m.id not in (select members_showing(array['status', 'detail']))`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** The last sums over all members on or before a day, also over those that show only sums. */
export async function findTotals(tx: Tx, { cooperativeId, roundId }: Seen, until: string): Promise<(SumRow & { readonly on: string })[]> {
  const { rows } = await sql<SumRow & { on: string }>`
    select area_key as area, members, asked, answered, fulfilled, taken_on::text as on from area_total
    where cooperative_id = ${cooperativeId} and round_id = ${roundId}::uuid
      and taken_on = (select max(taken_on) from area_total where cooperative_id = ${cooperativeId} and round_id = ${roundId}::uuid and taken_on <= ${until}::date)`.execute(tx);
  return rows;
}
