/** The little Markdown model documents are written in: paragraphs, lists, small tables, strong words – and gaps in them. */
import type { Inline } from "#kernel/paper";
import type { TextBlock, TextProblemName } from "../model.ts";

const gap = /\{\{\s*([^{}\s]{1,80})\s*\}\}/g;

/** The keys of the gaps in a piece of text. */
export const gapsIn = (text: string): readonly string[] => [...text.matchAll(gap)].map(([, key = ""]) => key);

/** Replaces every gap. */
export const fillGaps = (text: string, valueOf: (key: string) => string): string => text.replaceAll(gap, (_, key: string) => valueOf(key));

/** A wrong row of a clause, counted from 0. */
export type MarkupProblem = { readonly row: number; readonly problem: TextProblemName; readonly subject: string };

const isTableRow = (line: string): boolean => {
  const row = line.trim();
  return row.length > 1 && row.startsWith("|") && row.endsWith("|");
};
const isDivider = (line: string): boolean => /^\s*\|(\s*:?-{3,}:?\s*\|)+\s*$/.test(line);
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .slice(1, -1)
    .split("|")
    .map((cell) => cell.trim());

/** What a reader would take for markup but nobody here understands. */
function refused(line: string): string | null {
  if (/^#{1,2}\s/.test(line)) return null;
  return (/<\/?[a-zA-Z][^<>]{0,200}>|!\[[^\]]{0,200}\]\(|^\s*```|^\s*>\s/.exec(line) ?? [null])[0];
}

function tableProblem(lines: readonly string[], row: number): MarkupProblem[] {
  const line = lines[row] ?? "";
  if (!isTableRow(line)) return [];
  const isFirst = row === 0 || !isTableRow(lines[row - 1] ?? "");
  if (isFirst) return isDivider(lines[row + 1] ?? "") ? [] : [{ row, problem: "table-broken", subject: line.trim().slice(0, 60) }];
  const first = lines.slice(0, row).findLastIndex((one) => !isTableRow(one)) + 1;
  return cellsOf(line).length === cellsOf(lines[first] ?? "").length ? [] : [{ row, problem: "table-broken", subject: line.trim().slice(0, 60) }];
}

/** What is wrong in the rows of a clause. */
export const markupProblems = (lines: readonly string[]): readonly MarkupProblem[] =>
  lines.flatMap((line, row) => {
    if (/^#{1,2}\s/.test(line)) return [{ row, problem: "heading-inside-clause" as const, subject: line.slice(0, 60) }];
    const found = refused(line);
    return [...(found === null ? [] : [{ row, problem: "markup-refused" as const, subject: found }]), ...tableProblem(lines, row)];
  });

const strong = /\*\*([^*]{1,1000})\*\*/g;

/** Running text with its strong words. */
export function inlineOf(text: string): Inline {
  const parts: (string | { strong: string })[] = [];
  let from = 0;
  for (const match of text.matchAll(strong)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ strong: match[1] ?? "" });
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return text;
  return from < text.length ? [...parts, text.slice(from)] : parts;
}

const item = /^\s*(?:([-*•])|\d{1,3}[.)])\s+(.*)$/;
const plainWords = (text: string): string => text.replaceAll(strong, "$1");

function tableOf(lines: readonly string[], caption: string): TextBlock {
  const [head = "", ...rest] = lines;
  const rows = rest.filter((line) => !isDivider(line)).map((line) => cellsOf(line).map(plainWords));
  return { kind: "table", caption, columns: cellsOf(head).map((title) => ({ title: plainWords(title) })), rows, rowHeads: true };
}

type Gathered = { readonly kind: "text" | "list" | "steps" | "table" | "heading"; readonly lines: string[] };

const kindOf = (line: string): Gathered["kind"] => {
  if (isTableRow(line)) return "table";
  if (/^#{3,6}\s/.test(line)) return "heading";
  const listed = item.exec(line);
  return listed === null ? "text" : listed[1] === undefined ? "steps" : "list";
};

/** Rows that belong together: what follows an entry of a list without an empty row goes on with it. */
function gather(text: string): Gathered[] {
  const groups: Gathered[] = [];
  let isOpen = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") {
      isOpen = false;
      continue;
    }
    const [kind, last] = [kindOf(line), groups.at(-1)];
    const follows = isOpen && kind === "text" && last?.kind !== "table" && last?.kind !== "heading";
    const joins = last?.kind === kind && (kind === "table" ? isOpen : kind !== "text" && kind !== "heading");
    if (follows && last) last.lines[last.lines.length - 1] += ` ${line.trim()}`;
    else if (joins) last.lines.push(line);
    else groups.push({ kind, lines: [line] });
    isOpen = true;
  }
  return groups;
}

function blockOf({ kind, lines }: Gathered, caption: string): TextBlock {
  const [first = ""] = lines;
  if (kind === "table") return tableOf(lines, caption);
  if (kind === "heading") return { kind: "heading", level: 2, text: plainWords(first.replace(/^#+\s+/, "")) };
  if (kind === "text") return { kind: "text", text: mutable(inlineOf(first.trim())) };
  return { kind: "list", ordered: kind === "steps", items: lines.map((line) => mutable(inlineOf((item.exec(line)?.[2] ?? line).trim()))) };
}

/** The same running text in the shape that is kept. */
const mutable = (text: Inline): string | (string | { strong: string })[] => (typeof text === "string" ? text : text.map((part) => (typeof part === "string" ? part : { ...part })));

/** A text as blocks; total: what is no markup is a paragraph. `caption` names its tables for whoever hears them. */
export const blocksOf = (text: string, caption: string): TextBlock[] => gather(text).map((group) => blockOf(group, caption));

/** The same blocks with every text changed: values come in here, after the markup was read, so that no value can be markup. */
export function mapTexts(block: TextBlock, change: (text: string) => string): TextBlock {
  const within = (text: string | (string | { strong: string })[]) =>
    typeof text === "string" ? change(text) : text.map((part) => (typeof part === "string" ? change(part) : { strong: change(part.strong) }));
  if (block.kind === "heading") return { ...block, text: change(block.text) };
  if (block.kind === "text") return { ...block, text: within(block.text) };
  if (block.kind === "list") return { ...block, items: block.items.map(within) };
  return { ...block, columns: block.columns.map(({ title }) => ({ title: change(title) })), rows: block.rows.map((row) => row.map(change)) };
}

const wordsOf = (text: string | readonly (string | { strong: string })[]): string =>
  typeof text === "string" ? text : text.map((part) => (typeof part === "string" ? part : part.strong)).join("");

/** Blocks as plain text, as one reads them aloud and compares them. */
export const readAloud = (blocks: readonly TextBlock[]): string =>
  blocks
    .map((block) => {
      if (block.kind === "list") return block.items.map((entry, index) => `${block.ordered ? `${index + 1}.` : "–"} ${wordsOf(entry)}`).join("\n");
      if (block.kind === "table") return [block.columns.map(({ title }) => title), ...block.rows].map((row) => row.join(" | ")).join("\n");
      return wordsOf(block.text);
    })
    .join("\n\n");

/** A title without its gaps: a list says nothing of the house whose name would fill them. */
export const plainTitle = (title: string): string => title.replaceAll(/\s*\{\{[^}]*\}\}/g, "").trim();
