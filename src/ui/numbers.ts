/** Numbers, amounts and lists as people read them; pure. */
import type { Language } from "#kernel/screen";

const locales = { de: "de-DE", en: "en-GB" } as const;

// Making a formatter costs far more than using it, and a table uses it a thousand times.
const kept = new Map<string, Intl.NumberFormat>();
function formatter(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = kept.get(key) ?? new Intl.NumberFormat(locales[language], { ...options, signDisplay: "negative" });
  kept.set(key, known);
  return known;
}

/** With a minus as it is printed, not the hyphen of the keyboard; nothing less than nothing is rounded to „−0“. */
const written = (value: number, language: Language, options: Intl.NumberFormatOptions): string => formatter(language, options).format(value).replace("-", "−");

const spelled = {
  de: ["null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"],
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
} as const;

/** A number with grouping: „12.345“; at most `digits` digits behind the comma (default 0). */
export const formatNumber = (value: number, language: Language, digits = 0): string => written(value, language, { maximumFractionDigits: digits });

/** A number with just so many digits behind the comma: „3,0“. */
export const formatDecimal = (value: number, language: Language, digits: number): string =>
  written(value, language, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** In running text: one to twelve in words, larger ones in digits. */
export const formatCount = (value: number, language: Language): string =>
  Number.isInteger(value) && value >= 0 && value <= 12 ? (spelled[language][value] ?? String(value)) : formatNumber(value, language);

/** A counted noun: `formatCounted(3, { one: "eine Frage", many: "Fragen" }, "de")` → „drei Fragen“. */
export const formatCounted = (value: number, noun: { readonly one: string; readonly many: string; readonly none?: string }, language: Language): string => {
  if (value === 1) return noun.one;
  if (value === 0 && noun.none !== undefined) return noun.none;
  const none = language === "de" ? "keine" : "no";
  return `${value === 0 ? none : formatCount(value, language)} ${noun.many}`;
};

/** An amount in whole cents: 267100 → „2.671,00 €“; for people, never for machines. */
export const formatEuro = (cents: number, language: Language): string => written(cents / 100, language, { style: "currency", currency: "EUR" });

/** An amount as a field shows it again: 267100 → „2671,00“; nothing where there is none. */
export const typedEuro = (cents: number | null | undefined): string => (cents === null || cents === undefined || cents === 0 ? "" : (cents / 100).toFixed(2).replace(".", ","));

/** A share of 0 to 1: 0.81 → „81 %“. */
export const formatPercent = (share: number, language: Language, digits = 0): string => written(share, language, { style: "percent", maximumFractionDigits: digits });

/** A list in a sentence: „A, B und C“. */
export const formatList = (items: readonly string[], language: Language): string => new Intl.ListFormat(locales[language], { style: "long", type: "conjunction" }).format(items);

/** A size of a file in bytes: „1,4 MB“. */
export const formatBytes = (bytes: number, language: Language): string => {
  const units = ["B", "kB", "MB", "GB"] as const;
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** power, language, power === 0 ? 0 : 1)} ${units[power] ?? "B"}`;
};
