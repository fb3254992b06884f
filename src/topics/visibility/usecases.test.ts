import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Actor } from "#kernel/operation";
import { transactAs } from "#platform/db/transact";
import { gg, openWorld, towns, type World } from "#tests/world";
import { visibilityUseCases } from "./usecases.ts";

let world: World;
before(async () => {
  world = await openWorld(visibilityUseCases);
});
after(() => world.dispose());

type Shown = { standard: string; members: { memberId: string; dataClass: string; own: boolean }[] };
const seenBy = (who: World["people"][keyof World["people"]]) => world.succeeds<Shown>(who, "visibility.read", { cooperativeId: gg });

/** What the database itself shows somebody from outside, by class. */
async function membersShowing(wanted: readonly string[], role: Actor["role"] = "office"): Promise<string[]> {
  const actor: Actor = { personId: world.people.office.personId, name: "x", role, cooperativeId: gg, members: "all", delegationId: null, credential: null, language: "de" };
  return transactAs(world.test.database.db, actor, "read", async (tx) => {
    const { sql } = await import("kysely");
    const { rows } = await sql<{ id: string }>`select members_showing(${`{${wanted.join(",")}}`}::text[]) as id`.execute(tx);
    return { keep: false, value: rows.map(({ id }) => id).toSorted() };
  });
}

describe("What the office may see", () => {
  test("is states and counts until somebody says otherwise", async () => {
    const shown = await seenBy(world.people.office);
    assert.equal(shown.standard, "status");
    assert.ok(shown.members.every(({ dataClass, own }) => dataClass === "status" && !own));
    assert.deepEqual(await membersShowing(["detail"]), []);
    assert.equal((await membersShowing(["status", "detail"])).length, 4);
  });

  test("follows the default, except where a management has chosen, at once and in the database", async () => {
    await world.succeeds(world.people.office, "visibility.set-default", { cooperativeId: gg, dataClass: "detail" });
    await world.succeeds(world.people.managementRaunheim, "visibility.choose", { memberId: towns.raunheim, dataClass: "aggregate", reason: "Beschluss des Magistrats" });
    assert.deepEqual(await membersShowing(["detail"]), [towns.kreis, towns.nauheim, towns.stockstadt].toSorted());
    const mine = (await seenBy(world.people.office)).members.find(({ memberId }) => memberId === towns.raunheim);
    assert.deepEqual([mine?.dataClass, mine?.own], ["aggregate", true]);
    await world.succeeds(world.people.managementRaunheim, "visibility.choose", { memberId: towns.raunheim, dataClass: "detail" });
    assert.ok((await membersShowing(["detail"])).includes(towns.raunheim));
  });

  test("a neighbour's choice is not shown to a town hall", async () => {
    const { members } = await seenBy(world.people.coordinatorNauheim);
    assert.deepEqual(
      members.map(({ memberId }) => memberId),
      [towns.nauheim],
    );
  });

  test("only the management chooses; the office cannot choose for it, not even past the policy", async () => {
    for (const who of [world.people.office, world.people.coordinatorRaunheim])
      assert.equal((await world.does(who, "visibility.choose", { memberId: towns.raunheim, dataClass: "detail" })).status, "forbidden");
    const actor: Actor = { personId: null, name: "x", role: "office", cooperativeId: gg, members: "all", delegationId: null, credential: null, language: "de" };
    const write = transactAs(world.test.database.db, actor, "write", async (tx) => {
      const row = { cooperative_id: gg, member_id: towns.stockstadt, data_class: "detail", reason: "", set_at: new Date(), set_by: null, set_by_name: "x" };
      await tx.insertInto("member_data_class").values(row).execute();
      return { keep: true, value: undefined };
    });
    await assert.rejects(write, { code: "42501" });
  });

  test("a member that is none is missing", async () => {
    assert.equal((await world.does(world.people.office, "visibility.read-member", { memberId: `${gg}.nirgends` })).status, "missing");
    assert.equal((await world.does(world.people.managementNauheim, "visibility.read-member", { memberId: towns.raunheim })).status, "missing");
  });
});
