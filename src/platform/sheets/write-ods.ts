/** A workbook as ODS: a writer of our own, since hucre keeps neither widths nor lists nor spaces there. */
import type { Cell, Sheet, SheetColumn, Workbook } from "#kernel/sheets";
import { pack } from "#platform/documents/archive";
import { attributes, element, openDocumentText, xmlHead } from "#platform/documents/xml";
import { contentLimits } from "./limits.ts";
import { liesDown, pagesWide, usualWidth } from "./on-paper.ts";
import { sheetNames } from "./sheet-names.ts";

const mediaType = "application/vnd.oasis.opendocument.spreadsheet";
const oasis = "urn:oasis:names:tc:opendocument:xmlns:";

const nameSpaces = attributes({
  "xmlns:office": `${oasis}office:1.0`,
  "xmlns:style": `${oasis}style:1.0`,
  "xmlns:text": `${oasis}text:1.0`,
  "xmlns:table": `${oasis}table:1.0`,
  "xmlns:fo": `${oasis}xsl-fo-compatible:1.0`,
  "xmlns:config": `${oasis}config:1.0`,
  "xmlns:meta": `${oasis}meta:1.0`,
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:of": `${oasis}of:1.2`,
  "office:version": "1.3",
});

// In a cell every line is a paragraph.
const textCell = (text: string, marks: Record<string, string> = {}) => {
  const lines = text.slice(0, contentLimits.cellCharacters).split(/\r\n?|\n/);
  return element("table:table-cell", { ...marks, "office:value-type": "string" }, lines.map((line) => element("text:p", {}, openDocumentText(line))).join(""));
};

function cellOf(value: Cell, marks: Record<string, string>): string {
  if (typeof value === "string") return textCell(value, marks);
  if (typeof value === "boolean")
    return element("table:table-cell", { ...marks, "office:value-type": "boolean", "office:boolean-value": String(value) }, element("text:p", {}, value ? "WAHR" : "FALSCH"));
  if (typeof value !== "number" || !Number.isFinite(value)) return element("table:table-cell", marks);
  return element("table:table-cell", { ...marks, "office:value-type": "float", "office:value": String(value) }, element("text:p", {}, String(value).replace(".", ",")));
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const ruleName = (sheet: number, column: number, row?: number) => `choice-${sheet + 1}-${column + 1}${row === undefined ? "" : `-${row + 1}`}`;

function ruleOf(name: string, choices: readonly string[]): string {
  const condition = `of:cell-content-is-in-list(${choices.map(quoted).join(";")})`;
  return element(
    "table:content-validation",
    { "table:name": name, "table:condition": condition, "table:allow-empty-cell": "true", "table:display-list": "unsorted" },
    element("table:error-message", { "table:display": "true", "table:message-type": "stop" }),
  );
}

function rulesOf(sheet: Sheet, index: number): string {
  const rules = sheet.columns.flatMap(({ choices, choicesByRow = [] }, column) => {
    if (choices?.length) return [ruleOf(ruleName(index, column), choices)];
    return choicesByRow.flatMap((list, row) => (list?.length ? [ruleOf(ruleName(index, column, row), list)] : []));
  });
  return rules.join("");
}

const ruleAt = ({ choices, choicesByRow }: SheetColumn, place: { readonly sheet: number; readonly column: number; readonly row: number }) => {
  if (choices?.length) return ruleName(place.sheet, place.column);
  return choicesByRow?.[place.row]?.length ? ruleName(place.sheet, place.column, place.row) : undefined;
};

type Marks = Record<string, string>;

const marksAt = (column: SheetColumn, place: { readonly sheet: number; readonly column: number; readonly row: number }): Marks => {
  const rule = ruleAt(column, place);
  return {
    "table:style-name": column.wrap ? "wrapped" : "top",
    ...(rule === undefined ? {} : { "table:content-validation-name": rule }),
  };
};

// A column is about 2.2 mm wide per character of the standard font, and a little more for the edges.
// Pages are named after how they lie and over how many a sheet spreads.
const pageOf = (sheet: Sheet) => (liesDown(sheet) ? `lying-${pagesWide(sheet)}` : "upright");
const pagesOf = (workbook: Workbook) => [...new Set(workbook.sheets.map(pageOf))];

const widthOf = (characters: number) => `${Math.round(characters * 2.2 + 4) / 10}cm`;

// The first column is repeated where a sheet spreads over several pages.
function columnsOf([first = "", ...others]: readonly string[], sheet: Sheet): string {
  return pagesWide(sheet) > 1 ? element("table:table-header-columns", {}, first) + others.join("") : first + others.join("");
}

function tableOf(sheet: Sheet, index: number, name: string): string {
  const columns = sheet.columns.map((column) =>
    element("table:table-column", {
      "table:style-name": `width-${column.width ?? usualWidth}`,
      "table:visibility": column.hidden ? "collapse" : undefined,
    }),
  );
  const marks = (row: number) => sheet.columns.map((column, place) => marksAt(column, { sheet: index, column: place, row }));
  const head = element(
    "table:table-header-rows",
    {},
    element("table:table-row", { "table:style-name": "row" }, sheet.columns.map((column) => textCell(column.title, { "table:style-name": "head" })).join("")),
  );
  const rows = sheet.rows.map((row, place) => {
    const marked = marks(place);
    return element("table:table-row", { "table:style-name": "row" }, row.map((value, column) => cellOf(value, marked[column] ?? {})).join(""));
  });
  // Rows yet to be filled offer the choices too.
  const left = contentLimits.rows - sheet.rows.length - 1;
  const offer =
    left > 0 && sheet.columns.some(({ choices }) => choices?.length)
      ? element(
          "table:table-row",
          { "table:number-rows-repeated": left },
          marks(sheet.rows.length)
            .map((mark) => element("table:table-cell", mark))
            .join(""),
        )
      : "";
  return element(
    "table:table",
    { "table:name": name, "table:style-name": sheet.hidden ? "hidden" : pageOf(sheet) },
    columnsOf(columns, sheet) + (sheet.columns.length > 0 ? head : "") + rows.join("") + offer,
  );
}

function contentOf(workbook: Workbook, names: readonly string[]): string {
  const widths = [...new Set(workbook.sheets.flatMap((sheet) => sheet.columns.map((column) => column.width ?? usualWidth)))];
  const widthStyles = widths.map((width) =>
    element("style:style", { "style:name": `width-${width}`, "style:family": "table-column" }, element("style:table-column-properties", { "style:column-width": widthOf(width) })),
  );
  const head = element(
    "style:style",
    { "style:name": "head", "style:family": "table-cell" },
    element("style:table-cell-properties", { "fo:background-color": "#eef2fb", "fo:wrap-option": "wrap", "style:vertical-align": "top" }) +
      element("style:text-properties", { "fo:font-weight": "bold" }),
  );
  const row = element("style:style", { "style:name": "row", "style:family": "table-row" }, element("style:table-row-properties", { "style:use-optimal-row-height": "true" }));
  const top = element("style:style", { "style:name": "top", "style:family": "table-cell" }, element("style:table-cell-properties", { "style:vertical-align": "top" }));
  const wrapped = element(
    "style:style",
    { "style:name": "wrapped", "style:family": "table-cell" },
    element("style:table-cell-properties", { "fo:wrap-option": "wrap", "style:vertical-align": "top" }),
  );
  const shown = pagesOf(workbook).map((name) =>
    element("style:style", { "style:name": name, "style:family": "table", "style:master-page-name": name }, element("style:table-properties", { "table:display": "true" })),
  );
  const hidden = element("style:style", { "style:name": "hidden", "style:family": "table" }, element("style:table-properties", { "table:display": "false" }));
  const rules = workbook.sheets.map(rulesOf).join("");
  const tables = workbook.sheets.map((sheet, index) => tableOf(sheet, index, names[index] ?? "")).join("");
  const body = element("office:spreadsheet", {}, (rules === "" ? "" : element("table:content-validations", {}, rules)) + tables);
  return `<office:document-content${nameSpaces}>${element("office:automatic-styles", {}, widthStyles.join("") + head + row + top + wrapped + shown.join("") + hidden)}${element("office:body", {}, body)}</office:document-content>`;
}

const line = (left: string, right: string) => element("style:region-left", {}, element("text:p", {}, left)) + element("style:region-right", {}, element("text:p", {}, right));

// As wide as it is on one page, as long as it needs; the head is repeated by the table itself.
function stylesOf(workbook: Workbook): string {
  const layouts = pagesOf(workbook);
  const pages = layouts.map((name) =>
    element(
      "style:page-layout",
      { "style:name": name },
      element("style:page-layout-properties", {
        "fo:page-width": name === "upright" ? "21cm" : "29.7cm",
        "fo:page-height": name === "upright" ? "29.7cm" : "21cm",
        "style:print-orientation": name === "upright" ? "portrait" : "landscape",
        "fo:margin": "1.5cm",
        "style:scale-to-X": name.split("-")[1] ?? "1",
        "style:scale-to-Y": "0",
      }) +
        element("style:header-style", {}, element("style:header-footer-properties", { "fo:min-height": "0.8cm", "fo:margin-bottom": "0.3cm" })) +
        element("style:footer-style", {}, element("style:header-footer-properties", { "fo:min-height": "0.8cm", "fo:margin-top": "0.3cm" })),
    ),
  );
  const head = line(openDocumentText(workbook.name), "<text:sheet-name>-</text:sheet-name>");
  const foot = line("", '<text:page-number text:select-page="current">1</text:page-number> / <text:page-count>1</text:page-count>');
  const masters = layouts.map((name) =>
    element("style:master-page", { "style:name": name, "style:page-layout-name": name }, element("style:header", {}, head) + element("style:footer", {}, foot)),
  );
  return `<office:document-styles${nameSpaces}>${element("office:automatic-styles", {}, pages.join(""))}${element("office:master-styles", {}, masters.join(""))}</office:document-styles>`;
}

const setting = (name: string, type: string, value: string | number) => element("config:config-item", { "config:name": name, "config:type": type }, String(value));

// The first row stays in place when scrolling.
function settingsOf(names: readonly string[]): string {
  const frozen =
    setting("VerticalSplitMode", "short", 2) + setting("VerticalSplitPosition", "int", 1) + setting("PositionBottom", "int", 1) + setting("ActiveSplitRange", "short", 2);
  const tables = element(
    "config:config-item-map-named",
    { "config:name": "Tables" },
    names.map((name) => element("config:config-item-map-entry", { "config:name": name }, frozen)).join(""),
  );
  const views = element("config:config-item-map-indexed", { "config:name": "Views" }, element("config:config-item-map-entry", {}, setting("ViewId", "string", "view1") + tables));
  return `<office:document-settings${nameSpaces}>${element("office:settings", {}, element("config:config-item-set", { "config:name": "ooo:view-settings" }, views))}</office:document-settings>`;
}

const manifest = () => {
  const entry = (path: string, type: string) => element("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type });
  const entries = entry("/", mediaType) + ["content.xml", "styles.xml", "settings.xml", "meta.xml"].map((name) => entry(name, "text/xml")).join("");
  return element("manifest:manifest", { "xmlns:manifest": `${oasis}manifest:1.0`, "manifest:version": "1.3" }, entries);
};

/** Writes ODS; same workbook, same bytes. */
export function writeOds(workbook: Workbook): Uint8Array {
  const names = sheetNames(workbook);
  const meta = `<office:document-meta${nameSpaces}>${element("office:meta", {}, element("dc:title", {}, openDocumentText(workbook.name)))}</office:document-meta>`;
  return pack([
    { name: "mimetype", content: mediaType, stored: true },
    { name: "META-INF/manifest.xml", content: xmlHead + manifest() },
    { name: "content.xml", content: xmlHead + contentOf(workbook, names) },
    { name: "styles.xml", content: xmlHead + stylesOf(workbook) },
    { name: "settings.xml", content: xmlHead + settingsOf(names) },
    { name: "meta.xml", content: xmlHead + meta },
  ]);
}
