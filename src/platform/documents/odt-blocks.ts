/** The blocks of a paper as OpenDocument content. */
import { textWidth } from "./odt-styles.ts";
import type { BarWords } from "./phrases.ts";
import { asNote, toneColours, toneSigns, type PlainBars, type PlainBlock, type PlainTable, type Run } from "./plain.ts";
import { element, escapeXml, openDocumentText } from "./xml.ts";

/** Automatic styles that come up while drawing, by name. */
export type Wardrobe = Map<string, string>;

/** A paragraph of a named style. */
export const paragraph = (style: string, content: string): string => element("text:p", { "text:style-name": style }, content);

const span = (style: string, text: string) => element("text:span", { "text:style-name": style }, openDocumentText(text));
const runs = (parts: readonly Run[]) => parts.map((part) => (part.strong ? span("Strong", part.text) : openDocumentText(part.text))).join("");

function keep(wardrobe: Wardrobe, name: string, family: string, properties: string): string {
  wardrobe.set(
    name,
    element("style:style", { "style:name": name, "style:family": family, ...(family === "paragraph" ? { "style:parent-style-name": "Table_20_Contents" } : {}) }, properties),
  );
  return name;
}

// Widths are rounded so that tables of the same shape share their styles.
function columnStyles(wardrobe: Wardrobe, shares: readonly number[], width: number): string {
  const sum = shares.reduce((total, share) => total + share, 0);
  const columns = shares.map((share) => {
    const millimetres = Math.round((share / sum) * width * 10);
    return element("table:table-column", {
      "table:style-name": keep(wardrobe, `Col${millimetres}`, "table-column", element("style:table-column-properties", { "style:column-width": `${millimetres / 10}cm` })),
    });
  });
  return columns.join("");
}

const cellStyle = (wardrobe: Wardrobe, name: "Head" | "Cell" | "Bare" | "Line") => {
  const bottom = { Head: `0.9pt solid #${toneColours.brand}`, Cell: "0.5pt solid #cfd4e2", Bare: "none", Line: "none" }[name];
  return keep(
    wardrobe,
    `Cell${name}`,
    "table-cell",
    element("style:table-cell-properties", {
      "fo:padding": "0.1cm",
      "fo:border": "none",
      "fo:border-bottom": bottom,
      "fo:border-top": name === "Line" ? "0.6pt solid #1d2333" : "none",
      "fo:background-color": name === "Head" ? "#eef2fb" : undefined,
      "style:vertical-align": "top",
    }),
  );
};

const cell = (style: string, content: string) => element("table:table-cell", { "table:style-name": style, "office:value-type": "string" }, content);
const row = (wardrobe: Wardrobe, cells: string) =>
  element("table:table-row", { "table:style-name": keep(wardrobe, "Row", "table-row", element("style:table-row-properties", { "fo:keep-together": "always" })) }, cells);

type TableShape = { readonly name: string; readonly shares: readonly number[]; readonly short: boolean };

// A short table stays together on its page.
function table(wardrobe: Wardrobe, { name, shares, short }: TableShape, content: string): string {
  const style = keep(
    wardrobe,
    short ? "TableShort" : "Table",
    "table",
    element("style:table-properties", {
      "style:width": `${textWidth}cm`,
      "table:align": "left",
      "fo:margin-bottom": "0.35cm",
      "style:may-break-between-rows": short ? "false" : "true",
    }),
  );
  return element("table:table", { "table:name": name, "table:style-name": style }, columnStyles(wardrobe, shares, textWidth) + content);
}

const endings = { left: "", right: "_20_Right", center: "_20_Center" } as const;
const bodyStyles = { left: "Table_20_Contents", right: "Table_20_Right", center: "Table_20_Center" } as const;

const caption = (label: string, text: string) => paragraph("Caption", `${escapeXml(label)}: ${openDocumentText(text)}`);

function heads(wardrobe: Wardrobe, columns: readonly { readonly title: string; readonly align: keyof typeof endings }[]): string {
  const style = cellStyle(wardrobe, "Head");
  return element(
    "table:table-header-rows",
    {},
    row(wardrobe, columns.map(({ title, align }) => cell(style, paragraph(`Table_20_Heading${endings[align]}`, openDocumentText(title)))).join("")),
  );
}

function drawTable(wardrobe: Wardrobe, { label, caption: text, columns, rows, rowHeads, together }: PlainTable): string {
  const style = cellStyle(wardrobe, "Cell");
  const body = rows.map((texts) =>
    row(
      wardrobe,
      texts
        .map((value, index) => cell(style, paragraph(bodyStyles[columns[index]?.align ?? "left"], rowHeads && index === 0 ? span("Strong", value) : openDocumentText(value))))
        .join(""),
    ),
  );
  return caption(label, text) + table(wardrobe, { name: label, shares: columns.map((column) => column.share), short: together }, heads(wardrobe, columns) + body.join(""));
}

// A bar is the ground of an empty paragraph that ends where the value ends: no signs that a screen reader would spell.
function bar(wardrobe: Wardrobe, share: number, tone: keyof typeof toneColours, room: number): string {
  const millimetres = Math.round(share * room * 10);
  const ground = millimetres === 0 ? undefined : `#${toneColours[tone]}`;
  const name = keep(
    wardrobe,
    `Bar${millimetres}${tone}`,
    "paragraph",
    element("style:paragraph-properties", {
      "fo:margin-right": `${(Math.round(room * 10) - millimetres) / 10}cm`,
      "fo:margin-top": "0.06cm",
      "fo:line-height": "0.28cm",
      "fo:background-color": ground,
    }) + element("style:text-properties", { "fo:font-size": "6pt" }),
  );
  return paragraph(name, "");
}

function drawBars(wardrobe: Wardrobe, bars: PlainBars, words: BarWords): string {
  const style = cellStyle(wardrobe, "Cell");
  const room = (textWidth * 4.6) / 9.2 - 0.26;
  const head = heads(wardrobe, [
    { title: words.label, align: "left" },
    { title: words.bar, align: "left" },
    { title: words.value, align: "right" },
  ]);
  const body = bars.bars.map((one) =>
    row(
      wardrobe,
      cell(style, paragraph("Table_20_Contents", span("Strong", one.label))) +
        cell(style, bar(wardrobe, one.share, one.tone, room)) +
        cell(style, paragraph("Table_20_Right", openDocumentText(one.shown))),
    ),
  );
  return caption(bars.label, bars.caption) + table(wardrobe, { name: bars.label, shares: [3, 4.6, 1.6], short: bars.table.together }, head + body.join(""));
}

function drawFacts(wardrobe: Wardrobe, facts: readonly { readonly term: string; readonly value: string }[], name: string): string {
  const style = cellStyle(wardrobe, "Cell");
  const rows = facts.map((fact) =>
    row(wardrobe, cell(style, paragraph("Table_20_Contents", span("QuietText", fact.term))) + cell(style, paragraph("Table_20_Contents", span("Strong", fact.value)))),
  );
  return paragraph("Gap", "") + table(wardrobe, { name, shares: [3.7, 6], short: facts.length <= 20 }, rows.join(""));
}

function drawSignature(wardrobe: Wardrobe, lines: readonly string[], name: string): string {
  const pairs = lines.flatMap((left, index) => (index % 2 === 0 ? [[left, lines[index + 1]] as const] : []));
  const field = (text: string | undefined) => cell(cellStyle(wardrobe, text === undefined ? "Bare" : "Line"), paragraph("Quiet", openDocumentText(text ?? "")));
  return pairs
    .map(
      ([left, right], index) =>
        paragraph("Pen", "") +
        table(
          wardrobe,
          { name: `${name}-${index + 1}`, shares: [7.6, 1.2, 7.6], short: true },
          row(wardrobe, field(left) + cell(cellStyle(wardrobe, "Bare"), paragraph("Quiet", "")) + field(right)),
        ),
    )
    .join("");
}

function drawNote(note: Extract<PlainBlock, { kind: "note" }>): string {
  const title = element("text:span", { "text:style-name": `Tone_${note.tone}` }, `${toneSigns[note.tone]} ${openDocumentText(note.title)}`);
  return paragraph(`Note_20_${note.tone}`, `${title}<text:line-break/>${runs(note.runs)}`);
}

/** Cards in two columns; the rules of the table are where to cut. */
function drawSlips(wardrobe: Wardrobe, slips: Extract<PlainBlock, { kind: "slips" }>["slips"], name: string): string {
  const style = cellStyle(wardrobe, "Cell");
  const card = (slip: (typeof slips)[number] | undefined) =>
    cell(
      style,
      slip === undefined
        ? paragraph("Table_20_Contents", "")
        : paragraph("Table_20_Contents", span("Strong", slip.title)) +
            paragraph("Heading_20_2", openDocumentText(slip.code)) +
            slip.lines.map((line) => paragraph("Table_20_Contents", openDocumentText(line))).join(""),
    );
  const pairs = slips.flatMap((left, index) => (index % 2 === 0 ? [[left, slips[index + 1]] as const] : []));
  return table(wardrobe, { name, shares: [1, 1], short: false }, pairs.map(([left, right]) => row(wardrobe, card(left) + card(right))).join(""));
}

/** One block as content; `index` names what needs a name. */
export function drawBlock(wardrobe: Wardrobe, block: PlainBlock, index: number, words: BarWords): string {
  switch (block.kind) {
    case "heading":
      return element(
        "text:h",
        { "text:style-name": `Heading_20_${block.level}`, "text:outline-level": block.level },
        `${element("text:bookmark", { "text:name": `heading-${index}` })}${openDocumentText(block.text)}`,
      );
    case "text":
      return paragraph(block.leads ? "Leading" : "Standard", runs(block.runs));
    case "list":
      return element(
        "text:list",
        { "text:style-name": block.ordered ? "Numbers" : "Points" },
        block.items.map((item) => element("text:list-item", {}, paragraph("List_20_Item", runs(item)))).join(""),
      );
    case "facts":
      return drawFacts(wardrobe, block.facts, `facts-${index}`);
    case "note":
      return drawNote(block);
    case "banner":
    case "cards":
      return drawNote(asNote(block));
    case "signature":
      return drawSignature(wardrobe, block.lines, `signature-${index}`);
    case "break":
      wardrobe.set(
        "Break",
        element(
          "style:style",
          { "style:name": "Break", "style:family": "paragraph", "style:parent-style-name": "Gap" },
          element("style:paragraph-properties", { "fo:break-before": "page" }),
        ),
      );
      return paragraph("Break", "");
    case "slips":
      return drawSlips(wardrobe, block.slips, `slips-${index}`);
    case "table":
      return drawTable(wardrobe, block);
    case "bars":
      return drawBars(wardrobe, block, words);
  }
}
