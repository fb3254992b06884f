import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { SharedAnswer } from "#topics/assessment/shared/model";
import type { Adoption, Loser } from "./model.ts";
import { acceptDecision, countLosses, isDutyOpen, keepsDuty, mayMarkDuty, mayWithdraw, standingOf, withAdopted } from "./rules.ts";

const answer: SharedAnswer = { id: "1", catalogueId: "2", requirementKey: "k", provider: "Stelle", version: 2, withdrawnAt: null };
const gone = { ...answer, withdrawnAt: new Date(0) };
const decided: Adoption = { decision: "adopted", version: 2, coverage: "partial", reason: "", dutyDone: false, decidedAt: new Date(0), decidedByName: "" };

const failureOf = (result: { readonly ok: boolean; readonly failure?: string }) => (result.ok ? null : result.failure);

describe("A member decides on the version it has seen", () => {
  const cases: readonly [string, SharedAnswer | undefined, Parameters<typeof acceptDecision>[1], string | null][] = [
    ["adopting needs no reason", answer, { version: 2, decision: "adopted", reason: "" }, null],
    ["adapting says what is different", answer, { version: 2, decision: "adapted", reason: "" }, "reason-missing"],
    ["adapting with a reason", answer, { version: 2, decision: "adapted", reason: "Nur das Rathaus." }, null],
    ["rejecting says why", answer, { version: 2, decision: "rejected", reason: "" }, "reason-missing"],
    ["a version that was overtaken is none to decide on", answer, { version: 1, decision: "adopted", reason: "" }, "shared-answer-changed"],
    ["a withdrawn answer is none", gone, { version: 2, decision: "adopted", reason: "" }, "shared-answer-withdrawn"],
    ["what is not there is none", undefined, { version: 2, decision: "adopted", reason: "" }, "shared-answer-unknown"],
  ];
  for (const [title, found, given, failure] of cases) test(title, () => assert.equal(failureOf(acceptDecision(found, given)), failure));
});

describe("The own duty", () => {
  test("is kept where a part is relied on", () => assert.equal(keepsDuty("adapted", "partial", true), true));
  test("is none where all is covered", () => assert.equal(keepsDuty("adopted", "full", true), false));
  test("is none where nothing is relied on", () => assert.equal(keepsDuty("rejected", "partial", true), false));
  test("may be marked where a partial answer is relied on", () => assert.equal(failureOf(mayMarkDuty(answer, decided)), null));
  test("may not be marked without a decision", () => assert.equal(failureOf(mayMarkDuty(answer, undefined)), "not-relied-on"));
  test("may not be marked where the answer was rejected", () => assert.equal(failureOf(mayMarkDuty(answer, { ...decided, decision: "rejected" })), "not-relied-on"));
  test("may not be marked where nothing stays", () => assert.equal(failureOf(mayMarkDuty(answer, { ...decided, coverage: "full" })), "no-residual-duty"));
  test("may not be marked once the answer is withdrawn", () => assert.equal(failureOf(mayMarkDuty(gone, decided)), "shared-answer-withdrawn"));
  test("is open while a partial answer that stands is relied on", () => assert.equal(isDutyOpen({ withdrawnAt: null, decided }), true));
  test("is not open once it is done", () => assert.equal(isDutyOpen({ withdrawnAt: null, decided: { ...decided, dutyDone: true } }), false));
  test("is not open once the answer is withdrawn", () => assert.equal(isDutyOpen({ withdrawnAt: new Date(0), decided }), false));
});

describe("Where a member stands", () => {
  const cases: readonly [string, Parameters<typeof standingOf>[0], string][] = [
    ["without a decision it is undecided", { version: 1, withdrawnAt: null, decided: null }, "undecided"],
    ["relying on the current version it stands as decided", { version: 2, withdrawnAt: null, decided: { decision: "adapted", version: 2 } }, "adapted"],
    ["relying on an older version it has to review", { version: 2, withdrawnAt: null, decided: { decision: "adopted", version: 1 } }, "review"],
    ["a rejection stands also when a new version comes", { version: 2, withdrawnAt: null, decided: { decision: "rejected", version: 1 } }, "rejected"],
    ["a withdrawn answer is withdrawn, whatever was decided", { version: 2, withdrawnAt: new Date(0), decided: { decision: "adopted", version: 1 } }, "withdrawn"],
  ];
  for (const [title, placed, expected] of cases) test(title, () => assert.equal(standingOf(placed), expected));
});

describe("What would count with the offer adopted", () => {
  const check = { checkId: "c", title: "Check", own: null, effective: null, carriedBy: null };
  const full = { id: "1", coverage: "full" } as const;
  const part = { id: "1", coverage: "partial" } as const;
  test("the answer, where nothing is said", () => assert.equal(withAdopted(check, full).adopted, "yes"));
  test("the own word, whatever is offered", () => assert.equal(withAdopted({ ...check, own: "no", effective: "no" }, full).adopted, "no"));
  test("less than before, where a new version covers less", () => assert.equal(withAdopted({ ...check, effective: "yes", carriedBy: "1" }, part).adopted, "partly"));
  test("as much as before, where another answer carries further", () => assert.equal(withAdopted({ ...check, effective: "yes", carriedBy: "2" }, part).adopted, "yes"));
});

describe("Withdrawing", () => {
  test("happens once", () =>
    assert.deepEqual(
      [failureOf(mayWithdraw(answer)), failureOf(mayWithdraw(gone)), failureOf(mayWithdraw(undefined))],
      [null, "shared-answer-withdrawn", "shared-answer-unknown"],
    ));

  test("counts members and checks that would show something else", () => {
    const loss = (checkId: string) => ({ checkId, title: "", shown: true, own: null, before: null, after: null });
    const losers = [{ losses: [loss("a"), loss("b")] }, { losses: [loss("c")] }, { losses: [] }] as unknown as Loser[];
    assert.deepEqual(countLosses(losers, new Set(["a", "b"])), { members: 1, checks: 2 });
  });
});
