/** What shared answers mean at one requirement of a check. */
import { offerOf } from "#topics/assessment/adoption/rules";
import type { StoredOffer } from "#topics/assessment/adoption/model";
import type { OfferedAnswer } from "../model.ts";

/** An offer at the requirement of one check: where the member stands with it, what it would do here, whether it is what counts now. */
export function offeredIn(stored: StoredOffer, checkId: string): OfferedAnswer {
  const { requirement: _, checks, ...offer } = offerOf(stored);
  const here = stored.checks.find((check) => check.checkId === checkId);
  return { ...offer, adopted: checks.find((check) => check.checkId === checkId)?.adopted ?? null, carries: here?.own === null && here.carriedBy === stored.id };
}

/** Waits for the member: nothing decided, or decided on an earlier version. */
export const isWaiting = ({ standing }: Pick<OfferedAnswer, "standing">): boolean => standing === "undecided" || standing === "review";
