/** The number of a chapter or requirement as it is printed. */
import { carried, isOurs } from "./oscal-facts.ts";
import { listOf, textOf, type Raw } from "./raw.ts";

/** The label, unless it only repeats the end of the id („1“ of `ASST.1`); and the property that is spent on it. */
export function printedLabel(node: Raw): { readonly label: string; readonly spent: Raw | undefined } {
  const id = textOf(node, "id");
  const given = carried(node, "label");
  const property = listOf(node, "props").find((one) => textOf(one, "name") === "label" && !isOurs(one));
  const written = property ? textOf(property, "value") : "";
  const label = given ?? (written === "" || (id !== written && id.endsWith(`.${written}`)) ? id : written);
  return { label, spent: written !== "" && written === label ? property : undefined };
}
