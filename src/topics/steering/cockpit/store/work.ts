/** What waits in checks, shared answers and measures of the town halls the actor reaches: each found for all of them at once. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { CheckState } from "#topics/assessment/checks/model";
import type { Look } from "../model.ts";

export type Reach = { readonly cooperativeId: CooperativeId; readonly day: string };

export type CheckRow = {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly checkId: string;
  readonly roundId: string;
  readonly title: string;
  readonly state: CheckState;
  readonly dueOn: string;
  readonly lastAt: Date;
  readonly remark: string;
};

/** Checks of running rounds that nobody has signed. */
export const openChecks = ({ cooperativeId, day }: Reach) => sql`member_check c
    join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id and r.state = 'open' and r.opens_on <= ${day}::date and c.state <> 'closed'
    join member m on m.id = c.member_id and (m.left_on is null or m.left_on >= ${day}::date) and c.cooperative_id = ${cooperativeId}`;

/** What is said of each. */
export const checkColumns = sql`c.member_id as "memberId", m.name as "memberName", c.id as "checkId", c.round_id as "roundId",
      r.title || ' ' || r.period || case when c.scope = '' then '' else ' – ' || c.scope end as title, c.state, c.due_on::text as "dueOn", c.changed_at as "lastAt",
      c.return_reason as remark`;

export async function findOpenChecks(tx: Tx, reach: Reach): Promise<CheckRow[]> {
  const { rows } = await sql<CheckRow>`select ${checkColumns} from ${openChecks(reach)}`.execute(tx);
  return rows;
}

/** A pack nobody has printed, or not for 90 days (PROMISES G24); `p` is its standing. */
export const isUnprinted = (day: string) => sql`(p.printed_on is null or p.printed_on < ${day}::date - 90)`;

export type OwnRow = {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly undecided: number;
  readonly review: number;
  readonly relied: number;
  readonly duty: number;
  readonly overdue: number;
  readonly overdueOn: string | null;
  readonly soon: number;
  readonly soonOn: string | null;
  readonly unowned: number;
  readonly escalated: number;
  readonly implemented: number;
  readonly pending: number;
  /** What is missing in registers of the emergency that somebody has begun; is the pack to be printed (1) or not (0)? */
  readonly emergencyGaps: number;
  /** Telephones with the pack nobody has confirmed for a year. */
  readonly phones: number;
  readonly unprinted: number;
};

/** For every town hall the actor reaches: shared answers to decide on and to review, measures due, overdue, without an owner, to be confirmed. */
export async function findOwn(tx: Tx, { cooperativeId, day }: Reach, soonDays: number): Promise<OwnRow[]> {
  const { rows } = await sql<OwnRow>`
    with standing as (
      -- What is offered to a requirement the member is asked about.
      select c.member_id, s.id, s.version from member_check c
      join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id and r.state = 'open'
      join shared_answer s on s.cooperative_id = r.cooperative_id and s.catalogue_id = r.catalogue_id and s.withdrawn_at is null
      where c.cooperative_id = ${cooperativeId} and c.state <> 'closed' group by c.member_id, s.id, s.version),
    offers as (
      select o.member_id, count(*) filter (where a.member_id is null)::int as undecided from standing o
      left join adoption a on a.member_id = o.member_id and a.shared_answer_id = o.id group by o.member_id),
    adopted as (
      select a.member_id, count(*)::int as relied, count(*) filter (where a.version < s.version)::int as review,
        count(*) filter (where v.coverage = 'partial' and not a.duty_done)::int as duty
      from adoption a
      join shared_answer s on s.cooperative_id = a.cooperative_id and s.id = a.shared_answer_id and s.withdrawn_at is null
      join shared_answer_version v on v.cooperative_id = a.cooperative_id and v.shared_answer_id = a.shared_answer_id and v.version = a.version
      where a.cooperative_id = ${cooperativeId} and a.decision <> 'rejected' group by a.member_id),
    work as (
      select member_id, count(*)::int as pending,
        count(*) filter (where due_on < ${day}::date)::int as overdue, (min(due_on) filter (where due_on < ${day}::date))::text as overdue_on,
        count(*) filter (where due_on between ${day}::date and ${day}::date + ${soonDays}::int)::int as soon,
        (min(due_on) filter (where due_on >= ${day}::date))::text as soon_on,
        count(*) filter (where owner_name = '')::int as unowned, count(*) filter (where escalated_at is not null)::int as escalated
      from measure where cooperative_id = ${cooperativeId} and state in ('open', 'planned', 'in-progress', 'on-hold') group by member_id),
    done as (select member_id, sum(measures)::int as implemented from measure_count where cooperative_id = ${cooperativeId} and state = 'implemented' group by member_id),
    prepared as (select member_id, sum(wanted - met)::int as gaps from emergency_standing where cooperative_id = ${cooperativeId} group by member_id),
    carried as (select member_id, count(*)::int as phones from emergency_phone
      where cooperative_id = ${cooperativeId} and dropped_at is null and coalesce(confirmed_at, set_up_at) < ${day}::date - 365 group by member_id)
    select m.id as "memberId", m.name as "memberName", coalesce(o.undecided, 0) as undecided, coalesce(d.review, 0) as review, coalesce(d.relied, 0) as relied,
      coalesce(d.duty, 0) as duty, coalesce(w.overdue, 0) as overdue, w.overdue_on as "overdueOn", coalesce(w.soon, 0) as soon, w.soon_on as "soonOn",
      coalesce(w.unowned, 0) as unowned, coalesce(w.escalated, 0) as escalated, coalesce(e.implemented, 0) as implemented, coalesce(w.pending, 0) as pending,
      coalesce(g.gaps, 0) as "emergencyGaps", coalesce(f.phones, 0) as phones, (p.member_id is not null and ${isUnprinted(day)})::int as unprinted
    from member m
    left join offers o on o.member_id = m.id left join adopted d on d.member_id = m.id left join work w on w.member_id = m.id left join done e on e.member_id = m.id
    left join prepared g on g.member_id = m.id left join carried f on f.member_id = m.id left join emergency_pack_standing p on p.member_id = m.id
    where m.cooperative_id = ${cooperativeId} and (m.left_on is null or m.left_on >= ${day}::date)
      and (current_setting('app.members') = '*' or m.id = any ((select app_members())::text[]))`.execute(tx);
  return rows;
}

/** Answers to a text that has changed since, and proposals nobody has confirmed, for each check of a member that can be changed. */
export async function findCheckLooks(tx: Tx, memberId: MemberId, day: string): Promise<Look[]> {
  const { rows } = await sql<Look>`
    with found as (
      select c.id as "checkId", r.title || ' ' || r.period as title, c.due_on::text as "dueOn",
        count(*) filter (where a.status is not null and a.text_hash <> q.text_hash)::int as changed,
        count(*) filter (where a.status is null and a.suggested is not null)::int as suggested
      from member_check c
      join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id and r.state = 'open' and r.opens_on <= ${day}::date
      join check_answer a on a.member_id = c.member_id and a.check_id = c.id and a.asked
      join requirement q on q.cooperative_id = r.cooperative_id and q.version_id = r.version_id and q.key = a.requirement_key
      where c.member_id = ${memberId} and c.state in ('draft', 'in-progress', 'returned') group by c.id, r.title, r.period, c.due_on)
    select l.kind, f."checkId", f.title, f."dueOn", l.count from found f
    cross join lateral (values ('check-changed', f.changed), ('check-suggested', f.suggested)) as l (kind, count)
    where l.count > 0 order by l.kind, f."dueOn", f.title`.execute(tx);
  return rows;
}

export type OpenArea = { readonly checkId: string; readonly title: string; readonly area: string; readonly areaTitle: string; readonly open: number; readonly dueOn: string };

/** The areas of a member's running checks in which something is open, in the catalogue's order; what a colleague sees to stays away. */
export async function findOpenAreas(tx: Tx, memberId: MemberId, { day, personId }: { readonly day: string; readonly personId: string | null }): Promise<OpenArea[]> {
  const { rows } = await sql<OpenArea>`
    select c.id as "checkId", r.title || ' ' || r.period as title, a.area_key as area, coalesce(g.title, a.area_key) as "areaTitle",
      a.asked - a.yes - a.partly - a.no - a.dispensable as open, c.due_on::text as "dueOn"
    from member_check c
    join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id and r.state = 'open' and r.opens_on <= ${day}::date
    join check_area a on a.member_id = c.member_id and a.check_id = c.id and a.asked > a.yes + a.partly + a.no + a.dispensable
    left join requirement_group g on g.cooperative_id = r.cooperative_id and g.version_id = r.version_id and g.key = a.area_key
    where c.member_id = ${memberId} and c.state in ('draft', 'in-progress', 'returned') and (a.assigned_to is null or a.assigned_to = ${personId}::uuid)
    order by c.due_on, c.id, g.position nulls last, a.area_key limit 5`.execute(tx);
  return rows;
}
