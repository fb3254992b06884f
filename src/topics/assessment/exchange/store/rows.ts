/** A whole check as papers and workbooks need it. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import { recordedRow, type RecordedCheck, type RecordedRow } from "../model.ts";

type Keyed = Record<string, unknown> & { readonly key: string };

/** What the check asks, in the catalogue's order. */
async function findAsked(tx: Tx, { cooperativeId, versionId, selection }: RecordedCheck): Promise<readonly Keyed[]> {
  const { rows } = await sql<Keyed>`
    select key, label, title, statement, guidance, area_key as area, level, modal, effort, weight, text_hash as "textHash", parameters,
      is_basic(level, modal) as basic
    from requirement where cooperative_id = ${cooperativeId} and version_id = ${versionId}::uuid and not withdrawn
      and asks(${JSON.stringify(selection)}::jsonb, area_key, level, modal, effort)
    order by position`.execute(tx);
  return rows;
}

/** What was said, with the shared answers relied on. */
async function findSaid(tx: Tx, { memberId, id }: RecordedCheck): Promise<ReadonlyMap<string, Keyed>> {
  const { rows } = await sql<Keyed>`
    select a.requirement_key as key, a.status, a.effective, a.verdict, a.verdict_note as "verdictNote", a.verdict_at as "verdictAt", a.reason, a.note, a.deficits, a.responsible,
      a.due_on as "dueOn", a.suggested, a.text_hash as "answeredHash", a.version, a.answered_at as "answeredAt", a.answered_name as "answeredBy",
      case when a.shared_status is not null then jsonb_build_object('provider', s.provider, 'coverage', coalesce(v.coverage, 'full'), 'gives', a.shared_status) end as shared
    from check_answer a
    left join shared_answer s on s.cooperative_id = a.cooperative_id and s.id = a.shared_answer_id
    left join adoption d on d.member_id = a.member_id and d.shared_answer_id = a.shared_answer_id
    left join shared_answer_version v on v.cooperative_id = s.cooperative_id and v.shared_answer_id = s.id and v.version = d.version
    where a.member_id = ${memberId} and a.check_id = ${id}::uuid`.execute(tx);
  return new Map(rows.map((row) => [row.key, row]));
}

async function findEvidenceTitles(tx: Tx, { memberId, id }: RecordedCheck): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ key: string; titles: string[] }>`
    select requirement_key as key, array_agg(title order by added_at, id) as titles from check_evidence
    where member_id = ${memberId} and check_id = ${id}::uuid group by requirement_key`.execute(tx);
  return new Map(rows.map(({ key, titles }) => [key, titles]));
}

/** What stands where nobody has said anything. */
const unsaid = {
  status: null,
  effective: null,
  shared: null,
  verdict: null,
  verdictNote: "",
  verdictAt: null,
  reason: "",
  note: "",
  deficits: "",
  responsible: "",
  dueOn: null,
  suggested: null,
  answeredHash: null,
  version: 0,
  answeredAt: null,
  answeredBy: "",
};

/**
 * Every requirement the check asks with all that was said about it. Three statements put together here: for answers written a moment ago the planner
 * has no statistics, and one statement would compare every requirement with every answer.
 */
export async function findRecorded(tx: Tx, check: RecordedCheck): Promise<RecordedRow[]> {
  const [asked, said, evidence] = [await findAsked(tx, check), await findSaid(tx, check), await findEvidenceTitles(tx, check)];
  return asked.map((requirement) => recordedRow.parse({ ...requirement, ...(said.get(requirement.key) ?? unsaid), evidence: evidence.get(requirement.key) ?? [] }));
}
