/** Fields as they arrive at every door: typed JSON from the API, strings from forms, links and the command line. */
import { z } from "zod";

/** Deeper than any input of ours; what is nested deeper is none. */
const deepest = 24;

// Signs no database, paper or sheet can hold: NUL and its neighbours (tabs and line ends are fine).
// oxlint-disable-next-line no-control-regex -- these are the signs meant
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

const readableText = (text: string) => text.toWellFormed().replace(unspeakable, "");

/** What arrived, without signs that no store can hold and without halves of characters. */
export function readable(value: unknown, room = deepest): unknown {
  if (typeof value === "string") return readableText(value);
  if (typeof value !== "object" || value === null) return value;
  if (room === 0) return null;
  if (Array.isArray(value)) return value.map((item) => readable(item, room - 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [readableText(key), readable(item, room - 1)]));
}

const blankIsAbsent = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);

/** A sentence or name of one line, trimmed, 1 to `max` characters. */
export const line = (max = 200) => z.string().trim().min(1).max(max);

/** A text of several lines, trimmed, up to `max` characters; may be empty. */
export const prose = (max = 10_000) => z.string().trim().max(max);

/** A field left blank counts as not given. */
export const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blankIsAbsent, schema.optional());

const numberFromText = (value: unknown) => (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value);

/** A whole number, also from text. */
export const wholeNumber = (min: number, max: number) => z.preprocess(numberFromText, z.int().min(min).max(max));

/** „1.250,50“, „1.250“, „1250.5“ or 1250.5 in euros; kept in cents. */
export const euros = z.preprocess(
  (value) => {
    if (value === undefined || value === "") return 0;
    if (typeof value !== "string") return value;
    // Three digits behind a dot are thousands: there are no tenths of a cent.
    const isGerman = value.includes(",") || /^\s*\d{1,3}(\.\d{3})+\s*$/.test(value);
    const german = isGerman ? value.replaceAll(".", "").replace(",", ".") : value;
    return /^\d+(\.\d{1,2})?$/.test(german.trim()) ? Number(german) : Number.NaN;
  },
  z
    .number()
    .min(0)
    .max(1_000_000_000)
    .transform((amount) => Math.round(amount * 100)),
);

/** Yes or no: a checkbox, a word or a JSON boolean; a missing box is no. */
export const flag = z.preprocess((value) => {
  if (value === undefined || value === "" || value === "false" || value === "0" || value === "off") return false;
  if (value === "true" || value === "1" || value === "on") return true;
  return value;
}, z.boolean());

/** A calendar day, `2026-11-23`. */
export const day = z.iso.date();

/** One or several values of a kind; a single value counts as a list of one. */
export const several = <Schema extends z.ZodType>(schema: Schema, max = 1_000) =>
  z.preprocess((value): unknown => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]), z.array(schema).max(max));

/** A page of a long list, counted from 1. */
export const pageNumber = z.preprocess((value) => (value === undefined || value === "" ? 1 : numberFromText(value)), z.int().min(1).max(10_000));

/** A file somebody sends: its name and bytes (the doors turn form files and base64 into this). */
export const upload = z.object({ name: line(200), bytes: z.instanceof(Uint8Array) });

/** A word of a closed list, or the first one. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess((value) => (value === undefined || value === "" ? values[0] : value), z.enum(values));
