import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { day, eurosOrNone, flag, line, optional, pageNumber, readable, several, wholeNumber } from "./fields.ts";
import { cooperativeOf, memberId, slugOf } from "./ids.ts";

describe("What arrives is made readable", () => {
  test("without NUL, its neighbours and halves of characters; tabs and line ends stay", () => {
    assert.equal(readable("a\u0000b\u0007\t\n\r\ud800c"), "ab\t\n\r\ufffdc");
    assert.deepEqual(readable({ "k\u0000": ["\udfff", { x: "\u001b[31m" }] }), { k: ["\ufffd", { x: "[31m" }] });
  });
  test("files and instants pass as they are", () => {
    const bytes = new Uint8Array([0, 1]);
    const at = new Date(0);
    assert.deepEqual(readable({ bytes, at }), { bytes, at });
  });
  test("what is nested too deeply is nothing", () => {
    let nest: unknown = "x";
    for (let depth = 0; depth < 100_000; depth += 1) nest = [nest];
    assert.ok(JSON.stringify(readable(nest)).includes("null"));
  });
  test("whatever it is: the result is text a database takes, and reading it again changes nothing", () =>
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const once = readable(value);
        const text = JSON.stringify(once) ?? "";
        assert.doesNotMatch(text, /\\u0000|\\ud[89a-f]/i);
        assert.deepEqual(readable(once), once);
      }),
    ));
});

describe("A day", () => {
  test("is one of the calendar, and of a year a database knows", () => {
    for (const text of ["0001-01-01", "2024-02-29", "9999-12-31"]) assert.equal(day.parse(text), text);
    for (const text of ["0000-01-01", "2026-02-29", "10000-01-01", "2026-1-1"]) assert.equal(day.safeParse(text).success, false, text);
    assert.equal(day.safeParse("0000-01-01").error?.issues[0]?.code, "invalid_format");
  });
});

describe("Fields mean the same from a form and from JSON", () => {
  const cases: readonly (readonly [string, { parse: (value: unknown) => unknown }, unknown, unknown])[] = [
    ["a number as text", wholeNumber(0, 10), " 7 ", 7],
    ["a number", wholeNumber(0, 10), 7, 7],
    ["a box that is ticked", flag, "on", true],
    ["a box that is not", flag, undefined, false],
    ["the word false", flag, "false", false],
    ["a blank that may be left out", optional(line()), "  ", undefined],
    ["one of several", several(line()), "a", ["a"]],
    ["none of several", several(line()), undefined, []],
    ["no page", pageNumber, "", 1],
    ["a page", pageNumber, "3", 3],
  ];
  for (const [what, field, given, meant] of cases) test(what, () => assert.deepEqual(field.parse(given), meant));
});

describe("A member's key", () => {
  test("carries its cooperative and nothing else", () => {
    assert.equal(cooperativeOf("kreis-gg.raunheim"), "kreis-gg");
    for (const wrong of ["", "a", "a.", ".a", "a.b.c", "A.b", "a.b ", "a/b", "a.b\n", "ä.b", `${"a".repeat(41)}.b`, "a.b'--"])
      assert.equal(memberId.safeParse(wrong).success, false, wrong);
  });
  test("is made from any German name and is a good one, or none", () =>
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => assert.match(slugOf(name), /^([a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?)?$/))));
});

test("amounts are read as people write them, in cents; what is no amount is refused", () => {
  const read = (value: unknown) => eurosOrNone.safeParse(value).data;
  assert.deepEqual(["1.250,50", "1.250", "1250.5", 1250.5, "12.345.678", " 3 ", "", undefined].map(read), [125_050, 125_000, 125_050, 125_050, 1_234_567_800, 300, 0, 0]);
  assert.deepEqual(["1,234", "1.2345", "-1", "viel", "1.25.0"].map(read), [undefined, undefined, undefined, undefined, undefined]);
});
