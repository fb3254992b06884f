/** What waits for somebody: counted where it is alike, read only as far as it is shown. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Alike, Running } from "../model.ts";

/** A stretch of a list: where it begins, and how many at most. */
export type Stretch = { readonly offset: number; readonly limit: number };

export const byName = sql`m.name collate "und-x-icu"`;
export const stretched = ({ offset, limit }: Stretch) => sql`limit ${limit} offset ${offset}`;

/** Calendar days since a response was last touched. */
const idleDays = (day: string) => sql`(${day}::date - r.changed_at::date)`;

/** Nobody holds one of these offices in a member; asked as a set, since a look-up for each member would be one for each member. */
const unheld = (cooperativeId: CooperativeId, day: string, role = sql`missing.role`) => sql`(m.id, ${role}) not in (
  select a.member_id, a.role from assignment a where a.cooperative_id = ${cooperativeId} and a.member_id is not null
    and a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to >= ${day}::date))`;

/** What may wait for the office, counted by everything its urgency follows from; neither names nor rows are read. One statement. */
export async function findAlike(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    with running as (select array_agg(id) as ids from campaign where cooperative_id = ${cooperativeId} and state = 'open')
    select 'response' as kind, coalesce(r.state, 'not-begun') as state, p.due_on as "dueOn", ${idleDays(day)} as "idleDays", count(*)::int as count
    from participant p
    left join (select * from response where cooperative_id = ${cooperativeId} and campaign_id = any ((select ids from running)::uuid[])) r
      on r.member_id = p.member_id and r.campaign_id = p.campaign_id
    where p.cooperative_id = ${cooperativeId} and p.campaign_id = any ((select ids from running)::uuid[]) and r.state is distinct from 'signed-off'
      and p.member_id not in (select id from member where cooperative_id = ${cooperativeId} and left_on < ${day}::date)
    group by 2, 3, 4
    union all
    select 'inquiry-open', null, null, null, count(distinct (i.member_id, i.campaign_id))::int
    from inquiry i join campaign c on c.cooperative_id = i.cooperative_id and c.id = i.campaign_id and c.state = 'open'
    where i.cooperative_id = ${cooperativeId} and i.state = 'open'
    union all
    select 'no-' || missing.role, null, null, null, count(*)::int
    from member m, (values ('coordinator'), ('management')) as missing (role)
    where m.cooperative_id = ${cooperativeId} and (m.left_on is null or m.left_on >= ${day}::date) and ${unheld(cooperativeId, day)}
    group by 1`.execute(tx);
  return rows;
}

export type ResponseRow = {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly campaignId: string;
  readonly campaignTitle: string;
  readonly dueOn: string;
  readonly state: Running["state"];
  readonly lastAt: Date | null;
  readonly remark: string;
};

const responses = sql`
    select p.member_id as "memberId", m.name as "memberName", c.id as "campaignId", c.title as "campaignTitle", p.due_on as "dueOn",
      coalesce(r.state, 'not-begun') as state, r.changed_at as "lastAt", coalesce(r.return_reason, '') as remark
    from campaign c
    join participant p on p.cooperative_id = c.cooperative_id and p.campaign_id = c.id
    join member m on m.id = p.member_id
    left join response r on r.member_id = p.member_id and r.campaign_id = p.campaign_id`;

const stillOpen = (cooperativeId: CooperativeId, day: string) =>
  sql`c.cooperative_id = ${cooperativeId} and c.state = 'open' and (m.left_on is null or m.left_on >= ${day}::date) and r.state is distinct from 'signed-off'`;

/** Every response of an open campaign that is not signed off, as far as the actor sees it. */
export async function findOpenResponses(tx: Tx, cooperativeId: CooperativeId, day: string): Promise<ResponseRow[]> {
  const { rows } = await sql<ResponseRow>`${responses} where ${stillOpen(cooperativeId, day)}`.execute(tx);
  return rows;
}

type Among = { readonly day: string; readonly alike: readonly Alike[] };

/** A stretch of the responses that are like those counted, by name. */
export async function findAlikeResponses(tx: Tx, cooperativeId: CooperativeId, { day, alike }: Among, stretch: Stretch): Promise<ResponseRow[]> {
  const { rows } = await sql<ResponseRow>`${responses}
    join jsonb_to_recordset(${JSON.stringify(alike)}::jsonb) as k (state text, "dueOn" date, "idleDays" int)
      on k.state = coalesce(r.state, 'not-begun') and k."dueOn" = p.due_on and k."idleDays" is not distinct from ${idleDays(day)}
    where ${stillOpen(cooperativeId, day)}
    order by ${byName}, c.id ${stretched(stretch)}`.execute(tx);
  return rows;
}

export type InquiryRow = {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly campaignId: string;
  readonly campaignTitle: string;
  readonly section: string;
  readonly count: number;
  readonly since: Date;
};

/** Inquiries in a state, grouped by member and campaign, by name; the section of the oldest leads there. */
export async function findInquiryGroups(tx: Tx, cooperativeId: CooperativeId, state: "open" | "answered", stretch?: Stretch): Promise<InquiryRow[]> {
  const { rows } = await sql<InquiryRow>`
    select i.member_id as "memberId", m.name as "memberName", c.id as "campaignId", c.title as "campaignTitle",
      (array_agg(i.section order by i.changed_at))[1] as section, count(*)::int as count, min(i.changed_at) as since
    from inquiry i
    join member m on m.id = i.member_id
    join campaign c on c.cooperative_id = i.cooperative_id and c.id = i.campaign_id
    where i.cooperative_id = ${cooperativeId} and i.state = ${state} and c.state = 'open'
    group by i.member_id, m.name, c.id, c.title
    order by ${byName}, c.id ${stretch ? stretched(stretch) : sql``}`.execute(tx);
  return rows;
}

/** A stretch of the active members in which nobody holds an office on a day, by name. */
export async function findMembersWithout(
  tx: Tx,
  cooperativeId: CooperativeId,
  { role, day }: { readonly role: "coordinator" | "management"; readonly day: string },
  stretch: Stretch,
): Promise<{ memberId: MemberId; memberName: string }[]> {
  const { rows } = await sql<{ memberId: MemberId; memberName: string }>`
    select m.id as "memberId", m.name as "memberName" from member m
    where m.cooperative_id = ${cooperativeId} and (m.left_on is null or m.left_on >= ${day}::date) and ${unheld(cooperativeId, day, sql`${role}`)}
    order by ${byName} ${stretched(stretch)}`.execute(tx);
  return rows;
}
