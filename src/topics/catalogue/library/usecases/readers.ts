/** Importers of what is no OSCAL: the platform opens the file, a rule of the formats makes a catalogue of it. */
import { slugOf } from "#kernel/ids";
import { readTree } from "#platform/markup-tree";
import { readYaml } from "#platform/yaml";
import type { CatalogueDocument, FileReading, SetFile, SetReader, Violation } from "#topics/catalogue/formats/model";
import { isDocBook, readDocBook } from "#topics/catalogue/formats/rules/docbook";
import { readTable } from "#topics/catalogue/formats/rules/table";
import { isWiba, readWiba } from "#topics/catalogue/formats/rules/wiba";
import { readYamlLibrary } from "#topics/catalogue/formats/rules/yaml";

/** The catalogue a table is a new version of; a table itself does not say. */
export type MeantCatalogue = Pick<CatalogueDocument, "key" | "title" | "publisher" | "scale">;

const reading = ({ document, violations }: { readonly document: CatalogueDocument | null; readonly violations: readonly Violation[] }): FileReading => ({
  documents: document ? [document] : [],
  violations,
});

const broken = (path: string, code: string): FileReading => ({ documents: [], violations: [{ path, code, found: "" }] });

const stemOf = (name: string): string => (name.split("/").at(-1) ?? name).replace(/\.[^.]+$/, "");

/** Without a catalogue named, a table is one of its own, called like its file. */
function readSheets({ name, workbook }: SetFile, meant: MeantCatalogue | null): FileReading {
  if (!workbook) return broken("", "broken");
  if (isWiba(workbook)) return reading(readWiba(workbook));
  const title = meant?.title ?? stemOf(name);
  const { document, violations } = readTable(workbook, { key: meant?.key ?? (slugOf(title) || "tabelle"), title });
  return reading({ document: document && meant ? { ...document, publisher: meant.publisher, scale: meant.scale } : document, violations });
}

function readXml({ bytes }: SetFile): FileReading {
  const tree = readTree(bytes);
  if (!tree.ok) return broken("", tree.fault);
  return isDocBook(tree.root) ? reading(readDocBook(tree.root)) : broken("", "unknown-format");
}

function readYamlFile({ bytes }: SetFile): FileReading {
  const yaml = readYaml(new TextDecoder().decode(bytes));
  return yaml.ok ? reading(readYamlLibrary(yaml.value)) : broken(`${yaml.line}:${yaml.column}`, "not-yaml");
}

/** Everything but OSCAL; a file is known by how it was opened or what it is called. */
export const readersFor = (meant: MeantCatalogue | null): readonly SetReader[] => [
  { recognises: ({ workbook }) => workbook !== undefined, read: (file) => readSheets(file, meant) },
  { recognises: ({ name }) => /\.xml$/i.test(name), read: readXml },
  { recognises: ({ name }) => /\.ya?ml$/i.test(name), read: readYamlFile },
];
