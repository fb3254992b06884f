/** What every member has of the essentials: counted for all at once, in full only for those that are shown. */
import { sql, type RawBuilder } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Gap, Order, Packed } from "./model.ts";

export type TrainingHead = { readonly campaignId: string; readonly title: string; readonly dueOn: string };

/** Trainings that run, and those that ended within a year: the newest so many, running ones first. */
export async function findRecentTrainings(tx: Tx, cooperativeId: CooperativeId, { day, most }: { readonly day: string; readonly most: number }): Promise<TrainingHead[]> {
  const { rows } = await sql<TrainingHead>`
    select id as "campaignId", title, due_on::text as "dueOn" from training_campaign
    where cooperative_id = ${cooperativeId} and opens_on <= ${day}::date and (state = 'open' or closed_at > ${day}::date - interval '1 year')
    order by state = 'open' desc, opens_on desc, issued_at desc limit ${most}`.execute(tx);
  return rows;
}

type Reach = { readonly cooperativeId: CooperativeId; readonly day: string; readonly trainings: readonly string[] };

/** Members of the day that the reader reaches and that show at least their states. */
const shown = ({ cooperativeId, day }: Reach) => sql`
    m.cooperative_id = ${cooperativeId} and m.admitted_on <= ${day}::date and (m.left_on is null or m.left_on >= ${day}::date)
      and m.id in (select members_showing(array['status', 'detail']))
      and ((select current_setting('app.members')) = '*' or m.id = any ((select app_members())::text[]))`;

// Each set is made once and kept apart: behind the walls the planner takes them for a handful of rows, and would make them anew for every member.

/** Which newest version stands under every key, and what is in force of it: one row for each member and document. */
const held = ({ cooperativeId }: Reach) => sql`
    newest as materialized (select key, max(version) as version from document_model where cooperative_id = ${cooperativeId} and state = 'published' group by key),
    held as materialized (select v.member_id, v.key, d.version >= n.version as current from document_version v
      join document_model d on d.cooperative_id = v.cooperative_id and d.id = v.model_id join newest n on n.key = v.key
      where v.cooperative_id = ${cooperativeId} and v.state = 'published')`;

/**
 * What is published of a training in a member: its cells together, each as it was published last; of some members, or of all.
 * Day and figure in one number find the last one without sorting the weeks of all towns.
 */
const learned = ({ cooperativeId, trainings }: Reach, members?: readonly string[]) => {
  const asked = sql`cooperative_id = ${cooperativeId} and campaign_id = any (${[...trainings]}::uuid[])${members ? sql` and member_id = any (${[...members]}::text[])` : sql``}`;
  return sql`
    learned as materialized (select a.member_id, a.campaign_id, a.slips, f.completed from
      (select member_id, campaign_id, sum(slips)::int as slips from training_department where ${asked} group by 1, 2) a
      left join (select member_id, campaign_id, sum(completed)::int as completed from (
          select member_id, campaign_id, (max((published_on - date '2000-01-01')::bigint * 1000000 + completed) % 1000000)::int as completed
          from training_figure where ${asked} group by member_id, campaign_id, cell) l
        group by 1, 2) f on f.member_id = a.member_id and f.campaign_id = a.campaign_id)`;
};

/** A pack that is printed within 90 days as it is now (PROMISES G24); `p` is its standing. */
const isCurrent = ({ day }: Reach) => sql`coalesce(p.printed_on >= ${day}::date - 90 and p.printed_fingerprint = p.fingerprint, false)`;

type Choice = { readonly sort: Order; readonly gap: Gap; readonly limit: number; readonly offset: number };

export type StandingRow = {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly details: boolean;
  readonly pack: Packed | null;
  /** Members the choice leaves, on this page or another. */
  readonly found: number;
};

const left: Readonly<Record<Gap, RawBuilder<unknown>>> = { all: sql`true`, documents: sql`s.missing > 0`, trainings: sql`s.low > 0`, pack: sql`not s.current` };
const firstBy: Readonly<Record<Order, RawBuilder<unknown>>> = {
  name: sql``,
  documents: sql`s.missing desc,`,
  trainings: sql`s.low desc, s.finished nulls first,`,
  pack: sql`s.current, s."printedOn" nulls first,`,
};

/** A stretch of the members in an order, with their packs. */
export async function findStandings(tx: Tx, reach: Reach, { sort, gap, limit, offset }: Choice): Promise<StandingRow[]> {
  const { rows } = await sql<Omit<StandingRow, "pack"> & Partial<Packed>>`
    with ${held(reach)}, ${learned(reach)},
    documents as materialized (select member_id, count(*) filter (where current) as current from held group by 1),
    trainings as materialized (select member_id, count(*) filter (where coalesce(completed, 0) * 2 < slips or slips = 0) as low,
      sum(least(completed, slips))::float / nullif(sum(slips), 0) as finished from learned group by 1),
    standing as (
      select m.id, m.name, m.id in (select members_showing(array['detail'])) as details, p.fingerprint, p.printed_on::text as "printedOn", p.printed_fingerprint as "printedFingerprint",
        (p.built_at at time zone 'Europe/Berlin')::date::text as "builtOn", ${isCurrent(reach)} as current,
        (select count(*) from newest) - coalesce(h.current, 0) as missing, coalesce(t.low, 0) as low, t.finished
      from member m
      left join emergency_pack_standing p on p.member_id = m.id
      left join documents h on h.member_id = m.id
      left join trainings t on t.member_id = m.id
      where ${shown(reach)})
    select s.id as "memberId", s.name as "memberName", s.details, s.fingerprint, s."printedOn", s."printedFingerprint", s."builtOn", count(*) over ()::int as found
    from standing s where ${left[gap]} order by ${firstBy[sort]} s.name collate "und-x-icu", s.id limit ${limit} offset ${offset}`.execute(tx);
  return rows.map(({ fingerprint, printedOn, printedFingerprint, builtOn, ...row }) => ({
    ...row,
    pack: fingerprint && builtOn ? { fingerprint, builtOn, printedOn: printedOn ?? null, printedFingerprint: printedFingerprint ?? null } : null,
  }));
}

export type LearnedRow = { readonly memberId: MemberId; readonly campaignId: string; readonly slips: number; readonly completed: number | null };

/** How some members stand in the trainings. */
export async function findLearned(tx: Tx, reach: Reach, members: readonly string[]): Promise<LearnedRow[]> {
  const { rows } = await sql<LearnedRow>`
    with ${learned(reach, members)} select member_id as "memberId", campaign_id as "campaignId", slips, completed from learned`.execute(tx);
  return rows;
}

export type SumRow = { readonly kind: "document" | "training" | "pack"; readonly key: string; readonly count: number; readonly of: number };

/** Over all members that show states: who has which document in the newest version, how many have finished a training, whose pack is current. */
export async function findSums(tx: Tx, reach: Reach): Promise<SumRow[]> {
  const { rows } = await sql<SumRow>`
    with ${held(reach)}, ${learned(reach)}, shown as materialized (select m.id from member m where ${shown(reach)})
    select 'document' as kind, key, (count(*) filter (where current))::int as count, count(*)::int as of from held where member_id in (select id from shown) group by key
    union all
    select 'training', campaign_id::text, coalesce(sum(completed), 0)::int, sum(slips)::int from learned where member_id in (select id from shown) group by campaign_id
    union all
    select 'pack', '', (count(*) filter (where ${isCurrent(reach)}))::int, count(*)::int from shown s left join emergency_pack_standing p on p.member_id = s.id`.execute(tx);
  return rows;
}
