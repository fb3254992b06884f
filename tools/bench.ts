/**
 * Measures the product over HTTP beside the raw statements of the same work: `npm run bench`.
 * `--engine postgresql|embedded|both`, `--members 13,442`, `--only save,section` (keys of measures; `crowd` for ten at once, `starts` for start, memory and
 * weight, `learners` for a thousand who begin a course, `pack` for emergency packs and a strategy as paper), `--json FILE`, `--write` (puts the tables into docs/performance.md).
 */
import { writeFileSync } from "node:fs";
import os from "node:os";
import { parseArgs } from "node:util";
import { startPostgres } from "./postgres.ts";
import { prepareEmbedded, preparePostgres, type Prepared } from "./bench/grounds.ts";
import { measureLearners } from "./bench/learners.ts";
import { measurePacks } from "./bench/packs.ts";
import { measureWorlds, type Gap, type Line } from "./bench/running.ts";
import { measureStarts } from "./bench/starting.ts";
import type { Crowd } from "./bench/crowd.ts";
import { actTable, crowdTable, figureTable, gapList, judge, judgeCrowds } from "./bench/table.ts";
import { writeTables } from "./bench/writing.ts";

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "both" },
    members: { type: "string", default: "13,442" },
    only: { type: "string", default: "" },
    json: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const sizes = values.members.split(",").map(Number);
const only = values.only.split(",").filter(Boolean);

const lines: Line[] = [];
const crowds: Crowd[] = [];
const gaps: Gap[] = [];
const versions: string[] = [];
/** How many processes want a processor, ours among them: with more than there are processors all times grow. */
const load = () => os.loadavg()[0]?.toFixed(1) ?? "";
const loadBefore = load();

async function measure(prepare: (size: number) => Promise<Prepared>): Promise<void> {
  const grounds: Prepared[] = [];
  try {
    for (const size of sizes) grounds.push(await prepare(size));
    const [first] = grounds;
    const version = first && (await first.raw.query<{ server_version: string }>("show server_version")).rows[0]?.server_version;
    versions.push(`${first?.engine === "embedded" ? "eingebettet" : "PostgreSQL"} ${version}`);
    const found = await measureWorlds(grounds, only);
    lines.push(...found.lines);
    crowds.push(...found.crowds);
    gaps.push(...found.gaps);
  } finally {
    for (const { dispose } of grounds) await dispose();
  }
}

async function measurePostgres(): Promise<void> {
  const server = await startPostgres();
  try {
    await measure((size) => preparePostgres(server.url, size));
  } finally {
    await server.stop();
  }
}

const acts = only.length === 0 || only.some((key) => !["starts", "learners", "pack"].includes(key));
if (acts && values.engine !== "embedded") await measurePostgres();
if (acts && values.engine !== "postgresql") await measure(prepareEmbedded);
const figures = [
  ...(only.length === 0 || only.includes("learners") ? await measureLearners() : []),
  ...(only.length === 0 || only.includes("pack") ? await measurePacks() : []),
  ...(only.length === 0 || only.includes("starts") ? await measureStarts() : []),
];

const judged = judge(lines);
const judgedCrowds = judgeCrowds(crowds);
const place = [os.cpus()[0]?.model ?? "", `${os.availableParallelism()} Kerne`, `Node ${process.version}`, ...versions, `Last ${loadBefore} bis ${load()}`].join(", ");
const tables = [
  `${new Date().toISOString().slice(0, 10)}, ${place}`,
  ...(judged.length > 0 ? [actTable(judged)] : []),
  ...(judgedCrowds.length > 0 ? [crowdTable(judgedCrowds)] : []),
  ...(figures.length > 0 ? [figureTable(figures)] : []),
  ...(gaps.length > 0 ? [gapList(gaps)] : []),
].join("\n\n");
console.log(`\n${tables}\n`);
if (values.write) writeTables(tables);
if (values.json) writeFileSync(values.json, JSON.stringify({ at: new Date().toISOString(), place, acts: judged, crowds: judgedCrowds, figures, gaps }, null, 2));
