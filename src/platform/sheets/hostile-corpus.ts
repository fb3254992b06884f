/** Generated files nobody should have to open, each with what must come of it; for the test of reading. */
import { deflateRawSync, gzipSync, crc32 } from "node:zlib";
import { strToU8 } from "fflate";
import type { SheetFault } from "#kernel/sheets";

/** One part of a handmade zip; the liar fields overrule the truth. */
export type Part = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly flags?: number;
  readonly claimedSize?: number;
  readonly offset?: number;
  readonly checksum?: number;
  readonly external?: number;
};

/** A zip written by hand, so that it can lie. */
export function zip(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const content = typeof part.content === "string" ? strToU8(part.content) : part.content;
    const packed = deflateRawSync(content, { level: 9 });
    const name = Buffer.from(part.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(part.flags ?? 0, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(part.checksum ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(part.claimedSize ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    files.push(Buffer.from("PK\u0003\u0004", "latin1"), common, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(part.external ?? 0, 6);
    tail.writeUInt32LE(part.offset ?? at, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), common, tail, name);
    at += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, central, end]);
}

const types = (more = "") =>
  `<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${more}</Types>`;
const relations = (more = "") => `<Relationships>${more}</Relationships>`;
const relation = (id: string, type: string, target: string, mode = "") => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"${mode}/>`;

/** The parts of an XLSX with one sheet; `more` are put behind. */
export const xlsxParts = (cells: string, more: readonly Part[] = [], { contentTypes = "", rootRelations = "", strings = "" } = {}): Part[] => [
  { name: "[Content_Types].xml", content: types(contentTypes) },
  { name: "_rels/.rels", content: relations(relation("r1", "officeDocument", "xl/workbook.xml") + rootRelations) },
  { name: "xl/workbook.xml", content: '<workbook><sheets><sheet name="S" sheetId="1" id="r1"/></sheets></workbook>' },
  {
    name: "xl/_rels/workbook.xml.rels",
    content: relations(relation("r1", "worksheet", "worksheets/sheet1.xml") + relation("r2", "sharedStrings", "sharedStrings.xml")),
  },
  { name: "xl/worksheets/sheet1.xml", content: `<worksheet><sheetData>${cells}</sheetData></worksheet>` },
  { name: "xl/sharedStrings.xml", content: `<sst>${strings}</sst>` },
  ...more,
];

const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>ok</t></is></c></row>';
const xlsx = (more: readonly Part[] = [], options = {}) => zip(xlsxParts(cell, more, options));
const odsParts = (table: string): Part[] => [
  { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
  {
    name: "content.xml",
    content: `<office:document-content><office:body><office:spreadsheet><table:table table:name="T">${table}</table:table></office:spreadsheet></office:body></office:document-content>`,
  },
];
const withSheet = (content: string | Uint8Array) => zip(xlsxParts("").map((part) => (part.name === "xl/worksheets/sheet1.xml" ? { ...part, content } : part)));

const zeros = (mebibytes: number) => new Uint8Array(mebibytes * 1024 * 1024);
const noise = (length: number) => Uint8Array.from({ length }, (_, index) => (Math.imul(index + 1, 2_654_435_761) >>> 13) & 0xff);
// Packs well below the ratio; only the sum is too large.
const mild = (mebibytes: number) => Buffer.concat(Array.from({ length: mebibytes * 16 }, (_, index) => Buffer.concat([noise(1200 + index), Buffer.alloc(65_536 - 1200 - index)])));

const lolEntities = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ""};`.repeat(10)}">`).join("")}]>`;
const fill = (character: string, count: number) => character.repeat(count);

/** What must come of a file: a fault, or a clean read. */
export type Case = { readonly title: string; readonly name?: string; readonly make: () => Uint8Array; readonly fault: SheetFault | "read" };

/** Bombs: small outside, large inside. */
export const bombs: readonly Case[] = [
  { title: "a sheet of 150 MB of zeros", make: () => withSheet(zeros(150)), fault: "too-large" },
  {
    title: "a bomb that claims to be small",
    make: () => zip([...xlsxParts(cell), { name: "xl/media/a.bin", content: zeros(120), claimedSize: 10 }]),
    fault: "too-large",
  },
  {
    title: "many entries that are too large together only",
    make: () => xlsx([0, 1].map((index) => ({ name: `xl/media/${index}.bin`, content: mild(52) }))),
    fault: "too-large",
  },
  {
    title: "three thousand entries",
    make: () => zip(Array.from({ length: 3000 }, (_, index) => ({ name: `e${index}`, content: "" }))),
    fault: "too-large",
  },
  { title: "a zip within the zip", make: () => xlsx([{ name: "xl/media/inner.png", content: xlsx() }]), fault: "not-a-spreadsheet" },
  {
    title: "an archive that holds itself as gzip",
    make: () => xlsx([{ name: "r/r.gz", content: gzipSync("r") }]),
    fault: "not-a-spreadsheet",
  },
  {
    title: "a shared string used without end",
    make: () =>
      zip(
        xlsxParts(Array.from({ length: 20_000 }, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(20)}</row>`).join(""), [], {
          strings: `<si><t>${fill("a", 32_000)}</t></si>`,
        }),
      ),
    fault: "too-large",
  },
  {
    title: "two million shared strings",
    make: () => zip(xlsxParts(cell, [], { strings: "<si><t>a</t></si>".repeat(2_000_000) })),
    fault: "too-large",
  },
  { title: "a file over 25 MB", make: () => Buffer.concat([xlsx(), Buffer.alloc(26 * 1024 * 1024)]), fault: "too-large" },
  { title: "a CSV of quotes without end", name: "a.csv", make: () => Buffer.from(`"${fill('""', 5_000_000)}`), fault: "too-large" },
  {
    title: "one cell of forty megabytes",
    make: () => zip(xlsxParts(`<row><c t="inlineStr"><is><t>${fill("ab<!-- -->", 4_000_000)}</t></is></c></row>`)),
    fault: "too-large",
  },
  { title: "tags nested a million deep", make: () => withSheet(fill("<a>", 1_000_000)), fault: "too-large" },
  { title: "tags nested a hundred deep", make: () => withSheet(fill("<a>", 100)), fault: "broken" },
  {
    title: "an attribute of two megabytes",
    make: () => withSheet(`<worksheet a="${String.fromCharCode(...noise(60_000).map((byte) => 97 + (byte % 26)))}${fill("x", 2_000_000)}"/>`),
    fault: "too-large",
  },
];

/** More cells than a list may have. */
export const crowds: readonly Case[] = [
  {
    title: "a cell in the last column of Excel",
    make: () => zip(xlsxParts('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    fault: "too-many-cells",
  },
  {
    title: "a cell in the last row of Excel",
    make: () => zip(xlsxParts('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
    fault: "too-many-cells",
  },
  { title: "a row of 65,000 cells", make: () => zip(xlsxParts(`<row>${"<c><v>1</v></c>".repeat(65_000)}</row>`)), fault: "too-many-cells" },
  {
    title: "an ODS row repeated a million times",
    make: () => zip(odsParts('<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>')),
    fault: "too-many-cells",
  },
  {
    title: "an ODS cell repeated 16,384 times",
    make: () => zip(odsParts('<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>')),
    fault: "too-many-cells",
  },
  {
    title: "ODS spaces by the hundred million",
    make: () =>
      zip(
        odsParts(
          '<table:table-row><table:table-cell office:value-type="string"><text:p>' + '<text:s text:c="9000000"/>'.repeat(200) + "</text:p></table:table-cell></table:table-row>",
        ),
      ),
    fault: "too-large",
  },
  {
    title: "200 columns in 6,000 rows",
    make: () =>
      zip(
        xlsxParts(
          Array.from(
            { length: 6000 },
            (_, row) => `<row>${Array.from({ length: 200 }, (_, column) => `<c><v>${Math.imul(row * 200 + column, 2_654_435_761) >>> 0}</v></c>`).join("")}</row>`,
          ).join(""),
        ),
      ),
    fault: "too-many-cells",
  },
  { title: "a CSV of delimiters", name: "a.csv", make: () => Buffer.from(fill(";", 1_000_000) + "x"), fault: "too-many-cells" },
  { title: "a CSV of a million rows", name: "a.csv", make: () => Buffer.from(fill("x\n", 1_000_000)), fault: "too-many-cells" },
  {
    title: "empty rows and cells without end",
    make: () =>
      zip(
        odsParts(
          '<table:table-row><table:table-cell office:value-type="float" office:value="1"/><table:table-cell table:number-columns-repeated="16383"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
        ),
      ),
    fault: "read",
  },
];

/** Content that acts or reaches outside. */
export const actors: readonly Case[] = [
  {
    title: "an external entity",
    make: () =>
      withSheet('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'),
    fault: "not-a-spreadsheet",
  },
  {
    title: "an external entity in UTF-16",
    make: () => withSheet(Buffer.from('\ufeff<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet/>', "utf16le")),
    fault: "not-a-spreadsheet",
  },
  {
    title: "a billion laughs",
    make: () => withSheet(`${lolEntities}<worksheet><sheetData><row><c t="inlineStr"><is><t>&lol9;</t></is></c></row></sheetData></worksheet>`),
    fault: "not-a-spreadsheet",
  },
  { title: "an unknown entity", make: () => zip(xlsxParts('<row><c t="inlineStr"><is><t>&e;</t></is></c></row>')), fault: "broken" },
  { title: "macros", make: () => xlsx([{ name: "xl/vbaProject.bin", content: "x" }]), fault: "contains-macros" },
  {
    title: "macros under another name",
    make: () =>
      xlsx([{ name: "xl/x.bin", content: "x" }], {
        contentTypes: '<Override PartName="/xl/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
      }),
    fault: "contains-macros",
  },
  { title: "an embedded object", make: () => xlsx([{ name: "xl/embeddings/oleObject1.bin", content: "x" }]), fault: "contains-macros" },
  {
    title: "Basic in an ODS",
    make: () => zip([...odsParts(""), { name: "Basic/script-lc.xml", content: "<x/>" }]),
    fault: "contains-macros",
  },
  {
    title: "an event listener in an ODS",
    make: () => zip(odsParts('<office:event-listeners><script:event-listener script:event-name="dom:load"/></office:event-listeners>')),
    fault: "contains-macros",
  },
  {
    title: "a link to another workbook",
    make: () => xlsx([{ name: "xl/externalLinks/externalLink1.xml", content: "<x/>" }]),
    fault: "contains-external-links",
  },
  {
    title: "a relation to a foreign server",
    make: () => xlsx([], { rootRelations: relation("r9", "attachedTemplate", "http://evil.example/x", ' TargetMode="External"') }),
    fault: "contains-external-links",
  },
  {
    title: "DDE in an ODS",
    make: () => zip(odsParts('<table:table-row><table:table-cell><office:dde-source office:dde-application="cmd"/></table:table-cell></table:table-row>')),
    fault: "contains-external-links",
  },
  {
    title: "a formula that would run a program",
    make: () => zip(xlsxParts("<row><c t=\"str\"><f>cmd|'/c calc'!A0</f><v>ok</v></c></row>")),
    fault: "read",
  },
  { title: "an encrypted entry", make: () => zip(xlsxParts(cell).map((part) => ({ ...part, flags: 1 }))), fault: "encrypted" },
  {
    title: "an ODS with a password",
    make: () =>
      zip([
        ...odsParts(""),
        {
          name: "META-INF/manifest.xml",
          content: "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>",
        },
      ]),
    fault: "encrypted",
  },
  {
    title: "an XLSX with a password",
    make: () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(512), Buffer.from("EncryptedPackage", "utf16le")]),
    fault: "encrypted",
  },
];

/** Files that are not what they say, or no longer whole. */
export const impostors: readonly Case[] = [
  { title: "an empty file", make: () => new Uint8Array(), fault: "not-a-spreadsheet" },
  { title: "random bytes", make: () => noise(10_000), fault: "not-a-spreadsheet" },
  { title: "random bytes as CSV", name: "a.csv", make: () => noise(10_000), fault: "not-a-spreadsheet" },
  {
    title: "a PNG named xlsx",
    make: () => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), noise(500)]),
    fault: "not-a-spreadsheet",
  },
  {
    title: "HTML named xls",
    name: "a.xls",
    make: () => Buffer.from("<html><table><tr><td>=1+1</td></tr></table></html>"),
    fault: "not-a-spreadsheet",
  },
  { title: "HTML named csv", name: "a.csv", make: () => Buffer.from("<!DOCTYPE html><html></html>"), fault: "not-a-spreadsheet" },
  {
    title: "an old xls",
    name: "a.xls",
    make: () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4096)]),
    fault: "not-a-spreadsheet",
  },
  {
    title: "a Word file",
    make: () =>
      zip([
        {
          name: "[Content_Types].xml",
          content: '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        },
      ]),
    fault: "not-a-spreadsheet",
  },
  { title: "a zip of nothing in particular", make: () => zip([{ name: "a.txt", content: "a" }]), fault: "not-a-spreadsheet" },
  { title: "a truncated workbook", make: () => xlsx().slice(0, 700), fault: "broken" },
  { title: "a workbook with a tail", make: () => Buffer.concat([xlsx(), Buffer.from("%PDF-1.7")]), fault: "broken" },
  { title: "the same name twice", make: () => xlsx([{ name: "XL/WORKBOOK.XML", content: "<x/>" }]), fault: "broken" },
  {
    title: "entries that share their bytes",
    make: () => zip([...xlsxParts(cell), { name: "xl/a.bin", content: "", offset: 0 }]),
    fault: "broken",
  },
  { title: "a way out of the folder", make: () => xlsx([{ name: "../../etc/cron.d/x", content: "x" }]), fault: "broken" },
  { title: "an absolute path", make: () => xlsx([{ name: "/etc/x", content: "x" }]), fault: "broken" },
  { title: "a path of Windows", make: () => xlsx([{ name: "C:\\x", content: "x" }]), fault: "broken" },
  { title: "a symbolic link", make: () => xlsx([{ name: "xl/link", content: "/etc/passwd", external: 0xa1ff0000 }]), fault: "broken" },
  { title: "a wrong checksum", make: () => xlsx([{ name: "xl/a.bin", content: "x", checksum: 1 }]), fault: "broken" },
  {
    title: "bytes that are no UTF-8",
    make: () => withSheet(Buffer.from("<worksheet>\u00ff\u00fe</worksheet>", "latin1")),
    fault: "broken",
  },
  { title: "UTF-7", make: () => withSheet('<?xml version="1.0" encoding="UTF-7"?><worksheet/>'), fault: "broken" },
  { title: "tags that do not match", make: () => withSheet("<worksheet><sheetData></worksheet>"), fault: "broken" },
  { title: "a sheet that stops midway", make: () => withSheet("<worksheet><sheetData><row><c"), fault: "broken" },
  { title: "a string that is not there", make: () => zip(xlsxParts('<row><c t="s"><v>99</v></c></row>')), fault: "broken" },
  { title: "a name that runs from right to left", name: "Liste\u202excsv.xlsx", make: () => xlsx(), fault: "read" },
  { title: "an XLSX named csv", name: "a.csv", make: () => xlsx(), fault: "read" },
  { title: "a name with a path", name: "../../../etc/passwd.csv", make: () => Buffer.from("a;b\n1;2"), fault: "read" },
  {
    title: "a key of the prototype as sheet and attribute",
    make: () => zip(xlsxParts('<row __proto__="x" constructor="y"><c t="inlineStr"><is><t>__proto__</t></is></c></row>')),
    fault: "read",
  },
];
