/** Calendar days as text (`2026-11-25`): a day has no zone. */

/** So many days later; earlier where the number is negative. */
export const dayPlus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The planned day a reminder goes out for today, counted from the deadline; null when none is planned. */
export const reminderDayOf = ({ dueOn, reminderDays }: { readonly dueOn: string; readonly reminderDays: readonly number[] }, today: string): number | null =>
  reminderDays.find((days) => dayPlus(dueOn, days) === today) ?? null;
