import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { MemberId } from "#kernel/ids";
import type { SizeClass } from "#topics/members/model";
import type { AnswerValues, Question } from "#topics/survey/questionnaires/model";
import { questionOf } from "#topics/survey/questionnaires/rules/answered";
import { smallDefinition } from "#tests/survey";
import type { Voice } from "../model.ts";
import { figuresOf, meansBySize, mediansBySize, participationBySize } from "./figures.ts";
import { askedVoices, plainText, questionFiguresOf } from "./questions.ts";
import { binsOf, quantile, roughly, spreadOf } from "./spread.ts";

const voice = (memberId: string, values: AnswerValues, more: { size?: SizeClass; unknown?: string[] } = {}): Voice => ({
  memberId: memberId as MemberId,
  size: more.size ?? "5000-9999",
  values,
  unknown: new Set(more.unknown),
});

const voices = [
  voice("v.a", {
    isb: "ja",
    "isb-name": "Frau A.",
    stellen: 2,
    backup: "ja",
    "isb-technik": "nein",
    dienste: ["mail"],
    reife: 5,
    systeme: [{ cells: { name: "Fachverfahren", zahl: 2 } }],
  }),
  voice(
    "v.b",
    {
      isb: "nein",
      stellen: 4,
      backup: "nein",
      "isb-technik": "ja",
      dienste: ["mail", "web"],
      systeme: [{ cells: { name: "fachverfahren ", zahl: 3 } }, { cells: { name: "Mail" } }],
    },
    { size: "district" },
  ),
  voice("v.c", { isb: "ja", "isb-name": "frau a", stellen: 12 }, { unknown: ["backup"] }),
];

const names = new Map([
  ["v.a", "A-Stadt"],
  ["v.b", "B-Dorf"],
  ["v.c", "C-Heim"],
]);
const asked = askedVoices(smallDefinition, voices);
const figures = (key: string) => questionFiguresOf(questionOf(smallDefinition, key)?.question as Question, asked(key), { names, before: null });

describe("spread", () => {
  const cases = [
    ["quartiles as in office programs (QUARTILE.INC)", [1, 2, 3, 4], [1.75, 2.5, 3.25]],
    ["one value is all of its quartiles", [7], [7, 7, 7]],
    ["the order does not matter", [9, 1, 5], [3, 5, 7]],
  ] as const;
  for (const [title, values, expected] of cases)
    test(title, () => {
      const spread = spreadOf(values);
      assert.deepEqual([spread?.lower, spread?.median, spread?.upper], expected);
    });
  test("no values have no spread", () => assert.equal(spreadOf([]), null));
  test("a quantile lies between its neighbours", () => assert.equal(quantile([0, 10], 0.25), 2.5));
  test("100 belongs to the last bin", () => assert.deepEqual(binsOf([0, 19.9, 20, 99, 100]), [2, 1, 0, 0, 2]));
  test("roughly keeps two digits", () => assert.deepEqual([1_234_567, 0, 0.123, 99].map(roughly), [1_200_000, 0, 0.12, 99]));
});

describe("the whole", () => {
  const whole = figuresOf(smallDefinition, voices);
  test("values of sections are weighted: one of three points counts a third", () => {
    // „it“ of A: backup 1 (weight 2), isb-technik 0 (weight 1), reife 1 (weight 1) → 3 of 4
    assert.deepEqual(
      whole.sections.get("it")?.map(({ memberId, value }) => [memberId, value]),
      [
        ["v.a", 75],
        ["v.b", 0],
      ],
    );
    assert.deepEqual(
      whole.sections.get("org")?.map(({ value }) => value),
      [100, 0, 100],
    );
  });
  test("an answer to a question that is not asked does not count", () => assert.equal(whole.gaps.find(({ question }) => question === "isb-technik")?.of, 1));
  test("gaps: who reaches less than half, of those whose answer is rated", () =>
    assert.deepEqual(
      whole.gaps.map(({ question, members, of }) => [question, members, of]),
      [
        ["isb-technik", ["v.a"], 1],
        ["backup", ["v.b"], 2],
        ["isb", ["v.b"], 3],
      ],
    ));
  test("„weiß nicht“: of those who were asked", () =>
    assert.deepEqual(
      whole.unknowns.map(({ question, members, of }) => [question, members, of]),
      [["backup", ["v.c"], 3]],
    ));
  test("means by size class, classes without values left out", () =>
    assert.deepEqual(meansBySize(whole.sections.get("org") ?? []), [
      { size: "5000-9999", count: 2, value: 100 },
      { size: "district", count: 1, value: 0 },
    ]));
  test("the middle, where one value speaks for several members: one far off does not move it", () => {
    const skewed = [0, 10, 100].map((value, index) => ({ memberId: `v.${index}` as MemberId, size: "district" as const, value }));
    assert.deepEqual(
      [mediansBySize(skewed), meansBySize(skewed)].map(([district]) => Math.round(district?.value ?? -1)),
      [10, 37],
    );
    assert.deepEqual(whole.spreads.get("org")?.bySize, mediansBySize(whole.sections.get("org") ?? []));
  });
  test("participation by size class", () =>
    assert.deepEqual(
      participationBySize([
        { size: "district", handedIn: true },
        { size: "district", handedIn: false },
      ]),
      [{ size: "district", asked: 2, handedIn: 1 }],
    ));
});

describe("one question", () => {
  test("choices with counts, points and names", () => {
    assert.deepEqual(
      figures("backup").choices.map(({ key, count, who }) => [key, count, who.map(({ name }) => name)]),
      [
        ["ja", 1, ["A-Stadt"]],
        ["nein", 1, ["B-Dorf"]],
      ],
    );
    assert.deepEqual([figures("backup").asked, figures("backup").answered, figures("backup").unknown, figures("backup").mean], [3, 2, 1, 50]);
  });
  test("several choices count each", () =>
    assert.deepEqual(
      figures("dienste").choices.map(({ count }) => count),
      [2, 1],
    ));
  test("steps of a scale are choices", () =>
    assert.deepEqual(
      figures("reife").choices.map(({ label, count }) => [label, count]),
      [
        ["1 – gar nicht", 0],
        ["2", 0],
        ["3", 0],
        ["4", 0],
        ["5 – sehr", 1],
      ],
    ));
  test("numbers with sum and median by size class", () => {
    const { numbers, bySize } = figures("stellen");
    assert.deepEqual([numbers?.sum, numbers?.median, numbers?.max], [18, 4, 12]);
    assert.deepEqual(bySize, [
      { size: "5000-9999", count: 2, value: 7 },
      { size: "district", count: 1, value: 4 },
    ]);
  });
  test("texts that differ only in capitals, blanks and the full stop are one", () => {
    assert.equal(plainText("  Frau  A. "), "frau a");
    assert.deepEqual(
      figures("isb-name").texts.map(({ text, who }) => [text, who.length]),
      [["Frau A.", 2]],
    );
  });
  test("rows of a free table with the same first cell are one", () =>
    assert.deepEqual(
      figures("systeme").table?.rows.map(({ label, members, cells }) => [label, members, cells[0]?.sum]),
      [
        ["Fachverfahren", 2, 5],
        ["Mail", 1, null],
      ],
    ));
  test("shares of the last period stand beside", () => {
    const question = questionOf(smallDefinition, "backup")?.question as Question;
    const { choices } = questionFiguresOf(question, asked("backup"), {
      names,
      before: {
        question,
        voices: [voice("v.a", { backup: "nein" }), voice("v.b", { backup: "ja" }), voice("v.d", { backup: "nein" }), voice("v.e", {})],
      },
    });
    assert.deepEqual(
      choices.map(({ before }) => before),
      [1 / 3, 2 / 3],
    );
  });
  test("without a right to names there are none", () =>
    assert.deepEqual(
      questionFiguresOf(questionOf(smallDefinition, "backup")?.question as Question, asked("backup"), {
        names: new Map(),
        before: null,
      }).choices.flatMap(({ who }) => who),
      [],
    ));
});
