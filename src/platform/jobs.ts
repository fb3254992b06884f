/** Work by the clock and in the background: pg-boss on the same database, one job at a time, repeated when it fails. */
import { PgBoss } from "pg-boss";
import type { Database } from "./db/open.ts";

/** A piece of work that is started by the clock; running it twice does no harm. */
export type ScheduledJob = {
  readonly name: string;
  /** Cron expression, in Europe/Berlin. */
  readonly cron: string;
  readonly run: () => Promise<void>;
};

/** Any number all processes of an installation agree on; it names the lock under which the tables of jobs are laid out. */
const lockNumber = 727_465_002;

/** Two processes that start at the same time lay out the same tables: one after the other. An embedded database knows one process, and has no second connection. */
async function inTurn<Value>({ pool, engine }: Database, work: () => Promise<Value>): Promise<Value> {
  if (engine === "embedded") return work();
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockNumber]);
    return await work();
  } finally {
    await client.query("select pg_advisory_unlock($1)", [lockNumber]).catch(() => undefined);
    client.release();
  }
}

export type Jobs = { readonly stop: () => Promise<void> };

/** Starts the schedule; failures are reported and tried again with growing pauses. */
export async function startJobs(database: Database, jobs: readonly ScheduledJob[], report: (error: unknown) => void): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => database.pool.query(text, values) },
    schema: "jobs",
    // The embedded database has one connection: look for work calmly, it is minutes that count here.
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 15,
    maintenanceIntervalSeconds: 3_600,
  });
  boss.on("error", report);
  await inTurn(database, async () => {
    await boss.start();
    for (const { name, cron, run } of jobs) {
      await boss.createQueue(name, { policy: "singleton", retryLimit: 8, retryDelay: 60, retryBackoff: true });
      await boss.work(name, { batchSize: 1, pollingIntervalSeconds: 10 }, run);
      await boss.schedule(name, cron, null, { tz: "Europe/Berlin" });
    }
  });
  return { stop: () => boss.stop({ graceful: true, timeout: 8_000 }) };
}
