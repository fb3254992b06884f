/** What falls short, in checks and surveys, and the measures made of it. */
import { cooperativeOf, type MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { findDefinition } from "#topics/survey/questionnaires/store";
import { createFromGaps, listGaps } from "../contract.ts";
import type { AnswerGap } from "../model.ts";
import { answerGapsOf, measureOf, measureOfAnswer, mostGaps, proposedDueOn, proposedPriority, weighedAnswer } from "../rules.ts";
import { findAnsweredSurveys, findGaps } from "../store/gaps.ts";
import { insertEntries, insertMeasures } from "../store/measures.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** Answers of the newest surveys that are worth less than half and have no measure yet. */
async function findAnswerGaps(tx: Tx, memberId: MemberId, language: "de" | "en"): Promise<AnswerGap[]> {
  const cooperativeId = cooperativeOf(memberId);
  const found: AnswerGap[] = [];
  for (const { questionnaireId, ...survey } of await findAnsweredSurveys(tx, memberId)) {
    const definition = await findDefinition(tx, { cooperativeId, questionnaireId });
    if (definition) found.push(...answerGapsOf({ ...survey, definition }, language));
  }
  return found;
}

const gaps = implement(listGaps, async ({ tx, actor, now, touch }, { memberId, effort }) => {
  touch({ object: `measures:${memberId}` });
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const found = await findGaps(tx, memberId, mostGaps);
  // A survey does not say how much work an answer means.
  const answers = effort === undefined ? await findAnswerGaps(tx, memberId, actor.language) : [];

  const wanted = effort === undefined ? found : found.filter((one) => one.effort === effort);
  const today = dayIn(now);
  return succeed({
    memberName: member.name,
    gaps: wanted.map((one) => ({ ...one, priority: proposedPriority(one), proposedDueOn: one.dueOn ?? proposedDueOn(one.effort, today) })),
    answers: answers.map((one) => ({ ...one, priority: proposedPriority(weighedAnswer(one)), proposedDueOn: proposedDueOn(null, today) })),
    more: found.length === mostGaps,
  });
});

const fromGaps = implement(createFromGaps, async ({ tx, actor, now, touch }, { memberId, gaps: wanted }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  const [open, answers] = [await findGaps(tx, memberId, mostGaps), await findAnswerGaps(tx, memberId, actor.language)];

  const words = choose({ de, en }, actor.language).gaps;
  const making = () => ({ id: newId(now), today: dayIn(now), titled: words.measure });
  const measures = [
    ...open.filter(({ checkId, requirementKey }) => wanted.includes(`${checkId}/${requirementKey}`)).map((one) => measureOf(one, making())),
    ...answers.filter(({ campaignId, question }) => wanted.includes(`${campaignId}/${question}`)).map((one) => measureOfAnswer(one, making())),
  ];
  if (measures.length === 0) return fail("no-gaps");

  const writing = { cooperativeId: cooperativeOf(memberId), memberId, at: now, by: actor.personId, byName: actor.name };
  const created = await insertMeasures(tx, measures, writing);
  await insertEntries(
    tx,
    measures.map(({ id }) => ({ id: newId(now), memberId, measureId: id, kind: "created" as const, state: "open" as const, text: "" })),
    writing,
  );
  touch({ object: `measures:${memberId}`, after: { created: measures.map(({ id }) => id) } });
  return succeed({ created });
});

export const gapUseCases: readonly UseCase[] = [gaps, fromGaps];
