import assert from "node:assert/strict";
import { after, test } from "node:test";
import { inflateSync } from "node:zlib";
import { strFromU8, unzipSync } from "fflate";
import { paperFormats, type Block, type Paper, type PaperFormat } from "#kernel/paper";
import { pagesOf } from "#tests/papers";
import { smallPicture } from "#tests/pictures";
import { closeDocuments, renderPaper } from "./documents.ts";
import { makePlain } from "./plain.ts";
import { samplePaper } from "./sample.ts";
import { paperTemplate } from "./template.ts";

after(closeDocuments);

const paperOf = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  title: "Prüfbericht",
  author: "Verbund",
  language: "de",
  state: "Stand: heute",
  statedAt: new Date("2026-11-23T10:15:00Z"),
  blocks,
  ...more,
});

// All of a PDF as text: what stands open and what its deflated streams hold.
function readPdf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes);
  const parts = [raw.toString("latin1")];
  for (let at = raw.indexOf("stream\n"); at >= 0; at = raw.indexOf("stream\n", at + 7)) {
    if (raw.subarray(at - 3, at).toString() === "end") continue;
    try {
      parts.push(inflateSync(raw.subarray(at + 7, raw.indexOf("endstream", at))).toString("latin1"));
    } catch {
      // Not deflated: it stands open already.
    }
  }
  return parts.join("\n");
}

const parts = async (paper: Paper, format: "docx" | "odt") => unzipSync(await renderPaper(paper, format));
const textOf = (files: Record<string, Uint8Array>, name: string) => strFromU8(files[name] ?? assert.fail(`${name} is missing`));

test("a PDF says that it is PDF/UA-1, tagged, in German, and shows its title", async () => {
  const pdf = readPdf(await renderPaper(samplePaper(30), "pdf"));
  assert.match(pdf, /^%PDF-1\.7/);
  assert.match(pdf, /\/StructTreeRoot/);
  assert.match(pdf, /\/MarkInfo\s*<<[^>]*\/Marked true/);
  assert.match(pdf, /\/Lang\s*\(de-DE\)/);
  assert.match(pdf, /\/DisplayDocTitle true/);
  assert.match(pdf, /pdfuaid:part>\s*1\s*</);
  assert.match(pdf, /<dc:title>[\s\S]*Bericht zur Informationssicherheit 2026/);
  assert.match(pdf, /Verbund Informationssicherheit Musterau/);
  assert.match(pdf, /\/Outlines/);
});

test("a PDF tags headings, lists, table heads, captions and figures with an alternative", async () => {
  const pdf = readPdf(await renderPaper(samplePaper(30), "pdf"));
  for (const tag of ["H1", "H2", "H3", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "Caption", "Figure"]) assert.match(pdf, new RegExp(`/S\\s*/${tag}\\b`), tag);
  assert.match(pdf, /\/Scope\s*\/Column/);
  assert.match(pdf, /\/Alt\s*[(<]/);
});

test("a PDF embeds its own fonts and takes none from the machine", async () => {
  const pdf = readPdf(await renderPaper(samplePaper(5), "pdf"));
  const fonts = new Set([...pdf.matchAll(/\/BaseFont\s*\/[A-Z]{6}\+([A-Za-z-]+)/g)].map((match) => match[1]?.replace(/-Identity-H$/, "")));
  assert.deepEqual(fonts, new Set(["DejaVuSans", "FiraSans-Medium", "FiraSans-Regular", "FiraSans-SemiBold"]));
});

for (const format of paperFormats) {
  test(`the same paper is the same ${format}, byte for byte`, async () => {
    const first = await renderPaper(samplePaper(12), format);
    const other = await renderPaper(samplePaper(13), format);
    const second = await renderPaper(samplePaper(12), format);
    assert.deepEqual(Buffer.from(first), Buffer.from(second));
    assert.notDeepEqual(Buffer.from(first), Buffer.from(other));
    await closeDocuments();
    assert.deepEqual(Buffer.from(first), Buffer.from(await renderPaper(samplePaper(12), format)), "also in a new thread");
  });

  test(`a paper in ${format} may be empty, odd or ragged`, async () => {
    const blocks: Block[] = [
      { kind: "heading", level: 3, text: "Gleich die dritte Ebene" },
      { kind: "heading", level: 1, text: "" },
      { kind: "text", text: [] },
      { kind: "list", items: [] },
      { kind: "facts", facts: [] },
      { kind: "signature", lines: [] },
      { kind: "signature", lines: ["Ort, Datum"] },
      { kind: "table", caption: "", columns: [], rows: [["x"]] },
      { kind: "table", caption: "Leer", columns: [{ title: "" }, { title: "B", share: 0 }], rows: [] },
      { kind: "table", caption: "Ungleich", columns: [{ title: "A" }, { title: "B" }], rows: [["1"], ["1", "2", "3"], []] },
      {
        kind: "bars",
        caption: "Nichts",
        alt: "",
        unit: "",
        bars: [
          { label: "x", value: 0 },
          { label: "y", value: -3 },
          { label: "z", value: Number.NaN },
        ],
      },
      { kind: "note", tone: "open", title: "", text: [] },
      { kind: "break" },
      { kind: "break" },
    ];
    for (const paper of [paperOf([]), paperOf(blocks, { title: "", author: "", state: "" }), paperOf(blocks, { cover: true, language: "en" })])
      assert.ok((await renderPaper(paper, format)).length > 1000);
  });
}

const payloads = [
  '#panic("x")',
  '#read("/etc/passwd")',
  '#import "@preview/cetz:0.3.0": *',
  "= Überschrift",
  "*fett* _kursiv_",
  "$x^2$",
  "`raw`",
  "<label> @ref",
  "[inhalt]",
  "\\",
  "// kein Kommentar",
  "</w:t><w:br/>",
  "</text:p><script>alert(1)</script>",
  "<!DOCTYPE x>",
  "]]>",
  "&amp; &lt; &#65;",
  "{{7*7}} ${7*7}",
  "{ MACROBUTTON x }",
  '" onload="x',
  "=cmd|'/c calc'!A0",
  "http://example.org/<x>",
];
const everywhere = (text: string): Block[] => [
  { kind: "heading", level: 1, text },
  { kind: "text", text: [text, { strong: text }] },
  { kind: "list", items: [text] },
  { kind: "facts", facts: [{ term: text, value: text }] },
  { kind: "note", tone: "no", title: text, text },
  { kind: "table", caption: text, columns: [{ title: text }], rows: [[text]] },
  { kind: "bars", caption: text, alt: text, unit: text, bars: [{ label: text, value: 1 }] },
  { kind: "signature", lines: [text] },
];

const xmlText = (xml: string) =>
  xml
    .replace(/<text:s\b[^>]*>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");

test("whatever the text, a word file and an OpenDocument text show it literally", async () => {
  for (const [format, part] of [
    ["docx", "word/document.xml"],
    ["odt", "content.xml"],
  ] as const) {
    const files = await parts(paperOf(payloads.flatMap(everywhere), { title: payloads.join(" "), author: payloads.join(" "), marking: "<b>", cover: true }), format);
    const text = xmlText(textOf(files, part));
    for (const payload of payloads) assert.ok(text.split(payload).length > 8, `${format}: ${payload}`);
    for (const name of Object.keys(files)) assert.doesNotMatch(strFromU8(files[name] ?? new Uint8Array()), /<script>|<!DOCTYPE x>/);
  }
});

test("whatever the text, a PDF shows it literally", async () => {
  const { stdout, code } = await pdftotext(await renderPaper(paperOf(payloads.flatMap(everywhere), { title: payloads.slice(0, 4).join(" ") }), "pdf"));
  // The outline holds headings as they are, with or without the tool that reads text.
  const pdf = readPdf(await renderPaper(paperOf(payloads.map((text) => ({ kind: "heading", level: 1, text }))), "pdf"));
  const titles = new Set(
    [...pdf.matchAll(/\/Title\s*(?:\(((?:\\.|\((?:\\.|[^\\()])*\)|[^\\()])*)\)|<([0-9a-f]*)>)/gi)].map((match) =>
      (match[2] ? Buffer.from(match[2].slice(4), "hex").swap16().toString("utf16le") : (match[1] ?? "").replace(/\\(.)/g, "$1")).replaceAll("\u200b", ""),
    ),
  );
  for (const payload of payloads) assert.ok(titles.has(payload), `outline: ${payload}`);
  if (code !== 0) return;
  const flat = stdout.replace(/[\s\u200b]+/g, "");
  for (const payload of payloads) assert.ok(flat.split(payload.replace(/\s+/g, "")).length > 6, `text: ${payload}`);
});

async function pdftotext(bytes: Uint8Array): Promise<{ stdout: string; code: number }> {
  const { spawnSync } = await import("node:child_process");
  const run = spawnSync("pdftotext", ["-raw", "-", "-"], { input: bytes });
  return { stdout: run.stdout?.toString() ?? "", code: run.error ? 1 : (run.status ?? 1) };
}

test("signs no font has, control characters and broken surrogates harm no format", async () => {
  const odd = "a\u0000b\u0008c\u001bd\ud800e\udc00f\ufffeg\u202eh\u2066i\u2028j 😀 👩‍👩‍👧 漢字 שלום عربى ก็ \u{e0001} \ue000 \ufeff ☐ ✓ → \u00ad \u200b \u0301 ﷽ 𝕏";
  for (const format of paperFormats) {
    const bytes = await renderPaper(paperOf([...everywhere(odd), ...everywhere("\u0000")], { title: odd, author: odd, state: odd, marking: odd, subtitle: odd }), format);
    assert.ok(bytes.length > 1000);
    if (format === "pdf") continue;
    // oxlint-disable-next-line no-control-regex
    for (const [name, content] of Object.entries(unzipSync(bytes))) assert.doesNotMatch(strFromU8(content), /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/, name);
  }
});

test("nothing is fetched: the template imports no package and reads no file", () => {
  assert.doesNotMatch(paperTemplate, /@preview|#import|#include|read\(|image\((?!bytes\()/);
});

test("a word without end stays on the page", async () => {
  const bytes = await renderPaper(
    paperOf([
      { kind: "text", text: "x".repeat(3000) },
      {
        kind: "table",
        caption: "Lang",
        columns: [{ title: "A" }, { title: "B" }, { title: "C" }, { title: "D" }],
        rows: [["y".repeat(300), "Z", "Z", "Z"]],
      },
    ]),
    "pdf",
  );
  const { stdout, code } = await pdftotext(bytes);
  if (code !== 0) return;
  assert.ok(
    stdout
      .replaceAll("\u200b", "")
      .split("\n")
      .every((line) => line.length < 140),
    "no line is longer than the page is wide",
  );
});

test("a word file has real headings, repeated table heads, captions, page numbers, language and title", async () => {
  const files = await parts(samplePaper(30), "docx");
  const document = textOf(files, "word/document.xml");
  for (const level of [1, 2, 3]) assert.match(document, new RegExp(`<w:pStyle w:val="Heading${level}"/>`));
  assert.match(document, /<w:tblHeader\/>/);
  assert.match(document, /<w:pStyle w:val="Caption"\/>/);
  assert.match(document, /<w:numPr>/);
  assert.match(document, /TOC \\/);
  assert.doesNotMatch(document, /w:dirty="(true|1)"/, "Word need not ask whether to update");
  assert.match(textOf(files, "word/styles.xml"), /<w:lang w:val="de-DE"/);
  assert.match(textOf(files, "docProps/core.xml"), /<dc:title>Bericht zur Informationssicherheit 2026<\/dc:title>/);
  const footers = Object.keys(files)
    .filter((name) => /word\/footer\d/.test(name))
    .map((name) => textOf(files, name))
    .join("");
  assert.match(footers, /NUMPAGES/);
});

test("an OpenDocument text begins with its media type and has outline levels, table heads, captions, page numbers and language", async () => {
  const bytes = await renderPaper(samplePaper(30), "odt");
  assert.equal(Buffer.from(bytes.subarray(30, 77)).toString("latin1"), "mimetypeapplication/vnd.oasis.opendocument.text");
  const files = unzipSync(bytes);
  const content = textOf(files, "content.xml");
  for (const level of [1, 2, 3]) assert.match(content, new RegExp(`text:outline-level="${level}"`));
  assert.match(content, /<table:table-header-rows>/);
  assert.match(content, /text:style-name="Caption">Tabelle 2: Maßnahmen im Verbund/);
  assert.match(content, /<text:list text:style-name="Numbers">/);
  const styles = textOf(files, "styles.xml");
  assert.match(styles, /fo:language="de" fo:country="DE"/);
  assert.match(styles, /<text:page-number[^>]*>[\s\S]*<text:page-count>/);
  assert.match(textOf(files, "meta.xml"), /2026-11-23T10:15:00/);
});

test("headings never skip a level, and English papers speak English", async () => {
  const plain = makePlain(
    paperOf(
      [
        { kind: "heading", level: 3, text: "a" },
        { kind: "heading", level: 3, text: "b" },
        { kind: "heading", level: 1, text: "c" },
      ],
      { language: "en" },
    ),
  );
  assert.deepEqual(
    plain.blocks.map((block) => (block.kind === "heading" ? block.level : 0)),
    [1, 2, 1],
  );
  assert.match(readPdf(await renderPaper(paperOf([], { language: "en" }), "pdf")), /\/Lang\s*\(en-GB\)/);
});

test("orders are worked off in turn, and the press opens again after it was closed", async () => {
  const order: [PaperFormat, Promise<Uint8Array>][] = (["pdf", "odt", "docx", "pdf"] as const).map((format) => [format, renderPaper(samplePaper(3), format)]);
  for (const [format, file] of order) assert.equal(Buffer.from((await file).subarray(0, 2)).toString(), format === "pdf" ? "%P" : "PK");
  const lost = renderPaper(samplePaper(200), "pdf");
  await Promise.all([assert.rejects(lost, /closed/), closeDocuments()]);
  assert.ok((await renderPaper(samplePaper(3), "odt")).length > 1000);
});

test("a coat of arms stands on the paper in every format, with words for who does not see it", async () => {
  const paper = paperOf([{ kind: "text", text: "Satz." }], { emblem: { png: smallPicture(), width: 24, height: 30, alt: "Wappen: Stadt Raunheim" } });
  for (const cover of [true, false]) {
    const pdf = readPdf(await renderPaper({ ...paper, cover }, "pdf"));
    assert.match(pdf, /\/Subtype\s*\/Image/);
    assert.match(pdf, /\/Alt\s*[(<]/);
    const docx = await parts({ ...paper, cover }, "docx");
    assert.ok(Object.keys(docx).some((name) => /^word\/media\/.*\.png$/.test(name)));
    assert.match(textOf(docx, "word/document.xml"), /descr="Wappen: Stadt Raunheim"/);
    const odt = await parts({ ...paper, cover }, "odt");
    assert.deepEqual(odt["Pictures/emblem.png"], smallPicture());
    assert.match(textOf(odt, "content.xml"), /<svg:desc>Wappen: Stadt Raunheim<\/svg:desc>/);
    assert.match(textOf(odt, "META-INF/manifest.xml"), /Pictures\/emblem\.png/);
  }
  for (const format of paperFormats) assert.deepEqual(await renderPaper(paper, format), await renderPaper(paper, format), format);
});

test("slips to be cut apart: every code in every format, ten on a page of the PDF", async () => {
  const slips = Array.from({ length: 20 }, (_, index) => ({ title: "Kurs", code: `CODE-${String(index).padStart(3, "0")}`, lines: ["Eine Zeile", "Noch eine"] }));
  const paper = paperOf([{ kind: "break" }, { kind: "slips", slips }]);
  const word = textOf(await parts(paper, "docx"), "word/document.xml");
  const open = textOf(await parts(paper, "odt"), "content.xml");
  for (const { code } of slips) assert.ok(word.includes(code) && open.includes(code), code);
  const pages = readPdf(await renderPaper(paper, "pdf")).match(/\/Type\s*\/Page\b/g) ?? [];
  assert.equal(pages.length, 3, "the head, and two pages of ten");
});

test("a signature stands on the page of what is signed", async () => {
  const line = { kind: "text" as const, text: "Ein Satz." };
  const facts = { kind: "facts" as const, facts: Array.from({ length: 6 }, (_, index) => ({ term: `Angabe ${index}`, value: "x" })) };
  const note = { kind: "note" as const, tone: "ok" as const, title: "Hinweis", text: "Ein Satz." };
  for (const signed of [facts, note]) {
    const render = (lines: number, more: readonly Block[]) =>
      renderPaper(paperOf([...Array.from({ length: lines }, () => line), { kind: "heading", level: 1, text: "Angaben" }, signed, ...more]), "pdf");
    let most = 45;
    while (pagesOf(await render(most, [])) > 1) most -= 1;
    assert.ok(most > 10 && pagesOf(await render(most + 1, [])) === 2, "the page is full");
    const pdf = readPdf(await render(most, [{ kind: "signature", lines: ["Unterschrift"] }]));
    const pages = /\/Kids \[(\d+) 0 R (\d+) 0 R\]/.exec(pdf)?.slice(1) ?? [];
    const heading = /\[(\d+) 0 R \/XYZ/.exec(pdf)?.[1];
    assert.equal(pages.length, 2);
    assert.equal(heading, pages[1], signed.kind);
  }
});

test("a poster is one page of its size, with the same words in other formats", async () => {
  const points = [[{ strong: "Eins." }, " Zwei."], "Drei."];
  const poster = (size: "a4" | "a3") => paperOf([{ kind: "list", items: points }], { title: "Kurz und gut.", subtitle: "Thema", poster: { size, points, below: "Und Schluss." } });
  const pdf = readPdf(await renderPaper(poster("a3"), "pdf"));
  assert.equal((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length, 1);
  assert.match(pdf, /\/MediaBox\s*\[\s*0\s+0\s+841\.8\d*\s+1190\.5\d*/);
  assert.match(pdf, /pdfuaid:part>\s*1\s*</);
  assert.match(readPdf(await renderPaper(poster("a4"), "pdf")), /\/MediaBox\s*\[\s*0\s+0\s+595\.2\d*\s+841\.8\d*/);
  assert.ok(textOf(await parts(poster("a4"), "odt"), "content.xml").includes("Drei."));
});
