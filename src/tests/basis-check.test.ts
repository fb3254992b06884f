/** The shipped Basis-Check is complete, readable and refers to requirements that exist. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { z } from "zod";
import { readCatalogues, shippedCatalogues } from "#platform/catalogues";
import { findShipped } from "#topics/catalogue/library/usecases/shipped";
import { corpusFile, withoutCorpora } from "./corpora.ts";

const area = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]+$/),
  title: z.string().min(1),
  wiba: z.string(),
  priority: z.int().min(1).max(4),
  intro: z.string().min(100).max(500),
  questions: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-z0-9-]+$/),
      text: z.string().max(200).endsWith("?"),
      measure: z
        .string()
        .min(10)
        .max(72)
        .regex(/^\p{Lu}.*[^.?!]$/u),
      help: z.string().min(250).max(600),
      evidence: z.string().min(60).max(250),
      effort: z.int().min(1).max(4),
      weight: z.int().min(1).max(3),
      persona: z.enum(["koordination", "it", "leitung", "fachbereich", "haustechnik", "personal"]),
      references: z.array(z.strictObject({ id: z.string(), relation: z.enum(["subset-of", "intersects-with", "equivalent-to"]) })),
    }),
  ),
});

const areas = z.array(area).parse(readCatalogues(path.join(shippedCatalogues, "basis-check")));
const questions = areas.flatMap((one) => one.questions);

const facts = z.object({
  areas: z.array(z.object({ name: z.string(), priority: z.int(), questions: z.array(z.object({ requirements: z.array(z.string()) })) })),
  requirements: z.record(z.string(), z.object({ title: z.string() })),
});

describe("The Basis-Check", () => {
  test("has the 19 areas, in the order they are best taken up", () => {
    assert.equal(areas.length, 19);
    const priorities = areas.map(({ priority }) => priority);
    assert.deepEqual(priorities, priorities.toSorted());
  });

  test("asks at least 190 questions, each under a key of its own", () => {
    assert.ok(questions.length >= 190, String(questions.length));
    assert.equal(new Set(questions.map(({ key }) => key)).size, questions.length);
    assert.equal(new Set(questions.map(({ text }) => text)).size, questions.length);
  });

  test("helps with every question in three lines", () => {
    assert.deepEqual(
      questions.filter(({ help }) => help.split("\n").length !== 3).map(({ key }) => key),
      [],
    );
  });

  test("says for every question what is to be done where the answer is no, each in its own words", () => {
    assert.equal(new Set(questions.map(({ measure }) => measure)).size, questions.length);
  });

  test("closes every quotation mark it opens, and is written in German letters", () => {
    const texts = questions.flatMap(({ key, text, measure, help, evidence }) => [text, measure, help, evidence].map((value) => ({ key, value })));
    const uneven = texts.filter(({ value }) => value.split("„").length !== value.split("“").length || /"|\b(fuer|ueber|koennen|muessen|waere)\b/.test(value));
    assert.deepEqual(uneven, []);
  });

  const file = corpusFile("wiba-facts", "wiba-references.json");
  test("covers at least 190 of the referenced requirements in their areas, and names none that does not exist", { skip: file === null && withoutCorpora }, () => {
    const known = facts.parse(JSON.parse(fs.readFileSync(file ?? "", "utf8")));
    const missing = areas.flatMap(({ wiba, questions: asked }) => {
      const there = known.areas.find(({ name }) => name === wiba);
      assert.ok(there, wiba);
      const named = new Set(asked.flatMap(({ references }) => references.map(({ id }) => id)));
      return [...new Set(there.questions.flatMap(({ requirements }) => requirements))].filter((id) => !named.has(id));
    });
    const named = new Set(questions.flatMap(({ references }) => references.map(({ id }) => id)));
    assert.deepEqual(
      [...named].filter((id) => !(id in known.requirements)),
      [],
    );
    assert.deepEqual(missing, []);
    assert.ok(named.size >= 190, String(named.size));
  });
});

test("changed questions get another edition: the name of this one belongs to these questions", () => {
  const [shipped] = findShipped();
  assert.deepEqual([shipped?.catalogue.label, shipped?.checksum.slice(0, 16)], ["2026.2", "0bafff0023b92741"]);
});
