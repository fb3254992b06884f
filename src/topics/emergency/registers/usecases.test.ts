import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { secretsFrom } from "#platform/secrets";
import { gg, openWorld, stranger, towns, type World } from "#tests/world";
import { measuresUseCases } from "#topics/measures/usecases/all";
import { visibilityUseCases } from "#topics/visibility/usecases";
import type { Entry, FoundGap, FoundLesson, Gap, Proposal, Standing } from "./model.ts";
import { registersUseCases } from "./usecases/all.ts";

let world: World;
before(async () => {
  world = await openWorld([...registersUseCases, ...measuresUseCases, ...visibilityUseCases]);
});
after(() => world.dispose());

type Group = { registers: { standing: Standing; entries: Entry[]; proposals: Proposal[] }[] };
type Overview = { standings: Standing[]; gaps: Gap[] | null; share: number; proposals: number };
const place = { memberId: towns.raunheim };
const canary = "0151 90817263";

const save = async (register: string, facts: object, more: object = {}) =>
  (await world.succeeds<{ entryId: string; version: number }>(world.people.coordinatorRaunheim, "emergency.save-entry", { ...place, register, facts, ...more })).entryId;
const group = async (name: string, who = world.people.coordinatorRaunheim) => (await world.succeeds<Group>(who, "emergency.group", { ...place, group: name })).registers;
const entriesOf = async (name: string, register: string, who = world.people.coordinatorRaunheim) =>
  (await group(name, who)).find(({ standing }) => standing.register === register)?.entries ?? [];
const failure = async (operation: string, input: object, who = world.people.coordinatorRaunheim) => {
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};

describe("An entry of a register", () => {
  test("keeps what was written; the private number opens again for the house", async () => {
    await save("staff", { role: "head", name: "Robin Erfunden", phone: "06142 402 1", private: canary });
    const [one] = await entriesOf("menschen", "staff");
    assert.deepEqual(one?.facts, { role: "head", name: "Robin Erfunden", phone: "06142 402 1", private: canary });
  });

  test("says which field is wrong", async () => {
    const outcome = await world.does(world.people.coordinatorRaunheim, "emergency.save-entry", { ...place, register: "staff", facts: { role: "king", phone: "morgen" } });
    assert.equal(outcome.status, "invalid");
    assert.deepEqual(outcome.status === "invalid" ? outcome.complaints.map((one) => one.path).toSorted() : [], ["facts.name", "facts.phone", "facts.role"]);
  });

  test("is not overwritten by whoever read it before; a number left out is forgotten", async () => {
    const entryId = await save("contacts", { name: "Polizei", kind: "authority", private: "0151 1" });
    assert.equal(await failure("emergency.save-entry", { ...place, register: "contacts", entryId, version: 1, facts: { name: "Polizei", kind: "authority" } }), "done");
    assert.equal(await failure("emergency.save-entry", { ...place, register: "contacts", entryId, version: 1, facts: { name: "Zu spät", kind: "other" } }), "entry-changed");
    const found = (await entriesOf("menschen", "contacts")).find(({ id }) => id === entryId);
    assert.deepEqual(found?.facts, { name: "Polizei", kind: "authority" });
  });

  test("does not change its register, and a neighbour's is none", async () => {
    const entryId = await save("contacts", { name: "Zeitung", kind: "press" });
    assert.equal(await failure("emergency.save-entry", { ...place, register: "alarm", entryId, facts: { whom: "x" } }), "missing");
    const nauheim = { memberId: towns.nauheim };
    assert.equal(
      await failure("emergency.save-entry", { ...nauheim, register: "contacts", entryId, facts: { name: "x", kind: "press" } }, world.people.coordinatorNauheim),
      "missing",
    );
    assert.equal(await failure("emergency.remove-entry", { ...nauheim, entryId }, world.people.coordinatorNauheim), "missing");
  });

  test("moves in its order and goes", async () => {
    const ids = [await save("alarm", { whom: "Eins" }), await save("alarm", { whom: "Zwei" }), await save("alarm", { whom: "Drei" })];
    assert.equal(await failure("emergency.move-entry", { ...place, entryId: ids[2], direction: "up" }), "done");
    assert.equal(await failure("emergency.move-entry", { ...place, entryId: ids[0], direction: "up" }), "already-at-the-end");
    const order = async () => (await entriesOf("menschen", "alarm")).map(({ facts }) => facts["whom"]);
    assert.deepEqual(await order(), ["Eins", "Drei", "Zwei"]);
    assert.equal(await failure("emergency.remove-entry", { ...place, entryId: ids[2] }), "done");
    assert.deepEqual(await order(), ["Eins", "Zwei"]);
  });
});

describe("How complete it is", () => {
  test("is counted on every write, told to the house with every gap, and confirmed by somebody who looked", async () => {
    const read = () => world.succeeds<Overview>(world.people.coordinatorRaunheim, "emergency.overview", place);
    const before = await read();
    assert.equal(before.standings.length, 11);
    await save("providers", { name: "Rechenzentrum" });
    const after = await read();
    const providers = (one: Overview) => one.standings.find(({ register }) => register === "providers");
    assert.deepEqual([providers(before)?.met, providers(after)?.met, providers(after)?.entries], [0, 1, 1]);
    assert.ok(after.gaps?.some(({ kind, title, count }) => kind === "field-empty" && title === "Rechenzentrum" && count === 5));
    world.clock.set(new Date("2027-07-01T08:00:00Z"));
    assert.ok((await read()).gaps?.some(({ kind, register }) => kind === "not-confirmed" && register === "providers"));
    assert.equal(await failure("emergency.confirm-register", { ...place, register: "providers" }), "done");
    assert.ok(!(await read()).gaps?.some(({ kind, register }) => kind === "not-confirmed" && register === "providers"));
    assert.equal(await failure("emergency.confirm-register", { ...place, register: "payments" }), "register-empty");
    world.clock.set(new Date("2026-11-23T08:12:00Z"));
  });
});

describe("Proposals", () => {
  test("are taken over once, as they were offered", async () => {
    const proposals = (await group("arbeit")).find(({ standing }) => standing.register === "decisions")?.proposals ?? [];
    assert.ok(proposals.length >= 4, String(proposals.length));
    const [first] = proposals;
    assert.equal(await failure("emergency.take-proposals", { ...place, register: "decisions", proposals: [first?.key] }), "done");
    assert.equal(await failure("emergency.take-proposals", { ...place, register: "decisions", proposals: [first?.key] }), "no-proposals");
    assert.deepEqual((await entriesOf("arbeit", "decisions"))[0]?.facts, first?.facts);
  });

  test("the people of the house are among them, with their numbers at work only", async () => {
    const staff = (await group("menschen", world.people.coordinatorRaunheim)).find(({ standing }) => standing.register === "contacts");
    assert.ok(staff?.proposals.some(({ origin, facts }) => origin === "people" && facts["kind"] === "leadership"));
  });
});

describe("What is seen from outside", () => {
  const see = async (who = world.people.office) => {
    const overview = await world.succeeds<Overview>(who, "emergency.overview", place);
    const entries = await entriesOf("menschen", "staff", who);
    return { overview, entries, text: JSON.stringify([overview, entries]) };
  };

  test("follows the member's data class – nothing, counts, entries – and is never a private number", async () => {
    const show = (dataClass: string) => world.succeeds(world.people.managementRaunheim, "visibility.choose", { ...place, dataClass });
    await show("aggregate");
    const nothing = await see();
    assert.ok(nothing.overview.standings.every(({ entries }) => entries === 0));
    await show("status");
    const counts = await see();
    assert.ok(counts.overview.standings.some(({ entries }) => entries > 0));
    assert.deepEqual([counts.entries, counts.overview.gaps], [[], null]);
    await show("detail");
    const details = await see();
    assert.equal(details.entries[0]?.facts["name"], "Robin Erfunden");
    for (const { text } of [nothing, counts, details]) assert.ok(!text.includes(canary), text);
    assert.ok(!(await see(world.people.auditor)).text.includes(canary));
    await show("status");
  });

  test("a private number is closed to the outside by the database itself, for reading and for writing", async () => {
    const pool = world.test.database.pool;
    const as = async (role: string, sql: string) => {
      const client = await pool.connect();
      try {
        await client.query("begin");
        await client.query(`set local role ringwall_app; select set_config('app.role', '${role}', true), set_config('app.cooperative', '${gg}', true), set_config('app.members', '*', true),
          set_config('app.person', '', true), set_config('app.claim', '', true), set_config('app.delegation', '', true), set_config('app.credential', '', true)`);
        return (await client.query(sql)).rowCount ?? 0;
      } finally {
        await client.query("rollback");
        client.release();
      }
    };
    for (const role of ["office", "steering", "auditor", "adviser"]) {
      assert.equal(await as(role, "select * from emergency_number"), 0, role);
      assert.equal(await as(role, "delete from emergency_number"), 0, role);
    }
    assert.ok((await as("job", "select * from emergency_number")) > 0);
  });
});

describe("PROMISES G9: no private number lies anywhere in plain text", () => {
  /** Every text of every row of every table. */
  async function everything(): Promise<string> {
    const { rows } = await world.test.database.pool.query<{ name: string }>(
      "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    const parts: string[] = [];
    for (const { name } of rows) parts.push(JSON.stringify((await world.test.database.pool.query(`select to_jsonb(t) as row from ${name} t`)).rows));
    return parts.join("\n");
  }

  /** Every file below a directory, as bytes read as Latin letters. */
  const filesIn = (directory: string): { file: string; text: string }[] =>
    fs.readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((one) => {
      const file = path.join(one.parentPath, one.name);
      return one.isFile() ? [{ file, text: fs.readFileSync(file, "latin1") }] : [];
    });

  test("not in a table, not in the files of the database or its log of writes, not in what was logged or refused", async (t) => {
    const said: string[] = [];
    for (const way of ["log", "error", "warn"] as const) t.mock.method(console, way, (...given: unknown[]) => void said.push(given.join(" ")));
    const [plain, visible] = ["0151 55667788", "06142 77889900"];
    const entryId = await save("staff", { role: "it", name: "Toni Erfunden", phone: visible, private: plain, deputyPrivate: canary });
    await world.does(world.people.coordinatorRaunheim, "emergency.save-entry", {
      ...place,
      register: "staff",
      entryId,
      version: 7,
      facts: { role: "it", name: "T", private: plain },
    });
    said.push(JSON.stringify(await world.does(stranger, "emergency.save-entry", { ...place, register: "staff", facts: { role: "it", name: "T", private: plain } })));
    said.push(JSON.stringify(await world.does(world.people.coordinatorRaunheim, "emergency.save-entry", { ...place, register: "staff", facts: { role: "no", private: plain } })));
    await world.test.database.pool.query("checkpoint").catch(() => undefined);
    const stored = await everything();
    const files = filesIn(world.test.directory);
    assert.ok(stored.includes(visible), "the search would find a number that lies open");
    // A server keeps its files elsewhere; the embedded database has them, and its log of writes, below this directory.
    if (world.test.url === undefined)
      assert.ok(
        files.some(({ text }) => text.includes(visible)),
        "the search would find it in the files, too",
      );
    for (const number of [plain, canary, plain.replaceAll(" ", ""), canary.replaceAll(" ", "")]) {
      assert.ok(!stored.includes(number), `${number} in a table`);
      assert.ok(!said.join("\n").includes(number), `${number} in what was said`);
      const found = files.filter(({ text }) => text.includes(number)).map(({ file }) => file);
      assert.deepEqual(found, [], `${number} in a file`);
    }
  });

  test("a sealed number opens only in its own place and with the installation's own key", async () => {
    const { rows } = await world.test.database.pool.query<{ member_id: string; entry_id: string; field: string; sealed: string }>("select * from emergency_number");
    assert.ok(rows.length >= 2);
    const [one] = rows;
    assert.ok(one);
    const at = (entry: string, field: string) => `emergency_number/${one.member_id}/${entry}/${field}`;
    const { secrets } = world.house.means;
    assert.match(secrets.unseal(one.sealed, at(one.entry_id, one.field)) ?? "", /^01/);
    assert.equal(secrets.unseal(one.sealed, at(rows[1]?.entry_id ?? "", one.field === "private" ? "deputyPrivate" : "private")), null);
    assert.equal(secrets.unseal(one.sealed, at(one.entry_id, one.field).replace("raunheim", "nauheim")), null);
    assert.equal(secretsFrom(randomBytes(32)).unseal(one.sealed, at(one.entry_id, one.field)), null);
  });
});

describe("A finding", () => {
  const me = () => world.people.coordinatorRaunheim;
  const make = (originKey: string, title: string) =>
    world.does(me(), "measure.create", { ...place, title, origin: "emergency", originTitle: "Notfall", originKey, dueOn: "2026-12-21", ownerId: me().personId });
  const gapsNow = async () => (await world.succeeds<{ gaps: FoundGap[] }>(me(), "emergency.overview", place)).gaps;
  const measureOf = async (key: string) => (await gapsNow()).find((one) => one.key === key)?.measureId;

  test("becomes a measure once, leads to it, and may become one again when that is rejected", async () => {
    const [gap] = await gapsNow();
    assert.ok(gap);
    assert.equal(gap.measureId, null);
    const made = await make(gap.key, "Lücke");
    assert.equal(made.status, "done");
    const { measureId } = made.status === "done" ? (made.value as { measureId: string }) : { measureId: "" };
    assert.equal(await measureOf(gap.key), measureId);
    assert.deepEqual(await make(gap.key, "Noch einmal"), { status: "refused", failure: "finding-taken" });
    const { measure } = await world.succeeds<{ measure: { version: number; ownerName: string; dueOn: string; originKey: string } }>(me(), "measure.read", { ...place, measureId });
    assert.deepEqual([measure.ownerName, measure.dueOn, measure.originKey], [me().name, "2026-12-21", gap.key]);
    await world.succeeds(me(), "measure.move", { ...place, measureId, state: "rejected", reason: "Anders gelöst", version: measure.version });
    assert.equal(await measureOf(gap.key), null);
    assert.equal((await make(gap.key, "Doch")).status, "done");
    const back = await world.does(me(), "measure.move", { ...place, measureId, state: "open", reason: "", version: measure.version + 1 });
    assert.deepEqual(back, { status: "refused", failure: "finding-taken" }, "the first one stays rejected while another stands");
  });

  test("of two who click at the same moment becomes one measure", async () => {
    const gap = (await gapsNow()).find(({ measureId }) => measureId === null);
    const both = await Promise.all([make(gap?.key ?? "", "a"), make(gap?.key ?? "", "b")]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ["done", "refused"]);
  });

  test("is each line an exercise taught", async () => {
    const entryId = await save("exercises", {
      title: "Alarmierung",
      kind: "alarm",
      state: "held",
      day: "2026-11-01",
      lessons: "- Nummern ergänzen\n\n• Ersatztelefon bereitlegen\nNummern ergänzen",
    });
    const lessons = async () => (await world.succeeds<{ lessons: FoundLesson[] }>(me(), "emergency.entry", { ...place, entryId })).lessons;
    const [first, second, ...rest] = await lessons();
    assert.deepEqual([first?.text, second?.text, rest.length], ["Nummern ergänzen", "Ersatztelefon bereitlegen", 0]);
    assert.equal((await make(second?.key ?? "", second?.text ?? "")).status, "done");
    assert.deepEqual(
      (await lessons()).map(({ measureId }) => measureId !== null),
      [false, true],
    );
  });

  test("has a way back that stays within the emergency pages", async () => {
    for (const key of ["//elsewhere.example#x", "/menschen/../../#x", "javascript:alert(1)#x", "kein Weg"]) assert.equal((await make(key, "x")).status, "invalid", key);
  });
});
