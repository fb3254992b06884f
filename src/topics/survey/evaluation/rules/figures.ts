/** What follows from all answers together: values of sections, gaps, „weiß nicht“. */
import type { MemberId } from "#kernel/ids";
import type { SizeClass } from "#topics/members/model";
import { sizeClasses } from "#topics/members/model";
import type { Definition } from "#topics/survey/questionnaires/model";
import { askedKeys, isGap, questionsOf, ratedQuestions, weightedValue, type RatedQuestion } from "#topics/survey/questionnaires/rules/answered";
import type { BySize, MemberValue, SectionFigures, Spread, Voice } from "../model.ts";
import { binsOf, spreadOf } from "./spread.ts";

/** A question with the members it concerns, and how many were asked or rated. */
export type SpotFigures = {
  readonly question: string;
  readonly section: string;
  readonly text: string;
  readonly members: readonly MemberId[];
  readonly of: number;
};

/** An evaluation without names: what follows from the voices alone. */
export type Figures = {
  /** Values of the members over everything, 0 to 100. */
  readonly whole: readonly MemberValue[];
  readonly sections: ReadonlyMap<string, readonly MemberValue[]>;
  readonly gaps: readonly SpotFigures[];
  readonly unknowns: readonly SpotFigures[];
  /** How the values are spread, over everything and in each section. */
  readonly spread: Spread | null;
  readonly spreads: ReadonlyMap<string, Pick<SectionFigures, "spread" | "bins" | "bySize">>;
};

type Collected = { readonly members: MemberId[]; of: number };

const spotsOf = (definition: Definition, found: ReadonlyMap<string, Collected>): readonly SpotFigures[] =>
  questionsOf(definition)
    .flatMap(({ section, question }) => {
      const { members, of } = found.get(question.key) ?? { members: [], of: 0 };
      return members.length === 0 ? [] : [{ question: question.key, section: section.key, text: question.text, members, of }];
    })
    .toSorted((a, b) => b.members.length / b.of - a.members.length / a.of || b.members.length - a.members.length);

function note(found: Map<string, Collected>, key: string, member: MemberId | null): void {
  const known = found.get(key) ?? { members: [], of: 0 };
  known.of += 1;
  if (member !== null) known.members.push(member);
  found.set(key, known);
}

const bySection = (rated: readonly RatedQuestion[]) => Map.groupBy(rated, ({ section }) => section.key);
const percent = (share: number) => share * 100;

function spreadIn(values: readonly MemberValue[]) {
  const numbers = values.map(({ value }) => value);
  return { spread: spreadOf(numbers), bins: binsOf(numbers), bySize: mediansBySize(values) };
}

/** Everything the overview needs, in one pass over the voices. */
export function figuresOf(definition: Definition, voices: readonly Voice[]): Figures {
  const whole: MemberValue[] = [];
  const sections = new Map<string, MemberValue[]>(definition.sections.map(({ key }) => [key, []]));
  const [gaps, unknowns] = [new Map<string, Collected>(), new Map<string, Collected>()];
  for (const { memberId, size, values, unknown } of voices) {
    const rated = ratedQuestions(definition, values);
    const value = weightedValue(rated);
    if (value !== null) whole.push({ memberId, size, value: percent(value) });
    for (const [key, ofSection] of bySection(rated)) {
      const own = weightedValue(ofSection);
      if (own !== null) sections.get(key)?.push({ memberId, size, value: percent(own) });
    }
    for (const { question, points } of rated) note(gaps, question.key, isGap(points) ? memberId : null);
    for (const key of askedKeys(definition, values)) note(unknowns, key, unknown.has(key) ? memberId : null);
  }
  const spreads = new Map([...sections].map(([key, values]) => [key, spreadIn(values)]));
  return {
    whole,
    sections,
    spread: spreadOf(whole.map(({ value }) => value)),
    spreads,
    gaps: spotsOf(definition, gaps),
    unknowns: spotsOf(definition, unknowns),
  };
}

function bySize(values: readonly MemberValue[], figure: "mean" | "median"): BySize[] {
  const grouped = Map.groupBy(values, ({ size }) => size);
  return sizeClasses.flatMap((size) => {
    const spread = spreadOf((grouped.get(size) ?? []).map(({ value }) => value));
    return spread ? [{ size, count: spread.count, value: spread[figure] }] : [];
  });
}

/** Counts and medians by size class, in their order; classes without a value are left out. */
export const mediansBySize = (values: readonly MemberValue[]): BySize[] => bySize(values, "median");

/** The same with means: for the points of one question, of which there are too few different ones for a middle to say anything. */
export const meansBySize = (values: readonly MemberValue[]): BySize[] => bySize(values, "mean");

/** How many were asked and handed in, by size class. */
export const participationBySize = (members: readonly { readonly size: SizeClass; readonly handedIn: boolean }[]) => {
  const grouped = Map.groupBy(members, ({ size }) => size);
  return sizeClasses.flatMap((size) => {
    const inClass = grouped.get(size) ?? [];
    return inClass.length === 0 ? [] : [{ size, asked: inClass.length, handedIn: inClass.filter(({ handedIn }) => handedIn).length }];
  });
};
