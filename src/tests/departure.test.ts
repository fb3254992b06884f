/** PROMISES G25: a member takes everything along, an empty installation takes it in, and hands out the same again. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readLayout } from "#platform/db/layout";
import { pack, unpack } from "#platform/documents/archive";
import { sha256Of } from "#platform/files";
import { packageContents, type PackageContents } from "#topics/agreement/departure/model";
import { sharedTables, withheldTables } from "#topics/agreement/departure/rules/holdings";
import { fingerprintText } from "#topics/agreement/departure/rules/packages";
import { tableTitles } from "#topics/agreement/departure/rules/titles";
import { everyUseCase, openEverything, signsOf, type Everything } from "./everything.ts";
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
    taken = await fetchAll();
  });

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
  function forged(replace: Readonly<Record<string, (text: string) => string>>, more: Partial<PackageContents> = {}) {
    const parts = new Map<string, Buffer>([...given.parts].map(([name, bytes]) => [name, replace[name] ? Buffer.from(replace[name](String(bytes))) : bytes]));
    const listed = given.contents.parts.map(({ name }) => ({ name, bytes: parts.get(name)?.length ?? 0, sha256: sha256Of(parts.get(name) ?? "") }));
    const contents = { ...given.contents, parts: listed, fingerprint: sha256Of(fingerprintText(listed)), ...more };
    return zip(new Map<string, Buffer | string>([...parts, ["inhalt.json", JSON.stringify(contents)]]));
  }

  const changed = (name: string, change: (text: string) => string) =>
    zip(new Map<string, Buffer | string>([...given.parts].map(([part, bytes]) => [part, part === name ? change(String(bytes)) : bytes])));

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
    ["a package that is a bomb", () => stating(2 ** 30, "Daten/bomb.jsonl", given.parts), "package-too-large"],
  ];
  for (const [title, file, failure] of refused)
    test(`refuses ${title}`, async () => {
      assert.deepEqual(await empty.does(empty.people.operator, "departure.import", { file: file(), lead }), { status: "refused", failure });
      const { rows } = await empty.test.database.pool.query("select from cooperative");
      assert.equal(rows.length, 0, "nothing of it stays");
    });

  test("takes the member in, seats its first person, and hands out the same again", async (t) => {
    const file = zip(given.parts);
    const began = performance.now();
    const taken = await empty.succeeds<{ cooperativeId: string; fingerprint: string; rows: number }>(empty.people.operator, "departure.import", { file, lead });
    t.diagnostic(`${taken.rows} rows in ${Math.round(performance.now() - began)} ms`);
    const again = openParcel(await empty.succeeds<Parcel>(world.people.managementRaunheim, "departure.export", { memberId }));
    for (const [name, bytes] of given.parts) if (name.startsWith("Daten/")) assert.equal(String(again.parts.get(name)), String(bytes), name);
    assert.equal(again.contents.fingerprint, given.contents.fingerprint);
    const events = (of: Opened) => String(of.parts.get("Verlauf/ereignisse.jsonl"));
    assert.ok(events(again).startsWith(events(given)), "the history is the same, and goes on");
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
