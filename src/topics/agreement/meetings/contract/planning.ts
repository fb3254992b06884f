/** What is done before a meeting: plan, put points on the agenda, invite, move, call off. */
import { z } from "zod";
import { day, line, optional, prose, several, webAddress } from "#kernel/fields";
import { cooperativeId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { clockTime, itemKinds } from "../model.ts";

const here = { scope: "cooperative" } as const;
const one = { cooperativeId, meetingId: objectId };
const item = { ...one, itemId: objectId };

const hours = { heldOn: day, startsAt: clockTime, endsAt: clockTime, place: prose(200).default(""), link: webAddress().default(""), note: prose(2_000).default("") };

export const planMeeting = defineOperation({
  name: "meeting.plan",
  kind: "write",
  ...here,
  input: z.object({ cooperativeId, bodyId: objectId, ...hours }),
  output: z.object({ meetingId: objectId }),
  failures: ["body-unknown", "body-dissolved", "ends-before-begin", "day-past"],
});

/** Another day, hour or place; whoever was invited is told. */
export const rescheduleMeeting = defineOperation({
  name: "meeting.reschedule",
  kind: "write",
  ...here,
  input: z.object({ ...one, ...hours }),
  output: z.object({ letters: z.int() }),
  failures: ["meeting-unknown", "meeting-closed", "ends-before-begin", "day-past"],
});

/** Sends the invitation with the agenda; done again, it tells what has changed. */
export const inviteToMeeting = defineOperation({
  name: "meeting.invite",
  kind: "write",
  ...here,
  input: z.object(one),
  output: z.object({ letters: z.int() }),
  failures: ["meeting-unknown", "meeting-closed", "agenda-empty", "day-past"],
});

export const cancelMeeting = defineOperation({
  name: "meeting.cancel",
  kind: "write",
  ...here,
  input: z.object({ ...one, reason: line(500) }),
  output: z.object({ letters: z.int() }),
  failures: ["meeting-unknown", "meeting-closed"],
});

/** Puts a point on the agenda, or changes one. */
export const saveItem = defineOperation({
  name: "meeting.save-item",
  kind: "write",
  ...here,
  input: z.object({ ...one, itemId: optional(objectId), kind: z.enum(itemKinds), title: line(200), explanation: prose(4_000).default(""), proposal: prose(4_000).default("") }),
  output: z.object({ itemId: objectId }),
  failures: ["meeting-unknown", "meeting-closed", "item-unknown", "proposal-text-missing"],
});

/** Takes open points onto the agenda; `points` are `<source>/<key>`. */
export const takePoints = defineOperation({
  name: "meeting.take-points",
  kind: "write",
  ...here,
  input: z.object({ ...one, points: several(line(300), 100) }),
  output: z.object({ taken: z.int() }),
  failures: ["meeting-unknown", "meeting-closed", "no-points"],
});

export const moveItem = defineOperation({
  name: "meeting.move-item",
  kind: "write",
  ...here,
  input: z.object({ ...item, direction: z.enum(["up", "down"]) }),
  output: z.object({ moved: z.literal(true) }),
  failures: ["meeting-unknown", "meeting-closed", "item-unknown"],
});

export const dropItem = defineOperation({
  name: "meeting.drop-item",
  kind: "write",
  ...here,
  input: z.object(item),
  output: z.object({ dropped: z.literal(true) }),
  failures: ["meeting-unknown", "meeting-closed", "item-unknown"],
});

export type PlanningFailure = (
  | typeof planMeeting
  | typeof rescheduleMeeting
  | typeof inviteToMeeting
  | typeof cancelMeeting
  | typeof saveItem
  | typeof takePoints
  | typeof moveItem
  | typeof dropItem
)["failures"][number];
