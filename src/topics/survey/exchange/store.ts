/** Imports waiting to be looked at, and the answers they bring. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { AnswerChange, SectionProgress } from "#topics/survey/answers/model";
import { staged as stagedSchema, type Staged } from "./model.ts";

export type Place = { readonly cooperativeId: CooperativeId; readonly memberId: MemberId; readonly campaignId: string };
export type Hand = { readonly personId: string | null; readonly name: string; readonly at: Date };

export type ImportRow = { readonly id: string; readonly fileName: string; readonly stagedAt: Date; readonly appliedAt: Date | null };

const head = ["id", "file_name as fileName", "staged_at as stagedAt", "applied_at as appliedAt"] as const;

/** The tables a member brought for a campaign, newest first. */
export async function findImports(tx: Tx, { memberId, campaignId }: Pick<Place, "memberId" | "campaignId">): Promise<readonly ImportRow[]> {
  return tx.selectFrom("workbook_import").select(head).where("member_id", "=", memberId).where("campaign_id", "=", campaignId).orderBy("staged_at", "desc").limit(20).execute();
}

/** One import with what it holds. */
export async function findImport(
  tx: Tx,
  { memberId, campaignId }: Pick<Place, "memberId" | "campaignId">,
  id: string,
): Promise<(ImportRow & { readonly staged: Staged }) | undefined> {
  const row = await tx
    .selectFrom("workbook_import")
    .select([...head, "changes"])
    .where("member_id", "=", memberId)
    .where("campaign_id", "=", campaignId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { changes, ...rest } = row;
  return { ...rest, staged: stagedSchema.parse(changes) };
}

export async function insertImport(
  tx: Tx,
  { cooperativeId, memberId, campaignId }: Place,
  { id, fileName, staged, hand }: { readonly id: string; readonly fileName: string; readonly staged: Staged; readonly hand: Hand },
): Promise<void> {
  await tx
    .insertInto("workbook_import")
    .values({
      cooperative_id: cooperativeId,
      member_id: memberId,
      id,
      campaign_id: campaignId,
      file_name: fileName,
      changes: JSON.stringify(staged),
      staged_by: hand.personId,
      staged_at: hand.at,
    })
    .execute();
}

export async function saveApplied(tx: Tx, memberId: string, id: string, at: Date): Promise<void> {
  await tx.updateTable("workbook_import").set({ applied_at: at }).where("member_id", "=", memberId).where("id", "=", id).execute();
}

/** Begins or continues the response and locks it until the transaction ends; false where nothing may be written. */
export async function lockForImport(tx: Tx, { memberId, campaignId }: Place, { personId, at }: Hand): Promise<boolean> {
  const { rows } = await sql`
    insert into response (cooperative_id, member_id, campaign_id, state, changed_at, changed_by)
    select p.cooperative_id, p.member_id, p.campaign_id, 'in-progress', ${at}, ${personId}::uuid
    from participant p join campaign c on c.cooperative_id = p.cooperative_id and c.id = p.campaign_id and c.state = 'open'
    where p.member_id = ${memberId} and p.campaign_id = ${campaignId}::uuid
    on conflict (member_id, campaign_id) do update set changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where response.state in ('in-progress', 'returned')
    returning state`.execute(tx);
  return rows.length > 0;
}

const answerRow = ({ question, section, state, value, remark, carriedOver, version }: AnswerChange) => ({
  question,
  section,
  state,
  value,
  remark,
  carried_over: carriedOver,
  version,
});
const progressRow = ({ section, asked, answered, unknown, missing, states }: SectionProgress) => ({
  section,
  asked,
  answered,
  unknown,
  missing,
  states,
});

type Written = { readonly changes: readonly AnswerChange[]; readonly progress: readonly SectionProgress[]; readonly hand: Hand };

/** Writes all answers of an import, each only over the version it replaces; answers how many were written. One statement. */
export async function saveImported(tx: Tx, { cooperativeId, memberId, campaignId }: Place, { changes, progress, hand }: Written): Promise<number> {
  const saved = await sql<{ saved: number }>`
    with written as (
      insert into answer (cooperative_id, member_id, campaign_id, question, section, state, value, remark, carried_over, version, answered_at, answered_by, answered_name)
      select ${cooperativeId}, ${memberId}, ${campaignId}::uuid, question, section, state, nullif(value, 'null'::jsonb), remark, carried_over, version, ${hand.at}, ${hand.personId}::uuid, ${hand.name}
      from jsonb_to_recordset(${JSON.stringify(changes.map(answerRow))}::jsonb) as g (question text, section text, state text, value jsonb, remark text, carried_over boolean, version int)
      on conflict (member_id, campaign_id, question) do update set section = excluded.section, state = excluded.state, value = excluded.value, remark = excluded.remark,
        carried_over = excluded.carried_over, version = excluded.version, answered_at = excluded.answered_at, answered_by = excluded.answered_by, answered_name = excluded.answered_name
        where answer.version = excluded.version - 1
      returning 1
    ), counted as (
      insert into section_progress (cooperative_id, member_id, campaign_id, section, asked, answered, unknown, missing, states)
      select ${cooperativeId}, ${memberId}, ${campaignId}::uuid, section, asked, answered, unknown, missing, states
      from jsonb_to_recordset(${JSON.stringify(progress.map(progressRow))}::jsonb) as p (section text, asked int, answered int, unknown int, missing int, states jsonb)
      on conflict (member_id, campaign_id, section) do update set asked = excluded.asked, answered = excluded.answered, unknown = excluded.unknown, missing = excluded.missing, states = excluded.states
    )
    select count(*)::int as saved from written`.execute(tx);
  return saved.rows[0]?.saved ?? 0;
}
