import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { transactAs } from "#platform/db/transact";
import { actorFor } from "#tests/shared";
import { answerByChance, issueToAll, plantThirteen, shows, thirteen, type Standings } from "#tests/standings";
import { plantRows } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import { checkUseCases } from "#topics/assessment/checks/usecases/all";
import type { Comparison } from "./model.ts";
import { comparisonUseCases } from "./usecases.ts";

describe("comparing a member", () => {
  let world: World;
  let standings: Standings;
  before(async () => {
    world = await openWorld([...checkUseCases, ...comparisonUseCases]);
    await plantThirteen(world);
    standings = await issueToAll(world);
    await answerByChance(world, standings, 5);
  });
  after(() => world.dispose());

  const take = async () => {
    await world.succeeds(world.people.clock, "check.take-standing", { cooperativeId: gg });
    return world.succeeds<{ quartiles: number; totals: number }>(world.people.clock, "steering.take-quartiles", { cooperativeId: gg });
  };
  const handIn = (members: readonly string[]) =>
    plantRows(
      world,
      `update member_check set state = case when member_id = any (array[${members.map((member) => `'${member}'`).join(", ")}]::text[]) then 'submitted' else 'in-progress' end where round_id = '${standings.roundId}'`,
    );
  type Exported = { workbook: { name: string; sheets: { rows: unknown[][] }[] } };
  const compare = (who = world.people.coordinatorRaunheim, memberId: string = towns.raunheim) => world.succeeds<Comparison>(who, "steering.compare", { memberId });

  test("nothing is written and nothing shown while only four have handed in", async () => {
    await handIn(thirteen.slice(0, 4));
    assert.equal((await take()).quartiles, 0);
    assert.equal((await compare()).group, null);
  });

  test("five are written, but shown to nobody: one of them would see four others", async () => {
    await handIn(thirteen.slice(0, 5));
    assert.ok((await take()).quartiles > 0);
    const seen = await compare();
    assert.equal(seen.group, null);
    assert.ok(seen.areas.every(({ group }) => group === null));
  });

  test("with five others of its size a member sees quartiles of them, its own share, and no name", async () => {
    await handIn(thirteen);
    await take();
    const seen = await compare();
    assert.equal(seen.group, "own-size");
    assert.equal(seen.members, 12, "the twelve towns; the Kreis is none of them");
    const text = JSON.stringify(seen);
    for (const member of thirteen) if (member !== towns.raunheim) assert.equal(text.includes(member) || text.includes(`"${member.slice(9)}"`), false, member);
    for (const { own, group } of seen.areas) {
      assert.ok(own !== null && group !== null);
      assert.ok(group.low <= group.median && group.median <= group.high);
    }
  });

  test("members that show only sums are counted, for quartiles are what they show", async () => {
    await shows(world, thirteen.slice(0, 6), "aggregate");
    await take();
    assert.equal((await compare()).members, 12);
  });

  test("the table holds what the page holds, and no name of a neighbour", async () => {
    const seen = await compare();
    const { workbook } = await world.succeeds<Exported>(world.people.coordinatorRaunheim, "steering.compare-export", { memberId: towns.raunheim });
    assert.deepEqual(
      workbook.sheets[0]?.rows.map((row) => row.slice(0, 5)),
      seen.areas.map(({ title, own, group }) => [title, own, group?.low ?? null, group?.median ?? null, group?.high ?? null]),
    );
    assert.ok(seen.areas.some(({ group }) => group !== null));
    for (const name of ["Nauheim", "Bischofsheim", "Stockstadt"]) assert.equal(JSON.stringify(workbook).includes(name), false, name);
    assert.equal((await world.does(world.people.coordinatorNauheim, "steering.compare-export", { memberId: towns.raunheim })).status, "missing");
  });

  test("taking them again on a day renews them", async () => {
    const first = await take();
    assert.deepEqual(await take(), first);
  });

  test("nobody compares for a neighbour, and no member reads the sums over all", async () => {
    const outcome = await world.does(world.people.coordinatorNauheim, "steering.compare", { memberId: towns.raunheim });
    assert.equal(outcome.status, "missing");
    const actor = actorFor(world.people.coordinatorRaunheim, towns.raunheim);
    const rows = await transactAs(world.house.db, actor, "read", async (tx) => ({ keep: false, value: await tx.selectFrom("area_total").selectAll().execute() }));
    assert.deepEqual(rows, []);
  });

  test("a round the member takes no part in is none", async () => {
    const outcome = await world.does(world.people.coordinatorRaunheim, "steering.compare", { memberId: towns.raunheim, runde: "0190b0a0-0000-7000-8000-00000000000f" });
    assert.equal(outcome.status, "missing");
  });
});
