/** Calendar days as text (`2026-11-25`): a day has no zone. */

/** So many days later; earlier where the number is negative. */
export const dayPlus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A day so many months later; where the month is shorter, its last day. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The planned day a reminder goes out for today, counted from the deadline; null when none is planned. */
export const reminderDayOf = ({ dueOn, reminderDays }: { readonly dueOn: string; readonly reminderDays: readonly number[] }, today: string): number | null =>
  reminderDays.find((days) => dayPlus(dueOn, days) === today) ?? null;
