/** Looking at catalogues and their requirements. */
import type { MemberId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { listCatalogues, listRequirements, readCatalogue, readRequirement } from "../contract.ts";
import { relatedThrough } from "../rules/chains.ts";
import { gradedAreas } from "../rules/grading.ts";
import { beginningsOf, numberPattern, pageOf, pageSize } from "../rules/searching.ts";
import { segmentsOf, wordingOf, type SetValues } from "../rules/wording.ts";
import { findCatalogues, findVersions, findViolations, type CataloguePlace, type VersionPlace } from "../store/catalogues.ts";
import { findChains } from "../store/chains.ts";
import { findOpenImports } from "../store/imports.ts";
import { findMappings, findMappingsOf, findRelationCounts } from "../store/mappings.ts";
import { findMemberParameterValues, findParameters, findParameterValues } from "../store/parameters.ts";
import { findAreaGradings, findAreas, findAround, findHistory, findRequirement, findRequirements } from "../store/requirements.ts";
import { findGraded, findMatches, type Search } from "../store/searching.ts";
import { findShipped } from "./shipped.ts";
import { findMeant, headOf } from "./versions.ts";

/** The words a list shows of a statement; what only repeats the title is left out. */
const excerptLength = 240;

const byParameter = (values: readonly { readonly parameter: string; readonly value: string }[]) => new Map(values.map(({ parameter, value }) => [parameter, value]));

/** Whose values stand in texts for this reader: of the own member named, else of the reader's only one; who acts for all reads the cooperative's. */
function memberOf({ members }: Actor, named: MemberId | undefined): MemberId | undefined {
  if (members === "all") return undefined;
  return named ?? (members.length === 1 ? members[0] : undefined);
}

/** The values that fill the gaps of a catalogue for a reader. */
export async function findValues(tx: Tx, place: CataloguePlace, member: MemberId | undefined): Promise<SetValues> {
  const cooperative = byParameter(await findParameterValues(tx, place));
  return { cooperative, member: member === undefined ? new Map() : byParameter(await findMemberParameterValues(tx, place, member)) };
}

/** A page of what matches; who asks for one beyond the last gets the last. */
async function findPage(tx: Tx, here: VersionPlace, { search, page: asked }: { search: Search; page: number }) {
  const at = (page: number) => findMatches(tx, here, search, { limit: pageSize, offset: (page - 1) * pageSize });
  const first = await at(asked);
  if (first.found > 0 || asked === 1) return { ...first, ...pageOf(first.found, asked) };
  const { found } = await at(1);
  const { page, pages } = pageOf(found, asked);
  return { ...(await at(page)), page, pages };
}

export const readingUseCases = [
  implement(listCatalogues, async ({ tx, actor }, { cooperativeId, withdrawn }) => {
    const all = await findCatalogues(tx, cooperativeId, true);
    const versions = await findVersions(tx, cooperativeId);
    const imports = actor.role === "office" ? await findOpenImports(tx, cooperativeId) : [];
    const mappings = await findMappings(tx, cooperativeId);

    const current = new Map(versions.map((version) => [version.id, headOf(version)]));
    const counts = Map.groupBy(versions, ({ catalogueId }) => catalogueId);
    const shipped = findShipped().map(({ checksum, catalogue }) => {
      const known = all.find(({ key }) => key === catalogue.key);
      const has = versions.some((version) => version.catalogueId === known?.id && version.sha256 === checksum);
      const size = { areas: catalogue.chapters.length, requirements: catalogue.requirements.length };
      return { key: catalogue.key, title: catalogue.title, edition: catalogue.label, ...size, state: !known ? ("new" as const) : has ? ("adopted" as const) : ("update" as const) };
    });
    return succeed({
      catalogues: all
        .filter(({ withdrawnAt }) => withdrawn || withdrawnAt === null)
        .map((one) => ({ ...one, current: current.get(one.currentVersionId ?? "") ?? null, versions: counts.get(one.id)?.length ?? 0 })),
      shipped,
      imports: imports.map(({ id, fileNames, ...one }) => ({ ...one, importId: id, files: [...fileNames] })),
      mappings: mappings.length,
    });
  }),

  implement(readCatalogue, async ({ tx }, place) => {
    const meant = await findMeant(tx, place);
    if (!meant.ok) return meant;
    const { catalogue, version } = meant.value;
    const here = { cooperativeId: place.cooperativeId, versionId: version.id };
    const [areas, gradings, parameters] = [await findAreas(tx, here), await findAreaGradings(tx, here), await findParameters(tx, here)];
    const [versions, violations] = [await findVersions(tx, place.cooperativeId, catalogue.id), await findViolations(tx, here)];
    const [mappings, relations] = [await findMappings(tx, place.cooperativeId), await findRelationCounts(tx, place.cooperativeId)];
    const own = await findMappingsOf(tx, here, catalogue.key);

    const sizeOf = (id: string) => relations.filter(({ mappingId }) => mappingId === id).reduce((sum, { count }) => sum + count, 0);
    return succeed({
      catalogue,
      version: headOf(version),
      versions: versions.map(headOf),
      areas: gradedAreas(areas, gradings),
      parameters: parameters.length,
      violations: [...violations],
      mappings: mappings.filter(({ id }) => own.has(id)).map(({ id, title }) => ({ id, title, relations: sizeOf(id) })),
    });
  }),

  implement(listRequirements, async ({ tx, actor }, { q, page, ...filter }) => {
    const meant = await findMeant(tx, filter);
    if (!meant.ok) return meant;
    const { catalogue, version } = meant.value;
    const here = { cooperativeId: filter.cooperativeId, versionId: version.id };
    const search = { ...filter, words: q, beginnings: q === undefined ? null : beginningsOf(q), number: numberPattern(q ?? "") };
    const { keys, found, ...span } = await findPage(tx, here, { search, page });
    const byKey = new Map((await findRequirements(tx, here, keys)).map((one) => [one.key, one]));
    const matches = keys.flatMap((key) => byKey.get(key) ?? []);
    const [areas, graded] = [await findAreas(tx, here), await findGraded(tx, here)];
    const values = await findValues(tx, filter, memberOf(actor, undefined));

    return succeed({
      catalogue,
      version: headOf(version),
      areas: [...areas],
      graded,
      found,
      ...span,
      requirements: matches.map(({ statement, parameters, ...line }) => {
        const text = wordingOf(statement, parameters, values);
        return { ...line, excerpt: statement === line.title ? "" : text.length > excerptLength ? `${text.slice(0, excerptLength).trimEnd()} …` : text };
      }),
    });
  }),

  implement(readRequirement, async ({ tx, actor }, { requirementKey, member, ...place }) => {
    const meant = await findMeant(tx, place);
    if (!meant.ok) return meant;
    const { catalogue, version } = meant.value;
    const here = { cooperativeId: place.cooperativeId, versionId: version.id };
    const requirement = await findRequirement(tx, here, requirementKey);
    if (!requirement) return fail("requirement-unknown");
    const [areas, around] = [await findAreas(tx, here), await findAround(tx, here, requirement)];
    const [chains, history] = [await findChains(tx, here, [requirementKey]), await findHistory(tx, place, requirementKey)];
    const values = await findValues(tx, place, memberOf(actor, member));

    const byKey = new Map(around.map((one) => [one.key, one]));
    const at = (step: number) => around.find(({ position }) => position === requirement.position + step)?.key ?? null;
    const { statement, guidance, parameters, facts, links, parentKey, groupKey: _, ...line } = requirement;
    return succeed({
      catalogue,
      version: headOf(version),
      area: areas.find(({ key }) => key === requirement.areaKey) ?? null,
      requirement: line,
      statement: [...segmentsOf(statement, parameters, values)],
      guidance: [...segmentsOf(guidance, parameters, values)],
      parameters,
      facts,
      links: links.map((link) => ({ ...link, label: byKey.get(link.key)?.label ?? null, title: byKey.get(link.key)?.title ?? null })),
      within: byKey.get(parentKey ?? "") ?? null,
      contains: around.filter((one) => one.parentKey === requirement.key),
      neighbours: { previous: at(-1), next: at(1) },
      related: relatedThrough(chains).map(({ to, relationship, path }) => ({ to, relationship, path: [...path] })),
      history: history.map(({ textHash, ...one }, index) => ({ ...one, changed: (history[index + 1]?.textHash ?? textHash) !== textHash })),
    });
  }),
];
