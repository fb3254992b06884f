/** What can be done with catalogues and the mappings between them. */
import { z } from "zod";
import { flag, line, optional, pageNumber, prose, several, upload, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { fact, formats, levels, modals, parameter, relationships, scales, violation } from "#topics/catalogue/formats/model";
import { area, catalogueVersion, destination, difference, differenceCounts, differenceKinds, hop, requirementLine, storedCatalogue, storedMapping } from "./model.ts";

const inCooperative = { cooperativeId };
const one = { ...inCooperative, catalogueId: objectId };
const format = z.enum(sheetFormats).default("xlsx");
const sheets = z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() });
const file = z.object({ name: z.string(), mediaType: z.string(), content: z.instanceof(Uint8Array) });
const versionHead = catalogueVersion.omit({ fileId: true, catalogueId: true }).extend({ hasOriginal: z.boolean() });
export type VersionHead = z.infer<typeof versionHead>;

// Looking

export const catalogueEntry = storedCatalogue.omit({ currentVersionId: true }).extend({ current: versionHead.nullable(), versions: z.int() });
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/** What the product brings along, and whether the cooperative has it: not yet, in another edition, or as shipped. */
const shippedEntry = z.object({ key: z.string(), title: z.string(), areas: z.int(), requirements: z.int(), edition: z.string(), state: z.enum(["new", "update", "adopted"]) });
export type ShippedEntry = z.infer<typeof shippedEntry>;

export const listCatalogues = defineOperation({
  name: "catalogue.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...inCooperative, withdrawn: flag }),
  output: z.object({
    catalogues: z.array(catalogueEntry),
    shipped: z.array(shippedEntry),
    /** Read and not yet applied. */
    imports: z.array(z.object({ importId: objectId, files: z.array(z.string()), format: z.enum(formats), stagedAt: z.date(), stagedByName: z.string() })),
    mappings: z.int(),
  }),
  failures: [],
});

const counted = z.object({
  requirements: z.int(),
  modals: z.partialRecord(z.enum(modals), z.int()),
  levels: z.partialRecord(z.enum(levels), z.int()),
  /** By effort class, from 0 to 5. */
  efforts: z.array(z.int()),
});
export const countedArea = area.extend(counted.shape);
export type CountedArea = z.infer<typeof countedArea>;

export const readCatalogue = defineOperation({
  name: "catalogue.read",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...one, versionId: optional(objectId) }),
  output: z.object({
    catalogue: storedCatalogue,
    version: versionHead,
    versions: z.array(versionHead),
    areas: z.array(countedArea),
    parameters: z.int(),
    violations: z.array(violation),
    /** Mappings that lead from or to this catalogue. */
    mappings: z.array(z.object({ id: objectId, title: z.string(), relations: z.int() })),
  }),
  failures: ["catalogue-unknown", "version-unknown"],
});

const narrowed = {
  ...one,
  versionId: optional(objectId),
  area: optional(line(400)),
  q: optional(line(200)),
  modal: optional(z.enum(modals)),
  level: optional(z.enum(levels)),
  effort: optional(wholeNumber(0, 5)),
  withdrawn: flag,
};

export const listRequirements = defineOperation({
  name: "catalogue.requirements",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...narrowed, page: pageNumber }),
  output: z.object({
    catalogue: storedCatalogue,
    version: versionHead,
    areas: z.array(area.pick({ key: true, label: true, title: true })),
    /** Which gradings this version knows, so that no filter is offered that finds nothing. */
    graded: z.object({ modal: z.boolean(), level: z.boolean(), effort: z.boolean(), withdrawn: z.boolean() }),
    found: z.int(),
    page: z.int(),
    pages: z.int(),
    requirements: z.array(requirementLine.omit({ textHash: true, position: true }).extend({ excerpt: z.string() })),
  }),
  failures: ["catalogue-unknown", "version-unknown"],
});

const segment = z.object({ text: z.string(), parameter: z.string().optional(), origin: z.enum(["member", "cooperative", "publisher", "open"]).optional() });
const link = z.object({ rel: z.string(), key: z.string(), label: z.string().nullable(), title: z.string().nullable() });

export const readRequirement = defineOperation({
  name: "catalogue.requirement",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...one, requirementKey: line(400), versionId: optional(objectId), member: optional(memberId) }),
  output: z.object({
    catalogue: storedCatalogue,
    version: versionHead,
    area: area.nullable(),
    requirement: requirementLine.extend({ evidence: z.string() }),
    statement: z.array(segment),
    guidance: z.array(segment),
    parameters: z.array(parameter),
    facts: z.array(fact),
    links: z.array(link),
    within: z.object({ key: z.string(), label: z.string(), title: z.string() }).nullable(),
    contains: z.array(z.object({ key: z.string(), label: z.string(), title: z.string() })),
    neighbours: z.object({ previous: z.string().nullable(), next: z.string().nullable() }),
    related: z.array(z.object({ to: destination, relationship: z.enum(relationships), path: z.array(hop) })),
    /** The same requirement in every version, newest first; `changed` against the version before. */
    history: z.array(z.object({ versionId: objectId, number: z.int(), versionLabel: z.string(), label: z.string(), withdrawn: z.boolean(), changed: z.boolean() })),
  }),
  failures: ["catalogue-unknown", "version-unknown", "requirement-unknown"],
});

// Taking in

export const adoptShipped = defineOperation({
  name: "catalogue.adopt-shipped",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, key: line(200) }),
  /** The first time it is adopted at once; a new edition is laid before the reader as an import. */
  output: z.object({ catalogueId: objectId.nullable(), importId: objectId.nullable() }),
  failures: ["shipped-unknown", "already-adopted"],
});

export const stageImport = defineOperation({
  name: "catalogue.stage-import",
  kind: "write",
  scope: "cooperative",
  // 50 MB of files, a third more as base64 in JSON, and the form around them.
  largestBytes: 70 * 2 ** 20,
  /** `catalogue`: the key of the catalogue a table is a new version of; other files say it themselves. */
  input: z.object({ ...inCooperative, files: several(upload, 60), catalogue: optional(line(400)) }),
  output: z.object({ importId: objectId, documents: z.int(), violations: z.int(), missing: z.int() }),
  failures: ["file-missing", "files-too-large", "file-names-twice", "storage-full", "catalogue-unknown"],
});

/** Says which catalogue of the library, by its key, or which file of the set, by its name, stands for a source that a file refers to; the set is read again. */
export const assignSources = defineOperation({
  name: "catalogue.assign-sources",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, importId: objectId, sources: several(z.object({ source: line(2_000), catalogue: optional(line(400)) }), 60) }),
  output: z.object({ documents: z.int(), missing: z.int() }),
  failures: ["import-unknown", "import-applied", "catalogue-unknown", "nothing-assigned"],
});

const readDocument = z.object({
  kind: z.enum(["catalogue", "mapping", "component"]),
  key: z.string(),
  title: z.string(),
  publisher: z.string(),
  label: z.string(),
  scale: z.enum(scales).nullable(),
  /** Requirements, relations or statements. */
  size: z.int(),
  areas: z.array(z.object({ label: z.string(), title: z.string(), requirements: z.int() })),
  /** What of it is there already. */
  existing: z.object({ id: objectId, title: z.string(), label: z.string(), number: z.int().nullable() }).nullable(),
  /** Against the current version; null where there is none, or nothing to compare. */
  counts: differenceCounts.nullable(),
  relationships: z.partialRecord(z.enum(relationships), z.int()),
  /** Profiles of the same set that were made from it: whoever takes those need not take this. */
  usedBy: z.array(z.string()),
});
export type ReadDocument = z.infer<typeof readDocument>;

export const readImport = defineOperation({
  name: "catalogue.read-import",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...inCooperative, importId: objectId, document: optional(wholeNumber(0, 1_000)), kind: optional(z.enum(differenceKinds)), page: pageNumber }),
  output: z.object({
    importId: objectId,
    files: z.array(z.string()),
    sha256: z.string(),
    stagedAt: z.date(),
    stagedByName: z.string(),
    appliedAt: z.date().nullable(),
    documents: z.array(readDocument),
    /** Grouped by what is wrong; of each group the first places. */
    violations: z.array(z.object({ code: z.string(), count: z.int(), places: z.array(violation) })),
    missing: z.array(z.object({ source: z.string(), file: z.string() })),
    library: z.array(z.object({ key: z.string(), title: z.string() })),
    /** The differences of one document, a page of them. */
    shown: z.object({ document: z.int(), found: z.int(), page: z.int(), pages: z.int(), differences: z.array(difference) }).nullable(),
    /** Says against which versions was compared. */
    basis: z.string(),
  }),
  failures: ["import-unknown"],
});

/** Takes over the chosen documents, or all; each catalogue gets a new version that counts from now on. */
export const applyImport = defineOperation({
  name: "catalogue.apply-import",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, importId: objectId, documents: several(wholeNumber(0, 1_000), 100), basis: optional(prose(20_000)) }),
  output: z.object({ catalogues: z.array(z.object({ id: objectId, title: z.string(), number: z.int(), requirements: z.int() })), mappings: z.int(), statements: z.int() }),
  failures: ["import-unknown", "import-applied", "import-empty", "import-overtaken", "version-known", "document-not-offered"],
});

export const discardImport = defineOperation({
  name: "catalogue.discard-import",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, importId: objectId }),
  output: z.object({ discarded: z.literal(true) }),
  failures: ["import-unknown", "import-applied"],
});

// Versions

/** Makes a version current – an older one again, or the current one of a withdrawn catalogue. */
export const restoreVersion = defineOperation({
  name: "catalogue.restore-version",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...one, versionId: objectId }),
  output: z.object({ number: z.int() }),
  failures: ["catalogue-unknown", "version-unknown", "version-current"],
});

/** No longer offered for new checks; everything answered stays readable. */
export const withdrawCatalogue = defineOperation({
  name: "catalogue.withdraw",
  kind: "write",
  scope: "cooperative",
  input: z.object(one),
  output: z.object({ withdrawn: z.literal(true) }),
  failures: ["catalogue-unknown", "already-withdrawn"],
});

export const readOriginal = defineOperation({
  name: "catalogue.original",
  kind: "read",
  scope: "cooperative",
  answers: "file",
  logged: true,
  input: z.object({ ...one, versionId: objectId }),
  output: file,
  failures: ["catalogue-unknown", "version-unknown", "original-unknown"],
});

const twoVersions = { ...one, from: optional(objectId), to: optional(objectId), kind: optional(z.enum(differenceKinds)) };

/** Without versions named: the current one against the one before. */
export const compareVersions = defineOperation({
  name: "catalogue.compare",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...twoVersions, page: pageNumber }),
  output: z.object({
    catalogue: storedCatalogue,
    versions: z.array(versionHead),
    from: versionHead,
    to: versionHead,
    counts: differenceCounts,
    found: z.int(),
    page: z.int(),
    pages: z.int(),
    differences: z.array(difference),
  }),
  failures: ["catalogue-unknown", "version-unknown"],
});

export const exportComparison = defineOperation({
  name: "catalogue.export-comparison",
  kind: "read",
  scope: "cooperative",
  answers: "sheets",
  logged: true,
  input: z.object({ ...twoVersions, format }),
  output: sheets,
  failures: ["catalogue-unknown", "version-unknown"],
});

export const exportCatalogue = defineOperation({
  name: "catalogue.export",
  kind: "read",
  scope: "cooperative",
  answers: "sheets",
  logged: true,
  input: z.object({ ...narrowed, format }),
  output: sheets,
  failures: ["catalogue-unknown", "version-unknown"],
});

/** The catalogue as OSCAL JSON: read again, it is what it was. */
export const exportOscal = defineOperation({
  name: "catalogue.export-oscal",
  kind: "read",
  scope: "cooperative",
  answers: "file",
  logged: true,
  input: z.object({ ...one, versionId: optional(objectId) }),
  output: file,
  failures: ["catalogue-unknown", "version-unknown"],
});

/** The table that can be filled in and read: columns as exported, one example, and what each column means. */
export const readTemplate = defineOperation({
  name: "catalogue.template",
  kind: "read",
  scope: "cooperative",
  answers: "sheets",
  input: z.object({ ...inCooperative, format }),
  output: sheets,
  failures: [],
});

// Parameters

const parameterEntry = parameter.extend({
  requirementKey: z.string(),
  requirementLabel: z.string(),
  requirementTitle: z.string(),
  cooperative: z.string().nullable(),
  member: z.string().nullable(),
});
export type ParameterEntry = z.infer<typeof parameterEntry>;

const parameterFilter = { catalogueId: objectId, q: optional(line(200)), set: flag, page: pageNumber };
const parameterPage = z.object({
  catalogue: storedCatalogue,
  found: z.int(),
  page: z.int(),
  pages: z.int(),
  parameters: z.array(parameterEntry),
});

export const listParameters = defineOperation({
  name: "catalogue.parameters",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...inCooperative, ...parameterFilter }),
  output: parameterPage,
  failures: ["catalogue-unknown"],
});

export const listMemberParameters = defineOperation({
  name: "catalogue.member-parameters",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, ...parameterFilter }),
  /** `shown`: the member's own values are among them; who looks from outside sees them only where the member shows details. */
  output: parameterPage.extend({ memberName: z.string(), shown: z.boolean() }),
  failures: ["catalogue-unknown"],
  logged: "outside",
});

const setting = { catalogueId: objectId, parameter: line(400) };
const noSuchParameter = ["catalogue-unknown", "parameter-unknown"] as const;

export const setParameter = defineOperation({
  name: "catalogue.set-parameter",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, ...setting, value: line(1_000) }),
  output: z.object({ value: z.string() }),
  failures: [...noSuchParameter, "value-not-offered"],
});

export const clearParameter = defineOperation({
  name: "catalogue.clear-parameter",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, ...setting }),
  output: z.object({ cleared: z.literal(true) }),
  failures: [...noSuchParameter, "parameter-not-set"],
});

export const setMemberParameter = defineOperation({
  name: "catalogue.set-member-parameter",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, ...setting, value: line(1_000) }),
  output: z.object({ value: z.string() }),
  failures: [...noSuchParameter, "value-not-offered", "values-hidden"],
});

export const clearMemberParameter = defineOperation({
  name: "catalogue.clear-member-parameter",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, ...setting }),
  output: z.object({ cleared: z.literal(true) }),
  failures: [...noSuchParameter, "parameter-not-set", "values-hidden"],
});

// Mappings

const mappingCounts = z.partialRecord(z.enum(relationships), z.int());
/** A catalogue at one end of a mapping: by its key, and by its name where it is in the library. */
const mappingEnd = z.object({ key: z.string(), title: z.string().nullable(), catalogueId: objectId.nullable() });

export const mappingEntry = storedMapping.omit({ facts: true }).extend({ relations: z.int(), counts: mappingCounts, source: mappingEnd, target: mappingEnd });
export type MappingEntry = z.infer<typeof mappingEntry>;

export const listMappings = defineOperation({
  name: "mapping.list",
  kind: "read",
  scope: "cooperative",
  input: z.object(inCooperative),
  output: z.object({ mappings: z.array(mappingEntry) }),
  failures: [],
});

const relationEntry = z.object({
  source: z.string(),
  sourceTitle: z.string().nullable(),
  target: z.string(),
  targetTitle: z.string().nullable(),
  relationship: z.enum(relationships),
});

const mappingFilter = { ...inCooperative, mappingId: objectId, relationship: optional(z.enum(relationships)), q: optional(line(200)) };

export const readMapping = defineOperation({
  name: "mapping.read",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...mappingFilter, page: pageNumber }),
  output: z.object({ mapping: mappingEntry, found: z.int(), page: z.int(), pages: z.int(), relations: z.array(relationEntry) }),
  failures: ["mapping-unknown"],
});

export const exportMapping = defineOperation({
  name: "mapping.export",
  kind: "read",
  scope: "cooperative",
  answers: "sheets",
  logged: true,
  input: z.object({ ...mappingFilter, format }),
  output: sheets,
  failures: ["mapping-unknown"],
});

export const removeMapping = defineOperation({
  name: "mapping.remove",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...inCooperative, mappingId: objectId }),
  output: z.object({ removed: z.literal(true) }),
  failures: ["mapping-unknown"],
});
