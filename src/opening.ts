/** Opens the house itself: secrets, database, migrations, means – for whoever goes on to serve it or to plant it. */
import path from "node:path";
import type { House } from "#edge/perform";
import { systemClock } from "#platform/clock";
import type { Config } from "#platform/config";
import { migrate } from "#platform/db/migrate";
import { openDatabase, type Database } from "#platform/db/open";
import { openFiles } from "#platform/files";
import { openSecrets } from "#platform/secrets";
import { useCases } from "#topics/all";
import { sayAndStop, startFaults } from "./start.ts";

/** The project's own directory, where migrations, catalogues and the manual lie. */
export const root = path.resolve(import.meta.dirname, "..");

/** The house with its database migrated; stops with one sentence where that is impossible. */
export async function openHouse(config: Config): Promise<{ readonly house: House; readonly database: Database }> {
  const opened = await openDatabase({ url: config.databaseUrl, dataDirectory: config.dataDirectory });
  if (!opened.ok) return sayAndStop(startFaults[opened.failure](config));
  const secrets = openSecrets(config.dataDirectory);
  if (!secrets.ok) return sayAndStop(startFaults[secrets.failure](config));
  const database = opened.value;
  await migrate(database.pool, path.join(root, "migrations"));
  const means = {
    origin: config.origin,
    files: openFiles(path.join(config.dataDirectory, "files")),
    secrets: secrets.value,
    demo: config.demo,
  };
  return { house: { db: database.db, clock: systemClock, means, useCases }, database };
}
