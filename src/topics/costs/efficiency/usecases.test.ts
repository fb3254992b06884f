import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gg, openWorld, type World } from "#tests/world";
import { keysUseCases } from "../keys/usecases.ts";
import { plansUseCases } from "../plans/usecases/all.ts";
import { settlementUseCases } from "../settlement/usecases.ts";
import type { ProofRow, Sensitivity } from "./model.ts";
import { efficiencyUseCases } from "./usecases.ts";

let world: World;
const here = { cooperativeId: gg };
before(async () => {
  world = await openWorld([...keysUseCases, ...plansUseCases, ...settlementUseCases, ...efficiencyUseCases]);
});
after(() => world.dispose());

const does = async (operation: string, input: object, who = world.people.office) => {
  const outcome = await world.does(who, operation, { ...here, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
type Proof = {
  readonly basis: string;
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
