/** What can be done with shared answers: the office's side. */
import { z } from "zod";
import { line, optional, pageNumber, prose, upload, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { answerVersion, coverages, longestDuty, longestStatement, memberDecision, reliance, requirementKey, requirementName, sharedEntry } from "./model.ts";

const inCooperative = { cooperativeId };
const one = { ...inCooperative, sharedAnswerId: objectId };

/** What the register may be narrowed to; `member` leaves what that member relies on. */
const narrowed = {
  ...inCooperative,
  catalogueId: optional(objectId),
  area: optional(line(400)),
  provider: optional(line(160)),
  coverage: optional(z.enum(coverages)),
  /** `review`: somebody relies on an older version; `withdrawn`: no longer offered. Without, everything that stands. */
  state: optional(z.enum(["review", "undecided", "withdrawn"])),
  member: optional(memberId),
  text: optional(line(100)),
};

const sheets = z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() });

/** How many members there are, and how many of them show the reader less than states. */
const audience = z.object({ members: z.int(), hidden: z.int() });

/** The register with what it may be narrowed to. */
export const listShared = defineOperation({
  name: "shared-answer.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...narrowed, page: pageNumber }),
  output: z.object({
    answers: z.array(sharedEntry),
    found: z.int(),
    page: z.int(),
    pages: z.int(),
    audience,
    /** Over everything that stands. */
    totals: z.object({ standing: z.int(), review: z.int(), withdrawn: z.int() }),
    catalogues: z.array(z.object({ id: objectId, title: z.string() })),
    areas: z.array(z.object({ key: z.string(), title: z.string() })),
    providers: z.array(z.string()),
  }),
  failures: [],
});

/** The register as a spreadsheet, with the same filter. */
export const exportShared = defineOperation({
  name: "shared-answer.export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...narrowed, format: z.enum(sheetFormats).default("xlsx") }),
  output: sheets,
  failures: [],
  answers: "sheets",
  logged: true,
});

/** One shared answer: its versions, and who decided how. */
export const readShared = defineOperation({
  name: "shared-answer.read",
  kind: "read",
  scope: "cooperative",
  input: z.object(one),
  output: z.object({
    id: objectId,
    requirement: requirementName.extend({ statement: z.string() }),
    provider: z.string(),
    version: z.int(),
    withdrawnAt: z.date().nullable(),
    withdrawnReason: z.string(),
    /** Newest first. */
    versions: z.array(answerVersion),
    decisions: z.array(memberDecision),
    audience,
  }),
  failures: ["shared-answer-unknown"],
});

/** Everything the form for a new answer or version needs; `text` looks for requirements, `requirement` names the chosen one. */
export const prepareShared = defineOperation({
  name: "shared-answer.prepare",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...inCooperative, sharedAnswerId: optional(objectId), catalogueId: optional(objectId), requirement: optional(requirementKey), text: optional(line(100)) }),
  output: z.object({
    catalogues: z.array(z.object({ id: objectId, title: z.string() })),
    /** At most 30, best first. */
    found: z.array(requirementName.extend({ answers: z.int() })),
    chosen: requirementName.extend({ statement: z.string(), guidance: z.string(), providers: z.array(z.string()) }).nullable(),
    current: answerVersion.extend({ provider: z.string(), adopters: z.int() }).nullable(),
    providers: z.array(z.string()),
    officeName: z.string(),
  }),
  failures: ["shared-answer-unknown"],
});

/** Publishes a new shared answer (version 0 seen) or the next version of one; those who rely on it are asked to review. */
export const publishShared = defineOperation({
  name: "shared-answer.publish",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    ...inCooperative,
    sharedAnswerId: optional(objectId),
    /** The version its author has seen; 0 for a new answer. */
    version: wholeNumber(0, 1_000_000).default(0),
    catalogueId: optional(objectId),
    requirement: optional(requirementKey),
    provider: optional(line(160)),
    coverage: z.enum(coverages),
    statement: prose(longestStatement).min(1),
    residualDuty: prose(longestDuty).default(""),
    evidence: prose(longestDuty).default(""),
    file: optional(upload),
    /** A new version keeps the file of the last one unless it brings its own. */
    fileStays: z.preprocess((value) => value === true || value === "true", z.boolean()),
  }),
  output: z.object({ sharedAnswerId: objectId, version: z.int(), letters: z.int() }),
  failures: [
    "shared-answer-unknown",
    "shared-answer-withdrawn",
    "shared-answer-changed",
    "shared-answer-exists",
    "requirement-not-in-catalogue",
    "residual-duty-missing",
    "file-kind-refused",
    "file-too-large",
    "quota-exceeded",
  ],
});

/** The file that proves a version. */
export const readSharedEvidence = defineOperation({
  name: "shared-answer.evidence",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...one, version: wholeNumber(1, 1_000_000) }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["evidence-unknown"],
  answers: "file",
});

const relying = { ...inCooperative, catalogueId: optional(objectId) };

/** Who relies on whom: members × providers. */
export const readReliance = defineOperation({
  name: "shared-answer.reliance",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...relying, page: pageNumber }),
  output: z.object({
    /** With the number of answers each offers. */
    providers: z.array(z.object({ provider: z.string(), offers: z.int() })),
    members: z.array(z.object({ memberId, memberName: z.string(), shown: z.boolean(), cells: z.array(reliance) })),
    page: z.int(),
    pages: z.int(),
    audience,
    catalogues: z.array(z.object({ id: objectId, title: z.string() })),
  }),
  failures: [],
});

/** The same as a spreadsheet: the matrix, and every decision with its reason. */
export const exportReliance = defineOperation({
  name: "shared-answer.reliance-export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...relying, format: z.enum(sheetFormats).default("xlsx") }),
  output: sheets,
  failures: [],
  answers: "sheets",
  logged: true,
});
