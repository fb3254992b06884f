/** Reads a set of uploaded files. Stands in until the importers are merged: knows the neutral JSON shape only. */
import { importedDocument, type CatalogueDocument, type ImportedDocument, type SetFile, type Violation } from "../model.ts";

/** A catalogue another file of the set refers to, which is neither in the set nor in the library. */
export type MissingSource = { readonly source: string; readonly file: string };

/** What became of a set of files. */
export type ReadSet = {
  readonly documents: readonly ImportedDocument[];
  readonly violations: readonly (Violation & { readonly file: string })[];
  readonly missing: readonly MissingSource[];
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Reads every file; `assign` says which catalogue of the library stands for a source that was not found. */
export function readSet(files: readonly SetFile[], _options: { assign: Record<string, string>; library: readonly CatalogueDocument[] }): ReadSet {
  const read = files.map(({ name, bytes }) => ({ name, result: importedDocument.safeParse(parsed(new TextDecoder().decode(bytes))) }));
  return {
    documents: read.flatMap(({ result }) => (result.success ? [result.data] : [])),
    violations: read.flatMap(({ name, result }) =>
      result.success ? [] : result.error.issues.slice(0, 50).map((issue) => ({ file: name, path: issue.path.join("."), code: issue.code, found: issue.message })),
    ),
    missing: [],
  };
}
