/** How a package is laid out, and by what its content is recognised. */
import type { ListedPart, PackageContents } from "../model.ts";

export const contentsName = "inhalt.json";
export const historyName = "Verlauf/ereignisse.jsonl";
export const tableName = (table: string): string => `Daten/${table}.jsonl`;
export const fileName = (sha256: string, name: string): string => `Dateien/${sha256}/${name.replaceAll(/[\\/:*?"<>|\p{C}]+/gu, " ").trim() || "Datei"}`;

/** Parts that are read when a package comes in; the rest is for people. */
export const readParts = /^(inhalt\.json|Verlauf\/ereignisse\.jsonl|Daten\/[a-z_]{1,63}\.jsonl|Dateien\/[0-9a-f]{64}\/[^/\\]{1,255})$/;

/** The table a part holds the rows of; null for any other part. */
export const tableOf = (name: string): string | null => /^Daten\/(\w+)\.jsonl$/.exec(name)?.[1] ?? null;
/** The hash a file is named by; null for any other part. */
export const hashOfFile = (name: string): string | null => /^Dateien\/([0-9a-f]{64})\//.exec(name)?.[1] ?? null;

/**
 * The text whose hash is the fingerprint: rows by table and files by their hash. Names of files stand in the rows, so that one file under two names counts
 * once; history, list of contents and what is only for reading do not count.
 */
export const fingerprintText = (parts: readonly Pick<ListedPart, "name" | "sha256">[]): string =>
  parts
    .flatMap(({ name, sha256 }) => {
      const [table, file] = [tableOf(name), hashOfFile(name)];
      if (table !== null) return [`${table} ${sha256}`];
      return file === null ? [] : [`file ${file}`];
    })
    .toSorted()
    .join("\n");

export type ContentsFault = "package-damaged" | "package-foreign" | "layout-differs";

/** Does what is there agree with what the package says is there? */
export function faultOfParts(contents: PackageContents, found: readonly ListedPart[]): ContentsFault | null {
  const listed = new Map(contents.parts.map((part) => [part.name, part]));
  const agrees = ({ name, bytes, sha256 }: ListedPart) => listed.get(name)?.bytes === bytes && listed.get(name)?.sha256 === sha256;
  if (found.length !== contents.parts.length || !found.every(agrees)) return "package-damaged";
  if (found.some(({ name, sha256 }) => (hashOfFile(name) ?? sha256) !== sha256)) return "package-damaged";
  return contents.memberId.startsWith(`${contents.cooperativeId}.`) ? null : "package-foreign";
}
