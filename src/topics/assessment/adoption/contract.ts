/** What members do with shared answers, and how one is withdrawn. */
import { z } from "zod";
import { flag, line, optional, pageNumber, prose, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { answerVersion, decisions, requirementName } from "#topics/assessment/shared/model";
import { longestReason, loser, offer, offerCounts, standings } from "./model.ts";

const one = { memberId, sharedAnswerId: objectId };

/** Every offer for a member, what waits first; without `state` what is still to be decided. */
export const listOffers = defineOperation({
  name: "shared-answer.for-member",
  kind: "read",
  scope: "member",
  input: z.object({
    memberId,
    state: z.preprocess((value) => (value === undefined || value === "" ? "waiting" : value), z.enum(["waiting", "relied", "duty", "rejected", "withdrawn"])),
    text: optional(line(100)),
    page: pageNumber,
  }),
  output: z.object({ offers: z.array(offer), counts: offerCounts, found: z.int(), page: z.int(), pages: z.int() }),
  failures: [],
});

/** One offer, with the version the member decided on where that is not the one that stands. */
export const readOffer = defineOperation({
  name: "shared-answer.offer",
  kind: "read",
  scope: "member",
  input: z.object(one),
  output: offer.extend({ requirementText: z.string(), earlier: answerVersion.nullable() }),
  failures: ["shared-answer-unknown"],
});

/** Adopts, adapts (with what is different) or rejects (with why) the version that was seen. */
export const decideShared = defineOperation({
  name: "shared-answer.decide",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, version: wholeNumber(1, 1_000_000), decision: z.enum(decisions), reason: prose(longestReason).default(""), dutyDone: flag }),
  output: z.object({ standing: z.enum(standings) }),
  failures: ["shared-answer-unknown", "shared-answer-withdrawn", "shared-answer-changed", "reason-missing"],
});

/** Says whether what stays with the member is done. */
export const markDuty = defineOperation({
  name: "shared-answer.mark-duty",
  kind: "write",
  scope: "member",
  input: z.object({ ...one, done: flag }),
  output: z.object({ dutyDone: z.boolean() }),
  failures: ["shared-answer-unknown", "shared-answer-withdrawn", "not-relied-on", "no-residual-duty"],
});

const shared = { cooperativeId, sharedAnswerId: objectId };

/** Who would lose what; nothing changes. It speaks of all that rely on the answer, so the look leaves an event. */
export const proposeWithdrawal = defineOperation({
  name: "shared-answer.propose-withdrawal",
  kind: "read",
  scope: "cooperative",
  input: z.object(shared),
  output: z.object({
    id: objectId,
    requirement: requirementName,
    provider: z.string(),
    version: z.int(),
    losers: z.array(loser),
    /** How many members and checks would show something else. */
    losing: z.object({ members: z.int(), checks: z.int() }),
  }),
  failures: ["shared-answer-unknown", "shared-answer-withdrawn"],
  logged: true,
});

/** Withdraws an answer: it stops to count everywhere at once, and everybody who relied on it is told why. */
export const withdrawShared = defineOperation({
  name: "shared-answer.withdraw",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...shared, reason: prose(longestReason).min(1) }),
  output: z.object({ members: z.int(), letters: z.int(), withoutCoordinator: z.array(z.string()) }),
  failures: ["shared-answer-unknown", "shared-answer-withdrawn"],
});
