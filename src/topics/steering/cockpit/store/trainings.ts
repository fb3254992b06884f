/** What trainings ask of the town halls the actor reaches, and of the office; from published figures only. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Reach } from "./work.ts";

/** What is published of every member: a figure never falls, so the greatest of each cell is the last one. */
const finished = (cooperativeId: CooperativeId) => sql`
    finished as (select member_id, campaign_id, sum(completed)::int as completed from (
        select member_id, campaign_id, max(completed) as completed from training_figure
        where cooperative_id = ${cooperativeId} and campaign_id in (select id from running) group by member_id, campaign_id, cell) c
      group by member_id, campaign_id)`;

export type TrainingRow = {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly campaignId: string;
  readonly title: string;
  readonly dueOn: string;
  readonly reason: "training-untouched" | "training-low";
  /** Departments nobody has done anything for; of one that is low, how many have finished at least. */
  readonly count: number;
};

/** Running trainings with departments that have neither slips nor an attendance, else those near their end that fewer than half have finished. */
export async function findOpenTrainings(tx: Tx, { cooperativeId, day }: Reach, noticeDays: number): Promise<TrainingRow[]> {
  const { rows } = await sql<TrainingRow>`
    with running as (select id, title, due_on from training_campaign where cooperative_id = ${cooperativeId} and state = 'open' and opens_on <= ${day}::date),
    ${finished(cooperativeId)},
    attended as (select distinct department_id from training_attendance where cooperative_id = ${cooperativeId} and campaign_id in (select id from running)),
    asked as (
      select d.member_id, d.campaign_id, sum(d.slips)::int as slips, count(*) filter (where d.slips = 0 and a.department_id is null)::int as untouched
      from training_department d left join attended a on a.department_id = d.id
      where d.cooperative_id = ${cooperativeId} and d.campaign_id in (select id from running) group by d.member_id, d.campaign_id)
    select q.member_id as "memberId", m.name as "memberName", r.id as "campaignId", r.title, r.due_on::text as "dueOn",
      case when q.untouched > 0 then 'training-untouched' else 'training-low' end as reason, case when q.untouched > 0 then q.untouched else coalesce(f.completed, 0) end as count
    from asked q join running r on r.id = q.campaign_id
    join member m on m.id = q.member_id and (m.left_on is null or m.left_on >= ${day}::date)
    left join finished f on f.member_id = q.member_id and f.campaign_id = q.campaign_id
    where q.untouched > 0 or (r.due_on <= ${day}::date + ${noticeDays}::int and coalesce(f.completed, 0) * 2 < q.slips)
    order by r.due_on, r.title, r.id`.execute(tx);
  return rows;
}

export type LowTraining = { readonly campaignId: string; readonly title: string; readonly dueOn: string; readonly completed: number };

/** Trainings of the cooperative near their end that fewer than half of those with slips have finished, over the members that show their states. Reads nothing while none ends. */
export async function findLowTrainings(tx: Tx, { cooperativeId, day }: Reach, noticeDays: number): Promise<LowTraining[]> {
  const { rows } = await sql<LowTraining>`
    with running as (select id, title, due_on from training_campaign
      where cooperative_id = ${cooperativeId} and state = 'open' and opens_on <= ${day}::date and due_on <= ${day}::date + ${noticeDays}::int),
    ${finished(cooperativeId)},
    asked as (select member_id, campaign_id, sum(slips)::int as slips from training_department
      where cooperative_id = ${cooperativeId} and campaign_id in (select id from running) and member_id in (select members_showing(array['status', 'detail'])) group by 1, 2)
    select r.id as "campaignId", r.title, r.due_on::text as "dueOn", coalesce(sum(f.completed), 0)::int as completed
    from running r join asked a on a.campaign_id = r.id left join finished f on f.member_id = a.member_id and f.campaign_id = a.campaign_id
    group by r.id, r.title, r.due_on having coalesce(sum(f.completed), 0) * 2 < sum(a.slips) or sum(a.slips) = 0
    order by r.due_on, r.title collate "und-x-icu", r.id`.execute(tx);
  return rows;
}
