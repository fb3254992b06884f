/** Whether a value fits a question, and which value is meant. */
import type { AnswerValue, Column, Question, TableRow, ValueComplaint } from "../model.ts";

/** What is wrong with a value: `path` leads into tables (`2.cells.stand`), `bound` is the limit that was passed. */
export type ValueFault = { readonly path: string; readonly complaint: ValueComplaint; readonly bound?: number };
export type ValueReading = { readonly ok: true; readonly value: AnswerValue } | { readonly ok: false; readonly faults: readonly ValueFault[] };

/** Longest text answer, in characters (PRODUCT §3.3). */
export const longestText = 5_000;
const longestCell = 500;
const defaultRows = 20;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const fits = (value: AnswerValue): ValueReading => ({ ok: true, value });
const fault = (complaint: ValueComplaint, bound?: number): ValueReading => ({
  ok: false,
  faults: [{ path: "", complaint, ...(bound === undefined ? {} : { bound }) }],
});

/**
 * A number as people type it: „1.234,5“, „1234,5“, „1.234“ (grouped, since we never have three decimals), „2.50“, „12 €“; null if it is none.
 * A JSON number stays as it is.
 */
export function readNumber(raw: unknown): number | null {
  if (typeof raw === "number") return Number.isFinite(raw) ? raw : null;
  if (typeof raw !== "string") return null;
  const text = raw.replace(/[\s\u00a0\u202f]|€/gu, "").replace(/^\u2212/u, "-");
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text) || /^-?\d+(,\d+)?$/.test(text)) return finite(text.replaceAll(".", "").replace(",", "."));
  if (/^-?\d{1,3}(,\d{3})+\.\d{1,2}$/.test(text)) return finite(text.replaceAll(",", ""));
  return /^-?\d+\.\d+$/.test(text) ? finite(text) : null;
}

const finite = (text: string) => (Number.isFinite(Number(text)) ? Number(text) : null);

/** A field of something sent, whatever it is. */
const fieldOf = (raw: unknown, name: string): unknown => (typeof raw === "object" && raw !== null ? Reflect.get(raw, name) : undefined);

const isBlank = (raw: unknown) => raw === undefined || raw === null || (typeof raw === "string" && raw.trim() === "") || (Array.isArray(raw) && raw.length === 0);

const hasMoreDecimals = (value: number, decimals: number) => Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) > 1e-6;

/** Number and money are within their hard bounds and no finer than their decimals (whole numbers and cents if not said). */
function readAmount(question: Question, raw: unknown): ValueReading {
  const value = readNumber(raw);
  if (value === null) return fault("not-a-number");
  const decimals = question.decimals ?? (question.kind === "money" ? 2 : 0);
  if (hasMoreDecimals(value, decimals)) return decimals === 0 ? fault("not-whole") : fault("too-many-decimals", decimals);
  if (question.min !== undefined && value < question.min) return fault("too-low", question.min);
  if (question.max !== undefined && value > question.max) return fault("too-high", question.max);
  return fits(value);
}

function readStep({ scale }: Question, raw: unknown): ValueReading {
  const value = readNumber(raw);
  if (value === null) return fault("not-a-number");
  if (!Number.isInteger(value)) return fault("not-whole");
  return scale && value >= scale.min && value <= scale.max ? fits(value) : fault("off-scale");
}

const hasOption = ({ options = [] }: Pick<Question, "options">, key: unknown) => options.some((option) => option.key === key);

function readChoice(question: Question, raw: unknown): ValueReading {
  return typeof raw === "string" && hasOption(question, raw) ? fits(raw) : fault("not-an-option");
}

/** A single ticked box arrives as one word and counts as a list of one; the order is that of the options. */
function readChoices(question: Question, raw: unknown): ValueReading {
  const list: readonly unknown[] | null = typeof raw === "string" ? [raw] : Array.isArray(raw) ? raw.filter((item) => !isBlank(item)) : null;
  if (list === null) return fault("not-a-list");
  if (list.length === 0) return fault("empty");
  if (!list.every((key) => hasOption(question, key))) return fault("not-an-option");
  if (new Set(list).size < list.length) return fault("option-twice");
  return fits((question.options ?? []).map(({ key }) => key).filter((key) => list.includes(key)));
}

/** A real calendar day from 1900 to 2199 as `2026-11-23`; „23.11.2026“ is understood. */
function readDay(raw: unknown): ValueReading {
  if (typeof raw !== "string") return fault("not-a-date");
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(raw.trim());
  const text = german ? `${german[3]}-${(german[2] ?? "").padStart(2, "0")}-${(german[1] ?? "").padStart(2, "0")}` : raw.trim();
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return fault("not-a-date");
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? fits(text) : fault("not-a-date");
}

function readText(raw: unknown): ValueReading {
  if (typeof raw !== "string") return fault("not-a-text");
  // A text column of the database cannot hold NUL; nobody types it.
  const text = raw.replaceAll("\r\n", "\n").replaceAll("\u0000", "").trim();
  if (text === "") return fault("empty");
  return text.length > longestText ? fault("too-long", longestText) : fits(text);
}

function readFileValue(raw: unknown): ValueReading {
  const [fileId, name] = [fieldOf(raw, "fileId"), fieldOf(raw, "name")];
  const named = typeof name === "string" ? name.trim() : "";
  return typeof fileId === "string" && guid.test(fileId) && named !== "" && named.length <= 200 ? fits({ fileId, name: named }) : fault("not-a-file");
}

type CellReading = { readonly cell: string | number } | { readonly complaint: ValueComplaint; readonly bound?: number };

function readCell(column: Column, raw: unknown): CellReading {
  if (column.kind === "number") {
    const cell = readNumber(raw);
    return cell === null ? { complaint: "not-a-number" } : { cell };
  }
  if (typeof raw !== "string") return { complaint: "not-a-text" };
  if (column.kind === "choice") return hasOption({ options: column.options }, raw) ? { cell: raw } : { complaint: "not-an-option" };
  const text = raw.replaceAll("\u0000", "").trim();
  return text.length > longestCell ? { complaint: "too-long", bound: longestCell } : { cell: text };
}

type RowReading = { readonly row: TableRow; readonly faults: readonly ValueFault[] };

function readRow(question: Question, raw: unknown, index: number): RowReading {
  const sent = fieldOf(raw, "cells");
  const cells: Record<string, string | number> = {};
  const faults: ValueFault[] = [];
  for (const [key, content] of Object.entries(typeof sent === "object" && sent !== null ? sent : {})) {
    const column = question.columns?.find((candidate) => candidate.key === key);
    const path = `${index}.cells.${key}`;
    if (isBlank(content)) continue;
    const reading: CellReading = column ? readCell(column, content) : { complaint: "column-not-of-table" };
    if ("cell" in reading) cells[key] = reading.cell;
    else faults.push({ path, ...reading });
  }
  if (!question.rows) return { row: { cells }, faults };
  const named = fieldOf(raw, "row");
  const row = typeof named === "string" ? named : "";
  if (!question.rows.includes(row)) faults.push({ path: `${index}.row`, complaint: "row-not-of-table" });
  return { row: { row, cells }, faults };
}

/** A form sends rows with gaps in their numbering as an object; rows without any cell are left out. */
function readTable(question: Question, raw: unknown): ValueReading {
  if (typeof raw !== "object" || raw === null) return fault("not-a-table");
  const readings = Object.values(raw).map((row, index) => readRow(question, row, index));
  const faults = readings.flatMap((reading) => [...reading.faults]);
  const rows = readings.map(({ row }) => row).filter(({ cells }) => Object.keys(cells).length > 0);
  const most = question.rows?.length ?? question.maxRows ?? defaultRows;
  const named = rows.flatMap(({ row }) => (row === undefined ? [] : [row]));
  if (faults.length > 0) return { ok: false, faults };
  if (new Set(named).size < named.length) return fault("row-twice");
  if (rows.length > most) return fault("too-many-rows", most);
  return rows.length === 0 ? fault("empty") : fits(rows);
}

/**
 * Reads what somebody sent – JSON, a form's text, a cell – as the answer to a question, or says by name what is wrong with it.
 * A blank value is the fault `empty`: whether that clears the answer is for the caller to decide. What was read once reads the same again.
 */
export function readValue(question: Question, raw: unknown): ValueReading {
  if (isBlank(raw)) return fault("empty");
  switch (question.kind) {
    case "single":
      return readChoice(question, raw);
    case "multiple":
      return readChoices(question, raw);
    case "scale":
      return readStep(question, raw);
    case "number":
    case "money":
      return readAmount(question, raw);
    case "date":
      return readDay(raw);
    case "text":
      return readText(raw);
    case "table":
      return readTable(question, raw);
    case "file":
      return readFileValue(raw);
  }
}
