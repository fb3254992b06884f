import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { actorFor, workAs } from "#tests/shared";
import { gg, openWorld, towns, type World } from "#tests/world";
import { lifecycleUseCases } from "#topics/agreement/lifecycle/usecases/all";
import { membersUseCases } from "#topics/members/usecases";
import { departureUseCases } from "./usecases/all.ts";

let world: World;
before(async () => {
  world = await openWorld([...membersUseCases, ...lifecycleUseCases, ...departureUseCases]);
});
after(() => world.dispose());

const memberId = towns.raunheim;
const asks = async () => {
  const outcome = await world.does(world.people.office, "departure.ask", { memberId });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};

/** The office's word as a row, past every rule of the product. */
const insertAsOffice = (askedAt: string) =>
  workAs(world, actorFor(world.people.office, gg), async (tx) => {
    await sql`insert into departure (cooperative_id, member_id, id, asked_at, asked_by, asked_by_name)
      values (${gg}, ${memberId}, gen_random_uuid(), ${askedAt}::timestamptz, gen_random_uuid(), 'Stelle')`.execute(tx);
  });

test("the office cannot end a membership in the past and delete what is left: the house is told first and has thirty days", async () => {
  const { office, managementRaunheim } = world.people;
  await world.succeeds(managementRaunheim, "departure.export", { memberId });
  assert.deepEqual(await world.does(office, "member.dismiss", { memberId, leftOn: "2026-11-01" }), { status: "refused", failure: "left-before-today" });
  await world.succeeds(office, "member.dismiss", { memberId, leftOn: "2026-11-23" });
  const { rows } = await world.test.database.pool.query<{ recipient: string }>("select recipient from mail where kind = 'member-exit' order by 1");
  assert.deepEqual(
    rows.map(({ recipient }) => recipient),
    ["coordinatorraunheim@example.org", "managementraunheim@example.org"],
  );

  world.clock.set(new Date("2026-11-24T08:00:00Z"));
  assert.equal(await asks(), "house-not-told");
  world.clock.set(new Date("2026-12-22T08:00:00Z"));
  assert.equal(await asks(), "house-not-told", "the twenty-ninth day");
  await assert.rejects(insertAsOffice("2026-12-22T08:00:00Z"), /has not known for thirty days/, "nor past the product");
  world.clock.set(new Date("2026-12-23T08:00:00Z"));
  assert.equal(await asks(), "done");
});
