/** A paper as OpenDocument text: a small writer of our own, because a paper knows nine kinds of blocks and no more. */
import { pack } from "./archive.ts";
import { drawBlock, paragraph, type Wardrobe } from "./odt-blocks.ts";
import { nameSpaces, stylesOf } from "./odt-styles.ts";
import type { PlainPaper } from "./plain.ts";
import { element, escapeXml, openDocumentText, xmlHead } from "./xml.ts";

const mediaType = "application/vnd.oasis.opendocument.text";

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

function coverOf(paper: PlainPaper, wardrobe: Wardrobe): string {
  const headed = paper.blocks.some((block) => block.kind === "heading");
  wardrobe.set(
    "CoverStart",
    element("style:style", {
      "style:name": "CoverStart",
      "style:family": "paragraph",
      "style:parent-style-name": "CoverRule",
      "style:master-page-name": "Cover",
    }),
  );
  wardrobe.set(
    "BodyStart",
    element(
      "style:style",
      { "style:name": "BodyStart", "style:family": "paragraph", "style:parent-style-name": "Gap" },
      headed && !paper.longContents ? "" : element("style:paragraph-properties", { "fo:break-before": "page" }),
    ),
  );
  return [
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

const manifest = () => {
  const entry = (path: string, type: string) => element("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type });
  const entries = entry("/", mediaType) + ["content.xml", "styles.xml", "meta.xml"].map((name) => entry(name, "text/xml")).join("");
  return element("manifest:manifest", { "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version": "1.3" }, entries);
};

/** Renders a plain paper as ODT. */
export const renderOdt = (paper: PlainPaper): Uint8Array =>
  pack([
    // First and uncompressed, so that the kind of file can be told from its first bytes.
    { name: "mimetype", content: mediaType, stored: true },
    { name: "META-INF/manifest.xml", content: xmlHead + manifest() },
    { name: "content.xml", content: xmlHead + contentOf(paper) },
    { name: "styles.xml", content: xmlHead + stylesOf(paper) },
    { name: "meta.xml", content: xmlHead + metaOf(paper) },
  ]);
