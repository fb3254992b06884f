/** Answering: one by one, from suggestions, from the last check. */
import type { MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { effectiveOf } from "#topics/assessment/shared/rules";
import { answerRequirement, carryOverCheck, confirmSuggestion } from "../contract.ts";
import type { Change, StoredAnswer } from "../model.ts";
import { decideAnswer, isBasic, saysNothingNew } from "../rules/answering.ts";
import { lockOf } from "../rules/states.ts";
import { findAround, findPrevious, insertProposals, saveAnswer, touchCheck, type Around, type Hand, type Written } from "../store/answers.ts";
import { findRequirement } from "../store/around.ts";
import { findCheck, type CheckPlace } from "../store/rows.ts";
import { findSuggestions } from "./reading.ts";

/** Who writes, and when. */
export const handOf = ({ personId, name }: Actor, at: Date): Hand => ({ personId, name, at });

type Ready = { readonly place: CheckPlace; readonly around: Around; readonly requirement: NonNullable<Around["requirement"]> };

/** Load for everything that changes one answer: begun, held, asked, allowed. */
async function prepare(tx: Tx, place: CheckPlace, { key, now }: { readonly key: string; readonly now: Date }) {
  const around = await findAround(tx, place, { key, now });
  if (!around) return fail("check-unknown");
  const lock = lockOf(around);
  if (lock) return fail(lock);
  return around.requirement ? succeed<Ready>({ place, around, requirement: around.requirement }) : fail("requirement-unknown");
}

/** What a shared answer says by itself; kept beside the member's own word. */
const sharedStatus = ({ relied }: Around) => {
  const alone = effectiveOf({ own: null, shared: relied });
  return alone === "yes" || alone === "partly" ? alone : null;
};

type Saving = { readonly key: string; readonly change: Change; readonly from: Written["from"]; readonly hand: Hand };

/** Saves what was decided, with what counts now; null when somebody was faster. One statement. */
async function write(tx: Tx, { place, around, requirement }: Ready, { key, change, from, hand }: Saving) {
  const effective = effectiveOf({ own: change.status, shared: around.relied });
  const relied = around.relied && { id: around.relied.id, status: sharedStatus(around) };
  const written = { key, area: requirement.area, basic: isBasic(requirement), textHash: requirement.textHash, change, effective, relied, from };
  const saved = await saveAnswer(tx, { ...place, cooperativeId: around.cooperativeId }, written, hand);
  return saved ? { requirement: key, version: change.version, status: change.status, effective, area: requirement.area } : null;
}

const objectOf = ({ memberId, checkId, requirement }: { memberId: MemberId; checkId: string; requirement: string }) => `check-answer:${memberId}/${checkId}/${requirement}`;

const contentOf = (answer: StoredAnswer | Change | null) =>
  answer && {
    status: answer.status,
    reason: answer.reason,
    note: answer.note,
    deficits: answer.deficits,
    responsible: answer.responsible,
    dueOn: answer.dueOn,
    version: answer.version,
  };

const answer = implement(answerRequirement, async ({ tx, actor, now, touch }, { memberId, checkId, requirement: key, ...given }) => {
  const place = { memberId, checkId };
  const ready = await prepare(tx, place, { key, now });
  if (!ready.ok) return ready;
  const { around } = ready.value;

  const decided = decideAnswer(around.scale, given, around.answer);
  if (!decided.ok) return decided;

  touch({ object: objectOf({ ...place, requirement: key }), before: contentOf(around.answer), after: contentOf(decided.value) });
  if (saysNothingNew(decided.value, around.answer, ready.value.requirement.textHash))
    return succeed({ requirement: key, version: given.version, status: decided.value.status, effective: around.answer?.effective ?? null, area: ready.value.requirement.area });
  const saved = await write(tx, ready.value, { key, change: decided.value, from: null, hand: handOf(actor, now) });
  return saved ? succeed(saved) : fail("answer-changed");
});

type Proposal = { readonly status: NonNullable<StoredAnswer["status"]>; readonly reason: string; readonly from: NonNullable<Written["from"]> };

/** What waits at the row, or what another check proposes. */
async function findProposal(
  tx: Tx,
  { place, around }: Ready,
  { key, fromCheck, fromRequirement }: { readonly key: string; readonly fromCheck?: string | undefined; readonly fromRequirement?: string | undefined },
) {
  const current = around.answer;
  if (fromCheck === undefined && fromRequirement === undefined) {
    if (!current?.suggested) return fail("suggestion-unknown");
    return succeed<Proposal>({
      status: current.suggested,
      reason: current.reason,
      from: { suggestedFrom: current.suggestedFrom ?? "", relationship: current.relationship ?? "equal-to" },
    });
  }
  const check = await findCheck(tx, place);
  const requirement = check && (await findRequirement(tx, check, key));
  const suggestions = check && requirement ? await findSuggestions(tx, check, requirement) : [];
  const found = suggestions.find((one) => one.checkId === fromCheck && one.requirement === fromRequirement);
  if (!found) return fail("suggestion-unknown");
  if (found.proposal === null) return fail("nothing-proposed");
  return succeed<Proposal>({
    status: found.proposal,
    reason: found.reason,
    from: { suggestedFrom: `check:${found.checkId}/${found.requirement}`, relationship: found.relationship },
  });
}

const confirm = implement(confirmSuggestion, async ({ tx, actor, now, touch }, { memberId, checkId, requirement: key, fromCheck, fromRequirement, version }) => {
  const place = { memberId, checkId };
  const ready = await prepare(tx, place, { key, now });
  if (!ready.ok) return ready;
  const { around } = ready.value;
  const proposal = await findProposal(tx, ready.value, { key, fromCheck, fromRequirement });
  if (!proposal.ok) return proposal;

  const { status, reason, from } = proposal.value;
  const decided = decideAnswer(around.scale, { status, version, ...(around.answer?.reason ? {} : { reason }) }, around.answer);
  if (!decided.ok) return decided;

  touch({ object: objectOf({ ...place, requirement: key }), before: contentOf(around.answer), after: { ...contentOf(decided.value), ...from } });
  const saved = await write(tx, ready.value, { key, change: decided.value, from, hand: handOf(actor, now) });
  return saved ? succeed(saved) : fail("answer-changed");
});

const carry = implement(carryOverCheck, async ({ tx, actor, now, touch }, place) => {
  await touchCheck(tx, place, now);
  const check = await findCheck(tx, place);
  if (!check) return fail("check-unknown");
  const lock = lockOf(check);
  if (lock) return fail(lock);
  const previous = await findPrevious(tx, place);
  if (!previous) return fail("nothing-to-carry-over");

  const carried = await insertProposals(tx, place, previous.checkId, handOf(actor, now));
  if (carried === 0) return fail("nothing-to-carry-over");
  touch({ object: `check:${place.memberId}/${place.checkId}`, after: { carriedFrom: previous.checkId, carried } });
  return succeed({ carried });
});

/** Answering: one by one, from suggestions, from the last check. */
export const answeringUseCases: readonly UseCase[] = [answer, confirm, carry];
