/** Imports waiting to be looked at, and the answers they bring. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Change } from "#topics/assessment/checks/model";
import { staged as stagedSchema, type Staged } from "../model.ts";

export type Place = { readonly memberId: MemberId; readonly checkId: string };
export type Hand = { readonly personId: string | null; readonly name: string; readonly at: Date };

export type ImportRow = { readonly id: string; readonly fileName: string; readonly stagedAt: Date; readonly appliedAt: Date | null };

const head = ["id", "file_name as fileName", "staged_at as stagedAt", "applied_at as appliedAt"] as const;

/** The tables a member brought for a check, newest first. */
export async function findImports(tx: Tx, { memberId, checkId }: Place): Promise<readonly ImportRow[]> {
  return tx.selectFrom("check_import").select(head).where("member_id", "=", memberId).where("check_id", "=", checkId).orderBy("staged_at", "desc").limit(20).execute();
}

/** One import with what it holds. */
export async function findImport(tx: Tx, { memberId, checkId }: Place, id: string): Promise<(ImportRow & { readonly staged: Staged }) | undefined> {
  const row = await tx
    .selectFrom("check_import")
    .select([...head, "changes"])
    .where("member_id", "=", memberId)
    .where("check_id", "=", checkId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { changes, ...rest } = row;
  return { ...rest, staged: stagedSchema.parse(changes) };
}

type NewImport = { readonly cooperativeId: CooperativeId; readonly id: string; readonly fileName: string; readonly staged: Staged; readonly hand: Hand };

export async function insertImport(tx: Tx, { memberId, checkId }: Place, { cooperativeId, id, fileName, staged, hand }: NewImport): Promise<void> {
  const kept = { file_name: fileName, changes: JSON.stringify(staged), staged_by: hand.personId, staged_at: hand.at };
  await tx
    .insertInto("check_import")
    .values({ cooperative_id: cooperativeId, member_id: memberId, check_id: checkId, id, ...kept })
    .execute();
}

export async function saveApplied(tx: Tx, memberId: string, id: string, at: Date): Promise<void> {
  await tx.updateTable("check_import").set({ applied_at: at }).where("member_id", "=", memberId).where("id", "=", id).execute();
}

/** Begins or continues the check and locks it until the transaction ends; false where nothing may be written. */
export async function lockForImport(tx: Tx, { memberId, checkId }: Place, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update member_check c set state = case when c.state = 'draft' then 'in-progress' else c.state end, changed_at = ${at}
    from check_round r where r.cooperative_id = c.cooperative_id and r.id = c.round_id and r.state = 'open'
      and c.member_id = ${memberId} and c.id = ${checkId}::uuid and c.state in ('draft', 'in-progress', 'returned')
    returning c.id`.execute(tx);
  return rows.length > 0;
}

export type ImportedAnswer = Change & { readonly key: string; readonly area: string; readonly basic: boolean; readonly textHash: string };

/**
 * Writes all answers of an import, each only over the version it replaces; answers how many were written. One statement: triggers settle what counts
 * (own word and adopted answer) and keep the counts of the areas.
 */
export async function saveImported(tx: Tx, { memberId, checkId }: Place, { cooperativeId, answers, hand }: ImportedAnswers): Promise<number> {
  const { rows } = await sql<{ saved: number }>`
    with written as (
      insert into check_answer (cooperative_id, member_id, check_id, requirement_key, area_key, basic, text_hash, status, reason, note, deficits, responsible, due_on, version,
        answered_at, answered_by, answered_name)
      select ${cooperativeId}, ${memberId}, ${checkId}::uuid, key, area, basic, "textHash", status, reason, note, deficits, responsible, "dueOn", version,
        ${hand.at}, ${hand.personId}::uuid, ${hand.name}
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as n (key text, area text, basic boolean, "textHash" text, status text, reason text, note text, deficits text,
        responsible text, "dueOn" date, version int)
      on conflict (member_id, check_id, requirement_key) do update set area_key = excluded.area_key, basic = excluded.basic, asked = true, text_hash = excluded.text_hash,
        status = excluded.status, reason = excluded.reason, note = excluded.note, deficits = excluded.deficits, responsible = excluded.responsible, due_on = excluded.due_on,
        suggested = null, version = excluded.version, answered_at = excluded.answered_at, answered_by = excluded.answered_by, answered_name = excluded.answered_name
        where check_answer.version = excluded.version - 1
      returning 1
    )
    select count(*)::int as saved from written`.execute(tx);
  return rows[0]?.saved ?? 0;
}

type ImportedAnswers = { readonly cooperativeId: CooperativeId; readonly answers: readonly ImportedAnswer[]; readonly hand: Hand };
