/** Writes a catalogue as OSCAL 1.1.3 JSON. What is read back is what was written, whatever format it came from. */
import type { CatalogueDocument, Chapter, Fact, Requirement } from "../model.ts";
import { publicationUuid } from "./oscal-catalogue.ts";
import { assignIds, type Ids } from "./oscal-ids.ts";
import { controlFor } from "./oscal-control-writer.ts";
import { keyProps, labelProps } from "./oscal-naming.ts";
import { carry, foldedUnless, isBare, isLine, isPlain, isToken, metadataFor, propertyFor, said, some, type Node, type Property } from "./oscal-writing.ts";

type Tree = {
  readonly document: CatalogueDocument;
  readonly ids: Ids;
  readonly chaptersUnder: ReadonlyMap<string | null, readonly Chapter[]>;
  readonly requirementsUnder: ReadonlyMap<string, readonly Requirement[]>;
  readonly areas: ReadonlyMap<string, string>;
  readonly positions: { readonly chapters: ReadonlyMap<string, number> | null; readonly requirements: ReadonlyMap<string, number> | null };
};

/** A file nests at most 64 levels; chapters and requirements take two each. */
const deepest = 12;

/** Where a chapter hangs in the written tree: under its parent if that came before it, else at the top. */
function chapterTree(chapters: readonly Chapter[]): { readonly under: Map<string | null, Chapter[]>; readonly areas: Map<string, string> } {
  const under = new Map<string | null, Chapter[]>();
  const areas = new Map<string, string>();
  const depths = new Map<string | null, number>();
  for (const chapter of chapters) {
    const depth = (depths.get(chapter.parentKey) ?? 0) + 1;
    const area = chapter.parentKey === null || depth > deepest ? undefined : areas.get(chapter.parentKey);
    areas.set(chapter.key, area ?? chapter.key);
    depths.set(chapter.key, area === undefined ? 1 : depth);
    const place = area === undefined ? null : chapter.parentKey;
    const list = under.get(place);
    if (list) list.push(chapter);
    else under.set(place, [chapter]);
  }
  return { under, areas };
}

const nestKey = (key: string): string => `control ${key}`;
const groupPlace = (key: string): string => `group ${key}`;
const nowhere = "nowhere";

/** Where a requirement hangs: in its parent if that came before it in the same chapter, else in its chapter, else at the top. */
function requirementTree(document: CatalogueDocument): Map<string, Requirement[]> {
  const under = new Map<string, Requirement[]>();
  const chapters = new Set(document.chapters.map(({ key }) => key));
  const before = new Map<string, { readonly one: Requirement; readonly depth: number }>();
  for (const requirement of document.requirements) {
    const parent = requirement.parentKey === null ? undefined : before.get(requirement.parentKey);
    const isNested = parent?.one.groupKey === requirement.groupKey && parent.one.areaKey === requirement.areaKey && parent.depth < deepest;
    const place = isNested ? nestKey(requirement.parentKey ?? "") : chapters.has(requirement.groupKey) ? groupPlace(requirement.groupKey) : nowhere;
    const list = under.get(place);
    if (list) list.push(requirement);
    else under.set(place, [requirement]);
    before.set(requirement.key, { one: requirement, depth: isNested ? parent.depth + 1 : 1 });
  }
  return under;
}

/** Positions are written only where the tree would tell another order. */
function positionsIn<One extends { readonly key: string }>(list: readonly One[], walked: readonly One[]): ReadonlyMap<string, number> | null {
  return list.every((one, index) => walked[index]?.key === one.key) ? null : new Map(list.map(({ key }, index) => [key, index]));
}

const positionOf = (positions: ReadonlyMap<string, number> | null, key: string): Property[] => (positions ? [carry("position", String(positions.get(key) ?? 0))] : []);

function walkRequirements(tree: Pick<Tree, "chaptersUnder" | "requirementsUnder">): Requirement[] {
  const nested = (requirement: Requirement): Requirement[] => [requirement, ...(tree.requirementsUnder.get(nestKey(requirement.key)) ?? []).flatMap(nested)];
  const inChapter = (chapter: Chapter): Requirement[] => [
    ...(tree.requirementsUnder.get(groupPlace(chapter.key)) ?? []).flatMap(nested),
    ...(tree.chaptersUnder.get(chapter.key) ?? []).flatMap(inChapter),
  ];
  return [...(tree.requirementsUnder.get(nowhere) ?? []).flatMap(nested), ...(tree.chaptersUnder.get(null) ?? []).flatMap(inChapter)];
}

const walkChapters = (under: ReadonlyMap<string | null, readonly Chapter[]>, at: string | null = null): Chapter[] =>
  (under.get(at) ?? []).flatMap((one) => [one, ...walkChapters(under, one.key)]);

function groupFor(chapter: Chapter, tree: Tree): Node {
  const id = tree.ids.chapters.get(chapter.key) ?? "";
  const facts = chapter.facts ?? [];
  const className = facts.filter((fact) => fact.part === "class" && fact.name === "class" && isBare(fact) && isToken(fact.value)).slice(0, 1);
  const plain = facts.filter((fact) => fact.part === undefined && isPlain(fact));
  const props = [
    ...keyProps(chapter.key, `${tree.document.key}#${id}`, facts),
    ...labelProps(chapter.label, id, facts),
    ...(chapter.parentKey === null || tree.chaptersUnder.get(chapter.parentKey)?.includes(chapter) ? [] : [carry("parent", chapter.parentKey)]),
    ...(chapter.intro === "" && facts.some(({ name, remarks }) => name === "label" && remarks !== undefined) ? [carry("intro", "")] : []),
    ...positionOf(tree.positions.chapters, chapter.key),
    ...plain.map(propertyFor),
    ...foldedUnless([...className, ...plain], facts),
  ];
  return {
    id,
    ...said("class", className[0]?.value ?? ""),
    title: chapter.title,
    ...some("props", props),
    ...(chapter.intro === "" ? {} : { parts: [{ name: "overview", prose: chapter.intro }] }),
    ...some(
      "groups",
      (tree.chaptersUnder.get(chapter.key) ?? []).map((inner) => groupFor(inner, tree)),
    ),
    ...some(
      "controls",
      (tree.requirementsUnder.get(groupPlace(chapter.key)) ?? []).map((one) => nestedControl(one, tree)),
    ),
  };
}

/** A requirement whose chapter the document does not know says itself where it belongs. */
function placeProps(requirement: Requirement, tree: Tree): Property[] {
  const parent = requirement.parentKey;
  const isNested = parent !== null && tree.requirementsUnder.get(nestKey(parent))?.includes(requirement) === true;
  const area = tree.areas.get(requirement.groupKey);
  return [
    ...(area === undefined ? [carry("group", requirement.groupKey)] : []),
    ...(area === requirement.areaKey ? [] : [carry("area", requirement.areaKey)]),
    ...(parent === null || isNested ? [] : [carry("parent", parent)]),
    ...positionOf(tree.positions.requirements, requirement.key),
  ];
}

function nestedControl(requirement: Requirement, tree: Tree): Node {
  const inner = (tree.requirementsUnder.get(nestKey(requirement.key)) ?? []).map((one) => nestedControl(one, tree));
  return { ...controlFor(requirement, { documentKey: tree.document.key, ids: tree.ids, placed: placeProps(requirement, tree) }), ...some("controls", inner) };
}

function headProps(document: CatalogueDocument): Property[] {
  const facts = document.facts ?? [];
  const plain = facts.filter((fact) => fact.part === undefined && isPlain(fact));
  const own = ["uuid", "remarks"].flatMap((name) => facts.filter((fact) => fact.name === name && isOwnWord(fact, document)).slice(0, 1));
  return [
    ...(isLine(document.key) && document.key === document.key.toLowerCase() ? [] : [carry("key", document.key)]),
    ...(isLine(document.label) ? [] : [carry("label", document.label)]),
    ...(document.publisher === "" || isLine(document.publisher) ? [] : [carry("publisher", document.publisher)]),
    ...(document.scale === "wiba" ? [carry("scale", "wiba")] : []),
    ...plain.map(propertyFor),
    ...foldedUnless([...own, ...plain], facts),
  ];
}

/** Uuid and remarks of the publication have their own place. */
const isOwnWord = (fact: Fact, { key, label }: CatalogueDocument) =>
  fact.part === "document" &&
  isBare(fact) &&
  ((fact.name === "uuid" && isSchemaUuid(fact.value) && fact.value !== publicationUuid(key, label)) || (fact.name === "remarks" && fact.value !== ""));
const isSchemaUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text);

/** The catalogue as an OSCAL document. */
export function writeOscalCatalogue(document: CatalogueDocument): Node {
  const { under, areas } = chapterTree(document.chapters);
  const requirementsUnder = requirementTree(document);
  const walked = { chaptersUnder: under, requirementsUnder };
  const positions = { chapters: positionsIn(document.chapters, walkChapters(under)), requirements: positionsIn(document.requirements, walkRequirements(walked)) };
  const tree: Tree = { document, ids: assignIds(document), ...walked, areas, positions };
  const { key, label, title, publisher, publishedOn } = document;
  const own = (name: string) => (document.facts ?? []).find((fact) => fact.name === name && isOwnWord(fact, document))?.value;
  const metadata = metadataFor({ key, label, title, publisher, publishedOn, props: headProps(document) });
  return {
    catalog: {
      uuid: own("uuid") ?? publicationUuid(key, label),
      metadata: { ...metadata, ...said("remarks", own("remarks") ?? "") },
      ...some(
        "groups",
        (under.get(null) ?? []).map((chapter) => groupFor(chapter, tree)),
      ),
      ...some(
        "controls",
        (requirementsUnder.get(nowhere) ?? []).map((requirement) => nestedControl(requirement, tree)),
      ),
    },
  };
}
