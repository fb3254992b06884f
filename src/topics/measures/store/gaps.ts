/** Gaps in checks and findings in registers: what a measure may come from, and whether what it came from is closed by now. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { measureFact } from "#topics/catalogue/formats/model";
import { answeredSurvey, gap, takenFinding, takenTask, type AnsweredSurvey, type Gap, type Measure, type TakenFinding, type TakenTask } from "../model.ts";

/** Requirements of a member's running checks that are not fulfilled and have no measure yet; basic ones and quick wins first. */
export async function findGaps(tx: Tx, memberId: MemberId, limit: number): Promise<Gap[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select a.check_id as "checkId", a.requirement_key as "requirementKey", r.title as "checkTitle", q.label, q.title, g.title as area,
      (select f ->> 'value' from jsonb_array_elements(q.facts) f where f ->> 'name' = ${measureFact} limit 1) as measure,
      a.effective as status, a.basic, q.effort, q.weight, a.deficits, a.responsible, a.due_on as "dueOn"
    from check_answer a
    join member_check c on c.member_id = a.member_id and c.id = a.check_id
    join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id and r.state = 'open'
    join requirement q on q.cooperative_id = a.cooperative_id and q.version_id = r.version_id and q.key = a.requirement_key
    left join requirement_group g on g.cooperative_id = q.cooperative_id and g.version_id = q.version_id and g.key = q.area_key
    where a.member_id = ${memberId} and a.asked and a.effective in ('no', 'partly') and not exists (
      select from measure m where m.member_id = a.member_id and m.origin = 'check' and m.origin_id = a.check_id and m.origin_key = a.requirement_key and m.state <> 'rejected')
    order by a.basic desc, q.weight desc nulls last, q.effort nulls last, q.position limit ${limit}`.execute(tx);
  return rows.map((row) => gap.parse(row));
}

/** What a member has handed in, of each questionnaire the newest: its answers, and which of them have become measures. */
export async function findAnsweredSurveys(tx: Tx, memberId: MemberId): Promise<AnsweredSurvey[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select n.*, (select coalesce(jsonb_object_agg(a.question, a.value), '{}') from answer a
        where a.member_id = ${memberId} and a.campaign_id = n."campaignId" and a.state = 'answered' and a.value is not null) as values,
      array(select m.origin_key from measure m where m.member_id = ${memberId} and m.origin = 'survey' and m.origin_id = n."campaignId" and m.state <> 'rejected') as taken
    from (select distinct on (q.key) c.id as "campaignId", c.title as "campaignTitle", c.questionnaire_id as "questionnaireId"
      from response r join campaign c on c.cooperative_id = r.cooperative_id and c.id = r.campaign_id
      join questionnaire q on q.cooperative_id = c.cooperative_id and q.id = c.questionnaire_id
      where r.member_id = ${memberId} and r.state in ('submitted', 'signed-off') order by q.key, c.launched_at desc) n`.execute(tx);
  return rows.map((row) => answeredSurvey.parse(row));
}

/** For measures that come from a check: does the answer still show a gap? */
export async function findGapStates(tx: Tx, memberId: MemberId): Promise<ReadonlyMap<string, "open" | "closed">> {
  const { rows } = await sql<{ id: string; open: boolean }>`
    select m.id, a.effective in ('no', 'partly') as open
    from measure m join check_answer a on a.member_id = m.member_id and a.check_id = m.origin_id and a.requirement_key = m.origin_key
    where m.member_id = ${memberId} and m.origin = 'check' and a.effective is not null`.execute(tx);
  return new Map(rows.map(({ id, open }) => [id, open ? "open" : "closed"]));
}

/** Is there another measure of the same finding that was not rejected? */
export async function hasTwin(tx: Tx, { memberId, id, origin, originId, originKey }: Measure): Promise<boolean> {
  if (originKey === null) return false;
  const { rows } = await sql`
    select from measure where member_id = ${memberId} and id <> ${id}::uuid and origin = ${origin} and origin_id is not distinct from ${originId}::uuid
      and origin_key = ${originKey} and state <> 'rejected'`.execute(tx);
  return rows.length > 0;
}

/** Findings of the emergency registers that have become measures and were not rejected. */
export async function findTakenFindings(tx: Tx, memberId: MemberId): Promise<TakenFinding[]> {
  const rows = await tx
    .selectFrom("measure")
    .select(["origin_key as originKey", "id as measureId", "state"])
    .where("member_id", "=", memberId)
    .where("origin", "=", "emergency")
    .where("origin_key", "is not", null)
    .where("state", "<>", "rejected")
    .execute();
  return rows.map((row) => takenFinding.parse(row));
}

/** Tasks of a meeting – by the beginning of their keys – that have become measures, as far as the actor sees them. */
export async function findTakenTasks(tx: Tx, cooperativeId: CooperativeId, page: string): Promise<TakenTask[]> {
  const { rows } = await sql`
    select origin_key as "originKey", id as "measureId", null as "memberId", '' as "memberName", null as state from cooperative_measure
    where cooperative_id = ${cooperativeId} and withdrawn_at is null and starts_with(origin_key, ${`${page}#`})
    union all
    select i.origin_key, i.id, i.member_id, m.name, i.state from measure i join member m on m.id = i.member_id
    where i.cooperative_id = ${cooperativeId} and i.origin = 'decision' and i.state <> 'rejected' and starts_with(i.origin_key, ${`${page}#`})
    order by 4`.execute(tx);
  return rows.map((row) => takenTask.parse(row));
}

/** Measures of the cooperative that are overdue in members today, with how many of those the actor sees. */
export async function findOverdueRollOuts(tx: Tx, cooperativeId: CooperativeId, today: string): Promise<{ id: string; title: string; overdue: number; since: string }[]> {
  const { rows } = await sql<{ id: string; title: string; overdue: number; since: string }>`
    select d.id, d.title, count(*)::int as overdue, min(i.due_on)::text as since from measure i join cooperative_measure d on d.cooperative_id = i.cooperative_id and d.id = i.cooperative_measure_id
    where i.cooperative_id = ${cooperativeId} and i.state in ('open', 'planned', 'in-progress', 'on-hold') and i.due_on < ${today}::date and d.withdrawn_at is null
    group by d.id, d.title order by 3 desc, d.title limit 50`.execute(tx);
  return rows;
}
