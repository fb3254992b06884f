/** Says key and number of a thing in OSCAL, where they do not follow from its id. */
import type { Fact } from "../model.ts";
import { carry, isLine, type Property } from "./oscal-writing.ts";
import { isUuid } from "./raw.ts";

/** The label property, where the id alone would not be read as the label. */
export function labelProps(label: string, id: string, facts: readonly Fact[]): Property[] {
  const hasOther = facts.some((fact) => fact.name === "label" && fact.part === undefined);
  if (label === id && !hasOther) return [];
  return isLine(label) && (label === id || !id.endsWith(`.${label}`)) ? [{ name: "label", value: label }] : [carry("label", label)];
}

/** The key, where it would not follow from the file: as alternative identifier if it is one, else as a property of ours. */
export function keyProps(key: string, plainKey: string, facts: readonly Fact[]): Property[] {
  const hasOther = facts.some((fact) => fact.name === "alt-identifier" && fact.part === undefined);
  if (key === plainKey && !hasOther) return [];
  return isUuid(key) && key === key.toLowerCase() && !hasOther ? [{ name: "alt-identifier", value: key }] : [carry("key", key)];
}
