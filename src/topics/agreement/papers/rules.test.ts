import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { keyDefinition, type KeyDefinition } from "#topics/costs/keys/model";
import { figuresFrom, type Counted } from "#topics/costs/keys/rules/keys";
import { simulate } from "#topics/costs/plans/rules";
import type { Assumption } from "#topics/costs/efficiency/model";
import type { Simulation } from "#topics/costs/plans/model";
import { memberId } from "#kernel/ids";
import { costShare, countyInhabitants, townInhabitants } from "#tests/cost-keys";
import { basisFrom, comparisonOf, costLines, coversTerm, sharesOf, wholeCost } from "./rules.ts";

// DOMAIN §5.1 and §5.2: the twelve towns and the Kreis with their inhabitants of 31 December 2022, 230,000 € a year.
const inhabitants = { ...townInhabitants, kreis: countyInhabitants };
const id = (slug: string) => memberId.parse(`gg.${slug}`);
const members = Object.keys(inhabitants).map((slug) => ({ id: id(slug), kind: slug === "kreis" ? "landkreis" : "stadt", admittedOn: "2024-08-09", leftOn: null }));
const counted: Counted[] = Object.entries(inhabitants).map(([slug, value]) => ({ memberId: id(slug), basis: "population", asOf: "2022-12-31", value }));
const around = { members, figures: figuresFrom(counted) };

const figuresOf = { monthDay: "12-31", year: 2_022 };
const keyA = keyDefinition.parse({
  shares: [
    costShare({ part: "percent", thousandths: 50_000, basis: "member", memberId: id("kreis") }),
    costShare({ part: "rest", basis: "population", circle: "without-named", figuresOf }),
  ],
  vat: [],
});
const keyB = keyDefinition.parse({
  shares: [costShare({ part: "percent", thousandths: 50_000, basis: "equal" }), costShare({ part: "rest", basis: "population", circle: "without-districts", figuresOf })],
  vat: [{ from: "2027-01-01", hundredths: 1_900 }],
});
const [keyId, simulationId] = ["0190b0a0-0000-7000-8000-000000000001", "0190b0a0-0000-7000-8000-000000000002"];

const shareOf = (member: ReturnType<typeof id>, ...rest: [Parameters<typeof sharesOf>[1], Parameters<typeof sharesOf>[2]]) =>
  sharesOf([member], ...rest)[0] ?? assert.fail("it has no share");

function chosenOf(definition: KeyDefinition, years: Simulation["basis"]["years"], known = around) {
  const key = { id: keyId, title: "Kreis die Hälfte", definition };
  const { rows } = simulate([key], years, { ...known, knowsUse: true });
  const simulation: Simulation = { id: simulationId, title: "Für die Räte", basis: { years, keys: [key] }, savedAt: new Date("2026-01-31"), savedByName: "x" };
  return {
    simulation,
    simulatedOn: "2026-01-31",
    simulated: rows.map((row) => ({ ...row, memberId: memberId.parse(row.memberId), memberName: row.memberId })),
    key,
    positions: [],
  };
}
const years = [2_026, 2_027].map((year) => ({ year, cents: 23_000_000 }));
const assumptions: Assumption[] = [
  { id: keyId, title: "Halbe Stelle", kind: "posts", measure: "member", audience: "municipalities", cents: 4_000_000, atLeast: null, atMost: null, source: "x", version: 1 },
];

describe("A council paper names the amount of its own member, to the cent", () => {
  const chosen = chosenOf(keyA, years);

  test("Stockstadt am Rhein under key A of DOMAIN §5.2: 115,000 € × 6,333 / 249,737 = 2,916.25 € a year", () => {
    const basis = basisFrom(chosen, around);
    assert.ok(basis.ok);
    const share = shareOf(id("stockstadt"), chosen, { ...around, assumptions });
    assert.deepEqual(
      costLines(basis.value, share).map(({ year, total, net, tax, gross }) => [year, total, net, tax, gross]),
      [
        [2_026, 23_000_000, 291_625, 0, 291_625],
        [2_027, 23_000_000, 291_625, 0, 291_625],
      ],
    );
    assert.equal(wholeCost(costLines(basis.value, share)), 583_250);
    assert.deepEqual(
      [share.figures, share.sums],
      [
        [null, 6_333],
        [null, 249_737],
      ],
      "its inhabitants, of those of the twelve",
    );
    assert.deepEqual(comparisonOf(basis.value, share), { year: 2_026, alone: 4_000_000, shared: 291_625, saved: 3_708_375, thousandths: 927 });
  });

  test("the other amounts of DOMAIN §5.2, and together exactly the whole", () => {
    const of = (slug: string) => shareOf(id(slug), chosen, { ...around, assumptions }).cents[0] ?? 0;
    assert.deepEqual(
      ["kreis", "ruesselsheim", "moerfelden", "gross-gerau", "riedstadt"].map((slug) => Math.round(of(slug) / 100)),
      [115_000, 30_980, 16_251, 12_165, 11_148],
    );
    assert.equal(
      Object.keys(inhabitants).reduce((sum, slug) => sum + of(slug), 0),
      23_000_000,
    );
  });

  test("tax is named year by year, as the key has it", () => {
    const taxed = chosenOf(keyB, years);
    const basis = basisFrom(taxed, around);
    assert.ok(basis.ok);
    const [first, second] = costLines(basis.value, shareOf(id("stockstadt"), taxed, { ...around, assumptions }));
    // Half of 230,000 € by thirteen, half by inhabitants.
    assert.deepEqual([first?.net, first?.tax, second?.net, second?.tax, second?.gross], [1_176_240, 0, 1_176_240, 223_486, 1_399_726]);
  });
});

describe("What a paper stands on", () => {
  const chosen = chosenOf(keyA, years);

  test("a simulation holds as long as key, figures and members are what they were", () => {
    assert.ok(basisFrom(chosen, around).ok);
    const grown = { ...around, figures: figuresFrom(counted.map((one) => (one.memberId === id("nauheim") ? { ...one, value: 11_000 } : one))) };
    assert.deepEqual(basisFrom(chosen, grown), { ok: false, failure: "basis-outdated" });
    assert.deepEqual(basisFrom({ ...chosen, key: { ...chosen.key, definition: keyB } }, around), { ok: false, failure: "basis-outdated" });
    assert.deepEqual(basisFrom(chosen, { ...around, members: members.slice(1) }), { ok: false, failure: "basis-outdated" });
  });

  test("a key that is not in the simulation is none", () => {
    assert.deepEqual(basisFrom({ ...chosen, key: { ...chosen.key, id: simulationId } }, around), { ok: false, failure: "key-not-compared" });
  });

  test("what the cost is made of is told only where the amount is that of the plan; what is taken off is negative", () => {
    const position = { id: keyId, year: 2_026, stage: "plan", title: "x", payGrade: "", postThousandths: 0, note: "", origin: null, version: 1 } as const;
    const plan = [
      { ...position, kind: "personnel", cents: 24_000_000 },
      { ...position, kind: "grants", cents: 1_000_000 },
    ] as const;
    const told = basisFrom({ ...chosen, positions: plan }, around);
    assert.deepEqual(told.ok && told.value.plan, [
      { kind: "personnel", cents: 24_000_000 },
      { kind: "grants", cents: -1_000_000 },
    ]);
    const other = basisFrom({ ...chosen, positions: plan.slice(0, 1) }, around);
    assert.deepEqual(other.ok && other.value.plan, []);
  });

  test("alone and together are compared in a whole year only; who is in no year whole is not compared", () => {
    const joining = { ...around, members: members.map((one) => (one.id === id("nauheim") ? { ...one, admittedOn: "2026-07-01" } : one)) };
    const late = chosenOf(keyA, years, joining);
    const basis = basisFrom(late, joining);
    assert.ok(basis.ok);
    const share = shareOf(id("nauheim"), late, { ...joining, assumptions });
    assert.equal(share.wholeYear, 2_027);
    assert.ok((share.cents[0] ?? 0) < (share.cents[1] ?? 0), "the first year by months");
    assert.equal(share.fromYear, 2_026);
    assert.equal(comparisonOf(basis.value, share)?.year, 2_027);
    assert.equal(comparisonOf({ ...basis.value, years: years.slice(0, 1) }, share), null);
    assert.equal(comparisonOf(basis.value, shareOf(id("nauheim"), late, { ...joining, assumptions: [] })), null, "nobody has estimated it");
  });

  test("whoever joins in a later year pays, and is counted, from that year on", () => {
    const joining = { ...around, members: members.map((one) => (one.id === id("nauheim") ? { ...one, admittedOn: "2027-01-01" } : one)) };
    const late = chosenOf(keyA, years, joining);
    const basis = basisFrom(late, joining);
    assert.ok(basis.ok);
    const share = shareOf(id("nauheim"), late, { ...joining, assumptions });
    assert.deepEqual(
      costLines(basis.value, share).map(({ year, gross }) => [year, gross]),
      [[2_027, 499_165]],
    );
    assert.deepEqual(
      [share.figures, share.sums],
      [
        [null, 10_840],
        [null, 249_737],
      ],
      "with itself among those who bear it",
    );
  });

  test("a member outside the simulation bears nothing", () => {
    assert.deepEqual(shareOf(id("trebur"), chosen, { ...around, assumptions }).cents, [0, 0]);
  });

  test("councils are told whether the simulation reaches to the end of the term", () => assert.deepEqual([coversTerm({ years }, 2), coversTerm({ years }, 5)], [true, false]));
});
