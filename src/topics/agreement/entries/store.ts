/** Entries where they were recorded, and answers to them. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { officeEntry, type EntryAnswer, type EntrySubject, type OfficeEntry } from "./model.ts";

type Asked = { readonly cooperativeId: CooperativeId; readonly members: readonly MemberId[] | "all"; readonly since: Date };

/** What the office has entered for these members since an instant, the last first, with the last word on it. */
export async function findEntries(tx: Tx, { cooperativeId, members, since }: Asked): Promise<OfficeEntry[]> {
  const all = members === "all";
  const { rows } = await sql<Record<string, unknown>>`
    with entered as (
      select member_id, 'resolution' as subject, id as subject_id, version_id, step, result, session_on as happened_on, recorded_at
        from resolution_entry where cooperative_id = ${cooperativeId} and recorded_role = 'office'
      union all
      select member_id, 'signature', version_id, version_id, null, null, signed_on, recorded_at
        from agreement_signature where cooperative_id = ${cooperativeId} and recorded_role = 'office'
      union all
      select member_id, 'notice', id, null, null, null, last_day, recorded_at from agreement_notice where cooperative_id = ${cooperativeId} and recorded_role = 'office'
      union all
      select r.member_id, 'in-force', r.version_id, r.version_id, null, null, v.in_force_on, v.settled_at
        from agreement_right r join agreement_version v on v.cooperative_id = r.cooperative_id and v.id = r.version_id
        where r.cooperative_id = ${cooperativeId} and r.basis = 'agreement' and v.settled_at is not null)
    select e.member_id as "memberId", e.subject, e.subject_id as "subjectId", e.version_id as "versionId", v.title as "versionTitle", e.step, e.result, e.happened_on as "on",
      e.recorded_at as "enteredAt", a.answer, a.reason, a.answered_at as "answeredAt", a.answered_by_name as "answeredByName"
    from entered e left join agreement_version v on v.cooperative_id = ${cooperativeId} and v.id = e.version_id
    left join lateral (select * from agreement_answer g where g.member_id = e.member_id and g.subject = e.subject and g.subject_id = e.subject_id
      order by g.answered_at desc, g.id desc limit 1) a on true
    where (${all} or e.member_id = any (${all ? [] : [...members]}::text[])) and e.recorded_at > ${since}
    order by e.recorded_at desc, e.subject, e.subject_id`.execute(tx);
  return rows.map(({ answer, reason, answeredAt, answeredByName, enteredAt, ...row }) =>
    officeEntry.parse({
      ...row,
      enteredAt: new Date(String(enteredAt)),
      answer: answer === null ? null : { answer, reason, answeredAt: new Date(String(answeredAt)), answeredByName },
    }),
  );
}

type Given = { readonly id: string; readonly entry: OfficeEntry; readonly answer: EntryAnswer; readonly reason: string };
type Hand = { readonly at: Date; readonly by: string | null; readonly byName: string };

export async function insertAnswer(tx: Tx, cooperativeId: CooperativeId, { id, entry, answer, reason }: Given, { at, by, byName }: Hand): Promise<void> {
  const about = { member_id: entry.memberId, subject: entry.subject satisfies EntrySubject, subject_id: entry.subjectId, version_id: entry.versionId };
  await tx
    .insertInto("agreement_answer")
    .values({ cooperative_id: cooperativeId, id, ...about, answer, reason, answered_at: at, answered_by: by, answered_by_name: byName })
    .execute();
}

/** When each member was told last. */
export async function findLastTold(tx: Tx, cooperativeId: CooperativeId): Promise<Map<string, Date>> {
  const { rows } = await sql<{ memberId: string; at: Date }>`
    select member_id as "memberId", max(created_at) as at from mail where cooperative_id = ${cooperativeId} and kind = 'agreement-entry' and member_id is not null group by 1`.execute(
    tx,
  );
  return new Map(rows.map(({ memberId, at }) => [memberId, new Date(at)]));
}
