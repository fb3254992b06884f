/**
 * Runs the tests: what knows no database once, what knows one on both engines, then the journeys in the browser.
 * `node tools/test.ts [--only embedded|postgresql|plain|e2e] [part of a file name …]`
 */
import { spawn } from "node:child_process";
import fs from "node:fs";
import { parseArgs } from "node:util";
import { startPostgres } from "./postgres.ts";

const { values, positionals } = parseArgs({ options: { only: { type: "string" } }, allowPositionals: true });
const wanted = (file: string) => positionals.length === 0 || positionals.some((part) => file.includes(part));

const sources = [...fs.globSync("src/**/*.test.{ts,tsx}"), ...fs.globSync("tools/**/*.test.ts")].toSorted().filter(wanted);
/** Crawls every link of every persona: minutes of browsing, run by `npm run crawl`. */
const isCrawl = (file: string) => file.includes("every-page");
const isJourney = (file: string) => file.startsWith("src/tests/e2e/");
const knowsDatabase = (file: string) => /from "(#tests\/(?!corpora|oscal|pictures)|\.\/(world|engine|everything)\.ts)/.test(fs.readFileSync(file, "utf8"));
const compiled = (file: string) => (file.startsWith("src/") ? file.replace(/^src\//, "dist/").replace(/\.tsx?$/, ".js") : file);

const groups = {
  plain: sources.filter((file) => !isJourney(file) && !knowsDatabase(file)),
  database: sources.filter((file) => !isJourney(file) && knowsDatabase(file)),
  e2e: sources.filter((file) => isJourney(file) && (values.only === "crawl" || !isCrawl(file))),
};

/**
 * Tests generated over all operations or all tables: the longest. The pipeline, which has twelve minutes, runs them on PostgreSQL only, and every journey on
 * the embedded database; `npm test` by hand runs all on both.
 */
const overAll = new Set(["isolation", "hostile", "walls", "reach", "routes", "audit", "departure"].map((name) => `src/tests/${name}.test.ts`));
const embedded = process.env["CI"] === "1" ? groups.database.filter((file) => !overAll.has(file)) : groups.database;

/** How long a file, and a test in it, may take (ms). The crawl goes through the whole product in one file. */
const patienceMs = values.only === "crawl" ? 2_400_000 : 240_000;

type Run = {
  readonly title: string;
  readonly files: readonly string[];
  readonly env?: Record<string, string>;
};

const run = ({ title, files, env = {} }: Run): Promise<boolean> =>
  new Promise((resolve) => {
    if (files.length === 0) return resolve(true);
    const began = Date.now();
    console.log(`\n== ${title} (${files.length} files)`);
    const child = spawn(
      process.execPath,
      [
        "--test",
        "--test-concurrency=2",
        `--test-timeout=${patienceMs}`,
        "--test-reporter=dot",
        "--test-reporter-destination=stdout",
        "--test-reporter=./tools/reporter.ts",
        "--test-reporter-destination=stdout",
        ...files.map(compiled),
      ],
      {
        stdio: "inherit",
        env: { ...process.env, ...env },
      },
    );
    child.once("exit", (code) => {
      console.log(`== ${title}: ${code === 0 ? "passed" : "FAILED"} in ${((Date.now() - began) / 1000).toFixed(1)} s`);
      resolve(code === 0);
    });
  });

const asked = (part: string) => values.only === undefined || values.only === part;
const results: boolean[] = [];
if (asked("plain")) results.push(await run({ title: "rules and parts", files: groups.plain }));
if (asked("embedded")) results.push(await run({ title: "on the embedded database", files: embedded }));
if (asked("postgresql")) {
  const server = await startPostgres();
  results.push(await run({ title: "on PostgreSQL", files: groups.database, env: { RINGWALL_TEST_POSTGRES: server.url } }));
  await server.stop();
}
// What a run that was broken off was planting is planted anew.
for (const halfGrown of fs.globSync(".data/e2e/*.growing")) fs.rmSync(halfGrown, { recursive: true, force: true });
if (asked("e2e") || values.only === "crawl") results.push(await run({ title: "journeys in the browser", files: groups.e2e }));
process.exitCode = results.every(Boolean) ? 0 : 1;
