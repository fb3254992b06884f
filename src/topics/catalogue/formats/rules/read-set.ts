/** Reads an uploaded set of files, whatever they are: the one entrance to all importers. */
import type { CatalogueDocument, FileReading, Format, ImportedDocument, SetFile, SetReader, Violation } from "../model.ts";
import { readCatalogue } from "./oscal-catalogue.ts";
import { readComponents } from "./oscal-component.ts";
import { looksLikeJson, openOscal, type Validate } from "./oscal-file.ts";
import { fileLimits } from "./oscal-json.ts";
import { readMapping } from "./oscal-mapping.ts";
import { openResolver, type Resolution } from "./oscal-profile.ts";
import { shorten } from "./oscal-safety.ts";
import { candidateOf, type Candidate, type MissingSource, type OscalFile, type Sources } from "./oscal-source.ts";
import { writeOscalCatalogue } from "./oscal-writer.ts";
import { rawOf } from "./raw.ts";

export type SetViolation = Violation & { readonly file: string };
/** Where a document came from; `usedBy` names the profiles of the set that were made from it. */
export type Origin = { readonly file: string; readonly usedBy: readonly string[] };

/** What became of a set of files; `origins` stand in the order of the documents. */
export type ReadSet = {
  readonly documents: readonly ImportedDocument[];
  readonly origins: readonly Origin[];
  readonly violations: readonly SetViolation[];
  readonly missing: readonly MissingSource[];
};

export type SetOptions = {
  readonly validate: Validate;
  /** A person's word: this source (its name or address) is that file of the set or catalogue of the library (its name, key or title). */
  readonly assign?: Readonly<Record<string, string>>;
  /** Catalogues imported before. */
  readonly library?: readonly CatalogueDocument[];
  /** Importers of other formats; the first that recognises a file reads it. */
  readonly readers?: readonly SetReader[];
};

/** A set is a publication, not an archive. */
const mostFiles = 100;

type Entry = { readonly name: string; readonly oscal: OscalFile | null; readonly reading: FileReading };

function openFile(file: SetFile, options: SetOptions): Entry {
  const reader = options.readers?.find((one) => one.recognises(file));
  if (reader) return { name: file.name, oscal: null, reading: reader.read(file) };
  if (!looksLikeJson(file)) return { name: file.name, oscal: null, reading: { documents: [], violations: [{ path: "", code: "unknown-format", found: file.name }] } };
  const opened = openOscal(file, options.validate);
  return { name: file.name, oscal: opened.file, reading: { documents: [], violations: opened.violations } };
}

/** What a file says by itself; a profile says nothing without its sources. */
function readOne(file: OscalFile): FileReading {
  switch (file.kind) {
    case "catalog": {
      const { document, violations } = readCatalogue(file.root);
      return { documents: [document], violations };
    }
    case "mapping-collection": {
      const { document, violations } = readMapping(file.root);
      return { documents: [document], violations };
    }
    case "component-definition":
      return { documents: [readComponents(file.root)], violations: [] };
    case "profile":
      return { documents: [], violations: [] };
  }
}

const resolvedFormat: Format = "oscal-profile";

type Resolved = FileReading & { readonly missing: readonly MissingSource[]; readonly used: readonly string[] };

function readProfile({ catalogue, violations, missing, used }: Resolution): Resolved {
  if (!catalogue) return { documents: [], violations, missing, used };
  const read = readCatalogue(catalogue);
  return { documents: [{ ...read.document, format: resolvedFormat }], violations: [...violations, ...read.violations], missing, used };
}

const isFile = (file: OscalFile | null): file is OscalFile => file !== null;
const isSource = ({ kind }: OscalFile) => kind === "catalog" || kind === "profile";

/** A catalogue of the library as a source: written as a file only if a profile asks for it. */
function shelved(document: CatalogueDocument): Candidate {
  const uuids = (document.facts ?? []).filter((fact) => fact.name === "uuid" && fact.part === "document").map((fact) => fact.value);
  let file: OscalFile | null = null;
  const open = () => (file ??= { name: document.title, kind: "catalog", root: rawOf(writeOscalCatalogue(document), "catalog") });
  return { name: document.title, identifiers: [document.key, ...uuids].map((one) => one.toLowerCase()), open };
}

const refused = (code: string, found: number): ReadSet => ({ documents: [], origins: [], violations: [{ file: "", path: "", code, found: String(found) }], missing: [] });

/**
 * Reads every file of a set. Nothing throws: what cannot be read is a violation, a source nobody has is named in `missing`, and what could be read
 * is there all the same.
 */
export function readSet(files: readonly SetFile[], options: SetOptions): ReadSet {
  if (files.length > mostFiles) return refused("too-many-files", files.length);
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (files.length > 1 && bytes > fileLimits.bytes) return refused("set-too-large", bytes);
  const entries = files.map((file) => openFile(file, options));
  const opened = entries.map(({ oscal }) => oscal).filter(isFile);
  const sources: Sources = {
    files: opened.filter(isSource).map(candidateOf),
    library: (options.library ?? []).map(shelved),
    assigned: new Map(Object.entries(options.assign ?? {})),
  };
  const resolve = openResolver(sources);
  const resolved = new Map(opened.filter(({ kind }) => kind === "profile").map((file) => [file, readProfile(resolve(file))]));
  const usedBy = (name: string) => [...resolved].filter(([, { used }]) => used.includes(name)).map(([profile]) => profile.name);
  const readings = entries.map(({ name, oscal, reading }) => {
    const own = oscal ? (resolved.get(oscal) ?? readOne(oscal)) : reading;
    return { name, documents: own.documents, violations: oscal ? [...reading.violations, ...shorten(own.violations)] : shorten(reading.violations) };
  });
  return {
    documents: readings.flatMap(({ documents }) => documents),
    origins: readings.flatMap(({ name, documents }) => documents.map(() => ({ file: name, usedBy: usedBy(name) }))),
    violations: readings.flatMap(({ name, violations }) => violations.map((violation) => ({ file: name, ...violation }))),
    missing: distinct([...resolved.values()].flatMap(({ missing }) => missing)),
  };
}

/** Each missing source once per file. */
const distinct = (missing: readonly MissingSource[]) => [...new Map(missing.map((one) => [`${one.file} ${one.href}`, one])).values()];
