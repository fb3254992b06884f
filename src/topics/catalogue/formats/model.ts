/** What importers make of files: one neutral shape, whatever the format. */
import { z } from "zod";
import type { ReadWorkbook } from "#kernel/sheets";

export const scales = ["wiba", "grundschutz"] as const;
export type Scale = (typeof scales)[number];

export const modals = ["must", "should", "may"] as const;
export const levels = ["basic", "standard", "elevated"] as const;
/** Kinds of files an importer reads. */
export const formats = ["oscal-catalogue", "oscal-profile", "oscal-mapping", "oscal-component", "docbook", "yaml", "table", "wiba", "shipped"] as const;
export type Format = (typeof formats)[number];

/** How one requirement relates to another, source first (OSCAL mapping model). */
export const relationships = ["equal-to", "equivalent-to", "subset-of", "superset-of", "intersects-with", "no-relationship"] as const;
export type Relationship = (typeof relationships)[number];

/** Something a file broke or an importer could not read: where (path, row and column), which rule, what stood there, and what the rule wants. */
export const violation = z.object({ path: z.string(), code: z.string(), found: z.string(), wanted: z.string().optional() });
export type Violation = z.infer<typeof violation>;

/** A value to be filled in: `{{ insert: param, id }}` in a statement stands for it. */
export const parameter = z.object({ id: z.string(), label: z.string(), values: z.array(z.string()), choices: z.array(z.string()) });
export type Parameter = z.infer<typeof parameter>;

/**
 * A property without a field of its own; nothing that a file says is lost. `part` says where it stood: without it on the thing itself, else in its
 * `statement` or `guidance`, in another part (`part:assessment-method`), a parameter (`param:ac-1_prm_1`), as a `link` (name is its kind, value its
 * target), or beside the properties (`class`).
 */
export const fact = z.object({
  name: z.string(),
  value: z.string(),
  ns: z.string().optional(),
  class: z.string().optional(),
  remarks: z.string().optional(),
  part: z.string().optional(),
});
export type Fact = z.infer<typeof fact>;

export const chapter = z.object({
  key: z.string(),
  parentKey: z.string().nullable(),
  label: z.string(),
  title: z.string(),
  intro: z.string().default(""),
  facts: z.array(fact).optional(),
});
export type Chapter = z.infer<typeof chapter>;

export const requirement = z.object({
  /** Stable: the alternative identifier (uuid), else `<catalogue key>#<control id>`. Answers hold on to it. */
  key: z.string(),
  /** As printed; may change from version to version. */
  label: z.string(),
  /** The chapter without parent it belongs to: an area of checks. */
  areaKey: z.string(),
  groupKey: z.string(),
  /** The key of the requirement it is nested in. */
  parentKey: z.string().nullable(),
  title: z.string(),
  /** Prose with parameter marks left as they are. */
  statement: z.string(),
  guidance: z.string(),
  /** What counts as evidence. */
  evidence: z.string().default(""),
  modal: z.enum(modals).nullable(),
  level: z.enum(levels).nullable(),
  /** 0 not rated and mandatory, 1 a day … 5 complex (BSI effort_level). */
  effort: z.int().min(0).max(5).nullable(),
  /** 3 first, 2 important, 1 useful. */
  weight: z.int().min(1).max(3).nullable().default(null),
  /** Who in a town hall can answer. */
  audience: z.string().nullable().default(null),
  withdrawn: z.boolean().default(false),
  parameters: z.array(parameter).default([]),
  facts: z.array(fact).default([]),
  links: z.array(z.object({ rel: z.string(), key: z.string() })).default([]),
});
export type Requirement = z.infer<typeof requirement>;

/** The fact that says what is to be done where a requirement is not fulfilled, named as its reader sees it; it titles the measure. */
export const measureFact = "Maßnahme";

/** A catalogue as read or resolved: chapters and requirements in the order of the file. */
export const catalogueDocument = z.object({
  kind: z.literal("catalogue"),
  format: z.enum(formats),
  /** The publisher's uuid or a readable key: the same for all versions. */
  key: z.string(),
  title: z.string(),
  publisher: z.string(),
  /** What the publisher calls the version. */
  label: z.string(),
  publishedOn: z.iso.date().nullable(),
  scale: z.enum(scales),
  chapters: z.array(chapter),
  requirements: z.array(requirement),
  /** What the publisher says of the whole: properties, `uuid` and `remarks` of this publication (part `document`). */
  facts: z.array(fact).optional(),
});
export type CatalogueDocument = z.infer<typeof catalogueDocument>;

export const relation = z.object({
  /** As written, such as `APP.3.6.A1-UA.2`, and the requirement it is part of. */
  source: z.string(),
  sourceRequirement: z.string(),
  target: z.string(),
  targetKey: z.string().nullable(),
  relationship: z.enum(relationships),
  facts: z.array(fact).default([]),
});
export type Relation = z.infer<typeof relation>;

/** One mapping of a collection: from one catalogue's requirements to another's. */
export const mappingDocument = z.object({
  key: z.string(),
  title: z.string(),
  label: z.string(),
  status: z.string(),
  /** Keys of the catalogues it leads between, as far as the file tells; `it-grundschutz-2023` for BSI's numbers. */
  sourceSpace: z.string(),
  targetSpace: z.string(),
  relations: z.array(relation),
  /** What the publisher says of the two catalogues: `catalog_title`, `href` (part `source` or `target`). */
  facts: z.array(fact).optional(),
});
export type MappingDocument = z.infer<typeof mappingDocument>;

export const mappingCollection = z.object({ kind: z.literal("mapping"), format: z.enum(formats), title: z.string(), label: z.string(), mappings: z.array(mappingDocument) });
export type MappingCollection = z.infer<typeof mappingCollection>;

/** Ready statements on how requirements are implemented (OSCAL component definition): offered as shared answers. */
export const componentDocument = z.object({
  kind: z.literal("component"),
  format: z.enum(formats),
  key: z.string(),
  title: z.string(),
  label: z.string(),
  statements: z.array(z.object({ component: z.string(), requirement: z.string(), requirementKey: z.string().nullable(), text: z.string(), facts: z.array(fact).default([]) })),
  facts: z.array(fact).optional(),
});
export type ComponentDocument = z.infer<typeof componentDocument>;

export const importedDocument = z.discriminatedUnion("kind", [catalogueDocument, mappingCollection, componentDocument]);
export type ImportedDocument = z.infer<typeof importedDocument>;

/** A file of an uploaded set: name and bytes; a workbook is opened before, because that is done in a thread of its own. */
export type SetFile = { readonly name: string; readonly bytes: Uint8Array; readonly workbook?: ReadWorkbook };

/** What an importer made of one file. */
export type FileReading = { readonly documents: readonly ImportedDocument[]; readonly violations: readonly Violation[] };
/** An importer of a set: says whether a file is one of its kind, and reads it. Never throws; what it cannot read is a violation. */
export type SetReader = { readonly recognises: (file: SetFile) => boolean; readonly read: (file: SetFile) => FileReading };

/** How far a requirement is fulfilled (DOMAIN 2.2; WiBA says yes, no, dispensable). */
export type Fulfilment = "yes" | "partly" | "no" | "dispensable";

/** One requirement as a check left it: the member's own word, what counts, and the office's verdict. Days as `2026-11-24`. */
export type CheckedRequirement = {
  readonly key: string;
  readonly label: string;
  readonly title: string;
  readonly own: Fulfilment | null;
  readonly effective: Fulfilment | null;
  readonly verdict: Fulfilment | null;
  readonly reason: string;
  readonly deficits: string;
  readonly verdictNote: string;
  readonly answeredOn: string | null;
  readonly verifiedOn: string | null;
};

/** A measure and the requirements it serves. */
export type RecordedMeasure = {
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly state: "open" | "planned" | "in-progress" | "on-hold" | "implemented" | "effective" | "rejected";
  readonly dueOn: string | null;
  readonly requirementKeys: readonly string[];
};

/** A check of one member with its measures, to be handed to other programs. The same record gives the same bytes. */
export type CheckRecord = {
  readonly key: string;
  readonly title: string;
  readonly memberKey: string;
  readonly member: string;
  readonly catalogue: { readonly key: string; readonly title: string; readonly label: string };
  readonly from: string;
  readonly to: string | null;
  /** The day the record shows; it becomes the date of the document. */
  readonly asOf: string;
  readonly requirements: readonly CheckedRequirement[];
  readonly measures: readonly RecordedMeasure[];
};
