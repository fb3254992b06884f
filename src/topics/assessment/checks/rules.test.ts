import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CheckState, FollowedCheck, Status, StoredAnswer } from "./model.ts";
import { acceptAddress, composed, decideAnswer, filledIn, isBasic, proposalFor, reversed, saysNothingNew, statusesOf } from "./rules/answering.ts";
import { chooseReminded, isOverdue, levelOf, narrowChecks, nothingCounted, plannedDayDue, selectionOf, shareOf, sumOf } from "./rules/rounds.ts";
import { lockOf, mayClose, mayReopen, mayReturn, maySubmit, mayVerify, proofLockOf } from "./rules/states.ts";
import { concernOf } from "./rules/triage.ts";

const answer = (more: Partial<StoredAnswer> = {}): StoredAnswer => ({
  status: "no",
  shared: null,
  effective: "no",
  reason: "",
  note: "",
  deficits: "",
  responsible: "",
  dueOn: null,
  textHash: "a",
  suggested: null,
  suggestedFrom: null,
  relationship: null,
  version: 1,
  answeredAt: new Date(0),
  answeredBy: "Probe",
  verdict: null,
  verdictNote: "",
  verdictAt: null,
  verdictBy: null,
  ...more,
});

describe("answering", () => {
  test("WiBA knows yes, no and not relevant; Grundschutz also partly", () => {
    assert.deepEqual(statusesOf("wiba"), ["yes", "no", "dispensable"]);
    assert.deepEqual(statusesOf("grundschutz"), ["yes", "partly", "no", "dispensable"]);
  });

  const decisions: readonly [string, Parameters<typeof decideAnswer>, string][] = [
    ["the first answer is saved over nothing", ["wiba", { status: "yes", version: 0 }, null], "yes/1"],
    ["an answer is saved over the version its author saw", ["wiba", { status: "yes", version: 1 }, answer()], "yes/2"],
    ["whoever has not seen the stored version is told", ["wiba", { status: "yes", version: 0 }, answer()], "answer-changed"],
    ["„teilweise“ is not on the scale of WiBA", ["wiba", { status: "partly", version: 0 }, null], "value-not-on-scale"],
    ["„teilweise“ is on the scale of Grundschutz", ["grundschutz", { status: "partly", version: 0 }, null], "partly/1"],
    ["„entbehrlich“ needs a reason", ["grundschutz", { status: "dispensable", version: 0 }, null], "value-reason-needed"],
    ["„entbehrlich“ with a reason is an answer", ["grundschutz", { status: "dispensable", reason: "Kein WLAN.", version: 0 }, null], "dispensable/1"],
    ["the reason given before still counts", ["grundschutz", { status: "dispensable", version: 1 }, answer({ reason: "Kein WLAN." })], "dispensable/2"],
    [
      "a reason taken back leaves „entbehrlich“ without one",
      ["grundschutz", { status: "dispensable", reason: "", version: 1 }, answer({ reason: "Kein WLAN." })],
      "value-reason-needed",
    ],
    ["no status takes the answer back", ["wiba", { version: 1 }, answer()], "null/2"],
  ];
  for (const [title, given, expected] of decisions)
    test(title, () => {
      const decided = decideAnswer(...given);
      assert.equal(decided.ok ? `${decided.value.status}/${decided.value.version}` : decided.failure, expected);
    });

  test("what is not sent stays; a blank day is taken back", () => {
    const decided = decideAnswer("wiba", { status: "no", dueOn: "", version: 1 }, answer({ deficits: "Es fehlt ein Plan.", dueOn: "2027-01-01" }));
    assert.deepEqual(decided.ok && [decided.value.deficits, decided.value.dueOn], ["Es fehlt ein Plan.", null]);
  });

  test("the same words are not written again, unless they answer a changed text or a proposal", () => {
    const same = { status: "no" as const, reason: "", note: "", deficits: "", responsible: "", dueOn: null, version: 2 };
    assert.equal(saysNothingNew(same, answer(), "a"), true);
    assert.equal(saysNothingNew(same, answer(), "b"), false);
    assert.equal(saysNothingNew(same, answer({ suggested: "no" }), "a"), false);
    assert.equal(saysNothingNew({ ...same, note: "Neu" }, answer(), "a"), false);
    assert.equal(saysNothingNew({ ...same, status: null }, null, "a"), true);
  });

  test("basic is what the level says, or MUSS where there are no levels", () => {
    assert.deepEqual(
      [isBasic({ level: "basic", modal: null }), isBasic({ level: "standard", modal: "must" }), isBasic({ level: null, modal: "must" }), isBasic({ level: null, modal: "should" })],
      [true, false, true, false],
    );
  });

  test("only web addresses are linked; a document may be named without one", () => {
    assert.deepEqual(acceptAddress("https://example.org/konzept"), { ok: true, value: "https://example.org/konzept" });
    assert.deepEqual(acceptAddress(""), { ok: true, value: null });
    for (const bad of ["javascript:alert(1)", "ftp://example.org", "https://a b", 'https://"x', "konzept.pdf"]) assert.equal(acceptAddress(bad).ok, false, bad);
  });

  test("parameters are filled in: the own value, else the publisher's, else their name", () => {
    const known = [
      { id: "p1", label: "Frist", values: ["jährlich"] },
      { id: "p2", label: "Rolle", values: [] },
    ];
    const text = "Prüfe {{ insert: param, p1 }} durch {{insert: param, p2}} und {{ insert: param, p3 }}.";
    assert.equal(filledIn(text, known, new Map()), "Prüfe jährlich durch [Rolle] und [p3].");
    assert.equal(filledIn(text, known, new Map([["p1", "monatlich"]])), "Prüfe monatlich durch [Rolle] und [p3].");
  });
});

describe("suggestions", () => {
  const proposals: readonly [string, Parameters<typeof proposalFor>, Status | null][] = [
    ["the same question proposes the same answer", ["equal-to", "yes", "grundschutz"], "yes"],
    ["an equivalent one, too", ["equivalent-to", "no", "grundschutz"], "no"],
    ["a part proposes at most „teilweise“", ["subset-of", "yes", "grundschutz"], "partly"],
    ["more than this proposes at most „teilweise“, too", ["superset-of", "yes", "grundschutz"], "partly"],
    ["an overlap proposes at most „teilweise“", ["intersects-with", "partly", "grundschutz"], "partly"],
    ["a „nein“ elsewhere proposes nothing where questions only overlap", ["intersects-with", "no", "grundschutz"], null],
    ["„entbehrlich“ elsewhere proposes nothing where questions only overlap", ["superset-of", "dispensable", "grundschutz"], null],
    ["on a scale without „teilweise“ an overlap only informs", ["intersects-with", "yes", "wiba"], null],
    ["„teilweise“ is not proposed on a scale without it, even by the same question", ["equal-to", "partly", "wiba"], null],
    ["what is not related proposes nothing", ["no-relationship", "yes", "grundschutz"], null],
  ];
  for (const [title, given, expected] of proposals) test(title, () => assert.equal(proposalFor(...given), expected));

  test("a chain is as good as its weaker link", () => {
    assert.equal(composed("equal-to", "subset-of"), "subset-of");
    assert.equal(composed("subset-of", "equivalent-to"), "subset-of");
    assert.equal(composed("equal-to", "equivalent-to"), "equivalent-to");
    assert.equal(composed("subset-of", "subset-of"), "subset-of");
    assert.equal(composed("subset-of", "superset-of"), "intersects-with");
    assert.equal(composed("intersects-with", "no-relationship"), "no-relationship");
  });

  test("no chain of other relationships ever becomes equal or equivalent", () => {
    const others = ["subset-of", "superset-of", "intersects-with", "no-relationship"] as const;
    const all = ["equal-to", "equivalent-to", ...others] as const;
    for (const first of others)
      for (const second of all) assert.ok(!["equal-to", "equivalent-to"].includes(composed(first, second)) && !["equal-to", "equivalent-to"].includes(composed(second, first)));
  });

  test("read the other way round, a part becomes the whole", () => {
    assert.equal(reversed("subset-of"), "superset-of");
    assert.equal(reversed("intersects-with"), "intersects-with");
  });
});

describe("states", () => {
  const locks: readonly [CheckState, "open" | "closed", string | null, string | null][] = [
    ["draft", "open", null, null],
    ["in-progress", "open", null, null],
    ["returned", "open", null, null],
    ["submitted", "open", "check-submitted", null],
    ["verified", "open", "check-submitted", null],
    ["closed", "open", "check-closed", "check-closed"],
    ["in-progress", "closed", "round-closed", "round-closed"],
    ["submitted", "closed", "round-closed", "round-closed"],
  ];
  for (const [state, roundState, answering, proving] of locks)
    test(`a check ${state} in a round ${roundState}: answering ${answering ?? "is open"}, evidence ${proving ?? "is open"}`, () => {
      assert.equal(lockOf({ state, roundState }), answering);
      assert.equal(proofLockOf({ state, roundState }), proving);
    });

  const total = { ...nothingCounted, asked: 3, yes: 2 };
  const said = (result: { ok: boolean; failure?: string }) => (result.ok ? "ok" : (result.failure ?? ""));
  test("handed in is what is complete, or what its author says stays open", () => {
    assert.equal(said(maySubmit({ state: "in-progress", roundState: "open" }, total, false)), "rows-open");
    assert.equal(said(maySubmit({ state: "in-progress", roundState: "open" }, total, true)), "ok");
    assert.equal(said(maySubmit({ state: "returned", roundState: "open" }, { ...total, dispensable: 1 }, false)), "ok");
    assert.equal(said(maySubmit({ state: "submitted", roundState: "open" }, total, true)), "check-submitted");
  });
  test("sent back and verified is only what was handed in", () => {
    assert.equal(said(mayReturn({ state: "draft", roundState: "open" })), "check-not-submitted");
    assert.equal(said(mayReturn({ state: "verified", roundState: "open" })), "ok");
    assert.equal(said(mayReturn({ state: "closed", roundState: "open" })), "check-closed");
    assert.equal(said(mayVerify({ state: "in-progress" })), "check-not-submitted");
    assert.equal(said(mayVerify({ state: "submitted" })), "ok");
  });
  test("signed is only what has a plan for every basic gap: its risk cannot be accepted", () => {
    assert.equal(said(mayClose({ state: "submitted" }, 1)), "basic-gaps-unplanned");
    assert.equal(said(mayClose({ state: "submitted" }, 0)), "ok");
    assert.equal(said(mayClose({ state: "in-progress" }, 0)), "check-not-submitted");
  });
  test("a coordinator takes back what was handed in, not what was verified or signed", () => {
    assert.equal(said(mayReopen({ state: "submitted", roundState: "open" }, "coordinator")), "ok");
    assert.equal(said(mayReopen({ state: "verified", roundState: "open" }, "coordinator")), "only-management-reopens");
    assert.equal(said(mayReopen({ state: "closed", roundState: "open" }, "management")), "ok");
    assert.equal(said(mayReopen({ state: "draft", roundState: "open" }, "management")), "check-open");
  });
});

const followed = (name: string, more: Partial<FollowedCheck> = {}): FollowedCheck => ({
  checkId: name,
  memberId: `kreis-gg.${name}` as FollowedCheck["memberId"],
  name,
  scope: "",
  state: "in-progress",
  dueOn: "2026-12-15",
  overdue: false,
  counts: nothingCounted,
  share: null,
  answered: 0,
  changedAt: new Date(0),
  remindedAt: null,
  ...more,
});

describe("following", () => {
  test("an empty selection asks all", () => {
    assert.deepEqual(selectionOf({ areas: [], levels: [], modals: [] }), { areas: null, levels: null, modals: null, maxEffort: null });
  });
  test("fulfilled is yes or dispensable, of what is asked", () => {
    assert.equal(shareOf({ ...nothingCounted, asked: 10, yes: 4, dispensable: 1, partly: 3 }), 0.5);
    assert.equal(shareOf(nothingCounted), null);
    assert.deepEqual(
      sumOf([
        { ...nothingCounted, asked: 1 },
        { ...nothingCounted, asked: 2, yes: 1 },
      ]),
      { ...nothingCounted, asked: 3, yes: 1 },
    );
  });
  test("what nobody has answered is not rated", () => {
    assert.equal(levelOf({ ...nothingCounted, asked: 10 }), "na");
    assert.equal(levelOf({ ...nothingCounted, asked: 10, no: 1 }), 0);
    assert.equal(levelOf({ ...nothingCounted, asked: 100, yes: 85 }), 4);
    assert.equal(levelOf(null), "na");
  });
  test("overdue is what is open after its day while the round runs", () => {
    assert.equal(isOverdue("in-progress", "2026-12-01", { day: "2026-12-02", round: "open" }), true);
    assert.equal(isOverdue("submitted", "2026-12-01", { day: "2026-12-02", round: "open" }), false);
    assert.equal(isOverdue("in-progress", "2026-12-01", { day: "2026-12-02", round: "closed" }), false);
  });
  test("the matrix is narrowed and sorted", () => {
    const all = [followed("a", { answered: 3 }), followed("b", { state: "closed", answered: 1 }), followed("c", { counts: { ...nothingCounted, basicGaps: 2 } })];
    const names = (...given: Parameters<typeof narrowChecks>) =>
      narrowChecks(...given)
        .map(({ name }) => name)
        .join("");
    assert.equal(names(all, { sort: "-answered" }), "abc");
    assert.equal(names(all, { sort: "-name" }), "cba");
    assert.equal(names(all, { state: "open", sort: "name" }), "ac");
    assert.equal(names(all, { state: "basic-gaps", sort: "name" }), "c");
    assert.equal(names(all, { text: "B", sort: "name" }), "b");
  });
  test("nobody is reminded twice within a day, and nobody who has handed in", () => {
    const now = new Date("2026-12-01T08:00:00Z");
    const all = [followed("a"), followed("b", { remindedAt: new Date("2026-12-01T07:00:00Z") }), followed("c", { state: "submitted" })];
    const chosen = chooseReminded(all, { all: true, members: [], round: "open", now });
    assert.deepEqual(chosen.ok && [chosen.value.remind.map(({ name }) => name), chosen.value.remindedToday.map(({ name }) => name)], [["a"], ["b"]]);
    assert.equal(said(chooseReminded(all, { all: false, members: ["kreis-gg.c"], round: "open", now })), "nobody-to-remind");
    assert.equal(said(chooseReminded(all, { all: true, members: [], round: "closed", now })), "round-closed");
  });
  test("a planned day is due on its day and up to two days late", () => {
    const round = { reminderDays: [-3, 1], opensOn: "2026-11-01" };
    const on = (day: string) => plannedDayDue(followed("a"), round, { day, at: new Date(`${day}T08:00:00Z`) });
    assert.deepEqual([on("2026-12-11"), on("2026-12-12"), on("2026-12-14"), on("2026-12-15"), on("2026-12-16")], [null, -3, -3, null, 1]);
  });
});

const said = (result: { ok: boolean; failure?: string }) => (result.ok ? "ok" : (result.failure ?? ""));

describe("triage", () => {
  const version = (label: string, textHash: string) => ({ label, title: label, statement: "", textHash });
  const cases: readonly [string, Parameters<typeof concernOf>[0], string | null][] = [
    ["asked only now is new", { before: null, after: version("1", "a") }, "new"],
    ["asked no longer is withdrawn", { before: version("1", "a"), after: null }, "withdrawn"],
    ["another number alone is renumbered", { before: version("1", "a"), after: version("2", "a") }, "renumbered"],
    ["another text goes before another number", { before: version("1", "a"), after: version("2", "b") }, "text-changed"],
    ["the same is no concern", { before: version("1", "a"), after: version("1", "a") }, null],
  ];
  for (const [title, pair, expected] of cases) test(title, () => assert.equal(concernOf(pair), expected));
});
