import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { MemberId } from "#kernel/ids";
import { majorities, voices, type AgendaItem, type Decision, type Majority, type Tally, type VotingRule } from "./model.ts";
import {
  acceptHours,
  acceptRelease,
  chosenDecisions,
  dueYears,
  leadsTo,
  mayReadDraft,
  mayRelease,
  maySupersede,
  mayWriteItem,
  moved,
  standingOf,
  stillOpen,
  taskDueOn,
} from "./rules/meetings.ts";
import { acceptVotes, announce, isQuorate, quorumOf, resultOf, shippedRules, tallyOf } from "./rules/voting.ts";

const rule = (more: Partial<VotingRule> = {}): VotingRule => ({ ...shippedRules["steering-group"], ...more });
const tally = (yes: number, no: number, abstained: number, more: Partial<Tally> = {}): Tally => ({ yes, no, abstained, present: yes + no + abstained, eligible: 13, ...more });

describe("A body has its quorum", () => {
  const cases: readonly (readonly [title: string, present: number, eligible: number, percent: number, expected: boolean])[] = [
    ["with seven of thirteen, more than half", 7, 13, 51, true],
    ["not with six of thirteen", 6, 13, 51, false],
    ["with seven of twelve, not with half of them", 7, 12, 51, true],
    ["not with six of twelve", 6, 12, 51, false],
    ["with a third where that is enough", 5, 13, 34, true],
    ["with all where all are asked for", 13, 13, 100, true],
    ["not with one missing where all are asked for", 12, 13, 100, false],
    ["never with nobody", 0, 0, 1, false],
  ];
  for (const [title, present, eligible, quorumPercent, expected] of cases) test(title, () => assert.equal(isQuorate({ present, eligible }, { quorumPercent }), expected));

  test("from as many on as are said to be needed", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 100 }), (eligible, quorumPercent) => {
        const needed = quorumOf(eligible, { quorumPercent });
        assert.ok(isQuorate({ present: needed, eligible }, { quorumPercent }));
        assert.ok(!isQuorate({ present: needed - 1, eligible }, { quorumPercent }));
      }),
    ));
});

describe("A vote comes to", () => {
  const cases: readonly (readonly [title: string, tally: Tally, rule: VotingRule, expected: ReturnType<typeof resultOf>])[] = [
    ["a decision with more yes than no", tally(5, 4, 0), rule(), "adopted"],
    ["a refusal where votes are equal", tally(5, 5, 0), rule(), "refused"],
    ["a decision with one yes where the others abstain", tally(1, 0, 8), rule(), "adopted"],
    ["a refusal there, where abstentions count", tally(1, 0, 8), rule({ abstentionsCount: true }), "refused"],
    ["a refusal where all abstain", tally(0, 0, 9), rule(), "refused"],
    ["a decision with exactly two thirds", tally(6, 3, 0), rule({ majority: "two-thirds" }), "adopted"],
    ["a refusal just below two thirds", tally(7, 4, 0), rule({ majority: "two-thirds" }), "refused"],
    ["a decision where all agree and some abstain", tally(8, 0, 1), rule({ majority: "unanimous" }), "adopted"],
    ["a refusal where unanimity is asked for and abstentions count", tally(8, 0, 1), rule({ majority: "unanimous", abstentionsCount: true }), "refused"],
    ["a refusal with one no where unanimity is asked for", tally(12, 1, 0), rule({ majority: "unanimous" }), "refused"],
    ["nothing without a quorum", tally(6, 0, 0), rule(), "no-quorum"],
    ["nothing in a body that only talks", tally(13, 0, 0), shippedRules["jour-fixe"], "no-votes"],
  ];
  for (const [title, counted, by, expected] of cases) test(title, () => assert.equal(resultOf(counted, by), expected));
});

const anyRule = fc.record({ hasVotes: fc.boolean(), quorumPercent: fc.integer({ min: 1, max: 100 }), majority: fc.constantFrom(...majorities), abstentionsCount: fc.boolean() });
const anyTally = fc
  .record({ yes: fc.nat(20), no: fc.nat(20), abstained: fc.nat(20), absent: fc.nat(20) })
  .map(({ yes, no, abstained, absent }) => tally(yes, no, abstained, { eligible: yes + no + abstained + absent }));

describe("Whatever the rule and the votes", () => {
  test("nothing is ever decided without a quorum", () =>
    fc.assert(
      fc.property(anyTally, anyRule, (counted, by) => {
        const result = resultOf(counted, by);
        assert.equal(result === "adopted" || result === "refused", by.hasVotes && isQuorate(counted, by));
      }),
    ));

  test("abstentions change nothing as long as they do not count and as many are there", () =>
    fc.assert(
      fc.property(anyTally, anyRule, fc.nat(20), (counted, by, more) => {
        const silent = { ...by, abstentionsCount: false };
        assert.equal(resultOf({ ...counted, abstained: counted.abstained + more }, silent), resultOf(counted, silent));
      }),
    ));

  test("a no that turns into a yes never undoes a decision", () =>
    fc.assert(
      fc.property(
        anyTally.filter(({ no }) => no > 0),
        anyRule,
        (counted, by) => {
          if (resultOf(counted, by) === "adopted") assert.equal(resultOf({ ...counted, yes: counted.yes + 1, no: counted.no - 1 }, by), "adopted");
        },
      ),
    ));

  test("what is carried by a stricter majority is carried by a milder one", () =>
    fc.assert(
      fc.property(anyTally, anyRule, (counted, by) => {
        const carried = (majority: Majority) => resultOf(counted, { ...by, majority }) === "adopted";
        assert.ok(!carried("unanimous") || carried("two-thirds"));
        assert.ok(!carried("two-thirds") || carried("simple"));
      }),
    ));
});

const seats = ["v.a", "v.b", "v.c"] as MemberId[];
const [a, b, c] = seats as [MemberId, MemberId, MemberId];
const there = (...present: readonly MemberId[]) => seats.map((memberId) => ({ memberId, isPresent: present.includes(memberId), name: "" }));

describe("Votes", () => {
  const voting = { seats, attendance: there(a, b), rule: rule() };

  test("are those of members that sit there and are present, one each", () => {
    assert.deepEqual(tallyOf({ [a]: "yes", [b]: "abstain", [c]: "no" }, voting), { yes: 1, no: 0, abstained: 1, present: 2, eligible: 3 });
  });

  test("of others are refused, and so are all where the body only talks", () => {
    const failure = (votes: Parameters<typeof acceptVotes>[0], more: object = {}) => {
      const accepted = acceptVotes(votes, { ...voting, ...more });
      return accepted.ok ? "accepted" : accepted.failure;
    };
    assert.equal(failure({ [a]: "yes" }), "accepted");
    assert.equal(failure({ [c]: "yes" }), "vote-of-absent");
    assert.equal(failure({ "v.d": "yes" }), "vote-without-seat");
    assert.equal(failure({ [a]: "yes" }, { rule: shippedRules["project-group"] }), "body-without-votes");
  });

  test("are announced once everybody present has said something, and with a quorum only", () => {
    const of = (votes: Parameters<typeof announce>[0], attendance = voting.attendance) => {
      const announced = announce(votes, { ...voting, attendance });
      return announced.ok ? announced.value.result : announced.failure;
    };
    assert.equal(of({ [a]: "yes" }), "votes-missing");
    assert.equal(of({ [a]: "yes", [b]: "no" }), "refused");
    assert.equal(of({ [a]: "yes", [b]: "abstain" }), "adopted");
    assert.equal(of({ [a]: "yes" }, there(a)), "no-quorum");
  });

  test("cast in any way are never more than there are people present", () =>
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...seats, "v.x"), fc.constantFrom(...voices)), fc.subarray(seats), (votes, present) => {
        const counted = tallyOf(votes, { seats, attendance: there(...present) });
        assert.ok(counted.yes + counted.no + counted.abstained <= counted.present && counted.present <= counted.eligible);
      }),
    ));
});

describe("A meeting", () => {
  test("goes from planned to invited to held to released; what is called off or released stays so", () => {
    assert.ok(leadsTo("planned", "invited") && leadsTo("invited", "held") && leadsTo("held", "released") && leadsTo("planned", "cancelled"));
    assert.ok(!leadsTo("planned", "released") && !leadsTo("invited", "released") && !leadsTo("held", "cancelled"));
    for (const to of ["planned", "invited", "held", "released", "cancelled"] as const) assert.ok(!leadsTo("released", to) && !leadsTo("cancelled", to));
  });

  test("has points written until it is held, and new ones while minutes are kept", () => {
    assert.deepEqual(
      (["planned", "invited", "held", "released", "cancelled"] as const).map((state) => [mayWriteItem(state, true), mayWriteItem(state, false)]),
      [
        [true, true],
        [true, true],
        [true, false],
        [false, false],
        [false, false],
      ],
    );
  });

  test("ends after it has begun, today or later", () => {
    const hours = (heldOn: string, startsAt: string, endsAt: string) => {
      const accepted = acceptHours({ heldOn, startsAt, endsAt }, "2026-11-23");
      return accepted.ok ? "accepted" : accepted.failure;
    };
    assert.equal(hours("2026-11-23", "09:00", "10:30"), "accepted");
    assert.equal(hours("2026-11-23", "10:30", "09:00"), "ends-before-begin");
    assert.equal(hours("2026-11-22", "09:00", "10:30"), "day-past");
  });

  test("shows its minutes as a draft to the office, the chair and who sits in the body, and to nobody else", () => {
    const body = { chairId: "c", seats: ["gg.raunheim" as MemberId] };
    const reads = (role: string, personId: string, members: "all" | readonly string[]) => mayReadDraft({ role, personId, members }, body);
    assert.ok(reads("office", "x", "all") && reads("steering", "c", "all") && reads("coordinator", "x", ["gg.raunheim"]));
    assert.ok(!reads("steering", "x", "all") && !reads("auditor", "x", "all") && !reads("coordinator", "x", ["gg.nauheim"]));
  });

  test("has its minutes released by the office or the person in the chair, when every point has an end", () => {
    assert.ok(mayRelease({ role: "office", personId: "x" }, { chairId: null }));
    assert.ok(mayRelease({ role: "management", personId: "x" }, { chairId: "x" }));
    assert.ok(!mayRelease({ role: "management", personId: "y" }, { chairId: "x" }));
    assert.ok(!mayRelease({ role: "management", personId: null }, { chairId: null }));
    const items = [item("1", 1), item("2", 2)];
    const record = (itemId: string, outcome: "open" | "noted") => ({ itemId, minutes: "", votes: {}, outcome });
    assert.ok(acceptRelease(items, [record("1", "noted"), record("2", "noted")]).ok);
    assert.ok(!acceptRelease(items, [record("1", "noted"), record("2", "open")]).ok);
    assert.ok(!acceptRelease(items, [record("1", "noted")]).ok);
  });
});

const item = (id: string, position: number, more: Partial<AgendaItem> = {}): AgendaItem => ({
  id,
  position,
  kind: "discussion",
  title: id,
  explanation: "",
  proposal: "",
  source: "own",
  sourceKey: null,
  ...more,
});

describe("An agenda", () => {
  const items = [item("1", 1), item("2", 2), item("3", 3)];
  const order = (list: readonly AgendaItem[]) => list.map(({ id, position }) => `${id}${position}`).join(" ");

  test("takes a point up or down, and leaves it where it is at the ends", () => {
    assert.equal(order(moved(items, "2", "up")), "21 12 33");
    assert.equal(order(moved(items, "2", "down")), "11 32 23");
    assert.equal(order(moved(items, "1", "up")), "11 22 33");
    assert.equal(order(moved(items, "3", "down")), "11 22 33");
  });

  test("is offered a year that has begun without advances, and one that is over without settlement", () => {
    const levies = [
      { year: 2024, settledAt: new Date("2025-03-01") },
      { year: 2025, settledAt: null },
      { year: 2026, settledAt: null },
    ];
    const told = dueYears({ planned: [2024, 2025, 2026, 2023, 2023, 2027], levies }, "2026-11-23").map(({ year, lacks }) => `${year} ${lacks}`);
    assert.deepEqual(told, ["2023 levy", "2025 settlement"]);
    assert.deepEqual(dueYears({ planned: [2026], levies: [] }, "2026-01-01"), [{ year: 2026, lacks: "levy" }]);
  });

  test("is offered every open point once, and none that stands on it", () => {
    const point = (sourceKey: string) => ({ source: "left-over" as const, sourceKey, kind: "discussion" as const, title: sourceKey, explanation: "", proposal: "" });
    const offered = stillOpen([point("x"), point("y"), point("x")], [item("1", 1, { source: "left-over", sourceKey: "y" }), item("2", 2, { source: "overdue", sourceKey: "x" })]);
    assert.deepEqual(
      offered.map(({ sourceKey }) => sourceKey),
      ["x"],
    );
  });
});

const decision = (more: Partial<Decision> = {}): Decision => ({
  id: "d",
  bodyId: "b",
  bodyName: "Lenkungsgruppe",
  bodyShort: "LG",
  number: 7,
  meetingId: "m",
  itemId: "i",
  decidedOn: "2026-11-23",
  isReleased: true,
  title: "Zweiter Faktor",
  wording: "Der zweite Faktor wird eingeführt.",
  result: "adopted",
  tally: tally(7, 0, 0),
  rule: rule(),
  supersedesId: null,
  supersedesNumber: null,
  supersededById: null,
  supersededByNumber: null,
  ...more,
});

describe("The register", () => {
  test("lets a decision be replaced once, by one of the same body, while it holds", () => {
    assert.ok(maySupersede(decision(), "b"));
    assert.ok(!maySupersede(undefined, "b"));
    assert.ok(!maySupersede(decision(), "other"));
    assert.ok(!maySupersede(decision({ supersededById: "later" }), "b"));
    assert.ok(!maySupersede(decision({ result: "refused" }), "b"));
  });

  test("says whether a decision holds, and finds it by number, title and wording", () => {
    const all = [
      decision(),
      decision({ id: "e", number: 8, title: "Kosten", wording: "Mehr.", supersededById: "f" }),
      decision({ id: "g", number: 9, result: "refused", wording: "" }),
    ];
    assert.deepEqual(all.map(standingOf), ["valid", "superseded", "refused"]);
    assert.deepEqual(
      all.map((one) => standingOf({ ...one, isReleased: false })),
      ["draft", "superseded", "draft"],
      "what is not released is known to the body alone",
    );
    const found = (filter: Parameters<typeof chosenDecisions>[1]) => chosenDecisions(all, filter).map(({ id }) => id);
    assert.deepEqual(found({ text: "lg-8" }), ["e"]);
    assert.deepEqual(found({ text: "FAKTOR" }), ["d", "g"]);
    assert.deepEqual(found({ standing: "valid" }), ["d"]);
    assert.deepEqual(found({}), ["d", "e", "g"]);
  });

  test("gives a task without a day eight weeks", () => {
    assert.equal(taskDueOn(null, "2026-11-23"), "2027-01-18");
    assert.equal(taskDueOn("2026-12-01", "2026-11-23"), "2026-12-01");
  });
});
