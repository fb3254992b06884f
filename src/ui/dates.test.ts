import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dayOf,
  daysUntil,
  formatDate,
  formatDuration,
  formatInstant,
  formatMonth,
  formatRelative,
  formatRemaining,
  formatShortDate,
  formatShortInstant,
  formatSince,
  formatTime,
  formatWeekday,
} from "./dates.ts";

const now = new Date("2026-11-23T07:12:00Z");

test("an instant is told in the zone of the town halls", () => {
  assert.equal(formatInstant("2026-11-25T04:52:00Z", "de"), "25. November 2026, 05:52 Uhr");
  assert.equal(formatInstant("2026-07-01T04:52:00Z", "de"), "1. Juli 2026, 06:52 Uhr");
  assert.equal(formatInstant("2026-11-25T04:52:00Z", "en"), "25 November 2026, 05:52");
});

test("a calendar day is never moved by the zone", () => {
  assert.equal(formatDate("2026-01-01", "de"), "1. Januar 2026");
  assert.equal(formatShortDate("2026-12-31", "de"), "31.12.2026");
  assert.equal(dayOf("2026-11-23T23:30:00Z"), "2026-11-24");
});

test("other ways to write a day", () => {
  assert.equal(formatWeekday("2026-11-25", "de"), "Mittwoch, 25. November 2026");
  assert.equal(formatMonth("2026-11-25", "de"), "November 2026");
  assert.equal(formatTime(now, "de"), "08:12 Uhr");
  assert.equal(formatShortInstant(now, "de"), "23.11.2026, 08:12");
});

test("what is left of a deadline", () => {
  assert.equal(formatRemaining(new Date(now.getTime() + (21 * 60 + 40) * 60_000), now, "de"), "noch 21 h 40 min");
  assert.equal(formatRemaining(new Date(now.getTime() + 40 * 60_000), now, "de"), "noch 40 min");
  assert.equal(formatRemaining(new Date(now.getTime() + 72 * 3_600_000), now, "de"), "noch 3 Tage");
  assert.equal(formatRemaining(new Date(now.getTime() - 190 * 60_000), now, "de"), "seit 3 h 10 min überschritten");
  assert.equal(formatRemaining(new Date(now.getTime() + 3_600_000), now, "en"), "1 h left");
  assert.equal(formatDuration(-5, "de"), "0 min");
});

const days: readonly (readonly [string, string, string])[] = [
  ["2026-11-23", "heute", "today"],
  ["2026-11-24", "morgen", "tomorrow"],
  ["2026-11-22", "gestern", "yesterday"],
  ["2026-11-26", "in drei Tagen", "in three days"],
  ["2026-12-06", "in 13 Tagen", "in 13 days"],
  ["2026-10-12", "vor sechs Wochen", "six weeks ago"],
  ["2027-11-23", "in elf Monaten", "in eleven months"],
  ["2024-11-20", "vor zwei Jahren", "two years ago"],
];

for (const [day, de, en] of days) {
  test(`${day} seen from 23 November 2026 is „${de}“`, () => {
    assert.equal(formatRelative(day, now, "de"), de);
    assert.equal(formatRelative(day, now, "en"), en);
  });
}

test("how long something lasts", () => {
  assert.equal(formatSince("2026-10-12", now, "de"), "seit sechs Wochen");
  assert.equal(formatSince("2026-11-23", now, "de"), "seit heute");
  assert.equal(formatSince("2026-10-12", now, "en"), "for six weeks");
});

test("days are counted by the calendar, also over the change of the clock", () => {
  assert.equal(daysUntil("2026-10-26", new Date("2026-10-24T22:30:00Z")), 1);
  assert.equal(daysUntil("2026-11-20", now), -3);
});
