import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { smallDefinition } from "#tests/survey";
import type { AskedCampaign } from "#topics/survey/delegations/model";
import { questionOf } from "#topics/survey/questionnaires/rules/answered";
import type { CountedStates, StoredAnswer } from "./model.ts";
import { confirmations, decideAnswer, mayAttach, planCarryOver } from "./rules/answering.ts";
import { askedNow, countSections, disagreements, firstOpen, lockOf, missingQuestions, nextStep, questionAfter, withAnswers } from "./rules/progress.ts";
import { contentOf, maySubmit } from "./rules/response.ts";
import { valueText } from "./rules/wording.ts";

const stored = (question: string, changes: Partial<StoredAnswer> = {}): StoredAnswer => ({
  question,
  section: "org",
  state: "answered",
  value: "ja",
  remark: "",
  carriedOver: false,
  version: 1,
  answeredAt: new Date("2026-11-23T08:00:00Z"),
  answeredName: "K",
  ...changes,
});

const statesAfter = (...answers: StoredAnswer[]): CountedStates => withAnswers(smallDefinition, {}, answers);
const placeOf = (key: string) => {
  const found = questionOf(smallDefinition, key);
  if (!found) throw new Error(key);
  return found;
};
const given = (changes: Partial<Parameters<typeof decideAnswer>[1]> = {}) => ({ unknown: false, clear: false, version: 0, ...changes });

describe("A question counts only while it is asked", () => {
  const counts = (states: CountedStates) =>
    countSections(smallDefinition, states).map(({ section, asked, answered, unknown, missing, toConfirm }) => [section, asked, answered, unknown, missing, toConfirm]);
  const cases: [string, CountedStates, unknown][] = [
    [
      "nothing answered: questions with a condition are not asked",
      {},
      [
        ["org", 3, 0, 0, 3, 0],
        ["it", 7, 0, 0, 2, 0],
      ],
    ],
    [
      "„ja“ asks one more here and one in the other section",
      statesAfter(stored("isb")),
      [
        ["org", 4, 1, 0, 3, 0],
        ["it", 8, 0, 0, 3, 0],
      ],
    ],
    [
      "„weiß nicht“ is an answer and asks nothing more",
      statesAfter(stored("isb", { state: "unknown", value: null })),
      [
        ["org", 3, 0, 1, 2, 0],
        ["it", 7, 0, 0, 2, 0],
      ],
    ],
    [
      "an answer to a question no longer asked does not count",
      statesAfter(stored("isb", { value: "nein" }), stored("isb-name", { value: "Erika" })),
      [
        ["org", 3, 1, 0, 2, 0],
        ["it", 7, 0, 0, 2, 0],
      ],
    ],
    [
      "a carried-over value counts for nothing until confirmed",
      statesAfter(stored("isb", { state: "open", carriedOver: true })),
      [
        ["org", 3, 0, 0, 3, 1],
        ["it", 7, 0, 0, 2, 0],
      ],
    ],
  ];
  for (const [title, states, expected] of cases) test(title, () => assert.deepEqual(counts(states), expected));

  test("counting keeps values only where others hang on them", () => {
    const states = statesAfter(stored("isb"), stored("isb-name", { value: "Geheime Person" }), stored("stellen", { value: 3 }));
    assert.deepEqual(states, { isb: { s: "answered", v: "ja" }, "isb-name": { s: "answered" }, stellen: { s: "answered", v: 3 } });
  });

  test("only required questions are missing", () =>
    assert.deepEqual(
      missingQuestions(smallDefinition, {}).map(({ question }) => question.key),
      ["isb", "stellen", "stellen-it", "backup", "dienste"],
    ));

  test("numbers that disagree are named, on both questions", () => {
    assert.deepEqual(
      disagreements(smallDefinition, statesAfter(stored("stellen", { value: 2 }), stored("stellen-it", { value: 3 }))).map(({ questions }) => questions),
      [["stellen-it", "stellen"]],
    );
    assert.deepEqual(disagreements(smallDefinition, statesAfter(stored("stellen", { value: 3 }), stored("stellen-it", { value: 3 }))), []);
  });
});

describe("What somebody sends becomes an answer", () => {
  const cases: [string, string, Partial<Parameters<typeof decideAnswer>[1]>, StoredAnswer | null, unknown][] = [
    ["a value", "stellen", { value: "1,5" }, null, { state: "answered", value: 1.5, version: 1 }],
    ["„weiß nicht“ in place of a choice", "isb", { value: "?" }, null, { state: "unknown", value: null, version: 1 }],
    ["„weiß nicht“ as a tick", "stellen", { unknown: true }, null, { state: "unknown", value: null, version: 1 }],
    ["a tick over a value that stands there", "stellen", { value: "3", unknown: true, version: 1 }, stored("stellen", { value: 3 }), { state: "unknown", value: null, version: 2 }],
    [
      "a value typed while the tick still stands is what is new",
      "stellen",
      { value: "3", unknown: true, version: 1 },
      stored("stellen", { state: "unknown", value: null }),
      { state: "answered", value: 3, version: 2 },
    ],
    ["nothing, with a remark, stays open", "isb", { remark: "frage ich nach" }, null, { state: "open", value: null, remark: "frage ich nach", version: 1 }],
    ["nothing takes an answer back", "isb", { value: "", version: 4 }, stored("isb", { version: 4 }), { state: "open", value: null, version: 5 }],
    ["a remark not sent is kept", "isb", { value: "nein", version: 1 }, stored("isb", { remark: "alt" }), { state: "answered", value: "nein", remark: "alt", version: 2 }],
    [
      "the same value confirms what was carried over",
      "isb",
      { value: "ja", version: 1 },
      stored("isb", { state: "open", carriedOver: true }),
      { state: "answered", value: "ja", carriedOver: false, version: 2 },
    ],
    [
      "a file cannot be named into another question",
      "konzept",
      { value: { fileId: "0192d3c0-0000-7000-8000-000000000000", name: "fremd.pdf" }, remark: "x" },
      null,
      { state: "open", value: null },
    ],
  ];
  for (const [title, key, sent, current, expected] of cases)
    test(title, () => {
      const decided = decideAnswer(placeOf(key), given(sent), current);
      assert.ok(decided.ok && decided.value);
      assert.deepEqual(Object.fromEntries(Object.keys(expected as object).map((name) => [name, decided.value?.[name as keyof typeof decided.value]])), expected);
    });

  test("the same once more changes nothing, whatever version was seen", () =>
    assert.deepEqual(decideAnswer(placeOf("dienste"), given({ value: ["web", "mail"] }), stored("dienste", { value: ["mail", "web"], version: 7 })), { ok: true, value: null }));
  test("the order of keys in a table is no difference", () =>
    assert.deepEqual(decideAnswer(placeOf("systeme"), given({ value: [{ cells: { zahl: 1, name: "A" } }] }), stored("systeme", { value: [{ cells: { name: "A", zahl: 1 } }] })), {
      ok: true,
      value: null,
    }));
  test("over a version nobody saw nothing is saved", () =>
    assert.deepEqual(decideAnswer(placeOf("isb"), given({ value: "nein", version: 1 }), stored("isb", { version: 2 })), {
      ok: false,
      failure: "answer-changed",
    }));
  test("a value that does not fit is refused by name", () => {
    const failures = (
      [
        ["stellen", "viele"],
        ["stellen", "101"],
        ["isb", "vielleicht"],
        ["reife", "9"],
        ["seit", "morgen"],
      ] as const
    ).map(([key, value]) => {
      const decided = decideAnswer(placeOf(key), given({ value }), null);
      return decided.ok ? null : decided.failure;
    });
    assert.deepEqual(failures, ["value-not-a-number", "value-too-high", "value-not-an-option", "value-off-scale", "value-not-a-date"]);
  });
});

describe("The last period is carried over where it still fits", () => {
  const earlier = [
    stored("isb"),
    stored("stellen", { value: 200 }),
    stored("backup", { value: "frueher" }),
    stored("seit", { state: "unknown", value: null }),
    stored("gibt-es-nicht-mehr"),
    stored("dienste", { value: ["web"], remark: "alt" }),
  ];
  const plan = planCarryOver(smallDefinition, earlier, [stored("isb", { value: "nein" }), stored("dienste", { state: "open", value: null, remark: "neu", version: 3 })]);
  test("answered questions are left alone, values that no longer fit are left out", () =>
    assert.deepEqual(
      plan.changes.map(({ question }) => question),
      ["dienste"],
    ));
  test("three did not fit", () => assert.equal(plan.leftOut, 3));
  test("it waits for confirmation, over the version there is, with the newer remark", () => {
    const [change] = plan.changes;
    assert.deepEqual([change?.state, change?.carriedOver, change?.version, change?.remark, change?.section], ["open", true, 4, "neu", "it"]);
  });
  test("confirming makes answers of it", () =>
    assert.deepEqual(
      confirmations([stored("isb", { state: "open", carriedOver: true, version: 2 }), stored("stellen")]).map(({ question, state, version }) => [question, state, version]),
      [["isb", "answered", 3]],
    ));
});

describe("One next step", () => {
  const asked = (changes: Partial<AskedCampaign> = {}) => ({ definition: smallDefinition, handed: null, state: "open", responseState: null, ...changes }) as AskedCampaign;
  const complete = statesAfter(
    stored("isb", { value: "nein" }),
    stored("stellen", { value: 3 }),
    stored("stellen-it", { value: 1 }),
    stored("backup"),
    stored("dienste", { value: ["web"] }),
  );
  const step = (campaign: AskedCampaign, states: CountedStates, role = "coordinator", handedIn: string[] = []) =>
    nextStep({ asked: campaign, states, role, handedIn: new Set(handedIn) });
  const cases: [string, unknown, unknown][] = [
    ["the first missing question", step(asked(), {}), { name: "answer", section: "org", question: "isb" }],
    ["what was carried over is confirmed", step(asked(), statesAfter(stored("isb", { state: "open", carriedOver: true }))), { name: "confirm", section: "org", question: "isb" }],
    ["all answered: submit", step(asked(), complete).name, "submit"],
    ["submitted: the coordination waits", step(asked({ responseState: "submitted" }), complete).name, "wait"],
    ["submitted: the management signs off", step(asked({ responseState: "submitted" }), complete, "management").name, "sign-off"],
    ["signed off: done", step(asked({ responseState: "signed-off" }), complete).name, "done"],
    ["returned: answer again", step(asked({ responseState: "returned" }), {}).name, "answer"],
    ["closed: nothing", step(asked({ state: "closed" }), {}).name, "closed"],
    ["a contributor goes to their own section", step(asked({ handed: ["it"] }), {}, "contributor"), { name: "answer", section: "it", question: "backup" }],
    ["a contributor hands in what is complete", step(asked({ handed: ["it"] }), complete, "contributor"), { name: "hand-in", section: "it", question: null }],
    ["a contributor is done afterwards", step(asked({ handed: ["it"] }), complete, "contributor", ["it"]).name, "done"],
  ];
  for (const [title, actual, expected] of cases) test(title, () => assert.deepEqual(actual, expected));

  test("incomplete is not submitted, „weiß nicht“ is complete", () => {
    assert.deepEqual(maySubmit(asked(), {}), { ok: false, failure: "sections-incomplete" });
    assert.equal(maySubmit(asked(), statesAfter(...["isb", "stellen", "stellen-it", "backup", "dienste"].map((key) => stored(key, { state: "unknown", value: null })))).ok, true);
  });
  test("a contributor submits nothing", () => assert.deepEqual(maySubmit(asked({ handed: ["org", "it"] }), complete), { ok: false, failure: "campaign-unknown" }));
  test("closed goes before submitted", () => assert.equal(lockOf({ state: "closed", responseState: "submitted" }), "campaign-closed"));
  test("after the last question comes the first that is still open, then nothing", () => {
    const org = placeOf("isb").section;
    const half = statesAfter(stored("stellen-it", { value: 1 }));
    assert.equal(questionAfter(org, half, { asked: askedNow(smallDefinition, half), key: "isb" }), "stellen");
    assert.equal(questionAfter(org, half, { asked: askedNow(smallDefinition, half), key: "stellen-it" }), "isb");
    assert.equal(questionAfter(org, complete, { asked: askedNow(smallDefinition, complete), key: "stellen-it" }), null);
    assert.equal(firstOpen(org, half, askedNow(smallDefinition, half)), "isb");
  });
  test("what was carried over and never confirmed is not frozen", () => {
    const open = stored("reife", { section: "it", state: "open", value: 3, carriedOver: true });
    const content = contentOf(asked(), [stored("isb", { value: "nein" }), open], {
      states: statesAfter(stored("isb", { value: "nein" }), open),
      language: "de",
    });
    assert.deepEqual(content.sections[1]?.questions.find(({ key }) => key === "reife")?.value, null);
    assert.equal(
      content.sections[0]?.questions.some(({ key }) => key === "isb-name"),
      false,
    );
  });
});

describe("Values in words", () => {
  const cases: [string, Parameters<typeof valueText>[1], string][] = [
    ["isb", "ja", "Ja"],
    ["stellen", 1234.5, "1.234,5 Stellen"],
    ["dienste", ["mail", "web"], "Mail, Web"],
    ["reife", 4, "4 (1 = gar nicht, 5 = sehr)"],
    ["systeme", [{ cells: { name: "A", zahl: 2 } }, { cells: { name: "B" } }], "Name: A, Anzahl: 2\nName: B"],
    ["budget", 2671, "2.671,00\u00a0€"],
    ["seit", "2026-11-23", "23. November 2026"],
    ["konzept", { fileId: "x", name: "Konzept.pdf" }, "Konzept.pdf"],
    ["isb", null, ""],
  ];
  for (const [key, value, text] of cases) test(`${key}: ${text || "nothing"}`, () => assert.equal(valueText(placeOf(key).question, value, "de"), text));
});

describe("Only files that are what they say are attached", () => {
  const bytes = (...start: number[]) => new Uint8Array([...start, 1, 2, 3]);
  const cases: [string, string, Uint8Array, string | null][] = [
    ["a PDF", "Konzept.PDF", bytes(0x25, 0x50, 0x44, 0x46), null],
    ["an ODT", "k.odt", bytes(0x50, 0x4b, 3, 4), null],
    ["a text", "k.txt", bytes(65), null],
    ["a program named PDF", "k.pdf", bytes(0x4d, 0x5a), "file-kind-refused"],
    ["a program", "k.exe", bytes(0x4d, 0x5a), "file-kind-refused"],
    ["a page", "k.html", bytes(60), "file-kind-refused"],
    ["nothing", "k.txt", new Uint8Array(), "file-kind-refused"],
    ["too much", "k.pdf", new Uint8Array(25 * 1024 * 1024 + 1), "file-too-large"],
  ];
  for (const [title, name, content, failure] of cases)
    test(title, () => {
      const result = mayAttach(placeOf("konzept").question, { name, bytes: content });
      assert.equal(result.ok ? null : result.failure, failure);
    });
  test("and only where one is asked for", () =>
    assert.deepEqual(mayAttach(placeOf("isb").question, { name: "a.txt", bytes: bytes(65) }), {
      ok: false,
      failure: "question-takes-no-file",
    }));
});
