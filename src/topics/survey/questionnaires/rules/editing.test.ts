import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { questionFields, checkFields, type Definition, type Question } from "../model.ts";
import { addQuestion, dropQuestion, dropSection, freeKey, most, putSection, questionKeys, replaceQuestion, shiftQuestion, shiftSection, sizeOf } from "./editing.ts";
import { checksFrom, questionFrom } from "./fields.ts";
import { nextVersion, readSentQuestionnaire } from "./versions.ts";

const text = (key: string): Question => ({ key, kind: "text", text: key, required: true, weight: 1 });
const paper: Definition = {
  title: "Probe",
  description: "",
  source: "",
  checks: [],
  sections: [
    { key: "a", title: "A", intro: "", minutes: 5, questions: [text("a1"), text("a2")] },
    { key: "b", title: "B", intro: "", minutes: 7, questions: [text("b1")] },
  ],
};
const layout = (definition: Definition) => definition.sections.map(({ key, questions }) => `${key}:${questions.map((q) => q.key).join(",")}`).join(" ");
const outcome = (result: { ok: true; value: Definition } | { ok: false; failure: string }) => (result.ok ? layout(result.value) : result.failure);
const full = (count: number) => Array.from({ length: count }, (_, index) => text(`x${index}`));
const crowded: Definition = { ...paper, sections: [{ ...paper.sections[0]!, questions: full(most.questions) }, paper.sections[1]!] };

describe("Sections and questions are moved, added and removed", () => {
  const cases: [string, { ok: true; value: Definition } | { ok: false; failure: string }, string][] = [
    ["a section moves down", shiftSection(paper, "a", "down"), "b:b1 a:a1,a2"],
    ["the first section stays first", shiftSection(paper, "a", "up"), "a:a1,a2 b:b1"],
    ["an unknown section is named", shiftSection(paper, "x", "up"), "section-unknown"],
    ["a section goes with its questions", dropSection(paper, "a"), "b:b1"],
    ["an unknown section cannot go", dropSection(paper, "x"), "section-unknown"],
    ["a question is added at the end", addQuestion(paper, "a", text("a3")), "a:a1,a2,a3 b:b1"],
    ["a key is given once in the whole questionnaire", addQuestion(paper, "a", text("b1")), "question-key-taken"],
    ["a question needs a section", addQuestion(paper, "x", text("n")), "section-unknown"],
    ["a section has an end", addQuestion(crowded, "a", text("n")), "too-many-questions"],
    ["a question keeps its place", replaceQuestion(paper, "a", { ...text("a1"), text: "neu" }), "a:a1,a2 b:b1"],
    ["a question goes to the end of another section", replaceQuestion(paper, "b", text("a1")), "a:a2 b:b1,a1"],
    ["but not into a full one", replaceQuestion(crowded, "a", text("b1")), "too-many-questions"],
    ["an unknown question cannot be changed", replaceQuestion(paper, "a", text("n")), "question-unknown"],
    ["a question moves down", shiftQuestion(paper, "a1", "down"), "a:a2,a1 b:b1"],
    ["over the edge into the next section", shiftQuestion(paper, "a2", "down"), "a:a1 b:a2,b1"],
    ["and back to the end of the one before", shiftQuestion(paper, "b1", "up"), "a:a1,a2,b1 b:"],
    ["the first question stays first", shiftQuestion(paper, "a1", "up"), "a:a1,a2 b:b1"],
    ["not into a full section", shiftQuestion(crowded, "b1", "up"), layout(crowded)],
    ["an unknown question cannot move", shiftQuestion(paper, "x", "up"), "question-unknown"],
    ["a question is removed", dropQuestion(paper, "a1"), "a:a2 b:b1"],
    ["an unknown question cannot go", dropQuestion(paper, "x"), "question-unknown"],
  ];
  for (const [title, result, expected] of cases) test(title, () => assert.equal(outcome(result), expected));
});

describe("A section is added or its head changed", () => {
  const head = { title: "A", intro: "Neu", minutes: 3 };
  test("a new one gets a key of its own", () => {
    const put = putSection(paper, undefined, head);
    assert.deepEqual(put.ok && [put.value.key, layout(put.value.definition)], ["a-2", "a:a1,a2 b:b1 a-2:"]);
  });
  test("an old one keeps key and questions", () => {
    const put = putSection(paper, "b", head);
    assert.deepEqual(put.ok && [layout(put.value.definition), put.value.definition.sections[1]?.title], ["a:a1,a2 b:b1", "A"]);
  });
  test("an unknown one is named", () => assert.deepEqual(putSection(paper, "x", head), { ok: false, failure: "section-unknown" }));
  test("there is an end", () => {
    const many = { ...paper, sections: Array.from({ length: most.sections }, (_, i) => ({ ...paper.sections[1]!, key: `s${i}` })) };
    assert.deepEqual(putSection(many, undefined, head), { ok: false, failure: "too-many-sections" });
  });
  test("size counts sections, questions and minutes", () => assert.deepEqual(sizeOf(paper), { sections: 2, questions: 3, minutes: 12 }));
  test("keys of all questions", () => assert.deepEqual(questionKeys(paper), ["a1", "a2", "b1"]));
});

describe("A new thing gets a readable key nobody else has", () => {
  const cases: [string, string[], string][] = [
    ["Größe & Zahl", [], "groesse-zahl"],
    ["Ja", ["ja"], "ja-2"],
    ["Ja", ["ja", "ja-2"], "ja-3"],
    ["???", [], "frage"],
  ];
  for (const [title, taken, key] of cases) test(`„${title}“ beside ${taken.join(", ") || "nothing"} → ${key}`, () => assert.equal(freeKey(title, taken, "frage"), key));
});

const filled = (fields: object) => questionFields.parse({ text: "Frage?", ...fields });
const built = (fields: object, earlier?: Question) => {
  const result = questionFrom("q", filled(fields), earlier);
  return result.ok ? result.value : result.failure;
};
const base = { key: "q", text: "Frage?", required: true, weight: 1 };

describe("What a form sends becomes a question", () => {
  const cases: [string, object, unknown][] = [
    [
      "blank rows go, new options get a key, points take a comma",
      {
        kind: "single",
        required: "false",
        weight: "2,5",
        options: [
          { key: "ja", label: "Ja", points: "1" },
          { label: "Zum Teil", points: "0,5" },
          { label: "", points: "" },
        ],
      },
      {
        ...base,
        kind: "single",
        required: false,
        weight: 2.5,
        options: [
          { key: "ja", label: "Ja", points: 1 },
          { key: "zum-teil", label: "Zum Teil", points: 0.5 },
        ],
      },
    ],
    [
      "a new option never takes the key of an old one",
      { kind: "multiple", options: [{ label: "Ja" }, { key: "ja", label: "Doch" }] },
      {
        ...base,
        kind: "multiple",
        options: [
          { key: "ja-2", label: "Ja" },
          { key: "ja", label: "Doch" },
        ],
      },
    ],
    ["fields of other kinds are dropped", { kind: "text", min: "1", options: [{ label: "Ja" }], unit: "Stück", help: "Hilfe" }, { ...base, kind: "text", help: "Hilfe" }],
    [
      "bounds and plausibility of a number",
      { kind: "number", unit: "Stellen", min: "0", max: "10,5", decimals: "1", plausible: { low: "", high: "5", message: "Wirklich?" } },
      { ...base, kind: "number", unit: "Stellen", min: 0, max: 10.5, decimals: 1, plausible: { high: 5, message: "Wirklich?" } },
    ],
    ["money has no unit", { kind: "money", unit: "Taler" }, { ...base, kind: "money" }],
    [
      "a scale from one to five unless said",
      { kind: "scale", scale: { min: "", max: "", minLabel: "nie", maxLabel: "" } },
      { ...base, kind: "scale", scale: { min: 1, max: 5, minLabel: "nie", maxLabel: "5" } },
    ],
    ["a condition waits for its options", { kind: "date", condition: { question: "a1" } }, { ...base, kind: "date", condition: { question: "a1", is: [] } }],
    ["no condition without a question", { kind: "date", condition: { question: "", is: ["ja"] } }, { ...base, kind: "date" }],
    [
      "rows and choices by line",
      {
        kind: "table",
        rows: "Akten\n\n Netz ",
        maxRows: "7",
        columns: [{ label: "Stand", kind: "choice", choices: "Ja = 1\nZum Teil = 0,5\nNein" }, { label: "Zahl", kind: "number", unit: "Stück" }, { label: "" }],
      },
      {
        ...base,
        kind: "table",
        rows: ["Akten", "Netz"],
        columns: [
          {
            key: "stand",
            label: "Stand",
            kind: "choice",
            options: [
              { key: "ja", label: "Ja", points: 1 },
              { key: "zum-teil", label: "Zum Teil", points: 0.5 },
              { key: "nein", label: "Nein" },
            ],
          },
          { key: "zahl", label: "Zahl", kind: "number", unit: "Stück" },
        ],
      },
    ],
    [
      "free rows have a limit",
      { kind: "table", rows: "", maxRows: "7", columns: [{ label: "Name" }] },
      { ...base, kind: "table", maxRows: 7, columns: [{ key: "name", label: "Name", kind: "text" }] },
    ],
    ["too many options are refused", { kind: "single", options: Array.from({ length: 31 }, (_, i) => ({ label: `Antwort ${i}` })) }, "too-many-options"],
  ];
  for (const [title, fields, question] of cases) test(title, () => assert.deepEqual(built(fields), question));

  test("a corrected choice in a column keeps its key", () => {
    const earlier = built({ kind: "table", columns: [{ label: "Stand", kind: "choice", choices: "Ja\nNeun" }] }) as Question;
    const later = built({ kind: "table", columns: [{ key: "stand", label: "Stand", kind: "choice", choices: "Ja\nNein" }] }, earlier) as Question;
    assert.deepEqual(later.columns?.[0]?.options, [
      { key: "ja", label: "Ja" },
      { key: "neun", label: "Nein" },
    ]);
  });

  const refused: [string, object, string][] = [
    ["points without a label", { kind: "single", options: [{ label: "", points: "1" }] }, "options.0.label"],
    ["points above one", { kind: "single", options: [{ label: "Ja", points: "2" }] }, "options.0.points"],
    ["a bound without a sentence", { kind: "number", plausible: { high: "5", message: "" } }, "plausible.message"],
    ["a word for a number", { kind: "number", min: "viel" }, "min"],
  ];
  for (const [title, fields, place] of refused)
    test(`${title} is asked back at its field`, () =>
      assert.deepEqual(
        questionFields.safeParse({ text: "?", ...fields }).error?.issues.map(({ path }) => path.join(".")),
        [place],
      ));
});

describe("What a form sends becomes checks", () => {
  const rows = (list: object[]) => list.map((row) => checkFields.parse(row));
  test("blank rows go, a number stands for the second question, keys are made", () =>
    assert.deepEqual(
      checksFrom(
        rows([
          { left: "a1", op: "<=", right: "b1", message: "Zu viel." },
          { left: "", op: "<=", right: "", message: "" },
          { left: "a1", op: ">=", right: "", number: "5", message: "Zu wenig." },
        ]),
      ),
      {
        ok: true,
        value: [
          { key: "a1-b1", left: "a1", op: "<=", right: "b1", message: "Zu viel." },
          { key: "a1-5", left: "a1", op: ">=", right: 5, message: "Zu wenig." },
        ],
      },
    ));
  test("a half-filled row is asked back", () =>
    assert.deepEqual(
      checkFields.safeParse({ left: "a1" }).error?.issues.map(({ path }) => path[0]),
      ["right", "message"],
    ));
  test("there is an end", () =>
    assert.deepEqual(checksFrom(rows(Array.from({ length: 61 }, (_, i) => ({ left: "a1", number: i, message: "?" })))), {
      ok: false,
      failure: "too-many-checks",
    }));
});

describe("Versions follow each other, one draft at a time", () => {
  const version = (number: number, state: "draft" | "published" | "withdrawn") => ({ version: number, state });
  test("the first is one", () => assert.equal(nextVersion([]), 1));
  test("withdrawn ones count", () => assert.equal(nextVersion([version(1, "published"), version(4, "withdrawn")]), 5));
  test("an open draft comes first", () => assert.equal(nextVersion([version(1, "published"), version(2, "draft")]), "draft-open"));
});

describe("A sent file is read or refused with the reason", () => {
  const bytes = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
  const cases: [string, Uint8Array, string][] = [
    ["no JSON", bytes("PK\u0003"), "file-not-json"],
    ["not UTF-8", new Uint8Array([0xff, 0xfe]), "file-not-json"],
    ["a bare number", bytes("7"), "file-not-json"],
    ["another JSON", bytes({ name: "x" }), "file-not-a-questionnaire"],
    ["too large", new Uint8Array(2_000_001), "file-not-a-questionnaire"],
    ["a text no database keeps", bytes({ ...paper, description: "a\u0000b" }), "file-not-a-questionnaire"],
    ["a key twice", bytes({ ...paper, sections: [paper.sections[0], { ...paper.sections[1], questions: [text("a1")] }] }), "file-keys-twice"],
  ];
  for (const [title, file, failure] of cases) test(`${title}: ${failure}`, () => assert.deepEqual(readSentQuestionnaire(file), { ok: false, failure }));
  test("a questionnaire keeps its key", () => {
    const read = readSentQuestionnaire(bytes({ key: "probe", version: 3, ...paper }));
    assert.deepEqual(read, { ok: true, value: { key: "probe", definition: paper } });
  });
});
