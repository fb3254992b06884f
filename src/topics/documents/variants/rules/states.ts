/** The way of a variant: draft → review → released → resolved → published → withdrawn; each step asks for what it needs and no more. */
import { dayPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import type { VariantState, WorksCouncilStep } from "../model.ts";

type Draft = { readonly state: VariantState; readonly revision: number };

/** Only a draft is written in; what is in review or released stays as it was read. Whoever writes over an older state is told. */
export function acceptWriting<Found extends Draft>(found: Found | undefined, revision: number): Result<Found, "document-unknown" | "document-not-draft" | "document-changed"> {
  if (found === undefined) return fail("document-unknown");
  if (found.state !== "draft") return fail("document-not-draft");
  return found.revision === revision ? succeed(found) : fail("document-changed");
}

/** A draft goes to review when nothing is missing and nothing waits for a decision. */
export function acceptReview(open: { readonly problems: number; readonly conflicts: number }): Result<null, "document-incomplete" | "conflicts-open"> {
  if (open.conflicts > 0) return fail("conflicts-open");
  return open.problems > 0 ? fail("document-incomplete") : succeed(null);
}

type Reviewed = { readonly state: VariantState; readonly worksCouncil: WorksCouncilStep | null };

/** The management releases what is in review; where the works council takes part, its part comes first. */
export function acceptRelease({ state, worksCouncil }: Reviewed, model: { readonly worksCouncil: boolean }): Result<null, "document-not-in-review" | "works-council-missing"> {
  if (state !== "review") return fail("document-not-in-review");
  return model.worksCouncil && worksCouncil === null ? fail("works-council-missing") : succeed(null);
}

/** Published is what is released, and resolved where a resolution is usual. */
export function acceptPublishing(state: VariantState, model: { readonly resolution: boolean }): Result<null, "document-not-released" | "resolution-missing"> {
  if (state === "resolved" || (state === "released" && !model.resolution)) return succeed(null);
  return state === "released" ? fail("resolution-missing") : fail("document-not-released");
}

/** A review is called out this many days before its day: long enough for a meeting that sits once a month. */
export const reviewNoticeDays = 30;

/** Does the review ask for somebody today? */
export const isReviewDue = ({ state, reviewOn }: { readonly state: VariantState; readonly reviewOn: string | null }, today: string): boolean =>
  state === "published" && reviewOn !== null && reviewOn <= dayPlus(today, reviewNoticeDays);
