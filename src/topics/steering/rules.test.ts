import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Alike } from "./model.ts";
import { officePiles, officeReason, slicesOf } from "./rules.ts";

const now = new Date("2026-11-26T08:00:00Z");
const response = (state: string, dueOn: string, more: { idleDays?: number | null; count?: number } = {}): Alike => ({
  kind: "response",
  state,
  dueOn,
  idleDays: 3,
  count: 1,
  ...more,
});
const other = (kind: "inquiry-open" | "no-coordinator" | "no-management", count: number): Alike => ({ kind, state: null, dueOn: null, idleDays: null, count });

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
  for (const [title, state, dueOn, idleDays, reason] of cases) test(title, () => assert.equal(officeReason({ state, dueOn, idleDays }, now), reason));
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
  const piles = officePiles(counted, now);

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
});
