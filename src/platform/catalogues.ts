/** What the product brings along as data: JSON files in `catalogues/`. */
import fs from "node:fs";
import path from "node:path";
import { readYaml } from "./yaml.ts";

/** Where the shipped catalogues lie: beside `dist/` in the project and in the package. */
export const shippedCatalogues = path.join(import.meta.dirname, "../../catalogues");

/** The parsed JSON files of one directory of catalogues, in the order of their names; empty where there is none. */
export function readCatalogues(directory: string): readonly unknown[] {
  if (!fs.existsSync(directory)) return [];
  const files = fs.readdirSync(directory).filter((name) => name.endsWith(".json"));
  return files.toSorted().map((name): unknown => JSON.parse(fs.readFileSync(path.join(directory, name), "utf8")));
}

/** The texts of one directory with an ending, in the order of their names; empty where there is none. */
export function readTexts(directory: string, ending: string): readonly { readonly name: string; readonly text: string }[] {
  if (!fs.existsSync(directory)) return [];
  const names = fs.readdirSync(directory).filter((name) => name.endsWith(ending) && name !== "README.md");
  return names.toSorted().map((name) => ({ name, text: fs.readFileSync(path.join(directory, name), "utf8") }));
}

/** The same for YAML, where texts are long enough to be written as texts. A file of our own that is broken stops the product. */
export function readYamlCatalogues(directory: string): readonly unknown[] {
  if (!fs.existsSync(directory)) return [];
  const files = fs.readdirSync(directory).filter((name) => name.endsWith(".yaml"));
  return files.toSorted().map((name) => {
    const read = readYaml(fs.readFileSync(path.join(directory, name), "utf8"));
    if (!read.ok) throw new Error(`${name}: line ${read.line}, column ${read.column}`);
    return read.value;
  });
}

type Schema<Shape> = { readonly parse: (value: unknown) => Shape };

/** The YAML files of a shipped directory, read when first asked for and kept. */
export function shippedAll<Shape>(directory: string, schema: Schema<Shape>): () => readonly Shape[] {
  let kept: readonly Shape[] | undefined;
  return () => (kept ??= readYamlCatalogues(`${shippedCatalogues}/${directory}`).map((one) => schema.parse(one)));
}

/** The one YAML file of a shipped directory, read when first asked for and kept. */
export function shippedOnce<Shape>(directory: string, schema: Schema<Shape>): () => Shape {
  const all = shippedAll(directory, schema);
  return () => {
    const [only] = all();
    if (only === undefined) throw new Error(`${directory}: nothing shipped`);
    return only;
  };
}
