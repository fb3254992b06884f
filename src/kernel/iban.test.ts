import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { formatIban, iban, isIban } from "./iban.ts";

/** The two digits that prove the rest, counted apart from the rule. */
const proven = (country: string, rest: string): string => {
  const digits = [...`${rest}${country}00`].map((sign) => String(Number.parseInt(sign, 36))).join("");
  let left = 0;
  for (const digit of digits) left = (left * 10 + Number(digit)) % 97;
  return `${country}${String(98 - left).padStart(2, "0")}${rest}`;
};

describe("An IBAN", () => {
  for (const [said, text, is] of [
    ["is proven by its two digits (example of the standard)", "GB82WEST12345698765432", true],
    ["of a German bank has 22 signs", "DE89370400440532013000", true],
    ["with one digit wrong is none", "DE89370400440532013001", false],
    ["with two digits changed over is none", "DE89370400440352013000", false],
    ["cut short is none, also where the proof holds", proven("DE", "37040044053201300"), false],
    ["is no sentence", "Sparkasse", false],
    ["is not empty", "", false],
  ] as const)
    test(said, () => {
      assert.equal(isIban(text), is);
    });

  test("is taken as it is typed, and shown in groups of four", () => {
    const typed = iban.parse("de89 3704 0044 0532 0130 00");
    assert.equal(typed, "DE89370400440532013000");
    assert.equal(formatIban(typed), "DE89 3704 0044 0532 0130 00");
  });

  test("any single wrong digit is found", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), fc.integer({ min: 4, max: 21 }), fc.integer({ min: 1, max: 9 }), (rest, place, by) => {
        const right = proven("DE", rest);
        const wrong = right.slice(0, place) + String((Number(right[place]) + by) % 10) + right.slice(place + 1);
        assert.deepEqual([isIban(right), isIban(wrong)], [true, false]);
      }),
    );
  });
});
