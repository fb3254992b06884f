/** What an answer is worth, and when a course is passed. */
import type { Course, CourseQuestion, GivenChoice } from "../model.ts";

const rightPlaces = ({ answers }: CourseQuestion): ReadonlySet<number> => new Set(answers.flatMap(({ correct }, place) => (correct ? [place] : [])));

/** Right ticks less wrong ones, of all that are right; never below nothing, so that ticking everything earns nothing by itself. */
function pointsOfTicks(question: CourseQuestion, given: GivenChoice): number {
  const right = rightPlaces(question);
  const ticked = [...new Set(given)];
  const hits = ticked.filter((place) => right.has(place)).length;
  return Math.max(0, hits - (ticked.length - hits)) / right.size;
}

/** The share of things that stand where they belong. */
function pointsOfOrder({ answers }: CourseQuestion, given: GivenChoice): number {
  if (new Set(given).size !== answers.length) return 0;
  return given.filter((place, index) => place === index).length / answers.length;
}

/** Points of an answer, 0 to 1: a single choice all or nothing, several right answers and orders in parts. */
export function pointsOf(question: CourseQuestion, given: GivenChoice): number {
  if (question.kind === "single") return given.length === 1 && rightPlaces(question).has(given[0] ?? -1) ? 1 : 0;
  return question.kind === "multiple" ? pointsOfTicks(question, given) : pointsOfOrder(question, given);
}

/** Is this an answer to the question at all: places there are, as many as its kind asks for? */
export function isAnswer({ kind, answers }: Pick<CourseQuestion, "kind" | "answers">, given: GivenChoice): boolean {
  if (given.length === 0 || given.some((place) => place >= answers.length)) return false;
  if (kind === "single") return given.length === 1;
  return kind === "multiple" || (given.length === answers.length && new Set(given).size === given.length);
}

/** Every question of a course in the order it is asked. */
export const questionsOf = ({ lessons }: Pick<Course, "lessons">): readonly CourseQuestion[] => lessons.flatMap(({ questions }) => questions);

/** Points by question, of what was answered so far. */
export type Score = { readonly points: number; readonly of: number; readonly percent: number; readonly answered: number };

/** The score of what was answered; questions left open earn nothing. */
export function scoreOf(course: Pick<Course, "lessons">, given: Readonly<Record<string, GivenChoice>>): Score {
  const questions = questionsOf(course);
  const worth = questions.map((question) => {
    const choice = Object.hasOwn(given, question.key) ? given[question.key] : undefined;
    return choice === undefined ? null : pointsOf(question, choice);
  });
  const points = worth.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  // Rounded to the tenth of a per cent: thirds of a point must not decide by a rounding error.
  const percent = questions.length === 0 ? 100 : Math.round((points / questions.length) * 1_000) / 10;
  return { points, of: questions.length, percent, answered: worth.filter((one) => one !== null).length };
}

/** Passed is who reaches the mark; a course without questions is passed by reading it. */
export const isPassed = ({ passMark }: Pick<Course, "passMark">, { percent }: Pick<Score, "percent">): boolean => percent >= passMark;

/**
 * In which order things are shown that are to be put in order: mixed by a seed, always the same for one person and question, and never
 * already right.
 */
export function shuffledPlaces(count: number, seed: number): readonly number[] {
  const places = Array.from({ length: count }, (_, index) => index);
  let state = (seed % 2_147_483_646) + 1;
  for (let at = count - 1; at > 0; at -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (at + 1);
    [places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0];
  }
  return count > 1 && places.every((place, index) => place === index) ? [...places.slice(1), 0] : places;
}

/** A number from a text, for the seed of a mixture. */
export const seedOf = (text: string): number => [...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 2_147_483_647, 7);
