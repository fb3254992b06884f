import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Cell, ReadWorkbook } from "#kernel/sheets";
import { readTree } from "#platform/markup-tree";
import { readYaml } from "#platform/yaml";
import { catalogueDocument } from "../model.ts";
import { readDocBook } from "./docbook.ts";
import { readTable, templateColumns, templateWorkbook } from "./table.ts";
import { effortIn, isWiba, readWiba } from "./wiba.ts";
import { readYamlLibrary } from "./yaml.ts";

const book = (sections: string) =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?><book xmlns="http://docbook.org/ns/docbook"><title>Kompendium 2023</title>
  <chapter><title>Rollen</title><section><title>Bauleitung</title><para>Text.</para></section></chapter>
  <chapter><title>APP: Anwendungen</title>${sections}</chapter></book>`);

const module = `<section><title>APP.1.1 Office-Produkte</title>
  <section><title>1 Beschreibung</title><para>Worum es geht.</para></section>
  <section><title>3 Anforderungen</title><section><title>3.1 Basis-Anforderungen</title>
    <section><title>APP.1.1.A1 ENTFALLEN (B)</title><para>Entfallen.</para></section>
    <section><title>APP.1.1.A2 Einschränken von <emphasis>Aktiven</emphasis> Inhalten (B)</title><para>Erster &amp; Satz.</para><itemizedlist><listitem><para>Punkt</para></listitem></itemizedlist></section>
    <section><title>APP.1.1.A13 Verwendung von Viewer-Funktionen (S) [Mitarbeitende]</title><para>Zweiter Satz.</para></section>
    <section><title>APP.1.1.A17 Ohne Stufe</title><para>Dritter.</para></section>
  </section></section></section>`;

const docBook = (bytes: Uint8Array) => {
  const tree = readTree(bytes);
  assert.ok(tree.ok);
  return readDocBook(tree.root);
};

describe("The Kompendium as DocBook", () => {
  test("has modules as areas and requirements with type, role and text; what was dropped is marked", () => {
    const { document, violations } = docBook(book(module));
    assert.ok(document);
    assert.deepEqual(catalogueDocument.parse(document), document);
    assert.deepEqual(
      document.chapters.map(({ key, title }) => [key, title]),
      [["APP.1.1", "Office-Produkte"]],
    );
    assert.deepEqual(
      document.requirements.map(({ label, title, level, audience, withdrawn, statement }) => [label, title, level, audience, withdrawn, statement]),
      [
        ["APP.1.1.A1", "ENTFALLEN", "basic", null, true, ""],
        ["APP.1.1.A2", "Einschränken von Aktiven Inhalten", "basic", null, false, "Erster & Satz.\n• Punkt"],
        ["APP.1.1.A13", "Verwendung von Viewer-Funktionen", "standard", "Mitarbeitende", false, "Zweiter Satz."],
        ["APP.1.1.A17", "Ohne Stufe", null, null, false, "Dritter."],
      ],
    );
    assert.deepEqual(
      violations.map(({ code, path }) => [code, path]),
      [["level-missing", "APP.1.1.A17"]],
    );
  });

  test("a requirement that stands twice is taken once and reported", () => {
    const { document, violations } = docBook(book(module + module));
    assert.equal(document?.requirements.length, 4);
    assert.equal(document?.chapters.length, 1);
    assert.equal(violations.filter(({ code }) => code === "key-twice").length, 4);
  });

  test("a book without requirements is none, and says so", () => {
    assert.deepEqual(docBook(book("<section><title>Nichts</title></section>")), { document: null, violations: [{ path: "", code: "no-requirements", found: "book" }] });
  });

  const hostile: readonly (readonly [string, string])[] = [
    ["a document type", `<!DOCTYPE book [<!ENTITY x "y">]><book>&x;</book>`],
    ["a foreign entity", `<book>&lol;</book>`],
    ["nesting without end", "<section>".repeat(5_000)],
    ["half a file", "<book><title>Halb"],
    ["nothing", ""],
  ];
  for (const [title, text] of hostile)
    test(`${title} is refused as a value`, () => {
      assert.equal(readTree(new TextEncoder().encode(text)).ok, false);
    });
});

const library = `
urn: urn:x:library:probe
name: Probe
provider: Wir
version: 3
publication_date: 2025-10-01
objects:
  framework:
    urn: urn:x:framework:probe
    name: Probe-Rahmenwerk
    requirement_nodes:
    - {urn: "u:1", assessable: false, ref_id: "A", name: "Teil A", description: "Worum es geht"}
    - {urn: "u:1.1", parent_urn: "u:1", assessable: false, ref_id: "A.1", name: "Abschnitt"}
    - {urn: "u:1.1.1", parent_urn: "u:1.1", assessable: true, ref_id: "A.1.1", description: "Das MUSS sein.", implementation_groups: [B], typical_evidence: "Papier", weight: 2}
    - {urn: "u:2", assessable: true, ref_id: "B", name: "Allein", description: "Das SOLLTE sein."}
    - {urn: "u:3", parent_urn: "u:fehlt", assessable: true, ref_id: "C", name: "Ohne Haus"}
    - {urn: "u:2", assessable: true, name: "Noch einmal"}
    - {name: "Ohne Schlüssel"}
`;

const yamlOf = (text: string) => {
  const answer = readYaml(text);
  assert.ok(answer.ok);
  return readYamlLibrary(answer.value);
};

describe("A framework library in YAML", () => {
  test("has its tree as areas and groups, assessable nodes as requirements, the rest as facts", () => {
    const { document, violations } = yamlOf(library);
    assert.ok(document);
    assert.deepEqual(catalogueDocument.parse(document), document);
    assert.deepEqual(
      [document.key, document.title, document.publisher, document.label, document.publishedOn],
      ["urn:x:framework:probe", "Probe-Rahmenwerk", "Wir", "3", "2025-10-01"],
    );
    const [first, second, third] = document.requirements;
    assert.deepEqual([first?.areaKey, first?.groupKey, first?.title, first?.modal, first?.level, first?.evidence], ["u:1", "u:1.1", "Abschnitt", "must", "basic", "Papier"]);
    assert.deepEqual(
      first?.facts.map(({ name }) => name),
      ["implementation_groups", "weight"],
    );
    assert.deepEqual([second?.areaKey, second?.modal, third?.areaKey], ["u:2", "should", "u:3"]);
    assert.deepEqual(
      violations.map(({ code }) => code),
      ["key-twice", "urn-missing", "parent-missing"],
    );
    const areas = new Set(document.chapters.filter(({ parentKey }) => parentKey === null).map(({ key }) => key));
    assert.ok(
      document.requirements.every(({ areaKey }) => areas.has(areaKey)),
      "every requirement has an area",
    );
  });

  test("parents in a circle end the way up", () => {
    const { document } = yamlOf(
      `objects: {framework: {urn: u, requirement_nodes: [{urn: a, parent_urn: b, assessable: true, name: A}, {urn: b, parent_urn: a, assessable: false, name: B}]}}`,
    );
    assert.equal(document?.requirements.length, 1);
  });

  test("what is no YAML says where it breaks; a bomb of aliases is refused", () => {
    assert.deepEqual(readYaml("a: b\nc: [1,\n"), { ok: false, line: 3, column: 1 });
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`;
    assert.equal(readYaml(bomb).ok, false);
    assert.equal(readYamlLibrary(42).document, null);
  });
});

const workbookOf = (rows: readonly (readonly Cell[])[], name = "Blatt"): ReadWorkbook => ({ sheets: [{ name, rows }] });

describe("The documented table", () => {
  const head = ["Nummer", "Bereich", "Titel", "Anforderung", "Modalverb", "Stufe", "Aufwand", "Entfallen"];
  test("is read by its column titles; what cannot be read is named by sheet, row and column", () => {
    const { document, violations } = readTable(
      workbookOf([
        ["Unser Katalog"],
        head,
        ["1", "Technik", "Sicherung", "Es MUSS gesichert werden.", "MUSS", "Basis", 1, ""],
        ["2", "Technik", "Probe", "", "vielleicht", "Standard", 9, "x"],
        ["", "Technik", "Ohne Nummer", "", "", "", "", ""],
        [3, "", "Ohne Bereich", "", "", "", "", ""],
        ["1", "Technik", "Doppelt", "", "", "", "", ""],
      ]),
      { key: "eigener", title: "Eigener Katalog" },
    );
    assert.ok(document);
    assert.deepEqual(catalogueDocument.parse(document), document);
    assert.deepEqual(
      document.requirements.map(({ key, areaKey, modal, level, effort, withdrawn }) => [key, areaKey, modal, level, effort, withdrawn]),
      [
        ["eigener#1", "technik", "must", "basic", 1, false],
        ["eigener#2", "technik", null, "standard", null, true],
        ["eigener#3", "allgemein", null, null, null, false],
      ],
    );
    assert.deepEqual(
      violations.map(({ path, code, found }) => [path, code, found]),
      [
        ["Blatt!4 Modalverb", "word-unknown", "vielleicht"],
        ["Blatt!4 Aufwand", "number-out-of-range", "9"],
        ["Blatt!5 Nummer", "number-missing", "Ohne Nummer"],
        ["Blatt!7 Nummer", "key-twice", "eigener#1"],
      ],
    );
  });

  test("without the columns it says which are needed", () => {
    const { document, violations } = readTable(workbookOf([["Name", "Wert"]]), { key: "k", title: "t" });
    assert.equal(document, null);
    assert.deepEqual(violations, [{ path: "Blatt", code: "columns-missing", found: templateColumns.join(" · ") }]);
  });

  test("the template reads back without a fault", () => {
    const [sheet] = templateWorkbook().sheets;
    assert.ok(sheet);
    const { document, violations } = readTable(workbookOf([sheet.columns.map(({ title }) => title), ...sheet.rows], sheet.name), { key: "vorlage", title: "Vorlage" });
    assert.deepEqual(violations, []);
    assert.equal(document?.requirements.length, 1);
  });

  test("any cells at all give a value, never a throw", () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom(...head)), { maxLength: 9 }), { maxLength: 12 }),
        (rows) => {
          const { document } = readTable(workbookOf(rows), { key: "k", title: "t" });
          if (document) catalogueDocument.parse(document);
          const wiba = readWiba(workbookOf(rows));
          if (wiba.document) catalogueDocument.parse(wiba.document);
        },
      ),
    ));
});

describe("The sheet of the WiBA tool", () => {
  const rows = [
    ["Checkliste", "Nr.", "Prüffrage", "Hilfsmittel", "Aufwand", "Umsetzung", "Notizen"],
    ["Backup", 1, "Ist das geregelt?", "So geht es.", "1 - 2", "ja", "siehe Ordner"],
    ["Backup", 2, "Und das?", "", 3, "", ""],
    ["Netze", 1, "Gibt es einen Plan?", "", "", "nein", ""],
    ["Netze", 2, "", "", "", "", ""],
  ];
  test("becomes a catalogue with its checklists as areas; answers and notes stay as facts", () => {
    assert.ok(isWiba(workbookOf(rows)));
    const { document, violations } = readWiba(workbookOf(rows));
    assert.ok(document);
    assert.deepEqual(catalogueDocument.parse(document), document);
    assert.equal(document.scale, "wiba");
    assert.deepEqual(
      document.requirements.map(({ key, label, effort, facts }) => [key, label, effort, facts.map(({ value }) => value).join("|")]),
      [
        ["bsi-wiba#backup/1", "1.1", 1, "ja|siehe Ordner|1 - 2"],
        ["bsi-wiba#backup/2", "1.2", 3, ""],
        ["bsi-wiba#netze/1", "2.1", null, "nein"],
      ],
    );
    assert.deepEqual(violations, [{ path: "Blatt!5", code: "text-missing", found: "2" }]);
  });

  for (const [written, expected] of [
    ["1", 1],
    ["1 - 4", 1],
    ["2 -3", 2],
    ["", null],
    ["unklar", null],
  ] as const)
    test(`an effort of „${written}“ counts as ${expected}`, () => assert.equal(effortIn(written), expected));
});
