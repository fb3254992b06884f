import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { costOf, marginThousandths, savedThousandths, sensitivityOf } from "./rules.ts";

const town = { isDistrict: false, population: 16_542_000n, workplaces: 120_000n };
const district = { isDistrict: true, population: 280_308_000n, workplaces: null };
const given = { measure: "member", audience: "all", cents: 100, atLeast: null, atMost: null } as const;

describe("Going alone", () => {
  for (const [said, assumption, who, cents] of [
    ["a sum for each member", given, town, 100],
    ["so much for 1,000 inhabitants, to the cent", { ...given, measure: "population", cents: 250_000 }, town, 4_135_500],
    ["so much for a workplace", { ...given, measure: "workplaces", cents: 4_500 }, town, 540_000],
    ["nothing of what only districts need", { ...given, audience: "districts" }, town, 0],
    ["nothing of what only towns need, for a district", { ...given, audience: "municipalities" }, district, 0],
    ["the least where less would come out", { ...given, atLeast: 500 }, town, 500],
    ["the most where more would come out", { ...given, measure: "population", cents: 250_000, atMost: 3_000_000 }, town, 3_000_000],
    ["the least where the figure is not known", { ...given, measure: "workplaces", atLeast: 700 }, district, 700],
  ] as const)
    test(`costs ${said}`, () => {
      assert.equal(costOf(assumption, who), cents);
    });
});

describe("The proof of efficiency", () => {
  test("rounds the saving down: 14.99 % are not 15 %", () => {
    assert.deepEqual([savedThousandths(100_000, 85_000), savedThousandths(100_000, 85_001), savedThousandths(100, 120), savedThousandths(0, 5)], [150, 149, -200, 0]);
  });

  test("shows what remains if going alone were cheaper, and up to where fifteen percent hold", () => {
    const found = sensitivityOf(100_000, 70_000);
    assert.deepEqual(
      found.map(({ percent, thousandths, holds }) => [percent, thousandths, holds]),
      [
        [-30, 0, false],
        [-20, 125, false],
        [-10, 222, true],
        [0, 300, true],
        [10, 363, true],
        [20, 416, true],
      ],
    );
    // 70,000 is 85 % of 82,353: going alone may be 17.6 % cheaper.
    assert.equal(marginThousandths(100_000, 70_000), 176);
    assert.ok(marginThousandths(100_000, 90_000) < 0);
    assert.equal(marginThousandths(0, 5), 0);
  });
});
