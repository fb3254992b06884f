/** Everything fast that has to hold, two steps at a time: `npm run check`. Names of steps given as arguments run only those. */
import { spawn } from "node:child_process";
import path from "node:path";
import { findContentFaults } from "./check/contents.ts";
import { findDependencyFaults } from "./check/dependencies.ts";
import { findUnexplained } from "./check/glossary.ts";

const root = path.resolve(import.meta.dirname, "..");
const env = {
  ...process.env,
  PATH: `${path.join(root, "node_modules/.bin")}${path.delimiter}${process.env["PATH"] ?? ""}`,
  FORCE_COLOR: "0",
};

/** What a step found; an empty text is good. */
type Step = { readonly name: string; readonly run: () => Promise<string> };

const command = (name: string, line: string): Step => ({
  name,
  run: () =>
    new Promise((resolve) => {
      const child = spawn(line, { cwd: root, env, shell: true });
      let said = "";
      child.stdout.on("data", (piece: Buffer) => (said += piece.toString()));
      child.stderr.on("data", (piece: Buffer) => (said += piece.toString()));
      child.on("close", (code) => resolve(code === 0 ? "" : said.trim() || `ended with code ${code}`));
    }),
});

const look = (name: string, find: (root: string) => string[]): Step => ({ name, run: async () => find(root).join("\n") });

/** The slow ones first, so that both processors stay busy. */
const steps: readonly Step[] = [
  command("types", "tsc --pretty false"),
  command("tables", "node tools/tables.ts --check"),
  command("lint", "oxlint --format unix src tools"),
  command("unused", "knip --no-progress"),
  command("tools", "tsc -p tools --pretty false"),
  command("proofs", "node --test --test-reporter=dot tools/*.test.ts"),
  command("house", "node tools/house.ts"),
  command("format", "oxfmt --list-different src tools"),
  look("glossary", findUnexplained),
  look("dependencies", findDependencyFaults),
  look("contents", findContentFaults),
];

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one step and says how it went; answers whether it went well. */
async function take({ name, run }: Step): Promise<boolean> {
  const begun = performance.now();
  const found = await run().catch((error: unknown) => String(error));
  console.log(`${found === "" ? "ok    " : "FAILED"}  ${name.padEnd(12)} ${seconds(begun).padStart(7)}${found === "" ? "" : `\n${found.replaceAll(/^/gm, "        ")}`}`);
  return found === "";
}

const begun = performance.now();
const chosen = steps.filter(({ name }) => process.argv.length < 3 || process.argv.includes(name));
const waiting = [...chosen];
const failed: string[] = [];

async function work(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) if (!(await take(step))) failed.push(step.name);
}

await Promise.all([work(), work()]);
console.log(failed.length === 0 ? `check: ${chosen.length} steps in order, ${seconds(begun)}` : `check: ${failed.join(", ")} failed, ${seconds(begun)}`);
process.exitCode = failed.length === 0 ? 0 : 1;
