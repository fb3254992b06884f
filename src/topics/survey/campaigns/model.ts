import { z } from "zod";
import { day, line, prose } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";

export const campaignStates = ["open", "closed"] as const;

/** What the answers describe, such as „2026“. */
export const period = line(40);

/** Days from the deadline on which open members are reminded: negative before, positive after. */
export const reminderDay = z.int().min(-60).max(60);

/** A questionnaire put to members for a period. */
export const campaign = z.object({
  id: objectId,
  cooperativeId,
  questionnaireId: objectId,
  title: line(160),
  period,
  previousCampaignId: objectId.nullable(),
  message: prose(2_000),
  opensOn: day,
  dueOn: day,
  reminderDays: z.array(reminderDay),
  state: z.enum(campaignStates),
  launchedAt: z.date(),
  closedAt: z.date().nullable(),
});
export type Campaign = z.infer<typeof campaign>;

/** A member asked in a campaign; its wave and deadline may differ from the campaign's. */
export const participant = z.object({ cooperativeId, memberId, campaignId: objectId, wave: z.int(), opensOn: day, dueOn: day });
export type Participant = z.infer<typeof participant>;

/** How far a member is; without any answer it has not begun. */
export const progresses = ["not-begun", "in-progress", "submitted", "signed-off", "returned"] as const;
export type Progress = (typeof progresses)[number];
