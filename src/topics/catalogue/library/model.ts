/** Nouns of the library: catalogues and versions as kept, what differs between two of them, and chains over mappings. */
import { z } from "zod";
import { objectId } from "#kernel/ids";
import { fact, formats, importedDocument, levels, modals, relationships, requirement, scales, type Relationship } from "#topics/catalogue/formats/model";

export type Modal = (typeof modals)[number];
export type Level = (typeof levels)[number];

/** The key of the check the product brings along. */
export const basisCheckKey = "ringwall-basis-check";

/** A catalogue as the cooperative keeps it. */
export const storedCatalogue = z.object({
  id: objectId,
  key: z.string(),
  title: z.string(),
  publisher: z.string(),
  scale: z.enum(scales),
  currentVersionId: objectId.nullable(),
  withdrawnAt: z.date().nullable(),
});
export type StoredCatalogue = z.infer<typeof storedCatalogue>;

/** One version; what it holds never changes. */
export const catalogueVersion = z.object({
  id: objectId,
  catalogueId: objectId,
  number: z.int(),
  label: z.string(),
  publishedOn: z.iso.date().nullable(),
  format: z.enum(formats),
  /** Null where the product brought it along. */
  fileId: objectId.nullable(),
  sha256: z.string(),
  requirements: z.int(),
  importedAt: z.date(),
  importedByName: z.string(),
});
export type CatalogueVersion = z.infer<typeof catalogueVersion>;

/** A chapter without parent: what a check is divided into. */
export const area = z.object({ key: z.string(), label: z.string(), title: z.string(), intro: z.string() });
export type Area = z.infer<typeof area>;

/** What lists need of a requirement. */
export const requirementLine = z.object({
  key: z.string(),
  label: z.string(),
  position: z.int(),
  areaKey: z.string(),
  title: z.string(),
  modal: z.enum(modals).nullable(),
  level: z.enum(levels).nullable(),
  effort: z.int().nullable(),
  weight: z.int().nullable(),
  audience: z.string().nullable(),
  withdrawn: z.boolean(),
  textHash: z.string(),
});
export type RequirementLine = z.infer<typeof requirementLine>;

/** A requirement with everything that is known of it. */
export const storedRequirement = requirement.extend({ position: z.int(), textHash: z.string() });
export type StoredRequirement = z.infer<typeof storedRequirement>;

/** Which requirements of a version are meant; null means all. What a catalogue does not grade is never left out for its grade. */
export const selection = z.object({
  areas: z.array(z.string()).nullable(),
  levels: z.array(z.enum(levels)).nullable(),
  modals: z.array(z.enum(modals)).nullable(),
  maxEffort: z.int().nullable(),
});
export type Selection = z.infer<typeof selection>;

/** What may have become of a requirement from one version to another. */
export const differenceKinds = ["new", "withdrawn", "renumbered", "changed"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** How much differs. */
export const differenceCounts = z.object({ new: z.int(), withdrawn: z.int(), renumbered: z.int(), changed: z.int(), unchanged: z.int() });
export type DifferenceCounts = z.infer<typeof differenceCounts>;

const wording = z.object({ label: z.string(), title: z.string(), statement: z.string(), modal: z.enum(modals).nullable() });
export type Wording = z.infer<typeof wording>;

/** One requirement that differs, with both wordings. */
export const difference = z.object({ key: z.string(), kinds: z.array(z.enum(differenceKinds)), before: wording.nullable(), after: wording.nullable() });
export type Difference = z.infer<typeof difference>;

/** One mapping crossed by a chain, in the direction of the chain. */
export const hop = z.object({ mappingId: objectId, mapping: z.string(), relationship: z.enum(relationships), name: z.string(), space: z.string() });
export type Hop = z.infer<typeof hop>;

/** Where a chain ends: always by its printed name, and as a requirement where the catalogue is in the library. */
export const destination = z.object({
  name: z.string(),
  space: z.string(),
  requirement: z.object({ key: z.string(), label: z.string(), title: z.string(), catalogueId: objectId, catalogueTitle: z.string() }).nullable(),
});
export type Destination = z.infer<typeof destination>;

/** A way from a requirement over mappings. */
export const chain = z.object({ from: z.string(), to: destination, hops: z.array(hop).min(1) });
export type Chain = z.infer<typeof chain>;

/** How many mappings a chain crosses at most: Basis-Check → IT-Grundschutz 2023 → Grundschutz++, and one more. */
export const longestChain = 3;

/** The same relationship seen from the other end. */
export const inverseOf: Readonly<Record<Relationship, Relationship>> = {
  "equal-to": "equal-to",
  "equivalent-to": "equivalent-to",
  "subset-of": "superset-of",
  "superset-of": "subset-of",
  "intersects-with": "intersects-with",
  "no-relationship": "no-relationship",
};

/** What a relationship of a part (`APP.3.6.A1-UA.2`) says of the whole requirement (`APP.3.6.A1`): never that both are the same. */
export const wholeOf: Readonly<Record<Relationship, Relationship>> = {
  "equal-to": "superset-of",
  "equivalent-to": "superset-of",
  "superset-of": "superset-of",
  "subset-of": "intersects-with",
  "intersects-with": "intersects-with",
  "no-relationship": "no-relationship",
};

/** A value set for a parameter, and by whom. */
export const parameterValue = z.object({ parameter: z.string(), value: z.string(), setAt: z.date(), setByName: z.string() });
export type ParameterValue = z.infer<typeof parameterValue>;

/** A mapping as the cooperative keeps it. */
export const storedMapping = z.object({
  id: objectId,
  key: z.string(),
  title: z.string(),
  label: z.string(),
  status: z.string(),
  sourceSpace: z.string(),
  targetSpace: z.string(),
  facts: z.array(fact),
  sha256: z.string(),
  importedAt: z.date(),
  importedByName: z.string(),
});
export type StoredMapping = z.infer<typeof storedMapping>;

/** One subject area of the shipped check, as it lies in `catalogues/basis-check`. */
export const shippedArea = z.object({
  key: z.string(),
  title: z.string(),
  intro: z.string(),
  questions: z.array(
    z.object({
      key: z.string(),
      text: z.string(),
      /** What is to be done where the answer is no: the title of the measure. */
      measure: z.string(),
      help: z.string(),
      evidence: z.string(),
      effort: z.int().min(0).max(5),
      weight: z.int().min(1).max(3),
      persona: z.string(),
      references: z.array(z.object({ id: z.string(), relation: z.enum(relationships) })),
    }),
  ),
});
export type ShippedArea = z.infer<typeof shippedArea>;

/** What was read from a set of files: documents and where they came from, sources that were not found, and what stands for those that were assigned. */
export const importContent = z.object({
  documents: z.array(importedDocument),
  /** In the order of the documents; `usedBy` names profiles of the set that were made from it. */
  origins: z.array(z.object({ file: z.string(), usedBy: z.array(z.string()) })),
  missing: z.array(z.object({ source: z.string(), file: z.string() })),
  assigned: z.record(z.string(), z.string()),
  /** The key of the catalogue a table is a new version of; a table itself does not say. */
  meant: z.string().nullable(),
});
export type ImportContent = z.infer<typeof importContent>;
