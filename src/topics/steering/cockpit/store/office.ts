/** What checks, shared answers and measures ask of the office: counted where it is alike, read only as far as it is shown. */
import { sql, type RawBuilder } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Alike } from "../model.ts";
import { byName, stretched, type Stretch } from "./waiting.ts";
import { checkColumns, isUnprinted, openChecks, type CheckRow, type Reach } from "./work.ts";

/** Only members that show their states: what the office may be told, whoever reads, also by the clock. */
const shows = (member: RawBuilder<unknown>) => sql`${member} in (select members_showing(array['status', 'detail']))`;

/** Whole days since a check was last touched. */
const idleDays = (now: Date) => sql`floor(extract(epoch from ${now}::timestamptz - c.changed_at) / 86400)::int`;

/** Shared answers of which at least so many members rely on an earlier version. */
const reviews = (cooperativeId: CooperativeId, many: number) => sql`(
    select s.cooperative_id, s.id, s.catalogue_id, s.requirement_key, count(*)::int as count
    from shared_answer s
    join adoption a on a.cooperative_id = s.cooperative_id and a.shared_answer_id = s.id and a.decision <> 'rejected' and a.version < s.version
    where s.cooperative_id = ${cooperativeId} and s.withdrawn_at is null and ${shows(sql`a.member_id`)}
    group by s.cooperative_id, s.id having count(*) >= ${many}::int)`;

/** The members' instances of measures of the cooperative that stand. */
const instances = ({ cooperativeId }: Reach) => sql`cooperative_measure d
    join measure i on i.cooperative_id = d.cooperative_id and i.cooperative_measure_id = d.id
      and d.cooperative_id = ${cooperativeId} and d.withdrawn_at is null and ${shows(sql`i.member_id`)}`;

const isOverdue = ({ day }: Reach) => sql`i.state in ('open', 'planned', 'in-progress', 'on-hold') and i.due_on < ${day}::date`;

/** One row for each measure of the cooperative that is overdue somewhere, with the earliest day, and one for each that waits for its confirmation. */
const rollOuts = (reach: Reach) => sql`(
    select d.id, d.title, 'measure-overdue' as kind, min(i.due_on) as due_on, count(*)::int as count from ${instances(reach)} where ${isOverdue(reach)} group by d.id, d.title
    union all
    select d.id, d.title, 'measure-confirm', null, count(*)::int from ${instances(reach)} where i.state = 'implemented' group by d.id, d.title)`;

/** Members of today that show their states and whose emergency pack is to be printed. */
const unprinted = ({ cooperativeId, day }: Reach) => sql`emergency_pack_standing p
    join member m on m.id = p.member_id and (m.left_on is null or m.left_on >= ${day}::date) and p.cooperative_id = ${cooperativeId}
      and ${isUnprinted(day)} and ${shows(sql`p.member_id`)}`;

/** How many members have to print their emergency pack. */
export async function countUnprinted(tx: Tx, reach: Reach): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${unprinted(reach)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** What may wait for the office in checks, shared answers and measures, counted by everything its urgency follows from. One statement. */
export async function findAlikeWork(tx: Tx, reach: Reach, { now, manyReviews }: { readonly now: Date; readonly manyReviews: number }): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    select 'check' as kind, c.state, c.due_on as "dueOn", ${idleDays(now)} as "idleDays", count(*)::int as count
    from ${openChecks(reach)} and ${shows(sql`c.member_id`)} group by 2, 3, 4
    union all
    select 'shared-review', null, null, null, count(*)::int from ${reviews(reach.cooperativeId, manyReviews)} s having count(*) > 0
    union all
    select w.kind, null, w.due_on, null, count(*)::int from ${rollOuts(reach)} w group by w.kind, w.due_on
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

/** A stretch of the shared answers of which many members rely on an earlier version, by title, with how many they are. */
export async function findReviews(tx: Tx, { cooperativeId }: Reach, many: number, stretch: Stretch): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select s.id as "sharedAnswerId", coalesce(q.title, s.requirement_key) as title, s.count
    from ${reviews(cooperativeId, many)} s
    join catalogue c on c.cooperative_id = s.cooperative_id and c.id = s.catalogue_id
    left join requirement q on q.cooperative_id = c.cooperative_id and q.version_id = c.current_version_id and q.key = s.requirement_key
    order by coalesce(q.title, s.requirement_key) collate "und-x-icu", s.id ${stretched(stretch)}`.execute(tx);
  return rows;
}

export type RollOutRow = { readonly cooperativeMeasureId: string; readonly title: string; readonly count: number; readonly dueOn: string | null };

/** A stretch of the measures of the cooperative that are overdue since a day, or – without one – wait for their confirmation, by title, with in how many members. */
export async function findRollOuts(tx: Tx, reach: Reach, { overdueOn }: { readonly overdueOn: string | null }, stretch: Stretch): Promise<RollOutRow[]> {
  const { rows } = await sql<RollOutRow>`
    select w.id as "cooperativeMeasureId", w.title, w.count, w.due_on::text as "dueOn" from ${rollOuts(reach)} w
    where w.kind = ${overdueOn === null ? "measure-confirm" : "measure-overdue"} and w.due_on is not distinct from ${overdueOn}::date
    order by w.title collate "und-x-icu", w.id ${stretched(stretch)}`.execute(tx);
  return rows;
}

/** How many instances of the cooperative's measures are overdue. */
export async function countOverdue(tx: Tx, reach: Reach): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${instances(reach)} where ${isOverdue(reach)}`.execute(tx);
  return rows[0]?.count ?? 0;
}
