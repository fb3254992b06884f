import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { PersonId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import type { Workbook } from "#kernel/sheets";
import { directoryLines } from "#tests/directory";
import { smallPicture } from "#tests/pictures";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import type { Difference, NamedOffice, Person } from "./model.ts";
import { membersUseCases } from "./usecases.ts";

let world: World;
before(async () => {
  world = await openWorld(membersUseCases);
});
after(() => world.dispose());

type Listed = {
  members: { id: string; name: string; population: { value: number } | null; sizeClass: string }[];
  total: number;
  pages: number;
};
type People = { people: (Person & { offices: NamedOffice[] })[]; total: number };

const text = (value: string) => new TextEncoder().encode(value);
const refusal = async (who: Principal, operation: string, input: unknown) => {
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const eventsOf = async (operation: string) => {
  const { rows } = await world.test.database.pool.query<{ object: string; before_hash: string | null; after_hash: string | null }>(
    "select object, before_hash, after_hash from audit_event where operation = $1 order by at, number",
    [operation],
  );
  return rows;
};
const revisionOf = async (who: Principal, personId: PersonId | string, cooperativeId: string = gg) =>
  (await world.succeeds<Person>(who, "person.read", { cooperativeId, personId })).revision;
const appoint = (who: Principal, memberId: string, email: string, more: object = {}) =>
  world.succeeds<{ personId: string; assignmentId: string; known: string }>(who, "person.appoint", {
    memberId,
    name: `${email} (erfunden)`,
    email,
    role: "coordinator",
    ...more,
  });

describe("A cooperative", () => {
  test("is founded from the template with its members, figures and first person", async () => {
    const { operator } = world.people;
    const input = {
      key: "verbund-neu",
      name: "Verbund Neu",
      template: "kreis-gross-gerau",
      officeName: "Stelle",
      officeHost: "Kreis",
      officeLead: { name: "Erste Person (erfunden)", email: "Erste@Example.org" },
    };
    const founded = await world.succeeds<{ members: number; personId: PersonId }>(operator, "cooperative.found", input);
    assert.equal(founded.members, 13);
    assert.equal(await refusal(operator, "cooperative.found", input), "cooperative-exists");
    const lead: Principal = {
      ...operator,
      personId: founded.personId,
      assignments: [{ role: "office", cooperativeId: "verbund-neu" as never, memberId: null }],
    };
    const { members } = await world.succeeds<Listed>(lead, "member.list", { cooperativeId: "verbund-neu", sort: "-population" });
    const [kreis, largest] = members;
    assert.equal(members.length, 13);
    assert.equal(kreis?.sizeClass, "district");
    assert.match(largest?.name ?? "", /Rüsselsheim/);
    assert.equal(largest?.sizeClass, "from-50000");
    const { people } = await world.succeeds<People>(lead, "person.list", { cooperativeId: "verbund-neu" });
    assert.deepEqual(
      people.map(({ email }) => email),
      ["erste@example.org"],
    );
    assert.equal((await eventsOf("cooperative.found"))[0]?.object, "cooperative:verbund-neu");
    const { cooperatives } = await world.succeeds<{ cooperatives: { id: string }[] }>(operator, "cooperative.list-all");
    assert.deepEqual(cooperatives.map(({ id }) => id).toSorted(), [gg, "verbund-neu", wetterau]);
    const mine = await world.succeeds<{ cooperatives: { id: string; offices: { role: string }[] }[] }>(lead, "cooperative.list");
    assert.deepEqual(
      mine.cooperatives.map(({ id, offices }) => [id, offices[0]?.role]),
      [["verbund-neu", "office"]],
    );
  });

  test("is founded empty with somebody already known elsewhere, whose home stays", async () => {
    const input = {
      key: "leer",
      name: "Leer",
      template: "empty",
      officeName: "Stelle",
      officeHost: "Kreis",
      officeLead: { name: "Ganz anders", email: "coordinatornauheim@example.org" },
    };
    const founded = await world.succeeds<{ members: number; personId: string }>(world.people.operator, "cooperative.found", input);
    assert.deepEqual([founded.members, founded.personId], [0, world.people.coordinatorNauheim.personId]);
    const mine = await world.succeeds<{ cooperatives: { id: string; offices: { memberName: string | null }[] }[] }>(world.people.coordinatorNauheim, "cooperative.list");
    assert.deepEqual(
      mine.cooperatives.map(({ id, offices }) => [id, offices[0]?.memberName]),
      [
        ["leer", null],
        [gg, "nauheim"],
      ],
    );
    // Holding the office of another cooperative, their address is out of reach for those who hold less.
    const { office, managementNauheim } = world.people;
    const corrected = { personId: founded.personId, name: "X", email: "boese@example.org", revision: 1 };
    assert.equal(await refusal(office, "person.correct", { memberId: towns.nauheim, ...corrected }), "person-holds-more");
    assert.equal(await refusal(managementNauheim, "person.correct", { memberId: towns.nauheim, ...corrected }), "person-holds-more");
  });

  test("only the operator founds; the office sees its own cooperative only", async () => {
    const { office, officeWetterau, stranger } = world.people;
    assert.equal(await refusal(office, "cooperative.found", { key: "x" }), "forbidden");
    assert.equal(await refusal(office, "cooperative.list-all", {}), "forbidden");
    assert.equal(await refusal(stranger, "cooperative.list", {}), "unauthenticated");
    assert.equal(await refusal(officeWetterau, "cooperative.read", { cooperativeId: gg }), "missing");
    assert.deepEqual(
      await world.does(officeWetterau, "cooperative.read", { cooperativeId: gg }),
      await world.does(officeWetterau, "cooperative.read", { cooperativeId: "gibt-es-nicht" }),
    );
    assert.equal((await world.succeeds<{ id: string }>(office, "cooperative.read", { cooperativeId: gg })).id, gg);
  });

  test("describes itself, says when somebody was faster, and shows its public page only when released", async () => {
    const { office, stranger, steering } = world.people;
    const facts = {
      cooperativeId: gg,
      name: "Verbund Kreis Groß-Gerau",
      officeName: "Stelle",
      officeHost: "Kreis",
      contactEmail: "stelle@example.org",
      about: "Wir.",
      publicPage: "true",
      revision: "1",
    };
    await world.succeeds(office, "cooperative.describe", facts);
    assert.equal(await refusal(office, "cooperative.describe", facts), "changed-meanwhile");
    assert.equal(await refusal(steering, "cooperative.describe", facts), "forbidden");
    const page = await world.succeeds<{ name: string; members: { name: string }[] }>(stranger, "cooperative.show-public", {
      cooperativeId: gg,
    });
    assert.equal(page.name, "Verbund Kreis Groß-Gerau");
    assert.ok(page.members.some(({ name }) => name === "raunheim") && !page.members.some(({ name }) => name === "friedberg"));
    const { publicPage: _, ...hidden } = facts;
    await world.succeeds(office, "cooperative.describe", { ...hidden, revision: 2 });
    assert.equal(await refusal(stranger, "cooperative.show-public", { cooperativeId: gg }), "missing");
    assert.deepEqual(
      await world.does(stranger, "cooperative.show-public", { cooperativeId: gg }),
      await world.does(stranger, "cooperative.show-public", { cooperativeId: "keiner" }),
    );
    const [event] = await eventsOf("cooperative.describe");
    assert.ok(event?.before_hash && event.after_hash);
  });
});

describe("A member", () => {
  const facts = {
    cooperativeId: gg,
    name: "Kelsterbach",
    officialName: "Kelsterbach, Stadt",
    kind: "stadt",
    ags: "06439007",
    postcode: "65451",
  };

  test("is admitted once, with a dated figure, and leaves with all its offices", async () => {
    const { office } = world.people;
    const { memberId } = await world.succeeds<{ memberId: string }>(office, "member.admit", {
      ...facts,
      population: "17375",
      populationAsOf: "2022-12-31",
      populationSource: "GV100AD",
    });
    assert.equal(memberId, "kreis-gg.kelsterbach");
    assert.equal(await refusal(office, "member.admit", facts), "member-exists");
    assert.equal(await refusal(office, "member.admit", { ...facts, ags: "", name: "Z", population: 5 }), "figure-incomplete");
    assert.equal(
      await refusal(office, "member.admit", {
        ...facts,
        ags: "",
        name: "Z",
        population: 5,
        populationAsOf: "2099-01-01",
        populationSource: "x",
      }),
      "figure-in-future",
    );
    await appoint(office, memberId, "kk@example.org");
    const read = await world.succeeds<{ sizeClass: string; population: { value: number }; offices: NamedOffice[]; figures: unknown[] }>(office, "member.read", { memberId });
    assert.deepEqual([read.sizeClass, read.population.value, read.offices.length, read.figures.length], ["10000-19999", 17_375, 1, 1]);
    assert.equal(await refusal(office, "member.dismiss", { memberId, leftOn: "2020-01-01" }), "left-before-admitted");
    assert.deepEqual(await world.succeeds(office, "member.dismiss", { memberId, leftOn: "2026-11-23" }), {
      leftOn: "2026-11-23",
      endedOffices: 1,
    });
    const { rows: told } = await world.test.database.pool.query<{ recipient: string; body: string }>("select recipient, body from mail where kind = 'member-exit'");
    assert.deepEqual(
      told.map(({ recipient, body }) => [recipient, body.includes("23. November 2026")]),
      [["kk@example.org", true]],
      "the house is told while its offices hold",
    );
    assert.equal(await refusal(office, "member.dismiss", { memberId, leftOn: "2026-12-31" }), "member-left");
    assert.equal(await refusal(office, "person.appoint", { memberId, name: "N", email: "n@example.org", role: "coordinator", from: "2026-12-01" }), "missing");
    assert.equal(await refusal(office, "member.admit", facts), "member-exists");
    assert.deepEqual(await world.succeeds(office, "member.admit", { ...facts, admittedOn: "2027-01-01" }), { memberId, returned: true });
  });

  test("is corrected by the office; keys stay unique and the slower one is told", async () => {
    const { office, coordinatorNauheim } = world.people;
    const given = { memberId: towns.nauheim, name: "nauheim", kind: "gemeinde", ags: "06433001", revision: 1 };
    assert.equal(await refusal(office, "member.correct", { ...given, ags: "06433000" }), "member-exists");
    await world.succeeds(office, "member.correct", given);
    assert.equal(await refusal(office, "member.correct", given), "changed-meanwhile");
    assert.equal(await refusal(office, "member.correct", { ...given, memberId: "kreis-gg.nirgends" }), "missing");
    assert.equal(await refusal(coordinatorNauheim, "member.correct", given), "forbidden");
  });

  test("keeps its figures by day; the current one is the youngest that is already true", async () => {
    const { office } = world.people;
    const figure = { memberId: towns.stockstadt, kind: "population", source: "GV100AD" };
    await world.succeeds(office, "member.add-figure", { ...figure, asOf: "2022-12-31", value: "6.333" });
    await world.succeeds(office, "member.add-figure", { ...figure, asOf: "2021-12-31", value: 6_300 });
    assert.equal(await refusal(office, "member.add-figure", { ...figure, asOf: "2030-12-31", value: 1 }), "figure-in-future");
    assert.equal(await refusal(office, "member.add-figure", { ...figure, memberId: "kreis-gg.nirgends", asOf: "2021-12-31", value: 1 }), "missing");
    const { members } = await world.succeeds<Listed>(office, "member.list", { cooperativeId: gg, text: "STOCK" });
    assert.deepEqual(
      members.map(({ id, population, sizeClass }) => [id, population?.value, sizeClass]),
      [[towns.stockstadt, 6_333, "5000-9999"]],
    );
    assert.equal((await world.succeeds<Listed>(office, "member.list", { cooperativeId: gg, text: "%" })).total, 0);
    assert.equal((await world.succeeds<Listed>(office, "member.list", { cooperativeId: gg, page: 2 })).members.length, 0);
  });

  test("has units, each name once", async () => {
    const { coordinatorRaunheim, coordinatorNauheim } = world.people;
    const unit = await world.succeeds<{ id: string }>(coordinatorRaunheim, "unit.add", { memberId: towns.raunheim, name: "Hauptamt" });
    assert.equal(await refusal(coordinatorRaunheim, "unit.add", { memberId: towns.raunheim, name: "Hauptamt" }), "unit-exists");
    assert.equal(await refusal(coordinatorNauheim, "unit.add", { memberId: towns.raunheim, name: "Eindringling" }), "missing");
    assert.equal(await refusal(world.people.office, "unit.add", { memberId: "kreis-gg.nirgends", name: "X" }), "missing");
    assert.equal(await refusal(coordinatorNauheim, "unit.remove", { memberId: towns.nauheim, unitId: unit.id }), "missing");
    await world.succeeds(coordinatorRaunheim, "unit.remove", { memberId: towns.raunheim, unitId: unit.id });
    assert.equal(await refusal(coordinatorRaunheim, "unit.remove", { memberId: towns.raunheim, unitId: unit.id }), "missing");
  });

  test("of another cooperative answers exactly like one that does not exist", async () => {
    const { office, coordinatorRaunheim } = world.people;
    for (const [operation, more] of [
      ["member.read", {}],
      ["member.dismiss", { leftOn: "2026-12-31" }],
      ["member.add-figure", { kind: "population", asOf: "2022-12-31", value: 1, source: "x" }],
    ] as const) {
      const foreign = await world.does(office, operation, { memberId: towns.friedberg, ...more });
      assert.deepEqual(foreign, { status: "missing" });
      assert.deepEqual(foreign, await world.does(office, operation, { memberId: "wetterau.nirgends", ...more }));
      assert.deepEqual(foreign, await world.does(office, operation, { memberId: "kreis-gg.nirgends", ...more }));
    }
    assert.equal(await refusal(coordinatorRaunheim, "member.read", { memberId: towns.nauheim }), "missing");
    assert.equal(await refusal(coordinatorRaunheim, "member.dismiss", { memberId: towns.nauheim, leftOn: "2026-12-31" }), "forbidden");
  });

  test("is exported with its own cooperative only, and the export is in the trail", async () => {
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.steering, "member.export", {
      cooperativeId: gg,
      format: "ods",
    });
    const names = workbook.sheets[0]?.rows.map(([name]) => name);
    assert.ok(names?.includes("raunheim") && !names.includes("friedberg"));
    assert.equal((await eventsOf("member.export")).length, 1);
  });
});

describe("The official directory", () => {
  const directory = text(directoryLines.join("\r\n"));
  const town = directoryLines.find((line) => line.startsWith("60")) ?? "";
  const everything = text(Array.from({ length: 1_001 }, (_, index) => `${town.slice(0, 10)}07${String(index).padStart(6, "0")}${town.slice(18)}`).join("\n"));
  type Preview = {
    rows: { line: number; name: string; difference: Difference; population: number | null; memberId: string | null }[];
    problems: { line: number; problem: string }[];
    appliedAt: Date | null;
  };

  test("is read, shown with its differences, and taken over once", async () => {
    const { officeWetterau, office } = world.people;
    const staged = await world.succeeds<{ importId: string; rows: number }>(officeWetterau, "member.stage-import", {
      cooperativeId: wetterau,
      file: { name: "GV100AD.txt", bytes: directory },
      districtKey: "06433",
    });
    assert.equal(staged.rows, 15);
    const asked = { cooperativeId: wetterau, importId: staged.importId };
    const preview = await world.succeeds<Preview>(officeWetterau, "member.read-import", asked);
    assert.deepEqual(
      preview.rows.filter(({ difference }) => difference !== "new").map(({ difference, memberId }) => [difference, memberId]),
      [["figure-newer", towns.friedberg]],
    );
    assert.deepEqual(preview.problems, []);
    assert.equal(await refusal(office, "member.read-import", asked), "missing");
    assert.equal(await refusal(office, "member.read-import", { ...asked, cooperativeId: gg }), "missing");
    assert.equal(await refusal(office, "member.apply-import", { ...asked, cooperativeId: gg, lines: [1] }), "missing");
    const lines = preview.rows.slice(0, 3).map(({ line }) => String(line));
    assert.equal(await refusal(officeWetterau, "member.apply-import", { ...asked, lines: [] }), "nothing-chosen");
    assert.equal(await refusal(officeWetterau, "member.apply-import", { ...asked, lines: [...lines, "1"] }), "line-not-offered");
    assert.deepEqual(await world.succeeds(officeWetterau, "member.apply-import", { ...asked, lines }), {
      admitted: 3,
      figures: 3,
      renamed: 0,
    });
    assert.equal(await refusal(officeWetterau, "member.apply-import", { ...asked, lines }), "import-applied");
    const { members } = await world.succeeds<Listed>(officeWetterau, "member.list", { cooperativeId: wetterau, kind: "landkreis" });
    assert.equal(members[0]?.population?.value, preview.rows.find(({ line }) => String(line) === lines[0])?.population);
    const again = await world.succeeds<{ importId: string }>(officeWetterau, "member.stage-import", {
      cooperativeId: wetterau,
      file: { name: "GV100AD.txt", bytes: directory },
      districtKey: "06433",
    });
    const second = await world.succeeds<Preview>(officeWetterau, "member.read-import", {
      cooperativeId: wetterau,
      importId: again.importId,
    });
    assert.deepEqual(
      second.rows.slice(0, 4).map(({ difference }) => difference),
      ["unchanged", "unchanged", "unchanged", "new"],
    );
  });

  test("as a table: newer figures and differing names are told apart, bad lines named exactly", async () => {
    const { office } = world.people;
    const table = [
      "Name;AGS;Art;Einwohner;Stichtag;PLZ",
      "Raunheim, Stadt;06433000;Stadt;16.542;31.12.2024;65479",
      "Irgendwo;0643;Stadt;5;31.12.2024;",
      "Trebur;06433099;Gemeinde;13196;31.12.2022;65468",
      "Trebur;06433099;Gemeinde;13196;31.12.2022;65468",
    ].join("\r\n");
    const staged = await world.succeeds<{ importId: string }>(office, "member.stage-import", {
      cooperativeId: gg,
      file: { name: "tabelle.csv", bytes: text(table) },
    });
    const preview = await world.succeeds<Preview>(office, "member.read-import", { cooperativeId: gg, importId: staged.importId });
    assert.deepEqual(
      preview.problems.map(({ line, problem }) => [line, problem]),
      [
        [3, "key-invalid"],
        [5, "key-twice"],
      ],
    );
    assert.deepEqual(
      preview.rows.map(({ line, difference, memberId }) => [line, difference, memberId]),
      [
        [2, "figure-newer", towns.raunheim],
        [4, "new", null],
      ],
    );
    assert.deepEqual(await world.succeeds(office, "member.apply-import", { cooperativeId: gg, importId: staged.importId, lines: ["2"], rename: "true" }), {
      admitted: 0,
      figures: 1,
      renamed: 1,
    });
    const read = await world.succeeds<{ name: string; population: { value: number; asOf: string } }>(office, "member.read", {
      memberId: towns.raunheim,
    });
    assert.deepEqual([read.name, read.population.value, read.population.asOf], ["Raunheim, Stadt", 16_542, "2024-12-31"]);
  });

  const bad: [string, object, string][] = [
    ["without a district key", { file: { name: "g.txt", bytes: directory } }, "district-missing"],
    ["for a Land too long to look through", { file: { name: "g.txt", bytes: everything }, districtKey: "07" }, "directory-too-long"],
    ["for a district that does not exist", { file: { name: "g.txt", bytes: directory }, districtKey: "06999" }, "directory-empty"],
    ["that is no directory", { file: { name: "g.pdf", bytes: text("%PDF-1.7 …") } }, "file-not-directory"],
    ["that is empty", { file: { name: "g.csv", bytes: text("") } }, "file-not-directory"],
    ["that is too large", { file: { name: "g.csv", bytes: new Uint8Array(10_000_001) } }, "file-too-large"],
  ];
  for (const [title, input, failure] of bad)
    test(`a file ${title} is refused`, async () => assert.equal(await refusal(world.people.office, "member.stage-import", { cooperativeId: gg, ...input }), failure));
});

describe("An office", () => {
  test("is filled by who may fill it", async () => {
    const { office, coordinatorRaunheim, managementRaunheim, coordinatorNauheim, steering } = world.people;
    const input = { memberId: towns.raunheim, name: "Neu (erfunden)", email: "neu@example.org", role: "coordinator", deputy: "true" };
    const appointed = await world.succeeds<{ known: string; assignmentId: string }>(coordinatorRaunheim, "person.appoint", input);
    assert.equal(appointed.known, "new");
    assert.equal(await refusal(coordinatorRaunheim, "person.appoint", input), "already-appointed");
    assert.equal(await refusal(coordinatorRaunheim, "person.appoint", { ...input, role: "management" }), "role-not-yours");
    assert.equal(await refusal(coordinatorRaunheim, "person.appoint", { ...input, role: "office" }), "invalid");
    assert.equal(await refusal(coordinatorRaunheim, "person.appoint-central", { cooperativeId: gg, ...input, role: "office" }), "forbidden");
    assert.equal(await refusal(managementRaunheim, "person.appoint-central", { cooperativeId: gg, ...input, role: "steering" }), "forbidden");
    assert.equal(await refusal(coordinatorNauheim, "person.appoint", input), "missing");
    assert.equal(await refusal(steering, "person.appoint", input), "forbidden");
    assert.equal(await refusal(managementRaunheim, "person.appoint", { ...input, role: "auditor", from: "2026-12-01", to: "2026-11-01" }), "ends-before-begin");
    assert.equal(await refusal(office, "person.appoint", { ...input, memberId: "kreis-gg.nirgends" }), "missing");
    assert.equal(await refusal(office, "person.appoint", { ...input, memberId: towns.friedberg }), "missing");
    const central = {
      cooperativeId: gg,
      name: "Prüferin (erfunden)",
      email: "pruefung@example.org",
      role: "auditor",
      from: "2026-12-01",
      to: "2026-12-31",
    };
    await world.succeeds(office, "person.appoint-central", central);
    assert.equal(await refusal(office, "person.appoint-central", central), "already-appointed");
    assert.equal(await refusal(office, "person.appoint-central", { ...central, to: "2026-11-30" }), "ends-before-begin");
    assert.equal((await eventsOf("person.appoint"))[0]?.object.startsWith("assignment:"), true);
  });

  test("ends on a day; the last person of the office cannot go", async () => {
    const { office, coordinatorRaunheim, coordinatorNauheim } = world.people;
    const { assignmentId } = await appoint(coordinatorRaunheim, towns.raunheim, "kurz@example.org");
    assert.equal(await refusal(coordinatorNauheim, "person.relieve", { memberId: towns.nauheim, assignmentId, lastDay: "2026-11-30" }), "missing");
    assert.equal(await refusal(coordinatorRaunheim, "person.relieve", { memberId: towns.raunheim, assignmentId, lastDay: "2026-10-01" }), "ends-before-begin");
    const ended = await world.succeeds<{ to: string }>(coordinatorRaunheim, "person.relieve", {
      memberId: towns.raunheim,
      assignmentId,
      lastDay: "2026-11-30",
    });
    assert.equal(ended.to, "2026-11-30");
    assert.equal(await refusal(coordinatorRaunheim, "person.relieve", { memberId: towns.raunheim, assignmentId, lastDay: "2026-12-30" }), "assignment-ended");
    const read = await world.succeeds<{ offices: NamedOffice[] }>(office, "member.read", { memberId: towns.raunheim });
    const mayor = read.offices.find(({ role }) => role === "management");
    assert.equal(await refusal(coordinatorRaunheim, "person.relieve", { memberId: towns.raunheim, assignmentId: mayor?.id, lastDay: "2026-11-30" }), "role-not-yours");
    assert.equal(
      await refusal(coordinatorRaunheim, "person.hand-over", {
        memberId: towns.raunheim,
        assignmentId: mayor?.id,
        from: "2026-12-01",
        reason: "election",
        name: "X",
        email: "x@example.org",
      }),
      "role-not-yours",
    );
    const { offices } = await world.succeeds<{ offices: NamedOffice[] }>(office, "person.read", {
      cooperativeId: gg,
      personId: office.personId,
    });
    const lead = { cooperativeId: gg, assignmentId: offices[0]?.id, lastDay: "2026-11-30" };
    assert.equal(await refusal(office, "person.relieve-central", lead), "last-office-lead");
    assert.equal(await refusal(office, "person.relieve-central", { ...lead, assignmentId }), "missing");
    const { assignmentId: second } = await world.succeeds<{ assignmentId: string }>(office, "person.appoint-central", {
      cooperativeId: gg,
      name: "Zweite (erfunden)",
      email: "zweite@example.org",
      role: "office",
    });
    await world.succeeds(office, "person.relieve-central", { ...lead, assignmentId: second });
    assert.equal(await refusal(office, "person.relieve-central", { ...lead, assignmentId: second }), "assignment-ended");
    assert.equal(await refusal(office, "person.relieve-central", { ...lead, assignmentId: second, lastDay: "2020-01-01" }), "ends-before-begin");
  });

  test("passes to a successor in one act", async () => {
    const { office, managementRaunheim } = world.people;
    const read = await world.succeeds<{ offices: NamedOffice[] }>(office, "member.read", { memberId: towns.raunheim });
    const mayor = read.offices.find(({ role }) => role === "management");
    const input = {
      memberId: towns.raunheim,
      assignmentId: mayor?.id,
      from: "2026-12-01",
      reason: "election",
      name: "Neue Bürgermeisterin (erfunden)",
      email: "bm@example.org",
      title: "Bürgermeisterin",
    };
    assert.equal(await refusal(office, "person.hand-over", { ...input, email: "managementraunheim@example.org" }), "successor-is-holder");
    assert.equal(await refusal(office, "person.hand-over", { ...input, from: "2020-01-01" }), "ends-before-begin");
    assert.equal(await refusal(office, "person.hand-over", { ...input, memberId: towns.nauheim }), "missing");
    await appoint(office, towns.raunheim, "doppelt@example.org", { role: "management", deputy: "true" });
    assert.equal(await refusal(office, "person.hand-over", { ...input, email: "doppelt@example.org" }), "already-appointed");
    const handed = await world.succeeds<{ ended: { to: string }; known: string }>(managementRaunheim, "person.hand-over", input);
    assert.deepEqual([handed.ended.to, handed.known], ["2026-11-30", "new"]);
    assert.equal(await refusal(office, "person.hand-over", input), "assignment-ended");
    const { offices } = await world.succeeds<{ offices: NamedOffice[] }>(office, "member.read", { memberId: towns.raunheim });
    assert.deepEqual(
      offices.filter(({ role, deputy }) => role === "management" && !deputy).map(({ from, to, title }) => [from, to, title]),
      [
        ["2024-08-09", "2026-11-30", null],
        ["2026-12-01", null, "Bürgermeisterin"],
      ],
    );
    const { rows } = await world.test.database.pool.query("select follows, ended_reason from assignment where follows = $1 or id = $1 order by valid_from", [mayor?.id]);
    assert.deepEqual(rows, [
      { follows: null, ended_reason: "election" },
      { follows: mayor?.id, ended_reason: null },
    ]);
  });

  test("of the cooperative passes to a successor, too", async () => {
    const { officeWetterau } = world.people;
    const { offices } = await world.succeeds<{ offices: NamedOffice[] }>(officeWetterau, "person.read", {
      cooperativeId: wetterau,
      personId: officeWetterau.personId,
    });
    const input = {
      cooperativeId: wetterau,
      assignmentId: offices[0]?.id,
      from: "2027-01-01",
      reason: "staff-change",
      name: "Nachfolge (erfunden)",
      email: "nachfolge@example.org",
    };
    assert.equal(await refusal(officeWetterau, "person.hand-over-central", { ...input, assignmentId: world.people.office.personId }), "missing");
    assert.equal(await refusal(officeWetterau, "person.hand-over-central", { ...input, email: "officewetterau@example.org" }), "successor-is-holder");
    assert.equal(await refusal(officeWetterau, "person.hand-over-central", { ...input, from: "2000-01-01" }), "ends-before-begin");
    await world.succeeds(officeWetterau, "person.appoint-central", {
      cooperativeId: wetterau,
      name: "B",
      email: "b@example.org",
      role: "office",
    });
    assert.equal(await refusal(officeWetterau, "person.hand-over-central", { ...input, email: "b@example.org" }), "already-appointed");
    await world.succeeds(officeWetterau, "person.hand-over-central", input);
    assert.equal(await refusal(officeWetterau, "person.hand-over-central", input), "assignment-ended");
    assert.equal(await refusal(world.people.office, "person.hand-over-central", input), "missing");
  });
});

describe("Nobody takes over a neighbour's person", () => {
  test("appointing somebody from Nauheim gives no power over their address", async () => {
    const { coordinatorRaunheim, coordinatorNauheim, managementRaunheim } = world.people;
    const personId = coordinatorNauheim.personId ?? "";
    const asked = { memberId: towns.raunheim, name: "egal", email: "coordinatornauheim@example.org", role: "coordinator" };
    assert.equal(await refusal(coordinatorRaunheim, "person.appoint", asked), "person-elsewhere");
    assert.equal(await refusal(managementRaunheim, "person.appoint", asked), "person-elsewhere");
    const appointed = await appoint(world.people.office, towns.raunheim, "coordinatornauheim@example.org");
    assert.deepEqual([appointed.personId, appointed.known], [personId, "elsewhere"]);
    const correction = { personId, name: "Gekapert", email: "boese@example.org", revision: 1 };
    assert.equal(await refusal(coordinatorRaunheim, "person.correct", { memberId: towns.raunheim, ...correction }), "person-of-others");
    assert.equal(await refusal(managementRaunheim, "person.correct", { memberId: towns.raunheim, ...correction }), "person-of-others");
    assert.equal(await refusal(coordinatorRaunheim, "person.correct", { memberId: towns.nauheim, ...correction }), "missing");
    assert.equal(await refusal(coordinatorRaunheim, "person.correct-central", { cooperativeId: gg, ...correction }), "forbidden");
    const { rows } = await world.test.database.pool.query("select name, email from person where id = $1", [personId]);
    assert.deepEqual(rows, [{ name: "coordinatorNauheim (erfunden)", email: "coordinatornauheim@example.org" }]);
    // Of Nauheim's offices Raunheim sees nothing even now.
    const { offices, homeMemberId } = await world.succeeds<Person & { offices: NamedOffice[] }>(coordinatorRaunheim, "person.read", {
      cooperativeId: gg,
      personId,
    });
    assert.deepEqual(
      offices.map(({ memberId }) => memberId),
      [towns.raunheim],
    );
    assert.equal(homeMemberId, towns.nauheim);
  });

  test("a coordinator does not become mayor by correcting the mayor's address", async () => {
    const { coordinatorNauheim, managementNauheim, office } = world.people;
    const mayor = { memberId: towns.nauheim, personId: managementNauheim.personId, name: "Bürgermeister (erfunden)", revision: 1 };
    assert.equal(await refusal(coordinatorNauheim, "person.correct", { ...mayor, email: "boese@example.org" }), "person-holds-more");
    assert.deepEqual(await world.succeeds(coordinatorNauheim, "person.correct", { ...mayor, email: "managementnauheim@example.org" }), {
      revision: 2,
    });
    assert.equal(await refusal(office, "person.correct", { ...mayor, email: "neu-bm@example.org" }), "changed-meanwhile");
    assert.equal(await refusal(office, "person.correct", { ...mayor, email: "steering@example.org", revision: 2 }), "email-taken");
    await world.succeeds(office, "person.correct", { ...mayor, email: "Neu-BM@example.org", revision: 2 });
    assert.equal((await world.succeeds<Person>(office, "person.read", { cooperativeId: gg, personId: managementNauheim.personId })).email, "neu-bm@example.org");
  });

  test("the office corrects its own people, not those of another cooperative", async () => {
    const { office, steering, coordinatorFriedberg, officeWetterau } = world.people;
    const given = {
      cooperativeId: gg,
      personId: steering.personId,
      name: "Lenkung (erfunden)",
      email: "lenkung@example.org",
      revision: await revisionOf(office, steering.personId ?? ""),
    };
    await world.succeeds(office, "person.correct-central", given);
    assert.equal(await refusal(office, "person.correct-central", given), "changed-meanwhile");
    assert.equal(await refusal(office, "person.correct-central", { ...given, email: "office@example.org", revision: 2 }), "email-taken");
    const foreign = await world.does(office, "person.correct-central", { ...given, personId: coordinatorFriedberg.personId });
    assert.deepEqual(foreign, { status: "missing" });
    assert.deepEqual(foreign, await world.does(office, "person.correct-central", { ...given, personId: "00000000-0000-4000-8000-000000000000" }));
    await world.succeeds(officeWetterau, "person.appoint-central", {
      cooperativeId: wetterau,
      name: "egal",
      email: "adviser@example.org",
      role: "adviser",
    });
    const adviser = {
      cooperativeId: wetterau,
      personId: world.people.adviser.personId,
      name: "X",
      email: "boese@example.org",
      revision: 1,
    };
    assert.equal(await refusal(officeWetterau, "person.correct-central", adviser), "person-of-others");
    assert.equal(await refusal(office, "person.correct-central", { ...adviser, cooperativeId: gg }), "person-holds-more");
    assert.equal((await world.succeeds<Person>(officeWetterau, "person.read", { cooperativeId: wetterau, personId: adviser.personId })).homeCooperativeId, null);
  });

  test("the directory hides other members' people, in list, export and record", async () => {
    const { coordinatorNauheim, coordinatorFriedberg, managementRaunheim, office } = world.people;
    const seen = await world.succeeds<People>(managementRaunheim, "person.list", { cooperativeId: gg, state: "all" });
    assert.ok(
      seen.people.some(({ id }) => id === office.personId),
      "the office is known to all members",
    );
    assert.ok(!seen.people.some(({ id }) => id === world.people.managementNauheim.personId || id === coordinatorFriedberg.personId));
    assert.ok(seen.people.every(({ offices }) => offices.every(({ memberId }) => memberId === null || memberId === towns.raunheim)));
    assert.equal((await world.succeeds<People>(managementRaunheim, "person.list", { cooperativeId: gg, member: towns.nauheim })).total, 0);
    assert.equal(await refusal(managementRaunheim, "person.read", { cooperativeId: gg, personId: world.people.managementNauheim.personId }), "missing");
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(managementRaunheim, "person.export", {
      cooperativeId: gg,
      state: "all",
      format: "csv",
    });
    assert.ok(JSON.stringify(workbook).includes("managementRaunheim") && !JSON.stringify(workbook).includes("managementNauheim"));
    assert.equal((await eventsOf("person.export")).length, 1);
    const all = await world.succeeds<People>(office, "person.list", { cooperativeId: gg, role: "management", text: "raunheim" });
    assert.deepEqual(
      all.people.map(({ id }) => id),
      [managementRaunheim.personId],
    );
    assert.equal(await refusal(coordinatorNauheim, "person.list", { cooperativeId: wetterau }), "missing");
  });
});

describe("The database alone keeps the walls, whatever the application asks for", () => {
  let bare: World;
  before(async () => {
    bare = await openWorld(membersUseCases, { policy: "off" });
  });
  after(() => bare.dispose());
  const tries: [keyof World["people"], string, object][] = [
    ["coordinatorRaunheim", "person.appoint", { memberId: towns.nauheim, name: "X", email: "x@example.org", role: "coordinator" }],
    ["coordinatorRaunheim", "person.appoint-central", { cooperativeId: gg, name: "X", email: "x@example.org", role: "office" }],
    ["coordinatorRaunheim", "person.appoint", { memberId: towns.nauheim, name: "X", email: "steering@example.org", role: "oversight" }],
    ["coordinatorRaunheim", "unit.add", { memberId: towns.nauheim, name: "X" }],
    ["coordinatorRaunheim", "member.dismiss", { memberId: towns.nauheim, leftOn: "2026-12-31" }],
    ["managementRaunheim", "member.admit", { cooperativeId: gg, name: "X", kind: "stadt" }],
    ["officeWetterau", "member.dismiss", { memberId: towns.nauheim, leftOn: "2026-12-31" }],
    ["officeWetterau", "cooperative.describe", { cooperativeId: gg, name: "X", officeName: "X", officeHost: "X", about: "", revision: 1 }],
    ["steering", "cooperative.describe", { cooperativeId: gg, name: "X", officeName: "X", officeHost: "X", about: "", revision: 1 }],
    ["office", "cooperative.found", { key: "raub", name: "X", template: "empty", officeName: "X", officeHost: "X", officeLead: { name: "X", email: "x@example.org" } }],
  ];
  const state = async () => {
    const tables = ["cooperative", "member", "member_figure", "unit", "person", "assignment"];
    const rows = await Promise.all(tables.map((table) => bare.test.database.pool.query<Record<string, unknown>>(`select * from ${table} order by 1, 2`)));
    return JSON.stringify(rows.map((result) => result.rows));
  };
  for (const [who, operation, input] of tries)
    test(`${who} gets nowhere with ${operation}`, async () => {
      const untouched = await state();
      const outcome = await bare.does(bare.people[who], operation, input).catch((error: unknown) => ({ status: "thrown", value: String(error) }));
      assert.notEqual(outcome.status, "done");
      assert.equal(await state(), untouched);
    });

  test("a coordinator's own statements fill no office above their own", async () => {
    const outcome = await bare.does(bare.people.coordinatorRaunheim, "person.appoint", {
      memberId: towns.raunheim,
      name: "X",
      email: "y@example.org",
      role: "management",
    });
    assert.deepEqual(outcome, { status: "refused", failure: "role-not-yours" });
    const inserting = bare.house.db.connection().execute(async (connection) => {
      await sql
        .raw(
          `begin; set local role ringwall_app; select set_config('app.role','coordinator',true), set_config('app.members','${towns.raunheim}',true), set_config('app.cooperative','${gg}',true), set_config('app.person','',true), set_config('app.claim','',true)`,
        )
        .execute(connection);
      try {
        await sql
          .raw(
            `insert into assignment (id, cooperative_id, member_id, person_id, role, valid_from) values (gen_random_uuid(), '${gg}', '${towns.raunheim}', '${bare.people.coordinatorRaunheim.personId}', 'management', '2026-01-01')`,
          )
          .execute(connection);
      } finally {
        await sql.raw("rollback").execute(connection);
      }
    });
    await assert.rejects(inserting, /row-level security/);
  });
});

describe("The coat of arms", () => {
  const put = (bytes: Uint8Array, who = world.people.coordinatorRaunheim) =>
    world.does(who, "member.put-emblem", { memberId: towns.raunheim, file: { name: "wappen.png", bytes } });
  test("is put in, seen by everybody, and taken away", async () => {
    const { office, coordinatorRaunheim, steering } = world.people;
    assert.equal((await put(smallPicture())).status, "done");
    const { content } = await world.succeeds<{ content: Uint8Array }>(steering, "member.emblem", { memberId: towns.raunheim });
    assert.deepEqual(new Uint8Array(content), smallPicture());
    assert.notEqual((await world.succeeds<{ emblemAt: Date | null }>(office, "member.read", { memberId: towns.raunheim })).emblemAt, null);
    await world.succeeds(coordinatorRaunheim, "member.drop-emblem", { memberId: towns.raunheim });
    assert.equal((await world.does(steering, "member.emblem", { memberId: towns.raunheim })).status, "missing");
  });

  test("may be a drawing, and is a picture from then on", async () => {
    const outcome = await put(new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 90"><path fill="#c00" d="M0 0h60v60l-30 30-30-30z"/></svg>`));
    assert.deepEqual(outcome, { status: "done", value: { width: 800, height: 1_200 } });
    const { content } = await world.succeeds<{ content: Uint8Array }>(world.people.office, "member.emblem", { memberId: towns.raunheim });
    assert.equal(Buffer.from(content.subarray(1, 4)).toString("latin1"), "PNG");
  });

  test("that takes long to draw keeps only its own house waiting, and not for a picture", async () => {
    const noise = `<filter id="f"><feTurbulence baseFrequency="0.9" numOctaves="20"/></filter>${'<rect width="9" height="9" filter="url(#f)"/>'.repeat(4)}`;
    const drawing = (content: string) => new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${content}</svg>`);
    await put(drawing(noise));
    const again = await put(drawing('<path d="M0 0h9v9z"/>'));
    assert.equal(again.status === "refused" && again.failure, "emblem-later");
    const nauheim = { memberId: towns.nauheim, file: { name: "wappen.svg", bytes: drawing('<path d="M0 0h9v9z"/>') } };
    assert.equal((await world.does(world.people.coordinatorNauheim, "member.put-emblem", nauheim)).status, "done");
    assert.equal((await put(smallPicture())).status, "done");
  });

  test("is a whole PNG of a sensible size, of one's own house", async () => {
    const refused = async (bytes: Uint8Array) => {
      const outcome = await put(bytes);
      return outcome.status === "refused" ? outcome.failure : outcome.status;
    };
    assert.equal(await refused(new TextEncoder().encode("kein Bild")), "emblem-unreadable");
    assert.equal(await refused(new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="9">A</text></svg>`)), "emblem-not-shapes");
    assert.equal(await refused(new Uint8Array(400_001)), "emblem-too-large");
    assert.equal((await put(smallPicture(), world.people.coordinatorNauheim)).status, "missing");
  });
});
