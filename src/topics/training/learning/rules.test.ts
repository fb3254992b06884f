import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Course, CourseQuestion } from "#topics/training/courses/model";
import { nothingYet } from "./model.ts";
import { answerQuestion, hasPassed, isFinished, lessonState, nextStep, orderFrom, plainName, readLesson, repeatWrong } from "./rules.ts";

const question = (key: string): CourseQuestion => ({
  key,
  kind: "single",
  text: "?",
  answers: [
    { text: "A", correct: true, explanation: "" },
    { text: "B", correct: false, explanation: "" },
  ],
  explanation: "",
});
const course: Course = {
  title: "T",
  summary: "",
  audience: "Alle",
  minutes: 5,
  passMark: 50,
  card: "",
  lessons: [
    { key: "a", title: "A", minutes: 1, text: "x", questions: [] },
    { key: "b", title: "B", minutes: 1, text: "x", questions: [question("b1"), question("b2")] },
  ],
};
const lesson = (index: number) => course.lessons[index] ?? assert.fail();
const answered = (progress: typeof nothingYet, key: string, choice: number[]) => {
  const next = answerQuestion(course, progress, { lesson: "b", question: key, choice });
  assert.ok(next.ok);
  return next.value;
};

describe("How far somebody is", () => {
  test("begins with the first lesson, goes on with its first open question, ends nowhere", () => {
    assert.deepEqual(nextStep(course, nothingYet), { lesson: "a", question: null });
    const read = readLesson(course, nothingYet, "a");
    assert.ok(read.ok);
    assert.deepEqual(nextStep(course, read.value), { lesson: "b", question: null });
    const one = answered(read.value, "b1", [0]);
    assert.deepEqual(nextStep(course, one), { lesson: "b", question: "b2" }, "whoever answers has read");
    assert.equal(lessonState(lesson(1), one), "begun");
    const both = answered(one, "b2", [1]);
    assert.equal(nextStep(course, both), null);
    assert.equal(hasPassed(course, both), true, "half of the points are enough for 50");
  });

  test("a course read without answering is not finished, answered without reading neither", () => {
    const unread = answered(answered(nothingYet, "b1", [0]), "b2", [0]);
    assert.equal(isFinished(course, unread), false);
    assert.equal(hasPassed(course, unread), false);
  });

  test("repeating keeps what was right and nothing else", () => {
    const read = readLesson(course, nothingYet, "a");
    assert.ok(read.ok);
    const wrong = answered(answered(read.value, "b1", [1]), "b2", [1]);
    const again = repeatWrong(course, wrong);
    assert.ok(again.ok);
    assert.deepEqual(again.value, { read: ["a", "b"], answers: {} });
    assert.deepEqual(repeatWrong(course, read.value), { ok: false, failure: "not-finished" });
  });

  test("from whatever somebody does, the steps lead to the end", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1 }), { minLength: 2, maxLength: 2 }), (choices) => {
        let progress = nothingYet;
        for (let steps = 0; steps < 10; steps += 1) {
          const step = nextStep(course, progress);
          if (step === null) return;
          const next =
            step.question === null && step.lesson === "a"
              ? readLesson(course, progress, "a")
              : answerQuestion(course, progress, { lesson: step.lesson, question: step.question ?? "b1", choice: [choices[step.question === "b2" ? 1 : 0] ?? 0] });
          assert.ok(next.ok);
          progress = next.value;
        }
        assert.fail("never finished");
      }),
      { seed: 20261126 },
    );
  });

  test("places become an order", () => {
    assert.deepEqual(orderFrom([2, 1, 3]), [1, 0, 2]);
    assert.deepEqual(orderFrom([1, 1, 3]), []);
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        const places = order.map((_, thing) => order.indexOf(thing) + 1);
        assert.deepEqual(orderFrom(places), order);
      }),
      { seed: 20261126 },
    );
  });

  test("a name is the same with other capitals and blanks, and another with another letter", () => {
    assert.equal(plainName("  ERNA   Erfunden "), plainName("Erna Erfunden"));
    assert.notEqual(plainName("Erna Erfunden"), plainName("Erna Erfundem"));
  });
});
