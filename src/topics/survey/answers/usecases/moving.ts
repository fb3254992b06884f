import type { MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import { hashOf } from "#platform/audit";
import type { Tx } from "#platform/db/transact";
import { post } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findHolders } from "#topics/members/store/people";
import type { AskedCampaign } from "#topics/survey/delegations/model";
import { findAskedCampaign } from "#topics/survey/delegations/store/asked";
import { choose } from "#ui/words";
import { handInSection, printSnapshot, readSnapshot, returnSurvey, signOffSurvey, submitSurvey, withdrawSurvey } from "../contract.ts";
import { countSections, disagreements } from "../rules/progress.ts";
import { contentOf, mayHandIn, mayReturn, maySignOff, maySubmit, mayWithdraw } from "../rules/response.ts";
import { answersPaper } from "../reports.ts";
import { findAnswers, findStates, saveAnswers } from "../store/answers.ts";
import { findResponse } from "../store/overview.ts";
import { findSnapshot, findSnapshotHeads, insertSnapshot, lockResponse, saveHandIn, saveResponse } from "../store/response.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { handOf, placeOf } from "./answering.ts";

type Given = { readonly memberId: MemberId; readonly campaignId: string };
type Acting = { readonly actor: Actor; readonly now: Date };

/** Load for everything that moves a response: locked, then read. */
async function loadLocked(tx: Tx, { actor, now }: Acting, input: Given) {
  const [place, hand] = [placeOf(input), handOf(actor, now)];
  await lockResponse(tx, place, hand);
  const asked = await findAskedCampaign(tx, { ...input, delegationId: actor.delegationId });
  return { place, hand, asked };
}

type Occasion = "submitted" | "returned" | "handedIn";
type Notice = Acting & {
  readonly asked: AskedCampaign;
  readonly to: "coordinator" | "management";
  readonly occasion: Occasion;
  readonly text: string;
  readonly origin: string;
};

/** Tells those whose turn it is now, except whoever acted. */
async function notify(tx: Tx, { actor, now, asked, to, occasion, text, origin }: Notice): Promise<void> {
  const { cooperativeId, memberId, campaignId, title } = asked;
  const people = await findHolders(tx, { cooperativeId, day: dayIn(now), members: [memberId], roles: [to] });
  const letters = people
    .filter(({ id }) => id !== actor.personId)
    .map(({ id, email, name, language }) => {
      const words = choose({ de, en }, language).letters[occasion];
      const told = { name, campaign: title, from: actor.name, text, address: `${origin}/mitglied/${memberId}/erhebungen/${campaignId}` };
      return {
        cooperativeId,
        memberId,
        recipientPersonId: id,
        recipient: email,
        issuedBy: actor.personId,
        kind: "survey",
        subject: words.subject(told),
        body: words.body(told),
        at: now,
      };
    });
  await post(tx, letters);
}

const responseObject = ({ memberId, campaignId }: Given) => `response:${memberId}/${campaignId}`;

const handIn = implement(handInSection, async ({ tx, actor, now, means, touch }, input) => {
  const { place, hand, asked } = await loadLocked(tx, { actor, now }, input);
  const states = await findStates(tx, place);

  const allowed = mayHandIn(asked, input.section, states);
  if (!allowed.ok) return allowed;
  const { definition } = allowed.value;

  await saveAnswers(tx, place, { changes: [], progress: countSections(definition, states), hand });
  await saveHandIn(tx, place, input.section, hand);
  const title = definition.sections.find(({ key }) => key === input.section)?.title ?? input.section;
  await notify(tx, { actor, now, asked: allowed.value, to: "coordinator", occasion: "handedIn", text: title, origin: means.origin });
  touch({ object: `section:${place.memberId}/${place.campaignId}/${input.section}`, after: { handedIn: now } });
  return succeed({ section: input.section, handedInAt: now.toISOString() });
});

const submit = implement(submitSurvey, async ({ tx, actor, now, means, touch }, input) => {
  const { place, hand, asked } = await loadLocked(tx, { actor, now }, input);
  const states = await findStates(tx, place);

  const allowed = maySubmit(asked, states);
  if (!allowed.ok) return allowed;

  await saveResponse(tx, place, { state: "submitted", hand, text: input.remark });
  await notify(tx, { actor, now, asked: allowed.value, to: "management", occasion: "submitted", text: input.remark, origin: means.origin });
  touch({
    object: responseObject(input),
    before: { state: allowed.value.responseState },
    after: { state: "submitted", remark: input.remark },
  });
  const hints = disagreements(allowed.value.definition, states).map((one) => ({ ...one, questions: [...one.questions] }));
  return succeed({ state: "submitted" as const, at: now.toISOString(), hints });
});

const withdraw = implement(withdrawSurvey, async ({ tx, actor, now, touch }, input) => {
  const { place, hand, asked } = await loadLocked(tx, { actor, now }, input);

  const allowed = mayWithdraw(asked);
  if (!allowed.ok) return allowed;

  await saveResponse(tx, place, { state: "in-progress", hand });
  touch({ object: responseObject(input), before: { state: "submitted" }, after: { state: "in-progress" } });
  return succeed({ state: "in-progress" as const, at: now.toISOString() });
});

const signOff = implement(signOffSurvey, async ({ tx, actor, now, touch }, input) => {
  const { place, hand, asked } = await loadLocked(tx, { actor, now }, input);
  const allowed = maySignOff(asked);
  if (!allowed.ok) return allowed;
  const answers = await findAnswers(tx, place);
  const states = await findStates(tx, place);
  const response = await findResponse(tx, place);

  // The frozen state is a German document whoever signs it.
  const content = contentOf(allowed.value, answers, { states, language: "de" });
  const sha256 = hashOf(content) ?? "";

  const number = await insertSnapshot(tx, place, {
    takenAt: now,
    submittedBy: response.submittedBy ?? "",
    signedOffBy: actor.name,
    signedOffById: actor.personId,
    remark: input.remark,
    content,
    sha256,
  });
  await saveResponse(tx, place, { state: "signed-off", hand });
  touch({
    object: `snapshot:${place.memberId}/${place.campaignId}/${number}`,
    before: { state: "submitted" },
    after: { state: "signed-off", sha256 },
  });
  return succeed({ state: "signed-off" as const, at: now.toISOString(), number, sha256 });
});

const sendBack = implement(returnSurvey, async ({ tx, actor, now, means, touch }, input) => {
  const { place, hand, asked } = await loadLocked(tx, { actor, now }, input);

  const allowed = mayReturn(asked);
  if (!allowed.ok) return allowed;

  await saveResponse(tx, place, { state: "returned", hand, text: input.reason });
  await notify(tx, { actor, now, asked: allowed.value, to: "coordinator", occasion: "returned", text: input.reason, origin: means.origin });
  touch({
    object: responseObject(input),
    before: { state: allowed.value.responseState },
    after: { state: "returned", reason: input.reason },
  });
  return succeed({ state: "returned" as const, at: now.toISOString() });
});

const snapshot = implement(readSnapshot, async ({ tx, touch }, input) => {
  touch({ object: `snapshot:${input.memberId}/${input.campaignId}` });
  const found = await findSnapshot(tx, input);
  if (!found) return fail("snapshot-unknown");
  const numbers = await findSnapshotHeads(tx, input);

  const { takenAt, ...rest } = found;
  return succeed({ ...rest, takenAt: takenAt.toISOString(), intact: hashOf(found.content) === found.sha256, numbers });
});

const paper = implement(printSnapshot, async ({ tx, actor, now, means, touch }, { format, ...input }) => {
  const asked = await findAskedCampaign(tx, { ...input, delegationId: null });
  if (!asked) return fail("campaign-unknown");
  touch({ object: responseObject(input) });
  const { language } = actor;
  const { demo } = means;
  if (input.number !== undefined) {
    const frozen = await findSnapshot(tx, input);
    if (!frozen) return fail("snapshot-unknown");
    const { name, paper: tree } = answersPaper(frozen.content, { frozen, statedAt: frozen.takenAt, language, demo });
    return succeed({ name, format, paper: tree });
  }
  const answers = await findAnswers(tx, input);
  const states = await findStates(tx, input);

  const content = contentOf(asked, answers, { states, language });
  const { name, paper: tree } = answersPaper(content, { frozen: null, statedAt: now, language, demo });
  return succeed({ name, format, paper: tree });
});

/** Handing in, submitting, signing off, returning, and the frozen state. */
export const movingUseCases: readonly UseCase[] = [handIn, submit, withdraw, signOff, sendBack, snapshot, paper];
