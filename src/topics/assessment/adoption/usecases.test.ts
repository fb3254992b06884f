import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { actorFor, answerItself, plantCatalogue, plantChecks, showClass, workAs, type PlantedCatalogue } from "#tests/shared";
import { countEvents } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import { sharedUseCases } from "#topics/assessment/shared/usecases/all";
import type { Offer, OfferCounts } from "./model.ts";
import { findOffersTo } from "./store/offers.ts";
import { adoptionUseCases } from "./usecases/all.ts";

let world: World;
let catalogue: PlantedCatalogue;
let checkId: string;
before(async () => {
  world = await openWorld([...sharedUseCases, ...adoptionUseCases]);
  catalogue = await plantCatalogue(world, { cooperativeId: gg });
  const { checks } = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim], selection: { areas: ["bak"] } });
  checkId = checks.get(towns.raunheim) ?? "";
});
after(() => world.dispose());

const publish = async (requirement: string, more: object = {}) => {
  const input = { cooperativeId: gg, catalogueId: catalogue.catalogueId, requirement, coverage: "full", statement: "Für alle.", ...more };
  return (await world.succeeds<{ sharedAnswerId: string }>(world.people.office, "shared-answer.publish", input)).sharedAnswerId;
};
const again = (sharedAnswerId: string, version: number, more: object = {}) =>
  world.succeeds(world.people.office, "shared-answer.publish", { cooperativeId: gg, sharedAnswerId, version, coverage: "full", statement: "Neu gefasst.", ...more });
const decide = (sharedAnswerId: string, more: object = {}) =>
  world.does(world.people.coordinatorRaunheim, "shared-answer.decide", { memberId: towns.raunheim, sharedAnswerId, version: 1, decision: "adopted", ...more });
const offers = (more: object = {}, principal = world.people.coordinatorRaunheim, memberId = towns.raunheim) =>
  world.succeeds<{ offers: Offer[]; counts: OfferCounts }>(principal, "shared-answer.for-member", { memberId, ...more });
const offer = (sharedAnswerId: string) =>
  world.succeeds<Offer & { earlier: { statement: string } | null; requirementText: string }>(world.people.coordinatorRaunheim, "shared-answer.offer", {
    memberId: towns.raunheim,
    sharedAnswerId,
  });

describe("Offers to a member", () => {
  test("what has to be reviewed comes first, then what an open check asks, then the rest", async () => {
    const [unasked, asked, review] = [await publish("ger.1", { provider: "O" }), await publish("bak.2", { provider: "O" }), await publish("ger.2", { provider: "O" })];
    await decide(review);
    await again(review, 1);
    const { offers: listed, counts } = await offers();
    assert.deepEqual(
      listed.map(({ id }) => id),
      [review, asked, unasked],
    );
    assert.deepEqual([counts.waiting, counts.review], [3, 1]);
    assert.deepEqual(
      listed.map(({ checks }) => checks.length),
      [0, 1, 0],
    );
  });

  test("show the own answer, what counts, and what would count", async () => {
    await answerItself(world, world.people.coordinatorRaunheim, { memberId: towns.raunheim, checkId, key: "bak.1", status: "no" });
    const id = await publish("bak.1", { provider: "Seiten" });
    assert.deepEqual(
      (await offer(id)).checks.map(({ own, effective, adopted }) => [own, effective, adopted]),
      [["no", "no", "no"]],
    );
    const other = await publish("bak.3", { provider: "Seiten", coverage: "partial", residualDuty: "Üben." });
    assert.deepEqual(
      (await offer(other)).checks.map(({ own, effective, adopted }) => [own, effective, adopted]),
      [[null, null, "partly"]],
    );
  });

  test("show the version decided on beside the new one", async () => {
    const id = await publish("ger.3", { provider: "Fassung" });
    await decide(id);
    await again(id, 1);
    const shown = await offer(id);
    assert.deepEqual([shown.standing, shown.statement, shown.earlier?.statement], ["review", "Neu gefasst.", "Für alle."]);
    assert.equal(shown.requirementText, "Geräte verschlüsseln, jedes Jahr.");
  });

  test("a page that asks requirements finds what is offered to them", async () => {
    const id = await publish("bak.1", { provider: "Daneben" });
    const place = { cooperativeId: gg, memberId: towns.raunheim };
    const found = await workAs(world, actorFor(world.people.coordinatorRaunheim, towns.raunheim), (tx) =>
      findOffersTo(tx, place, { catalogueId: catalogue.catalogueId, keys: ["bak.1", "ger.9"] }),
    );
    assert.ok(found.length > 1 && found.every(({ requirement }) => requirement.key === "bak.1") && found.some((one) => one.id === id));
  });

  test("a neighbour sees the offers and nothing of the decisions", async () => {
    const { offers: listed, counts } = await offers({}, world.people.coordinatorNauheim, towns.nauheim);
    assert.ok(listed.length > 3 && listed.every(({ decided, checks }) => decided === null && checks.length === 0));
    assert.deepEqual([counts.relied, counts.review], [0, 0]);
    assert.equal((await world.does(world.people.coordinatorNauheim, "shared-answer.for-member", { memberId: towns.raunheim })).status, "missing");
  });
});

describe("Deciding", () => {
  test("needs a reason to adapt and to reject, and none to adopt", async () => {
    const id = await publish("bak.2", { provider: "Grund" });
    for (const decision of ["adapted", "rejected"]) assert.deepEqual(await decide(id, { decision }), { status: "refused", failure: "reason-missing" });
    assert.equal((await decide(id, { decision: "adapted", reason: "Nur das Rathaus." })).status, "done");
    assert.equal((await offer(id)).decided?.reason, "Nur das Rathaus.");
  });

  test("on a version that was overtaken is told, and nothing is kept", async () => {
    const id = await publish("bak.2", { provider: "Überholt" });
    await again(id, 1);
    assert.deepEqual(await decide(id), { status: "refused", failure: "shared-answer-changed" });
    assert.equal((await offer(id)).decided, null);
    assert.equal((await decide(id, { version: 2 })).status, "done");
  });

  test("can be changed, and leaves one event each time", async () => {
    const id = await publish("bak.2", { provider: "Anders" });
    const before_ = await countEvents(world, "shared-answer.decide");
    await decide(id);
    await decide(id, { decision: "rejected", reason: "Doch nicht." });
    const shown = await offer(id);
    assert.deepEqual([shown.standing, shown.decided?.reason], ["rejected", "Doch nicht."]);
    assert.equal((await countEvents(world, "shared-answer.decide")) - before_, 2);
  });

  test("the own duty is marked where a part is relied on, and open until then", async () => {
    const id = await publish("bak.3", { provider: "Pflicht", coverage: "partial", residualDuty: "Selbst üben." });
    const mark = (done: boolean) => world.does(world.people.managementRaunheim, "shared-answer.mark-duty", { memberId: towns.raunheim, sharedAnswerId: id, done });
    assert.deepEqual(await mark(true), { status: "refused", failure: "not-relied-on" });
    await decide(id);
    assert.ok((await offers({ state: "duty" })).offers.some((one) => one.id === id && one.dutyOpen));
    assert.equal((await mark(true)).status, "done");
    assert.equal((await offers({ state: "duty" })).offers.length, 0);
    assert.equal((await mark(false)).status, "done");
    assert.equal((await offer(id)).dutyOpen, true);
  });
});

describe("Withdrawing", () => {
  test("needs a reason, tells who relied on it what and why, and stands in their list", async () => {
    const id = await publish("bak.3", { provider: "Endet" });
    await decide(id);
    const withdraw = (reason: string) => world.does(world.people.office, "shared-answer.withdraw", { cooperativeId: gg, sharedAnswerId: id, reason });
    assert.equal((await withdraw(" ")).status, "invalid");
    const outcome = await withdraw("Der Vertrag läuft aus.");
    assert.deepEqual(outcome.status === "done" && outcome.value, { members: 1, letters: 1, withoutCoordinator: [] });
    const { rows } = await world.test.database.pool.query<{ body: string; member_id: string }>("select body, member_id from mail where kind = 'shared-answer-withdrawn'");
    assert.deepEqual(
      rows.map(({ member_id }) => member_id),
      [towns.raunheim],
    );
    assert.match(rows[0]?.body ?? "", /Der Vertrag läuft aus\.[\s\S]*Betroffen ist: Basis-Check/);
    const { offers: gone } = await offers({ state: "withdrawn" });
    assert.deepEqual(
      gone.map((one) => [one.id, one.standing, one.withdrawnReason]),
      [[id, "withdrawn", "Der Vertrag läuft aus."]],
    );
    assert.deepEqual(await withdraw("Noch einmal."), { status: "refused", failure: "shared-answer-withdrawn" });
    assert.deepEqual(await decide(id), { status: "refused", failure: "shared-answer-withdrawn" });
  });

  test("what was proposed is what happens", async () => {
    await showClass(world, towns.raunheim, "detail");
    const { checks } = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim] });
    const mine = checks.get(towns.raunheim) ?? "";
    const [first, second] = [await publish("ger.1", { provider: "Erster" }), await publish("ger.1", { provider: "Zweiter", coverage: "partial", residualDuty: "Üben." })];
    await decide(first);
    await decide(second);
    type Proposed = { losers: { losses: { checkId: string; before: string; after: string }[] }[]; losing: object };
    const proposed = await world.succeeds<Proposed>(world.people.office, "shared-answer.propose-withdrawal", { cooperativeId: gg, sharedAnswerId: first });
    assert.deepEqual(proposed.losing, { members: 1, checks: 1 });
    const foreseen = proposed.losers[0]?.losses.find((loss) => loss.checkId === mine);
    await world.succeeds(world.people.office, "shared-answer.withdraw", { cooperativeId: gg, sharedAnswerId: first, reason: "Endet." });
    const { rows } = await world.test.database.pool.query("select effective from check_answer where check_id = $1 and requirement_key = 'ger.1'", [mine]);
    assert.deepEqual([foreseen?.before, foreseen?.after, rows], ["yes", "partly", [{ effective: "partly" }]]);
  });
});
