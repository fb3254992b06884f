/** Calendars for other programs: days as iCalendar (RFC 5545), nothing more than the feed of a person needs. */

import { dayPlus } from "#kernel/days";

export type CalendarDay = {
  /** Stays the same for the same thing. */
  readonly id: string;
  /** 2026-12-31 */
  readonly day: string;
  readonly title: string;
  readonly text: string;
  readonly address: string;
  readonly changedAt: Date;
};

export type Calendar = { readonly name: string; readonly host: string; readonly days: readonly CalendarDay[] };

const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, "\\n");

/** Lines have at most 75 octets; the rest follows on lines that begin with a space (RFC 5545 §3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let octets = 0;
  for (const sign of line) {
    const more = Buffer.byteLength(sign);
    if (octets + more > 74) {
      pieces.push(piece);
      [piece, octets] = [" ", 1];
    }
    piece += sign;
    octets += more;
  }
  return [...pieces, piece].join("\r\n");
}

const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
const compact = (day: string) => day.replaceAll("-", "");

const eventLines = ({ id, day, title, text, address, changedAt }: CalendarDay, host: string): readonly string[] => [
  "BEGIN:VEVENT",
  `UID:${id}@${host}`,
  `DTSTAMP:${stamp(changedAt)}`,
  `DTSTART;VALUE=DATE:${compact(day)}`,
  `DTEND;VALUE=DATE:${compact(dayPlus(day, 1))}`,
  `SUMMARY:${escaped(title)}`,
  ...(text === "" ? [] : [`DESCRIPTION:${escaped(text)}`]),
  `URL:${address}`,
  "TRANSP:TRANSPARENT",
  "END:VEVENT",
];

/** The calendar as a file: same days, same bytes. */
export function writeCalendar({ name, host, days }: Calendar): Uint8Array {
  const head = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Ringwall//Kalender//DE",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
  ];
  const lines = [...head, ...days.flatMap((day) => eventLines(day, host)), "END:VCALENDAR"];
  return new TextEncoder().encode(`${lines.map(folded).join("\r\n")}\r\n`);
}
