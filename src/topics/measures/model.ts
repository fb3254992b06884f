/** Measures and what is told of them. */
import { z } from "zod";
import { day } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { answerValue } from "#topics/survey/questionnaires/model";

export const measureStates = ["open", "planned", "in-progress", "on-hold", "implemented", "effective", "rejected"] as const;
export type MeasureState = (typeof measureStates)[number];

/** States in which work is left. */
export const pendingStates = ["open", "planned", "in-progress", "on-hold"] as const satisfies readonly MeasureState[];

export const origins = ["check", "risk", "incident", "audit", "survey", "decision", "warning", "emergency", "year-plan", "own"] as const;
export type Origin = (typeof origins)[number];

/** Effort classes as the catalogues have them: 1 a day … 5 complex (BSI effort_level). */
export const efforts = [1, 2, 3, 4, 5] as const;

/** 1 now, 2 next, 3 later, 4 when there is room. */
export const priorities = [1, 2, 3, 4] as const;

/** Where a measure comes from, so that a link can be made of it. */
export const source = z.object({ origin: z.enum(origins), originId: objectId.nullable(), originKey: z.string().nullable(), originTitle: z.string() });
export type Source = z.infer<typeof source>;

/** A finding of the emergency registers that is being worked on already. */
export const takenFinding = z.object({ originKey: z.string(), measureId: objectId, state: z.enum(measureStates) });
export type TakenFinding = z.infer<typeof takenFinding>;

/** A task of a meeting that has become a measure: of the whole cooperative, or of one member by itself. */
export const takenTask = z.object({ originKey: z.string(), measureId: objectId, memberId: memberId.nullable(), memberName: z.string(), state: z.enum(measureStates).nullable() });
export type TakenTask = z.infer<typeof takenTask>;

/** A measure of one member. Amounts in cents. */
export const measure = source.extend({
  memberId,
  id: objectId,
  cooperativeMeasureId: objectId.nullable(),
  year: z.int().nullable(),
  title: z.string(),
  description: z.string(),
  state: z.enum(measureStates),
  stateReason: z.string(),
  priority: z.int(),
  effort: z.int().nullable(),
  ownerId: z.guid().nullable(),
  ownerName: z.string(),
  dueOn: day.nullable(),
  costOnce: z.int(),
  costYearly: z.int(),
  version: z.int(),
  createdAt: z.date(),
  createdByName: z.string(),
  changedAt: z.date(),
  implementedOn: day.nullable(),
  verifiedAt: z.date().nullable(),
  verifiedByName: z.string().nullable(),
  escalatedAt: z.date().nullable(),
});
export type Measure = z.infer<typeof measure>;

/** One definition of the office, followed in every member concerned. */
export const cooperativeMeasure = z.object({
  id: objectId,
  title: z.string(),
  description: z.string(),
  effort: z.int().nullable(),
  priority: z.int(),
  dueOn: day.nullable(),
  catalogueId: objectId.nullable(),
  requirementKey: z.string().nullable(),
  /** The task of a meeting it was made of, as its page is named. */
  originKey: z.string().nullable(),
  /** Returns every year in this month, 1 to 12; null for what is done once. */
  yearlyMonth: z.int().nullable(),
  withdrawnAt: z.date().nullable(),
  createdAt: z.date(),
  createdByName: z.string(),
});
export type CooperativeMeasure = z.infer<typeof cooperativeMeasure>;

/** What happened to a measure. */
export const measureEntry = z.object({
  kind: z.enum(["created", "state", "remark", "escalated"]),
  state: z.enum(measureStates).nullable(),
  text: z.string(),
  writtenAt: z.date(),
  writtenByName: z.string(),
});
export type MeasureEntry = z.infer<typeof measureEntry>;

/** How many measures are in a state, and what they cost, of one member or of several. Amounts in cents. */
export const measureCount = z.object({ state: z.enum(measureStates), measures: z.int(), costOnce: z.int(), costYearly: z.int() });
export type MeasureCount = z.infer<typeof measureCount>;

/** What does not fit together; each has a sentence and a place where it is mended. */
export const findings = [
  "no-owner",
  "no-due-date",
  "overdue",
  "on-hold-without-reason",
  "implemented-unverified",
  "needs-unfinished",
  "due-before-needed",
  "needed-less-urgent",
  "gap-still-open",
  "gap-closed",
] as const;
export type Finding = (typeof findings)[number];
export const inconsistency = z.object({ finding: z.enum(findings), measureId: objectId, title: z.string(), detail: z.string() });
export type Inconsistency = z.infer<typeof inconsistency>;

/** A requirement of a check that is not fulfilled and has no measure yet. */
export const gap = z.object({
  checkId: objectId,
  checkTitle: z.string(),
  requirementKey: z.string(),
  label: z.string(),
  title: z.string(),
  /** What the catalogue says is to be done; null where it only asks. */
  measure: z.string().nullable(),
  area: z.string().nullable(),
  status: z.enum(["no", "partly"]),
  basic: z.boolean(),
  effort: z.int().nullable(),
  weight: z.int().nullable(),
  deficits: z.string(),
  responsible: z.string(),
  dueOn: day.nullable(),
});
export type Gap = z.infer<typeof gap>;

/** A survey as it was handed in, with the questions whose answers have become measures. */
export const answeredSurvey = z.object({
  campaignId: objectId,
  campaignTitle: z.string(),
  questionnaireId: objectId,
  values: z.record(z.string(), answerValue),
  taken: z.array(z.string()),
});
export type AnsweredSurvey = z.infer<typeof answeredSurvey>;

/** An answer of a survey, handed in, that is worth less than half and has no measure yet. */
export const answerGap = z.object({
  campaignId: objectId,
  campaignTitle: z.string(),
  section: z.string(),
  sectionTitle: z.string(),
  question: z.string(),
  title: z.string(),
  /** The answer in words. */
  answer: z.string(),
  weight: z.number(),
});
export type AnswerGap = z.infer<typeof answerGap>;
