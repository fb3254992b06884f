/** Styles of the OpenDocument text: headings with levels, captions, page furniture; the same calm look as the PDF. */
import { toneColours, toneGrounds, type PlainPaper } from "./plain.ts";
import { attributes, element, escapeXml, openDocumentText } from "./xml.ts";

/** Name spaces of content and styles. */
export const nameSpaces = attributes({
  "xmlns:office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  "xmlns:style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  "xmlns:text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  "xmlns:table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  "xmlns:fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
  "xmlns:svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
  "xmlns:draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
  "xmlns:xlink": "http://www.w3.org/1999/xlink",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
  "office:version": "1.3",
});

/** Width of the text on A4 in centimetres. */
export const textWidth = 16.4;

const brand = `#${toneColours.brand}`;
const ink = "#1d2333";
const quiet = "#5b6178";
const hair = "0.5pt solid #cfd4e2";

type Values = Readonly<Record<string, string | number | undefined>>;
type Look = {
  readonly parent?: string;
  readonly next?: string;
  readonly level?: number;
  readonly paragraph?: Values;
  readonly text?: Values;
  readonly tabs?: boolean;
};

const bold: Values = { "fo:font-weight": "bold", "style:font-weight-asian": "bold", "style:font-weight-complex": "bold" };
const size = (points: number): Values => ({
  "fo:font-size": `${points}pt`,
  "style:font-size-asian": `${points}pt`,
  "style:font-size-complex": `${points}pt`,
});
const colour = (value: string): Values => ({ "fo:color": value });

// A right tab at the edge of the text, with dots for the table of contents.
const tab = (leader: boolean) =>
  element(
    "style:tab-stops",
    {},
    element("style:tab-stop", {
      "style:position": `${textWidth}cm`,
      "style:type": "right",
      ...(leader ? { "style:leader-style": "dotted", "style:leader-text": "." } : {}),
    }),
  );

/** One paragraph style. */
export function paragraphStyle(name: string, { parent, next, level, paragraph = {}, text = {}, tabs }: Look): string {
  const properties = element("style:paragraph-properties", paragraph, tabs ? tab(name.startsWith("Contents")) : "") + element("style:text-properties", text);
  return element(
    "style:style",
    {
      "style:name": name.replaceAll(" ", "_20_"),
      "style:display-name": name,
      "style:family": "paragraph",
      "style:parent-style-name": parent?.replaceAll(" ", "_20_"),
      "style:next-style-name": next,
      "style:default-outline-level": level,
    },
    properties,
  );
}

const above = (before: string, after: string): Values => ({ "fo:margin-top": before, "fo:margin-bottom": after });
const heading = (level: number, points: number, before: string, after: string) =>
  paragraphStyle(`Heading ${level}`, {
    parent: "Standard",
    next: "Standard",
    level,
    paragraph: { ...above(before, after), "fo:keep-with-next": "always" },
    text: { ...bold, ...size(points), ...colour(brand) },
  });

const paragraphs = ({ cover, type }: PlainPaper): string =>
  [
    paragraphStyle(
      "Standard",
      type === "small"
        ? { paragraph: { ...above("0cm", "0.15cm"), "fo:line-height": "110%" }, text: size(9.5) }
        : { paragraph: { ...above("0cm", "0.22cm"), "fo:line-height": "120%" } },
    ),
    paragraphStyle("Leading", { parent: "Standard", paragraph: { "fo:keep-with-next": "always" } }),
    paragraphStyle("Title", { parent: "Standard", next: "Standard", paragraph: above("0.2cm", "0.25cm"), text: { ...bold, ...size(22), ...colour(brand) } }),
    paragraphStyle("CoverTitle", { parent: "Title", paragraph: { ...above("0.4cm", "0.3cm"), "fo:line-height": "110%" }, text: size(32) }),
    paragraphStyle("Subtitle", { parent: "Standard", paragraph: above("0cm", "0.2cm"), text: { ...size(14), ...colour(quiet) } }),
    paragraphStyle("CoverRule", {
      parent: "Standard",
      paragraph: { ...above("7cm", "0.2cm"), "fo:margin-right": "14.2cm", "fo:border-top": `4pt solid ${brand}` },
    }),
    paragraphStyle("Rule", {
      parent: "Standard",
      paragraph: { ...above("0.1cm", "0.3cm"), "fo:margin-right": "14.2cm", "fo:border-top": `3pt solid ${brand}` },
    }),
    paragraphStyle("CoverAuthor", { parent: "Standard", paragraph: above("7.5cm", "0.1cm"), text: { ...bold, ...size(11) } }),
    paragraphStyle("Quiet", { parent: "Standard", paragraph: above("0cm", "0.1cm"), text: { ...size(9), ...colour(quiet) } }),
    paragraphStyle("Marking", { parent: "Standard", text: bold }),
    // A letter has smaller headings than a book.
    cover ? heading(1, 17, "0.75cm", "0.3cm") : type === "small" ? heading(1, 13, "0.3cm", "0.1cm") : heading(1, 14, "0.45cm", "0.18cm"),
    ...(type === "small" ? [heading(2, 11, "0.26cm", "0.1cm"), heading(3, 10, "0.24cm", "0.1cm")] : [heading(2, 13, "0.6cm", "0.25cm"), heading(3, 10.5, "0.5cm", "0.2cm")]),
    paragraphStyle("Contents Heading", {
      parent: "Standard",
      paragraph: { ...above("0cm", "0.4cm"), "fo:break-before": "page" },
      text: { ...bold, ...size(17), ...colour(brand) },
    }),
    paragraphStyle("Contents 1", { parent: "Standard", tabs: true, paragraph: above("0.25cm", "0.05cm"), text: bold }),
    paragraphStyle("Contents 2", { parent: "Standard", tabs: true, paragraph: { ...above("0cm", "0.05cm"), "fo:margin-left": "0.5cm" } }),
    paragraphStyle("Caption", {
      parent: "Standard",
      paragraph: { ...above("0.35cm", "0.15cm"), "fo:keep-with-next": "always" },
      text: { ...size(9), ...colour(quiet) },
    }),
    paragraphStyle("Table Contents", {
      parent: "Standard",
      paragraph: { ...above("0cm", "0cm"), "fo:line-height": type === "small" ? "100%" : "112%" },
      text: size(type === "small" ? 8.5 : 9),
    }),
    paragraphStyle("Table Right", { parent: "Table Contents", paragraph: { "fo:text-align": "end" } }),
    paragraphStyle("Table Center", { parent: "Table Contents", paragraph: { "fo:text-align": "center" } }),
    paragraphStyle("Table Heading", { parent: "Table Contents", text: { ...bold, ...colour(brand) } }),
    paragraphStyle("Table Heading Right", { parent: "Table Heading", paragraph: { "fo:text-align": "end" } }),
    paragraphStyle("Table Heading Center", { parent: "Table Heading", paragraph: { "fo:text-align": "center" } }),
    paragraphStyle("Gap", { parent: "Standard", paragraph: { ...above("0cm", "0cm"), "fo:line-height": "0.3cm" }, text: size(4) }),
    paragraphStyle("Pen", { parent: "Standard", paragraph: { ...above(type === "small" ? "0.45cm" : "0.7cm", "0cm"), "fo:keep-with-next": "always" }, text: size(4) }),
    paragraphStyle("List Item", { parent: "Standard", paragraph: above("0cm", type === "small" ? "0.07cm" : "0.12cm") }),
    paragraphStyle("Header", { parent: "Quiet", tabs: true, paragraph: { "fo:border-bottom": hair, "fo:padding-bottom": "0.12cm" }, text: size(8) }),
    paragraphStyle("Footer", { parent: "Quiet", tabs: true, text: size(8) }),
    ...Object.entries(toneColours).map(([tone, value]) =>
      paragraphStyle(`Note ${tone}`, {
        parent: "Standard",
        paragraph: {
          ...above("0.2cm", "0.3cm"),
          "fo:background-color": `#${toneGrounds[tone as keyof typeof toneGrounds]}`,
          "fo:border-left": `3pt solid #${value}`,
          "fo:border-top": "none",
          "fo:border-bottom": "none",
          "fo:border-right": "none",
          "fo:padding": "0.24cm",
          "fo:margin-left": "0.05cm",
          "fo:margin-right": "0.05cm",
          "fo:keep-together": "always",
        },
      }),
    ),
  ].join("");

const texts = (): string =>
  [
    element("style:style", { "style:name": "Strong", "style:family": "text" }, element("style:text-properties", bold)),
    element("style:style", { "style:name": "IndexLink", "style:family": "text" }, element("style:text-properties", { ...colour(ink), "style:text-underline-style": "none" })),
    element("style:style", { "style:name": "QuietText", "style:family": "text" }, element("style:text-properties", colour(quiet))),
    element("style:style", { "style:name": "InkStrong", "style:family": "text" }, element("style:text-properties", { ...bold, ...colour(ink) })),
    ...Object.entries(toneColours).map(([tone, value]) =>
      element("style:style", { "style:name": `Tone_${tone}`, "style:family": "text" }, element("style:text-properties", { ...bold, ...colour(`#${value}`) })),
    ),
  ].join("");

const listLevel = (name: string, format: Values) =>
  element(
    name,
    { "text:level": 1, ...format },
    element(
      "style:list-level-properties",
      { "text:list-level-position-and-space-mode": "label-alignment" },
      element("style:list-level-label-alignment", {
        "text:label-followed-by": "listtab",
        "text:list-tab-stop-position": "0.7cm",
        "fo:text-indent": "-0.5cm",
        "fo:margin-left": "0.7cm",
      }),
    ),
  );

const lists = (): string =>
  element("text:list-style", { "style:name": "Points" }, listLevel("text:list-level-style-bullet", { "text:bullet-char": "•" })) +
  element("text:list-style", { "style:name": "Numbers" }, listLevel("text:list-level-style-number", { "style:num-format": "1", "style:num-suffix": "." }));

const defaults = (paper: PlainPaper): string => {
  const [language, country] = paper.phrases.tag.split("-");
  return element(
    "style:default-style",
    { "style:family": "paragraph" },
    element("style:paragraph-properties", { "fo:widows": 2, "fo:orphans": 2, "style:writing-mode": "lr-tb" }) +
      element("style:text-properties", {
        "style:font-name": "Sans",
        "fo:language": language,
        "fo:country": country,
        ...size(10),
        ...colour(ink),
      }),
  );
};

const pageLayout = (name: string, furniture: boolean, isSmall = false): string =>
  element(
    "style:page-layout",
    { "style:name": name },
    element("style:page-layout-properties", {
      "fo:page-width": "21cm",
      "fo:page-height": "29.7cm",
      "fo:margin-top": furniture ? (isSmall ? "1.1cm" : "1.3cm") : "2.7cm",
      "fo:margin-bottom": furniture ? (isSmall ? "0.8cm" : "1.1cm") : "2.3cm",
      "fo:margin-left": "2.4cm",
      "fo:margin-right": "2.2cm",
      "style:print-orientation": "portrait",
    }) +
      (furniture
        ? element(
            "style:header-style",
            {},
            element("style:header-footer-properties", { "fo:min-height": isSmall ? "1cm" : "1.3cm", "fo:margin-bottom": isSmall ? "0.4cm" : "0.6cm" }),
          ) +
          element(
            "style:footer-style",
            {},
            element("style:header-footer-properties", { "fo:min-height": isSmall ? "0.9cm" : "1.1cm", "fo:margin-top": isSmall ? "0.4cm" : "0.6cm" }),
          )
        : ""),
  );

function masterPages(paper: PlainPaper): string {
  const named = paper.running;
  const head = element(
    "text:p",
    { "text:style-name": "Header" },
    `${openDocumentText(named)}<text:tab/>${element("text:span", { "text:style-name": "InkStrong" }, escapeXml(paper.marking))}`,
  );
  const pages = `${escapeXml(paper.phrases.page)} <text:page-number text:select-page="current">1</text:page-number> ${escapeXml(paper.phrases.of)} <text:page-count>1</text:page-count>`;
  const foot = element("text:p", { "text:style-name": "Footer" }, `${openDocumentText(paper.state)}<text:tab/>${pages}`);
  const standard = element(
    "style:master-page",
    { "style:name": "Standard", "style:page-layout-name": "Page" },
    element("style:header", {}, head) + element("style:footer", {}, foot),
  );
  return standard + element("style:master-page", { "style:name": "Cover", "style:page-layout-name": "CoverPage", "style:next-style-name": "Standard" });
}

/** `styles.xml` of a paper. */
export const stylesOf = (paper: PlainPaper): string =>
  `<office:document-styles${nameSpaces}>` +
  element(
    "office:font-face-decls",
    {},
    element("style:font-face", {
      "style:name": "Sans",
      "svg:font-family": "Arial, 'Liberation Sans'",
      "style:font-family-generic": "swiss",
      "style:font-pitch": "variable",
    }),
  ) +
  element("office:styles", {}, defaults(paper) + paragraphs(paper) + texts() + lists()) +
  element("office:automatic-styles", {}, pageLayout("Page", true, paper.type === "small") + pageLayout("CoverPage", false)) +
  element("office:master-styles", {}, masterPages(paper)) +
  "</office:document-styles>";
