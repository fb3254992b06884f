import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, test } from "node:test";
import { corpusFile, withoutCorpora } from "#tests/corpora";
import { catalogue, control, fileOf, group, head, onlyCatalogue, readAll, uuidAt } from "#tests/oscal";
import type { CatalogueDocument, Requirement } from "../model.ts";
import type { Raw } from "./raw.ts";

const read = (body: Raw) => onlyCatalogue(readAll([fileOf("a.json", catalogue(1, body))]));
const one = (more: Raw): Requirement => {
  const [requirement] = read({ groups: [group("g", [control("a", more)])] }).requirements;
  assert.ok(requirement);
  return requirement;
};
const counted = (document: CatalogueDocument, name: "modal" | "level" | "effort") => {
  const counts: Record<string, number> = {};
  for (const requirement of document.requirements) counts[String(requirement[name])] = (counts[String(requirement[name])] ?? 0) + 1;
  return counts;
};

describe("the catalogues of the BSI as published", () => {
  const real = (name: string) => {
    const file = corpusFile("bsi-stand-der-technik", name);
    return { skip: file === null && withoutCorpora, read: () => readAll([{ name, bytes: fs.readFileSync(file ?? "") }]) };
  };
  const kernel = real("BSI-Stand-der-Technik-Kernel-catalog.json");
  test("Kernel: 901 requirements in 14 practices, 69 MUSS, 608 SOLLTE, 224 KANN, effort 0 to 5", { skip: kernel.skip }, () => {
    const result = kernel.read();
    const document = onlyCatalogue(result);
    assert.deepEqual(result.violations, []);
    assert.equal(document.requirements.length, 901);
    assert.deepEqual(counted(document, "modal"), { must: 69, should: 608, may: 224 });
    assert.deepEqual(counted(document, "level"), { basic: 69, standard: 605, elevated: 227 });
    assert.deepEqual(counted(document, "effort"), { 0: 69, 1: 44, 2: 166, 3: 275, 4: 158, 5: 189 });
    assert.equal(document.chapters.filter(({ parentKey }) => parentKey === null).length, 14);
    assert.equal(document.chapters.length, 117);
    assert.equal(document.requirements.filter(({ parentKey }) => parentKey !== null).length, 305);
    assert.equal(document.requirements.flatMap(({ parameters }) => parameters).length, 207);
    assert.deepEqual(new Set(document.requirements.flatMap(({ links }) => links.map(({ rel }) => rel))), new Set(["related", "required"]));
    assert.equal(document.requirements.flatMap(({ links }) => links).length, 208);
  });
  test("Kernel: every requirement has the alternative identifier as its key, and every link, parent and chapter leads somewhere", { skip: kernel.skip }, () => {
    const { requirements, chapters } = onlyCatalogue(kernel.read());
    const keys = new Set(requirements.map(({ key }) => key));
    const chapterKeys = new Set(chapters.map(({ key }) => key));
    assert.equal(keys.size, 901);
    assert.equal(chapterKeys.size, 117);
    for (const { key, links, parentKey, groupKey, areaKey } of requirements) {
      assert.match(key, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      assert.ok(links.every((link) => keys.has(link.key)) && (parentKey === null || keys.has(parentKey)) && chapterKeys.has(groupKey) && chapterKeys.has(areaKey));
    }
  });
  test("Kernel: what has no field of its own survives as a fact, with where it stood", { skip: kernel.skip }, () => {
    const found = onlyCatalogue(kernel.read()).requirements.find(({ label }) => label === "ASST.1.1.2");
    const fact = (name: string) => found?.facts.find((each) => each.name === name);
    assert.deepEqual([fact("documentation")?.value, fact("documentation")?.part], ["Geschäftsverteilungsplan", "statement"]);
    assert.equal(fact("sec_level")?.part, undefined);
    assert.ok(fact("action_word") && fact("result"));
    assert.match(found?.statement ?? "", /\{\{ insert: param, asst\.1\.1\.2-prm1 \}\}/);
    assert.deepEqual(found?.parameters, [{ id: "asst.1.1.2-prm1", label: "zuständigen Personen oder Rollen", values: [], choices: [] }]);
  });
  test("Kernel is known by the identifier that stays the same through all publications", { skip: kernel.skip }, () => {
    const { key, publisher, publishedOn, facts } = onlyCatalogue(kernel.read());
    assert.deepEqual([key, publishedOn], ["58d876a3-04d3-474e-a02f-be949c2a0a61", "2026-07-29"]);
    assert.match(publisher, /^Bundesamt für Sicherheit in der Informationstechnik/);
    assert.equal(facts?.find(({ name }) => name === "uuid")?.value, "e486b639-584e-4c4a-a1b3-7d64897955c3");
  });
  test("Kernel: reading, measuring and mapping its 3.8 MB takes less than a second of work", { skip: kernel.skip }, () => {
    kernel.read();
    const before = process.cpuUsage();
    kernel.read();
    assert.ok(process.cpuUsage(before).user < 1_000_000);
  });
  const method = real("BSI-Methodik-Grundschutz++-catalog.json");
  test("Methodik: 95 requirements, 76 MUSS, 19 SOLLTE", { skip: method.skip }, () => {
    const document = onlyCatalogue(method.read());
    assert.equal(document.requirements.length, 95);
    assert.deepEqual(counted(document, "modal"), { must: 76, should: 19 });
  });
});

describe("a requirement's key", () => {
  const alternative = (value: string) => ({ props: [{ name: "alt-identifier", value }] });
  const cases: readonly (readonly [string, Raw, string])[] = [
    ["is the alternative identifier, in small letters", alternative("B3A2E5A0-380A-4770-86E6-EA1D8D586AD7"), "b3a2e5a0-380a-4770-86e6-ea1d8d586ad7"],
    ["is catalogue and control id without one", {}, `${uuidAt(1)}#a`],
    ["is catalogue and control id if the alternative identifier is no uuid", alternative("A-17"), `${uuidAt(1)}#a`],
  ];
  for (const [title, more, key] of cases) test(title, () => assert.equal(one(more).key, key));

  test("is not given twice: the second of two namesakes falls back, and the file is told", () => {
    const twice = alternative(uuidAt(7));
    const result = readAll([fileOf("a.json", catalogue(1, { controls: [control("a", twice), control("b", twice), control("b")] }))]);
    assert.deepEqual(
      onlyCatalogue(result).requirements.map(({ key }) => key),
      [uuidAt(7), `${uuidAt(1)}#b`, `${uuidAt(1)}#b~2`],
    );
    assert.deepEqual(
      result.violations.map(({ code }) => code),
      ["duplicate-id", "duplicate-identifier"],
    );
  });
  test("rests on the document's identifier, because the uuid changes with every publication", () => {
    const publication = (number: number) => ({
      catalog: { uuid: uuidAt(number), metadata: head("K", { "document-ids": [{ identifier: "kreis-katalog" }] }), controls: [control("a")] },
    });
    const keys = [publication(1), publication(2)].map((file) => onlyCatalogue(readAll([fileOf("a.json", file)])).requirements[0]?.key);
    assert.deepEqual(keys, ["kreis-katalog#a", "kreis-katalog#a"]);
  });
});

describe("the modal verb", () => {
  const statement = (prose: string, verb?: string): Raw => ({
    parts: [{ name: "statement", prose, ...(verb === undefined ? {} : { props: [{ name: "modal_verb", value: verb }] }) }],
  });
  const cases: readonly (readonly [string, Raw, Requirement["modal"]])[] = [
    ["is what the property says", statement("Es KANN gelten.", "MUSS"), "must"],
    ["is SOLLTE in the plural too", statement("", "SOLLTEN"), "should"],
    ["is read from the text where no property says it", statement("Die Stelle DARF NICHT warten."), "must"],
    ["is the first one in capitals", statement("Wer muss, SOLLTE fragen und KANN warten."), "should"],
    ["is also read in English", statement("The office MAY ask."), "may"],
    ["is no part of a longer word", statement("Der MUSSTER-Fall."), null],
    ["is none where nothing is said", statement("Es gilt."), null],
    ["is no inherited word of an object", statement("", "constructor"), null],
  ];
  for (const [title, more, modal] of cases) test(title, () => assert.equal(one(more).modal, modal));
});

describe("the level", () => {
  const at = (level: string | null, verb: string): Raw => ({
    props: level === null ? [] : [{ name: "sec_level", value: level }],
    parts: [{ name: "statement", prose: `Es ${verb} gelten.` }],
  });
  const cases: readonly (readonly [string, Raw, Requirement["level"]])[] = [
    ["of what must be done is basic, for nobody may accept its absence as a risk", at("normal-SdT", "MUSS"), "basic"],
    ["stays basic at the raised level", at("erhöht", "MUSS"), "basic"],
    ["of what should be done normally is standard", at("normal-SdT", "SOLLTE"), "standard"],
    ["of everything else at the raised level is elevated", at("erhöht", "SOLLTE"), "elevated"],
    ["is none in a catalogue without levels", at(null, "MUSS"), null],
  ];
  for (const [title, more, level] of cases) test(title, () => assert.equal(one(more).level, level));
});

describe("tolerant reading", () => {
  test("an effort outside of 0 to 5 is none", () => {
    for (const [value, effort] of [
      ["5", 5],
      ["6", null],
      ["viel", null],
      [3, 3],
    ] as const)
      assert.equal(one({ props: [{ name: "effort_level", value }] }).effort, effort);
  });
  test("a requirement that is withdrawn is marked", () => {
    assert.equal(one({ props: [{ name: "status", value: "withdrawn" }] }).withdrawn, true);
    assert.equal(one({}).withdrawn, false);
  });
  test("items of a statement become lines with their labels", () => {
    const item = (label: string, prose: string, parts: readonly Raw[] = []) => ({ name: "item", props: [{ name: "label", value: label }], prose, parts });
    assert.equal(
      one({ parts: [{ name: "statement", prose: "The office:", parts: [item("a.", "asks", [item("1.", "kindly")]), item("b.", "writes")] }] }).statement,
      "The office:\na. asks\n  1. kindly\nb. writes",
    );
  });
  test("markup stays text", () => {
    assert.equal(one({ parts: [{ name: "guidance", prose: "<script>alert(1)</script> **fett**" }] }).guidance, "<script>alert(1)</script> **fett**");
  });
  test("parameters outside of requirements come with those that ask for them", () => {
    const { requirements } = read({
      params: [{ id: "p", label: "Frist", values: ["drei Tage"] }],
      controls: [control("a", { parts: [{ name: "statement", prose: "Nach {{ insert: param, p }}." }] }), control("b")],
    });
    assert.deepEqual(
      requirements.map(({ parameters }) => parameters.map(({ values }) => values)),
      [[["drei Tage"]], []],
    );
  });
  test("the printed number is the label, unless it only repeats the end of the id", () => {
    const labelled = (id: string, label: string) => read({ groups: [group(id, [control("x")], { props: [{ name: "label", value: label }] })] }).chapters[0]?.label;
    assert.deepEqual([labelled("ac", "AC"), labelled("ASST.1", "1"), labelled("g", "")], ["AC", "ASST.1", "g"]);
  });
  test("requirements without a chapter get one that is called like the catalogue", () => {
    const { chapters, requirements } = read({ controls: [control("a")] });
    assert.deepEqual(
      chapters.map(({ title }) => title),
      ["Catalogue 1"],
    );
    assert.equal(requirements[0]?.areaKey, chapters[0]?.key);
  });
  test("a file of nothing but holes is read and reported", () => {
    const result = readAll([
      fileOf("a.json", { catalog: { groups: [{ controls: [{}, 3, null, { id: 7, title: null, parts: "x", props: { name: "status", value: "withdrawn" } }] }, "x"] } }),
    ]);
    assert.deepEqual(
      onlyCatalogue(result).requirements.map(({ label, withdrawn }) => [label, withdrawn]),
      [
        ["", false],
        ["7", true],
      ],
    );
    assert.ok(result.violations.length > 5 && result.violations.every(({ code }) => code.startsWith("schema-")));
  });
});
