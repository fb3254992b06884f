import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { MemberId } from "#kernel/ids";
import { countyInhabitants, costShare, townInhabitants } from "#tests/cost-keys";
import type { KeyShare } from "./model.ts";
import { apportion, type Party } from "./rules/apportion.ts";
import { belongingIn, checkKey, figuresDay, figuresFrom, missingFigures, partiesIn, vatIn, vatOn } from "./rules/keys.ts";

const at = { monthDay: "12-31", year: 2_022 };
const member = (name: string) => `gg.${name}` as MemberId;

type Town = { readonly name: string; readonly inhabitants?: number; readonly district?: boolean; readonly from?: number; readonly to?: number };
const partiesOf = (towns: readonly Town[], shares: readonly KeyShare[]): Party[] =>
  towns.map(({ name, inhabitants, district = false, from = 1, to = 12 }) => ({
    id: `gg.${name}`,
    isDistrict: district,
    from,
    to,
    figures: shares.map(() => (inhabitants === undefined ? null : BigInt(inhabitants) * 1_000n)),
  }));
const shared = (total: number, towns: readonly Town[], shares: readonly KeyShare[]): Readonly<Record<string, number>> => {
  const found = apportion(total, shares, partiesOf(towns, shares));
  assert.ok(found.ok, found.ok ? "" : found.failure);
  return Object.fromEntries(towns.map(({ name }, index) => [name, found.value[index] ?? 0]));
};
const sum = (amounts: Readonly<Record<string, number>>) => Object.values(amounts).reduce((total, one) => total + one, 0);

/** DOMAIN §5.1: the thirteen, with the inhabitants of 31 December 2022. */
const district: Town = { name: "kreis", inhabitants: countyInhabitants, district: true };
const municipalities: readonly Town[] = Object.entries(townInhabitants).map(([name, inhabitants]) => ({ name, inhabitants }));

const halfDistrict = [
  costShare({ part: "percent", thousandths: 50_000, basis: "member", memberId: member("kreis") }),
  costShare({ basis: "population", circle: "without-named", figuresOf: at }),
];
const halfEqual = [costShare({ part: "percent", thousandths: 50_000 }), costShare({ basis: "population", figuresOf: at })];

describe("Cost keys of real offices", () => {
  // The press names 105,800 € for all, half of it as a base of 2,020 € each, and 2,020 + 6,777 = 8,797 € for Traunreut. A base of exactly half would be
  // 2,034.62 € for 26 members; inhabitants are chosen so that Traunreut has the published 6,777 € of the rest (DOMAIN §1.3).
  const traunstein: readonly Town[] = [
    { name: "traunreut", inhabitants: 20_331 },
    ...Array.from({ length: 25 }, (_, index) => ({ name: `ort${index}`, inhabitants: index === 0 ? 5_589 : 5_580 })),
  ];

  test("Traunstein: 105,800 €, a base of 2,020 € each, the rest by inhabitants; Traunreut pays 8,797 €", () => {
    const amounts = shared(10_580_000, traunstein, [costShare({ part: "each", each: 202_000 }), costShare({ basis: "population", figuresOf: at })]);
    assert.equal(amounts["traunreut"], 202_000 + 677_700);
    assert.equal(sum(amounts), 10_580_000);
  });

  test("Traunstein: with exactly half as the base each of 26 pays 2,034.62 € of it", () => {
    const amounts = shared(10_580_000, traunstein, halfEqual);
    assert.equal(amounts["traunreut"], 203_462 + 672_866);
    assert.equal(sum(amounts), 10_580_000);
  });

  test("Gießen: the district pays half of 172,400 €, the 18 the other half by inhabitants; Staufenberg 2,671 € for 8,521 of 275,000", () => {
    const towns: Town[] = [
      { name: "kreis", inhabitants: 275_000, district: true },
      { name: "staufenberg", inhabitants: 8_521 },
      ...Array.from({ length: 17 }, (_, index) => ({ name: `ort${index}`, inhabitants: index === 0 ? 15_679 : 15_675 })),
    ];
    const amounts = shared(17_240_000, towns, halfDistrict);
    assert.equal(amounts["kreis"], 8_620_000);
    assert.equal(amounts["staufenberg"], 267_095);
    assert.equal(Math.round((amounts["staufenberg"] ?? 0) / 100), 2_671);
    assert.equal(sum(amounts), 17_240_000);
  });

  test("Gießen: the first year costs five months; whoever enters in it pays by months", () => {
    const towns: Town[] = [
      { name: "kreis", inhabitants: 2, district: true },
      { name: "a", inhabitants: 1 },
      { name: "b", inhabitants: 1 },
    ].map((one) => ({ ...one, from: 8 }));
    assert.deepEqual(shared(7_183_333, towns, halfDistrict), { kreis: 3_591_667, a: 1_795_833, b: 1_795_833 });
    // b enters in October: two months are shared by the district and a, three by all.
    const late = towns.map((one) => (one.name === "b" ? { ...one, from: 10 } : one));
    assert.deepEqual(shared(5_000_000, late, halfDistrict), { kreis: 2_500_000, a: 1_750_000, b: 750_000 });
  });

  test("Rosenheim: the district 30 %, its 21 partners 70 %", () => {
    const towns: Town[] = [{ name: "kreis", district: true }, ...Array.from({ length: 21 }, (_, index) => ({ name: `ort${index}` }))];
    const amounts = shared(7_000_000, towns, [
      costShare({ part: "percent", thousandths: 30_000, basis: "member", memberId: member("kreis") }),
      costShare({ circle: "without-named" }),
    ]);
    assert.equal(amounts["kreis"], 2_100_000);
    assert.deepEqual(new Set(Object.values(amounts).slice(1)), new Set([233_333, 233_334]));
    assert.equal(sum(amounts), 7_000_000);
  });

  test("Groß-Gerau, key A of the example: the district half of 230,000 €, twelve towns by inhabitants, 0.4605 € each", () => {
    const amounts = shared(23_000_000, [district, ...municipalities], halfDistrict);
    const euros = ["ruesselsheim", "gross-gerau", "riedstadt", "stockstadt"].map((name) => Math.round((amounts[name] ?? 0) / 100));
    assert.deepEqual(euros, [30_980, 12_165, 11_148, 2_916]);
    assert.deepEqual(amounts, {
      kreis: 11_500_000,
      biebesheim: 307_373,
      bischofsheim: 606_734,
      buettelborn: 690_358,
      gernsheim: 507_638,
      ginsheim: 780_982,
      "gross-gerau": 1_216_508,
      moerfelden: 1_625_096,
      nauheim: 499_165,
      raunheim: 761_733,
      riedstadt: 1_114_787,
      ruesselsheim: 3_098_001,
      stockstadt: 291_625,
    });
  });

  test("Groß-Gerau, key B of the example: half equal over thirteen, half by inhabitants of the towns", () => {
    const amounts = shared(
      23_000_000,
      [district, ...municipalities],
      [costShare({ part: "percent", thousandths: 50_000 }), costShare({ basis: "population", circle: "without-districts", figuresOf: at })],
    );
    assert.equal(amounts["kreis"], 884_615);
    assert.equal(amounts["stockstadt"], 1_176_240);
    assert.equal(sum(amounts), 23_000_000);
  });

  test("Unna: 19 % are added from 2023 on; each paper rounds its own tax", () => {
    const rates = [
      { from: "2023-01-01", hundredths: 1_900 },
      { from: "2020-07-01", hundredths: 1_600 },
      { from: "2021-01-01", hundredths: 0 },
    ];
    assert.deepEqual(
      [2_019, 2_020, 2_022, 2_023, 2_030].map((year) => vatIn(year, rates)),
      [0, 1_600, 0, 1_900, 1_900],
    );
    assert.equal(vatOn(267_100, 1_900), 50_749);
    assert.equal(vatOn(-267_100, 1_900), -50_749);
  });
});

describe("A cost key", () => {
  test("counts the figures of its day: a census moves the share (Mörfelden-Walldorf, DOMAIN §1.3)", () => {
    const figures = figuresFrom([
      { memberId: "gg.m", basis: "population", asOf: "2022-12-31", value: 35_291 },
      { memberId: "gg.m", basis: "population", asOf: "2024-12-31", value: 31_638 },
      { memberId: "gg.m", basis: "usage", asOf: "2025-12-31", value: 12.5 },
    ]);
    const of = (year: number) => figures("gg.m", { basis: "population" }, figuresDay({ monthDay: "12-31", year: 2 }, year));
    assert.deepEqual([of(2_023), of(2_024), of(2_026)], [null, 35_291_000n, 31_638_000n]);
    assert.deepEqual(
      [figures("gg.m", { basis: "usage" }, "2025-12-31"), figures("gg.m", { basis: "usage" }, "2026-12-31"), figures("gg.m", { basis: "workplaces" }, "2026-12-31")],
      [12_500n, 0n, null],
    );
    assert.equal(figuresDay({ monthDay: "06-30", year: 2_020 }, 2_026), "2020-06-30");
    assert.deepEqual(
      [2_024, 2_026].map((year) => figuresDay({ monthDay: "02-29", year: 0 }, year)),
      ["2024-02-29", "2026-02-28"],
    );
    assert.equal(figuresDay({ monthDay: "11-31", year: 1 }, 2_026), "2025-11-30");
  });

  test("counts the pieces of a year: of the services a share names, or of all", () => {
    const used = (serviceId: string, value: number, year = 2_026) => ({ memberId: "gg.m", basis: "pieces" as const, asOf: `${year}-12-31`, value, serviceId });
    const figures = figuresFrom([used("places", 12), used("tests", 1), used("places", 40, 2_025)]);
    const of = (ids: readonly string[], day = "2026-06-30") => figures("gg.m", { basis: "pieces", services: ids.map((id) => ({ id, title: id })) }, day);
    assert.deepEqual([of([]), of(["places"]), of(["tests"]), of(["tests", "places"]), of(["licences"])], [13_000n, 12_000n, 1_000n, 13_000n, 0n]);
    assert.deepEqual([of([], "2025-12-31"), of(["tests"], "2025-12-31"), of([], "2024-12-31")], [40_000n, 0n, 0n]);
    assert.equal(figures("gg.other", { basis: "pieces" }, "2026-12-31"), 0n);
  });

  test("names who lacks a figure, and shares nothing out until it is there", () => {
    const shares = [costShare({ basis: "workplaces", circle: "without-districts", figuresOf: { monthDay: "12-31", year: 1 } })];
    const members = [
      { id: "gg.a", kind: "stadt", admittedOn: "2024-01-01", leftOn: null },
      { id: "gg.kreis", kind: "landkreis", admittedOn: "2024-01-01", leftOn: null },
    ];
    const parties = partiesIn(2_026, { shares }, { members, figures: figuresFrom([]) });
    assert.deepEqual(missingFigures(2_026, { shares }, parties), [{ id: "gg.a", basis: "workplaces", day: "2025-12-31" }]);
    assert.deepEqual(apportion(100, shares, parties), { ok: false, failure: "figure-missing" });
  });

  test("counts months that have begun, on the way in and on the way out", () => {
    const members = [
      { id: "a", kind: "stadt", admittedOn: "2025-03-15", leftOn: "2027-06-30" },
      { id: "b", kind: "stadt", admittedOn: "2027-12-31", leftOn: null },
    ];
    const months = (year: number) => belongingIn(year, members).map(({ id, from, to }) => [id, from, to]);
    assert.deepEqual(
      [months(2_024), months(2_025), months(2_026), months(2_027), months(2_028)],
      [
        [],
        [["a", 3, 12]],
        [["a", 1, 12]],
        [
          ["a", 1, 6],
          ["b", 12, 12],
        ],
        [["b", 1, 12]],
      ],
    );
  });

  test("holds the least and the most of a share; the others bear the difference in proportion, and half a year has half the limit", () => {
    const towns: Town[] = [
      { name: "a", inhabitants: 100 },
      { name: "b", inhabitants: 300 },
      { name: "c", inhabitants: 600 },
    ];
    assert.deepEqual(shared(100_000, towns, [costShare({ basis: "population", figuresOf: at, atLeast: 20_000 })]), { a: 20_000, b: 26_667, c: 53_333 });
    assert.deepEqual(shared(100_000, towns, [costShare({ basis: "population", figuresOf: at, atMost: 40_000 })]), { a: 20_000, b: 40_000, c: 40_000 });
    assert.deepEqual(shared(100_000, towns, [costShare({ basis: "population", figuresOf: at, atLeast: 15_000, atMost: 50_000 })]), { a: 15_000, b: 35_000, c: 50_000 });
    const halves = towns.map((one) => ({ ...one, from: 7 }));
    assert.deepEqual(shared(100_000, [...halves, { name: "d", inhabitants: 1_000 }], [costShare({ basis: "population", figuresOf: at, atLeast: 10_000 })]), {
      a: 5_000,
      b: 7_105,
      c: 14_211,
      d: 73_684,
    });
  });

  for (const [said, shares, total, failure] of [
    ["limits nobody can keep", [costShare({ basis: "equal", atMost: 10 })], 100, "limits-unreachable"],
    ["least amounts that exceed the total", [costShare({ atLeast: 60 })], 100, "limits-unreachable"],
    ["a base that exceeds the total", [costShare({ part: "each", each: 60 }), costShare({})], 100, "shares-exceed-total"],
    ["figures that are all nothing", [costShare({ basis: "usage", figuresOf: at })], 100, "basis-empty"],
    ["a rest nobody bears", [costShare({ basis: "member", memberId: member("weg") })], 100, "nobody-to-pay"],
  ] as const)
    test(`does not share out ${said}`, () => {
      assert.deepEqual(
        apportion(
          total,
          shares,
          partiesOf(
            [
              { name: "a", inhabitants: 0 },
              { name: "b", inhabitants: 0 },
            ],
            shares,
          ),
        ),
        { ok: false, failure },
      );
    });

  test("has nobody to pay where nobody belongs to the cooperative; nothing costs nobody anything", () => {
    assert.deepEqual(apportion(100, [costShare({})], []), { ok: false, failure: "nobody-to-pay" });
    assert.deepEqual(apportion(0, [costShare({})], partiesOf([{ name: "a" }], [costShare({})])), { ok: true, value: [0] });
  });

  for (const [said, shares, failure] of [
    ["without a rest", [costShare({ part: "percent", thousandths: 100_000 })], "rest-missing"],
    ["with the rest in the middle", [costShare({}), costShare({})], "rest-missing"],
    ["of more than everything", [costShare({ part: "percent", thousandths: 60_000 }), costShare({ part: "percent", thousandths: 40_001 }), costShare({})], "more-than-everything"],
    ["without its percentage", [costShare({ part: "percent" }), costShare({})], "part-missing"],
    ["with so much for each inhabitant", [costShare({ part: "each", each: 1, basis: "population", figuresOf: at }), costShare({})], "each-needs-heads"],
    ["for a member that is not named", [costShare({ part: "percent", thousandths: 1, basis: "member" }), costShare({})], "member-missing"],
    ["by inhabitants of no day", [costShare({ basis: "population" })], "figures-day-missing"],
    ["with a least above the most", [costShare({ atLeast: 2, atMost: 1 })], "limits-crossed"],
  ] as const)
    test(`is refused ${said}`, () => {
      assert.deepEqual(checkKey({ shares: [...shares], vat: [] }), { ok: false, failure });
    });
});

/** None, three times of four. */
const seldom = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const anyShare = fc.record({
  part: fc.constantFrom("percent" as const, "each" as const),
  thousandths: fc.integer({ min: 1, max: 30_000 }),
  each: fc.integer({ min: 0, max: 1_000 }),
  basis: fc.constantFrom("member" as const, "equal" as const, "population" as const, "workplaces" as const, "usage" as const, "pieces" as const),
  memberId: fc.integer({ min: 0, max: 12 }).map((index) => member(`t${index}`)),
  circle: fc.constantFrom("all" as const, "without-districts" as const, "without-named" as const),
  figuresOf: fc.constant(at),
  limits: seldom(fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1e9 }))),
});
/** A share with its limits, and what bears the rest. */
const limited = ({ limits, ...one }: Partial<KeyShare> & { readonly limits: readonly [number, number] | null }): KeyShare =>
  costShare({ ...one, ...(limits ? { atLeast: limits[0], atMost: limits[0] + limits[1] } : {}) });
const anyRest = fc.record({
  basis: fc.constantFrom("equal" as const, "population" as const, "workplaces" as const, "usage" as const, "pieces" as const),
  circle: fc.constantFrom("all" as const, "without-districts" as const, "without-named" as const),
  figuresOf: fc.constant(at),
  limits: seldom(fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 1e11 }))),
});
const anyTown = fc.record({
  inhabitants: fc.integer({ min: 1, max: 800_000 }),
  district: fc.boolean(),
  months: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
});
const anyTowns = fc
  .array(anyTown, { minLength: 1, maxLength: 14 })
  .map((towns) => towns.map(({ inhabitants, district: isDistrict, months: [from, to] }, index): Town => ({ name: `t${index}`, inhabitants, district: isDistrict, from, to })));

describe("For any key, population, entry and exit", () => {
  test("shares sum to the total whatever is shared out, with limits and without, and nobody is paid", () => {
    const ended = new Map<string, number>();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), anyTowns, fc.array(anyShare, { maxLength: 3 }), anyRest, (total, towns, given, rest) => {
        const shares = [...given.map(limited), limited(rest)];
        const found = apportion(total, shares, partiesOf(towns, shares));
        const how = found.ok ? "shared" : found.failure;
        ended.set(how, (ended.get(how) ?? 0) + 1);
        if (!found.ok) return;
        assert.equal(
          found.value.reduce((whole, one) => whole + one, 0),
          total,
        );
        assert.ok(found.value.every((one) => one >= 0));
      }),
      { numRuns: 600 },
    );
    // It must not hold because nothing was ever shared out.
    assert.ok((ended.get("shared") ?? 0) > 200, JSON.stringify([...ended]));
  });

  test("a rest that everybody bears without limits can always be shared out, unless a base for each exceeds the total", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), anyTowns, fc.array(anyShare, { maxLength: 3 }), (total, towns, given) => {
        const shares = [...given.map((one) => limited({ ...one, limits: null })), costShare({ basis: "population", figuresOf: at })];
        const found = apportion(total, shares, partiesOf(towns, shares));
        // A base for each may exceed a small total; nothing else can go wrong with a rest everybody bears.
        if (!found.ok) return assert.equal(found.failure, "shares-exceed-total");
        assert.equal(
          found.value.reduce((whole, one) => whole + one, 0),
          total,
        );
        assert.ok(found.value.every((one) => one >= 0));
        return undefined;
      }),
    );
  });

  test("under a pure inhabitants key more inhabitants never pay less, limits or not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), anyTowns, fc.option(fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e9 }))), (total, drawn, limits) => {
        const towns = drawn.map((one) => ({ ...one, from: 1, to: 12 }));
        const shares = [costShare({ basis: "population", figuresOf: at, ...(limits ? { atLeast: limits[0], atMost: limits[0] + limits[1] } : {}) })];
        const found = apportion(total, shares, partiesOf(towns, shares));
        if (!found.ok) return assert.equal(found.failure, "limits-unreachable");
        for (const [index, one] of towns.entries())
          for (const [other, two] of towns.entries()) if ((one.inhabitants ?? 0) > (two.inhabitants ?? 0)) assert.ok((found.value[index] ?? 0) >= (found.value[other] ?? 0));
        return undefined;
      }),
    );
  });

  test("under a pure pieces key the sum is exact, nobody without use pays, and more use never pays less", () => {
    const anyUse = fc.array(fc.record({ places: fc.integer({ min: 0, max: 500 }), tests: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 14 });
    const chosen = [{ id: "places", title: "Lernplatz" }];
    let shareable = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e10 }), anyUse, fc.boolean(), (total, uses, all) => {
        const shares = [costShare({ basis: "pieces", figuresOf: { monthDay: "12-31", year: 0 }, services: all ? [] : chosen })];
        const members = uses.map((_, index) => ({ id: `gg.t${index}`, kind: "stadt", admittedOn: "2020-01-01", leftOn: null }));
        const counted = uses.flatMap(({ places, tests }, index) =>
          Object.entries({ places, tests }).map(([serviceId, value]) => ({ memberId: `gg.t${index}`, basis: "pieces" as const, asOf: "2026-12-31", value, serviceId })),
        );
        const pieces = uses.map(({ places, tests }) => (all ? places + tests : places));
        const found = apportion(total, shares, partiesIn(2_026, { shares }, { members, figures: figuresFrom(counted) }));
        if (!found.ok) {
          assert.equal(found.failure, "basis-empty");
          assert.ok(pieces.every((one) => one === 0));
          return;
        }
        shareable += 1;
        assert.equal(
          found.value.reduce((sum_, one) => sum_ + one, 0),
          total,
        );
        for (const [index, one] of pieces.entries()) {
          if (one === 0) assert.equal(found.value[index], 0);
          for (const [other, two] of pieces.entries()) if (one > two) assert.ok((found.value[index] ?? 0) >= (found.value[other] ?? 0));
        }
      }),
    );
    assert.ok(shareable > 50, String(shareable));
  });

  test("limits are kept to the cent by everybody who is there all year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), anyTowns, fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 0, max: 1e8 }), (total, drawn, atLeast, more) => {
        const towns = drawn.map((one) => ({ ...one, from: 1, to: 12 }));
        const shares = [costShare({ basis: "population", figuresOf: at, atLeast, atMost: atLeast + more })];
        const found = apportion(total, shares, partiesOf(towns, shares));
        const possible = total === 0 || (atLeast * towns.length <= total && (atLeast + more) * towns.length >= total);
        assert.equal(found.ok, possible);
        if (found.ok && total > 0) assert.ok(found.value.every((one) => one >= atLeast && one <= atLeast + more));
      }),
    );
  });
});
