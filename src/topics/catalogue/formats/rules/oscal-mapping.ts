/** Reads an OSCAL mapping collection (1.2): which requirement of one catalogue relates to which of another, and how. */
import { relationships, type Fact, type MappingCollection, type MappingDocument, type Relation, type Relationship, type Violation } from "../model.ts";
import { propertyFacts } from "./oscal-facts.ts";
import { isUuid, listOf, propertyOf, rawOf, textOf, type Raw } from "./raw.ts";

export type MappingReading = { readonly document: MappingCollection; readonly violations: readonly Violation[] };

/** A number of the IT-Grundschutz-Kompendium, with or without the part of the requirement behind it (`APP.3.6.A1-UA.2`). */
const grundschutzNumber = /^((?:ISMS|ORP|CON|OPS|DER|APP|SYS|IND|NET|INF)(?:\.\d{1,3}){1,4}\.A\d{1,3})(?:-.{0,200})?$/;
/** The key under which the Kompendium 2023 is known, whoever published it. */
export const grundschutzSpace = "it-grundschutz-2023";

/** The requirement a source belongs to: BSI's parts of a requirement are cut off, everything else is a requirement itself. */
export const sourceRequirementOf = (source: string): string => grundschutzNumber.exec(source)?.[1] ?? source;

/** One map relates a handful to a handful; a thousand to a thousand is no map. */
const mostPairs = 2_000;

const isRelationship = (text: string): text is Relationship => relationships.some((one) => one === text);
/** Older tools leave out the end. */
const shortForms: Readonly<Record<string, Relationship>> = {
  equal: "equal-to",
  equivalent: "equivalent-to",
  subset: "subset-of",
  superset: "superset-of",
  intersects: "intersects-with",
  "intersection-of": "intersects-with",
};

function relationshipOf(map: Raw): Relationship | null {
  const written = textOf(map, "relationship") || textOf(rawOf(map, "relationship"), "type");
  if (isRelationship(written)) return written;
  return Object.hasOwn(shortForms, written) ? (shortForms[written] ?? null) : null;
}

/** The stable key of a target: what the file names, else an id that is one (`_` and a uuid, as BSI writes it in component definitions). */
function targetKeyOf(target: Raw): string | null {
  const named = propertyOf(target, "oscal_uuid") || propertyOf(target, "alt-identifier");
  const id = textOf(target, "id-ref").replace(/^_/, "");
  const key = [named, id].find(isUuid);
  return key === undefined ? null : key.toLowerCase();
}

/** What stands with the pair; what only repeats source and target is left out. */
function factsOf(map: Raw, source: Raw, target: Raw): Fact[] {
  const repeated = new Set(["itgs_id", "oscal_uuid"]);
  const own = propertyFacts(map, undefined, new Set(listOf(map, "props").filter((one) => repeated.has(textOf(one, "name")))));
  const ends = (end: Raw, part: string) => propertyFacts(end, part, new Set(listOf(end, "props").filter((one) => repeated.has(textOf(one, "name")))));
  const said = ["matching-rationale", "remarks"].flatMap((name) => (textOf(map, name) === "" ? [] : [{ name, value: textOf(map, name), part: "map" }]));
  return [...own, ...ends(source, "source"), ...ends(target, "target"), ...said];
}

function relationsOf(map: Raw, path: string, violations: Violation[]): Relation[] {
  const relationship = relationshipOf(map);
  const sources = listOf(map, "sources");
  const targets = listOf(map, "targets");
  if (relationship === null) violations.push({ path: `${path}/relationship`, code: "unknown-relationship", found: textOf(map, "relationship") });
  if (sources.length === 0 || targets.length === 0) violations.push({ path, code: "mapping-without-end", found: textOf(map, "uuid") });
  if (sources.length * targets.length > mostPairs) violations.push({ path, code: "too-many-pairs", found: `${sources.length} × ${targets.length}` });
  if (relationship === null || sources.length * targets.length > mostPairs) return [];
  // Several sources or targets of one map stand for their pairs.
  return sources.flatMap((source) =>
    targets.map((target) => ({
      source: textOf(source, "id-ref"),
      sourceRequirement: sourceRequirementOf(textOf(source, "id-ref")),
      target: textOf(target, "id-ref"),
      targetKey: targetKeyOf(target),
      relationship,
      facts: factsOf(map, source, target),
    })),
  );
}

const spaceOf = (resource: Raw) => (propertyOf(resource, "catalog_uuid") || textOf(resource, "href")).toLowerCase();
const resourceFacts = (resource: Raw, part: string): Fact[] => [
  ...propertyFacts(resource, part, new Set()),
  ...(textOf(resource, "href") === "" ? [] : [{ name: "href", value: textOf(resource, "href"), part }]),
];

/** A collection of one mapping may leave out the list, and the key of a mapping may be missing. */
function mappingOf(mapping: Raw, place: { readonly root: Raw; readonly index: number; readonly violations: Violation[] }): MappingDocument {
  const { root, index, violations } = place;
  const metadata = rawOf(root, "metadata");
  const target = rawOf(mapping, "target-resource");
  const source = rawOf(mapping, "source-resource");
  const relations = listOf(mapping, "maps").flatMap((map, at) => relationsOf(map, `/mapping-collection/mappings/${index}/maps/${at}`, violations));
  const isGrundschutz = relations.length > 0 && relations.every((relation) => grundschutzNumber.test(relation.source));
  const targetTitle = propertyOf(target, "catalog_title");
  return {
    key: textOf(mapping, "uuid").toLowerCase() || `${textOf(root, "uuid").toLowerCase()}#${index + 1}`,
    title: [textOf(metadata, "title"), targetTitle].filter((text) => text !== "").join(" → "),
    label: textOf(metadata, "version"),
    status: textOf(mapping, "status") || textOf(rawOf(root, "provenance"), "status"),
    sourceSpace: isGrundschutz ? grundschutzSpace : spaceOf(source),
    targetSpace: spaceOf(target),
    relations,
    facts: [...propertyFacts(mapping, undefined, new Set()), ...resourceFacts(source, "source"), ...resourceFacts(target, "target")],
  };
}

/** Makes a document of a mapping collection's root object. */
export function readMapping(root: Raw): MappingReading {
  const metadata = rawOf(root, "metadata");
  const violations: Violation[] = [];
  const mappings = listOf(root, "mappings").map((mapping, index) => mappingOf(mapping, { root, index, violations }));
  return { document: { kind: "mapping", format: "oscal-mapping", title: textOf(metadata, "title"), label: textOf(metadata, "version"), mappings }, violations };
}
