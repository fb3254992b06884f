/** Withdrawing a shared answer: first who loses what, then the act. */
import { fail, succeed } from "#kernel/result";
import { claim } from "#platform/db/transact";
import { post } from "#platform/mail";
import { implement } from "#platform/usecase";
import { findSharedAnswer, findSharedHead } from "#topics/assessment/shared/store/answers";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { proposeWithdrawal, withdrawShared } from "../contract.ts";
import { countLosses, mayWithdraw } from "../rules.ts";
import { findLosers, saveWithdrawal } from "../store/adoptions.ts";
import { withdrawalLetters } from "./letters.ts";

/** Proof that somebody is about to act on this answer: it opens what hangs on it, whatever its members show. */
const claimOf = (sharedAnswerId: string): string => `shared-answer:${sharedAnswerId}`;

export const withdrawingUseCases = [
  implement(proposeWithdrawal, async ({ tx, touch }, place) => {
    const allowed = mayWithdraw(await findSharedAnswer(tx, place));
    if (!allowed.ok) return allowed;
    const head = await findSharedHead(tx, place);
    if (!head) return fail("shared-answer-unknown");
    await claim(tx, claimOf(place.sharedAnswerId));
    const { losers, changed } = await findLosers(tx, place);

    touch({ object: `shared-answer:${place.sharedAnswerId}` });
    return succeed({ ...head, losers, losing: countLosses(losers, changed) });
  }),

  implement(withdrawShared, async ({ tx, actor, now, means, touch }, { reason, ...place }) => {
    const allowed = mayWithdraw(await findSharedAnswer(tx, place));
    if (!allowed.ok) return allowed;
    const head = await findSharedHead(tx, place);
    await claim(tx, claimOf(place.sharedAnswerId));
    const { losers, changed } = await findLosers(tx, place);

    if (!(await saveWithdrawal(tx, place.cooperativeId, allowed.value, { at: now, reason }))) return fail("shared-answer-withdrawn");
    const members = losers.map(({ memberId }) => memberId);
    const recipients = await findHolders(tx, { cooperativeId: place.cooperativeId, day: dayIn(now), members, roles: ["coordinator"] });
    const office = await findCooperative(tx, place.cooperativeId);
    const letters = withdrawalLetters(recipients, {
      ...place,
      provider: allowed.value.provider,
      requirement: head ? `${head.requirement.label} ${head.requirement.title}` : allowed.value.requirementKey,
      reason,
      checks: new Map(losers.map(({ memberId, losses }) => [memberId, losses.flatMap(({ checkId, title }) => (changed.has(checkId) ? [title] : []))])),
      officeName: office?.officeName ?? "",
      origin: means.origin,
      issuedBy: actor.personId,
      at: now,
    });
    await post(tx, letters);
    touch({ object: `shared-answer:${place.sharedAnswerId}`, before: { version: allowed.value.version }, after: { withdrawnAt: now, reason, members } });
    const reached = new Set(recipients.map(({ memberId }) => memberId));
    const withoutCoordinator = losers.filter(({ memberId }) => !reached.has(memberId)).map(({ memberName }) => memberName);
    return succeed({ members: members.length, letters: letters.length, withoutCoordinator });
  }),
];
