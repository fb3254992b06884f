/** Opens one OSCAL file: parses it, says what kind it is, and what it breaks. */
import type { SetFile, Violation } from "../model.ts";
import { readJson } from "./oscal-json.ts";
import { findDangers, mostControls, mostViolations, shorten } from "./oscal-safety.ts";
import { oscalKinds, type OscalFile, type OscalKind } from "./oscal-source.ts";
import { asText, isRaw, rawOf, textOf } from "./raw.ts";

/** Where a value breaks a schema; what `platform/json-schema` reports. */
export type SchemaReport = {
  readonly faults: readonly { readonly path: string; readonly rule: string; readonly wanted: string; readonly found: string }[];
  readonly count: number;
};
/** Measures a parsed file against a shipped schema, named by its path inside `catalogues/`. */
export type Validate = (schema: string, value: unknown, most: number) => SchemaReport;

export type Opened = { readonly file: OscalFile | null; readonly violations: readonly Violation[] };

const schemas = { "1.1": "oscal-schema/oscal_complete_schema-1-1-3.json", "1.2": "oscal-schema/oscal_complete_schema-1-2-2.json" } as const;

/** The schema a file is measured against: the newest of its own line that we have, the older one for older files. */
export function schemaOf(version: string): string {
  const [, major = "1", minor = "1"] = /^(\d{1,3})\.(\d{1,3})/.exec(version) ?? [];
  return Number(major) > 1 || Number(minor) >= 2 ? schemas["1.2"] : schemas["1.1"];
}

/** Kinds of OSCAL that are no requirements, and are therefore not imported. */
const otherKinds = ["system-security-plan", "assessment-plan", "assessment-results", "plan-of-action-and-milestones"];

const kindOf = (value: unknown): OscalKind | undefined => (isRaw(value) ? oscalKinds.find((kind) => Object.hasOwn(value, kind) && isRaw(value[kind])) : undefined);

function strangeKind(value: unknown): Violation {
  const keys = isRaw(value) ? Object.keys(value) : [];
  const other = otherKinds.find((kind) => keys.includes(kind));
  return other ? { path: "", code: "unsupported-kind", found: other } : { path: "", code: "not-oscal", found: keys.slice(0, 5).join(", ") };
}

function schemaViolations(value: unknown, version: string, validate: Validate): readonly Violation[] {
  const { faults, count } = validate(schemaOf(version), value, mostViolations);
  const violations = faults.map(({ path, rule, wanted, found }): Violation => ({ path, code: `schema-${rule}`, found, ...(wanted === "" ? {} : { wanted }) }));
  return shorten(violations, count);
}

/** A file that breaks its schema is opened all the same; one that is dangerous to open is not. */
export function openOscal({ name, bytes }: SetFile, validate: Validate): Opened {
  const reading = readJson(bytes);
  if (!reading.ok) return { file: null, violations: [reading.violation] };
  const { value } = reading;
  const kind = kindOf(value);
  if (!kind) return { file: null, violations: [strangeKind(value)] };
  const { violations, tooMany } = findDangers(value);
  if (tooMany) return { file: null, violations: [{ path: `/${kind}`, code: "too-many-controls", found: `> ${mostControls}` }] };
  const root = rawOf(value, kind);
  const version = textOf(rawOf(root, "metadata"), "oscal-version");
  const faults = schemaViolations(value, version, validate);
  return { file: { name, kind, root }, violations: [...shorten(violations), ...faults] };
}

const opening = /^[\uFEFF\s]*[{[]/;

/** JSON by its name, or by how it begins. */
export const looksLikeJson = ({ name, bytes }: SetFile): boolean => /\.json$/i.test(name) || opening.test(asText(new TextDecoder().decode(bytes.subarray(0, 200))));
