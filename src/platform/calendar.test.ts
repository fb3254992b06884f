import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { methodOf, writeCalendar, writeInvitation, type CalendarDay, type CalendarEvent } from "./calendar.ts";

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

const event: CalendarEvent = {
  id: "2",
  from: new Date("2026-12-10T09:00:00Z"),
  until: new Date("2026-12-10T10:30:00Z"),
  title: "Lenkungsgruppe",
  text: "",
  place: "Landratsamt, Raum 2",
  address: "https://ringwall.example/s",
  changedAt: new Date("2026-11-26T08:00:00Z"),
  sequence: 3,
  isCancelled: false,
};
const attendee = { name: 'Leitung "Raunheim"', email: "leitung@example.org" };
const organizer = { name: "Stelle; Kreis", email: "stelle@example.org" };
const invitation = (more: Partial<CalendarEvent> = {}, from: typeof organizer | null = organizer) =>
  unfold(writeInvitation({ host: "ringwall.example", event: { ...event, ...more }, organizer: from, attendee }));

describe("An invitation", () => {
  test("has its hours in UTC, its place and the number of its change", () => {
    const lines = invitation();
    for (const line of ["UID:2@ringwall.example", "DTSTART:20261210T090000Z", "DTEND:20261210T103000Z", "LOCATION:Landratsamt\\, Raum 2", "SEQUENCE:3", "STATUS:CONFIRMED"])
      assert.ok(lines.includes(line), line);
  });

  test("asks one person in the name of whoever invites; no name breaks out of its quotation marks", () => {
    const lines = invitation();
    assert.ok(lines.includes("METHOD:REQUEST"));
    assert.ok(lines.includes('ORGANIZER;CN="Stelle; Kreis":mailto:stelle@example.org'));
    assert.ok(lines.includes('ATTENDEE;CN="Leitung  Raunheim ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:leitung@example.org'));
  });

  test("is called off under the same name", () => {
    const lines = invitation({ isCancelled: true, sequence: 4 });
    for (const line of ["METHOD:CANCEL", "UID:2@ringwall.example", "SEQUENCE:4", "STATUS:CANCELLED"]) assert.ok(lines.includes(line), line);
  });

  test("nobody could answer is told, not asked: neither inviter nor invited stand in it", () => {
    const lines = invitation({ isCancelled: true }, null);
    assert.ok(lines.includes("METHOD:PUBLISH") && lines.includes("STATUS:CANCELLED"));
    assert.ok(!lines.some((line) => /^(ORGANIZER|ATTENDEE)/.test(line)));
  });

  test("says itself what it asks for, whatever its words say", () => {
    const of = (more: Partial<CalendarEvent>, from: typeof organizer | null = organizer) =>
      methodOf(writeInvitation({ host: "h", event: { ...event, title: "x\r\nMETHOD:CANCEL\r\n", ...more }, organizer: from, attendee }));
    assert.deepEqual([of({}), of({ isCancelled: true }), of({}, null)], ["REQUEST", "CANCEL", "PUBLISH"]);
  });

  test("stands in a feed beside whole days", () => {
    const lines = unfold(new TextDecoder().decode(writeCalendar({ name: "Termine", host: "ringwall.example", days: [day], events: [event] })));
    assert.equal(lines.filter((line) => line === "BEGIN:VEVENT").length, 2);
    assert.ok(lines.includes("DTSTART;VALUE=DATE:20261231") && lines.includes("DTSTART:20261210T090000Z"));
  });
});
