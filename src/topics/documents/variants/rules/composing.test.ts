import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ModelDocument, Placeholder } from "#topics/documents/models/model";
import { readAloud } from "#topics/documents/models/rules/markup";
import { emptyOverlay, type Overlay } from "../model.ts";
import { compose, dayInWords, ownValues, problemsOf, questionsOf, valueProblem, wordedValue } from "./composing.ts";
import { letterName } from "./naming.ts";
import { acceptPublishing, acceptRelease, acceptReview, acceptWriting, isReviewDue, monthsLater } from "./states.ts";
import { ticked } from "./writing.ts";

const question = (key: string, more: Partial<Placeholder> = {}): Placeholder => ({ key, type: "text", label: key.toUpperCase(), question: `${key}?`, required: true, ...more });
const model: ModelDocument = {
  key: "leitlinie",
  title: "Leitlinie {{gemeinde}}",
  kind: "guideline",
  version: "1",
  summary: "s",
  audience: "a",
  release: "management",
  resolution: true,
  worksCouncil: true,
  acknowledgement: false,
  reviewMonths: 24,
  placeholders: [
    question("gemeinde", { source: "member.officialName" }),
    question("ab", { type: "date" }),
    question("schulen", { required: true }),
    question("fax", { required: false }),
  ],
  sections: [
    {
      id: "zweck",
      title: "Zweck",
      clauses: [
        { id: "wozu", kind: "mandatory", title: null, ticked: false, text: "{{gemeinde}} schützt ab {{ab}}. {{fax}}" },
        { id: "schule", kind: "optional", title: "Schulen", ticked: false, text: "Auch {{schulen}}." },
        { id: "rat", kind: "note", title: null, ticked: false, text: "Nie gedruckt." },
      ],
    },
    { id: "leer", title: "Leer", clauses: [{ id: "aus", kind: "optional", title: "Aus", ticked: false, text: "Nichts." }] },
  ],
};
const known = { "member.officialName": "Stadt Raunheim" };
const over = (more: Partial<Overlay>): Overlay => ({ ...emptyOverlay, ...more });
const read = (own: Overlay) => compose({ model, own, known }).sections.map(({ title, parts }) => `${title}: ${parts.map(({ blocks }) => readAloud(blocks)).join(" / ")}`);

/** Two clauses of which exactly one stands, the first unless the member chooses. */
const choice: ModelDocument = {
  ...model,
  sections: [
    {
      id: "dienst",
      title: "Dienst",
      clauses: ["verboten", "erlaubt"].map((id, index) => ({ id, kind: "optional" as const, title: id, ticked: index === 0, either: "privat", text: `Privates ist ${id}.` })),
    },
  ],
};

describe("A choice", () => {
  const stands = (ticks: Overlay["ticks"]) => compose({ model: choice, own: over({ ticks }), known }).sections.flatMap(({ parts }) => parts.map(({ id }) => id));
  test("has exactly one clause in the text, whatever was ticked in this version or an earlier one", () => {
    assert.deepEqual([{}, { erlaubt: true, verboten: false }, { erlaubt: true }, { erlaubt: false, verboten: false }, { erlaubt: true, verboten: true }].map(stands), [
      ["verboten"],
      ["erlaubt"],
      ["erlaubt"],
      ["verboten"],
      ["verboten"],
    ]);
  });
  test("is made by ticking one, neither none nor both", () => {
    assert.deepEqual(
      [[], ["verboten", "erlaubt"]].map((ticks) => ticked(emptyOverlay, choice, ticks)),
      [
        { ok: false, failure: "choose-one" },
        { ok: false, failure: "choose-one" },
      ],
    );
    const made = ticked(emptyOverlay, choice, ["erlaubt"]);
    assert.deepEqual(made.ok && made.value.ticks, { verboten: false, erlaubt: true });
  });
});

describe("The finished text", () => {
  test("fills gaps with the member's word, else with what is known; an open one says what belongs there", () =>
    assert.deepEqual(read(over({ values: { ab: "2027-01-01" } })), ["Zweck: Stadt Raunheim schützt ab 1. Januar 2027. [FAX]"]));

  test("has optional clauses where they are ticked, and never a note or an empty section", () => {
    assert.deepEqual(read(over({ ticks: { schule: true }, values: { ab: "2027-01-01", schulen: "die Schule", fax: "1" } })), [
      "Zweck: Stadt Raunheim schützt ab 1. Januar 2027. 1 / Auch die Schule.",
    ]);
    assert.deepEqual(compose({ model, own: emptyOverlay, known }).title, "Leitlinie Stadt Raunheim");
  });

  test("has the member's words and passages at their place, gaps filled there too", () =>
    assert.deepEqual(
      read(
        over({
          edits: { wozu: { text: "Wir, die {{gemeinde}}.", base: model.sections[0]?.clauses[0]?.text ?? "" } },
          passages: [{ id: "p", section: "zweck", after: "schule", title: "Zusatz", text: "Gilt bei uns.", left: null }],
        }),
      ),
      ["Zweck: Wir, die Stadt Raunheim. / Zusatz\n\nGilt bei uns."],
    ));
});

describe("What is missing", () => {
  const missing = (own: Overlay) => problemsOf({ model, own, known }).map(({ key, problem }) => `${key} ${problem}`);
  test("is asked only where the gap stands in the text", () => {
    assert.deepEqual(missing(emptyOverlay), ["ab missing"]);
    assert.deepEqual(missing(over({ ticks: { schule: true }, values: { ab: "2027-02-30" } })), ["ab not-a-date", "schulen missing"]);
    assert.deepEqual(
      questionsOf(model, over({ edits: { wozu: { text: "ohne", base: "" } } })).map(({ key }) => key),
      ["gemeinde"],
    );
  });

  test("a word that repeats what the platform knows is left to the platform", () =>
    assert.deepEqual(ownValues({ gemeinde: "Stadt Raunheim", ab: " 2027-01-01 ", fremd: "x", fax: "" }, model, known), { ab: "2027-01-01" }));

  const cases: readonly (readonly [Partial<Placeholder>, string, string | null])[] = [
    [{ type: "number" }, "1.250,5", null],
    [{ type: "number" }, "12a", "not-a-number"],
    [{ type: "choice", options: ["a", "b"] }, "c", "not-an-option"],
    [{ type: "mail" }, "stelle@example.org", null],
    [{ type: "mail" }, "stelle", "not-a-mail"],
    [{ type: "phone" }, "06142 402-0", null],
    [{ type: "phone" }, "anrufen", "not-a-phone"],
    [{ type: "date" }, "2027-13-01", "not-a-date"],
    [{ type: "address" }, "Rathausplatz 1\n65479 Raunheim", null],
  ];
  for (const [more, value, expected] of cases)
    test(`${more.type}: ${JSON.stringify(value)} → ${expected ?? "fits"}`, () => assert.equal(valueProblem(question("x", more), value), expected));

  test("values are worded as one reads them", () =>
    assert.deepEqual(
      [
        wordedValue(question("x", { type: "address" }), "Platz 1\n65479 Ort"),
        wordedValue(question("x", { type: "number" }), "16500"),
        dayInWords("2026-11-24"),
        dayInWords("bald"),
      ],
      ["Platz 1, 65479 Ort", "16.500", "24. November 2026", "bald"],
    ));
});

describe("The way of a version", () => {
  const draft = { state: "draft" as const, revision: 3 };
  test("only a draft is written in, and only over the state its author has seen", () => {
    assert.equal(acceptWriting(draft, 3).ok, true);
    assert.deepEqual(acceptWriting(draft, 2), { ok: false, failure: "document-changed" });
    assert.deepEqual(acceptWriting({ ...draft, state: "released" }, 3), { ok: false, failure: "document-not-draft" });
    assert.deepEqual(acceptWriting(undefined, 3), { ok: false, failure: "document-unknown" });
  });
  test("goes to review complete and decided", () => {
    assert.deepEqual(acceptReview({ problems: 1, conflicts: 0 }), { ok: false, failure: "document-incomplete" });
    assert.deepEqual(acceptReview({ problems: 1, conflicts: 1 }), { ok: false, failure: "conflicts-open" });
    assert.equal(acceptReview({ problems: 0, conflicts: 0 }).ok, true);
  });
  test("is released in review, after the works council where it takes part", () => {
    assert.deepEqual(acceptRelease({ state: "draft", worksCouncil: null }, model), { ok: false, failure: "document-not-in-review" });
    assert.deepEqual(acceptRelease({ state: "review", worksCouncil: null }, model), { ok: false, failure: "works-council-missing" });
    assert.equal(acceptRelease({ state: "review", worksCouncil: "agreed" }, model).ok, true);
    assert.equal(acceptRelease({ state: "review", worksCouncil: null }, { worksCouncil: false }).ok, true);
  });
  test("is published once released, and resolved where that is usual", () => {
    assert.deepEqual(acceptPublishing("review", model), { ok: false, failure: "document-not-released" });
    assert.deepEqual(acceptPublishing("released", model), { ok: false, failure: "resolution-missing" });
    assert.equal(acceptPublishing("resolved", model).ok, true);
    assert.equal(acceptPublishing("released", { resolution: false }).ok, true);
  });
  test("is reviewed so many months later, called out 30 days before", () => {
    assert.deepEqual([monthsLater("2026-08-31", 6), monthsLater("2026-11-24", 24), monthsLater("2028-01-31", 1)], ["2027-02-28", "2028-11-24", "2028-02-29"]);
    const due = (today: string, state: "published" | "withdrawn" = "published") => isReviewDue({ state, reviewOn: "2026-12-31" }, today);
    assert.deepEqual([due("2026-11-30"), due("2026-12-01"), due("2027-06-01"), due("2026-12-31", "withdrawn")], [false, true, true, false]);
  });
});

describe("How a town hall is called in its letters", () => {
  const cases = [
    ["Raunheim, Stadt", "stadt", "Stadt Raunheim"],
    ["Gernsheim, Schöfferstadt", "stadt", "Schöfferstadt Gernsheim"],
    ["Rüsselsheim am Main, Stadt", "stadt", "Stadt Rüsselsheim am Main"],
    ["Büttelborn", "gemeinde", "Gemeinde Büttelborn"],
    ["Gemeinde Nauheim", "gemeinde", "Gemeinde Nauheim"],
    ["Riedstadt", "stadt", "Riedstadt"],
    ["Kreis Groß-Gerau", "landkreis", "Kreis Groß-Gerau"],
  ] as const;
  for (const [officialName, kind, expected] of cases) test(`${officialName} → ${expected}`, () => assert.equal(letterName({ officialName, kind }), expected));
});
