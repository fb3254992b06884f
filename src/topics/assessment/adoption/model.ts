import { z } from "zod";
import { memberId, objectId } from "#kernel/ids";
import { coverages, decisions, evidenceFile, requirementName, statuses } from "#topics/assessment/shared/model";

/** Where a member stands with an offer, in the order of what needs it first. */
export const standings = ["review", "undecided", "adopted", "adapted", "rejected", "withdrawn"] as const;
export type Standing = (typeof standings)[number];

/** Longest reason, in characters. */
export const longestReason = 2_000;

/** An open check that asks the requirement: the member's own word, what counts now, and what would count with the answer adopted as it stands. */
export const concernedCheck = z.object({
  checkId: objectId,
  title: z.string(),
  own: z.enum(statuses).nullable(),
  effective: z.enum(statuses).nullable(),
  adopted: z.enum(statuses).nullable(),
});
export type ConcernedCheck = z.infer<typeof concernedCheck>;

/** What the member decided, for which version, and what that version covers. */
export const adoption = z.object({
  decision: z.enum(decisions),
  version: z.int(),
  coverage: z.enum(coverages),
  reason: z.string(),
  dutyDone: z.boolean(),
  decidedAt: z.date(),
  decidedByName: z.string(),
});
export type Adoption = z.infer<typeof adoption>;

/** A shared answer as one member sees it. */
export const offer = z.object({
  id: objectId,
  requirement: requirementName,
  provider: z.string(),
  version: z.int(),
  coverage: z.enum(coverages),
  statement: z.string(),
  residualDuty: z.string(),
  evidence: z.string(),
  file: evidenceFile.nullable(),
  publishedAt: z.date(),
  withdrawnAt: z.date().nullable(),
  withdrawnReason: z.string(),
  standing: z.enum(standings),
  decided: adoption.nullable(),
  /** Relies on a partial answer and has not done what stays with it. */
  dutyOpen: z.boolean(),
  checks: z.array(concernedCheck),
});
export type Offer = z.infer<typeof offer>;

/** An open check as it stands, with the shared answer that carries it now. */
export const carriedCheck = concernedCheck.omit({ adopted: true }).extend({ carriedBy: objectId.nullable() });
export type CarriedCheck = z.infer<typeof carriedCheck>;

/** An offer as it lies in the database, before the rules have looked at it. */
export const storedOffer = offer.omit({ standing: true, dutyOpen: true }).extend({ checks: z.array(carriedCheck) });
export type StoredOffer = z.infer<typeof storedOffer>;

/** How many offers stand where, over all of them. */
export const offerCounts = z.object({ waiting: z.int(), review: z.int(), relied: z.int(), duty: z.int(), rejected: z.int(), withdrawn: z.int() });
export type OfferCounts = z.infer<typeof offerCounts>;

/** What a check would show without the answer; only where the member shows states, its own word only where it shows details. */
export const loss = z.object({
  checkId: objectId,
  title: z.string(),
  shown: z.boolean(),
  ownShown: z.boolean(),
  own: z.enum(statuses).nullable(),
  before: z.enum(statuses).nullable(),
  after: z.enum(statuses).nullable(),
});
export type Loss = z.infer<typeof loss>;

/** A member that relies on an answer, with what it would lose. */
export const loser = z.object({ memberId, memberName: z.string(), decision: z.enum(decisions), version: z.int(), losses: z.array(loss) });
export type Loser = z.infer<typeof loser>;
