/** How the cost of a year is shared out. */
import { z } from "zod";
import { day, line, prose } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";

/** After what a share is divided: a named member bears it, all the same, or in proportion to a figure. */
export const bases = ["member", "equal", "population", "workplaces", "usage", "pieces"] as const;
export type Basis = (typeof bases)[number];

/** What is counted over the year of its day, not on the day: the hours of the office, and pieces. */
export const yearlyBases: readonly Basis[] = ["usage", "pieces"];

/** How large a share is: a percentage of the whole, so much for each, or what is left. */
export const parts = ["percent", "each", "rest"] as const;

/** Who takes part in a share. A district has the inhabitants of its municipalities, so it is often left out; so is who bears a part of its own. */
export const circles = ["all", "without-districts", "without-named"] as const;
export type Circle = (typeof circles)[number];

/** The day whose figures count: in a year of its own (2022), or so many years before the year of the cost (0, 1, 2). */
export const figureDay = z.object({ monthDay: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), year: z.union([z.int().min(0).max(5), z.int().min(2_000).max(2_200)]) });
export type FigureDay = z.infer<typeof figureDay>;

/** A service whose pieces a share counts, by the name it had when the key was written. */
const countedService = z.object({ id: objectId, title: z.string() });

const cents = z.int().min(0).max(100_000_000_000);

export const keyShare = z.object({
  part: z.enum(parts),
  /** Thousandths of a percent of the whole, where the part is a percentage. */
  thousandths: z.int().min(1).max(100_000).nullable(),
  /** Cents for each and year, where the part is so much for each. */
  each: cents.nullable(),
  basis: z.enum(bases),
  memberId: memberId.nullable(),
  circle: z.enum(circles),
  figuresOf: figureDay.nullable(),
  /** Whose pieces count, where the share is by pieces; none means of all services. */
  services: z.array(countedService).max(20).default([]),
  /** No member pays less or more of this share in a whole year, in cents. */
  atLeast: cents.nullable(),
  atMost: cents.nullable(),
});
export type KeyShare = z.infer<typeof keyShare>;

/** From a day on so many hundredths of a percent are added as value added tax. */
export const vatRate = z.object({ from: day, hundredths: z.int().min(0).max(10_000) });
export type VatRate = z.infer<typeof vatRate>;

/** Ordered shares, the last of them the rest; and the tax, where there is one. */
export const keyDefinition = z.object({ shares: z.array(keyShare).min(1).max(8), vat: z.array(vatRate).max(10) });
export type KeyDefinition = z.infer<typeof keyDefinition>;

export const costKey = z.object({
  id: objectId,
  title: line(120),
  reason: prose(2_000),
  definition: keyDefinition,
  version: z.int(),
  changedAt: z.date(),
  changedByName: z.string(),
  withdrawnAt: z.date().nullable(),
});
export type CostKey = z.infer<typeof costKey>;

/** Why an amount cannot be shared out; hours and pieces of others are not shown to a member, so it cannot reckon with them. */
export const apportionFailures = ["nobody-to-pay", "shares-exceed-total", "figure-missing", "basis-empty", "limits-unreachable", "use-hidden"] as const;
export type ApportionFailure = (typeof apportionFailures)[number];
