/** Makes inputs for any operation from its own schema: a valid one around given things, and hostile ones. */
import { z } from "zod";
import type { Operation } from "#kernel/operation";

type Schema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly default?: unknown;
};

/** The things of a world an input may name, by the name of the field. */
export type Things = Readonly<Record<string, unknown>>;

const texts: Record<string, string> = {
  email: "probe@example.org",
  date: "2026-12-01",
  uuid: "00000000-0000-4000-8000-000000000000",
  guid: "00000000-0000-4000-8000-000000000000",
  "date-time": "2026-12-01T10:00:00Z",
};

/** Fields whose name says more than their kind. */
const usual: Things = {
  email: "probe@example.org",
  password: "Birne Traktor Nebel Kanu",
  current: "Birne Traktor Nebel Kanu",
  period: "2027",
  bytes: new TextEncoder().encode("{}"),
  key: "probe-key",
  kind: undefined,
};

function sampleText(schema: Schema): string {
  if (schema.format && texts[schema.format]) return texts[schema.format] ?? "";
  if (schema.pattern?.includes("\\.")) return "kreis-gg.raunheim";
  if (schema.pattern?.includes("[0-9a-f")) return texts["uuid"] ?? "";
  return "probe".padEnd(schema.minLength ?? 0, "x").slice(0, schema.maxLength ?? 200);
}

function sampleOf(schema: Schema, name: string, things: Things): unknown {
  if (name in things) return things[name];
  if (usual[name] !== undefined && !schema.enum && schema.type !== "object") return usual[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices?.[0]) return sampleOf(choices[0], name, things);
  if (schema.default !== undefined) return schema.default;
  switch (schema.type) {
    case "object":
      return sampleObject(schema, things);
    case "array":
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => sampleOf(schema.items ?? {}, name.replace(/s$/, ""), things));
    case "integer":
    case "number":
      return Math.max(1, schema.minimum ?? 1);
    case "boolean":
      return true;
    default:
      return sampleText(schema);
  }
}

/** Required fields, and every field the world has a thing for. */
function sampleObject(schema: Schema, things: Things): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {}).filter(([name]) => name in things || schema.required?.includes(name));
  return Object.fromEntries(entries.map(([name, property]) => [name, sampleOf(property, name, things)]));
}

const schemaOf = (operation: Operation): Schema => z.toJSONSchema(operation.input, { io: "output", unrepresentable: "any" }) as Schema;

/** A valid input that names the given things wherever the operation has a field for them. */
export const sampleInput = (operation: Operation, things: Things): Record<string, unknown> => sampleObject(schemaOf(operation), things);

/** The names of an operation's fields. */
export const fieldNames = (operation: Operation): readonly string[] => Object.keys(schemaOf(operation).properties ?? {});

/** Values no field expects: wrong kinds, payloads of every interpreter on the way, extremes. */
export const hostileValues: readonly unknown[] = [
  null,
  "",
  " ",
  0,
  -1,
  1e308,
  Number.NaN,
  true,
  [],
  {},
  [[[[[[]]]]]],
  { __proto__: { admin: true }, constructor: { prototype: {} } },
  "'; drop table member; --",
  '" or 1=1 --',
  "$$; select pg_sleep(10); $$",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "{{7*7}}${7*7}#{7*7}",
  '#eval("1") $x^2$ @ref',
  '=HYPERLINK("http://x")',
  "../../../../etc/passwd",
  "a\r\nBcc: x@example.org",
  "\u0000",
  "\ud800",
  "‮txt.exe",
  "ﷺ".repeat(500),
  "x".repeat(200_000),
  "2026-02-31",
  "9999-99-99",
  "0000-01-01",
  "0001-01-01",
  "9999-12-31",
  "kreis-gg.raunheim",
  "wetterau.friedberg",
  "*",
  "%",
  "00000000-0000-0000-0000-000000000000",
  "1e999",
  "NaN",
];
