import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Clause, ModelDocument } from "#topics/documents/models/model";
import { emptyOverlay, type Overlay } from "../model.ts";
import { compose } from "./composing.ts";
import { joinTexts } from "./joining.ts";
import { changesFor, mergeOverlay, openConflicts, settle } from "./merging.ts";

const clause = (id: string, text: string, more: Partial<Clause> = {}): Clause => ({ id, kind: "mandatory", title: null, ticked: false, text, ...more });
const model = (sections: Readonly<Record<string, readonly Clause[]>>): ModelDocument => ({
  key: "leitlinie",
  title: "Leitlinie",
  kind: "guideline",
  version: "1",
  summary: "s",
  audience: "a",
  release: "management",
  resolution: false,
  worksCouncil: false,
  acknowledgement: false,
  reviewMonths: 24,
  placeholders: [],
  sections: Object.entries(sections).map(([id, clauses]) => ({ id, title: id.toUpperCase(), clauses: [...clauses] })),
});
const over = (more: Partial<Overlay>): Overlay => ({ ...emptyOverlay, ...more });
const spoken = (own: Overlay, of: ModelDocument) => compose({ model: of, own, known: {} }).sections.map(({ id, parts }) => [id, parts.map((part) => `${part.origin} ${part.id}`)]);

describe("Joining two hands' work on one text", () => {
  const cases: readonly (readonly [string, string, string, string, string | null])[] = [
    ["nothing changed stays", "a\nb", "a\nb", "a\nb", "a\nb"],
    ["only mine", "a\nb\nc", "a\nB\nc", "a\nb\nc", "a\nB\nc"],
    ["only theirs", "a\nb\nc", "a\nb\nc", "a\nb\nC", "a\nb\nC"],
    ["different lines", "a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC"],
    ["the same change", "a\nb", "a\nX", "a\nX", "a\nX"],
    ["the same line changed differently", "a\nb\nc", "a\nX\nc", "a\nY\nc", null],
    ["neighbouring lines", "a\nb", "A\nb", "a\nB", null],
    ["mine adds at the end, theirs changes the beginning", "a\nb", "a\nb\nneu", "A\nb", "A\nb\nneu"],
    ["both add at the same place", "a", "a\nx", "a\ny", null],
    ["mine deletes, theirs leaves", "a\nb\nc", "a\nc", "a\nb\nc", "a\nc"],
    ["mine deletes what theirs changes", "a\nb\nc", "a\nc", "a\nB\nc", null],
  ];
  for (const [title, base, mine, theirs, expected] of cases) test(title, () => assert.equal(joinTexts(base, mine, theirs), expected));

  const text = fc.array(fc.constantFrom("a", "b", "c", "d", ""), { maxLength: 8 }).map((lines) => lines.join("\n"));
  test("who changed nothing gets the other's text, whatever it is", () =>
    fc.assert(
      fc.property(text, text, (base, other) => {
        assert.equal(joinTexts(base, base, other), other);
        assert.equal(joinTexts(base, other, base), other);
      }),
    ));
  test("it does not matter who is called mine", () =>
    fc.assert(fc.property(text, text, text, (base, mine, theirs) => assert.equal(joinTexts(base, mine, theirs), joinTexts(base, theirs, mine)))));
  test("every line either of them added is in what comes out", () =>
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const joined = joinTexts(base, mine, theirs);
        fc.pre(joined !== null);
        const [old, out] = [new Set(base.split("\n")), new Set(joined?.split("\n"))];
        for (const line of [...mine.split("\n"), ...theirs.split("\n")]) if (!old.has(line)) assert.ok(out.has(line), line);
      }),
    ));
});

describe("A new version of the model", () => {
  const before = model({ s: [clause("a", "eins\nzwei\ndrei"), clause("b", "alt")], t: [clause("c", "frei", { kind: "optional", title: "Frei", ticked: true })] });

  test("brings its new words where the member had left them", () => {
    const after = model({ s: [clause("a", "eins\nzwei\ndrei"), clause("b", "neu")], t: [clause("c", "frei", { kind: "optional", title: "Frei", ticked: true })] });
    assert.deepEqual(mergeOverlay(emptyOverlay, before, after), emptyOverlay);
    assert.deepEqual(
      changesFor(emptyOverlay, before, after).map(({ kind, id, before: was, after: is }) => [kind, id, was, is]),
      [["taken", "b", "alt", "neu"]],
    );
  });

  test("joins what was changed in different places", () => {
    const after = model({ s: [clause("a", "eins\nzwei\nDREI"), clause("b", "alt")], t: [] });
    const own = over({ edits: { a: { text: "EINS\nzwei\ndrei", base: "eins\nzwei\ndrei" } } });
    const merged = mergeOverlay(own, before, after);
    assert.deepEqual(merged.edits, { a: { text: "EINS\nzwei\nDREI", base: "eins\nzwei\nDREI" } });
    assert.deepEqual(openConflicts(merged, after), []);
    assert.deepEqual(
      changesFor(own, before, after).map(({ kind, id }) => [kind, id]),
      [
        ["joined", "a"],
        ["dropped", "c"],
      ],
    );
  });

  test("asks where both changed the same place, and each decision does what it says", () => {
    const after = model({ s: [clause("a", "eins\nZWEI\ndrei"), clause("b", "alt")] });
    const merged = mergeOverlay(over({ edits: { a: { text: "eins\nmeins\ndrei", base: "eins\nzwei\ndrei" } } }), before, after);
    assert.deepEqual(openConflicts(merged, after), [{ id: "a", title: "S", mine: "eins\nmeins\ndrei", theirs: "eins\nZWEI\ndrei", base: "eins\nzwei\ndrei" }]);
    const decided = (decision: "mine" | "theirs" | "both", text?: string) => {
      const settled = settle(merged, after, { id: "a", decision, text });
      assert.deepEqual(openConflicts(settled, after), []);
      return settled.edits["a"]?.text;
    };
    assert.deepEqual(
      [decided("mine"), decided("theirs"), decided("both"), decided("mine", "ganz neu")],
      ["eins\nmeins\ndrei", undefined, "eins\nZWEI\ndrei\n\neins\nmeins\ndrei", "ganz neu"],
    );
  });

  test("keeps own words whose clause is gone as a passage at their place, until somebody decides", () => {
    const after = model({ s: [clause("a", "eins\nzwei\ndrei")] });
    const merged = mergeOverlay(over({ edits: { b: { text: "meins", base: "alt" } } }), before, after);
    assert.deepEqual(spoken(merged, after), [["s", ["model a", "own aus-b"]]]);
    assert.deepEqual(
      openConflicts(merged, after).map(({ id, mine, theirs }) => [id, mine, theirs]),
      [["b", "meins", null]],
    );
    assert.deepEqual(spoken(settle(merged, after, { id: "b", decision: "mine" }), after), [["s", ["model a", "own aus-b"]]]);
    assert.deepEqual(openConflicts(settle(merged, after, { id: "b", decision: "mine" }), after), []);
    assert.deepEqual(spoken(settle(merged, after, { id: "b", decision: "theirs" }), after), [["s", ["model a"]]]);
  });

  test("own passages follow their clause, else the one before it, else the section", () => {
    const passage = (id: string, section: string, after: string | null) => ({ id, section, after, title: "", text: id, left: null });
    const own = over({ passages: [passage("p1", "s", "b"), passage("p2", "t", "c"), passage("p3", "s", null)] });
    const moved = model({ s: [clause("a", "eins\nzwei\ndrei")], u: [clause("c", "frei", { kind: "optional", title: "Frei", ticked: true })] });
    assert.deepEqual(spoken(mergeOverlay(own, before, moved), moved), [
      ["s", ["model a", "own p1", "own p3"]],
      ["u", ["model c", "own p2"]],
    ]);
  });
});

describe("Whatever the versions are", () => {
  const ids = ["a", "b", "c", "d", "e"] as const;
  const words = fc.array(fc.constantFrom("alpha", "beta", "gamma", "delta"), { minLength: 1, maxLength: 4 }).map((lines) => lines.join("\n"));
  /** Every clause with a text, some left out, in two sections. */
  const anyModel = fc
    .record(Object.fromEntries(ids.map((id) => [id, fc.option(words, { nil: null, freq: 4 })])) as Record<(typeof ids)[number], fc.Arbitrary<string | null>>)
    .map((texts) => {
      const present = ids.flatMap((id) => (texts[id] === null ? [] : [clause(id, texts[id])]));
      return model({ s: [clause("fest", "fest"), ...present.filter(({ id }) => id < "c")], ...(texts.e === null ? {} : { t: present.filter(({ id }) => id >= "c") }) });
    });
  /** Own words for some clauses of a model, marked so that each is recognised. */
  const anyOwn = (of: ModelDocument) =>
    fc
      .record({
        chosen: fc.subarray(of.sections.flatMap(({ clauses }) => clauses)),
        places: fc.subarray(of.sections.flatMap(({ id, clauses }) => clauses.map((one) => [id, one.id] as const))),
      })
      .map(({ chosen, places }) =>
        over({
          edits: Object.fromEntries(chosen.map(({ id, text }) => [id, { text: `${text}\nmein ${id}`, base: text }])),
          passages: places.map(([section, after]) => ({ id: `p-${after}`, section, after, title: "", text: `Passage ${after}`, left: null })),
        }),
      );
  const scene = anyModel.chain((from) => fc.tuple(fc.constant(from), anyModel, anyModel, anyOwn(from)));
  const everything = (own: Overlay) => [...Object.values(own.edits).map(({ text }) => text), ...own.passages.map(({ text }) => text)].join("\n");

  test("no text of the member is lost, through two updates", () =>
    fc.assert(
      fc.property(scene, ([from, next, last, own]) => {
        const merged = mergeOverlay(mergeOverlay(own, from, next), next, last);
        const kept = everything(merged);
        for (const { text } of Object.values(own.edits)) assert.ok(kept.includes(text.split("\n").at(-1) ?? "?"), text);
        for (const { text } of own.passages) assert.ok(kept.includes(text), text);
        // And all of it is seen: in the finished text, or as a question that is open.
        const shown = JSON.stringify([compose({ model: last, own: merged, known: {} }), openConflicts(merged, last)]);
        for (const { text } of own.passages) assert.ok(shown.includes(text));
      }),
    ));

  test("an unchanged model changes nothing", () =>
    fc.assert(
      fc.property(scene, ([from, , , own]) => {
        assert.deepEqual(mergeOverlay(own, from, from), own);
        assert.deepEqual(changesFor(own, from, from), []);
        assert.deepEqual(openConflicts(own, from), []);
      }),
    ));

  test("merging twice is merging once", () =>
    fc.assert(
      fc.property(scene, ([from, next, , own]) => {
        const once = mergeOverlay(own, from, next);
        assert.deepEqual(mergeOverlay(once, next, next), once);
      }),
    ));

  test("the order of updates does not matter where they do not overlap", () =>
    fc.assert(
      fc.property(scene, fc.subarray([...ids]), words, words, ([from, , , own], first, one, other) => {
        const changed = (of: ModelDocument, which: (id: string) => boolean, text: string): ModelDocument => ({
          ...of,
          sections: of.sections.map((section) => ({ ...section, clauses: section.clauses.map((it) => (which(it.id) ? { ...it, text } : it)) })),
        });
        const isFirst = (id: string) => first.some((it) => it === id);
        const [left, right] = [changed(from, isFirst, one), changed(from, (id) => !isFirst(id), other)];
        const both = changed(left, (id) => !isFirst(id), other);
        assert.deepEqual(mergeOverlay(mergeOverlay(own, from, left), left, both), mergeOverlay(mergeOverlay(own, from, right), right, both));
      }),
    ));

  test("every question can be settled, and then nothing is open", () =>
    fc.assert(
      fc.property(scene, fc.constantFrom("mine", "theirs", "both" as const), ([from, next, , own], decision) => {
        let merged = mergeOverlay(own, from, next);
        for (const { id } of openConflicts(merged, next)) merged = settle(merged, next, { id, decision: decision as "mine" | "theirs" | "both" });
        assert.deepEqual(openConflicts(merged, next), []);
      }),
    ));
});
