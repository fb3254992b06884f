/** What can be done with acknowledgements. */
import { z } from "zod";
import { day, line, optional, prose, upload, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { composed } from "#topics/documents/variants/model";
import { acknowledgement, doorRefusals, mostPeople, openSlipsAgreement, readingDepartment, readingSum, signedSheet, wholeHouse } from "./model.ts";

const one = { memberId, acknowledgementId: objectId };
const inDepartment = { ...one, departmentId: objectId };

export const readingEntry = acknowledgement.omit({ cooperativeId: true, note: true }).extend({ sum: readingSum });
export type ReadingEntry = z.infer<typeof readingEntry>;

/** A released version nobody has put forward; `again`: an earlier version of it was. */
const proposal = z.object({ documentId: objectId, title: z.string(), number: z.int(), again: z.boolean() });

/** A member's acknowledgements, and what could be put forward. */
export const listAcknowledgements = defineOperation({
  name: "acknowledgement.list",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), acknowledgements: z.array(readingEntry), proposals: z.array(proposal) }),
  failures: [],
});

/** Everything the form for a new acknowledgement needs. */
export const prepareAcknowledgement = defineOperation({
  name: "acknowledgement.prepare",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, documentId: objectId }),
  output: z.object({
    memberName: z.string(),
    title: z.string(),
    number: z.int(),
    today: z.string(),
    dueOn: z.string(),
    /** The house and its departments by key, with the people of the time before. */
    departments: z.array(z.object({ key: z.union([z.literal(wholeHouse), objectId]), name: z.string(), people: z.int().nullable() })),
    openSlips: z.boolean(),
    /** Begun already. */
    acknowledgementId: objectId.nullable(),
  }),
  failures: ["document-unknown", "document-not-released"],
});

const people = z.preprocess((value) => value ?? {}, z.record(z.string().max(80), optional(wholeNumber(0, mostPeople))));

/** Puts a released version before departments, with a slip for everybody; an earlier version that is still being read ends. */
export const startAcknowledgement = defineOperation({
  name: "acknowledgement.start",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, documentId: objectId, dueOn: day, note: prose(1_000).default(""), people }),
  output: z.object({ acknowledgementId: objectId, people: z.int() }),
  failures: ["document-unknown", "document-not-released", "acknowledgement-exists", "deadline-in-past", "no-departments", "department-unknown"],
});

const shownDepartment = readingDepartment.omit({ unitId: true }).extend({
  sum: readingSum,
  /** Numbers of slips that have not confirmed; null where the house does not see them. */
  open: z.array(z.int()).nullable(),
});
export type ShownDepartment = z.infer<typeof shownDepartment>;

export const readAcknowledgement = defineOperation({
  name: "acknowledgement.read",
  kind: "read",
  scope: "member",
  input: z.object(one),
  output: readingEntry.extend({
    memberName: z.string(),
    note: z.string(),
    departments: z.array(shownDepartment),
    /** Of the departments counted together. */
    rest: readingSum,
    sheets: z.array(signedSheet),
    /** Open slips are seen today. */
    openSlips: z.boolean(),
    address: z.string(),
  }),
  failures: ["acknowledgement-unknown"],
});
export type ReadingRecord = z.infer<(typeof readAcknowledgement)["output"]>;

/** More slips of a department: for one that was lost, for somebody new. */
export const addReadingSlips = defineOperation({
  name: "acknowledgement.add-slips",
  kind: "write",
  scope: "member",
  input: z.object({ ...inDepartment, count: wholeNumber(1, 50) }),
  output: z.object({ slips: z.int() }),
  failures: ["acknowledgement-unknown", "department-unknown", "acknowledgement-closed", "too-many-slips"],
});

const paper = z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() });

/** All slips of a department, to be cut apart. */
export const printReadingSlips = defineOperation({
  name: "acknowledgement.slips",
  kind: "read",
  scope: "member",
  input: z.object({ ...inDepartment, format: z.enum(paperFormats).default("pdf") }),
  output: paper,
  failures: ["acknowledgement-unknown", "department-unknown", "no-slips"],
  answers: "paper",
  logged: true,
});

/** A list a department signs by hand. */
export const printSigningList = defineOperation({
  name: "acknowledgement.signing-list",
  kind: "read",
  scope: "member",
  input: z.object({ ...inDepartment, format: z.enum(paperFormats).default("pdf") }),
  output: paper,
  failures: ["acknowledgement-unknown", "department-unknown"],
  answers: "paper",
});

/** A signed list comes back: its scan, and how many signed. */
export const handInSheet = defineOperation({
  name: "acknowledgement.hand-in-sheet",
  kind: "write",
  scope: "member",
  input: z.object({ ...inDepartment, signedOn: day, people: wholeNumber(1, 5_000), file: upload }),
  output: z.object({ sheetId: objectId }),
  failures: [
    "acknowledgement-unknown",
    "department-unknown",
    "acknowledgement-closed",
    "day-in-future",
    "too-many-signatures",
    "file-kind-refused",
    "file-too-large",
    "quota-exceeded",
  ],
});

const sheet = { ...one, sheetId: objectId };

/** The scan of a signed list. */
export const fetchSheet = defineOperation({
  name: "acknowledgement.sheet",
  kind: "read",
  scope: "member",
  input: z.object(sheet),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["acknowledgement-unknown", "sheet-unknown"],
  answers: "file",
  logged: true,
});

/** Takes back a list that was entered by mistake. */
export const dropSheet = defineOperation({
  name: "acknowledgement.drop-sheet",
  kind: "write",
  scope: "member",
  input: z.object(sheet),
  output: z.object({ removed: z.boolean() }),
  failures: ["acknowledgement-unknown", "sheet-unknown", "acknowledgement-closed"],
});

export const closeAcknowledgement = defineOperation({
  name: "acknowledgement.close",
  kind: "write",
  scope: "member",
  input: z.object(one),
  output: z.object({ state: z.literal("closed") }),
  failures: ["acknowledgement-unknown", "acknowledgement-closed"],
});

export const remindReadingDue = defineOperation({
  name: "acknowledgement.remind-due",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ letters: z.int() }),
  failures: [],
});

/** Publishes the figures of the week, and forgets what is no longer needed. */
export const takeReadingFigures = defineOperation({
  name: "acknowledgement.take-figures",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ published: z.int(), forgotten: z.int() }),
  failures: [],
});

const standing = z.object({ number: z.int(), state: acknowledgement.shape.state, people: z.int(), dueOn: z.string(), sum: readingSum });

/** Documents × members: how many at least have read what; sums of houses only. */
export const readReadingAdoption = defineOperation({
  name: "acknowledgement.adoption",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({
    documents: z.array(z.object({ key: acknowledgement.shape.key, title: z.string(), modelId: objectId })),
    members: z.array(z.object({ memberId, memberName: z.string(), shown: z.boolean(), cells: z.array(standing.nullable()) })),
  }),
  failures: [],
});
export type ReadingAdoption = z.infer<(typeof readReadingAdoption)["output"]>;

/** What acknowledgements keep, and what was agreed with the staff council, the latest first. */
export const readOpenSlipsAgreement = defineOperation({
  name: "acknowledgement-agreement.read",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), openSlips: z.boolean(), history: z.array(openSlipsAgreement), acknowledgements: z.array(readingEntry) }),
  failures: [],
});

/** Open slips are seen in acknowledgements that begin from now on; or in none any more, at once. */
export const chooseOpenSlips = defineOperation({
  name: "acknowledgement-agreement.choose",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, openSlips: z.enum(["yes", "no"]), basis: line(400), agreedOn: day }),
  output: z.object({ openSlips: z.boolean() }),
  failures: ["agreement-in-future", "agreement-stands"],
});

const code = z.object({ code: line(40) });
const refused = z.object({ stage: z.literal("refused"), reason: z.enum(doorRefusals) });

/** Opens the document a code stands for. A refused try is an answer, not a failure; nothing says whether the code has confirmed. */
export const openWithSlip = defineOperation({
  name: "acknowledgement.open",
  kind: "write",
  scope: "public",
  nameless: true,
  input: code,
  output: z.discriminatedUnion("stage", [
    z.object({
      stage: z.literal("complete"),
      /** For the form that confirms. */
      code: z.string(),
      title: z.string(),
      number: z.int(),
      memberName: z.string(),
      dueOn: z.string(),
      note: z.string(),
      inForceOn: z.string().nullable(),
      text: composed,
    }),
    refused,
  ]),
  failures: [],
  reveals: true,
});

/** Read and understood. Said twice it counts once, and sounds the same. */
export const confirmReading = defineOperation({
  name: "acknowledgement.confirm",
  kind: "write",
  scope: "public",
  nameless: true,
  input: code,
  output: z.discriminatedUnion("stage", [z.object({ stage: z.literal("complete"), title: z.string(), number: z.int() }), refused]),
  failures: [],
  reveals: true,
});
