/** Reading a line of the day in hours and pieces, dividing work for all, and what the office can give in the next quarters. */
import { slugOf } from "#kernel/ids";
import { inEqualParts } from "#kernel/money";
import { fail, succeed, type Result } from "#kernel/result";
import type { Counting } from "./model.ts";

export type LineFailure = "duration-unclear" | "pieces-unclear" | "pieces-uncounted" | "pieces-for-all" | "member-unclear" | "service-unclear";
type Named = { readonly id: string; readonly name: string };
type Offered = Named & { readonly counts: Counting };
/** What a line says; `memberId` is null where the work was for all. */
export type ReadLine = { readonly minutes: number; readonly pieces: number; readonly memberId: string | null; readonly serviceId: string; readonly note: string };

/** „90“ are minutes, „1:30“, „1,5“ and „2h“ hours. A day has no more than 24. */
export function minutesOf(text: string): number | null {
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  const hours = /^(\d{1,2})(?:[.,](\d{1,2}))?h?$/i.exec(text);
  const isHours = hours !== null && (hours[2] !== undefined || /h$/i.test(text));
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2])
    : isHours
      ? Math.round((Number(hours[1]) * 100 + Number((hours[2] ?? "").padEnd(2, "0"))) * 0.6)
      : /^\d{1,4}$/.test(text)
        ? Number(text)
        : null;
  return minutes !== null && minutes >= 1 && minutes <= 1_440 ? minutes : null;
}

type Match = { readonly id: string; readonly taken: number };

/** Finds who or what the next words name: in full, or by a beginning only one has. */
function nameIn(words: readonly string[], named: readonly Named[]): Match | null {
  for (let taken = Math.min(6, words.length); taken > 0; taken -= 1) {
    const said = slugOf(words.slice(0, taken).join(" "));
    const found = said === "" ? [] : named.filter(({ name }) => slugOf(name) === said);
    if (found[0] && found.length === 1) return { id: found[0].id, taken };
  }
  const said = slugOf(words[0] ?? "");
  const found = said.length < 2 ? [] : named.filter(({ name }) => slugOf(name).startsWith(said));
  return found[0] && found.length === 1 ? { id: found[0].id, taken: 1 } : null;
}

const everybody = new Set(["alle", "all", "verbund"]);

/** How long and how many, as a line begins; `plain` where one bare number says it, which a service may take for pieces. */
type Amount = { readonly minutes: number | null; readonly pieces: number | null; readonly plain: number | null; readonly rest: readonly string[] };

const mostPieces = 100_000;

/** „3x“, „3 x“ and „3 Stück“ are pieces. */
function piecesIn(words: readonly string[]): { readonly pieces: number | null; readonly rest: readonly string[] } {
  const [first = "", second = ""] = words;
  const joined = /^(\d{1,6})[x×]$/i.exec(first);
  const apart = /^(x|×|stück|stk\.?|pieces?)$/i.test(second) ? /^(\d{1,6})$/.exec(first) : null;
  const pieces = Number((joined ?? apart)?.[1] ?? 0);
  return pieces >= 1 && pieces <= mostPieces ? { pieces, rest: words.slice(joined ? 1 : 2) } : { pieces: null, rest: words };
}

function amountIn(words: readonly string[]): Amount {
  const alone = piecesIn(words);
  if (alone.pieces !== null) return { ...alone, minutes: null, plain: null };
  const [first = "", ...others] = words;
  const unit = /^(min|minuten|h|std)\.?$/i.test(others[0] ?? "") ? others.shift() : undefined;
  const minutes = minutesOf(unit !== undefined && /^[hs]/i.test(unit) && !first.includes(":") ? `${first}h` : first);
  const after = piecesIn(others);
  const isPlain = unit === undefined && after.pieces === null && /^\d{1,6}$/.test(first);
  return { ...after, minutes, plain: isPlain && Number(first) >= 1 && Number(first) <= mostPieces ? Number(first) : null };
}

/** What an amount means for a service: a bare number is minutes, unless the service is counted in pieces only. */
function countedIn({ minutes, pieces, plain }: Amount, counts: Counting): Result<{ readonly minutes: number; readonly pieces: number }, LineFailure> {
  if (counts === "pieces") {
    const found = pieces ?? plain;
    return found === null || (pieces !== null && minutes !== null) ? fail("pieces-unclear") : succeed({ minutes: 0, pieces: found });
  }
  if (counts === "hours" && pieces !== null) return fail("pieces-uncounted");
  return minutes === null && pieces === null ? fail("duration-unclear") : succeed({ minutes: minutes ?? 0, pieces: pieces ?? 0 });
}

/** A line of the day: how long or how many, for whom, which service, and what else is to be said. */
export function readLine(line: string, { members, services }: { readonly members: readonly Named[]; readonly services: readonly Offered[] }): Result<ReadLine, LineFailure> {
  const amount = amountIn(line.trim().split(/\s+/));
  if (amount.minutes === null && amount.pieces === null && amount.plain === null) return fail("duration-unclear");
  const member = everybody.has(slugOf(amount.rest[0] ?? "")) ? { id: null, taken: 1 } : nameIn(amount.rest, members);
  if (!member) return fail("member-unclear");
  const after = amount.rest.slice(member.taken);
  const service = nameIn(after, services);
  if (!service) return fail("service-unclear");
  const counted = countedIn(amount, services.find(({ id }) => id === service.id)?.counts ?? "hours");
  if (!counted.ok) return counted;
  // Nobody has the thirteenth part of a test: pieces are noted for each member.
  if (member.id === null && counted.value.pieces > 0) return fail("pieces-for-all");
  return succeed({ ...counted.value, memberId: member.id, serviceId: service.id, note: after.slice(service.taken).join(" ") });
}

/** A service counted in pieces says what one of them is called; one counted in hours only has none. */
export const pieceNameOf = ({ counts, pieceName }: { readonly counts: Counting; readonly pieceName: string | undefined }): Result<string, "piece-name-missing"> =>
  counts === "hours" ? succeed("") : pieceName === undefined ? fail("piece-name-missing") : succeed(pieceName);

/** Work for all, divided among the members to the second. */
export const dividedTime = (minutes: number, members: readonly string[]): readonly { readonly memberId: string; readonly seconds: number }[] => {
  const parts = inEqualParts(minutes * 60, members.length);
  return members.map((memberId, index) => ({ memberId, seconds: parts[index] ?? 0 }));
};

export type QuarterName = { readonly year: number; readonly quarter: number };

/** The quarter of a day and the three after it. */
export function nextQuarters(today: string): readonly QuarterName[] {
  const first = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return [0, 1, 2, 3].map((ahead) => ({ year: Math.floor((first + ahead) / 4), quarter: ((first + ahead) % 4) + 1 }));
}

/** What is expected of the office in a quarter: a fourth of what every member may ask in a year. */
export const expectedMinutes = (services: readonly { readonly plannedMinutes: number }[], members: number): number =>
  Math.round((services.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0) * members) / 4);
