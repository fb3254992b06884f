/** What tests read in printed papers. */
import type { Block, Inline, Paper } from "#kernel/paper";

const plain = (text: Inline): string => (typeof text === "string" ? text : text.map((part) => (typeof part === "string" ? part : part.strong)).join(""));

function wordsOf(block: Block): string[] {
  if (block.kind === "text") return [plain(block.text)];
  if (block.kind === "heading") return [block.text];
  if (block.kind === "list") return block.items.map(plain);
  if (block.kind === "facts") return block.facts.map(({ term, value }) => `${term}: ${value}`);
  if (block.kind === "table") return [block.caption, ...block.rows.map((row) => row.join(" | "))];
  return block.kind === "note" ? [block.title, plain(block.text)] : [];
}

/** The sentences of a paper, line by line. */
export const textOf = ({ title, subtitle, blocks }: Paper): string => [title, subtitle ?? "", ...blocks.flatMap(wordsOf)].join("\n").replaceAll("\u00a0", " ");

/** How many pages a PDF has. */
export const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString("latin1")
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0;
