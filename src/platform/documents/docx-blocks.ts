/** The blocks of a paper as Word paragraphs and tables. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  SoftHyphen,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IBorderOptions,
  type IParagraphOptions,
  type ITableCellOptions,
} from "docx";
import { colours } from "./docx-styles.ts";
import type { BarWords } from "./phrases.ts";
import { toneColours, toneGrounds, toneSigns, type PlainBars, type PlainBlock, type PlainTable, type Run } from "./plain.ts";

/** Width of the text on A4, in twentieths of a point. */
export const textWidth = 9298;

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };
const hair: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: colours.hair };
const noBorders = { top: none, bottom: none, left: none, right: none };
const tableBorders = { ...noBorders, insideHorizontal: none, insideVertical: none };
const cellMargins = { top: 70, bottom: 70, left: 100, right: 100 };
const clear = (fill: string) => ({ type: ShadingType.CLEAR, color: "auto", fill: fill.toUpperCase() });

/** Words that may be divided: Word shows the character U+00AD as a hyphen always, its own element only where a line ends. */
const divisible = (line: string) => line.split("\u00ad").flatMap((part, index) => (index === 0 ? [part] : [new SoftHyphen(), part]));

/** Text with its line breaks. */
const textRuns = (text: string, options: { readonly bold?: boolean; readonly color?: string } = {}): TextRun[] =>
  text.split("\n").map((line, index) => new TextRun({ children: divisible(line), ...options, ...(index > 0 ? { break: 1 } : {}) }));

const runs = (parts: readonly Run[]) => parts.flatMap((part) => textRuns(part.text, part.strong ? { bold: true } : {}));

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

const widthsOf = (shares: readonly number[], width: number) => {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.round((share / sum) * width));
};

const cell = (children: Paragraph[], width: number, options: Partial<ITableCellOptions> = {}) =>
  new TableCell({
    margins: cellMargins,
    borders: { ...noBorders, bottom: hair },
    width: { size: width, type: WidthType.DXA },
    ...options,
    children,
  });

const headCell = (text: string, align: PlainTable["columns"][number]["align"], width: number) =>
  cell([new Paragraph({ style: "TableHead", alignment: alignments[align], children: textRuns(text) })], width, {
    shading: clear(colours.head),
    borders: { ...noBorders, bottom: { style: BorderStyle.SINGLE, size: 8, color: toneColours.brand.toUpperCase() } },
  });

// A short table stays together: every row but the last holds on to the next.
const holdsOn = (together: boolean, rows: number, index: number) => together && index < rows - 1;

const grid = (rows: TableRow[], widths: readonly number[]) =>
  new Table({
    rows,
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: tableBorders,
  });

const caption = (label: string, text: string) => new Paragraph({ style: "Caption", children: textRuns(`${label}: ${text}`) });

// Word joins tables that touch; an empty line of little height keeps them apart.
const gap = () => new Paragraph({ spacing: { before: 0, after: 80, line: 100, lineRule: "exact" }, children: [] });

function drawTable(table: PlainTable): (Paragraph | Table)[] {
  const widths = widthsOf(
    table.columns.map((column) => column.share),
    textWidth,
  );
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, index) => headCell(column.title, column.align, widths[index] ?? 0)),
  });
  const body = table.rows.map(
    (row, line) =>
      new TableRow({
        cantSplit: row.every((text) => text.length < 700),
        children: row.map((text, index) => {
          const bold = table.rowHeads && index === 0;
          const paragraph = new Paragraph({
            style: "TableText",
            keepNext: holdsOn(table.together, table.rows.length, line),
            alignment: alignments[table.columns[index]?.align ?? "left"],
            children: textRuns(text, { bold }),
          });
          return cell([paragraph], widths[index] ?? 0);
        }),
      }),
  );
  return [caption(table.label, table.caption), grid([head, ...body], widths), gap()];
}

// A bar is the ground of an empty paragraph that ends where the value ends: no signs that a screen reader would spell.
function bar(share: number, tone: keyof typeof toneColours, width: number): Paragraph {
  const room = width - cellMargins.left - cellMargins.right;
  const filled = Math.round(room * share);
  const shape: IParagraphOptions = { style: "TableText", spacing: { before: 0, after: 0, line: 180, lineRule: "exact" }, children: [] };
  return new Paragraph(filled === 0 ? shape : { ...shape, indent: { right: room - filled }, shading: clear(toneColours[tone]) });
}

// One table shows and tells: label, bar, value.
function drawBars(bars: PlainBars, words: BarWords): (Paragraph | Table)[] {
  const widths = widthsOf([3, 4.6, 1.6], textWidth);
  const [first = 0, second = 0, third = 0] = widths;
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [headCell(words.label, "left", first), headCell(words.bar, "left", second), headCell(words.value, "right", third)],
  });
  const body = bars.bars.map(
    (one, line) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(
            [
              new Paragraph({
                style: "TableText",
                keepNext: holdsOn(bars.table.together, bars.bars.length, line),
                children: textRuns(one.label, { bold: true }),
              }),
            ],
            first,
          ),
          cell([bar(one.share, one.tone, second)], second, { verticalAlign: "center" }),
          cell([new Paragraph({ style: "TableText", alignment: AlignmentType.RIGHT, children: textRuns(one.shown) })], third),
        ],
      }),
  );
  return [caption(bars.label, bars.caption), grid([head, ...body], widths), gap()];
}

function drawFacts(facts: readonly { readonly term: string; readonly value: string }[]): (Paragraph | Table)[] {
  const widths = widthsOf([3.7, 6], textWidth);
  const rows = facts.map(
    (fact) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell([new Paragraph({ style: "TableText", children: textRuns(fact.term, { color: colours.quiet }) })], widths[0] ?? 0),
          cell([new Paragraph({ style: "TableText", children: textRuns(fact.value, { bold: true }) })], widths[1] ?? 0),
        ],
      }),
  );
  return [gap(), grid(rows, widths), gap()];
}

// One paragraph, so that ground and rule are one piece; borders in the colour of the ground give it air.
function drawNote(note: Extract<PlainBlock, { kind: "note" }>): Paragraph[] {
  const colour = toneColours[note.tone].toUpperCase();
  const ground = toneGrounds[note.tone].toUpperCase();
  const air: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, space: 6, color: ground };
  const [first, ...rest] = runs(note.runs.length === 0 ? [{ text: "", strong: false }] : note.runs);
  return [
    new Paragraph({
      shading: clear(ground),
      border: { top: air, bottom: air, left: { style: BorderStyle.SINGLE, size: 24, space: 9, color: colour } },
      indent: { left: 240, right: 60 },
      spacing: { before: 200, after: 200 },
      keepLines: true,
      children: [...textRuns(`${toneSigns[note.tone]} ${note.title}`, { bold: true, color: colour }), new TextRun({ break: 1 }), ...(first ? [first] : []), ...rest],
    }),
  ];
}

function drawSignature(lines: readonly string[]): (Paragraph | Table)[] {
  const widths = [4300, textWidth - 8600, 4300];
  const line = (text: string | undefined) =>
    cell([new Paragraph({ style: "Margin", children: textRuns(text ?? "") })], 4300, {
      borders: { ...noBorders, top: text === undefined ? none : { style: BorderStyle.SINGLE, size: 6, color: colours.ink } },
    });
  const space = () => cell([new Paragraph({ style: "Margin", children: [] })], widths[1] ?? 0, { borders: noBorders });
  const pairs = lines.flatMap((left, index) => (index % 2 === 0 ? [[left, lines[index + 1]] as const] : []));
  // Each pair is a table of its own below room for the pen.
  return pairs.flatMap(([left, right]) => [
    new Paragraph({ spacing: { before: 440, after: 0 }, keepNext: true, children: [] }),
    grid([new TableRow({ cantSplit: true, children: [line(left), space(), line(right)] })], widths),
  ]);
}

/** One block as Word content; `order` makes every ordered list begin at one. */
export function drawBlock(block: PlainBlock, order: number, words: BarWords): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: headings[block.level], children: textRuns(block.text) })];
    case "text":
      return [new Paragraph({ keepNext: block.leads, children: runs(block.runs) })];
    case "list":
      return block.items.map(
        (item) =>
          new Paragraph({
            style: "ListParagraph",
            numbering: { reference: block.ordered ? "numbers" : "points", level: 0, instance: order },
            children: runs(item),
          }),
      );
    case "facts":
      return drawFacts(block.facts);
    case "note":
      return drawNote(block);
    case "signature":
      return drawSignature(block.lines);
    case "break":
      return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0, line: 20, lineRule: "exact" }, children: [] })];
    case "table":
      return drawTable(block);
    case "bars":
      return drawBars(block, words);
  }
}
