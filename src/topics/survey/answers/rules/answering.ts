/** What becomes of an answer somebody sends. */
import { fail, succeed, type Result } from "#kernel/result";
import type { AskedCampaign } from "#topics/survey/delegations/model";
import type { AnswerValue, Definition, Question, Section } from "#topics/survey/questionnaires/model";
import { questionOf } from "#topics/survey/questionnaires/rules/answered";
import { readValue } from "#topics/survey/questionnaires/rules/values";
import { fileEndings, largestFileBytes, type AnswerChange, type StoredAnswer, type ValueFailure } from "../model.ts";
import { lockOf } from "./progress.ts";

/** Sent in place of an option: „weiß nicht“. No option can be called that. */
export const unknownMark = "?";

/** What somebody sends; `value` as it came, `version` the one they saw (0: none). */
export type Given = {
  readonly value?: unknown;
  readonly unknown: boolean;
  readonly clear: boolean;
  readonly remark?: string | undefined;
  readonly version: number;
};

const isBlank = (value: unknown) => value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

type Content = Pick<StoredAnswer, "state" | "value">;

const nothing: Content = { state: "open", value: null };

/** „Weiß nicht“ goes before a value, except where it stood there before and the value is what is new. */
const saysUnknown = ({ value, unknown }: Given, current: StoredAnswer | null) => value === unknownMark || (unknown && !(current?.state === "unknown" && !isBlank(value)));

function contentOf(question: Question, given: Given, current: StoredAnswer | null): Result<Content, ValueFailure> {
  if (given.clear) return succeed(nothing);
  if (saysUnknown(given, current)) return succeed({ state: "unknown" as const, value: null });
  // A file comes by attaching it; whoever could name one would reach files of other questions.
  if (question.kind === "file") return succeed(current?.value ? { state: "answered" as const, value: current.value } : nothing);
  const reading = readValue(question, given.value);
  if (reading.ok) return succeed({ state: "answered" as const, value: reading.value });
  const [fault] = reading.faults;
  return !fault || fault.complaint === "empty" ? succeed(nothing) : fail(`value-${fault.complaint}`);
}

/** Keys in a fixed order: the database keeps objects in an order of its own. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  return typeof value === "object" && value !== null
    ? Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, inner]) => [name, ordered(inner)])
    : value;
};

const sameContent = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));

type Place = { readonly section: Section; readonly question: Question };

/**
 * The change an answer makes, or null when nothing is different (the same form sent twice). Whoever did not see the latest version is told,
 * so that two people on one answer lose nothing.
 */
export function decideAnswer({ section, question }: Place, given: Given, current: StoredAnswer | null): Result<AnswerChange | null, ValueFailure | "answer-changed"> {
  const content = contentOf(question, given, current);
  if (!content.ok) return content;
  const { state, value } = content.value;
  const remark = given.remark ?? current?.remark ?? "";
  const known = current ?? { state: "open", value: null, remark: "", carriedOver: false, version: 0 };
  if (state === known.state && remark === known.remark && !known.carriedOver && sameContent(value, known.value)) return succeed(null);
  if (given.version !== known.version) return fail("answer-changed");
  return succeed({ question: question.key, section: section.key, state, value, remark, carriedOver: false, version: known.version + 1 });
}

/** The place of a question the actor may answer now. */
export function mayAnswer(
  asked: AskedCampaign | undefined,
  question: string,
): Result<{ readonly asked: AskedCampaign } & Place, "campaign-unknown" | "question-unknown" | "campaign-closed" | "response-submitted"> {
  if (!asked) return fail("campaign-unknown");
  const found = questionOf(asked.definition, question);
  if (!found || (asked.handed && !asked.handed.includes(found.section.key))) return fail("question-unknown");
  const lock = lockOf(asked);
  return lock ? fail(lock) : succeed({ asked, ...found });
}

/** The answers of the last period that fit today's questions and have no answer yet; they wait to be confirmed. */
export function planCarryOver(
  definition: Definition,
  earlier: readonly Pick<StoredAnswer, "question" | "state" | "value" | "remark">[],
  current: readonly StoredAnswer[],
): { readonly changes: readonly AnswerChange[]; readonly leftOut: number } {
  const known = new Map(current.map((answer) => [answer.question, answer]));
  const usable = earlier.filter(({ state, question }) => state === "answered" && (known.get(question)?.state ?? "open") === "open" && !known.get(question)?.carriedOver);
  const changes = usable.flatMap(({ question: key, value, remark }): AnswerChange[] => {
    const found = questionOf(definition, key);
    const reading = found ? readValue(found.question, value) : null;
    const here = known.get(key);
    if (!found || !reading?.ok) return [];
    return [
      {
        question: key,
        section: found.section.key,
        state: "open",
        value: reading.value,
        remark: here && here.remark !== "" ? here.remark : remark,
        carriedOver: true,
        version: (here?.version ?? 0) + 1,
      },
    ];
  });
  return { changes, leftOut: usable.length - changes.length };
}

/** Carried-over values become answers. */
export const confirmations = (current: readonly StoredAnswer[]): readonly AnswerChange[] =>
  current
    .filter(({ state, carriedOver, value }) => state === "open" && carriedOver && value !== null)
    .map(({ question, section, value, remark, version }) => ({
      question,
      section,
      state: "answered",
      value,
      remark,
      carriedOver: false,
      version: version + 1,
    }));

const starts = (bytes: Uint8Array, ...signature: readonly number[]) => signature.every((byte, index) => bytes[index] === byte);
const isZip = (bytes: Uint8Array) => starts(bytes, 0x50, 0x4b, 0x03, 0x04);

/** How a file of each kind begins; text has no zero bytes. */
const looksRight: Record<(typeof fileEndings)[number], (bytes: Uint8Array) => boolean> = {
  pdf: (bytes) => starts(bytes, 0x25, 0x50, 0x44, 0x46),
  png: (bytes) => starts(bytes, 0x89, 0x50, 0x4e, 0x47),
  jpg: (bytes) => starts(bytes, 0xff, 0xd8),
  jpeg: (bytes) => starts(bytes, 0xff, 0xd8),
  odt: isZip,
  docx: isZip,
  xlsx: isZip,
  ods: isZip,
  txt: (bytes) => !bytes.includes(0),
};

/** Only files of the named kinds, as large as allowed, whose beginning is what their name says. */
export function acceptFile({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Result<null, "file-kind-refused" | "file-too-large"> {
  if (bytes.length > largestFileBytes) return fail("file-too-large");
  const ending = fileEndings.find((known) => name.toLowerCase().endsWith(`.${known}`));
  return ending && bytes.length > 0 && looksRight[ending](bytes) ? succeed(null) : fail("file-kind-refused");
}

/** A file answers only a question that asks for one. */
export const mayAttach = (
  question: Question,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Result<null, "question-takes-no-file" | "file-kind-refused" | "file-too-large"> => (question.kind === "file" ? acceptFile(file) : fail("question-takes-no-file"));

/** The file a value names; null for every other value. */
export const fileOf = (value: AnswerValue | null): { readonly fileId: string; readonly name: string } | null =>
  typeof value === "object" && value !== null && "fileId" in value ? value : null;

/** Required and missing questions anywhere keep a response from being submitted; „weiß nicht“ does not. */
export const isComplete = (counts: readonly { readonly missing: number }[]): boolean => counts.every(({ missing }) => missing === 0);
