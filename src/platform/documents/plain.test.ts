import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Block, Paper } from "#kernel/paper";
import { makePlain } from "./plain.ts";

const paperOf = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  title: "Titel",
  author: "Raunheim",
  language: "de",
  state: "Stand",
  statedAt: new Date("2026-11-23T08:12:00Z"),
  blocks,
  ...more,
});

const table = (rows: number, text: string): Block => ({
  kind: "table",
  caption: "T",
  columns: [
    { title: "a", share: 1 },
    { title: "b", share: 3 },
  ],
  rows: Array.from({ length: rows }, () => [text, "x"]),
});
const together = (rows: number, text: string): boolean | undefined => {
  const [block] = makePlain(paperOf([table(rows, text)])).blocks;
  return block?.kind === "table" ? block.together : undefined;
};

describe("a table stays on one page", () => {
  test("while its rows are few and short", () => assert.equal(together(12, "kurz"), true));
  test("and runs on where they are many", () => assert.equal(together(19, "kurz"), false));
  test("or where few rows hold long texts in a narrow column", () => assert.equal(together(8, "Ein langer Satz, der in einer schmalen Spalte viele Zeilen braucht."), false));
});

test("words before a table come along with it, other words stand alone", () => {
  const { blocks } = makePlain(paperOf([{ kind: "text", text: "frei" }, { kind: "heading", level: 1, text: "H" }, { kind: "text", text: "führt hin" }, table(2, "x")]));
  assert.deepEqual(
    blocks.flatMap((block) => (block.kind === "text" ? [block.leads] : [])),
    [false, true],
  );
});

test("the head of a page names author and title while both stand in one line, else the title", () => {
  assert.equal(makePlain(paperOf([])).running, "Raunheim · Titel");
  assert.equal(makePlain(paperOf([], { author: "Eine sehr lang benannte Stelle, eines sehr lang benannten Verbunds der Kommunen" })).running, "Titel");
});

test("a long table of contents has a page of its own, a short one has not", () => {
  const headings = (count: number) => Array.from({ length: count }, (): Block => ({ kind: "heading", level: 1, text: "H" }));
  assert.equal(makePlain(paperOf(headings(12))).longContents, false);
  assert.equal(makePlain(paperOf(headings(13))).longContents, true);
});
