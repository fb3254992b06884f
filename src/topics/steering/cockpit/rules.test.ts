import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CheckState } from "#topics/assessment/checks/model";
import type { Alike, Task } from "./model.ts";
import { nextThree, officeCheckReason, officePiles, officeReason, ownCheckReason, slicesOf } from "./rules.ts";

const now = new Date("2026-11-23T08:00:00Z");
const check = (state: CheckState, dueOn: string, idleDays = 1) => ({ state, dueOn, idleDays });

describe("what a check asks of the office", () => {
  const cases: readonly (readonly [string, ReturnType<typeof check>, string | null])[] = [
    ["one that was handed in waits for verification", check("submitted", "2026-12-15"), "check-submitted"],
    ["one handed in late waits for verification, too", check("submitted", "2026-11-01"), "check-submitted"],
    ["one past its day is overdue", check("in-progress", "2026-11-22"), "check-overdue"],
    ["one sent back and past its day is overdue", check("returned", "2026-11-22"), "check-overdue"],
    ["one nobody has opened asks two weeks before its day", check("draft", "2026-12-01"), "check-not-begun"],
    ["one nobody has opened and far from its day asks nothing", check("draft", "2027-01-31"), null],
    ["one untouched for three weeks is stuck", check("in-progress", "2026-12-15", 21), "check-stuck"],
    ["one touched within three weeks asks nothing", check("in-progress", "2026-12-15", 20), null],
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

const later = new Date("2026-11-26T08:00:00Z");
const response = (state: string, dueOn: string, more: { idleDays?: number | null; count?: number } = {}): Alike => ({
  kind: "response",
  state,
  dueOn,
  idleDays: 3,
  count: 1,
  ...more,
});
type Plain = "inquiry-open" | "no-coordinator" | "no-management" | "shared-review" | "measure-confirm";
const other = (kind: Plain, count: number): Alike => ({ kind, state: null, dueOn: null, idleDays: null, count });

describe("What a response asks of the office", () => {
  const cases = [
    ["signed off: nothing", "signed-off", "2026-11-01", 90, null],
    ["submitted: nothing for a week", "submitted", "2026-11-01", 6, null],
    ["submitted and unsigned for a week: the sign-off waits", "submitted", "2026-11-01", 7, "sign-off-waits"],
    ["the day after the deadline: overdue", "in-progress", "2026-11-25", 1, "overdue"],
    ["the last day itself: not yet", "in-progress", "2026-11-26", 1, null],
    ["not begun, two weeks left: nothing", "not-begun", "2026-12-10", null, null],
    ["not begun, less than two weeks left: not begun", "not-begun", "2026-12-09", null, "not-begun"],
    ["begun and touched within three weeks: nothing", "in-progress", "2027-01-31", 20, null],
    ["begun and untouched for three weeks: stuck", "in-progress", "2027-01-31", 21, "stuck"],
  ] as const;
  for (const [title, state, dueOn, idleDays, reason] of cases) test(title, () => assert.equal(officeReason({ state, dueOn, idleDays }, later), reason));
});

describe("What waits for the office lies in piles", () => {
  const counted = [
    other("no-management", 2),
    response("not-begun", "2026-11-20", { idleDays: null, count: 3 }),
    response("in-progress", "2026-11-20", { count: 4 }),
    response("in-progress", "2026-11-10", { count: 1 }),
    response("signed-off", "2026-11-10", { count: 9 }),
    other("inquiry-open", 5),
  ];
  const piles = officePiles(counted, later);

  test("the same reason and deadline are one pile, the most urgent first; what asks nothing is left out", () => {
    assert.deepEqual(
      piles.map(({ reason, dueOn, count, alike }) => [reason, dueOn, count, alike.length]),
      [
        ["overdue", "2026-11-10", 1, 1],
        ["overdue", "2026-11-20", 7, 2],
        ["inquiry-open", null, 5, 1],
        ["no-management", null, 2, 1],
      ],
    );
  });

  const stretches = [
    [
      "the first eight reach into the second pile",
      { offset: 0, limit: 8 },
      [
        ["overdue", 0, 1],
        ["overdue", 0, 7],
      ],
    ],
    [
      "a page in the middle",
      { offset: 6, limit: 4 },
      [
        ["overdue", 5, 2],
        ["inquiry-open", 0, 2],
      ],
    ],
    ["the last page is what is left", { offset: 14, limit: 50 }, [["no-management", 1, 1]]],
    ["beyond the end is nothing", { offset: 15, limit: 50 }, []],
  ] as const;
  for (const [title, stretch, expected] of stretches)
    test(title, () =>
      assert.deepEqual(
        slicesOf(piles, stretch).map(({ pile, offset, limit }) => [pile.reason, offset, limit]),
        expected,
      ),
    );

  test("all pages together are everything once", () => {
    const pages = [0, 4, 8, 12].flatMap((offset) => slicesOf(piles, { offset, limit: 4 }));
    assert.equal(
      pages.reduce((sum, { limit }) => sum + limit, 0),
      15,
    );
  });

  test("checks, shared answers and measures lie among them by their urgency", () => {
    const more: Alike[] = [
      other("shared-review", 2),
      other("measure-confirm", 1),
      { kind: "check", state: "submitted", dueOn: "2026-12-01", idleDays: 2, count: 3 },
      { kind: "check", state: "in-progress", dueOn: "2026-11-20", idleDays: 2, count: 1 },
      { kind: "check", state: "verified", dueOn: "2026-11-20", idleDays: 2, count: 6 },
      { kind: "measure-overdue", state: null, dueOn: "2026-11-02", idleDays: null, count: 2 },
    ];
    assert.deepEqual(
      officePiles([...counted, ...more], later).map(({ reason, kind, dueOn, count }) => [reason, kind, dueOn, count]),
      [
        ["overdue", "response", "2026-11-10", 1],
        ["overdue", "response", "2026-11-20", 7],
        ["check-overdue", "check", "2026-11-20", 1],
        ["measure-overdue", "measure-overdue", "2026-11-02", 2],
        ["inquiry-open", "inquiry-open", null, 5],
        ["check-submitted", "check", "2026-12-01", 3],
        ["measure-confirm", "measure-confirm", null, 1],
        ["shared-review", "shared-review", null, 2],
        ["no-management", "no-management", null, 2],
      ],
    );
  });
});
