/** What can be done with courses. */
import { z } from "zod";
import { line, optional, prose, several, upload, wholeNumber } from "#kernel/fields";
import { cooperativeId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { course, courseKey, courseProblem, courseStates, most, questionKinds } from "./model.ts";

const inCooperative = { cooperativeId };
const one = { ...inCooperative, courseId: objectId };
/** A draft as its writer saw it. */
const edited = { ...one, revision: wholeNumber(1, 1_000_000) };

const courseEntry = z.object({
  id: objectId,
  key: courseKey,
  label: z.string(),
  state: z.enum(courseStates),
  shipped: z.boolean(),
  title: z.string(),
  summary: z.string(),
  audience: z.string(),
  minutes: z.int(),
  lessons: z.int(),
  questions: z.int(),
  changedAt: z.date(),
});
export type CourseEntry = z.infer<typeof courseEntry>;

const shippedEntry = z.object({
  key: courseKey,
  label: z.string(),
  title: z.string(),
  summary: z.string(),
  audience: z.string(),
  minutes: z.int(),
  lessons: z.int(),
  questions: z.int(),
  /** What the cooperative has of it. */
  adopted: z.enum(["not", "older", "current"]),
});
export type ShippedEntry = z.infer<typeof shippedEntry>;

/** The cooperative's courses, drafts first, and what the product brings along. */
export const listCourses = defineOperation({
  name: "course.list",
  kind: "read",
  scope: "cooperative",
  input: z.object(inCooperative),
  output: z.object({ courses: z.array(courseEntry), shipped: z.array(shippedEntry) }),
  failures: [],
});

const courseRecord = z.object({
  id: objectId,
  key: courseKey,
  label: z.string(),
  state: z.enum(courseStates),
  shipped: z.boolean(),
  revision: z.int(),
  definition: course,
  changedAt: z.date(),
  changedBy: z.string().nullable(),
  publishedAt: z.date().nullable(),
  /** What must be settled before publishing; empty for what is published. */
  problems: z.array(courseProblem),
  pictures: z.array(z.string()),
  versions: z.array(z.object({ id: objectId, label: z.string(), state: z.enum(courseStates), publishedAt: z.date().nullable() })),
});
export type CourseRecord = z.infer<typeof courseRecord>;

export const readCourse = defineOperation({
  name: "course.read",
  kind: "read",
  scope: "cooperative",
  input: z.object(one),
  output: courseRecord,
  failures: ["course-unknown"],
});

const made = z.object({ courseId: objectId });

/** Takes shipped courses over as they are; without a key all that are not here in their newest version. */
export const adoptCourses = defineOperation({
  name: "course.adopt",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, key: optional(courseKey) }),
  output: z.object({ adopted: z.array(z.string()) }),
  failures: ["shipped-unknown", "already-adopted"],
});

/** A new, empty course with a title, or the next version of `fromId`. */
export const draftCourse = defineOperation({
  name: "course.draft",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, fromId: optional(objectId), title: optional(line(160)) }).superRefine(({ fromId, title }, context) => {
    if (fromId === undefined && title === undefined) context.addIssue({ code: "invalid_type", expected: "string", path: ["title"] });
  }),
  output: made,
  failures: ["course-unknown", "draft-open"],
});

const saved = z.object({ revision: z.int() });
const notEditable = ["course-unknown", "course-published", "course-changed"] as const;

export const saveCourseHead = defineOperation({
  name: "course.save-head",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    ...edited,
    title: line(160),
    label: line(40),
    summary: prose(600),
    audience: line(160),
    minutes: wholeNumber(1, 300),
    passMark: wholeNumber(0, 100),
    card: prose(3_000),
  }),
  output: saved,
  failures: [...notEditable],
});

/** Without `lesson` a new one is added at the end. */
export const saveLesson = defineOperation({
  name: "course.save-lesson",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, lesson: optional(courseKey), title: line(160), minutes: wholeNumber(1, 60), text: prose(most.lessonText) }),
  output: saved.extend({ lesson: courseKey }),
  failures: [...notEditable, "lesson-unknown", "too-many-lessons"],
});

export const moveLesson = defineOperation({
  name: "course.move-lesson",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, lesson: courseKey, direction: z.enum(["up", "down"]) }),
  output: saved,
  failures: [...notEditable, "lesson-unknown"],
});

export const removeLesson = defineOperation({
  name: "course.remove-lesson",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, lesson: courseKey }),
  output: saved,
  failures: [...notEditable, "lesson-unknown"],
});

/** An answer as the form sends it; a row without text is left out. */
const answerFields = z.object({
  text: prose(300).default(""),
  correct: z.preprocess((value) => value === true || value === "true", z.boolean()),
  explanation: prose(800).default(""),
});

/** Without `question` a new one is added at the end of the lesson. An order lists its answers as they belong. */
export const saveCourseQuestion = defineOperation({
  name: "course.save-question",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    ...edited,
    lesson: courseKey,
    question: optional(courseKey),
    kind: z.enum(questionKinds),
    text: line(500),
    explanation: prose(1_500).default(""),
    answers: several(answerFields, most.answers),
  }),
  output: saved.extend({ question: courseKey }),
  failures: [...notEditable, "lesson-unknown", "question-unknown", "too-many-questions", "answers-too-few", "no-right-answer", "several-right-answers"],
});

export const removeCourseQuestion = defineOperation({
  name: "course.remove-question",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, question: courseKey }),
  output: saved,
  failures: [...notEditable, "question-unknown"],
});

/** Adds a picture (PNG or JPEG) that lessons show as `![What it shows](bild:name)`. */
export const attachPicture = defineOperation({
  name: "course.attach",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...edited, file: upload }),
  output: z.object({ name: z.string() }),
  failures: [...notEditable, "file-kind-refused", "file-too-large", "picture-exists", "quota-exceeded"],
});

const file = z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) });

export const readPicture = defineOperation({
  name: "course.picture",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...one, name: line(120) }),
  output: file,
  failures: ["picture-unknown"],
  answers: "file",
});

/** A published version never changes; campaigns may use it from now on. */
export const publishCourse = defineOperation({
  name: "course.publish",
  kind: "write",
  scope: "cooperative",
  input: z.object(edited),
  output: saved,
  failures: [...notEditable, "course-incomplete", "label-taken"],
});

/** A published version is no longer offered to new campaigns; a draft is thrown away. */
export const withdrawCourse = defineOperation({
  name: "course.withdraw",
  kind: "write",
  scope: "cooperative",
  input: z.object(one),
  output: z.object({ state: z.enum(["withdrawn", "removed"]) }),
  failures: ["course-unknown", "course-withdrawn"],
});

/** The course as Markdown, in the format it is imported in. */
export const exportCourse = defineOperation({
  name: "course.export",
  kind: "read",
  scope: "cooperative",
  input: z.object(one),
  output: file,
  failures: ["course-unknown"],
  answers: "file",
  logged: true,
});

/** The published course as a SCORM 1.2 package for another learning platform. */
export const packCourse = defineOperation({
  name: "course.scorm",
  kind: "read",
  scope: "cooperative",
  input: z.object(one),
  output: file,
  failures: ["course-unknown", "course-not-published"],
  answers: "file",
  logged: true,
});

/** Reads a course file into a draft; a faulty file changes nothing and names the line of every fault. */
export const importCourse = defineOperation({
  name: "course.import",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, file: upload }),
  output: z.discriminatedUnion("stage", [
    z.object({ stage: z.literal("complete"), courseId: objectId }),
    z.object({ stage: z.literal("refused"), problems: z.array(courseProblem) }),
  ]),
  failures: ["file-not-text", "draft-open"],
  reveals: true,
});
