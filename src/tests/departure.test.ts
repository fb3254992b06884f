/** PROMISES G25: a member takes everything along, an empty installation takes it in, and hands out the same again. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Paper } from "#kernel/paper";
import { renderPaper } from "#platform/documents/documents";
import { readLayout } from "#platform/db/layout";
import { pack, unpack } from "#platform/documents/archive";
import { sha256Of } from "#platform/files";
import { packageContents, type Certificate, type PackageContents } from "#topics/agreement/departure/model";
import { lastingTables, sharedTables, withheldTables } from "#topics/agreement/departure/rules/holdings";
import { fingerprintText } from "#topics/agreement/departure/rules/packages";
import { tableTitles } from "#topics/agreement/departure/rules/titles";
import { everyUseCase, openEverything, signsOf, type Everything } from "./everything.ts";
import { plantRows } from "./survey.ts";
import { openWorld, towns, type World } from "./world.ts";

let world: Everything;
before(async () => {
  world = await openEverything();
});
after(() => world.dispose());

type Parcel = { readonly content: Uint8Array };
type Opened = { readonly contents: PackageContents; readonly parts: ReadonlyMap<string, Buffer> };

const memberId = towns.raunheim;

export const openParcel = ({ content }: Parcel): Opened => {
  const parts = new Map(unpack(content).map(({ name, bytes }) => [name, Buffer.from(bytes)]));
  return { parts, contents: packageContents.parse(JSON.parse(String(parts.get("inhalt.json")))) };
};

const fetchAll = async (from: Everything = world): Promise<Opened> => openParcel(await from.succeeds<Parcel>(from.people.managementRaunheim, "departure.export", { memberId }));

const linesOf = ({ parts }: Opened, name: string): Record<string, unknown>[] =>
  String(parts.get(name) ?? "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("Every table", () => {
  test("is taken along or named with a reason, and never both", async () => {
    const layout = await readLayout(world.test.database.db);
    const isTaken = (name: string) => tableTitles[name] !== undefined;
    const isOfMember = (name: string) =>
      ["member", "cooperative", "person"].includes(name) ||
      layout.get(name)?.columns.some((column) => column.name === "member_id") === true ||
      sharedTables.some((one) => one === name);
    assert.deepEqual(
      [...layout.keys()].filter((name) => isTaken(name) === (withheldTables[name] !== undefined) || (isTaken(name) && !isOfMember(name))),
      [],
    );
    assert.deepEqual(
      [...Object.keys(tableTitles), ...Object.keys(withheldTables)].filter((name) => !layout.has(name)),
      [],
    );
  });

  test("has a name a sheet can carry, and no other has the same", () => {
    const titles = Object.values(tableTitles);
    assert.deepEqual(
      titles.filter((title) => title.length > 31 || /[\\/?*[\]:]/.test(title)),
      [],
    );
    assert.equal(new Set(titles).size, titles.length);
  });
});

describe("What a member takes along", () => {
  let taken: Opened;
  before(async () => {
    await meetTogether();
    taken = await fetchAll();
  });

  /** A body with a neighbour, whose point the member has proposed: what it takes along names the meeting, and not who else was there. */
  async function meetTogether(): Promise<void> {
    const { office, coordinatorRaunheim } = world.people;
    const act = <Value = unknown>(operation: string, input: object) => world.succeeds<Value>(office, operation, { cooperativeId: "kreis-gg", ...input });
    const body = { kind: "steering-group", name: "Gemeinsam", short: "GEM", seats: [memberId, towns.nauheim], invites: ["management"] };
    const { bodyId } = await act<{ bodyId: string }>("body.save", body);
    const { proposalId } = await world.succeeds<{ proposalId: string }>(coordinatorRaunheim, "agenda-proposal.submit", { memberId, bodyId, title: "Punkt" });
    const { meetingId } = await act<{ meetingId: string }>("meeting.plan", { bodyId, heldOn: "2026-11-23", startsAt: "09:00", endsAt: "10:00" });
    await act("meeting.take-points", { meetingId, points: [`proposal/${proposalId}`] });
    const names = { nauheim: "kanarie-nauheim", raunheim: "Eigene Vertretung" };
    await act("meeting.hold", { meetingId, present: body.seats, names, chairedBy: "kanarie-nauheim", keptBy: "kanarie-nauheim" });
  }

  test("is all it has: no row of its own is missing in any table, except where the house itself sees none", async (t) => {
    const layout = await readLayout(world.test.database.db);
    const missing: string[] = [];
    let filled = 0;
    for (const { name, columns } of layout.values()) {
      if (withheldTables[name] !== undefined || !columns.some((column) => column.name === "member_id")) continue;
      const { rows } = await world.test.database.pool.query<{ count: string }>(`select count(*) from ${name} where member_id = $1`, [memberId]);
      const found = linesOf(taken, `Daten/${name}.jsonl`).filter((row) => row["member_id"] === memberId).length;
      if (Number(rows[0]?.count) > 0) filled += 1;
      if (found !== Number(rows[0]?.count)) missing.push(`${name}: ${found} of ${rows[0]?.count}`);
    }
    t.diagnostic(`${filled} tables with rows of the member; ${taken.contents.parts.length} parts`);
    assert.deepEqual(missing, []);
    assert.ok(filled >= 45, String(filled));
  });

  test("holds nothing of any other member", () => {
    const foreign = (["nauheim", "friedberg", "wetterau"] as const).flatMap(signsOf);
    const others = ["kreis-gg.nauheim", "kreis-gg.stockstadt", "kreis-gg.kreis", "wetterau"];
    const found: string[] = [];
    for (const [name, bytes] of taken.parts) {
      const inside = name.endsWith(".xlsx")
        ? unpack(bytes)
            .map((part) => String(Buffer.from(part.bytes)))
            .join("\n")
        : String(bytes);
      // Who else is party to it stands in the agreement itself.
      const named = name === "Daten/agreement_version.jsonl" || name.endsWith(".xlsx") ? [] : others;
      for (const sign of [...foreign, ...named]) if (inside.toLowerCase().includes(sign)) found.push(`${sign} in ${name}`);
    }
    assert.deepEqual(found, []);
    assert.ok(String(taken.parts.get("Daten/meeting.jsonl")).includes("Eigene Vertretung"), "who came for the member itself is there");
    assert.ok(String(taken.parts.get("Daten/answer.jsonl")).includes("kanarie-raunheim"), "the member's own are there");
  });

  test("is said by its list of contents, part by part, and explained", () => {
    for (const { name, bytes } of taken.contents.parts) assert.equal(taken.parts.get(name)?.length, bytes, name);
    for (const name of taken.parts.keys()) {
      const table = /^Daten\/(\w+)\.jsonl$/.exec(name)?.[1];
      if (table) assert.ok(taken.parts.has(`Beschreibung/${table}.json`), table);
    }
    assert.match(String(taken.parts.get("LIESMICH.txt")), new RegExp(taken.contents.fingerprint));
  });

  test("opens what was sealed for this installation, and carries no secret", () => {
    assert.ok(linesOf(taken, "Daten/emergency_number.jsonl").length > 0);
    for (const [name, bytes] of taken.parts) if (name.endsWith(".jsonl")) assert.doesNotMatch(String(bytes), /"v1\.[\w-]{8,}\.|"password_hash"|"totp_sealed"/, name);
  });

  test("is the same as long as nothing has changed, and another once something has", async () => {
    assert.equal((await fetchAll()).contents.fingerprint, taken.contents.fingerprint);
    await world.succeeds(world.people.managementRaunheim, "unit.add", { memberId, name: "Neues Amt" });
    assert.notEqual((await fetchAll()).contents.fingerprint, taken.contents.fingerprint);
  });
});

/** An installation nobody has founded anything in; `open` is its operator. */
async function openEmpty(): Promise<World> {
  const empty = await openWorld(everyUseCase);
  await empty.test.database.pool.query(
    `set session_replication_role = replica; delete from assignment where cooperative_id is not null; delete from person where home_cooperative_id is not null;
     delete from member; delete from cooperative; set session_replication_role = origin`,
  );
  return empty;
}

const lead = { name: "Leitung (erfunden)", email: "managementraunheim@example.org" };
const zip = (parts: ReadonlyMap<string, Uint8Array | string>) => ({ name: "Ausfuhr.zip", bytes: pack([...parts].map(([name, content]) => ({ name, content }))) });

/** A package one of whose parts says that it is so large. */
function stating(size: number, name: string, parts: ReadonlyMap<string, Buffer>) {
  const made = zip(new Map<string, Buffer | string>([...parts, [name, "x".repeat(100)]]));
  const bytes = Buffer.from(made.bytes);
  // The directory states the size 22 bytes before the name.
  bytes.writeUInt32LE(size, bytes.lastIndexOf(name) - 22);
  return { ...made, bytes: new Uint8Array(bytes) };
}

describe("An empty installation", () => {
  let empty: World;
  let given: Opened;
  before(async () => {
    [given, empty] = [await fetchAll(), await openEmpty()];
  });
  after(() => empty.dispose());

  /** The package with some parts replaced, and its list of contents made to agree. */
  function forged(replace: Readonly<Record<string, (text: string) => string>>, more: Partial<PackageContents> = {}, added: Readonly<Record<string, string>> = {}) {
    const there = [...given.parts, ...Object.entries(added).map(([name, text]) => [name, Buffer.from(text)] as const)];
    const parts = new Map<string, Buffer>(there.map(([name, bytes]) => [name, replace[name] ? Buffer.from(replace[name](String(bytes))) : bytes]));
    const names = [...given.contents.parts.map(({ name }) => name), ...Object.keys(added)];
    const listed = names.map((name) => ({ name, bytes: parts.get(name)?.length ?? 0, sha256: sha256Of(parts.get(name) ?? "") }));
    const contents = { ...given.contents, parts: listed, fingerprint: sha256Of(fingerprintText(listed)), ...more };
    return zip(new Map<string, Buffer | string>([...parts, ["inhalt.json", JSON.stringify(contents)]]));
  }

  const changed = (name: string, change: (text: string) => string) =>
    zip(new Map<string, Buffer | string>([...given.parts].map(([part, bytes]) => [part, part === name ? change(String(bytes)) : bytes])));

  const shaIn = /"sha256":"[0-9a-f]{64}"/;
  const eventOf = (text: string) => text.replace('"number":3,', '"number":4,');

  const refused: readonly (readonly [string, () => { name: string; bytes: Uint8Array }, string])[] = [
    ["what is no package", () => ({ name: "x.zip", bytes: new TextEncoder().encode("kein ZIP") }), "package-unreadable"],
    ["a package without list of contents", () => zip(new Map([["Daten/unit.jsonl", "{}"]])), "package-unreadable"],
    ["a row changed", () => changed("Daten/answer.jsonl", (text) => text.replace("kanarie", "Kanarie")), "package-damaged"],
    ["a row added that the list does not know", () => zip(new Map<string, Buffer | string>([...given.parts, ["Daten/tally.jsonl", "{}\n"]])), "package-damaged"],
    ["a part left out", () => zip(new Map([...given.parts].filter(([name]) => name !== "Daten/answer.jsonl"))), "package-damaged"],
    [
      "a history with an event missing, the list made to agree",
      () => forged({ "Verlauf/ereignisse.jsonl": (text) => text.split("\n").toSpliced(2, 1).join("\n") }),
      "package-damaged",
    ],
    ["a history renumbered", () => forged({ "Verlauf/ereignisse.jsonl": eventOf }), "package-damaged"],
    ["rows of another member", () => forged({ "Daten/unit.jsonl": (text) => text.replaceAll("kreis-gg.raunheim", "kreis-gg.nauheim") }), "package-foreign"],
    ["a value the database does not allow", () => forged({ "Daten/unit.jsonl": (text) => text.replaceAll('"kind":"department"', '"kind":"kingdom"') }), "package-foreign"],
    ["a reference to nothing", () => forged({ "Daten/campaign.jsonl": () => "" }), "package-foreign"],
    ["a package of another version", () => forged({}, { layout: "0001_platform.sql" }), "layout-differs"],
    ["rows of a table no object calls by that name", () => forged({}, {}, { "Daten/constructor.jsonl": `{"cooperative_id":"kreis-gg"}\n` }), "package-foreign"],
    ["rows of accounts", () => forged({}, {}, { "Daten/account.jsonl": `{"cooperative_id":"kreis-gg"}\n` }), "package-foreign"],
    [
      "a row that names a file of the server",
      () => forged({ "Daten/stored_file.jsonl": (text) => text.replace(shaIn, '"sha256":"../../../../../../etc/hostname"') }),
      "package-damaged",
    ],
    ["a row whose file is not there", () => forged({ "Daten/stored_file.jsonl": (text) => text.replace(shaIn, `"sha256":"${"ab".repeat(32)}"`) }), "package-damaged"],
    [
      "a history in which an event names somebody else than what its hash covers",
      () => forged({ "Verlauf/ereignisse.jsonl": (text) => text.replace(/"person_name":"[^"]*"/, '"person_name":"Jemand anders"') }),
      "package-damaged",
    ],
    ["a package that is a bomb", () => stating(2 ** 30, "Daten/bomb.jsonl", given.parts), "package-too-large"],
  ];
  for (const [title, file, failure] of refused)
    test(`refuses ${title}`, async () => {
      assert.deepEqual(await empty.does(empty.people.operator, "departure.import", { file: file(), lead }), { status: "refused", failure });
      const { rows } = await empty.test.database.pool.query("select from cooperative");
      assert.equal(rows.length, 0, "nothing of it stays");
    });

  test("takes the member in, seats its first person, and hands out the same again", async (t) => {
    // An event that claims to be of a transaction of this installation would excuse a write there that left none.
    const file = forged({ "Verlauf/ereignisse.jsonl": (text) => text.replace("{", '{"transaction":"99999999",') });
    const began = performance.now();
    const taken = await empty.succeeds<{ cooperativeId: string; fingerprint: string; rows: number }>(empty.people.operator, "departure.import", { file, lead });
    t.diagnostic(`${taken.rows} rows in ${Math.round(performance.now() - began)} ms`);
    const again = openParcel(await empty.succeeds<Parcel>(world.people.managementRaunheim, "departure.export", { memberId }));
    for (const [name, bytes] of given.parts) if (name.startsWith("Daten/")) assert.equal(String(again.parts.get(name)), String(bytes), name);
    assert.equal(again.contents.fingerprint, given.contents.fingerprint);
    const events = (of: Opened) => String(of.parts.get("Verlauf/ereignisse.jsonl"));
    assert.ok(events(again).startsWith(events(given)), "the history is the same, and goes on");
    const claimed = await empty.test.database.pool.query("select from audit_event where transaction = '99999999'");
    assert.equal(claimed.rows.length, 0);
    const { code } = await empty.succeeds<{ code: string }>(empty.people.operator, "account.invite-office", { cooperativeId: taken.cooperativeId });
    assert.match(code, /^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  });

  test("whose walls stand again, and whose chain goes on from the one brought along", async () => {
    const { rows } = await empty.test.database.pool.query<{ open: string; resting: string }>(
      `select (select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity) as open,
        (select count(*) from pg_trigger where tgenabled <> 'O') as resting`,
    );
    assert.deepEqual(rows, [{ open: "0", resting: "0" }]);
    const verdict = await empty.succeeds<{ intact: boolean }>(world.people.managementRaunheim, "audit.verify-member", { memberId });
    assert.equal(verdict.intact, true);
    assert.equal((await empty.does(world.people.managementRaunheim, "emergency.pack", { memberId })).status, "done");
  });

  test("is none any more", async () => {
    assert.deepEqual(await empty.does(empty.people.operator, "departure.import", { file: zip(given.parts), lead }), { status: "refused", failure: "installation-not-empty" });
  });
});

describe("A member leaves nothing behind", () => {
  type Rows = Record<string, unknown>[];
  const rowsOf = async (text: string, values: readonly unknown[] = []): Promise<Rows> => (await world.test.database.pool.query<Record<string, unknown>>(text, [...values])).rows;
  const { cooperativeId } = { cooperativeId: "kreis-gg" };
  const leaves = () => ({ asking: world.people.managementRaunheim, office: world.people.office, clock: world.people.clock });
  const refusal = (failure: string) => ({ status: "refused", failure });
  const carryOut = () => world.succeeds<{ erased: number; files: number; left: number }>(leaves().clock, "departure.carry-out", { cooperativeId });
  const rowsLeft = async (): Promise<string[]> => {
    const layout = await readLayout(world.test.database.db);
    const left: string[] = [];
    for (const { name, columns } of layout.values()) {
      if (!columns.some((column) => column.name === "member_id") || lastingTables[name] !== undefined || name === "audit_event") continue;
      const [found] = await rowsOf(`select count(*)::int as count from ${name} where member_id = $1`, [memberId]);
      if (Number(found?.["count"]) > 0) left.push(`${name}: ${String(found?.["count"])}`);
    }
    return left;
  };
  /** Everything of every other member, as one text per table. */
  const others = async (): Promise<Record<string, unknown>> => {
    const layout = await readLayout(world.test.database.db);
    const sums: Record<string, unknown> = {};
    for (const { name, columns } of layout.values()) {
      if (!columns.some((column) => column.name === "member_id") || name === "mail" || name.startsWith("audit_")) continue;
      const [found] = await rowsOf(`select md5(string_agg(t::text, '|' order by t::text)) as sum from ${name} t where member_id is not null and member_id <> $1`, [memberId]);
      sums[name] = found?.["sum"];
    }
    return sums;
  };
  let before_: Record<string, unknown>;
  let given: Opened;

  test("only when it goes, only with its export in hand, and only by two", async () => {
    const { asking, office } = leaves();
    assert.deepEqual(await world.does(asking, "departure.ask", { memberId }), refusal("still-a-member"));
    assert.deepEqual(await world.does(office, "departure.confirm", { memberId }), refusal("nothing-asked"));
    world.clock.set(new Date("2026-09-01T08:00:00Z"));
    await plantRows(
      world,
      `delete from departure_export; update member set left_on = '2026-09-10' where id = '${memberId}';
      update assignment set valid_to = '2026-08-31' where member_id = '${memberId}' and role = 'management'`,
    );
    given = await fetchAll();
    assert.deepEqual(await world.does(office, "departure.ask", { memberId }), refusal("management-asks"));
    await world.succeeds(asking, "departure.ask", { memberId });
    assert.deepEqual(await world.does(asking, "departure.ask", { memberId }), refusal("asked-already"));
    assert.deepEqual(await world.does(asking, "departure.confirm", { memberId }), refusal("same-person"));
    assert.equal((await world.does(world.people.managementNauheim, "departure.confirm", { memberId })).status, "missing");
    await world.succeeds(office, "departure.stop", { memberId });
    assert.deepEqual(await carryOut(), { erased: 0, files: 0, left: 0 });
    await world.succeeds(asking, "departure.ask", { memberId });
    assert.deepEqual(await world.succeeds(office, "departure.confirm", { memberId }), { dueOn: "2026-10-01" });
    const told = await rowsOf("select recipient, body from mail where kind = 'departure'");
    assert.deepEqual(
      told.map(({ recipient }) => recipient),
      ["managementraunheim@example.org"],
      "whoever led the house last is told while it can be stopped",
    );
    assert.match(String(told[0]?.["body"]), /1\.10\.2026|1\. Oktober 2026/);
    assert.deepEqual(await world.does(office, "departure.confirm", { memberId }), refusal("confirmed-already"));
  });

  test("not a day early, whatever the clock of the product or the application says", async () => {
    world.clock.set(new Date("2026-09-30T08:00:00Z"));
    assert.deepEqual(await carryOut(), { erased: 0, files: 0, left: 0 });
    const tooEarly = "update departure set due_on = '2999-01-01', confirmed_at = '2998-11-01' where member_id = $1 and stopped_at is null";
    const client = await world.test.database.pool.connect();
    try {
      await client.query("begin; set local session_replication_role = replica");
      await client.query(tooEarly, [memberId]);
      await client.query("set local session_replication_role = origin");
      await client.query("select set_config('app.role', 'job', true), set_config('app.cooperative', 'kreis-gg', true)");
      await assert.rejects(client.query("select erase_member($1, '{}', '{}')", [memberId]), /its day has not come/);
    } finally {
      await client.query("rollback");
      client.release();
    }
    assert.ok((await rowsLeft()).length > 30, "everything is still there");
  });

  test("once the day has come: no row, no person, no file, no letter but the append-only history; nobody else loses anything", async () => {
    const file = given.contents.parts.find(({ name }) => name.startsWith("Dateien/"))?.sha256 ?? "";
    const place = path.join(world.test.directory, "files", file.slice(0, 2), file);
    before_ = { ...(await others()), "resting triggers": (await rowsOf("select from pg_trigger where tgenabled <> 'O'")).length };
    const shared = await rowsOf("select from stored_file where sha256 = $1 and member_id <> $2 union all select from shared_file where sha256 = $1", [file, memberId]);
    world.clock.set(new Date("2026-10-01T03:40:00Z"));
    await plantRows(world, `update member set left_on = '2026-12-31' where id = '${memberId}'`);
    assert.deepEqual(await carryOut(), { erased: 0, files: 0, left: 0 }, "whoever still belongs keeps everything, whatever was confirmed before");
    await plantRows(world, `update member set left_on = '2026-09-10' where id = '${memberId}'`);
    const done = await carryOut();
    assert.equal(done.erased, 1);
    assert.deepEqual(await rowsLeft(), []);
    assert.deepEqual(await rowsOf("select name from person where home_member_id = $1", [memberId]), []);
    assert.ok((await rowsOf("select from audit_event where chain = $1", [memberId])).length >= given.contents.history.number, "the append-only history stays");
    assert.deepEqual({ ...(await others()), "resting triggers": before_["resting triggers"] }, before_);
    assert.equal(fs.existsSync(place), true, "bytes go in a transaction of their own");
    const after_ = await carryOut();
    assert.ok(after_.files > 0);
    assert.equal(fs.existsSync(place), shared.length > 0);
    assert.deepEqual(await carryOut(), { erased: 0, files: 0, left: 0 });
  });

  test("with every wall up again, every chain whole, and a letter to those who led it", async () => {
    const [walls] = await rowsOf(
      `select (select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity)::int as open,
        (select count(*) from pg_trigger where tgenabled <> 'O')::int as resting`,
    );
    assert.equal(walls?.["open"], 0);
    assert.ok(Number(walls?.["resting"]) <= Number(before_["resting triggers"]));
    const verdict = await world.succeeds<{ intact: boolean; chains: { chain: string }[] }>(leaves().office, "audit.verify", { cooperativeId });
    assert.equal(verdict.intact, true, JSON.stringify(verdict));
    assert.ok(verdict.chains.length >= 2 && verdict.chains.some(({ chain }) => chain === memberId));
    const letters = await rowsOf("select recipient, body from mail where kind = 'departure'");
    assert.deepEqual(
      letters.map(({ recipient }) => recipient),
      ["managementraunheim@example.org"],
    );
    assert.match(String(letters[0]?.["body"]), new RegExp(given.contents.fingerprint));
  });

  test("and a certificate says what is gone, what stays and why", async (t) => {
    const { departures } = await world.succeeds<{ departures: { memberId: string; certificate: Certificate | null }[] }>(leaves().office, "departure.list", { cooperativeId });
    const certificate = departures.find((one) => one.certificate !== null)?.certificate;
    assert.ok(certificate);
    t.diagnostic(
      `${certificate.gone.reduce((sum, { rows }) => sum + rows, 0)} rows of ${certificate.gone.length} tables, ${certificate.people} people, ${certificate.files} files`,
    );
    assert.equal(certificate.fingerprint, given.contents.fingerprint);
    assert.ok(certificate.kept.some(({ table }) => table === "agreement_signature"));
    assert.ok(certificate.events >= given.contents.history.number, "the chain went on after the export");
    const { paper } = await world.succeeds<{ paper: Paper }>(leaves().office, "departure.certificate", { memberId });
    const text = JSON.stringify(paper);
    for (const said of [certificate.fingerprint, certificate.historyHash, "Unterschriften, Kündigung, Beschluss"]) assert.ok(text.includes(said), said);
    const pdf = await renderPaper(paper, "pdf");
    assert.ok(pdf.length > 1_000);
  });

  test("while whoever left can still prove that the history taken along belongs to the chain that ended", () => {
    const lines = linesOf(given, "Verlauf/ereignisse.jsonl");
    assert.equal(lines.length, given.contents.history.number);
  });
});
