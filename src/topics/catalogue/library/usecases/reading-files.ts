/** From uploaded bytes to documents that can be kept. */
import { readable } from "#kernel/fields";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { readWorkbook } from "#platform/sheets/sheets";
import { importedDocument, type CatalogueDocument, type Format, type ImportedDocument, type SetFile, type Violation } from "#topics/catalogue/formats/model";
import { readSet, type ReadSet } from "#topics/catalogue/formats/rules/read-set";
import type { ImportContent } from "../model.ts";
import { acceptCatalogue, acceptMappings } from "../rules/accepting.ts";
import { findCatalogues, findVersion } from "../store/catalogues.ts";
import { findChapters, findRequirements } from "../store/requirements.ts";

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

/** The current version of every catalogue of the library as a document: what profiles of an uploaded set may build on. */
async function findLibrary(tx: Tx, cooperativeId: CooperativeId): Promise<readonly CatalogueDocument[]> {
  const documents: CatalogueDocument[] = [];
  for (const { key, title, publisher, scale, currentVersionId } of await findCatalogues(tx, cooperativeId)) {
    const place = { cooperativeId, versionId: currentVersionId ?? "" };
    const version = currentVersionId === null ? undefined : await findVersion(tx, place);
    if (!version) continue;
    const { format, label, publishedOn } = version;
    const head = { kind: "catalogue" as const, format, key, title, publisher, label, publishedOn, scale };
    documents.push({ ...head, chapters: [...(await findChapters(tx, place))], requirements: [...(await findRequirements(tx, place))] });
  }
  return documents;
}

function accepted(document: ImportedDocument): { readonly document: ImportedDocument; readonly violations: readonly Violation[] } {
  // Signs no database holds are taken out here: the doors look into fields, not into files.
  const clean = importedDocument.parse(readable(document));
  if (clean.kind === "catalogue") return acceptCatalogue(clean);
  return clean.kind === "mapping" ? acceptMappings(clean) : { document: clean, violations: [] };
}

const placed = ({ file, path, code, found }: ReadSet["violations"][number]): Violation => ({ path: path === "" ? file : `${file}: ${path}`, code, found });

/** Files as somebody sent them, and which catalogue of the library stands for a source they refer to. */
export type Sent = { readonly sent: readonly SetFile[]; readonly assigned?: Record<string, string> };

/** Reads a set; the library is asked only where a file refers to what the set does not hold. */
export async function readFiles(tx: Tx, cooperativeId: CooperativeId, { sent, assigned = {} }: Sent): Promise<ReadFiles> {
  const { files, violations: unopened } = await openTables(sent);
  const alone = readSet(files, { assign: assigned, library: [] });
  const read = alone.missing.length === 0 ? alone : readSet(files, { assign: assigned, library: await findLibrary(tx, cooperativeId) });
  const kept = read.documents.map(accepted);

  const report = [...unopened, ...read.violations.map(placed), ...kept.flatMap(({ violations }) => violations)].map((one) => ({ ...one, found: one.found.slice(0, 500) }));
  return {
    content: { documents: kept.map(({ document }) => document), missing: [...read.missing], assigned },
    report: report.slice(0, mostViolations),
    format: kept[0]?.document.format ?? "table",
  };
}
