/** What somebody filled in becomes a question or a check: blank rows go, new things get a key, foreign fields are dropped. */
import { fail, succeed, type Result } from "#kernel/result";
import type { Check, CheckFields, Column, ColumnFields, Option, OptionFields, Question, QuestionFields } from "../model.ts";
import { freeKey, most } from "./editing.ts";

/** Gives every row its key: its own, or a free one made of its label; no key is given twice. */
function optionsFrom(rows: readonly OptionFields[]): Option[] {
  const filled = rows.flatMap(({ label, ...row }) => (label === undefined ? [] : [{ ...row, label }]));
  const kept = new Set(filled.flatMap(({ key }) => key ?? []));
  const used: string[] = [];
  return filled.map(({ key, label, points }) => {
    const own = key !== undefined && !used.includes(key) ? key : freeKey(label, [...kept, ...used], "antwort");
    used.push(own);
    return { key: own, label, ...(points === undefined ? {} : { points }) };
  });
}

const choiceLine = /^(.*?)(?:\s*=\s*([01](?:[.,]\d{1,2})?))?$/;

/** „Ja = 1“ is a choice with its points; it keeps the key of the earlier choice of the same words, or of the same place in an equally long list. */
function choicesFrom(lines: string, earlier: readonly Option[]): OptionFields[] {
  const rows = lines
    .split(/\r?\n/)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .slice(0, 20);
  const read = rows.map((row) => {
    const [, label = row, points] = choiceLine.exec(row) ?? [];
    return {
      label: (label.trim() || row).slice(0, 200),
      points: points === undefined ? undefined : Math.min(1, Number(points.replace(",", "."))),
    };
  });
  const samePlaces = read.length === earlier.length;
  return read.map(({ label, points }, index) => {
    const known = earlier.find((option) => option.label === label) ?? (samePlaces ? earlier[index] : undefined);
    return { label, points, key: known?.key };
  });
}

function columnsFrom(rows: readonly ColumnFields[], earlier: readonly Column[]): Column[] {
  const filled = rows.flatMap(({ label, ...row }) => (label === undefined ? [] : [{ ...row, label }]));
  const keys = optionsFrom(filled.map(({ key, label }) => ({ key, label, points: undefined }))).map(({ key }) => key);
  return filled.map(({ label, kind, unit, options, choices }, index) => {
    const key = keys[index] ?? freeKey(label, keys, "spalte");
    const before = earlier.find((column) => column.key === key)?.options ?? [];
    const chosen = optionsFrom(choices === undefined ? options : choicesFrom(choices, before));
    return {
      key,
      label,
      kind,
      ...(kind === "choice" ? { options: chosen } : {}),
      ...(kind === "number" && unit !== undefined ? { unit } : {}),
    };
  });
}

function amountFrom({ kind, unit, min, max, decimals, plausible }: QuestionFields): Partial<Question> {
  const { low, high, message } = plausible ?? {};
  const limits = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  return {
    ...(unit === undefined || kind === "money" ? {} : { unit }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(decimals === undefined ? {} : { decimals }),
    ...(message === undefined || Object.keys(limits).length === 0 ? {} : { plausible: { message, ...limits } }),
  };
}

function scaleFrom({ min = 1, max = 5, minLabel, maxLabel }: NonNullable<QuestionFields["scale"]>): Partial<Question> {
  return { scale: { min, max, minLabel: minLabel ?? String(min), maxLabel: maxLabel ?? String(max) } };
}

function tableFrom({ columns, rows, maxRows }: QuestionFields, earlier: Question | undefined): Partial<Question> {
  const own = { columns: columnsFrom(columns, earlier?.columns ?? []) };
  if (rows !== undefined && rows.length > 0) return { ...own, rows };
  return maxRows === undefined ? own : { ...own, maxRows };
}

function ofKind(fields: QuestionFields, earlier: Question | undefined): Partial<Question> {
  switch (fields.kind) {
    case "single":
    case "multiple":
      return { options: optionsFrom(fields.options) };
    case "scale":
      return scaleFrom(fields.scale ?? { min: undefined, max: undefined, minLabel: undefined, maxLabel: undefined });
    case "number":
    case "money":
      return amountFrom(fields);
    case "table":
      return tableFrom(fields, earlier);
    case "date":
    case "text":
    case "file":
      return {};
  }
}

/** The question somebody filled in, under the key it has or gets. */
export function questionFrom(key: string, fields: QuestionFields, earlier?: Question): Result<Question, "too-many-options"> {
  const { kind, text, help, required, weight, condition } = fields;
  const own = ofKind(fields, earlier);
  if ((own.options?.length ?? 0) > most.options || (own.columns?.length ?? 0) > most.columns) return fail("too-many-options");
  const asked = condition?.question === undefined ? {} : { condition: { question: condition.question, is: condition.is } };
  return succeed({ key, kind, text, required, weight, ...(help === undefined ? {} : { help }), ...own, ...asked });
}

/** The checks somebody filled in; every row that is left has its three parts. */
export function checksFrom(rows: readonly CheckFields[]): Result<Check[], "too-many-checks"> {
  const used: string[] = [];
  const checks = rows.flatMap(({ key, left, op, right, number, message }) => {
    const target = number ?? right;
    if (left === undefined || target === undefined || message === undefined) return [];
    const own = key !== undefined && !used.includes(key) ? key : freeKey(`${left}-${target}`, [...used, ...rows.flatMap((row) => row.key ?? [])], "vergleich");
    used.push(own);
    return [{ key: own, left, op, right: target, message }];
  });
  return checks.length > most.checks ? fail("too-many-checks") : succeed(checks);
}
