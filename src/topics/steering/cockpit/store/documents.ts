/** What documents ask of the town halls the actor reaches; found for all of them at once, without their words. */
import { sql } from "kysely";
import type { MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Reach } from "./work.ts";

export type DocumentRow = {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly documentId: string;
  readonly title: string;
  readonly reason: "document-to-release" | "document-conflict" | "document-review" | "document-newer";
  readonly dueOn: string | null;
};

/** Waiting for the management, to be decided, to be looked at again, overtaken by a newer model; a document asks for one thing, the first of these. */
export async function findOpenDocuments(tx: Tx, { cooperativeId, day }: Reach, noticeDays: number): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    with newest as (select key, max(version) as version from document_model where cooperative_id = ${cooperativeId} and state = 'published' group by key),
    asked as (
      select v.member_id, v.id, v.title, v.review_on,
        case when v.state = 'review' then 'document-to-release'
          when v.state = 'draft' and v.conflicts > 0 then 'document-conflict'
          when v.state = 'published' and v.review_on <= ${day}::date + ${noticeDays}::int then 'document-review'
          when v.state in ('draft', 'published') and d.version < n.version
            and not (v.state = 'published' and exists (select from document_version w where w.member_id = v.member_id and w.key = v.key and w.state not in ('published', 'withdrawn')))
            then 'document-newer' end as reason
      from document_version v
      join document_model d on d.cooperative_id = v.cooperative_id and d.id = v.model_id
      left join newest n on n.key = v.key
      where v.cooperative_id = ${cooperativeId} and v.state in ('draft', 'review', 'published'))
    select a.member_id as "memberId", m.name as "memberName", a.id as "documentId", a.title, a.reason,
      case when a.reason = 'document-review' then a.review_on::text end as "dueOn"
    from asked a join member m on m.id = a.member_id and (m.left_on is null or m.left_on >= ${day}::date)
    where a.reason is not null order by a.title, a.id`.execute(tx);
  return rows;
}
