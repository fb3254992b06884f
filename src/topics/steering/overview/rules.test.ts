import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cellOf, indicatorOf, isMap, levelOf, levelOfCount, levelOfTile, maturityOf, mayShowTotal, percentOf, rungOf } from "./rules.ts";

const tally = (asked: number, answered: number, fulfilled: number) => ({ asked, answered, fulfilled });

describe("maturity", () => {
  const cases: readonly (readonly [string, ReturnType<typeof tally>, number | null])[] = [
    ["nothing asked has no maturity", tally(0, 0, 0), null],
    ["nothing answered has no maturity: silence is not „am Anfang“", tally(10, 0, 0), null],
    ["everything fulfilled or dispensable is 5,0", tally(10, 10, 10), 5],
    ["answered and nothing fulfilled is 0,0", tally(10, 10, 0), 0],
    ["what is not answered counts as not fulfilled", tally(10, 5, 5), 2.5],
    ["one decimal, rounded", tally(30, 30, 11), 1.8],
    ["every requirement weighs the same", tally(204, 204, 200), 4.9],
  ];
  for (const [title, given, wanted] of cases) test(title, () => assert.equal(maturityOf(given), wanted));
  test("the ladder has five rungs, one for each whole number", () =>
    assert.deepEqual(
      [0, 0.9, 1, 1.8, 2.5, 3.9, 4, 5].map((value) => rungOf(value)),
      [0, 0, 1, 1, 2, 3, 4, 4],
    ));
});

describe("colours", () => {
  const shares: readonly (readonly [number | null, ReturnType<typeof levelOf>])[] = [
    [null, "na"],
    [0, 0],
    [34, 0],
    [35, 1],
    [49, 1],
    [50, 2],
    [69, 2],
    [70, 3],
    [84, 3],
    [85, 4],
    [100, 4],
  ];
  for (const [share, level] of shares) test(`a share of ${String(share)} is level ${level}`, () => assert.equal(levelOf(share), level));
  test("a number of open things is better the smaller it is", () => assert.deepEqual([null, 0, 1, 2, 3, 5, 6, 10, 11].map(levelOfCount), ["na", 4, 3, 3, 2, 2, 1, 1, 0]));
  test("a maturity has the colour of its share", () => assert.deepEqual([levelOfTile("maturity", 4.3), levelOfTile("maturity", 1.7), levelOfTile("basic-gaps", 4)], [4, 0, 2]));
});

describe("a cell", () => {
  test("tells its change where both standings are known", () => assert.equal(cellOf(tally(10, 10, 8), tally(10, 10, 5)).change, 30));
  test("tells no change where nothing was answered before", () => assert.equal(cellOf(tally(10, 10, 8), tally(10, 0, 0)).change, null));
  test("tells no change where the member was not there before", () => assert.equal(cellOf(tally(10, 10, 8), undefined).change, null));
  test("shares are whole points of a hundred", () => assert.equal(percentOf(tally(3, 3, 2)), 67));
});

describe("a sum with hidden members", () => {
  const cases: readonly (readonly [string, number, number, boolean])[] = [
    ["five hidden ones hide each other", 13, 8, true],
    ["a single hidden one would be the difference", 13, 12, false],
    ["four are too few", 13, 9, false],
    ["nobody hidden: the rows say it all", 13, 13, false],
    ["fewer than five altogether say nothing", 4, 0, false],
    ["all of them hidden, and at least five", 5, 0, true],
  ];
  for (const [title, total, visible, wanted] of cases) test(title, () => assert.equal(mayShowTotal(total, visible), wanted));
});

describe("the five key figures", () => {
  const points = new Map([
    ["sicherheitskonzept ja", 1],
    ["sicherheitskonzept teilweise", 0.5],
    ["sicherheitskonzept nein", 0],
    ["sicherheitskonzept entfaellt", null],
  ]);
  const said = (choice: string | null, members: number, unknown = false) => ({ question: "sicherheitskonzept", choice, unknown, members });
  test("full points are yes, some are in part, none are no, „weiß nicht“ is itself, and whom it does not concern is not counted", () =>
    assert.deepEqual(
      indicatorOf("sicherheitskonzept", [said("ja", 3), said("teilweise", 2), said("nein", 4), said(null, 1, true), said("entfaellt", 2), said("fremd", 9)], points),
      { key: "sicherheitskonzept", yes: 3, partly: 2, no: 4, unknown: 1, of: 10 },
    ));
  test("other questions are not counted", () => assert.equal(indicatorOf("notfallhandbuch", [said("ja", 3)], points).of, 0));
});

describe("the tile map", () => {
  test("stands where every member has a place of its own", () =>
    assert.equal(
      isMap([
        [1, 1],
        [2, 1],
        [5, 5, 2],
      ]),
      true,
    ));
  test("is a regular grid where one place is unknown", () => assert.equal(isMap([[1, 1], null]), false));
  test("is a regular grid where two members share a place", () =>
    assert.equal(
      isMap([
        [1, 1],
        [1, 1],
      ]),
      false,
    ));
  test("is none without members", () => assert.equal(isMap([]), false));
});
