import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { grantsUseCases } from "#topics/costs/grants/usecases/all";
import { plansUseCases } from "#topics/costs/plans/usecases/all";
import { membersUseCases } from "#topics/members/usecases";
import type { GroupDecision, ReleasedFigure, YearMoney } from "./model.ts";
import { groupUseCases } from "./usecases/all.ts";

let world: World;
const here = { cooperativeId: gg };
before(async () => {
  world = await openWorld([...membersUseCases, ...plansUseCases, ...grantsUseCases, ...groupUseCases]);
});
after(() => world.dispose());

const does = async (operation: string, input: object, who = world.people.office) => {
  const outcome = await world.does(who, operation, { ...here, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
type Page = {
  readonly members: number;
  readonly agreement: unknown;
  readonly money: YearMoney;
  readonly decisions: readonly GroupDecision[];
  readonly today: readonly { readonly figure: string; readonly value: number }[];
  readonly released: readonly ReleasedFigure[];
};
const page = () => world.succeeds<Page>(world.people.steering, "steering.group", here);
const shown = () => world.succeeds<readonly object[]>(world.people.stranger, "steering.public-figures", here);

describe("The page of the steering group", () => {
  test("says where agreement and money stand, and what to decide", async () => {
    const empty = await page();
    assert.deepEqual([empty.members, empty.agreement, empty.money.plan, empty.decisions], [4, null, null, []]);
    await world.succeeds(world.people.office, "cost-plan.save-position", { ...here, year: 2_026, stage: "plan", kind: "personnel", title: "Stelle", cents: "230.000" });
    const planned = await page();
    assert.equal(planned.money.plan, 23_000_000);
    assert.deepEqual(
      planned.decisions.map(({ kind }) => kind),
      ["plan-missing", "levy-missing"],
    );
  });

  test("is for those who act for all", async () => {
    assert.equal(await does("steering.group", {}, world.people.adviser), "done");
    assert.equal(await does("steering.group", {}, world.people.managementNauheim), "forbidden");
  });
});

describe("A public figure", () => {
  test("is released by the office, each by itself, and stays as it was until it is renewed", async () => {
    await world.succeeds(world.people.office, "member.add-figure", { memberId: towns.raunheim, kind: "population", asOf: "2025-12-31", value: 16_542, source: "GV100AD" });
    assert.deepEqual(await shown(), []);
    assert.equal(await does("steering.release-figure", { figure: "inhabitants" }, world.people.steering), "forbidden");
    assert.equal(await does("steering.release-figure", { figure: "saving" }), "figure-not-known");
    assert.equal(await does("steering.release-figure", { figure: "inhabitants" }), "done");
    assert.deepEqual(await shown(), [{ figure: "inhabitants", value: 16_542, of: null, statedOn: "2026-11-23" }]);

    await world.succeeds(world.people.office, "member.add-figure", { memberId: towns.nauheim, kind: "population", asOf: "2025-12-31", value: 10_000, source: "GV100AD" });
    assert.equal((await page()).today.find(({ figure }) => figure === "inhabitants")?.value, 26_542);
    assert.deepEqual(await shown(), [{ figure: "inhabitants", value: 16_542, of: null, statedOn: "2026-11-23" }]);
    assert.equal(await does("steering.release-figure", { figure: "inhabitants" }), "done");
    assert.equal((await page()).released[0]?.value, 26_542);
  });

  test("is seen by nobody where the page is not public, nor beside its cooperative", async () => {
    const { revision } = await world.succeeds<{ revision: number }>(world.people.office, "cooperative.read", here);
    const facts = { name: "Verbund", officeName: "Stelle", officeHost: "Kreis", about: "" };
    await world.succeeds(world.people.office, "cooperative.describe", { ...here, ...facts, publicPage: false, revision });
    assert.deepEqual(await shown(), []);
    await world.succeeds(world.people.office, "cooperative.describe", { ...here, ...facts, publicPage: true, revision: revision + 1 });
    assert.equal((await shown()).length, 1);
    assert.deepEqual(await world.succeeds(world.people.stranger, "steering.public-figures", { cooperativeId: wetterau }), []);
  });

  test("is withdrawn at any time, and names nobody", async () => {
    assert.doesNotMatch(JSON.stringify(await shown()), /erfunden/);
    assert.equal(await does("steering.withdraw-figure", { figure: "inhabitants" }), "done");
    assert.equal(await does("steering.withdraw-figure", { figure: "inhabitants" }), "figure-not-released");
    assert.deepEqual(await shown(), []);
  });
});
