/** One dialect, two engines: PostgreSQL where `DATABASE_URL` names one, else the embedded database in the data directory. */
import fs from "node:fs";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { fail, succeed, type Result } from "#kernel/result";
import { lockDirectory, openDurable } from "./durable.ts";
import { ofEveryConnection, preparing } from "./prepared.ts";
import type { Tables } from "./tables.ts";

// Calendar days stay text: a day has no zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/** Every connection to the database; use cases never see it, they get a transaction. */
export type Db = Kysely<Tables>;

export type Database = {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly engine: "embedded" | "postgresql";
  readonly close: () => Promise<void>;
};

export type OpenFault = "data-directory-in-use" | "data-directory-not-writable" | "database-url-invalid" | "database-unreachable" | "database-too-old";

const wrap = (pool: pg.Pool) => {
  // A connection that dies while idle must not take the process with it; the next query reports it.
  pool.on("error", () => undefined);
  // The same for one that dies between two statements of a transaction.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
};

function serveEmbedded(lite: PGlite, release: () => void): Database {
  const pool = new pg.Pool({ ...(createPgConfig(lite) as pg.PoolConfig), max: 1 });
  const db = wrap(pool);
  const close = async () => {
    await db.destroy();
    if (!pool.ended) await pool.end();
    await lite.close();
    release();
  };
  return { db, pool, engine: "embedded", close };
}

/** Opens the embedded database in `<data>/db`, locked against a second process. */
export async function openEmbedded(dataDirectory: string): Promise<Result<Database, OpenFault>> {
  const directory = path.join(dataDirectory, "db");
  try {
    fs.mkdirSync(directory, { recursive: true });
    fs.accessSync(directory, fs.constants.W_OK);
  } catch {
    return fail("data-directory-not-writable");
  }
  const lock = lockDirectory(directory);
  if (!lock) return fail("data-directory-in-use");
  return succeed(serveEmbedded(await openDurable(directory), lock.release));
}

const oldestVersion = 150_000; // PostgreSQL 15: security_invoker views, used nowhere yet but promised (PROMISES G3).

/** Opens PostgreSQL; refuses what is no address, does not answer or is too old. */
export async function openPostgres(url: string, max = 10): Promise<Result<Database, OpenFault>> {
  if (!/^postgres(ql)?:\/\/.+/.test(url) || !URL.canParse(url)) return fail("database-url-invalid");
  const pool = new pg.Pool({
    connectionString: url,
    max,
    statement_timeout: 15_000,
    connectionTimeoutMillis: 3_000,
    application_name: "ringwall",
    options: ofEveryConnection.join(" "),
  });
  const db = wrap(pool);
  try {
    const { rows } = await pool.query<{ version: string }>("select current_setting('server_version_num') as version");
    if (Number(rows[0]?.version) < oldestVersion) {
      await db.destroy();
      return fail("database-too-old");
    }
  } catch {
    await db.destroy();
    return fail("database-unreachable");
  }
  const close = async () => {
    await db.destroy();
    if (!pool.ended) await pool.end();
  };
  return succeed({ db, pool, engine: "postgresql", close });
}

/** Opens whichever database the configuration names. */
export const openDatabase = ({ url, dataDirectory }: { readonly url?: string | undefined; readonly dataDirectory: string }) =>
  url === undefined ? openEmbedded(dataDirectory) : openPostgres(url);
