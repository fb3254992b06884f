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
    select s.id as "sharedAnswerId", coalesce(q.title, s.requirement_key) as title, s.count
    from ${reviews(cooperativeId, many)} s
    join catalogue c on c.cooperative_id = s.cooperative_id and c.id = s.catalogue_id
    left join requirement q on q.cooperative_id = c.cooperative_id and q.version_id = c.current_version_id and q.key = s.requirement_key
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

/** The measures of the cooperative that are overdue somewhere (with the earliest day) or wait for their confirmation, by title, with in how many members. One look at each instance. */
export async function findRollOuts(tx: Tx, reach: Reach): Promise<RollOutRow[]> {
  const { rows } = await sql<RollOutRow>`
    select * from (
      select d.id as "cooperativeMeasureId", d.title, (count(*) filter (where ${isOverdue(reach)}))::int as overdue, (min(i.due_on) filter (where ${isOverdue(reach)}))::text as "overdueOn",
        (count(*) filter (where i.state = 'implemented'))::int as implemented
      from ${instances(reach)} group by d.id, d.title) w
    where w.overdue > 0 or w.implemented > 0
    order by w.title collate "und-x-icu", w."cooperativeMeasureId"`.execute(tx);
  return rows;
}
