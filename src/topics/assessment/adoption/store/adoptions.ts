/** Decisions of members as they lie in the database, and what hangs on them. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Decision, SharedAnswer, Status } from "#topics/assessment/shared/model";
import { loser, type Adoption, type Loser } from "../model.ts";

export type Place = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId; readonly sharedAnswerId: string };

/** What the member decided, with what the version it decided on covers. */
export async function findAdoption(tx: Tx, { cooperativeId, memberId, sharedAnswerId }: Place): Promise<Adoption | undefined> {
  const { rows } = await sql<Adoption>`
    select a.decision, a.version, v.coverage, a.reason, a.duty_done as "dutyDone", a.decided_at as "decidedAt", a.decided_by_name as "decidedByName"
    from adoption a join shared_answer_version v on v.cooperative_id = a.cooperative_id and v.shared_answer_id = a.shared_answer_id and v.version = a.version
    where a.cooperative_id = ${cooperativeId} and a.member_id = ${memberId} and a.shared_answer_id = ${sharedAnswerId}::uuid`.execute(tx);
  return rows[0];
}

export type NewAdoption = {
  readonly version: number;
  readonly decision: Decision;
  readonly reason: string;
  readonly dutyDone: boolean;
  readonly at: Date;
  readonly by: string | null;
  readonly byName: string;
};

/** Keeps a decision in place of an earlier one; the member's open checks follow in the database. */
export async function saveAdoption(tx: Tx, { cooperativeId, memberId, sharedAnswerId }: Place, decided: NewAdoption): Promise<void> {
  const { version, decision, reason, dutyDone, at, by, byName } = decided;
  const row = { version, decision, reason, duty_done: dutyDone, decided_at: at, decided_by: by, decided_by_name: byName };
  await tx
    .insertInto("adoption")
    .values({ cooperative_id: cooperativeId, member_id: memberId, shared_answer_id: sharedAnswerId, ...row })
    .onConflict((conflict) => conflict.columns(["member_id", "shared_answer_id"]).doUpdateSet(row))
    .execute();
}

/** Says whether the own duty is done. */
export async function saveDuty(tx: Tx, { cooperativeId, memberId, sharedAnswerId }: Place, done: boolean): Promise<void> {
  await tx
    .updateTable("adoption")
    .set({ duty_done: done })
    .where("cooperative_id", "=", cooperativeId)
    .where("member_id", "=", memberId)
    .where("shared_answer_id", "=", sharedAnswerId)
    .execute();
}

/** Withdraws an answer; what rested on it follows in the database. False where somebody else was faster. */
export async function saveWithdrawal(tx: Tx, cooperativeId: CooperativeId, { id }: SharedAnswer, { at, reason }: { readonly at: Date; readonly reason: string }): Promise<boolean> {
  const result = await tx
    .updateTable("shared_answer")
    .set({ withdrawn_at: at, withdrawn_reason: reason })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

type LossRow = {
  readonly memberId: string;
  readonly memberName: string;
  readonly decision: Decision;
  readonly version: number;
  readonly stated: boolean;
  readonly detailed: boolean;
  readonly checkId: string | null;
  readonly title: string;
  readonly own: Status | null;
  readonly before: Status | null;
  readonly after: Status | null;
};

/**
 * Who relies on an answer, and what each of its open checks would show without it: the own word, or what the next adopted answer to the same
 * requirement gives. Sees all only for whoever has claimed the answer; `changed` are the checks that would show something else.
 */
export async function findLosers(tx: Tx, { cooperativeId, sharedAnswerId }: Omit<Place, "memberId">): Promise<{ losers: Loser[]; changed: ReadonlySet<string> }> {
  const { rows } = await sql<LossRow>`
    select a.member_id as "memberId", m.name as "memberName", a.decision, a.version, m.id in (select members_showing(array['status', 'detail'])) as stated,
      m.id in (select members_showing(array['detail'])) as detailed,
      t.check_id as "checkId", t.title, t.status as own, t.effective as before, effective_of(t.status, beside.gives) as after
    from adoption a
    join member m on m.id = a.member_id
    join shared_answer s on s.cooperative_id = a.cooperative_id and s.id = a.shared_answer_id
    left join lateral (
      select t.check_id, concat_ws(' ', r.title, r.period, nullif(k.scope, '')) as title, t.status, t.effective, r.issued_at
      from check_answer t
      join member_check k on k.member_id = t.member_id and k.id = t.check_id and k.state <> 'closed'
      join check_round r on r.cooperative_id = k.cooperative_id and r.id = k.round_id and r.state = 'open'
      where t.member_id = a.member_id and t.cooperative_id = a.cooperative_id and t.shared_answer_id = a.shared_answer_id) t on true
    left join lateral (
      select shared_contribution(v.coverage, b.duty_done) as gives
      from shared_answer o
      join adoption b on b.member_id = a.member_id and b.shared_answer_id = o.id and b.decision <> 'rejected'
      join shared_answer_version v on v.cooperative_id = b.cooperative_id and v.shared_answer_id = b.shared_answer_id and v.version = b.version
      where o.cooperative_id = s.cooperative_id and o.catalogue_id = s.catalogue_id and o.requirement_key = s.requirement_key and o.id <> s.id and o.withdrawn_at is null
        and shared_contribution(v.coverage, b.duty_done) is not null
      order by shared_contribution(v.coverage, b.duty_done) = 'yes' desc limit 1) beside on true
    where a.cooperative_id = ${cooperativeId} and a.shared_answer_id = ${sharedAnswerId}::uuid and a.decision <> 'rejected'
    order by m.name collate "und-x-icu", m.id, t.issued_at desc`.execute(tx);
  const changed = new Set(rows.flatMap(({ checkId, before, after }) => (checkId !== null && before !== after ? [checkId] : [])));
  const losers = [...Map.groupBy(rows, ({ memberId }) => memberId).values()].map((group) =>
    loser.parse({
      ...group[0],
      losses: group.flatMap(({ checkId, title, stated, detailed, own, before, after }) =>
        checkId === null ? [] : [{ checkId, title, shown: stated, ownShown: detailed, own: detailed ? own : null, before: stated ? before : null, after: stated ? after : null }],
      ),
    }),
  );
  return { losers, changed };
}
