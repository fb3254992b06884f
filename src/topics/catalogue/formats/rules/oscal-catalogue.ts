/** Reads an OSCAL catalogue (1.0 to 1.2) as one document: chapters, and requirements with keys that survive renumbering. */
import { uuidOf } from "#kernel/uuid";
import type { CatalogueDocument, Chapter, Fact, Scale, Violation } from "../model.ts";
import { requirementOf, type Placed } from "./oscal-control.ts";
import { carried, carriedFacts, isOurs, linksOf, partFacts, propertyFacts } from "./oscal-facts.ts";
import { printedLabel } from "./oscal-label.ts";
import { isUuid, listOf, propertyOf, rawOf, textOf, textsOf, type Raw } from "./raw.ts";

export type CatalogueReading = { readonly document: CatalogueDocument; readonly violations: readonly Violation[] };

/** A publication has a new uuid each time; its document identifier stays. Only without one the uuid has to do. */
export function documentKey(root: Raw): string {
  const metadata = rawOf(root, "metadata");
  const given = carried(metadata, "key");
  if (given !== null) return given;
  const identifiers = listOf(metadata, "document-ids").map((one) => textOf(one, "identifier").trim());
  const key = identifiers.find(isUuid)?.toLowerCase() ?? identifiers.find((one) => one !== "");
  return key ?? (textOf(root, "uuid").trim().toLowerCase() || uuidOf(`catalogue ${textOf(metadata, "title")}`));
}

/** The uuid Ringwall gives a publication it writes itself. */
export const publicationUuid = (key: string, label: string): string => uuidOf(`publication ${key} ${label}`);

/** Who answers for the text: the publisher, else the author, else whoever is named first. */
function publisherOf(metadata: Raw): string {
  const given = carried(metadata, "publisher");
  if (given !== null) return given;
  const parties = listOf(metadata, "parties");
  const holders = listOf(metadata, "responsible-parties");
  for (const role of ["publisher", "creator", "prepared-by"]) {
    const uuids = new Set(holders.filter((one) => textOf(one, "role-id") === role).flatMap((one) => textsOf(one, "party-uuids")));
    const party = parties.find((one) => uuids.has(textOf(one, "uuid")));
    if (party) return textOf(party, "name");
  }
  return parties[0] ? textOf(parties[0], "name") : "";
}

/** The day in a timestamp; a writer that knows no day says 1970. */
function dayOf(metadata: Raw): string | null {
  const day = (textOf(metadata, "published") || textOf(metadata, "last-modified")).slice(0, 10);
  const time = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(day) : Number.NaN;
  return Number.isNaN(time) || time === 0 || new Date(time).toISOString().slice(0, 10) !== day ? null : day;
}

function metadataFacts(root: Raw, key: string): Fact[] {
  const metadata = rawOf(root, "metadata");
  const uuid = textOf(root, "uuid");
  const remarks = textOf(metadata, "remarks");
  const isDerived = uuid === "" || uuid === publicationUuid(key, labelOfVersion(metadata));
  return carriedFacts(metadata, () => [
    ...(isDerived ? [] : [{ name: "uuid", value: uuid, part: "document" }]),
    ...(remarks === "" ? [] : [{ name: "remarks", value: remarks, part: "document" }]),
    ...propertyFacts(metadata, undefined, new Set()),
  ]);
}

const labelOfVersion = (metadata: Raw) => carried(metadata, "label") ?? textOf(metadata, "version");

/** OSCAL asks for fulfilment in steps; only Ringwall's own files say that yes and no are enough. */
const scaleOf = (metadata: Raw): Scale => (carried(metadata, "scale") === "wiba" ? "wiba" : "grundschutz");

type Reading = {
  readonly key: string;
  readonly chapters: { readonly chapter: Chapter; readonly position: number }[];
  readonly controls: Placed[];
  readonly chapterKeys: Taken;
  /** How many groups carry an alternative identifier: BSI gives the same to „Grundlagen“ of every practice. */
  readonly shared: ReadonlyMap<string, number>;
};

/** Keys given away, and how often each was asked for: the tenth namesake need not try the nine before it. */
type Taken = Map<string, number>;

function free(taken: Taken, wanted: string): string {
  let count = (taken.get(wanted) ?? 0) + 1;
  let key = count === 1 ? wanted : `${wanted}~${count}`;
  for (; count > 1 && taken.has(key); key = `${wanted}~${count}`) count += 1;
  taken.set(wanted, count);
  if (count > 1) taken.set(key, 1);
  return key;
}

const everyGroup = (node: Raw): Raw[] => listOf(node, "groups").flatMap((group) => [group, ...everyGroup(group)]);

function chapterKey(reading: Reading, group: Raw): string {
  const given = carried(group, "key");
  const alternative = propertyOf(group, "alt-identifier").toLowerCase();
  const own = isUuid(alternative) && reading.shared.get(alternative) === 1 ? alternative : `${reading.key}#${textOf(group, "id") || `group-${reading.chapters.length + 1}`}`;
  return free(reading.chapterKeys, given ?? own);
}

type Above = { readonly key: string; readonly areaKey: string };

const introducing = new Set(["overview", "introduction", "instruction"]);

function readGroup(reading: Reading, group: Raw, above: Above | null): void {
  const key = chapterKey(reading, group);
  const { label, spent } = printedLabel(group);
  const labelled = listOf(group, "props").find((one) => textOf(one, "name") === "label" && !isOurs(one));
  const parts = listOf(group, "parts");
  const prose = parts.filter((part) => introducing.has(textOf(part, "name"))).map((part) => textOf(part, "prose"));
  const alternative = listOf(group, "props").find((one) => textOf(one, "name") === "alt-identifier" && textOf(one, "value").toLowerCase() === key);
  const spentHere = new Set([spent, alternative].filter((one) => one !== undefined));
  const className = textOf(group, "class");
  const chapter: Chapter = {
    key,
    parentKey: carried(group, "parent") ?? above?.key ?? null,
    label,
    title: textOf(group, "title"),
    // BSI explains a practice in the remarks on its label.
    intro: carried(group, "intro") ?? (prose.length > 0 ? prose.join("\n\n") : labelled ? textOf(labelled, "remarks") : ""),
    facts: carriedFacts(group, () => [
      ...(className === "" ? [] : [{ name: "class", value: className, part: "class" }]),
      ...propertyFacts(group, undefined, spentHere),
      ...parts.filter((part) => !introducing.has(textOf(part, "name"))).flatMap(partFacts),
      ...linksOf(group, () => undefined).facts,
    ]),
  };
  reading.chapters.push({ chapter, position: positionOf(group, reading.chapters.length) });
  readControls(reading, group, { groupKey: key, areaKey: above?.areaKey ?? key, parent: null });
  for (const inner of listOf(group, "groups")) readGroup(reading, inner, { key, areaKey: above?.areaKey ?? key });
}

/** Where a thing stood in a document whose order no tree can say. */
export function positionOf(node: Raw, inTree: number): number {
  const given = Number(carried(node, "position") ?? Number.NaN);
  return Number.isInteger(given) && given >= 0 ? given : inTree;
}

type Where = { readonly groupKey: string; readonly areaKey: string; readonly parent: Placed | null };

function readControls(reading: Reading, holder: Raw, where: Where): void {
  for (const control of listOf(holder, "controls")) {
    const placed: Placed = { control, groupKey: where.groupKey, areaKey: where.areaKey, parent: where.parent, position: positionOf(control, reading.controls.length) };
    reading.controls.push(placed);
    readControls(reading, control, { ...where, parent: placed });
  }
}

/** Requirements without a chapter get one that is called like the catalogue. */
function readLoose(reading: Reading, root: Raw, title: string): void {
  const controls = listOf(root, "controls");
  if (controls.length === 0) return;
  const isPlaced = controls.every((control) => carried(control, "group") !== null);
  if (isPlaced) return readControls(reading, root, { groupKey: "", areaKey: "", parent: null });
  const chapter: Chapter = { key: free(reading.chapterKeys, `${reading.key}#`), parentKey: null, label: "", title, intro: "", facts: [] };
  reading.chapters.push({ chapter, position: -1 });
  readControls(reading, root, { groupKey: chapter.key, areaKey: chapter.key, parent: null });
}

type Keys = { readonly byControl: ReadonlyMap<Raw, string>; readonly byId: ReadonlyMap<string, string>; readonly violations: readonly Violation[] };

/** Every requirement's key, known before links are read: what the file carries, else the alternative identifier, else catalogue and id. */
function keysOf(reading: Reading): Keys {
  const taken: Taken = new Map();
  const byControl = new Map<Raw, string>();
  const byId = new Map<string, string>();
  const violations: Violation[] = [];
  for (const [index, { control }] of reading.controls.entries()) {
    const id = textOf(control, "id");
    const alternative = propertyOf(control, "alt-identifier").toLowerCase();
    const wanted = carried(control, "key") ?? (isUuid(alternative) ? alternative : "");
    if (wanted !== "" && taken.has(wanted)) violations.push({ path: `#${id}`, code: "duplicate-identifier", found: wanted });
    const isFree = wanted !== "" && !taken.has(wanted);
    const key = isFree ? free(taken, wanted) : free(taken, `${reading.key}#${id === "" ? `control-${index + 1}` : id}`);
    byControl.set(control, key);
    if (!byId.has(id)) byId.set(id, key);
  }
  return { byControl, byId, violations };
}

/** Parameters that stand outside of requirements, by their id. */
const looseParameters = (root: Raw) => new Map([root, ...everyGroup(root)].flatMap((node) => listOf(node, "params")).map((one) => [textOf(one, "id"), one]));

const inOrder = <One extends { readonly position: number }>(list: readonly One[]) => list.toSorted((one, other) => one.position - other.position);

/** Makes a document of a catalogue's root object. */
export function readCatalogue(root: Raw): CatalogueReading {
  const metadata = rawOf(root, "metadata");
  const key = documentKey(root);
  const title = textOf(metadata, "title");
  const shared = new Map<string, number>();
  for (const group of everyGroup(root)) {
    const alternative = propertyOf(group, "alt-identifier").toLowerCase();
    shared.set(alternative, (shared.get(alternative) ?? 0) + 1);
  }
  const reading: Reading = { key, chapters: [], controls: [], chapterKeys: new Map(), shared };
  readLoose(reading, root, title);
  for (const group of listOf(root, "groups")) readGroup(reading, group, null);
  const keys = keysOf(reading);
  const loose = looseParameters(root);
  const document: CatalogueDocument = {
    kind: "catalogue",
    format: "oscal-catalogue",
    key,
    title,
    publisher: publisherOf(metadata),
    label: labelOfVersion(metadata),
    publishedOn: dayOf(metadata),
    scale: scaleOf(metadata),
    chapters: inOrder(reading.chapters).map(({ chapter }) => chapter),
    requirements: inOrder(reading.controls).map((placed) => requirementOf(placed, { keys, loose })),
    facts: metadataFacts(root, key),
  };
  return { document, violations: keys.violations };
}
