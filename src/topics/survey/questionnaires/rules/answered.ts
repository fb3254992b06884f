/** What follows from a member's answers: what is asked, what is implausible, what it is worth, where the gaps are. */
import type { AnswerValue, AnswerValues, Check, Definition, Question, Section, TableRow } from "../model.ts";

/** Below this share of points an answer is a gap: less than halfway to how it should be (our own threshold). */
export const gapBelow = 0.5;

/** Every question with the section it stands in, in the order of the questionnaire. */
export const questionsOf = (definition: Definition): readonly { readonly section: Section; readonly question: Question }[] =>
  definition.sections.flatMap((section) => section.questions.map((question) => ({ section, question })));

/** The question of a key with its section, or undefined. */
export const questionOf = (definition: Definition, key: string) => questionsOf(definition).find(({ question }) => question.key === key);

const holdsAnyOf = (value: AnswerValue | null | undefined, keys: readonly string[]) =>
  typeof value === "string" ? keys.includes(value) : Array.isArray(value) && value.some((item) => typeof item === "string" && keys.includes(item));

/**
 * The keys of the questions that are asked: a question with a condition is asked if the question it refers to is itself asked and was
 * answered with one of the named options; „weiß nicht“ and no answer leave it out.
 */
export function askedKeys(definition: Definition, values: AnswerValues): ReadonlySet<string> {
  const asked = new Set<string>();
  for (const { question } of questionsOf(definition)) {
    const { condition } = question;
    if (!condition || (asked.has(condition.question) && holdsAnyOf(values[condition.question], condition.is))) asked.add(question.key);
  }
  return asked;
}

/** The questions of a section that are asked. */
export const askedIn = (section: Section, asked: ReadonlySet<string>): readonly Question[] => section.questions.filter(({ key }) => asked.has(key));

const numberOf = (value: AnswerValue | null | undefined): number | null => (typeof value === "number" ? value : null);

/** The sentence that asks back where a number or amount is possible but unusual; null where it is plausible. It never refuses. */
export function plausibilityHint({ plausible }: Question, value: AnswerValue | null | undefined): string | null {
  const number = numberOf(value);
  if (!plausible || number === null) return null;
  const { low = -Infinity, high = Infinity, message } = plausible;
  return number < low || number > high ? message : null;
}

const agrees = {
  "<=": (a: number, b: number) => a <= b,
  ">=": (a: number, b: number) => a >= b,
  "==": (a: number, b: number) => a === b,
} as const;

/** The checks whose two numbers disagree; a check with an unanswered or unasked side is silent. */
export function failedChecks(definition: Definition, values: AnswerValues): readonly Check[] {
  const asked = askedKeys(definition, values);
  const side = (one: string | number) => (typeof one === "number" ? one : asked.has(one) ? numberOf(values[one]) : null);
  return definition.checks.filter(({ left, op, right }) => {
    const [a, b] = [side(left), side(right)];
    return a !== null && b !== null && !agrees[op](a, b);
  });
}

const isTable = (value: AnswerValue): value is TableRow[] => Array.isArray(value) && value.every((row) => typeof row === "object");

const mean = (numbers: readonly number[]) => (numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length);

const sharesOf = (options: Question["options"], keys: readonly unknown[]) =>
  (options ?? []).flatMap(({ key, points }) => (points !== undefined && keys.includes(key) ? [points] : []));

/** Points of a table: the mean over its chosen cells that have points. */
const tablePoints = (question: Question, rows: readonly TableRow[]) =>
  mean((question.columns ?? []).flatMap((column) => rows.flatMap(({ cells }) => sharesOf(column.options, [cells[column.key]]))));

/**
 * What an answer is worth, from 0 (a gap) to 1 (as it should be); null where it is neither good nor bad or there is no answer.
 * single: the option's points · multiple: the points of the chosen options added up, 1 at most · scale: from its lower to its upper end ·
 * table: mean of its rated cells · everything else is not rated.
 */
export function pointsOf(question: Question, value: AnswerValue | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  if (question.kind === "single") return sharesOf(question.options, [value])[0] ?? null;
  if (question.kind === "multiple" && Array.isArray(value)) {
    const shares = sharesOf(question.options, value);
    return shares.length === 0
      ? null
      : Math.min(
          1,
          shares.reduce((sum, share) => sum + share, 0),
        );
  }
  if (question.kind === "scale" && question.scale && typeof value === "number") return (value - question.scale.min) / (question.scale.max - question.scale.min);
  return question.kind === "table" && isTable(value) ? tablePoints(question, value) : null;
}

export type RatedQuestion = { readonly section: Section; readonly question: Question; /** 0 to 1 */ readonly points: number };

/** The asked questions whose answers are rated: with points and a weight above 0. */
export function ratedQuestions(definition: Definition, values: AnswerValues): readonly RatedQuestion[] {
  const asked = askedKeys(definition, values);
  return questionsOf(definition).flatMap(({ section, question }) => {
    const points = asked.has(question.key) && question.weight > 0 ? pointsOf(question, values[question.key]) : null;
    return points === null ? [] : [{ section, question, points }];
  });
}

/** Σ weight·points / Σ weight over rated questions, 0 to 1; null where nothing is rated. */
export function weightedValue(rated: readonly RatedQuestion[]): number | null {
  const weight = rated.reduce((sum, { question }) => sum + question.weight, 0);
  return weight === 0 ? null : rated.reduce((sum, { question, points }) => sum + question.weight * points, 0) / weight;
}

/** The value of each section by its key, 0 to 1; null where nothing in it is rated. */
export function sectionValues(definition: Definition, values: AnswerValues): ReadonlyMap<string, number | null> {
  const rated = ratedQuestions(definition, values);
  return new Map(definition.sections.map(({ key }) => [key, weightedValue(rated.filter(({ section }) => section.key === key))]));
}

/** An answer worth less than half is a gap. */
export const isGap = (points: number | null): boolean => points !== null && points < gapBelow;

/** The asked and rated questions answered with a gap, heaviest first, then in the order of the questionnaire. */
export const gapsOf = (definition: Definition, values: AnswerValues): readonly RatedQuestion[] =>
  ratedQuestions(definition, values)
    .filter(({ points }) => isGap(points))
    .toSorted((a, b) => b.question.weight - a.question.weight);
