/** A fresh database for a test on either engine: a copy of one prepared installation, so that no test pays for the migrations. */
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { migrate, readMigrations } from "#platform/db/migrate";
import { openDatabase, type Database } from "#platform/db/open";

export const root = path.resolve(import.meta.dirname, "../..");
export const migrationsDirectory = path.join(root, "migrations");

/** `postgresql` when the runner has started a server and names it here, else `embedded`. */
export const serverUrl = process.env["RINGWALL_TEST_POSTGRES"];
export const engine = serverUrl ? "postgresql" : "embedded";

/** What a mutant does to the database (tools/mutants) comes on top of the copy; the prepared installation is the same for all. */
const isMutant = (name: string) => name === "9999_mutant.sql";

const stateOfMigrations = createHash("sha256")
  .update(
    readMigrations(migrationsDirectory)
      .filter(({ name }) => !isMutant(name))
      .map(({ checksum }) => checksum)
      .join(),
  )
  .digest("hex")
  .slice(0, 12);

async function openOrThrow(options: { url?: string; dataDirectory: string }): Promise<Database> {
  const opened = await openDatabase(options);
  if (!opened.ok) throw new Error(`database: ${opened.failure}`);
  return opened.value;
}

async function prepareEmbedded(): Promise<string> {
  const template = path.join(os.tmpdir(), `ringwall-template-${stateOfMigrations}`);
  if (fs.existsSync(template)) return template;
  const draft = `${template}-${randomUUID()}`;
  const database = await openOrThrow({ dataDirectory: draft });
  await migrate(database.pool, migrationsDirectory);
  await database.close();
  try {
    fs.renameSync(draft, template);
  } catch {
    fs.rmSync(draft, { recursive: true }); // another test process was faster
  }
  return template;
}

const onServer = async (work: (client: pg.Client) => Promise<unknown>): Promise<void> => {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};

const urlOf = (name: string): string => {
  const url = new URL(serverUrl ?? "");
  url.pathname = `/${name}`;
  return url.href;
};

async function preparePostgres(): Promise<string> {
  const template = `ringwall_template_${stateOfMigrations}`;
  await onServer(async (client) => {
    await client.query("select pg_advisory_lock(4711)");
    const known = await client.query("select from pg_database where datname = $1", [template]);
    if (known.rowCount) return;
    await client.query(`create database ${template}_draft`);
    const database = await openOrThrow({ url: urlOf(`${template}_draft`), dataDirectory: os.tmpdir() });
    await migrate(database.pool, migrationsDirectory);
    await database.close();
    await client.query(`alter database ${template}_draft rename to ${template}`);
  });
  return template;
}

export type TestDatabase = {
  readonly database: Database;
  readonly directory: string;
  readonly url?: string;
  readonly dispose: () => Promise<void>;
};

async function freshEmbedded(directory: string): Promise<TestDatabase> {
  fs.cpSync(await prepareEmbedded(), directory, { recursive: true });
  const database = await openOrThrow({ dataDirectory: directory });
  const dispose = async () => {
    await database.close();
    fs.rmSync(directory, { recursive: true });
  };
  return { database, directory, dispose };
}

async function freshPostgres(directory: string): Promise<TestDatabase> {
  const template = await preparePostgres();
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer((client) => client.query(`create database ${name} template ${template}`));
  fs.mkdirSync(directory);
  const database = await openOrThrow({ url: urlOf(name), dataDirectory: directory });
  await migrate(database.pool, migrationsDirectory);
  const dispose = async () => {
    await database.close();
    await onServer((client) => client.query(`drop database ${name} with (force)`));
    fs.rmSync(directory, { recursive: true });
  };
  return { database, directory, url: urlOf(name), dispose };
}

/** A migrated, empty database of the engine under test, with a data directory of its own. */
export const freshDatabase = (): Promise<TestDatabase> => {
  const directory = path.join(os.tmpdir(), `ringwall-test-${randomUUID()}`);
  return serverUrl ? freshPostgres(directory) : freshEmbedded(directory);
};
