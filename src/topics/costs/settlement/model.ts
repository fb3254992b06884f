/** What members pay. */
import { z } from "zod";
import { day } from "#kernel/fields";
import { memberId } from "#kernel/ids";
import { bases, keyDefinition } from "../keys/model.ts";
import { positionKinds } from "../plans/model.ts";

/** Where and how members pay: what stands in every statement. */
export const costAccount = z.object({
  holder: z.string(),
  iban: z.string(),
  bank: z.string(),
  /** What a purpose of payment begins with; year and member follow. */
  purpose: z.string(),
  /** From the settlement to the day its balance is due. */
  days: z.int(),
  version: z.int(),
  changedAt: z.date(),
  changedByName: z.string(),
});
export type CostAccount = z.infer<typeof costAccount>;

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
  /** By when the balance of a settled year is paid, or paid back. */
  balanceDueOn: day.nullable(),
  /** What the year cost by kind when it was levied or settled; null where nobody kept it. */
  kinds: z.array(z.object({ kind: z.enum(positionKinds), plan: z.int(), actual: z.int() })).nullable(),
});
export type Levy = z.infer<typeof levy>;

/** All statements of a year in one paper, or packed as a file for each member. */
export const statementKinds = ["zip-pdf", "pdf", "docx", "odt"] as const;

/** A figure of the member the key asked for; the value in thousandths; of pieces also the services it was of. */
export const usedFigure = z.object({ basis: z.enum(bases), day, thousandths: z.int(), services: z.array(z.string()).default([]) });
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
