/** Calendar days as text (`2026-11-25`): a day has no zone, and its year four digits. What would lie beyond is the first or the last of them. */

const [first, last] = [Date.parse("0001-01-01T00:00:00Z"), Date.parse("9999-12-31T00:00:00Z")];
const dayAt = (time: number) => new Date(Math.min(Math.max(time, first), last)).toISOString().slice(0, 10);

// As `Date.UTC`, but the year 50 is no 1950.
const timeOf = (year: number, month: number, date: number) => new Date(0).setUTCFullYear(year, month, date);

/** So many days later; earlier where the number is negative. */
export const dayPlus = (day: string, days: number): string => dayAt(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);

/** So many months later on the same day of the month, on the last one where the month is shorter; earlier where the number is negative. */
export function monthsPlus(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const lastOfMonth = new Date(timeOf(year, month + months, 0)).getUTCDate();
  return dayAt(timeOf(year, month - 1 + months, Math.min(date, lastOfMonth)));
}

const berlin = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "short" });

/** The instant at which the clock of the town hall shows this time: summer time and winter time are told from the day itself. */
export function instantOf(day: string, time: string): Date {
  const asked = `${day} ${time}`;
  const utc = Date.parse(`${day}T${time}:00Z`);
  // The zone is one or two hours ahead; in the hour that is struck twice the first is meant, in the one left out the clock already stands ahead.
  const fitting = [2, 1].map((hours) => new Date(utc - hours * 3_600_000)).find((at) => berlin.format(at) === asked);
  return fitting ?? new Date(utc - 3_600_000);
}

/** The planned day a reminder goes out for today, counted from the deadline; null when none is planned. */
export const reminderDayOf = ({ dueOn, reminderDays }: { readonly dueOn: string; readonly reminderDays: readonly number[] }, today: string): number | null =>
  reminderDays.find((days) => dayPlus(dueOn, days) === today) ?? null;
