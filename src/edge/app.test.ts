/** The front door: headers, cookies, where requests come from, what is too large, what is no path of ours. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Hono } from "hono";
import { arrive, password } from "#tests/arrival";
import { openDoors } from "#tests/doors";
import { everyUseCase } from "#tests/everything";
import { openWorld, stranger, towns, type World } from "#tests/world";

let world: World;
let app: Hono;
let secret: string;
let token: string;
before(async () => {
  world = await openWorld(everyUseCase);
  app = openDoors(world.house);
  const arrived = await arrive(world, { memberId: towns.raunheim, email: "neu@example.org", role: "coordinator" });
  secret = arrived.secret;
  token = (await world.succeeds<{ token: string }>(arrived.principal, "token.create", { name: "Skript" })).token;
});
after(() => world.dispose());

const ours = { "sec-fetch-site": "same-origin" };
const signedIn = () => ({ cookie: `__Host-ringwall=${secret}` });
const unitsOf = async (): Promise<number> => Number((await world.test.database.pool.query<{ n: string }>("select count(*) as n from unit")).rows[0]?.n);
const addUnit = (headers: Record<string, string>, name: string) =>
  app.request("/api/unit.add", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ memberId: towns.raunheim, name }),
  });

describe("Every answer", () => {
  const addresses = [
    "/",
    "/anmelden",
    "/gibt-es-nicht",
    "/livez",
    "/readyz",
    "/openapi.json",
    "/api/cooperative.list",
    "/api/gibt-es-nicht",
    "/assets/gibt-es-nicht.css",
    `/mitglied/${towns.raunheim}`,
    "/.well-known/security.txt",
    "/sprache/en",
  ];
  for (const address of addresses)
    test(`${address} carries the headers`, async () => {
      for (const headers of [{}, signedIn()]) {
        const { headers: sent, status } = await app.request(address, { headers });
        assert.ok(status < 500, String(status));
        const policy = sent.get("content-security-policy") ?? "";
        for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
          assert.ok(policy.includes(part), part);
        assert.doesNotMatch(policy, /unsafe|\*|http:/);
        assert.equal(sent.get("x-content-type-options"), "nosniff");
        assert.equal(sent.get("cross-origin-opener-policy"), "same-origin");
        assert.equal(sent.get("cross-origin-resource-policy"), "same-origin");
        assert.ok(sent.get("referrer-policy"));
        assert.match(sent.get("cache-control") ?? "", address.startsWith("/assets/") ? /./ : /no-store/);
      }
    });

  test("is marked for secure connections where the product is reached by one", async () => {
    const secure = openDoors({ ...world.house, means: { ...world.house.means, origin: "https://ringwall.example" } });
    assert.match((await secure.request("/livez")).headers.get("strict-transport-security") ?? "", /max-age=31536000/);
  });
});

describe("The session's cookie", () => {
  test("is bound to this host, hidden from scripts, and not sent along by other sites' forms", async () => {
    const answer = await app.request("/api/session.open", {
      method: "POST",
      headers: { ...ours, "content-type": "application/json" },
      body: JSON.stringify({ email: "neu@example.org", password }),
    });
    assert.equal(answer.status, 200);
    const cookie = answer.headers.get("set-cookie") ?? "";
    assert.match(cookie, /^__Host-ringwall=s_[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    const body = await answer.text();
    assert.equal(body.includes(/=(s_[\w-]+)/.exec(cookie)?.[1] ?? "?"), false, "the secret is in the cookie only");
  });
  test("is all that carries the session, also where a script of ours sends the form of a page", async () => {
    const sent = {
      method: "POST",
      headers: { ...ours, "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ email: "neu@example.org", password }),
    };
    const answer = await app.request("/anmelden?do=session.open", sent);
    const text = await answer.text();
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get("set-cookie") ?? "", /^__Host-ringwall=s_/);
    assert.equal(/s_[\w-]{20}|"secret"/.test(text), false, text);
  });

  test("is taken back when leaving, and worth nothing afterwards", async () => {
    const other = await world.succeeds<{ secret: string }>(stranger, "session.open", { email: "neu@example.org", password });
    const answer = await app.request("/abmelden", { method: "POST", headers: { ...ours, cookie: `__Host-ringwall=${other.secret}` } });
    assert.equal(answer.status, 303);
    assert.match(answer.headers.get("set-cookie") ?? "", /__Host-ringwall=; Max-Age=0/);
    assert.equal(answer.headers.get("clear-site-data"), '"cache"');
    const after_ = await app.request("/api/session.close", {
      method: "POST",
      headers: { ...ours, cookie: `__Host-ringwall=${other.secret}`, "content-type": "application/json" },
      body: "{}",
    });
    assert.equal(after_.status, 401);
  });
  test("a made-up secret opens nothing and breaks nothing", async () => {
    for (const made of ["s_x", "d_x", "rw_x", "%00", "s_".padEnd(5_000, "x"), "../..", "ü"]) {
      const answer = await app.request("/api/cooperative.list", { headers: { cookie: `__Host-ringwall=${encodeURIComponent(made)}` } });
      assert.equal(answer.status, 401, made.slice(0, 20));
      const bearer = await app.request("/api/cooperative.list", { headers: { authorization: `Bearer ${encodeURIComponent(made)}` } });
      assert.equal(bearer.status, 401, made.slice(0, 20));
    }
  });
});

describe("A write that comes with a cookie", () => {
  const foreign: readonly [string, Record<string, string>][] = [
    ["from another site", { "sec-fetch-site": "cross-site" }],
    ["from a sibling domain", { "sec-fetch-site": "same-site" }],
    ["with a foreign origin", { origin: "https://angreifer.example", host: "localhost" }],
    ["with a hidden origin", { origin: "null", host: "localhost" }],
    ["without any sign of origin", {}],
  ];
  for (const [how, headers] of foreign)
    test(`${how} does nothing`, async () => {
      const before_ = await unitsOf();
      assert.equal((await addUnit({ ...signedIn(), ...headers }, how)).status, 403);
      const page = await app.request("/abmelden", { method: "POST", headers: { ...signedIn(), ...headers } });
      assert.equal(page.status, 403);
      assert.equal(await unitsOf(), before_);
    });
  test("from our own pages is done; with a token the origin does not matter", async () => {
    assert.equal((await addUnit({ ...signedIn(), ...ours }, "Eigene Seite")).status, 200);
    assert.equal((await addUnit({ ...signedIn(), origin: "http://localhost", host: "localhost" }, "Eigener Ursprung")).status, 200);
    assert.equal((await addUnit({ authorization: `Bearer ${token}`, "sec-fetch-site": "cross-site" }, "Mit Token")).status, 200);
  });
  test("a wrong token is not helped by a good cookie", async () => assert.equal((await addUnit({ ...signedIn(), authorization: "Bearer rw_falsch" }, "Beides")).status, 403));
  test("a write cannot be had by GET, a read not by POST", async () => {
    assert.equal((await app.request(`/api/unit.add?memberId=${towns.raunheim}&name=x`, { headers: { ...signedIn(), ...ours } })).status, 404);
    assert.equal((await app.request("/api/cooperative.list", { method: "POST", headers: { ...signedIn(), ...ours } })).status, 404);
  });
});

describe("Sent twice", () => {
  test("a form in two windows at the same moment acts once and answers the same", async () => {
    const once = "11111111-2222-4333-8444-555555555555";
    const send = () => addUnit({ ...signedIn(), ...ours, "idempotency-key": once }, "Nur einmal");
    const before_ = await unitsOf();
    const answers = await Promise.all([send(), send(), send()]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    const [first, ...others] = await Promise.all(answers.map((answer) => answer.json()));
    for (const other of others) assert.deepEqual(other, first);
    assert.equal(await unitsOf(), before_ + 1);
  });
  const post = (operation: string, body: object, headers: Record<string, string> = {}) =>
    app.request(`/api/${operation}`, { method: "POST", headers: { ...ours, "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
  const kept = async () => (await world.test.database.pool.query<{ operation: string; answer: unknown }>("select operation, answer from idempotency")).rows;

  test("by somebody else, or with something else in it, is another request", async () => {
    const headers = { ...signedIn(), ...ours, "idempotency-key": "22222222-2222-4333-8444-555555555555" };
    assert.equal((await addUnit(headers, "Bauhof")).status, 200);
    assert.equal((await addUnit(headers, "Bauamt")).status, 200);
    const byToken = await addUnit({ authorization: `Bearer ${token}`, "idempotency-key": headers["idempotency-key"] }, "Bauhof");
    assert.equal(byToken.status, 409, "there is one by now, and the first answer is not theirs");
  });
  test("and a secret in the answer is told once and kept nowhere", async () => {
    const create = () => post("token.create", { name: "Einmal" }, { ...signedIn(), "idempotency-key": "33333333-2222-4333-8444-555555555555" });
    assert.equal((await create()).status, 200);
    const again = await create();
    assert.equal(again.status, 409);
    assert.equal(((await again.json()) as { failure: string }).failure, "secret-shown-once");
    assert.deepEqual(
      (await kept()).filter(({ operation }) => operation === "token.create").map(({ answer }) => answer),
      [null],
    );
  });
  test("by a stranger is done twice: nobody could say it is the same", async () => {
    const ask = () => post("account.request-reset", { email: "neu@example.org" }, { "idempotency-key": "44444444-2222-4333-8444-555555555555" });
    assert.deepEqual([(await ask()).status, (await ask()).status], [200, 200]);
    assert.equal((await kept()).filter(({ operation }) => operation === "account.request-reset").length, 0);
  });
  test("what was refused is refused again, also where the attempt was noted", async () => {
    const change = () =>
      post("account.change-password", { current: "falsch", password: "Lampe Regen Koffer Wal" }, { ...signedIn(), "idempotency-key": "55555555-2222-4333-8444-555555555555" });
    for (const _ of [1, 2]) {
      const answer = await change();
      assert.equal(answer.status, 409);
      assert.equal(((await answer.json()) as { failure: string }).failure, "credentials-wrong");
    }
  });
  test("without a key the second is told what happened", async () => {
    assert.equal((await addUnit({ ...signedIn(), ...ours }, "Zweimal")).status, 200);
    assert.equal((await addUnit({ ...signedIn(), ...ours }, "Zweimal")).status, 409);
  });
});

describe("Too much", () => {
  test("a body of 27 MB is refused before it is read", async () => {
    const answer = await app.request("/api/unit.add", {
      method: "POST",
      headers: { ...signedIn(), ...ours, "content-type": "application/json", "content-length": String(27 * 2 ** 20) },
      body: "x".repeat(27 * 2 ** 20),
    });
    assert.equal(answer.status, 413);
  });
  test("a form of 27 MB is refused with a page that says what to do and leads back to the form", async () => {
    const address = `/mitglied/${towns.raunheim}/einheiten?zweck=1`;
    const answer = await app.request(`${address}&do=unit.add`, {
      method: "POST",
      headers: { ...signedIn(), ...ours, "content-type": "multipart/form-data; boundary=x", "content-length": String(27 * 2 ** 20) },
      body: "x".repeat(27 * 2 ** 20),
    });
    const page = await answer.text();
    assert.equal(answer.status, 413);
    assert.match(answer.headers.get("content-type") ?? "", /text\/html/);
    assert.match(page, /<h1>Die Datei ist zu groß<\/h1>[\s\S]*Erlaubt sind 25 MB[\s\S]*Wählen Sie dann eine kleinere Datei/);
    assert.ok(page.includes(`href="${address}"`));
  });
  const odd: readonly [string, string, BodyInit][] = [
    ["no JSON", "application/json", "{"],
    ["a list", "application/json", "[1,2]"],
    ["text", "text/plain", "memberId=x"],
    ["a broken form", "multipart/form-data; boundary=x", "--y\r\n"],
    ["a form that sets a list's length", "application/x-www-form-urlencoded", "members.0=a&members.length=4294967295&name.0=x&name.length=99999"],
    ["a form that reaches for prototypes", "application/x-www-form-urlencoded", "__proto__.admin=1&constructor.prototype.x=1&name.toString=1&name.hasOwnProperty=1"],
    ["a nest of a million brackets", "application/json", `{"name":${"[".repeat(200_000)}${"]".repeat(200_000)}}`],
    ["unreadable signs", "application/json", '{"memberId":"kreis-gg.raunheim\\u0000","name":"\\ud800\\u0000"}'],
  ];
  for (const [what, type, body] of odd)
    test(`${what} is told so`, async () => {
      const answer = await app.request("/api/unit.add", {
        method: "POST",
        headers: { ...signedIn(), ...ours, "content-type": type },
        body,
      });
      assert.ok(answer.status >= 200 && answer.status < 500, String(answer.status));
      assert.equal(({} as Record<string, unknown>)["admin"], undefined);
    });
});

describe("Addresses", () => {
  const home = path.join(import.meta.dirname, "../..");
  for (const wanted of [
    "../package.json",
    "..%2fpackage.json",
    "%2e%2e/package.json",
    "....//package.json",
    "islands/../../kernel/access.js",
    "islands/..%2f..%2fkernel/access.js",
    "%00",
    "css\\..\\..\\package.json",
    "/etc/passwd",
    "islands//etc/passwd",
  ])
    test(`/assets/${wanted} leads nowhere`, async () => {
      assert.ok(fs.existsSync(path.join(home, "package.json")));
      const answer = await app.request(`http://localhost/assets/${wanted}`);
      assert.ok(answer.status === 404 || answer.status === 400, String(answer.status));
      assert.doesNotMatch(await answer.text(), /"ringwall"|root:|grants/);
    });

  const onwards: readonly [string, string][] = [
    ["/mitglied/x?a=b#c", "/mitglied/x?a=b#c"],
    ["//angreifer.example", "/"],
    ["/\\angreifer.example", "/"],
    ["https://angreifer.example", "/"],
    ["/\t/angreifer.example", "/"],
    ["/\n/angreifer.example", "/"],
    ["/\r\nset-cookie: x=y", "/set-cookie:%20x=y"],
    ["\t//angreifer.example", "/"],
    ["/./\\angreifer.example", "/"],
    ["/..//angreifer.example", "/"],
    ["javascript:alert(1)", "/"],
    ["/%0d%0aset-cookie:x", "/%0d%0aset-cookie:x"],
  ];
  for (const [target, place] of onwards)
    test(`after choosing a language ${JSON.stringify(target)} leads to ${place}`, async () => {
      const answer = await app.request(`/sprache/en?weiter=${encodeURIComponent(target)}`);
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get("location"), place);
      assert.doesNotMatch(answer.headers.get("set-cookie") ?? "", /x=y/);
    });
  for (const [target] of onwards.slice(1))
    test(`after signing in ${JSON.stringify(target)} does not lead away`, async () => {
      const body = new URLSearchParams({ email: "neu@example.org", password });
      const answer = await app.request(`/anmelden?do=session.open&weiter=${encodeURIComponent(target)}`, {
        method: "POST",
        headers: { ...ours, "content-type": "application/x-www-form-urlencoded" },
        body,
      });
      assert.ok(answer.status < 500);
      const place = answer.headers.get("location");
      if (place !== null) assert.equal(new URL(place, "http://localhost").origin, "http://localhost", place);
      if (place !== null) assert.doesNotMatch(decodeURIComponent(decodeURIComponent(place)), /(weiter=|^)(\/[/\\\t\n]|https?:|javascript:|\t)/, place);
    });

  test("a mistyped, a foreign and a missing thing look the same", async () => {
    const pages = await Promise.all(
      ["/gibt-es-nicht", `/mitglied/${towns.nauheim}`, "/mitglied/nirgends.nirgends", `/verbund/wetterau`].map((address) => app.request(address, { headers: signedIn() })),
    );
    assert.deepEqual(
      pages.map(({ status }) => status),
      [404, 404, 404, 404],
    );
    const [, neighbour, nobody] = await Promise.all(pages.map((page) => page.text()));
    assert.equal(neighbour, nobody);
  });
});
