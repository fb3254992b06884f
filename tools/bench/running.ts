/** Runs the measures of one engine: product, raw, then the same at the next size – so that a drifting machine drifts for all of them. */
import { countTrips } from "./counting.ts";
import { measureCrowd, type Crowd } from "./crowd.ts";
import { openClient, type Client } from "./client.ts";
import type { Engine, Goal, Ground, Measure } from "./measure.ts";
import { measuresOf } from "./measures.ts";
import { startProduct, type Product } from "./product.ts";
import { tenant } from "./scene.ts";
import { spreadOf, timed } from "./statistics.ts";
import type { World } from "./world.ts";

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

export type Lines = { readonly lines: readonly Line[]; readonly crowds: readonly Crowd[]; readonly gaps: readonly Gap[] };

const warmUps = 4;
/** A slow act is repeated less often: after so long, with at least so many runs, its middle is known well enough. */
const enough = { ms: 8_000, runs: 5 };

/** A running product of one size, with the measures that are wanted of it. */
type Seat = {
  readonly ground: Ground;
  readonly product: Product;
  readonly client: Client;
  readonly measures: readonly Measure[];
};

type Trips = ReadonlyMap<string, number>;

const wanted = (measures: readonly Measure[], only: readonly string[]) => measures.filter(({ key }) => only.length === 0 || only.includes(key));

/** How many round trips each measure takes, one run each through a counting connection. */
async function tripsOf({ world, data, databaseUrl }: Ground, only: readonly string[]): Promise<Trips> {
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

async function takeSeat(ground: Ground, only: readonly string[]): Promise<Seat> {
  const product = await startProduct({ data: ground.data, databaseUrl: ground.databaseUrl });
  const client = openClient(product.port);
  return { ground, product, client, measures: wanted(await measuresOf({ client, world: ground.world }), only) };
}

/** One measure at one size, and what was found so far. */
type Turn = { readonly seat: Seat; readonly measure: Measure; readonly product: number[]; readonly raw: number[]; cpuMs: number; failure: string | null };

async function warm({ seat, measure }: Turn): Promise<void> {
  for (let round = 0; round < (measure.warmUps ?? warmUps); round += 1) {
    await measure.run();
    await measure.undo?.();
    await measure.raw(seat.ground.raw);
  }
}

async function once({ seat, measure, product, raw, ...turn }: Turn): Promise<number> {
  const before = seat.product.cpuMs();
  product.push(await timed(measure.run));
  const used = seat.product.cpuMs() - before;
  await measure.undo?.();
  raw.push(await timed(() => measure.raw(seat.ground.raw)));
  return turn.cpuMs + used;
}

/** A measure that fails at one size is left out there and told as a gap. */
async function attempt(turn: Turn, work: () => Promise<void>): Promise<void> {
  if (turn.failure !== null) return;
  try {
    await work();
  } catch (error) {
    await turn.seat.ground.raw.query("rollback").catch(() => undefined);
    turn.failure = error instanceof Error ? error.message.slice(0, 200) : String(error);
  }
}

/** Every size once, then every size again. */
async function measureOne(turns: readonly Turn[]): Promise<void> {
  for (const turn of turns) await attempt(turn, () => warm(turn));
  const [begun, most] = [performance.now(), turns[0]?.measure.runs ?? 0];
  const isEnough = (round: number) => round >= most || (round >= enough.runs && performance.now() - begun > enough.ms);
  for (let round = 0; !isEnough(round); round += 1) {
    for (const turn of turns)
      await attempt(turn, async () => {
        turn.cpuMs = await once(turn);
      });
  }
}

function lineOf({ seat, measure, product, raw, cpuMs }: Turn, trips?: Trips): Line {
  const { key, name, goal = null } = measure;
  const [own, bare] = [spreadOf(product), spreadOf(raw)];
  const { engine, world } = seat.ground;
  return {
    key,
    name,
    engine,
    members: world.members.length,
    medianMs: own.median,
    p95Ms: own.p95,
    bestMs: own.best,
    cpuMs: cpuMs / product.length,
    rawMs: bare.median,
    trips: trips?.get(key) ?? null,
    goal,
  };
}

const told = (turn: Turn): string => {
  if (turn.failure !== null) return `– ${turn.failure}`;
  const { medianMs, cpuMs, rawMs } = lineOf(turn);
  return `${medianMs.toFixed(1)} ms, CPU ${cpuMs.toFixed(1)} ms, roh ${rawMs.toFixed(1)} ms`;
};

/**
 * Undoing a round for all members, twenty times in a minute, leaves millions of dead rows, which no town hall ever does: they are swept before, so that the
 * server does not sweep them while the crowd is timed.
 */
async function sweep(seats: readonly Seat[]): Promise<void> {
  for (const { ground } of seats) if (ground.engine === "postgresql") await ground.raw.query("vacuum (analyze)");
}

async function crowdsOf(seats: readonly Seat[]): Promise<readonly Crowd[]> {
  await sweep(seats);
  const crowds: Crowd[] = [];
  for (const { ground, product } of seats) crowds.push(...(await measureCrowd(ground, product)));
  for (const { engine, members, key, perSecond, p95Ms } of crowds) process.stderr.write(`${engine} ${members} ${key} ${perSecond.toFixed(0)}/s, p95 ${p95Ms.toFixed(1)} ms\n`);
  return crowds;
}

/** Measures everything of the worlds of one engine, all sizes side by side. */
export async function measureWorlds(grounds: readonly Ground[], only: readonly string[]): Promise<Lines> {
  const seats: Seat[] = [];
  for (const ground of grounds) seats.push(await takeSeat(ground, only));
  const done: Turn[] = [];
  for (const { key } of seats[0]?.measures ?? []) {
    const turns = seats.flatMap((seat): Turn[] => {
      const measure = seat.measures.find((one) => one.key === key);
      return measure ? [{ seat, measure, product: [], raw: [], cpuMs: 0, failure: null }] : [];
    });
    await measureOne(turns);
    for (const turn of turns) process.stderr.write(`${turn.seat.ground.engine} ${turn.seat.ground.world.members.length} ${key} ${told(turn)}\n`);
    done.push(...turns);
  }
  const crowds = only.length === 0 || only.includes("crowd") ? await crowdsOf(seats) : [];
  for (const { client, product } of seats) {
    client.close();
    await product.stop();
  }
  // Counted afterwards, for some acts leave something behind.
  const trips = new Map<Ground, Trips>();
  for (const ground of grounds) trips.set(ground, await tripsOf(ground, only));
  const gaps = done.flatMap(({ seat: { ground }, measure: { key }, failure }) =>
    failure === null ? [] : [{ key, engine: ground.engine, members: ground.world.members.length, reason: failure }],
  );
  const lines = done.filter(({ failure }) => failure === null).map((turn) => lineOf(turn, trips.get(turn.seat.ground)));
  return { lines, crowds, gaps };
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
