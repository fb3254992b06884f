/**
 * Every noun of the code has a row in docs/glossary.md. Nouns are: the folder names of topics and sub-topics, and every zod object a
 * `model.ts` exports. A noun is explained when its name, or the last word of its name (its head: `memberFigure` → figure), stands in
 * the table's second column.
 */
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

/** `memberFigure` → `member figure`, `target-objects` → `target object`. */
const spoken = (name: string) =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase()
    .replace(/ies$/, "y")
    .replace(/([^s])s$/, "$1");

/** The code names of the table: its second column, separated by commas, slashes and brackets. */
export function termsOf(glossary: string): Set<string> {
  const cells = glossary.split("\n").flatMap((line) => (line.startsWith("|") ? [line.split("|")[2] ?? ""] : []));
  const names = cells.flatMap((cell) => cell.replaceAll("`", "").split(/[,/():]/));
  return new Set(names.map((name) => spoken(name.trim())).filter((name) => name !== ""));
}

const zodObject = /^export const (\w+) = z\s*\.(?:object|strictObject|looseObject|discriminatedUnion)\(/gm;

function nounsOf(root: string): { readonly noun: string; readonly where: string }[] {
  const models = globSync("src/topics/**/model.ts", { cwd: root }).toSorted();
  return models.flatMap((file) => {
    const folders = path.dirname(file).split(path.sep).slice(2);
    const text = readFileSync(path.join(root, file), "utf8");
    const objects = [...text.matchAll(zodObject)].map(([, name = ""]) => name);
    return [...folders, ...objects].map((noun) => ({ noun, where: file }));
  });
}

/** Nouns nobody has explained. */
export function findUnexplained(root: string): string[] {
  const glossary = path.join(root, "docs/glossary.md");
  if (!existsSync(glossary)) return ["docs/glossary.md is missing"];
  const terms = termsOf(readFileSync(glossary, "utf8"));
  const isExplained = (noun: string) => terms.has(spoken(noun)) || terms.has(spoken(noun).split(" ").at(-1) ?? "");
  const faults = nounsOf(root).filter(({ noun }) => !isExplained(noun));
  return [...new Set(faults.map(({ noun, where }) => `${where}: "${spoken(noun)}" has no row in docs/glossary.md`))];
}
