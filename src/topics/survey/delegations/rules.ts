/** Who gets in with which code, and what may be handed on. */
import { fail, succeed, type Result } from "#kernel/result";
import { mostAttempts, type AskedCampaign, type Delegation, type DelegationState, type DelegationView } from "./model.ts";

/** A revoked delegation stays revoked; then tries count, then time. */
export function delegationState({ revokedAt, failedAttempts, expiresAt }: Pick<Delegation, "revokedAt" | "failedAttempts" | "expiresAt">, now: Date): DelegationState {
  if (revokedAt) return "revoked";
  if (failedAttempts >= mostAttempts) return "exhausted";
  return expiresAt <= now ? "expired" : "active";
}

/** Why somebody at the door does not get in. */
export const entryRefusals = ["code-wrong", "code-exhausted", "delegation-expired", "delegation-revoked"] as const;
export type EntryRefusal = (typeof entryRefusals)[number];

/**
 * Only who has the right code learns that it expired or was taken back; an unknown number answers like a wrong code. A dead code says so
 * to everybody, since its owner must learn why even the right one is refused.
 */
export function judgeEntry(delegation: Delegation | undefined, codeFits: boolean, now: Date): "admitted" | EntryRefusal {
  if (!delegation) return "code-wrong";
  const state = delegationState(delegation, now);
  if (state === "exhausted") return "code-exhausted";
  if (!codeFits) return delegation.failedAttempts + 1 >= mostAttempts ? "code-exhausted" : "code-wrong";
  if (state === "expired") return "delegation-expired";
  return state === "revoked" ? "delegation-revoked" : "admitted";
}

/** Sections are handed on while the member can still answer, and only sections there are. */
export function mayHandOn(
  asked: AskedCampaign | undefined,
  sections: readonly string[],
): Result<AskedCampaign, "campaign-unknown" | "section-unknown" | "campaign-closed" | "response-submitted"> {
  if (!asked || asked.handed) return fail("campaign-unknown");
  if (!sections.every((wanted) => asked.definition.sections.some(({ key }) => key === wanted))) return fail("section-unknown");
  if (asked.state === "closed") return fail("campaign-closed");
  return asked.responseState === "submitted" || asked.responseState === "signed-off" ? fail("response-submitted") : succeed(asked);
}

/** A delegation as the coordinator sees it. */
export const viewOf = (delegation: Delegation, now: Date): DelegationView => ({
  id: delegation.id,
  name: delegation.name,
  email: delegation.email,
  note: delegation.note,
  sections: [...delegation.sections],
  state: delegationState(delegation, now),
  createdAt: delegation.createdAt.toISOString(),
  createdByName: delegation.createdByName,
  expiresAt: delegation.expiresAt.toISOString(),
  lastEnteredAt: delegation.lastEnteredAt?.toISOString() ?? null,
});
