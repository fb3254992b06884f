/** Slips: which codes there are, as far as the database can say. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { TrainingDepartment } from "../model.ts";

export type NewSlip = { readonly id: string; readonly codeHash: string };

/** The slips of a department in an order that says nothing about when they were made. */
export async function findSlipIds(tx: Tx, { memberId, id }: Pick<TrainingDepartment, "memberId" | "id">): Promise<string[]> {
  const rows = await tx.selectFrom("training_slip").select("id").where("member_id", "=", memberId).where("department_id", "=", id).orderBy("code_hash").execute();
  return rows.map((row) => row.id);
}

export async function insertSlips(tx: Tx, { cooperativeId, memberId, campaignId, id }: TrainingDepartment, slips: readonly NewSlip[]): Promise<void> {
  const rows = slips.map((slip) => ({ cooperative_id: cooperativeId, member_id: memberId, campaign_id: campaignId, department_id: id, id: slip.id, code_hash: slip.codeHash }));
  await tx.insertInto("training_slip").values(rows).execute();
}

/** Reminders already sent, so that nobody is reminded twice of the same day; answers whose are new. */
export async function insertReminders(
  tx: Tx,
  reminders: readonly { readonly cooperativeId: string; readonly memberId: string; readonly campaignId: string; readonly id: string; readonly plannedDay: number | null }[],
  at: Date,
): Promise<string[]> {
  if (reminders.length === 0) return [];
  const rows = reminders.map(({ cooperativeId, memberId, campaignId, id, plannedDay }) => ({
    cooperative_id: cooperativeId,
    member_id: memberId,
    campaign_id: campaignId,
    id,
    sent_at: at,
    planned_day: plannedDay,
  }));
  const kept = await tx
    .insertInto("training_reminder")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["member_id", "campaign_id", "planned_day"]).doNothing())
    .returning("member_id")
    .execute();
  return kept.map(({ member_id }) => member_id);
}

/** Forgets the slips of campaigns closed before a moment; what was learned with them has gone before. Answers how many. */
export async function removeSlipsClosedBefore(tx: Tx, cooperativeId: string, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from training_slip s using training_campaign c
    where s.cooperative_id = ${cooperativeId} and c.cooperative_id = s.cooperative_id and c.id = s.campaign_id and c.closed_at < ${before}
      and not exists (select from learning l where l.member_id = s.member_id and l.id = s.id)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
