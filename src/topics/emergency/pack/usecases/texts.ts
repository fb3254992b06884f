/** The shipped texts, read and parsed once. */
import { readYamlCatalogues, shippedCatalogues } from "#platform/catalogues";
import { shippedText, type CardLanguage, type ShippedText } from "../model.ts";

let shipped: readonly ShippedText[] | undefined;

/** A text in a language. */
export function findText(key: ShippedText["key"], language: CardLanguage): ShippedText {
  shipped ??= readYamlCatalogues(`${shippedCatalogues}/emergency/texts`).map((one) => shippedText.parse(one));
  const found = shipped.find((one) => one.key === key && one.language === language);
  if (!found) throw new Error(`no text ${key} in ${language}`);
  return found;
}
