/** How a check moves on: handed in, sent back, verified, signed, opened again; who sees to an area. */
import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { post } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findHolders } from "#topics/members/store/people";
import { choose } from "#ui/words";
import { assignArea, closeCheck, reopenCheck, returnCheck, submitCheck, verifyCheck, verifyRow } from "../contract.ts";
import type { CheckState } from "../model.ts";
import { statusesOf } from "../rules/answering.ts";
import { sumOf } from "../rules/rounds.ts";
import { mayClose, mayReopen, mayReturn, maySubmit, mayVerify, proofLockOf } from "../rules/states.ts";
import { findAnswer, saveVerdict } from "../store/answers.ts";
import { lockCheck, saveAssignment, saveCheckState } from "../store/moving.ts";
import { findAreas, findCheck, findUnplanned, type CheckPlace, type FoundCheck } from "../store/rows.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { handOf } from "./answering.ts";

/** Load for everything that moves a check: locked, then read. */
async function loadLocked(tx: Tx, place: CheckPlace): Promise<FoundCheck | undefined> {
  await lockCheck(tx, place);
  return findCheck(tx, place);
}

type Moved = { readonly check: FoundCheck; readonly state: CheckState; readonly actor: Actor; readonly now: Date; readonly reason?: string };

/** Saves the move; its trace in the audit trail is the caller's. */
const move = (tx: Tx, { check, state, actor, now, reason }: Moved) =>
  saveCheckState(tx, { memberId: check.memberId, checkId: check.id }, { state, ...(reason === undefined ? {} : { reason }) }, handOf(actor, now));

const objectOf = ({ memberId, checkId }: CheckPlace) => `check:${memberId}/${checkId}`;

type Notice = { readonly to: "coordinator" | "management"; readonly occasion: "submitted" | "returned" | "verified"; readonly text: string; readonly origin: string };

/** Tells those whose turn it is now, except whoever acted. */
async function notify(tx: Tx, { check, actor, now }: Moved, { to, occasion, text, origin }: Notice): Promise<void> {
  const cooperativeId = cooperativeOf(check.memberId);
  const people = await findHolders(tx, { cooperativeId, day: dayIn(now), members: [check.memberId], roles: [to] });
  const letters = people
    .filter(({ id }) => id !== actor.personId)
    .map(({ id, email, name, language }) => {
      const words = choose({ de, en }, language).letters[occasion];
      const told = { name, title: check.title, period: check.period, from: actor.name, text, address: `${origin}/mitglied/${check.memberId}/checks/${check.id}` };
      return {
        cooperativeId,
        memberId: check.memberId,
        recipientPersonId: id,
        recipient: email,
        issuedBy: actor.personId,
        kind: "check",
        subject: words.subject(told),
        body: words.body(told),
        at: now,
      };
    });
  await post(tx, letters);
}

const submit = implement(submitCheck, async ({ tx, actor, now, means, touch }, { incomplete, ...place }) => {
  const check = await loadLocked(tx, place);
  if (!check) return fail("check-unknown");
  const areas = await findAreas(tx, check);

  const allowed = maySubmit(check, sumOf(areas), incomplete);
  if (!allowed.ok) return allowed;

  const moved = { check, state: "submitted" as const, actor, now };
  await move(tx, moved);
  await notify(tx, moved, { to: "management", occasion: "submitted", text: "", origin: means.origin });
  touch({ object: objectOf(place), before: { state: check.state }, after: { state: "submitted" } });
  return succeed({ state: "submitted" as const });
});

const sendBack = implement(returnCheck, async ({ tx, actor, now, means, touch }, { reason, ...place }) => {
  const check = await loadLocked(tx, place);
  if (!check) return fail("check-unknown");

  const allowed = mayReturn(check);
  if (!allowed.ok) return allowed;

  const moved = { check, state: "returned" as const, actor, now, reason };
  await move(tx, moved);
  await notify(tx, moved, { to: "coordinator", occasion: "returned", text: reason, origin: means.origin });
  touch({ object: objectOf(place), before: { state: check.state }, after: { state: "returned", reason } });
  return succeed({ state: "returned" as const });
});

const verifyOne = implement(verifyRow, async ({ tx, actor, now, touch }, { requirement: key, verdict, note, ...place }) => {
  const check = await findCheck(tx, place);
  if (!check) return fail("check-unknown");
  const answer = await findAnswer(tx, place, key);

  if (check.state === "closed") return fail("check-closed");
  if (!answer) return fail("requirement-unknown");
  if (answer.effective === null) return fail("not-answered");
  if (verdict !== undefined && !statusesOf(check.scale).includes(verdict)) return fail("value-not-on-scale");

  if (!(await saveVerdict(tx, place, { key, verdict: verdict ?? null, note }, handOf(actor, now)))) return fail("requirement-unknown");
  touch({
    object: `check-answer:${place.memberId}/${place.checkId}/${key}`,
    before: { verdict: answer.verdict, note: answer.verdictNote },
    after: { verdict: verdict ?? null, note },
  });
  return succeed({ requirement: key, verdict: verdict ?? null });
});

const verify = implement(verifyCheck, async ({ tx, actor, now, means, touch }, place) => {
  const check = await loadLocked(tx, place);
  if (!check) return fail("check-unknown");

  const allowed = mayVerify(check);
  if (!allowed.ok) return allowed;

  const moved = { check, state: "verified" as const, actor, now };
  await move(tx, moved);
  await notify(tx, moved, { to: "management", occasion: "verified", text: "", origin: means.origin });
  touch({ object: objectOf(place), before: { state: check.state }, after: { state: "verified" } });
  return succeed({ state: "verified" as const });
});

const close = implement(closeCheck, async ({ tx, actor, now, touch }, place) => {
  const check = await loadLocked(tx, place);
  if (!check) return fail("check-unknown");
  const unplanned = await findUnplanned(tx, check);

  const allowed = mayClose(check, unplanned.length);
  if (!allowed.ok) return allowed;

  await move(tx, { check, state: "closed", actor, now });
  touch({ object: objectOf(place), before: { state: check.state }, after: { state: "closed" } });
  return succeed({ state: "closed" as const });
});

const reopen = implement(reopenCheck, async ({ tx, actor, now, touch }, place) => {
  const check = await loadLocked(tx, place);
  if (!check) return fail("check-unknown");

  const allowed = mayReopen(check, actor.role);
  if (!allowed.ok) return allowed;

  await move(tx, { check, state: "in-progress", actor, now });
  touch({ object: objectOf(place), before: { state: check.state }, after: { state: "in-progress" } });
  return succeed({ state: "in-progress" as const });
});

/** Who may see to an area: whoever coordinates or leads in the member today. */
async function findAssignee(tx: Tx, memberId: MemberId, { personId, day }: { readonly personId: string | undefined; readonly day: string }) {
  if (personId === undefined) return null;
  const holders = await findHolders(tx, { cooperativeId: cooperativeOf(memberId), day, members: [memberId], roles: ["coordinator", "management"] });
  return holders.find(({ id }) => id === personId);
}

const assign = implement(assignArea, async ({ tx, now, touch }, { area, personId, ...place }) => {
  const check = await findCheck(tx, place);
  if (!check) return fail("check-unknown");
  const lock = proofLockOf(check);
  if (lock) return fail(lock);
  const person = await findAssignee(tx, place.memberId, { personId, day: dayIn(now) });
  if (person === undefined) return fail("person-unknown");

  if (!(await saveAssignment(tx, place, area, person))) return fail("area-unknown");
  touch({ object: `${objectOf(place)}/${area}`, after: { assignedTo: person?.id ?? null } });
  return succeed({ area, assignedName: person?.name ?? null });
});

/** How a check moves on. */
export const movingUseCases: readonly UseCase[] = [submit, sendBack, verifyOne, verify, close, reopen, assign];
