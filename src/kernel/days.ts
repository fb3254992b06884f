/** Calendar days as text (`2026-11-25`): a day has no zone. */

/** So many days later; earlier where the number is negative. */
export const dayPlus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
