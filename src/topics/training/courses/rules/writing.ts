/** A course as a file: what is written here is read back as the same course. */
import type { Course, CourseQuestion, Lesson } from "../model.ts";
import { writtenKind } from "./questions.ts";

/** A text in one line of YAML, quoted so that nothing in it means something. */
const quoted = (text: string): string => JSON.stringify(text);

function writeQuestion({ key, kind, text, answers, explanation }: CourseQuestion): string {
  const head = ["```frage", `id: ${key}`, `art: ${writtenKind(kind)}`, `text: ${quoted(text)}`];
  const order = ["folge:", ...answers.map((answer) => `  - ${quoted(answer.text)}`)];
  const choices = [
    "antworten:",
    ...answers.flatMap((answer) => [
      `  - text: ${quoted(answer.text)}`,
      ...(answer.correct ? ["    richtig: true"] : []),
      ...(answer.explanation === "" ? [] : [`    erklaerung: ${quoted(answer.explanation)}`]),
    ]),
  ];
  return [...head, ...(kind === "order" ? order : choices), ...(explanation === "" ? [] : [`erklaerung: ${quoted(explanation)}`]), "```"].join("\n");
}

const writeLesson = ({ key, title, minutes, text, questions }: Lesson): string =>
  [`## ${title} {#${key} minuten=${minutes}}`, text, ...questions.map(writeQuestion)].filter((part) => part !== "").join("\n\n");

/** The file of a course. */
export function writeCourse(course: Course, { key, label }: { readonly key: string; readonly label: string }): string {
  const head = [
    "---",
    `key: ${key}`,
    `title: ${quoted(course.title)}`,
    `summary: ${quoted(course.summary)}`,
    `audience: ${quoted(course.audience)}`,
    `minutes: ${course.minutes}`,
    `version: ${quoted(label)}`,
    `passMark: ${course.passMark}`,
    "---",
  ].join("\n");
  const card = course.card === "" ? [] : [`## Karte {#karte}\n\n${course.card}`];
  return `${[head, ...course.lessons.map(writeLesson), ...card].join("\n\n")}\n`;
}
