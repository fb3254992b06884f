/** A whole check as papers and workbooks need it. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import { recordedRow, type RecordedCheck, type RecordedRow } from "../model.ts";

/** Every requirement the check asks with all that was said about it, in the catalogue's order. One statement. */
export async function findRecorded(tx: Tx, { memberId, id, cooperativeId, versionId, selection }: RecordedCheck): Promise<RecordedRow[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select q.key, q.label, q.title, q.statement, q.guidance, q.area_key as area, q.level, q.modal, q.effort, q.weight, q.text_hash as "textHash", q.parameters,
      coalesce(q.level = 'basic', q.modal = 'must', false) as basic, a.status, a.effective, a.verdict, coalesce(a.verdict_note, '') as "verdictNote", a.verdict_at as "verdictAt",
      case when a.shared_status is not null then jsonb_build_object('provider', s.provider, 'coverage', coalesce(v.coverage, 'full'), 'gives', a.shared_status) end as shared,
      coalesce(a.reason, '') as reason, coalesce(a.note, '') as note, coalesce(a.deficits, '') as deficits, coalesce(a.responsible, '') as responsible, a.due_on as "dueOn",
      a.suggested, a.text_hash as "answeredHash", coalesce(a.version, 0) as version, a.answered_at as "answeredAt", coalesce(a.answered_name, '') as "answeredBy",
      coalesce(e.titles, '{}') as evidence
    from requirement q
    left join check_answer a on a.member_id = ${memberId} and a.check_id = ${id}::uuid and a.requirement_key = q.key
    left join shared_answer s on s.cooperative_id = a.cooperative_id and s.id = a.shared_answer_id
    left join adoption d on d.member_id = a.member_id and d.shared_answer_id = a.shared_answer_id
    left join shared_answer_version v on v.cooperative_id = s.cooperative_id and v.shared_answer_id = s.id and v.version = d.version
    left join (
      select requirement_key, array_agg(title order by added_at, id) as titles from check_evidence where member_id = ${memberId} and check_id = ${id}::uuid group by requirement_key
    ) e on e.requirement_key = q.key
    where q.cooperative_id = ${cooperativeId} and q.version_id = ${versionId}::uuid and not q.withdrawn and asks(${JSON.stringify(selection)}::jsonb, q.area_key, q.level, q.modal, q.effort)
    order by q.position`.execute(tx);
  return rows.map((row) => recordedRow.parse(row));
}
