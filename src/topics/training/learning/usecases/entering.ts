/** In with a code, out again, and who stands at the door with a session's secret. */
import type { Actor, Principal } from "#kernel/operation";
import { answerOnly, succeed } from "#kernel/result";
import type { Db } from "#platform/db/open";
import { claim, transactAs } from "#platform/db/transact";
import { fingerprint, newSecret } from "#platform/secrets";
import { markOfCode } from "#platform/slips";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { trainingSlip } from "#topics/training/campaigns/model";
import { enterLearning, leaveLearning } from "../contract.ts";
import { sessionHours } from "../model.ts";
import { findClaimedSlip, findLearningSession, insertLearning, insertLearningSession, removeLearningSession, type ClaimedSlip } from "../store/learning.ts";

const hour = 3_600_000;

/** Why a slip does not open its course today. */
function refusalOf(slip: ClaimedSlip | undefined, today: string): "code-wrong" | "not-open-yet" | "training-closed" | null {
  if (!slip) return "code-wrong";
  if (slip.state === "closed" || (slip.leftOn !== null && slip.leftOn < today)) return "training-closed";
  return slip.opensOn > today ? "not-open-yet" : null;
}

const enter = implement(enterLearning, async ({ tx, now, means, touch }, { code }) => {
  const codeHash = markOfCode(means.secrets, trainingSlip, code);
  await claim(tx, codeHash);
  const slip = await findClaimedSlip(tx, codeHash);

  // The trail says that somebody came, not with which slip.
  touch({ object: "learning" });
  const reason = refusalOf(slip, dayIn(now));
  if (!slip || reason !== null) return answerOnly({ stage: "refused" as const, reason: reason ?? ("code-wrong" as const) });

  const secret = `l_${newSecret()}`;
  const expiresAt = new Date(now.getTime() + sessionHours * hour);
  await insertLearning(tx, slip);
  await insertLearningSession(tx, slip, { credential: fingerprint(secret), expiresAt });
  return succeed({ stage: "complete" as const, secret, expiresAt: expiresAt.toISOString() });
});

const leave = implement(leaveLearning, async ({ tx, actor, touch }) => {
  if (actor.credential) await removeLearningSession(tx, actor.credential);
  touch({ object: "learning" });
  return succeed({});
});

export const enteringUseCases: readonly UseCase[] = [enter, leave];

/** Who stands at the door with a learner's secret (`l_…`); null when it is none or has expired. */
export async function identifyLearner(db: Db, { secret }: { readonly secret: string }, now: Date): Promise<Principal | null> {
  if (!secret.startsWith("l_")) return null;
  const credential = fingerprint(secret);
  const nobody: Actor = { personId: null, name: "", role: "anonymous", cooperativeId: null, members: [], delegationId: null, credential, language: "de" };
  const opened = await transactAs(db, nobody, "read", async (tx) => ({ keep: false, value: await findLearningSession(tx, credential, now) }));
  if (!opened) return null;
  // Without a member's name: what a learner does is nobody's in particular.
  return { personId: null, name: "", assignments: [{ role: "learner", cooperativeId: null, memberId: null }], delegationId: null, credential, language: "de" };
}
