/** What keeps a questionnaire from being published. */
import type { Check, Column, Definition, DefinitionProblem, DefinitionProblemName, Question } from "../model.ts";

type Place = { readonly path: string; readonly section: string | null; readonly question: string | null };

type Step = readonly [step: string, subject?: string | null];

const problemAt = (place: Place, problem: DefinitionProblemName, [step, subject = null]: Step): DefinitionProblem => ({
  ...place,
  path: [place.path, step].filter((part) => part !== "").join("."),
  problem,
  subject,
});

/** Positions of everything that stood there before under the same name. */
const repeated = (names: readonly string[]): readonly number[] => names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));

const twice = (place: Place, problem: DefinitionProblemName, { list, names, end = "" }: { list: string; names: readonly string[]; end?: string }) =>
  repeated(names).map((index) => problemAt(place, problem, [`${list}.${index}${end}`, names[index] ?? null]));

const isReversed = (low: number | undefined, high: number | undefined) => low !== undefined && high !== undefined && low > high;

function columnProblems(place: Place, columns: readonly Column[]): DefinitionProblem[] {
  return columns.flatMap((column, index) => {
    if (column.kind !== "choice") return [];
    const options = column.options ?? [];
    return [
      ...(options.length < 2 ? [problemAt(place, "column-options-missing", [`columns.${index}.options`, column.label])] : []),
      ...twice(place, "option-key-twice", { list: `columns.${index}.options`, names: options.map(({ key }) => key), end: ".key" }),
    ];
  });
}

function choiceProblems(place: Place, { options = [] }: Question): DefinitionProblem[] {
  return [
    ...(options.length < 2 ? [problemAt(place, "options-missing", ["options"])] : []),
    ...twice(place, "option-key-twice", { list: "options", names: options.map(({ key }) => key), end: ".key" }),
  ];
}

function scaleProblems(place: Place, { scale }: Question): DefinitionProblem[] {
  if (!scale) return [problemAt(place, "scale-missing", ["scale"])];
  return scale.min >= scale.max ? [problemAt(place, "scale-reversed", ["scale"])] : [];
}

function tableProblems(place: Place, { columns = [], rows }: Question): DefinitionProblem[] {
  return [
    ...(columns.length === 0 ? [problemAt(place, "columns-missing", ["columns"])] : []),
    ...twice(place, "column-key-twice", { list: "columns", names: columns.map(({ key }) => key), end: ".key" }),
    ...columnProblems(place, columns),
    ...twice(place, "row-twice", { list: "rows", names: rows ?? [] }),
  ];
}

function amountProblems(place: Place, { min, max, plausible }: Question): DefinitionProblem[] {
  return [
    ...(isReversed(min, max) ? [problemAt(place, "bounds-reversed", ["min"])] : []),
    ...(isReversed(plausible?.low, plausible?.high) ? [problemAt(place, "plausible-reversed", ["plausible.low"])] : []),
  ];
}

/** Every kind has the fields it needs. */
function kindProblems(place: Place, question: Question): DefinitionProblem[] {
  switch (question.kind) {
    case "single":
    case "multiple":
      return choiceProblems(place, question);
    case "scale":
      return scaleProblems(place, question);
    case "table":
      return tableProblems(place, question);
    case "number":
    case "money":
      return amountProblems(place, question);
    case "date":
    case "text":
    case "file":
      return [];
  }
}

type Around = { readonly earlier: readonly Question[]; readonly all: ReadonlyMap<string, Question> };

/** A condition refers to options of a choice question that stands before it. */
function conditionProblems(place: Place, { condition }: Question, { earlier, all }: Around): DefinitionProblem[] {
  if (!condition) return [];
  const referred = earlier.find(({ key }) => key === condition.question);
  const at = (problem: DefinitionProblemName, step: string, subject: string) => problemAt(place, problem, [`condition.${step}`, subject]);
  if (!referred) return [at(all.has(condition.question) ? "condition-question-later" : "condition-question-missing", "question", condition.question)];
  if (referred.kind !== "single" && referred.kind !== "multiple") return [at("condition-question-without-options", "question", condition.question)];
  if (condition.is.length === 0) return [at("condition-options-missing", "is", condition.question)];
  return condition.is.flatMap((key, index) => (referred.options?.some((option) => option.key === key) ? [] : [at("condition-option-missing", `is.${index}`, key)]));
}

/** A check compares two number or money questions, or one with a number. */
function checkProblems({ left, right }: Check, index: number, all: Around["all"]): DefinitionProblem[] {
  const sides = [
    ["left", left],
    ["right", right],
  ] as const;
  return sides.flatMap(([name, side]) => {
    if (typeof side === "number") return [];
    const question = all.get(side);
    const place = { path: `checks.${index}`, section: null, question: null };
    if (!question) return [problemAt(place, "check-question-missing", [name, side])];
    return question.kind === "number" || question.kind === "money" ? [] : [problemAt(place, "check-question-not-a-number", [name, side])];
  });
}

function questionProblems(definition: Definition, all: Around["all"]): DefinitionProblem[] {
  const earlier: Question[] = [];
  const seen = new Set<string>();
  return definition.sections.flatMap((section, s) =>
    section.questions.flatMap((question, q) => {
      const place = { path: `sections.${s}.questions.${q}`, section: section.key, question: question.key };
      const problems = [
        ...(seen.has(question.key) ? [problemAt(place, "question-key-twice", ["key", question.key])] : []),
        ...kindProblems(place, question),
        ...conditionProblems(place, question, { earlier, all }),
      ];
      earlier.push(question);
      seen.add(question.key);
      return problems;
    }),
  );
}

/** Everything that is inconsistent in a definition, in the order of reading; a questionnaire is published only without any. */
export function definitionProblems(definition: Definition): readonly DefinitionProblem[] {
  const nowhere = { path: "", section: null, question: null };
  const all = new Map(definition.sections.flatMap(({ questions }) => questions.map((question) => [question.key, question] as const)));
  return [
    ...(definition.sections.length === 0 ? [problemAt(nowhere, "sections-missing", ["sections"])] : []),
    ...twice(nowhere, "section-key-twice", { list: "sections", names: definition.sections.map(({ key }) => key), end: ".key" }),
    ...definition.sections.flatMap(({ key, questions }, s) =>
      questions.length === 0 ? [problemAt({ path: `sections.${s}`, section: key, question: null }, "questions-missing", ["questions"])] : [],
    ),
    ...questionProblems(definition, all),
    ...twice(nowhere, "check-key-twice", { list: "checks", names: definition.checks.map(({ key }) => key), end: ".key" }),
    ...definition.checks.flatMap((check, index) => checkProblems(check, index, all)),
  ];
}
