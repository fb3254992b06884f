import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Running } from "../model.ts";

/** The campaign the cockpit looks at: the open one that was launched last, else the last one. */
export async function findCurrentCampaign(tx: Tx, cooperativeId: CooperativeId): Promise<{ id: string; title: string; dueOn: string } | undefined> {
  const { rows } = await sql<{ id: string; title: string; dueOn: string }>`
    select id, title, due_on as "dueOn" from campaign where cooperative_id = ${cooperativeId}
    order by state = 'open' desc, launched_at desc limit 1`.execute(tx);
  return rows[0];
}

export type FigureRow = {
  readonly members: number;
  readonly invited: number;
  readonly submitted: number;
  readonly signedOff: number;
  readonly asked: number;
  readonly done: number;
  readonly openInquiries: number;
};

/** The numbers behind the key figures, each counted in the database. */
export async function findFigures(tx: Tx, cooperativeId: CooperativeId, campaignId: string | null, day: string): Promise<FigureRow> {
  const { rows } = await sql<FigureRow>`
    select
      (select count(*)::int from member where cooperative_id = ${cooperativeId} and (left_on is null or left_on >= ${day}::date)) as members,
      (select count(*)::int from participant where cooperative_id = ${cooperativeId} and campaign_id = ${campaignId}::uuid) as invited,
      r.asked, r.done, r.submitted, r."signedOff",
      (select count(*)::int from inquiry where cooperative_id = ${cooperativeId} and state = 'open') as "openInquiries"
    from (select coalesce(sum(asked), 0)::int as asked, coalesce(sum(answered + unknown), 0)::int as done,
        count(*) filter (where state in ('submitted', 'signed-off'))::int as submitted, count(*) filter (where state = 'signed-off')::int as "signedOff"
      from response where cooperative_id = ${cooperativeId} and campaign_id = ${campaignId}::uuid) r`.execute(tx);
  // An aggregate without grouping always answers one row.
  return rows[0] ?? { members: 0, invited: 0, submitted: 0, signedOff: 0, asked: 0, done: 0, openInquiries: 0 };
}

export type TrendRow = { readonly week: number; readonly submitted: number; readonly signedOff: number };

const weekSeconds = 7 * 86_400;

/** How many had submitted and released by the end of each of the last twelve weeks: each response falls into one week, the weeks are added up. */
export async function findTrend(tx: Tx, cooperativeId: CooperativeId, campaignId: string | null, now: Date): Promise<TrendRow[]> {
  const { rows } = await sql<TrendRow>`
    select w.week, coalesce(sum(n.submitted) over (order by w.week), 0)::int as submitted, coalesce(sum(n.signed_off) over (order by w.week), 0)::int as "signedOff"
    from generate_series(0, 11) as w (week)
    left join (
      select greatest(0, 11 - floor(extract(epoch from ${now}::timestamptz - done.at) / ${weekSeconds}::int))::int as week,
        count(*) filter (where done.what = 'submitted') as submitted, count(*) filter (where done.what = 'signed-off') as signed_off
      from response r cross join lateral (values ('submitted', r.submitted_at), ('signed-off', r.signed_off_at)) as done (what, at)
      where r.cooperative_id = ${cooperativeId} and r.campaign_id = ${campaignId}::uuid and done.at <= ${now}::timestamptz
      group by 1) n on n.week = w.week
    order by w.week`.execute(tx);
  return rows;
}

export type StepRow = {
  readonly memberId: MemberId;
  readonly name: string;
  readonly coordinators: number;
  readonly managers: number;
  readonly active: number;
  readonly people: number;
  readonly state: Running["state"] | null;
  readonly asked: number;
  readonly done: number;
  /** What the council said of the agreement put before it last; null where nothing is put before it. */
  readonly resolved: "adopted" | "postponed" | "open" | null;
  readonly signed: boolean;
  /** Where the charge of the year stands; null where the year is not levied. */
  readonly charge: "levied" | "settled" | null;
  /** Call-offs from framework contracts that stand. */
  readonly callOffs: number;
};

/** The members of one page with everything their steps follow from. */
export async function findStepRows(tx: Tx, asked: { cooperativeId: CooperativeId; campaignId: string | null; day: string; limit: number; offset: number }): Promise<StepRow[]> {
  const { cooperativeId, campaignId, day, limit, offset } = asked;
  const { rows } = await sql<StepRow>`
    with shown as (
      select id, name from member where cooperative_id = ${cooperativeId} and (left_on is null or left_on >= ${day}::date)
      order by name collate "und-x-icu" limit ${limit} offset ${offset}),
    -- Whoever joins is asked alone: the others have signed what was before.
    put as (select id, change = 'accession' as joining from agreement_version where cooperative_id = ${cooperativeId} and state <> 'draft' order by number desc limit 1)
    select s.id as "memberId", s.name, h.coordinators, h.managers, h.active, h.people,
      case when p.member_id is null then null else coalesce(r.state, 'not-begun') end as state,
      coalesce(r.asked, 0) as asked, coalesce(r.asked - r.missing, 0) as done,
      case when put.id is null then null when d.result like 'adopted%' then 'adopted' when d.result = 'postponed' then 'postponed' else 'open' end as resolved,
      exists (select from agreement_signature g where g.member_id = s.id and (g.version_id = put.id or put.joining)) as signed,
      (select case when c.actual_cents is null then 'levied' else 'settled' end from cost_charge c where c.member_id = s.id and c.year = extract(year from ${day}::date)::int) as charge,
      (select count(*)::int from call_off o where o.member_id = s.id and o.state <> 'cancelled') as "callOffs"
    from shown s
    left join put on true
    left join lateral (
      select result from council_decision d where d.member_id = s.id and (d.version_id = put.id or put.joining) order by d.version_id = put.id desc, d.session_on desc limit 1) d on true
    cross join lateral (
      select count(*) filter (where a.role = 'coordinator')::int as coordinators, count(*) filter (where a.role = 'management')::int as managers,
        count(distinct a.person_id) filter (where acc.activated_at is not null)::int as active, count(distinct a.person_id)::int as people
      from assignment a left join account acc on acc.person_id = a.person_id
      where a.cooperative_id = ${cooperativeId} and a.member_id = s.id and a.role in ('coordinator', 'management')
        and a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to >= ${day}::date)) h
    left join participant p on p.member_id = s.id and p.campaign_id = ${campaignId}::uuid
    left join response r on r.member_id = s.id and r.campaign_id = ${campaignId}::uuid
    order by s.name collate "und-x-icu"`.execute(tx);
  return rows;
}

/** The surveys of one member, open ones first. */
export async function findRunning(tx: Tx, memberId: MemberId): Promise<Running[]> {
  const { rows } = await sql<Running>`
    select c.id as "campaignId", c.title, c.period, coalesce(r.state, 'not-begun') as state, c.state as "campaignState",
      coalesce(r.asked, 0) as asked, coalesce(r.answered + r.unknown, 0) as done, coalesce(r.missing, 0) as missing, coalesce(r.unknown, 0) as unknown, p.due_on as "dueOn",
      exists (select from tally t where t.cooperative_id = c.cooperative_id and t.campaign_id = c.id) as compared,
      r.submitted_at as "submittedAt", r.submitted_by_name as "submittedByName", r.signed_off_at as "signedOffAt"
    from participant p
    join campaign c on c.cooperative_id = p.cooperative_id and c.id = p.campaign_id
    left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id
    where p.member_id = ${memberId}
    order by c.state = 'open' desc, p.due_on, c.launched_at desc limit 20`.execute(tx);
  return rows;
}

export type SectionRow = {
  readonly campaignId: string;
  readonly campaignTitle: string;
  readonly dueOn: string;
  readonly section: string;
  readonly title: string;
  readonly place: number;
  readonly total: number;
  readonly open: number | null;
  readonly carried: number;
  readonly handedIn: boolean;
  readonly delegated: boolean;
};

/** The sections of a member's open surveys, with what is left in each; `open` is null where nobody has begun. */
export async function findOpenSections(tx: Tx, memberId: MemberId, now: Date): Promise<SectionRow[]> {
  const { rows } = await sql<SectionRow>`
    select c.id as "campaignId", c.title as "campaignTitle", p.due_on as "dueOn", d.section ->> 'key' as section, d.section ->> 'title' as title, d.place::int as place,
      jsonb_array_length(d.section -> 'questions') as total, g.missing as open, coalesce(a.carried, 0)::int as carried,
      g.handed_in_at is not null as "handedIn",
      exists (select from delegation x where x.member_id = p.member_id and x.campaign_id = c.id and (d.section ->> 'key') = any (x.sections)
        and x.revoked_at is null and x.expires_at > ${now}) as delegated
    from participant p
    join campaign c on c.cooperative_id = p.cooperative_id and c.id = p.campaign_id and c.state = 'open'
    join questionnaire q on q.cooperative_id = c.cooperative_id and q.id = c.questionnaire_id
    cross join lateral jsonb_array_elements(q.definition -> 'sections') with ordinality as d (section, place)
    left join response r on r.member_id = p.member_id and r.campaign_id = c.id
    left join section_progress g on g.member_id = p.member_id and g.campaign_id = c.id and g.section = d.section ->> 'key'
    left join (select campaign_id, section, count(*) filter (where carried_over and state = 'open') as carried from answer where member_id = ${memberId} group by campaign_id, section) a
      on a.campaign_id = c.id and a.section = d.section ->> 'key'
    where p.member_id = ${memberId} and coalesce(r.state, 'in-progress') in ('in-progress', 'returned')
    order by p.due_on, c.id, d.place`.execute(tx);
  return rows;
}

/** Closed surveys of a member whose comparison is released and new (30 days). */
export async function findReleasedComparisons(tx: Tx, memberId: MemberId, since: Date): Promise<{ campaignId: string; title: string }[]> {
  const { rows } = await sql<{ campaignId: string; title: string }>`
    select c.id as "campaignId", c.title from participant p
    join campaign c on c.cooperative_id = p.cooperative_id and c.id = p.campaign_id
    where p.member_id = ${memberId} and c.state = 'closed' and c.closed_at > ${since}
      and exists (select from tally t where t.cooperative_id = c.cooperative_id and t.campaign_id = c.id)`.execute(tx);
  return rows;
}

/** Names for the frame, and what waits, in one statement. */
export async function findCounts(
  tx: Tx,
  cooperativeId: CooperativeId,
  memberId: MemberId | null,
): Promise<{ cooperativeName: string; memberName: string | null; surveys: number; inquiries: number } | undefined> {
  const { rows } = await sql<{ cooperativeName: string; memberName: string | null; surveys: number; inquiries: number }>`
    select c.name as "cooperativeName", (select name from member where id = ${memberId}) as "memberName",
      (select count(*)::int from campaign x where x.cooperative_id = c.id and x.state = 'open' and (${memberId}::text is null or exists (
        select from participant p left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id
        where p.member_id = ${memberId} and p.campaign_id = x.id and coalesce(r.state, 'in-progress') in ('in-progress', 'returned')))) as surveys,
      (select count(*)::int from inquiry i where i.cooperative_id = c.id and i.state = case when ${memberId}::text is null then 'open' else 'answered' end
        and (${memberId}::text is null or i.member_id = ${memberId})) as inquiries
    from cooperative c where c.id = ${cooperativeId}`.execute(tx);
  return rows[0];
}

/** What is kept of a member's people, by kind, with the oldest row. */
export async function findKept(tx: Tx, memberId: MemberId): Promise<{ kind: string; rows: number; oldest: Date | null }[]> {
  const { rows } = await sql<{ kind: string; rows: number; oldest: Date | null }>`
    select 'answers' as kind, count(*)::int as rows, min(answered_at) as oldest from answer where member_id = ${memberId}
    union all select 'snapshots', count(*)::int, min(taken_at) from snapshot where member_id = ${memberId}
    union all select 'delegations', count(*)::int, min(created_at) from delegation where member_id = ${memberId}
    union all select 'inquiries', count(*)::int, min(asked_at) from inquiry where member_id = ${memberId}
    union all select 'offices', count(*)::int, min(valid_from)::timestamptz from assignment where member_id = ${memberId}
    union all select 'documents', count(*)::int, min(changed_at) from document_version where member_id = ${memberId}
    union all select 'acknowledgements', count(*)::int, min(started_at) from acknowledgement where member_id = ${memberId}
    union all select 'files', count(*)::int, min(stored_at) from stored_file where member_id = ${memberId}
    union all select 'audit', count(*)::int, min(at) from audit_event where member_id = ${memberId}`.execute(tx);
  return rows;
}

/** When a person last got a digest; the mails themselves are the memory. */
export async function findRecentDigests(tx: Tx, cooperativeId: CooperativeId, since: Date): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("mail")
    .select("recipient_person_id")
    .where("cooperative_id", "=", cooperativeId)
    .where("kind", "=", "digest")
    .where("created_at", ">", since)
    .execute();
  return new Set(rows.flatMap(({ recipient_person_id }) => (recipient_person_id ? [recipient_person_id] : [])));
}
