/** A paper as a Word file: real styles, repeated table heads, a table of contents with page numbers, the same bytes every time. */
import { BorderStyle, Document, Footer, Header, ImageRun, Packer, PageBreak, PageNumber, Paragraph, TableOfContents, TabStopType, TextRun, type Table } from "docx";
import { estimatePageNumbers } from "docx/layout";
import { strFromU8 } from "fflate";
import { repack } from "./archive.ts";
import { drawBlock, textWidth } from "./docx-blocks.ts";
import { colours, numbering, stylesOf } from "./docx-styles.ts";
import { toneColours, type PlainPaper } from "./plain.ts";

const brand = toneColours.brand.toUpperCase();
const tabs = [{ type: TabStopType.RIGHT, position: textWidth }];

const headerOf = (paper: PlainPaper, named: boolean) =>
  new Header({
    children: [
      new Paragraph({
        style: "Margin",
        tabStops: tabs,
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: colours.hair } },
        children: [new TextRun(named ? paper.running : ""), new TextRun({ text: `\t${paper.marking}`, bold: true, color: colours.ink })],
      }),
    ],
  });

const footerOf = ({ phrases, state }: PlainPaper) =>
  new Footer({
    children: [
      new Paragraph({
        style: "Margin",
        tabStops: tabs,
        children: [new TextRun({ children: [`${state}\t${phrases.page} `, PageNumber.CURRENT, ` ${phrases.of} `, PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });

const rule = (size: number, before: number) =>
  new Paragraph({
    spacing: { before, after: 200 },
    indent: { right: textWidth - 1250 },
    border: { top: { style: BorderStyle.SINGLE, size, space: 1, color: brand } },
    children: [],
  });

const text = (value: string, options: { readonly size?: number; readonly bold?: boolean; readonly color?: string }, before = 0) =>
  new Paragraph({ spacing: { before, after: 60 }, children: [new TextRun({ text: value, ...options })] });

// Pixels as a screen counts them: 96 to an inch.
const pixelsOf = (cm: number) => Math.round((cm / 2.54) * 96);

const emblemOf = ({ emblem }: PlainPaper): Paragraph[] =>
  emblem === null
    ? []
    : [
        new Paragraph({
          spacing: { after: 120 },
          children: [
            new ImageRun({
              type: "png",
              data: Buffer.from(emblem.png),
              transformation: { width: pixelsOf(emblem.widthCm), height: pixelsOf(emblem.heightCm) },
              altText: { name: emblem.alt, title: emblem.alt, description: emblem.alt },
            }),
          ],
        }),
      ];

function coverOf(paper: PlainPaper): (Paragraph | Table | TableOfContents)[] {
  const cover = [
    ...emblemOf(paper),
    rule(32, paper.emblem === null ? 4000 : 2600),
    new Paragraph({ style: "Title", children: [new TextRun({ text: paper.title, size: 64 })] }),
    ...(paper.subtitle === "" ? [] : [new Paragraph({ style: "Subtitle", children: [new TextRun(paper.subtitle)] })]),
    text(paper.author, { size: 22, bold: true }, 4000),
    text(paper.state, { color: colours.quiet }),
    new Paragraph({ spacing: { before: 120 }, children: [new TextRun({ text: paper.marking, bold: true }), new PageBreak()] }),
  ];
  if (!paper.blocks.some((block) => block.kind === "heading")) return cover;
  const contents = new TableOfContents(paper.phrases.contents, { hyperlink: true, headingStyleRange: "1-2", beginDirty: false });
  return [
    ...cover,
    new Paragraph({ style: "ContentsTitle", children: [new TextRun(paper.phrases.contents)] }),
    contents,
    ...(paper.longContents ? [new Paragraph({ children: [new PageBreak()] })] : []),
  ];
}

const letterheadOf = (paper: PlainPaper): Paragraph[] => [
  ...emblemOf(paper),
  text(paper.author, { size: 18, color: colours.quiet }),
  new Paragraph({ style: "Title", children: [new TextRun({ text: paper.title, size: 44 })] }),
  ...(paper.subtitle === "" ? [] : [new Paragraph({ style: "Subtitle", children: [new TextRun(paper.subtitle)] })]),
  rule(24, 60),
];

const bodyOf = (paper: PlainPaper) => paper.blocks.flatMap((block, index) => drawBlock(block, index, paper.phrases));

function documentOf(paper: PlainPaper): Document {
  const blank = { default: new Header({ children: [new Paragraph({ children: [] })] }) };
  const first = paper.cover
    ? { header: blank.default, footer: new Footer({ children: [new Paragraph({ children: [] })] }) }
    : { header: headerOf(paper, false), footer: footerOf(paper) };
  return new Document({
    title: paper.title,
    creator: paper.author,
    lastModifiedBy: paper.author,
    description: paper.state,
    revision: 1,
    styles: stylesOf(paper),
    numbering,
    // Laying the pages out costs most of the time; only a table of contents needs it.
    ...(paper.cover ? { pageNumbers: estimatePageNumbers } : {}),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: paper.type === "small" ? 1330 : 1530, bottom: paper.type === "small" ? 1100 : 1300, left: 1361, right: 1247, header: 700, footer: 600 },
          },
        },
        headers: { default: headerOf(paper, true), first: first.header },
        footers: { default: footerOf(paper), first: first.footer },
        children: [...(paper.cover ? coverOf(paper) : letterheadOf(paper)), ...bodyOf(paper)],
      },
    ],
  });
}

// The library numbers its bookmarks through the life of the process; here they begin at one in every file.
function renumber(document: string): string {
  const numbers = new Map<string, number>();
  const anew = (_: string, open: string, old: string) => {
    if (!numbers.has(old)) numbers.set(old, numbers.size + 1);
    return `${open}${numbers.get(old) ?? 0}`;
  };
  return document
    .replace(/(<w:(?:hyperlink|bookmarkStart)\b[^<>]*?"_Toc|<w:instrText[^<>]*>\s*PAGEREF _Toc)(\d+)/g, anew)
    .replace(/(<w:bookmark(?:Start|End)\b[^<>]*?w:id=")(\d+)/g, anew)
    .replace(/(<wp:docPr\b[^<>]*?\bid=")\d+/g, (_, open: string) => `${open}1`);
}

function fixProperties(properties: string, paper: PlainPaper): string {
  const stated = `${paper.statedAt.toISOString().slice(0, 19)}Z`;
  return properties
    .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, open: string) => open + stated)
    .replace("</cp:coreProperties>", `<dc:language>${paper.phrases.tag}</dc:language></cp:coreProperties>`);
}

/** Renders a plain paper as DOCX. */
export async function renderDocx(paper: PlainPaper): Promise<Uint8Array> {
  const bytes = await Packer.toBuffer(documentOf(paper));
  // The library stamps the present and counts on; the paper knows its own instant.
  return repack(bytes, (name, content) => {
    if (name === "docProps/core.xml") return fixProperties(strFromU8(content), paper);
    return name === "word/document.xml" ? renumber(strFromU8(content)) : content;
  });
}
