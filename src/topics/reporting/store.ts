/** What reports need beyond what the topics before find themselves; reading only. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { counts, type Counts } from "#topics/assessment/checks/model";
import { pendingStates } from "#topics/measures/model";
import type { FrequentGap } from "./model.ts";

type Town = { readonly memberId: MemberId; readonly cooperativeId: string; readonly catalogueId: string };

/** What shared answers of a catalogue ask of a member: own parts not done, offers nobody has decided on. One statement. */
export async function findSharedDuties(tx: Tx, { memberId, cooperativeId, catalogueId }: Town): Promise<{ readonly duties: number; readonly offers: number }> {
  const { rows } = await sql<{ duties: number; offers: number }>`
    select count(*) filter (where d.decision in ('adopted', 'adapted') and v.coverage = 'partial' and not d.duty_done)::int as duties,
      count(*) filter (where d.decision is null)::int as offers
    from shared_answer s
    left join adoption d on d.member_id = ${memberId} and d.shared_answer_id = s.id
    left join shared_answer_version v on v.cooperative_id = s.cooperative_id and v.shared_answer_id = s.id and v.version = d.version
    where s.cooperative_id = ${cooperativeId} and s.catalogue_id = ${catalogueId}::uuid and s.withdrawn_at is null`.execute(tx);
  return rows[0] ?? { duties: 0, offers: 0 };
}

/** How many measures of a member should have been done before today. */
export async function findOverdue(tx: Tx, memberId: MemberId, today: string): Promise<number> {
  const { rows } = await sql<{ overdue: number }>`
    select count(*)::int as overdue from measure where member_id = ${memberId} and state = any(${[...pendingStates]}::text[]) and due_on < ${today}::date`.execute(tx);
  return rows[0]?.overdue ?? 0;
}

type RoundPlace = { readonly cooperativeId: CooperativeId; readonly roundId: string; readonly versionId: string };

/** The areas of a round summed over the members that show theirs, in the catalogue's order; from the counts alone. */
export async function findAreaSums(tx: Tx, { cooperativeId, roundId, versionId }: RoundPlace): Promise<(Counts & { readonly label: string; readonly title: string })[]> {
  const { rows } = await sql<{ label: string; title: string }>`
    select coalesce(g.label, '') as label, coalesce(g.title, s.area_key) as title, s.* from (
      select a.area_key, sum(a.asked)::int as asked, sum(a.yes)::int as yes, sum(a.partly)::int as partly, sum(a.no)::int as no, sum(a.dispensable)::int as dispensable,
        sum(a.shared)::int as shared, sum(a.verified)::int as verified, sum(a.basic_gaps)::int as "basicGaps"
      from member_check c join check_area a on a.member_id = c.member_id and a.check_id = c.id
      where c.cooperative_id = ${cooperativeId} and c.round_id = ${roundId}::uuid and a.asked > 0 group by a.area_key
    ) s left join requirement_group g on g.cooperative_id = ${cooperativeId} and g.version_id = ${versionId}::uuid and g.key = s.area_key
    order by g.position nulls last, s.area_key`.execute(tx);
  return rows.map(({ label, title, ...sums }) => ({ ...counts.parse(sums), label, title }));
}

/** The gaps most members of a round have, among those that show single answers to the reader and have begun. One statement. */
export async function findFrequentGaps(tx: Tx, { cooperativeId, roundId, versionId }: RoundPlace): Promise<{ readonly of: number; readonly gaps: readonly FrequentGap[] }> {
  const { rows } = await sql<FrequentGap & { of: number }>`
    with shown as materialized (
      select c.member_id, c.id from member_check c
      where c.cooperative_id = ${cooperativeId} and c.round_id = ${roundId}::uuid and c.state <> 'draft'
        and (not looks_from_outside() or c.member_id in (select members_showing(array['detail'])))
    ), counted as (
      select a.requirement_key as key, count(distinct a.member_id)::int as members
      from shown s join check_answer a on a.member_id = s.member_id and a.check_id = s.id
      where a.asked and a.effective in ('no', 'partly') group by a.requirement_key order by 2 desc limit 60
    )
    select q.label, q.title, is_basic(q.level, q.modal) as basic, coalesce(c.members, 0) as members, n.of
    from (select count(distinct member_id)::int as of from shown) n
    left join counted c on true
    left join requirement q on q.cooperative_id = ${cooperativeId} and q.version_id = ${versionId}::uuid and q.key = c.key
    order by c.members desc nulls last, q.position`.execute(tx);
  return { of: rows[0]?.of ?? 0, gaps: rows.filter(({ members }) => members > 0) };
}
