/** Where mutants live: a copy of the built product with migrations and a database server of its own, and nothing of it stays. */
import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { startPostgres } from "../postgres.ts";
import type { Mutant } from "./mutant.ts";
import { startWounding, type Wounding } from "./wounding.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Whether a test noticed, by which of its sentences, and how long that took. */
export type Finding = { readonly killedBy: string | null; readonly seconds: number };

export type Ground = {
  /** Runs tests, one after the other, until one fails: that one. */
  readonly run: (tests: readonly string[]) => Promise<string | null>;
  /** The same with one file of the product replaced by the mutant's. */
  readonly judge: (mutant: Mutant) => Promise<Finding>;
  readonly url: string;
  /** Ends what is running, so that nobody waits for it. */
  readonly interrupt: () => void;
  readonly close: () => Promise<void>;
};

function furnish(directory: string): void {
  for (const name of ["dist", "migrations"]) fs.cpSync(path.join(root, name), path.join(directory, name), { recursive: true, filter: (file) => !file.endsWith(".map") });
  for (const name of ["node_modules", "catalogues", "assets", "seed", "docs", "src"])
    if (fs.existsSync(path.join(root, name))) fs.symlinkSync(path.join(root, name), path.join(directory, name));
  fs.copyFileSync(path.join(root, "package.json"), path.join(directory, "package.json"));
  fs.mkdirSync(path.join(directory, "tmp"));
}

/** A mutant that runs in circles is noticed too; the slowest test takes a fraction of this, also on a busy machine. */
const patience = 900_000;

type Place = { readonly directory: string; readonly env: Record<string, string>; /** Tests that are running. */ readonly children: Set<ChildProcess> };

/** The first sentence of these test files that fails; null when all hold. */
async function runIn(place: Place, tests: readonly string[]): Promise<string | null> {
  for (const test of tests) {
    const fault = await firstFaultOf(place, test);
    if (fault !== null) return `${path.basename(test)}: ${fault}`;
  }
  return null;
}

/** The same of one file. */
const firstFaultOf = ({ directory, env, children }: Place, test: string): Promise<string | null> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [`--test-reporter=${path.join(import.meta.dirname, "../first-fault.ts")}`, `dist/${test}.test.js`], {
      cwd: directory,
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, ...env },
    });
    children.add(child);
    const clock = setTimeout(() => end("it never ends"), patience);
    const end = (fault: string | null) => {
      clearTimeout(clock);
      children.delete(child);
      child.kill("SIGKILL");
      resolve(fault);
    };
    let said = "";
    child.stdout.on("data", (piece: Buffer) => {
      said += piece.toString();
      const found = /✖ (.*)\n/.exec(said)?.[1];
      if (found !== undefined) end(found);
    });
    child.once("close", (code) => end(code === 0 ? null : "it does not even start"));
  });

const onServer = async <Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const findDatabases = (url: string): Promise<string[]> =>
  onServer(url, async (client) =>
    (await client.query<{ name: string }>("select datname as name from pg_database where starts_with(datname, 'test_')")).rows.map(({ name }) => name),
  );

/** Takes away what tests left on the server, but for the prepared installation, and every power a mutant gave the application. */
async function sweep(url: string, kept: readonly string[]): Promise<void> {
  const left = (await findDatabases(url)).filter((name) => !kept.includes(name));
  await onServer(url, async (client) => {
    for (const name of left) await client.query(`drop database if exists ${name} with (force)`);
    const { rowCount } = await client.query("select from pg_roles where rolname = 'ringwall_app'");
    if (rowCount) await client.query("alter role ringwall_app nosuperuser nobypassrls nocreaterole nocreatedb nologin noreplication");
  });
}

/** Prepares a place of its own. */
export async function openGround(): Promise<Ground> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-mutants-"));
  furnish(directory);
  const server = await startPostgres();
  const env = { RINGWALL_TEST_POSTGRES: server.url, TMPDIR: path.join(directory, "tmp") };
  const place: Place = { directory, env, children: new Set() };
  let wounding: Wounding | null = null;
  let kept: readonly string[] = [];

  const run = (tests: readonly string[]) => runIn(place, tests);
  const look = async (wound: NonNullable<Mutant["wound"]>): Promise<string | null> => {
    if (!wounding) {
      wounding = await startWounding(directory, env);
      kept = await findDatabases(server.url);
    }
    const difference = await wounding.look(wound);
    return difference && `reach: ${difference}`;
  };
  const runOn = async ({ file, text, tests, kind }: Mutant): Promise<string | null> => {
    const target = path.join(directory, file);
    const original = fs.existsSync(target) ? fs.readFileSync(target) : null;
    fs.writeFileSync(target, text);
    try {
      return await run(tests);
    } finally {
      if (original) fs.writeFileSync(target, original);
      else fs.rmSync(target);
      if (kind !== "access") await sweep(server.url, kept);
    }
  };
  const judge = async (mutant: Mutant): Promise<Finding> => {
    const began = performance.now();
    const killedBy = (mutant.wound ? await look(mutant.wound) : null) ?? (await runOn(mutant));
    return { killedBy, seconds: (performance.now() - began) / 1_000 };
  };
  const interrupt = () => {
    for (const child of place.children) child.kill("SIGKILL");
    wounding?.close();
    wounding = null;
  };
  const close = async () => {
    interrupt();
    await server.stop();
    fs.rmSync(directory, { recursive: true, force: true });
  };
  return { run, judge, url: server.url, interrupt, close };
}
