/** What can be done with checks. */
import { z } from "zod";
import { day, flag, line, optional, pageNumber, prose, several, upload, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId, personId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { levels, modals, scales } from "#topics/catalogue/formats/model";
import {
  area,
  checkHead,
  checkStates,
  concerned,
  concerns,
  counts,
  evidence,
  followedCheck,
  fullRequirement,
  locks,
  matrixSorts,
  matrixStates,
  offeredAnswer,
  period,
  requirementKey,
  round,
  roundStates,
  row,
  rowStates,
  scope,
  status,
  storedAnswer,
  suggestion,
} from "./model.ts";

const central = { scope: "cooperative" } as const;
const local = { scope: "member" } as const;
const inRound = { cooperativeId, roundId: objectId };
const inCheck = { memberId, checkId: objectId };

/** The selection as forms send it: an empty list, or a blank field, asks all. */
const chosen = {
  areas: several(z.string().max(300), 500),
  levels: several(z.enum(levels), 3),
  modals: several(z.enum(modals), 3),
  maxEffort: optional(wholeNumber(0, 5)),
};

/** What the wizard proposes: catalogues with their areas, members, dates; with a catalogue, how many requirements the selection asks. */
export const prepareCheck = defineOperation({
  name: "check.prepare",
  kind: "read",
  ...central,
  input: z.object({ cooperativeId, catalogueId: optional(objectId), ...chosen }),
  output: z.object({
    today: day,
    opensOn: day,
    dueOn: day,
    officeName: z.string(),
    members: z.array(z.object({ memberId, name: z.string(), coordinators: z.int() })),
    catalogues: z.array(z.object({ id: objectId, title: z.string(), label: z.string(), scale: z.enum(scales), requirements: z.int() })),
    /** Of the named catalogue, else of the first. */
    chosen: z
      .object({
        id: objectId,
        title: z.string(),
        areas: z.array(z.object({ key: z.string(), label: z.string(), title: z.string(), requirements: z.int(), asked: z.int() })),
        asked: z.int(),
        /** Which restrictions the catalogue knows at all. */
        hasLevels: z.boolean(),
        hasModals: z.boolean(),
        hasEffort: z.boolean(),
      })
      .nullable(),
    earlier: z.array(z.object({ id: objectId, title: z.string(), period: z.string() })),
  }),
  failures: [],
});

const reminderDays = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",").filter((text) => text.trim() !== "") : value),
  z.array(wholeNumber(-60, 60)).max(10).default([-14, -3, 1]),
);

/** Issues a check to n members in one act: `audience: "all"` asks every member of today, `"chosen"` those in `members`. */
export const issueCheck = defineOperation({
  name: "check.issue",
  kind: "write",
  ...central,
  input: z.object({
    cooperativeId,
    catalogueId: objectId,
    title: line(160),
    period,
    message: prose(2_000).default(""),
    opensOn: day,
    dueOn: day,
    reminderDays,
    ...chosen,
    /** What of each member is checked; blank: the whole town hall. */
    part: scope.default(""),
    audience: z.enum(["all", "chosen"]).default("all"),
    members: several(memberId),
  }),
  output: z.object({ roundId: objectId, members: z.int(), asked: z.int(), letters: z.int(), withoutCoordinator: z.array(z.string()) }),
  failures: ["catalogue-unknown", "nothing-asked", "round-exists", "opening-in-past", "due-before-opening", "no-members", "member-unknown"],
});

/** Asks more members, or another part of members asked already. */
export const addCheckMembers = defineOperation({
  name: "check.add-members",
  kind: "write",
  ...central,
  input: z.object({ ...inRound, members: several(memberId), part: scope.default(""), dueOn: optional(day) }),
  output: z.object({ added: z.int(), letters: z.int() }),
  failures: ["round-unknown", "round-closed", "no-members", "member-unknown", "due-in-past", "due-before-opening"],
});

const roundHead = z.object({
  id: objectId,
  title: z.string(),
  period: z.string(),
  state: z.enum(roundStates),
  scale: z.enum(scales),
  opensOn: day,
  dueOn: day,
  catalogueTitle: z.string(),
  versionLabel: z.string(),
  /** The catalogue has a newer version than the one asked. */
  outdated: z.boolean(),
});

/** The rounds of a cooperative, newest first; counted are the checks the reader may see. */
export const listRounds = defineOperation({
  name: "check.list",
  kind: "read",
  ...central,
  input: z.object({ cooperativeId, state: optional(z.enum(roundStates)) }),
  output: z.object({ rounds: z.array(roundHead.extend({ checks: z.int(), submitted: z.int(), closed: z.int(), counts })) }),
  failures: [],
});

const narrowed = {
  ...inRound,
  state: optional(z.enum(matrixStates)),
  text: optional(prose(100)),
  sort: z.preprocess((value) => value ?? "name", z.enum(matrixSorts)),
};
const matrixSums = z.object({ total: z.int(), begun: z.int(), submitted: z.int(), closed: z.int(), overdue: z.int(), basicGaps: z.int(), share: z.number().nullable() });

/** Members × areas of a round, from the counts alone. */
export const readRound = defineOperation({
  name: "check.round",
  kind: "read",
  ...central,
  input: z.object({ ...narrowed, page: pageNumber }),
  output: z.object({
    round: round.omit({ catalogueId: true, versionId: true }).extend({ catalogueTitle: z.string(), versionLabel: z.string(), outdated: z.boolean() }),
    areas: z.array(z.object({ key: z.string(), label: z.string(), title: z.string() })),
    sums: matrixSums,
    found: z.int(),
    page: z.int(),
    pages: z.int(),
    checks: z.array(followedCheck.extend({ areas: z.array(counts.nullable()) })),
    /** Members of today who are not asked, or do not show even that. */
    absent: z.array(z.object({ memberId, name: z.string() })),
  }),
  failures: ["round-unknown"],
});

/** The same page of the matrix as small pieces, for pages that keep themselves current. */
export const readRoundLive = defineOperation({
  name: "check.round-live",
  kind: "read",
  ...central,
  input: z.object({ ...narrowed, page: pageNumber }),
  output: z.object({ parts: z.record(z.string(), z.object({ text: z.string(), tone: z.string().optional(), title: z.string().optional() })) }),
  failures: ["round-unknown"],
});

/** The matrix as a spreadsheet: every check the filter leaves. */
export const exportRound = defineOperation({
  name: "check.round-export",
  kind: "read",
  ...central,
  input: z.object({ ...narrowed, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: ["round-unknown"],
  answers: "sheets",
  logged: true,
});

/** Reminds the chosen members, or all whose check is open, in one act. */
export const remindChecks = defineOperation({
  name: "check.remind",
  kind: "write",
  ...central,
  input: z.object({ ...inRound, members: several(memberId), all: flag, note: prose(1_000).default("") }),
  output: z.object({ reminded: z.array(z.string()), letters: z.int(), remindedToday: z.array(z.string()), withoutRecipient: z.array(z.string()) }),
  failures: ["round-unknown", "round-closed", "nobody-to-remind", "nobody-to-write-to", "reminded-today"],
});

/** Sends the planned reminders of today; running it again sends nothing twice. */
export const remindDueChecks = defineOperation({
  name: "check.remind-due",
  kind: "write",
  ...central,
  input: z.object({ cooperativeId }),
  output: z.object({ reminded: z.int(), letters: z.int() }),
  failures: [],
});

/** Ends a round: nobody answers any more. */
export const closeRound = defineOperation({
  name: "check.close-round",
  kind: "write",
  ...central,
  input: z.object(inRound),
  output: z.object({ state: z.enum(roundStates) }),
  failures: ["round-unknown", "round-closed"],
});

/** Opens an ended round again. */
export const reopenRound = defineOperation({
  name: "check.reopen-round",
  kind: "write",
  ...central,
  input: z.object(inRound),
  output: z.object({ state: z.enum(roundStates) }),
  failures: ["round-unknown", "round-open"],
});

/** A new deadline for all, or for the named members. */
export const changeCheckDeadline = defineOperation({
  name: "check.change-deadline",
  kind: "write",
  ...central,
  input: z.object({ ...inRound, dueOn: day, members: several(memberId), notify: flag }),
  output: z.object({ changed: z.int(), letters: z.int() }),
  failures: ["round-unknown", "round-closed", "member-unknown", "due-in-past", "due-before-opening"],
});

/** The checks of one member, open ones first. */
export const listMine = defineOperation({
  name: "check.mine",
  kind: "read",
  ...local,
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), checks: z.array(checkHead.extend({ counts })) }),
  failures: [],
});

/** One check by areas: how far, who, what comes next, and what keeps it from being closed. */
export const readCheck = defineOperation({
  name: "check.overview",
  kind: "read",
  ...local,
  input: z.object(inCheck),
  output: z.object({
    check: checkHead,
    lock: z.enum(locks).nullable(),
    areas: z.array(area),
    total: counts,
    changed: z.int(),
    withdrawn: z.int(),
    suggested: z.int(),
    offered: z.int(),
    expired: z.int(),
    /** Basic requirements not fulfilled without deficits or day: the check cannot be closed. */
    unplanned: z.array(z.object({ key: z.string(), label: z.string(), title: z.string() })),
    /** The earlier check answers may be carried over from. */
    previous: z.object({ checkId: objectId, title: z.string(), period: z.string(), answers: z.int() }).nullable(),
    /** Who may see to an area; for those who assign. */
    people: z.array(z.object({ personId, name: z.string() })),
  }),
  failures: ["check-unknown"],
});

const filter = {
  area: optional(line(300)),
  state: optional(z.enum(rowStates)),
  effort: optional(wholeNumber(0, 5)),
  audience: optional(line(200)),
  text: optional(prose(100)),
};

const openedRows = z.object({
  check: checkHead,
  lock: z.enum(locks).nullable(),
  areas: z.array(area),
  total: counts,
  audiences: z.array(z.string()),
  rows: z.array(row),
});

/** All rows of a check the filter leaves, as light as a list needs. */
export const openCheck = defineOperation({
  name: "check.open",
  kind: "read",
  ...local,
  input: z.object({ ...inCheck, ...filter }),
  output: openedRows,
  failures: ["check-unknown"],
  logged: "outside",
});

const fullRow = z.object({
  check: checkHead,
  lock: z.enum(locks).nullable(),
  /** Null where the filter leaves nothing. */
  requirement: fullRequirement.nullable(),
  areaTitle: z.string(),
  answer: storedAnswer.nullable(),
  basic: z.boolean(),
  /** How it read when it was answered, if it reads differently now. */
  before: z.object({ label: z.string(), title: z.string(), statement: z.string() }).nullable(),
  evidence: z.array(evidence),
  earlier: z.object({ title: z.string(), period: z.string(), status, reason: z.string(), note: z.string(), deficits: z.string() }).nullable(),
  suggestions: z.array(suggestion),
  shared: z.array(offeredAnswer),
});

/** One requirement in full with everything around it; without a key the first open one the filter leaves. */
export const readRow = defineOperation({
  name: "check.row",
  kind: "read",
  ...local,
  input: z.object({ ...inCheck, ...filter, requirement: optional(requirementKey) }),
  output: fullRow,
  failures: ["check-unknown", "requirement-unknown"],
  logged: "outside",
});

/** List and requirement of one moment, for the page on which a check is gone through: one look, one entry in the log. */
export const goThrough = defineOperation({
  name: "check.go-through",
  kind: "read",
  ...local,
  input: z.object({ ...inCheck, ...filter, requirement: optional(requirementKey) }),
  output: z.object({ opened: openedRows, read: fullRow }),
  failures: ["check-unknown", "requirement-unknown"],
  logged: "outside",
});

const saved = z.object({
  requirement: z.string(),
  version: z.int(),
  status: status.nullable(),
  effective: status.nullable(),
  area: z.string(),
});
const version = wholeNumber(0, 1_000_000).default(0);
const written = ["check-unknown", "requirement-unknown", "round-closed", "check-submitted", "check-closed", "answer-changed"] as const;

/** Saves the answer to one requirement; what is not sent stays, a blank status takes the answer back. */
export const answerRequirement = defineOperation({
  name: "check.answer",
  kind: "write",
  ...local,
  input: z.object({
    ...inCheck,
    requirement: requirementKey,
    status: optional(status),
    reason: prose(4_000).optional(),
    note: prose(4_000).optional(),
    deficits: prose(4_000).optional(),
    responsible: prose(200).optional(),
    dueOn: z.union([day, z.literal("")]).optional(),
    version,
  }),
  output: saved,
  failures: [...written, "value-not-on-scale", "value-reason-needed"],
});

/** A person confirms a suggestion: one from another check, or the one that waits at the row. */
export const confirmSuggestion = defineOperation({
  name: "check.confirm-suggestion",
  kind: "write",
  ...local,
  input: z.object({ ...inCheck, requirement: requirementKey, fromCheck: optional(objectId), fromRequirement: optional(requirementKey), version }),
  output: saved,
  failures: [...written, "suggestion-unknown", "nothing-proposed", "value-not-on-scale", "value-reason-needed"],
});

/** Takes the answers of the last check of the same catalogue as proposals where there is none yet. */
export const carryOverCheck = defineOperation({
  name: "check.carry-over",
  kind: "write",
  ...local,
  input: z.object(inCheck),
  output: z.object({ carried: z.int() }),
  failures: ["check-unknown", "round-closed", "check-submitted", "check-closed", "nothing-to-carry-over"],
});

const proof = { ...inCheck, requirement: requirementKey };
const proven = z.object({ evidenceId: objectId, requirement: z.string() });
const unwritable = ["check-unknown", "requirement-unknown", "round-closed", "check-closed"] as const;

/** Attaches a file as evidence, with the day it expires. */
export const attachEvidence = defineOperation({
  name: "check.attach",
  kind: "write",
  ...local,
  input: z.object({ ...proof, title: prose(200).default(""), file: upload, expiresOn: optional(day) }),
  output: proven,
  failures: [...unwritable, "file-kind-refused", "file-too-large", "quota-exceeded"],
});

/** Names a document or web address as evidence. */
export const linkEvidence = defineOperation({
  name: "check.link",
  kind: "write",
  ...local,
  input: z.object({ ...proof, title: line(200), address: prose(1_000).default(""), expiresOn: optional(day) }),
  output: proven,
  failures: [...unwritable, "address-refused"],
});

/** The file of an evidence. */
export const fetchEvidence = defineOperation({
  name: "check.evidence",
  kind: "read",
  ...local,
  input: z.object({ ...inCheck, evidenceId: objectId }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["check-unknown", "evidence-unknown"],
  answers: "file",
  logged: true,
});

/** Takes an evidence away; the file stays in the store. */
export const removeEvidence = defineOperation({
  name: "check.remove-evidence",
  kind: "write",
  ...local,
  input: z.object({ ...inCheck, evidenceId: objectId }),
  output: z.object({ removed: z.boolean() }),
  failures: ["check-unknown", "evidence-unknown", "round-closed", "check-closed"],
});

/** Says who sees to an area; nobody in particular without a person. */
export const assignArea = defineOperation({
  name: "check.assign",
  kind: "write",
  ...local,
  input: z.object({ ...inCheck, area: line(300), personId: optional(personId) }),
  output: z.object({ area: z.string(), assignedName: z.string().nullable() }),
  failures: ["check-unknown", "area-unknown", "person-unknown", "round-closed", "check-closed"],
});

const moved = z.object({ state: z.enum(checkStates) });

/** Hands the check in; open rows only where that is said. */
export const submitCheck = defineOperation({
  name: "check.submit",
  kind: "write",
  ...local,
  input: z.object({ ...inCheck, incomplete: flag }),
  output: moved,
  failures: ["check-unknown", "round-closed", "check-submitted", "check-closed", "rows-open"],
});

/** The office sends a check back with a reason. */
export const returnCheck = defineOperation({
  name: "check.return",
  kind: "write",
  ...local,
  input: z.object({ ...inCheck, reason: line(2_000) }),
  output: moved,
  failures: ["check-unknown", "round-closed", "check-closed", "check-not-submitted"],
});

/** The office's word beside the member's own; blank takes it back. */
export const verifyRow = defineOperation({
  name: "check.verify-row",
  kind: "write",
  ...local,
  input: z.object({ ...inCheck, requirement: requirementKey, verdict: optional(status), note: prose(4_000).default("") }),
  output: z.object({ requirement: z.string(), verdict: status.nullable() }),
  failures: ["check-unknown", "requirement-unknown", "check-closed", "not-answered", "value-not-on-scale"],
});

/** The office ends its verification. */
export const verifyCheck = defineOperation({
  name: "check.verify",
  kind: "write",
  ...local,
  input: z.object(inCheck),
  output: moved,
  failures: ["check-unknown", "check-not-submitted", "check-closed"],
});

/** The management signs: refused while a basic gap has no deficits or no day (BSI 200-2: its risk cannot be accepted). */
export const closeCheck = defineOperation({
  name: "check.close",
  kind: "write",
  ...local,
  input: z.object(inCheck),
  output: moved,
  failures: ["check-unknown", "check-not-submitted", "check-closed", "basic-gaps-unplanned"],
});

/** Opens a check again that was handed in, verified or closed. */
export const reopenCheck = defineOperation({
  name: "check.reopen",
  kind: "write",
  ...local,
  input: z.object(inCheck),
  output: moved,
  failures: ["check-unknown", "round-closed", "check-open", "only-management-reopens"],
});

/** What the catalogue's current version asks differently from the one a round asks. */
export const readTriage = defineOperation({
  name: "check.triage",
  kind: "read",
  ...central,
  input: z.object({ ...inRound, concern: optional(z.enum(concerns)), page: pageNumber }),
  output: z.object({
    round: roundHead,
    currentLabel: z.string(),
    /** How many there are of each. */
    sums: z.object({ new: z.int(), withdrawn: z.int(), renumbered: z.int(), "text-changed": z.int() }),
    signed: z.int(),
    items: z.array(concerned),
    page: z.int(),
    pages: z.int(),
  }),
  failures: ["round-unknown"],
});

/** Moves a round to the catalogue's current version: counts anew, answers kept by key. */
export const updateCatalogue = defineOperation({
  name: "check.update-catalogue",
  kind: "write",
  ...central,
  input: z.object(inRound),
  output: z.object({ checks: z.int(), versionLabel: z.string() }),
  failures: ["round-unknown", "round-closed", "version-current"],
});

/** Notes where every open check stands today; running it again on a day changes nothing but the figures. */
export const takeStanding = defineOperation({
  name: "check.take-standing",
  kind: "write",
  ...central,
  input: z.object({ cooperativeId }),
  output: z.object({ areas: z.int() }),
  failures: [],
});

/** „Stand am …“: the last counts noted on or before a day. */
export const readStanding = defineOperation({
  name: "check.standing",
  kind: "read",
  ...central,
  input: z.object({ ...inRound, on: day }),
  output: z.object({
    on: day,
    days: z.array(day),
    checks: z.array(z.object({ checkId: objectId, memberId, name: z.string(), scope: z.string(), takenOn: day, counts: counts.omit({ basicGaps: true }) })),
  }),
  failures: ["round-unknown"],
});

export type Prepared = z.output<(typeof prepareCheck)["output"]>;
export type RoundRead = z.output<(typeof readRound)["output"]>;
export type CheckRead = z.output<(typeof readCheck)["output"]>;
export type CheckOpened = z.output<typeof openedRows>;
export type RowRead = z.output<typeof fullRow>;
export type TriageRead = z.output<(typeof readTriage)["output"]>;
