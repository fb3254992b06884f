/** Files outside the database: once written, never changed; seen by their member only; bounded. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Actor } from "#kernel/operation";
import { freshDatabase, type TestDatabase } from "#tests/engine";
import { clockActor } from "./delivery.ts";
import { transactAs, type Tx } from "./db/transact.ts";
import { mediaTypeOf, openFiles, quotaBytes, type Files } from "./files.ts";

const actorOf = (memberId: string): Actor => ({
  ...clockActor,
  role: "coordinator",
  cooperativeId: "kreis-gg" as never,
  members: [memberId as never],
});
const [raunheim, nauheim] = [actorOf("kreis-gg.raunheim"), actorOf("kreis-gg.nauheim")];
const owner = { cooperativeId: "kreis-gg", memberId: "kreis-gg.raunheim", storedBy: null };
const at = new Date("2026-11-23T08:00:00Z");
const bytes = new TextEncoder().encode("Inhalt");

let database: TestDatabase;
let files: Files;
let directory: string;
before(async () => {
  database = await freshDatabase();
  directory = path.join(database.directory, "files");
  files = openFiles(directory);
  // Here it is about files: the audit event belongs to the act around them.
  await database.database.pool.query("drop trigger note_write on stored_file");
});
after(() => database.dispose());

const as = <Value>(actor: Actor, work: (tx: Tx) => Promise<Value>): Promise<Value> =>
  transactAs(database.database.db, actor, "write", async (tx) => ({ keep: true, value: await work(tx) }));
const onDisk = () =>
  fs
    .readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe("A stored file", () => {
  test("comes back byte by byte, lies under the hash of its bytes, readable by the owner of the process only", async () => {
    const stored = await as(raunheim, (tx) => files.store(tx, owner, { name: "a.txt", bytes, at }));
    assert.ok(typeof stored !== "string");
    const back = await as(raunheim, (tx) => files.fetch(tx, owner.memberId, stored.id));
    assert.deepEqual(new Uint8Array(back?.content ?? []), bytes);
    assert.deepEqual(onDisk(), [stored.sha256]);
    assert.equal(fs.statSync(path.join(directory, stored.sha256.slice(0, 2), stored.sha256)).mode & 0o077, 0);
  });

  test("is not there for a neighbour, not even with its number", async () => {
    const stored = await as(raunheim, (tx) => files.store(tx, owner, { name: "b.txt", bytes, at }));
    assert.ok(typeof stored !== "string");
    assert.equal(await as(nauheim, (tx) => files.fetch(tx, owner.memberId, stored.id)), null);
    assert.equal(await as(nauheim, (tx) => files.fetch(tx, "kreis-gg.nauheim", stored.id)), null);
    await assert.rejects(
      as(nauheim, (tx) => files.store(tx, owner, { name: "c.txt", bytes, at })),
      { code: "42501" },
    );
  });

  test("of the same content lies on the disk once, and its name never becomes a path", async () => {
    const before_ = onDisk().length;
    const stored = await as(raunheim, (tx) => files.store(tx, owner, { name: "../../../etc/passwd", bytes, at }));
    assert.ok(typeof stored !== "string");
    assert.equal(onDisk().length, before_);
    assert.equal(stored.mediaType, "application/octet-stream");
  });

  test("beyond the quota is refused before a byte is written", async () => {
    await database.database.pool.query(
      "insert into stored_file (cooperative_id, member_id, id, sha256, name, media_type, bytes, stored_at) values ('kreis-gg', 'kreis-gg.raunheim', gen_random_uuid(), 'x', 'x', 'x', $1, now())",
      [quotaBytes],
    );
    const before_ = onDisk().length;
    assert.equal(await as(raunheim, (tx) => files.store(tx, owner, { name: "d.txt", bytes: new TextEncoder().encode("Anderes"), at })), "quota-exceeded");
    assert.equal(onDisk().length, before_);
  });
});

describe("The type a file is delivered with", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["a.pdf", "application/pdf"],
    ["a.PNG", "image/png"],
    ["a.svg", "application/octet-stream"],
    ["a.html", "application/octet-stream"],
    ["a.pdf.html", "application/octet-stream"],
    ["pdf", "application/pdf"],
    ["", "application/octet-stream"],
    ["a.constructor", "application/octet-stream"],
    ["a.__proto__", "application/octet-stream"],
  ];
  for (const [name, type] of cases) test(`${name || "nothing"} is ${type}`, () => assert.equal(mediaTypeOf(name), type));
});
