/** What the things of the trail are called: all of a page in one statement, and none the reader does not see. */
import { sql, type RawBuilder } from "kysely";
import type { Tx } from "#platform/db/transact";

const uuid = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

/** Title and period of a survey or round; many titles say the period already. */
const titled = (of: RawBuilder<unknown>) => sql`case when strpos(${of}.title, ${of}.period) > 0 then ${of}.title else ${of}.title || ' ' || ${of}.period end`;

/** Members, people and what a house keeps. */
const people = sql`
    select t.object, m.name from thing t join member m on m.id = t.first where t.kind in ('member', 'visibility', 'measures', 'emergency', 'emergency-pack', 'mutual-aid', 'cost-charge')
    union all
    select t.object, c.name from thing t join cooperative c on c.id = t.first where t.kind in ('cooperative', 'visibility', 'register', 'directory', 'members')
    union all
    select t.object, p.name from thing t join person p on p.id = t.id
      where t.kind in ('person', 'account', 'password-refused', 'code-refused', 'sign-in-refused', 'second-factor-refused', 'enrolment-refused', 'reset-requested')
    union all
    select t.object, p.name from thing t join assignment a on a.id = t.id join person p on p.id = a.person_id where t.kind = 'assignment'
    union all
    select t.object, u.name from thing t join unit u on u.id = t.id where t.kind = 'unit'
    union all
    select t.object, f.name from thing t join stored_file f on f.id = t.id where t.kind = 'file' and t.reads_content
    union all
    select t.object, w.file_name from thing t join member_import w on w.id = t.id where t.kind = 'import'`;

/** Questionnaires, surveys and what hangs on them. */
const surveys = sql`
    select t.object, q.title from thing t join questionnaire q on q.id = t.id where t.kind = 'questionnaire'
    union all
    select t.object, concat_ws(' · ', ${titled(sql`c`)}, coalesce(s.title, a.title, nullif(t.third, '')))
    from thing t
    join campaign c on c.id = coalesce(t.inner_id, t.id)
    left join questionnaire q on q.cooperative_id = c.cooperative_id and q.id = c.questionnaire_id
    left join lateral (select e ->> 'title' as title from jsonb_array_elements(q.definition -> 'sections') e where t.kind = 'section' and e ->> 'key' = t.third limit 1) s on true
    left join lateral (select e ->> 'text' as title from jsonb_array_elements(q.definition -> 'sections') b, jsonb_array_elements(b -> 'questions') e
      where t.kind = 'answer' and e ->> 'key' = t.third limit 1) a on true
    where t.kind in ('campaign', 'response', 'snapshot', 'section', 'answer')
    union all
    select t.object, ${titled(sql`c`)} from thing t join inquiry i on i.id = t.id join campaign c on c.cooperative_id = i.cooperative_id and c.id = i.campaign_id where t.kind = 'inquiry'
    union all
    select t.object, d.name from thing t join delegation d on d.id = t.id where t.kind = 'delegation'
    union all
    select t.object, w.file_name from thing t join workbook_import w on w.id = t.id where t.kind = 'workbook-import' and t.reads_content`;

/** Catalogues and mappings. */
const catalogues = sql`
    select t.object, array_to_string(w.file_names, ', ') from thing t join catalogue_import w on w.id = t.id where t.kind = 'catalogue-import'
    union all
    select t.object, k.title from thing t join catalogue k on k.id = coalesce(t.inner_id, t.id) where t.kind in ('catalogue', 'member-parameters')
    union all
    select t.object, g.title from thing t join mapping g on g.id = t.id where t.kind = 'mapping'`;

/** Checks and shared answers. */
const checks = sql`
    select t.object, w.file_name from thing t join check_import w on w.id = t.id where t.kind = 'check-import' and t.reads_content
    union all
    select t.object, ${titled(sql`r`)} from thing t join check_round r on r.id = t.id where t.kind = 'check-round'
    union all
    select t.object, concat_ws(' · ', ${titled(sql`r`)}, nullif(k.scope, ''), q.name)
    from thing t
    join member_check k on k.member_id = t.first and k.id = t.inner_id
    join check_round r on r.cooperative_id = k.cooperative_id and r.id = k.round_id
    left join lateral (select concat_ws(' ', q.label, q.title) as name from requirement q where t.kind = 'check-answer'
      and q.cooperative_id = r.cooperative_id and q.key = t.third order by q.version_id = r.version_id desc limit 1) q on true
    where t.kind in ('check', 'check-answer')
    union all
    select t.object, concat_ws(' · ', concat_ws(' ', coalesce(q.label, s.requirement_key), q.title), s.provider)
    from thing t
    join shared_answer s on s.id = coalesce(t.inner_id, t.id)
    left join catalogue k on k.cooperative_id = s.cooperative_id and k.id = s.catalogue_id
    left join requirement q on q.cooperative_id = k.cooperative_id and q.version_id = k.current_version_id and q.key = s.requirement_key
    where t.kind in ('shared-answer', 'adoption')`;

/** Measures. */
const measures = sql`
    select t.object, i.title from thing t join measure i on i.member_id = t.first and i.id = t.inner_id where t.kind = 'measure' and t.reads_content
    union all
    select t.object, d.title from thing t join cooperative_measure d on d.id = t.id where t.kind in ('cooperative-measure', 'roll-out')`;

/** What the members bear together. */
const costs = sql`
    select t.object, k.title from thing t join cost_key k on k.id = t.id where t.kind = 'cost-key'
    union all
    select t.object, a.title from thing t join efficiency_assumption a on a.id = t.id where t.kind = 'cost-assumption'
    union all
    select t.object, p.title || ' ' || p.year from thing t join cost_position p on p.id = t.id where t.kind = 'cost-position'
    union all
    select t.object, s.title from thing t join cost_simulation s on s.id = t.id where t.kind = 'cost-simulation'
    union all
    select t.object, s.title from thing t join office_service s on s.id = t.id where t.kind = 'office-service'`;

/**
 * Names of things as the trail notes them (`kind:id`, or `kind:member/id/part`). Row-level security decides what is found; what a town hall writes itself –
 * titles of its measures, names of its files – has no name for a works council, which reads no content. What is gone or hidden is not among them.
 */
export async function findNames(tx: Tx, objects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ object: string; name: string }>`
    with noted as (
      select object, split_part(object, ':', 1) as kind, substr(object, strpos(object, ':') + 1) as rest from unnest(${[...new Set(objects)]}::text[]) as object),
    parts as (
      select object, kind, rest, split_part(rest, '/', 1) as first, split_part(rest, '/', 2) as second,
        substr(rest, length(split_part(rest, '/', 1)) + length(split_part(rest, '/', 2)) + 3) as third from noted),
    thing as materialized (
      select object, kind, rest, first, third, case when first ~ ${uuid} then first::uuid end as id, case when second ~ ${uuid} then second::uuid end as inner_id,
        current_setting('app.role') <> 'oversight' as reads_content from parts)
    ${sql.join([people, surveys, catalogues, checks, measures, costs], sql` union all `)}`.execute(tx);
  return new Map(rows.flatMap(({ object, name }) => (name === "" ? [] : [[object, name]])));
}
