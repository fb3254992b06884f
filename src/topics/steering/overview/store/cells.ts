/** The counts of a round by member and area, now or on a day; no answer is read. */
import { sql, type RawBuilder } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { AreaColumn, RoundOption, SumOfArea, Tally } from "../model.ts";

/** A round, and the day on or before which its counts were noted; null: as they are now. */
export type Seen = { readonly cooperativeId: CooperativeId; readonly roundId: string; readonly on: string | null };

/** The newest rounds. */
export async function findRounds(tx: Tx, cooperativeId: CooperativeId): Promise<(RoundOption & { readonly versionId: string })[]> {
  const { rows } = await sql<RoundOption & { versionId: string }>`
    select id, title, period, state, version_id as "versionId" from check_round where cooperative_id = ${cooperativeId}
    order by issued_at desc, id desc limit 60`.execute(tx);
  return rows;
}

/** The chapters of a version in their order, each once. */
export async function findColumns(tx: Tx, cooperativeId: CooperativeId, versionId: string): Promise<AreaColumn[]> {
  const { rows } = await sql<AreaColumn>`
    select g.key, g.label, g.title from requirement_group g where g.cooperative_id = ${cooperativeId} and g.version_id = ${versionId}::uuid order by g.position, g.key`.execute(tx);
  return rows;
}

// The sums of the round's checks, one row for each: the living ones, or of each check the last ones noted on or before the day.
const summed = ({ cooperativeId, roundId, on }: Seen): RawBuilder<unknown> =>
  on === null
    ? sql`(select c.member_id, c.id as check_id, c.scope, null::date as taken_on, t.yes + t.partly + t.no + t.dispensable as answered, t.xmin::text as mark
        from member_check c join check_total t on t.member_id = c.member_id and t.check_id = c.id and t.asked > 0
        where c.cooperative_id = ${cooperativeId} and c.round_id = ${roundId}::uuid)`
    : sql`(select * from (
        select distinct on (c.member_id, c.id) c.member_id, c.id as check_id, c.scope, t.taken_on, t.asked, t.yes + t.partly + t.no + t.dispensable as answered, t.taken_on || ' ' || t.xmin as mark
        from member_check c join check_standing_total t on t.cooperative_id = ${cooperativeId} and t.taken_on <= ${on}::date and t.member_id = c.member_id and t.check_id = c.id
        where c.cooperative_id = ${cooperativeId} and c.round_id = ${roundId}::uuid order by c.member_id, c.id, t.taken_on desc) l where l.asked > 0)`;

// The counts by area behind these sums.
const counts = ({ on }: Seen): RawBuilder<unknown> =>
  on === null
    ? sql`check_area a on a.member_id = n.member_id and a.check_id = n.check_id and a.asked > 0`
    : sql`check_standing a on a.member_id = n.member_id and a.check_id = n.check_id and a.taken_on = n.taken_on and a.asked > 0`;

/** A check that is asked anything: of whom, how much is answered, and a mark that is another one whenever any of its counts has changed. */
export type Stood = { readonly memberId: MemberId; readonly checkId: string; readonly scope: string; readonly answered: number; readonly mark: string };

/** The checks of a round the reader may see, those of a member together; one row for each. */
export async function findStood(tx: Tx, seen: Seen): Promise<Stood[]> {
  const { rows } =
    await sql<Stood>`select n.member_id as "memberId", n.check_id as "checkId", n.scope, n.answered, n.mark from ${summed(seen)} n order by n.member_id, n.scope`.execute(tx);
  return rows;
}

export type AreaTally = Tally & { readonly checkId: string; readonly area: string };

/** What some checks of a round have by area. */
export async function findTallies(tx: Tx, seen: Seen, checks: readonly string[]): Promise<AreaTally[]> {
  if (checks.length === 0) return [];
  const { rows } = await sql<AreaTally>`
    select n.check_id as "checkId", a.area_key as area, a.asked, a.yes + a.partly + a.no + a.dispensable as answered, a.yes + a.dispensable as fulfilled
    from (select * from ${summed(seen)} s where s.check_id = any (${[...checks]}::uuid[])) n join ${counts(seen)}`.execute(tx);
  return rows;
}

export type Named = { readonly memberId: MemberId; readonly name: string };

/** A stretch of some members, by name. */
export async function findNamed(tx: Tx, members: readonly string[], { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select m.id as "memberId", m.name from member m where m.id = any (${[...members]}::text[]) order by m.name collate "und-x-icu", m.id limit ${limit} offset ${offset}`.execute(
    tx,
  );
  return rows;
}

/** The days on which counts of a round were noted, newest first. */
export async function findDays(tx: Tx, { cooperativeId, roundId }: Seen): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct s.taken_on::text as day from check_standing_total s join member_check c on c.member_id = s.member_id and c.id = s.check_id
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
export async function findTotals(tx: Tx, { cooperativeId, roundId }: Seen, until: string): Promise<(SumOfArea & { readonly on: string })[]> {
  const { rows } = await sql<SumOfArea & { on: string }>`
    select area_key as area, members, asked, answered, fulfilled, taken_on::text as on from area_total
    where cooperative_id = ${cooperativeId} and round_id = ${roundId}::uuid
      and taken_on = (select max(taken_on) from area_total where cooperative_id = ${cooperativeId} and round_id = ${roundId}::uuid and taken_on <= ${until}::date)`.execute(tx);
  return rows;
}
