/** Ten people answer at once: how many answers are kept in a second, and how long one waits. */
import pg from "pg";
import { answeringOf } from "./check-measures.ts";
import { rawSaving } from "./check-raw.ts";
import { checkOf, requirementKey } from "./check-scene.ts";
import { openClient } from "./client.ts";
import type { Ground } from "./measure.ts";
import type { Product } from "./product.ts";
import { spreadOf, timed } from "./statistics.ts";

export type CrowdGoal = { readonly perSecond: number; readonly p95Ms: number };

/** One line of the table. */
export type Crowd = {
  readonly key: string;
  readonly name: string;
  readonly engine: Ground["engine"];
  readonly members: number;
  readonly perSecond: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Processor time of the product for one answer. */
  readonly cpuMs: number;
  /** Raw acts in a second by as many connections; on PostgreSQL. */
  readonly rawPerSecond: number | null;
  readonly goal: CrowdGoal | null;
};

const people = 10;
const spans = { warmMs: 1_000, countedMs: 4_000 };

type Busy = { readonly durations: readonly number[]; readonly seconds: number };

/** Everybody begins again as soon as they are done, until the time is over. */
async function keepBusy(acts: readonly (() => Promise<unknown>)[], forMs: number): Promise<Busy> {
  const begun = performance.now();
  const durations: number[] = [];
  await Promise.all(
    acts.map(async (act) => {
      while (performance.now() - begun < forMs) durations.push(await timed(act));
    }),
  );
  return { durations, seconds: (performance.now() - begun) / 1_000 };
}

async function rawRate({ world, databaseUrl }: Ground): Promise<number | null> {
  if (databaseUrl === undefined) return null;
  const clients = await Promise.all(
    Array.from({ length: people }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query("set session_replication_role = replica");
      return client;
    }),
  );
  const acts = clients.map((client, index) => () => rawSaving(world, world.members[index + 11]?.id ?? world.members[index]?.id ?? "")(client));
  await keepBusy(acts, spans.warmMs);
  const { durations, seconds } = await keepBusy(acts, spans.countedMs);
  await Promise.all(clients.map((client) => client.end()));
  return durations.length / seconds;
}

type Place = { readonly memberId: string; readonly session: string; readonly requirement: string };

/** Each in a town hall of their own, or all in one, each at another requirement. */
const placesOf = ({ crowd, sessions, members }: Ground["world"]): Readonly<Record<"towns" | "one-town", readonly Place[]>> => ({
  towns: crowd.map((one) => ({ ...one, requirement: requirementKey(2) })),
  "one-town": Array.from({ length: people }, (_, index) => ({ memberId: members[2]?.id ?? "", session: sessions.answering, requirement: requirementKey(200 + index) })),
});

const names = { towns: "Zehn Personen in zehn Rathäusern", "one-town": "Zehn Personen in einem Rathaus" } as const;

/** Lets ten people answer on a running product. */
export async function measureCrowd(ground: Ground, product: Product): Promise<readonly Crowd[]> {
  const { engine, world } = ground;
  const rawPerSecond = await rawRate(ground);
  const found: Crowd[] = [];
  for (const [key, places] of Object.entries(placesOf(world)) as [keyof typeof names, readonly Place[]][]) {
    const clients = places.map(() => openClient(product.port));
    const acts = await Promise.all(
      clients.map((client, index) => {
        const place = places[index] as Place;
        return answeringOf(client, { ...place, checkId: checkOf(world.checks, place.memberId) }, place.requirement);
      }),
    );
    await keepBusy(acts, spans.warmMs);
    const before = product.cpuMs();
    const { durations, seconds } = await keepBusy(acts, spans.countedMs);
    const { median, p95 } = spreadOf(durations);
    found.push({
      key: `crowd-${key}`,
      name: names[key],
      engine,
      members: world.members.length,
      perSecond: durations.length / seconds,
      medianMs: median,
      p95Ms: p95,
      cpuMs: (product.cpuMs() - before) / durations.length,
      rawPerSecond,
      goal: engine === "postgresql" && key === "towns" ? { perSecond: 500, p95Ms: 40 } : null,
    });
    for (const client of clients) client.close();
  }
  return found;
}
