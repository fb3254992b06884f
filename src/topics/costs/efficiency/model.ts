/** Going alone and going together. */
import { z } from "zod";
import { line } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";

export const assumptionKinds = ["posts", "services", "licences"] as const;
export const measures = ["member", "population", "workplaces"] as const;
export const audiences = ["all", "municipalities", "districts"] as const;

/** What a member needs alone in a year, for one member, for 1,000 inhabitants or for one workplace (cents). */
export const assumption = z.object({
  id: objectId,
  title: line(160),
  kind: z.enum(assumptionKinds),
  measure: z.enum(measures),
  audience: z.enum(audiences),
  cents: z.int().min(0),
  atLeast: z.int().min(0).nullable(),
  atMost: z.int().min(0).nullable(),
  source: line(400),
  version: z.int(),
});
export type Assumption = z.infer<typeof assumption>;

/** The call-offs of a year from one framework contract: at the price alone, and at the agreed one; whether they count in the proof. */
export const yearlyPurchase = z.object({
  contractId: objectId,
  title: z.string(),
  supplierName: z.string(),
  alone: z.int(),
  pooled: z.int(),
  callOffs: z.int(),
  takenAt: z.date().nullable(),
  takenByName: z.string().nullable(),
});
export type YearlyPurchase = z.infer<typeof yearlyPurchase>;

/**
 * A member charged in a year: what it pays with tax, its figures at the end of the year, and what it has called off of purchases that count – what that would
 * have cost alone, and what it cost together.
 */
export const chargedMember = z.object({
  memberId,
  memberName: z.string(),
  isDistrict: z.boolean(),
  population: z.number().nullable(),
  workplaces: z.number().nullable(),
  advance: z.int(),
  settled: z.int().nullable(),
  alone: z.int(),
  pooled: z.int(),
});
export type ChargedMember = z.infer<typeof chargedMember>;

export const proofRow = z.object({ memberId, memberName: z.string(), alone: z.int(), shared: z.int() });
export type ProofRow = z.infer<typeof proofRow>;

/** The same with going alone cheaper or dearer by so many percent. */
export const sensitivity = z.object({ percent: z.int(), alone: z.int(), saved: z.int(), thousandths: z.int(), holds: z.boolean() });
export type Sensitivity = z.infer<typeof sensitivity>;
