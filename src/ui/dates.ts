/** Dates and durations as people read them, in the zone of the town halls; pure: `now` is always given. */
import type { Language } from "#kernel/screen";
import { formatCount } from "./numbers.ts";

/** An instant, or text: an instant in ISO form or a calendar day `2026-11-25`. */
export type When = Date | string;

const zone = "Europe/Berlin";
const locales = { de: "de-DE", en: "en-GB" } as const;
const minute = 60_000;

const isDay = (when: When): when is string => typeof when === "string" && when.length === 10;
const instantOf = (when: When): Date => (typeof when === "string" ? new Date(isDay(when) ? `${when}T12:00:00Z` : when) : when);

const kept = new Map<string, Intl.DateTimeFormat>();
const written = (when: When, language: Language, options: Intl.DateTimeFormatOptions): string => {
  const key = language + JSON.stringify(options);
  const format = kept.get(key) ?? new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options });
  kept.set(key, format);
  return format.format(instantOf(when));
};

/** „25. November 2026“ */
export const formatDate = (when: When, language: Language): string => written(when, language, { day: "numeric", month: "long", year: "numeric" });

/** „25.11.2026“, for tables. */
export const formatShortDate = (when: When, language: Language): string => written(when, language, { day: "2-digit", month: "2-digit", year: "numeric" });

/** „Mittwoch, 25. November 2026“ */
export const formatWeekday = (when: When, language: Language): string => written(when, language, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** „November 2026“ */
export const formatMonth = (when: When, language: Language): string => written(when, language, { month: "long", year: "numeric" });

/** „05:52 Uhr“ */
export const formatTime = (when: When, language: Language): string => written(when, language, { hour: "2-digit", minute: "2-digit" }) + (language === "de" ? " Uhr" : "");

/** „25. November 2026, 05:52 Uhr“ */
export const formatInstant = (when: When, language: Language): string => `${formatDate(when, language)}, ${formatTime(when, language)}`;

/** „25.11.2026, 05:52“, for tables. */
export const formatShortInstant = (when: When, language: Language): string =>
  `${formatShortDate(when, language)}, ${written(when, language, { hour: "2-digit", minute: "2-digit" })}`;

/** The calendar day of an instant in the zone of the town halls, `2026-11-25`. */
export const dayOf = (when: When): string => {
  if (isDay(when)) return when;
  const part = (options: Intl.DateTimeFormatOptions) => written(when, "en", options);
  return `${part({ year: "numeric" })}-${part({ month: "2-digit" })}-${part({ day: "2-digit" })}`;
};

/** Calendar days from `now` to `when`; negative where it is past. */
export const daysUntil = (when: When, now: Date): number => Math.round((Date.parse(`${dayOf(when)}T00:00:00Z`) - Date.parse(`${dayOf(now)}T00:00:00Z`)) / 86_400_000);

/** A length of time: „21 h 40 min“, from two days on „5 Tage“. */
export const formatDuration = (milliseconds: number, language: Language): string => {
  const minutes = Math.max(0, Math.floor(milliseconds / minute));
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} ${language === "de" ? "Tage" : "days"}`;
  if (hours === 0) return `${minutes} min`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
};

/** What is left of a deadline: „noch 21 h 40 min“, or „seit 3 h 10 min überschritten“. */
export const formatRemaining = (until: When, now: Date, language: Language): string => {
  const left = instantOf(until).getTime() - now.getTime();
  const span = formatDuration(Math.abs(left), language);
  if (left >= 0) return language === "de" ? `noch ${span}` : `${span} left`;
  return language === "de" ? `seit ${span} überschritten` : `${span} overdue`;
};

type Unit = "day" | "week" | "month" | "year";
const units = {
  de: { day: ["einem Tag", "Tagen"], week: ["einer Woche", "Wochen"], month: ["einem Monat", "Monaten"], year: ["einem Jahr", "Jahren"] },
  en: { day: ["one day", "days"], week: ["one week", "weeks"], month: ["one month", "months"], year: ["one year", "years"] },
} as const;

const measure = (days: number): readonly [number, Unit] => {
  if (days < 14) return [days, "day"];
  if (days < 70) return [Math.floor(days / 7), "week"];
  if (days < 730) return [Math.floor(days / 30.44), "month"];
  return [Math.floor(days / 365.25), "year"];
};

const span = (days: number, language: Language): string => {
  const [count, unit] = measure(days);
  const [one, many] = units[language][unit];
  return count === 1 ? one : `${formatCount(count, language)} ${many}`;
};

const near = { de: { "-1": "gestern", "0": "heute", "1": "morgen" }, en: { "-1": "yesterday", "0": "today", "1": "tomorrow" } } as const;

/** A day seen from today: „heute“, „morgen“, „in drei Tagen“, „vor sechs Wochen“. */
export const formatRelative = (when: When, now: Date, language: Language): string => {
  const days = daysUntil(when, now);
  if (days === 0 || days === 1 || days === -1) return near[language][`${days}`];
  if (language === "de") return days > 0 ? `in ${span(days, "de")}` : `vor ${span(-days, "de")}`;
  return days > 0 ? `in ${span(days, "en")}` : `${span(-days, "en")} ago`;
};

/** How long something lasts already: „seit heute“, „seit sechs Wochen“. */
export const formatSince = (when: When, now: Date, language: Language): string => {
  const days = Math.max(0, -daysUntil(when, now));
  if (days <= 1) return `${language === "de" ? "seit" : "since"} ${near[language][days === 0 ? "0" : "-1"]}`;
  return language === "de" ? `seit ${span(days, "de")}` : `for ${span(days, "en")}`;
};
