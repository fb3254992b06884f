import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Grant, GrantFacts, GrantInstalment } from "./model.ts";
import { acceptAward, acceptUse, conditionsOf, daysOf, dueDays, instalmentsCents, isRemindedOn, lastDayOf, receivedCents, restCents, usedCents } from "./rules.ts";

const facts: GrantFacts = { versionId: null, parties: 13, termYears: 5, savedThousandths: 150, appliedOn: "2026-11-01", deciding: 13, adopted: 13, copies: 13, signed: 13 };
const hessen = {
  conditions: [
    { condition: "parties", least: 3 },
    { condition: "term", least: 5 },
    { condition: "saving", least: 150 },
    { condition: "application" },
    { condition: "resolutions" },
    { condition: "contract" },
  ],
} as const;
const standings = (known: Partial<GrantFacts>) => conditionsOf({ conditions: [...hessen.conditions] }, { ...facts, ...known }).map(({ standing }) => standing);
const met = ["met", "met", "met", "met", "met", "met"];

describe("A programme", () => {
  test("of 7 December 2021 for five years is there until 6 December 2026", () => {
    assert.equal(lastDayOf({ agreedOn: "2021-12-07", years: 5 }), "2026-12-06");
  });

  for (const [said, known, expected] of [
    ["is met where everything is there", {}, met],
    ["asks for three members: two are not enough", { parties: 2 }, met.with(0, "missing")],
    ["asks for five years: four are not enough", { termYears: 4 }, met.with(1, "missing")],
    ["takes an agreement without end for long enough", { termYears: 0 }, met],
    ["does not know a term while nothing is agreed", { termYears: null }, met.with(1, "unknown")],
    ["asks for 15 %: 14.9 are not enough", { savedThousandths: 149 }, met.with(2, "missing")],
    ["does not know the saving where nothing can be compared", { savedThousandths: null }, met.with(2, "unknown")],
    ["asks for an application", { appliedOn: null }, met.with(3, "missing")],
    ["asks every council", { adopted: 12 }, met.with(4, "missing")],
    ["asks for a copy of every resolution", { copies: 12 }, met.with(4, "missing")],
    ["asks for every signature", { signed: 12 }, met.with(5, "missing")],
    ["does not know of councils nobody has asked", { deciding: 0, adopted: 0, copies: 0, signed: 0 }, met.with(4, "unknown").with(5, "unknown")],
  ] as const)
    test(said, () => {
      assert.deepEqual(standings(known), expected);
    });
});

const rate = (id: string, cents: number, receivedOn: string | null = null): GrantInstalment => ({ id, dueOn: "2026-06-01", cents, receivedOn });
const empty = { appliedOn: "2026-01-01", instalments: [], evidence: [], uses: [] };
const use = (cents: number) => ({ id: "u", positionId: null, title: "Stelle", usedOn: "2026-06-01", cents, note: "" });
const notice = { grantedCents: 100, awardedOn: "2026-02-01", instalments: [rate("a", 60), rate("b", 40)], evidence: [] };
const said = (before: Parameters<typeof acceptAward>[0], award: Parameters<typeof acceptAward>[1]) => {
  const accepted = acceptAward(before, award, "2026-11-27");
  return accepted.ok ? "ok" : accepted.failure;
};

describe("A notice of award", () => {
  for (const [title, before, award, expected] of [
    ["may spread all of it", empty, notice, "ok"],
    ["never spreads a cent more than was granted", empty, { ...notice, instalments: [rate("a", 101)] }, "instalments-exceed-award"],
    ["is not of tomorrow", empty, { ...notice, awardedOn: "2026-11-28" }, "day-in-future"],
    ["does not come before the application", empty, { ...notice, awardedOn: "2025-12-31" }, "award-before-application"],
    ["is never lower than what was used", { ...empty, uses: [use(101)] }, notice, "award-below-use"],
    ["keeps an instalment that came", { ...empty, instalments: [rate("a", 60, "2026-06-02")] }, notice, "ok"],
    ["does not lose an instalment that came", { ...empty, instalments: [rate("c", 10, "2026-06-02")] }, notice, "instalment-received"],
    ["does not change what came", { ...empty, instalments: [rate("a", 61, "2026-06-02")] }, notice, "instalment-received"],
    [
      "does not lose evidence that was submitted",
      { ...empty, evidence: [{ id: "e", kind: "final", dueOn: "2026-06-01", submittedOn: "2026-06-01" }] },
      notice,
      "evidence-submitted",
    ],
  ] as const)
    test(title, () => {
      assert.equal(said({ ...before, instalments: [...before.instalments], evidence: [...before.evidence], uses: [...before.uses] }, award), expected);
    });
});

const granted: Pick<Grant, "state" | "grantedCents" | "uses"> = { state: "granted", grantedCents: 100, uses: [use(30)] };
const used = (grant: typeof granted, cents: number, position: { cents: number; paid: number } | null = null, usedOn = "2026-11-27") => {
  const accepted = acceptUse(grant, { cents, usedOn, position }, "2026-11-27");
  return accepted.ok ? "ok" : accepted.failure;
};

describe("Using a grant", () => {
  test("goes up to the last cent and no further", () => {
    assert.deepEqual([used(granted, 70), used(granted, 71)], ["ok", "use-exceeds-award"]);
  });

  test("needs an award and a day that has come", () => {
    assert.deepEqual([used({ ...granted, state: "applied" }, 1), used(granted, 1, null, "2026-11-28")], ["not-granted", "day-in-future"]);
  });

  test("pays no euro of a position twice", () => {
    assert.deepEqual([used(granted, 20, { cents: 50, paid: 30 }), used(granted, 21, { cents: 50, paid: 30 })], ["ok", "use-exceeds-position"]);
  });

  test("never passes what was granted, whatever is entered in whatever order", () => {
    let seed = 7;
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 300; round += 1) {
      const uses: Grant["uses"] = [];
      const grant = { state: "granted" as const, grantedCents: 1 + next(10_000), uses };
      for (let step = 0; step < 20; step += 1) {
        const cents = 1 + next(2_000);
        const fits = cents <= restCents(grant);
        assert.equal(used(grant, cents), fits ? "ok" : "use-exceeds-award");
        if (fits) uses.push(use(cents));
        assert.ok(restCents(grant) >= 0);
        assert.equal(usedCents(grant) + restCents(grant), grant.grantedCents);
      }
    }
  });
});

describe("Days of a grant", () => {
  const one = {
    id: "g",
    title: "Aufbau",
    instalments: [rate("a", 60, "2026-06-02"), rate("b", 40)],
    evidence: [
      { id: "e", kind: "interim" as const, dueOn: "2027-01-20", submittedOn: null },
      { id: "f", kind: "final" as const, dueOn: "2027-06-30", submittedOn: null },
    ],
  };

  test("are instalments that have not come and evidence that is owed, soonest first", () => {
    assert.deepEqual(
      daysOf([one]).map(({ kind, day }) => [kind, day]),
      [
        ["instalment", "2026-06-01"],
        ["interim", "2027-01-20"],
        ["final", "2027-06-30"],
      ],
    );
    assert.deepEqual([instalmentsCents(one), receivedCents(one)], [100, 60]);
  });

  test("are called out on the day an instalment should come, and two months before evidence", () => {
    const kinds = (today: string) => dueDays(daysOf([one]), today).map(({ kind }) => kind);
    assert.deepEqual(
      [kinds("2026-05-31"), kinds("2026-06-01"), kinds("2026-11-21"), kinds("2027-05-01")],
      [[], ["instalment"], ["instalment", "interim"], ["instalment", "interim", "final"]],
    );
  });

  test("are reminded of 60, 28 and 7 days before, on the day, and every week after it", () => {
    const asked = Array.from({ length: 90 }, (_, index) => index - 70).filter((days) =>
      isRemindedOn({ day: "2026-06-01" }, new Date(Date.UTC(2026, 5, 1 + days)).toISOString().slice(0, 10)),
    );
    assert.deepEqual(asked, [-60, -28, -7, 0, 7, 14]);
  });
});
