/** What a shared answer gives, what counts in the end, and what may be published. */
import { fail, succeed, type Result } from "#kernel/result";
import type { Coverage, Decision, MemberDecision, Reliance, RelianceRow, SharedAnswer, Status } from "./model.ts";

/** What an adopted shared answer gives: the whole, a part while the residual duty is open, or nothing – guidance only helps (PEERS §4.1). */
export function contributionOf({ coverage, dutyDone }: { readonly coverage: Coverage; readonly dutyDone: boolean }): "yes" | "partly" | null {
  if (coverage === "guidance") return null;
  return coverage === "full" || dutyDone ? "yes" : "partly";
}

type Sides = { readonly own: Status | null; readonly shared: { readonly coverage: Coverage; readonly dutyDone: boolean } | null };

/**
 * What counts (PRODUCT §2.3): the member's own word is never overwritten – not by better, not by worse; where it has said nothing, what it
 * has adopted speaks for it. The same rule is `effective_of` in migrations/0010_assessment_adoption.sql.
 */
export const effectiveOf = ({ own, shared }: Sides): Status | null => own ?? (shared === null ? null : contributionOf(shared));

/** Adopted and adapted answers are relied on; rejected ones are not. */
export const isReliedOn = (decision: Decision | null): decision is "adopted" | "adapted" => decision === "adopted" || decision === "adapted";

/** Who relies on an older version than the one that stands is asked to review it; until then the old one keeps its effect. */
export const isReviewNeeded = (decided: { readonly decision: Decision | null; readonly version: number | null }, current: number): boolean =>
  isReliedOn(decided.decision) && (decided.version ?? current) < current;

type Offer = { readonly coverage: Coverage; readonly residualDuty: string };

/** Whoever answers only a part, or nothing, says what stays with the member. */
export const acceptOffer = <Given extends Offer>(given: Given): Result<Given, "residual-duty-missing"> =>
  given.coverage !== "full" && given.residualDuty === "" ? fail("residual-duty-missing") : succeed(given);

/** A next version follows the one its author has seen; a withdrawn answer has none. */
export function acceptNextVersion(
  answer: SharedAnswer | undefined,
  seen: number,
): Result<SharedAnswer, "shared-answer-unknown" | "shared-answer-withdrawn" | "shared-answer-changed"> {
  if (!answer) return fail("shared-answer-unknown");
  if (answer.withdrawnAt !== null) return fail("shared-answer-withdrawn");
  return answer.version === seen ? succeed(answer) : fail("shared-answer-changed");
}

/** One line per member with a cell for each provider, in the providers' order; nothing decided is nothing relied on. */
export const relianceOf = (providers: readonly string[], rows: readonly RelianceRow[]): Reliance[] =>
  providers.map((provider) => {
    const found = rows.find((row) => row.provider === provider);
    return { provider, relied: found?.relied ?? 0, review: found?.review ?? 0, rejected: found?.rejected ?? 0, openDuties: found?.openDuties ?? 0 };
  });

/** Decisions by what they need: reviews first, then the undecided, then the rest, each by name as handed in. */
export const byNeed = (decisions: readonly MemberDecision[]): MemberDecision[] => {
  const rank = ({ review, decision }: MemberDecision) => (review ? 0 : decision === null ? 1 : 2);
  return decisions.toSorted((a, b) => rank(a) - rank(b));
};
