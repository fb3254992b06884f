import assert from "node:assert/strict";
import { test } from "node:test";
import { formatBytes, formatCount, formatCounted, formatEuro, formatList, formatNumber, formatPercent } from "./numbers.ts";

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/gu, " ");

test("amounts are whole cents", () => {
  assert.equal(plain(formatEuro(267_100, "de")), "2.671,00 €");
  assert.equal(plain(formatEuro(-5, "de")), "−0,05 €");
  assert.equal(formatEuro(-267_100, "en"), "−€2,671.00");
  assert.equal(plain(formatEuro(-0, "de")), "0,00 €");
  assert.equal(formatEuro(267_100, "en"), "€2,671.00");
});

test("one to twelve in words, more in digits", () => {
  assert.equal(formatCount(12, "de"), "zwölf");
  assert.equal(formatCount(13, "de"), "13");
  assert.equal(formatCount(7, "en"), "seven");
  assert.equal(formatCount(1.5, "de"), "2");
});

test("a counted noun", () => {
  const noun = { one: "eine Frage", many: "Fragen" };
  assert.equal(formatCounted(0, noun, "de"), "keine Fragen");
  assert.equal(formatCounted(1, noun, "de"), "eine Frage");
  assert.equal(formatCounted(3, noun, "de"), "drei Fragen");
  assert.equal(formatCounted(48, noun, "de"), "48 Fragen");
});

test("shares, numbers, lists and sizes", () => {
  assert.equal(plain(formatPercent(0.81, "de")), "81 %");
  assert.equal(plain(formatPercent(-0.192, "de", 1)), "−19,2 %");
  assert.equal(formatNumber(-0.4, "de"), "0");
  assert.equal(formatNumber(-12, "de"), "−12");
  assert.equal(formatNumber(12_345.6, "de", 1), "12.345,6");
  assert.equal(formatList(["A", "B", "C"], "de"), "A, B und C");
  assert.equal(formatList(["A", "B"], "en"), "A and B");
  assert.equal(formatBytes(1_400_000, "de"), "1,4 MB");
  assert.equal(formatBytes(0, "de"), "0 B");
});
