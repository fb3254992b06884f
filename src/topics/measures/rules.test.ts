import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { measureStates, type Finding, type MeasureState } from "./model.ts";
import {
  closesCircle,
  decideMove,
  inconsistenciesOf,
  isOverdue,
  isPending,
  isToEscalate,
  isToRemind,
  nextStates,
  proposedDueOn,
  measureOf,
  proposedPriority,
  sumCounts,
  yearlyDueOn,
} from "./rules.ts";

const today = "2026-11-26";

describe("A measure goes its way", () => {
  const moves: readonly (readonly [string, MeasureState, MeasureState, string, boolean, string])[] = [
    ["from open into work", "open", "in-progress", "", false, "in-progress"],
    ["it does not become effective before it is implemented", "in-progress", "effective", "geprüft", true, "state-unreachable"],
    ["it becomes effective when somebody looked and says how", "implemented", "effective", "Anmeldung ohne Code abgelehnt", true, "effective"],
    ["who did the work does not verify it", "implemented", "effective", "geprüft", false, "verification-not-yours"],
    ["an effect without a word is none", "implemented", "effective", " ", true, "reason-missing"],
    ["rest needs a reason", "planned", "on-hold", "", false, "reason-missing"],
    ["rejection needs a reason", "open", "rejected", "", false, "reason-missing"],
    ["and has one", "open", "rejected", "entfällt mit dem Umzug", false, "rejected"],
    ["what was rejected may be taken up again", "rejected", "open", "", false, "open"],
    ["what was effective and fails goes back to work", "effective", "in-progress", "", false, "in-progress"],
    ["nothing goes to where it is", "open", "open", "", false, "state-unreachable"],
  ];
  for (const [title, from, to, reason, mayVerify, expected] of moves)
    test(title, () => {
      const decided = decideMove({ from, to, reason, mayVerify });
      assert.equal(decided.ok ? decided.value : decided.failure, expected);
    });

  test("from every state there is a way on", () => assert.ok(measureStates.every((state) => nextStates(state).length > 0)));
});

describe("Days", () => {
  const at = (dueOn: string | null, state: MeasureState = "open", escalatedAt: Date | null = null) => ({ dueOn, state, escalatedAt });
  test("a measure is overdue the day after, and only while work is left", () => {
    assert.deepEqual(
      [at("2026-11-25"), at(today), at(null), at("2026-01-01", "implemented")].map((one) => isOverdue(one, today)),
      [true, false, false, false],
    );
  });
  test("the management is told once, two weeks after the day", () => {
    assert.deepEqual(
      [at("2026-11-12"), at("2026-11-13"), at("2026-11-12", "open", new Date()), at("2026-11-12", "rejected")].map((one) => isToEscalate(one, today)),
      [true, false, false, false],
    );
  });
  test("reminders come two weeks and three days before and a day after", () => {
    const days = ["2026-12-10", "2026-11-29", "2026-11-25", "2026-11-26", "2026-11-27"];
    assert.deepEqual(
      days.map((dueOn) => isToRemind(at(dueOn), today)),
      [true, true, true, false, false],
    );
  });
  test("a yearly task is due on the last day of its month, also in February of a leap year", () => {
    assert.deepEqual([yearlyDueOn(2027, 2), yearlyDueOn(2028, 2), yearlyDueOn(2027, 12)], ["2027-02-28", "2028-02-29", "2027-12-31"]);
  });
  test("a quick win is proposed for two weeks, what is complex for a year", () => {
    assert.deepEqual([proposedDueOn(1, today), proposedDueOn(null, today), proposedDueOn(5, today)], ["2026-12-10", "2027-02-24", "2027-11-26"]);
  });
});

describe("A priority is proposed", () => {
  const cases: readonly (readonly [string, boolean, number | null, number | null, number])[] = [
    ["basic and heavy comes first", true, 3, 4, 1],
    ["basic without weight comes first", true, null, 2, 1],
    ["basic and quick comes first", true, 1, 1, 1],
    ["basic otherwise comes next", true, 2, 3, 2],
    ["a quick win comes next", false, 2, 1, 2],
    ["usual comes later", false, 2, 3, 3],
    ["what takes long and weighs little comes last", false, 1, 4, 4],
  ];
  for (const [title, basic, weight, effort, expected] of cases) test(title, () => assert.equal(proposedPriority({ basic, weight, effort }), expected));
});

describe("What does not fit together", () => {
  const measure = {
    id: "m",
    title: "MFA für VPN",
    state: "in-progress" as MeasureState,
    stateReason: "",
    ownerName: "IT",
    dueOn: "2026-12-31",
    origin: "check" as const,
    priority: 2,
  };
  const found = (more: object, needs: Parameters<typeof inconsistenciesOf>[0]["needs"] = [], gap: "open" | "closed" | null = null): Finding[] =>
    inconsistenciesOf({ measure: { ...measure, ...more }, needs, gap }, today).map(({ finding }) => finding);
  test("nothing on a measure in order", () => assert.deepEqual(found({}), []));
  test("nobody is responsible, no day is set", () => assert.deepEqual(found({ ownerName: "", dueOn: null }), ["no-owner", "no-due-date"]));
  test("its day has passed", () => assert.deepEqual(found({ dueOn: "2026-11-01" }), ["overdue"]));
  test("it is in work although what it needs is not done, and due before that", () =>
    assert.deepEqual(found({}, [{ title: "Router", state: "open", dueOn: "2027-02-01", priority: 1 }]), ["needs-unfinished", "due-before-needed"]));
  test("what it needs counts as less urgent than it does", () => {
    const needing = (state: MeasureState, priority: number) => found({ state: "planned" }, [{ title: "Router", state, dueOn: null, priority }]);
    assert.deepEqual([needing("open", 3), needing("open", 2), needing("implemented", 3)], [["needed-less-urgent"], [], []]);
  });
  test("it is implemented and nobody has verified the effect", () => assert.deepEqual(found({ state: "implemented" }), ["implemented-unverified"]));
  test("it is effective and the answer in the check still says no", () => assert.deepEqual(found({ state: "effective" }, [], "open"), ["gap-still-open"]));
  test("the answer says yes and the measure is still in work", () => assert.deepEqual(found({}, [], "closed"), ["gap-closed"]));
  test("a finished measure has no owner or day to miss", () => assert.deepEqual(found({ state: "rejected", ownerName: "", dueOn: null }), []));
});

describe("Dependencies", () => {
  const needs = new Map([
    ["a", ["b"]],
    ["b", ["c"]],
  ]);
  test("a circle is noticed, also a long one", () => {
    assert.deepEqual(
      [closesCircle(needs, { measureId: "c", needsId: "a" }), closesCircle(needs, { measureId: "a", needsId: "c" }), closesCircle(needs, { measureId: "a", needsId: "a" })],
      [true, false, true],
    );
  });
});

describe("Sums", () => {
  const count = fc.record({ state: fc.constantFrom(...measureStates), measures: fc.nat(50), costOnce: fc.nat(10_000), costYearly: fc.nat(10_000) });
  test("lose nothing", () =>
    fc.assert(
      fc.property(fc.array(count, { maxLength: 40 }), (counts) => {
        const total = (list: typeof counts) => list.reduce((sum, { measures, costOnce }) => [(sum[0] ?? 0) + measures, (sum[1] ?? 0) + costOnce], [0, 0]);
        const sums = [...sumCounts(counts)];
        assert.deepEqual(total(sums), total(counts));
        assert.equal(new Set(sums.map(({ state }) => state)).size, sums.length);
      }),
    ));
  test("pending is what is not done and not rejected", () => assert.deepEqual(measureStates.filter(isPending), ["open", "planned", "in-progress", "on-hold"]));
});

test("a measure from a gap is titled with what the catalogue says is to be done, else with the question in short, and keeps the whole question in its text", () => {
  const gap = {
    checkId: "c",
    requirementKey: "r",
    checkTitle: "Check 2026",
    label: "1.2",
    title: "Gibt es eine vollständige Liste der Daten und Programme, die gesichert werden müssen?",
    measure: null,
    area: "Datensicherung",
    status: "no",
    basic: true,
    effort: 2,
    weight: 3,
    deficits: "Die Liste fehlt.",
    responsible: "IT",
    dueOn: null,
  } as const;
  const made = (title: string, measure: string | null = null) =>
    measureOf({ ...gap, title, measure } as Parameters<typeof measureOf>[0], { id: "m", today: "2026-11-23", titled: (question) => `Lücke schließen: ${question}` });
  const long = made(gap.title);
  assert.equal(long.title, "Lücke schließen: Gibt es eine vollständige Liste der Daten und Programme, …");
  assert.ok(long.title.length <= 80);
  assert.equal(long.description, `${gap.title}\n\nDie Liste fehlt.`);
  assert.deepEqual([made("Gibt es eine Liste?").title, made("Gibt es eine Liste?").description], ["Lücke schließen: Gibt es eine Liste?", "Die Liste fehlt."]);
  const said = made("Gibt es eine Liste?", "Liste der Daten anlegen");
  assert.deepEqual([said.title, said.description], ["Liste der Daten anlegen", "Gibt es eine Liste?\n\nDie Liste fehlt."]);
});
