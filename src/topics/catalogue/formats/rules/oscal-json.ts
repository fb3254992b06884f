/** Opens an uploaded JSON file: how large and how deep it is, is known before it is parsed (PROMISES G17). */
import type { Violation } from "../model.ts";
import { findJsonFault } from "./json-fault.ts";

/** Limits of a file; source: PROMISES G17. Values are counted by their commas: 50,000 controls have about two million. */
export const fileLimits = { bytes: 50 * 1024 * 1024, depth: 64, values: 3_000_000 } as const;

export type JsonReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly violation: Violation };

const refuse = (code: string, found: string, path = ""): JsonReading => ({ ok: false, violation: { path, code, found } });

const quote = 0x22;
const backslash = 0x5c;

/** The end of the string that begins at a quotation mark. */
function skipText(bytes: Uint8Array, start: number): number {
  let at = bytes.indexOf(quote, start + 1);
  while (at >= 0) {
    let escapes = 0;
    while (bytes[at - 1 - escapes] === backslash) escapes += 1;
    if (escapes % 2 === 0) return at;
    at = bytes.indexOf(quote, at + 1);
  }
  return bytes.length;
}

/** How deep the brackets nest and how many values there are; it stops where a limit is broken. */
function measure(bytes: Uint8Array): { readonly depth: number; readonly values: number } {
  let depth = 0;
  let deepest = 0;
  let values = 1;
  for (let at = 0; at < bytes.length && deepest <= fileLimits.depth && values <= fileLimits.values; at += 1) {
    const sign = bytes[at];
    if (sign === quote) at = skipText(bytes, at);
    else if (sign === 0x2c) values += 1;
    else if (sign === 0x7b || sign === 0x5b) {
      depth += 1;
      values += 1;
      if (depth > deepest) deepest = depth;
    } else if (sign === 0x7d || sign === 0x5d) depth -= 1;
  }
  return { depth: deepest, values };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Parses a file; a fault is a value: too large, too deep, too many values, no text, or the line and column where it stops being JSON. */
export function readJson(bytes: Uint8Array): JsonReading {
  if (bytes.length > fileLimits.bytes) return refuse("file-too-large", String(bytes.length));
  const { depth, values } = measure(bytes);
  if (depth > fileLimits.depth) return refuse("too-deep", String(depth));
  if (values > fileLimits.values) return refuse("too-many-values", String(values));
  const text = decode(bytes);
  if (text === null) return refuse("not-utf8", "");
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const { line, column, found } = findJsonFault(text);
    return refuse("not-json", found, `${line}:${column}`);
  }
}
