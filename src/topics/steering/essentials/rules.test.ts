import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { levelOfDocument, levelOfPack, levelOfTraining, packOf, shareOf } from "./rules.ts";

const today = "2026-11-26";
const packed = { fingerprint: "a", printedFingerprint: "a", printedOn: "2026-11-16", builtOn: "2026-11-20" };

describe("a pack", () => {
  test("is as old as its print, in whole days, and never younger than today", () => {
    assert.deepEqual(packOf(packed, today), { builtOn: "2026-11-20", printedOn: "2026-11-16", ageDays: 10, concern: null });
    assert.equal(packOf({ ...packed, printedOn: "2026-11-27" }, today).ageDays, 0);
    assert.equal(packOf({ ...packed, printedOn: "2026-10-25" }, "2026-11-25").ageDays, 31, "also where the clocks change between");
  });

  test("that is missing, not printed, overtaken or older than 90 days is told apart", () => {
    const rated = [null, { ...packed, printedOn: null, printedFingerprint: null }, { ...packed, printedOn: "2026-08-01" }, { ...packed, fingerprint: "b" }, packed].map((one) =>
      packOf(one, today),
    );
    assert.deepEqual(
      rated.map(({ concern }) => concern),
      ["missing", "never-printed", "print-old", "print-outdated", null],
    );
    assert.deepEqual(rated.map(levelOfPack), [0, 1, 1, 2, 4]);
    assert.deepEqual(packOf(null, today), { builtOn: null, printedOn: null, ageDays: null, concern: "missing" });
  });
});

describe("a training", () => {
  test("is a share of the slips, of all of them at most, and nothing before slips and figures", () => {
    assert.deepEqual(
      [
        { completed: 15, slips: 30 },
        { completed: 35, slips: 30 },
        { completed: null, slips: 30 },
        { completed: 5, slips: 0 },
        { completed: 0, slips: 30 },
      ].map(shareOf),
      [50, 100, null, null, 0],
    );
  });

  test("is not rated where nobody is asked", () => {
    assert.deepEqual([null, { completed: null, slips: 4 }, { completed: 0, slips: 20 }, { completed: 20, slips: 20 }].map(levelOfTraining), ["na", "na", 0, 4]);
  });
});

test("a document in force in the newest version is best, an older one less; what is not begun is the largest gap", () => {
  const cell = { label: "1", isReviewDue: false, documentId: null };
  const level = (stand: "none" | "draft" | "review" | "released" | "published", isBehind = false) => levelOfDocument({ ...cell, stand, isBehind });
  assert.deepEqual([level("published"), level("released"), level("published", true), level("review"), level("draft"), level("none")], [4, 3, 2, 1, 1, 0]);
});
