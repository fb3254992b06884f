import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gg, openWorld, towns, type World } from "#tests/world";
import { keysUseCases } from "../keys/usecases.ts";
import type { Simulated } from "./model.ts";
import { plansUseCases } from "./usecases/all.ts";

let world: World;
before(async () => {
  world = await openWorld([...keysUseCases, ...plansUseCases]);
});
after(() => world.dispose());

const here = { cooperativeId: gg };
const failure = async (operation: string, input: object, who = world.people.office) => {
  const outcome = await world.does(who, operation, { ...here, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const position = (more: object) =>
  world.succeeds<{ positionId: string }>(world.people.office, "cost-plan.save-position", {
    ...here,
    year: 2_026,
    stage: "plan",
    title: "Zwei Stellen",
    kind: "personnel",
    ...more,
  });
type Plan = {
  readonly plan: number | null;
  readonly actual: number | null;
  readonly positions: readonly { readonly id: string; readonly cents: number; readonly postThousandths: number }[];
};
const plan = (year: number) => world.succeeds<Plan>(world.people.managementRaunheim, "cost-plan.read", { ...here, year });

describe("Cost plans", () => {
  test("are written by the office position by position, and read by everybody who pays", async () => {
    const { positionId } = await position({ cents: "210.000,00", payGrade: "EG 12", post: "200" });
    await position({ kind: "services", title: "Prüfung", cents: "20.000,50" });
    await position({ kind: "grants", title: "Land", cents: "30.000" });
    assert.deepEqual(
      [(await plan(2_026)).plan, (await plan(2_026)).actual, (await plan(2_026)).positions.find(({ id }) => id === positionId)?.postThousandths],
      [20_000_050, null, 2_000],
    );
    const change = { positionId, year: 2_026, stage: "plan", kind: "personnel", title: "Zwei Stellen", cents: "1" };
    assert.equal(await failure("cost-plan.save-position", { ...change, version: 2 }), "position-changed");
    assert.equal(await failure("cost-plan.save-position", { ...change, version: 1, cents: "-1" }), "invalid");
    assert.equal(await failure("cost-plan.save-position", { ...change, version: 1 }, world.people.managementRaunheim), "forbidden");
  });

  test("keep in the trail what stood there before it was taken away", async () => {
    const { positionId } = await position({ title: "Versehen", cents: "1", year: 2_029 });
    assert.equal(await failure("cost-plan.remove-position", { positionId }), "done");
    const { rows } = await world.test.database.pool.query<{ before_hash: string | null }>("select before_hash from audit_event where operation = 'cost-plan.remove-position'");
    assert.match(rows[0]?.before_hash ?? "", /^[0-9a-f]{64}$/);
    assert.equal(await failure("cost-plan.remove-position", { positionId }), "missing");
  });

  test("are carried over grown, or as actual figures; what stands there is never overwritten", async () => {
    assert.equal(await failure("cost-plan.copy", { year: 2_026, toYear: 2_027, increase: "2,5" }), "done");
    assert.equal((await plan(2_027)).plan, 21_525_000 + 2_050_051 - 3_075_000);
    assert.equal(await failure("cost-plan.copy", { year: 2_026, toYear: 2_027 }), "target-filled");
    assert.equal(await failure("cost-plan.copy", { year: 2_020, toYear: 2_028 }), "plan-missing");
    assert.equal(await failure("cost-plan.copy", { year: 2_026, toYear: 2_026, toStage: "actual" }), "done");
    assert.equal((await plan(2_026)).actual, 20_000_050);
  });

  test("are carried over once, by however many at the same moment", async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => failure("cost-plan.copy", { year: 2_026, toYear: 2_030 })));
    assert.deepEqual(outcomes.toSorted(), ["done", "target-filled", "target-filled"]);
    assert.equal((await plan(2_030)).plan, 20_000_050);
  });

  test("never grow beyond what a position holds", async () => {
    await position({ year: 2_033, cents: "1000000000" });
    assert.equal(await failure("cost-plan.copy", { year: 2_033, toYear: 2_034, increase: "0,01" }), "amount-too-large");
    assert.equal(await failure("cost-plan.copy", { year: 2_033, toYear: 2_034 }), "done");
  });
});

describe("A simulation", () => {
  type Run = { readonly rows: readonly Simulated[]; readonly refused: readonly { readonly reason: string }[] };

  test("puts keys side by side; kept, it stays, and a member reads its own row of it", async () => {
    assert.equal(await failure("cost-simulation.save", { title: "Noch nichts" }), "nothing-to-keep");
    const key = (title: string, shares: object[]) => world.succeeds<{ keyId: string }>(world.people.office, "cost-key.save", { ...here, title, shares });
    const { keyId } = await key("Gleich", [{ part: "rest", basis: "equal" }]);
    await key("Kreis 40", [
      { part: "percent", percent: "40", basis: "member", bearer: towns.kreis },
      { part: "rest", basis: "equal", circle: "without-named" },
    ]);
    const { rows } = await world.succeeds<Run>(world.people.steering, "cost-simulation.run", { ...here, year: 2_026, years: 2 });
    assert.deepEqual(
      rows.map(({ memberName, cents }) => [memberName, cents]),
      [
        [
          "kreis",
          [
            [5_000_013, 5_000_013],
            [8_000_020, 8_000_020],
          ],
        ],
        [
          "nauheim",
          [
            [5_000_013, 5_000_013],
            [4_000_010, 4_000_010],
          ],
        ],
        [
          "raunheim",
          [
            [5_000_012, 5_000_012],
            [4_000_010, 4_000_010],
          ],
        ],
        [
          "stockstadt",
          [
            [5_000_012, 5_000_012],
            [4_000_010, 4_000_010],
          ],
        ],
      ],
    );
    const { simulationId } = await world.succeeds<{ simulationId: string }>(world.people.office, "cost-simulation.save", { ...here, title: "Für die Räte", year: 2_026, years: 2 });
    await world.succeeds(world.people.office, "cost-key.withdraw", { ...here, keyId });
    const kept = (who: World["people"]["office"]) => world.succeeds<{ rows: readonly Simulated[] }>(who, "cost-simulation.read", { ...here, simulationId });
    assert.deepEqual((await kept(world.people.office)).rows, rows);
    assert.deepEqual(
      (await kept(world.people.coordinatorNauheim)).rows.map(({ memberName }) => memberName),
      ["nauheim"],
    );
    assert.equal(await failure("cost-simulation.run", {}, world.people.coordinatorNauheim), "forbidden");
  });

  test("says which key cannot be reckoned, and is not kept with it", async () => {
    await world.succeeds(world.people.office, "cost-key.save", {
      ...here,
      title: "Einwohner",
      shares: [{ part: "rest", basis: "population", figuresDay: "12-31", figuresYear: 1 }],
    });
    const run = await world.succeeds<Run>(world.people.office, "cost-simulation.run", { ...here, amount: "100" });
    assert.deepEqual(
      run.refused.map(({ reason }) => reason),
      ["figure-missing"],
    );
    assert.equal(await failure("cost-simulation.save", { title: "Mit Lücke", amount: "100" }), "keys-refused");
  });
});
