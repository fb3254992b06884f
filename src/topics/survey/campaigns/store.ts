/** Campaigns and the members they ask, as they lie in the database. */
import { sql } from "kysely";
import { memberId as memberIdOf, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { campaign, participant, progresses, type Campaign, type Participant, type Progress } from "./model.ts";

export type CampaignPlace = { readonly cooperativeId: CooperativeId; readonly campaignId: string };

const campaignColumns = [
  "campaign.id",
  "campaign.cooperative_id as cooperativeId",
  "campaign.questionnaire_id as questionnaireId",
  "campaign.title",
  "campaign.period",
  "campaign.previous_campaign_id as previousCampaignId",
  "campaign.message",
  "campaign.opens_on as opensOn",
  "campaign.due_on as dueOn",
  "campaign.reminder_days as reminderDays",
  "campaign.state",
  "campaign.launched_at as launchedAt",
  "campaign.closed_at as closedAt",
] as const;
const participantColumns = ["cooperative_id as cooperativeId", "member_id as memberId", "campaign_id as campaignId", "wave", "opens_on as opensOn", "due_on as dueOn"] as const;

const progressOf = (state: string | null): Progress => progresses.find((known) => known === state) ?? "not-begun";

/**
 * Campaign rows are visible in the whole cooperative; participants only to those who act for them. Asking for a participant the actor
 * may see leaves a member only the campaigns it takes part in.
 */
const seen = (tx: Tx, cooperativeId: CooperativeId) =>
  tx
    .selectFrom("campaign")
    .where("campaign.cooperative_id", "=", cooperativeId)
    .where((e) =>
      e.exists(
        e
          .selectFrom("participant")
          .select(sql`1`.as("one"))
          .whereRef("participant.cooperative_id", "=", "campaign.cooperative_id")
          .whereRef("participant.campaign_id", "=", "campaign.id"),
      ),
    );

/** A campaign the actor takes part in or oversees. */
export async function findCampaign(tx: Tx, { cooperativeId, campaignId }: CampaignPlace): Promise<Campaign | undefined> {
  const row = await seen(tx, cooperativeId).select(campaignColumns).where("campaign.id", "=", campaignId).executeTakeFirst();
  return row && campaign.parse(row);
}

/** The campaigns the actor takes part in or oversees with their questionnaire, newest first. */
export async function findCampaigns(tx: Tx, cooperativeId: CooperativeId) {
  const rows = await seen(tx, cooperativeId)
    .innerJoin("questionnaire", (join) => join.onRef("questionnaire.cooperative_id", "=", "campaign.cooperative_id").onRef("questionnaire.id", "=", "campaign.questionnaire_id"))
    .select([...campaignColumns, "questionnaire.title as questionnaireTitle", "questionnaire.version as questionnaireVersion"])
    .orderBy("campaign.launched_at", "desc")
    .execute();
  return rows.map(({ questionnaireTitle, questionnaireVersion, ...row }) => ({
    ...campaign.parse(row),
    questionnaireTitle,
    questionnaireVersion,
  }));
}

/** How far the members of every campaign are that the actor may see, counted in the database. */
export async function findCounts(tx: Tx, cooperativeId: CooperativeId) {
  const rows = await tx
    .selectFrom("participant")
    .leftJoin("response", (join) => join.onRef("response.member_id", "=", "participant.member_id").onRef("response.campaign_id", "=", "participant.campaign_id"))
    .select((e) => [
      "participant.campaign_id as campaignId",
      e.fn.countAll<string>().as("asked"),
      e.fn.count<string>("response.state").as("begun"),
      e.fn.count<string>("response.state").filterWhere("response.state", "in", ["submitted", "signed-off"]).as("submitted"),
      e.fn.count<string>("response.state").filterWhere("response.state", "=", "signed-off").as("signedOff"),
    ])
    .where("participant.cooperative_id", "=", cooperativeId)
    .groupBy("participant.campaign_id")
    .execute();
  return new Map(
    rows.map(({ campaignId, asked, begun, submitted, signedOff }) => [
      campaignId,
      { asked: Number(asked), begun: Number(begun), submitted: Number(submitted), signedOff: Number(signedOff) },
    ]),
  );
}

/** The members asked that the actor may see, with name and progress, by wave and name; of one campaign or of all. */
export async function findAsked(tx: Tx, cooperativeId: CooperativeId, campaignId?: string) {
  const rows = await tx
    .selectFrom("participant")
    .innerJoin("member", "member.id", "participant.member_id")
    .leftJoin("response", (join) => join.onRef("response.member_id", "=", "participant.member_id").onRef("response.campaign_id", "=", "participant.campaign_id"))
    .select([
      "participant.campaign_id as campaignId",
      "participant.member_id as memberId",
      "member.name",
      "participant.wave",
      "participant.opens_on as opensOn",
      "participant.due_on as dueOn",
      "response.state",
    ])
    .where("participant.cooperative_id", "=", cooperativeId)
    .$if(campaignId !== undefined, (query) => query.where("participant.campaign_id", "=", campaignId ?? ""))
    .orderBy("participant.wave")
    .orderBy(sql`member.name collate "und-x-icu"`)
    .execute();
  return rows.map(({ memberId, state, ...row }) => ({ ...row, memberId: memberIdOf.parse(memberId), progress: progressOf(state) }));
}

/** Who is asked in a campaign, as far as the actor may see it. */
export async function findParticipants(tx: Tx, { cooperativeId, campaignId }: CampaignPlace): Promise<Participant[]> {
  const rows = await tx
    .selectFrom("participant")
    .select(participantColumns)
    .where("cooperative_id", "=", cooperativeId)
    .where("campaign_id", "=", campaignId)
    .orderBy("member_id")
    .execute();
  return rows.map((row) => participant.parse(row));
}

/** Keeps a new campaign; false when one with the same questionnaire, period and title is there already. */
export async function insertCampaign(
  tx: Tx,
  { cooperativeId, questionnaireId, previousCampaignId, opensOn, dueOn, reminderDays, launchedAt, closedAt: _, ...row }: Campaign,
  by: string | null,
): Promise<boolean> {
  const kept = await tx
    .insertInto("campaign")
    .values({
      ...row,
      cooperative_id: cooperativeId,
      questionnaire_id: questionnaireId,
      previous_campaign_id: previousCampaignId,
      opens_on: opensOn,
      due_on: dueOn,
      reminder_days: [...reminderDays],
      launched_at: launchedAt,
      launched_by: by,
    })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "questionnaire_id", "period", "title"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** Adds members in one statement; those already asked stay as they are. Answers who was added. */
export async function insertParticipants(tx: Tx, added: readonly Participant[]): Promise<MemberId[]> {
  const rows = added.map(({ cooperativeId, memberId, campaignId, wave, opensOn, dueOn }) => ({
    cooperative_id: cooperativeId,
    member_id: memberId,
    campaign_id: campaignId,
    wave,
    opens_on: opensOn,
    due_on: dueOn,
  }));
  if (rows.length === 0) return [];
  const kept = await tx
    .insertInto("participant")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["member_id", "campaign_id"]).doNothing())
    .returning("member_id")
    .execute();
  return kept.map(({ member_id }) => memberIdOf.parse(member_id));
}

/** Gives the named members of a campaign a new deadline; answers how many there were. */
export async function saveDeadlines(tx: Tx, { cooperativeId, campaignId }: CampaignPlace, members: readonly MemberId[], dueOn: string): Promise<number> {
  const result = await tx
    .updateTable("participant")
    .set({ due_on: dueOn })
    .where("cooperative_id", "=", cooperativeId)
    .where("campaign_id", "=", campaignId)
    .where("member_id", "=", sql<string>`any(${[...members]}::text[])`)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** The deadline that holds for the campaign as a whole and for members added later. */
export async function saveCampaignDeadline(tx: Tx, { cooperativeId, campaignId }: CampaignPlace, dueOn: string): Promise<void> {
  await tx.updateTable("campaign").set({ due_on: dueOn }).where("cooperative_id", "=", cooperativeId).where("id", "=", campaignId).execute();
}

/** Locks a campaign for the rest of the transaction, so that closing and answering do not cross; undefined where there is none. */
export async function lockCampaign(tx: Tx, { cooperativeId, campaignId }: CampaignPlace): Promise<Campaign | undefined> {
  const row = await tx.selectFrom("campaign").select(campaignColumns).where("cooperative_id", "=", cooperativeId).where("id", "=", campaignId).forUpdate().executeTakeFirst();
  return row && campaign.parse(row);
}

/** Closes an open campaign or opens a closed one; false when it was so already. */
export async function saveState(tx: Tx, { cooperativeId, campaignId }: CampaignPlace, state: Campaign["state"], at: Date): Promise<boolean> {
  const row = await tx
    .updateTable("campaign")
    .set({ state, closed_at: state === "closed" ? at : null })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", campaignId)
    .where("state", "<>", state)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
