import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { memberId } from "#kernel/ids";
import type { ResolutionEntry, ResolutionFacts, ResolutionStep } from "./model.ts";
import { acceptEntry, acceptExtract, isAskedOn, isDecided, missingOf, pathOf, withCouncil } from "./rules.ts";

const today = "2024-05-15";
const blank: ResolutionFacts = {
  step: "council",
  paperNumber: "",
  sessionOn: "2024-05-02",
  item: "",
  votesFor: null,
  votesAgainst: null,
  votesAbstained: null,
  result: "adopted",
  conditions: "",
};
let count = 0;
const entry = (step: ResolutionStep, part: Partial<ResolutionEntry> = {}): ResolutionEntry => {
  count += 1;
  const id = `0190b0a0-0000-7000-8000-${String(count).padStart(12, "0")}`;
  const recorded = { recordedAt: new Date(Date.UTC(2024, 4, 3, 0, count)), recordedByName: "x", recordedRole: "coordinator" };
  return { ...blank, ...recorded, memberId: memberId.parse("kreis-gg.raunheim"), id, fileId: null, step, ...part };
};

describe("A resolution", () => {
  const cases: readonly (readonly [string, Partial<ResolutionFacts>, string])[] = [
    ["may be planned without a result", { result: null, sessionOn: "2024-06-20" }, "ok"],
    ["has a session", { sessionOn: null }, "session-missing"],
    ["has none in the future", { sessionOn: "2024-05-16" }, "session-in-future"],
    ["with conditions names them", { result: "adopted-with-conditions" }, "conditions-missing"],
    ["has no votes without a result", { result: null, votesFor: 3 }, "votes-without-result"],
    ["is adopted by the majority of votes cast (§ 54 HGO)", { votesFor: 12, votesAgainst: 11, votesAbstained: 9 }, "ok"],
    ["is not adopted by a tie", { votesFor: 12, votesAgainst: 12 }, "votes-against-result"],
    ["is not refused by a majority in favour", { result: "refused", votesFor: 12, votesAgainst: 11 }, "votes-against-result"],
    ["may be postponed whatever the votes on that were", { result: "postponed", votesFor: 3, votesAgainst: 20 }, "ok"],
  ];
  for (const [title, part, expected] of cases)
    test(title, () => {
      const found = acceptEntry({ ...blank, ...part }, today);
      assert.equal(found.ok ? "ok" : found.failure, expected);
    });
});

describe("A path", () => {
  const standings = (entries: readonly ResolutionEntry[]) => pathOf(entries, today).map(({ standing }) => standing);

  test("shows the last entry of each step; a past session without result is overdue", () => {
    const entries = [
      entry("executive"),
      entry("committee", { result: "postponed" }),
      entry("committee", { result: null, sessionOn: "2024-05-14" }),
      entry("council", { result: null, sessionOn: "2024-05-15" }),
    ];
    assert.deepEqual(standings(entries), ["adopted", "overdue", "planned"]);
    assert.deepEqual(standings(entries.toReversed()), ["adopted", "overdue", "planned"]);
    assert.deepEqual(standings([]), ["none", "none", "none"]);
  });

  test("is over when the council has spoken, for it alone decides; before that the first step without a word is missing", () => {
    assert.equal(missingOf(pathOf([], today)), "executive");
    assert.equal(missingOf(pathOf([entry("executive")], today)), "committee");
    assert.equal(missingOf(pathOf([entry("council")], today)), null);
    assert.equal(missingOf(pathOf([entry("executive"), entry("committee"), entry("council", { result: "postponed" })], today)), "council");
  });

  test("of a council nobody shows the entry of, others know what it has said", () => {
    const decision = { memberId: memberId.parse("kreis-gg.raunheim"), result: "refused" as const, sessionOn: "2024-05-02" };
    assert.deepEqual(
      withCouncil(pathOf([], today), decision).map(({ standing }) => standing),
      ["none", "none", "refused"],
    );
    assert.equal(withCouncil(pathOf([entry("council")], today), decision)[2]?.standing, "adopted");
    assert.deepEqual([isDecided(decision), isDecided({ result: "postponed" })], [true, false]);
  });

  test("somebody is asked the day after and then weekly", () =>
    assert.deepEqual(
      ["2024-05-15", "2024-05-16", "2024-05-17", "2024-05-23"].map((day) => isAskedOn("2024-05-15", day)),
      [false, true, false, true],
    ));

  test("an extract is a paper or a picture of at most 10 MB", () => {
    const of = (name: string, size = 1) => acceptExtract({ name, bytes: new Uint8Array(size) });
    assert.deepEqual([of("a.PDF").ok, of("a.exe"), of("a.pdf", 10 * 2 ** 20 + 1)], [true, { ok: false, failure: "file-kind-refused" }, { ok: false, failure: "file-too-large" }]);
  });
});
