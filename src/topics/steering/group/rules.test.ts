import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { AgreementState, GroupFacts } from "./model.ts";
import { decisionsOf, releasable } from "./rules.ts";

const agreement: AgreementState = {
  versionId: "v",
  number: 1,
  isInForce: true,
  inForceOn: "2024-08-09",
  endsOn: "2029-08-08",
  lastNoticeOn: "2028-08-08",
  adopted: 13,
  signed: 13,
  parties: 13,
};
const year = { year: 2_026, hasPlan: true, hasActual: false, isLevied: true, isSettled: false };
const next = { ...year, year: 2_027, isLevied: false };
const quiet: GroupFacts = { today: "2026-11-27", agreement, years: [year, next], savedThousandths: 300, comparing: 0, evidence: [], contracts: [] };
const kinds = (facts: Partial<GroupFacts>) => decisionsOf({ ...quiet, ...facts }).map(({ kind }) => kind);

describe("The steering group has to decide", () => {
  for (const [said, facts, expected] of [
    ["nothing where everything is in order", {}, []],
    ["nothing while nothing is there", { agreement: null, years: [], savedThousandths: null }, []],
    ["on an agreement that is still before councils", { agreement: { ...agreement, isInForce: false, adopted: 12 } }, ["agreement-open"]],
    ["on signatures that are missing", { agreement: { ...agreement, isInForce: false, signed: 11 } }, ["agreement-open"]],
    ["on notice half a year before its last day", { today: "2028-02-10", years: [] }, ["agreement-notice"]],
    ["not on notice earlier than that", { today: "2028-02-09", years: [] }, []],
    ["not on notice that is over", { today: "2028-08-09", years: [] }, []],
    ["on a saving below 15 %", { savedThousandths: 149 }, ["saving-low"]],
    ["not on a saving of just 15 %", { savedThousandths: 150 }, []],
    ["on next year's plan from October on", { years: [year] }, ["plan-missing"]],
    ["not on next year's plan in September", { today: "2026-09-30", years: [year] }, []],
    ["on advances where the plan stands", { years: [{ ...year, isLevied: false }, next] }, ["levy-missing"]],
    ["on a settlement where the actual cost of last year is entered", { years: [{ ...year, year: 2_025, hasActual: true }, year, next] }, ["settlement-missing"]],
    ["not on a year that is settled", { years: [{ ...year, year: 2_025, hasActual: true, isSettled: true }, year, next] }, []],
    ["on an award", { comparing: 2 }, ["award-open"]],
    ["on evidence that is owed", { evidence: [{ day: "2027-01-01", grantId: "g" }] }, ["grant-evidence"]],
    ["on contracts, in one line", { contracts: [{ day: "2027-01-01" }, { day: "2027-02-01" }] }, ["contracts-due"]],
  ] as const)
    test(said, () => {
      assert.deepEqual(kinds(facts), expected);
    });

  test("how many, and until when", () => {
    const [one] = decisionsOf({ ...quiet, contracts: [{ day: "2027-01-01" }, { day: "2027-02-01" }] });
    assert.deepEqual([one?.count, one?.day], [2, "2027-01-01"]);
    assert.equal(decisionsOf({ ...quiet, agreement: { ...agreement, isInForce: false, adopted: 10, signed: 12 } })[0]?.count, 3);
  });
});

describe("To the public", () => {
  test("a figure about members goes only where it stands for at least five", () => {
    const said = (of: number | null, figure: "signed" | "notfallhandbuch" | "inhabitants" = "notfallhandbuch") => releasable([{ figure, value: 1, of }]).length;
    assert.deepEqual([said(5), said(4), said(0), said(4, "signed"), said(null, "inhabitants")], [1, 0, 0, 0, 1]);
  });
});
