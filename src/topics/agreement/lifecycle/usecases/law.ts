/** What the law demands on the way of an agreement. */
import { readYamlCatalogues, shippedCatalogues } from "#platform/catalogues";
import { cooperationLaw, type CooperationLaw } from "#topics/agreement/terms/model";

let law: CooperationLaw | undefined;

/** The shipped law, read once. */
export const findLaw = (): CooperationLaw => (law ??= cooperationLaw.parse(readYamlCatalogues(`${shippedCatalogues}/agreement/law`)[0]));
