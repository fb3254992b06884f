import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { costShare } from "#tests/cost-keys";
import { figuresFrom } from "../keys/rules/keys.ts";
import { comparedKinds, simulate, toShare, yearsFrom } from "./rules.ts";

const position = (kind: "personnel" | "services" | "grants" | "income", cents: number, stage: "plan" | "actual" = "plan") => ({ kind, cents, stage });

describe("A cost plan", () => {
  test("shares out what remains after income and grants (DOMAIN §1.3, §5.2)", () => {
    const positions = [position("personnel", 21_000_000), position("services", 2_000_000), position("grants", 15_000_000), position("personnel", 20_500_000, "actual")];
    assert.equal(toShare(positions, "plan"), 8_000_000);
    assert.equal(toShare(positions, "actual"), 20_500_000);
    assert.equal(toShare([], "plan"), null);
    assert.equal(toShare([position("income", 100)], "plan"), -100);
    assert.deepEqual(comparedKinds(positions), [
      { kind: "personnel", plan: 21_000_000, actual: 20_500_000 },
      { kind: "services", plan: 2_000_000, actual: 0 },
      { kind: "grants", plan: 15_000_000, actual: 0 },
    ]);
  });

  test("grows from year to year, each from the one before, to the cent", () => {
    assert.deepEqual(yearsFrom({ year: 2_026, years: 3, cents: 23_000_001, hundredths: 250 }), [
      { year: 2_026, cents: 23_000_001 },
      { year: 2_027, cents: 23_575_001 },
      { year: 2_028, cents: 24_164_376 },
    ]);
  });
});

test("keys stand side by side over members and years; who enters later pays from then on, and what cannot be reckoned is said", () => {
  const members = [
    { id: "v.a", kind: "stadt", admittedOn: "2020-01-01", leftOn: null },
    { id: "v.b", kind: "stadt", admittedOn: "2027-07-01", leftOn: null },
    { id: "v.alt", kind: "stadt", admittedOn: "2010-01-01", leftOn: "2015-12-31" },
  ];
  const keys = [
    { id: "gleich", definition: { shares: [costShare({})], vat: [] } },
    { id: "einwohner", definition: { shares: [costShare({ basis: "population", figuresOf: { monthDay: "12-31", year: 2_024 } })], vat: [] } },
  ];
  const figures = figuresFrom([{ memberId: "v.a", basis: "population", asOf: "2024-12-31", value: 100 }]);
  const years = [
    { year: 2_026, cents: 1_200 },
    { year: 2_027, cents: 1_200 },
  ];
  assert.deepEqual(simulate(keys, years, { members, figures, knowsUse: true }), {
    rows: [
      {
        memberId: "v.a",
        cents: [
          [1_200, 900],
          [1_200, 0],
        ],
      },
      {
        memberId: "v.b",
        cents: [
          [0, 300],
          [0, 0],
        ],
      },
    ],
    refused: [{ keyId: "einwohner", year: 2_027, reason: "figure-missing" }],
  });
});

for (const basis of ["usage", "pieces"] as const)
  test(`a key by ${basis} is reckoned only by whoever knows the use of all`, () => {
    const members = [{ id: "v.a", kind: "stadt", admittedOn: "2020-01-01", leftOn: null }];
    const key = { id: "stunden", definition: { shares: [costShare({ basis, figuresOf: { monthDay: "12-31", year: 0 } })], vat: [] } };
    const run = (knowsUse: boolean) => simulate([key], [{ year: 2_026, cents: 100 }], { members, figures: () => 1_000n, knowsUse });
    assert.deepEqual([run(true).rows.length, run(true).refused.length], [1, 0]);
    assert.deepEqual(run(false), { rows: [], refused: [{ keyId: "stunden", year: 2_026, reason: "use-hidden" }] });
  });
