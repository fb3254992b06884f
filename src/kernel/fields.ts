/** Fields as they arrive at every door: typed JSON from the API, strings from forms, links and the command line. */
import { z } from "zod";
import { partsOf } from "./money.ts";

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

/** What a browser may be sent to: an address of the web, never one that runs something. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s"<>]+$/i.test(text) && URL.canParse(text);

/** A web address, or none. */
export const webAddress = (max = 500) => prose(max).refine((text) => text === "" || isWebAddress(text));

const numberFromText = (value: unknown) => (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value);

/** A whole number, also from text. */
export const wholeNumber = (min: number, max: number) => z.preprocess(numberFromText, z.int().min(min).max(max));

/** Yes or no: a checkbox, a word or a JSON boolean; a missing box is no. */
export const flag = z.preprocess((value) => {
  if (value === undefined || value === "" || value === "false" || value === "0" || value === "off") return false;
  if (value === "true" || value === "1" || value === "on") return true;
  return value;
}, z.boolean());

/** A calendar day, `2026-11-23`; there was no year 0. */
export const day = z.iso.date().check(({ value, issues }) => {
  if (value.startsWith("0000")) issues.push({ code: "invalid_format", format: "date", input: value });
});

/** One or several values of a kind; a single value counts as a list of one. */
export const several = <Schema extends z.ZodType>(schema: Schema, max = 1_000) =>
  z.preprocess((value): unknown => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]), z.array(schema).max(max));

/** A page of a long list, counted from 1. */
export const pageNumber = z.preprocess((value) => (value === undefined || value === "" ? 1 : numberFromText(value)), z.int().min(1).max(10_000));

/** A file somebody sends: its name and bytes (the doors turn form files and base64 into this). */
export const upload = z.object({ name: line(200), bytes: z.instanceof(Uint8Array) });

const inParts = (digits: number) => (value: unknown) => (typeof value === "string" || typeof value === "number" ? (partsOf(value, digits) ?? Number.NaN) : value);

/** An amount in euros as it is typed, „1.250,50“ or 1250.5; kept in cents. */
export const euros = (min = 0, max = 1_000_000_000) =>
  z.preprocess(
    inParts(2),
    z
      .int()
      .min(min * 100)
      .max(max * 100),
  );

/** The same; left blank it is nothing. */
export const eurosOrNone = z.preprocess((value) => (value === undefined || value === "" ? 0 : value), euros());

/** A percentage as it is typed, „33,333“; kept with so many digits behind the comma as a whole number. */
export const percentage = (digits: number, max = 100) =>
  z.preprocess(
    inParts(digits),
    z
      .int()
      .min(0)
      .max(max * 10 ** digits),
  );

/** A word of a closed list, or the first one. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.preprocess((value) => (value === undefined || value === "" ? values[0] : value), z.enum(values));
