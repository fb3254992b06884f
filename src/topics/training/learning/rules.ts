/** How far somebody is, what comes next, and when a course is finished. */
import { fail, succeed, type Result } from "#kernel/result";
import type { Course, CourseQuestion, GivenChoice, Lesson } from "#topics/training/courses/model";
import { isAnswer, isPassed, pointsOf, questionsOf, scoreOf } from "#topics/training/courses/rules/scoring";
import type { LearningProgress, LessonState } from "./model.ts";

const isAnswered = (progress: LearningProgress, { key }: CourseQuestion): boolean => Object.hasOwn(progress.answers, key);

/** A lesson is done when it is read and all its questions are answered. */
export function lessonState(lesson: Lesson, progress: LearningProgress): LessonState {
  const answered = lesson.questions.filter((question) => isAnswered(progress, question)).length;
  if (!progress.read.includes(lesson.key)) return answered > 0 ? "begun" : "open";
  return answered === lesson.questions.length ? "done" : "begun";
}

/** Where to go on: the first lesson that is not done, at its text or at its first open question; nowhere when all is done. */
export function nextStep({ lessons }: Pick<Course, "lessons">, progress: LearningProgress): { readonly lesson: string; readonly question: string | null } | null {
  const lesson = lessons.find((one) => lessonState(one, progress) !== "done");
  if (!lesson) return null;
  const question = lesson.questions.find((one) => !isAnswered(progress, one));
  return { lesson: lesson.key, question: progress.read.includes(lesson.key) ? (question?.key ?? null) : null };
}

/** Everything read and answered? */
export const isFinished = (course: Pick<Course, "lessons">, progress: LearningProgress): boolean => nextStep(course, progress) === null;

/** Finished and above the pass mark. */
export const hasPassed = (course: Course, progress: LearningProgress): boolean => isFinished(course, progress) && isPassed(course, scoreOf(course, progress.answers));

/** The lesson was read. */
export function readLesson(course: Pick<Course, "lessons">, progress: LearningProgress, key: string): Result<LearningProgress, "lesson-unknown"> {
  if (!course.lessons.some((lesson) => lesson.key === key)) return fail("lesson-unknown");
  return succeed(progress.read.includes(key) ? progress : { ...progress, read: [...progress.read, key] });
}

type Asked = { readonly lesson: string; readonly question: string };

/** A question is answered once; whoever answers has read its lesson. */
export function answerQuestion(
  course: Pick<Course, "lessons">,
  progress: LearningProgress,
  { lesson, question, choice }: Asked & { readonly choice: GivenChoice },
): Result<LearningProgress, "lesson-unknown" | "question-unknown" | "question-answered" | "answer-missing"> {
  const read = readLesson(course, progress, lesson);
  if (!read.ok) return read;
  const asked = course.lessons.find(({ key }) => key === lesson)?.questions.find(({ key }) => key === question);
  if (!asked) return fail("question-unknown");
  if (isAnswered(progress, asked)) return fail("question-answered");
  if (!isAnswer(asked, choice)) return fail("answer-missing");
  return succeed({ ...read.value, answers: { ...progress.answers, [question]: [...choice] } });
}

/** Below the pass mark what was not fully right is asked again; what was right stays. */
export function repeatWrong(course: Course, progress: LearningProgress): Result<LearningProgress, "not-finished" | "already-passed"> {
  if (!isFinished(course, progress)) return fail("not-finished");
  if (hasPassed(course, progress)) return fail("already-passed");
  const right = questionsOf(course).filter((question) => pointsOf(question, progress.answers[question.key] ?? []) === 1);
  return succeed({ ...progress, answers: Object.fromEntries(right.map(({ key }) => [key, progress.answers[key] ?? []])) });
}

/** The things of an order from the places they were given: `[2, 1, 3]` says that the second thing comes first. Empty where a place is given twice or none. */
export function orderFrom(places: readonly number[]): GivenChoice {
  if (new Set(places).size !== places.length) return [];
  return places.map((_, index) => index).toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
}

/** How a name is compared on a certificate: without regard to capitals and blanks. */
export const plainName = (name: string): string => name.normalize("NFC").toLocaleLowerCase("de").replaceAll(/\s+/g, " ").trim();
