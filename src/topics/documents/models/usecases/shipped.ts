/** The documents the product brings along. */
import { readTexts, shippedCatalogues } from "#platform/catalogues";
import { readYaml } from "#platform/yaml";
import type { ModelDocument } from "../model.ts";
import { readModelText } from "../rules/parsing.ts";

export type Shipped = { readonly text: string; readonly document: ModelDocument };

let shipped: readonly Shipped[] | undefined;

const kinds = ["guideline", "directive", "procedure", "leaflet"];

function readShipped({ name, text }: { readonly name: string; readonly text: string }): Shipped {
  const { document, problems } = readModelText(text, readYaml);
  const [first] = problems;
  if (document === null) throw new Error(`${name}:${first?.row ?? 1}: ${first?.problem ?? "cannot be read"} ${first?.subject ?? ""}`);
  return { text, document };
}

/** All shipped documents, read once; guidelines first, leaflets last. */
export const findShipped = (): readonly Shipped[] =>
  (shipped ??= readTexts(`${shippedCatalogues}/documents`, ".md")
    .map(readShipped)
    .toSorted((a, b) => kinds.indexOf(a.document.kind) - kinds.indexOf(b.document.kind) || a.document.title.localeCompare(b.document.title, "de")));
