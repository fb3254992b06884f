/** What can be done with campaigns. */
import { z } from "zod";
import { day, flag, line, optional, prose, several, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { campaignStates, period, progresses } from "./model.ts";

const inCooperative = { cooperativeId };
const one = { ...inCooperative, campaignId: objectId };

/** A member as a campaign sees it. */
export const askedMember = z.object({ memberId, name: z.string(), wave: z.int(), opensOn: day, dueOn: day, progress: z.enum(progresses) });
export type AskedMember = z.infer<typeof askedMember>;

export const campaignEntry = z.object({
  id: objectId,
  title: z.string(),
  period: z.string(),
  state: z.enum(campaignStates),
  opensOn: day,
  dueOn: day,
  questionnaireTitle: z.string(),
  questionnaireVersion: z.int(),
  /** Null for those who may not know how many others are asked and how far they are. */
  counts: z.object({ asked: z.int(), begun: z.int(), submitted: z.int(), signedOff: z.int() }).nullable(),
  /** The reader's own members in it; empty for those who act for the whole cooperative. */
  own: z.array(askedMember),
});
export type CampaignEntry = z.infer<typeof campaignEntry>;

export const listCampaigns = defineOperation({
  name: "campaign.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...inCooperative, state: optional(z.enum(campaignStates)), period: optional(period) }),
  output: z.object({ campaigns: z.array(campaignEntry), periods: z.array(z.string()) }),
  failures: [],
});

const size = { sections: z.int(), questions: z.int(), minutes: z.int() };

export const campaignRecord = z.object({
  id: objectId,
  title: z.string(),
  period: z.string(),
  state: z.enum(campaignStates),
  message: z.string(),
  opensOn: day,
  dueOn: day,
  reminderDays: z.array(z.int()),
  launchedAt: z.date(),
  closedAt: z.date().nullable(),
  questionnaire: z.object({ id: objectId, title: z.string(), version: z.int(), ...size }),
  previous: z.object({ id: objectId, title: z.string(), period: z.string() }).nullable(),
  /** Those the reader may see: all, or only the own ones. */
  members: z.array(askedMember),
  /** Members of today who are not asked; for those who act for the whole cooperative. */
  absent: z.array(z.object({ memberId, name: z.string(), wave: z.int() })),
});
export type CampaignRecord = z.infer<typeof campaignRecord>;

export const readCampaign = defineOperation({
  name: "campaign.read",
  kind: "read",
  scope: "cooperative",
  input: z.object(one),
  output: campaignRecord,
  failures: ["campaign-unknown"],
});

/** Everything the wizard needs to propose a campaign. */
export const prepareCampaign = defineOperation({
  name: "campaign.prepare",
  kind: "read",
  scope: "cooperative",
  input: z.object(inCooperative),
  output: z.object({
    today: day,
    opensOn: day,
    dueOn: day,
    officeName: z.string(),
    members: z.array(z.object({ memberId, name: z.string(), wave: z.int(), coordinators: z.int() })),
    questionnaires: z.array(z.object({ id: objectId, key: z.string(), title: z.string(), version: z.int(), ...size })),
    earlier: z.array(z.object({ id: objectId, title: z.string(), period: z.string() })),
  }),
  failures: [],
});

const wave = z.object({ wave: wholeNumber(1, 1_000), opensOn: optional(day), dueOn: optional(day) });
const usualReminders = [-14, -3, 1];
const reminderDays = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",").filter((text) => text.trim() !== "") : value),
  z.array(wholeNumber(-60, 60)).max(10).default(usualReminders),
);

/** `audience: "all"` asks every member of today; `"chosen"` only those in `members`. */
export const launchCampaign = defineOperation({
  name: "campaign.launch",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    ...inCooperative,
    questionnaireId: objectId,
    title: line(160),
    period,
    message: prose(2_000).default(""),
    opensOn: day,
    dueOn: day,
    reminderDays,
    audience: z.enum(["all", "chosen"]).default("all"),
    members: several(memberId),
    waves: several(wave, 50),
    previousCampaignId: optional(objectId),
  }),
  output: z.object({ campaignId: objectId, members: z.int(), letters: z.int(), withoutCoordinator: z.array(z.string()) }),
  failures: [
    "questionnaire-unknown",
    "questionnaire-not-published",
    "previous-campaign-unknown",
    "campaign-exists",
    "opening-in-past",
    "due-before-opening",
    "no-members",
    "member-unknown",
  ],
});

/** A new deadline for all, for one wave, or for one member; `notify` tells the coordinators by mail. */
export const changeDeadline = defineOperation({
  name: "campaign.change-deadline",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...one, dueOn: day, memberId: optional(memberId), wave: optional(wholeNumber(1, 1_000)), notify: flag }),
  output: z.object({ changed: z.int(), letters: z.int() }),
  failures: ["campaign-unknown", "participant-unknown", "campaign-closed", "due-in-past", "due-before-opening"],
});

/** Asks more members; they open today and are due with the campaign unless a day is given. */
export const addMembers = defineOperation({
  name: "campaign.add-members",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...one, members: several(memberId), dueOn: optional(day) }),
  output: z.object({ added: z.int(), letters: z.int() }),
  failures: ["campaign-unknown", "campaign-closed", "no-members", "member-unknown", "due-in-past", "due-before-opening"],
});

export const closeCampaign = defineOperation({
  name: "campaign.close",
  kind: "write",
  scope: "cooperative",
  input: z.object(one),
  output: z.object({ state: z.literal("closed") }),
  failures: ["campaign-unknown", "campaign-closed"],
});

export const reopenCampaign = defineOperation({
  name: "campaign.reopen",
  kind: "write",
  scope: "cooperative",
  input: z.object(one),
  output: z.object({ state: z.literal("open") }),
  failures: ["campaign-unknown", "campaign-open"],
});
