/** The check the product brings along, read once. */
import { hashOf } from "#platform/audit";
import { readCatalogues, shippedCatalogues } from "#platform/catalogues";
import type { CatalogueDocument, MappingCollection } from "#topics/catalogue/formats/model";
import { shippedArea } from "../model.ts";
import { basisCheckMapping, basisCheckOf } from "../rules/shipped.ts";

export type Shipped = { readonly checksum: string; readonly catalogue: CatalogueDocument; readonly mapping: MappingCollection };

let shipped: readonly Shipped[] | undefined;

function readShipped(): readonly Shipped[] {
  const files = readCatalogues(`${shippedCatalogues}/basis-check`);
  if (files.length === 0) return [];
  const areas = files.map((one) => shippedArea.parse(one));
  const checksum = hashOf(areas) ?? "";
  return [{ checksum, catalogue: basisCheckOf(areas), mapping: basisCheckMapping(areas) }];
}

/** Catalogues the product brings along, each with its mapping and the checksum of its questions. */
export const findShipped = (): readonly Shipped[] => (shipped ??= readShipped());
