import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { writeCalendar, type CalendarDay } from "./calendar.ts";

const day: CalendarDay = {
  id: "1",
  day: "2026-12-31",
  title: "MFA; VPN, ja",
  text: "Zeile 1\nZeile 2",
  address: "https://ringwall.example/m",
  changedAt: new Date("2026-11-26T08:00:00Z"),
};
const text = (days: readonly CalendarDay[]) => new TextDecoder().decode(writeCalendar({ name: "Termine", host: "ringwall.example", days }));
const unfold = (file: string) => file.replaceAll("\r\n ", "").split("\r\n");

describe("A calendar file", () => {
  test("has whole days that end the day after, over the turn of the year too", () => {
    const lines = unfold(text([day]));
    assert.ok(lines.includes("DTSTART;VALUE=DATE:20261231") && lines.includes("DTEND;VALUE=DATE:20270101"));
    assert.ok(lines.includes("SUMMARY:MFA\\; VPN\\, ja") && lines.includes("DESCRIPTION:Zeile 1\\nZeile 2"));
  });

  test("keeps every line within 75 octets, whatever the words, and loses none", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (title) => {
        const file = text([{ ...day, title }]);
        assert.ok(file.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
        const summary = unfold(file).find((line) => line.startsWith("SUMMARY:"));
        const expected = title.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, "\\n");
        assert.equal(summary, `SUMMARY:${expected}`);
      }),
    ));

  test("of the same days has the same bytes", () => assert.deepEqual(writeCalendar({ name: "a", host: "b", days: [day] }), writeCalendar({ name: "a", host: "b", days: [day] })));
});
