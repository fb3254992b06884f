/** The product as its users get it: a process of its own on a free port, stopped at the end by the signal an operator sends. */
import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";

const root = path.resolve(import.meta.dirname, "../../..");
export const main = path.join(root, "dist/main.js");

/** Time a start may take: planting the demonstration is the longest (ms). */
const startMs = 150_000;

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type Product = {
  readonly url: string;
  readonly directory: string;
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Sends SIGTERM and answers the exit code. */
  readonly stop: () => Promise<number | null>;
};

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

/** An empty directory that the operating system may forget. */
export const freshDirectory = (): string => fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-e2e-"));

type Starting = { readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> };

/** Runs a command of ours to its end. */
export function runToEnd(file: string, { args, env = {} }: Starting): Promise<Ended> {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (piece: Buffer) => (stdout += piece.toString()));
  child.stderr.on("data", (piece: Buffer) => (stderr += piece.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, stdout, stderr })));
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once("exit", (code) => resolve(code)) : resolve(child.exitCode)));

/** Starts the product and waits until it says its address. */
export async function startProduct({ directory = freshDirectory(), args = [], env = {} }: { directory?: string } & Partial<Starting> = {}): Promise<Product> {
  const port = await freePort();
  const child = spawn(process.execPath, [main, "--data", directory, "--port", String(port), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const hear = (piece: Buffer) => {
    said += piece.toString();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  await new Promise<void>((resolve, reject) => {
    const late = globalThis.setTimeout(() => reject(new Error(`the product did not start in time:\n${said}`)), startMs);
    child.stdout.on("data", () => (said.includes("Ringwall läuft") ? resolve(clearTimeout(late)) : undefined));
    child.once("exit", (code) => reject(new Error(`the product ended with ${code}:\n${said}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    return ended(child);
  };
  return { url: `http://localhost:${port}`, directory, child, output: () => said, stop };
}

/** What a planted world depends on, and the day: its dates count from today. */
function fingerprint(): string {
  const hash = createHash("sha256").update(new Date().toISOString().slice(0, 10));
  for (const pattern of ["migrations/*.sql", "dist/seed/*.js", "catalogues/**/*.{json,md}"]) {
    for (const file of fs.globSync(pattern, { cwd: root }).toSorted()) hash.update(file).update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

const shelf = path.join(root, ".data/e2e");

/** Whoever is first plants; who comes meanwhile waits. */
async function plantOnce(planted: string): Promise<void> {
  const growing = `${planted}.growing`;
  fs.mkdirSync(shelf, { recursive: true });
  try {
    fs.mkdirSync(growing);
  } catch {
    for (const end = Date.now() + startMs; !fs.existsSync(planted); await setTimeout(200)) {
      if (Date.now() > end) throw new Error(`nobody has planted ${planted}; remove ${growing} if a run was broken off`);
    }
    return;
  }
  for (const older of fs.readdirSync(shelf)) if (!path.join(shelf, older).startsWith(planted)) fs.rmSync(path.join(shelf, older), { recursive: true, force: true });
  const product = await startProduct({ directory: growing, args: ["--demo"] });
  await product.stop();
  fs.renameSync(growing, planted);
}

/** The demonstration, planted once a day and copied for every file of journeys, so that each may play in its own. */
export async function startDemonstration(args: readonly string[] = []): Promise<Product> {
  const planted = path.join(shelf, fingerprint());
  if (!fs.existsSync(planted)) await plantOnce(planted);
  const directory = freshDirectory();
  fs.cpSync(planted, directory, { recursive: true });
  return startProduct({ directory, args: ["--demo", ...args] });
}

/** Stops the product and forgets its files. */
export async function dispose(product: Product): Promise<void> {
  await product.stop();
  fs.rmSync(product.directory, { recursive: true, force: true });
}
