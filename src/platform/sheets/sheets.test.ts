import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { sheetFormats, type Cell, type ReadWorkbook, type SheetFormat, type Workbook } from "#kernel/sheets";
import { readWorkbook, writeWorkbook } from "./sheets.ts";

const hostile = [
  "=1+1",
  "+49 6108",
  "-",
  "@SUM(A1)",
  "\tTab",
  "'=x",
  "''",
  "'",
  "_x0041_",
  "_x005F_",
  "1,5",
  "007",
  "1.10",
  "WAHR",
  "FALSE",
  " a  b ",
  "",
  'sagt "ja"; nein',
  "a;b,c",
  "<b>&amp;</b>",
  "]]>",
  "<!DOCTYPE x>",
  "Zeile 1\nZeile 2",
  "„ÄÖÜß“ €",
  "😀 漢字 שלום",
  "sep=,",
  "=cmd|'/c calc'!A0",
  '=HYPERLINK("http://x")',
  "1e+21",
  "#REF!",
  "－1",
];

const workbookOf = (rows: Cell[][], titles = ["Eins", "Zwei", "Drei"]): Workbook => ({
  name: "Prüfung",
  sheets: [{ name: "Blatt", columns: titles.map((title) => ({ title })), rows }],
});

// What a reader returns for what was written: rows and sheets end with their last value.
const trimmed = (rows: readonly (readonly Cell[])[]) => {
  const short = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
  return short.slice(0, short.findLastIndex((row) => row.length > 0) + 1);
};

async function readBack(workbook: Workbook, format: SheetFormat): Promise<ReadWorkbook> {
  const result = await readWorkbook(await writeWorkbook(workbook, format), `Blatt.${format}`);
  if (!result.ok) assert.fail(`${format}: ${result.fault}`);
  return result.workbook;
}

// OpenDocument and XML know one line end; a carriage return comes back as one.
const expectedOf = (cell: Cell, format: SheetFormat): Cell => {
  if (typeof cell === "number") return Object.is(cell, -0) ? 0 : cell;
  return typeof cell === "string" && format === "ods" ? cell.replace(/\r\n?/g, "\n") : cell;
};

const cells = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !/[\p{Cc}\ufffe\uffff]/u.test(text)),
  fc.tuple(fc.constantFrom("=", "'", "@", "+", "\t", "\n", '"', ";", "_x0"), fc.string({ maxLength: 6 })).map((parts) => parts.join("")),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

for (const format of sheetFormats) {
  test(`what is written as ${format} is read back unchanged, whatever it holds`, async () => {
    // One reading costs a thread; so many rows go into each workbook.
    const books = fc.sample(fc.array(fc.array(cells, { minLength: 3, maxLength: 3 }), { minLength: 50, maxLength: 400 }), {
      numRuns: 6,
      seed: 20_261_123,
    });
    for (const rows of [hostile.map((text) => [text, null, text]), ...books]) {
      const workbook = workbookOf(rows);
      const read = await readBack(workbook, format);
      const expected = trimmed([["Eins", "Zwei", "Drei"], ...rows.map((row) => row.map((cell) => expectedOf(cell, format)))]);
      assert.deepEqual(read.sheets[0]?.rows, expected);
    }
  });

  test(`the same workbook is the same ${format}`, async () => {
    const workbook = workbookOf([["a", 1, true]]);
    assert.deepEqual(await writeWorkbook(workbook, format), await writeWorkbook(workbook, format));
  });
}

test("text is never written as a formula", async () => {
  const rows = hostile.map((text) => [text]);
  const xlsx = unzipSync(await writeWorkbook(workbookOf(rows, ["A"]), "xlsx"));
  const ods = unzipSync(await writeWorkbook(workbookOf(rows, ["A"]), "ods"));
  const sheet = strFromU8(xlsx["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  assert.match(sheet, /=1\+1/);
  assert.doesNotMatch(sheet, /<f[ >]/);
  assert.doesNotMatch(strFromU8(ods["content.xml"] ?? new Uint8Array()), /table:formula/);
});

test("CSV defuses what a program could take for a formula, and leaves numbers alone", async () => {
  const text = new TextDecoder().decode(
    await writeWorkbook(
      workbookOf([
        ["=1+1", -5, "@x"],
        ["-1", 1.5, null],
      ]),
      "csv",
    ),
  );
  assert.equal(text, "Eins;Zwei;Drei\r\n'=1+1;-5;'@x\r\n'-1;1,5;\r\n");
});

test("CSV begins with a byte order mark and leaves hidden columns out", async () => {
  const bytes = await writeWorkbook({ name: "x", sheets: [{ name: "s", columns: [{ title: "id", hidden: true }, { title: "Name" }], rows: [["geheim", "Ahlbach"]] }] }, "csv");
  assert.deepEqual(Buffer.from(bytes.slice(0, 3)), Buffer.from([0xef, 0xbb, 0xbf]));
  assert.equal(new TextDecoder().decode(bytes), "Name\r\nAhlbach\r\n");
});

test("CSV is read in the encodings and with the delimiters offices use", async () => {
  const rows = [
    ["Straße", "Zahl"],
    ["Öhringsau", 5],
  ];
  const texts: [string, Uint8Array][] = [
    ["UTF-8", Buffer.from("Straße;Zahl\nÖhringsau;5\n")],
    ["windows-1252", Buffer.from("Straße;Zahl\r\nÖhringsau;5", "latin1")],
    ["UTF-16", Buffer.from("\ufeffStraße\tZahl\r\nÖhringsau\t5\r\n", "utf16le")],
    ["comma", Buffer.from('"Straße","Zahl"\n"Öhringsau",5\n')],
    ["told delimiter", Buffer.from("sep=,\r\nStraße,Zahl\r\nÖhringsau,5\r\n")],
  ];
  for (const [what, bytes] of texts) {
    const result = await readWorkbook(bytes, "Liste.csv");
    assert.deepEqual(result.ok && result.workbook.sheets[0]?.rows, rows, what);
  }
});

test("head, widths, hidden columns and choices are kept in XLSX and ODS", async () => {
  const workbook: Workbook = {
    name: "x",
    sheets: [
      {
        name: "s",
        columns: [
          { title: "id", hidden: true },
          { title: "Stand", width: 30, choices: ["ja", "nein"] },
          { title: "Lage", choices: ["Ja, teilweise", "nein"] },
        ],
        rows: [[1, "ja", "nein"]],
      },
    ],
  };
  const xlsx = unzipSync(await writeWorkbook(workbook, "xlsx"));
  const sheet = strFromU8(xlsx["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  assert.match(sheet, /state="frozen"/);
  assert.match(sheet, /hidden="(true|1)"/);
  assert.match(sheet, /width="30"/);
  assert.match(sheet, /<formula1>"ja,nein"<\/formula1>/);
  assert.match(sheet, /<formula1>Auswahllisten!\$A\$1:\$A\$2<\/formula1>/);
  assert.match(strFromU8(xlsx["xl/workbook.xml"] ?? new Uint8Array()), /veryHidden/);
  const content = strFromU8(unzipSync(await writeWorkbook(workbook, "ods"))["content.xml"] ?? new Uint8Array());
  assert.match(content, /table:visibility="collapse"/);
  assert.match(content, /cell-content-is-in-list\(&quot;Ja, teilweise&quot;;&quot;nein&quot;\)/);
  assert.equal((await readBack(workbook, "xlsx")).sheets.length, 1);
});

test("a sheet prints with its head on every page, lying where it is wide, over several pages where it would be too small to read", async () => {
  const wide = (columns: number) => Array.from({ length: columns }, (_, index) => ({ title: `Spalte ${index}`, width: 20, wrap: true }));
  const text = "Ein langer Satz, der nicht in eine Zeile passt.";
  const workbook: Workbook = {
    name: "Müller & Söhne",
    sheets: [
      { name: "a", columns: wide(2), rows: [["kurz", text]] },
      { name: "b", columns: wide(6), rows: [] },
      { name: "c", columns: wide(20), rows: [] },
    ],
  };
  const xlsx = unzipSync(await writeWorkbook(workbook, "xlsx"));
  const part = (name: string) => strFromU8(xlsx[name] ?? new Uint8Array());
  const [a, b, c] = [1, 2, 3].map((number) => part(`xl/worksheets/sheet${number}.xml`));
  assert.match(a ?? "", /orientation="portrait" fitToWidth="1" fitToHeight="0"/);
  assert.match(a ?? "", /Müller &amp;&amp; Söhne/);
  assert.match(a ?? "", /<row r="2"[^>]*ht="45"/);
  assert.match(b ?? "", /orientation="landscape" fitToWidth="1"/);
  assert.match(c ?? "", /orientation="landscape" fitToWidth="3"/);
  assert.match(part("xl/workbook.xml"), /Print_Titles[^<]*>[^<]*\$1:\$1/);
  const ods = unzipSync(await writeWorkbook(workbook, "ods"));
  const [content, styles] = ["content.xml", "styles.xml"].map((name) => strFromU8(ods[name] ?? new Uint8Array()));
  for (const page of ["upright", "lying-1", "lying-3"]) {
    assert.ok(content?.includes(`style:master-page-name="${page}"`), page);
    assert.ok(styles?.includes(`style:page-layout-name="${page}"`), page);
  }
  assert.match(styles ?? "", /style:scale-to-X="3"/);
  assert.equal(content?.match(/<table:table-header-columns>/g)?.length, 1);
});

test("names no program accepts become ones that every program accepts", async () => {
  const sheet = (name: string) => ({ name, columns: [{ title: "A" }], rows: [] });
  const read = await readBack({ name: "x", sheets: [sheet("a/b:c*?[d]"), sheet(""), sheet("Lage"), sheet("LAGE"), sheet("x".repeat(60))] }, "xlsx");
  assert.deepEqual(
    read.sheets.map(({ name }) => name),
    ["a b c d", "Tabelle 2", "Lage", "LAGE (2)", "x".repeat(31)],
  );
});

test("a list for each row, broken lines and hidden sheets are kept in XLSX and ODS", async () => {
  const workbook: Workbook = {
    name: "x",
    sheets: [
      {
        name: "s",
        columns: [
          { title: "Frage", wrap: true },
          { title: "Antwort", choicesByRow: [["ja", "nein"], null, ["ja", "nein"], ["Ja, ganz", "nein"]] },
        ],
        rows: [
          ["a", null],
          ["b", null],
          ["c", "ja"],
          ["d", null],
        ],
      },
      { name: "Ringwall", hidden: true, columns: [{ title: "id" }], rows: [["geheim"]] },
    ],
  };
  const xlsx = unzipSync(await writeWorkbook(workbook, "xlsx"));
  const sheet = strFromU8(xlsx["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
  assert.match(sheet, /sqref="B2 B4"/);
  assert.match(sheet, /sqref="B5"/);
  assert.match(strFromU8(xlsx["xl/workbook.xml"] ?? new Uint8Array()), /name="Ringwall"[^>]*state="hidden"|state="hidden"[^>]*name="Ringwall"/);
  const content = strFromU8(unzipSync(await writeWorkbook(workbook, "ods"))["content.xml"] ?? new Uint8Array());
  assert.equal(content.match(/<table:content-validation /g)?.length, 3);
  assert.match(content, /table:display="false"/);
  for (const format of ["xlsx", "ods"] as const) {
    const read = await readBack(workbook, format);
    assert.deepEqual(
      read.sheets.map(({ name, rows }) => [name, rows.length]),
      [
        ["s", 5],
        ["Ringwall", 2],
      ],
    );
  }
});
