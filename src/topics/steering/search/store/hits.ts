/** What the search finds. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { EssentialKind, SearchHit } from "../model.ts";

/** A text as the pattern of whatever contains it. */
export const escaped = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

export type Hit = Omit<SearchHit, "href" | "kind"> & { readonly kind: Exclude<SearchHit["kind"], "requirement" | EssentialKind> } & {
  readonly id: string;
  readonly memberId: string | null;
};

/** Things whose name contains the text, as far as the actor sees them; at most eight of each kind. */
export async function findHits(tx: Tx, cooperativeId: CooperativeId, text: string): Promise<Hit[]> {
  const like = escaped(text);
  const { rows } = await sql<Hit>`
    (select 'member' as kind, id, name as title, official_name as note, null::text as "memberId" from member where cooperative_id = ${cooperativeId} and (name ilike ${like} or official_name ilike ${like} or ags like ${like}) order by name limit 8)
    union all
    (select 'person', found.id::text, found.name, coalesce(m.name, ''), null from (
        select p.id, p.name, a.member_id from (
          select id, name from person where name ilike ${like}
          order by name, id limit 8) p
        cross join lateral (select distinct a.member_id from assignment a where a.person_id = p.id and a.cooperative_id = ${cooperativeId}) a
        order by p.name, p.id limit 8) found
      left join member m on m.id = found.member_id order by 3, 2)
    union all
    (select 'campaign', c.id::text, c.title, c.period, null from campaign c where c.cooperative_id = ${cooperativeId} and c.title ilike ${like}
      and ((select current_setting('app.members')) = '*' or exists (select from participant p where p.campaign_id = c.id and p.cooperative_id = c.cooperative_id)) order by c.launched_at desc limit 8)
    union all
    (select 'questionnaire', q.id::text, q.title, q.key, null from questionnaire q where q.cooperative_id = ${cooperativeId} and (select current_setting('app.members')) = '*' and q.title ilike ${like} order by q.title limit 8)
    union all
    (select 'check', r.id::text, r.title, r.period, null from check_round r where r.cooperative_id = ${cooperativeId} and (select current_setting('app.members')) = '*' and r.title ilike ${like}
      order by r.issued_at desc limit 8)
    union all
    (select 'own-check', c.id::text, r.title, r.period, c.member_id from member_check c join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
      where c.cooperative_id = ${cooperativeId} and (select current_setting('app.members')) <> '*' and r.title ilike ${like} order by r.issued_at desc limit 8)
    union all
    (select 'cooperative-measure', d.id::text, d.title, '', null from cooperative_measure d where d.cooperative_id = ${cooperativeId} and (select current_setting('app.members')) = '*'
      and d.title ilike ${like} order by d.created_at desc limit 8)
    union all
    (select 'measure', i.id::text, i.title, m.name, i.member_id from measure i join member m on m.id = i.member_id
      where i.cooperative_id = ${cooperativeId} and i.title ilike ${like} and (i.cooperative_measure_id is null or (select current_setting('app.members')) <> '*') order by i.changed_at desc limit 8)`.execute(
    tx,
  );
  return rows;
}

export type RequirementHit = {
  readonly title: string;
  readonly note: string;
  readonly catalogueId: string;
  readonly key: string;
  /** The newest running check of the member that asks it. */
  readonly checkId: string | null;
};

type Asking = { readonly text: string; readonly memberId: MemberId | null; readonly day: string };

/** Requirements of the catalogues in force whose words or number match, at most eight; for a member with its check that asks them. */
export async function findRequirementHits(tx: Tx, cooperativeId: CooperativeId, { text, memberId, day }: Asking): Promise<RequirementHit[]> {
  const { rows } = await sql<RequirementHit>`
    with found as (
      select k.id, q.key, q.title, q.label || ' · ' || k.title as note, ts_rank(q.search, websearch_to_tsquery('german', ${text})) as rank, q.position
      from catalogue k join requirement q on q.cooperative_id = k.cooperative_id and q.version_id = k.current_version_id
      where k.cooperative_id = ${cooperativeId} and not q.withdrawn and (q.search @@ websearch_to_tsquery('german', ${text}) or q.label ilike ${escaped(text)})
      order by rank desc, q.position limit 8)
    select f.title, f.note, f.id as "catalogueId", f.key, a.id as "checkId" from found f
    left join lateral (select c.id from member_check c
      join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id and r.catalogue_id = f.id and r.state = 'open' and r.opens_on <= ${day}::date
      join requirement q on q.cooperative_id = r.cooperative_id and q.version_id = r.version_id and q.key = f.key and asks(r.selection, q.area_key, q.level, q.modal, q.effort)
      where c.member_id = ${memberId} order by r.issued_at desc limit 1) a on true
    order by f.rank desc, f.position`.execute(tx);
  return rows;
}
