import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dataClasses, type DataClass, type Shown, type VisibilityBasis } from "./model.ts";
import { basisOf, effectiveClass, pagesOf, shows } from "./rules.ts";

describe("What the office may see", () => {
  type Agreed = Shown["agreed"];
  const party = (right: DataClass | null): Agreed => ({ right, hasLeft: false });
  const cases: readonly (readonly [string, DataClass | null, Agreed, DataClass | null, DataClass, VisibilityBasis])[] = [
    ["a member's own choice holds", "aggregate", null, "detail", "aggregate", "choice"],
    ["also where it shows more than the default", "detail", null, "aggregate", "detail", "choice"],
    ["without a choice the cooperative's default holds", null, null, "detail", "detail", "default"],
    ["without either, states and counts and no details", null, null, null, "status", "default"],
    ["an agreement in force goes before the default", null, party("detail"), "aggregate", "detail", "agreement"],
    ["the member narrows what the agreement gives", "status", party("detail"), null, "status", "choice"],
    ["whoever is no party shows sums, whatever the office has set", null, party(null), "detail", "aggregate", "no-party"],
    ["whoever has left shows sums, whatever was chosen before", "detail", { right: "aggregate", hasLeft: true }, "detail", "aggregate", "exit"],
  ];
  for (const [title, own, agreed, standard, expected, basis] of cases)
    test(title, () => {
      const shown = { own: own === null ? null : { dataClass: own }, agreed, standard };
      assert.deepEqual([effectiveClass(shown), basisOf(shown)], [expected, basis]);
    });

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
