import { z } from "zod";
import { line, prose } from "#kernel/fields";
import { cooperativeId, objectId } from "#kernel/ids";

/** A key of a section, question, option or column: stable over versions, so that answers can be compared over periods. */
export const key = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/);

export const questionKinds = ["single", "multiple", "scale", "number", "money", "date", "text", "table", "file"] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** One choice; `points` from 0 (a gap) to 1 (as it should be); without points the choice is neither good nor bad. */
export const option = z.object({ key, label: line(200), points: z.number().min(0).max(1).optional() });
export type Option = z.infer<typeof option>;

/** Asked only if another question of the questionnaire, standing before it, was answered with one of these option keys. */
export const condition = z.object({ question: key, is: z.array(key).min(1) });
export type Condition = z.infer<typeof condition>;

export const column = z.object({ key, label: line(120), kind: z.enum(["text", "number", "choice"]), options: z.array(option).max(20).optional(), unit: line(30).optional() });
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

/** A questionnaire of a cooperative. */
export const questionnaire = z.object({
  id: objectId,
  cooperativeId,
  key,
  version: z.int().min(1),
  state: z.enum(questionnaireStates),
  definition,
});
export type Questionnaire = z.infer<typeof questionnaire>;
