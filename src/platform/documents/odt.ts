/** A paper as OpenDocument text: a small writer of our own, because a paper knows nine kinds of blocks and no more. */
import { paperMediaTypes } from "#kernel/paper";
import { pack } from "./archive.ts";
import { drawBlock, paragraph, type Wardrobe } from "./odt-blocks.ts";
import { nameSpaces, stylesOf } from "./odt-styles.ts";
import type { PlainPaper } from "./plain.ts";
import { element, escapeXml, openDocumentText, xmlHead } from "./xml.ts";

const mediaType = paperMediaTypes.odt;

// Entries are links; their page numbers are fields that the reader's program fills in when it lays out the pages.
function contentsOf(paper: PlainPaper): string {
  const entries = paper.blocks.map((block, index) => {
    if (block.kind !== "heading" || block.level > 2) return "";
    const page = element("text:bookmark-ref", { "text:reference-format": "page", "text:ref-name": `heading-${index}` }, "1");
    return paragraph(
      `Contents_20_${block.level}`,
      element(
        "text:a",
        {
          "xlink:type": "simple",
          "xlink:href": `#heading-${index}`,
          "text:style-name": "IndexLink",
          "text:visited-style-name": "IndexLink",
        },
        `${openDocumentText(block.text)}<text:tab/>${page}`,
      ),
    );
  });
  const title = paragraph("Contents_20_Heading", escapeXml(paper.phrases.contents));
  const template = (level: number) =>
    element(
      "text:table-of-content-entry-template",
      { "text:outline-level": level, "text:style-name": `Contents_20_${level}` },
      '<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/>',
    );
  const source = element(
    "text:table-of-content-source",
    { "text:outline-level": 2 },
    element("text:index-title-template", { "text:style-name": "Contents_20_Heading" }, escapeXml(paper.phrases.contents)) + template(1) + template(2),
  );
  const body = element("text:index-body", {}, element("text:index-title", { "text:name": "contents-title" }, title) + entries.join(""));
  return element("text:table-of-content", { "text:name": "contents", "text:protected": "false" }, source + body);
}

/** Where the coat of arms lies in the package. */
const emblemPlace = "Pictures/emblem.png";

function emblemOf({ emblem }: PlainPaper, style: string): string {
  if (emblem === null) return "";
  const image = element("draw:image", { "xlink:href": emblemPlace, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad" });
  const named = element("svg:title", {}, escapeXml(emblem.alt)) + element("svg:desc", {}, escapeXml(emblem.alt));
  const size = { "svg:width": `${emblem.widthCm}cm`, "svg:height": `${emblem.heightCm}cm` };
  return paragraph(style, element("draw:frame", { "draw:name": "Emblem", "text:anchor-type": "as-char", ...size }, image + named));
}

function coverOf(paper: PlainPaper, wardrobe: Wardrobe): string {
  const headed = paper.blocks.some((block) => block.kind === "heading");
  // The first paragraph chooses the page; under a coat of arms the rule needs less room above.
  const first = (name: string, parent: string, properties = "") =>
    wardrobe.set(
      name,
      element(
        "style:style",
        { "style:name": name, "style:family": "paragraph", "style:parent-style-name": parent, "style:master-page-name": properties === "" ? "Cover" : undefined },
        properties,
      ),
    );
  if (paper.emblem === null) first("CoverStart", "CoverRule");
  else {
    first("EmblemStart", "Quiet");
    first("CoverStart", "CoverRule", element("style:paragraph-properties", { "fo:margin-top": `${7 - paper.emblem.heightCm - 0.4}cm` }));
  }
  wardrobe.set(
    "BodyStart",
    element(
      "style:style",
      { "style:name": "BodyStart", "style:family": "paragraph", "style:parent-style-name": "Gap" },
      headed && !paper.longContents ? "" : element("style:paragraph-properties", { "fo:break-before": "page" }),
    ),
  );
  return [
    emblemOf(paper, "EmblemStart"),
    paragraph("CoverStart", ""),
    paragraph("CoverTitle", openDocumentText(paper.title)),
    paper.subtitle === "" ? "" : paragraph("Subtitle", openDocumentText(paper.subtitle)),
    paragraph("CoverAuthor", openDocumentText(paper.author)),
    paragraph("Quiet", openDocumentText(paper.state)),
    paper.marking === "" ? "" : paragraph("Marking", openDocumentText(paper.marking)),
    headed ? contentsOf(paper) : "",
    paragraph("BodyStart", ""),
  ].join("");
}

const letterheadOf = (paper: PlainPaper): string =>
  [
    emblemOf(paper, "Quiet"),
    paper.author === "" ? "" : paragraph("Quiet", openDocumentText(paper.author)),
    paragraph("Title", openDocumentText(paper.title)),
    paper.subtitle === "" ? "" : paragraph("Subtitle", openDocumentText(paper.subtitle)),
    paragraph("Rule", ""),
  ].join("");

function contentOf(paper: PlainPaper): string {
  const wardrobe: Wardrobe = new Map();
  const opening = paper.cover ? coverOf(paper, wardrobe) : letterheadOf(paper);
  const blocks = paper.blocks.map((block, index) => drawBlock(wardrobe, block, index, paper.phrases)).join("");
  // After a table programs put an empty line of their own, which may begin a page.
  const styles = element("office:automatic-styles", {}, [...wardrobe.values()].join(""));
  return `<office:document-content${nameSpaces}>${styles}${element("office:body", {}, element("office:text", {}, opening + blocks + paragraph("Gap", "")))}</office:document-content>`;
}

function metaOf(paper: PlainPaper): string {
  const stated = paper.statedAt.toISOString().slice(0, 19);
  const values = [
    element("meta:generator", {}, "Ringwall"),
    element("dc:title", {}, escapeXml(paper.title)),
    element("dc:description", {}, escapeXml(paper.state)),
    element("meta:initial-creator", {}, escapeXml(paper.author)),
    element("dc:creator", {}, escapeXml(paper.author)),
    element("meta:creation-date", {}, stated),
    element("dc:date", {}, stated),
    element("dc:language", {}, paper.phrases.tag),
  ];
  return `<office:document-meta${nameSpaces}>${element("office:meta", {}, values.join(""))}</office:document-meta>`;
}

const manifest = ({ emblem }: PlainPaper) => {
  const entry = (path: string, type: string) => element("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type });
  const entries =
    entry("/", mediaType) + ["content.xml", "styles.xml", "meta.xml"].map((name) => entry(name, "text/xml")).join("") + (emblem === null ? "" : entry(emblemPlace, "image/png"));
  return element("manifest:manifest", { "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version": "1.3" }, entries);
};

/** Renders a plain paper as ODT. */
export const renderOdt = (paper: PlainPaper): Uint8Array =>
  pack([
    // First and uncompressed, so that the kind of file can be told from its first bytes.
    { name: "mimetype", content: mediaType, stored: true },
    { name: "META-INF/manifest.xml", content: xmlHead + manifest(paper) },
    { name: "content.xml", content: xmlHead + contentOf(paper) },
    { name: "styles.xml", content: xmlHead + stylesOf(paper) },
    { name: "meta.xml", content: xmlHead + metaOf(paper) },
    ...(paper.emblem === null ? [] : [{ name: emblemPlace, content: paper.emblem.png }]),
  ]);
