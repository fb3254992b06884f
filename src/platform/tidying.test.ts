/** Tidying: bytes no row names go after a day, all others stay, whoever stores them in that very moment. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import type { Actor } from "#kernel/operation";
import { freshDatabase, type TestDatabase } from "#tests/engine";
import { transactAs, type Tx } from "./db/transact.ts";
import { clockActor } from "./delivery.ts";
import { openFiles, sha256Of, type Files } from "./files.ts";
import { tidyFiles } from "./tidying.ts";

const coordinator: Actor = { ...clockActor, role: "coordinator", cooperativeId: "kreis-gg" as never, members: ["kreis-gg.raunheim" as never] };
const owner = { cooperativeId: "kreis-gg", memberId: "kreis-gg.raunheim", storedBy: null };
const now = new Date();
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

let database: TestDatabase;
let files: Files;
let directory: string;
let turn = 0;
before(async () => {
  database = await freshDatabase();
  // Here it is about files: the audit event belongs to the act around them.
  await database.database.pool.query("drop trigger note_write on stored_file");
});
after(() => database.dispose());
beforeEach(() => {
  directory = path.join(database.directory, `files-${(turn += 1)}`);
  files = openFiles(directory);
});

const bytesOf = (text: string) => new TextEncoder().encode(`${turn} ${text}`);
const placeOf = (text: string) => path.join(directory, sha256Of(bytesOf(text)).slice(0, 2), sha256Of(bytesOf(text)));
const isThere = (text: string) => fs.existsSync(placeOf(text));
const age = (text: string, hours: number) => fs.utimesSync(placeOf(text), hoursAgo(hours), hoursAgo(hours));
const asCoordinator = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> =>
  transactAs(database.database.db, coordinator, "write", async (tx) => ({ keep: true, value: await work(tx) }));
const store = (text: string) =>
  asCoordinator(async (tx) => {
    const stored = await files.store(tx, owner, { name: "a.txt", bytes: bytesOf(text), at: now });
    assert.ok(typeof stored !== "string");
    return stored.id;
  });
const tidy = () => tidyFiles(database.database.db, files, now);

describe("The daily tidying", () => {
  test("forgets what was removed and what a refused act left, not what a row names", async () => {
    const gone = await store("entfernt");
    await store("genannt");
    await asCoordinator((tx) => files.remove(tx, owner.memberId, gone));
    await files.keep(bytesOf("abgelehnt"));
    for (const text of ["entfernt", "genannt", "abgelehnt"]) age(text, 25);
    assert.equal(await tidy(), 2);
    assert.deepEqual(["entfernt", "genannt", "abgelehnt"].map(isThere), [false, true, false]);
  });

  test("leaves bytes a day, as their row may still be on its way; storing them again begins it anew", async () => {
    await store("genannt");
    age("genannt", 48);
    await files.keep(bytesOf("unterwegs"));
    await files.keep(bytesOf("wieder"));
    age("unterwegs", 23);
    age("wieder", 48);
    await files.keep(bytesOf("wieder"));
    assert.equal(await tidy(), 0);
    assert.ok(isThere("unterwegs") && isThere("wieder"));
  });

  test("removes drafts of a write that was cut off, and brings back whole bytes that were put aside", async () => {
    await store("genannt");
    await store("beiseite");
    const draft = `${placeOf("genannt")}.0000-draft`;
    const aside = `${placeOf("beiseite")}.0000-aside`;
    fs.writeFileSync(draft, "halb");
    fs.renameSync(placeOf("beiseite"), aside);
    for (const file of [draft, aside]) fs.utimesSync(file, hoursAgo(25), hoursAgo(25));
    await tidy();
    assert.deepEqual([fs.existsSync(draft), fs.existsSync(aside), isThere("genannt"), isThere("beiseite")], [false, false, true, true]);
  });

  test("touches nothing where the database knows none of the files, and nothing that is not its own", async () => {
    await files.keep(bytesOf("fremd"));
    const note = path.join(directory, "LIESMICH");
    fs.writeFileSync(note, "Hinweis des Betriebs");
    fs.utimesSync(note, hoursAgo(48), hoursAgo(48));
    age("fremd", 48);
    assert.equal(await tidy(), 0);
    assert.ok(isThere("fremd") && fs.existsSync(note));
  });

  test("loses nothing to whoever stores the same bytes at that very moment", async () => {
    for (let round = 0; round < 300; round += 1) {
      await files.keep(bytesOf("zugleich"));
      age("zugleich", 48);
      const forget = () => files.forget([sha256Of(bytesOf("zugleich"))], hoursAgo(24));
      const keep = () => files.keep(bytesOf("zugleich"));
      await Promise.all(round % 2 === 0 ? [forget(), keep()] : [keep(), forget()]);
      assert.ok(isThere("zugleich"), `round ${round}`);
    }
    assert.deepEqual(fs.readdirSync(path.dirname(placeOf("zugleich"))), [path.basename(placeOf("zugleich"))]);
  });
});
