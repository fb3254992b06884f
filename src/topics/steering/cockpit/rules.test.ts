import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CheckState } from "#topics/assessment/checks/model";
import type { Task } from "./model.ts";
import { nextThree, officeCheckReason, ownCheckReason } from "./rules.ts";

const now = new Date("2026-11-23T08:00:00Z");
const check = (state: CheckState, dueOn: string, lastAt = "2026-11-22T08:00:00Z") => ({ state, dueOn, lastAt: new Date(lastAt) });

describe("what a check asks of the office", () => {
  const cases: readonly (readonly [string, ReturnType<typeof check>, string | null])[] = [
    ["one that was handed in waits for verification", check("submitted", "2026-12-15"), "check-submitted"],
    ["one handed in late waits for verification, too", check("submitted", "2026-11-01"), "check-submitted"],
    ["one past its day is overdue", check("in-progress", "2026-11-22"), "check-overdue"],
    ["one sent back and past its day is overdue", check("returned", "2026-11-22"), "check-overdue"],
    ["one nobody has opened asks two weeks before its day", check("draft", "2026-12-01"), "check-not-begun"],
    ["one nobody has opened and far from its day asks nothing", check("draft", "2027-01-31"), null],
    ["one untouched for three weeks is stuck", check("in-progress", "2026-12-15", "2026-10-30T08:00:00Z"), "check-stuck"],
    ["one that moves asks nothing", check("in-progress", "2026-12-15"), null],
    ["a verified one waits for the management, not for the office", check("verified", "2026-11-01"), null],
    ["a signed one asks nothing", check("closed", "2026-11-01"), null],
  ];
  for (const [title, given, wanted] of cases) test(title, () => assert.equal(officeCheckReason(given, now), wanted));
});

describe("what a check asks of the coordinator", () => {
  const cases: readonly (readonly [string, ReturnType<typeof check>, string | null])[] = [
    ["one sent back comes first, whatever its day", check("returned", "2026-11-01"), "check-returned"],
    ["one past its day is overdue", check("draft", "2026-11-22"), "check-overdue"],
    ["one within two weeks is due soon", check("in-progress", "2026-12-01"), "check-due"],
    ["one in good time is to be answered", check("draft", "2027-01-31"), "check-to-answer"],
    ["one handed in asks nothing", check("submitted", "2026-11-01"), null],
  ];
  for (const [title, given, wanted] of cases) test(title, () => assert.equal(ownCheckReason(given, now), wanted));
});

describe("the next three things", () => {
  const task = (kind: Task["kind"], dueOn: string | null = null): Task => ({
    kind,
    campaignId: null,
    campaignTitle: "",
    section: null,
    sectionTitle: null,
    count: 1,
    minutes: 5,
    dueOn,
    remark: "",
  });
  const kinds = (tasks: Task[]) => nextThree(tasks).map(({ kind }) => kind);
  test("never more than three", () => assert.equal(nextThree(Array.from({ length: 9 }, () => task("check-area"))).length, 3));
  test("what was sent back comes before what others wait for and before new work", () =>
    assert.deepEqual(kinds([task("check-area"), task("measures-overdue"), task("check-returned"), task("shared-decide")]), ["check-returned", "measures-overdue", "check-area"]));
  test("surveys and checks stand side by side and go by their deadline", () =>
    assert.deepEqual(kinds([task("answer-section", "2026-12-20"), task("check-area", "2026-12-01")]), ["check-area", "answer-section"]));
});
