/** What a year costs, and what keys would make of it. */
import { z } from "zod";
import { line, prose } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";

export const stages = ["plan", "actual"] as const;
export type Stage = (typeof stages)[number];

/** What costs, then what is taken off before anything is shared out. */
export const positionKinds = ["personnel", "materials", "overhead", "services", "income", "grants"] as const;
export type PositionKind = (typeof positionKinds)[number];

export const costPosition = z.object({
  id: objectId,
  year: z.int(),
  stage: z.enum(stages),
  kind: z.enum(positionKinds),
  title: line(160),
  payGrade: z.string(),
  postThousandths: z.int(),
  cents: z.int().min(0),
  note: prose(2_000),
  /** What it was taken over from, such as an instalment of a grant. */
  origin: objectId.nullable(),
  version: z.int(),
});
export type CostPosition = z.infer<typeof costPosition>;

/** The most a position holds, in cents: a billion euros. */
export const mostCents = 100_000_000_000;

/** A year in sums: what it costs, what is taken off, what remains to be shared out; null where nothing is entered. */
export const yearSum = z.object({ year: z.int(), plan: z.int().nullable(), actual: z.int().nullable() });

/** What keys were asked over which years and amounts (cents). */
export const simulationBasis = z.object({
  years: z.array(z.object({ year: z.int(), cents: z.int() })),
  keys: z.array(z.object({ id: objectId, title: z.string() })),
});
export type SimulationBasis = z.infer<typeof simulationBasis>;

/** A member's cents by key, then by year. */
export const simulated = z.object({ memberId, memberName: z.string(), cents: z.array(z.array(z.int())) });
export type Simulated = z.infer<typeof simulated>;

export const simulation = z.object({ id: objectId, title: z.string(), basis: simulationBasis, savedAt: z.date(), savedByName: z.string() });
export type Simulation = z.infer<typeof simulation>;
