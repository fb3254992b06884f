/** Styles of the Word file: real headings, a caption, a table of contents; the same calm look as the PDF. */
import { AlignmentType, LevelFormat, type INumberingOptions, type IStylesOptions } from "docx";
import { toneColours, type PlainPaper } from "./plain.ts";

/** Colours that are not tones, without `#`. */
export const colours = { ink: "1D2333", quiet: "5B6178", hair: "CFD4E2", head: "EEF2FB" };

// Every office machine has Arial (or Liberation Sans with the same measures); Fira Sans is not to be relied upon.
const font = "Arial";
const brand = toneColours.brand.toUpperCase();

const heading = (size: number, before: number, after: number) => ({
  run: { font, size, bold: true, color: brand },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
});

/** All paragraph styles; sizes in half points, distances in twentieths of a point. */
export const stylesOf = ({ phrases, cover, type }: PlainPaper): IStylesOptions => ({
  default: {
    document: {
      run: { font, size: type === "small" ? 19 : 20, color: colours.ink, language: { value: phrases.tag } },
      paragraph: { spacing: type === "small" ? { after: 90, line: 264, lineRule: "auto" } : { after: 140, line: 288, lineRule: "auto" } },
    },
    title: {
      run: { font, size: 48, bold: true, color: brand },
      paragraph: { spacing: { before: 120, after: 160, line: 264, lineRule: "auto" } },
    },
    // A letter has smaller headings than a book.
    heading1: cover ? heading(34, 420, 180) : type === "small" ? heading(26, 180, 60) : heading(28, 260, 110),
    heading2: type === "small" ? heading(22, 180, 70) : heading(26, 340, 140),
    heading3: type === "small" ? heading(20, 160, 60) : heading(21, 280, 110),
    listParagraph: { paragraph: { spacing: { after: type === "small" ? 40 : 80 } } },
  },
  paragraphStyles: [
    {
      id: "Subtitle",
      name: "Subtitle",
      basedOn: "Normal",
      next: "Normal",
      run: { size: 28, color: colours.quiet },
      paragraph: { spacing: { after: 200 } },
    },
    {
      id: "Caption",
      name: "caption",
      basedOn: "Normal",
      next: "Normal",
      quickFormat: true,
      run: { size: 18, color: colours.quiet },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
    {
      id: "TableText",
      name: "Table Text",
      basedOn: "Normal",
      run: { size: type === "small" ? 17 : 18 },
      paragraph: { spacing: { before: 0, after: 0, line: type === "small" ? 224 : 252, lineRule: "auto" } },
    },
    { id: "TableHead", name: "Table Head", basedOn: "TableText", run: { bold: true, color: brand }, paragraph: { keepNext: true } },
    { id: "ContentsTitle", name: "Contents Title", basedOn: "Normal", next: "Normal", ...heading(34, 0, 240) },
    { id: "TOC1", name: "toc 1", basedOn: "Normal", run: { bold: true }, paragraph: { spacing: { before: 160, after: 40 } } },
    { id: "TOC2", name: "toc 2", basedOn: "Normal", paragraph: { indent: { left: 280 }, spacing: { after: 30 } } },
    { id: "Margin", name: "Margin Text", basedOn: "Normal", run: { size: 16, color: colours.quiet }, paragraph: { spacing: { after: 0 } } },
  ],
});

const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => [
  { level: 0, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 400, hanging: 300 } } } },
];

/** The two kinds of lists; every ordered list is an instance of its own and begins at one. */
export const numbering: INumberingOptions = {
  config: [
    { reference: "points", levels: level(LevelFormat.BULLET, "•") },
    { reference: "numbers", levels: level(LevelFormat.DECIMAL, "%1.") },
  ],
};
