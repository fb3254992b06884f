/** Mappings between catalogues. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { choose } from "#ui/words";
import { exportMapping, listMappings, readMapping, removeMapping } from "../contract.ts";
import type { StoredCatalogue, StoredMapping } from "../model.ts";
import { pageOf, pageSize } from "../rules/searching.ts";
import { mappingSheet } from "../rules/sheets.ts";
import { findCatalogues } from "../store/catalogues.ts";
import * as store from "../store/mappings.ts";
import { findTitles } from "../store/titles.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

type Counts = Awaited<ReturnType<typeof store.findRelationCounts>>;

/** A catalogue at an end of a mapping: as the library has it, else as the file of the mapping calls it. */
function endOf(key: string, catalogues: readonly StoredCatalogue[], named: string | undefined) {
  const known = catalogues.find((one) => one.key === key);
  return { key, title: known?.title ?? named ?? null, catalogueId: known?.id ?? null };
}

const titleIn = ({ facts }: StoredMapping, end: "source" | "target") => facts.find(({ name, part }) => name === "catalog_title" && part === end)?.value;

function entryOf(mapping: StoredMapping, counts: Counts, catalogues: readonly StoredCatalogue[]) {
  const own = counts.filter(({ mappingId }) => mappingId === mapping.id);
  return {
    ...mapping,
    relations: own.reduce((sum, { count }) => sum + count, 0),
    counts: Object.fromEntries(own.map(({ relationship, count }) => [relationship, count])),
    source: endOf(mapping.sourceSpace, catalogues, titleIn(mapping, "source")),
    target: endOf(mapping.targetSpace, catalogues, titleIn(mapping, "target")),
  };
}

type Relations = Awaited<ReturnType<typeof store.findRelations>>;

/** Relations with the titles of both ends, where the library has them. */
async function titled(tx: Tx, { cooperativeId, mapping }: { cooperativeId: CooperativeId; mapping: StoredMapping }, relations: Relations) {
  const titles = await findTitles(tx, cooperativeId, [
    ...new Set(relations.flatMap(({ sourceRequirement, target, targetKey }) => (targetKey === null ? [sourceRequirement, target] : [sourceRequirement, target, targetKey]))),
  ]);
  return relations.map(({ source, sourceRequirement, target, targetKey, relationship }) => {
    const [from, to] = [titles(mapping.sourceSpace, sourceRequirement, null), titles(mapping.targetSpace, target, targetKey)];
    // A stable key is no name a reader knows; the printed number is.
    return { source: source === from?.key ? from.label : source, sourceTitle: from?.title ?? null, target: to?.label ?? target, targetTitle: to?.title ?? null, relationship };
  });
}

export const mappingUseCases = [
  implement(listMappings, async ({ tx }, { cooperativeId }) => {
    const [mappings, counts, catalogues] = [
      await store.findMappings(tx, cooperativeId),
      await store.findRelationCounts(tx, cooperativeId),
      await findCatalogues(tx, cooperativeId, true),
    ];
    return succeed({ mappings: mappings.map((mapping) => entryOf(mapping, counts, catalogues)) });
  }),

  implement(readMapping, async ({ tx }, { cooperativeId, mappingId, page, ...filter }) => {
    const mapping = await store.findMapping(tx, cooperativeId, mappingId);
    if (!mapping) return fail("mapping-unknown");
    const [counts, catalogues] = [await store.findRelationCounts(tx, cooperativeId), await findCatalogues(tx, cooperativeId, true)];
    const found = await store.findRelationCount(tx, { cooperativeId, mappingId }, filter);
    const span = pageOf(found, page);
    const relations = await store.findRelations(tx, { cooperativeId, mappingId }, filter, { limit: pageSize, offset: (span.page - 1) * pageSize });

    return succeed({ mapping: entryOf(mapping, counts, catalogues), found, ...span, relations: await titled(tx, { cooperativeId, mapping }, relations) });
  }),

  implement(exportMapping, async ({ tx, actor, touch }, { cooperativeId, mappingId, format, ...filter }) => {
    const mapping = await store.findMapping(tx, cooperativeId, mappingId);
    if (!mapping) return fail("mapping-unknown");
    const relations = await titled(tx, { cooperativeId, mapping }, await store.findRelations(tx, { cooperativeId, mappingId }, filter));

    const { mapping: words, relationships } = choose({ de, en }, actor.language);
    touch({ object: `mapping:${mappingId}`, after: { relations: relations.length } });
    return succeed({ format, workbook: { name: mapping.title, sheets: [mappingSheet(words.sheet, relations, { columns: words.sheetColumns, relationships })] } });
  }),

  implement(removeMapping, async ({ tx, touch }, { cooperativeId, mappingId }) => {
    const mapping = await store.findMapping(tx, cooperativeId, mappingId);
    if (!mapping) return fail("mapping-unknown");

    if (!(await store.removeMapping(tx, cooperativeId, mappingId))) return fail("mapping-unknown");
    touch({ object: `mapping:${mappingId}`, before: mapping });
    return succeed({ removed: true as const });
  }),
];
