/** The same walls on every other way in: pages, the API, links in letters, and knowing somebody's address (PROMISES G1, alternate routes). */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Hono } from "hono";
import { perform, type Outcome } from "#edge/perform";
import { screens } from "#topics/all";
import { openDoors, type Reports } from "./doors.ts";
import { everyUseCase, openEverything, signsOf, tenants, thingsOf, type Everything, type Known, type SideName } from "./everything.ts";
import { inputsFor } from "./inputs.ts";
import { gg, towns, wetterau } from "./world.ts";

let world: Everything;
let app: Hono;
const reports: Reports = [];
before(async () => {
  world = await openEverything();
  // Everyone of the world comes in by name: who they are is tested elsewhere, here it is about what they find.
  const knows = (_: unknown, { secret }: { readonly secret: string }) => Promise.resolve(world.known[Number(secret.slice(2))]?.principal ?? null);
  app = openDoors({ ...world.house, rehearsal: true }, reports, knows);
});
after(() => world.dispose());

const cookieOf = (known: Known) => ({ cookie: `__Host-ringwall=k_${world.known.indexOf(known)}` });
const visitors = new Set([
  "anonymous",
  "pending",
  "former coordinator",
  "office",
  "steering",
  "coordinator of Raunheim",
  "management of Raunheim",
  "contributor of Raunheim",
  "auditor of Nauheim",
  "coordinator of two towns",
  "office of Wetterau",
  "oversight of Raunheim",
  "operator",
]);

const others: Record<SideName, readonly SideName[]> = { raunheim: ["nauheim", "friedberg"], nauheim: ["raunheim", "friedberg"], friedberg: ["raunheim"] };
const nobody = "0190b0a0-0000-7000-8000-00000000000f";

/** The address of a screen on a side; null where the side has no such thing. */
function addressOn(path: string, side: SideName | null): string {
  const things: Readonly<Record<string, unknown>> = side ? thingsOf(world.sides[side]) : { cooperativeId: "nirgends", memberId: "nirgends.nirgends" };
  return path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const value = things[name];
    return typeof value === "string" ? value : nobody;
  });
}

const faceless = (html: string) =>
  html
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "#")
    .replace(/kreis-gg(\.\w+)?|wetterau(\.\w+)?|nirgends(\.\w+)?/g, "#")
    .replace(/%2F[^"&]*/g, "#");
/** The half signed in see their own name; the operator names the cooperatives it founded. */
const foreignIn = ({ name, business }: Known, text: string) =>
  (name === "pending" ? [] : tenants).filter((tenant) => !business.includes(tenant) && signsOf(tenant).some((sign) => text.toLowerCase().includes(sign)));

describe("Every page, as everyone", () => {
  test("shows nothing of a foreign tenant, breaks nowhere, and a foreign page looks like none", async (t) => {
    const found: string[] = [];
    let [count, shown] = [0, 0];
    for (const known of world.known.filter(({ name }) => visitors.has(name))) {
      for (const { path } of screens) {
        const look = async (side: SideName | null) => {
          count += 1;
          const address = addressOn(path, side);
          const answer = await app.request(address, { headers: cookieOf(known) });
          const text = await answer.text();
          if (answer.status >= 500) found.push(`${address} as ${known.name}: ${answer.status} ${String(reports.at(-1)?.error)}`);
          const leaks = foreignIn(known, text);
          if (leaks.length > 0) found.push(`${leaks.join()} on ${address} as ${known.name}`);
          return { address, status: answer.status, text };
        };
        if ((await look(known.home)).status === 200) shown += 1;
        if (!/:(memberId|cooperativeId)/.test(path) || /^\/(oeffentlich|verbuende)\//.test(path)) continue;
        const missing = await look(null);
        for (const side of others[known.home]) {
          const isTheirs = known.business.includes(side) || (path.includes(":cooperativeId") && known.business.includes(world.sides[side].central.tenant as never));
          const seen = await look(side);
          if (!isTheirs && (seen.status !== missing.status || faceless(seen.text) !== faceless(missing.text)))
            found.push(`${seen.address} as ${known.name} tells itself from a missing page (${seen.status}, ${missing.status})`);
        }
      }
    }
    t.diagnostic(`${count} pages asked for, ${shown} of ${screens.length} × ${visitors.size} shown at home`);
    assert.deepEqual(found.slice(0, 20), [], `${found.length} found`);
    assert.ok(shown > 100, String(shown));
  });
});

const codes: Readonly<Record<Outcome["status"], number>> = { done: 200, invalid: 422, refused: 409, unauthenticated: 401, forbidden: 403, missing: 404, unavailable: 503 };

describe("Every operation through the API", () => {
  test("answers as it does inside", async () => {
    const differing: string[] = [];
    const house = { ...world.house, rehearsal: true };
    for (const known of world.known.filter(({ name }) => ["office", "coordinator of Nauheim", "contributor of Raunheim", "anonymous"].includes(name))) {
      for (const { operation } of everyUseCase) {
        // Papers are printed, files are sent as forms: their doors have tests of their own.
        if (operation.answers === "paper" || operation.accepts || operation.name.startsWith("session.") || operation.name.startsWith("account.")) continue;
        for (const { object, input } of inputsFor(world, operation, known).filter((one) => one.object === "own" || one.object === "elsewhere")) {
          if (Object.values(input).some((value) => typeof value === "object" && value !== null && !Array.isArray(value))) continue;
          if (Object.values(input).some((value) => Array.isArray(value) && value.some((one) => typeof one === "object" && one !== null && "bytes" in one))) continue;
          const inside = await perform(house, operation.name, input, { principal: known.principal, door: "api" });
          const query = new URLSearchParams(Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [value].flat()).map((one) => [name, String(one)])));
          const headers = { ...cookieOf(known), "sec-fetch-site": "same-origin", "content-type": "application/json" };
          const answer =
            operation.kind === "read"
              ? await app.request(`/api/${operation.name}?${query}`, { headers })
              : await app.request(`/api/${operation.name}`, { method: "POST", headers, body: JSON.stringify(input) });
          if (answer.status !== codes[inside.status]) differing.push(`${operation.name} as ${known.name} on ${object}: inside ${inside.status}, outside ${answer.status}`);
        }
      }
    }
    assert.deepEqual(differing, []);
  });
});

/** One checksum over everything except what looking leaves: when a session was last used, and the trace of confidential looks. */
async function checksum(): Promise<string> {
  const { pool } = world.test.database;
  const { rows: names } = await pool.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('last_use', 'audit_event', 'audit_chain') order by 1",
  );
  const { rows } = await pool.query<{ sum: string }>(
    names.map(({ name }) => `select '${name}' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '-') as sum from ${name} t`).join(" union all "),
  );
  // The database may answer the parts in any order.
  return rows
    .map(({ sum }) => sum)
    .toSorted()
    .join();
}

const countTraces = async () => (await world.test.database.pool.query("select from audit_event")).rowCount;

describe("Links", () => {
  test("in letters change nothing when a scanner follows them, by GET, HEAD or POST", async () => {
    const real = openDoors(world.house, reports);
    const { rows } = await world.test.database.pool.query<{ body: string }>("select body from mail");
    const links = new Set(rows.flatMap(({ body }) => body.match(/http:\/\/localhost:8080[^\s)>]*/g) ?? []));
    assert.ok(links.size >= 5, [...links].join());
    const [before_, traces] = [await checksum(), await countTraces()];
    for (const link of links) {
      for (const method of ["GET", "HEAD", "POST", "OPTIONS"]) assert.ok((await real.request(link, { method })).status < 500, `${method} ${link}`);
    }
    assert.deepEqual([await checksum(), await countTraces()], [before_, traces]);
  });

  test("of the whole product change nothing when a browser fetches them ahead", async () => {
    const office = world.known.find(({ name }) => name === "coordinator of Raunheim");
    assert.ok(office);
    const before_ = await checksum();
    const real = openDoors(world.house, reports, () => Promise.resolve(office.principal));
    for (const { path, acts } of screens) {
      const address = addressOn(path, "raunheim");
      await real.request(address, { headers: { cookie: "__Host-ringwall=k" } });
      for (const operation of acts ?? []) await real.request(`${address}?do=${operation.name}`, { headers: { cookie: "__Host-ringwall=k" } });
    }
    const { rows } = await world.test.database.pool.query<{ operation: string }>("select distinct operation from audit_event where door = 'page'");
    const acts = rows.map(({ operation }) => operation).filter((name) => !world.house.useCases.get(name)?.operation.logged);
    assert.deepEqual(acts, [], "no act by GET; confidential looks leave their trace");
    assert.equal(await checksum(), before_);
  });
});

describe("Who knows the e-mail address of a neighbour's person", () => {
  const email = "kanarie-raunheim@example.org";
  const input = { name: "Angreifer", email, role: "coordinator" };
  test("does not get hold of the person by appointing them: a town hall is refused, and sees nothing", async () => {
    const { coordinatorNauheim, managementNauheim } = world.people;
    for (const who of [coordinatorNauheim, managementNauheim]) {
      const outcome = await world.does(who, "person.appoint", { memberId: towns.nauheim, ...input });
      assert.deepEqual(outcome, { status: "refused", failure: "person-elsewhere" });
    }
    const { personId } = thingsOf(world.sides.raunheim) as { personId: string };
    assert.equal((await world.does(coordinatorNauheim, "person.read", { cooperativeId: gg, personId })).status, "missing");
  });
  test("the office of another cooperative may appoint them, learns name and address, and gets no hold of the account", async () => {
    const { officeWetterau } = world.people;
    const { personId } = await world.succeeds<{ personId: string }>(officeWetterau, "person.appoint-central", { cooperativeId: wetterau, ...input, role: "adviser" });
    const read = await world.succeeds<Record<string, unknown>>(officeWetterau, "person.read", { cooperativeId: wetterau, personId });
    assert.equal(read["name"], "Person kanarie-raunheim");
    assert.deepEqual([read["phone"], read["homeCooperativeId"], read["homeMemberId"]], [null, null, null], "what the home knows stays at home");
    assert.equal(JSON.stringify(read).includes("kreis-gg"), false);
    const correction = { personId, name: "Umbenannt", email: "mein@example.org", revision: read["revision"] };
    assert.equal((await world.does(officeWetterau, "person.correct-central", { cooperativeId: wetterau, ...correction })).status, "refused");
    assert.deepEqual(await world.does(officeWetterau, "account.invite-central", { cooperativeId: wetterau, personId }), { status: "refused", failure: "home-elsewhere" });
    const listed = await world.succeeds<{ people: { personId: string }[] }>(officeWetterau, "account.list-invitations", { cooperativeId: wetterau });
    assert.equal(JSON.stringify(listed).includes("kreis-gg"), false);
  });
});
