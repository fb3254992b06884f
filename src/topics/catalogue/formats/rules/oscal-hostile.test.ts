import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { anyText, catalogue, control, fileOf, group, head, onlyCatalogue, profile, readAll, uuidAt } from "#tests/oscal";
import type { SetFile } from "../model.ts";
import { findJsonFault } from "./json-fault.ts";
import { fitsPattern, freshEffort } from "./oscal-selection.ts";
import type { Raw } from "./raw.ts";

/** Seconds of work, not of waiting: an honest file takes a fraction, a slow pattern minutes. */
const patienceMs = 10_000;
function worked(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
const bytes = (text: string) => new TextEncoder().encode(text);
const codes = (files: readonly SetFile[]) => [...new Set(readAll(files).violations.map(({ code }) => code))];

describe("refused before it is opened", () => {
  const refused: readonly (readonly [string, () => Uint8Array, string])[] = [
    ["a file over 50 MB", () => new Uint8Array(50 * 1024 * 1024 + 1).fill(0x20), "file-too-large"],
    ["brackets 65 deep", () => bytes(`${"[".repeat(65)}${"]".repeat(65)}`), "too-deep"],
    ["fifty million brackets", () => new Uint8Array(50 * 1024 * 1024).fill(0x5b), "too-deep"],
    ["braces as deep", () => bytes(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`), "too-deep"],
    ["four million empty lists", () => bytes(`[${"[],".repeat(4_000_000)}[]]`), "too-many-values"],
    ["bytes that are no text", () => Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d), "not-utf8"],
    ["a text that is cut off", () => bytes('{"catalog": {'), "not-json"],
    ["nothing at all", () => new Uint8Array(0), "not-json"],
    ["something else", () => bytes('{"hello": 1}'), "not-oscal"],
    ["a list", () => bytes("[1, 2]"), "not-oscal"],
    ["a catalogue that is a text", () => bytes('{"catalog": "x"}'), "not-oscal"],
    ["another kind of OSCAL", () => bytes('{"system-security-plan": {}}'), "unsupported-kind"],
    ["the word every object inherits", () => bytes('{"__proto__": {"catalog": {}}}'), "not-oscal"],
  ];
  for (const [title, make, code] of refused)
    test(title, () => {
      const file = { name: "a.json", bytes: make() };
      const tookMs = worked(() => {
        const result = readAll([file]);
        assert.deepEqual([result.documents, result.violations.map((one) => one.code)], [[], [code]]);
      });
      assert.ok(tookMs < patienceMs);
    });
  test("a quotation mark behind backslashes does not hide brackets, and brackets in a text do not count", () => {
    assert.deepEqual(codes([{ name: "a.json", bytes: bytes(`["\\\\", ${"[".repeat(70)}`) }]), ["too-deep"]);
    assert.deepEqual(codes([{ name: "a.json", bytes: bytes(`["\\"${"[".repeat(70)}"]`) }]), ["not-oscal"]);
  });
  test("a file of no known kind, and a set that is an archive", () => {
    assert.deepEqual(codes([{ name: "a.pdf", bytes: bytes("%PDF-1.7") }]), ["unknown-format"]);
    assert.deepEqual(codes(Array.from({ length: 101 }, (_, index) => fileOf(`${index}.json`, {}))), ["too-many-files"]);
    const half = { name: "a.json", bytes: new Uint8Array(26 * 1024 * 1024) };
    assert.deepEqual(codes([half, half]), ["set-too-large"]);
  });
  test("more than 50,000 controls", () => {
    const many = Array.from({ length: 50_001 }, (_, index) => ({ id: `c${index}`, title: "x" }));
    const result = readAll([fileOf("a.json", catalogue(1, { controls: many }))]);
    assert.deepEqual([result.documents.length, result.violations.map(({ code }) => code)], [0, ["too-many-controls"]]);
  });
});

describe("read, and reported", () => {
  const cases: readonly (readonly [string, Raw, string])[] = [
    ["a link that runs when it is followed", { controls: [control("a", { links: [{ href: "javascript:alert(1)", rel: "reference" }] })] }, "unsafe-address"],
    ["the same, hidden by spaces and capitals", { controls: [control("a", { links: [{ href: " \tJava\nScript:alert(1)" }] })] }, "unsafe-address"],
    ["a link into the file system", { controls: [control("a", { links: [{ href: "FILE:///etc/passwd" }] })] }, "unsafe-address"],
    ["an attachment of two megabytes", { "back-matter": { resources: [{ uuid: uuidAt(2), base64: { value: "A".repeat(2_000_000) } }] } }, "attachment-ignored"],
    ["a uuid given twice", { "back-matter": { resources: [{ uuid: uuidAt(2) }, { uuid: uuidAt(2) }] } }, "duplicate-uuid"],
    ["a control id given twice", { controls: [control("a"), control("a")] }, "duplicate-id"],
    ["a control and a group of the same id", { controls: [control("a")], groups: [group("a", [])] }, "duplicate-id"],
  ];
  for (const [title, body, code] of cases)
    test(title, () => {
      const result = readAll([fileOf("a.json", catalogue(1, body))]);
      assert.ok(
        result.violations.some((one) => one.code === code),
        JSON.stringify(result.violations),
      );
      assert.doesNotMatch(JSON.stringify(onlyCatalogue(result)), /alert\(1\)|etc\/passwd|AAAA/);
    });
  test("names every object inherits: reported, and nothing is poisoned", () => {
    const text = `{"catalog": {"uuid": "${uuidAt(1)}", "__proto__": {"polluted": 1}, "metadata": ${JSON.stringify(head("x"))}, "constructor": {"prototype": {"polluted": 1}},
      "controls": [{"id": "__proto__", "title": "t", "__proto__": {"title": "evil"}, "props": [{"name": "constructor", "value": "v"}], "links": [{"href": "#constructor"}, {"href": "#__proto__", "rel": "self"}]}]}}`;
    const result = readAll([fileOf("a.json", text)]);
    const document = onlyCatalogue(result);
    assert.equal(result.violations.filter(({ code }) => code === "forbidden-key").length, 4);
    assert.equal(Reflect.get({}, "polluted"), undefined);
    assert.deepEqual(
      document.requirements.map(({ label, title, links }) => [label, title, links]),
      [["__proto__", "t", [{ rel: "self", key: `${uuidAt(1)}#__proto__` }]]],
    );
  });
  test("a profile that speaks of __proto__ changes nothing but what it names", () => {
    const wanted = profile(2, [{ href: "k.json", "include-controls": [{ "with-ids": ["__proto__", "a"] }] }], {
      modify: { alters: [{ "control-id": "__proto__" }], "set-parameters": [{ "param-id": "constructor" }] },
    });
    const result = readAll([fileOf("k.json", catalogue(1, { controls: [control("a")] })), fileOf("p.json", wanted)], { assign: { toString: "k.json" } });
    assert.equal(onlyCatalogue(result, 1).requirements.length, 1);
  });
  test("ten thousand violations make a report of a thousand, with the number of the others", () => {
    const result = readAll([fileOf("a.json", catalogue(1, { controls: Array.from({ length: 10_000 }, (_, index) => ({ id: `c${index}`, title: "x", colour: "red" })) }))]);
    assert.equal(result.violations.length, 1_001);
    assert.deepEqual([result.violations.at(-1)?.code, result.violations.at(-1)?.found], ["more-violations", "9000"]);
  });
});

describe("never slow", () => {
  const kernel = fileOf("k.json", catalogue(1, { controls: Array.from({ length: 20_000 }, (_, index) => ({ id: `${"a".repeat(200)}${index}`, title: "x" })) }));
  const quick = (files: readonly SetFile[]) => {
    let result = readAll([]);
    const tookMs = worked(() => (result = readAll(files)));
    assert.ok(tookMs < patienceMs, `${Math.round(tookMs)} ms`);
    return result;
  };
  const hostile = `${"a*".repeat(100)}b`;
  test("a pattern made for looking back", () => {
    assert.ok(worked(() => assert.equal(fitsPattern(`${"a*".repeat(2_000)}b`, "a".repeat(4_000), freshEffort()), false)) < patienceMs);
  });
  test("a thousand such patterns against twenty thousand controls are refused", () => {
    const patterns = Array.from({ length: 1_000 }, () => ({ pattern: hostile }));
    const result = quick([kernel, fileOf("p.json", profile(2, [{ href: "k.json", "include-controls": [{ matching: patterns }] }]))]);
    assert.ok(result.violations.some(({ code }) => code === "too-much-work"));
    assert.equal(result.documents.length, 1);
  });
  test("profiles that import each other twice, thirty storeys high", () => {
    const storeys = Array.from({ length: 30 }, (_, index) =>
      fileOf(
        `p${index}.json`,
        profile(
          100 + index,
          Array.from({ length: 2 }, () => ({ href: index === 0 ? "k.json" : `p${index - 1}.json`, "include-all": {} })),
        ),
      ),
    );
    const result = quick([fileOf("k.json", catalogue(1, { controls: [control("a")] })), ...storeys]);
    assert.ok(result.violations.some(({ code }) => code === "too-many-controls"));
  });
  test("a profile of a thousand imports", () => {
    assert.ok(
      quick([
        kernel,
        fileOf(
          "p.json",
          profile(
            2,
            Array.from({ length: 1_000 }, () => ({ href: "k.json", "include-all": {} })),
          ),
        ),
      ]).violations.some(({ code }) => code === "too-many-imports"),
    );
  });
  test("twenty thousand settings of one parameter, and as many additions to one control", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => index);
    const modify = {
      "set-parameters": many.map((index) => ({ "param-id": "p", props: [{ name: "x", value: String(index) }] })),
      alters: [{ "control-id": "a", adds: many.map((index) => ({ props: [{ name: "x", value: String(index) }] })) }],
    };
    const result = quick([
      fileOf("k.json", catalogue(1, { controls: [control("a", { params: [{ id: "p" }] })] })),
      fileOf("p.json", profile(2, [{ href: "k.json", "include-all": {} }], { modify })),
    ]);
    assert.ok(result.violations.some(({ code }) => code === "too-much-work"));
  });
  test("twenty thousand namesakes that are to be merged", () => {
    const namesakes = Array.from({ length: 20_000 }, (_, index) => ({ id: "a", title: "x", props: [{ name: "x", value: String(index) }] }));
    quick([
      fileOf("k.json", catalogue(1, { controls: namesakes })),
      fileOf("p.json", profile(2, [{ href: "k.json", "include-all": {} }], { merge: { combine: { method: "merge" } } })),
    ]);
  });
  test("a text of ten megabytes in every place", () => {
    const long = "a ".repeat(5_000_000);
    quick([
      fileOf(
        "a.json",
        catalogue(1, {
          controls: [
            control("a", { props: [{ name: "x", value: long }], parts: [{ name: "statement", prose: `${"{{ insert: param,".repeat(100_000)}${"MUSST".repeat(100_000)}` }] }),
          ],
        }),
      ),
    ]);
  });
  test("a text of twenty megabytes that ends too early", () => {
    const result = quick([{ name: "a.json", bytes: bytes(`{"catalog": "${"\\\\".repeat(10_000_000)}`) }]);
    assert.deepEqual(
      result.violations.map(({ code }) => code),
      ["not-json"],
    );
  });
});

describe("where a text stops being JSON", () => {
  const cases: readonly (readonly [string, string, readonly [line: number, column: number, found: string]])[] = [
    ["a comma too many", '{\n  "a": 1,\n}', [3, 1, "}"]],
    ["a comma too few", '{"a": 1 "b": 2}', [1, 9, '"b": 2}']],
    ["a word in quotation marks of an office program", "{„a“: 1}", [1, 2, "„a“: 1}"]],
    ["a comment", "[1, // one\n2]", [1, 5, "// one\n2]"]],
    ["a line break in a text", '{"a": "b\nc"}', [1, 9, '\nc"}']],
    ["an escape nobody knows", '["\\q"]', [1, 3, '\\q"]']],
    ["the wrong bracket", '{"a": [1}', [1, 9, "}"]],
    ["a number with a leading zero", "[01]", [1, 3, "1]"]],
    ["the end", '{"a": [', [1, 8, ""]],
    ["something after the end", "{} x", [1, 4, "x"]],
  ];
  for (const [title, text, [line, column, found]] of cases) test(title, () => assert.deepEqual(findJsonFault(text), { line, column, found }));
  test("the report of a file says it as line and column", () => {
    assert.deepEqual(readAll([fileOf("a.json", '{\n  "catalog": }')]).violations, [{ file: "a.json", path: "2:14", code: "not-json", found: "}" }]);
  });
  test("for every text the parser refuses there is a place, and for none it accepts", () => {
    const near = fc.tuple(fc.json(), fc.nat(), fc.constantFrom("", ",", "}", "]", '"', "\\", "1", ":", "\n", "x")).map(([json, at, sign]) => {
      const place = at % (json.length + 1);
      return `${json.slice(0, place)}${sign}${json.slice(place + (sign === "" ? 1 : 0))}`;
    });
    fc.assert(
      fc.property(near, (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const { found, line, column } = findJsonFault(text);
        const before =
          text
            .split("\n")
            .slice(0, line - 1)
            .reduce((sum, one) => sum + one.length + 1, 0) +
          column -
          1;
        assert.ok(text.startsWith(found, before));
        if (isJson) assert.equal(before, text.length);
      }),
      { numRuns: 1_500 },
    );
  });
});

test("whatever stands in a file of any kind, reading answers and never throws", () => {
  const keys = fc.constantFrom(
    "id",
    "title",
    "props",
    "name",
    "value",
    "parts",
    "prose",
    "links",
    "href",
    "params",
    "controls",
    "groups",
    "metadata",
    "imports",
    "include-controls",
    "with-ids",
    "matching",
    "pattern",
    "merge",
    "custom",
    "insert-controls",
    "modify",
    "alters",
    "adds",
    "removes",
    "by-id",
    "maps",
    "sources",
    "targets",
    "components",
    "uuid",
    "back-matter",
    "resources",
    "rlinks",
    "__proto__",
    "select",
    "choice",
    "values",
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, depthSize: "medium" },
      anyText,
      fc.integer(),
      fc.constantFrom(null, true),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc
        .array(fc.tuple(keys, tie("tree")), { maxLength: 5 })
        .map((entries) => JSON.parse(`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`) as unknown),
    ),
  }));
  const root = fc.constantFrom("catalog", "profile", "mapping-collection", "component-definition");
  fc.assert(
    fc.property(fc.array(fc.tuple(root, tree), { minLength: 1, maxLength: 3 }), (files) => {
      const result = readAll(files.map(([kind, value], index) => fileOf(`${index}.json`, { [kind]: value })));
      assert.equal(result.documents.length, result.origins.length);
    }),
    { numRuns: 1_000 },
  );
});

test("a reader of another format goes first for what it recognises", () => {
  const reader = { recognises: ({ name }: SetFile) => name.endsWith(".xml"), read: () => ({ documents: [], violations: [{ path: "1", code: "mine", found: "" }] }) };
  const result = readAll([fileOf("a.xml", "<book/>"), fileOf("b.json", catalogue(1, { controls: [control("a")] }))], { readers: [reader] });
  assert.deepEqual(result.violations, [{ file: "a.xml", path: "1", code: "mine", found: "" }]);
  assert.equal(onlyCatalogue(result).requirements.length, 1);
});
