/** The check the product brings along, read once. */
import { hashOf } from "#platform/audit";
import { readCatalogues, shippedCatalogues } from "#platform/catalogues";
import { namedId } from "#platform/ids";
import type { CatalogueDocument, MappingCollection } from "#topics/catalogue/formats/model";
import { basisCheckKey, shippedArea } from "../model.ts";
import { basisCheckMapping, basisCheckOf } from "../rules/shipped.ts";

export type Shipped = { readonly checksum: string; readonly catalogue: CatalogueDocument; readonly mapping: MappingCollection };

let shipped: readonly Shipped[] | undefined;

function readShipped(): readonly Shipped[] {
  const files = readCatalogues(`${shippedCatalogues}/basis-check`);
  if (files.length === 0) return [];
  const areas = files.map((one) => shippedArea.parse(one));
  const checksum = hashOf(areas) ?? "";
  const nameOf = (question: string) => namedId(basisCheckKey, question);
  return [{ checksum, catalogue: basisCheckOf(areas, checksum, nameOf), mapping: basisCheckMapping(areas, checksum, nameOf) }];
}

/** Catalogues the product brings along, each with its mapping and the checksum of its questions. */
export const findShipped = (): readonly Shipped[] => (shipped ??= readShipped());
