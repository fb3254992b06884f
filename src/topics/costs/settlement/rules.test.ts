import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { KeyDefinition } from "../keys/model.ts";
import { balanceDueOn, balanceOf, borneBy, checkDueDays, instalmentsOf, purposeOf } from "./rules.ts";

const definition: KeyDefinition = {
  shares: [
    {
      part: "rest",
      thousandths: null,
      each: null,
      basis: "population",
      memberId: null,
      circle: "all",
      figuresOf: { monthDay: "12-31", year: 2_024 },
      services: [],
      atLeast: null,
      atMost: null,
    },
  ],
  vat: [{ from: "2023-01-01", hundredths: 1_900 }],
};

describe("What a member pays", () => {
  test("instalments are equal, the first ones a cent larger, and sum to the advance", () => {
    assert.deepEqual(instalmentsOf({ advanceCents: 100, advanceVat: 0 }, ["2026-02-15", "2026-05-15", "2026-08-15"]), [
      { day: "2026-02-15", cents: 34 },
      { day: "2026-05-15", cents: 33 },
      { day: "2026-08-15", cents: 33 },
    ]);
  });

  for (const [said, days, found] of [
    ["stand in order", ["2026-08-15", "2026-02-15"], ["2026-02-15", "2026-08-15"]],
    ["reach into the next year", ["2027-01-15"], ["2027-01-15"]],
    ["are there at all", [], null],
    ["stand once", ["2026-02-15", "2026-02-15"], null],
    ["lie not before the year", ["2025-12-31"], null],
  ] as const)
    test(`due days ${said}`, () => {
      const checked = checkDueDays(2_026, days);
      assert.deepEqual(checked.ok ? checked.value : null, found);
    });

  test("a balance is due the agreed days after the settlement, thirty where nothing is agreed", () => {
    assert.equal(balanceDueOn("2027-02-20", { days: 14 }), "2027-03-06");
    assert.equal(balanceDueOn("2027-02-20", undefined), "2027-03-22");
  });

  test("the purpose of payment names year and member, and is no longer than a bank carries", () => {
    assert.equal(purposeOf({ purpose: "Kassenzeichen 5.0123" }, { year: 2_026, memberName: "Nauheim" }), "Kassenzeichen 5.0123 2026 Nauheim");
    assert.equal(purposeOf({ purpose: "K".repeat(60) }, { year: 2_026, memberName: "N".repeat(200) }).length, 140);
  });

  test("the figures behind a share are kept with it", () => {
    const members = [{ id: "v.a", kind: "stadt", admittedOn: "2026-07-01", leftOn: null }];
    assert.deepEqual(borneBy(2_026, { total: 10_000, definition }, { members, figures: () => 16_542_000n }), {
      ok: true,
      value: [
        { memberId: "v.a", fromMonth: 7, toMonth: 12, cents: 10_000, vat: 1_900, figures: [{ basis: "population", day: "2024-12-31", thousandths: 16_542_000, services: [] }] },
      ],
    });
  });

  test("settlement and advances are the share, for every member and in sum, whatever the key, whatever was planned and whoever came or went", () => {
    const open = {
      thousandths: null,
      each: null,
      memberId: null,
      circle: "all",
      services: [] as KeyDefinition["shares"][number]["services"],
      atLeast: null,
      atMost: null,
    } as const;
    const figuresOf = { monthDay: "12-31", year: 2_024 };
    const anyKey: fc.Arbitrary<KeyDefinition> = fc
      .record({ percent: fc.option(fc.integer({ min: 1, max: 99_999 })), equal: fc.boolean(), atLeast: fc.option(fc.integer({ min: 0, max: 1_000 })) })
      .map(({ percent, equal, atLeast }) => ({
        vat: definition.vat,
        shares: [
          ...(percent === null ? [] : [{ ...open, part: "percent" as const, thousandths: percent, basis: "equal" as const, figuresOf: null }]),
          { ...open, part: "rest" as const, basis: equal ? ("equal" as const) : ("population" as const), figuresOf: equal ? null : figuresOf, atLeast },
        ],
      }));
    let settled = 0;
    const anyMember = fc.record({ population: fc.integer({ min: 1, max: 100_000 }), entry: fc.integer({ min: 1, max: 12 }), exit: fc.option(fc.integer({ min: 1, max: 12 })) });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e10 }),
        fc.integer({ min: 0, max: 1e10 }),
        fc.array(anyMember, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 12 }),
        anyKey,
        (planned, actual, drawn, parts, key) => {
          const month = (of: number) => String(of).padStart(2, "0");
          const members = drawn.map(({ entry, exit }, index) => ({
            id: `v.m${index}`,
            kind: "stadt",
            admittedOn: `2026-${month(Math.min(entry, exit ?? 12))}-01`,
            leftOn: exit === null ? null : `2026-${month(Math.max(entry, exit))}-28`,
          }));
          const around = { members, figures: (id: string) => BigInt(drawn[Number(id.slice(3))]?.population ?? 0) * 1_000n };
          const before = borneBy(2_026, { total: planned, definition: key }, around);
          const after = borneBy(2_026, { total: actual, definition: key }, around);
          if (!before.ok || !after.ok) {
            assert.ok(key.shares.at(-1)?.atLeast !== null, "only a least amount can be out of reach");
            return;
          }
          settled += 1;
          const days = Array.from({ length: parts }, (_, index) => `2026-${month(index + 1)}-15`);
          const ones = before.value.map(({ cents, vat }, index) => ({
            advanceCents: cents,
            advanceVat: vat,
            actualCents: after.value[index]?.cents ?? Number.NaN,
            actualVat: after.value[index]?.vat ?? Number.NaN,
          }));
          for (const one of ones) {
            const advances = instalmentsOf(one, days).reduce((sum, instalment) => sum + instalment.cents, 0);
            assert.equal(advances + (balanceOf(one) ?? Number.NaN), one.actualCents + one.actualVat);
          }
          assert.equal(
            ones.reduce((sum, one) => sum + one.advanceCents + one.advanceVat + (balanceOf(one) ?? Number.NaN) - one.actualVat, 0),
            actual,
          );
        },
      ),
      { numRuns: 200 },
    );
    assert.ok(settled > 100, `${settled} of 200`);
  });
});
