/** Reads an uploaded set of files, whatever they are: the one entrance to all importers. */
import type { FileReading, ImportedDocument, SetFile, SetReader, Violation } from "../model.ts";
import { readCatalogue } from "./oscal-catalogue.ts";
import { readComponents } from "./oscal-component.ts";
import { looksLikeJson, openOscal, type Validate } from "./oscal-file.ts";
import { readMapping } from "./oscal-mapping.ts";
import { resolveProfile } from "./oscal-profile.ts";
import type { MissingSource, OscalFile, Sources } from "./oscal-source.ts";

/** A document and the file it came from; `usedBy` names the profiles of the set that were made from it. */
export type SetDocument = { readonly file: string; readonly document: ImportedDocument; readonly usedBy: readonly string[] };
export type SetViolation = Violation & { readonly file: string };
export type SetReading = { readonly documents: readonly SetDocument[]; readonly violations: readonly SetViolation[]; readonly missing: readonly MissingSource[] };

export type SetOptions = {
  readonly validate: Validate;
  /** A person's word: this source (its name, address or title) is that file of the set or the library (its name or an identifier). */
  readonly assign?: readonly { readonly source: string; readonly file: string }[];
  /** Catalogues and profiles imported before, with their original bytes. */
  readonly library?: readonly SetFile[];
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

type Resolved = FileReading & { readonly missing: readonly MissingSource[]; readonly used: readonly string[] };

function readProfile(file: OscalFile, sources: Sources): Resolved {
  const { catalogue, violations, missing, used } = resolveProfile(file, sources);
  if (!catalogue) return { documents: [], violations, missing, used };
  const read = readCatalogue(catalogue);
  return { documents: [{ ...read.document, format: "oscal-profile" }], violations: [...violations, ...read.violations], missing, used };
}

const isFile = (file: OscalFile | null): file is OscalFile => file !== null;

/**
 * Reads every file of a set. Nothing throws: what cannot be read is a violation, a source nobody has is named in `missing`, and what could be read
 * is there all the same.
 */
export function readSet(files: readonly SetFile[], options: SetOptions): SetReading {
  if (files.length > mostFiles) return { documents: [], violations: [{ file: "", path: "", code: "too-many-files", found: String(files.length) }], missing: [] };
  const entries = files.map((file) => openFile(file, options));
  const quiet: Validate = () => ({ faults: [], count: 0 });
  const sources: Sources = {
    files: entries.map(({ oscal }) => oscal).filter(isFile),
    library: (options.library ?? []).map((file) => openOscal(file, quiet).file).filter(isFile),
    assigned: new Map((options.assign ?? []).map(({ source, file }) => [source, file])),
  };
  const resolved = new Map(sources.files.filter(({ kind }) => kind === "profile").map((file) => [file, readProfile(file, sources)]));
  const usedBy = (name: string) => [...resolved].filter(([, { used }]) => used.includes(name)).map(([profile]) => profile.name);
  const readings = entries.map(({ name, oscal, reading }) => {
    const own = oscal ? (resolved.get(oscal) ?? readOne(oscal)) : reading;
    return { name, documents: own.documents, violations: oscal ? [...reading.violations, ...own.violations] : reading.violations };
  });
  return {
    documents: readings.flatMap(({ name, documents }) => documents.map((document) => ({ file: name, document, usedBy: usedBy(name) }))),
    violations: readings.flatMap(({ name, violations }) => violations.map((violation) => ({ file: name, ...violation }))),
    missing: distinct([...resolved.values()].flatMap(({ missing }) => missing)),
  };
}

/** Each missing source once per file. */
const distinct = (missing: readonly MissingSource[]) => [...new Map(missing.map((one) => [`${one.file} ${one.href}`, one])).values()];
