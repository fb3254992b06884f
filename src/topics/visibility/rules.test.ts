import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dataClasses, type DataClass } from "./model.ts";
import { effectiveClass, pagesOf, shows } from "./rules.ts";

describe("What the office may see", () => {
  const cases: readonly (readonly [string, DataClass | null, DataClass | null, DataClass])[] = [
    ["a member's own choice holds", "aggregate", "detail", "aggregate"],
    ["also where it shows more than the default", "detail", "aggregate", "detail"],
    ["without a choice the cooperative's default holds", null, "detail", "detail"],
    ["without either, states and counts and no details", null, null, "status"],
  ];
  for (const [title, own, standard, expected] of cases) test(title, () => assert.equal(effectiveClass(own, standard), expected));

  test("a class includes the lower ones and none above", () => {
    const table = dataClasses.map((held) => dataClasses.map((wanted) => shows(held, wanted)));
    assert.deepEqual(table, [
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });

  test("an empty list has one page", () => assert.deepEqual([0, 1, 25, 26].map(pagesOf), [1, 1, 1, 2]));
});
