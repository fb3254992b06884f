import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { centsOf, dividedBy, inEqualParts, partOf } from "./money.ts";

describe("Money", () => {
  for (const [written, cents] of [
    ["1.250,50", 125_050],
    ["1250.5", 125_050],
    ["1.250", 125_000],
    ["1250", 125_000],
    ["0,29", 29],
    [" 19,99 €", 1_999],
    ["-3,10", -310],
    [0.29, 29],
    [1.005, undefined],
    ["1,2,3", undefined],
    ["1.25.0", undefined],
    ["viel", undefined],
    ["", undefined],
    ["99999999999999999999", undefined],
  ] as const)
    test(`„${written}“ is ${cents === undefined ? "no amount" : `${cents} cents`}`, () => {
      assert.equal(centsOf(written), cents);
    });

  test("what does not come out even goes to the largest remainders, of equal ones to the first", () => {
    assert.deepEqual(inEqualParts(10_000, 3), [3_334, 3_333, 3_333]);
    assert.deepEqual(dividedBy(100, [1n, 2n, 4n]), [14, 29, 57]);
    assert.deepEqual(dividedBy(-100, [1n, 1n, 1n]), [-33, -33, -34]);
    assert.deepEqual(dividedBy(5, [0n, 0n]), [0, 0]);
  });

  test("halves are rounded away from zero", () => {
    assert.deepEqual([partOf(50, 1, 100), partOf(-50, 1, 100), partOf(49, 1, 100), partOf(17_240_000, 5, 12)], [1, -1, 0, 7_183_333]);
  });

  test("parts sum to the whole, none is further than a cent from its exact share, and a larger weight never gets less", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.array(fc.bigInt({ min: 0n, max: 10n ** 30n }), { minLength: 1, maxLength: 30 }), (cents, weights) => {
        const whole = weights.reduce((sum, weight) => sum + weight, 0n);
        fc.pre(whole > 0n);
        const parts = dividedBy(cents, weights);
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          cents,
        );
        for (const [index, part] of parts.entries()) {
          const off = BigInt(part) * whole - BigInt(cents) * (weights[index] ?? 0n);
          assert.ok(off > -whole && off < whole);
          for (const [other, weight] of weights.entries()) if (cents >= 0 && weight > (weights[index] ?? 0n)) assert.ok((parts[other] ?? 0) >= part);
        }
      }),
    );
  });
});
