/** Reading a line of the day, dividing work for all, and what the office can give in the next quarters. */
import { slugOf } from "#kernel/ids";
import { inEqualParts } from "#kernel/money";
import { fail, succeed, type Result } from "#kernel/result";

export type LineFailure = "duration-unclear" | "member-unclear" | "service-unclear";
type Named = { readonly id: string; readonly name: string };
/** What a line says; `memberId` is null where the work was for all. */
export type ReadLine = { readonly minutes: number; readonly memberId: string | null; readonly serviceId: string; readonly note: string };

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

/** A line of the day: how long, for whom, which service, and what else is to be said. */
export function readLine(line: string, { members, services }: { readonly members: readonly Named[]; readonly services: readonly Named[] }): Result<ReadLine, LineFailure> {
  const [first = "", ...rest] = line.trim().split(/\s+/);
  const unit = /^(min|minuten|h|std)\.?$/i.test(rest[0] ?? "") ? rest.shift() : undefined;
  const minutes = minutesOf(unit !== undefined && /^[hs]/i.test(unit) && !first.includes(":") ? `${first}h` : first);
  if (minutes === null) return fail("duration-unclear");
  const member = everybody.has(slugOf(rest[0] ?? "")) ? { id: null, taken: 1 } : nameIn(rest, members);
  if (!member) return fail("member-unclear");
  const after = rest.slice(member.taken);
  const service = nameIn(after, services);
  if (!service) return fail("service-unclear");
  return succeed({ minutes, memberId: member.id, serviceId: service.id, note: after.slice(service.taken).join(" ") });
}

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
