/** A throw-away PostgreSQL server for tests and benchmarks: own directory, own port, gone afterwards. */
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { findPostgres } from "./prerequisites.ts";

export type Server = {
  readonly url: string;
  readonly directory: string;
  readonly kill: () => void;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The server refuses to run as root; Debian's package brings the user `postgres`. */
function unprivileged(): { uid: number; gid: number } | Record<never, never> {
  if (process.getuid?.() !== 0) return {};
  const line = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("postgres:") || entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** Open ports are not enough: a server that is still starting up refuses whoever connects. */
async function answers(port: number): Promise<boolean> {
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Starts a fresh server and answers its address; throws when the machine has no PostgreSQL. */
export async function startPostgres(): Promise<Server> {
  const programs = findPostgres();
  if (!programs) throw new Error("PostgreSQL is not installed here. On Debian: apt-get install postgresql");
  const identity = unprivileged();
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-postgres-"));
  if ("uid" in identity) fs.chownSync(directory, identity.uid, identity.gid);
  const cluster = path.join(directory, "cluster");
  const port = await freePort();
  execFileSync(path.join(programs, "initdb"), ["-D", cluster, "-U", "postgres", "-A", "trust", "--locale=C.UTF-8", "--encoding=UTF8"], {
    ...identity,
    cwd: directory,
    stdio: "ignore",
  });
  let running: ReturnType<typeof spawn> | null = null;
  const start = async () => {
    running = spawn(path.join(programs, "postgres"), ["-D", cluster, "-p", String(port), "-k", directory, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=120"], {
      ...identity,
      cwd: directory,
      stdio: "ignore",
    });
    for (let tries = 0; tries < 150 && !(await answers(port)); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  const ended = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (running?.exitCode !== null) return resolve();
      running.once("exit", () => resolve());
      running.kill(signal);
    });
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    directory: cluster,
    start,
    kill: () => running?.kill("SIGKILL"),
    stop: async () => {
      await ended("SIGINT");
      fs.rmSync(directory, { recursive: true, force: true });
    },
  };
}
