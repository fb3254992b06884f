import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, test } from "node:test";
import { corpusFile, withoutCorpora } from "#tests/corpora";
import { fileOf, head, readAll, uuidAt } from "#tests/oscal";
import type { MappingCollection, MappingDocument } from "../model.ts";
import { sourceRequirementOf } from "./oscal-mapping.ts";
import type { Raw } from "./raw.ts";

function collectionOf(read: ReturnType<typeof readAll>): MappingCollection {
  const [document] = read.documents;
  assert.ok(document?.kind === "mapping");
  return document;
}
const relationships = ({ relations }: MappingDocument) => {
  const counts: Record<string, number> = {};
  for (const { relationship } of relations) counts[relationship] = (counts[relationship] ?? 0) + 1;
  return counts;
};

describe("the mapping of the BSI as published", () => {
  const name = "ITGS-to-GS++-mapping_collection.json";
  const file = corpusFile("bsi-stand-der-technik", name);
  const skip = file === null && withoutCorpora;
  const read = () => readAll([{ name, bytes: fs.readFileSync(file ?? "") }]);
  test("leads from IT-Grundschutz 2023 by 1,013 relations to the Kernel and by 172 to the Methodik, each with its kind", { skip }, () => {
    const result = read();
    const [kernel, method] = collectionOf(result).mappings;
    assert.ok(kernel && method);
    assert.deepEqual(result.violations, []);
    assert.deepEqual([kernel.relations.length, method.relations.length], [1_013, 172]);
    assert.deepEqual(relationships(kernel), { "subset-of": 391, "intersects-with": 333, "superset-of": 168, "equivalent-to": 105, "equal-to": 16 });
    assert.deepEqual([kernel.sourceSpace, kernel.targetSpace], ["it-grundschutz-2023", "2ccce1d6-de9f-481f-b56f-6134b3cb4fb0"]);
    assert.equal(method.targetSpace, "b133fcfa-e65e-48f9-a279-9bfac9f70530");
    assert.equal(kernel.status, "draft");
  });
  test("touches 510 requirements, and names the stable key of every target", { skip }, () => {
    const relations = collectionOf(read()).mappings.flatMap((mapping) => mapping.relations);
    assert.equal(new Set(relations.map(({ sourceRequirement }) => sourceRequirement)).size, 510);
    assert.equal(new Set(relations.map(({ source }) => source)).size, 824);
    assert.ok(relations.every(({ targetKey }) => targetKey !== null));
    assert.equal(relations[0]?.facts[0]?.value, "G 0.18: Fehlplanung oder fehlende Anpassung");
  });
});

describe("a source belongs to a requirement", () => {
  const cases = [
    ["a part of a requirement of the Kompendium", "APP.3.6.A1-UA.2", "APP.3.6.A1"],
    ["a requirement of the Kompendium", "ORP.2.A3", "ORP.2.A3"],
    ["a requirement of a module with a longer number", "OPS.1.1.3.A15-UA.1", "OPS.1.1.3.A15"],
    ["anything else stays what it is", "A.5.1-x", "A.5.1-x"],
  ] as const;
  for (const [title, source, requirement] of cases) test(title, () => assert.equal(sourceRequirementOf(source), requirement));
});

const item = (id: string) => ({ type: "control", "id-ref": id });
const collection = (maps: readonly Raw[], more: Raw = {}) => ({
  "mapping-collection": {
    uuid: uuidAt(1),
    metadata: head("M"),
    provenance: { method: "human", "matching-rationale": "semantic", status: "complete", "mapping-description": "x" },
    mappings: [{ uuid: uuidAt(2), "source-resource": { type: "catalog", href: "a.json" }, "target-resource": { type: "catalog", href: "b.json" }, maps, ...more }],
  },
});
const map = (relationship: unknown, sources: readonly string[] = ["a"], targets: readonly string[] = ["b"]) => ({
  uuid: uuidAt(3),
  relationship,
  sources: sources.map(item),
  targets: targets.map(item),
});
const readMaps = (maps: readonly Raw[]) => readAll([fileOf("m.json", collection(maps))]);

describe("tolerant reading of mappings", () => {
  test("several sources and targets of one map stand for their pairs", () => {
    const [mapping] = collectionOf(readMaps([map("equal-to", ["a", "b"], ["x", "y"])])).mappings;
    assert.deepEqual(
      mapping?.relations.map(({ source, target }) => `${source}${target}`),
      ["ax", "ay", "bx", "by"],
    );
  });
  test("a relationship nobody knows is reported, the others are read", () => {
    const result = readMaps([map("loves"), map("subset"), map("no-relationship")]);
    assert.deepEqual(
      collectionOf(result).mappings[0]?.relations.map(({ relationship }) => relationship),
      ["subset-of", "no-relationship"],
    );
    assert.deepEqual(
      result.violations.filter(({ code }) => code === "unknown-relationship").map(({ path, found }) => [path, found]),
      [["/mapping-collection/mappings/0/maps/0/relationship", "loves"]],
    );
  });
  test("a thousand sources to a thousand targets are no map", () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `n${index}`);
    const result = readMaps([map("equal-to", many, many)]);
    assert.deepEqual(collectionOf(result).mappings[0]?.relations, []);
    assert.ok(result.violations.some(({ code }) => code === "too-many-pairs"));
  });
  test("the status of the collection holds where a mapping says none", () => {
    assert.equal(collectionOf(readMaps([map("equal-to")])).mappings[0]?.status, "complete");
  });
});

describe("component definitions", () => {
  const name = "Passwortrichtlinie/Passwortrichtlinie-component_definition.json";
  const file = corpusFile("bsi-stand-der-technik", ...name.split("/"));
  test("the password policy of the BSI offers 17 statements, each with component and stable key", { skip: file === null && withoutCorpora }, () => {
    const [document] = readAll([{ name, bytes: fs.readFileSync(file ?? "") }]).documents;
    assert.ok(document?.kind === "component");
    assert.equal(document.statements.length, 17);
    assert.ok(document.statements.every(({ requirementKey, text, component }) => requirementKey !== null && text !== "" && component !== ""));
    assert.equal(document.statements[0]?.requirementKey, "c1cfa733-340c-497d-a3b6-8480d78e1278");
  });
  test("statements under a requirement belong to its text, and a control id that is no uuid has no key", () => {
    const requirement = {
      uuid: uuidAt(3),
      "control-id": "ac-1",
      description: "Wir haben es.",
      statements: [{ "statement-id": "ac-1_a", uuid: uuidAt(4), description: "Auch a." }],
    };
    const implementation = { uuid: uuidAt(5), source: "a.json", description: "x", "implemented-requirements": [requirement] };
    const definition = {
      "component-definition": {
        uuid: uuidAt(1),
        metadata: head("C"),
        components: [{ uuid: uuidAt(2), type: "service", title: "Rechenzentrum", description: "x", "control-implementations": [implementation] }],
      },
    };
    const result = readAll([fileOf("c.json", definition)]);
    const [document] = result.documents;
    assert.ok(document?.kind === "component");
    assert.deepEqual(result.violations, []);
    assert.deepEqual(
      document.statements.map(({ component, requirementKey, text }) => [component, requirementKey, text]),
      [["Rechenzentrum", null, "Wir haben es.\n\nAuch a."]],
    );
  });
});
