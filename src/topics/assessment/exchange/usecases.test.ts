import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Outcome } from "#edge/perform";
import type { Cell, ReadWorkbook, Workbook } from "#kernel/sheets";
import { readWorkbook, writeWorkbook } from "#platform/sheets/sheets";
import { manyRequirements, plantCatalogue } from "#tests/requirements";
import { countEvents } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import { checkUseCases } from "../checks/usecases/all.ts";
import type { Mistake, PlannedChange } from "./model.ts";
import { checkExchangeUseCases } from "./usecases.ts";

type Grid = { name: string; rows: Cell[][] }[];
type Preview = { changes: PlannedChange[]; mistakes: Mistake[]; unchanged: number };

const { raunheim: memberId, nauheim } = towns;
const said = (outcome: Outcome) => (outcome.status === "refused" ? outcome.failure : outcome.status);

const gridOf = ({ sheets }: Workbook): Grid => sheets.map(({ name, columns, rows }) => ({ name, rows: [columns.map(({ title }): Cell => title), ...rows.map((row) => [...row])] }));
const rowOf = (grid: Grid, id: string): Cell[] => {
  const row = grid[0]?.rows.find((cells) => cells.at(-1) === id);
  assert.ok(row, id);
  return row;
};

describe("answering a check in a spreadsheet", () => {
  let world: World;
  let checkId: string;
  let checks: Map<string, string>;
  let large: string;

  const issue = async (requirements: Parameters<typeof plantCatalogue>[1]["requirements"]) => {
    const { catalogueId } = await plantCatalogue(world, { scale: "grundschutz", requirements });
    const dates = { opensOn: "2026-11-23", dueOn: "2026-12-15" };
    const { roundId } = await world.succeeds<{ roundId: string }>(world.people.office, "check.issue", {
      cooperativeId: gg,
      catalogueId,
      title: `Check ${randomUUID()}`,
      period: "2026",
      ...dates,
    });
    const { rows } = await world.test.database.pool.query<{ member_id: string; id: string }>("select member_id, id from member_check where round_id = $1", [roundId]);
    return new Map(rows.map(({ member_id, id }) => [member_id, id]));
  };

  before(async () => {
    world = await openWorld([...checkUseCases, ...checkExchangeUseCases]);
    checks = await issue([
      { key: "konzept", level: "basic" },
      { key: "test", level: "standard" },
      { key: "netz", area: "netze", level: "basic" },
      { key: "=2+3", area: "netze" },
    ]);
    checkId = checks.get(memberId) ?? "";
    large = (await issue(manyRequirements(1_000, 19))).get(memberId) ?? "";
    await answer("test", { status: "no", deficits: "Protokoll fehlt" });
  });
  after(() => world.dispose());

  const who = () => world.people.coordinatorRaunheim;
  const answer = (requirement: string, given: object) => world.succeeds(who(), "check.answer", { memberId, checkId, requirement, version: 0, ...given });
  const make = async (input: object = {}) => (await world.succeeds<{ workbook: Workbook }>(who(), "check.workbook", { memberId, checkId, ...input })).workbook;
  const stage = (workbook: Grid | ReadWorkbook, input: object = {}) =>
    world.does(who(), "check.stage-workbook", { memberId, checkId, fileName: "check.xlsx", workbook: Array.isArray(workbook) ? { sheets: workbook } : workbook, ...input });
  const staged = async (workbook: Grid | ReadWorkbook, input: { checkId?: string } = {}) => {
    const outcome = await stage(workbook, input);
    assert.equal(outcome.status, "done", JSON.stringify(outcome));
    const { importId } = (outcome as { value: { importId: string } }).value;
    return { importId, ...(await world.succeeds<Preview>(who(), "check.read-workbook", { memberId, checkId, importId, ...input })) };
  };
  const apply = (importId: string, input: object = {}) => world.does(who(), "check.apply-workbook", { memberId, checkId, importId, ...input });
  const recounted = async () => {
    const kept = await world.test.database.pool.query("select check_id, area_key, yes, partly, no, dispensable, basic_gaps from check_area order by 1, 2");
    const counted = await world.test.database.pool.query(
      `select a.check_id, a.area_key, count(*) filter (where effective = 'yes')::int as yes, count(*) filter (where effective = 'partly')::int as partly,
         count(*) filter (where effective = 'no')::int as no, count(*) filter (where effective = 'dispensable')::int as dispensable,
         count(*) filter (where basic and effective in ('no', 'partly'))::int as basic_gaps
       from check_area a left join check_answer w on w.member_id = a.member_id and w.check_id = a.check_id and w.area_key = a.area_key and w.asked group by 1, 2 order by 1, 2`,
    );
    assert.deepEqual(kept.rows, counted.rows);
  };

  for (const format of ["xlsx", "ods"] as const)
    test(`an untouched ${format} changes nothing`, async () => {
      const read = await readWorkbook(await writeWorkbook(await make({ format }), format), `x.${format}`);
      assert.ok(read.ok);
      const { changes, mistakes, unchanged } = await staged(read.workbook);
      assert.deepEqual([changes, mistakes, unchanged], [[], [], 4]);
    });

  test("new, changed, in conflict and wrong are told apart, and only what is chosen is taken over", async () => {
    const grid = gridOf(await make());
    rowOf(grid, "konzept").splice(4, 6, "teilweise", null, null, "Band im Serverraum", "IT", "31.01.2027");
    rowOf(grid, "test")[4] = "Ja";
    rowOf(grid, "netz")[4] = "Ja";
    rowOf(grid, "=2+3")[4] = "Jein";
    await answer("netz", { status: "no" });
    const { importId, changes, mistakes } = await staged(grid);
    assert.deepEqual(
      changes.map(({ requirement, kind, conflict }) => [requirement, kind, conflict !== null]),
      [
        ["konzept", "new", false],
        ["test", "changed", false],
        ["netz", "changed", true],
      ],
    );
    assert.deepEqual(mistakes, [
      { sheet: "Anforderungen", row: 5, requirement: "=2+3", reason: "value-not-on-scale", text: "=2+3 Titel =2+3".toUpperCase().replace("TITEL", "Titel") },
    ]);
    assert.equal(said(await apply(importId, { take: "chosen" })), "nothing-to-apply");
    const applied = await apply(importId);
    assert.deepEqual(applied.status === "done" && applied.value, { applied: 2, left: 1, conflictsLeft: 1 });
    const { rows } = await world.test.database.pool.query<{ requirement_key: string; status: string; version: number }>(
      "select requirement_key, status, version from check_answer where check_id = $1 order by 1",
      [checkId],
    );
    assert.deepEqual(
      rows.map(({ requirement_key, status, version }) => [requirement_key, status, version]),
      [
        ["konzept", "partly", 1],
        ["netz", "no", 1],
        ["test", "yes", 2],
      ],
    );
    await recounted();
    const forced = await apply(importId, { conflicts: ["netz"] });
    assert.deepEqual(forced.status === "done" && forced.value, { applied: 1, left: 0, conflictsLeft: 0 });
    await recounted();
    assert.equal(said(await apply(importId)), "nothing-to-apply");
  });

  test("a row removed from the table stays as it is; nothing is lost", async () => {
    const grid = gridOf(await make());
    const [sheet] = grid;
    if (sheet) sheet.rows = sheet.rows.filter((cells) => cells.at(-1) !== "konzept");
    const { changes, mistakes } = await staged(grid);
    assert.deepEqual([changes, mistakes], [[], []]);
  });

  test("a foreign table, one of another check or member, and a changed one are refused with the reason", async () => {
    const own = gridOf(await make());
    const changed = (put: (seal: Cell[][]) => void): Grid => {
      const copy = own.map(({ name, rows }) => ({ name, rows: rows.map((cells) => [...cells]) }));
      put(copy.find(({ name }) => name === "Ringwall")?.rows ?? []);
      return copy;
    };
    assert.equal(said(await stage([{ name: "Tabelle1", rows: [["Nr.", "Antwort"]] }])), "workbook-foreign");
    assert.equal(said(await stage(own, { checkId: large })), "workbook-of-other");
    assert.equal(said(await stage(changed((seal) => ((seal[3] ?? [])[2] = nauheim)))), "workbook-tampered");
    assert.equal(said(await stage(changed((seal) => ((seal[5] ?? [])[3] = 9)))), "workbook-tampered");
    const renamed = own.map(({ name, rows }) => ({ name, rows: rows.map((cells) => cells.map((cell): Cell => (cell === "netz" ? "anders" : cell))) }));
    assert.equal(said(await stage(renamed)), "workbook-tampered");
  });

  test("a thousand answers come back in one act, and the counts are right", async () => {
    const made = await make({ checkId: large });
    const grid = gridOf(made);
    for (const [index, cells] of (grid[0]?.rows ?? []).slice(1).entries()) cells[4] = ["Ja", "Teilweise", "Nein"][index % 3] ?? null;
    const { importId, changes } = await staged(grid, { checkId: large });
    assert.equal(changes.length, 1_000);
    const applied = await apply(importId, { checkId: large });
    assert.deepEqual(applied.status === "done" && applied.value, { applied: 1_000, left: 0, conflictsLeft: 0 });
    const again = gridOf(await make({ checkId: large }));
    for (const cells of (again[0]?.rows ?? []).slice(1)) cells[5] = "Weil.";
    const second = await staged(again, { checkId: large });
    assert.equal((await apply(second.importId, { checkId: large })).status, "done");
    await recounted();
  });

  test("what is handed in takes no table; every act leaves its trace", async () => {
    const grid = gridOf(await make());
    rowOf(grid, "=2+3")[4] = "Nein";
    const { importId } = await staged(grid);
    await world.succeeds(who(), "check.submit", { memberId, checkId, incomplete: true });
    assert.deepEqual([said(await stage(grid)), said(await apply(importId))], ["check-submitted", "check-submitted"]);
    for (const name of ["check.workbook", "check.stage-workbook", "check.apply-workbook"]) assert.ok((await countEvents(world, name)) > 0, name);
  });
});
