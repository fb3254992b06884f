/** What is done in a meeting and after it: attendance, minutes, votes, decisions, tasks, release. */
import { z } from "zod";
import { day, flag, line, optional, prose, several } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { voices, voteResults } from "../model.ts";

const here = { scope: "cooperative" } as const;
const one = { cooperativeId, meetingId: objectId };
const item = { ...one, itemId: objectId };

/** Opens the minutes, or corrects who was there. Names are sent by the member's own part of its key. */
export const holdMeeting = defineOperation({
  name: "meeting.hold",
  kind: "write",
  ...here,
  input: z.object({
    ...one,
    present: several(memberId),
    names: z.record(z.string().max(40), prose(120)).default({}),
    chairedBy: prose(120).default(""),
    keptBy: prose(120).default(""),
  }),
  output: z.object({ isQuorate: z.boolean() }),
  failures: ["meeting-unknown", "meeting-closed", "meeting-ahead", "seat-missing", "already-decided"],
});

/** What was said on a point, and whether it is done with or left over. */
export const minuteItem = defineOperation({
  name: "meeting.minute",
  kind: "write",
  ...here,
  input: z.object({ ...item, minutes: prose(20_000).default(""), outcome: z.enum(["open", "noted", "left-over"]).default("noted") }),
  output: z.object({ saved: z.literal(true) }),
  failures: ["meeting-unknown", "meeting-not-held", "item-unknown"],
});

/** The votes of a point; `unanimous` is everybody present with a yes. Votes are sent by the member's own part of its key. */
export const voteOnItem = defineOperation({
  name: "meeting.vote",
  kind: "write",
  ...here,
  input: z.object({ ...item, votes: z.record(z.string().max(40), z.enum([...voices, "none"])).default({}), unanimous: flag }),
  output: z.object({ result: z.enum(voteResults) }),
  failures: ["meeting-unknown", "meeting-not-held", "item-unknown", "item-decided", "body-without-votes", "vote-without-seat", "vote-of-absent"],
});

/** Announces the result and enters it into the register under the next number; from then on nobody changes it. */
export const decideItem = defineOperation({
  name: "meeting.decide",
  kind: "write",
  ...here,
  input: z.object({ ...item, supersedes: optional(objectId) }),
  output: z.object({ decisionId: objectId, number: z.int(), result: z.enum(["adopted", "refused"]) }),
  failures: [
    "meeting-unknown",
    "meeting-not-held",
    "item-unknown",
    "item-decided",
    "proposal-text-missing",
    "body-without-votes",
    "no-quorum",
    "votes-missing",
    "supersedes-unknown",
  ],
});

export const addTask = defineOperation({
  name: "meeting.add-task",
  kind: "write",
  ...here,
  input: z.object({ ...item, title: line(200), audience: z.enum(["office", "all", "chosen"]).default("office"), members: several(memberId), dueOn: optional(day) }),
  output: z.object({ taskId: objectId }),
  failures: ["meeting-unknown", "meeting-not-held", "item-unknown", "seat-missing"],
});

export const dropTask = defineOperation({
  name: "meeting.drop-task",
  kind: "write",
  ...here,
  input: z.object({ ...one, taskId: objectId }),
  output: z.object({ dropped: z.literal(true) }),
  failures: ["meeting-unknown", "meeting-not-held", "task-unknown"],
});

/** Releases the minutes; the body reads them from then on, and nobody changes them. */
export const releaseMinutes = defineOperation({
  name: "meeting.release",
  kind: "write",
  ...here,
  input: z.object(one),
  output: z.object({ released: z.literal(true) }),
  failures: ["meeting-unknown", "meeting-not-held", "release-not-yours", "items-open"],
});

export type HoldingFailure = (
  | typeof holdMeeting
  | typeof minuteItem
  | typeof voteOnItem
  | typeof decideItem
  | typeof addTask
  | typeof dropTask
  | typeof releaseMinutes
)["failures"][number];
