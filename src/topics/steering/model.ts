import { z } from "zod";
import { cooperativeId, memberId, objectId } from "#kernel/ids";

/** Why something waits; the order is the order of urgency. */
export const reasons = [
  "overdue", // deadline passed, nothing submitted
  "returned", // sent back with a reason
  "inquiry-open", // a member asks the office
  "inquiry-answered", // the office has answered
  "sign-off-waits", // submitted, the management has not released
  "handed-in", // a contributor has finished
  "due-soon", // deadline near, still open
  "stuck", // begun, and nothing for three weeks
  "not-begun", // asked, and nothing at all
  "no-coordinator", // nobody holds the office in the town
  "no-management",
  "to-answer", // open, in good time
  "ready-to-submit", // everything answered
  "evaluation-ready", // all have released
] as const;
export type Reason = (typeof reasons)[number];

/** One thing that waits for somebody: who, what, why, until when, and where it is done. */
export const waiting = z.object({
  reason: z.enum(reasons),
  memberId: memberId.nullable(),
  memberName: z.string(),
  campaignId: objectId.nullable(),
  campaignTitle: z.string(),
  section: z.string().nullable(),
  /** How many: questions, inquiries, days – what the reason counts. */
  count: z.int(),
  dueOn: z.string().nullable(),
  since: z.date().nullable(),
  /** Said by a person: why it was sent back, what was asked. */
  remark: z.string(),
});
export type Waiting = z.infer<typeof waiting>;

/** Things on one page of the inbox. */
export const inboxLength = 25;

/** What may wait for the office, counted by everything its urgency follows from: state, deadline, and calendar days without a change. */
export type Alike =
  | { readonly kind: "response"; readonly state: string; readonly dueOn: string; readonly idleDays: number | null; readonly count: number }
  | { readonly kind: "inquiry-open" | "no-coordinator" | "no-management"; readonly state: null; readonly dueOn: null; readonly idleDays: null; readonly count: number };

/** A key figure with its course over the last weeks, oldest first. */
export const keyFigure = z.object({
  key: z.enum(["signed-off", "submitted", "answered", "inquiries", "coordinators"]),
  value: z.int(),
  of: z.int().nullable(),
  trend: z.array(z.int()),
});
export type KeyFigure = z.infer<typeof keyFigure>;

export const steps = ["coordinator", "management", "access", "begun", "answered", "submitted", "signed-off"] as const;
export type Step = (typeof steps)[number];

/** How far a member is on the way: a share of 100 for each step, null where there is nothing to rate. */
export const memberSteps = z.object({ memberId, name: z.string(), shares: z.record(z.enum(steps), z.int().min(0).max(100).nullable()) });
export type MemberSteps = z.infer<typeof memberSteps>;

export const currentCampaign = z.object({ id: objectId, title: z.string(), dueOn: z.string() });

export const cockpit = z.object({
  cooperativeName: z.string(),
  members: z.int(),
  campaign: currentCampaign.nullable(),
  figures: z.array(keyFigure),
  worklist: z.array(waiting),
  waitingCount: z.int(),
  matrix: z.array(memberSteps),
  pages: z.int(),
});
export type Cockpit = z.infer<typeof cockpit>;

/** One of the three things of the coordinator's 15 minutes. */
export const task = z.object({
  kind: z.enum(["returned", "inquiry", "answer-section", "confirm-carried", "hand-in", "submit", "read-comparison"]),
  campaignId: objectId,
  campaignTitle: z.string(),
  section: z.string().nullable(),
  sectionTitle: z.string().nullable(),
  count: z.int(),
  minutes: z.int(),
  dueOn: z.string().nullable(),
  remark: z.string(),
});
export type Task = z.infer<typeof task>;

export const responseStates = ["not-begun", "in-progress", "submitted", "signed-off", "returned"] as const;

/** A survey as the member sees it: state, share and deadline. */
export const running = z.object({
  campaignId: objectId,
  title: z.string(),
  period: z.string(),
  state: z.enum(responseStates),
  campaignState: z.enum(["open", "closed"]),
  asked: z.int(),
  done: z.int(),
  missing: z.int(),
  unknown: z.int(),
  dueOn: z.string(),
  submittedAt: z.date().nullable(),
  submittedByName: z.string().nullable(),
  signedOffAt: z.date().nullable(),
});
export type Running = z.infer<typeof running>;

export const contact = z.object({ officeName: z.string(), email: z.string().nullable(), phone: z.string().nullable() });

export const myTasks = z.object({ memberName: z.string(), tasks: z.array(task), running: z.array(running), office: contact });
export type MyTasks = z.infer<typeof myTasks>;

export const localPerson = z.object({ name: z.string(), role: z.string(), deputy: z.boolean() });

export const onePage = z.object({
  memberName: z.string(),
  waiting: z.array(running),
  running: z.array(running),
  people: z.array(localPerson),
  inquiries: z.int(),
  office: contact,
});
export type OnePage = z.infer<typeof onePage>;

export const searchHit = z.object({
  kind: z.enum(["member", "person", "campaign", "questionnaire"]),
  title: z.string(),
  note: z.string(),
  href: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const counts = z.object({
  inbox: z.int(),
  surveys: z.int(),
  inquiries: z.int(),
  cooperativeName: z.string(),
  memberName: z.string().nullable(),
});

export const tenant = z.object({ cooperativeId });
