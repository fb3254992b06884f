import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { MemberId } from "#kernel/ids";
import type { Demand, Item, Offer } from "./model.ts";
import { acceptAward, acceptPrices, acceptWeights, aloneOf, asked, pricePointsOf, quantitiesOf, rank, sumsOf, totalOf } from "./rules.ts";

const item = (key: string, alonePrice = 100, lot = "l1"): Item => ({ key, title: key, unit: "Stück", lot, alonePrice, aloneSource: "" });
const demand = (quantities: Record<string, number>, more: Partial<Demand> = {}): Demand => ({
  memberId: "a.b" as MemberId,
  memberName: "B",
  state: "answered",
  quantities,
  alonePrices: {},
  wantedOn: null,
  note: "",
  answeredAt: null,
  version: 1,
  ...more,
});
const offer = (id: string, prices: Record<string, number>, points: Record<string, number> = {}): Offer => ({
  id,
  lot: "l1",
  supplierId: id,
  supplierName: id,
  receivedOn: "2026-11-01",
  prices,
  points,
  note: "",
  excluded: null,
});
const rules = { items: [item("p1"), item("p2")], priceWeight: 60, criteria: [{ key: "k1", title: "Konzept", weight: 40 }] };
const quantities = new Map([
  ["p1", 10],
  ["p2", 3],
]);
const ranked = (offers: readonly Offer[]) => rank(offers, rules, quantities).map(({ offerId, rank: place }) => `${place} ${offerId}`);

describe("The demand", () => {
  test("is the sum of what was answered; who was only asked, or needs nothing, adds nothing", () => {
    const demands = [demand({ p1: 4, p2: 1 }), demand({ p1: 6 }), demand({ p1: 9 }, { state: "asked" }), demand({}, { state: "nothing" })];
    assert.deepEqual(sumsOf([item("p1"), item("p2", 50)], demands), [
      { item: "p1", quantity: 10, aloneTotal: 1_000 },
      { item: "p2", quantity: 1, aloneTotal: 50 },
    ]);
  });

  test("costs alone what the member says, else what the office says", () => {
    assert.deepEqual([aloneOf(demand({}, { alonePrices: { p1: 70 } }), item("p1")), aloneOf(demand({}), item("p1"))], [70, 100]);
    assert.equal(sumsOf([item("p1")], [demand({ p1: 2 }, { alonePrices: { p1: 70 } }), demand({ p1: 1 })])[0]?.aloneTotal, 240);
  });

  test("of all items is the demand of all members, whatever they answer", () => {
    const answers = fc.array(fc.record({ p1: fc.nat(1_000), p2: fc.nat(1_000) }), { maxLength: 13 });
    fc.assert(
      fc.property(answers, (given) => {
        const sums = sumsOf(
          rules.items,
          given.map((one) => demand(one)),
        );
        assert.equal(
          sums.reduce((sum, one) => sum + one.quantity, 0),
          given.reduce((sum, one) => sum + one.p1 + one.p2, 0),
        );
      }),
    );
  });

  test("takes only what was asked for", () => assert.deepEqual(asked({ p1: 3, p9: 4, p2: undefined }, rules.items), { p1: 3 }));
});

describe("Offers", () => {
  const prices = fc.record({ p1: fc.integer({ min: 1, max: 1_000_000_000 }), p2: fc.integer({ min: 1, max: 1_000_000_000 }) });
  const many = fc.array(fc.record({ prices, k1: fc.nat(10) }), { minLength: 2, maxLength: 6 });

  test("have ten points for the lowest total and proportionally fewer for more, rounded half up to hundredths", () => {
    assert.deepEqual(
      [pricePointsOf(1_000, 1_000), pricePointsOf(2_000, 1_000), pricePointsOf(3_000, 1_000), pricePointsOf(1_500, 1_000), pricePointsOf(0, 0)],
      [1_000, 500, 333, 667, 1_000],
    );
    // 1000 × 1 ÷ 2000 lies exactly in the middle.
    assert.equal(pricePointsOf(2_000, 1), 1);
    assert.equal(pricePointsOf(2_001, 1), 0);
  });

  test("are ranked by weighted points, in whole hundredths: worked example with three bidders", () => {
    const offers = [offer("teuer", { p1: 120, p2: 100 }, { k1: 10 }), offer("billig", { p1: 80, p2: 100 }, { k1: 4 }), offer("mitte", { p1: 90, p2: 100 }, { k1: 7 })];
    // Totals 1500, 1100, 1200; points for price 7.33, 10.00, 9.17; scores 0.6 × price + 0.4 × concept.
    assert.deepEqual(
      rank(offers, rules, quantities).map(({ supplierName, total, pricePoints, score }) => [supplierName, total, pricePoints, score]),
      [
        ["teuer", 1_500, 733, 840],
        ["mitte", 1_200, 917, 830],
        ["billig", 1_100, 1_000, 760],
      ],
    );
  });

  test("that are excluded take no part: the lowest total is the lowest of the others, and nobody's points change but theirs", () => {
    const left = { ground: "late", reason: "zu spät", at: new Date(), byName: "x" } as const;
    const [cheap, dear] = [offer("billig", { p1: 50, p2: 100 }), offer("teuer", { p1: 120, p2: 100 }, { k1: 10 })];
    assert.deepEqual(
      rank([{ ...cheap, excluded: left }, dear], rules, quantities).map(({ offerId, rank: place, pricePoints }) => [offerId, place, pricePoints]),
      [["teuer", 1, 1_000]],
    );
    assert.deepEqual(rank([{ ...cheap, excluded: left }], rules, quantities), []);
  });

  test("whoever is excluded, the others are ranked as if it had never come", () => {
    fc.assert(
      fc.property(many, fc.nat(5), (given, which) => {
        const offers = given.map((one, index) => offer(String(index), one.prices, { k1: one.k1 }));
        const out = which % offers.length;
        const left = { ground: "other", reason: "x", at: new Date(), byName: "x" } as const;
        const marked = offers.map((one, index) => (index === out ? { ...one, excluded: left } : one));
        assert.deepEqual(rank(marked, rules, quantities), rank(offers.toSpliced(out, 1), rules, quantities));
      }),
    );
  });

  test("of equal score go by the lower total", () => {
    const equal = rank([offer("a", { p1: 100, p2: 0 }), offer("b", { p1: 50, p2: 0 })], { ...rules, priceWeight: 0, criteria: [] }, quantities);
    assert.deepEqual(
      equal.map(({ offerId }) => offerId),
      ["b", "a"],
    );
  });

  test("name a price for everything needed of their lot, and for nothing else", () => {
    const accept = (prices: Record<string, number>, needed = quantities) => acceptPrices({ lot: "l1", prices }, [...rules.items, item("p3", 1, "l2")], needed).ok;
    assert.deepEqual(
      [
        accept({ p1: 1 }),
        accept({ p1: 1, p2: 0 }),
        accept(
          { p1: 1 },
          new Map([
            ["p1", 5],
            ["p3", 2],
          ]),
        ),
      ],
      [false, true, true],
    );
  });

  const placeOf = (offers: readonly Offer[], id: string) => rank(offers, rules, quantities).find(({ offerId }) => offerId === id)?.rank ?? 0;

  test("never lose a place by a lower price or more points", () => {
    fc.assert(
      fc.property(many, fc.nat(1_000_000), fc.nat(10), (given, less, more) => {
        const offers = given.map((one, index) => offer(String(index), one.prices, { k1: one.k1 }));
        const [first, ...others] = offers;
        if (!first) return;
        const cheaper = { ...first, prices: { ...first.prices, p1: Math.max(1, (first.prices["p1"] ?? 1) - less) } };
        const better = { ...first, points: { k1: Math.min(10, (first.points["k1"] ?? 0) + more) } };
        assert.ok(placeOf([cheaper, ...others], "0") <= placeOf(offers, "0"));
        assert.ok(placeOf([better, ...others], "0") <= placeOf(offers, "0"));
      }),
    );
  });

  test("are added up to the cent, and the order they came in does not matter", () => {
    fc.assert(
      fc.property(many, (given) => {
        const offers = given.map((one, index) => offer(String(index), one.prices, { k1: one.k1 }));
        for (const one of offers) {
          const exact = BigInt(one.prices["p1"] ?? 0) * 10n + BigInt(one.prices["p2"] ?? 0) * 3n;
          assert.equal(BigInt(totalOf(one, rules.items, quantities)), exact);
        }
        assert.deepEqual(ranked(offers), ranked(offers.toReversed()));
      }),
    );
  });
});

test("price and criteria weigh a hundred per cent together", () => {
  assert.equal(acceptWeights(60, [{ weight: 30 }, { weight: 10 }]).ok, true);
  assert.deepEqual(acceptWeights(60, [{ weight: 30 }]), { ok: false, failure: "weights-not-hundred" });
  assert.equal(acceptWeights(100, []).ok, true);
});

test("an award to another than the best says at length why", () => {
  const ranking = rank([offer("a", { p1: 1, p2: 1 }), offer("b", { p1: 2, p2: 2 })], rules, quantitiesOf([]));
  assert.deepEqual(
    [acceptAward(ranking, "a", "Bestes.").ok, acceptAward(ranking, "b", "Bestes."), acceptAward(ranking, "b", "Weil ".repeat(10)).ok, acceptAward(ranking, "c", "x")],
    [true, { ok: false, failure: "reason-too-short" }, true, { ok: false, failure: "offer-unknown" }],
  );
});
