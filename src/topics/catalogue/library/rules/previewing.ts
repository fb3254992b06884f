/** What a reader needs to see of files before they count. */
import {
  relationships,
  type CatalogueDocument,
  type ComponentDocument,
  type MappingCollection,
  type Parameter,
  type Relationship,
  type Violation,
} from "#topics/catalogue/formats/model";
import type { StoredMapping, Wording } from "../model.ts";
import { publishedWording } from "./wording.ts";

/** Of each kind of violation so many places are shown; the rest is counted. */
const placesShown = 20;

/** Violations by what is wrong, the most frequent first. */
export const grouped = (violations: readonly Violation[]) =>
  [...Map.groupBy(violations, ({ code }) => code)]
    .map(([code, places]) => ({ code, count: places.length, places: places.slice(0, placesShown) }))
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));

/** How many requirements every area has. */
export function sizeByArea({ chapters, requirements }: Pick<CatalogueDocument, "chapters" | "requirements">) {
  const counts = Map.groupBy(requirements, ({ areaKey }) => areaKey);
  return chapters.filter(({ key }) => counts.has(key)).map(({ key, label, title }) => ({ label, title, requirements: counts.get(key)?.length ?? 0 }));
}

/** How many relations of each kind a collection has. */
export function countRelationships({ mappings }: Pick<MappingCollection, "mappings">): Partial<Record<Relationship, number>> {
  const all = Map.groupBy(
    mappings.flatMap(({ relations }) => relations),
    ({ relationship }) => relationship,
  );
  return Object.fromEntries(relationships.flatMap((one) => (all.has(one) ? [[one, all.get(one)?.length ?? 0]] : [])));
}

/** A requirement as a comparison shows it: its text as published, or nothing where it is not there. */
export const worded = (requirement: (Wording & { readonly parameters: readonly Parameter[] }) | undefined): Wording | null =>
  requirement === undefined
    ? null
    : { label: requirement.label, title: requirement.title, statement: publishedWording(requirement.statement, requirement.parameters), modal: requirement.modal };

const plain = { publisher: "", scale: null, areas: [], counts: null } as const;

/** A collection of mappings as the preview lists it. */
export function mappingEntryOf(document: MappingCollection, known: readonly StoredMapping[]) {
  const { kind, title, label, mappings } = document;
  const earlier = known.find(({ key }) => mappings.some((mapping) => mapping.key === key));
  return {
    ...plain,
    kind,
    title,
    label,
    areas: [],
    key: mappings[0]?.key ?? title,
    size: mappings.reduce((sum, { relations }) => sum + relations.length, 0),
    existing: earlier ? { id: earlier.id, title: earlier.title, label: earlier.label, number: null } : null,
    relationships: countRelationships(document),
  };
}

/** A component definition as the preview lists it. */
export const componentEntry = ({ kind, key, title, label, statements }: ComponentDocument) => ({
  ...plain,
  kind,
  key,
  title,
  label,
  areas: [],
  size: statements.length,
  existing: null,
  relationships: {},
});
