import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Paper } from "#kernel/paper";
import type { Workbook } from "#kernel/sheets";
import { collect } from "#tests/buying";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { contractsUseCases } from "#topics/procurement/contracts/usecases/all";
import type { Award, Demand, ItemSum, Offer, Purchase, Ranked } from "./model.ts";
import { demandUseCases } from "./usecases/all.ts";

let world: World;
before(async () => {
  world = await openWorld([...contractsUseCases, ...demandUseCases]);
});
after(() => world.dispose());

type Read = { purchase: Purchase; demands: Demand[]; sums: ItemSum[]; offers: Offer[]; rankings: { lot: string; ranking: Ranked[] }[]; awards: Award[] };
const read = (purchaseId: string, who = world.people.office) => world.succeeds<Read>(who, "purchase.read", { cooperativeId: gg, purchaseId });
const failure = async (operation: string, input: object, who = world.people.office) => {
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const needs = () => [
  { who: world.people.coordinatorRaunheim, memberId: towns.raunheim, quantities: { p1: 2 } },
  { who: world.people.coordinatorNauheim, memberId: towns.nauheim, quantities: { p1: 3 } },
];
const collected = () => collect(world, { office: world.people.office, cooperativeId: gg, needs: needs() });
const supplier = async (name: string) => (await world.succeeds<{ supplierId: string }>(world.people.office, "supplier.save-central", { cooperativeId: gg, name })).supplierId;

describe("Asking for a demand", () => {
  test("reaches all members of today in one act, and tells their coordinators once each", async () => {
    const asked = {
      cooperativeId: gg,
      title: "Schulungen",
      answerBy: "2026-12-01",
      items: [{ title: "Platz", unit: "Person", alonePrice: "49,90" }, { title: "" }],
      notify: "true",
    };
    const { purchaseId, members, letters } = await world.succeeds<{ purchaseId: string; members: number; letters: number }>(world.people.office, "purchase.ask", asked);
    assert.deepEqual([members, letters], [4, 2]);
    const { purchase, demands } = await read(purchaseId);
    assert.deepEqual([purchase.items.length, purchase.items[0]?.alonePrice, demands.length], [1, 4_990, 4]);
    assert.equal(await failure("purchase.ask", { ...asked, answerBy: "2026-11-22" }), "answer-by-in-past");
    assert.equal(await failure("purchase.ask", { ...asked, items: [{ title: "" }] }), "no-items");
    assert.equal(await failure("purchase.ask", { ...asked, members: [towns.friedberg] }), "missing");
    assert.equal(await failure("purchase.ask", asked, world.people.coordinatorRaunheim), "forbidden");
  });

  test("shows the office every answer and the sum of them; a member sees its own and no neighbour's", async () => {
    const purchaseId = await collected();
    const office = await read(purchaseId);
    assert.deepEqual([office.demands.map(({ quantities }) => quantities["p1"]), office.sums[0]?.quantity, office.sums[0]?.aloneTotal], [[3, 2], 5, 2_000_000]);
    const own = await read(purchaseId, world.people.coordinatorRaunheim);
    assert.deepEqual([own.demands.map(({ memberId }) => memberId), own.sums[0]?.quantity], [[towns.raunheim], 2]);
    assert.equal(await failure("purchase.read", { cooperativeId: wetterau, purchaseId }, world.people.coordinatorFriedberg), "missing");
  });

  test("an answer is the member's own, over the version that was read, and says something", async () => {
    const purchaseId = await collected();
    const { coordinatorRaunheim, coordinatorNauheim } = world.people;
    const answer = (more: object, who = coordinatorRaunheim) => failure("purchase.answer", { memberId: towns.raunheim, purchaseId, quantities: { p1: "4" }, ...more }, who);
    assert.deepEqual(
      [
        await answer({}, coordinatorNauheim),
        await answer({ version: 1 }),
        await answer({ quantities: { p1: "0" } }),
        await answer({ quantities: {} }),
        await answer({ version: 2 }),
      ],
      ["missing", "demand-changed", "nothing-said", "nothing-said", "done"],
    );
    assert.equal(await answer({ nothing: "true" }), "done");
    assert.deepEqual(
      (await read(purchaseId)).demands.map(({ state }) => state),
      ["answered", "nothing"],
    );
  });

  test("ends for everybody at once: nothing changes the quantity afterwards", async () => {
    const purchaseId = await collected();
    const place = { cooperativeId: gg, purchaseId };
    assert.equal(
      await failure("purchase.save-offer", { ...place, lot: "l1", supplierId: await supplier("Zu früh"), receivedOn: "2026-11-20", prices: { p1: "1" } }),
      "still-collecting",
    );
    assert.deepEqual([await failure("purchase.close", place), await failure("purchase.close", place)], ["done", "collection-over"]);
    assert.equal(await failure("purchase.answer", { memberId: towns.raunheim, purchaseId, quantities: { p1: 9 } }, world.people.coordinatorRaunheim), "collection-over");
  });
});

describe("Comparing and awarding", () => {
  test("weights are fixed by the first offer, offers are ranked, the award stays and is reasoned", async () => {
    const purchaseId = await collected();
    const place = { cooperativeId: gg, purchaseId };
    const rules = { ...place, lots: [{ title: "Tests" }], places: { p1: "1" }, priceWeight: "60", criteria: [{ title: "Konzept", weight: "40" }] };
    assert.equal(await failure("purchase.set-rules", { ...rules, priceWeight: "70" }), "weights-not-hundred");
    assert.equal(await failure("purchase.set-rules", { ...rules, places: { p1: "2" } }), "missing");
    assert.equal(await failure("purchase.set-rules", rules), "done");
    await world.succeeds(world.people.office, "purchase.close", place);
    const enter = async (name: string, price: string, points: string) => {
      const offered = { ...place, lot: "l1", supplierId: await supplier(name), receivedOn: "2026-11-20", prices: { p1: price }, points: { k1: points } };
      return (await world.succeeds<{ offerId: string }>(world.people.office, "purchase.save-offer", offered)).offerId;
    };
    const [cheap, good] = [await enter("Billig", "3.000", "3"), await enter("Gut", "3.300,50", "9")];
    assert.equal(await failure("purchase.set-rules", rules), "offers-entered");
    const { rankings } = await read(purchaseId);
    // 16 502,50 € against 15 000 €: 9.09 points for price; 0.6 × 9.09 + 0.4 × 9 and 0.6 × 10 + 0.4 × 3.
    assert.deepEqual(
      rankings[0]?.ranking.map(({ supplierName, total, pricePoints, score }) => [supplierName, total, pricePoints, score]),
      [
        ["Gut", 1_650_250, 909, 905],
        ["Billig", 1_500_000, 1_000, 720],
      ],
    );
    const award = (more: object) => failure("purchase.award", { ...place, offerId: good, reason: "Bestes Angebot.", decidedOn: "2026-11-22", ...more });
    assert.deepEqual(
      [
        await award({ offerId: cheap }),
        await award({ decidedOn: "2026-11-24" }),
        await award({ reason: "" }),
        await award({}),
        await award({ offerId: cheap, reason: "x".repeat(50) }),
      ],
      ["reason-too-short", "decided-in-future", "invalid", "done", "lot-awarded"],
    );
    assert.equal(await failure("purchase.drop-offer", { ...place, offerId: cheap }), "lot-awarded");
    const { purchase, awards } = await read(purchaseId);
    assert.deepEqual([purchase.state, awards[0]?.offerId, awards[0]?.decidedByName], ["awarded", good, world.people.office.name]);
    assert.equal(await failure("purchase.withdraw", place), "purchase-over");

    const { paper } = await world.succeeds<{ paper: Paper }>(world.people.steering, "purchase.award-paper", place);
    const text = JSON.stringify(paper);
    for (const said of ["Bestes Angebot.", "16.502,50", "9,05", "Zuschlag an Gut", "Konzept"]) assert.ok(text.includes(said), said);
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.office, "purchase.export", { ...place, format: "ods" });
    assert.ok(workbook.sheets.every(({ columns, rows }) => rows.every((row) => row.length === columns.length)));
    assert.deepEqual(workbook.sheets[2]?.rows[0]?.slice(1, 6), [1, "Gut", 16_502.5, 9.09, 9.05]);
  });

  test("offers are confidential: no member sees one, nor the decision, in any way", async () => {
    const purchaseId = await collected();
    const place = { cooperativeId: gg, purchaseId };
    await world.succeeds(world.people.office, "purchase.close", place);
    const offered = { ...place, lot: "l1", supplierId: await supplier("Geheimbieter"), receivedOn: "2026-11-20", prices: { p1: "1.234,56" } };
    const { offerId } = await world.succeeds<{ offerId: string }>(world.people.office, "purchase.save-offer", offered);
    await world.succeeds(world.people.office, "purchase.award", { ...place, offerId, reason: "Einziges.", decidedOn: "2026-11-22" });
    for (const who of [world.people.coordinatorRaunheim, world.people.managementNauheim]) {
      const { offers, awards, rankings } = await read(purchaseId, who);
      assert.deepEqual([offers, awards, rankings[0]?.ranking], [[], [], []]);
      const exported = await world.succeeds<{ workbook: Workbook }>(who, "purchase.export", place);
      assert.doesNotMatch(JSON.stringify(exported), /Geheimbieter|1234\.56/);
      assert.equal(await failure("purchase.award-paper", place, who), "forbidden");
    }
  });

  test("an excluded offer stays in the record with its ground, and gets no lot; it may be taken in again until that is decided", async () => {
    const purchaseId = await collected();
    const place = { cooperativeId: gg, purchaseId };
    await world.succeeds(world.people.office, "purchase.close", place);
    const enter = async (name: string, more: object) =>
      failure("purchase.save-offer", { ...place, lot: "l1", supplierId: await supplier(name), receivedOn: "2026-11-20", ...more });
    assert.equal(await enter("Rechtzeitig", { prices: { p1: "5" } }), "done");
    assert.equal(await enter("Verspätet", { prices: { p1: "3" } }), "done");
    assert.equal(await enter("Lückenhaft", { prices: {}, ground: "incomplete" }), "exclusion-unreasoned");
    assert.equal(await enter("Lückenhaft offen", { prices: {}, ground: "incomplete", exclusion: "Kein Preis genannt." }), "done");
    const idOf = async (name: string) => (await read(purchaseId)).offers.find(({ supplierName }) => supplierName.startsWith(name))?.id;
    const late = { ...place, offerId: await idOf("Verspätet") };
    const act = (operation: string, more: object = {}, who = world.people.office) => failure(`purchase.${operation}`, { ...late, ...more }, who);
    const out = { ground: "late", exclusion: "Zwei Tage nach Ablauf der Frist." };
    assert.deepEqual(
      [
        await act("readmit-offer"),
        await act("exclude-offer", { ...out, exclusion: "" }),
        await act("exclude-offer", out, world.people.steering),
        await act("exclude-offer", out),
        await act("exclude-offer", out),
      ],
      ["offer-not-excluded", "invalid", "forbidden", "done", "offer-excluded"],
    );
    assert.deepEqual(
      (await read(purchaseId)).rankings[0]?.ranking.map(({ supplierName, pricePoints }) => [supplierName, pricePoints]),
      [["Rechtzeitig", 1_000]],
    );
    assert.equal((await read(purchaseId)).offers.length, 3, "nothing leaves the record");
    const award = (offerId: string | undefined) => failure("purchase.award", { ...place, offerId, reason: "Bestes Angebot.", decidedOn: "2026-11-22" });
    assert.deepEqual([await award(late.offerId), await act("drop-offer")], ["offer-excluded", "offer-excluded"]);
    assert.equal(await failure("purchase.readmit-offer", { ...place, offerId: await idOf("Lückenhaft") }), "prices-missing");
    assert.deepEqual([await act("readmit-offer"), await act("exclude-offer", out)], ["done", "done"]);

    const { paper } = await world.succeeds<{ paper: Paper }>(world.people.steering, "purchase.award-paper", place);
    for (const said of ["Ausgeschlossene Angebote", "§ 42 Abs. 1 Nr. 1 UVgO", "Zwei Tage nach Ablauf der Frist.", "Kein Preis genannt."])
      assert.ok(JSON.stringify(paper).includes(said), said);
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.office, "purchase.export", place);
    assert.ok(workbook.sheets.every(({ columns, rows }) => rows.every((row) => row.length === columns.length)));
    assert.match(JSON.stringify(workbook.sheets[1]), /Zwei Tage nach Ablauf/);
    assert.equal(await award(await idOf("Rechtzeitig")), "done");
    assert.equal(await act("readmit-offer"), "lot-awarded");
  });

  test("the list of purchases is a sheet; a member finds how it stands with its own demand", async () => {
    const whole = await world.succeeds<{ workbook: Workbook }>(world.people.auditor, "purchase.export-list", { cooperativeId: gg, format: "csv" });
    const [sheet] = whole.workbook.sheets;
    assert.ok(sheet && sheet.rows.length > 1 && sheet.rows.every((row) => row.length === sheet.columns.length));
    const own = await world.succeeds<{ workbook: Workbook }>(world.people.coordinatorRaunheim, "purchase.export-list", { cooperativeId: gg });
    assert.equal(own.workbook.sheets[0]?.rows.length, sheet.rows.length);
  });

  test("a second offer of a bidder takes the place of the first; one without a price that is needed is refused", async () => {
    const purchaseId = await collected();
    const place = { cooperativeId: gg, purchaseId };
    await world.succeeds(world.people.office, "purchase.close", place);
    const offered = { ...place, lot: "l1", supplierId: await supplier("Zweimal"), receivedOn: "2026-11-20" };
    assert.equal(await failure("purchase.save-offer", { ...offered, prices: {} }), "prices-missing");
    assert.equal(await failure("purchase.save-offer", { ...offered, prices: { p1: "5" } }), "done");
    assert.equal(await failure("purchase.save-offer", { ...offered, prices: { p1: "4" } }), "done");
    assert.deepEqual(
      (await read(purchaseId)).offers.map(({ prices }) => prices["p1"]),
      [400],
    );
    assert.equal(await failure("purchase.withdraw", place), "done");
  });
});
