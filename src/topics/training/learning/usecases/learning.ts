/** Reading lessons, answering questions, finishing. */
import type { Session } from "#kernel/operation";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type Means, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { letterName } from "#topics/members/rules/naming";
import { findNamesAllowed } from "#topics/training/campaigns/store/agreements";
import type { CourseQuestion } from "#topics/training/courses/model";
import { questionsOf, pointsOf, scoreOf, seedOf, shuffledPlaces } from "#topics/training/courses/rules/scoring";
import { findPublished } from "#topics/training/courses/store/courses";
import { findPicture } from "#topics/training/courses/store/pictures";
import { answerLearning, markLesson, repeatLearning, showLearning, showLesson, showPicture, type ShownQuestion } from "../contract.ts";
import type { LearnedCourse, Learning, LearningProgress } from "../model.ts";
import { answerQuestion, hasPassed, isFinished, lessonState, nextStep, orderFrom, readLesson, repeatWrong } from "../rules.ts";
import { findLearning, findLearningSession, findSurroundings, saveProgress } from "../store/learning.ts";

type Asking = Session<Tx, Means>;
type Opened = { readonly learning: Learning; readonly course: LearnedCourse };

/** What the session learns, with the version of the course it began with. */
export async function openLearning({ tx, actor, now }: Asking, locked: boolean): Promise<Result<Opened, "learning-unknown">> {
  const session = actor.credential ? await findLearningSession(tx, actor.credential, now) : undefined;
  const learning = session ? await findLearning(tx, session, locked) : undefined;
  const course = learning ? await findPublished(tx, learning) : undefined;
  return learning && course ? succeed({ learning, course }) : fail("learning-unknown");
}

const read = implement(showLearning, async (session) => {
  const opened = await openLearning(session, false);
  if (!opened.ok) return opened;
  const { learning, course } = opened.value;
  const { definition, label } = course;
  const [around, names] = [await findSurroundings(session.tx, learning), await findNamesAllowed(session.tx, learning.memberId)];

  const { progress, passedOn, reported } = learning;
  const passed = passedOn !== null;
  const { percent, answered } = scoreOf(definition, progress.answers);
  const wrong = questionsOf(definition).filter((question) => Object.hasOwn(progress.answers, question.key) && pointsOf(question, progress.answers[question.key] ?? []) < 1).length;
  const finished = passed || isFinished(definition, progress);
  return succeed({
    title: definition.title,
    label,
    summary: definition.summary,
    minutes: definition.minutes,
    passMark: definition.passMark,
    memberName: letterName(around.member),
    dueOn: around.dueOn,
    lessons: definition.lessons.map((lesson) => ({
      key: lesson.key,
      title: lesson.title,
      minutes: lesson.minutes,
      questions: lesson.questions.length,
      answered: passed ? lesson.questions.length : lesson.questions.filter(({ key }) => Object.hasOwn(progress.answers, key)).length,
      state: passed ? ("done" as const) : lessonState(lesson, progress),
    })),
    next: passed ? null : nextStep(definition, progress),
    score: passed || answered === 0 ? null : { percent, wrong },
    finished,
    passedOn,
    card: finished ? definition.card : "",
    names,
    reported,
  });
});

/** A question as the learner may see it now: what is right only once it is answered, or everything is passed. */
function shownQuestion(question: CourseQuestion, { learning }: Opened): ShownQuestion {
  const { key, kind, text, answers, explanation } = question;
  const given = Object.hasOwn(learning.progress.answers, key) ? (learning.progress.answers[key] ?? []) : null;
  const open = given === null && learning.passedOn === null;
  const mixed = kind === "order" ? (given ?? (open ? shuffledPlaces(answers.length, seedOf(`${learning.id} ${key}`)) : null)) : null;
  const places = mixed ?? answers.map((_, place) => place);
  return {
    key,
    kind,
    text,
    answered: !open,
    points: given === null ? null : pointsOf(question, given),
    explanation: open ? "" : explanation,
    right: open || kind !== "order" ? [] : answers.map((answer) => answer.text),
    answers: places.map((place, index) => {
      const answer = answers[place];
      const correct = kind === "order" ? place === index : (answer?.correct ?? false);
      return { place, text: answer?.text ?? "", given: given?.includes(place) ?? false, correct: open ? null : correct, explanation: open ? "" : (answer?.explanation ?? "") };
    }),
  };
}

const lesson = implement(showLesson, async (session, { lesson: key }) => {
  const opened = await openLearning(session, false);
  if (!opened.ok) return opened;
  const { learning, course } = opened.value;
  const { lessons, title } = course.definition;
  const index = lessons.findIndex((one) => one.key === key);
  const shown = lessons[index];
  if (!shown) return fail("lesson-unknown");

  const passed = learning.passedOn !== null;
  const following = lessons[index + 1];
  return succeed({
    courseTitle: title,
    key,
    title: shown.title,
    minutes: shown.minutes,
    text: shown.text,
    number: index + 1,
    of: lessons.length,
    state: passed ? ("done" as const) : lessonState(shown, learning.progress),
    passed,
    questions: shown.questions.map((question) => shownQuestion(question, opened.value)),
    previous: lessons[index - 1]?.key ?? null,
    next: passed ? (following ? { lesson: following.key, question: null } : null) : nextStep(course.definition, learning.progress),
  });
});

const picture = implement(showPicture, async (session, { name }) => {
  const opened = await openLearning(session, false);
  if (!opened.ok) return opened;
  const { learning, course } = opened.value;
  const fileId = await findPicture(session.tx, { cooperativeId: learning.cooperativeId, key: course.key, name });
  const file = fileId === null ? null : await session.means.files.fetchShared(session.tx, learning.cooperativeId, fileId);
  if (!file) return fail("picture-unknown");

  return succeed({ name: file.name, mediaType: file.mediaType, content: file.content });
});

/** Keeps the next progress; once the course is passed its answers are forgotten. */
async function keep({ tx, now, touch }: Asking, { learning, course }: Opened, progress: LearningProgress) {
  const passed = learning.passedOn !== null || hasPassed(course.definition, progress);
  const passedOn = passed ? (learning.passedOn ?? dayIn(now)) : null;
  const kept = passed ? { read: course.definition.lessons.map(({ key }) => key), answers: {} } : progress;

  await saveProgress(tx, learning, { progress: kept, passedOn });
  touch({ object: "learning" });
  return succeed({ next: passed ? null : nextStep(course.definition, progress), finished: passed || isFinished(course.definition, progress), passed });
}

const mark = implement(markLesson, async (session, { lesson: key }) => {
  const opened = await openLearning(session, true);
  if (!opened.ok) return opened;
  const { learning, course } = opened.value;

  const progress = readLesson(course.definition, learning.progress, key);
  if (!progress.ok) return progress;

  return keep(session, opened.value, progress.value);
});

const answer = implement(answerLearning, async (session, { lesson: key, question, choices, places }) => {
  const opened = await openLearning(session, true);
  if (!opened.ok) return opened;
  const { learning, course } = opened.value;

  if (learning.passedOn !== null) return fail("already-passed");
  const ordered = places.length > 0 && places.every((one) => one !== undefined) ? orderFrom(places.map((one) => one ?? 0)) : [];
  const progress = answerQuestion(course.definition, learning.progress, { lesson: key, question, choice: choices.length > 0 ? choices : ordered });
  if (!progress.ok) return progress;

  const kept = await keep(session, opened.value, progress.value);
  return succeed({ ...kept.value, lesson: key, question });
});

const repeat = implement(repeatLearning, async (session) => {
  const opened = await openLearning(session, true);
  if (!opened.ok) return opened;
  const { learning, course } = opened.value;

  if (learning.passedOn !== null) return fail("already-passed");
  const progress = repeatWrong(course.definition, learning.progress);
  if (!progress.ok) return progress;

  return keep(session, opened.value, progress.value);
});

export const learnUseCases: readonly UseCase[] = [read, lesson, picture, mark, answer, repeat];
