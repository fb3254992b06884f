/** What can be done with measures. */
import { z } from "zod";
import { day, eurosOrNone, flag, line, optional, pageNumber, prose, several, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { answerGap, cooperativeMeasure, gap, inconsistency, measure, measureCount, measureEntry, measureStates, origins } from "./model.ts";

const one = { memberId, measureId: objectId };
const version = wholeNumber(1, 1_000_000);
const priority = wholeNumber(1, 4);
const effort = wholeNumber(1, 5);

const filter = {
  state: optional(z.enum(["pending", "overdue", ...measureStates])),
  origin: optional(z.enum(origins)),
  effort: optional(effort),
  owner: optional(line(120)),
  text: optional(line(120)),
  sort: z.preprocess((value) => value ?? "priority", z.enum(["priority", "dueOn", "title", "-dueOn"])),
};

const sheets = z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() });

/** A member's measures, one page of them, and how many are in which state. */
export const listMeasures = defineOperation({
  name: "measure.list",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, ...filter, page: pageNumber }),
  output: z.object({
    memberName: z.string(),
    measures: z.array(measure),
    counts: z.array(measureCount),
    found: z.int(),
    page: z.int(),
    pages: z.int(),
    owners: z.array(z.string()),
  }),
  failures: ["member-unknown"],
  logged: "outside",
});

/** Everything with a day in one month, for the calendar. */
export const readMonth = defineOperation({
  name: "measure.month",
  kind: "read",
  scope: "member",
  input: z.object({
    memberId,
    month: optional(z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)),
  }),
  output: z.object({ memberName: z.string(), month: z.string(), measures: z.array(measure) }),
  failures: ["member-unknown"],
  logged: "outside",
});

export const exportMeasures = defineOperation({
  name: "measure.export",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, ...filter, format: z.enum(sheetFormats).default("xlsx") }),
  output: sheets,
  failures: ["member-unknown"],
  answers: "sheets",
  logged: true,
});

const linked = z.object({ id: objectId, title: z.string(), state: z.enum(measureStates), dueOn: day.nullable() });

export const readMeasure = defineOperation({
  name: "measure.read",
  kind: "read",
  scope: "member",
  input: z.object(one),
  output: z.object({
    memberName: z.string(),
    measure,
    entries: z.array(measureEntry),
    needs: z.array(linked),
    neededBy: z.array(linked),
    others: z.array(z.object({ id: objectId, title: z.string() })),
    cooperative: z.object({ id: objectId, title: z.string(), description: z.string() }).nullable(),
    inconsistencies: z.array(inconsistency),
    owners: z.array(z.object({ id: z.guid(), name: z.string() })),
  }),
  failures: ["measure-unknown"],
  logged: "outside",
});

const written = {
  title: line(200),
  description: prose(10_000).default(""),
  priority: priority.default(2),
  effort: optional(effort),
  /** Somebody with an office in the member, or a name. */
  ownerId: optional(z.guid()),
  ownerName: optional(line(120)),
  dueOn: optional(day),
  costOnce: eurosOrNone,
  costYearly: eurosOrNone,
};

export const createMeasure = defineOperation({
  name: "measure.create",
  kind: "write",
  scope: "member",
  input: z.object({
    memberId,
    ...written,
    origin: z.enum(["own", "survey", "decision", "audit", "incident", "risk", "warning", "emergency"]).default("own"),
    originTitle: optional(line(300)),
    /** Of a finding in the emergency registers or a task of a meeting: which page it stands on and what is found there; it becomes a measure once. */
    originKey: optional(line(400).regex(/^(\/[a-z]+(\/[0-9a-f-]{36})?)?#/)),
  }),
  output: z.object({ measureId: objectId }),
  failures: ["member-unknown", "owner-not-here", "finding-taken"],
});

const proposal = { priority: z.int(), proposedDueOn: day };

/** Gaps without a measure, each with a proposal for priority and day: in running checks, and in the newest survey of each questionnaire that was handed in. */
export const listGaps = defineOperation({
  name: "measure.gaps",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, effort: optional(effort) }),
  output: z.object({ memberName: z.string(), gaps: z.array(gap.extend(proposal)), answers: z.array(answerGap.extend(proposal)), more: z.boolean() }),
  failures: ["member-unknown"],
  logged: "outside",
});

/** Makes measures of gaps, singly or in bulk; `gaps` are `<check id>/<requirement key>` and `<campaign id>/<question>`. A gap that has one already is left alone. */
export const createFromGaps = defineOperation({
  name: "measure.from-gaps",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, gaps: several(line(300), 500) }),
  output: z.object({ created: z.int() }),
  failures: ["member-unknown", "no-gaps"],
});

/** Everything but the state, over the version that was read. */
export const changeMeasure = defineOperation({
  name: "measure.change",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, ...written, version }),
  output: z.object({ version: z.int() }),
  failures: ["measure-unknown", "measure-changed", "owner-not-here"],
});

export const moveMeasure = defineOperation({
  name: "measure.move",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, state: z.enum(measureStates), reason: prose(2_000).default(""), version }),
  output: z.object({ state: z.enum(measureStates), version: z.int() }),
  failures: ["measure-unknown", "measure-changed", "state-unreachable", "reason-missing", "verification-not-yours", "finding-taken"],
});

export const remarkMeasure = defineOperation({
  name: "measure.remark",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, text: line(4_000) }),
  output: z.object({ entries: z.int() }),
  failures: ["measure-unknown"],
});

export const needMeasure = defineOperation({
  name: "measure.need",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, needsId: objectId }),
  output: z.object({ needs: z.int() }),
  failures: ["measure-unknown", "needs-in-circle"],
});

export const freeMeasure = defineOperation({
  name: "measure.free",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, needsId: objectId }),
  output: z.object({ needs: z.int() }),
  failures: ["measure-unknown"],
});

/** What does not fit together in all measures of a member. */
export const checkMeasures = defineOperation({
  name: "measure.check",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), inconsistencies: z.array(inconsistency) }),
  failures: ["member-unknown"],
  logged: "outside",
});

/** The realisation plan (A.6) of a member. */
export const printPlan = defineOperation({
  name: "measure.plan-paper",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["member-unknown"],
  answers: "paper",
  logged: true,
});

/** Reminds owners and coordination of what is due, and tells the management once of what is long overdue. Running it again sends nothing twice. */
export const remindMeasures = defineOperation({
  name: "measure.remind-due",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ reminded: z.int(), escalated: z.int(), letters: z.int() }),
  failures: [],
});

/** A task on the page of a meeting. */
const taskKey = line(120).regex(/^\/sitzungen\/[0-9a-f-]{36}#[0-9a-f-]{36}$/);

const defined = {
  title: line(200),
  description: prose(10_000).default(""),
  priority: priority.default(2),
  effort: optional(effort),
  dueOn: optional(day),
  yearlyMonth: optional(wholeNumber(1, 12)),
};

const rollOut = measureCount.pick({ state: true, measures: true });

export const listCooperativeMeasures = defineOperation({
  name: "cooperative-measure.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, kind: optional(z.enum(["once", "yearly", "withdrawn"])) }),
  output: z.object({ measures: z.array(cooperativeMeasure.extend({ instances: z.int(), states: z.array(rollOut) })) }),
  failures: [],
});

/** The roll-out board: who is how far. */
export const readCooperativeMeasure = defineOperation({
  name: "cooperative-measure.read",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, cooperativeMeasureId: objectId, year: optional(wholeNumber(2_000, 2_200)) }),
  output: z.object({
    measure: cooperativeMeasure,
    year: z.int().nullable(),
    years: z.array(z.int()),
    instances: z.array(
      z.object({
        memberId,
        memberName: z.string(),
        measureId: objectId,
        state: z.enum(measureStates),
        stateReason: z.string(),
        ownerName: z.string(),
        dueOn: day.nullable(),
        overdue: z.boolean(),
        changedAt: z.date(),
      }),
    ),
    /** Members of today without it. */
    absent: z.array(z.object({ memberId, name: z.string() })),
    /** Members that show only sums: how many of them take part is not said. */
    hidden: z.int(),
  }),
  failures: ["cooperative-measure-unknown"],
});

/** `audience: "all"` gives it to every member of today; `"chosen"` only to those in `members`. */
export const defineMeasure = defineOperation({
  name: "cooperative-measure.define",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, ...defined, audience: z.enum(["all", "chosen"]).default("all"), members: several(memberId), notify: flag, originKey: optional(taskKey) }),
  output: z.object({ cooperativeMeasureId: objectId, members: z.int(), letters: z.int() }),
  failures: ["no-members", "member-unknown", "due-in-past", "finding-taken"],
});

export const redefineMeasure = defineOperation({
  name: "cooperative-measure.redefine",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, cooperativeMeasureId: objectId, ...defined }),
  output: z.object({ changed: z.int() }),
  failures: ["cooperative-measure-unknown", "cooperative-measure-withdrawn"],
});

export const spreadMeasure = defineOperation({
  name: "cooperative-measure.spread",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, cooperativeMeasureId: objectId, members: several(memberId), year: optional(wholeNumber(2_000, 2_200)), notify: flag }),
  output: z.object({ members: z.int(), letters: z.int() }),
  failures: ["cooperative-measure-unknown", "cooperative-measure-withdrawn", "no-members", "member-unknown"],
});

export const withdrawMeasure = defineOperation({
  name: "cooperative-measure.withdraw",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, cooperativeMeasureId: objectId }),
  output: z.object({ withdrawn: z.literal(true) }),
  failures: ["cooperative-measure-unknown", "cooperative-measure-withdrawn"],
});

/** The yearly tasks of a year to all members; what a member has already is left alone. */
export const pushYearPlan = defineOperation({
  name: "cooperative-measure.push-year",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, year: wholeNumber(2_000, 2_200) }),
  output: z.object({ tasks: z.int(), created: z.int(), letters: z.int() }),
  failures: ["nothing-yearly"],
});

export const exportRollOut = defineOperation({
  name: "cooperative-measure.export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, cooperativeMeasureId: objectId, format: z.enum(sheetFormats).default("xlsx") }),
  output: sheets,
  failures: ["cooperative-measure-unknown"],
  answers: "sheets",
  logged: true,
});

/** States and costs over the members that show them. */
export const readBudget = defineOperation({
  name: "measure.budget",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ sums: z.array(measureCount), members: z.array(z.object({ memberId, memberName: z.string(), counts: z.array(measureCount) })), hidden: z.int() }),
  failures: [],
});

const feed = z.object({ id: objectId, createdAt: z.date(), lastUsedAt: z.date().nullable() });

export const listFeeds = defineOperation({
  name: "calendar.list-feeds",
  kind: "read",
  scope: "self",
  input: z.object({}),
  output: z.object({ feeds: z.array(feed) }),
  failures: [],
});

/** A personal calendar address; it is shown once. */
export const createFeed = defineOperation({
  name: "calendar.create-feed",
  kind: "write",
  scope: "self",
  input: z.object({}),
  output: z.object({ feedId: objectId, address: z.string() }),
  failures: ["too-many-feeds", "person-unknown"],
  reveals: true,
});

export const revokeFeed = defineOperation({
  name: "calendar.revoke-feed",
  kind: "write",
  scope: "self",
  input: z.object({ feedId: objectId }),
  output: z.object({ revoked: z.literal(true) }),
  failures: ["feed-unknown"],
});

export type MeasuresFailure = (
  | typeof listMeasures
  | typeof readMeasure
  | typeof createMeasure
  | typeof createFromGaps
  | typeof changeMeasure
  | typeof moveMeasure
  | typeof needMeasure
  | typeof defineMeasure
  | typeof redefineMeasure
  | typeof pushYearPlan
  | typeof createFeed
  | typeof revokeFeed
)["failures"][number];
