/** What a learner can do. */
import { z } from "zod";
import { line, optional, several, wholeNumber } from "#kernel/fields";
import { cooperativeId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { courseKey, most, questionKinds } from "#topics/training/courses/model";
import { lessonStates } from "./model.ts";

/** Opens a course with the typed code. A refused try is an answer, not a failure. */
export const enterLearning = defineOperation({
  name: "learning.enter",
  kind: "write",
  scope: "public",
  nameless: true,
  input: z.object({ code: line(40) }),
  output: z.discriminatedUnion("stage", [
    z.object({ stage: z.literal("complete"), secret: z.string().optional(), expiresAt: z.iso.datetime() }),
    z.object({ stage: z.literal("refused"), reason: z.enum(["code-wrong", "not-open-yet", "training-closed"]) }),
  ]),
  failures: [],
  reveals: true,
});

/** Ends the session on this device; the code opens the course again. */
export const leaveLearning = defineOperation({ name: "learning.leave", kind: "write", scope: "self", input: z.object({}), output: z.object({}), failures: [] });

const step = z.object({ lesson: courseKey, question: courseKey.nullable() });

/** The whole course with how far it is. */
export const showLearning = defineOperation({
  name: "learning.course",
  kind: "read",
  scope: "self",
  input: z.object({}),
  output: z.object({
    title: z.string(),
    label: z.string(),
    summary: z.string(),
    minutes: z.int(),
    passMark: z.int(),
    memberName: z.string(),
    dueOn: z.string(),
    lessons: z.array(z.object({ key: courseKey, title: z.string(), minutes: z.int(), questions: z.int(), answered: z.int(), state: z.enum(lessonStates) })),
    next: step.nullable(),
    /** Of what was answered; null once passed, because answers are gone then. */
    score: z.object({ percent: z.number(), wrong: z.int() }).nullable(),
    finished: z.boolean(),
    passedOn: z.string().nullable(),
    /** The essence, to be kept; empty before everything was read, or without one. */
    card: z.string(),
    /** May the participation be reported by name here? */
    names: z.boolean(),
    reported: z.boolean(),
  }),
  failures: ["learning-unknown"],
});

/** An answer as it is shown: its place in the question, and once answered what is right and why. */
const shownAnswer = z.object({ place: z.int(), text: z.string(), given: z.boolean(), correct: z.boolean().nullable(), explanation: z.string() });
const shownQuestion = z.object({
  key: courseKey,
  kind: z.enum(questionKinds),
  text: z.string(),
  /** Orders are mixed until answered, then as given. */
  answers: z.array(shownAnswer),
  answered: z.boolean(),
  /** 0 to 1; null where it is not answered, or answers are gone. */
  points: z.number().nullable(),
  explanation: z.string(),
  /** Of an order, once answered: how it belongs. */
  right: z.array(z.string()),
});
export type ShownQuestion = z.infer<typeof shownQuestion>;

/** One lesson with its questions. */
export const showLesson = defineOperation({
  name: "learning.lesson",
  kind: "read",
  scope: "self",
  input: z.object({ lesson: courseKey }),
  output: z.object({
    courseTitle: z.string(),
    key: courseKey,
    title: z.string(),
    minutes: z.int(),
    text: z.string(),
    number: z.int(),
    of: z.int(),
    state: z.enum(lessonStates),
    passed: z.boolean(),
    questions: z.array(shownQuestion),
    previous: courseKey.nullable(),
    /** The step after this lesson; null when nothing is left. */
    next: step.nullable(),
  }),
  failures: ["learning-unknown", "lesson-unknown"],
});

/** A picture of the course. */
export const showPicture = defineOperation({
  name: "learning.picture",
  kind: "read",
  scope: "self",
  input: z.object({ name: line(120) }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["learning-unknown", "picture-unknown"],
  answers: "file",
});

const onward = z.object({ next: step.nullable(), finished: z.boolean(), passed: z.boolean() });

/** A lesson was read. */
export const markLesson = defineOperation({
  name: "learning.read-lesson",
  kind: "write",
  scope: "self",
  input: z.object({ lesson: courseKey }),
  output: onward,
  failures: ["learning-unknown", "lesson-unknown"],
});

const place = wholeNumber(0, most.answers);

/** Answers a question, once: the places of what is ticked, or of an order the place (from 1) of each thing as listed in the course. */
export const answerLearning = defineOperation({
  name: "learning.answer",
  kind: "write",
  scope: "self",
  input: z.object({ lesson: courseKey, question: courseKey, choices: several(place, most.answers), places: several(optional(place), most.answers) }),
  output: onward.extend({ lesson: courseKey, question: courseKey }),
  failures: ["learning-unknown", "lesson-unknown", "question-unknown", "question-answered", "answer-missing", "already-passed"],
});

/** Asks again what was wrong; what was right stays. */
export const repeatLearning = defineOperation({
  name: "learning.repeat",
  kind: "write",
  scope: "self",
  input: z.object({}),
  output: onward,
  failures: ["learning-unknown", "not-finished", "already-passed"],
});

const personName = line(80);

/** Prints a certificate in the name typed; the name is not kept. */
export const certifyLearning = defineOperation({
  name: "learning.certify",
  kind: "write",
  scope: "self",
  input: z.object({ name: personName, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["learning-unknown", "not-passed"],
  answers: "paper",
  reveals: true,
});

/** Tells the own house by name that the course is finished; only where its agreement allows names. */
export const reportLearning = defineOperation({
  name: "learning.report",
  kind: "write",
  scope: "self",
  input: z.object({ name: personName }),
  output: z.object({}),
  failures: ["learning-unknown", "not-passed", "names-not-agreed", "already-reported"],
});

/** Is a certificate genuine? Asked by anybody who holds it: check code and name must fit. */
export const verifyCertificate = defineOperation({
  name: "certificate.verify",
  kind: "write",
  scope: "public",
  input: z.object({ code: line(40), name: personName }),
  output: z.discriminatedUnion("stage", [
    z.object({ stage: z.literal("genuine"), courseTitle: z.string(), courseLabel: z.string(), minutes: z.int(), passedOn: z.string() }),
    z.object({ stage: z.literal("unknown") }),
  ]),
  failures: [],
  reveals: true,
});

/** Forgets what codes have learned thirty days after their campaign closed, and certificates after three years. */
export const forgetLearning = defineOperation({
  name: "learning.forget",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ forgotten: z.int() }),
  failures: [],
});
