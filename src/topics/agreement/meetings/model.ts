/** Bodies, their meetings, and what comes out of them. */
import { z } from "zod";
import { day, line, prose } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";

export const bodyKinds = ["steering-group", "project-group", "mayors-meeting", "jour-fixe", "own"] as const;
export type BodyKind = (typeof bodyKinds)[number];
export const majorities = ["simple", "two-thirds", "unanimous"] as const;
export type Majority = (typeof majorities)[number];
/** Who is written to in a member. */
export const invitedRoles = ["management", "coordinator"] as const;

/** How a body decides. Without votes it talks and decides nothing. */
export const votingRule = z.object({
  hasVotes: z.boolean(),
  /** How many of a hundred seats must be present. */
  quorumPercent: z.int().min(1).max(100),
  majority: z.enum(majorities),
  /** Does an abstention count as a vote cast? */
  abstentionsCount: z.boolean(),
});
export type VotingRule = z.infer<typeof votingRule>;

export const meetingBody = votingRule.extend({
  id: objectId,
  kind: z.enum(bodyKinds),
  name: line(120),
  /** Stands before the number of a decision: „LG“. */
  short: line(12),
  purpose: prose(2_000),
  seats: z.array(memberId),
  invites: z.array(z.enum(invitedRoles)),
  chairId: z.guid().nullable(),
  chairName: z.string(),
  dissolvedOn: day.nullable(),
  version: z.int(),
});
export type MeetingBody = z.infer<typeof meetingBody>;

export const meetingStates = ["planned", "invited", "held", "released", "cancelled"] as const;
export type MeetingState = (typeof meetingStates)[number];

/** Who came for a member. */
export const attendance = z.object({ memberId, isPresent: z.boolean(), name: prose(120) });
export type Attendance = z.infer<typeof attendance>;

/** „09:30“ on the clock of the town hall. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const meeting = z.object({
  id: objectId,
  bodyId: objectId,
  heldOn: day,
  startsAt: clockTime,
  endsAt: clockTime,
  place: prose(200),
  link: prose(500),
  note: prose(2_000),
  state: z.enum(meetingStates),
  cancelReason: prose(500),
  sequence: z.int(),
  invitedAt: z.date().nullable(),
  attendance: z.array(attendance),
  chairedBy: prose(120),
  keptBy: prose(120),
  releasedAt: z.date().nullable(),
  releasedByName: z.string(),
  changedAt: z.date(),
  version: z.int(),
});
export type Meeting = z.infer<typeof meeting>;

/** A meeting as lists have it: who came, led and wrote is asked of one at a time. */
export const meetingHead = meeting.omit({ attendance: true, chairedBy: true, keptBy: true });
export type MeetingHead = z.infer<typeof meetingHead>;

export const itemKinds = ["information", "discussion", "decision"] as const;
/** Where a point comes from. */
export const itemSources = ["own", "proposal", "left-over", "resolution", "overdue", "contract", "costs"] as const;

export const agendaItem = z.object({
  id: objectId,
  position: z.int(),
  kind: z.enum(itemKinds),
  title: line(200),
  explanation: prose(4_000),
  /** What is put to the vote. */
  proposal: prose(4_000),
  source: z.enum(itemSources),
  sourceKey: z.string().nullable(),
});
export type AgendaItem = z.infer<typeof agendaItem>;

/** A point that waits to be put on an agenda. */
export const openPoint = agendaItem.omit({ id: true, position: true }).extend({ sourceKey: z.string() });
export type OpenPoint = z.infer<typeof openPoint>;

export const voices = ["yes", "no", "abstain"] as const;
export type Voice = (typeof voices)[number];
export const votes = z.record(z.string(), z.enum(voices));
export type Votes = z.infer<typeof votes>;

export const itemOutcomes = ["open", "noted", "left-over", "adopted", "refused"] as const;

/** What was said on a point, and how it ended. */
export const itemRecord = z.object({ itemId: objectId, minutes: prose(20_000), votes, outcome: z.enum(itemOutcomes) });
export type ItemRecord = z.infer<typeof itemRecord>;

/** Votes counted, beside the seats there are and those present. */
export const tally = z.object({ yes: z.int(), no: z.int(), abstained: z.int(), present: z.int(), eligible: z.int() });
export type Tally = z.infer<typeof tally>;

export const decisionResults = ["adopted", "refused"] as const;
/** What a vote comes to. */
export const voteResults = [...decisionResults, "no-quorum", "no-votes"] as const;
export type VoteResult = (typeof voteResults)[number];

/** How a decision stands; a draft as long as its minutes are one. */
export const standings = ["valid", "draft", "superseded", "refused"] as const;
export type Standing = (typeof standings)[number];

/** An entry of the register. */
export const decision = z.object({
  id: objectId,
  bodyId: objectId,
  bodyName: z.string(),
  bodyShort: z.string(),
  number: z.int(),
  meetingId: objectId,
  itemId: objectId,
  decidedOn: day,
  /** Are the minutes it stands in? */
  isReleased: z.boolean(),
  title: z.string(),
  wording: z.string(),
  result: z.enum(decisionResults),
  tally,
  rule: votingRule,
  /** The earlier decision it replaces, and the later one that replaced it: both of the same body. */
  supersedesId: objectId.nullable(),
  supersedesNumber: z.int().nullable(),
  supersededById: objectId.nullable(),
  supersededByNumber: z.int().nullable(),
});
export type Decision = z.infer<typeof decision>;

/** What somebody is to do until a day; without members it is the office. */
export const meetingTask = z.object({ id: objectId, itemId: objectId, title: line(200), members: z.array(memberId), dueOn: day.nullable() });
export type MeetingTask = z.infer<typeof meetingTask>;

export const proposalStates = ["open", "taken", "declined"] as const;

/** What a member wants to have on an agenda. */
export const agendaProposal = z.object({
  id: objectId,
  memberId,
  memberName: z.string(),
  bodyId: objectId,
  title: line(200),
  reason: prose(2_000),
  proposedAt: z.date(),
  proposedByName: z.string(),
  state: z.enum(proposalStates),
  answer: prose(1_000),
  meetingId: objectId.nullable(),
});
export type AgendaProposal = z.infer<typeof agendaProposal>;
