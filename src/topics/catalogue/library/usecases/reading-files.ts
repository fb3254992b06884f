/** From uploaded bytes to documents that can be kept. */
import { readable } from "#kernel/fields";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { measureAgainst } from "#platform/json-schema";
import { readWorkbook } from "#platform/sheets/sheets";
import { importedDocument, violation, type CatalogueDocument, type Format, type ImportedDocument, type SetFile, type Violation } from "#topics/catalogue/formats/model";
import { readSet, type ReadSet } from "#topics/catalogue/formats/rules/read-set";
import { importContent, type CatalogueVersion, type ImportContent, type StoredCatalogue } from "../model.ts";
import { acceptCatalogue, acceptMappings } from "../rules/accepting.ts";
import { findCatalogueByKey, findCatalogues, findVersion, findVersionFacts } from "../store/catalogues.ts";
import { findChapters, findRequirements } from "../store/requirements.ts";
import { readersFor, type MeantCatalogue } from "./readers.ts";

/** What an import keeps of a set of files. */
export type ReadFiles = { readonly content: ImportContent; readonly report: readonly Violation[]; readonly format: Format };

/** Violations of one import beyond these are counted, not kept: a file of another kind breaks a rule in every line. */
const mostViolations = 2_000;

const isTable = (name: string) => /\.(xlsx|ods|csv)$/i.test(name);

/** Spreadsheets are opened in a worker with limits; what cannot be opened is a violation and leaves the set. */
async function openTables(files: readonly SetFile[]): Promise<{ readonly files: readonly SetFile[]; readonly violations: readonly Violation[] }> {
  const opened: SetFile[] = [];
  const violations: Violation[] = [];
  for (const file of files) {
    const read = isTable(file.name) ? await readWorkbook(file.bytes, file.name) : null;
    if (read === null) opened.push(file);
    else if (read.ok) opened.push({ ...file, workbook: read.workbook });
    else violations.push({ path: file.name, code: read.fault, found: "" });
  }
  return { files: opened, violations };
}

/** A version as a document, as the importer once handed it over. */
export async function findDocument(
  tx: Tx,
  cooperativeId: CooperativeId,
  { catalogue, version }: { catalogue: StoredCatalogue; version: CatalogueVersion },
): Promise<CatalogueDocument> {
  const place = { cooperativeId, versionId: version.id };
  const { key, title, publisher, scale } = catalogue;
  const { format, label, publishedOn } = version;
  const head = { kind: "catalogue" as const, format, key, title, publisher, label, publishedOn, scale };
  const requirements = (await findRequirements(tx, place)).map(({ position: _, textHash: __, ...requirement }) => requirement);
  return { ...head, chapters: [...(await findChapters(tx, place))], requirements, facts: [...(await findVersionFacts(tx, place))] };
}

/** The current version of every catalogue of the library: what profiles of an uploaded set may build on. */
async function findLibrary(tx: Tx, cooperativeId: CooperativeId): Promise<readonly CatalogueDocument[]> {
  const documents: CatalogueDocument[] = [];
  for (const catalogue of await findCatalogues(tx, cooperativeId)) {
    const version = catalogue.currentVersionId === null ? undefined : await findVersion(tx, { cooperativeId, versionId: catalogue.currentVersionId });
    if (version) documents.push(await findDocument(tx, cooperativeId, { catalogue, version }));
  }
  return documents;
}

function accepted(document: ImportedDocument): { readonly document: ImportedDocument; readonly violations: readonly Violation[] } {
  // Signs no database holds are taken out here: the doors look into fields, not into files.
  const clean = importedDocument.parse(readable(document));
  if (clean.kind === "catalogue") return acceptCatalogue(clean);
  return clean.kind === "mapping" ? acceptMappings(clean) : { document: clean, violations: [] };
}

const cleanFrame = importContent.pick({ origins: true, missing: true });

const placed = ({ file, path, ...violation }: ReadSet["violations"][number]): Violation => ({
  ...violation,
  path: path === "" ? file : `${file}: ${path}`,
  found: violation.found.slice(0, 500),
});

/** Files as somebody sent them, which catalogue of the library stands for a source they refer to, and which one a table is a new version of. */
export type Sent = { readonly files: readonly SetFile[]; readonly assigned: Readonly<Record<string, string>>; readonly meant: string | null };

async function findMeantCatalogue(tx: Tx, cooperativeId: CooperativeId, key: string | null): Promise<MeantCatalogue | null> {
  return key === null ? null : ((await findCatalogueByKey(tx, cooperativeId, key)) ?? null);
}

/** Reads a set; the library is asked only where a file refers to what the set does not hold. */
export async function readFiles(tx: Tx, cooperativeId: CooperativeId, { files: sent, assigned, meant }: Sent): Promise<ReadFiles> {
  const { files, violations: unopened } = await openTables(sent);
  const options = { validate: measureAgainst, assign: assigned, readers: readersFor(await findMeantCatalogue(tx, cooperativeId, meant)) };
  const alone = readSet(files, options);
  const read = alone.missing.length === 0 ? alone : readSet(files, { ...options, library: await findLibrary(tx, cooperativeId) });
  const kept = read.documents.map(accepted);

  const report = [...unopened, ...read.violations.map(placed), ...kept.flatMap(({ violations }) => violations)];
  const origins = read.origins.map(({ file, usedBy }) => ({ file, usedBy: [...usedBy] }));
  return {
    content: { documents: kept.map(({ document }) => document), ...cleanFrame.parse(readable({ origins, missing: read.missing })), assigned, meant },
    report: violation.array().parse(readable(report.slice(0, mostViolations))),
    format: kept[0]?.document.format ?? "table",
  };
}
