import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Noted } from "./model.ts";
import { groupFor, placeOf, quartilesOf, shownOf, totalsOf } from "./rules.ts";

const noted = (member: number, fulfilled: number, more: Partial<Noted> = {}): Noted => ({
  roundId: "r",
  area: "a",
  memberId: `m${member}`,
  size: "10000-19999",
  handedIn: true,
  asked: 10,
  answered: 10,
  fulfilled,
  ...more,
});

const many = (count: number, more: Partial<Noted> = {}) => Array.from({ length: count }, (_, index) => noted(index, index % 11, more));

describe("quartiles", () => {
  test("of five members are written, for their size and for all", () =>
    assert.deepEqual(quartilesOf([noted(1, 0), noted(2, 2), noted(3, 4), noted(4, 6), noted(5, 8)]), [
      { roundId: "r", area: "a", group: "all", members: 5, low: 20, median: 40, high: 60 },
      { roundId: "r", area: "a", group: "10000-19999", members: 5, low: 20, median: 40, high: 60 },
    ]));
  test("of four members do not exist", () => assert.deepEqual(quartilesOf(many(4)), []));
  test("count only who has handed in", () => assert.deepEqual(quartilesOf([...many(4), noted(9, 3, { handedIn: false })]), []));
  test("of a size class of four do not exist, though those of all do", () =>
    assert.deepEqual(
      quartilesOf([...many(4), ...many(5, { size: "5000-9999" })]).map(({ group }) => group),
      ["all", "5000-9999"],
    ));
});

describe("sums", () => {
  test("go over all members, handed in or not", () =>
    assert.deepEqual(totalsOf([...many(5), noted(9, 3, { handedIn: false })]), [{ roundId: "r", area: "a", members: 6, asked: 60, answered: 60, fulfilled: 13 }]));
  test("of fewer than five do not exist", () => assert.deepEqual(totalsOf(many(4)), []));
  test("leave out who has answered nothing: silence is no standing", () => assert.deepEqual(totalsOf([...many(4), noted(9, 0, { answered: 0, handedIn: false })]), []));
});

describe("the group a member is compared with", () => {
  const counted = (own: number, all: number) => [
    { group: "10000-19999", members: own },
    { group: "all", members: all },
  ];
  const cases: readonly (readonly [string, number, number, "own-size" | "all" | null])[] = [
    ["is its own size with five others", 6, 13, "own-size"],
    ["is all where only four others have its size", 5, 13, "all"],
    ["is nobody where only four others handed in", 0, 5, null],
    ["is never both", 6, 6, "own-size"],
  ];
  for (const [title, own, all, wanted] of cases) test(title, () => assert.equal(groupFor(counted(own, all), "10000-19999"), wanted));
  test("shows no area with fewer than five others", () => {
    const five = [{ roundId: "r", area: "a", group: "all", members: 5, low: 1, median: 2, high: 3 }];
    assert.equal(shownOf(five, "a", "all"), null);
    assert.deepEqual(
      shownOf(
        five.map((one) => ({ ...one, members: 6 })),
        "a",
        "all",
      ),
      { members: 6, low: 1, median: 2, high: 3 },
    );
  });
});

describe("the place of a member in an area", () => {
  const group = { members: 6, low: 30, median: 50, high: 70 };
  for (const [own, place] of [
    [29, "below"],
    [30, "middle"],
    [70, "middle"],
    [71, "above"],
    [null, "open"],
  ] as const)
    test(`${own ?? "nothing"} beside 30 to 70 is ${place}`, () => assert.equal(placeOf({ own, group }), place));
  test("is none beside too few", () => assert.equal(placeOf({ own: 50, group: null }), "few"));
});
