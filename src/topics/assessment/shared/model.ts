import { z } from "zod";
import { line } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";

/** What can be said to a requirement. */
export const statuses = ["yes", "partly", "no", "dispensable"] as const;
export type Status = (typeof statuses)[number];

/** `full` answers the requirement, `partial` a part of it, `guidance` helps and answers nothing. */
export const coverages = ["full", "partial", "guidance"] as const;
export type Coverage = (typeof coverages)[number];

/** What a member makes of a shared answer; `adapted` differs in something, `rejected` is not relied on. */
export const decisions = ["adopted", "adapted", "rejected"] as const;
export type Decision = (typeof decisions)[number];

/** The stable key of a requirement: uuid, or catalogue key and number. */
export const requirementKey = line(400);

/** Longest statement, residual duty and evidence, in characters. */
export const longestStatement = 6_000;
export const longestDuty = 2_000;

/** The requirement something is about, as its catalogue words it today. */
export const requirementName = z.object({
  catalogueId: objectId,
  catalogueTitle: z.string(),
  key: z.string(),
  label: z.string(),
  title: z.string(),
  areaTitle: z.string(),
});
export type RequirementName = z.infer<typeof requirementName>;

/** A file that proves a shared answer. */
export const evidenceFile = z.object({ name: z.string(), bytes: z.int() });

/** One version as published. */
export const answerVersion = z.object({
  version: z.int(),
  coverage: z.enum(coverages),
  statement: z.string(),
  residualDuty: z.string(),
  evidence: z.string(),
  file: evidenceFile.nullable(),
  publishedAt: z.date(),
  publishedByName: z.string(),
});
export type AnswerVersion = z.infer<typeof answerVersion>;

/** How many members decided how, as far as the reader may see them. */
export const decisionCounts = z.object({ adopted: z.int(), adapted: z.int(), rejected: z.int(), undecided: z.int(), review: z.int() });

/** A shared answer in the register. */
export const sharedEntry = z.object({
  id: objectId,
  requirement: requirementName,
  provider: z.string(),
  version: z.int(),
  coverage: z.enum(coverages),
  publishedAt: z.date(),
  withdrawnAt: z.date().nullable(),
  counts: decisionCounts,
});
export type SharedEntry = z.infer<typeof sharedEntry>;

/** What a member decided; nothing where it has not. */
export const memberDecision = z.object({
  memberId,
  memberName: z.string(),
  decision: z.enum(decisions).nullable(),
  version: z.int().nullable(),
  reason: z.string(),
  dutyDone: z.boolean(),
  decidedAt: z.date().nullable(),
  decidedByName: z.string(),
  /** Relies on an older version than the one that stands. */
  review: z.boolean(),
});
export type MemberDecision = z.infer<typeof memberDecision>;

/** How much a member relies on a provider. */
export const reliance = z.object({ provider: z.string(), relied: z.int(), review: z.int(), rejected: z.int(), openDuties: z.int() });
export type Reliance = z.infer<typeof reliance>;

/** What one member decided about the answers of one provider, counted. */
export type RelianceRow = { readonly memberId: string } & Readonly<Reliance>;

/** What the office needs to know of a shared answer to act on it. */
export type SharedAnswer = {
  readonly id: string;
  readonly catalogueId: string;
  readonly requirementKey: string;
  readonly provider: string;
  readonly version: number;
  readonly withdrawnAt: Date | null;
};
