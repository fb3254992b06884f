/** One figure for each member, and the answers to the five questions, counted. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { indicators } from "../model.ts";

export type TileRow = {
  readonly memberId: MemberId;
  readonly name: string;
  readonly ags: string | null;
  readonly asked: number;
  readonly answered: number;
  readonly fulfilled: number;
  readonly basicGaps: number;
  readonly openMeasures: number;
  readonly surveyAsked: number;
  readonly surveyDone: number;
};

type Shown = { readonly cooperativeId: CooperativeId; readonly roundId: string | null; readonly day: string };

/** The members of a day with every figure a tile may show; one statement over the sums. */
export async function findTiles(tx: Tx, { cooperativeId, roundId, day }: Shown): Promise<TileRow[]> {
  const { rows } = await sql<TileRow>`
    select m.id as "memberId", m.name, m.ags, coalesce(a.asked, 0)::int as asked, coalesce(a.answered, 0)::int as answered, coalesce(a.fulfilled, 0)::int as fulfilled,
      coalesce(a.gaps, 0)::int as "basicGaps", coalesce(o.measures, 0)::int as "openMeasures", coalesce(g.asked, 0)::int as "surveyAsked", coalesce(g.done, 0)::int as "surveyDone"
    from member m
    left join (select c.member_id, sum(x.asked) as asked, sum(x.yes + x.partly + x.no + x.dispensable) as answered, sum(x.yes + x.dispensable) as fulfilled, sum(x.basic_gaps) as gaps
      from member_check c join check_total x on x.member_id = c.member_id and x.check_id = c.id
      where c.cooperative_id = ${cooperativeId} and c.round_id = ${roundId}::uuid group by c.member_id) a on a.member_id = m.id
    left join (select member_id, sum(measures) as measures from measure_count where cooperative_id = ${cooperativeId}
      and state in ('open', 'planned', 'in-progress', 'on-hold') group by member_id) o on o.member_id = m.id
    left join (select member_id, sum(asked) as asked, sum(asked - missing) as done from section_progress where cooperative_id = ${cooperativeId} and campaign_id = (
      select id from campaign where cooperative_id = ${cooperativeId} order by state = 'open' desc, launched_at desc limit 1) group by member_id) g on g.member_id = m.id
    where m.cooperative_id = ${cooperativeId} and m.admitted_on <= ${day}::date and (m.left_on is null or m.left_on >= ${day}::date)
    order by m.name collate "und-x-icu", m.id`.execute(tx);
  return rows;
}

export type AskedCampaign = {
  readonly id: string;
  readonly title: string;
  readonly period: string;
  readonly state: "open" | "closed";
  /** „question option“ and its points. */
  readonly points: readonly { readonly question: string; readonly option: string; readonly points: number | null }[];
};

/** The last two campaigns that ask the five questions, newest first; `closedOnly` leaves out what still runs. */
export async function findAskedCampaigns(tx: Tx, cooperativeId: CooperativeId, closedOnly: boolean): Promise<AskedCampaign[]> {
  const { rows } = await sql<AskedCampaign>`
    select c.id, c.title, c.period, c.state, (
      select coalesce(jsonb_agg(jsonb_build_object('question', q.question ->> 'key', 'option', o.option ->> 'key', 'points', (o.option ->> 'points')::numeric)), '[]')
      from jsonb_array_elements(d.definition -> 'sections') s (section), jsonb_array_elements(s.section -> 'questions') q (question),
        jsonb_array_elements(coalesce(q.question -> 'options', '[]')) o (option)
      where q.question ->> 'key' = any (${[...indicators]}::text[])) as points
    from campaign c join questionnaire d on d.cooperative_id = c.cooperative_id and d.id = c.questionnaire_id
    where c.cooperative_id = ${cooperativeId} and (not ${closedOnly}::boolean or c.state = 'closed')
      and d.definition @? ('$.sections[*].questions[*] ? (@.key == "' || ${indicators[0]}::text || '")')::jsonpath
    order by c.launched_at desc limit 2`.execute(tx);
  return rows;
}

export type SaidRow = { readonly campaignId: string; readonly question: string; readonly choice: string | null; readonly unknown: boolean; readonly members: number };

/** How often what was said to the five questions in some campaigns. */
export async function findSaid(tx: Tx, cooperativeId: CooperativeId, campaigns: readonly string[]): Promise<SaidRow[]> {
  if (campaigns.length === 0) return [];
  const { rows } = await sql<SaidRow>`
    select campaign_id as "campaignId", question, value #>> '{}' as choice, state = 'unknown' as unknown, count(*)::int as members
    from answer where cooperative_id = ${cooperativeId} and campaign_id = any (${[...campaigns]}::uuid[]) and question = any (${[...indicators]}::text[])
      and state in ('answered', 'unknown')
    group by 1, 2, 3, 4`.execute(tx);
  return rows;
}
