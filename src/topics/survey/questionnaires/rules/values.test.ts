import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { question, type Question, type QuestionKind, type ValueComplaint } from "../model.ts";
import { longestText, readNumber, readValue } from "./values.ts";

const options = [
  { key: "ja", label: "Ja", points: 1 },
  { key: "teils", label: "Teils", points: 0.5 },
  { key: "nein", label: "Nein", points: 0 },
];
const asking = (kind: QuestionKind, more: Partial<Question> = {}): Question => question.parse({ key: "q", kind, text: "Frage?", ...more });
const columns = [
  { key: "name", label: "Name", kind: "text" },
  { key: "anzahl", label: "Anzahl", kind: "number" },
  { key: "vertrag", label: "Vertrag", kind: "choice", options },
] as const;
const table = asking("table", {
  columns: columns.map((c) => ({ ...c, options: "options" in c ? [...c.options] : undefined })),
  maxRows: 2,
});
const fixed = asking("table", { columns: [{ key: "stand", label: "Stand", kind: "choice", options }], rows: ["Passwörter", "Akten"] });
const file = { fileId: "0190b0a0-0000-7000-8000-000000000000", name: "Leitlinie.pdf" };

const scale = asking("scale", { scale: { min: 1, max: 5, minLabel: "nie", maxLabel: "immer" } });

describe("A value that fits is read as what is meant", () => {
  const cases: [string, Question, unknown, unknown][] = [
    ["an option key", asking("single", { options }), "ja", "ja"],
    ["several keys in the order of the options", asking("multiple", { options }), ["nein", "ja"], ["ja", "nein"]],
    ["one ticked box is a list of one", asking("multiple", { options }), "teils", ["teils"]],
    ["a step of the scale, also from text", scale, "5", 5],
    ["a number with German grouping and comma", asking("number", { decimals: 2 }), "1.234,5", 1234.5],
    ["a number with three digits behind a point is grouped", asking("number"), "1.234", 1234],
    ["a plain JSON number", asking("number"), 7, 7],
    ["an amount with its sign", asking("money"), "2.671,00 €", 2671],
    ["an amount in cents", asking("money"), "0,1", 0.1],
    ["the lower bound itself", asking("number", { min: 3 }), "3", 3],
    ["a negative number", asking("number"), "−3", -3],
    ["a calendar day", asking("date"), "2024-02-29", "2024-02-29"],
    ["a day as Germans write it", asking("date"), "3.2.2024", "2024-02-03"],
    ["a text, trimmed", asking("text"), " Ja\r\nund nein ", "Ja\nund nein"],
    ["the longest text", asking("text"), "x".repeat(longestText), "x".repeat(longestText)],
    ["rows of a table without the empty ones", table, [{ cells: { name: "ekom", anzahl: "1,5" } }, { cells: { name: " " } }], [{ cells: { name: "ekom", anzahl: 1.5 } }]],
    [
      "rows of a form with gaps in the numbering",
      table,
      { "0": { cells: { name: "a" } }, "4": { cells: { vertrag: "ja" } } },
      [{ cells: { name: "a" } }, { cells: { vertrag: "ja" } }],
    ],
    [
      "fixed rows by their name",
      fixed,
      [
        { row: "Akten", cells: { stand: "ja" } },
        { row: "Passwörter", cells: { stand: "" } },
      ],
      [{ row: "Akten", cells: { stand: "ja" } }],
    ],
    ["a file", asking("file"), { ...file, secret: 1 }, file],
  ];
  for (const [title, asked, raw, value] of cases)
    test(title, () => {
      assert.deepEqual(readValue(asked, raw), { ok: true, value });
      assert.deepEqual(readValue(asked, value), { ok: true, value }, "what was read reads the same again");
    });
});

describe("A value that does not fit is named", () => {
  const cases: [ValueComplaint, Question, unknown, string?, number?][] = [
    ["empty", asking("single", { options }), " "],
    ["empty", asking("text"), null],
    ["empty", asking("multiple", { options }), []],
    ["empty", table, [{ cells: { name: "" } }]],
    ["not-an-option", asking("single", { options }), "vielleicht"],
    ["not-an-option", asking("single", { options }), ["ja"]],
    ["not-an-option", asking("multiple", { options }), ["ja", "x"]],
    ["option-twice", asking("multiple", { options }), ["ja", "ja"]],
    ["not-a-list", asking("multiple", { options }), 4],
    ["not-a-number", asking("number"), "viele"],
    ["not-a-number", asking("number"), "1.2.3"],
    ["not-a-number", asking("number"), Number.POSITIVE_INFINITY],
    ["not-whole", asking("number"), "1,5"],
    ["too-many-decimals", asking("money"), "1,234", "", 2],
    ["too-low", asking("number", { min: 3 }), "2", "", 3],
    ["too-high", asking("money", { max: 100 }), "100,01", "", 100],
    ["off-scale", scale, 6],
    ["not-whole", scale, "1,5"],
    ["not-a-date", asking("date"), "2023-02-29"],
    ["not-a-date", asking("date"), "gestern"],
    ["not-a-date", asking("date"), "0024-01-01"],
    ["not-a-text", asking("text"), { a: 1 }],
    ["too-long", asking("text"), "x".repeat(longestText + 1), "", longestText],
    ["not-a-table", table, "x"],
    ["too-many-rows", table, ["a", "b", "c"].map((name) => ({ cells: { name } })), "", 2],
    ["not-a-number", table, [{ cells: { anzahl: "viele" } }], "0.cells.anzahl"],
    ["not-an-option", table, [{ cells: { vertrag: "x" } }], "0.cells.vertrag"],
    ["column-not-of-table", table, [{ cells: { fremd: "x" } }], "0.cells.fremd"],
    ["row-not-of-table", fixed, [{ row: "Fremd", cells: { stand: "ja" } }], "0.row"],
    ["row-twice", fixed, [1, 2].map(() => ({ row: "Akten", cells: { stand: "ja" } }))],
    ["not-a-file", asking("file"), { fileId: "../etc/passwd", name: "x" }],
  ];
  for (const [complaint, asked, raw, path = "", bound] of cases)
    test(`${asked.kind}: ${complaint} ${JSON.stringify(raw)?.slice(0, 40)}`, () =>
      assert.deepEqual(readValue(asked, raw), { ok: false, faults: [{ path, complaint, ...(bound === undefined ? {} : { bound }) }] }));
});

describe("A number is read as Germans and machines write it", () => {
  const cases: [string, number | null][] = [
    ["1.234.567,89", 1234567.89],
    ["1,234.50", 1234.5],
    ["2.50", 2.5],
    ["12 000", 12000],
    ["", null],
    ["1e3", null],
    ["0x10", null],
    ["--1", null],
  ];
  for (const [text, number] of cases) test(`„${text}“ is ${number}`, () => assert.equal(readNumber(text), number));
});
