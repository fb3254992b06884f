/** Looking at meetings: the list, one of them, its papers, its place in a calendar. */
import { z } from "zod";
import { optional } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { agendaItem, decision, itemRecord, meeting, meetingBody, meetingTask, openPoint, tally, voteResults } from "../model.ts";

const here = { scope: "cooperative" } as const;
const one = { cooperativeId, meetingId: objectId };

const listed = meeting.pick({ id: true, bodyId: true, heldOn: true, startsAt: true, endsAt: true, place: true, state: true }).extend({ bodyName: z.string(), items: z.int() });

/** Meetings to come, the nearest first, or past ones, the last first. */
export const listMeetings = defineOperation({
  name: "meeting.list",
  kind: "read",
  ...here,
  input: z.object({ cooperativeId, bodyId: optional(objectId), span: z.preprocess((value) => (value === "" ? undefined : value), z.enum(["coming", "past"]).default("coming")) }),
  output: z.object({ meetings: z.array(listed), bodies: z.array(z.object({ id: objectId, name: z.string(), isOpen: z.boolean() })) }),
  failures: [],
});
export type ListedMeeting = z.output<typeof listed>;

const taskMeasure = z.object({ memberId: memberId.nullable(), memberName: z.string(), measureId: objectId, state: z.string().nullable() });

/** Everything about one meeting that its reader may know; minutes while they are a draft only in the body, open points only for who plans. */
export const readMeeting = defineOperation({
  name: "meeting.read",
  kind: "read",
  ...here,
  input: z.object(one),
  output: z.object({
    meeting,
    body: meetingBody,
    seats: z.array(z.object({ memberId, name: z.string() })),
    items: z.array(
      agendaItem.extend({
        record: itemRecord.nullable(),
        tally: tally.nullable(),
        result: z.enum(voteResults).nullable(),
        decision: decision.nullable(),
        tasks: z.array(meetingTask.extend({ key: z.string(), measures: z.array(taskMeasure) })),
      }),
    ),
    isQuorate: z.boolean(),
    /** Those who are written to. */
    invited: z.int(),
    points: z.array(openPoint),
    /** Decisions of the body that still hold and may be superseded. */
    standing: z.array(z.object({ id: objectId, label: z.string() })),
    mayRelease: z.boolean(),
    /** Are there minutes, and does the reader see them? */
    isReadable: z.boolean(),
  }),
  failures: ["meeting-unknown"],
});
export type ReadMeeting = (typeof readMeeting)["output"]["_output"];
export type ReadItem = ReadMeeting["items"][number];

const printed = z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() });
const printing = z.object({ ...one, format: z.enum(paperFormats).default("pdf") });

/** The invitation with the agenda as a letter. */
export const printAgenda = defineOperation({
  name: "meeting.agenda-paper",
  kind: "read",
  ...here,
  input: printing,
  output: printed,
  failures: ["meeting-unknown"],
  answers: "paper",
});

export const printMinutes = defineOperation({
  name: "meeting.minutes-paper",
  kind: "read",
  ...here,
  input: printing,
  output: printed,
  failures: ["meeting-unknown", "meeting-not-held", "minutes-not-released"],
  answers: "paper",
});

/** The meeting for one's own calendar. */
export const fetchCalendar = defineOperation({
  name: "meeting.calendar-file",
  kind: "read",
  ...here,
  input: z.object(one),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["meeting-unknown"],
  answers: "file",
});

export type MeetingsFailure = (typeof readMeeting | typeof printMinutes)["failures"][number];
