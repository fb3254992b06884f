/** Offering, asking, withdrawing. */
import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { findNewestAnswers } from "#topics/emergency/registers/store/knowledge";
import { listAid, postAid, proposeAid, withdrawAid } from "./contract.ts";
import { aidQuestion, isOpen, mostOpen, proposedKinds, sumsOf } from "./rules.ts";
import { findAid, insertAid, saveWithdrawal } from "./store.ts";

const list = implement(listAid, async ({ tx, now }, { cooperativeId }) => {
  const found = await findAid(tx, cooperativeId);

  const entries = found.filter((one) => isOpen(one, dayIn(now)));
  return succeed({ entries, sums: sumsOf(entries) });
});

const post = implement(postAid, async ({ tx, actor, now, touch }, { memberId, direction, aid: kind, amount, description, contact, untilOn }) => {
  const cooperativeId = cooperativeOf(memberId);
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const own = await findAid(tx, cooperativeId, memberId);

  if (untilOn !== undefined && untilOn < dayIn(now)) return fail("until-in-past");
  if (own.filter((one) => isOpen(one, dayIn(now))).length >= mostOpen) return fail("too-many-open");

  const posted = { id: newId(now), memberId, direction, kind, amount, description, contact, untilOn: untilOn ?? null, postedAt: now };
  await insertAid(tx, { ...posted, cooperativeId, byName: actor.name });
  touch({ object: `mutual-aid:${memberId}/${posted.id}`, after: posted });
  return succeed({ aidId: posted.id });
});

const propose = implement(proposeAid, async ({ tx, now }, { memberId }) => {
  const answer = (await findNewestAnswers(tx, memberId, [aidQuestion])).get(aidQuestion);
  const own = await findAid(tx, cooperativeOf(memberId), memberId);

  const answered = Array.isArray(answer) ? answer.filter((key) => typeof key === "string") : [];
  const open = own.filter((one) => isOpen(one, dayIn(now)));
  return succeed({ kinds: proposedKinds(answered, open) });
});

const withdraw = implement(withdrawAid, async ({ tx, now, touch }, { memberId, aidId }) => {
  if (!(await saveWithdrawal(tx, memberId, { id: aidId, at: now }))) return fail("aid-unknown");

  touch({ object: `mutual-aid:${memberId}/${aidId}`, after: "withdrawn" });
  return succeed({ withdrawn: true });
});

/** Everything that is done with mutual aid. */
export const aidUseCases: readonly UseCase[] = [list, propose, post, withdraw];
