/** How a check moves from its issue to its signature. */
import type { Role } from "#kernel/roles";
import { fail, succeed, type Result } from "#kernel/result";
import type { CheckHead, CheckState, Counts, Lock } from "../model.ts";

type Standing = Pick<CheckHead, "state" | "roundState">;

const isHandedIn = (state: CheckState) => state === "submitted" || state === "verified";

/** Why nothing can be answered now: the round is over, the check is handed in, or signed. */
export function lockOf({ state, roundState }: Standing): Lock | null {
  if (state === "closed") return "check-closed";
  if (roundState === "closed") return "round-closed";
  return isHandedIn(state) ? "check-submitted" : null;
}

/** Evidence may be added until the check is signed: proofs often come while the office verifies. */
export function proofLockOf(standing: Standing): "round-closed" | "check-closed" | null {
  const lock = lockOf(standing);
  return lock === "check-submitted" ? null : lock;
}

/** What counts as answered. */
export const answeredOf = ({ yes, partly, no, dispensable }: Pick<Counts, "yes" | "partly" | "no" | "dispensable">): number => yes + partly + no + dispensable;

/** Handed in is what is complete, or what its author says stays open. */
export function maySubmit(standing: Standing, total: Counts, incomplete: boolean): Result<null, Lock | "rows-open"> {
  const lock = lockOf(standing);
  if (lock) return fail(lock);
  return incomplete || answeredOf(total) >= total.asked ? succeed(null) : fail("rows-open");
}

/** Sent back is what was handed in and not signed, while the round runs. */
export function mayReturn({ state, roundState }: Standing): Result<null, "round-closed" | "check-closed" | "check-not-submitted"> {
  if (state === "closed") return fail("check-closed");
  if (roundState === "closed") return fail("round-closed");
  return isHandedIn(state) ? succeed(null) : fail("check-not-submitted");
}

/** Verified is what was handed in. */
export function mayVerify({ state }: Pick<Standing, "state">): Result<null, "check-closed" | "check-not-submitted"> {
  if (state === "closed") return fail("check-closed");
  return state === "submitted" ? succeed(null) : fail("check-not-submitted");
}

/** Signed is what was handed in, once every basic gap says what is missing and until when: its risk cannot be accepted (BSI 200-2). */
export function mayClose({ state }: Pick<Standing, "state">, unplanned: number): Result<null, "check-closed" | "check-not-submitted" | "basic-gaps-unplanned"> {
  if (state === "closed") return fail("check-closed");
  if (!isHandedIn(state)) return fail("check-not-submitted");
  return unplanned === 0 ? succeed(null) : fail("basic-gaps-unplanned");
}

/** A coordinator takes back what was handed in; what was verified or signed is opened again by those who did it. */
export function mayReopen({ state, roundState }: Standing, role: Role): Result<null, "round-closed" | "check-open" | "only-management-reopens"> {
  if (!isHandedIn(state) && state !== "closed") return fail("check-open");
  if (roundState === "closed") return fail("round-closed");
  return role === "coordinator" && state !== "submitted" ? fail("only-management-reopens") : succeed(null);
}
