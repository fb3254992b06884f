/** What acknowledgements ask of the town halls the actor reaches; found for all of them at once. */
import { sql } from "kysely";
import type { MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Reach } from "./work.ts";

export type ReadingRow = {
  readonly memberId: MemberId;
  readonly memberName: string;
  /** The acknowledgement; where a new version asks again, the document. */
  readonly objectId: string;
  readonly title: string;
  readonly reason: "acknowledgement-overdue" | "acknowledgement-due" | "acknowledgement-again";
  readonly dueOn: string | null;
};

/** Running with a deadline near or past; and versions in force nobody was asked about, where an earlier version was read. */
export async function findOpenReadings(tx: Tx, { cooperativeId, day }: Reach, noticeDays: number): Promise<ReadingRow[]> {
  const { rows } = await sql<ReadingRow>`
    with asked as (
      select a.member_id, a.id, v.title, a.due_on, case when a.due_on < ${day}::date then 'acknowledgement-overdue' else 'acknowledgement-due' end as reason
      from acknowledgement a join document_version v on v.member_id = a.member_id and v.id = a.version_id
      where a.cooperative_id = ${cooperativeId} and a.state = 'open' and v.state <> 'withdrawn' and a.due_on <= ${day}::date + ${noticeDays}::int
      union all
      select v.member_id, v.id, v.title, null, 'acknowledgement-again' from document_version v
      where v.cooperative_id = ${cooperativeId} and v.state = 'published'
        and not exists (select from acknowledgement a where a.member_id = v.member_id and a.version_id = v.id)
        and exists (select from acknowledgement a join document_version w on w.member_id = a.member_id and w.id = a.version_id where w.member_id = v.member_id and w.key = v.key))
    select r.member_id as "memberId", m.name as "memberName", r.id as "objectId", r.title, r.reason, r.due_on::text as "dueOn"
    from asked r join member m on m.id = r.member_id and (m.left_on is null or m.left_on >= ${day}::date) order by r.due_on, r.title, r.id`.execute(tx);
  return rows;
}
