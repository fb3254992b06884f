/** The themes the product brings along, read once. */
import { readTexts, shippedCatalogues } from "#platform/catalogues";
import { readYaml } from "#platform/yaml";
import type { Theme } from "../model.ts";
import { readTheme } from "../rules.ts";

let shipped: readonly Theme[] | undefined;

function readShipped(): readonly Theme[] {
  const themes = readTexts(`${shippedCatalogues}/sensitisation`, ".md").map(({ name, text }) => {
    const read = readTheme(text, readYaml);
    if (!read.ok) throw new Error(`catalogues/sensitisation/${name}: ${read.problems.map(({ line, fault, subject }) => `line ${line}: ${fault} ${subject}`).join("; ")}`);
    return read.theme;
  });
  return themes.toSorted((a, b) => a.month - b.month);
}

/** All themes from January to December; a faulty file is a fault of the product and stops it. */
export const findThemes = (): readonly Theme[] => (shipped ??= readShipped());
