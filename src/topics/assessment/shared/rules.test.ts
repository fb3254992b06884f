import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { coverages, statuses, type Coverage, type SharedAnswer, type Status } from "./model.ts";
import { acceptNextVersion, acceptOffer, byNeed, contributionOf, effectiveOf, isReviewNeeded, relianceOf } from "./rules.ts";

type Case = readonly [string, Status | null, { coverage: Coverage; dutyDone: boolean } | null, Status | null];

describe("What counts", () => {
  const full = { coverage: "full", dutyDone: false } as const;
  const part = { coverage: "partial", dutyDone: false } as const;
  const done = { coverage: "partial", dutyDone: true } as const;
  const guidance = { coverage: "guidance", dutyDone: true } as const;
  const cases: readonly Case[] = [
    ["without a shared answer the own word counts", "partly", null, "partly"],
    ["nothing said and nothing adopted is open", null, null, null],
    ["guidance helps and answers nothing", null, guidance, null],
    ["guidance leaves the own word", "no", guidance, "no"],
    ["a full answer speaks for who has said nothing", null, full, "yes"],
    ["a full answer never overwrites a no", "no", full, "no"],
    ["a full answer never overwrites a partly", "partly", full, "partly"],
    ["a full answer never overwrites a dispensable", "dispensable", full, "dispensable"],
    ["a full answer and an own yes agree", "yes", full, "yes"],
    ["a part of the answer is partly while the duty is open", null, part, "partly"],
    ["with the duty done a part becomes the whole", null, done, "yes"],
    ["the duty done does not overwrite a no", "no", done, "no"],
    ["an own yes stands beside a partial answer", "yes", part, "yes"],
    ["an own no stands beside a partial answer", "no", part, "no"],
    ["a dispensable requirement stays so beside a partial answer", "dispensable", part, "dispensable"],
  ];
  for (const [title, own, shared, expected] of cases) test(title, () => assert.equal(effectiveOf({ own, shared }), expected));

  const worth = (status: Status | null) => (status === "yes" ? 2 : status === "partly" ? 1 : 0);
  const steps = [null, ...coverages.toReversed().flatMap((coverage) => [false, true].map((dutyDone) => ({ coverage, dutyDone })))];
  const by = (shared: (typeof steps)[number]) => (shared === null ? 0 : worth(contributionOf(shared)));

  test("more coverage never makes it worse, and the duty done never either", () =>
    fc.assert(
      fc.property(fc.constantFrom(null, ...statuses), fc.constantFrom(...steps), fc.constantFrom(...steps), (own, less, more) => {
        fc.pre(by(less) <= by(more));
        assert.ok(worth(effectiveOf({ own, shared: less })) <= worth(effectiveOf({ own, shared: more })));
      }),
    ));

  test("coverage and duty grow in the order guidance, partial, partial with the duty done, full", () => {
    const order = [guidance, part, done, full].map((shared) => by(shared));
    assert.deepEqual(order, order.toSorted());
  });

  test("whatever a member has said itself stays what counts", () =>
    fc.assert(fc.property(fc.constantFrom(...statuses), fc.constantFrom(...steps), (own, shared) => assert.equal(effectiveOf({ own, shared }), own))));
});

describe("Publishing", () => {
  test("a full answer may leave nothing with the member", () => assert.equal(acceptOffer({ coverage: "full", residualDuty: "" }).ok, true));
  for (const coverage of ["partial", "guidance"] as const)
    test(`${coverage} says what stays with the member`, () => {
      assert.deepEqual(acceptOffer({ coverage, residualDuty: "" }), { ok: false, failure: "residual-duty-missing" });
      assert.equal(acceptOffer({ coverage, residualDuty: "Selbst üben." }).ok, true);
    });

  const answer: SharedAnswer = { id: "1", catalogueId: "2", requirementKey: "k", provider: "Stelle", version: 3, withdrawnAt: null };
  test("a next version follows the one its author has seen", () => assert.equal(acceptNextVersion(answer, 3).ok, true));
  test("who has seen an older version is told", () => assert.deepEqual(acceptNextVersion(answer, 2), { ok: false, failure: "shared-answer-changed" }));
  test("a withdrawn answer has no next version", () =>
    assert.deepEqual(acceptNextVersion({ ...answer, withdrawnAt: new Date(0) }, 3), { ok: false, failure: "shared-answer-withdrawn" }));
  test("what is not there has none either", () => assert.deepEqual(acceptNextVersion(undefined, 1), { ok: false, failure: "shared-answer-unknown" }));
});

describe("Review", () => {
  test("who relies on an older version is asked to review", () => assert.equal(isReviewNeeded({ decision: "adapted", version: 1 }, 2), true));
  test("who relies on the current one is not", () => assert.equal(isReviewNeeded({ decision: "adopted", version: 2 }, 2), false));
  test("who has rejected has nothing to review", () => assert.equal(isReviewNeeded({ decision: "rejected", version: 1 }, 2), false));
  test("who has not decided has nothing to review", () => assert.equal(isReviewNeeded({ decision: null, version: null }, 2), false));

  test("reviews come before the undecided, the rest after", () => {
    const one = { memberName: "", reason: "", dutyDone: false, decidedAt: null, decidedByName: "", version: 1 };
    const given = [
      { ...one, memberId: "g.a", decision: "adopted", review: false },
      { ...one, memberId: "g.b", decision: null, review: false },
      { ...one, memberId: "g.c", decision: "adopted", review: true },
    ] as never;
    assert.deepEqual(
      byNeed(given).map(({ memberId }) => String(memberId)),
      ["g.c", "g.b", "g.a"],
    );
  });
});

test("who has decided nothing relies on nobody", () =>
  assert.deepEqual(relianceOf(["Rechenzentrum", "Stelle"], [{ memberId: "g.a", provider: "Stelle", relied: 2, review: 1, rejected: 0, openDuties: 1 }]), [
    { provider: "Rechenzentrum", relied: 0, review: 0, rejected: 0, openDuties: 0 },
    { provider: "Stelle", relied: 2, review: 1, rejected: 0, openDuties: 1 },
  ]));
