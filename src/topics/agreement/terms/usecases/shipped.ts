/** The model agreement and the law the product brings along. */
import { readYamlCatalogues, shippedCatalogues } from "#platform/catalogues";
import { cooperationLaw, modelAgreement, type CooperationLaw, type ModelAgreement } from "../model.ts";

let read: readonly unknown[] | undefined;
const shipped = () => (read ??= readYamlCatalogues(`${shippedCatalogues}/agreement`));

/** Parses the first file that is of the kind; a broken one of our own stops the product. */
function firstOf<Value>(kind: string, parse: (value: unknown) => Value): Value {
  const found = shipped().find((value) => typeof value === "object" && value !== null && "kind" in value && value.kind === kind);
  return parse(found);
}

let law: CooperationLaw | undefined;
let model: ModelAgreement | undefined;

/** What the law demands. */
export const findLaw = (): CooperationLaw => (law ??= firstOf("law", (value) => cooperationLaw.parse(value)));

/** The shipped model agreement. */
export const findModel = (): ModelAgreement => (model ??= firstOf("model", (value) => modelAgreement.parse(value)));
