/** Keeping what was read: each catalogue as a new version that counts from now on, each mapping in place of its earlier edition. */
import type { CooperativeId } from "#kernel/ids";
import type { Session } from "#kernel/operation";
import { hashOf } from "#platform/audit";
import { claim, type Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import type { Means } from "#platform/usecase";
import type { CatalogueDocument, ImportedDocument, Violation } from "#topics/catalogue/formats/model";
import { movedParameters, publishedWording } from "../rules/wording.ts";
import { lockCatalogue, saveCurrentVersion, type CataloguePlace } from "../store/catalogues.ts";
import { saveMapping } from "../store/mappings.ts";
import { findParameters, saveMovedValues } from "../store/parameters.ts";
import { insertChapters, insertRequirements, insertVersion } from "../store/versions.ts";

/** Where documents come from. */
export type DocumentOrigin = { readonly fileId: string | null; readonly sha256: string; readonly report: readonly Violation[] };

/** The hash of what an answer depends on – title, statement as published, modal verb – for every requirement. */
export const textHashes = ({ requirements }: Pick<CatalogueDocument, "requirements">): ReadonlyMap<string, string> =>
  new Map(requirements.map(({ key, title, statement, parameters, modal }) => [key, hashOf([title, publishedWording(statement, parameters), modal]) ?? ""]));

/** Values set for gaps follow them into the new version, the cooperative's and the members'. */
async function moveValues(tx: Tx, place: CataloguePlace, { versionId, document }: { versionId: string; document: CatalogueDocument }): Promise<void> {
  const placed = await findParameters(tx, { ...place, versionId });
  const before = [...Map.groupBy(placed, ({ requirementKey }) => requirementKey)].map(([key, parameters]) => ({ key, parameters }));
  const moved = movedParameters(before, document.requirements);
  if (moved.length === 0) return;
  await claim(tx, `catalogue-values:${place.catalogueId}`);
  await saveMovedValues(tx, place, moved);
  await claim(tx, "");
}

type Acting = Pick<Session<Tx, Means>, "tx" | "actor" | "now">;

async function keepCatalogue({ tx, actor, now }: Acting, document: CatalogueDocument, { cooperativeId, origin }: { cooperativeId: CooperativeId; origin: DocumentOrigin }) {
  const { key, title, publisher, scale } = document;
  const catalogue = await lockCatalogue(tx, { cooperativeId, id: newId(now), key, title, publisher, scale, at: now });
  if (!catalogue) return null;
  const place = { cooperativeId, versionId: newId(now) };
  const number = await insertVersion(tx, {
    ...origin,
    cooperativeId,
    id: place.versionId,
    catalogueId: catalogue.id,
    label: document.label,
    publishedOn: document.publishedOn,
    format: document.format,
    requirements: document.requirements.length,
    facts: document.facts ?? [],
    importedAt: now,
    importedBy: actor.personId,
    importedByName: actor.name,
  });
  await insertChapters(tx, place, document);
  await insertRequirements(tx, place, document, textHashes(document));
  if (catalogue.currentVersionId !== null) await moveValues(tx, { cooperativeId, catalogueId: catalogue.id }, { versionId: catalogue.currentVersionId, document });
  await saveCurrentVersion(tx, { cooperativeId, catalogueId: catalogue.id }, { ...place, title, publisher });
  return { id: catalogue.id, title, number, requirements: document.requirements.length };
}

/** Keeps documents in their order; null where the actor may not. A component definition has no table of its own: the applied import keeps it. */
export async function keepDocuments(acting: Acting, cooperativeId: CooperativeId, { documents, origin }: { documents: readonly ImportedDocument[]; origin: DocumentOrigin }) {
  const catalogues = [];
  let [mappings, statements] = [0, 0];
  for (const document of documents) {
    if (document.kind === "component") statements += document.statements.length;
    if (document.kind === "mapping") {
      for (const mapping of document.mappings)
        await saveMapping(acting.tx, { ...origin, cooperativeId, id: newId(acting.now), importedAt: acting.now, importedByName: acting.actor.name }, mapping);
      mappings += document.mappings.length;
    }
    if (document.kind !== "catalogue") continue;
    const kept = await keepCatalogue(acting, document, { cooperativeId, origin });
    if (!kept) return null;
    catalogues.push(kept);
  }
  return { catalogues, mappings, statements };
}
