import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pagesFor, spokenThing } from "./rules.ts";

describe("A thing of the trail in words", () => {
  const kinds = { check: "Check", inquiry: "Rückfrage zu" };
  const cases = [
    ["has its kind and its name", "check:gg.a/1", "Basis-Check 2026", { kind: "Check", name: "Basis-Check 2026", id: "gg.a/1" }],
    ["is called by its id where it has no name", "inquiry:7", null, { kind: "Rückfrage zu", name: null, id: "7" }],
    ["of a kind nobody has named stays as it is noted", "neues:7", null, { kind: "", name: null, id: "neues:7" }],
    ["without a kind stays as it is noted", "set-up-refused", null, { kind: "", name: null, id: "set-up-refused" }],
  ] as const;
  for (const [title, object, name, expected] of cases) test(title, () => assert.deepEqual(spokenThing({ object, name }, kinds), expected));
});

test("an empty list has one page", () => assert.deepEqual([pagesFor(0, 50), pagesFor(50, 50), pagesFor(51, 50)], [1, 1, 2]));
