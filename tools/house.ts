/** The plan of the house as a test: `npm run house` proves it, `npm run house -- --draw` draws it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findArrowFaults, findCycles } from "./house/arrows.ts";
import { draw, roomArrows, topicArrows } from "./house/draw.ts";
import { findFileFaults, findTopicFaults } from "./house/manners.ts";
import { rooms, topics } from "./house/plan.ts";
import { readTree, type Tree } from "./house/tree.ts";
import { findWriteFaults } from "./house/writes.ts";

/** Everything about the house that contradicts its plan. */
export const findFaults = (tree: Tree): string[] =>
  [...findArrowFaults(tree), ...findCycles(tree), ...findFileFaults(tree), ...findTopicFaults(tree), ...findWriteFaults(tree)].toSorted();

const drawingIsOld = (tree: Tree, file: string) => !existsSync(file) || readFileSync(file, "utf8") !== draw(tree);

function main(): void {
  const tree = readTree(process.cwd());
  const drawing = path.join(tree.root, "docs/house.md");
  if (process.argv.includes("--draw")) {
    mkdirSync(path.dirname(drawing), { recursive: true });
    writeFileSync(drawing, draw(tree));
  }
  const faults = findFaults(tree);
  if (drawingIsOld(tree, drawing)) faults.push("docs/house.md: shows an older house; run npm run house -- --draw");
  const arrows = roomArrows(tree).length + topicArrows(tree).length;
  const lived = topics.filter((topic) => tree.files.some((file) => file.topic === topic)).length;
  console.log(faults.length > 0 ? faults.join("\n") : `house in order: ${Object.keys(rooms).length} rooms, ${lived} topics, ${arrows} arrows, ${tree.files.length} files`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

if (import.meta.main) main();
