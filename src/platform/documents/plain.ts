/** A paper made plain: clean text, complete tables, worded numbers, so that three renderers need no decisions of their own. */
import type { Block, Inline, Paper, PaperBars, PaperSlips, PaperTable, PaperType, SmallCard, Tone } from "#kernel/paper";
import { phrasesOf, type Phrases } from "./phrases.ts";

/** A stretch of text; line breaks are `\n`. */
export type Run = { readonly text: string; readonly strong: boolean };

export type PlainColumn = { readonly title: string; readonly align: "left" | "right" | "center"; readonly share: number };

export type PlainTable = {
  readonly kind: "table";
  readonly label: string;
  readonly caption: string;
  readonly columns: readonly PlainColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly rowHeads: boolean;
  /** Short enough to stay on one page. */
  readonly together: boolean;
};

/** One bar: its worded value and its share of the scale, 0 to 1. */
export type PlainBar = { readonly label: string; readonly shown: string; readonly share: number; readonly tone: Tone };

export type PlainBars = {
  readonly kind: "bars";
  readonly label: string;
  readonly caption: string;
  readonly alt: string;
  readonly bars: readonly PlainBar[];
  readonly table: PlainTable;
};

export type PlainBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string }
  | {
      readonly kind: "text";
      readonly runs: readonly Run[];
      /** Leads into what follows and stays with it. */
      readonly leads: boolean;
    }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: "facts"; readonly facts: readonly { readonly term: string; readonly value: string }[] }
  | { readonly kind: "note"; readonly tone: Tone; readonly title: string; readonly runs: readonly Run[] }
  | { readonly kind: "signature"; readonly lines: readonly string[] }
  | { readonly kind: "break" }
  | PaperSlips
  | { readonly kind: "banner"; readonly label: string; readonly text: string }
  | { readonly kind: "cards"; readonly copies: number; readonly card: SmallCard }
  | PlainTable
  | PlainBars;

export type PlainEmblem = { readonly png: Uint8Array; readonly alt: string; readonly widthCm: number; readonly heightCm: number };

export type PlainPaper = {
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly language: "de" | "en";
  readonly tongue: string | null;
  readonly state: string;
  readonly statedAt: Date;
  readonly marking: string;
  /** Head of every page but the first. */
  readonly running: string;
  readonly cover: boolean;
  /** With its size on the page in centimetres. */
  readonly emblem: PlainEmblem | null;
  readonly type: PaperType;
  /** The table of contents takes a page of its own. */
  readonly longContents: boolean;
  readonly phrases: Phrases;
  readonly blocks: readonly PlainBlock[];
  readonly poster: { readonly size: "a4" | "a3"; readonly points: readonly (readonly Run[])[]; readonly below: string } | null;
};

/** Sign beside the colour of a tone, so that a black-and-white print says the same. */
export const toneSigns: Readonly<Record<Tone, string>> = { brand: "■", ok: "✓", part: "◐", no: "✗", open: "○", shared: "◆" };

/** Colours of the tones, without `#`. */
export const toneColours: Readonly<Record<Tone, string>> = {
  brand: "1b3a8a",
  ok: "0f7a53",
  part: "8a5a00",
  no: "b3261e",
  open: "5b6178",
  shared: "6b4bb8",
};

/** Pale grounds of the tones, without `#`. */
export const toneGrounds: Readonly<Record<Tone, string>> = {
  brand: "eef2fb",
  ok: "ecf6f1",
  part: "fbf4e6",
  no: "fcefee",
  open: "f3f4f7",
  shared: "f3f0fb",
};

// Not printable, forbidden in XML, or able to reorder what a reader sees (bidirectional overrides).
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]/g;

/** Text as it may stand in any file: no control characters, no broken surrogates, line breaks as `\n`. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(unwanted, "");

const oneLine = (text: string) =>
  cleanText(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();

const runsOf = (inline: Inline): Run[] => {
  const parts = typeof inline === "string" ? [inline] : inline;
  return parts.map((part) => (typeof part === "string" ? { text: cleanText(part), strong: false } : { text: cleanText(part.strong), strong: true }));
};

/** Characters of a table's text that stand side by side over the width of a page. */
const charactersPerLine = 100;
/** A table up to so many lines stays on one page: about a third of it. */
const mostLinesTogether = 18;

/** How many lines a row takes, counted roughly: its fullest cell. */
function linesOf(row: readonly string[], columns: readonly PlainColumn[]): number {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const lines = columns.map(({ share }, index) => {
    const room = Math.max(4, (share / whole) * charactersPerLine - 2);
    return (row[index] ?? "").split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / room)), 0);
  });
  return Math.max(1, ...lines);
}

const isShort = (columns: readonly PlainColumn[], rows: readonly (readonly string[])[]): boolean => rows.reduce((sum, row) => sum + linesOf(row, columns), 0) <= mostLinesTogether;

function plainTable(table: PaperTable, label: string): PlainTable {
  const columns = table.columns.map((column) => ({
    title: cleanText(column.title),
    align: column.align ?? ("left" as const),
    share: column.share !== undefined && column.share > 0 ? column.share : 1,
  }));
  const rows = table.rows.map((row) => columns.map((_, index) => cleanText(row[index] ?? "")));
  return { kind: "table", label, caption: oneLine(table.caption), columns, rows, rowHeads: table.rowHeads ?? false, together: isShort(columns, rows) };
}

function plainBars(bars: PaperBars, phrases: Phrases, figure: string, table: string): PlainBars {
  const words = new Intl.NumberFormat(phrases.tag, { maximumFractionDigits: 2 });
  const unit = oneLine(bars.unit);
  const largest = Math.max(0, ...bars.bars.map((bar) => bar.value));
  const end = bars.max !== undefined && bars.max > 0 ? bars.max : largest;
  const plain = bars.bars.map((bar) => ({
    label: oneLine(bar.label),
    shown: unit === "" ? words.format(bar.value) : `${words.format(bar.value)}${unit === "%" && phrases.tag.startsWith("en") ? "" : "\u00a0"}${unit}`,
    share: end > 0 && Number.isFinite(bar.value) ? Math.min(1, Math.max(0, bar.value / end)) : 0,
    tone: bar.tone ?? ("brand" as const),
  }));
  const valueTitle = unit === "" ? phrases.value : `${phrases.value} (${unit})`;
  const numbers: PlainTable = {
    kind: "table",
    label: table,
    caption: `${phrases.numbersOf} ${figure}`,
    columns: [
      { title: phrases.label, align: "left", share: 3 },
      { title: valueTitle, align: "right", share: 1 },
    ],
    rows: plain.map((bar, index) => [bar.label, words.format(bars.bars[index]?.value ?? 0)]),
    rowHeads: true,
    together: plain.length <= mostLinesTogether,
  };
  return {
    kind: "bars",
    label: figure,
    caption: oneLine(bars.caption),
    alt: oneLine(bars.alt) || oneLine(bars.caption) || figure,
    bars: plain,
    table: numbers,
  };
}

/** Cards of 54 mm below each other, two beside each other, fill a sheet A4. */
const mostCopies = 8;

const plainCard = ({ title, label, number, lines, foot }: SmallCard): SmallCard => ({
  title: oneLine(title),
  label: oneLine(label),
  number: oneLine(number),
  lines: lines.map(oneLine),
  foot: oneLine(foot),
});

/** Where a renderer has no own form for what is large or cut out: the same words as a note. */
export const asNote = (block: Extract<PlainBlock, { kind: "banner" | "cards" }>): Extract<PlainBlock, { kind: "note" }> => {
  if (block.kind === "banner") return { kind: "note", tone: "brand", title: block.label, runs: [{ text: block.text, strong: true }] };
  const { title, label, number, lines, foot } = block.card;
  return {
    kind: "note",
    tone: "brand",
    title,
    runs: [
      { text: `${label} ${number}`, strong: true },
      { text: ["", ...lines, foot].join("\n"), strong: false },
    ],
  };
};

type Progress = { level: number; tables: number; figures: number };

// PDF/UA wants headings that start at one and skip none.
const headingLevel = (wanted: 1 | 2 | 3, before: number) => Math.min(wanted, before + 1) as 1 | 2 | 3;

function plainBlock(block: Block, phrases: Phrases, progress: Progress): PlainBlock | undefined {
  switch (block.kind) {
    case "heading":
      if (oneLine(block.text) === "") return undefined;
      progress.level = headingLevel(block.level, progress.level);
      return { kind: "heading", level: progress.level as 1 | 2 | 3, text: oneLine(block.text) };
    case "text":
      return { kind: "text", runs: runsOf(block.text), leads: false };
    case "list":
      return block.items.length === 0 ? undefined : { kind: "list", ordered: block.ordered ?? false, items: block.items.map(runsOf) };
    case "facts":
      return block.facts.length === 0 ? undefined : { kind: "facts", facts: block.facts.map((fact) => ({ term: oneLine(fact.term), value: cleanText(fact.value) })) };
    case "note":
      return { kind: "note", tone: block.tone, title: oneLine(block.title), runs: runsOf(block.text) };
    case "signature":
      return block.lines.length === 0 ? undefined : { kind: "signature", lines: block.lines.map(oneLine) };
    case "break":
      return block;
    case "slips":
      if (block.slips.length === 0) return undefined;
      return { kind: "slips", slips: block.slips.map(({ title, code, lines }) => ({ title: oneLine(title), code: oneLine(code), lines: lines.map(oneLine) })) };
    case "banner":
      return { kind: "banner", label: oneLine(block.label), text: oneLine(block.text) };
    case "cards":
      return { kind: "cards", copies: Math.min(mostCopies, Math.max(1, block.copies)), card: plainCard(block.card) };
    case "table":
      return block.columns.length === 0 ? undefined : plainTable(block, `${phrases.table} ${(progress.tables += 1)}`);
    case "bars":
      if (block.bars.length === 0) return undefined;
      return plainBars(block, phrases, `${phrases.figure} ${(progress.figures += 1)}`, `${phrases.table} ${(progress.tables += 1)}`);
  }
}

/** A coat of arms fits into a square of this many centimetres. */
const emblemCm = 2.4;

function plainEmblem({ emblem, author }: Paper): PlainEmblem | null {
  if (emblem === undefined || emblem.width < 1 || emblem.height < 1) return null;
  const scale = emblemCm / Math.max(emblem.width, emblem.height);
  const cm = (pixels: number) => Math.max(0.2, Math.round(pixels * scale * 100) / 100);
  return { png: emblem.png, alt: oneLine(emblem.alt) || oneLine(author) || "–", widthCm: cm(emblem.width), heightCm: cm(emblem.height) };
}

/** A longer head of a page would not stand in one line beside its marking. */
const longestHead = 72;
/** A table of contents with more entries fills most of a page. */
const mostEntries = 12;

function runningHead(author: string, title: string): string {
  const both = [author, title].filter((text) => text !== "").join(" · ");
  return both.length <= longestHead ? both : title;
}

const led: ReadonlySet<PlainBlock["kind"]> = new Set(["table", "bars", "list", "facts", "signature"]);

// Words before a table, a chart, a list or a signature come along to its page.
const leading = (block: PlainBlock, next: PlainBlock | undefined): PlainBlock =>
  block.kind === "text" && next !== undefined && led.has(next.kind) ? { ...block, leads: true } : block;

/** Makes a paper plain; total, nothing in a paper can make it fail. */
export function makePlain(paper: Paper): PlainPaper {
  const phrases = phrasesOf(paper.language);
  const progress: Progress = { level: 0, tables: 0, figures: 0 };
  const blocks = paper.blocks.map((block) => plainBlock(block, phrases, progress)).filter((block) => block !== undefined);
  const joined = blocks.map((block, index) => leading(block, blocks[index + 1]));
  return {
    // An accessible file needs a title, so an empty one falls back to the author.
    title: oneLine(paper.title) || oneLine(paper.author) || "–",
    subtitle: oneLine(paper.subtitle ?? ""),
    author: oneLine(paper.author),
    language: paper.language,
    tongue: paper.tongue ?? null,
    state: oneLine(paper.state),
    statedAt: paper.statedAt,
    marking: oneLine(paper.marking ?? ""),
    running: runningHead(oneLine(paper.author), oneLine(paper.title)),
    cover: paper.cover ?? false,
    emblem: plainEmblem(paper),
    type: paper.type ?? "usual",
    longContents: blocks.filter((block) => block.kind === "heading" && block.level <= 2).length > mostEntries,
    phrases,
    poster: paper.poster === undefined ? null : { size: paper.poster.size, points: paper.poster.points.map(runsOf), below: oneLine(paper.poster.below) },
    blocks: joined,
  };
}
