/** The German texts we ship, as plain words with the place where they stand. */
import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";

export type Text = { readonly file: string; readonly text: string };

/** What stands in place of a gap: a word that touches it is not whole. */
const gap = "\uFFFC";

/** Names of fields that hold no sentence for readers. */
const silent = new Set([
  "key",
  "id",
  "kind",
  "type",
  "version",
  "art",
  "name",
  "bild",
  "wiba",
  "persona",
  "relation",
  "source",
  "ags",
  "format",
  "release",
  "schema",
  "catalogue",
  "url",
  "href",
]);

/** A single word without capitals names something; readers are given its label. */
const isKey = (text: string): boolean => /^[a-z0-9_.-]+$/.test(text);

/** Every sentence in data, whatever it is nested in. */
function sentencesIn(value: unknown, field = ""): string[] {
  if (typeof value === "string") return silent.has(field) || isKey(value) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one) => sentencesIn(one, field));
  return typeof value === "object" && value !== null ? Object.entries(value).flatMap(([key, one]) => sentencesIn(one, key)) : [];
}

/** Markdown without what no reader reads: addresses, attributes, code, gaps. Fenced blocks of courses are data. */
export function proseOf(markdown: string): string {
  const data: string[] = [];
  const text = markdown
    .replace(/^---\n([\s\S]*?)\n---\n/, (_, head: string) => (data.push(...sentencesIn(parse(head))), ""))
    .replaceAll(/^```(\S*)\n([\s\S]*?)^```$/gm, (_, language: string, body: string) => (language === "frage" ? (data.push(...sentencesIn(parse(body))), "") : ""));
  return withoutMarks([text, ...data].join("\n"));
}

const withoutMarks = (text: string): string =>
  text
    .replaceAll(/<!--[\s\S]*?-->/g, " ")
    .replaceAll(/`[^`\n]*`/g, " ")
    .replaceAll(/\{\{[^}]*\}\}/g, gap)
    .replaceAll(/^:{3,}.*$/gm, " ")
    .replaceAll(/\{[#.][^}]*\}/g, " ")
    .replaceAll(/\]\([^)]*\)/g, "] ")
    .replaceAll(/(?:https?:\/\/|www\.|\/)[\w./:-]*|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:md|pdf|de|org|com|xlsx|ods|csv|json|zip|png|html|txt|svg|example|test)\b/gi, " ")
    .replaceAll("\u00AD", "");

type Literal = { readonly text: string; readonly end: number };

/** The literal that begins at a quote; what stands between `${` and `}` becomes a gap, and its own literals are found too. */
function literalAt(source: string, start: number, found: string[]): Literal {
  const quote = source[start];
  let [at, text] = [start + 1, ""];
  while (at < source.length && source[at] !== quote) {
    if (source[at] === "\\") {
      const code = /^\\u([0-9a-fA-F]{4})/.exec(source.slice(at, at + 6))?.[1];
      text += code === undefined ? (source[at + 1] === "n" ? "\n" : (source[at + 1] ?? "")) : String.fromCharCode(Number.parseInt(code, 16));
      at += code === undefined ? 2 : 6;
    } else if (quote === "`" && source.startsWith("${", at)) {
      at = codeFrom(source, at + 2, found) + 1;
      text += gap;
    } else {
      text += source[at];
      at += 1;
    }
  }
  return { text, end: at + 1 };
}

// Before a literal that is compared, imported or an index; behind one that is a key.
const isSilentBefore = /(?:[!=]==\s*|[^|]\|\s*|\bfrom\s+|\bimport\s+|\w\[)$/;
const isKeyBehind = /^\s*:/;
const isTypeBehind = /^\s*(?:\|[^|]|>)/;

/** Goes through code up to the brace that closes it; answers where that is. */
function codeFrom(source: string, start: number, found: string[]): number {
  let [at, depth] = [start, 0];
  while (at < source.length) {
    const sign = source[at] ?? "";
    if (sign === "}" && depth === 0) return at;
    if (source.startsWith("//", at)) at = source.indexOf("\n", at);
    else if (source.startsWith("/*", at)) at = source.indexOf("*/", at) + 2;
    else if (sign === '"' || sign === "`" || sign === "'") {
      const { text, end } = literalAt(source, at, found);
      const isName = isKeyBehind.test(source.slice(end, end + 4)) && /[{,]\s*$/.test(source.slice(Math.max(0, at - 40), at));
      if (!isName && !isTypeBehind.test(source.slice(end, end + 4)) && !isSilentBefore.test(source.slice(Math.max(0, at - 20), at)) && !/^[a-z]+(?:[-.][a-z]+)+$/.test(text))
        found.push(text);
      at = end;
    } else {
      depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      at += 1;
    }
    if (at <= 0) return source.length;
  }
  return at;
}

/** Every text a module of words holds; keys, comparisons, comments and imports are none. */
export function wordsOf(source: string): string {
  const found: string[] = [];
  codeFrom(source, 0, found);
  return withoutMarks(found.join("\n"));
}

/** Words of a text, with how often; without figures, gaps and what touches them. */
export function tokensOf(text: string): string[] {
  const pieces = text.match(/[\p{L}\p{M}\p{N}\uFFFC@_’'*-]+/gu) ?? [];
  return pieces.flatMap((piece) => {
    const word = piece.replaceAll("*", "").replaceAll(/^[-’'_]+|[’'_]+$/g, "");
    return word.length < 2 || /[\p{N}\uFFFC@_]/u.test(piece) || /^\p{Lu}+$/u.test(word) ? [] : [word];
  });
}

const inTree = (root: string, pattern: string): string[] => fs.globSync(pattern, { cwd: root }).toSorted();

/** All German texts of the product: catalogues, words of every topic, the manual. */
export function shippedTexts(root: string): Text[] {
  const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
  const data = (file: string) => withoutMarks(sentencesIn(file.endsWith(".json") ? JSON.parse(read(file)) : parse(read(file))).join("\n"));
  return [
    ...inTree(root, "catalogues/{courses,documents,sensitisation}/*.md").map((file) => ({ file, text: proseOf(read(file)) })),
    ...inTree(root, "catalogues/{basis-check,questionnaires,members}/*.json").map((file) => ({ file, text: data(file) })),
    ...inTree(root, "catalogues/emergency/**/*.yaml")
      // A card in another language has its code in its name.
      .filter((file) => !/\.(?!de\.)[a-z]{2}\./.test(file))
      .map((file) => ({ file, text: data(file) })),
    ...inTree(root, "src/**/words.de.ts").map((file) => ({ file, text: wordsOf(read(file)) })),
    ...inTree(root, "docs/handbuch/*.md").map((file) => ({ file, text: proseOf(read(file)) })),
  ].filter(({ file }) => !file.endsWith("catalogues/courses/README.md"));
}
