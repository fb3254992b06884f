import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { actorFor, plantCatalogue, plantChecks, showClass, workAs, type PlantedCatalogue, type PlantedChecks } from "#tests/shared";
import { plantRows, plantSurvey } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import type { Cockpit, Waiting } from "../model.ts";
import { byUrgency } from "../rules.ts";
import type { Stretch } from "../store/waiting.ts";
import { steeringUseCases } from "./all.ts";
import { countOfficeWaiting, officeWaiting } from "./waiting.ts";

const all = { offset: 0, limit: 100 };

/** Raunheim has handed in, Nauheim is late, the district is stuck; Stockstadt is late, too, and shows only sums. */
async function plantStates(world: World, { roundId }: PlantedChecks): Promise<void> {
  const set = (member: string, values: string) => plantRows(world, `update member_check set ${values} where round_id = '${roundId}' and member_id = '${member}'`);
  await set(towns.raunheim, "state = 'submitted', changed_at = '2026-11-20T08:00:00Z'");
  await set(towns.nauheim, "state = 'in-progress', due_on = '2026-11-20', changed_at = '2026-11-20T08:00:00Z'");
  await set(towns.kreis, "state = 'in-progress', changed_at = '2026-10-20T08:00:00Z'");
  await set(towns.stockstadt, "state = 'in-progress', due_on = '2026-11-20', changed_at = '2026-11-20T08:00:00Z'");
  await showClass(world, towns.stockstadt, "aggregate");
}

/** A shared answer in its second version, and the members that rely on the first. */
async function plantReview(world: World, { catalogueId }: PlantedCatalogue, key: string, members: readonly string[]): Promise<string> {
  const id = randomUUID();
  const adopted = members.map((member) => `('${gg}', '${member}', '${id}', 1, 'adopted', now(), 'Probe')`);
  await plantRows(
    world,
    `insert into shared_answer (cooperative_id, id, catalogue_id, requirement_key, provider, version) values ('${gg}', '${id}', '${catalogueId}', '${key}', 'Stelle', 2);
    insert into adoption (cooperative_id, member_id, shared_answer_id, version, decision, decided_at, decided_by_name) values ${adopted.join(", ")}`,
  );
  return id;
}

type Instance = readonly [member: string, state: string, dueOn: string];

/** A measure of the cooperative and its instances in members. */
async function plantRollOut(world: World, title: string, instances: readonly Instance[]): Promise<string> {
  const id = randomUUID();
  const rows = instances.map(
    ([member, state, dueOn]) => `('${gg}', '${member}', '${randomUUID()}', '${id}', '${title}', '${state}', '${dueOn}', 'decision', now(), 'Probe', now())`,
  );
  await plantRows(
    world,
    `insert into cooperative_measure (cooperative_id, id, title, created_at, created_by_name) values ('${gg}', '${id}', '${title}', now(), 'Probe');
    insert into measure (cooperative_id, member_id, id, cooperative_measure_id, title, state, due_on, origin, created_at, created_by_name, changed_at) values ${rows.join(", ")}`,
  );
  return id;
}

describe("what waits for the office, from surveys, checks, shared answers and measures", () => {
  let world: World;
  let reviewed: string;
  let rolledOut: string;
  before(async () => {
    world = await openWorld(steeringUseCases);
    const catalogue = await plantCatalogue(world, { cooperativeId: gg });
    await plantStates(world, await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim, towns.nauheim, towns.stockstadt, towns.kreis] }));
    reviewed = await plantReview(world, catalogue, "bak.1", [towns.raunheim, towns.nauheim, towns.stockstadt]);
    await plantReview(world, catalogue, "bak.2", [towns.kreis, towns.stockstadt]);
    rolledOut = await plantRollOut(world, "MFA für VPN", [
      [towns.raunheim, "open", "2026-11-10"],
      [towns.nauheim, "planned", "2026-11-20"],
      [towns.stockstadt, "open", "2026-11-01"],
      [towns.kreis, "implemented", "2026-11-01"],
    ]);
    const { campaignId } = await plantSurvey(world);
    await plantRows(world, `update participant set due_on = '2026-11-15' where campaign_id = '${campaignId}' and member_id = '${towns.nauheim}'`);
  });
  after(() => world.dispose());

  const place = () => ({ cooperativeId: gg, now: world.clock.now() });
  const read = (stretch: Stretch) => workAs(world, actorFor(world.people.office, gg), (tx) => officeWaiting(tx, place(), stretch));
  const told = ({ reason, memberName, count, dueOn }: Waiting) => [reason, memberName, count, dueOn];

  test("stands in one list by urgency; who shows only sums is not in it, alone or in a count", async () => {
    const { items } = await read(all);
    assert.deepEqual(items.map(told), [
      ["overdue", "nauheim", 1, "2026-11-15"],
      ["check-overdue", "nauheim", 1, "2026-11-20"],
      ["measure-overdue", "", 2, "2026-11-10"],
      ["check-submitted", "raunheim", 1, "2026-12-31"],
      ["measure-confirm", "", 1, null],
      ["shared-review", "", 2, null],
      ["check-stuck", "kreis", 1, "2026-12-31"],
      ["no-coordinator", "kreis", 1, null],
      ["no-coordinator", "stockstadt", 1, null],
      ["no-management", "kreis", 1, null],
      ["no-management", "stockstadt", 1, null],
    ]);
    assert.deepEqual(items.toSorted(byUrgency), items);
  });

  test("each line leads to what it is about", async () => {
    const { items } = await read(all);
    const of = (reason: Waiting["reason"]) => items.find((item) => item.reason === reason);
    assert.deepEqual([of("shared-review")?.objectId, of("shared-review")?.campaignTitle], [reviewed, "Datensicherung einrichten"]);
    assert.deepEqual([of("measure-overdue")?.objectId, of("measure-confirm")?.objectId], [rolledOut, rolledOut]);
    assert.ok(of("check-submitted")?.roundId);
  });

  test("read in stretches it is the same list, and the count is that of the list", async () => {
    const whole = await read(all);
    const stretches = await Promise.all([0, 3, 6, 9].map((offset) => read({ offset, limit: 3 })));
    assert.deepEqual(
      stretches.flatMap(({ items }) => items),
      whole.items,
    );
    const counted = await workAs(world, actorFor(world.people.office, gg), (tx) => countOfficeWaiting(tx, place()));
    assert.deepEqual(
      [counted, whole.count, ...stretches.map(({ count }) => count)],
      Array.from({ length: 6 }, () => whole.items.length),
    );
  });

  test("inbox, frame and cockpit say the same; the cockpit shows the first eight and how many measures are overdue", async () => {
    const { items } = await read(all);
    const inbox = await world.succeeds<{ items: Waiting[]; count: number }>(world.people.office, "steering.inbox", { cooperativeId: gg });
    const frame = await world.succeeds<{ inbox: number }>(world.people.office, "steering.counts", { cooperativeId: gg });
    const cockpit = await world.succeeds<Cockpit>(world.people.office, "steering.cockpit", { cooperativeId: gg });
    assert.deepEqual([inbox.items, inbox.count, frame.inbox, cockpit.waitingCount], [items, items.length, items.length, items.length]);
    assert.deepEqual(cockpit.worklist, items.slice(0, 8));
    assert.equal(cockpit.figures.find(({ key }) => key === "measures-overdue")?.value, 2);
  });

  test("the mail of the clock tells the office no more than its page", async () => {
    await world.succeeds(world.people.clock, "steering.send-digests", { cooperativeId: gg });
    const { rows } = await world.test.database.pool.query<{ body: string }>("select body from mail where kind = 'digest' and recipient_person_id = $1", [
      world.people.office.personId,
    ]);
    assert.match(rows[0]?.body ?? "", /nauheim: /);
    assert.doesNotMatch(rows[0]?.body ?? "", /stockstadt: Check/);
  });
});
