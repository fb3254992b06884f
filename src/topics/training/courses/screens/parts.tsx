/** What the pages of courses share: words, addresses, tags, and a course as it is read. */
import type { Permission } from "#kernel/access";
import type { Operation } from "#kernel/operation";
import type { Visit } from "#kernel/screen";
import { Markdown } from "#ui/markdown";
import type { Tone } from "#ui/markup";
import { Alert, StateTag } from "#ui/parts";
import { choose } from "#ui/words";
import type * as contract from "../contract.ts";
import type { CourseRecord } from "../contract.ts";
import type { CourseFault, CourseProblem, CourseQuestion, CourseState } from "../model.ts";
import { pictureScheme } from "../rules/pictures.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Promised = Extract<(typeof contract)[keyof typeof contract], { readonly failures: readonly string[] }>;
/** An operation, failure or fault without a sentence does not compile. */
type Spoken = {
  readonly operations: Record<Extract<Permission, `course.${string}`>, string>;
  readonly failures: Record<Promised["failures"][number], string>;
  readonly faults: Record<CourseFault, string>;
};

/** The words of courses in the language of the visit. */
export const wordsFor = ({ language }: Pick<Visit, "language">) => choose({ de: de satisfies Spoken, en }, language);

type Params = Pick<Visit, "params">;
export const registerPath = ({ params }: Params) => `/verbund/${params["cooperativeId"]}/kurse`;
export const recordPath = (visit: Params) => `${registerPath(visit)}/${visit.params["courseId"]}`;
export const lessonPath = (visit: Params, key: string) => `${recordPath(visit)}/lektionen/${key}`;

const tones: Record<CourseState, Tone> = { draft: "part", published: "ok", withdrawn: "na" };

export const CourseTag = ({ state, visit }: { state: CourseState; visit: Visit }) => <StateTag tone={tones[state]}>{wordsFor(visit).states[state]}</StateTag>;

/** The way to a page of a course. */
export const trailTo = (record: CourseRecord, visit: Visit, label: string) => [
  { label: wordsFor(visit).register.title, href: registerPath(visit) },
  { label: record.definition.title, href: recordPath(visit) },
  { label },
];

/** Why this cannot be changed here and now; null where it can. */
export const whyNot = ({ state }: Pick<CourseRecord, "state">, visit: Visit): string | null => (state === "draft" ? null : wordsFor(visit).failures["course-published"]);

/** Says why nothing can be changed here. */
export const Frozen = ({ record, visit }: { record: CourseRecord; visit: Visit }) => {
  const reason = whyNot(record, visit);
  return reason === null ? null : <Alert tone="info" title={reason} />;
};

/** Says what was done after an act. */
export const Done = ({ sentences, visit }: { sentences: Readonly<Record<string, string>>; visit: Visit }) => {
  const said = visit.done === null || visit.issues.length > 0 ? undefined : sentences[visit.done];
  return said === undefined ? null : <Alert tone="success" title={said} live />;
};

/** A fault as a sentence, with its line. */
export const sentenceOf = ({ line, fault, subject }: CourseProblem, visit: Visit): string => {
  const words = wordsFor(visit);
  return `${line === null ? "" : `${words.problemLine(line)}: `}${words.faults[fault]}${subject === "" ? "" : `: „${subject}“`}`;
};

/** Lessons name their pictures; where they lie follows from the course. */
export const pictureAt = (visit: Params) => (name: string) =>
  name.startsWith(pictureScheme)
    ? `/api/course.picture?${new URLSearchParams({ cooperativeId: visit.params["cooperativeId"] ?? "", courseId: visit.params["courseId"] ?? "", name: name.slice(pictureScheme.length) }).toString()}`
    : null;

export const LessonText = ({ text, visit }: { text: string; visit: Visit }) => <Markdown text={text} pictureAt={pictureAt(visit)} />;

/** A question with its answers and what is right, for those who prepare it. */
export const ShownQuestion = ({ question, visit }: { question: CourseQuestion; visit: Visit }) => {
  const words = wordsFor(visit);
  const isOrder = question.kind === "order";
  const items = question.answers.map(({ text, correct, explanation }) => (
    <li>
      {isOrder ? null : <StateTag tone={correct ? "ok" : "na"}>{correct ? words.record.right : words.record.wrong}</StateTag>} {text}
      {explanation === "" ? null : <div class="rw-small rw-soft">{explanation}</div>}
    </li>
  ));
  return (
    <>
      <p>
        <strong>{question.text}</strong> <span class="rw-small rw-soft">({words.kinds[question.kind]})</span>
      </p>
      {isOrder ? <ol>{items}</ol> : <ul class="rw-plainlist">{items}</ul>}
      {isOrder ? <p class="rw-small rw-soft">{words.record.orderNote}</p> : null}
      {question.explanation === "" ? null : <p class="rw-small rw-soft">{question.explanation}</p>}
    </>
  );
};

const at = (tree: unknown, name: string): unknown =>
  name.split(".").reduce<unknown>((branch, key) => (typeof branch === "object" && branch !== null ? Reflect.get(branch, key) : undefined), tree);

/** What a form had sent under a name, else what is stored. */
export function filledFrom(visit: Visit, operation: Operation, stored: unknown) {
  const isSent = visit.query["do"] === operation.name && Object.keys(visit.given).length > 0;
  return (name: string): string => {
    const value = at(isSent ? visit.given : stored, name);
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
  };
}
