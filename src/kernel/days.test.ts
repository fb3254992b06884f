import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dayPlus, instantOf, monthsPlus } from "./days.ts";

describe("Days of the calendar", () => {
  test("are counted over months and years", () => {
    assert.deepEqual(
      [dayPlus("2026-12-31", 1), dayPlus("2024-03-01", -1), monthsPlus("2026-01-31", 1), monthsPlus("2026-03-31", -13)],
      ["2027-01-01", "2024-02-29", "2026-02-28", "2025-02-28"],
    );
  });

  test("end with the year 9999: what is reckoned from them is a day all the same", () => {
    assert.deepEqual([dayPlus("9999-12-31", 1), monthsPlus("9999-12-31", 120), monthsPlus("9990-06-15", 120)], ["9999-12-31", "9999-12-31", "9999-12-31"]);
  });

  test("begin with the year 1, and the year 50 is no 1950", () => {
    assert.deepEqual([dayPlus("0001-01-01", -1), monthsPlus("0001-01-01", -1), monthsPlus("0050-01-31", 1)], ["0001-01-01", "0001-01-01", "0050-02-28"]);
  });
});

describe("A time on the clock of the town hall", () => {
  const instants: readonly (readonly [title: string, day: string, time: string, expected: string])[] = [
    ["in winter an hour before the world's clock", "2026-12-10", "09:00", "2026-12-10T08:00:00.000Z"],
    ["in summer two", "2026-07-10", "09:00", "2026-07-10T07:00:00.000Z"],
    ["on the morning the clocks went forward", "2026-03-29", "09:00", "2026-03-29T07:00:00.000Z"],
    ["in the hour that is left out as much later", "2026-03-29", "02:30", "2026-03-29T01:30:00.000Z"],
    ["in the hour that is struck twice the first time", "2026-10-25", "02:30", "2026-10-25T00:30:00.000Z"],
    ["just before midnight", "2026-12-31", "23:59", "2026-12-31T22:59:00.000Z"],
  ];
  for (const [title, day, time, expected] of instants) test(`is told ${title}`, () => assert.equal(instantOf(day, time).toISOString(), expected));
});
