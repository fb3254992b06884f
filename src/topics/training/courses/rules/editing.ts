/** How a draft changes: every act takes a course and answers the next one, or the reason why not. */
import { slugOf } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import { most, type Course, type CourseProblem, type CourseQuestion, type Lesson } from "../model.ts";
import { faultOf } from "./questions.ts";
import { questionsOf } from "./scoring.ts";

/** A key made of a text that none of the others has: `absender`, `absender-2` … */
export function freeKey(text: string, taken: readonly string[], otherwise: string): string {
  const slug = slugOf(text);
  // The card is called so, and `constructor` is a name every object knows.
  const base = slug === "" || slug === "constructor" || slug === "karte" ? otherwise : slug;
  if (!taken.includes(base)) return base;
  const numbers = Array.from({ length: taken.length + 1 }, (_, index) => index + 2);
  return `${base}-${numbers.find((number) => !taken.includes(`${base}-${number}`)) ?? taken.length + 2}`;
}

/** An empty course with a title. */
export const emptyCourse = (title: string): Course => ({ title, summary: "", audience: "Alle Beschäftigten", minutes: 15, passMark: 80, lessons: [], card: "" });

export type LessonHead = Pick<Lesson, "title" | "minutes" | "text">;

/** Changes a lesson, or adds one at the end when no key is given. */
export function putLesson(course: Course, key: string | undefined, head: LessonHead): Result<{ course: Course; key: string }, "lesson-unknown" | "too-many-lessons"> {
  const keys = course.lessons.map((one) => one.key);
  if (key === undefined) {
    if (keys.length >= most.lessons) return fail("too-many-lessons");
    const fresh = freeKey(head.title, keys, "lektion");
    return succeed({ course: { ...course, lessons: [...course.lessons, { ...head, key: fresh, questions: [] }] }, key: fresh });
  }
  if (!keys.includes(key)) return fail("lesson-unknown");
  return succeed({ course: { ...course, lessons: course.lessons.map((old) => (old.key === key ? { ...old, ...head } : old)) }, key });
}

/** One place up or down; at the edge it stays where it is. */
export function shiftLesson(course: Course, key: string, direction: "up" | "down"): Result<Course, "lesson-unknown"> {
  const index = course.lessons.findIndex((one) => one.key === key);
  const other = index + (direction === "up" ? -1 : 1);
  const [moved, passed] = [course.lessons[index], course.lessons[other]];
  if (!moved) return fail("lesson-unknown");
  if (!passed) return succeed(course);
  return succeed({ ...course, lessons: course.lessons.map((one, place) => (place === index ? passed : place === other ? moved : one)) });
}

/** The lesson goes with its questions. */
export function dropLesson(course: Course, key: string): Result<Course, "lesson-unknown"> {
  const lessons = course.lessons.filter((one) => one.key !== key);
  return lessons.length === course.lessons.length ? fail("lesson-unknown") : succeed({ ...course, lessons });
}

const withQuestions = (course: Course, lessonKey: string, change: (questions: readonly CourseQuestion[]) => readonly CourseQuestion[]): Course => ({
  ...course,
  lessons: course.lessons.map((one) => (one.key === lessonKey ? { ...one, questions: [...change(one.questions)] } : one)),
});

/** Replaces a question where it stands, or adds it to the end of the lesson. */
export function putQuestion(course: Course, lessonKey: string, question: CourseQuestion): Result<Course, "lesson-unknown" | "too-many-questions"> {
  const home = course.lessons.find(({ key }) => key === lessonKey);
  if (!home) return fail("lesson-unknown");
  if (home.questions.some(({ key }) => key === question.key))
    return succeed(withQuestions(course, lessonKey, (all) => all.map((old) => (old.key === question.key ? question : old))));
  if (home.questions.length >= most.questions) return fail("too-many-questions");
  return succeed(withQuestions(course, lessonKey, (all) => [...all, question]));
}

export function dropQuestion(course: Course, key: string): Result<Course, "question-unknown"> {
  const home = course.lessons.find(({ questions }) => questions.some((one) => one.key === key));
  return home ? succeed(withQuestions(course, home.key, (all) => all.filter((one) => one.key !== key))) : fail("question-unknown");
}

/** What must be settled before a draft is published. */
export function problemsOf(course: Course): CourseProblem[] {
  const problems: CourseProblem[] = [];
  if (course.lessons.length === 0) problems.push({ line: null, fault: "no-lessons", subject: "" });
  else if (questionsOf(course).length === 0) problems.push({ line: null, fault: "no-questions", subject: "" });
  for (const { title, text, questions } of course.lessons) {
    if (text === "") problems.push({ line: null, fault: "lesson-empty", subject: title });
    for (const question of questions) {
      const fault = faultOf(question);
      if (fault !== null) problems.push({ line: null, fault, subject: question.text });
    }
  }
  return problems;
}

/** How large a course is. */
export const sizeOf = (course: Course) => ({ lessons: course.lessons.length, questions: questionsOf(course).length });
