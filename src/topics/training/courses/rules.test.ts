import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import type { Course, CourseQuestion } from "./model.ts";
import { dropQuestion, emptyCourse, freeKey, problemsOf, putLesson, putQuestion, shiftLesson } from "./rules/editing.ts";
import { readCourse, type YamlReader } from "./rules/reading.ts";
import { isAnswer, isPassed, pointsOf, scoreOf, seedOf, shuffledPlaces } from "./rules/scoring.ts";
import { writeCourse } from "./rules/writing.ts";

const yaml: YamlReader = (text) => {
  try {
    return { ok: true, value: parse(text) as unknown };
  } catch (error) {
    return { ok: false, line: (error as { linePos?: { line: number }[] }).linePos?.[0]?.line ?? 1 };
  }
};

const head = ["---", "key: probe", "title: Probe", "summary: Ein Satz.", "audience: Alle", "minutes: 15", 'version: "2026.1"', "passMark: 80", "---"];
const lessonLines = [
  "## Absender prüfen {#absender minuten=4}",
  "Ein **Satz**.",
  "",
  "```frage",
  "id: wer",
  "art: einfach",
  "text: Wer schreibt?",
  "antworten:",
  "  - text: Der Chef",
  "    erklaerung: Vielleicht.",
  "  - text: Das ist noch offen",
  "    richtig: true",
  "    erklaerung: Genau.",
  "```",
];
const card = ["## Karte {#karte}", "Kurz."];
const fileOf = (...parts: (readonly string[])[]) => parts.flat().join("\n");
const problemsIn = (text: string) => {
  const read = readCourse(text, yaml);
  return read.ok ? [] : read.problems.map(({ line, fault, subject }) => `${line} ${fault}${subject === "" ? "" : ` ${subject}`}`);
};

describe("A course file", () => {
  test("is read with lessons, questions, explanations and card", () => {
    const read = readCourse(fileOf(head, lessonLines, card), yaml);
    assert.ok(read.ok);
    assert.deepEqual([read.course.key, read.course.label, read.course.passMark, read.course.card], ["probe", "2026.1", 80, "Kurz."]);
    const [only] = read.course.lessons;
    assert.equal(only?.text, "Ein **Satz**.");
    assert.equal(only.minutes, 4);
    assert.deepEqual(
      only.questions[0]?.answers.map(({ correct, explanation }) => [correct, explanation]),
      [
        [false, "Vielleicht."],
        [true, "Genau."],
      ],
    );
  });

  test("a heading inside a fence is text, and the fence stays in the lesson", () => {
    const read = readCourse(fileOf(head, ["## Eins {#eins minuten=2}", "```", "## keine Lektion", "```"], lessonLines), yaml);
    assert.ok(read.ok);
    assert.equal(read.course.lessons[0]?.text, "```\n## keine Lektion\n```");
  });

  const faulty: readonly (readonly [string, string, readonly string[]])[] = [
    ["no head", "# Titel", ["1 head-missing"]],
    ["a head that is no YAML", fileOf(["---", "key: probe", "title: [", "---"], lessonLines), ["3 head-not-yaml"]],
    [
      "a field missing",
      fileOf(
        head.filter((line) => !line.startsWith("audience")),
        lessonLines,
      ),
      ["2 field-missing audience"],
    ],
    [
      "a field wrong, at its own line",
      fileOf(
        head.map((line) => (line.startsWith("passMark") ? "passMark: 180" : line)),
        lessonLines,
      ),
      ["8 field-wrong passMark"],
    ],
    ["text before the first lesson", fileOf(head, ["", "Ein Vorwort."], lessonLines), ["11 text-before-lesson"]],
    ["a lesson without minutes", fileOf(head, ["## Absender {#absender}", ...lessonLines.slice(1)]), ["10 minutes-missing Absender"]],
    ["a lesson without a name", fileOf(head, ["## Absender", ...lessonLines.slice(1)]), ["10 key-missing Absender", "10 minutes-missing Absender"]],
    ["two lessons of one name", fileOf(head, lessonLines, ["## Noch eine {#absender minuten=1}", "Text."]), ["24 key-twice absender"]],
    ["a question asked twice, at its own line", fileOf(head, lessonLines, ["## Zwei {#zwei minuten=1}", ...lessonLines.slice(1)]), ["28 key-twice wer"]],
    ["a kind nobody knows, at its own line", fileOf(head, lessonLines).replace("einfach", "schwer"), ["15 kind-unknown schwer"]],
    ["no right answer, at the answers", fileOf(head, lessonLines).replace("    richtig: true\n", ""), ["17 no-right-answer wer"]],
    ["two right answers where one is asked", fileOf(head, lessonLines).replace("    erklaerung: Vielleicht.", "    richtig: true"), ["17 several-right-answers wer"]],
    [
      "one answer only",
      fileOf(
        head,
        lessonLines.filter((_, index) => index < 10 || index > 12),
      ),
      ["17 answers-too-few wer"],
    ],
    ["a question that is no YAML", fileOf(head, lessonLines).replace("text: Wer schreibt?", "text: [offen"), ["17 question-not-yaml"]],
    ["a fence that is never closed", fileOf(head, lessonLines.slice(0, -1)), ["13 fence-open"]],
    ["a card of more than 150 words", fileOf(head, lessonLines, ["## Karte {#karte}", "Wort ".repeat(151)]), ["24 card-too-long 151"]],
    ["no lessons at all", fileOf(head, card), ["10 no-lessons"]],
    ["no question anywhere", fileOf(head, ["## Eins {#eins minuten=2}", "Text."]), ["10 no-questions"]],
  ];
  for (const [title, text, expected] of faulty)
    test(`names the line of ${title}`, () => {
      assert.deepEqual(problemsIn(text).toSorted(), [...expected].toSorted());
    });

  const text = fc
    .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
    .map((one) => one.trim())
    .filter((one) => one !== "" && !/[\n\r{}#`\u0085\u2028\u2029]/.test(one));
  const answers = fc.array(fc.record({ text, correct: fc.constant(false), explanation: text }), { minLength: 2, maxLength: 6 });
  const question = (key: string) =>
    fc.tuple(fc.constantFrom("single", "multiple", "order" as const), text, answers).map(([kind, asked, given]): CourseQuestion => ({
      key,
      kind: kind as CourseQuestion["kind"],
      text: asked,
      answers: given.map((one, index) => (kind === "order" ? { ...one, correct: true, explanation: "" } : { ...one, correct: index === 0 })),
      explanation: "",
    }));
  const anyCourse = fc.tuple(text, question("a"), question("b"), text).map(([title, first, second, body]): Course => ({
    ...emptyCourse("T"),
    title,
    summary: title,
    lessons: [
      { key: "eins", title: "Eins", minutes: 3, text: `Satz ${body.replace(/^[-=]+$/, "x")}`, questions: [first] },
      { key: "zwei", title: "Zwei", minutes: 60, text: "Zwei.", questions: [second] },
    ],
    card: "Karte.",
  }));
  test("what is written is read back as the same course", () => {
    fc.assert(
      fc.property(anyCourse, (made) => {
        const read = readCourse(writeCourse(made, { key: "k", label: "2026.1" }), yaml);
        assert.ok(read.ok, JSON.stringify(read));
        assert.deepEqual(read.course, { ...made, key: "k", label: "2026.1" });
      }),
      { numRuns: 300, seed: 20261126 },
    );
  });

  test("anything at all is read without breaking", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.boolean(), (anything, withHead) => {
        readCourse(withHead ? fileOf(head, lessonLines, [anything]) : anything, yaml);
      }),
      { numRuns: 500, seed: 20261126 },
    );
  });
});

const answersOf = (...correct: readonly boolean[]) => correct.map((one, index) => ({ text: `A${index}`, correct: one, explanation: "" }));
const asked = (kind: CourseQuestion["kind"], ...correct: readonly boolean[]): CourseQuestion => ({ key: kind, kind, text: "?", answers: answersOf(...correct), explanation: "" });

describe("Points", () => {
  const cases: readonly (readonly [string, CourseQuestion, readonly number[], number])[] = [
    ["a single choice counts when right", asked("single", false, true, false), [1], 1],
    ["a single choice counts nothing when wrong", asked("single", false, true, false), [0], 0],
    ["two ticks are no single choice", asked("single", false, true, false), [0, 1], 0],
    ["all right ticks are a whole point", asked("multiple", true, true, false, false), [0, 1], 1],
    ["half of the right ticks are half a point", asked("multiple", true, true, false, false), [1], 0.5],
    ["a wrong tick takes a right one away", asked("multiple", true, true, false, false), [0, 1, 2], 0.5],
    ["ticking everything earns nothing", asked("multiple", true, true, false, false), [0, 1, 2, 3], 0],
    ["never less than nothing", asked("multiple", true, false, false, false), [1, 2, 3], 0],
    ["ticking one twice counts once", asked("multiple", true, true, false), [0, 0], 0.5],
    ["the right order is a whole point", asked("order", true, true, true), [0, 1, 2], 1],
    ["an order counts what stands where it belongs", asked("order", true, true, true, true), [0, 1, 3, 2], 0.5],
    ["a place given twice is no order", asked("order", true, true, true), [0, 0, 2], 0],
  ];
  for (const [title, question, given, points] of cases) test(title, () => assert.equal(pointsOf(question, [...given]), points));

  test("what is no answer is told apart", () => {
    assert.equal(isAnswer(asked("single", true, false), []), false);
    assert.equal(isAnswer(asked("single", true, false), [5]), false);
    assert.equal(isAnswer(asked("order", true, true, true), [0, 1]), false);
    assert.equal(isAnswer(asked("order", true, true, true), [2, 1, 0]), true);
    assert.equal(isAnswer(asked("multiple", true, true, false), [0]), true);
  });

  test("points stay between nothing and one, and the right answer earns one", () => {
    const kinds = fc.constantFrom<CourseQuestion["kind"]>("single", "multiple", "order");
    fc.assert(
      fc.property(kinds, fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }), fc.array(fc.nat({ max: 7 }), { maxLength: 8 }), (kind, correct, given) => {
        const first = kind === "single" ? correct.map((_, index) => index === 0) : correct.map((one, index) => index === 0 || kind === "order" || one);
        const question = asked(kind, ...first);
        const points = pointsOf(question, given);
        assert.ok(points >= 0 && points <= 1);
        const right = question.answers.flatMap(({ correct: is }, place) => (is ? [place] : []));
        assert.equal(pointsOf(question, right), 1);
      }),
      { seed: 20261126 },
    );
  });

  const four = {
    ...emptyCourse("T"),
    lessons: [{ key: "l", title: "L", minutes: 1, text: "x", questions: ["a", "b", "c", "d", "e"].map((key) => ({ ...asked("single", true, false), key })) }],
  };
  test("the pass mark is reached, not passed over: 80 per cent are enough for 80", () => {
    const score = scoreOf(four, { a: [0], b: [0], c: [0], d: [0], e: [1] });
    assert.deepEqual(score, { points: 4, of: 5, percent: 80, answered: 5 });
    assert.equal(isPassed(four, score), true);
    assert.equal(isPassed(four, scoreOf(four, { a: [0], b: [0], c: [0], d: [1], e: [1] })), false);
  });
  test("what is left open earns nothing", () => assert.equal(scoreOf(four, { a: [0] }).percent, 20));
  test("answers to questions a version does not have count nothing", () => assert.equal(scoreOf(four, { a: [0], fremd: [0], constructor: [0] }).answered, 1));

  test("what is to be put in order never comes in order, and always in the same mixture for one person", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.string(), (count, text) => {
        const mixed = shuffledPlaces(count, seedOf(text));
        assert.deepEqual(
          [...mixed].toSorted(),
          Array.from({ length: count }, (_, index) => index),
        );
        assert.notDeepEqual(mixed, [...mixed].toSorted());
        assert.deepEqual(mixed, shuffledPlaces(count, seedOf(text)));
      }),
      { seed: 20261126 },
    );
  });
});

describe("A draft", () => {
  const draft = emptyCourse("Neu");
  const added = putLesson(draft, undefined, { title: "Absender prüfen", minutes: 3, text: "Text" });
  assert.ok(added.ok);

  test("gets lessons with names of their own", () => {
    assert.equal(added.value.key, "absender-pruefen");
    const second = putLesson(added.value.course, undefined, { title: "Absender prüfen", minutes: 3, text: "Text" });
    assert.ok(second.ok && second.value.key === "absender-pruefen-2");
    assert.equal(freeKey("Karte", [], "lektion"), "lektion");
  });

  test("is published only when every lesson says something and something is asked", () => {
    assert.deepEqual(
      problemsOf(draft).map(({ fault }) => fault),
      ["no-lessons"],
    );
    assert.deepEqual(
      problemsOf(added.value.course).map(({ fault }) => fault),
      ["no-questions"],
    );
    const withQuestion = putQuestion(added.value.course, added.value.key, asked("single", false, false));
    assert.ok(withQuestion.ok);
    assert.deepEqual(
      problemsOf(withQuestion.value).map(({ fault }) => fault),
      ["no-right-answer"],
    );
    const ready = putQuestion(withQuestion.value, added.value.key, asked("single", false, true));
    assert.ok(ready.ok);
    assert.deepEqual(problemsOf(ready.value), []);
    assert.deepEqual(dropQuestion(ready.value, "nix"), { ok: false, failure: "question-unknown" });
  });

  test("moves lessons up and down, at the edge not at all", () => {
    const two = putLesson(added.value.course, undefined, { title: "Zwei", minutes: 1, text: "Text" });
    assert.ok(two.ok);
    const up = shiftLesson(two.value.course, "zwei", "up");
    assert.ok(up.ok);
    assert.deepEqual(
      up.value.lessons.map(({ key }) => key),
      ["zwei", "absender-pruefen"],
    );
    assert.deepEqual(shiftLesson(up.value, "zwei", "up"), { ok: true, value: up.value });
  });
});
