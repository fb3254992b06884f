import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { buy } from "#tests/buying";
import { gg, openWorld, towns, type World } from "#tests/world";
import { calloffsUseCases } from "#topics/procurement/calloffs/usecases/all";
import { contractsUseCases } from "#topics/procurement/contracts/usecases/all";
import { demandUseCases } from "#topics/procurement/demand/usecases/all";
import { keysUseCases } from "../keys/usecases.ts";
import { plansUseCases } from "../plans/usecases/all.ts";
import { settlementUseCases } from "../settlement/usecases.ts";
import type { ProofRow, Sensitivity, YearlyPurchase } from "./model.ts";
import { efficiencyUseCases } from "./usecases.ts";

let world: World;
const here = { cooperativeId: gg };
before(async () => {
  world = await openWorld([...contractsUseCases, ...demandUseCases, ...calloffsUseCases, ...keysUseCases, ...plansUseCases, ...settlementUseCases, ...efficiencyUseCases]);
});
after(() => world.dispose());

const does = async (operation: string, input: object, who = world.people.office) => {
  const outcome = await world.does(who, operation, { ...here, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
type Proof = {
  readonly basis: string;
  readonly purchases: readonly YearlyPurchase[];
  readonly rows: readonly ProofRow[];
  readonly alone: number;
  readonly shared: number;
  readonly sensitivity: readonly Sensitivity[];
  readonly assumptions: readonly { readonly id: string }[];
};
const proof = () => world.succeeds<Proof>(world.people.steering, "cost-efficiency.read", { ...here, year: 2_026 });
const post = { title: "Halbe Stelle", kind: "posts", measure: "member", audience: "municipalities", cents: "400", source: "Schätzung (erfunden)" };

describe("The proof of efficiency", () => {
  test("sets what every member would pay alone beside its charge: the advance first, then the settlement", async () => {
    assert.equal((await proof()).basis, "none");
    const { keyId } = await world.succeeds<{ keyId: string }>(world.people.office, "cost-key.save", { ...here, title: "Gleich", shares: [{ part: "rest", basis: "equal" }] });
    await does("cost-plan.save-position", { year: 2_026, stage: "plan", kind: "personnel", title: "Stelle", cents: "800" });
    await does("cost-plan.save-position", { year: 2_026, stage: "actual", kind: "personnel", title: "Stelle", cents: "400" });
    assert.equal(await does("cost-charge.levy", { year: 2_026, keyId, dueDays: ["2026-06-30"] }), "done");
    assert.equal(await does("cost-efficiency.save-assumption", post), "done");
    const levied = await proof();
    assert.deepEqual([levied.basis, levied.alone, levied.shared], ["levied", 120_000, 80_000]);
    assert.deepEqual(
      levied.rows.map(({ memberName, alone, shared }) => [memberName, alone, shared]),
      [
        ["kreis", 0, 20_000],
        ["nauheim", 40_000, 20_000],
        ["raunheim", 40_000, 20_000],
        ["stockstadt", 40_000, 20_000],
      ],
    );
    assert.equal(await does("cost-charge.settle", { year: 2_026 }), "done");
    const settled = await proof();
    assert.deepEqual([settled.basis, settled.shared, settled.sensitivity.find(({ percent }) => percent === 0)?.thousandths], ["settled", 40_000, 666]);
  });

  test("rests on assumptions the office writes with their source, over the version that was read", async () => {
    assert.equal(await does("cost-efficiency.save-assumption", { ...post, source: "" }), "invalid");
    assert.equal(await does("cost-efficiency.save-assumption", post, world.people.steering), "forbidden");
    assert.equal(await does("cost-efficiency.read", {}, world.people.coordinatorNauheim), "forbidden");
    const [one] = (await proof()).assumptions;
    assert.equal(await does("cost-efficiency.save-assumption", { ...post, assumptionId: one?.id, version: 5 }), "assumption-changed");
    assert.equal(await does("cost-efficiency.save-assumption", { ...post, assumptionId: one?.id, version: 1, cents: "500" }), "done");
    assert.equal((await proof()).alone, 150_000);
    for (const format of ["pdf", "docx", "odt"]) assert.equal(await does("cost-efficiency.paper", { year: 2_026, format }), "done");
    assert.equal(await does("cost-efficiency.export", { year: 2_026 }), "done");
    assert.equal(await does("cost-efficiency.remove-assumption", { assumptionId: one?.id }), "done");
    assert.equal(await does("cost-efficiency.remove-assumption", { assumptionId: one?.id }), "missing");
  });
});

describe("What was bought together", () => {
  test("counts on both sides where the office takes it over, and for who called off", async () => {
    const { office, coordinatorRaunheim } = world.people;
    const needs = [{ who: coordinatorRaunheim, memberId: towns.raunheim, quantities: { p1: 6 } }];
    const { contractId } = await buy(world, { office, cooperativeId: gg, needs });
    const order = (quantity: number) =>
      world.succeeds<{ callOffId: string }>(coordinatorRaunheim, "call-off.order", { memberId: towns.raunheim, contractId, item: "p1", quantity });
    const before = await proof();
    assert.deepEqual(before.purchases, []);
    assert.equal(await does("cost-efficiency.take-purchase", { year: 2_026, contractId }), "missing");
    await order(2);
    const { callOffId } = await order(1);
    await world.succeeds(office, "call-off.move", { memberId: towns.raunheim, callOffId, state: "cancelled" });

    const [offered] = (await proof()).purchases;
    assert.deepEqual([offered?.alone, offered?.pooled, offered?.callOffs, offered?.takenAt], [800_000, 600_000, 1, null]);
    assert.deepEqual([(await proof()).alone, (await proof()).shared], [before.alone, before.shared]);
    assert.equal(await does("cost-efficiency.take-purchase", { year: 2_026, contractId }, world.people.steering), "forbidden");
    assert.equal(await does("cost-efficiency.take-purchase", { year: 2_026, contractId }), "done");
    const taken = await proof();
    assert.deepEqual([taken.alone - before.alone, taken.shared - before.shared], [800_000, 600_000]);
    assert.equal(taken.rows.find(({ memberName }) => memberName === "nauheim")?.alone, before.rows.find(({ memberName }) => memberName === "nauheim")?.alone);
    assert.equal(await does("cost-efficiency.paper", { year: 2_026 }), "done");

    assert.equal(await does("cost-efficiency.leave-purchase", { year: 2_026, contractId }), "done");
    assert.equal(await does("cost-efficiency.leave-purchase", { year: 2_026, contractId }), "missing");
    assert.deepEqual([(await proof()).alone, (await proof()).shared], [before.alone, before.shared]);
  });
});
