/** How far a member is: which questions count, which are missing, what comes next. */
import type { AskedCampaign } from "#topics/survey/delegations/model";
import type { AnswerValues, Definition, Question, Section } from "#topics/survey/questionnaires/model";
import { askedIn, askedKeys, failedChecks } from "#topics/survey/questionnaires/rules/answered";
import type { CountedStates, Hint, Lock, SectionCounts, SectionProgress, Step, StoredAnswer } from "../model.ts";

/** The questions whose values others hang on: conditions, and both sides of checks. */
export function leadingKeys({ sections, checks }: Definition): ReadonlySet<string> {
  const conditions = sections.flatMap(({ questions }) => questions.flatMap(({ condition }) => (condition ? [condition.question] : [])));
  const sides = checks.flatMap(({ left, right }) => (typeof right === "string" ? [left, right] : [left]));
  return new Set([...conditions, ...sides]);
}

type Countable = Pick<StoredAnswer, "question" | "state" | "value" | "carriedOver">;

/** What counting keeps of an answer; a carried-over value counts for nothing until it is confirmed. */
export function countedState({ question, state, value, carriedOver }: Countable, leading: ReadonlySet<string>): CountedStates[string] {
  if (state === "answered" && value !== null && leading.has(question)) return { s: state, v: value };
  return state === "open" && carriedOver ? { s: state, c: true } : { s: state };
}

/** The states after some answers have changed. */
export function withAnswers(definition: Definition, states: CountedStates, changes: readonly Countable[]): CountedStates {
  const leading = leadingKeys(definition);
  return { ...states, ...Object.fromEntries(changes.map((change) => [change.question, countedState(change, leading)])) };
}

/** The values other questions and checks hang on. */
export const leadingValues = (states: CountedStates): AnswerValues => Object.fromEntries(Object.entries(states).map(([question, { v }]) => [question, v]));

/** The keys of all questions asked at the moment. */
export const askedNow = (definition: Definition, states: CountedStates): ReadonlySet<string> => askedKeys(definition, leadingValues(states));

const isDone = (states: CountedStates, key: string) => states[key]?.s === "answered" || states[key]?.s === "unknown";

function countSection(section: Section, asked: ReadonlySet<string>, states: CountedStates): SectionCounts {
  const questions = askedIn(section, asked);
  const count = (fits: (question: Question) => boolean) => questions.filter(fits).length;
  return {
    asked: questions.length,
    answered: count(({ key }) => states[key]?.s === "answered"),
    unknown: count(({ key }) => states[key]?.s === "unknown"),
    missing: count(({ key, required }) => required && !isDone(states, key)),
    toConfirm: count(({ key }) => states[key]?.c === true),
  };
}

/** The counts of every section; a question counts only while it is asked, and only a required one can be missing. */
export function countSections(definition: Definition, states: CountedStates): readonly SectionProgress[] {
  const asked = askedNow(definition, states);
  return definition.sections.map((section) => ({
    section: section.key,
    ...countSection(section, asked, states),
    states: Object.fromEntries(section.questions.flatMap(({ key }) => (states[key] ? [[key, states[key]]] : []))),
  }));
}

/** The required questions that are asked and have neither an answer nor „weiß nicht“. */
export function missingQuestions(definition: Definition, states: CountedStates): readonly { readonly section: Section; readonly question: Question }[] {
  const asked = askedNow(definition, states);
  return definition.sections.flatMap((section) =>
    askedIn(section, asked)
      .filter(({ key, required }) => required && !isDone(states, key))
      .map((question) => ({ section, question })),
  );
}

/** Answers of different questions that do not agree, as far as both are known. */
export const disagreements = (definition: Definition, states: CountedStates): readonly Hint[] =>
  failedChecks(definition, leadingValues(states)).map(({ left, right, message }) => ({
    questions: typeof right === "string" ? [left, right] : [left],
    message,
  }));

/** The question after this one in its section; after the last one, the first that is still open; null when the section is done. */
export function questionAfter(section: Section, states: CountedStates, { asked, key }: { readonly asked: ReadonlySet<string>; readonly key: string }): string | null {
  const questions = askedIn(section, asked);
  const at = section.questions.findIndex((question) => question.key === key);
  const later = questions.find((question) => section.questions.indexOf(question) > at);
  return (later ?? questions.find((question) => question.key !== key && !isDone(states, question.key)))?.key ?? null;
}

/** The first question of a section that is still open. */
export const firstOpen = (section: Section, states: CountedStates, asked: ReadonlySet<string>): string | null =>
  askedIn(section, asked).find(({ key }) => !isDone(states, key))?.key ?? null;

/** The sections the reader reaches: all, or those handed to a contributor. */
export const reachedSections = ({ definition, handed }: Pick<AskedCampaign, "definition" | "handed">): readonly Section[] =>
  definition.sections.filter(({ key }) => handed === null || handed.includes(key));

/** Nothing changes while the answers are with the management or signed off, or after the campaign has been closed. */
export function lockOf({ state, responseState }: Pick<AskedCampaign, "state" | "responseState">): Lock | null {
  if (state === "closed") return "campaign-closed";
  return responseState === "submitted" || responseState === "signed-off" ? "response-submitted" : null;
}

const nothing = { section: null, question: null } as const;

type Standing = {
  readonly asked: AskedCampaign;
  readonly states: CountedStates;
  readonly handedIn: ReadonlySet<string>;
  readonly role: string;
};

/** The one next act: answer what is missing, confirm what was carried over, hand in or submit, sign off, or wait. */
export function nextStep({ asked, states, handedIn, role }: Standing): Step {
  const { responseState, definition, handed } = asked;
  if (responseState === "signed-off") return { name: "done", ...nothing };
  if (responseState === "submitted") return { name: role === "management" ? "sign-off" : "wait", ...nothing };
  if (lockOf(asked)) return { name: "closed", ...nothing };
  const reached = new Set(reachedSections(asked).map(({ key }) => key));
  const open = missingQuestions(definition, states).find(({ section }) => reached.has(section.key));
  if (open) return { name: states[open.question.key]?.c ? "confirm" : "answer", section: open.section.key, question: open.question.key };
  if (handed === null) return { name: "submit", ...nothing };
  const waiting = reachedSections(asked).find(({ key }) => !handedIn.has(key));
  return waiting ? { name: "hand-in", section: waiting.key, question: null } : { name: "done", ...nothing };
}
