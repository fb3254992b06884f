/** A theme's file as a theme, or every fault with its line; and Markdown as the blocks of a paper. */
import type { Block, Inline } from "#kernel/paper";
import { theme, type Theme, type ThemeProblem } from "./model.ts";

/** Reads YAML as plain data, or says where it breaks (counted from 1). */
export type YamlReader = (text: string) => { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line: number };

export type ThemeReading = { readonly ok: true; readonly theme: Theme } | { readonly ok: false; readonly problems: readonly ThemeProblem[] };

const parts: Readonly<Record<string, "poster" | "notice" | "intranet" | "talk">> = { Plakat: "poster", Aushang: "notice", Intranet: "intranet", Kurzvortrag: "talk" };

type Section = { readonly title: string; readonly at: number; readonly text: string };

function sectionsOf(lines: readonly string[], from: number): Section[] {
  const starts = lines.flatMap((line, index) => (line.startsWith("## ") ? [index] : []));
  return starts.map((start, index) => ({
    title: (lines[start] ?? "").slice(3).trim(),
    at: from + start,
    text: lines
      .slice(start + 1, starts[index + 1] ?? lines.length)
      .join("\n")
      .trim(),
  }));
}

/** Reads a theme; answers it, or all faults in the order of their lines. */
export function readTheme(text: string, readYaml: YamlReader): ThemeReading {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
  if (lines[0]?.trim() !== "---" || end < 0) return { ok: false, problems: [{ line: 1, fault: "head-missing", subject: "" }] };
  const head = readYaml(lines.slice(1, end).join("\n"));
  if (!head.ok) return { ok: false, problems: [{ line: head.line + 1, fault: "head-not-yaml", subject: "" }] };
  const sections = sectionsOf(lines.slice(end + 1), end + 2);
  const problems: ThemeProblem[] = [];
  for (const [index, { title, at }] of sections.entries()) {
    if (!Object.hasOwn(parts, title)) problems.push({ line: at, fault: "part-unknown", subject: title });
    else if (sections.findIndex((one) => one.title === title) < index) problems.push({ line: at, fault: "part-twice", subject: title });
  }
  for (const title of Object.keys(parts))
    if (!sections.some((one) => one.title === title && one.text !== "")) problems.push({ line: end + 2, fault: "part-missing", subject: title });
  const texts = Object.fromEntries(sections.flatMap(({ title, text: body }) => (parts[title] ? [[parts[title], body]] : [])));
  const parsed = theme.safeParse({ ...(typeof head.value === "object" ? head.value : {}), ...texts });
  const fields = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])).filter((field) => ["key", "month", "title", "claim"].includes(field)));
  for (const field of fields) problems.push({ line: Math.max(1, lines.findIndex((line) => line.startsWith(`${field}:`)) + 1), fault: "field-wrong", subject: field });
  return parsed.success && problems.length === 0 ? { ok: true, theme: parsed.data } : { ok: false, problems: problems.toSorted((a, b) => a.line - b.line) };
}

/** Running text with what stands between `**` made strong. */
export const inlineOf = (text: string): Inline => {
  const pieces = text.replaceAll(/\s*\n\s*/g, " ").split("**");
  return pieces.length % 2 === 0
    ? text
    : pieces.flatMap((piece, index): (string | { readonly strong: string })[] => (piece === "" ? [] : index % 2 === 1 ? [{ strong: piece }] : [piece]));
};

/** The same without marks. */
export const plainText = (text: string): string => text.replaceAll("**", "");

const isItem = (line: string) => /^(?:[-*]|\d+\.) /.test(line);
const itemText = (line: string) => line.replace(/^(?:[-*]|\d+\.) /, "");

/** Paragraphs, lists and sub-headings of a text as blocks. */
export function blocksOf(text: string): Block[] {
  return text.split(/\n{2,}/).flatMap((piece): Block[] => {
    const lines = piece.split("\n").filter((line) => line.trim() !== "");
    const [first = ""] = lines;
    if (first === "") return [];
    if (first.startsWith("### ")) return [{ kind: "heading", level: 2, text: first.slice(4) }, ...blocksOf(lines.slice(1).join("\n"))];
    if (lines.every(isItem)) return [{ kind: "list", ordered: /^\d/.test(first), items: lines.map((line) => inlineOf(itemText(line))) }];
    return [{ kind: "text", text: inlineOf(lines.join("\n")) }];
  });
}

/** What stands on a poster: its points, and the sentence below them. */
export function posterOf({ poster }: Pick<Theme, "poster">): { readonly points: readonly Inline[]; readonly below: string } {
  const lines = poster.split("\n").filter((line) => line.trim() !== "");
  return {
    points: lines.filter(isItem).map((line) => inlineOf(itemText(line))),
    below: plainText(
      lines
        .filter((line) => !isItem(line))
        .join(" ")
        .trim(),
    ),
  };
}
