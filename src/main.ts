/** Opens the doors: reads the configuration, wires the rooms, listens, and stops gracefully. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { openApp } from "#edge/app";
import type { Doors } from "#edge/doors";
import { scheduledJobs } from "#edge/jobs";
import { listen } from "#edge/serve";
import { readConfig, usage, type Config } from "#platform/config";
import { closeDocuments } from "#platform/documents/documents";
import { startJobs } from "#platform/jobs";
import { seedDemonstration } from "#seed/demonstration";
import { prepareSetUp } from "#topics/accounts/usecases/entrance";
import { emergencyPapers, emergencyPhone, failureSentence, framing, identify, operationTitle, screens } from "#topics/all";
import { schedule } from "#topics/schedule";
import { openHouse, root } from "./opening.ts";
import { announce, sayAndStop, startFaults } from "./start.ts";

const version = "0.1.0";

/** Is there no embedded database in the data directory yet? */
const isNew = (config: Config): boolean => config.databaseUrl === undefined && !fs.existsSync(path.join(config.dataDirectory, "db", "PG_VERSION"));

function prepare(): void {
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, "prepare.js"), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}

const report = (reference: string, error: unknown) =>
  console.error(JSON.stringify({ at: new Date().toISOString(), reference, error: error instanceof Error ? error.stack : String(error) }));

async function start(config: Config): Promise<void> {
  if (isNew(config)) prepare();
  const { house, database } = await openHouse(config);
  const personas = config.demo ? await seedDemonstration(house) : [];
  const setUpCode = config.demo ? null : await prepareSetUp(house.db, house.means.secrets, house.clock.now());
  const doors: Doors = {
    house,
    screens,
    identify,
    framing,
    failureSentence,
    operationTitle,
    assets: path.join(root, "dist/assets"),
    version,
    report,
  };
  const app = openApp(doors, {
    islands: path.join(root, "dist/ui/islands"),
    manual: path.join(root, "docs/handbuch"),
    securityContact: config.securityContact,
    emergency: emergencyPapers,
    phone: emergencyPhone,
  });
  const listening = await listen(app, config);
  if (!listening) return sayAndStop(startFaults["port-in-use"](config));
  const jobs = await startJobs(database, scheduledJobs(house, schedule, { smtpUrl: config.smtpUrl, from: config.mailFrom }), (error) => report("job", error));
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
  announce({ config, port: listening.port, personas, setUpCode });
}

const config = readConfig(process.argv.slice(2), process.env);
if (!config.ok) sayAndStop(config.failure);
else if (config.value === "help") console.log(usage);
else await start(config.value);
