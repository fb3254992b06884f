import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import type { Aid } from "./model.ts";
import { aidUseCases } from "./usecases.ts";

let world: World;
before(async () => {
  world = await openWorld(aidUseCases);
});
after(() => world.dispose());

const list = async (who = world.people.coordinatorNauheim, cooperativeId: string = gg) =>
  (await world.succeeds<{ entries: Aid[] }>(who, "mutual-aid.list", { cooperativeId })).entries;
const offer = { memberId: towns.raunheim, direction: "offer", aid: "rooms", amount: "3", contact: "Hauptamt, 06142 402 10" };
const failure = async (operation: string, input: object, who = world.people.coordinatorRaunheim) => {
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};

describe("Proposals", () => {
  test("come from the newest answer of the survey and go when they are offered; other houses have none", async () => {
    await world.test.database.pool.query(
      `set session_replication_role = replica;
       insert into answer (cooperative_id, member_id, campaign_id, section, question, state, value, answered_at, answered_name) values
         ('kreis-gg', '${towns.raunheim}', gen_random_uuid(), 'x', 'gegenseitige-hilfe', 'answered', '["computer"]', '2025-01-01', 'x'),
         ('kreis-gg', '${towns.raunheim}', gen_random_uuid(), 'x', 'gegenseitige-hilfe', 'answered', '["telefone", "personal-amt"]', '2026-01-01', 'x');
       set session_replication_role = origin`,
    );
    const proposed = async (memberId: string = towns.raunheim, who = world.people.coordinatorRaunheim) =>
      (await world.succeeds<{ kinds: string[] }>(who, "mutual-aid.proposals", { memberId })).kinds;
    assert.deepEqual(await proposed(), ["phones", "office-people"]);
    const { aidId } = await world.succeeds<{ aidId: string }>(world.people.coordinatorRaunheim, "mutual-aid.post", { ...offer, aid: "phones" });
    assert.deepEqual(await proposed(), ["office-people"]);
    await world.succeeds(world.people.coordinatorRaunheim, "mutual-aid.withdraw", { memberId: towns.raunheim, aidId });
    assert.deepEqual(await proposed(), ["phones", "office-people"]);
    assert.deepEqual(await proposed(towns.nauheim, world.people.coordinatorNauheim), []);
    assert.equal(await failure("mutual-aid.proposals", { memberId: towns.raunheim }, world.people.coordinatorNauheim), "missing");
  });
});

describe("Mutual aid", () => {
  test("is read by every town hall of the cooperative, and by no other cooperative", async () => {
    assert.equal(await failure("mutual-aid.post", offer), "done");
    for (const who of [world.people.coordinatorNauheim, world.people.managementRaunheim, world.people.office, world.people.steering])
      assert.deepEqual(
        (await list(who)).map(({ memberName, amount, kind }) => [memberName, amount, kind]),
        [["raunheim", 3, "rooms"]],
      );
    assert.deepEqual(await list(world.people.coordinatorFriedberg, wetterau), []);
    assert.equal(await failure("mutual-aid.list", { cooperativeId: gg }, world.people.coordinatorFriedberg), "missing");
  });

  test("is written and withdrawn by the member itself only", async () => {
    const [one] = await list();
    const withdrawal = { memberId: towns.raunheim, aidId: one?.id };
    assert.equal(await failure("mutual-aid.withdraw", withdrawal, world.people.coordinatorNauheim), "missing");
    assert.equal(await failure("mutual-aid.withdraw", { memberId: towns.nauheim, aidId: one?.id }, world.people.coordinatorNauheim), "missing");
    assert.equal(await failure("mutual-aid.post", offer, world.people.coordinatorNauheim), "missing");
    assert.equal(await failure("mutual-aid.withdraw", withdrawal), "done");
    assert.equal(await failure("mutual-aid.withdraw", withdrawal), "missing");
    assert.deepEqual(await list(), []);
  });

  test("ends by its own day, and a member fills no list alone", async () => {
    assert.equal(await failure("mutual-aid.post", { ...offer, untilOn: "2026-11-22" }), "until-in-past");
    assert.equal(await failure("mutual-aid.post", { ...offer, untilOn: "2026-11-23" }), "done");
    assert.equal((await list()).length, 1);
    world.clock.set(new Date("2026-11-24T08:00:00Z"));
    assert.equal((await list()).length, 0);
    for (let index = 0; index < 30; index += 1) assert.equal(await failure("mutual-aid.post", offer), "done");
    assert.equal(await failure("mutual-aid.post", offer), "too-many-open");
  });
});
