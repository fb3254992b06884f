import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { MeasureCount } from "#topics/measures/model";
import { addedUp, decisionsOf, frequentGaps, fromEnough, pendingOf, providersOf } from "./rules.ts";

const gap = (title: string, members: number, basic = false) => ({ label: "", title, members, of: 9, basic });
const counted = (state: MeasureCount["state"], measures: number, costOnce = 0, costYearly = 0): MeasureCount => ({ state, measures, costOnce, costYearly });

describe("what the steering group is told", () => {
  test("sums only from five members on", () => assert.deepEqual([fromEnough(4, "Summe"), fromEnough(5, "Summe")], [null, "Summe"]));
  test("gaps that many have, a basic one first among equals; a single member's gap is nobody else's business", () =>
    assert.deepEqual(
      frequentGaps([gap("einer", 1), gap("zwei", 2), gap("acht", 8), gap("acht Basis", 8, true)]).map(({ title }) => title),
      ["acht Basis", "acht", "zwei"],
    ));
  test("no more gaps than can be discussed", () => assert.equal(frequentGaps(Array.from({ length: 40 }, (_, index) => gap(`${index}`, 5))).length, 15));
  test("costs of the same state are added up", () =>
    assert.deepEqual(addedUp([[counted("open", 1, 100)], [counted("open", 2, 50, 10), counted("effective", 1)]]), [counted("open", 3, 150, 10), counted("effective", 1)]));
});

describe("what the management is told", () => {
  test("what is still to be done, without what is done or rejected", () =>
    assert.deepEqual(pendingOf([counted("open", 2, 100, 5), counted("on-hold", 1, 10), counted("effective", 9, 999), counted("rejected", 1, 999)]), {
      measures: 3,
      costOnce: 110,
      costYearly: 5,
    }));
  test("who carries how much, most first", () => {
    const by = (provider: string) => ({ shared: { provider, coverage: "full", gives: "yes" } as const });
    assert.deepEqual(providersOf([by("Stelle"), by("Rechenzentrum"), { shared: null }, by("Rechenzentrum")]), [
      { name: "Rechenzentrum", requirements: 2 },
      { name: "Stelle", requirements: 1 },
    ]);
  });
  type Asked = Parameters<typeof decisionsOf>[0];
  const page: Asked = { check: { state: "in-progress" }, unplanned: 0, shared: { providers: [], duties: 0, offers: 0 }, measures: [], overdue: 0 };
  const cases: readonly (readonly [string, Partial<Asked>, readonly string[]])[] = [
    ["nothing, where nothing waits", {}, []],
    ["to sign, when the check is handed in and complete", { check: { state: "submitted" } }, ["sign"]],
    ["not to sign while a basic gap has no plan: first the plan", { check: { state: "verified" }, unplanned: 2 }, ["plan-gaps"]],
    ["to adopt or reject what is offered", { shared: { providers: [], duties: 0, offers: 1 } }, ["offers"]],
    ["to pay for what is still to be done", { measures: [counted("planned", 1, 0, 100)] }, ["money"]],
    ["to push what is overdue", { overdue: 1 }, ["overdue"]],
  ];
  for (const [title, more, expected] of cases) test(`decides: ${title}`, () => assert.deepEqual(decisionsOf({ ...page, ...more }), expected));
});
