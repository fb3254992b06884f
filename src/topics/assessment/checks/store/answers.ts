/** Answers: found with everything a decision needs, and saved over the version before. */
import { sql } from "kysely";
import type { MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { storedAnswer, type Change, type CheckState, type Round, type Status, type StoredAnswer } from "../model.ts";
import type { CheckPlace } from "./rows.ts";

/** Who writes, and when. */
export type Hand = { readonly personId: string | null; readonly name: string; readonly at: Date };

type AnswerRow = {
  status: string | null;
  shared_status: string | null;
  effective: string | null;
  reason: string;
  note: string;
  deficits: string;
  responsible: string;
  due_on: string | null;
  text_hash: string;
  suggested: string | null;
  suggested_from: string | null;
  relationship: string | null;
  version: number;
  answered_at: Date | string;
  answered_name: string;
  verdict: string | null;
  verdict_note: string;
  verdict_at: Date | string | null;
  verdict_name: string | null;
};

/** An answer as it lies in the database, or as its JSON. */
const answerFrom = (kept: AnswerRow): StoredAnswer =>
  storedAnswer.parse({
    ...kept,
    shared: kept.shared_status,
    dueOn: kept.due_on,
    textHash: kept.text_hash,
    suggestedFrom: kept.suggested_from,
    answeredAt: new Date(kept.answered_at),
    answeredBy: kept.answered_name,
    verdictNote: kept.verdict_note,
    verdictAt: kept.verdict_at === null ? null : new Date(kept.verdict_at),
    verdictBy: kept.verdict_name,
  });

/** What a decision about one answer needs. */
export type Around = {
  readonly cooperativeId: string;
  readonly state: CheckState;
  readonly roundState: Round["state"];
  readonly scale: Round["scale"];
  readonly requirement: { readonly area: string; readonly level: string | null; readonly modal: string | null; readonly textHash: string } | null;
  readonly answer: StoredAnswer | null;
  /** The shared answer this member relies on here, if any. */
  readonly relied: { readonly id: string; readonly coverage: "full" | "partial" | "guidance"; readonly dutyDone: boolean } | null;
};

/** The last change is kept to five minutes, so that those who answer at once do not wait for each other. */
const isTouched = (at: Date) => sql`c.state <> 'draft' and (c.state not in ('in-progress', 'returned') or c.changed_at >= ${new Date(at.getTime() - 300_000)})`;

/** From here on the check has begun. */
export async function touchCheck(tx: Tx, { memberId, checkId }: CheckPlace, at: Date): Promise<void> {
  await sql`update member_check c set state = case when state = 'draft' then 'in-progress' else state end, changed_at = ${at}
    where member_id = ${memberId} and id = ${checkId}::uuid and not (${isTouched(at)})`.execute(tx);
}

/** One answer with its requirement, scale and lock, if the check is touched already; it stays as it is until the transaction ends. One statement. */
async function findTouched(tx: Tx, { memberId, checkId }: CheckPlace, { key, now }: Wanted): Promise<Around | undefined> {
  const { rows } = await sql<Omit<Around, "answer"> & { answer: AnswerRow | null }>`
    select c.cooperative_id as "cooperativeId", c.state, r.state as "roundState", r.scale,
      (select jsonb_build_object('area', q.area_key, 'level', q.level, 'modal', q.modal, 'textHash', q.text_hash) from requirement q
        where q.cooperative_id = r.cooperative_id and q.version_id = r.version_id and q.key = ${key} and not q.withdrawn
          and asks(r.selection, q.area_key, q.level, q.modal, q.effort)) as requirement,
      (select to_jsonb(a) from check_answer a where a.member_id = c.member_id and a.check_id = c.id and a.requirement_key = ${key}) as answer,
      (select jsonb_build_object('id', s.id, 'coverage', v.coverage, 'dutyDone', d.duty_done) from shared_answer s
        join adoption d on d.member_id = c.member_id and d.shared_answer_id = s.id and d.decision in ('adopted', 'adapted')
        join shared_answer_version v on v.cooperative_id = s.cooperative_id and v.shared_answer_id = s.id and v.version = d.version
        where s.cooperative_id = r.cooperative_id and s.catalogue_id = r.catalogue_id and s.requirement_key = ${key} and s.withdrawn_at is null
        order by case v.coverage when 'full' then 0 when 'partial' then 1 else 2 end, s.id limit 1) as relied
    from member_check c join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
    where c.member_id = ${memberId} and c.id = ${checkId}::uuid and ${isTouched(now)}
    for share of c`.execute(tx);
  const [found] = rows;
  return found && { ...found, answer: found.answer && answerFrom(found.answer) };
}

/** What is asked for, and when. */
type Wanted = { readonly key: string; readonly now: Date };

/**
 * One answer with all a decision about it needs; the check has begun and stays as it is until the transaction ends.
 * A check that is to be touched is not locked before: two who begin at once would wait for each other.
 */
export async function findAround(tx: Tx, place: CheckPlace, wanted: Wanted): Promise<Around | undefined> {
  const found = await findTouched(tx, place, wanted);
  if (found) return found;
  await touchCheck(tx, place, wanted.now);
  return findTouched(tx, place, wanted);
}

/** One answer; null where nobody has answered, or nothing may be seen. */
export async function findAnswer(tx: Tx, { memberId, checkId }: CheckPlace, key: string): Promise<StoredAnswer | null> {
  const row = await tx
    .selectFrom("check_answer")
    .selectAll()
    .where("member_id", "=", memberId)
    .where("check_id", "=", checkId)
    .where("requirement_key", "=", key)
    .executeTakeFirst();
  return row ? answerFrom(row) : null;
}

export type Written = {
  readonly key: string;
  readonly area: string;
  readonly basic: boolean;
  readonly textHash: string;
  readonly change: Change;
  readonly effective: Status | null;
  readonly relied: { readonly id: string; readonly status: "yes" | "partly" | null } | null;
  readonly from: { readonly suggestedFrom: string; readonly relationship: string } | null;
};

/** Saves one answer over the version before it; false when somebody was faster. */
export async function saveAnswer(tx: Tx, place: CheckPlace & { readonly cooperativeId: string }, written: Written, hand: Hand): Promise<boolean> {
  const { key, area, basic, textHash, change, effective, relied, from } = written;
  const kept = {
    area_key: area,
    basic,
    asked: true,
    text_hash: textHash,
    status: change.status,
    effective,
    shared_answer_id: relied?.id ?? null,
    shared_status: relied?.status ?? null,
    reason: change.reason,
    note: change.note,
    deficits: change.deficits,
    responsible: change.responsible,
    due_on: change.dueOn,
    suggested: null,
    version: change.version,
    answered_at: hand.at,
    answered_by: hand.personId,
    answered_name: hand.name,
    ...(from === null ? {} : { suggested_from: from.suggestedFrom, relationship: from.relationship }),
  };
  const row = await tx
    .insertInto("check_answer")
    .values({ ...kept, cooperative_id: place.cooperativeId, member_id: place.memberId, check_id: place.checkId, requirement_key: key })
    .onConflict((conflict) =>
      conflict
        .columns(["member_id", "check_id", "requirement_key"])
        .doUpdateSet(kept)
        .where("check_answer.version", "=", change.version - 1),
    )
    .returning("version")
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes the office's verdict beside the member's own word; false where nothing is answered or nothing may be seen. */
export async function saveVerdict(
  tx: Tx,
  { memberId, checkId }: { readonly memberId: MemberId; readonly checkId: string },
  { key, verdict, note }: { readonly key: string; readonly verdict: Status | null; readonly note: string },
  hand: Hand,
): Promise<boolean> {
  const row = await tx
    .updateTable("check_answer")
    .set({
      verdict,
      verdict_note: note,
      verdict_at: verdict === null && note === "" ? null : hand.at,
      verdict_by: verdict === null && note === "" ? null : hand.personId,
      verdict_name: verdict === null && note === "" ? null : hand.name,
    })
    .where("member_id", "=", memberId)
    .where("check_id", "=", checkId)
    .where("requirement_key", "=", key)
    .returning("requirement_key")
    .executeTakeFirst();
  return row !== undefined;
}

/** The check answers may be carried over from: the member's last one of the same catalogue and part that has answers. */
export async function findPrevious(
  tx: Tx,
  { memberId, checkId }: CheckPlace,
): Promise<{ readonly checkId: string; readonly title: string; readonly period: string; readonly answers: number } | undefined> {
  const { rows } = await sql<{ checkId: string; title: string; period: string; answers: number }>`
    select o.id as "checkId", p.title, p.period, (select count(*) from check_answer a where a.member_id = o.member_id and a.check_id = o.id and a.status is not null)::int as answers
    from member_check c join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
    join check_round p on p.cooperative_id = r.cooperative_id and p.catalogue_id = r.catalogue_id and p.issued_at < r.issued_at
    join member_check o on o.member_id = c.member_id and o.round_id = p.id and o.scope = c.scope
    where c.member_id = ${memberId} and c.id = ${checkId}::uuid order by p.issued_at desc limit 1`.execute(tx);
  return rows.find(({ answers }) => answers > 0);
}

/** Puts the answers of an earlier check beside the rows that have none, as proposals that wait; answers how many. One statement. */
export async function insertProposals(tx: Tx, { memberId, checkId }: CheckPlace, previous: string, hand: Hand): Promise<number> {
  const { rows } = await sql`
    insert into check_answer (cooperative_id, member_id, check_id, requirement_key, area_key, basic, reason, note, deficits, responsible, due_on, text_hash, suggested, suggested_from, relationship,
      answered_at, answered_by, answered_name)
    select c.cooperative_id, c.member_id, c.id, q.key, q.area_key, is_basic(q.level, q.modal), a.reason, a.note, a.deficits, a.responsible, a.due_on, q.text_hash, a.status,
      'check:' || a.check_id::text, case when a.text_hash = q.text_hash then 'equal-to' else 'intersects-with' end, ${hand.at}, ${hand.personId}::uuid, ${hand.name}
    from member_check c join check_round r on r.cooperative_id = c.cooperative_id and r.id = c.round_id
    join requirement q on q.cooperative_id = r.cooperative_id and q.version_id = r.version_id and not q.withdrawn and asks(r.selection, q.area_key, q.level, q.modal, q.effort)
    join check_answer a on a.member_id = c.member_id and a.check_id = ${previous}::uuid and a.requirement_key = q.key and a.status is not null
    where c.member_id = ${memberId} and c.id = ${checkId}::uuid
    on conflict (member_id, check_id, requirement_key) do update set suggested = excluded.suggested, suggested_from = excluded.suggested_from, relationship = excluded.relationship,
      reason = excluded.reason, note = excluded.note, deficits = excluded.deficits, responsible = excluded.responsible, due_on = excluded.due_on, version = check_answer.version + 1
      where check_answer.status is null and check_answer.suggested is null and check_answer.reason = '' and check_answer.note = '' and check_answer.deficits = ''
    returning requirement_key`.execute(tx);
  return rows.length;
}
