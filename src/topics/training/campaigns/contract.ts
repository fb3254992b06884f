/** What can be done with training campaigns. */
import { z } from "zod";
import { day, flag, line, optional, prose, several, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { sheetFormats, type ReadWorkbook, type Workbook } from "#kernel/sheets";
import { attendance, completionProblem, mostSlips, participation, trainingAgreement, trainingStates, trainingSum } from "./model.ts";

const inCooperative = { cooperativeId };
const one = { ...inCooperative, campaignId: objectId };
const inMember = { memberId, campaignId: objectId };

const campaignHead = {
  id: objectId,
  title: z.string(),
  courseId: objectId,
  courseTitle: z.string(),
  courseLabel: z.string(),
  minutes: z.int(),
  state: z.enum(trainingStates),
  opensOn: z.string(),
  dueOn: z.string(),
};

export const trainingEntry = z.object({ ...campaignHead, members: z.int(), departments: z.int(), slips: z.int(), sum: trainingSum });
export type TrainingEntry = z.infer<typeof trainingEntry>;

export const listTrainings = defineOperation({
  name: "training.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...inCooperative, state: optional(z.enum(trainingStates)) }),
  output: z.object({ campaigns: z.array(trainingEntry) }),
  failures: [],
});

/** How one member stands; `shown` is false where it shows the reader less than states. */
const memberStanding = z.object({ memberId, memberName: z.string(), departments: z.int(), slips: z.int(), shown: z.boolean(), sum: trainingSum });
export type MemberStanding = z.infer<typeof memberStanding>;

const trainingRecord = z.object({
  ...campaignHead,
  message: z.string(),
  reminderDays: z.array(z.int()),
  issuedAt: z.date(),
  closedAt: z.date().nullable(),
  /** A newer published version of the course, for those who have not begun. */
  newerCourse: z.object({ id: objectId, label: z.string() }).nullable(),
  members: z.array(memberStanding),
  /** Members of today who are not asked. */
  absent: z.array(z.object({ memberId, name: z.string() })),
  /** How many at least had finished, publication by publication. */
  weeks: z.array(z.object({ publishedOn: z.string(), started: z.int(), completed: z.int() })),
});
export type TrainingRecord = z.infer<typeof trainingRecord>;

export const readTraining = defineOperation({
  name: "training.read",
  kind: "read",
  scope: "cooperative",
  input: z.object(one),
  output: trainingRecord,
  failures: ["training-unknown"],
});

/** The matrix of a campaign as a spreadsheet: what the page shows. */
export const exportTraining = defineOperation({
  name: "training.export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...one, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: ["training-unknown"],
  answers: "sheets",
  logged: true,
});

/** Everything the form for a new campaign needs. */
export const prepareTraining = defineOperation({
  name: "training.prepare",
  kind: "read",
  scope: "cooperative",
  input: z.object(inCooperative),
  output: z.object({
    today: z.string(),
    dueOn: z.string(),
    courses: z.array(z.object({ id: objectId, title: z.string(), label: z.string(), minutes: z.int(), audience: z.string() })),
    members: z.array(z.object({ memberId, name: z.string(), coordinators: z.int(), units: z.array(z.object({ id: objectId, name: z.string() })) })),
  }),
  failures: [],
});

const reminderDays = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",").filter((text) => text.trim() !== "") : value),
  z.array(wholeNumber(-60, 60)).max(10).default([-14, -3]),
);

/** Issues a course to departments of members; without `departments` to all of theirs. */
export const issueTraining = defineOperation({
  name: "training.issue",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    ...inCooperative,
    courseId: objectId,
    title: line(160),
    message: prose(2_000).default(""),
    opensOn: day,
    dueOn: day,
    reminderDays,
    members: several(memberId),
    departments: several(objectId, 20_000),
    /** Ticks of departments count; without it every department of the members learns. */
    choose: flag,
  }),
  output: z.object({ campaignId: objectId, members: z.int(), departments: z.int(), letters: z.int() }),
  failures: ["course-unknown", "course-not-published", "training-exists", "opening-in-past", "due-before-opening", "no-members", "member-unknown"],
});

/** More members, with all their departments. */
export const addTrainingMembers = defineOperation({
  name: "training.add-members",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...one, members: several(memberId) }),
  output: z.object({ departments: z.int(), letters: z.int() }),
  failures: ["training-unknown", "training-closed", "no-members", "member-unknown"],
});

/** Whoever begins from now on learns another version of the course; whoever has begun keeps theirs. */
export const renewTrainingCourse = defineOperation({
  name: "training.renew-course",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...one, courseId: objectId }),
  output: z.object({ courseId: objectId }),
  failures: ["training-unknown", "training-closed", "course-unknown", "course-not-published"],
});

/** Reminds the coordinators, with words they can pass on. Nobody learns who has not finished. */
export const remindTraining = defineOperation({
  name: "training.remind",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...one, members: several(memberId), note: prose(1_000).default("") }),
  output: z.object({ letters: z.int() }),
  failures: ["training-unknown", "training-closed", "no-members", "member-unknown"],
});

export const closeTraining = defineOperation({
  name: "training.close",
  kind: "write",
  scope: "cooperative",
  input: z.object(one),
  output: z.object({ state: z.literal("closed") }),
  failures: ["training-unknown", "training-closed"],
});

export const remindTrainingDue = defineOperation({
  name: "training.remind-due",
  kind: "write",
  scope: "cooperative",
  input: z.object(inCooperative),
  output: z.object({ letters: z.int() }),
  failures: [],
});

/** Publishes the figures of the week, and forgets what is no longer needed. */
export const takeTrainingFigures = defineOperation({
  name: "training.take-figures",
  kind: "write",
  scope: "cooperative",
  input: z.object(inCooperative),
  output: z.object({ published: z.int(), forgotten: z.int() }),
  failures: [],
});

/** A member's campaigns. */
export const listMemberTrainings = defineOperation({
  name: "training.mine",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), campaigns: z.array(trainingEntry), names: z.boolean() }),
  failures: [],
});

const shownDepartment = z.object({
  id: objectId,
  name: z.string(),
  slips: z.int(),
  /** Counted together with other small ones; null before the first slips. */
  pooled: z.boolean().nullable(),
  sum: trainingSum,
});
export type ShownDepartment = z.infer<typeof shownDepartment>;

/** A member's side of a campaign: its departments, slips, what was recorded from classrooms. */
export const readMemberTraining = defineOperation({
  name: "training.departments",
  kind: "read",
  scope: "member",
  input: z.object(inMember),
  output: z.object({
    ...campaignHead,
    message: z.string(),
    memberName: z.string(),
    departments: z.array(shownDepartment),
    /** Of the departments counted together. */
    rest: trainingSum,
    attendances: z.array(attendance),
    names: z.boolean(),
    address: z.string(),
  }),
  failures: ["training-unknown"],
});
export type MemberTraining = z.infer<(typeof readMemberTraining)["output"]>;

/** Makes code slips for a department; printed afterwards, as often as needed. */
export const issueSlips = defineOperation({
  name: "training.issue-slips",
  kind: "write",
  scope: "member",
  input: z.object({ ...inMember, departmentId: objectId, count: wholeNumber(1, mostSlips) }),
  output: z.object({ departmentId: objectId, slips: z.int() }),
  failures: ["training-unknown", "department-unknown", "training-closed", "too-many-slips"],
});

const paper = z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() });

/** All slips of a department to be cut and drawn from a pile. */
export const printSlips = defineOperation({
  name: "training.slips",
  kind: "read",
  scope: "member",
  input: z.object({ ...inMember, departmentId: objectId, format: z.enum(paperFormats).default("pdf") }),
  output: paper,
  failures: ["training-unknown", "department-unknown", "no-slips"],
  answers: "paper",
  logged: true,
});

/** A list to sign in a classroom; the sheet stays in the house. */
export const printAttendanceList = defineOperation({
  name: "training.attendance-list",
  kind: "read",
  scope: "member",
  input: z.object({
    ...inMember,
    departmentId: objectId,
    heldOn: optional(day),
    place: optional(line(160)),
    rows: wholeNumber(5, 60).default(12),
    format: z.enum(paperFormats).default("pdf"),
  }),
  output: paper,
  failures: ["training-unknown", "department-unknown"],
  answers: "paper",
});

/** How many of a department learned in a classroom on a day. */
export const recordAttendance = defineOperation({
  name: "training.record-attendance",
  kind: "write",
  scope: "member",
  input: z.object({ ...inMember, departmentId: objectId, heldOn: day, people: wholeNumber(1, 5_000) }),
  output: z.object({ people: z.int() }),
  failures: ["training-unknown", "department-unknown", "training-closed", "day-in-future"],
});

/** Takes completions from a spreadsheet (Bereich, Datum, Name): counts, and names only where the agreement allows them. */
export const importCompletions = defineOperation({
  name: "training.import-completions",
  kind: "write",
  scope: "member",
  input: z.object({
    ...inMember,
    workbook: z.custom<ReadWorkbook>((value) => typeof value === "object" && value !== null && "sheets" in value && Array.isArray(value.sheets)),
    fileName: line(200),
  }),
  output: z.discriminatedUnion("stage", [
    z.object({ stage: z.literal("complete"), people: z.int(), names: z.int() }),
    z.object({ stage: z.literal("refused"), problems: z.array(completionProblem) }),
  ]),
  failures: ["training-unknown", "training-closed"],
  accepts: "sheets",
  reveals: true,
});

/** Who took part, by name; only where the agreement allows it, and only in the own house. */
export const listParticipations = defineOperation({
  name: "training.participations",
  kind: "read",
  scope: "member",
  input: z.object(inMember),
  output: z.object({ title: z.string(), memberName: z.string(), people: z.array(participation) }),
  failures: ["training-unknown", "names-not-agreed"],
  logged: true,
});

/** What a member collects in trainings, and what it agreed with its staff council, the latest first. */
export const readAgreement = defineOperation({
  name: "training-agreement.read",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({
    memberName: z.string(),
    names: z.boolean(),
    history: z.array(trainingAgreement),
    campaigns: z.array(z.object({ id: objectId, title: z.string(), state: z.enum(trainingStates), slips: z.int(), sum: trainingSum })),
  }),
  failures: [],
});

/** Names are kept from now on, or no more: then those kept are deleted at once. */
export const chooseAgreement = defineOperation({
  name: "training-agreement.choose",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, names: z.enum(["yes", "no"]), basis: line(400), agreedOn: day }),
  output: z.object({ names: z.boolean(), deleted: z.int() }),
  failures: ["agreement-in-future", "agreement-stands"],
});
