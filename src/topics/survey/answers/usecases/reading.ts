import { cooperativeOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import type { AskedCampaign } from "#topics/survey/delegations/model";
import { findAskedCampaign } from "#topics/survey/delegations/store/asked";
import type { Question, Section } from "#topics/survey/questionnaires/model";
import { askedIn, plausibilityHint, questionOf } from "#topics/survey/questionnaires/rules/answered";
import { listSurveys, openSurvey, readSection } from "../contract.ts";
import type { AskedQuestion, CampaignHead, CountedStates, ResponseFacts, SectionCounts, SectionEntry, StoredAnswer } from "../model.ts";
import { askedNow, countSections, disagreements, firstOpen, lockOf, missingQuestions, nextStep, reachedSections } from "../rules/progress.ts";
import { valueText } from "../rules/wording.ts";
import { findAnswers } from "../store/answers.ts";
import { findOverview, findResponse, findSurveys, findThreads, type Overview, type SectionThread } from "../store/overview.ts";
import { findEarlier, findSnapshotHeads } from "../store/response.ts";
import { countsOf } from "./answering.ts";

/** More missing questions than anybody reads at once are not listed. */
const mostMissing = 50;

const headOf = ({ campaignId, title, period, message, state, opensOn, dueOn }: AskedCampaign): CampaignHead => ({
  id: campaignId,
  title,
  period,
  message,
  state,
  opensOn,
  dueOn,
});

const statesIn = ({ sections }: Overview): CountedStates => Object.fromEntries(sections.flatMap(({ states }) => Object.entries(states)));

const add = (a: SectionCounts, b: SectionCounts): SectionCounts => ({
  asked: a.asked + b.asked,
  answered: a.answered + b.answered,
  unknown: a.unknown + b.unknown,
  missing: a.missing + b.missing,
  toConfirm: a.toConfirm + b.toConfirm,
});

const empty: SectionCounts = { asked: 0, answered: 0, unknown: 0, missing: 0, toConfirm: 0 };

const delegatedTo = ({ delegations }: Overview, section: string): string[] => [
  ...new Set(delegations.filter(({ sections }) => sections.includes(section)).map(({ name }) => name)),
];

function sectionEntries(asked: AskedCampaign, overview: Overview, states: CountedStates): SectionEntry[] {
  const counts = new Map(countSections(asked.definition, states).map(({ section, states: _states, ...rest }) => [section, rest]));
  return reachedSections(asked).map(({ key, title, audience, minutes }) => {
    const inquiries = overview.inquiries.find(({ section }) => section === key);
    const kept = overview.sections.find(({ section }) => section === key);
    return {
      key,
      title,
      minutes,
      audience: audience ?? null,
      ...(counts.get(key) ?? empty),
      openInquiries: inquiries?.open ?? 0,
      answeredInquiries: inquiries?.answered ?? 0,
      delegatedTo: asked.handed ? [] : delegatedTo(overview, key),
      handedInAt: kept?.handedInAt ?? null,
      handedInBy: kept?.handedInBy ?? null,
    };
  });
}

/** What town hall and office say to each other about the whole is nothing for somebody who was handed a section of it. */
const spokenTo = ({ handed }: AskedCampaign, facts: ResponseFacts): ResponseFacts => (handed ? { ...facts, remark: "", returnReason: "" } : facts);

const list = implement(listSurveys, async ({ tx, now }, { memberId }) => {
  const { memberName, surveys } = await findSurveys(tx, memberId, dayIn(now));
  return succeed({ memberName, surveys: [...surveys] });
});

const open = implement(openSurvey, async ({ tx, actor, now }, { memberId, campaignId }) => {
  const asked = await findAskedCampaign(tx, { memberId, campaignId, delegationId: actor.delegationId });
  if (!asked) return fail("campaign-unknown");
  const overview = await findOverview(tx, { memberId, campaignId }, now);
  const response = await findResponse(tx, { memberId, campaignId });
  const snapshots = await findSnapshotHeads(tx, { memberId, campaignId });
  const previous = asked.previousCampaignId && !asked.handed ? await findEarlier(tx, cooperativeOf(memberId), { memberId, campaignId: asked.previousCampaignId }) : undefined;

  const states = statesIn(overview);
  const sections = sectionEntries(asked, overview, states);
  const reached = new Set(sections.map(({ key }) => key));
  const handedIn = new Set(sections.filter(({ handedInAt }) => handedInAt !== null).map(({ key }) => key));
  const missing = missingQuestions(asked.definition, states).filter(({ section }) => reached.has(section.key));
  return succeed({
    memberName: asked.memberName,
    campaign: headOf(asked),
    response: spokenTo(asked, response),
    lock: lockOf(asked),
    sections,
    total: sections.reduce(add, empty),
    missing: missing.slice(0, mostMissing).map(({ section, question }) => ({ section: section.key, question: question.key, text: question.text })),
    hints: hintsFor(asked, states),
    next: nextStep({ asked, states, handedIn, role: actor.role }),
    previous: previous ?? null,
    snapshots,
    contributor: asked.handed !== null,
  });
});

/** Disagreements the reader may know of: every question named lies in a section they reach. */
function hintsFor(asked: AskedCampaign, states: CountedStates) {
  const reached = new Set(reachedSections(asked).flatMap(({ questions }) => questions.map(({ key }) => key)));
  return disagreements(asked.definition, states)
    .filter(({ questions }) => questions.every((key) => reached.has(key)))
    .map((one) => ({ ...one, questions: [...one.questions] }));
}

type Earlier = { readonly period: string; readonly answers: ReadonlyMap<string, StoredAnswer>; readonly asked: AskedCampaign };

/** A section's questions as answered in the last period, wherever they stood then; contributors do not see it. Two statements. */
async function findLastPeriod(tx: Tx, asked: AskedCampaign, { questions }: Section): Promise<Earlier | null> {
  if (!asked.previousCampaignId || asked.handed) return null;
  const place = { memberId: asked.memberId, campaignId: asked.previousCampaignId };
  const earlier = await findAskedCampaign(tx, { ...place, delegationId: null });
  if (!earlier) return null;
  const answers = await findAnswers(tx, { ...place, questions: questions.map(({ key }) => key) });
  return { period: earlier.period, asked: earlier, answers: new Map(answers.map((answer) => [answer.question, answer])) };
}

function previousOf(key: string, earlier: Earlier | null, language: "de" | "en"): AskedQuestion["previous"] {
  const answer = earlier?.answers.get(key);
  const question = earlier && questionOf(earlier.asked.definition, key)?.question;
  if (!earlier || !answer || !question || (answer.state === "open" && answer.remark === "")) return null;
  return {
    period: earlier.period,
    state: answer.state,
    text: answer.state === "answered" ? valueText(question, answer.value, language) : "",
    remark: answer.remark,
  };
}

type Shown = {
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  readonly threads: readonly SectionThread[];
  readonly earlier: Earlier | null;
  readonly language: "de" | "en";
};

function questionShown(question: Question, { answers, threads, earlier, language }: Shown): AskedQuestion {
  const answer = answers.get(question.key);
  const thread = threads.find((one) => one.question === question.key);
  return {
    question,
    state: answer?.state ?? "open",
    value: answer?.value ?? null,
    remark: answer?.remark ?? "",
    version: answer?.version ?? 0,
    carriedOver: answer?.carriedOver ?? false,
    answeredBy: answer?.answeredName ?? null,
    answeredAt: answer?.answeredAt.toISOString() ?? null,
    previous: previousOf(question.key, earlier, language),
    hint: plausibilityHint(question, answer?.value),
    inquiry: thread ? { id: thread.id, state: thread.state, thread: [...thread.thread] } : null,
  };
}

const section = implement(readSection, async ({ tx, actor, now, touch }, { memberId, campaignId, section: wanted }) => {
  touch({ object: `section:${memberId}/${campaignId}/${wanted}` });
  const asked = await findAskedCampaign(tx, { memberId, campaignId, delegationId: actor.delegationId });
  if (!asked) return fail("campaign-unknown");
  const reached = reachedSections(asked);
  const at = reached.findIndex(({ key }) => key === wanted);
  const here = reached[at];
  if (!here) return fail("section-unknown");
  const overview = await findOverview(tx, { memberId, campaignId }, now);
  const answers = await findAnswers(tx, { memberId, campaignId, section: wanted });
  const threads = await findThreads(tx, { memberId, campaignId }, wanted);
  const earlier = await findLastPeriod(tx, asked, here);

  const states = statesIn(overview);
  const counted = askedNow(asked.definition, states);
  const shown: Shown = { answers: new Map(answers.map((answer) => [answer.question, answer])), threads, earlier, language: actor.language };
  const kept = overview.sections.find((one) => one.section === wanted);
  const keys = new Set(here.questions.map(({ key }) => key));
  return succeed({
    memberName: asked.memberName,
    campaign: headOf(asked),
    responseState: asked.responseState,
    lock: lockOf(asked),
    section: {
      key: here.key,
      title: here.title,
      intro: here.intro,
      audience: here.audience ?? null,
      minutes: here.minutes,
      number: at + 1,
      of: reached.length,
    },
    counts: countsOf(asked.definition, states, wanted),
    questions: askedIn(here, counted).map((question) => questionShown(question, shown)),
    nextOpen: firstOpen(here, states, counted),
    hints: hintsFor(asked, states).filter(({ questions }) => questions.some((key) => keys.has(key))),
    delegatedTo: asked.handed ? [] : delegatedTo(overview, wanted),
    handedInAt: kept?.handedInAt ?? null,
    handedInBy: kept?.handedInBy ?? null,
    previousSection: reached[at - 1]?.key ?? null,
    nextSection: reached[at + 1]?.key ?? null,
    contributor: asked.handed !== null,
  });
});

/** Looking at surveys: all of a member, one, one section of it. */
export const readingUseCases: readonly UseCase[] = [list, open, section];
