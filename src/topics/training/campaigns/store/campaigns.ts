/** Training campaigns and their departments, as they lie in the database. */
import { sql } from "kysely";
import { memberId as memberKey, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { trainingCampaign, trainingDepartment, type KnownUnit, type TrainingCampaign, type TrainingDepartment } from "../model.ts";

export type TrainingPlace = { readonly cooperativeId: CooperativeId; readonly campaignId: string };

const columns = [
  "training_campaign.id",
  "training_campaign.cooperative_id as cooperativeId",
  "training_campaign.course_id as courseId",
  "training_campaign.title",
  "training_campaign.message",
  "training_campaign.opens_on as opensOn",
  "training_campaign.due_on as dueOn",
  "training_campaign.reminder_days as reminderDays",
  "training_campaign.state",
  "training_campaign.issued_at as issuedAt",
  "training_campaign.closed_at as closedAt",
] as const;

/** A campaign with the names of its course. */
export type KnownTraining = TrainingCampaign & { readonly courseKey: string; readonly courseTitle: string; readonly courseLabel: string; readonly minutes: number };

const withCourse = (tx: Tx, cooperativeId: CooperativeId) =>
  tx
    .selectFrom("training_campaign")
    .innerJoin("course", (join) => join.onRef("course.cooperative_id", "=", "training_campaign.cooperative_id").onRef("course.id", "=", "training_campaign.course_id"))
    .select([...columns, "course.key as courseKey", "course.title as courseTitle", "course.label as courseLabel", sql<number>`(course.definition->>'minutes')::int`.as("minutes")])
    .where("training_campaign.cooperative_id", "=", cooperativeId);

const knownOf = ({ courseKey, courseTitle, courseLabel, minutes, ...row }: { courseKey: string; courseTitle: string; courseLabel: string; minutes: number }): KnownTraining => ({
  ...trainingCampaign.parse(row),
  courseKey,
  courseTitle,
  courseLabel,
  minutes,
});

/** All campaigns of a cooperative, the newest first. */
export async function findTrainings(tx: Tx, cooperativeId: CooperativeId): Promise<KnownTraining[]> {
  const rows = await withCourse(tx, cooperativeId).orderBy("training_campaign.opens_on", "desc").orderBy("training_campaign.issued_at", "desc").execute();
  return rows.map(knownOf);
}

export async function findTraining(tx: Tx, { cooperativeId, campaignId }: TrainingPlace): Promise<KnownTraining | undefined> {
  const row = await withCourse(tx, cooperativeId).where("training_campaign.id", "=", campaignId).executeTakeFirst();
  return row && knownOf(row);
}

/** Locks a campaign, so that closing and printing do not cross; undefined where there is none. */
export async function lockTraining(tx: Tx, { cooperativeId, campaignId }: TrainingPlace): Promise<TrainingCampaign | undefined> {
  const row = await tx.selectFrom("training_campaign").select(columns).where("cooperative_id", "=", cooperativeId).where("id", "=", campaignId).forUpdate().executeTakeFirst();
  return row && trainingCampaign.parse(row);
}

/** Keeps a new campaign; false when one of the same title opens on the same day. */
export async function insertTraining(
  tx: Tx,
  { cooperativeId, courseId, opensOn, dueOn, reminderDays, issuedAt, closedAt: _, ...row }: TrainingCampaign,
  by: string | null,
): Promise<boolean> {
  const kept = await tx
    .insertInto("training_campaign")
    .values({
      ...row,
      cooperative_id: cooperativeId,
      course_id: courseId,
      opens_on: opensOn,
      due_on: dueOn,
      reminder_days: [...reminderDays],
      issued_at: issuedAt,
      issued_by: by,
    })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "title", "opens_on"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

export async function saveCourseOf(tx: Tx, { cooperativeId, campaignId }: TrainingPlace, courseId: string): Promise<void> {
  await tx.updateTable("training_campaign").set({ course_id: courseId }).where("cooperative_id", "=", cooperativeId).where("id", "=", campaignId).execute();
}

export async function saveClosed(tx: Tx, { cooperativeId, campaignId }: TrainingPlace, at: Date): Promise<void> {
  await tx.updateTable("training_campaign").set({ state: "closed", closed_at: at }).where("cooperative_id", "=", cooperativeId).where("id", "=", campaignId).execute();
}

const departmentColumns = ["cooperative_id as cooperativeId", "member_id as memberId", "campaign_id as campaignId", "id", "unit_id as unitId", "name", "slips", "pooled"] as const;

/** Departments of a cooperative's campaigns – of one of them, of one member – as far as the actor acts for them; by name. */
export async function findDepartments(
  tx: Tx,
  { cooperativeId, campaignId, memberId }: { cooperativeId: CooperativeId; campaignId?: string; memberId?: MemberId },
): Promise<TrainingDepartment[]> {
  const rows = await tx
    .selectFrom("training_department")
    .select(departmentColumns)
    .where("cooperative_id", "=", cooperativeId)
    .$if(campaignId !== undefined, (query) => query.where("campaign_id", "=", campaignId ?? ""))
    .$if(memberId !== undefined, (query) => query.where("member_id", "=", memberId ?? ""))
    .orderBy("member_id")
    .orderBy(sql`name collate "und-x-icu"`)
    .execute();
  return rows.map((row) => trainingDepartment.parse(row));
}

/** Adds departments in one statement; those asked already stay as they are. Answers whose were added. */
export async function insertDepartments(tx: Tx, added: readonly TrainingDepartment[]): Promise<MemberId[]> {
  if (added.length === 0) return [];
  const rows = added.map(({ cooperativeId, memberId, campaignId, id, unitId, name }) => ({
    cooperative_id: cooperativeId,
    member_id: memberId,
    campaign_id: campaignId,
    id,
    unit_id: unitId,
    name,
  }));
  const kept = await tx
    .insertInto("training_department")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["member_id", "campaign_id", "unit_id"]).doNothing())
    .returning("member_id")
    .execute();
  return kept.map(({ member_id }) => memberKey.parse(member_id));
}

/** More slips of a department; whether it stands alone is decided with the first ones and kept. */
export async function saveSlipCount(tx: Tx, { memberId, id }: Pick<TrainingDepartment, "memberId" | "id">, { slips, pooled }: { slips: number; pooled: boolean }): Promise<void> {
  await tx.updateTable("training_department").set({ slips, pooled }).where("member_id", "=", memberId).where("id", "=", id).execute();
}

/** The departments of all members the actor acts for, by name. */
export async function findUnitsOfAll(tx: Tx, cooperativeId: CooperativeId): Promise<KnownUnit[]> {
  const rows = await tx
    .selectFrom("unit")
    .select(["member_id as memberId", "id", "name"])
    .where("cooperative_id", "=", cooperativeId)
    .orderBy(sql`name collate "und-x-icu"`)
    .execute();
  return rows.map(({ memberId, ...unit }) => ({ ...unit, memberId: memberKey.parse(memberId) }));
}

/** The members that show the reader at least states. */
export async function findShowing(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select members_showing(array['status', 'detail']) as id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
