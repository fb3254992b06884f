/** Finds the place where a text stops being JSON, for the person who has to repair it. Only asked when the parser has refused. */

export type JsonFault = { readonly line: number; readonly column: number; readonly found: string };

type Expected = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "nothing";
type Reading = { readonly text: string; at: number; expected: Expected; readonly open: string[] };

const space = /[ \t\n\r]*/y;
const bare = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** The end of a string, or the negative place where it breaks. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const sign = text.charCodeAt(at);
    if (sign === 0x22) return at + 1;
    if (sign < 0x20) return -at;
    const next = sign === 0x5c ? endOf(escape, text, at) : at + 1;
    if (next < 0) return -at;
    at = next;
  }
  return -text.length;
}

const afterValue = (reading: Reading): Expected => (reading.open.length === 0 ? "nothing" : "comma-or-end");

function closes(reading: Reading, sign: string): boolean {
  const opener = reading.open.at(-1);
  const fits = (sign === "}" && opener === "{") || (sign === "]" && opener === "[");
  const isTime = reading.expected === "comma-or-end" || reading.expected === (sign === "}" ? "key-or-end" : "value-or-end");
  if (!fits || !isTime) return false;
  reading.open.pop();
  reading.at += 1;
  reading.expected = afterValue(reading);
  return true;
}

function readValue(reading: Reading, sign: string): boolean {
  if (sign === "{" || sign === "[") {
    reading.open.push(sign);
    reading.at += 1;
    reading.expected = sign === "{" ? "key-or-end" : "value-or-end";
    return true;
  }
  const end = sign === '"' ? endOfText(reading.text, reading.at) : endOf(bare, reading.text, reading.at);
  if (end < 0 && sign === '"') reading.at = -end;
  if (end < 0) return false;
  reading.at = end;
  reading.expected = afterValue(reading);
  return true;
}

function readKey(reading: Reading, sign: string): boolean {
  if (sign !== '"') return false;
  const end = endOfText(reading.text, reading.at);
  reading.at = Math.abs(end);
  reading.expected = "colon";
  return end > 0;
}

/** One step; false where the text breaks. */
function step(reading: Reading): boolean {
  const sign = reading.text[reading.at] ?? "";
  if (sign === "}" || sign === "]") return closes(reading, sign);
  switch (reading.expected) {
    case "value":
    case "value-or-end":
      return readValue(reading, sign);
    case "key":
    case "key-or-end":
      return readKey(reading, sign);
    case "colon":
    case "comma-or-end": {
      if (sign !== (reading.expected === "colon" ? ":" : ",")) return false;
      reading.at += 1;
      reading.expected = reading.expected === "colon" || reading.open.at(-1) === "[" ? "value" : "key";
      return true;
    }
    case "nothing":
      return false;
  }
}

/** Line and column, both from 1, and what stands there; empty at the end of the text. */
export function findJsonFault(text: string): JsonFault {
  const reading: Reading = { text, at: 0, expected: "value", open: [] };
  for (;;) {
    reading.at = endOf(space, text, reading.at);
    if (reading.at >= text.length || !step(reading)) break;
  }
  const before = text.slice(0, reading.at);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: reading.at - lineStart + 1, found: text.slice(reading.at, reading.at + 20) };
}
