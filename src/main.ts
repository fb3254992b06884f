/** Opens the doors: reads the configuration, wires the rooms, listens, and stops gracefully. */
import path from "node:path";
import { openApp } from "#edge/app";
import type { Doors } from "#edge/doors";
import { scheduledJobs } from "#edge/jobs";
import type { House } from "#edge/perform";
import { listen } from "#edge/serve";
import { systemClock } from "#platform/clock";
import { readConfig, usage, type Config } from "#platform/config";
import { migrate } from "#platform/db/migrate";
import { openDatabase, type Database } from "#platform/db/open";
import { closeDocuments } from "#platform/documents/documents";
import { openFiles } from "#platform/files";
import { startJobs } from "#platform/jobs";
import { openSecrets } from "#platform/secrets";
import { seedDemonstration } from "#seed/demonstration";
import { prepareSetUp } from "#topics/accounts/usecases/entrance";
import { failureSentence, framing, identify, operationTitle, schedule, screens, useCases } from "#topics/all";
import { announce, sayAndStop, startFaults } from "./start.ts";

const root = path.resolve(import.meta.dirname, "..");
const version = "0.1.0";

async function openHouse(config: Config): Promise<{ house: House; database: Database }> {
  const secrets = openSecrets(config.dataDirectory);
  const opened = await openDatabase({ url: config.databaseUrl, dataDirectory: config.dataDirectory });
  if (!opened.ok) return sayAndStop(startFaults[opened.failure](config));
  const database = opened.value;
  await migrate(database.pool, path.join(root, "migrations"));
  const means = { origin: config.origin, files: openFiles(path.join(config.dataDirectory, "files")), secrets, demo: config.demo };
  return { house: { db: database.db, clock: systemClock, means, useCases }, database };
}

const report = (reference: string, error: unknown) => console.error(JSON.stringify({ at: new Date().toISOString(), reference, error: error instanceof Error ? error.stack : String(error) }));

async function start(config: Config): Promise<void> {
  const { house, database } = await openHouse(config);
  const personas = config.demo ? await seedDemonstration(house) : [];
  const setUpCode = config.demo ? null : await prepareSetUp(house.db, house.means.secrets, house.clock.now());
  const doors: Doors = { house, screens, identify, framing, failureSentence, operationTitle, assets: path.join(root, "dist/assets"), version, report };
  const app = openApp(doors, { islands: path.join(root, "dist/ui/islands"), manual: path.join(root, "docs/handbuch"), securityContact: config.securityContact });
  const listening = await listen(app, config);
  if (!listening) return sayAndStop(startFaults["port-in-use"](config));
  const jobs = await startJobs(database, scheduledJobs(house, schedule, { smtpUrl: config.smtpUrl, from: config.mailFrom }), (error) => report("job", error));
  announce({ config, port: listening.port, personas, setUpCode });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await listening.stop();
    await jobs.stop();
    await closeDocuments();
    await database.close();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
}

const config = readConfig(process.argv.slice(2), process.env);
if (!config.ok) sayAndStop(config.failure);
else if (config.value === "help") console.log(usage);
else await start(config.value);
