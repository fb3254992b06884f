/** What is counted when the comparison is released, and what one member gets to see of it. */
import { sizeClasses, type SizeClass } from "#topics/members/model";
import type { AnswerValues, Definition, Question } from "#topics/survey/questionnaires/model";
import { questionsOf, ratedQuestions, weightedValue } from "#topics/survey/questionnaires/rules/answered";
import type { ComparedQuestion, Quartiles, TallyRow, Voice } from "../model.ts";
import { figuresOf } from "./figures.ts";
import { askedVoices, choicesOf, chosenBy, numbersOf } from "./questions.ts";
import { groupFor, isShown, type CountedBySize } from "./secrecy.ts";
import { quantile, roughly } from "./spread.ts";

/** Under these names stand counts that are no choice; no key may contain a colon. */
export const answered = ":answered";
export const unknown = ":unknown";
export const everybody = ":counted";
/** The value of a section, under the section's key. */
export const sectionPlace = (key: string): string => `section:${key}`;

const isCompared = ({ kind }: Question) => kind === "single" || kind === "multiple" || kind === "scale" || kind === "number" || kind === "money";

type Mark = { readonly question: string; readonly choice: string; readonly size: SizeClass };

function marksOf(question: Question, voices: readonly Voice[]): readonly Mark[] {
  const numbers = numbersOf(question, voices).map(({ size, value }): Mark => ({
    question: question.key,
    choice: String(roughly(value)),
    size,
  }));
  const choices = voices.flatMap((voice) => {
    const chosen = chosenBy(question, voice).map((choice): Mark => ({ question: question.key, choice, size: voice.size }));
    if (voice.unknown.has(question.key)) return [{ question: question.key, choice: unknown, size: voice.size }];
    return voice.values[question.key] === undefined || voice.values[question.key] === null ? [] : [...chosen, { question: question.key, choice: answered, size: voice.size }];
  });
  return [...numbers, ...choices];
}

/** The counts of a closed campaign: choices and rounded numbers by question and size class, and the values of sections. */
export function tallyOf(definition: Definition, voices: readonly Voice[]): readonly TallyRow[] {
  const asked = askedVoices(definition, voices);
  const marks: Mark[] = voices.map(({ size }) => ({ question: everybody, choice: everybody, size }));
  for (const { question } of questionsOf(definition)) if (isCompared(question)) marks.push(...marksOf(question, asked(question.key)));
  for (const [key, values] of figuresOf(definition, voices).sections)
    marks.push(...values.map(({ size, value }) => ({ question: sectionPlace(key), choice: String(Math.round(value)), size })));
  const counted = Map.groupBy(marks, ({ question, choice, size }) => `${question} ${choice} ${size}`);
  return [...counted.values()].flatMap((same) => (same[0] ? [{ ...same[0], members: same.length }] : []));
}

/** The counts one reader may use: those of their group, added up over its size classes. */
type Seen = ReadonlyMap<string, ReadonlyMap<string, number>>;

function seenBy(tally: readonly TallyRow[], group: "own-size" | "all", own: SizeClass): Seen {
  const seen = new Map<string, Map<string, number>>();
  for (const { question, choice, size, members } of tally) {
    if (group === "own-size" && size !== own) continue;
    const choices = seen.get(question) ?? new Map<string, number>();
    choices.set(choice, (choices.get(choice) ?? 0) + members);
    seen.set(question, choices);
  }
  return seen;
}

/** How many members were counted, by size class. */
export const countedBySize = (tally: readonly TallyRow[]): CountedBySize =>
  new Map(sizeClasses.map((size) => [size, tally.filter((row) => row.question === everybody && row.size === size).reduce((sum, { members }) => sum + members, 0)]));

function quartilesOf(choices: ReadonlyMap<string, number> | undefined): Quartiles | null {
  const values = [...(choices ?? [])]
    .flatMap(([choice, members]) => (choice.startsWith(":") ? [] : Array.from({ length: members }, () => Number(choice))))
    .toSorted((a, b) => a - b);
  if (!isShown(values.length)) return null;
  return { count: values.length, lower: quantile(values, 0.25), median: quantile(values, 0.5), upper: quantile(values, 0.75) };
}

function compared(question: Question, section: string, { seen, values }: { readonly seen: Seen; readonly values: AnswerValues }): ComparedQuestion | null {
  const choices = seen.get(question.key);
  const count = (choices?.get(answered) ?? 0) + (choices?.get(unknown) ?? 0);
  if (!choices || !isShown(count)) return null;
  const isNumber = question.kind === "number" || question.kind === "money";
  const numbers = isNumber ? quartilesOf(choices) : null;
  if (isNumber && numbers === null) return null;
  const own = values[question.key];
  const chosen = chosenBy(question, { values });
  return {
    key: question.key,
    section,
    kind: question.kind,
    text: question.text,
    unit: question.kind === "money" ? "€" : (question.unit ?? null),
    count,
    choices: isNumber ? [] : choicesOf(question).map(({ key, label }) => ({ key, label, count: choices.get(key) ?? 0, own: chosen.includes(key) })),
    numbers,
    own: isNumber && typeof own === "number" ? own : null,
  };
}

export type Compared = {
  readonly group: "own-size" | "all" | null;
  /** Members of the group, the reader among them. */
  readonly count: number;
  readonly sections: readonly {
    readonly key: string;
    readonly title: string;
    readonly own: number | null;
    readonly group: Quartiles | null;
  }[];
  readonly questions: readonly ComparedQuestion[];
};

/** Everything one member sees: its own answers beside the one group it is compared with. */
export function compareWith(definition: Definition, tally: readonly TallyRow[], reader: { readonly size: SizeClass; readonly values: AnswerValues }): Compared {
  const counted = countedBySize(tally);
  const group = groupFor(counted, reader.size);
  const rated = ratedQuestions(definition, reader.values);
  const own = (key: string) => weightedValue(rated.filter(({ section }) => section.key === key));
  const seen = group === null ? new Map<string, ReadonlyMap<string, number>>() : seenBy(tally, group, reader.size);
  return {
    group,
    count: seen.get(everybody)?.get(everybody) ?? 0,
    sections: definition.sections.map(({ key, title }) => {
      const value = own(key);
      return { key, title, own: value === null ? null : Math.round(value * 100), group: quartilesOf(seen.get(sectionPlace(key))) };
    }),
    questions: questionsOf(definition).flatMap(({ section, question }) => (isCompared(question) ? (compared(question, section.key, { seen, values: reader.values }) ?? []) : [])),
  };
}
