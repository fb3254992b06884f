/** The product as it is delivered, in a process of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

export type Product = {
  readonly port: number;
  /** Milliseconds from the command to the sentence that it runs. */
  readonly startMs: number;
  /** Resident memory now, and the most there ever was; MB (10⁶ bytes). */
  readonly memory: () => { readonly now: number; readonly most: number };
  /** Processor time used so far, all threads, in milliseconds. */
  readonly cpuMs: () => number;
  readonly stop: () => Promise<void>;
};

const longestStartMs = 300_000;
/** As `npm start` does. */
const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { scripts: { start: string } };
const flags = scripts.start.match(/--max-\S+/g) ?? [];

export type Starting = { readonly data: string; readonly databaseUrl?: string | undefined; readonly demo?: boolean };

function memoryOf(pid: number | undefined) {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (name: string) => (Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(text)?.[1]) * 1024) / 1e6;
  return { now: read("VmRSS"), most: read("VmHWM") };
}

// The scheduler's own account, in nanoseconds: unlike the clock on the wall it does not count what others use.
const cpuOf = (pid: number | undefined): number =>
  readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]), 0) / 1e6;

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });

/** Starts the product and waits until it says that it runs. */
export function startProduct({ data, databaseUrl, demo = false }: Starting): Promise<Product> {
  const begun = performance.now();
  const { DATABASE_URL: _ours, ...env } = process.env;
  const child = spawn(process.execPath, [...flags, path.join(root, "dist/main.js"), "--data", data, "--port", "0", ...(demo ? ["--demo"] : [])], {
    cwd: root,
    env: { ...env, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    const told: string[] = [];
    const giveUp = setTimeout(() => reject(new Error(`the product does not start: ${told.join("")}`)), longestStartMs);
    const listen = (chunk: Buffer) => {
      told.push(chunk.toString("utf8"));
      const port = /http:\/\/localhost:(\d+)/.exec(told.join(""))?.[1];
      if (port === undefined) return;
      clearTimeout(giveUp);
      child.stdout.off("data", listen);
      child.stdout.resume();
      resolve({
        port: Number(port),
        startMs: performance.now() - begun,
        memory: () => memoryOf(child.pid),
        cpuMs: () => cpuOf(child.pid),
        stop: () => ended(child),
      });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", (chunk: Buffer) => {
      told.push(chunk.toString("utf8"));
      process.stderr.write(chunk);
    });
    child.once("exit", (code) => {
      clearTimeout(giveUp);
      reject(new Error(`the product ended with ${code}: ${told.join("")}`));
    });
  });
}
