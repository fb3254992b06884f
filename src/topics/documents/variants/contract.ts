/** What can be done with a member's documents. */
import { z } from "zod";
import { day, line, optional, pageNumber, prose, several, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { documentHead, documentKinds, placeholder, stableKey } from "#topics/documents/models/model";
import {
  adoptionCell,
  change,
  composed,
  conflict,
  decisions,
  documentEntry,
  documentVersion,
  gapProblem,
  gapProblemNames,
  passage,
  resolutions,
  worksCouncilSteps,
} from "./model.ts";

const one = { memberId, documentId: objectId };
/** The revision the change was made on; whoever changes an older one is told. Named like this for the island that saves while somebody types. */
const version = wholeNumber(1, 1_000_000);
const written = { ...one, version };
const saved = z.object({ version: z.int() });
const notWritable = ["document-unknown", "document-not-draft", "document-changed"] as const;

const modelName = z.object({ id: objectId, label: z.string(), version: z.int() });

/** A document in a member's list: what the office offers, and what the member has of it. */
export const listedDocument = z.object({
  key: stableKey,
  title: z.string(),
  kind: z.enum(documentKinds).nullable(),
  summary: z.string(),
  /** The newest version the office offers; none where it is withdrawn. */
  model: modelName.nullable(),
  /** What is being written, reviewed or on its way into force. */
  draft: documentVersion.nullable(),
  inForce: documentVersion.nullable(),
  /** What is written, else what is in force, is made from an older version than the office offers. */
  isBehind: z.boolean(),
  isReviewDue: z.boolean(),
});
export type ListedDocument = z.infer<typeof listedDocument>;

export const listDocuments = defineOperation({
  name: "document.list",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), documents: z.array(listedDocument) }),
  failures: ["member-unknown"],
  logged: "outside",
});

/** A new draft: from the newest model, with everything of the member's own from what is in force. */
export const startDocument = defineOperation({
  name: "document.start",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, key: stableKey }),
  output: z.object({ documentId: objectId }),
  failures: ["member-unknown", "model-unknown", "draft-open"],
});

const model = documentHead.omit({ placeholders: true }).extend({ id: objectId });

export const readDocument = defineOperation({
  name: "document.read",
  kind: "read",
  scope: "member",
  input: z.object(one),
  output: z.object({
    memberName: z.string(),
    document: documentVersion,
    model,
    /** The words, where the reader may see them. */
    text: composed.nullable(),
    problems: z.array(gapProblem),
    conflicts: z.array(conflict),
    entries: z.array(documentEntry),
    /** All versions of this document, newest first. */
    versions: z.array(documentVersion.pick({ id: true, number: true, state: true, modelLabel: true, inForceOn: true, releasedAt: true })),
    /** A newer version of the model than this one is made from. */
    newer: modelName.nullable(),
    isReviewDue: z.boolean(),
  }),
  failures: ["document-unknown"],
  logged: "outside",
});
export type DocumentRecord = (typeof readDocument)["output"]["_output"];

const question = placeholder.extend({ value: z.string(), known: z.string(), stored: z.string(), problem: z.enum(gapProblemNames).nullable() });
export type Question = z.infer<typeof question>;

/** One clause as the person adapting it sees it. */
const shownClause = z.object({
  id: stableKey,
  kind: z.enum(["mandatory", "optional", "note"]),
  title: z.string().nullable(),
  /** Of clauses with the same name here exactly one is in. */
  either: z.string().nullable(),
  isIn: z.boolean(),
  /** The model's words, and the member's own where there are some. */
  words: z.string(),
  own: z.string().nullable(),
  isOpen: z.boolean(),
});
export type ShownClause = z.infer<typeof shownClause>;

/** Everything a draft asks for. */
export const openDocument = defineOperation({
  name: "document.open",
  kind: "read",
  scope: "member",
  input: z.object(one),
  output: z.object({
    memberName: z.string(),
    document: documentVersion,
    model,
    questions: z.array(question),
    sections: z.array(z.object({ id: stableKey, title: z.string(), clauses: z.array(shownClause), passages: z.array(passage) })),
    conflicts: z.array(conflict),
    newer: modelName.nullable(),
  }),
  failures: ["document-unknown", "document-not-draft"],
});
export type OpenDocument = (typeof openDocument)["output"]["_output"];

const part = z.object({ text: z.string(), tone: z.string() });

/** What is still missing, for the parts of an open page that keep themselves current. */
export const readStand = defineOperation({
  name: "document.stand",
  kind: "read",
  scope: "member",
  input: z.object(one),
  output: z.object({ parts: z.record(z.string(), part) }),
  failures: ["document-unknown"],
});

const values = z.preprocess((value) => value ?? {}, z.record(stableKey, z.string().max(2_000)));

/** The answers to the questions; one left out stays as it is, a blank one is taken back. */
export const answerDocument = defineOperation({
  name: "document.answer",
  kind: "write",
  scope: "member",
  input: z.object({ ...written, values }),
  output: saved,
  failures: notWritable,
});

/** Which optional clauses are in: all that are named, and no other. */
export const chooseClauses = defineOperation({
  name: "document.choose",
  kind: "write",
  scope: "member",
  /** `ticks` by themselves; `either` the one of each choice, under its name. */
  input: z.object({ ...written, ticks: several(stableKey, 400), either: z.record(z.string().max(130), stableKey).default({}) }),
  output: saved,
  failures: [...notWritable, "choose-one"],
});

/** Own words for a clause; blank, or the model's own, give it back to the model. */
export const rewordClause = defineOperation({
  name: "document.reword",
  kind: "write",
  scope: "member",
  input: z.object({ ...written, clause: stableKey, text: prose(20_000).default("") }),
  output: saved,
  failures: [...notWritable, "clause-unknown", "placeholder-without-question", "markup-refused"],
});

/** A text of the member's own, behind a clause or at the end of a section (`section` or `section/clause`). */
export const putPassage = defineOperation({
  name: "document.put-passage",
  kind: "write",
  scope: "member",
  input: z.object({ ...written, passage: optional(line(80)), place: line(130), title: prose(160).default(""), text: prose(20_000).min(1) }),
  output: saved,
  failures: [...notWritable, "place-unknown", "passage-unknown", "too-many-passages", "placeholder-without-question", "markup-refused"],
});

export const dropPassage = defineOperation({
  name: "document.drop-passage",
  kind: "write",
  scope: "member",
  input: z.object({ ...written, passage: line(80) }),
  output: saved,
  failures: [...notWritable, "passage-unknown"],
});

const piece = z.object({ text: z.string(), differs: z.boolean() });
const wording = z.array(piece).nullable();

/** What the newest version of the model would change. */
export const previewMerge = defineOperation({
  name: "document.preview-merge",
  kind: "read",
  scope: "member",
  input: z.object(one),
  output: z.object({
    memberName: z.string(),
    document: documentVersion,
    newer: modelName.nullable(),
    /** With the words marked that differ. */
    changes: z.array(change.omit({ before: true, after: true }).extend({ before: wording, after: wording })),
    /** On either side the words marked that are new compared with what both began with. */
    conflicts: z.array(conflict.omit({ mine: true, theirs: true }).extend({ mine: z.array(piece), theirs: wording })),
  }),
  failures: ["document-unknown", "document-not-draft"],
});
export type MergePreview = (typeof previewMerge)["output"]["_output"];

export const mergeDocument = defineOperation({
  name: "document.merge",
  kind: "write",
  scope: "member",
  input: z.object(written),
  output: saved.extend({ changes: z.int(), conflicts: z.int() }),
  failures: [...notWritable, "already-newest"],
});

export const settleConflict = defineOperation({
  name: "document.settle",
  kind: "write",
  scope: "member",
  input: z.object({ ...written, clause: stableKey, decision: z.enum(decisions), text: optional(prose(20_000)) }),
  output: saved.extend({ conflicts: z.int() }),
  failures: [...notWritable, "conflict-unknown"],
});

export const discardDocument = defineOperation({
  name: "document.discard",
  kind: "write",
  scope: "member",
  input: z.object(one),
  output: z.object({ key: stableKey }),
  failures: ["document-unknown", "document-not-draft"],
});

const moved = z.object({ state: documentVersion.shape.state });

export const submitDocument = defineOperation({
  name: "document.submit",
  kind: "write",
  scope: "member",
  input: z.object(written),
  output: moved.extend({ letters: z.int() }),
  failures: [...notWritable, "document-incomplete", "conflicts-open"],
});

export const returnDocument = defineOperation({
  name: "document.return",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, reason: prose(2_000).min(1) }),
  output: moved.extend({ letters: z.int() }),
  failures: ["document-unknown", "document-not-in-review"],
});

export const noteWorksCouncil = defineOperation({
  name: "document.works-council",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, step: z.enum(worksCouncilSteps), on: day, note: prose(1_000).default("") }),
  output: moved,
  failures: ["document-unknown", "document-released"],
});

/** In the name of the management; from now on the words never change. */
export const releaseDocument = defineOperation({
  name: "document.release",
  kind: "write",
  scope: "member",
  input: z.object(written),
  output: moved.extend({ letters: z.int() }),
  failures: ["document-unknown", "document-changed", "document-not-in-review", "works-council-missing", "document-incomplete"],
});

export const resolveDocument = defineOperation({
  name: "document.resolve",
  kind: "write",
  scope: "member",
  input: z
    .object({ ...one, resolution: z.enum(resolutions), on: optional(day), number: prose(60).default(""), body: prose(160).default(""), note: prose(1_000).default("") })
    .superRefine(({ resolution, on, number, note }, context) => {
      const missing = resolution === "resolved" ? [on === undefined && "on", number === "" && "number"] : [note === "" && "note"];
      for (const field of missing) if (field !== false) context.addIssue({ code: "invalid_type", expected: "string", path: [field] });
    }),
  output: moved,
  failures: ["document-unknown", "document-not-released", "day-in-future"],
});

export const publishDocument = defineOperation({
  name: "document.publish",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, inForceOn: day }),
  output: moved.extend({ reviewOn: z.string() }),
  failures: ["document-unknown", "document-not-released", "resolution-missing"],
});

export const withdrawDocument = defineOperation({
  name: "document.withdraw",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, reason: prose(1_000).min(1) }),
  output: moved,
  failures: ["document-unknown", "document-not-released"],
});

/** Looked at and found right: the next review is on another day. */
export const planReview = defineOperation({
  name: "document.plan-review",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, reviewOn: day, note: prose(1_000).default("") }),
  output: z.object({ reviewOn: z.string() }),
  failures: ["document-unknown", "document-not-published", "review-not-ahead"],
});

const side = z.object({ id: objectId.nullable(), name: z.enum(["own", "model"]), number: z.int().nullable(), label: z.string() });

/** Two versions word by word: this one and another of the member's, or the model it is made from (`withId` = `model`). */
export const compareDocuments = defineOperation({
  name: "document.compare",
  kind: "read",
  scope: "member",
  input: z.object({ ...one, withId: optional(z.union([z.literal("model"), objectId])) }),
  output: z.object({
    memberName: z.string(),
    document: documentVersion,
    before: side,
    after: side,
    versions: readDocument.output.shape.versions,
    parts: z.array(z.object({ id: z.string(), title: z.string(), before: z.array(piece).nullable(), after: z.array(piece).nullable() })),
    unchanged: z.int(),
  }),
  failures: ["document-unknown", "details-hidden"],
  logged: "outside",
});
export type DocumentComparison = (typeof compareDocuments)["output"]["_output"];

const paper = z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() });

export const printDocument = defineOperation({
  name: "document.paper",
  kind: "read",
  scope: "member",
  input: z.object({ ...one, format: z.enum(paperFormats).default("pdf") }),
  output: paper,
  failures: ["document-unknown", "details-hidden"],
  answers: "paper",
  logged: "outside",
});

/** The paper the council decides on. */
export const printCouncilPaper = defineOperation({
  name: "document.council-paper",
  kind: "read",
  scope: "member",
  input: z.object({ ...one, format: z.enum(paperFormats).default("pdf") }),
  output: paper.extend({ document: documentVersion }),
  failures: ["document-unknown", "details-hidden"],
  answers: "paper",
  logged: "outside",
});

/** Who runs which version: members × documents. */
export const readAdoption = defineOperation({
  name: "document.adoption",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, page: pageNumber }),
  output: z.object({
    documents: z.array(z.object({ key: stableKey, title: z.string(), label: z.string(), modelId: objectId, published: z.int(), current: z.int() })),
    members: z.array(z.object({ memberId, memberName: z.string(), shown: z.boolean(), details: z.boolean(), cells: z.array(adoptionCell) })),
    page: z.int(),
    pages: z.int(),
    audience: z.object({ members: z.int(), hidden: z.int() }),
  }),
  failures: [],
});
export type Adoption = (typeof readAdoption)["output"]["_output"];

export const exportAdoption = defineOperation({
  name: "document.adoption-export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: [],
  answers: "sheets",
  logged: true,
});

/** By the clock: coordinators are told which reviews are due. */
export const remindReviews = defineOperation({
  name: "document.remind-due",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ reminded: z.int(), letters: z.int() }),
  failures: [],
});

/** Everything that can be refused. */
export type DocumentsFailure =
  | (typeof startDocument)["failures"][number]
  | (typeof chooseClauses)["failures"][number]
  | (typeof rewordClause)["failures"][number]
  | (typeof putPassage)["failures"][number]
  | (typeof mergeDocument)["failures"][number]
  | (typeof settleConflict)["failures"][number]
  | (typeof submitDocument)["failures"][number]
  | (typeof returnDocument)["failures"][number]
  | (typeof noteWorksCouncil)["failures"][number]
  | (typeof releaseDocument)["failures"][number]
  | (typeof resolveDocument)["failures"][number]
  | (typeof publishDocument)["failures"][number]
  | (typeof planReview)["failures"][number]
  | (typeof compareDocuments)["failures"][number];
