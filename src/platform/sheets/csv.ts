/** CSV as German office programs write and read it; what could be taken for a formula is defused on the way out and restored on the way in. */
import type { Cell, ReadWorkbook, Workbook } from "#kernel/sheets";
import { gatherWorkbook } from "./gather.ts";
import { contentLimits, refuse } from "./limits.ts";

// A cell that begins so is a formula to some program; OWASP "CSV Injection", with the full-width forms.
const formulaLike = /^'*[=+\-@\t\r\n＝＋－＠]/;

const guard = (text: string) => (formulaLike.test(text) ? `'${text}` : text);
const unguard = (text: string) => (text.startsWith("'") && formulaLike.test(text) ? text.slice(1) : text);

const germanNumber = (value: number) => String(value).replace(".", ",");
// Only what is written exactly as we would write it: "1,50", "007" and "1.10" stay text, they may be keys or chapters.
const numberOf = (text: string, comma: boolean): number | undefined => {
  if (!(comma ? /^-?\d+(,\d+)?(e[+-]\d+)?$/ : /^-?\d+(\.\d+)?(e[+-]\d+)?$/).test(text)) return undefined;
  const plain = text.replace(",", ".");
  return String(Number(plain)) === plain ? Number(plain) : undefined;
};

// A map: the text of a cell is anybody's, „constructor“ included.
const truths = new Map([
  ["WAHR", true],
  ["TRUE", true],
  ["FALSCH", false],
  ["FALSE", false],
]);

function writeField(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? germanNumber(value) : "";
  if (typeof value === "boolean") return value ? "WAHR" : "FALSCH";
  const text = guard(value);
  // Quoted as well: text that would come back as a number, a truth or nothing.
  const ambiguous = text === "" || numberOf(text, true) !== undefined || truths.has(text) || /^\s|\s$/.test(text) || /^sep=/i.test(text);
  return ambiguous || /[";,\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes the first sheet; hidden columns are left out. */
export function writeCsv(workbook: Workbook): Uint8Array {
  const sheet = workbook.sheets[0];
  const columns = sheet?.columns ?? [];
  const visible = columns.map((column, index) => ({ hidden: column.hidden ?? false, index })).filter(({ hidden }) => !hidden);
  const head = visible.map(({ index }) => writeField(columns[index]?.title ?? ""));
  const body = (sheet?.rows ?? []).map((row) => visible.map(({ index }) => writeField(row[index] ?? null)).join(";"));
  // The byte order mark tells Excel that this is UTF-8.
  return new TextEncoder().encode(`\ufeff${[head.join(";"), ...body].join("\r\n")}\r\n`);
}

function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const textControls = new Set([0x09, 0x0a, 0x0c, 0x0d]);
const looksBinary = (text: string) => {
  for (let at = 0; at < Math.min(text.length, 4096); at += 1) if (text.charCodeAt(at) < 0x20 && !textControls.has(text.charCodeAt(at))) return true;
  return false;
};

// The sign that parts the fields of the first line; quotes hide theirs.
function delimiterOf(text: string): string {
  const counts = new Map([
    [";", 0],
    [",", 0],
    ["\t", 0],
  ]);
  let quoted = false;
  for (const sign of text.slice(0, 65_536)) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "\n" || sign === "\r")) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return [...counts].reduce((best, candidate) => (candidate[1] > best[1] ? candidate : best))[0];
}

function cellOf(text: string, quoted: boolean, comma: boolean): Cell {
  if (quoted) return unguard(text);
  if (text === "") return null;
  return numberOf(text, comma) ?? truths.get(text) ?? unguard(text);
}

type Field = { readonly text: string; readonly quoted: boolean; readonly next: number };

function quotedField(text: string, from: number, ends: RegExp): Field {
  let value = "";
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return refuse("broken");
    value += text.slice(at, close);
    if (value.length > contentLimits.cellCharacters) refuse("too-large");
    at = close + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  // What follows the closing quote up to the delimiter belongs to the field, as spreadsheet programs have it.
  ends.lastIndex = at;
  const next = ends.exec(text)?.index ?? text.length;
  return { text: value + text.slice(at, next), quoted: true, next };
}

function field(text: string, at: number, ends: RegExp): Field {
  if (text[at] === '"') return quotedField(text, at, ends);
  ends.lastIndex = at;
  const next = ends.exec(text)?.index ?? text.length;
  return { text: text.slice(at, next), quoted: false, next };
}

/** Reads delimited text from untrusted bytes. */
export function readCsv(bytes: Uint8Array, name: string): ReadWorkbook {
  const whole = decodeText(bytes);
  if (looksBinary(whole) || /^\s*<(!doctype|html|\?xml)/i.test(whole)) return refuse("not-a-spreadsheet");
  const told = /^sep=([;,\t])\r?\n/i.exec(whole);
  const text = told ? whole.slice(told[0].length) : whole;
  const delimiter = told?.[1] ?? delimiterOf(text);
  const ends = delimiter === "\t" ? /[\t\r\n]/g : delimiter === "," ? /[,\r\n]/g : /[;\r\n]/g;
  const gatherer = gatherWorkbook();
  const put = gatherer.sheet(name.replace(/\.[^.]*$/, ""));
  let [at, row, column] = [0, 0, 0];
  while (at < text.length) {
    const { text: value, quoted, next } = field(text, at, ends);
    put(row, column, cellOf(value, quoted, delimiter !== ","));
    column += 1;
    at = next + 1;
    if (text[next] === delimiter) continue;
    if (text[next] === "\r" && text[next + 1] === "\n") at += 1;
    row += 1;
    column = 0;
  }
  return gatherer.done();
}
