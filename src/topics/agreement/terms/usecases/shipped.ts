/** The model agreement and the law the product brings along; each read once, a broken file of our own stops the product. */
import { readYamlCatalogues, shippedCatalogues } from "#platform/catalogues";
import { cooperationLaw, modelAgreement, type CooperationLaw, type ModelAgreement } from "../model.ts";

const firstOf = (part: string): unknown => readYamlCatalogues(`${shippedCatalogues}/agreement/${part}`)[0];

let law: CooperationLaw | undefined;
let model: ModelAgreement | undefined;

/** What the law demands. */
export const findLaw = (): CooperationLaw => (law ??= cooperationLaw.parse(firstOf("law")));

/** The shipped model agreement. */
export const findModel = (): ModelAgreement => (model ??= modelAgreement.parse(firstOf("model")));
