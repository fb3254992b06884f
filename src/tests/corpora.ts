/** Real files nobody here wrote, beside the project; `RINGWALL_CORPORA` names another place. Tests that need them say so where they are absent. */
import fs from "node:fs";
import path from "node:path";

const place = process.env["RINGWALL_CORPORA"] ?? path.resolve(import.meta.dirname, "../../../shared/corpora");

/** The path of a file of the corpora; null where it is not there. */
export function corpusFile(...parts: readonly string[]): string | null {
  const file = path.join(place, ...parts);
  return fs.existsSync(file) ? file : null;
}

/** What a skipped test says. */
export const withoutCorpora = "the corpora are not here; put them beside the project or name them in RINGWALL_CORPORA";
