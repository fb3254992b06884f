/** How a member may decide on a shared answer, and when one may be withdrawn. */
import { fail, succeed, type Result } from "#kernel/result";
import type { Coverage, Decision, SharedAnswer } from "#topics/assessment/shared/model";
import { effectiveOf, isReliedOn, isReviewNeeded } from "#topics/assessment/shared/rules";
import type { Adoption, CarriedCheck, ConcernedCheck, Loser, Offer, Standing, StoredOffer } from "./model.ts";

type Deciding = { readonly version: number; readonly decision: Decision; readonly reason: string };

/** A member decides on the version it has seen; whoever adapts or rejects says why – the office and its own successors will ask. */
export function acceptDecision(
  answer: SharedAnswer | undefined,
  { version, decision, reason }: Deciding,
): Result<SharedAnswer, "shared-answer-unknown" | "shared-answer-withdrawn" | "shared-answer-changed" | "reason-missing"> {
  if (!answer) return fail("shared-answer-unknown");
  if (answer.withdrawnAt !== null) return fail("shared-answer-withdrawn");
  if (answer.version !== version) return fail("shared-answer-changed");
  return decision !== "adopted" && reason === "" ? fail("reason-missing") : succeed(answer);
}

/** An own duty is only asked where a part is covered and relied on; else there is none to be done. */
export const keepsDuty = (decision: Decision, coverage: Coverage, dutyDone: boolean): boolean => dutyDone && coverage === "partial" && isReliedOn(decision);

/** A duty can be marked where the member relies on a partial answer that stands. */
export function mayMarkDuty(
  answer: SharedAnswer | undefined,
  decided: Pick<Adoption, "decision" | "coverage"> | undefined,
): Result<null, "shared-answer-unknown" | "shared-answer-withdrawn" | "not-relied-on" | "no-residual-duty"> {
  if (!answer) return fail("shared-answer-unknown");
  if (answer.withdrawnAt !== null) return fail("shared-answer-withdrawn");
  if (!decided || !isReliedOn(decided.decision)) return fail("not-relied-on");
  return decided.coverage === "partial" ? succeed(null) : fail("no-residual-duty");
}

/** An answer is withdrawn once. */
export function mayWithdraw(answer: SharedAnswer | undefined): Result<SharedAnswer, "shared-answer-unknown" | "shared-answer-withdrawn"> {
  if (!answer) return fail("shared-answer-unknown");
  return answer.withdrawnAt === null ? succeed(answer) : fail("shared-answer-withdrawn");
}

type Placed = { readonly version: number; readonly withdrawnAt: Date | null; readonly decided: Pick<Adoption, "decision" | "version"> | null };

/** Where a member stands with an offer: withdrawn, undecided, in need of review, or as it decided. */
export function standingOf({ version, withdrawnAt, decided }: Placed): Standing {
  if (withdrawnAt !== null) return "withdrawn";
  if (decided === null) return "undecided";
  return isReviewNeeded(decided, version) ? "review" : decided.decision;
}

/** The duty is open while a partial answer that stands is relied on and the duty is not done. */
export const isDutyOpen = ({ withdrawnAt, decided }: { readonly withdrawnAt: Date | null; readonly decided: Adoption | null }): boolean =>
  withdrawnAt === null && decided !== null && isReliedOn(decided.decision) && decided.coverage === "partial" && !decided.dutyDone;

/** What would count in a check with the offer adopted as it stands; another adopted answer that carries further goes on doing so. */
export function withAdopted({ carriedBy, ...check }: CarriedCheck, { id, coverage }: Pick<Offer, "id" | "coverage">): ConcernedCheck {
  const gives = effectiveOf({ own: check.own, shared: { coverage, dutyDone: false } });
  const byOther = check.own === null && carriedBy !== null && carriedBy !== id;
  return { ...check, adopted: byOther && gives !== "yes" ? check.effective : gives };
}

/** An offer as the member sees it: where it stands, what is open, what it would do. */
export const offerOf = (stored: StoredOffer): Offer => ({
  ...stored,
  standing: standingOf(stored),
  dutyOpen: isDutyOpen(stored),
  checks: stored.checks.map((check) => withAdopted(check, stored)),
});

/** How many members and checks would show something else than before. */
export const countLosses = (losers: readonly Loser[], changed: ReadonlySet<string>): { readonly members: number; readonly checks: number } => ({
  members: losers.filter(({ losses }) => losses.some(({ checkId }) => changed.has(checkId))).length,
  checks: changed.size,
});
