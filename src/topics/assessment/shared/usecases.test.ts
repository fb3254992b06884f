import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Workbook } from "#kernel/sheets";
import { plantCatalogue, showClass, type PlantedCatalogue } from "#tests/shared";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { adoptionUseCases } from "#topics/assessment/adoption/usecases/all";
import { sharedUseCases } from "./usecases/all.ts";

type Listed = { answers: { id: string; provider: string; counts: Record<string, number> }[]; found: number; totals: object; audience: { members: number; hidden: number } };
type Read = {
  version: number;
  versions: { version: number; file: { name: string } | null }[];
  decisions: { memberName: string; decision: string | null; review: boolean; reason: string }[];
};
type Reliance = {
  providers: { provider: string; offers: number }[];
  members: { memberName: string; shown: boolean; cells: { provider: string; relied: number; review: number; openDuties: number }[] }[];
};

let world: World;
let catalogue: PlantedCatalogue;
before(async () => {
  world = await openWorld([...sharedUseCases, ...adoptionUseCases]);
  catalogue = await plantCatalogue(world, { cooperativeId: gg });
});
after(() => world.dispose());

const given = (more: object = {}) => ({
  cooperativeId: gg,
  catalogueId: catalogue.catalogueId,
  requirement: "bak.1",
  coverage: "full",
  statement: "Das Rechenzentrum sichert täglich.",
  ...more,
});
const publish = (more: object = {}) => world.does(world.people.office, "shared-answer.publish", given(more));
const published = async (more: object = {}) => (await world.succeeds<{ sharedAnswerId: string }>(world.people.office, "shared-answer.publish", given(more))).sharedAnswerId;
const next = (sharedAnswerId: string, version: number, more: object = {}) =>
  world.does(world.people.office, "shared-answer.publish", { cooperativeId: gg, sharedAnswerId, version, coverage: "full", statement: "Neu gefasst.", ...more });
const decide = (sharedAnswerId: string, more: object = {}) =>
  world.succeeds(world.people.coordinatorRaunheim, "shared-answer.decide", { memberId: towns.raunheim, sharedAnswerId, version: 1, decision: "adopted", ...more });
const list = (more: object = {}) => world.succeeds<Listed>(world.people.office, "shared-answer.list", { cooperativeId: gg, ...more });
const read = (sharedAnswerId: string) => world.succeeds<Read>(world.people.office, "shared-answer.read", { cooperativeId: gg, sharedAnswerId });
const pdf = { name: "vertrag.pdf", bytes: new TextEncoder().encode("%PDF-1.7 erfunden") };

describe("Publishing", () => {
  test("the office answers in its own name unless it names a provider", async () => {
    const id = await published({ requirement: "ger.1" });
    const { answers } = await list({ text: "Geräte aktuell" });
    assert.deepEqual(
      answers.map((one) => [one.id, one.provider]),
      [[id, "Stelle"]],
    );
  });

  test("a provider answers a requirement once, another may answer it too", async () => {
    await published({ provider: "Rechenzentrum" });
    assert.deepEqual(await publish({ provider: "Rechenzentrum" }), { status: "refused", failure: "shared-answer-exists" });
    assert.equal((await publish({ provider: "Kreis-IT" })).status, "done");
  });

  test("a requirement that is not asked today is none to answer", async () => {
    assert.deepEqual(await publish({ requirement: "bak.9" }), { status: "refused", failure: "requirement-not-in-catalogue" });
    assert.deepEqual(await publish({ catalogueId: undefined }), { status: "refused", failure: "requirement-not-in-catalogue" });
  });

  test("a part of an answer names what stays with the member", async () =>
    assert.deepEqual(await publish({ coverage: "partial", provider: "Teil" }), { status: "refused", failure: "residual-duty-missing" }));

  test("two who publish at once: the second is told, and what was adopted stays", async () => {
    const id = await published({ provider: "Zwei" });
    await decide(id);
    assert.equal((await next(id, 1)).status, "done");
    assert.deepEqual(await next(id, 1), { status: "refused", failure: "shared-answer-changed" });
    const { version, versions, decisions } = await read(id);
    assert.deepEqual([version, versions.map((one) => one.version)], [2, [2, 1]]);
    const [first] = decisions;
    assert.deepEqual([first?.memberName, first?.decision, first?.review], ["raunheim", "adopted", true], "who has to review comes first");
  });

  test("a withdrawn answer takes no version, and its provider may answer anew", async () => {
    const id = await published({ provider: "Drei" });
    await world.succeeds(world.people.office, "shared-answer.withdraw", { cooperativeId: gg, sharedAnswerId: id, reason: "Endet." });
    assert.deepEqual(await next(id, 1), { status: "refused", failure: "shared-answer-withdrawn" });
    assert.equal((await publish({ provider: "Drei" })).status, "done");
    assert.equal((await list({ state: "withdrawn" })).found, 1);
  });

  test("coordinators of those who rely on it are asked to review, whatever they show the office; nobody else", async () => {
    const { pool } = world.test.database;
    const id = await published({ provider: "Vier" });
    await decide(id);
    await showClass(world, towns.raunheim, "aggregate");
    await next(id, 1);
    const { rows } = await pool.query<{ member_id: string; body: string }>("select member_id, body from mail where kind = 'shared-answer-review' and body like '%Vier%'");
    assert.deepEqual(
      rows.map(({ member_id }) => member_id),
      [towns.raunheim],
    );
    assert.match(rows[0]?.body ?? "", /gilt bei Ihnen weiter/);
    await showClass(world, towns.raunheim, "status");
  });
});

describe("Evidence", () => {
  test("is a file every member may open, and stays with the next version where it is kept", async () => {
    const id = await published({ provider: "Beleg", file: pdf });
    assert.equal((await next(id, 1, { fileStays: true })).status, "done");
    assert.equal((await next(id, 2)).status, "done");
    const { versions } = await read(id);
    assert.deepEqual(
      versions.map(({ file }) => file?.name ?? null),
      [null, "vertrag.pdf", "vertrag.pdf"],
    );
    const open = (version: number, principal = world.people.coordinatorNauheim) =>
      world.does(principal, "shared-answer.evidence", { cooperativeId: gg, sharedAnswerId: id, version });
    const opened = await open(2);
    assert.equal(opened.status === "done" && (opened.value as { name: string }).name, "vertrag.pdf");
    assert.equal((await open(3)).status, "missing");
    const stranger = await world.does(world.people.coordinatorFriedberg, "shared-answer.evidence", { cooperativeId: wetterau, sharedAnswerId: id, version: 2 });
    assert.equal(stranger.status, "missing");
  });

  test("that is not what its name says is refused", async () => {
    assert.deepEqual(await publish({ provider: "Falsch", file: { name: "vertrag.pdf", bytes: new Uint8Array([1, 2, 3]) } }), { status: "refused", failure: "file-kind-refused" });
    assert.equal((await list({ provider: "Falsch" })).found, 0, "and nothing is published");
  });
});

describe("The register", () => {
  test("counts decisions of those who show at least states, and says how many do not", async () => {
    const id = await published({ requirement: "bak.2", provider: "Zähl" });
    await decide(id, { decision: "adapted", reason: "Nur das Rathaus." });
    const counts = async () => (await list({ provider: "Zähl" })).answers[0]?.counts;
    assert.deepEqual(await counts(), { adopted: 0, adapted: 1, rejected: 0, undecided: 3, review: 0 });
    await showClass(world, towns.raunheim, "aggregate");
    assert.deepEqual(await counts(), { adopted: 0, adapted: 0, rejected: 0, undecided: 3, review: 0 });
    assert.deepEqual((await list()).audience, { members: 4, hidden: 1 });
    assert.deepEqual(
      (await read(id)).decisions.map(({ memberName }) => memberName),
      ["kreis", "nauheim", "stockstadt"],
    );
    await showClass(world, towns.raunheim, "status");
  });

  test("is narrowed by area, coverage, state, member and text, and exported alike", async () => {
    const help = await published({ requirement: "ger.3", provider: "Eng", coverage: "guidance", residualDuty: "Alles." });
    assert.deepEqual(
      (await list({ catalogueId: catalogue.catalogueId, area: "ger", coverage: "guidance" })).answers.map(({ id }) => id),
      [help],
    );
    await decide(help);
    await next(help, 1);
    assert.ok((await list({ state: "review", provider: "Eng" })).answers.some(({ id }) => id === help));
    assert.equal((await list({ member: towns.nauheim })).found, 0);
    assert.ok((await list({ member: towns.raunheim, provider: "Eng" })).found === 1);
    assert.equal((await list({ text: "100%" })).found, 0);
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.office, "shared-answer.export", { cooperativeId: gg, provider: "Eng", format: "csv" });
    assert.deepEqual(workbook.sheets[0]?.rows[0]?.slice(1, 7), ["Geräte", "GER.3", "Geräte verschlüsseln", "Eng", "deckt ganz ab", 2]);
  });

  test("shows an auditor of one town only that town's decision", async () => {
    const id = await published({ requirement: "bak.3", provider: "Prüf" });
    await decide(id, { decision: "rejected", reason: "Passt nicht." });
    const auditor = { ...world.people.auditor, assignments: [{ role: "auditor" as const, cooperativeId: gg, memberId: towns.nauheim }] };
    const { decisions } = await world.succeeds<Read>(auditor, "shared-answer.read", { cooperativeId: gg, sharedAnswerId: id });
    assert.deepEqual(
      decisions.map(({ memberName, decision }) => [memberName, decision]),
      [["nauheim", null]],
    );
  });

  test("finds requirements by number and by word, in the inflection people use", async () => {
    const prepare = (text: string) => world.succeeds<{ found: { key: string }[] }>(world.people.office, "shared-answer.prepare", { cooperativeId: gg, text });
    assert.deepEqual(
      (await prepare("GER.2")).found.map(({ key }) => key),
      ["ger.2"],
    );
    assert.deepEqual(
      (await prepare("Datensicherungen")).found.map(({ key }) => key),
      ["bak.1"],
    );
    assert.deepEqual((await prepare("Kaffee & !( Küche")).found, []);
  });
});

describe("Who relies on whom", () => {
  test("members × providers with what is open; who shows only sums is named and not counted", async () => {
    const own = await plantCatalogue(world, { cooperativeId: gg, sign: "Verlass" });
    const of = (more: object) => published({ catalogueId: own.catalogueId, ...more });
    const [a, b] = [await of({ provider: "R1", requirement: "bak.1" }), await of({ provider: "R2", requirement: "bak.2", coverage: "partial", residualDuty: "Üben." })];
    await decide(a);
    await decide(b);
    await next(a, 1);
    const ask = () => world.succeeds<Reliance>(world.people.office, "shared-answer.reliance", { cooperativeId: gg, catalogueId: own.catalogueId });
    const matrix = await ask();
    assert.deepEqual(matrix.providers, [
      { provider: "R1", offers: 1 },
      { provider: "R2", offers: 1 },
    ]);
    const line = ({ members }: Reliance) => members.find(({ memberName }) => memberName === "raunheim");
    assert.deepEqual(
      line(matrix)?.cells.map(({ relied, review, openDuties }) => [relied, review, openDuties]),
      [
        [1, 1, 0],
        [1, 0, 1],
      ],
    );
    await showClass(world, towns.raunheim, "aggregate");
    const hidden = line(await ask());
    assert.deepEqual([hidden?.shown, hidden?.cells.map(({ relied }) => relied)], [false, [0, 0]]);
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.office, "shared-answer.reliance-export", { cooperativeId: gg, catalogueId: own.catalogueId });
    assert.deepEqual(
      workbook.sheets[0]?.rows.find(([name]) => name === "raunheim"),
      ["raunheim", "nicht gezeigt", "nicht gezeigt"],
    );
    await showClass(world, towns.raunheim, "status");
  });
});
