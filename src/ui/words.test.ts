import assert from "node:assert/strict";
import { test } from "node:test";
import { capital, choose } from "./words.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

test("words are chosen by language", () => {
  assert.equal(choose({ de, en }, "de").menu, "Menü");
  assert.equal(choose({ de, en }, "en").menu, "Menu");
  assert.equal(choose({ de, en }, "de").issuesTitle(4), "Bitte prüfen Sie vier Angaben");
});

test("both languages say the same things", () => {
  const shape = (words: object): unknown => Object.entries(words).map(([key, value]) => [key, typeof value === "object" ? shape(value as object) : typeof value]);
  assert.deepEqual(shape(en), shape(de));
});

test("a sentence begins large", () => {
  assert.equal(capital("überfällig seit gestern"), "Überfällig seit gestern");
});
