import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { filled, shortened } from "./texts.ts";

describe("A text where room is short", () => {
  test("is cut between words, and never longer than allowed", () => {
    assert.equal(shortened("Wer nicht erreicht wird, bekommt Besuch", 25), "Wer nicht erreicht …");
    fc.assert(fc.property(fc.string(), fc.integer({ min: 4, max: 60 }), (text, most) => shortened(text, most).length <= most + 1));
  });
  test("stays as it is when it is short enough", () => assert.equal(shortened(" kurz \n genug ", 20), "kurz genug"));
});

test("a gap of a text is filled, one without value stays to be seen", () => assert.equal(filled("{{a}} und {{b}}", { a: "eins", b: "" }), "eins und {{b}}"));
