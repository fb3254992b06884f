/** The questionnaires the product brings along. */
import { readCatalogues, shippedCatalogues } from "#platform/catalogues";
import { shippedQuestionnaire, type Definition, type ShippedQuestionnaire } from "../model.ts";

let shipped: readonly ShippedQuestionnaire[] | undefined;

/** All shipped questionnaires, read and parsed once. */
export const findShipped = (): readonly ShippedQuestionnaire[] =>
  (shipped ??= readCatalogues(`${shippedCatalogues}/questionnaires`).map((one) => shippedQuestionnaire.parse(one)));

/** The content alone, as a cooperative keeps it. */
export const contentOf = ({ title, description, source, sections, checks }: Definition): Definition => ({ title, description, source, sections, checks });
