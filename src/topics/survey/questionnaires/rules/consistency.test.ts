import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { shippedQuestionnaire, type Definition, type DefinitionProblemName, type Question } from "../model.ts";
import { definitionProblems } from "./consistency.ts";

const options = [
  { key: "ja", label: "Ja" },
  { key: "nein", label: "Nein" },
];
const asking = (key: string, more: Partial<Question> = {}): Question => ({
  key,
  kind: "single",
  text: "?",
  required: true,
  weight: 1,
  ...("kind" in more ? {} : { options }),
  ...more,
});
const paper = (questions: Question[], more: Partial<Definition> = {}): Definition => ({
  title: "Probe",
  description: "",
  source: "",
  checks: [],
  sections: [{ key: "a", title: "A", intro: "", minutes: 1, questions }],
  ...more,
});
const section = (key: string, questions: Question[]) => ({ key, title: key, intro: "", minutes: 1, questions });
const number = (key: string): Question => asking(key, { kind: "number" });
const scale = { min: 1, max: 5, minLabel: "x", maxLabel: "y" };

describe("A definition is consistent, or the place of the fault is named", () => {
  const cases: [DefinitionProblemName, Definition, string][] = [
    ["sections-missing", paper([], { sections: [] }), "sections"],
    ["questions-missing", paper([]), "sections.0.questions"],
    ["section-key-twice", paper([], { sections: [section("a", [asking("q")]), section("a", [asking("r")])] }), "sections.1.key"],
    ["question-key-twice", paper([], { sections: [section("a", [asking("q")]), section("b", [asking("q")])] }), "sections.1.questions.0.key"],
    ["option-key-twice", paper([asking("q", { options: [...options, { key: "ja", label: "Doch" }] })]), "sections.0.questions.0.options.2.key"],
    ["options-missing", paper([asking("q", { options: options.slice(0, 1) })]), "sections.0.questions.0.options"],
    ["options-missing", paper([asking("q", { kind: "multiple" })]), "sections.0.questions.0.options"],
    ["scale-missing", paper([asking("q", { kind: "scale" })]), "sections.0.questions.0.scale"],
    ["scale-reversed", paper([asking("q", { kind: "scale", scale: { ...scale, min: 5 } })]), "sections.0.questions.0.scale"],
    ["columns-missing", paper([asking("q", { kind: "table" })]), "sections.0.questions.0.columns"],
    [
      "column-key-twice",
      paper([asking("q", { kind: "table", columns: [1, 2].map(() => ({ key: "c", label: "C", kind: "text" as const })) })]),
      "sections.0.questions.0.columns.1.key",
    ],
    ["column-options-missing", paper([asking("q", { kind: "table", columns: [{ key: "c", label: "C", kind: "choice" }] })]), "sections.0.questions.0.columns.0.options"],
    ["row-twice", paper([asking("q", { kind: "table", columns: [{ key: "c", label: "C", kind: "text" }], rows: ["x", "x"] })]), "sections.0.questions.0.rows.1"],
    ["bounds-reversed", paper([asking("q", { kind: "number", min: 3, max: 2 })]), "sections.0.questions.0.min"],
    ["plausible-reversed", paper([asking("q", { kind: "money", plausible: { low: 3, high: 2, message: "?" } })]), "sections.0.questions.0.plausible.low"],
    ["condition-question-missing", paper([asking("q", { condition: { question: "x", is: ["ja"] } })]), "sections.0.questions.0.condition.question"],
    ["condition-question-later", paper([asking("q", { condition: { question: "r", is: ["ja"] } }), asking("r")]), "sections.0.questions.0.condition.question"],
    ["condition-question-later", paper([asking("q", { condition: { question: "q", is: ["ja"] } })]), "sections.0.questions.0.condition.question"],
    ["condition-question-without-options", paper([number("n"), asking("q", { condition: { question: "n", is: ["ja"] } })]), "sections.0.questions.1.condition.question"],
    ["condition-options-missing", paper([asking("r"), asking("q", { condition: { question: "r", is: [] } })]), "sections.0.questions.1.condition.is"],
    ["condition-option-missing", paper([asking("r"), asking("q", { condition: { question: "r", is: ["ja", "x"] } })]), "sections.0.questions.1.condition.is.1"],
    ["check-key-twice", paper([number("n")], { checks: [1, 2].map(() => ({ key: "k", left: "n", op: "<=" as const, right: 3, message: "?" })) }), "checks.1.key"],
    ["check-question-missing", paper([number("n")], { checks: [{ key: "k", left: "n", op: "<=", right: "x", message: "?" }] }), "checks.0.right"],
    ["check-question-not-a-number", paper([asking("q")], { checks: [{ key: "k", left: "q", op: "<=", right: 3, message: "?" }] }), "checks.0.left"],
  ];
  for (const [problem, definition, place] of cases)
    test(`${problem} at ${place}`, () =>
      assert.deepEqual(
        definitionProblems(definition).map((found) => [found.problem, found.path]),
        [[problem, place]],
      ));

  test("a sound definition has no problems", () =>
    assert.deepEqual(definitionProblems(paper([asking("q"), asking("r", { condition: { question: "q", is: ["nein"] } }), number("n")])), []));
  test("a problem names section and question", () => {
    const [found] = definitionProblems(paper([asking("q", { condition: { question: "x", is: ["ja"] } })]));
    assert.deepEqual([found?.section, found?.question, found?.subject], ["a", "q", "x"]);
  });
});

describe("Every shipped questionnaire is consistent", () => {
  const directory = path.join(import.meta.dirname, "../../../../../catalogues/questionnaires");
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".json")))
    test(file, () => {
      const shipped = shippedQuestionnaire.parse(JSON.parse(readFileSync(path.join(directory, file), "utf8")));
      assert.deepEqual(definitionProblems(shipped), []);
    });
});
