import { z } from "zod";
import { line, prose } from "#kernel/fields";

/** How a question is answered: one of several, several of many, things put in order. */
export const questionKinds = ["single", "multiple", "order"] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Names of lessons, questions and courses: lower case, joined by hyphens. */
export const courseKey = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

/** What can be chosen or put in order; an order lists its things as they belong. */
export const courseAnswer = z.object({ text: line(300), correct: z.boolean(), explanation: prose(800) });
export type CourseAnswer = z.infer<typeof courseAnswer>;

/** Largest course we keep; two screens of a phone hold six answers. */
export const most = { lessons: 20, questions: 20, answers: 8, lessonText: 20_000 } as const;

export const courseQuestion = z.object({
  key: courseKey,
  kind: z.enum(questionKinds),
  text: line(500),
  answers: z.array(courseAnswer).max(most.answers),
  /** Shown after answering, whatever was answered. */
  explanation: prose(1_500),
});
export type CourseQuestion = z.infer<typeof courseQuestion>;

export const lesson = z.object({
  key: courseKey,
  title: line(160),
  minutes: z.int().min(1).max(60),
  /** Markdown. */
  text: prose(most.lessonText),
  questions: z.array(courseQuestion).max(most.questions),
});
export type Lesson = z.infer<typeof lesson>;

/** A course as it is learned. */
export const course = z.object({
  title: line(160),
  summary: prose(600),
  audience: line(160),
  minutes: z.int().min(1).max(300),
  /** Per cent of the points. */
  passMark: z.int().min(0).max(100),
  lessons: z.array(lesson).max(most.lessons),
  /** The essence in three minutes, Markdown; empty without one. */
  card: prose(3_000),
});
export type Course = z.infer<typeof course>;

/** A course as a file brings it: with the key and version its author gave it. */
export const shippedCourse = course.extend({ key: courseKey, label: line(40) });
export type ShippedCourse = z.infer<typeof shippedCourse>;

export const courseStates = ["draft", "published", "withdrawn"] as const;
export type CourseState = (typeof courseStates)[number];

/** What can be wrong with a course file, or with a draft that is to be published. */
export const courseFaults = [
  "head-missing",
  "head-not-yaml",
  "field-missing",
  "field-wrong",
  "key-missing",
  "key-twice",
  "minutes-missing",
  "text-before-lesson",
  "fence-open",
  "question-not-yaml",
  "kind-unknown",
  "answers-too-few",
  "answers-too-many",
  "no-right-answer",
  "several-right-answers",
  "question-outside",
  "card-too-long",
  "no-lessons",
  "no-questions",
  "lesson-empty",
] as const;
export type CourseFault = (typeof courseFaults)[number];

/** Where something is wrong: the line of the file (counted from 1), and the name of what is meant. */
export const courseProblem = z.object({ line: z.int().nullable(), fault: z.enum(courseFaults), subject: z.string() });
export type CourseProblem = z.infer<typeof courseProblem>;

/** Longest card, in words: what is read in three minutes with looking around (format of shipped courses). */
export const longestCardWords = 150;

/** What somebody answered: the places (from 0) of what was ticked, or the places in the order they were put. */
export const givenChoice = z
  .array(
    z
      .int()
      .min(0)
      .max(most.answers - 1),
  )
  .max(most.answers);
export type GivenChoice = z.infer<typeof givenChoice>;
