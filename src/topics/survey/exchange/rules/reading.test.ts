import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Cell, ReadWorkbook, Sheet, SheetFormat } from "#kernel/sheets";
import { readWorkbook, writeWorkbook } from "#platform/sheets/sheets";
import { shippedQuestionnaire, type AnswerValue, type Definition, type Question } from "#topics/survey/questionnaires/model";
import { questionsOf } from "#topics/survey/questionnaires/rules/answered";
import { readValue } from "#topics/survey/questionnaires/rules/values";
import { root } from "#tests/engine";
import { smallDefinition } from "#tests/survey";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { keyOf, labelsOf, plainCell } from "./cells.ts";
import { sheetsOf, type Answers } from "./layout.ts";
import { readEntries } from "./reading.ts";
import { judgeSeal, readSeal, sealRows } from "./sealing.ts";

const spoken = { heads: [de.layout.heads, en.layout.heads], rowHeads: [de.layout.rowHead, en.layout.rowHead] };
const asRead = (sheets: readonly Sheet[]): ReadWorkbook => ({
  sheets: sheets.map(({ name, columns, rows }) => ({ name, rows: [columns.map(({ title }) => title), ...rows] })),
});
const entriesOf = (definition: Definition, workbook: ReadWorkbook) => readEntries(definition, workbook, spoken);
const contents = (definition: Definition, workbook: ReadWorkbook) => new Map([...entriesOf(definition, workbook).entries].map(([key, { entry }]) => [key, JSON.stringify(entry)]));

const text = fc.string({ unit: "grapheme", maxLength: 60 });

/** Any value a question may have. */
function valueOf(question: Question): fc.Arbitrary<AnswerValue | null> {
  const options = (question.options ?? []).map(({ key }) => key);
  const cells = Object.fromEntries(
    (question.columns ?? []).map((column) => [
      column.key,
      column.kind === "number" ? fc.integer({ min: 0, max: 99 }) : column.kind === "choice" ? fc.constantFrom(...(column.options ?? []).map(({ key }) => key)) : text,
    ]),
  );
  const kinds: Partial<Record<Question["kind"], () => fc.Arbitrary<unknown>>> = {
    single: () => fc.constantFrom(...options),
    multiple: () => fc.subarray(options, { minLength: 1 }),
    scale: () => fc.integer({ min: question.scale?.min ?? 0, max: question.scale?.max ?? 1 }),
    number: () => fc.integer({ min: question.min ?? 0, max: question.max ?? 100 }),
    money: () => fc.integer({ min: 0, max: 999_999 }).map((cents) => cents / 100),
    date: () => fc.date({ min: new Date("2000-01-01"), max: new Date("2030-12-31"), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
    text: () => text,
    table: () =>
      question.rows
        ? fc.subarray([...question.rows], { minLength: 1 }).chain((rows) => fc.tuple(...rows.map((row) => fc.record({ row: fc.constant(row), cells: fc.record(cells) }))))
        : fc.array(fc.record({ cells: fc.record(cells) }), { minLength: 1, maxLength: question.maxRows ?? 20 }),
  };
  return (kinds[question.kind]?.() ?? fc.constant(null)).map((raw) => {
    const reading = readValue(question, raw);
    return reading.ok ? reading.value : null;
  });
}

const answersTo = (definition: Definition): fc.Arbitrary<Answers> =>
  fc
    .tuple(
      ...questionsOf(definition).map(({ question }) =>
        fc.tuple(
          fc.constantFrom("answered" as const, "unknown" as const, "open" as const),
          valueOf(question),
          fc.oneof(
            fc.constant(""),
            text.map((remark) => remark.trim()),
          ),
        ),
      ),
    )
    .map(
      (list) =>
        new Map(
          list.map(([state, value, remark], index) => [
            questionsOf(definition)[index]?.question.key ?? "",
            { state: value === null && state === "answered" ? "open" : state, value: state === "answered" ? value : null, remark },
          ]),
        ),
    );

describe("out and in again", () => {
  test("what was answered is read as the same answer, whatever it is", () => {
    fc.assert(
      fc.property(answersTo(smallDefinition), (answers) => {
        const { entries, mistakes, strangeIds } = entriesOf(smallDefinition, asRead(sheetsOf({ definition: smallDefinition, answers, words: de.layout })));
        assert.deepEqual([mistakes, strangeIds], [[], []]);
        for (const { question } of questionsOf(smallDefinition)) {
          const [answer, read] = [answers.get(question.key), entries.get(question.key)?.entry];
          assert.equal(read?.unknown, answer?.state === "unknown", question.key);
          const reading = readValue(question, read.value);
          const before =
            answer?.value === undefined || answer.value === null ? null : readValue(question, typeof answer.value === "string" ? plainCell(answer.value) : answer.value);
          const plain = (value: unknown) => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? plainCell(inner) : inner));
          if (before?.ok) assert.equal(plain(reading.ok ? reading.value : null), plain(before.value), question.key);
          else assert.equal(reading.ok, false, question.key);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("one edited cell changes exactly the question it belongs to", () => {
    const edit = fc.record({
      place: fc.nat(),
      cell: fc.oneof(fc.constantFrom<Cell>("x", "Ja", "Nein", 3, "23.11.2026", ""), text, fc.integer()),
    });
    fc.assert(
      fc.property(answersTo(smallDefinition), edit, (answers, { place, cell }) => {
        const made = asRead(sheetsOf({ definition: smallDefinition, answers, words: de.layout }));
        const places = made.sheets.flatMap(({ rows }, sheet) =>
          rows.slice(1).flatMap((row, index) =>
            (String(row.at(-1)).includes("@") ? [0, 1] : String(row.at(-1)).includes("#") ? [3] : [3, 5, 6]).map((column) => ({
              sheet,
              row: index + 1,
              column,
              id: String(row.at(-1)),
            })),
          ),
        );
        const at = places[place % places.length]!;
        const edited = {
          sheets: made.sheets.map(({ name, rows }, sheet) => ({
            name,
            rows: rows.map((row, index) => (sheet === at.sheet && index === at.row ? row.map((old, column) => (column === at.column ? cell : old)) : row)),
          })),
        };
        const [before, after] = [contents(smallDefinition, made), contents(smallDefinition, edited)];
        const changed = [...after].flatMap(([key, content]) => (before.get(key) === content ? [] : [key]));
        assert.ok(
          changed.every((key) => key === at.id.split(/[#@]/)[0]),
          JSON.stringify([at, changed]),
        );
        assert.equal(after.size, before.size);
      }),
      { numRuns: 300 },
    );
  });

  for (const format of ["xlsx", "ods"] as const satisfies readonly SheetFormat[]) {
    for (const name of ["strukturen-standards-ressourcen", "dienstleister", "vier-zeithorizonte"]) {
      test(`${name} goes through a real ${format} untouched`, async () => {
        const {
          key: _key,
          version: _version,
          language: _language,
          ...definition
        } = shippedQuestionnaire.parse(JSON.parse(readFileSync(path.join(root, `catalogues/questionnaires/${name}.json`), "utf8")));
        const [answers] = fc.sample(answersTo(definition), { numRuns: 1, seed: 20_261_123 });
        const sheets = sheetsOf({ definition, answers: answers ?? new Map(), words: en.layout });
        const read = await readWorkbook(await writeWorkbook({ name, sheets }, format), `x.${format}`);
        assert.ok(read.ok);
        assert.deepEqual(entriesOf(definition, read.workbook).mistakes, []);
        assert.deepEqual(contents(definition, read.workbook), contents(definition, asRead(sheets)));
      });
    }
  }
});

describe("cells", () => {
  const cases = [
    ["line ends of every kind are one", "a\r\nb\rc", "a\nb\nc"],
    ["control characters go", "a\u0000\u0007b", "ab"],
    ["blanks at the ends go", "  a b ", "a b"],
    ["nothing but blanks is nothing", " \n ", null],
    ["minus zero is zero", -0, 0],
    ["yes and no of a spreadsheet are words", true, "ja"],
  ] as const;
  for (const [title, cell, expected] of cases) test(title, () => assert.equal(plainCell(cell), expected));

  test("two choices of the same words are told apart by their keys", () => {
    const options = [
      { key: "a", label: "Ja" },
      { key: "b", label: "ja " },
      { key: "c", label: "Nein" },
    ];
    assert.deepEqual(
      labelsOf(options).map(({ label }) => label),
      ["Ja (a)", "ja  (b)", "Nein"],
    );
    assert.deepEqual(
      ["ja (a)", "JA (B)", "nein", "c", "vielleicht"].map((cell) => keyOf(options, cell)),
      ["a", "b", "c", "c", "vielleicht"],
    );
  });
});

describe("the seal", () => {
  const seal = { format: 1, campaignId: "c", memberId: "v.m", questionnaire: "q 1", bases: { isb: { version: 2, digest: "abc" } } };
  const read = readSeal(asRead([sealRows(seal, { signature: "s", note: "n" })]));
  const judged = (expected: { campaignId?: string; memberId?: string; signed?: boolean; format?: number }) => {
    const result = judgeSeal(read && { ...read, seal: { ...read.seal, format: expected.format ?? 1 } }, {
      campaignId: expected.campaignId ?? "c",
      memberId: expected.memberId ?? "v.m",
      isSigned: () => expected.signed ?? true,
    });
    return result.ok ? "ours" : result.failure;
  };
  test("is read as it was written", () => assert.deepEqual(read, { seal, signature: "s" }));
  const cases = [
    ["ours", {}, "ours"],
    ["of another campaign", { campaignId: "d" }, "workbook-of-other"],
    ["of another member", { memberId: "v.n" }, "workbook-of-other"],
    ["a wrong signature is told before for whom it is", { signed: false, memberId: "v.n" }, "workbook-tampered"],
    ["an unknown format cannot be trusted", { format: 2 }, "workbook-tampered"],
  ] as const;
  for (const [title, expected, outcome] of cases) test(title, () => assert.equal(judged(expected), outcome));
  test("none at all is foreign", () =>
    assert.deepEqual(judgeSeal(readSeal({ sheets: [] }), { campaignId: "c", memberId: "v.m", isSigned: () => true }), {
      ok: false,
      failure: "workbook-foreign",
    }));
});
