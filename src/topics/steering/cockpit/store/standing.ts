/** Where the checks and measures of all stand, for the key figures and a member's one page; no answer is read. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { RunningCheck } from "../model.ts";

export type CheckFigures = {
  readonly roundId: string;
  readonly checks: number;
  readonly submitted: number;
  readonly asked: number;
  readonly fulfilled: number;
  readonly basicGaps: number;
  /** Share fulfilled on each of the last days counts were noted, oldest first. */
  readonly trend: readonly number[];
};

/** The round the cockpit looks at – the open one issued last, else the last – and its sums over the checks that are shown. */
export async function findCheckFigures(tx: Tx, cooperativeId: CooperativeId): Promise<CheckFigures | undefined> {
  const { rows } = await sql<CheckFigures>`
    with chosen as (select id from check_round where cooperative_id = ${cooperativeId} order by state = 'open' desc, issued_at desc limit 1),
    checks as materialized (select c.id, c.member_id, c.state from member_check c join chosen r on r.id = c.round_id where c.cooperative_id = ${cooperativeId})
    select r.id as "roundId", (select count(*)::int from checks) as checks,
      (select count(*)::int from checks where state in ('submitted', 'verified', 'closed')) as submitted,
      coalesce(a.asked, 0)::int as asked, coalesce(a.fulfilled, 0)::int as fulfilled, coalesce(a.gaps, 0)::int as "basicGaps", coalesce(t.trend, '[]') as trend
    from chosen r
    left join lateral (select sum(a.asked) as asked, sum(a.yes + a.dispensable) as fulfilled, sum(a.basic_gaps) as gaps
      from checks c join check_total a on c.state <> 'draft' and a.member_id = c.member_id and a.check_id = c.id) a on true
    left join lateral (select jsonb_agg(d.share order by d.taken_on) as trend from (
      select s.taken_on, round(sum(s.yes + s.dispensable) * 100.0 / greatest(sum(s.asked), 1))::int as share
      from checks c join check_standing_total s on c.state <> 'draft' and s.member_id = c.member_id and s.check_id = c.id group by s.taken_on order by s.taken_on desc limit 12) d) t on true`.execute(
    tx,
  );
  return rows[0];
}

/** The checks of one member, running ones first. */
export async function findRunningChecks(tx: Tx, memberId: MemberId, day: string): Promise<RunningCheck[]> {
  const { rows } = await sql<RunningCheck>`
    select c.id as "checkId", r.title, r.period, c.scope, c.state, r.state as "roundState", c.due_on::text as "dueOn", c.verified_by_name as "verifiedByName",
      coalesce(a.asked, 0) as asked, coalesce(a.yes + a.partly + a.no + a.dispensable, 0) as answered,
      coalesce(a.yes + a.dispensable, 0) as fulfilled, coalesce(a.basic_gaps, 0) as "basicGaps"
    from member_check c
    join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id and r.opens_on <= ${day}::date
    left join check_total a on a.member_id = c.member_id and a.check_id = c.id
    where c.member_id = ${memberId}
    order by r.state = 'open' desc, r.issued_at desc limit 10`.execute(tx);
  return rows;
}
