import { z } from "zod";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { checkStates, type CheckState } from "#topics/assessment/checks/model";
import { dataClasses } from "#topics/visibility/model";

/** Why something waits; the order is the order of urgency. */
export const reasons = [
  "overdue", // deadline passed, nothing submitted
  "check-overdue", // deadline of a check passed, not handed in
  "measure-escalated", // so long overdue that the management was told
  "measure-overdue", // a measure past its day
  "acknowledgement-overdue", // a document still being read after its deadline
  "returned", // sent back with a reason
  "check-returned", // a check sent back with a reason
  "inquiry-open", // a member asks the office
  "inquiry-answered", // the office has answered
  "sign-off-waits", // submitted, the management has not released
  "check-submitted", // a check waits for the office's verification
  "check-to-close", // a check waits for the management's signature
  "document-to-release", // a document waits for the management
  "document-conflict", // own words and a new model meet in the same place
  "measure-confirm", // done, and nobody has confirmed that it works
  "shared-review", // relied on in an earlier version
  "handed-in", // a contributor has finished
  "due-soon", // deadline near, still open
  "check-due", // deadline of a check near
  "measure-due", // a measure is due soon
  "acknowledgement-due", // people read, and the deadline is near
  "acknowledgement-again", // a new version in force nobody was asked about, where an earlier one was read
  "document-review", // a document in force is to be looked at again
  "minutes-open", // a meeting is held and its minutes are not released
  "meeting-coming", // a meeting one is invited to
  "minutes-released", // the minutes of a meeting one was invited to can be read
  "agenda-proposed", // a member has proposed a point for an agenda
  "demand-asked", // the office asks what a member needs
  "entry-to-answer", // the office has entered something for the house that its management has not confirmed
  "resolution-due", // the council of a member has not said anything on a version of the agreement
  "agreement-notice", // the last day on which notice of the agreement ends its running term
  "contract-due", // a contract is to be given notice of, ends, or a proof expires
  "grant-due", // an instalment of a grant should have come, or evidence is owed
  "document-newer", // the office has a newer version than is used here
  "training-untouched", // departments without slips and without an attendance
  "training-low", // a training near its end that fewer than half have finished
  "pack-print", // the emergency pack was never printed, or more than 90 days ago
  "pack-phones", // telephones with the pack nobody has confirmed for a year
  "stuck", // begun, and nothing for three weeks
  "check-stuck", // a check begun, and nothing for three weeks
  "not-begun", // asked, and nothing at all
  "check-not-begun", // a check nobody has opened
  "no-coordinator", // nobody holds the office in the town
  "no-management",
  "to-answer", // open, in good time
  "check-to-answer", // a check, in good time
  "shared-decide", // shared answers wait for a decision
  "theme-due", // the awareness theme of the month
  "measure-unowned", // measures nobody is in charge of
  "emergency-gaps", // registers of the emergency have gaps
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
  /** The check, shared answer or measure it is about, and the round of a check. */
  objectId: objectId.nullable(),
  roundId: objectId.nullable(),
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

type Counted = { readonly count: number };
type Plain = Counted & { readonly state: null; readonly idleDays: null };
/** What may wait for the office, counted by everything its urgency follows from: state, deadline, and days without a change. */
export type Alike =
  | ({ readonly kind: "response"; readonly state: string; readonly dueOn: string; readonly idleDays: number | null } & Counted)
  | ({ readonly kind: "check"; readonly state: CheckState; readonly dueOn: string; readonly idleDays: number } & Counted)
  | ({
      readonly kind: "measure-overdue" | "contract-due" | "grant-due" | "agreement-notice" | "training-low" | "meeting-coming" | "minutes-open";
      readonly dueOn: string;
    } & Plain)
  | ({
      readonly kind: "inquiry-open" | "no-coordinator" | "no-management" | "shared-review" | "measure-confirm" | "pack-print" | "agenda-proposed";
      readonly dueOn: null;
    } & Plain);

/** A key figure with its course over the last weeks, oldest first. */
export const keyFigure = z.object({
  key: z.enum(["signed-off", "submitted", "answered", "inquiries", "coordinators", "check-submitted", "check-share", "basic-gaps", "measures-overdue"]),
  value: z.int(),
  of: z.int().nullable(),
  trend: z.array(z.int()),
});
export type KeyFigure = z.infer<typeof keyFigure>;

export const steps = ["coordinator", "management", "access", "begun", "answered", "submitted", "signed-off", "resolved", "signed", "charged", "called-off"] as const;
export type Step = (typeof steps)[number];

/** How far a member is on the way: a share of 100 for each step, null where there is nothing to rate. */
export const memberSteps = z.object({ memberId, name: z.string(), shares: z.record(z.enum(steps), z.int().min(0).max(100).nullable()) });
export type MemberSteps = z.infer<typeof memberSteps>;
export const currentCampaign = z.object({ id: objectId, title: z.string(), dueOn: z.string() });

export const cockpit = z.object({
  cooperativeName: z.string(),
  members: z.int(),
  campaign: currentCampaign.nullable(),
  roundId: objectId.nullable(),
  figures: z.array(keyFigure),
  worklist: z.array(waiting),
  waitingCount: z.int(),
  matrix: z.array(memberSteps),
  pages: z.int(),
});
export type Cockpit = z.infer<typeof cockpit>;

/** One of the three things of the coordinator's 15 minutes. */
export const task = z.object({
  kind: z.enum([
    "returned",
    "inquiry",
    "answer-section",
    "confirm-carried",
    "hand-in",
    "submit",
    "read-comparison",
    "check-returned",
    "check-area",
    "check-submit",
    "check-changed",
    "shared-review",
    "shared-decide",
    "measures-overdue",
    "measures-due",
    "measures-unowned",
    "document-conflict",
    "document-review",
    "document-newer",
    "acknowledgement-due",
    "acknowledgement-again",
    "pack-print",
    "pack-phones",
    "emergency-gaps",
    "training-untouched",
    "training-low",
    "theme-due",
    "contract-due",
    "demand-asked",
    "resolution-due",
    "meeting-coming",
  ]),
  /** The survey or check; none where it is about a list. */
  campaignId: objectId.nullable(),
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
  /** The office has released the comparison. */
  compared: z.boolean(),
  submittedAt: z.date().nullable(),
  submittedByName: z.string().nullable(),
  signedOffAt: z.date().nullable(),
});
export type Running = z.infer<typeof running>;

/** A check as the member sees it. */
export const runningCheck = z.object({
  checkId: objectId,
  title: z.string(),
  period: z.string(),
  scope: z.string(),
  state: z.enum(checkStates),
  roundState: z.enum(["open", "closed"]),
  dueOn: z.string(),
  verifiedByName: z.string().nullable(),
  asked: z.int(),
  answered: z.int(),
  fulfilled: z.int(),
  basicGaps: z.int(),
});
export type RunningCheck = z.infer<typeof runningCheck>;

/** What a town hall has decided on and has to do: shared answers and measures, counted. */
export const ownWork = z.object({
  relied: z.int(),
  duty: z.int(),
  review: z.int(),
  undecided: z.int(),
  pending: z.int(),
  overdue: z.int(),
  escalated: z.int(),
  implemented: z.int(),
});

export const contact = z.object({ officeName: z.string(), email: z.string().nullable(), phone: z.string().nullable() });

/** What needs a look beside the three things: answers to a changed text, proposals to confirm, shared answers to review or decide on. */
export const look = z.object({
  kind: z.enum(["check-changed", "check-suggested", "shared-review", "shared-decide"]),
  /** The check; none where it is about a list. */
  checkId: objectId.nullable(),
  title: z.string(),
  dueOn: z.string().nullable(),
  count: z.int(),
});
export type Look = z.infer<typeof look>;

export const myTasks = z.object({
  memberName: z.string(),
  tasks: z.array(task),
  looks: z.array(look),
  running: z.array(running),
  checks: z.array(runningCheck),
  office: contact,
});
export type MyTasks = z.infer<typeof myTasks>;

export const localPerson = z.object({ name: z.string(), role: z.string(), deputy: z.boolean() });

export const onePage = z.object({
  memberName: z.string(),
  waiting: z.array(running),
  running: z.array(running),
  people: z.array(localPerson),
  inquiries: z.int(),
  checks: z.array(runningCheck),
  /** 0,0 to 5,0, of the newest check that has answers. */
  maturity: z.number().nullable(),
  own: ownWork,
  dataClass: z.enum(dataClasses),
  office: contact,
});
export type OnePage = z.infer<typeof onePage>;

export const counts = z.object({
  inbox: z.int(),
  surveys: z.int(),
  inquiries: z.int(),
  cooperativeName: z.string(),
  memberName: z.string().nullable(),
});

export const tenant = z.object({ cooperativeId });
