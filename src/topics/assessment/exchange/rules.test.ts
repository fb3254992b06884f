import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Cell } from "#kernel/sheets";
import type { RecordedRow } from "./model.ts";
import { sheetOf } from "./rules/layout.ts";
import { chooseChanges, planImport } from "./rules/planning.ts";
import { readRows } from "./rules/reading.ts";
import { de } from "./words.de.ts";
import { en } from "./words.en.ts";

const row = (key: string, more: Partial<RecordedRow> = {}): RecordedRow => ({
  key,
  label: key.toUpperCase(),
  title: `Titel ${key}`,
  statement: "",
  guidance: "",
  area: "sicherung",
  level: "basic",
  modal: null,
  effort: 1,
  weight: 2,
  textHash: "h",
  parameters: [],
  basic: true,
  status: null,
  effective: null,
  shared: null,
  verdict: null,
  verdictNote: "",
  verdictAt: null,
  reason: "",
  note: "",
  deficits: "",
  responsible: "",
  dueOn: null,
  suggested: null,
  answeredHash: null,
  version: 0,
  answeredAt: null,
  answeredBy: "",
  evidence: [],
  ...more,
});
const answered = (key: string, more: Partial<RecordedRow> = {}) =>
  row(key, {
    status: "no",
    effective: "no",
    deficits: "Es fehlt etwas.",
    dueOn: "2027-01-31",
    version: 2,
    answeredAt: new Date("2026-11-20T08:00:00Z"),
    answeredBy: "Wer",
    answeredHash: "h",
    ...more,
  });

const spoken = [de.layout, en.layout];
const rows = [row("a"), answered("b"), answered("c", { status: "dispensable", effective: "dispensable", reason: "Kein Fax." })];
const gridOf = (words: typeof de.layout | typeof en.layout = de.layout): Cell[][] => {
  const sheet = sheetOf({ scale: "wiba", rows, areas: new Map([["sicherung", "Datensicherung"]]), words });
  return [sheet.columns.map(({ title }) => title), ...sheet.rows.map((cells) => [...cells])];
};
const read = (grid: Cell[][], known = ["a", "b", "c"]) => readRows({ sheets: [{ name: "Anforderungen", rows: grid }] }, new Set(known), spoken);
const entry = { status: "", reason: "", note: "", deficits: "", responsible: "", dueOn: "" };
const edited = (requirement: string, more: Partial<typeof entry>, version = 0) => ({ sheet: "Anforderungen", row: 2, requirement, version, entry: { ...entry, ...more } });
const plan = (...all: ReturnType<typeof edited>[]) => planImport("wiba", { edited: all, mistakes: [], unchanged: 0 }, rows);

describe("a check's table is read by its hidden column", () => {
  test("an untouched table says what stands there, in both languages", () => {
    const german = read(gridOf());
    assert.deepEqual(german.rows.get("b")?.entry, { ...entry, status: "no", deficits: "Es fehlt etwas.", dueOn: "2027-01-31" });
    assert.deepEqual(
      [...german.rows].map(([, { entry: one }]) => one),
      [...read(gridOf(en.layout)).rows].map(([, { entry: one }]) => one),
    );
  });
  test("rows may be sorted and columns moved", () => {
    const turned = [gridOf()[0] ?? [], ...gridOf().slice(1).toReversed()].map((cells) => cells.toReversed());
    assert.deepEqual(new Map([...read(turned).rows].map(([key, { entry: one }]) => [key, one])).get("c"), read(gridOf()).rows.get("c")?.entry);
  });
  test("answers are understood whatever their capitals, days as people write them", () => {
    const grid = gridOf();
    const first = grid[1] ?? [];
    [first[4], first[9]] = ["  nicht  RELEVANT ", "4.1.2027"];
    assert.deepEqual([read(grid).rows.get("a")?.entry.status, read(grid).rows.get("a")?.entry.dueOn], ["dispensable", "2027-01-04"]);
  });
  test("a row added, a row twice and changed heads are named by their row; a row of nobody is strange", () => {
    const grid = gridOf();
    grid.push([...(grid[1] ?? [])], ["9", "x", "Eigene?", "", "Ja"]);
    const { rows: found, mistakes } = read(grid);
    assert.deepEqual(mistakes, [
      { sheet: "Anforderungen", row: 5, requirement: "a", reason: "row-twice" },
      { sheet: "Anforderungen", row: 6, requirement: null, reason: "row-unknown" },
    ]);
    assert.equal(found.has("a"), false);
    const renamed = gridOf();
    (renamed[0] ?? [])[4] = "Stand";
    assert.deepEqual(read(renamed).mistakes, [{ sheet: "Anforderungen", row: 1, requirement: null, reason: "head-changed" }]);
    assert.deepEqual(read(gridOf(), ["a", "b"]).strangeIds, ["c"]);
  });
});

describe("what a table would change", () => {
  const cases: readonly (readonly [string, ReturnType<typeof edited>, string])[] = [
    ["a first answer is new", edited("a", { status: "yes" }), "new"],
    ["another answer is a change", edited("b", { status: "yes" }, 2), "changed"],
    ["what stands there already is nothing", edited("b", { status: "no", deficits: "Es fehlt etwas.", dueOn: "2027-01-31" }, 1), "unchanged"],
    ["what changed on the page since is a conflict", edited("b", { status: "yes" }, 1), "conflict"],
    ["an answer that is none is a mistake", edited("a", { status: "vielleicht" }), "value-not-on-scale"],
    ["„teilweise“ is not on the scale of WiBA", edited("a", { status: "partly" }), "value-not-on-scale"],
    ["„nicht relevant“ needs a reason", edited("a", { status: "dispensable" }), "value-reason-needed"],
    ["a day that is none is a mistake", edited("a", { status: "no", dueOn: "31.2.2027" }), "value-not-a-date"],
    ["a text longer than the page allows is a mistake", edited("a", { status: "no", note: "x".repeat(4_001) }), "value-too-long"],
    ["what is no longer asked is named", edited("z", { status: "yes" }), "requirement-gone"],
  ];
  for (const [title, one, expected] of cases)
    test(title, () => {
      const { changes, mistakes } = plan(one);
      const [change] = changes;
      assert.equal(mistakes[0]?.reason ?? (change ? (change.inConflict ? "conflict" : change.kind) : "unchanged"), expected);
    });
  test("an emptied answer is taken back", () =>
    assert.deepEqual([plan(edited("b", {}, 2)).changes[0]?.change.status, plan(edited("b", {}, 2)).changes[0]?.change.deficits], [null, ""]));
  test("a conflict is taken only if ticked as one", () => {
    const two = plan(edited("a", { status: "yes" }), edited("b", { status: "yes" }, 1));
    const keys = (choice: Parameters<typeof chooseChanges>[1]) => chooseChanges(two, choice).map(({ row: { key } }) => key);
    assert.deepEqual(keys({ take: "all", chosen: [], conflicts: [] }), ["a"]);
    assert.deepEqual(keys({ take: "chosen", chosen: ["b"], conflicts: [] }), []);
    assert.deepEqual(keys({ take: "chosen", chosen: [], conflicts: ["b"] }), ["b"]);
  });
});
