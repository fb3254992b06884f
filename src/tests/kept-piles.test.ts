/** What is kept of the office's piles and of what waits in a town hall is what a recount finds, whatever was written in between. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { transactAs, type Access } from "#platform/db/transact";
import { steeringUseCases } from "#topics/steering/cockpit/usecases/all";
import { officeWaiting, townHallWaiting, type OfficeWaiting } from "#topics/steering/cockpit/usecases/waiting";
import { answerEverything, plantWork, stepsOf, takeStep, workUseCases, type Work } from "./random-work.ts";
import { actorFor } from "./shared.ts";
import { plantRows } from "./survey.ts";
import { gg, openWorld, towns, type World } from "./world.ts";

// Everything waits at one minute of one day, so that only writes can make a difference.
const minute = new Date("2027-01-20T10:00:00Z");

const readAs = (world: World, access: Access): Promise<OfficeWaiting> =>
  transactAs(world.house.db, actorFor(world.people.office, gg), access, async (tx) => ({
    keep: false,
    value: await officeWaiting(tx, { cooperativeId: gg, now: minute }, { offset: 0, limit: 100 }),
  }));

const townHallAs = (world: World, access: Access) =>
  transactAs(world.house.db, actorFor(world.people.coordinatorRaunheim, towns.raunheim), access, async (tx) => ({
    keep: false,
    value: await townHallWaiting(tx, { cooperativeId: gg, now: minute }),
  }));

describe("the piles of the office and the list of a town hall", () => {
  let world: World;
  let work: Work;
  before(async () => {
    world = await openWorld([...workUseCases, ...steeringUseCases]);
    work = await plantWork(world);
    await answerEverything(world, work, "raunheim", "running");
  });
  after(() => world.dispose());

  test("are right after every step of random work", async () => {
    const [told, toldLocally] = [new Set<string>(), new Set<string>()];
    for (const step of stepsOf(80, 20_261_128)) {
      await takeStep(world, work, step);
      const kept = await readAs(world, "read");
      assert.deepEqual(kept, await readAs(world, "write"), JSON.stringify(step));
      told.add(JSON.stringify(kept.piles));
      const local = await townHallAs(world, "read");
      assert.deepEqual(local, await townHallAs(world, "write"), JSON.stringify(step));
      toldLocally.add(JSON.stringify(local));
    }
    assert.ok(told.size > 1 && toldLocally.size > 1, "something moved");
  });

  test("are not counted again while nothing is written, and again with the next write", async () => {
    const before = await readAs(world, "read");
    // Planted past the audit trail, which no operation can do.
    await plantRows(world, `update participant set due_on = '2027-12-31'`);
    assert.deepEqual((await readAs(world, "read")).piles, before.piles);

    await takeStep(world, work, { town: "nauheim", survey: "last", act: "unknown", question: "isb", value: null, section: "org" });
    assert.notDeepEqual((await readAs(world, "read")).piles, before.piles);
  });

  test("are counted for each person alone", async () => {
    const office = await readAs(world, "read");
    const nobody = await transactAs(world.house.db, { ...actorFor(world.people.office, gg), members: [] }, "read", async (tx) => ({
      keep: false,
      value: await officeWaiting(tx, { cooperativeId: gg, now: minute }, { offset: 0, limit: 100 }),
    }));
    assert.notDeepEqual(nobody.piles, office.piles);
  });
});
