/** Runs the measures of one engine and one size: product, raw, product, raw – so that a drifting machine drifts for both. */
import type pg from "pg";
import { countTrips } from "./counting.ts";
import { openClient } from "./client.ts";
import { measuresOf, type Goal, type Measure } from "./measures.ts";
import { startProduct, type Product } from "./product.ts";
import { tenant } from "./scene.ts";
import { spreadOf, timed } from "./statistics.ts";
import type { World } from "./world.ts";

export type Engine = "postgresql" | "embedded";

/** One line of the table. */
export type Line = {
  readonly key: string;
  readonly name: string;
  readonly engine: Engine;
  readonly members: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly bestMs: number;
  /** Processor time of the product for one run. */
  readonly cpuMs: number;
  readonly rawMs: number;
  /** Round trips to the database; counted on PostgreSQL. */
  readonly trips: number | null;
  readonly goal: Goal | null;
};

/** What could not be measured, and why. */
export type Gap = { readonly key: string; readonly engine: Engine; readonly members: number; readonly reason: string };

export type Lines = { readonly lines: readonly Line[]; readonly gaps: readonly Gap[] };

const warmUps = 4;
/** A slow act is repeated less often: after so long, with at least so many runs, its middle is known well enough. */
const enough = { ms: 8_000, runs: 7 };

async function warm(measure: Measure, raw: pg.ClientBase): Promise<void> {
  for (let turn = 0; turn < warmUps; turn += 1) {
    await measure.run();
    await measure.undo?.();
    await measure.raw(raw);
  }
}

async function measureOne(measure: Measure, raw: pg.ClientBase, cpuMs: () => number) {
  await warm(measure, raw);
  const [product, bare]: [number[], number[]] = [[], []];
  const begun = performance.now();
  const isEnough = (turn: number) => turn >= measure.runs || (turn >= enough.runs && performance.now() - begun > enough.ms);
  let used = 0;
  for (let turn = 0; !isEnough(turn); turn += 1) {
    const before = cpuMs();
    product.push(await timed(measure.run));
    used += cpuMs() - before;
    await measure.undo?.();
    bare.push(await timed(() => measure.raw(raw)));
  }
  return { product: spreadOf(product), raw: spreadOf(bare), cpuMs: used / product.length };
}

export type Ground = {
  readonly engine: Engine;
  readonly world: World;
  readonly data: string;
  readonly databaseUrl?: string;
  /** Where the raw acts run: the same data. */ readonly raw: pg.ClientBase;
  readonly only: readonly string[];
};

const wanted = (measures: readonly Measure[], only: readonly string[]) => measures.filter(({ key }) => only.length === 0 || only.includes(key));

/** How many round trips each measure takes, one run each through a counting connection. */
async function tripsOf({ world, data, databaseUrl, only }: Ground): Promise<ReadonlyMap<string, number>> {
  if (databaseUrl === undefined) return new Map();
  const counting = await countTrips(databaseUrl);
  const product = await startProduct({ data, databaseUrl: counting.url });
  const client = openClient(product.port);
  const trips = new Map<string, number>();
  for (const measure of wanted(await measuresOf({ client, world: { ...world, cast: [...world.cast.slice(0, 8), ...world.cast.slice(1, 8)] } }), only)) {
    try {
      await measure.run();
      await measure.undo?.();
      const before = counting.trips();
      await measure.run();
      trips.set(measure.key, counting.trips() - before);
      await measure.undo?.();
    } catch {
      // What does not work is told by the measurement itself.
    }
  }
  client.close();
  await product.stop();
  counting.close();
  return trips;
}

/** Measures everything of one world against a running product. */
export async function measureWorld(ground: Ground): Promise<Lines> {
  const { engine, world, data, databaseUrl, raw, only } = ground;
  const trips = await tripsOf(ground);
  const product: Product = await startProduct({ data, databaseUrl });
  const client = openClient(product.port);
  const [lines, gaps]: [Line[], Gap[]] = [[], []];
  const members = world.members.length;
  for (const measure of wanted(await measuresOf({ client, world }), only)) {
    const { key, name, goal = null } = measure;
    try {
      const { product: own, raw: bare, cpuMs } = await measureOne(measure, raw, product.cpuMs);
      lines.push({
        key,
        name,
        engine,
        members,
        medianMs: own.median,
        p95Ms: own.p95,
        bestMs: own.best,
        cpuMs,
        rawMs: bare.median,
        trips: trips.get(key) ?? null,
        goal,
      });
    } catch (error) {
      await raw.query("rollback").catch(() => undefined);
      gaps.push({ key, engine, members, reason: error instanceof Error ? error.message.slice(0, 200) : String(error) });
    }
    const told =
      lines.at(-1)?.key === key
        ? `${lines.at(-1)?.medianMs.toFixed(1)} ms, CPU ${lines.at(-1)?.cpuMs.toFixed(1)} ms, roh ${lines.at(-1)?.rawMs.toFixed(1)} ms`
        : `– ${gaps.at(-1)?.reason}`;
    process.stderr.write(`${engine} ${members} ${key} ${told}\n`);
  }
  client.close();
  await product.stop();
  return { lines, gaps };
}

/** Freezes last year's counts, as the office does before members compare themselves. */
export async function freezeLastYear(port: number, world: World): Promise<void> {
  const client = openClient(port);
  const answer = await client.send("/api/evaluation.freeze", {
    json: { cooperativeId: tenant, campaignId: world.last.campaignId },
    session: world.sessions.office,
  });
  client.close();
  if (answer.status !== 200) process.stderr.write(`\nevaluation.freeze: ${answer.status} ${answer.body.toString("utf8").slice(0, 200)}\n`);
}
