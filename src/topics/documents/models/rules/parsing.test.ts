import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { readYaml } from "#platform/yaml";
import { blocksOf, gapsIn, mapTexts, readAloud } from "./markup.ts";
import { readModelText } from "./parsing.ts";

const head = `---
key: leitlinie
title: Leitlinie für {{gemeinde}}
kind: guideline
version: "2026.1"
summary: Ein Satz.
audience: Alle.
release: management
resolution: true
reviewMonths: 24
placeholders:
  - key: gemeinde
    type: text
    label: Name der Gemeinde
    question: Wie heißt Ihre Gemeinde?
    source: member.officialName
  - key: stufe
    type: choice
    label: Stufe
    question: Welche?
    options: [eins, zwei]
---
`;
const body = `
## Zweck {#zweck}

:::pflicht {#zweck-wozu}
Die **{{gemeinde}}** schützt
ihre Daten.

- erstens
- zweitens
  geht weiter

1. Schritt

| Rolle | Aufgabe |
|---|---|
| Leitung | gibt frei |
:::

:::wahl {#zweck-stufe an titel="Mit Stufe"}
Stufe {{stufe}}.
:::

:::hinweis {#zweck-hinweis}
Nur für Sie.
:::
`;
const read = (text: string) => readModelText(text, readYaml);
const faults = (text: string) => read(text).problems.map(({ row, problem, subject }) => `${row} ${problem} ${subject}`.trim());
/** The row a piece of text stands in, counted from 1. */
const rowOf = (text: string, piece: string) => text.slice(0, text.indexOf(piece)).split("\n").length;

describe("A model document", () => {
  test("is read with its questions, clauses and notes", () => {
    const { document, problems } = read(head + body);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      document?.sections.map(({ id, title, clauses }) => [id, title, clauses.map((one) => [one.id, one.kind, one.title, one.ticked])]),
      [
        [
          "zweck",
          "Zweck",
          [
            ["zweck-wozu", "mandatory", null, false],
            ["zweck-stufe", "optional", "Mit Stufe", true],
            ["zweck-hinweis", "note", null, false],
          ],
        ],
      ],
    );
    assert.deepEqual([document?.resolution, document?.worksCouncil, document?.placeholders[0]?.required], [true, false, true]);
  });

  test("reads the same with the line ends of Windows and a mark at the beginning", () => {
    const windows = `\ufeff${(head + body).replaceAll("\n", "\r\n")}`;
    assert.deepEqual(read(windows), read(head + body));
  });

  type Case = readonly [title: string, change: (text: string) => string, expected: (text: string) => readonly string[]];
  const replaced = (from: string, to: string) => (text: string) => text.replace(from, to);
  const cases: readonly Case[] = [
    ["without a head", replaced("---\nkey", "key"), () => ["1 front-matter-missing ---"]],
    ["whose head does not end", (text) => text.replace("\n---\n\n##", "\n\n##"), () => ["1 front-matter-not-closed ---"]],
    ["with broken YAML", replaced("kind: guideline", "kind: [guideline"), (text) => [`${rowOf(text, "kind:") + 1} front-matter-broken`]],
    ["of no kind we know", replaced("guideline", "roman"), (text) => [`${rowOf(text, "kind:")} field-wrong kind`]],
    ["with a field of its own", replaced("summary:", "colour: red\nsummary:"), (text) => [`${rowOf(text, "colour")} field-unknown colour`]],
    ["whose question has no type", replaced("    type: choice\n", ""), (text) => [`${rowOf(text, "key: stufe")} field-missing placeholders.1.type`]],
    ["whose question has a wrong type", replaced("type: choice", "type: wish"), (text) => [`${rowOf(text, "type: wish")} field-wrong placeholders.1.type`]],
    ["with nothing to choose from", replaced("    options: [eins, zwei]\n", ""), (text) => [`${rowOf(text, "- key: stufe")} options-missing stufe`]],
    [
      "with the same question twice",
      replaced("  - key: stufe", "  - key: gemeinde"),
      (text) => [`${rowOf(text, "  - key: gemeinde\n    type: choice")} placeholder-twice gemeinde`, `${rowOf(text, "Stufe {{")} placeholder-unknown stufe`],
    ],
    ["with a gap nobody asks for", replaced("**{{gemeinde}}**", "{{gemeinde}} {{ort}}"), (text) => [`${rowOf(text, "{{ort}}")} placeholder-unknown ort`]],
    ["with a question without a gap", replaced("Stufe {{stufe}}.", "Stufe."), (text) => [`${rowOf(text, "- key: stufe")} placeholder-unused stufe`]],
    ["with an id twice", replaced("{#zweck-stufe", "{#zweck-wozu"), (text) => [`${rowOf(text, ":::wahl")} id-twice zweck-wozu`]],
    ["with an id that is none", replaced("{#zweck-stufe", "{#Zweck_Stufe"), (text) => [`${rowOf(text, ":::wahl")} id-malformed Zweck_Stufe`]],
    ["with a choice without a title", replaced(' titel="Mit Stufe"', ""), (text) => [`${rowOf(text, ":::wahl")} clause-without-title zweck-stufe`]],
    [
      "with a choice of one",
      replaced('{#zweck-stufe an titel="Mit Stufe"}', '{#zweck-stufe an titel="Mit Stufe" entweder="stufe"}'),
      (text) => [`${rowOf(text, ":::wahl")} either-alone stufe`],
    ],
    [
      "with a choice of two that are both on",
      replaced(
        '{#zweck-stufe an titel="Mit Stufe"}\n',
        '{#zweck-stufe an titel="Mit Stufe" entweder="stufe"}\nOhne.\n:::\n\n:::wahl {#zweck-ohne an titel="Ohne" entweder="stufe"}\n',
      ),
      (text) => [`${rowOf(text, ":::wahl")} either-ticks stufe`],
    ],
    ["with a choice neither on nor off", replaced("{#zweck-stufe an", "{#zweck-stufe"), (text) => [`${rowOf(text, ":::wahl")} clause-without-tick zweck-stufe`]],
    ["with a clause of an unknown kind", replaced(":::hinweis", ":::tipp"), (text) => [`${rowOf(text, ":::tipp")} clause-unknown tipp {#zweck-hinweis}`]],
    ["with a clause that does not end", replaced("Stufe {{stufe}}.\n:::", "Stufe {{stufe}}."), (text) => [`${rowOf(text, ":::wahl")} clause-not-closed zweck-stufe`]],
    ["with an empty clause", replaced("Nur für Sie.\n", ""), (text) => [`${rowOf(text, ":::hinweis")} clause-empty zweck-hinweis`]],
    ["with text beside the clauses", replaced("\n:::wahl", "\nVerloren.\n:::wahl"), (text) => [`${rowOf(text, "Verloren")} text-outside-clause Verloren.`]],
    ["with a section without id", replaced(" {#zweck}", ""), (text) => [`${rowOf(text, "## Zweck")} section-without-id Zweck`]],
    ["with an empty section", (text) => `${text}\n## Leer {#leer}\n`, (text) => [`${rowOf(text, "## Leer")} section-empty Leer`]],
    ["with HTML", replaced("Nur für Sie.", "Nur <b>für</b> Sie."), (text) => [`${rowOf(text, "Nur <b>")} markup-refused <b>`]],
    ["with a table without a divider", replaced("|---|---|\n", ""), (text) => [`${rowOf(text, "| Rolle")} table-broken | Rolle | Aufgabe |`]],
    ["with a row of other length", replaced("| Leitung | gibt frei |", "| Leitung |"), (text) => [`${rowOf(text, "| Leitung |")} table-broken | Leitung |`]],
  ];
  for (const [title, change, expected] of cases)
    test(`${title} is refused, row by row`, () => {
      const text = change(head + body);
      assert.notEqual(text, head + body);
      assert.deepEqual(faults(text), expected(text));
      assert.equal(read(text).document, null);
    });

  test("whatever is sent comes back as a document or as rows that exist", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom("---", ":::", ":::pflicht {#a}", ':::wahl {#b an titel="x"}', "## T {#t}", "## T", "{{x}}", "| a |", "key: x", "", "- y")), (rows) => {
        const { document, problems } = read(rows.join("\n"));
        assert.equal(document === null, problems.length > 0);
        for (const { row } of problems) assert.ok(row >= 1 && row <= Math.max(1, rows.length), `row ${row} of ${rows.length}`);
      }),
    ));
});

describe("Its little Markdown", () => {
  const text = "Die **{{gemeinde}}** schützt\nihre Daten.\n\n- erstens\n- zweitens\n  geht weiter\n\n1. Schritt\n\n| Rolle | Aufgabe |\n|---|---|\n| **Leitung** | gibt frei |";
  test("becomes paragraphs, lists and tables", () =>
    assert.deepEqual(blocksOf(text, "Zweck"), [
      { kind: "text", text: ["Die ", { strong: "{{gemeinde}}" }, " schützt ihre Daten."] },
      { kind: "list", ordered: false, items: ["erstens", "zweitens geht weiter"] },
      { kind: "list", ordered: true, items: ["Schritt"] },
      { kind: "table", caption: "Zweck", columns: [{ title: "Rolle" }, { title: "Aufgabe" }], rows: [["Leitung", "gibt frei"]], rowHeads: true },
    ]));

  test("a value that looks like markup stays a value", () => {
    const [block] = blocksOf("Ort: {{ort}}", "").map((one) => mapTexts(one, (words) => words.replace("{{ort}}", "**fett** | - Liste")));
    assert.deepEqual(block, { kind: "text", text: "Ort: **fett** | - Liste" });
  });

  test("no word is lost on the way to what is read aloud", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("", "- ", "1. ", "  "), fc.stringMatching(/^[a-zäöü]{1,8}( [a-zäöü]{1,8}){0,3}$/)), { maxLength: 12 }), (lines) => {
        const spoken = readAloud(blocksOf(lines.map((parts) => parts.join("")).join("\n"), ""));
        for (const [, words] of lines) assert.ok(spoken.includes(words), words);
      }),
    ));

  test("gaps are found wherever they stand", () => assert.deepEqual(gapsIn("{{a}} und {{ b-c }}, nicht {d}"), ["a", "b-c"]));
});
