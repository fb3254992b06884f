import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import type { AskedCampaign } from "#topics/survey/delegations/model";
import { findAskedCampaign } from "#topics/survey/delegations/store/asked";
import type { Definition, Question, Section } from "#topics/survey/questionnaires/model";
import { plausibilityHint } from "#topics/survey/questionnaires/rules/answered";
import { answerQuestion, attachFile, carryOver, confirmSection, readAttachment } from "../contract.ts";
import type { AnswerChange, CountedStates, Hint, SectionCounts, StoredAnswer } from "../model.ts";
import { confirmations, decideAnswer, fileOf, mayAnswer, mayAttach, planCarryOver } from "../rules/answering.ts";
import { askedNow, countSections, disagreements, lockOf, questionAfter, reachedSections, withAnswers } from "../rules/progress.ts";
import { findAnswer, findAnswers, findAnswerWithStates, findStates, lockWritable, saveAnswers, type Hand, type Place } from "../store/answers.ts";

/** The member's place in the campaign, and who writes. */
export const placeOf = ({ memberId, campaignId }: { readonly memberId: MemberId; readonly campaignId: string }): Place => ({
  cooperativeId: cooperativeOf(memberId),
  memberId,
  campaignId,
});
export const handOf = ({ personId, name }: Actor, at: Date): Hand => ({ personId, name, at });

const none: SectionCounts = { asked: 0, answered: 0, unknown: 0, missing: 0, toConfirm: 0 };

/** The counts of a section alone. */
export const countsOf = (definition: Definition, states: CountedStates, section: string): SectionCounts => {
  const found = countSections(definition, states).find((one) => one.section === section);
  if (!found) return none;
  const { asked, answered, unknown, missing, toConfirm } = found;
  return { asked, answered, unknown, missing, toConfirm };
};

type After = { readonly definition: Definition; readonly section: Section; readonly question: Question; readonly states: CountedStates };

/** What is worth a second look at one answer. */
function hintsAt({ definition, question, states }: After, value: StoredAnswer["value"]): readonly Hint[] {
  const unusual = plausibilityHint(question, value);
  const own = disagreements(definition, states).filter(({ questions }) => questions.includes(question.key));
  return unusual === null ? own : [{ questions: [question.key], message: unusual }, ...own];
}

function answered(after: After, answer: Pick<StoredAnswer, "state" | "value" | "version">) {
  const { definition, section, question, states } = after;
  const { toConfirm: _toConfirm, ...counts } = countsOf(definition, states, section.key);
  const { state, value, version } = answer;
  const next = questionAfter(section, states, { asked: askedNow(definition, states), key: question.key });
  return { question: question.key, version, state, value, ...counts, hints: [...hintsAt(after, value)], next };
}

type Ready = {
  readonly place: Place;
  readonly hand: Hand;
  readonly asked: AskedCampaign & { readonly definition: Definition };
  readonly section: Section;
  readonly question: Question;
};

/** Load for everything that changes one answer: locked, asked, allowed. Two statements. */
async function prepare(
  tx: Tx,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  input: { readonly memberId: MemberId; readonly campaignId: string; readonly question: string },
) {
  const [place, hand] = [placeOf(input), handOf(actor, now)];
  const writable = await lockWritable(tx, place, hand);
  const allowed = mayAnswer(await findAskedCampaign(tx, { ...input, delegationId: actor.delegationId }), input.question);
  if (!allowed.ok) return allowed;
  // The lock saw the state another transaction left; what is read after it agrees, so this is only reached when it changed in between.
  if (!writable) return fail("response-submitted");
  const { asked, section, question } = allowed.value;
  return succeed<Ready>({ place, hand, asked, section, question });
}

const touchedAs = ({ place, question }: Ready) => `answer:${place.memberId}/${place.campaignId}/${question.key}`;

const contentOf = (answer: Pick<StoredAnswer, "state" | "value" | "remark" | "version"> | null) =>
  answer && { state: answer.state, value: answer.value, remark: answer.remark, version: answer.version };

/** Writes one change with the counts that follow from it. One statement. */
async function write(tx: Tx, { place, hand, asked: { definition } }: Ready, { change, states }: { readonly change: AnswerChange; readonly states: CountedStates }) {
  const after = withAnswers(definition, states, [change]);
  const saved = await saveAnswers(tx, place, { changes: [change], progress: countSections(definition, after), hand });
  return saved === 1 ? after : null;
}

const answer = implement(answerQuestion, async ({ tx, actor, now, touch }, input) => {
  const ready = await prepare(tx, { actor, now }, input);
  if (!ready.ok) return ready;
  const { place, asked, section, question } = ready.value;
  const current = await findAnswerWithStates(tx, place, question.key);

  const decided = decideAnswer({ section, question }, input, current.answer);
  if (!decided.ok) return decided;
  const change = decided.value;
  touch({ object: touchedAs(ready.value), before: contentOf(current.answer), after: contentOf(change ?? current.answer) });
  const known = { definition: asked.definition, section, question, states: current.states };
  if (!change) return succeed(answered(known, current.answer ?? { state: "open", value: null, version: 0 }));

  const states = await write(tx, ready.value, { change, states: current.states });
  return states ? succeed(answered({ ...known, states }, change)) : fail("answer-changed");
});

const attach = implement(attachFile, async ({ tx, actor, now, means, touch }, input) => {
  const ready = await prepare(tx, { actor, now }, input);
  if (!ready.ok) return ready;
  const { place, asked, section, question } = ready.value;
  const current = await findAnswerWithStates(tx, place, question.key);

  const fitting = mayAttach(question, input.file);
  if (!fitting.ok) return fitting;
  if ((current.answer?.version ?? 0) !== input.version) return fail("answer-changed");

  const { cooperativeId, memberId } = place;
  const stored = await means.files.store(tx, { cooperativeId, memberId, storedBy: actor.personId }, { ...input.file, at: now });
  if (stored === "quota-exceeded") return fail("quota-exceeded");
  const value = { fileId: stored.id, name: stored.name };
  const change: AnswerChange = {
    question: question.key,
    section: section.key,
    state: "answered",
    value,
    remark: current.answer?.remark ?? "",
    carriedOver: false,
    version: input.version + 1,
  };
  const states = await write(tx, ready.value, { change, states: current.states });
  touch({ object: touchedAs(ready.value), before: contentOf(current.answer), after: { ...contentOf(change), sha256: stored.sha256 } });
  return states ? succeed(answered({ definition: asked.definition, section, question, states }, change)) : fail("answer-changed");
});

const attachment = implement(readAttachment, async ({ tx, actor, means, touch }, { memberId, campaignId, question }) => {
  const asked = await findAskedCampaign(tx, { memberId, campaignId, delegationId: actor.delegationId });
  if (!asked) return fail("campaign-unknown");
  const stored = await findAnswer(tx, { memberId, campaignId, question });

  const reached = reachedSections(asked).some(({ key }) => key === stored?.section);
  const named = reached && stored ? fileOf(stored.value) : null;
  const file = named && (await means.files.fetch(tx, memberId, named.fileId));
  if (!file) return fail("attachment-unknown");
  touch({ object: `file:${file.id}` });
  const { name, mediaType, content } = file;
  return succeed({ name, mediaType, content });
});

const carry = implement(carryOver, async ({ tx, actor, now, touch }, input) => {
  const [place, hand] = [placeOf(input), handOf(actor, now)];
  await lockWritable(tx, place, hand);
  const asked = await findAskedCampaign(tx, { ...input, delegationId: null });
  if (!asked) return fail("campaign-unknown");
  const lock = lockOf(asked);
  if (lock) return fail(lock);
  if (!asked.previousCampaignId) return fail("nothing-to-carry-over");
  const earlier = await findAnswers(tx, { memberId: place.memberId, campaignId: asked.previousCampaignId });
  const current = await findAnswers(tx, place);
  const states = await findStates(tx, place);

  const { changes, leftOut } = planCarryOver(asked.definition, earlier, current);
  if (changes.length === 0) return fail("nothing-to-carry-over");

  const after = withAnswers(asked.definition, states, changes);
  const saved = await saveAnswers(tx, place, { changes, progress: countSections(asked.definition, after), hand });
  if (saved < changes.length) return fail("answer-changed");
  touch({ object: `response:${place.memberId}/${place.campaignId}`, after: changes });
  return succeed({ carried: changes.length, leftOut });
});

const confirm = implement(confirmSection, async ({ tx, actor, now, touch }, input) => {
  const [place, hand] = [placeOf(input), handOf(actor, now)];
  await lockWritable(tx, place, hand);
  const asked = await findAskedCampaign(tx, { ...input, delegationId: actor.delegationId });
  if (!asked) return fail("campaign-unknown");
  if (!reachedSections(asked).some(({ key }) => key === input.section)) return fail("section-unknown");
  const lock = lockOf(asked);
  if (lock) return fail(lock);
  const current = await findAnswers(tx, { ...place, section: input.section });
  const states = await findStates(tx, place);

  const changes = confirmations(current);
  const after = withAnswers(asked.definition, states, changes);
  const saved = await saveAnswers(tx, place, { changes, progress: countSections(asked.definition, after), hand });
  if (saved < changes.length) return fail("answer-changed");
  touch({ object: `section:${place.memberId}/${place.campaignId}/${input.section}`, after: changes });
  return succeed({ confirmed: changes.length, ...countsOf(asked.definition, after, input.section) });
});

/** Answering: one by one, by file, from the last period. */
export const answeringUseCases: readonly UseCase[] = [answer, attach, attachment, carry, confirm];
