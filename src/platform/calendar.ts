/** Calendars for other programs (RFC 5545): the days and hours of a personal feed, and invitations by mail (RFC 5546). */

import { dayPlus } from "#kernel/days";

type Entry = {
  /** Stays the same for the same thing. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly address: string;
  readonly changedAt: Date;
};

export type CalendarDay = Entry & {
  /** 2026-12-31 */
  readonly day: string;
};

/** Something with a beginning and an end on the clock. */
export type CalendarEvent = Entry & {
  readonly from: Date;
  readonly until: Date;
  readonly place: string;
  /** Grows with every change that was told; programs keep the highest they have seen. */
  readonly sequence: number;
  readonly isCancelled: boolean;
};

export type Calendar = { readonly name: string; readonly host: string; readonly days: readonly CalendarDay[]; readonly events?: readonly CalendarEvent[] };

/** Who invites, and who is invited. */
export type Party = { readonly name: string; readonly email: string };

/** One event as it goes to one person. Without somebody who invites it is told rather than asked. */
export type CalendarInvitation = { readonly host: string; readonly event: CalendarEvent; readonly organizer: Party | null; readonly attendee: Party };

const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, "\\n");

/** A parameter in quotation marks; what would end it early is left out (RFC 5545 §3.2). */
const quoted = (text: string) => `"${text.replaceAll(/["\r\n]/g, " ")}"`;

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

const component = (host: string, { id, title, text, address, changedAt }: Entry, own: readonly string[]): readonly string[] => [
  "BEGIN:VEVENT",
  `UID:${id}@${host}`,
  `DTSTAMP:${stamp(changedAt)}`,
  ...own.slice(0, 2),
  `SUMMARY:${escaped(title)}`,
  ...(text === "" ? [] : [`DESCRIPTION:${escaped(text)}`]),
  `URL:${address}`,
  ...own.slice(2),
  "END:VEVENT",
];

const dayLines = (day: CalendarDay, host: string): readonly string[] =>
  component(host, day, [`DTSTART;VALUE=DATE:${compact(day.day)}`, `DTEND;VALUE=DATE:${compact(dayPlus(day.day, 1))}`, "TRANSP:TRANSPARENT"]);

/** Hours are told in UTC: every program turns them into its own zone, and no table of zones has to come along. */
const eventLines = (event: CalendarEvent, host: string, more: readonly string[] = []): readonly string[] =>
  component(host, event, [
    `DTSTART:${stamp(event.from)}`,
    `DTEND:${stamp(event.until)}`,
    ...(event.place === "" ? [] : [`LOCATION:${escaped(event.place)}`]),
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    "TRANSP:OPAQUE",
    ...more,
  ]);

function written(method: string, head: readonly string[], components: readonly string[]): string {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ringwall//Kalender//DE", "CALSCALE:GREGORIAN", `METHOD:${method}`, ...head, ...components, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** The calendar as a file: same days, same bytes. */
export function writeCalendar({ name, host, days, events = [] }: Calendar): Uint8Array {
  const head = [`X-WR-CALNAME:${escaped(name)}`, "REFRESH-INTERVAL;VALUE=DURATION:PT6H"];
  return new TextEncoder().encode(written("PUBLISH", head, [...days.flatMap((day) => dayLines(day, host)), ...events.flatMap((event) => eventLines(event, host))]));
}

/** An invitation as it travels beside a mail: asked of one person, called off again, or – where nobody could receive the answer – only told. */
export function writeInvitation({ host, event, organizer, attendee }: CalendarInvitation): string {
  if (organizer === null) return written("PUBLISH", [], eventLines(event, host));
  const people = [
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.email}`,
    `ATTENDEE;CN=${quoted(attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${attendee.email}`,
  ];
  return written(event.isCancelled ? "CANCEL" : "REQUEST", [], eventLines(event, host, people));
}

/** What an invitation asks of the program that reads it. */
export const methodOf = (invitation: string): "REQUEST" | "CANCEL" | "PUBLISH" => {
  const [, method] = /^METHOD:(REQUEST|CANCEL)\r$/m.exec(invitation) ?? [];
  return method === "REQUEST" || method === "CANCEL" ? method : "PUBLISH";
};
