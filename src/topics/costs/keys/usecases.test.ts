import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gg, openWorld, towns, type World } from "#tests/world";
import { servicesUseCases } from "../services/usecases.ts";
import { membersUseCases } from "#topics/members/usecases";
import type { CostKey } from "./model.ts";
import { keysUseCases } from "./usecases.ts";

let world: World;
before(async () => {
  world = await openWorld([...membersUseCases, ...servicesUseCases, ...keysUseCases]);
});
after(() => world.dispose());

const half = { part: "percent", percent: "50", basis: "member", bearer: towns.kreis };
const byPopulation = { part: "rest", basis: "population", circle: "without-named", figuresDay: "12-31", figuresYear: 2_024 };
const save = (more: object, who = world.people.office) => world.does(who, "cost-key.save", { cooperativeId: gg, title: "Kreis die Hälfte", shares: [half, byPopulation], ...more });
const failure = async (outcome: ReturnType<typeof save>) => {
  const found = await outcome;
  return found.status === "refused" ? found.failure : found.status;
};
type Tried = {
  readonly key: CostKey;
  readonly shares: readonly { memberName: string; cents: number; vat: number }[];
  readonly refused: string | null;
  readonly missing: readonly { memberName: string }[];
};
const read = (keyId: string, more: object = {}, who = world.people.coordinatorNauheim) =>
  world.succeeds<Tried>(who, "cost-key.read", { cooperativeId: gg, keyId, year: 2_026, amount: "1.000,00", ...more });

describe("Cost keys", () => {
  test("name a year of figures that can be read again: one bad year would shut all keys", async () => {
    for (const figuresYear of [6, 22, 1_999])
      assert.equal(await failure(save({ title: `Jahr ${figuresYear}`, shares: [{ ...byPopulation, circle: "all", figuresYear }] })), "invalid");
    assert.equal((await world.does(world.people.office, "cost-key.list", { cooperativeId: gg })).status, "done");
  });

  test("are written by the office, over the version that was read, and read by every town hall", async () => {
    const first = await save({
      vat: [
        { from: "2023-01-01", percent: "19" },
        { from: "", percent: "" },
      ],
    });
    assert.equal(first.status, "done");
    const [key] = (await world.succeeds<{ keys: CostKey[] }>(world.people.managementRaunheim, "cost-key.list", { cooperativeId: gg })).keys;
    assert.deepEqual(key?.definition.shares[0], {
      part: "percent",
      thousandths: 50_000,
      each: null,
      basis: "member",
      memberId: towns.kreis,
      circle: "all",
      figuresOf: null,
      services: [],
      atLeast: null,
      atMost: null,
    });
    assert.deepEqual(key.definition.vat, [{ from: "2023-01-01", hundredths: 1_900 }]);
    assert.equal(await failure(save({})), "title-taken");
    assert.equal(await failure(save({ keyId: key.id, version: 7 })), "key-changed");
    assert.equal(await failure(save({ keyId: "0190b0a0-0000-7000-8000-00000000000f", version: 1, title: "Anders" })), "missing");
    assert.equal(await failure(save({ keyId: key.id, version: 1, reason: "Bewährt.", vat: [{ from: "2023-01-01", percent: "19" }] })), "done");
    assert.equal(await failure(save({ title: "Fremd" }, world.people.coordinatorRaunheim)), "forbidden");
    assert.equal(await failure(save({ title: "Fremd", shares: [{ ...half, bearer: towns.friedberg }, byPopulation] })), "missing");
    assert.equal(await failure(save({ title: "Ohne Rest", shares: [half] })), "rest-missing");
    assert.equal(await failure(save({ title: "Viel", shares: [{ ...half, percent: "100,001" }, byPopulation] })), "invalid");
  });

  test("name the figures that are missing; as soon as they are there, the amount is shared out to the cent, with the tax of each", async () => {
    const [key] = (await world.succeeds<{ keys: CostKey[] }>(world.people.office, "cost-key.list", { cooperativeId: gg })).keys;
    assert.ok(key);
    const before_ = await read(key.id);
    assert.equal(before_.refused, "figure-missing");
    assert.deepEqual(
      before_.missing.map(({ memberName }) => memberName),
      ["nauheim", "raunheim", "stockstadt"],
    );
    for (const [memberId, value] of [
      [towns.nauheim, 1],
      [towns.raunheim, 1],
      [towns.stockstadt, 1],
    ] as const)
      await world.succeeds(world.people.office, "member.add-figure", { memberId, kind: "population", asOf: "2024-12-31", value, source: "erfunden" });
    const after_ = await read(key.id);
    assert.deepEqual(
      after_.shares.map(({ memberName, cents, vat }) => [memberName, cents, vat]),
      [
        ["kreis", 50_000, 9_500],
        ["nauheim", 16_667, 3_167],
        ["raunheim", 16_667, 3_167],
        ["stockstadt", 16_666, 3_167],
      ],
    );
  });

  test("may follow the hours of the office: who had none pays nothing of that share", async () => {
    await world.succeeds(world.people.office, "office-service.save", { cooperativeId: gg, title: "Beratung", plannedHours: 10 });
    for (const line of ["60 Raunheim Beratung", "120 Nauheim Beratung"]) await world.succeeds(world.people.office, "office-time.note", { cooperativeId: gg, line });
    const { keyId } = await world.succeeds<{ keyId: string }>(world.people.office, "cost-key.save", {
      cooperativeId: gg,
      title: "Nach Stunden",
      shares: [{ part: "rest", basis: "usage", figuresDay: "12-31", figuresYear: 0 }],
    });
    assert.deepEqual(
      (await read(keyId, {}, world.people.steering)).shares.map(({ cents }) => cents),
      [0, 66_667, 33_333, 0],
    );
    assert.equal((await read(keyId, { year: 2_025 }, world.people.office)).refused, "basis-empty");
    // A member knows its own hours only, and is told no wrong share.
    assert.deepEqual([(await read(keyId)).refused, (await read(keyId)).shares], ["use-hidden", []]);
  });

  test("may follow the pieces of chosen services, or of all: who used none pays nothing of that share", async () => {
    const service = async (title: string, counts: string) =>
      (await world.succeeds<{ serviceId: string }>(world.people.office, "office-service.save", { cooperativeId: gg, title, plannedHours: 0, counts, pieceName: "Stück" }))
        .serviceId;
    const [places, tests, hours] = [await service("Lernplatz", "both"), await service("Penetrationstest", "pieces"), await service("Fahrt", "hours")];
    for (const line of ["120 30x Raunheim Lernplatz", "10x Nauheim Lernplatz", "1 Stockstadt Penetrationstest"])
      await world.succeeds(world.people.office, "office-time.note", { cooperativeId: gg, line });
    const byPieces = (services: readonly string[]) => ({ shares: [{ part: "rest", basis: "pieces", figuresDay: "12-31", figuresYear: 0, services }] });
    const key = async (title: string, services: readonly string[]) =>
      (await world.succeeds<{ keyId: string }>(world.people.office, "cost-key.save", { cooperativeId: gg, title, ...byPieces(services) })).keyId;
    const [chosen, all] = [await key("Nach Plätzen", [places]), await key("Nach Stück", [])];
    const cents = async (keyId: string) => (await read(keyId, {}, world.people.steering)).shares.map((one) => one.cents);
    assert.deepEqual(await cents(chosen), [0, 25_000, 75_000, 0]);
    assert.deepEqual(await cents(all), [0, 24_390, 73_171, 2_439]);
    assert.deepEqual((await read(chosen)).key.definition.shares[0]?.services, [{ id: places, title: "Lernplatz" }]);
    assert.deepEqual([(await read(chosen)).refused, (await read(chosen, { year: 2_025 }, world.people.office)).refused], ["use-hidden", "basis-empty"]);
    assert.equal(await failure(save({ title: "Nach Fahrten", ...byPieces([hours]) })), "service-uncounted");
    // A key keeps the services it counts, also when they are no longer offered; another one may not begin with them.
    await world.succeeds(world.people.office, "office-service.withdraw", { cooperativeId: gg, serviceId: tests });
    await world.succeeds(world.people.office, "office-service.withdraw", { cooperativeId: gg, serviceId: places });
    assert.equal(await failure(save({ title: "Nach Tests", ...byPieces([tests]) })), "service-uncounted");
    assert.equal(await failure(save({ keyId: chosen, version: 1, title: "Nach Plätzen", ...byPieces([places]) })), "done");
    assert.deepEqual(await cents(chosen), [0, 25_000, 75_000, 0]);
  });

  test("are withdrawn, not deleted; their name is free again", async () => {
    const keys = async () => (await world.succeeds<{ keys: CostKey[] }>(world.people.office, "cost-key.list", { cooperativeId: gg })).keys;
    const [key] = await keys();
    assert.equal(await failure(world.does(world.people.office, "cost-key.withdraw", { cooperativeId: gg, keyId: key?.id })), "done");
    assert.equal(await failure(world.does(world.people.office, "cost-key.withdraw", { cooperativeId: gg, keyId: key?.id })), "missing");
    assert.equal(await failure(save({})), "done");
    assert.equal((await keys()).filter(({ withdrawnAt }) => withdrawnAt !== null).length, 1);
  });
});
