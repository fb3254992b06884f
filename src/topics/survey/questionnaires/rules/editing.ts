/** How a draft changes: every act takes a definition and answers the next one, or the reason why not. */
import { slugOf } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import type { Definition, Question, Section } from "../model.ts";

/** The largest questionnaire we keep: sections, questions in a section, checks (as in the model). */
export const most = { sections: 30, questions: 40, options: 30, columns: 10, checks: 60 } as const;

/** A key made of a text that none of the others has: `backup`, `backup-2` … */
export function freeKey(text: string, taken: readonly string[], otherwise: string): string {
  const slug = slugOf(text);
  const base = slug === "" || slug === "constructor" ? otherwise : slug;
  if (!taken.includes(base)) return base;
  const numbers = Array.from({ length: taken.length + 1 }, (_, index) => index + 2);
  return `${base}-${numbers.find((number) => !taken.includes(`${base}-${number}`)) ?? taken.length + 2}`;
}

type Edited<Failure extends string> = Result<Definition, Failure>;

const withSections = (definition: Definition, sections: readonly Section[]): Definition => ({ ...definition, sections: [...sections] });

const swapped = <Item>(items: readonly Item[], index: number, by: -1 | 1): Item[] => {
  const next = [...items];
  const [a, b] = [items[index], items[index + by]];
  if (a === undefined || b === undefined) return next;
  next[index] = b;
  next[index + by] = a;
  return next;
};

export type Direction = "up" | "down";
const step = { up: -1, down: 1 } as const;

/** All keys of questions in a definition. */
export const questionKeys = (definition: Definition): readonly string[] => definition.sections.flatMap(({ questions }) => questions.map(({ key }) => key));

export type SectionHead = Omit<Section, "key" | "questions">;

/** Changes the head of a section, or adds a section at the end when no key is given. */
export function putSection(
  definition: Definition,
  key: string | undefined,
  head: SectionHead,
): Result<{ definition: Definition; key: string }, "section-unknown" | "too-many-sections"> {
  const keys = definition.sections.map((section) => section.key);
  if (key === undefined) {
    if (keys.length >= most.sections) return fail("too-many-sections");
    const fresh = { ...head, key: freeKey(head.title, keys, "abschnitt"), questions: [] };
    return succeed({ definition: withSections(definition, [...definition.sections, fresh]), key: fresh.key });
  }
  if (!keys.includes(key)) return fail("section-unknown");
  return succeed({
    definition: withSections(
      definition,
      definition.sections.map((old) => (old.key === key ? { ...head, key, questions: old.questions } : old)),
    ),
    key,
  });
}

/** One place up or down; at the edge it stays where it is. */
export function shiftSection(definition: Definition, key: string, direction: Direction): Edited<"section-unknown"> {
  const index = definition.sections.findIndex((section) => section.key === key);
  return index < 0 ? fail("section-unknown") : succeed(withSections(definition, swapped(definition.sections, index, step[direction])));
}

/** The section goes with all its questions. */
export function dropSection(definition: Definition, key: string): Edited<"section-unknown"> {
  const kept = definition.sections.filter((section) => section.key !== key);
  return kept.length === definition.sections.length ? fail("section-unknown") : succeed(withSections(definition, kept));
}

const mapQuestions = (definition: Definition, change: (questions: Section["questions"], section: Section) => Section["questions"]): Definition =>
  withSections(
    definition,
    definition.sections.map((section) => ({ ...section, questions: change(section.questions, section) })),
  );

/** Adds a question at the end of a section. */
export function addQuestion(definition: Definition, section: string, question: Question): Edited<"section-unknown" | "question-key-taken" | "too-many-questions"> {
  const home = definition.sections.find(({ key }) => key === section);
  if (!home) return fail("section-unknown");
  if (questionKeys(definition).includes(question.key)) return fail("question-key-taken");
  if (home.questions.length >= most.questions) return fail("too-many-questions");
  return succeed(mapQuestions(definition, (questions, { key }) => (key === section ? [...questions, question] : questions)));
}

/** Replaces a question where it stands; in another section it goes to the end. */
export function replaceQuestion(definition: Definition, section: string, question: Question): Edited<"section-unknown" | "question-unknown" | "too-many-questions"> {
  const home = definition.sections.find(({ key }) => key === section);
  if (!home) return fail("section-unknown");
  if (home.questions.some(({ key }) => key === question.key))
    return succeed(mapQuestions(definition, (questions) => questions.map((old) => (old.key === question.key ? question : old))));
  if (!questionKeys(definition).includes(question.key)) return fail("question-unknown");
  if (home.questions.length >= most.questions) return fail("too-many-questions");
  return succeed(
    mapQuestions(definition, (questions, { key }) => {
      const others = questions.filter((old) => old.key !== question.key);
      return key === section ? [...others, question] : others;
    }),
  );
}

/** One place up or down; at the edge of its section it goes to the neighbouring section. */
export function shiftQuestion(definition: Definition, key: string, direction: Direction): Edited<"question-unknown"> {
  const home = definition.sections.findIndex(({ questions }) => questions.some((question) => question.key === key));
  const section = definition.sections[home];
  const index = section?.questions.findIndex((question) => question.key === key) ?? -1;
  const question = section?.questions[index];
  if (!section || !question) return fail("question-unknown");
  const by = step[direction];
  if (section.questions[index + by]) return succeed(mapQuestions(definition, (questions, { key: at }) => (at === section.key ? swapped(questions, index, by) : questions)));
  const neighbour = definition.sections[home + by];
  if (!neighbour || neighbour.questions.length >= most.questions) return succeed(definition);
  return succeed(
    mapQuestions(definition, (questions, { key: at }) => {
      if (at === section.key) return questions.filter((one) => one.key !== key);
      if (at !== neighbour.key) return questions;
      return direction === "up" ? [...questions, question] : [question, ...questions];
    }),
  );
}

/** Conditions and checks that refer to it stay and show up as problems: whoever removes decides about them. */
export function dropQuestion(definition: Definition, key: string): Edited<"question-unknown"> {
  if (!questionKeys(definition).includes(key)) return fail("question-unknown");
  return succeed(mapQuestions(definition, (questions) => questions.filter((question) => question.key !== key)));
}

/** How large a questionnaire is. */
export const sizeOf = ({ sections }: Pick<Definition, "sections">) => ({
  sections: sections.length,
  questions: sections.reduce((sum, { questions }) => sum + questions.length, 0),
  minutes: sections.reduce((sum, { minutes }) => sum + minutes, 0),
});
