/** Puts the tables of one run into docs/performance.md, between its two marks; the rest of the page is written by hand. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./scene.ts";

const page = path.join(root, "docs/performance.md");
const marks = { begin: "<!-- measured: begin -->", end: "<!-- measured: end -->" };

/** Replaces what the run before has left. */
export function writeTables(text: string): void {
  const now = readFileSync(page, "utf8");
  const [begin, end] = [now.indexOf(marks.begin), now.indexOf(marks.end)];
  if (begin < 0 || end < begin) throw new Error(`${page} has lost its marks ${marks.begin} … ${marks.end}`);
  writeFileSync(page, `${now.slice(0, begin + marks.begin.length)}\n${text.trim()}\n${now.slice(end)}`);
}
