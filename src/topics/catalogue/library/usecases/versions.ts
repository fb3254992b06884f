/** Which version is meant, what it looks like to a reader, and what may become of it. */
import { fail, succeed, type Result } from "#kernel/result";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { readOriginal, restoreVersion, withdrawCatalogue } from "../contract.ts";
import type { CatalogueVersion, StoredCatalogue } from "../model.ts";
import { findCatalogue, findVersion, saveCurrentVersion, saveWithdrawn } from "../store/catalogues.ts";

/** Names a catalogue, and a version of it unless the current one is meant. */
export type Meant = { readonly cooperativeId: CooperativeId; readonly catalogueId: string; readonly versionId?: string | undefined };

/** A catalogue with the version that is meant; a version of another catalogue is none of this. */
export async function findMeant(
  tx: Tx,
  { versionId, ...place }: Meant,
): Promise<Result<{ readonly catalogue: StoredCatalogue; readonly version: CatalogueVersion }, "catalogue-unknown" | "version-unknown">> {
  const catalogue = await findCatalogue(tx, place);
  if (!catalogue?.currentVersionId) return fail("catalogue-unknown");
  const version = await findVersion(tx, { ...place, versionId: versionId ?? catalogue.currentVersionId });
  return version?.catalogueId === catalogue.id ? succeed({ catalogue, version }) : fail("version-unknown");
}

/** A version as pages name it. */
export const headOf = ({ fileId, ...version }: CatalogueVersion) => ({ ...version, hasOriginal: fileId !== null });

export const versionUseCases = [
  implement(restoreVersion, async ({ tx, touch }, place) => {
    const meant = await findMeant(tx, place);
    if (!meant.ok) return meant;
    const { catalogue, version } = meant.value;

    if (catalogue.currentVersionId === version.id && catalogue.withdrawnAt === null) return fail("version-current");

    if (!(await saveCurrentVersion(tx, place, { versionId: version.id }))) return fail("catalogue-unknown");
    touch({ object: `catalogue:${catalogue.id}`, before: { current: catalogue.currentVersionId, withdrawnAt: catalogue.withdrawnAt }, after: { current: version.id } });
    return succeed({ number: version.number });
  }),

  implement(withdrawCatalogue, async ({ tx, now, touch }, place) => {
    const catalogue = await findCatalogue(tx, place);
    if (!catalogue) return fail("catalogue-unknown");

    if (!(await saveWithdrawn(tx, place, now))) return fail("already-withdrawn");
    touch({ object: `catalogue:${catalogue.id}`, before: { withdrawnAt: null }, after: { withdrawnAt: now } });
    return succeed({ withdrawn: true as const });
  }),

  implement(readOriginal, async ({ tx, means, touch }, place) => {
    const meant = await findMeant(tx, place);
    if (!meant.ok) return meant;
    const { fileId } = meant.value.version;
    const file = fileId === null ? null : await means.files.fetchShared(tx, place.cooperativeId, fileId);
    if (!file) return fail("original-unknown");

    touch({ object: `catalogue:${place.catalogueId}`, after: { original: file.sha256 } });
    return succeed({ name: file.name, mediaType: file.mediaType, content: new Uint8Array(file.content) });
  }),
];
