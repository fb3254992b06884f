import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { definition, type AnswerValue, type AnswerValues, type Question } from "../model.ts";
import { askedIn, askedKeys, failedChecks, gapsOf, plausibilityHint, pointsOf, questionOf, sectionValues } from "./answered.ts";

const options = [
  { key: "ja", label: "Ja", points: 1 },
  { key: "teils", label: "Teils", points: 0.4 },
  { key: "nein", label: "Nein", points: 0 },
  { key: "anders", label: "Anders" },
];
const choice = (key: string, more: object = {}) => ({ key, kind: "single", text: `${key}?`, options, ...more });
const paper = definition.parse({
  title: "Probe",
  description: "",
  source: "",
  sections: [
    {
      key: "a",
      title: "A",
      intro: "",
      minutes: 5,
      questions: [
        choice("leitlinie", { weight: 3 }),
        choice("freigabe", { condition: { question: "leitlinie", is: ["ja", "teils"] } }),
        choice("bekannt", { condition: { question: "freigabe", is: ["ja"] } }),
        choice("meinung", { weight: 0 }),
      ],
    },
    {
      key: "b",
      title: "B",
      intro: "",
      minutes: 5,
      questions: [
        { key: "alle", kind: "number", text: "Alle?", plausible: { low: 10, high: 100, message: "Wirklich?" } },
        { key: "davon", kind: "number", text: "Davon?", condition: { question: "themen", is: ["akten"] } },
        {
          key: "themen",
          kind: "multiple",
          text: "Themen?",
          options: [
            { key: "akten", label: "Akten", points: 0.6 },
            { key: "netz", label: "Netz", points: 0.6 },
            { key: "rest", label: "Rest" },
          ],
        },
      ],
    },
  ],
  checks: [
    { key: "teil", left: "leitung", op: "<=", right: "alle", message: "Zu viele." },
    { key: "grenze", left: "alle", op: ">=", right: 5, message: "Zu wenige." },
  ],
});
const asked = (values: AnswerValues) => [...askedKeys(paper, values)].filter((key) => ["leitlinie", "freigabe", "bekannt"].includes(key));

describe("A question with a condition is asked only after the named answer", () => {
  const cases: [string, AnswerValues, string[]][] = [
    ["nothing answered: only what is unconditional", {}, ["leitlinie"]],
    ["one of the named options opens it", { leitlinie: "teils" }, ["leitlinie", "freigabe"]],
    ["another option does not", { leitlinie: "nein" }, ["leitlinie"]],
    ["„weiß nicht“ does not", { leitlinie: null }, ["leitlinie"]],
    ["a chain opens step by step", { leitlinie: "ja", freigabe: "ja" }, ["leitlinie", "freigabe", "bekannt"]],
    ["a left-over answer of an unasked question opens nothing", { leitlinie: "nein", freigabe: "ja" }, ["leitlinie"]],
  ];
  for (const [title, values, keys] of cases) test(title, () => assert.deepEqual(asked(values), keys));
  test("a chosen option among several opens it", () => {
    const later = { ...paper, sections: [{ ...paper.sections[1]!, questions: paper.sections[1]!.questions.toReversed() }] };
    assert.ok(askedKeys(later, { themen: ["netz", "akten"] }).has("davon"));
    assert.ok(!askedKeys(later, { themen: ["netz"] }).has("davon"));
  });
  test("a section lists what is asked in it", () =>
    assert.deepEqual(
      askedIn(paper.sections[0]!, askedKeys(paper, {})).map(({ key }) => key),
      ["leitlinie", "meinung"],
    ));
});

describe("Unusual numbers are asked back, never refused", () => {
  const cases: [AnswerValue | null, string | null][] = [
    [9, "Wirklich?"],
    [10, null],
    [100, null],
    [101, "Wirklich?"],
    [null, null],
  ];
  const question = questionOf(paper, "alle")!.question;
  for (const [value, hint] of cases) test(`${value} → ${hint ?? "plausible"}`, () => assert.equal(plausibilityHint(question, value), hint));
});

describe("Checks compare two answers where both are there", () => {
  const both = {
    ...paper,
    checks: [{ key: "k", left: "davon", op: "<=" as const, right: "alle", message: "" }],
    sections: [paper.sections[1]!].map((s) => ({ ...s, questions: s.questions.map(({ condition: _, ...q }) => q) })),
  };
  const failed = (values: AnswerValues) => failedChecks(both, values).map(({ key }) => key);
  test("a part larger than the whole fails", () => assert.deepEqual(failed({ davon: 11, alle: 10 }), ["k"]));
  test("equal is fine", () => assert.deepEqual(failed({ davon: 10, alle: 10 }), []));
  test("one side open is silent", () => assert.deepEqual(failed({ davon: 11 }), []));
  test("a fixed bound is compared, too", () =>
    assert.deepEqual(
      failedChecks(paper, { alle: 4 }).map(({ key }) => key),
      ["grenze"],
    ));
  test("an unasked side is silent", () => assert.deepEqual(failedChecks({ ...paper, checks: both.checks }, { davon: 11, alle: 10 }), []));
});

describe("Points say how good an answer is", () => {
  const scale = {
    key: "s",
    kind: "scale",
    text: "?",
    scale: { min: 1, max: 5, minLabel: "x", maxLabel: "y" },
    required: true,
    weight: 1,
  } satisfies Question;
  const table = {
    key: "t",
    kind: "table",
    text: "?",
    required: true,
    weight: 1,
    columns: [
      { key: "c", label: "C", kind: "choice", options },
      { key: "n", label: "N", kind: "number" },
    ],
  } satisfies Question;
  const multiple = questionOf(paper, "themen")!.question;
  const single = questionOf(paper, "leitlinie")!.question;
  const cases: [string, Question, AnswerValue | null, number | null][] = [
    ["the option's points", single, "teils", 0.4],
    ["an option without points is not rated", single, "anders", null],
    ["no answer is not rated", single, null, null],
    ["chosen options add up", multiple, ["akten", "rest"], 0.6],
    ["to one at most", multiple, ["akten", "netz"], 1],
    ["only unrated options: not rated", multiple, ["rest"], null],
    ["lowest step of a scale", scale, 1, 0],
    ["middle of a scale", scale, 3, 0.5],
    ["mean of the rated cells", table, [{ cells: { c: "ja", n: 3 } }, { cells: { c: "nein" } }, { cells: { n: 1 } }], 0.5],
    ["a table without rated cells", table, [{ cells: { n: 3 } }], null],
    ["numbers are not rated", questionOf(paper, "alle")!.question, 50, null],
  ];
  for (const [title, question, value, points] of cases) test(title, () => assert.equal(pointsOf(question, value), points));
});

describe("A section's value is the weighted mean of what is rated", () => {
  const value = (values: AnswerValues) => sectionValues(paper, values).get("a");
  test("weights count", () => assert.equal(value({ leitlinie: "ja", freigabe: "nein" }), 0.75));
  test("weight 0 is left out", () => assert.equal(value({ leitlinie: "ja", meinung: "nein" }), 1));
  test("an unasked answer is left out", () => assert.equal(value({ leitlinie: "nein", freigabe: "ja" }), 0));
  test("nothing rated has no value", () => assert.equal(value({ leitlinie: "anders" }), null));
});

describe("An answer worth less than half is a gap", () => {
  const gaps = (values: AnswerValues) => gapsOf(paper, values).map(({ question }) => question.key);
  test("heaviest first", () => assert.deepEqual(gaps({ leitlinie: "teils", freigabe: "nein" }), ["leitlinie", "freigabe"]));
  test("half is no gap", () => assert.deepEqual(gaps({ themen: ["akten"] }), []));
  test("no answer is no gap", () => assert.deepEqual(gaps({}), []));
});
