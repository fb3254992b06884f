/** What can be done with questionnaires. */
import { z } from "zod";
import { line, optional, prose, several, upload, wholeNumber } from "#kernel/fields";
import { cooperativeId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { checkFields, definitionProblem, draftDefinition, key, questionFields, questionnaireStates, sectionFields } from "./model.ts";

const inCooperative = { cooperativeId };
const one = { ...inCooperative, questionnaireId: objectId };
/** The revision the change was made on; whoever changes an older one is told. */
const revision = wholeNumber(1, 1_000_000);
const edited = { ...one, revision };
const saved = z.object({ revision: z.int() });
const notEditable = ["questionnaire-unknown", "questionnaire-published", "questionnaire-changed"] as const;

const size = { sections: z.int(), questions: z.int(), minutes: z.int() };

/** A questionnaire in the register. */
export const questionnaireEntry = z.object({
  id: objectId,
  key,
  version: z.int(),
  state: z.enum(questionnaireStates),
  title: z.string(),
  ...size,
  changedAt: z.date(),
  publishedAt: z.date().nullable(),
});
export type QuestionnaireEntry = z.infer<typeof questionnaireEntry>;

/** A questionnaire the product brings along; `adopted` is the version the cooperative has of it. */
export const shippedEntry = z.object({
  key,
  version: z.int(),
  title: z.string(),
  description: z.string(),
  ...size,
  adopted: z.int().nullable(),
});
export type ShippedEntry = z.infer<typeof shippedEntry>;

export const listQuestionnaires = defineOperation({
  name: "questionnaire.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...inCooperative, state: optional(z.enum(questionnaireStates)) }),
  output: z.object({ questionnaires: z.array(questionnaireEntry), shipped: z.array(shippedEntry) }),
  failures: [],
});

export const questionnaireRecord = z.object({
  id: objectId,
  key,
  version: z.int(),
  state: z.enum(questionnaireStates),
  revision: z.int(),
  definition: draftDefinition,
  changedAt: z.date(),
  changedBy: z.string().nullable(),
  publishedAt: z.date().nullable(),
  problems: z.array(definitionProblem),
});
export type QuestionnaireRecord = z.infer<typeof questionnaireRecord>;

export const readQuestionnaire = defineOperation({
  name: "questionnaire.read",
  kind: "read",
  scope: "cooperative",
  input: z.object(one),
  output: questionnaireRecord,
  failures: ["questionnaire-unknown"],
});

const made = z.object({ questionnaireId: objectId });

export const adoptQuestionnaire = defineOperation({
  name: "questionnaire.adopt",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, key }),
  output: made,
  failures: ["shipped-unknown", "already-adopted"],
});

/** A new, empty questionnaire with a title; a new version of `fromId`; or a copy of it under a title of its own. */
export const draftQuestionnaire = defineOperation({
  name: "questionnaire.draft",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, fromId: optional(objectId), title: optional(line(160)) }).superRefine(({ fromId, title }, context) => {
    if (fromId === undefined && title === undefined) context.addIssue({ code: "invalid_type", expected: "string", path: ["title"] });
  }),
  output: made,
  failures: ["questionnaire-unknown", "draft-open"],
});

export const saveHead = defineOperation({
  name: "questionnaire.save-head",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, title: line(160), description: prose(1_500), source: prose(600) }),
  output: saved,
  failures: notEditable,
});

/** Without `section` a new one is added at the end. */
export const saveSection = defineOperation({
  name: "questionnaire.save-section",
  kind: "write",
  scope: "cooperative",
  input: sectionFields.extend({ ...edited, section: optional(key) }),
  output: saved.extend({ section: key }),
  failures: [...notEditable, "section-unknown", "too-many-sections"],
});

const direction = z.enum(["up", "down"]);

export const moveSection = defineOperation({
  name: "questionnaire.move-section",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, section: key, direction }),
  output: saved.extend({ section: key }),
  failures: [...notEditable, "section-unknown"],
});

export const removeSection = defineOperation({
  name: "questionnaire.remove-section",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, section: key }),
  output: saved,
  failures: [...notEditable, "section-unknown"],
});

/** Without `question` a new one is added at the end of the section; with it the question keeps its key and may change its section. */
export const saveQuestion = defineOperation({
  name: "questionnaire.save-question",
  kind: "write",
  scope: "cooperative",
  input: questionFields.extend({ ...edited, section: key, question: optional(key), newKey: optional(key) }),
  output: saved.extend({ question: key }),
  failures: [...notEditable, "section-unknown", "question-unknown", "question-key-taken", "too-many-questions", "too-many-options"],
});

export const moveQuestion = defineOperation({
  name: "questionnaire.move-question",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, question: key, direction }),
  output: saved.extend({ question: key }),
  failures: [...notEditable, "question-unknown"],
});

export const removeQuestion = defineOperation({
  name: "questionnaire.remove-question",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, question: key }),
  output: saved,
  failures: [...notEditable, "question-unknown"],
});

/** All checks at once; a row without a question is left out. */
export const saveChecks = defineOperation({
  name: "questionnaire.save-checks",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, checks: several(checkFields, 80) }),
  output: saved,
  failures: [...notEditable, "too-many-checks"],
});

export const publishQuestionnaire = defineOperation({
  name: "questionnaire.publish",
  kind: "write",
  scope: "cooperative",
  input: z.object(edited),
  output: saved,
  failures: [...notEditable, "definition-inconsistent"],
});

/** A published questionnaire is no longer offered; a draft is thrown away. */
export const withdrawQuestionnaire = defineOperation({
  name: "questionnaire.withdraw",
  kind: "write",
  scope: "cooperative",
  input: z.object(one),
  output: z.object({ state: z.enum(["withdrawn", "removed"]) }),
  failures: ["questionnaire-unknown", "already-withdrawn"],
});

export const exportQuestionnaire = defineOperation({
  name: "questionnaire.export",
  kind: "read",
  scope: "cooperative",
  answers: "file",
  logged: true,
  input: z.object(one),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.instanceof(Uint8Array) }),
  failures: ["questionnaire-unknown"],
});

export const importQuestionnaire = defineOperation({
  name: "questionnaire.import",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, file: upload }),
  output: made,
  failures: ["file-not-json", "file-not-a-questionnaire", "file-keys-twice", "draft-open"],
});
