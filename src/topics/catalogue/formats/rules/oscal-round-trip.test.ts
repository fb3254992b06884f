import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { corpusFile, withoutCorpora } from "#tests/corpora";
import { anyDocument, fileOf, onlyCatalogue, readAll } from "#tests/oscal";
import { measureAgainst } from "#platform/json-schema";
import { schemaOf } from "./oscal-file.ts";
import { writeOscalCatalogue } from "./oscal-writer.ts";
import { bytesOf } from "./oscal-writing.ts";

const published = ["BSI-Stand-der-Technik-Kernel-catalog.json", "BSI-Methodik-Grundschutz++-catalog.json", "BSI-Anforderungen-zum-Risikomanagement-catalog.json"];

describe("import → export → import is identity", () => {
  for (const name of published) {
    const file = corpusFile("bsi-stand-der-technik", name);
    test(name, { skip: file === null && withoutCorpora }, () => {
      const document = onlyCatalogue(readAll([{ name, bytes: fs.readFileSync(file ?? "") }]));
      const bytes = bytesOf(writeOscalCatalogue(document));
      const again = readAll([{ name, bytes }]);
      assert.deepEqual(onlyCatalogue(again), document);
      assert.deepEqual(again.violations, []);
      assert.deepEqual(bytesOf(writeOscalCatalogue(onlyCatalogue(again))), bytes, "and the second export is the first, byte for byte");
    });
  }

  test("for any document, whatever format it came from, however odd its keys, texts and order", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        assert.deepEqual(onlyCatalogue(readAll([fileOf("a.json", writeOscalCatalogue(document))])), document);
      }),
      { numRuns: 1_500 },
    );
  });

  test("and what is written is valid against the schema of NIST", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        assert.deepEqual(measureAgainst(schemaOf("1.1.3"), writeOscalCatalogue(document), 5).faults, []);
      }),
      { numRuns: 700 },
    );
  });
});

test("chapters and requirements nested a hundred deep are written so that they can be read again", () => {
  const keys = Array.from({ length: 100 }, (_, index) => `k${index}`);
  const chapters = keys.map((key, index) => ({ key, parentKey: keys[index - 1] ?? null, label: key, title: key, intro: "", facts: [] }));
  const requirement = { areaKey: "k0", groupKey: "k0", title: "", statement: "", guidance: "", evidence: "", modal: null, level: null, effort: null, weight: null, audience: null };
  const requirements = keys.map((key, index) => ({
    ...requirement,
    key: `r${key}`,
    label: key,
    parentKey: index === 0 ? null : `r${keys[index - 1] ?? ""}`,
    withdrawn: false,
    parameters: [],
    facts: [],
    links: [],
  }));
  const head = { kind: "catalogue", format: "oscal-catalogue", key: "deep", title: "Deep", publisher: "", label: "1", publishedOn: null, scale: "grundschutz" } as const;
  const document = { ...head, chapters, requirements, facts: [] };
  assert.deepEqual(onlyCatalogue(readAll([fileOf("deep.json", writeOscalCatalogue(document))])), document);
});
