/** What members pay. */
import { z } from "zod";
import { day } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { bases, keyDefinition } from "../keys/model.ts";
import { positionKinds } from "../plans/model.ts";

export const levy = z.object({
  year: z.int(),
  keyTitle: z.string(),
  definition: keyDefinition,
  plannedCents: z.int().min(1),
  dueDays: z.array(day).min(1).max(12),
  leviedAt: z.date(),
  leviedByName: z.string(),
  actualCents: z.int().min(0).nullable(),
  settledAt: z.date().nullable(),
  settledByName: z.string().nullable(),
  /** What the year cost by kind when it was levied or settled; null where nobody kept it. */
  kinds: z.array(z.object({ kind: z.enum(positionKinds), plan: z.int(), actual: z.int() })).nullable(),
});
export type Levy = z.infer<typeof levy>;

/** All statements of a year in one paper, or packed as a file for each member. */
export const runKinds = ["zip", "pdf", "docx", "odt"] as const;
export type RunKind = (typeof runKinds)[number];

/** Statements being printed in the background: how many files there are by now, of how many. */
export const statementRun = z.object({
  id: objectId,
  year: z.int(),
  kind: z.enum(runKinds),
  language: z.enum(["de", "en"]),
  files: z.int().min(1),
  printed: z.int(),
  askedAt: z.date(),
  askedByName: z.string(),
});
export type StatementRun = z.infer<typeof statementRun>;

/** A figure of the member the key asked for; the value in thousandths. */
export const usedFigure = z.object({ basis: z.enum(bases), day, thousandths: z.int() });
export type UsedFigure = z.infer<typeof usedFigure>;

export const charge = z.object({
  memberId,
  memberName: z.string(),
  year: z.int(),
  fromMonth: z.int(),
  toMonth: z.int(),
  advanceCents: z.int(),
  advanceVat: z.int(),
  actualCents: z.int().nullable(),
  actualVat: z.int().nullable(),
  figures: z.array(usedFigure),
});
export type Charge = z.infer<typeof charge>;
