/**
 * Measures parsed JSON against a JSON schema (draft 07, the keywords the shipped schemas use) and names every place that breaks it.
 * No code is generated, no pattern runs on text it could be slow on; a keyword nobody taught it is refused when the schema is opened.
 */
import fs from "node:fs";
import path from "node:path";
import { shippedCatalogues } from "./catalogues.ts";
import { excerpt, testOf, formatTest, type TextTest } from "./json-texts.ts";

/** Where the value breaks which rule: a path from the root, the keyword, what it demands and what stands there. */
export type SchemaFault = { readonly path: string; readonly rule: string; readonly wanted: string; readonly found: string };
/** The first faults, and how many there are in all. */
export type SchemaReport = { readonly faults: readonly SchemaFault[]; readonly count: number };
/** Measures a value; at most `most` faults are described, the others counted. The value must not be nested deeper than a hundred levels. */
export type SchemaMeter = (value: unknown, most: number) => SchemaReport;

type Schema = Readonly<Record<string, unknown>>;
type Look = { readonly way: (string | number)[]; readonly faults: SchemaFault[]; readonly most: number; count: number };
type Check = (value: unknown, look: Look) => void;
type Opening = { readonly root: Schema; readonly known: Map<Schema, Check> };

const annotations = new Set(["$schema", "$id", "$comment", "title", "description", "definitions", "contentEncoding"]);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
const escaped = (step: string | number) => String(step).replaceAll("~", "~0").replaceAll("/", "~1");

function report(look: Look, rule: string, wanted: string, found: unknown): void {
  look.count += 1;
  if (look.faults.length < look.most) look.faults.push({ path: look.way.map((step) => `/${escaped(step)}`).join(""), rule, wanted, found: excerpt(found) });
}

/** Checks what lies one step further down. */
function descend(look: Look, step: string | number, run: () => void): void {
  look.way.push(step);
  run();
  look.way.pop();
}

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  array: Array.isArray,
  object: isRecord,
};

/** The schema a chain of references ends at. */
function follow(schema: Schema, root: Schema): Schema {
  const reference = schema["$ref"];
  if (typeof reference !== "string") return schema;
  const steps = reference.startsWith("#/") ? reference.slice(2).split("/") : [reference];
  const target = steps.reduce<unknown>((at, step) => (isRecord(at) ? at[decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~")] : undefined), root);
  if (!isRecord(target)) throw new Error(`the schema has no ${reference}`);
  return follow(target, root);
}

function objectCheck(schema: Schema, opening: Opening): Check {
  const properties = new Map(Object.entries((schema["properties"] ?? {}) as Record<string, Schema>).map(([name, one]) => [name, open(one, opening)]));
  const required = (schema["required"] ?? []) as readonly string[];
  const isClosed = schema["additionalProperties"] === false;
  return (value, look) => {
    if (!isRecord(value)) return;
    for (const name of required) if (!Object.hasOwn(value, name)) report(look, "required", name, value);
    for (const name of Object.keys(value)) {
      const check = properties.get(name);
      if (check) descend(look, name, () => check(value[name], look));
      else if (isClosed) descend(look, name, () => report(look, "additional", "", value[name]));
    }
  };
}

function listCheck(schema: Schema, opening: Opening): Check {
  const items = schema["items"] === undefined ? null : open(schema["items"] as Schema, opening);
  const least = Number(schema["minItems"] ?? 0);
  return (value, look) => {
    if (!Array.isArray(value)) return;
    if (value.length < least) report(look, "min-items", String(least), value);
    if (items) for (const [index, one] of value.entries()) descend(look, index, () => items(one, look));
  };
}

function textCheck(rule: string, wanted: string, test: TextTest): Check {
  return (value, look) => {
    if (typeof value === "string" && !test(value)) report(look, rule, wanted, value);
  };
}

/** The kind of value a branch speaks of, and what it demands to be there, tell whether it was meant. */
function meaningOf(branch: Schema, root: Schema): (value: unknown) => boolean {
  const { type, required = [] } = follow(branch, root) as { readonly type?: string; readonly required?: readonly string[] };
  const isType = types[type ?? "object"] ?? (() => true);
  return (value) => isType(value) && (!isRecord(value) || required.every((name) => Object.hasOwn(value, name)));
}

function branchCheck(branches: readonly Schema[], opening: Opening, mostMatches: number): Check {
  const options = branches.map((branch) => ({ check: open(branch, opening), means: meaningOf(branch, opening.root) }));
  return (value, look) => {
    const tried = options.map(({ check, means }) => {
      const attempt: Look = { way: look.way, faults: [], most: look.most, count: 0 };
      check(value, attempt);
      return { attempt, isMeant: means(value) };
    });
    const matches = tried.filter(({ attempt }) => attempt.count === 0).length;
    if (matches > 0 && matches <= mostMatches) return;
    const meant = tried.filter(({ isMeant }) => isMeant);
    // Nobody wants to read why a catalogue is no profile.
    const [best] = (meant.length > 0 ? meant : tried).toSorted((one, other) => one.attempt.count - other.attempt.count);
    if (matches > mostMatches || !best || (meant.length === 0 && isRecord(value) && options.length > 2)) return report(look, "no-alternative", "", value);
    look.count += best.attempt.count;
    look.faults.push(...best.attempt.faults.slice(0, Math.max(0, look.most - look.faults.length)));
  };
}

/** One check per keyword; those of type objects and lists come together. */
function checksOf(schema: Schema, opening: Opening): Check[] {
  const checks: Check[] = [];
  const has = (keyword: string) => Object.hasOwn(schema, keyword);
  if (has("properties") || has("required") || has("additionalProperties")) checks.push(objectCheck(schema, opening));
  if (has("items") || has("minItems")) checks.push(listCheck(schema, opening));
  if (has("pattern")) checks.push(textCheck("pattern", String(schema["pattern"]), testOf(String(schema["pattern"]))));
  if (has("format")) checks.push(textCheck("format", String(schema["format"]), formatTest(String(schema["format"]))));
  if (has("enum")) {
    const allowed = schema["enum"] as readonly unknown[];
    checks.push((value, look) => (allowed.includes(value) ? undefined : report(look, "enum", allowed.join(", "), value)));
  }
  if (has("minimum"))
    checks.push((value, look) => (typeof value !== "number" || value >= Number(schema["minimum"]) ? undefined : report(look, "minimum", String(schema["minimum"]), value)));
  if (has("allOf")) checks.push(...(schema["allOf"] as readonly Schema[]).map((one) => open(one, opening)));
  if (has("anyOf")) checks.push(branchCheck(schema["anyOf"] as readonly Schema[], opening, Infinity));
  if (has("oneOf")) checks.push(branchCheck(schema["oneOf"] as readonly Schema[], opening, 1));
  return checks;
}

const understood = new Set([
  "$ref",
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "minItems",
  "pattern",
  "format",
  "enum",
  "minimum",
  "allOf",
  "anyOf",
  "oneOf",
]);

function build(schema: Schema, opening: Opening): Check {
  const strange = Object.keys(schema).find((keyword) => !understood.has(keyword) && !annotations.has(keyword));
  if (strange !== undefined) throw new Error(`the schema says "${strange}", which is not understood`);
  const wanted = schema["type"];
  const isType = typeof wanted === "string" ? types[wanted] : () => true;
  if (!isType) throw new Error(`the schema knows a type ${String(wanted)}`);
  const checks = checksOf(schema, opening);
  return (value, look) => {
    if (!isType(value)) return report(look, "type", String(wanted), value);
    for (const check of checks) check(value, look);
  };
}

/** A schema's check; it is built when the first value comes by, so that schemas may contain themselves. */
function open(schema: Schema, opening: Opening): Check {
  const target = follow(schema, opening.root);
  return (value, look) => {
    let check = opening.known.get(target);
    if (!check) {
      check = build(target, opening);
      opening.known.set(target, check);
    }
    check(value, look);
  };
}

/** Opens a schema: what is built once measures any number of values. */
export function openSchema(schema: unknown): SchemaMeter {
  if (!isRecord(schema)) throw new Error("a schema is an object");
  const check = open(schema, { root: schema, known: new Map() });
  return (value, most) => {
    const look: Look = { way: [], faults: [], most, count: 0 };
    check(value, look);
    return { faults: look.faults, count: look.count };
  };
}

const opened = new Map<string, SchemaMeter>();

/** The meter of a schema the product brings along, by its path inside `catalogues/`; read when it is first needed. */
export function shippedSchema(file: string): SchemaMeter {
  const known = opened.get(file);
  if (known) return known;
  const meter = openSchema(JSON.parse(fs.readFileSync(path.join(shippedCatalogues, file), "utf8")));
  opened.set(file, meter);
  return meter;
}

/** Measures a value against a shipped schema; what rules are handed that must not read files themselves. */
export const measureAgainst = (file: string, value: unknown, most: number): SchemaReport => shippedSchema(file)(value, most);
