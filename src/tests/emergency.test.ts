/** PROMISES G24: the steps page stands when nothing else does. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import type { Hono } from "hono";
import { openDoors, type Reports } from "./doors.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let app: Hono;
const reports: Reports = [];
before(async () => {
  world = await openWorld([]);
  app = openDoors(world.house, reports);
  // The database goes away under the running product.
  await world.dispose();
});

const cookie = { cookie: "__Host-ringwall=s_somebody-signed-in" };

describe("/notfall while the database is gone", () => {
  for (const [address, language, heading] of [
    ["/notfall", "de", "Erste Schritte im Notfall"],
    ["/notfall/en", "en", "First steps in an emergency"],
  ] as const) {
    test(`${address} answers, with and without a session, in at most 100 kB`, async () => {
      for (const headers of [{}, cookie]) {
        const answer = await app.request(address, { headers });
        const text = await answer.text();
        assert.equal(answer.status, 200);
        assert.ok(text.includes(`<html lang="${language}">`) && text.includes(`<h1>${heading}</h1>`));
        assert.ok(Buffer.byteLength(text) <= 100_000, `${Buffer.byteLength(text)} bytes`);
      }
    });
  }

  test("it needs no other file, runs no script, and may be kept by the browser", async () => {
    const answer = await app.request("/notfall");
    const text = await answer.text();
    assert.ok(!/<(script|link|img|iframe)|url\(|@import|src=/.test(text), "everything stands in the page");
    assert.deepEqual(
      [...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href),
      ["/notfall/en"],
    );
    assert.match(answer.headers.get("content-security-policy") ?? "", /^default-src 'none'; style-src 'sha256-/);
    assert.match(answer.headers.get("cache-control") ?? "", /public, max-age=86400/);
    assert.equal(answer.headers.get("set-cookie"), null);
  });

  test("a page that asks the database does not stand: it really is gone", async () => {
    assert.equal(reports.length, 0);
    assert.ok((await app.request("/anmelden", { headers: cookie })).status >= 500);
  });
});
