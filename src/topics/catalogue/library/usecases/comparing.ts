/** Any two versions of a catalogue side by side: what those who have answered need to look at again. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { choose } from "#ui/words";
import { compareVersions, exportComparison } from "../contract.ts";
import type { CatalogueVersion, Difference, DifferenceKind } from "../model.ts";
import { countDifferences, differencesBetween, ofKind, type Differing } from "../rules/differences.ts";
import { worded } from "../rules/previewing.ts";
import { pageOf, pageSize } from "../rules/searching.ts";
import { comparisonSheet } from "../rules/sheets.ts";
import { findCatalogue, findVersions } from "../store/catalogues.ts";
import { findCompared, findWordings } from "../store/requirements.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { headOf } from "./versions.ts";

type Asked = {
  readonly cooperativeId: CooperativeId;
  readonly catalogueId: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly kind?: DifferenceKind | undefined;
};

/** Without a name the current version is meant, and the one before it. */
function chooseVersions(versions: readonly CatalogueVersion[], currentId: string | null, { from, to }: Asked) {
  const later = versions.find(({ id }) => id === (to ?? currentId));
  const before = from === undefined ? (versions.find(({ number }) => number < (later?.number ?? 0)) ?? later) : versions.find(({ id }) => id === from);
  return later && before ? succeed({ from: before, to: later }) : fail("version-unknown");
}

/** The two versions, what differs between them, and how much. */
async function compare(tx: Tx, asked: Asked) {
  const catalogue = await findCatalogue(tx, asked);
  if (!catalogue) return fail("catalogue-unknown");
  const versions = await findVersions(tx, asked.cooperativeId, catalogue.id);
  const chosen = chooseVersions(versions, catalogue.currentVersionId, asked);
  if (!chosen.ok) return chosen;
  const { from, to } = chosen.value;
  const [before, after] = [
    await findCompared(tx, { cooperativeId: asked.cooperativeId, versionId: from.id }),
    await findCompared(tx, { cooperativeId: asked.cooperativeId, versionId: to.id }),
  ];

  const differing = differencesBetween(before, after);
  return succeed({ catalogue, versions, from, to, counts: countDifferences(differing, after), differing: ofKind(differing, asked.kind) });
}

/** Both wordings of some differences. */
async function wordDifferences(
  tx: Tx,
  { cooperativeId, from, to }: { cooperativeId: CooperativeId; from: CatalogueVersion; to: CatalogueVersion },
  differing: readonly Differing[],
): Promise<Difference[]> {
  const keys = differing.map(({ key }) => key);
  const [before, after] = [await findWordings(tx, { cooperativeId, versionId: from.id }, keys), await findWordings(tx, { cooperativeId, versionId: to.id }, keys)];
  return differing.map(({ key, kinds }) => ({ key, kinds: [...kinds], before: worded(before.get(key)), after: worded(after.get(key)) }));
}

export const comparingUseCases = [
  implement(compareVersions, async ({ tx }, { page, ...asked }) => {
    const compared = await compare(tx, asked);
    if (!compared.ok) return compared;
    const { catalogue, versions, from, to, counts, differing } = compared.value;

    const span = pageOf(differing.length, page);
    const shown = differing.slice((span.page - 1) * pageSize, span.page * pageSize);
    const differences = await wordDifferences(tx, { ...asked, from, to }, shown);
    return succeed({ catalogue, versions: versions.map(headOf), from: headOf(from), to: headOf(to), counts, found: differing.length, ...span, differences });
  }),

  implement(exportComparison, async ({ tx, actor, touch }, { format, ...asked }) => {
    const compared = await compare(tx, asked);
    if (!compared.ok) return compared;
    const { catalogue, from, to, differing } = compared.value;
    const differences = await wordDifferences(tx, { ...asked, from, to }, differing);

    const words = choose({ de, en }, actor.language);
    const name = words.comparison.fileName(catalogue.title, from.number, to.number);
    touch({ object: `catalogue:${catalogue.id}`, after: { from: from.id, to: to.id, kind: asked.kind ?? null } });
    return succeed({ format, workbook: { name, sheets: [comparisonSheet(words.comparison.sheet, differences, { columns: words.comparison.columns, kinds: words.kinds })] } });
  }),
];
