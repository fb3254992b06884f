/** A question as a file writes it, and what makes a question askable. */
import { courseKey, courseQuestion, most, type CourseAnswer, type CourseFault, type CourseQuestion, type QuestionKind } from "../model.ts";

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** A fault with the field of the file it stands in. */
export type QuestionFault = { readonly field: string; readonly fault: CourseFault; readonly subject: string };

const kinds: Readonly<Record<string, QuestionKind>> = { einfach: "single", mehrfach: "multiple", reihenfolge: "order" };
const kindWords: Readonly<Record<QuestionKind, string>> = { single: "einfach", multiple: "mehrfach", order: "reihenfolge" };

/** How a file calls a kind of question. */
export const writtenKind = (kind: QuestionKind): string => kindWords[kind];

const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "");

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const answersOf = (fields: Fields, kind: QuestionKind): CourseAnswer[] =>
  kind === "order"
    ? listOf(fields["folge"]).map((item) => ({ text: textOf(item), correct: true, explanation: "" }))
    : listOf(fields["antworten"]).map((item) => ({
        text: isFields(item) ? textOf(item["text"]) : textOf(item),
        correct: isFields(item) && item["richtig"] === true,
        explanation: isFields(item) ? textOf(item["erklaerung"]) : "",
      }));

/** Fewest answers of a choice or an order: with one there is nothing to decide. */
const fewest = 2;

/** Why a question cannot be asked; nothing where it can. */
export function faultOf({ kind, answers }: Pick<CourseQuestion, "kind" | "answers">): CourseFault | null {
  if (answers.length < fewest) return "answers-too-few";
  if (answers.length > most.answers) return "answers-too-many";
  const right = answers.filter(({ correct }) => correct).length;
  if (kind !== "order" && right === 0) return "no-right-answer";
  return kind === "single" && right > 1 ? "several-right-answers" : null;
}

/** A question from its fields in a file; all its faults otherwise. */
export function questionFrom(fields: Fields): { readonly ok: true; readonly value: CourseQuestion } | { readonly ok: false; readonly faults: readonly QuestionFault[] } {
  const key = textOf(fields["id"]);
  const kind = kinds[textOf(fields["art"])];
  const faults: QuestionFault[] = [];
  if (!courseKey.safeParse(key).success) faults.push({ field: "id", fault: "key-missing", subject: key });
  if (textOf(fields["text"]) === "") faults.push({ field: "text", fault: "field-missing", subject: "text" });
  if (kind === undefined) return { ok: false, faults: [...faults, { field: "art", fault: "kind-unknown", subject: textOf(fields["art"]) }] };
  const question = { key, kind, text: textOf(fields["text"]), answers: answersOf(fields, kind), explanation: textOf(fields["erklaerung"]) };
  const field = kind === "order" ? "folge" : "antworten";
  const unaskable = faultOf(question);
  if (unaskable !== null) faults.push({ field, fault: unaskable, subject: key });
  const parsed = courseQuestion.safeParse(question);
  if (faults.length === 0 && !parsed.success) faults.push({ field, fault: "field-wrong", subject: key });
  return faults.length === 0 && parsed.success ? { ok: true, value: parsed.data } : { ok: false, faults };
}
