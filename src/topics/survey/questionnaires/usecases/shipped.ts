/** The questionnaires the product brings along. */
import { readCatalogues, shippedCatalogues } from "#platform/catalogues";
import { shippedQuestionnaire, type Definition, type ShippedQuestionnaire } from "../model.ts";
import { sizeOf } from "../rules/editing.ts";

let shipped: readonly ShippedQuestionnaire[] | undefined;

const byLength = (a: Definition, b: Definition) => sizeOf(b).questions - sizeOf(a).questions;

/** All shipped questionnaires, read and parsed once; the longest, with which a cooperative begins, first. */
export const findShipped = (): readonly ShippedQuestionnaire[] =>
  (shipped ??= readCatalogues(`${shippedCatalogues}/questionnaires`)
    .map((one) => shippedQuestionnaire.parse(one))
    .toSorted(byLength));

/** The content alone, as a cooperative keeps it. */
export const contentOf = ({ title, description, source, sections, checks }: Definition): Definition => ({
  title,
  description,
  source,
  sections,
  checks,
});
