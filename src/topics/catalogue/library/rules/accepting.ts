/** What of a read file may be kept: every key once, every requirement in an area, no text the search cannot take in. */
import type { CatalogueDocument, Chapter, MappingCollection, Requirement, Violation } from "#topics/catalogue/formats/model";

/** Everything uploaded at once, together (PROMISES G17). */
export const largestSetBytes = 50 * 2 ** 20;

// A requirement is a paragraph; the longest of BSI's has 4,000 characters. PostgreSQL refuses to index more than a megabyte.
const longestText = 100_000;
const longestName = 2_000;

const firstOf = <Item extends { readonly key: string }>(items: readonly Item[]): readonly [readonly Item[], readonly Item[]] => {
  const seen = new Set<string>();
  const twice: Item[] = [];
  const once = items.filter((item) => {
    const isFirst = !seen.has(item.key);
    if (!isFirst) twice.push(item);
    seen.add(item.key);
    return isFirst;
  });
  return [once, twice];
};

/** A chapter for every key that requirements name and the file does not have. */
const chaptersMissing = (chapters: readonly Chapter[], requirements: readonly Requirement[]): readonly Chapter[] => {
  const known = new Set(chapters.map(({ key }) => key));
  const wanted = new Set(requirements.flatMap(({ areaKey, groupKey }) => [areaKey, groupKey]).filter((key) => !known.has(key)));
  return [...wanted].map((key) => ({ key, parentKey: null, label: key, title: key, intro: "" }));
};

const shortened = (requirement: Requirement): Requirement => ({
  ...requirement,
  label: requirement.label.slice(0, longestName),
  title: requirement.title.slice(0, longestName),
  statement: requirement.statement.slice(0, longestText),
  guidance: requirement.guidance.slice(0, longestText),
  evidence: requirement.evidence.slice(0, longestText),
});

const isTooLong = ({ label, title, statement, guidance, evidence }: Requirement) =>
  label.length > longestName || title.length > longestName || [statement, guidance, evidence].some((text) => text.length > longestText);

/** A catalogue that can be kept, and what had to be left out or cut for it. */
export function acceptCatalogue(document: CatalogueDocument): { readonly document: CatalogueDocument; readonly violations: readonly Violation[] } {
  const [chapters, chaptersTwice] = firstOf(document.chapters);
  const [requirements, requirementsTwice] = firstOf(document.requirements);
  const added = chaptersMissing(chapters, requirements);
  const violations = [
    ...[...chaptersTwice, ...requirementsTwice].map(({ key, label }) => ({ path: label, code: "key-twice", found: key })),
    ...added.map(({ key }) => ({ path: key, code: "chapter-missing", found: key })),
    ...requirements.filter(isTooLong).map(({ label, key }) => ({ path: label, code: "text-too-long", found: key })),
  ];
  return { document: { ...document, chapters: [...chapters, ...added], requirements: requirements.map(shortened) }, violations };
}

/** A collection in which every mapping has its own key. */
export function acceptMappings(collection: MappingCollection): { readonly document: MappingCollection; readonly violations: readonly Violation[] } {
  const [mappings, twice] = firstOf(collection.mappings);
  return { document: { ...collection, mappings: [...mappings] }, violations: twice.map(({ key, title }) => ({ path: title, code: "key-twice", found: key })) };
}

/** A file's name as a place inside the set: no way up, no way to the root. */
export const placeInSet = (name: string): string =>
  name
    .split(/[\\/]/)
    .filter((part) => part !== "" && part !== "." && part !== "..")
    .join("/") || "datei";

/** Names that stand twice in a set, so that it is unclear which file is meant. */
export const namesTwice = (names: readonly string[]): boolean => new Set(names).size < names.length;

/** Which version of every catalogue a preview was made against; somebody else may have applied another since. */
export const basisOf = (existing: readonly { readonly key: string; readonly currentVersionId: string | null }[]): string =>
  existing
    .map(({ key, currentVersionId }) => `${key} ${currentVersionId ?? ""}`)
    .toSorted()
    .join("\n");
