/** A course file (Markdown with a head and fenced questions) as a course, or every fault with its line. */
import { course, courseKey, longestCardWords, shippedCourse, type CourseFault, type CourseProblem, type CourseQuestion, type Lesson, type ShippedCourse } from "../model.ts";
import { questionFrom } from "./questions.ts";

/** Reads YAML as plain data, or says where it breaks (counted from 1); handed in, because a rule reaches nothing outside. */
export type YamlReader = (text: string) => { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line: number };

export type CourseReading = { readonly ok: true; readonly course: ShippedCourse } | { readonly ok: false; readonly problems: readonly CourseProblem[] };

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** Lines of the file with the number of the first. */
type Stretch = { readonly from: number; readonly lines: readonly string[] };

type Collected = { readonly problems: CourseProblem[] };

const tell = ({ problems }: Collected, line: number | null, [fault, subject = ""]: readonly [CourseFault, string?]): void => {
  problems.push({ line, fault, subject });
};

/** The line of a field within a stretch; the first line where it is not named. */
function lineOf({ from, lines }: Stretch, field: string): number {
  const index = lines.findIndex((line) => line.startsWith(`${field}:`));
  return index < 0 ? from : from + index;
}

/** The head between the two `---`, and what follows. */
function splitHead(lines: readonly string[]): { readonly head: Stretch; readonly body: Stretch } | null {
  if (lines[0]?.trim() !== "---") return null;
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
  return end < 0 ? null : { head: { from: 2, lines: lines.slice(1, end) }, body: { from: end + 2, lines: lines.slice(end + 1) } };
}

const headFields = ["key", "title", "summary", "audience", "minutes", "version", "passMark"] as const;
const headShape = shippedCourse.pick({ key: true, title: true, summary: true, audience: true, minutes: true, label: true, passMark: true });

function readHead(head: Stretch, readYaml: YamlReader, collected: Collected) {
  const read = readYaml(head.lines.join("\n"));
  if (!read.ok || !isFields(read.value)) {
    tell(collected, read.ok ? head.from : head.from + read.line - 1, ["head-not-yaml"]);
    return null;
  }
  const { value } = read;
  const missing = headFields.filter((field) => value[field] === undefined || value[field] === null);
  for (const field of missing) tell(collected, head.from, ["field-missing", field]);
  const parsed = headShape.safeParse({ ...value, label: typeof value["version"] === "number" ? String(value["version"]) : value["version"] });
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => (path[0] === "label" ? "version" : String(path[0]))));
  for (const field of wrong) if (!missing.some((one) => one === field)) tell(collected, lineOf(head, field), ["field-wrong", field]);
  return parsed.success ? parsed.data : null;
}

type Section = { readonly title: string; readonly key: string; readonly facts: string; readonly at: number; readonly body: Stretch };

const headingShape = /^## +(.*?)\s*(?:\{#([^\s}]*)([^}]*)\})?\s*$/;
const fenceShape = /^(```+)\s*([\w-]*)/;

/** Which lines stand inside a fence: headings there are none. */
function fencedLines(lines: readonly string[]): readonly boolean[] {
  let open: string | null = null;
  return lines.map((line) => {
    const mark = fenceShape.exec(line)?.[1];
    const was = open !== null;
    if (mark !== undefined) open = open === null ? mark : line.trim().startsWith(open) ? null : open;
    return was || open !== null;
  });
}

function sectionsOf(body: Stretch, collected: Collected): readonly Section[] {
  const fenced = fencedLines(body.lines);
  const starts = body.lines.flatMap((line, index) => (!fenced[index] && headingShape.test(line) ? [index] : []));
  const before = body.lines.slice(0, starts[0] ?? body.lines.length).findIndex((line) => line.trim() !== "");
  if (before >= 0) tell(collected, body.from + before, ["text-before-lesson"]);
  return starts.map((start, index) => {
    const [, title = "", key = "", facts = ""] = headingShape.exec(body.lines[start] ?? "") ?? [];
    return { title, key, facts, at: body.from + start, body: { from: body.from + start + 1, lines: body.lines.slice(start + 1, starts[index + 1] ?? body.lines.length) } };
  });
}

const questionFence = /^```frage\s*$/;

type Pieces = { readonly text: string; readonly fences: readonly Stretch[] };

/** The text of a lesson without its questions, and each question's lines. */
function takeApart({ from, lines }: Stretch, collected: Collected): Pieces {
  const text: string[] = [];
  const fences: Stretch[] = [];
  let fence: { from: number; lines: string[] } | null = null;
  for (const [index, line] of lines.entries()) {
    if (fence === null && questionFence.test(line)) fence = { from: from + index + 1, lines: [] };
    else if (fence !== null && line.trim() === "```") {
      fences.push(fence);
      fence = null;
    } else if (fence === null) text.push(line);
    else fence.lines.push(line);
  }
  if (fence !== null) tell(collected, fence.from - 1, ["fence-open"]);
  return { text: text.join("\n").trim(), fences };
}

function readQuestion(fence: Stretch, readYaml: YamlReader, collected: Collected): CourseQuestion | null {
  const read = readYaml(fence.lines.join("\n"));
  if (!read.ok || !isFields(read.value)) {
    tell(collected, read.ok ? fence.from : fence.from + read.line - 1, ["question-not-yaml"]);
    return null;
  }
  const made = questionFrom(read.value);
  if (made.ok) return made.value;
  for (const { field, fault, subject } of made.faults) tell(collected, lineOf(fence, field), [fault, subject]);
  return null;
}

const minutesIn = (facts: string): number | null => {
  const found = /\bminuten=(\d{1,2})\b/.exec(facts)?.[1];
  return found === undefined || Number(found) < 1 || Number(found) > 60 ? null : Number(found);
};

function readLesson(section: Section, readYaml: YamlReader, collected: Collected): Lesson {
  const { text, fences } = takeApart(section.body, collected);
  const minutes = minutesIn(section.facts);
  if (minutes === null) tell(collected, section.at, ["minutes-missing", section.title]);
  if (text === "") tell(collected, section.at, ["lesson-empty", section.title]);
  const questions = fences.flatMap((fence) => readQuestion(fence, readYaml, collected) ?? []);
  return { key: section.key, title: section.title, minutes: minutes ?? 1, text, questions };
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

function readCard(section: Section | undefined, collected: Collected): string {
  if (!section) return "";
  const { text, fences } = takeApart(section.body, collected);
  for (const fence of fences) tell(collected, fence.from - 1, ["question-outside"]);
  if (wordsIn(text) > longestCardWords) tell(collected, section.at, ["card-too-long", String(wordsIn(text))]);
  return text;
}

/** Every name is one and only once: lessons among themselves, questions over the whole course. */
function checkNames(sections: readonly Section[], lessons: readonly Lesson[], collected: Collected): void {
  const seen = new Set<string>();
  for (const { key, title, at } of sections) {
    if (!courseKey.safeParse(key).success) tell(collected, at, ["key-missing", title]);
    else if (seen.has(key)) tell(collected, at, ["key-twice", key]);
    seen.add(key);
  }
  const questions = new Set<string>();
  for (const [index, { questions: asked }] of lessons.entries())
    for (const { key } of asked) {
      const section = sections[index];
      const line = section?.body.lines.findIndex((text) => new RegExp(`^id:\\s*["']?${key}["']?\\s*$`).test(text)) ?? -1;
      if (questions.has(key)) tell(collected, section === undefined ? null : section.body.from + Math.max(line, 0), ["key-twice", key]);
      questions.add(key);
    }
}

/** What a heading calls the card. */
const cardKey = "karte";

/** Reads a course file; answers the course, or all faults in the order of their lines. */
export function readCourse(text: string, readYaml: YamlReader): CourseReading {
  const collected: Collected = { problems: [] };
  const parts = splitHead(text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/));
  if (!parts) return { ok: false, problems: [{ line: 1, fault: "head-missing", subject: "" }] };
  const head = readHead(parts.head, readYaml, collected);
  const sections = sectionsOf(parts.body, collected);
  const [cards, lessonSections] = [sections.filter(({ key }) => key === cardKey), sections.filter(({ key }) => key !== cardKey)];
  const lessons = lessonSections.map((section) => readLesson(section, readYaml, collected));
  checkNames(lessonSections, lessons, collected);
  const card = readCard(cards[0], collected);
  if (lessons.length === 0) tell(collected, parts.body.from, ["no-lessons"]);
  const isAsked = lessonSections.some(({ body }) => body.lines.some((line) => questionFence.test(line)));
  if (lessons.length > 0 && !isAsked) tell(collected, parts.body.from, ["no-questions"]);
  const whole = head === null ? null : course.safeParse({ ...head, lessons, card });
  if (whole && !whole.success && collected.problems.length === 0)
    for (const { path } of whole.error.issues) tell(collected, lessonSections[Number(path[1])]?.at ?? null, ["field-wrong", path.map(String).join(".")]);
  const problems = collected.problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return problems.length > 0 || head === null || !whole?.success ? { ok: false, problems } : { ok: true, course: { ...whole.data, key: head.key, label: head.label } };
}
