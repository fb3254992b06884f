/** What checks, shared answers and measures ask of the office: counted where it is alike, read only as far as it is shown. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { Alike } from "../model.ts";
import { byName, stretched, type Stretch } from "./waiting.ts";
import { checkColumns, isUnprinted, openChecks, type CheckRow, type Reach } from "./work.ts";

/** Only members that show their states: what the office may be told, also where the clock reads. From outside the policies see to it. */
const shows = (member: RawBuilder<unknown>) => sql`((select looks_from_outside()) or ${member} in (select members_showing(array['status', 'detail'])))`;

/** Whole days since a check was last touched. */
const idleDays = (now: Date) => sql`floor(extract(epoch from ${now}::timestamptz - c.changed_at) / 86400)::int`;

/** How many members rely on an earlier version of a shared answer `s`: asked for each of them, so that only those behind are read. */
const behind = sql`(
    select count(*)::int as count from adoption a
    where a.cooperative_id = s.cooperative_id and a.shared_answer_id = s.id and a.decision <> 'rejected' and a.version < s.version and ${shows(sql`a.member_id`)})`;

/** The members' instances of measures of the cooperative that are overdue or wait for their confirmation, counted for each measure. */
const awaited = ({ cooperativeId, day }: Reach) => sql`(
    select i.cooperative_measure_id as id, (count(*) filter (where i.state <> 'implemented'))::int as overdue,
      (min(i.due_on) filter (where i.state <> 'implemented'))::text as "overdueOn", (count(*) filter (where i.state = 'implemented'))::int as implemented
    from measure i
    where i.cooperative_id = ${cooperativeId} and i.cooperative_measure_id is not null and ${shows(sql`i.member_id`)}
      and (i.state = 'implemented' or i.state in ('open', 'planned', 'in-progress', 'on-hold') and i.due_on < ${day}::date)
    group by i.cooperative_measure_id)`;

/** Members of today that show their states and whose emergency pack is to be printed. */
const unprinted = ({ cooperativeId, day }: Reach) => sql`emergency_pack_standing p
    join member m on m.id = p.member_id and (m.left_on is null or m.left_on >= ${day}::date) and p.cooperative_id = ${cooperativeId}
      and ${isUnprinted(day)} and ${shows(sql`p.member_id`)}`;

/** How many members have to print their emergency pack. */
export async function countUnprinted(tx: Tx, reach: Reach): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${unprinted(reach)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Checks and packs that may wait for the office, counted by everything their urgency follows from. One statement. */
export async function findAlikeWork(tx: Tx, reach: Reach, now: Date): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    select 'check' as kind, c.state, c.due_on as "dueOn", ${idleDays(now)} as "idleDays", count(*)::int as count
    from ${openChecks(reach)} and ${shows(sql`c.member_id`)} group by 2, 3, 4
    union all
    -- However many members it concerns, it is one line.
    select 'pack-print', null, null, null, 1 from ${unprinted(reach)} having count(*) > 0`.execute(tx);
  return rows;
}

type Among = { readonly now: Date; readonly alike: readonly Alike[] };

/** A stretch of the checks that are like those counted, by name. */
export async function findAlikeChecks(tx: Tx, reach: Reach, { now, alike }: Among, stretch: Stretch): Promise<CheckRow[]> {
  const { rows } = await sql<CheckRow>`
    select ${checkColumns} from ${openChecks(reach)} and ${shows(sql`c.member_id`)}
    join jsonb_to_recordset(${JSON.stringify(alike)}::jsonb) as k (state text, "dueOn" date, "idleDays" int)
      on k.state = c.state and k."dueOn" = c.due_on and k."idleDays" = ${idleDays(now)}
    order by ${byName}, c.id ${stretched(stretch)}`.execute(tx);
  return rows;
}

export type ReviewRow = { readonly sharedAnswerId: string; readonly title: string; readonly count: number };

/** The shared answers of which many members rely on an earlier version, by title, with how many they are. */
export async function findReviews(tx: Tx, { cooperativeId }: Reach, many: number): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select s.id as "sharedAnswerId", coalesce(q.title, s.requirement_key) as title, b.count
    from shared_answer s
    cross join lateral ${behind} b
    join catalogue c on c.cooperative_id = s.cooperative_id and c.id = s.catalogue_id
    left join requirement q on q.cooperative_id = c.cooperative_id and q.version_id = c.current_version_id and q.key = s.requirement_key
    where s.cooperative_id = ${cooperativeId} and s.withdrawn_at is null and b.count >= ${many}::int
    order by coalesce(q.title, s.requirement_key) collate "und-x-icu", s.id`.execute(tx);
  return rows;
}

export type RollOutRow = {
  readonly cooperativeMeasureId: string;
  readonly title: string;
  readonly overdue: number;
  readonly overdueOn: string | null;
  readonly implemented: number;
};

/** The measures of the cooperative that are overdue somewhere (with the earliest day) or wait for their confirmation, by title, with in how many members. */
export async function findRollOuts(tx: Tx, reach: Reach): Promise<RollOutRow[]> {
  const { rows } = await sql<RollOutRow>`
    select d.id as "cooperativeMeasureId", d.title, w.overdue, w."overdueOn", w.implemented
    from ${awaited(reach)} w
    join cooperative_measure d on d.cooperative_id = ${reach.cooperativeId} and d.id = w.id and d.withdrawn_at is null
    order by d.title collate "und-x-icu", d.id`.execute(tx);
  return rows;
}
