import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { relationships, type Relationship } from "#topics/catalogue/formats/model";
import type { Chain } from "./model.ts";
import { acceptCatalogue, basisOf, namesTwice, placeInSet } from "./rules/accepting.ts";
import { asksTheSame, composed, relatedThrough, relationshipOf } from "./rules/chains.ts";
import { changesNothing, countDifferences, differencesBetween, wordsCompared, type Compared } from "./rules/differences.ts";
import { gradedAreas } from "./rules/grading.ts";
import { beginningsOf, numberPattern, pageOf } from "./rules/searching.ts";
import { segmentsOf, wordingOf } from "./rules/wording.ts";

const one = (key: string, label = key, textHash = "t", withdrawn = false): Compared => ({ key, label, textHash, withdrawn });
const kinds = (before: readonly Compared[], after: readonly Compared[]) => Object.fromEntries(differencesBetween(before, after).map(({ key, kinds: all }) => [key, all]));

describe("A new version", () => {
  const cases: readonly [string, readonly Compared[], readonly Compared[], Record<string, readonly string[]>][] = [
    ["with the same requirements changes nothing", [one("a")], [one("a")], {}],
    ["brings what was not there", [], [one("a")], { a: ["new"] }],
    ["withdraws what it leaves out", [one("a")], [], { a: ["withdrawn"] }],
    ["withdraws what it marks as withdrawn", [one("a")], [one("a", "a", "t", true)], { a: ["withdrawn"] }],
    ["brings back what was withdrawn", [one("a", "a", "t", true)], [one("a")], { a: ["new"] }],
    ["says nothing of what stays withdrawn", [one("a", "a", "t", true)], [one("a", "b", "u", true)], {}],
    ["renumbers what keeps its key", [one("a", "1.1")], [one("a", "1.2")], { a: ["renumbered"] }],
    ["changes a text under the same number", [one("a", "1.1", "old")], [one("a", "1.1", "new")], { a: ["changed"] }],
    ["may change text and number at once", [one("a", "1.1", "old")], [one("a", "1.2", "new")], { a: ["changed", "renumbered"] }],
    ["that swaps two numbers renumbers both and withdraws none", [one("a", "1"), one("b", "2")], [one("a", "2"), one("b", "1")], { a: ["renumbered"], b: ["renumbered"] }],
  ];
  for (const [title, before, after, expected] of cases) test(title, () => assert.deepEqual(kinds(before, after), expected));

  test("is counted by kind, and the rest is unchanged", () => {
    const after = [one("a"), one("b", "b", "new"), one("c", "9"), one("e")];
    const counts = countDifferences(differencesBetween([one("a"), one("b"), one("c"), one("d")], after), after);
    assert.deepEqual(counts, { new: 1, withdrawn: 1, renumbered: 1, changed: 1, unchanged: 1 });
    assert.equal(changesNothing(counts), false);
  });

  const anyVersion = fc.uniqueArray(
    fc.record({ key: fc.constantFrom("a", "b", "c", "d", "e"), label: fc.constantFrom("1", "2", "3"), textHash: fc.constantFrom("x", "y"), withdrawn: fc.boolean() }),
    { selector: ({ key }) => key },
  );
  test("loses no requirement: whatever was in force is in force, or is said to be withdrawn", () =>
    fc.assert(
      fc.property(anyVersion, anyVersion, (before, after) => {
        const differing = differencesBetween(before, after);
        for (const old of before.filter(({ withdrawn }) => !withdrawn)) {
          const isThere = after.some(({ key, withdrawn }) => key === old.key && !withdrawn);
          assert.ok(isThere || differing.some(({ key, kinds: all }) => key === old.key && all.includes("withdrawn")));
        }
        const counts = countDifferences(differing, after);
        assert.ok(counts.unchanged >= 0);
        assert.equal(changesNothing(countDifferences(differencesBetween(after, after), after)), true);
      }),
    ));
});

describe("Two wordings side by side", () => {
  test("mark the words that only one of them has", () => {
    const { before, after } = wordsCompared("Die Leitung SOLLTE jährlich prüfen.", "Die Leitung MUSS jährlich prüfen.");
    assert.deepEqual(
      before.filter(({ differs }) => differs).map(({ text }) => text),
      ["SOLLTE"],
    );
    assert.deepEqual(
      after.filter(({ differs }) => differs).map(({ text }) => text),
      ["MUSS"],
    );
  });
  test("lose no letter, whatever they are", () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        const { before, after } = wordsCompared(left, right);
        assert.equal(before.map(({ text }) => text).join(""), left);
        assert.equal(after.map(({ text }) => text).join(""), right);
      }),
    ));
});

describe("A chain of mappings", () => {
  const cases: readonly [Relationship, Relationship, Relationship][] = [
    ["equal-to", "subset-of", "subset-of"],
    ["superset-of", "equal-to", "superset-of"],
    ["equivalent-to", "equal-to", "equivalent-to"],
    ["equivalent-to", "subset-of", "subset-of"],
    ["subset-of", "subset-of", "subset-of"],
    ["superset-of", "superset-of", "superset-of"],
    ["subset-of", "superset-of", "intersects-with"],
    ["superset-of", "subset-of", "intersects-with"],
    ["intersects-with", "subset-of", "intersects-with"],
    ["intersects-with", "equal-to", "intersects-with"],
    ["no-relationship", "equal-to", "no-relationship"],
  ];
  for (const [first, second, together] of cases) test(`${first}, then ${second}: ${together}`, () => assert.equal(composed(first, second), together));

  test("says the same in whichever order its links are joined", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...relationships), { minLength: 3, maxLength: 3 }), (links) => {
        const [a, b, c] = links;
        assert.ok(a && b && c);
        assert.equal(composed(composed(a, b), c), composed(a, composed(b, c)));
      }),
    ));

  test("is the same only where every link is", () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...relationships), { minLength: 1, maxLength: 3 }), (links) => {
        const relationship = relationshipOf(links.map((link) => ({ relationship: link })));
        assert.equal(
          asksTheSame({ relationship }),
          links.every((link) => asksTheSame({ relationship: link })),
        );
      }),
    ));

  const hop = (relationship: Relationship) => ({ mappingId: "00000000-0000-4000-8000-000000000001", mapping: "m", relationship, name: "n", space: "s" });
  const chain = (name: string, ...links: readonly Relationship[]): Chain => ({ from: "a", to: { name, space: "s", requirement: null }, hops: links.map(hop) });
  test("of several to one end the strongest counts, then the shortest", () => {
    const related = relatedThrough([chain("x", "intersects-with"), chain("x", "equal-to", "subset-of"), chain("x", "subset-of"), chain("y", "equal-to", "equal-to")]);
    assert.deepEqual(
      related.map(({ to, relationship, path }) => [to.name, relationship, path.length]),
      [
        ["y", "equal-to", 2],
        ["x", "subset-of", 1],
      ],
    );
  });
  test("without relationship suggests nothing", () => assert.deepEqual(relatedThrough([chain("x", "no-relationship")]), []));
});

describe("A gap in a text", () => {
  const parameter = { id: "p1", label: "regelmäßig", values: [], choices: [] };
  const set = (cooperative: Record<string, string>, member: Record<string, string> = {}) => ({
    cooperative: new Map(Object.entries(cooperative)),
    member: new Map(Object.entries(member)),
  });
  const text = "Die Leitung MUSS {{ insert: param, p1 }} prüfen.";
  const cases: readonly [string, string, readonly (typeof parameter | { id: string; label: string; values: string[]; choices: string[] })[], ReturnType<typeof set>, string][] = [
    ["shows its name where nobody has set a value", text, [parameter], set({}), "Die Leitung MUSS regelmäßig prüfen."],
    ["shows the publisher's value", text, [{ ...parameter, values: ["jährlich"] }], set({}), "Die Leitung MUSS jährlich prüfen."],
    ["shows the cooperative's value before the publisher's", text, [{ ...parameter, values: ["jährlich"] }], set({ p1: "monatlich" }), "Die Leitung MUSS monatlich prüfen."],
    ["shows the member's value before the cooperative's", text, [parameter], set({ p1: "monatlich" }, { p1: "wöchentlich" }), "Die Leitung MUSS wöchentlich prüfen."],
    ["is filled in the old notation too", "Frist: {{ param, p1 }}", [parameter], set({ p1: "1 Tag" }), "Frist: 1 Tag"],
    ["stays as written where nobody has declared it", "Frist: {{ insert: param, fremd }}", [parameter], set({}), "Frist: {{ insert: param, fremd }}"],
    [
      "may lead to another gap",
      text,
      [parameter, { id: "p2", label: "Zahl", values: ["zwölf"], choices: [] }],
      set({ p1: "alle {{ insert: param, p2 }} Monate" }),
      "Die Leitung MUSS alle zwölf Monate prüfen.",
    ],
  ];
  for (const [title, given, parameters, values, expected] of cases)
    test(title, () =>
      assert.equal(
        wordingOf(
          given,
          [...parameters].map((p) => ({ ...p, values: [...p.values], choices: [...p.choices] })),
          values,
        ),
        expected,
      ),
    );

  test("that leads to itself ends", () => assert.ok(wordingOf(text, [parameter], set({ p1: "{{ insert: param, p1 }}" })).length < 200));
  test("says whose value it is", () => {
    const segments = segmentsOf(text, [parameter], set({ p1: "monatlich" }));
    assert.deepEqual(segments[1], { text: "monatlich", parameter: "p1", origin: "cooperative" });
  });
  test("never swallows text", () =>
    fc.assert(
      fc.property(fc.string(), (any) => {
        assert.equal(wordingOf(any, []), any);
      }),
    ));
});

describe("What somebody types into the search", () => {
  test("counts as beginnings of words", () => assert.equal(beginningsOf("passwort änd"), "passwort:* & and:*"));
  test("is taken literally by whoever uses quotes or a minus", () => assert.deepEqual([beginningsOf('"passwort ändern"'), beginningsOf("passwort -änderung")], [null, null]));
  test("is a number where it has a digit and no blank", () => assert.deepEqual([beginningsOf("APP.3.6.A1"), beginningsOf("Stufe 2")], [null, "stufe:*"]));
  test("may be no word at all", () => assert.equal(beginningsOf("& | ! :*"), null));
  test("is no pattern where it is a number", () => assert.equal(numberPattern("1%_\\"), "1\\%\\_\\\\%"));
  test("leads to a page that exists", () =>
    assert.deepEqual(
      [pageOf(0, 7), pageOf(120, 7), pageOf(120, 2)],
      [
        { page: 1, pages: 1 },
        { page: 3, pages: 3 },
        { page: 2, pages: 3 },
      ],
    ));
});

describe("A file that was read", () => {
  const graded = { modal: null, level: null, effort: null, weight: null, audience: null, withdrawn: false };
  const plain = { areaKey: "a", groupKey: "a", parentKey: null, title: "t", statement: "", guidance: "", evidence: "", parameters: [], facts: [], links: [] };
  const requirement = (key: string, more: object = {}) => ({ ...plain, ...graded, key, label: key, ...more });
  const head = { kind: "catalogue", format: "table", key: "k", title: "t", publisher: "", label: "", publishedOn: null, scale: "wiba" } as const;
  const read = (requirements: readonly ReturnType<typeof requirement>[], chapters: readonly string[] = ["a"]) =>
    acceptCatalogue({ ...head, chapters: chapters.map((key) => ({ key, parentKey: null, label: key, title: key, intro: "" })), requirements: [...requirements] });
  const codes = ({ violations }: ReturnType<typeof read>) => violations.map(({ code }) => code);

  test("keeps the first of two requirements with one key, and says so", () => {
    const kept = read([requirement("x", { title: "erste" }), requirement("x", { title: "zweite" })]);
    assert.deepEqual([kept.document.requirements.map(({ title }) => title), codes(kept)], [["erste"], ["key-twice"]]);
  });
  test("gets a chapter for every area it names", () => {
    const kept = read([requirement("x", { areaKey: "fehlt", groupKey: "fehlt" })]);
    assert.deepEqual([kept.document.chapters.map(({ key }) => key), codes(kept)], [["a", "fehlt"], ["chapter-missing"]]);
  });
  test("has no text longer than the search can take in", () => {
    const kept = read([requirement("x", { guidance: "wort ".repeat(100_000) })]);
    assert.deepEqual([kept.document.requirements[0]?.guidance.length, codes(kept)], [100_000, ["text-too-long"]]);
  });
  test("names no place outside its set", () =>
    assert.deepEqual(["../../etc/passwd", "C:\\a\\b.json", "/", "./x/./y"].map(placeInSet), ["etc/passwd", "C:/a/b.json", "datei", "x/y"]));
  test("may not have the name of another", () => assert.deepEqual([namesTwice(["a", "b"]), namesTwice(["a", "a"])], [false, true]));
  test("was compared with what counted then, in whatever order", () =>
    assert.equal(
      basisOf([
        { key: "b", currentVersionId: null },
        { key: "a", currentVersionId: "1" },
      ]),
      basisOf([
        { key: "a", currentVersionId: "1" },
        { key: "b", currentVersionId: null },
      ]),
    ));
});

describe("Areas", () => {
  test("count their requirements by modal verb, level and effort", () => {
    const [graded] = gradedAreas(
      [{ key: "a", label: "1", title: "A", intro: "" }],
      [
        { areaKey: "a", modal: "must", level: "basic", effort: 1, count: 2 },
        { areaKey: "a", modal: null, level: "basic", effort: null, count: 1 },
        { areaKey: "b", modal: "must", level: null, effort: 1, count: 9 },
      ],
    );
    assert.deepEqual(graded && { requirements: graded.requirements, modals: graded.modals, levels: graded.levels, efforts: graded.efforts }, {
      requirements: 3,
      modals: { must: 2 },
      levels: { basic: 3 },
      efforts: [0, 2, 0, 0, 0, 0],
    });
  });
});
