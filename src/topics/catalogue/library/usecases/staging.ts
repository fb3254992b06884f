/** Files come in: read, kept as they came, laid before the reader. Nothing changes until somebody applies them. */
import { fail, succeed } from "#kernel/result";
import { pack, unpack } from "#platform/documents/archive";
import { newId } from "#platform/ids";
import { implement } from "#platform/usecase";
import type { SetFile } from "#topics/catalogue/formats/model";
import { adoptShipped, assignSources, discardImport, stageImport } from "../contract.ts";
import { largestSetBytes, namesTwice, placeInSet } from "../rules/accepting.ts";
import { findCatalogueByKey, findCatalogues, findVersions } from "../store/catalogues.ts";
import { findImport, insertImport, removeImport, saveReadAgain } from "../store/imports.ts";
import { keepDocuments } from "./keeping.ts";
import { readFiles } from "./reading-files.ts";
import { findShipped } from "./shipped.ts";

/** What is kept of a set: the one file as it came, or all of them in a package that compresses nothing away. */
function parcelOf(files: readonly SetFile[]): { readonly name: string; readonly bytes: Uint8Array } {
  const [first, ...others] = files;
  if (first && others.length === 0) return first;
  return { name: "katalog.zip", bytes: pack(files.map(({ name, bytes }) => ({ name, content: bytes }))) };
}

export const stagingUseCases = [
  implement(adoptShipped, async (session, { cooperativeId, key }) => {
    const { tx, actor, now, touch } = session;
    const shipped = findShipped().find(({ catalogue }) => catalogue.key === key);
    if (!shipped) return fail("shipped-unknown");
    const known = await findCatalogueByKey(tx, cooperativeId, key);
    const versions = known ? await findVersions(tx, cooperativeId, known.id) : [];

    if (versions.some(({ sha256 }) => sha256 === shipped.checksum)) return fail("already-adopted");

    const documents = [shipped.catalogue, shipped.mapping];
    const origin = { fileId: null, sha256: shipped.checksum, report: [] };
    if (!known) {
      const kept = await keepDocuments(session, cooperativeId, { documents, origin });
      if (!kept) return fail("shipped-unknown");
      touch({ object: `catalogue:${kept.catalogues[0]?.id}`, after: { key, checksum: shipped.checksum } });
      return succeed({ catalogueId: kept.catalogues[0]?.id ?? null, importId: null });
    }
    const importId = newId(now);
    const head = {
      cooperativeId,
      id: importId,
      format: "shipped" as const,
      fileNames: [shipped.catalogue.title],
      stagedAt: now,
      stagedBy: actor.personId,
      stagedByName: actor.name,
    };
    await insertImport(tx, { ...head, ...origin, content: { documents, origins: [], missing: [], assigned: {}, meant: null } });
    touch({ object: `catalogue-import:${importId}`, after: { key, checksum: shipped.checksum } });
    return succeed({ catalogueId: known.id, importId });
  }),

  implement(stageImport, async ({ tx, actor, now, means, touch }, { cooperativeId, files: sent, catalogue: meant }) => {
    const files = sent.map(({ name, bytes }) => ({ name: placeInSet(name), bytes }));
    if (files.length === 0) return fail("file-missing");
    if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > largestSetBytes) return fail("files-too-large");
    if (namesTwice(files.map(({ name }) => name))) return fail("file-names-twice");
    if (meant !== undefined && !(await findCatalogueByKey(tx, cooperativeId, meant))) return fail("catalogue-unknown");
    const read = await readFiles(tx, cooperativeId, { files, assigned: {}, meant: meant ?? null });

    const stored = await means.files.storeShared(tx, { cooperativeId, storedBy: actor.personId }, { ...parcelOf(files), at: now });
    if (stored === "quota-exceeded") return fail("storage-full");
    const importId = newId(now);
    const head = { cooperativeId, id: importId, fileNames: files.map(({ name }) => name), stagedAt: now, stagedBy: actor.personId, stagedByName: actor.name };
    await insertImport(tx, { ...head, ...read, fileId: stored.id, sha256: stored.sha256 });
    touch({ object: `catalogue-import:${importId}`, after: { files: head.fileNames, sha256: stored.sha256 } });
    return succeed({ importId, documents: read.content.documents.length, violations: read.report.length, missing: read.content.missing.length });
  }),

  implement(assignSources, async ({ tx, means, touch }, { cooperativeId, importId, sources }) => {
    const staged = await findImport(tx, cooperativeId, importId);
    if (!staged) return fail("import-unknown");
    const library = new Set((await findCatalogues(tx, cooperativeId)).map(({ key }) => key));
    const file = staged.fileId === null ? null : await means.files.fetchShared(tx, cooperativeId, staged.fileId);

    if (staged.appliedAt !== null) return fail("import-applied");
    const chosen = sources.flatMap(({ source, catalogue }) => (catalogue === undefined ? [] : [[source, catalogue] as const]));
    if (chosen.length === 0 || !file) return fail("nothing-assigned");
    if (chosen.some(([, catalogue]) => !library.has(catalogue) && !staged.fileNames.includes(catalogue))) return fail("catalogue-unknown");
    const assigned = { ...staged.content.assigned, ...Object.fromEntries(chosen) };
    const files = staged.fileNames.length === 1 ? [{ name: staged.fileNames[0] ?? file.name, bytes: file.content }] : unpack(file.content);

    const again = await readFiles(tx, cooperativeId, { files, assigned, meant: staged.content.meant });
    await saveReadAgain(tx, cooperativeId, importId, again);
    touch({ object: `catalogue-import:${importId}`, before: { assigned: staged.content.assigned }, after: { assigned } });
    return succeed({ documents: again.content.documents.length, missing: again.content.missing.length });
  }),

  implement(discardImport, async ({ tx, means, touch }, { cooperativeId, importId }) => {
    const staged = await findImport(tx, cooperativeId, importId);
    if (!staged) return fail("import-unknown");

    if (staged.appliedAt !== null) return fail("import-applied");

    if (!(await removeImport(tx, cooperativeId, importId))) return fail("import-unknown");
    if (staged.fileId !== null) await means.files.removeShared(tx, cooperativeId, staged.fileId);
    touch({ object: `catalogue-import:${importId}`, before: { files: staged.fileNames, sha256: staged.sha256 } });
    return succeed({ discarded: true as const });
  }),
];
