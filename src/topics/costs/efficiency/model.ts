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

export const proofRow = z.object({ memberId, memberName: z.string(), alone: z.int(), shared: z.int() });
export type ProofRow = z.infer<typeof proofRow>;

/** The same with going alone cheaper or dearer by so many percent. */
export const sensitivity = z.object({ percent: z.int(), alone: z.int(), saved: z.int(), thousandths: z.int(), holds: z.boolean() });
export type Sensitivity = z.infer<typeof sensitivity>;
