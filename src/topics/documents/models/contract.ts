/** What can be done with model documents. */
import { z } from "zod";
import { line, optional, prose, several, upload, wholeNumber } from "#kernel/fields";
import { cooperativeId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { documentKinds, longestText, modelDocument, modelStates, stableKey, textProblem } from "./model.ts";

const inCooperative = { cooperativeId };
const one = { ...inCooperative, modelId: objectId };
/** The revision the change was made on; whoever changes an older one is told. */
const revision = wholeNumber(1, 1_000_000);

/** A version of a model document in the register. */
export const modelEntry = z.object({
  id: objectId,
  key: stableKey,
  /** Counted by us; `label` is what people say: „2026.1“. */
  version: z.int(),
  label: z.string(),
  state: z.enum(modelStates),
  title: z.string(),
  kind: z.enum(documentKinds).nullable(),
  problems: z.int(),
  changedAt: z.date(),
  publishedAt: z.date().nullable(),
});
export type ModelEntry = z.infer<typeof modelEntry>;

/** A document the product brings along; `adopted` is the label of the version the cooperative has published of it. */
export const shippedModel = z.object({
  key: stableKey,
  label: z.string(),
  title: z.string(),
  kind: z.enum(documentKinds),
  summary: z.string(),
  audience: z.string(),
  questions: z.int(),
  clauses: z.int(),
  optional: z.int(),
  adopted: z.string().nullable(),
  /** The cooperative has published this very text. */
  current: z.boolean(),
});
export type ShippedModel = z.infer<typeof shippedModel>;

export const listModels = defineOperation({
  name: "document-model.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...inCooperative, state: optional(z.enum(modelStates)) }),
  output: z.object({ models: z.array(modelEntry), shipped: z.array(shippedModel) }),
  failures: [],
});

export const readModel = defineOperation({
  name: "document-model.read",
  kind: "read",
  scope: "cooperative",
  input: z.object(one),
  output: modelEntry.extend({
    revision: z.int(),
    text: z.string(),
    /** The text as it is read; none while something is wrong with it. */
    document: modelDocument.nullable(),
    found: z.array(textProblem),
    changedBy: z.string().nullable(),
    /** All versions under its key, newest first. */
    versions: z.array(modelEntry.pick({ id: true, version: true, label: true, state: true, publishedAt: true })),
  }),
  failures: ["model-unknown"],
});
export type ModelRecord = (typeof readModel)["output"]["_output"];

/** Takes over what is shipped as it is: one, or all that are named. */
export const adoptModels = defineOperation({
  name: "document-model.adopt",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, keys: several(stableKey, 60) }),
  output: z.object({ adopted: z.int() }),
  failures: ["shipped-unknown", "already-adopted"],
});

const made = z.object({ modelId: objectId });

/** The next version of a document, begun with the text of the one named; or a new document with a title. */
export const draftModel = defineOperation({
  name: "document-model.draft",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, fromId: optional(objectId), title: optional(line(160)) }).superRefine(({ fromId, title }, context) => {
    if (fromId === undefined && title === undefined) context.addIssue({ code: "invalid_type", expected: "string", path: ["title"] });
  }),
  output: made,
  failures: ["model-unknown", "draft-open"],
});

/** Keeps the text, right or wrong; what is wrong is said row by row. */
export const saveModel = defineOperation({
  name: "document-model.save",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...one, revision, text: prose(longestText).min(1) }),
  output: z.object({ revision: z.int(), problems: z.int() }),
  failures: ["model-unknown", "model-published", "model-changed"],
});

/** A text as a file: it becomes the draft of the next version of its key, or the open draft's text. */
export const importModel = defineOperation({
  name: "document-model.import",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, file: upload }),
  output: made,
  failures: ["file-not-text", "file-without-head"],
  largestBytes: 2_000_000,
});

export const publishModel = defineOperation({
  name: "document-model.publish",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...one, revision }),
  output: z.object({ revision: z.int() }),
  failures: ["model-unknown", "model-published", "model-changed", "model-faulty", "label-used"],
});

/** A draft is thrown away; a published version is offered no more, and stays with those who use it. */
export const withdrawModel = defineOperation({
  name: "document-model.withdraw",
  kind: "write",
  scope: "cooperative",
  input: z.object(one),
  output: z.object({ state: z.enum(["removed", "withdrawn"]) }),
  failures: ["model-unknown", "already-withdrawn"],
});

export const exportModel = defineOperation({
  name: "document-model.export",
  kind: "read",
  scope: "cooperative",
  input: z.object(one),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["model-unknown"],
  answers: "file",
  logged: true,
});

const piece = z.object({ text: z.string(), differs: z.boolean() });

/** A clause that differs between two versions, word by word; nothing on the side that does not have it. */
const comparedClause = z.object({ id: z.string(), title: z.string(), before: z.array(piece).nullable(), after: z.array(piece).nullable() });

export const compareModels = defineOperation({
  name: "document-model.compare",
  kind: "read",
  scope: "cooperative",
  /** Without `withId`, the version published before. */
  input: z.object({ ...one, withId: optional(objectId) }),
  output: z.object({
    title: z.string(),
    before: modelEntry.pick({ id: true, label: true, version: true }).nullable(),
    after: modelEntry.pick({ id: true, label: true, version: true }),
    versions: readModel.output.shape.versions,
    clauses: z.array(comparedClause),
    unchanged: z.int(),
  }),
  failures: ["model-unknown", "model-not-comparable"],
});

export type ModelsFailure =
  | (typeof readModel)["failures"][number]
  | (typeof adoptModels)["failures"][number]
  | (typeof draftModel)["failures"][number]
  | (typeof saveModel)["failures"][number]
  | (typeof importModel)["failures"][number]
  | (typeof publishModel)["failures"][number]
  | (typeof withdrawModel)["failures"][number]
  | (typeof compareModels)["failures"][number];
