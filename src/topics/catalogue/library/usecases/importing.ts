/** Looking at what was read before anything changes, and taking it over as a whole. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import type { CatalogueDocument, ImportedDocument, MappingCollection, Requirement } from "#topics/catalogue/formats/model";
import { applyImport, readImport } from "../contract.ts";
import type { Difference, DifferenceKind } from "../model.ts";
import { basisOf } from "../rules/accepting.ts";
import { countDifferences, differencesBetween, ofKind, type Compared, type Differing } from "../rules/differences.ts";
import { componentEntry, grouped, mappingEntryOf, sizeByArea, worded } from "../rules/previewing.ts";
import { pageOf, pageSize } from "../rules/searching.ts";
import { findCatalogues, findVersions } from "../store/catalogues.ts";
import { findImport, saveApplied } from "../store/imports.ts";
import { findMappings } from "../store/mappings.ts";
import { findCompared, findWordings } from "../store/requirements.ts";
import { keepDocuments, textHashes } from "./keeping.ts";

/** What of the library documents of an import meet. */
async function findExisting(tx: Tx, cooperativeId: CooperativeId, documents: readonly ImportedDocument[]) {
  const keys = new Set(documents.flatMap((document) => (document.kind === "catalogue" ? [document.key] : [])));
  const catalogues = (await findCatalogues(tx, cooperativeId, true)).filter(({ key }) => keys.has(key));
  const ids = new Set(catalogues.map(({ id }) => id));
  const versions = (await findVersions(tx, cooperativeId)).filter(({ catalogueId }) => ids.has(catalogueId));
  return { catalogues, versions, mappings: await findMappings(tx, cooperativeId) };
}

type Existing = Awaited<ReturnType<typeof findExisting>>;

const comparedOf = (document: CatalogueDocument): readonly Compared[] => {
  const hashes = textHashes(document);
  return document.requirements.map(({ key, label, withdrawn }) => ({ key, label, withdrawn, textHash: hashes.get(key) ?? "" }));
};

type Compare = { readonly after: readonly Compared[]; readonly differing: readonly Differing[]; readonly versionId: string };

/** What a document would change in the catalogue it belongs to; null where there is none yet. */
async function compare(tx: Tx, document: ImportedDocument, { cooperativeId, existing }: { cooperativeId: CooperativeId; existing: Existing }): Promise<Compare | null> {
  const versionId = document.kind === "catalogue" ? existing.catalogues.find(({ key }) => key === document.key)?.currentVersionId : null;
  if (document.kind !== "catalogue" || !versionId) return null;
  const after = comparedOf(document);
  return { after, differing: differencesBetween(await findCompared(tx, { cooperativeId, versionId }), after), versionId };
}

function catalogueEntry(document: CatalogueDocument, existing: Existing, compared: Compare | null) {
  const { kind, key, title, publisher, label, scale, requirements } = document;
  const known = existing.catalogues.find((one) => one.key === key);
  const version = existing.versions.find(({ id }) => id === known?.currentVersionId);
  return {
    kind,
    key,
    title,
    publisher,
    label,
    scale,
    size: requirements.length,
    areas: sizeByArea(document),
    existing: known ? { id: known.id, title: known.title, label: version?.label ?? "", number: version?.number ?? null } : null,
    counts: compared && countDifferences(compared.differing, compared.after),
    relationships: {},
  };
}

const entryOf = (document: ImportedDocument, existing: Existing, compared: Compare | null) => {
  if (document.kind === "catalogue") return catalogueEntry(document, existing, compared);
  return document.kind === "mapping" ? mappingEntryOf(document, existing.mappings) : componentEntry(document);
};

const requirementsIn = (document: ImportedDocument): ReadonlyMap<string, Requirement> =>
  new Map(document.kind === "catalogue" ? document.requirements.map((one) => [one.key, one]) : []);

type Shown = { readonly at: number; readonly kind: DifferenceKind | undefined; readonly page: number };

/** One page of the differences of one document, both wordings beside each other. */
async function showDifferences(
  tx: Tx,
  { cooperativeId, document, compared }: { cooperativeId: CooperativeId; document: ImportedDocument; compared: Compare },
  { at, kind, page }: Shown,
) {
  const differing = ofKind(compared.differing, kind);
  const span = pageOf(differing.length, page);
  const part = differing.slice((span.page - 1) * pageSize, span.page * pageSize);
  const before = await findWordings(
    tx,
    { cooperativeId, versionId: compared.versionId },
    part.map(({ key }) => key),
  );
  const after = requirementsIn(document);
  const differences: Difference[] = part.map(({ key, kinds }) => ({ key, kinds: [...kinds], before: worded(before.get(key)), after: worded(after.get(key)) }));
  return { document: at, found: differing.length, ...span, differences };
}

/** Only collections and components are left of an applied import; catalogues have become versions. */
const leftOf = (documents: readonly ImportedDocument[]) => documents.filter(({ kind }) => kind === "component");

const mappingsIn = (documents: readonly ImportedDocument[]) => documents.filter((document): document is MappingCollection => document.kind === "mapping");

export const importingUseCases = [
  implement(readImport, async ({ tx }, { cooperativeId, importId, document: asked, kind, page }) => {
    const staged = await findImport(tx, cooperativeId, importId);
    if (!staged) return fail("import-unknown");
    const { documents, missing, origins } = staged.content;
    const existing = await findExisting(tx, cooperativeId, documents);
    const compared: (Compare | null)[] = [];
    for (const document of documents) compared.push(staged.appliedAt === null ? await compare(tx, document, { cooperativeId, existing }) : null);
    const library = missing.length === 0 ? [] : await findCatalogues(tx, cooperativeId);

    const at = asked ?? compared.findIndex((one) => one !== null);
    const [document, difference] = [documents[at], compared[at]];
    const shown = document && difference ? await showDifferences(tx, { cooperativeId, document, compared: difference }, { at, kind, page }) : null;
    const { id: _, content: __, report, fileNames, ...head } = staged;
    return succeed({
      ...head,
      importId,
      files: [...fileNames],
      documents: documents.map((one, index) => ({ ...entryOf(one, existing, compared[index] ?? null), usedBy: origins[index]?.usedBy ?? [] })),
      violations: grouped(report),
      missing,
      library: library.map(({ key, title }) => ({ key, title })),
      shown,
      basis: basisOf(existing.catalogues),
    });
  }),

  implement(applyImport, async (session, { cooperativeId, importId, documents: chosen, basis }) => {
    const { tx, now, touch } = session;
    const staged = await findImport(tx, cooperativeId, importId);
    if (!staged) return fail("import-unknown");
    const { documents: offered } = staged.content;
    const documents = chosen.length === 0 ? offered : offered.filter((_, index) => chosen.includes(index));
    const existing = await findExisting(tx, cooperativeId, offered);

    if (staged.appliedAt !== null) return fail("import-applied");
    if (offered.length === 0) return fail("import-empty");
    if (chosen.some((index) => index >= offered.length)) return fail("document-not-offered");
    if (basis !== undefined && basis !== basisOf(existing.catalogues)) return fail("import-overtaken");
    const has = (document: ImportedDocument) =>
      document.kind === "catalogue" &&
      existing.versions.some(({ catalogueId, sha256 }) => sha256 === staged.sha256 && existing.catalogues.some(({ id, key }) => id === catalogueId && key === document.key));
    const fresh = documents.filter((document) => !has(document));
    if (fresh.every(({ kind }) => kind === "mapping") && mappingsIn(fresh).length < documents.length) return fail("version-known");

    if (!(await saveApplied(tx, cooperativeId, importId, { at: now, left: { ...staged.content, documents: leftOf(fresh) } }))) return fail("import-applied");
    const kept = await keepDocuments(session, cooperativeId, { documents: fresh, origin: { fileId: staged.fileId, sha256: staged.sha256, report: staged.report } });
    if (!kept) return fail("import-unknown");
    touch({ object: `catalogue-import:${importId}`, after: { sha256: staged.sha256, ...kept } });
    return succeed(kept);
  }),
];
