import { z } from "zod";
import { flag, line, optional, prose, several, wholeNumber } from "#kernel/fields";
import { objectId } from "#kernel/ids";

/**
 * A key of a section, question, option or column: stable over versions, so that answers can be compared over periods.
 * Answers are looked up by it; the one word every object inherits is none.
 */
export const key = z.string().regex(/^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/);

export const questionKinds = ["single", "multiple", "scale", "number", "money", "date", "text", "table", "file"] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** One choice; `points` from 0 (a gap) to 1 (as it should be); without points the choice is neither good nor bad. */
export const option = z.object({ key, label: line(200), points: z.number().min(0).max(1).optional() });
export type Option = z.infer<typeof option>;

/** Asked only if another question of the questionnaire, standing before it, was answered with one of these option keys. */
export const condition = z.object({ question: key, is: z.array(key).min(1) });

export const column = z.object({
  key,
  label: line(120),
  kind: z.enum(["text", "number", "choice"]),
  options: z.array(option).max(20).optional(),
  unit: line(30).optional(),
});
export type Column = z.infer<typeof column>;

export const question = z.object({
  key,
  kind: z.enum(questionKinds),
  text: line(400),
  /** What is meant, in plain words, and where one finds the answer. */
  help: prose(1_500).optional(),
  required: z.boolean().default(true),
  /** How much it counts in the section's value; 0 leaves it out. */
  weight: z.number().min(0).max(5).default(1),
  /** single, multiple */
  options: z.array(option).min(2).max(30).optional(),
  /** scale: whole steps */
  scale: z.object({ min: z.int().min(0).max(10), max: z.int().min(1).max(10), minLabel: line(80), maxLabel: line(80) }).optional(),
  /** number: what is counted, such as „Stellen“ or „Geräte“; money is always euro. */
  unit: line(40).optional(),
  /** number, money: values outside are refused. */
  min: z.number().optional(),
  max: z.number().optional(),
  decimals: z.int().min(0).max(2).optional(),
  /** number, money: values outside are asked back, not refused. */
  plausible: z.object({ low: z.number().optional(), high: z.number().optional(), message: line(300) }).optional(),
  /** table */
  columns: z.array(column).min(1).max(10).optional(),
  /** table: fixed rows by name; without them rows are added freely up to `maxRows`. */
  rows: z.array(line(120)).max(60).optional(),
  maxRows: z.int().min(1).max(60).optional(),
  condition: condition.optional(),
});
export type Question = z.infer<typeof question>;

export const section = z.object({
  key,
  title: line(120),
  /** What the section is about and whom to ask, in one or two sentences. */
  intro: prose(800),
  /** Who usually knows the answers, such as „IT-Leitung“; suggested when a section is handed on. */
  audience: line(120).optional(),
  minutes: z.int().min(1).max(120),
  questions: z.array(question).min(1).max(40),
});
export type Section = z.infer<typeof section>;

/** Two answers that must agree: `left op right`; else the sentence is shown and the section may still be submitted. */
export const check = z.object({ key, left: key, op: z.enum(["<=", ">=", "=="]), right: z.union([key, z.number()]), message: line(300) });
export type Check = z.infer<typeof check>;

/** The content of a questionnaire; a published one never changes. */
export const definition = z.object({
  title: line(160),
  description: prose(1_500),
  /** Where the content comes from and who may use it. */
  source: prose(600),
  sections: z.array(section).min(1).max(30),
  checks: z.array(check).max(60).default([]),
});
export type Definition = z.infer<typeof definition>;

/** A questionnaire as shipped in `catalogues/questionnaires/`: content with key and version. */
export const shippedQuestionnaire = definition.extend({ key, version: z.int().min(1), language: z.literal("de") });
export type ShippedQuestionnaire = z.infer<typeof shippedQuestionnaire>;

export const questionnaireStates = ["draft", "published", "withdrawn"] as const;

/** The content while it is being written: the same shape without the minimums; `definitionProblems` says whether it may be published. */
const draftQuestion = question.extend({
  options: z.array(option).max(30).optional(),
  columns: z.array(column).max(10).optional(),
  condition: condition.extend({ is: z.array(key).max(30) }).optional(),
});
const draftSection = section.extend({ questions: z.array(draftQuestion).max(40) });
export const draftDefinition = definition.extend({ sections: z.array(draftSection).max(30) });

/** A row of a table answer: the fixed row it belongs to, if the table has fixed rows, and its cells by column key. */
export const tableRow = z.object({ row: z.string().optional(), cells: z.record(z.string(), z.union([z.string(), z.number()])) });
export type TableRow = z.infer<typeof tableRow>;

/** An attached file; the bytes lie in the file store. */
export const fileValue = z.object({ fileId: objectId, name: line(200) });

/** What an answer holds: option key, date or text · number, euro or scale step · option keys · table rows · file. */
export const answerValue = z.union([z.string(), z.number(), z.array(z.string()), z.array(tableRow), fileValue]);
export type AnswerValue = z.infer<typeof answerValue>;

/** The values of one member by question key; null or absent where there is none (open, or „weiß nicht“). */
export type AnswerValues = Readonly<Record<string, AnswerValue | null | undefined>>;

/** What may be wrong with a value; each has a sentence wherever answers are entered. */
// oxfmt-ignore
export const valueComplaints = [
  "empty", "not-an-option", "option-twice", "not-a-list", "not-a-number", "not-whole", "too-many-decimals", "too-low", "too-high",
  "off-scale", "not-a-date", "not-a-text", "too-long", "not-a-table", "too-many-rows", "row-not-of-table", "row-twice",
  "column-not-of-table", "not-a-file",
] as const;
export type ValueComplaint = (typeof valueComplaints)[number];

/** What may keep a definition from being published; each has a sentence in the builder. */
// oxfmt-ignore
export const definitionProblemNames = [
  "sections-missing", "questions-missing", "section-key-twice", "question-key-twice", "option-key-twice", "column-key-twice",
  "check-key-twice", "options-missing", "scale-missing", "scale-reversed", "columns-missing", "column-options-missing", "row-twice",
  "bounds-reversed", "plausible-reversed", "condition-options-missing", "condition-question-missing", "condition-question-later",
  "condition-question-without-options", "condition-option-missing", "check-question-missing", "check-question-not-a-number",
] as const;
export type DefinitionProblemName = (typeof definitionProblemNames)[number];

/** One inconsistency and its place: `path` in the JSON, and the keys of the section and question it stands in. */
export const definitionProblem = z.object({
  problem: z.enum(definitionProblemNames),
  path: z.string(),
  section: z.string().nullable(),
  question: z.string().nullable(),
  /** The key or name that is wrong. */
  subject: z.string().nullable(),
});
export type DefinitionProblem = z.infer<typeof definitionProblem>;

/** The head of a section as it is sent. */
export const sectionFields = z.object({ title: line(120), intro: prose(800), audience: optional(line(120)), minutes: wholeNumber(1, 120) });

/** A number from a form, with comma or point; a blank field is no number. */
const germanNumber = (value: unknown) => {
  if (typeof value !== "string") return value;
  const text = value.trim();
  return text === "" ? undefined : /^-?\d{1,12}([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : value;
};
const decimal = z.preprocess(germanNumber, z.number().min(-1e12).max(1e12).optional());
const points = z.preprocess(germanNumber, z.number().min(0).max(1).optional());
const yesUnlessSaid = z.preprocess((value) => (value === undefined || value === "" ? true : value), flag);

/** Says of a half-filled row what is missing; a row without anything is left out later. */
const demand = (context: z.RefinementCtx, missing: readonly string[]) => {
  for (const field of missing) context.addIssue({ code: "invalid_type", expected: "string", path: field.split(".") });
};

/** An option or column keeps its key; a new one gets its key from its label. A row without label is left out. */
const optionFields = z.object({ key: optional(key), label: optional(line(200)), points }).superRefine((row, context) => {
  if (row.points !== undefined && row.label === undefined) demand(context, ["label"]);
});
export type OptionFields = z.infer<typeof optionFields>;

const columnFields = z.object({
  key: optional(key),
  label: optional(line(120)),
  kind: z.enum(["text", "number", "choice"]).default("text"),
  unit: optional(line(30)),
  options: several(optionFields, 20),
  /** In place of `options`: one choice per line, „Ja = 1“. */
  choices: optional(prose(2_000)),
});
export type ColumnFields = z.infer<typeof columnFields>;

const plausibleFields = z.object({ low: decimal, high: decimal, message: optional(line(300)) }).superRefine(({ low, high, message }, context) => {
  if ((low !== undefined || high !== undefined) && message === undefined) demand(context, ["message"]);
});
const textLines = (value: unknown) =>
  typeof value === "string"
    ? value
        .split(/\r?\n/)
        .map((text) => text.trim())
        .filter((text) => text !== "")
    : value;

/** A question as forms and programs send it; fields that do not belong to its kind are ignored. */
export const questionFields = z.object({
  kind: z.enum(questionKinds),
  text: line(400),
  help: optional(prose(1_500)),
  required: yesUnlessSaid,
  weight: z.preprocess(germanNumber, z.number().min(0).max(5).default(1)),
  options: several(optionFields, 40),
  scale: optional(
    z.object({
      min: optional(wholeNumber(0, 10)),
      max: optional(wholeNumber(1, 10)),
      minLabel: optional(line(80)),
      maxLabel: optional(line(80)),
    }),
  ),
  unit: optional(line(40)),
  min: decimal,
  max: decimal,
  decimals: optional(wholeNumber(0, 2)),
  plausible: plausibleFields.optional(),
  columns: several(columnFields, 15),
  /** A list, or one row per line. */
  rows: z.preprocess(textLines, z.array(line(120)).max(60).optional()),
  maxRows: optional(wholeNumber(1, 60)),
  /** Without `question` there is no condition; with `question` alone it waits for its options. */
  condition: z.object({ question: optional(key), is: several(key, 30) }).optional(),
});
export type QuestionFields = z.infer<typeof questionFields>;

/** A check as it is sent; a row without anything is left out. */
export const checkFields = z
  .object({
    key: optional(key),
    left: optional(key),
    op: z.enum(["<=", ">=", "=="]).default("<="),
    right: optional(z.union([key, z.number()])),
    /** A fixed number in place of a second question. */
    number: decimal,
    message: optional(line(300)),
  })
  .superRefine(({ left, right, number, message }, context) => {
    const parts = { left, right: right ?? number, message };
    const missing = Object.entries(parts).flatMap(([name, value]) => (value === undefined ? [name] : []));
    if (missing.length < 3) demand(context, missing);
  });
export type CheckFields = z.infer<typeof checkFields>;
