/** Where is measured: a planted world on PostgreSQL or on the embedded database, and a second hold on the same rows for the raw acts. */
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { startProduct } from "./product.ts";
import type { Ground } from "./measure.ts";
import { freezeLastYear } from "./running.ts";
import { root } from "./scene.ts";
import { plantWorld, type World } from "./world.ts";

const { openEmbedded } = (await import(path.join(root, "dist/platform/db/open.js"))) as typeof import("../../src/platform/db/open.ts");

export type Prepared = Ground & { readonly dispose: () => Promise<void> };

/** The bare act writes its row and nothing beside it. */
const triggersRest = "set session_replication_role = replica";

const freshDirectory = (): string => fs.mkdtempSync(path.join(os.tmpdir(), "ringwall-bench-"));

async function freeze(world: World, data: string, databaseUrl?: string): Promise<void> {
  const product = await startProduct({ data, databaseUrl });
  await freezeLastYear(product.port, world);
  await product.stop();
}

/** A database of its own on a server. */
export async function preparePostgres(serverUrl: string, size: number): Promise<Prepared> {
  const [name, data] = [`bench_${randomUUID().replaceAll("-", "")}`, freshDirectory()];
  const server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
  await server.query(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 1 });
  // The pool says it has ended before its connection has; the database is dropped under it.
  pool.on("error", () => undefined);
  const world = await plantWorld(pool, { size, data });
  await freeze(world, data, url.href);
  const raw = await pool.connect();
  await raw.query(triggersRest);
  const dispose = async () => {
    raw.release();
    await pool.end();
    await server.query(`drop database ${name} with (force)`);
    await server.end();
    fs.rmSync(data, { recursive: true, force: true });
  };
  return { engine: "postgresql", world, data, databaseUrl: url.href, raw, dispose };
}

async function openOrThrow(directory: string) {
  const opened = await openEmbedded(directory);
  if (!opened.ok) throw new Error(`database: ${opened.failure}`);
  return opened.value;
}

/** An embedded installation, and a copy of it: one process holds a directory at a time. */
export async function prepareEmbedded(size: number): Promise<Prepared> {
  const [data, copy] = [freshDirectory(), freshDirectory()];
  const planting = await openOrThrow(data);
  const world = await plantWorld(planting.pool, { size, data });
  await planting.close();
  await freeze(world, data);
  fs.cpSync(path.join(data, "db"), path.join(copy, "db"), { recursive: true });
  const database = await openOrThrow(copy);
  const raw = await database.pool.connect();
  await raw.query(triggersRest);
  const dispose = async () => {
    raw.release();
    await database.close();
    for (const directory of [data, copy]) fs.rmSync(directory, { recursive: true, force: true });
  };
  return { engine: "embedded", world, data, raw, dispose };
}
