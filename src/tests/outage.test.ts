/** PROMISES G13, G28: the server is killed, unreachable or full; requests are told so, nothing acknowledged is lost, the process lives and recovers. */
import assert from "node:assert/strict";
import os from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from "kysely";
import { perform, type House } from "#edge/perform";
import { migrate } from "#platform/db/migrate";
import { openPostgres } from "#platform/db/open";
import { openDoors, type Reports } from "./doors.ts";
import { engine, migrationsDirectory, root, type TestDatabase } from "./engine.ts";
import { arrive, type Arrival } from "./arrival.ts";
import { everyUseCase } from "./everything.ts";
import { plantSurvey } from "./survey.ts";
import { openWorld, towns, type World } from "./world.ts";
import { addUnit, answerOnce, assertKept, keptVersion, type Acknowledged } from "./workload.ts";

const kills = Number(process.env["RINGWALL_KILLS"] ?? 10);

type Server = { readonly url: string; readonly kill: () => void; readonly start: () => Promise<void>; readonly stop: () => Promise<void> };

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function ownDatabase(url: string): Promise<TestDatabase> {
  const opened = await openPostgres(url);
  if (!opened.ok) throw new Error(opened.failure);
  await migrate(opened.value.pool, migrationsDirectory);
  return {
    database: opened.value,
    directory: path.join(os.tmpdir(), `ringwall-outage-${randomUUID()}`),
    url,
    dispose: () => opened.value.close(),
  };
}

/** Starts again; a server that was killed leaves processes behind that need a moment to notice. */
async function revive(server: Server, alive: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await pause(150);
    await server.start();
    for (let waits = 0; waits < 20; waits += 1) {
      if (await alive()) return;
      await pause(100);
    }
  }
  throw new Error("the server does not come back");
}

describe("PostgreSQL under kill −9", { skip: engine !== "postgresql" }, () => {
  let server: Server;
  let world: World;
  let campaignId: string;
  let arrived: Arrival;
  before(async () => {
    // The tools stand outside what is compiled; they are plain TypeScript to Node.
    const { startPostgres } = (await import(path.join(root, "tools/postgres.ts"))) as { startPostgres: () => Promise<Server> };
    server = await startPostgres();
    world = await openWorld(everyUseCase, { on: await ownDatabase(server.url) });
    ({ campaignId } = await plantSurvey(world));
    arrived = await arrive(world, { memberId: towns.raunheim, email: "neu@example.org", role: "coordinator" });
  });
  after(async () => {
    await world.dispose();
    await server.stop();
  });

  const alive = () =>
    world.test.database.pool.query("select 1").then(
      () => true,
      () => false,
    );

  test(`every acknowledged write is kept through ${kills} kills, and the process goes on by itself`, async (t) => {
    const acknowledged: Acknowledged = { units: new Set(), versions: 0 };
    const work = { house: world.house, by: world.people.coordinatorRaunheim, campaignId };
    const [seen, broken] = [new Set<string>(), [] as string[]];
    for (let round = 0; round < kills; round += 1) {
      let running = true;
      let version = await keptVersion(world.test.database, campaignId);
      const adding = [0, 1, 2].map(async (worker) => {
        for (let number = 0; running; number += 1) {
          const name = `Amt ${round}-${worker}-${number}`;
          const added = await addUnit(work, name).catch((error: unknown) => void broken.push(String(error)));
          if (added) acknowledged.units.add(name);
          else await pause(20);
        }
      });
      const answering = (async () => {
        while (running) {
          const saved = await answerOnce(work, version).catch((error: unknown) => void broken.push(String(error)));
          if (typeof saved === "number") acknowledged.versions = version = saved;
          else await pause(20);
        }
      })();
      const enough = acknowledged.units.size + acknowledged.versions + 10 + Math.random() * 40;
      while (acknowledged.units.size + acknowledged.versions < enough && broken.length === 0) await pause(2);
      server.kill();
      await pause(50);
      seen.add((await perform(world.house, "unit.add", { memberId: towns.raunheim, name: "Während" }, { principal: work.by, door: "api" })).status);
      running = false;
      await Promise.all([...adding, answering]);
      await revive(server, alive);
    }
    t.diagnostic(`${acknowledged.units.size + acknowledged.versions} acknowledged writes`);
    assert.deepEqual(broken, [], "an outage is an outcome, not an exception");
    assert.deepEqual([...seen], ["unavailable"]);
    await assertKept(world.test.database, campaignId, acknowledged);
  });

  test("while it is down pages keep what was typed, the API says when to come again, health tells", async () => {
    const reports: Reports = [];
    const app = openDoors(world.house, reports);
    server.kill();
    await pause(100);
    const headers = { cookie: `__Host-ringwall=${arrived.secret}`, "sec-fetch-site": "same-origin" };
    const body = new URLSearchParams({ email: "neu@example.org", password: "Geheim bleibt es nicht" });
    const page = await app.request("/anmelden?do=session.open", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      body,
    });
    assert.deepEqual([page.status, page.headers.get("retry-after")], [503, "5"]);
    assert.match(await page.text(), /name="email" value="neu@example.org"/);
    const signedIn = await app.request(`/konto?do=account.choose-language`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
      body: "language=en&remark.0.text=Getippt",
    });
    assert.equal(signedIn.status, 503);
    const kept = await signedIn.text();
    assert.match(kept, /name="remark.0.text" value="Getippt"/);
    assert.match(kept, /role="alert"/);
    const api = await app.request("/api/unit.add", {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ memberId: towns.raunheim, name: "x" }),
    });
    assert.deepEqual([api.status, api.headers.get("retry-after")], [503, "5"]);
    assert.deepEqual(await api.json(), { status: "unavailable", outage: "unreachable" });
    assert.equal((await app.request("/readyz")).status, 503);
    assert.equal((await app.request("/livez")).status, 200);
    assert.deepEqual(reports, [], "an outage is no bug");
    const began = Date.now();
    await revive(server, alive);
    assert.equal((await app.request("/readyz")).status, 200);
    assert.equal((await app.request("/api/cooperative.list", { headers })).status, 200);
    assert.ok(Date.now() - began < 10_000);
  });
});

const faultOf = (code: string) => Object.assign(new Error(code), { code });

/** A pool in which a statement that matches fails with the code. */
function failing(pool: PostgresPool, code: string, matching: RegExp): PostgresPool {
  const guard = (client: PostgresPoolClient): PostgresPoolClient => ({
    release: () => client.release(),
    query: ((text: string, values: readonly unknown[]) =>
      matching.test(text) ? Promise.reject(faultOf(code)) : client.query(text, values as never)) as PostgresPoolClient["query"],
  });
  return { connect: async () => guard(await pool.connect()), end: async () => undefined, options: {} } as PostgresPool;
}

describe("A statement that fails for want of room or connection", () => {
  let world: World;
  before(async () => {
    world = await openWorld(everyUseCase);
  });
  after(() => world.dispose());
  const houseThat = (code: string, matching: RegExp): House => ({
    ...world.house,
    db: new Kysely({ dialect: new PostgresDialect({ pool: failing(world.test.database.pool, code, matching) }) }),
  });
  const add = (house: House, name: string) => perform(house, "unit.add", { memberId: towns.raunheim, name }, { principal: world.people.coordinatorRaunheim, door: "api" });
  const units = async () => Number((await world.test.database.pool.query<{ n: string }>("select count(*) as n from unit")).rows[0]?.n);

  const places: readonly (readonly [string, RegExp])[] = [
    ["when opening", /^begin/],
    ["in the middle", /insert into "unit"/],
    ["at the audit event", /append_audit/],
    ["at the commit", /^commit/],
  ];
  for (const [where, matching] of places) {
    for (const [code, outage] of [
      ["53100", "full"],
      ["ENOSPC", "full"],
      ["57P01", "unreachable"],
      ["ECONNRESET", "unreachable"],
      ["53300", "unreachable"],
    ] as const)
      test(`${code} ${where} is an outage, and nothing of it stays`, async () => {
        const before_ = await units();
        assert.deepEqual(await add(houseThat(code, matching), `${code} ${where}`), { status: "unavailable", outage });
        assert.equal(await units(), before_);
        assert.equal((await add(world.house, `danach ${code} ${where}`)).status, "done", "the connection is clean again");
      });
    test(`a bug ${where} is thrown, and nothing of it stays`, async () => {
      const before_ = await units();
      await assert.rejects(add(houseThat("XX000", matching), `bug ${where}`));
      assert.equal(await units(), before_);
      assert.equal((await add(world.house, `danach bug ${where}`)).status, "done");
    });
  }

  test("at the doors: full is 507, and what was typed stays on the page", async () => {
    const app = openDoors(houseThat("53100", /insert into/));
    const page = await app.request("/anmelden?do=session.open", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      body: "email=a%40example.org&password=Etwas+Langes",
    });
    assert.equal(page.status, 507);
    assert.match(await page.text(), /value="a@example.org"/);
    const api = await app.request("/api/session.open", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/json" },
      body: JSON.stringify({ email: "a@example.org", password: "Etwas Langes" }),
    });
    assert.deepEqual([api.status, api.headers.get("retry-after")], [507, "5"]);
  });

  test("a bug at the doors is a number, without a stack, in German", async () => {
    const reports: Reports = [];
    const app = openDoors(houseThat("XX000", /throttle/), reports);
    const page = await app.request("/anmelden?do=session.open", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      body: "email=a%40example.org&password=Etwas+Langes",
    });
    const text = await page.text();
    assert.equal(page.status, 500);
    assert.equal(reports.length, 1);
    assert.ok(text.includes(reports[0]?.reference ?? "?"));
    assert.doesNotMatch(text, /XX000|node_modules|at async|\.js:/);
  });
});
