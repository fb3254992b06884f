import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import type { Cell, ReadWorkbook, SheetFormat, Workbook } from "#kernel/sheets";
import { readWorkbook, writeWorkbook } from "#platform/sheets/sheets";
import { countEvents, plantSurvey } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import { answerUseCases } from "../answers/usecases/all.ts";
import type { Mistake, PlannedChange } from "./model.ts";
import { exchangeUseCases } from "./usecases.ts";

type Grid = { name: string; rows: Cell[][] }[];
type Preview = { changes: PlannedChange[]; mistakes: (Mistake & { text: string | null })[]; unchanged: number };
type Applied = { applied: number; left: number; conflictsLeft: number };

const unknown = "00000000-0000-4000-8000-000000000000";
const { raunheim: memberId, nauheim } = towns;

/** The workbook as cells, without writing a file. */
const gridOf = ({ sheets }: Workbook): Grid => sheets.map(({ name, columns, rows }) => ({ name, rows: [columns.map(({ title }): Cell => title), ...rows.map((row) => [...row])] }));

const copyOf = (grid: Grid): Grid => grid.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) }));

/** The row with an id, to be edited. */
function rowOf(grid: Grid, id: string): Cell[] {
  const row = grid.flatMap(({ rows }) => rows).find((cells) => cells.at(-1) === id || cells[7] === id);
  assert.ok(row, id);
  return row;
}

describe("answering in a spreadsheet", () => {
  let world: World;
  let campaignId: string;
  let otherId: string;
  let closedId: string;

  before(async () => {
    world = await openWorld([...exchangeUseCases, ...answerUseCases]);
    ({ campaignId } = await plantSurvey(world));
    ({ campaignId: otherId } = await plantSurvey(world));
    ({ campaignId: closedId } = await plantSurvey(world, { state: "closed" }));
    for (const [question, value, remark] of [
      ["isb", "ja", "seit 2024"],
      ["isb-name", " Frau =A1 \n„B“", ""],
      ["stellen", 1.5, ""],
      ["dienste", ["web"], ""],
      ["reife", 3, ""],
      ["systeme", [{ cells: { name: "Fachverfahren", zahl: 2 } }], ""],
      ["budget", 1234.5, ""],
      ["seit", "2024-02-01", ""],
    ] as const) {
      await world.succeeds(world.people.coordinatorRaunheim, "survey.answer", {
        memberId,
        campaignId,
        question,
        value,
        remark,
        version: 0,
      });
    }
    await world.succeeds(world.people.coordinatorRaunheim, "survey.answer", {
      memberId,
      campaignId,
      question: "backup",
      unknown: true,
      version: 0,
    });
  });
  after(() => world.dispose());

  const make = async (format: "xlsx" | "ods" = "xlsx") =>
    (await world.succeeds<{ workbook: Workbook }>(world.people.coordinatorRaunheim, "survey.workbook", { memberId, campaignId, format })).workbook;
  const grid = async () => gridOf(await make());
  const stage = (workbook: ReadWorkbook | Grid, input: object = {}) =>
    world.does(world.people.coordinatorRaunheim, "survey.stage-workbook", {
      memberId,
      campaignId,
      fileName: "Antworten.xlsx",
      workbook: Array.isArray(workbook) ? { sheets: workbook } : workbook,
      ...input,
    });
  const staged = async (workbook: ReadWorkbook | Grid) => {
    const outcome = await stage(workbook);
    assert.equal(outcome.status, "done", JSON.stringify(outcome));
    const { importId } = (outcome as { value: { importId: string } }).value;
    return {
      importId,
      ...(await world.succeeds<Preview>(world.people.coordinatorRaunheim, "survey.read-workbook", { memberId, campaignId, importId })),
    };
  };
  const apply = (importId: string, input: object = {}) => world.does(world.people.coordinatorRaunheim, "survey.apply-workbook", { memberId, campaignId, importId, ...input });
  const answers = async () =>
    (
      await world.test.database.pool.query<{ question: string; state: string; value: unknown; remark: string; version: number }>(
        "select question, state, value, remark, version from answer where campaign_id = $1 order by question",
        [campaignId],
      )
    ).rows;

  for (const format of ["xlsx", "ods"] as const satisfies readonly SheetFormat[]) {
    test(`an untouched ${format} changes nothing`, async () => {
      const read = await readWorkbook(await writeWorkbook(await make(format), format), `x.${format}`);
      assert.ok(read.ok);
      assert.deepEqual([(await staged(read.workbook)).changes, (await staged(read.workbook)).mistakes], [[], []]);
    });

    test(`one edited cell of an ${format} is exactly one edit`, async () => {
      const edits: readonly (readonly [string, fc.Arbitrary<Cell>, (cell: Cell, row: Cell[]) => void])[] = [
        ["stellen", fc.integer({ min: 2, max: 100 }), (cell, row) => (row[3] = cell)],
        ["stellen-it", fc.integer({ min: 0, max: 9 }).map((n) => `${n},5`), (cell, row) => (row[3] = cell)],
        ["isb", fc.constant("nein"), (cell, row) => (row[3] = cell)],
        ["isb-name", fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== "" && !/\p{Cc}/u.test(text)), (cell, row) => (row[3] = cell)],
        ["reife", fc.constantFrom("1", 2, 4), (cell, row) => (row[3] = cell)],
        ["seit", fc.constantFrom("24.12.2025", "2025-12-24"), (cell, row) => (row[3] = cell)],
        ["budget", fc.constantFrom(77, "1.234,56 €"), (cell, row) => (row[3] = cell)],
        ["dienste#mail", fc.constantFrom("x", "X", "ja"), (cell, row) => (row[3] = cell)],
        ["isb-technik", fc.constant("x"), (cell, row) => (row[5] = cell)],
        ["konzept", fc.constant("liegt im Archiv"), (cell, row) => (row[6] = cell)],
        ["systeme@1", fc.constantFrom("Mail", "Web"), (cell, row) => (row[0] = cell)],
        ["backup", fc.constant("Ja"), (cell, row) => (row[3] = cell)],
      ];
      const made = await make(format);
      // One reading costs a thread; how a cell is understood does not depend on the format, so ODS tries every third kind.
      for (const [id, arbitrary, put] of edits.filter((_, index) => format === "xlsx" || index % 3 === 0)) {
        const [cell = null] = fc.sample(arbitrary, { numRuns: 1, seed: 20_261_123 + id.length });
        const edited = {
          ...made,
          sheets: made.sheets.map((sheet) => ({
            ...sheet,
            rows: sheet.rows.map((row) => (row.at(-1) === id ? ((copy: Cell[]) => (put(cell, copy), copy))([...row]) : row)),
          })),
        };
        const read = await readWorkbook(await writeWorkbook(edited, format), `x.${format}`);
        assert.ok(read.ok);
        const { changes, mistakes } = await staged(read.workbook);
        assert.deepEqual([changes.map(({ question, conflict }) => [question, conflict]), mistakes], [[[id.split(/[#@]/)[0], null]], []], `${id} ← ${JSON.stringify(cell)}`);
      }
    });
  }

  test("rows may be sorted and columns moved within a sheet; ids lead the way", async () => {
    const moved = (await grid()).map(({ name, rows }) => ({
      name,
      rows:
        name.startsWith("1 ") || name.startsWith("2 ")
          ? [rows[0] ?? [], ...rows.slice(1).toReversed()].map((row) => [row[7], ...row.slice(0, 7)].map((cell) => cell ?? null))
          : rows,
    }));
    const { changes, mistakes } = await staged(moved);
    assert.deepEqual([changes, mistakes], [[], []]);
  });

  test("wrong cells are named by sheet and row; everything else goes its way", async () => {
    const edited = copyOf(await grid());
    rowOf(edited, "stellen")[3] = "viele";
    rowOf(edited, "isb")[3] = "vielleicht";
    rowOf(edited, "systeme@2")[1] = "drei";
    rowOf(edited, "stellen-it")[3] = 0.5;
    edited[1]?.rows.push(["9", "Eigene Frage?", "", "ja"]);
    const { changes, mistakes } = await staged(edited);
    assert.deepEqual(
      changes.map(({ question, from, to }) => [question, from, to]),
      [["stellen-it", "(keine Antwort)", "0,5 Stellen"]],
    );
    assert.deepEqual(
      mistakes.map(({ sheet, row, question, reason }) => [sheet, row, question, reason]).toSorted((a, b) => String(a).localeCompare(String(b))),
      [
        ["1 Organisation", 2, "isb", "value-not-an-option"],
        ["1 Organisation", 4, "stellen", "value-not-a-number"],
        ["1 Organisation", 6, null, "row-unknown"],
        ["Tabelle 1", 4, "systeme", "value-not-a-number"],
      ],
    );
  });

  test("a row twice, a removed row of a choice and changed heads are named, nothing is guessed", async () => {
    const edited = copyOf(await grid());
    edited[1]?.rows.push([...rowOf(edited, "stellen")]);
    const technik = edited[2];
    technik?.rows.splice(
      technik.rows.findIndex((row) => row[7] === "dienste#web"),
      1,
    );
    const table = edited[3]?.rows[0];
    if (table) table[0] = "Bezeichnung";
    rowOf(edited, "systeme@0")[0] = "anderes";
    const { changes, mistakes } = await staged(edited);
    assert.deepEqual(changes, []);
    assert.deepEqual(
      mistakes.map(({ question, reason }) => [question, reason]).toSorted((a, b) => String(a).localeCompare(String(b))),
      [
        ["dienste", "row-missing"],
        ["stellen", "row-twice"],
        ["systeme", "head-changed"],
      ],
    );
  });

  test("a foreign file, one of another campaign or member, and a changed one are refused with the reason", async () => {
    const own = await grid();
    assert.deepEqual(await stage([{ name: "Tabelle1", rows: [["a"]] }]), { status: "refused", failure: "workbook-foreign" });
    assert.deepEqual(await stage(own.filter(({ name }) => name !== "Ringwall")), { status: "refused", failure: "workbook-foreign" });
    assert.deepEqual(await stage(own, { campaignId: otherId }), { status: "refused", failure: "workbook-of-other" });
    assert.deepEqual(
      await world.does(world.people.coordinatorNauheim, "survey.stage-workbook", {
        memberId: nauheim,
        campaignId,
        fileName: "x.ods",
        workbook: { sheets: own },
      }),
      { status: "refused", failure: "workbook-of-other" },
    );
    for (const change of [
      (copy: Grid) => (copy.at(-1)!.rows[3]![2] = nauheim),
      (copy: Grid) => (copy.at(-1)!.rows[6]![3] = 99),
      (copy: Grid) => (copy.at(-1)!.rows[5]![2] = "x"),
      (copy: Grid) => copy.at(-1)!.rows.pop(),
      (copy: Grid) => (rowOf(copy, "isb")[7] = "erfunden"),
      (copy: Grid) => (rowOf(copy, "dienste#web")[7] = "dienste#erfunden"),
    ]) {
      const copy = copyOf(own);
      change(copy);
      assert.deepEqual(await stage(copy), { status: "refused", failure: "workbook-tampered" });
    }
    assert.deepEqual(await stage(own, { campaignId: closedId }), { status: "refused", failure: "campaign-closed" });
    assert.deepEqual(await stage(own, { campaignId: unknown }), { status: "missing" });
  });

  test("hostile cells are read without harm", async () => {
    const edited = copyOf(await grid());
    rowOf(edited, "isb-name")[3] = "a\u0000b\ud800c";
    rowOf(edited, "stellen")[6] = "\u0000\u0007";
    const { changes } = await staged(edited);
    assert.deepEqual(
      changes.map(({ question, to }) => [question, to]),
      [["isb-name", "ab\ufffdc"]],
    );
  });

  test("applying: all without conflict in one act, counts follow, once more changes nothing", async () => {
    const edited = copyOf(await grid());
    rowOf(edited, "stellen")[3] = 4;
    rowOf(edited, "stellen-it")[3] = 2;
    rowOf(edited, "isb-technik")[5] = "x";
    const { importId } = await staged(edited);
    const before = await countEvents(world, "survey.apply-workbook");
    assert.deepEqual(await apply(importId, { take: "chosen", chosen: "stellen" }), {
      status: "done",
      value: { applied: 1, left: 2, conflictsLeft: 0 },
    });
    assert.deepEqual(await apply(importId), { status: "done", value: { applied: 2, left: 0, conflictsLeft: 0 } });
    assert.deepEqual(await apply(importId), { status: "refused", failure: "nothing-to-apply" });
    assert.equal(await countEvents(world, "survey.apply-workbook"), before + 2);
    const now = new Map((await answers()).map((answer) => [answer.question, answer]));
    assert.deepEqual([now.get("stellen")?.value, now.get("stellen")?.version, now.get("isb-technik")?.state], [4, 2, "unknown"]);
    const { rows } = await world.test.database.pool.query(
      "select section, asked, answered, unknown, missing from section_progress where campaign_id = $1 and member_id = $2 order by section",
      [campaignId, memberId],
    );
    assert.deepEqual(rows, [
      { section: "it", asked: 8, answered: 5, unknown: 2, missing: 0 },
      { section: "org", asked: 4, answered: 4, unknown: 0, missing: 0 },
    ]);
  });

  test("what was changed here meanwhile is a conflict and stays unless it is ticked; untouched cells never are", async () => {
    const edited = copyOf(await grid());
    rowOf(edited, "stellen")[3] = 7;
    rowOf(edited, "reife")[3] = 5;
    await world.succeeds(world.people.coordinatorRaunheim, "survey.answer", {
      memberId,
      campaignId,
      question: "stellen",
      value: 9,
      version: 2,
    });
    await world.succeeds(world.people.coordinatorRaunheim, "survey.answer", {
      memberId,
      campaignId,
      question: "budget",
      value: 10,
      version: 1,
    });
    const { importId, changes } = await staged(edited);
    assert.deepEqual(
      changes.map(({ question, from, to, conflict }) => [question, from, to, conflict?.by ?? null]),
      [
        ["stellen", "9 Stellen", "7 Stellen", world.people.coordinatorRaunheim.name],
        ["reife", "3 (1 = gar nicht, 5 = sehr)", "5 (1 = gar nicht, 5 = sehr)", null],
      ],
    );
    assert.deepEqual(await apply(importId, { take: "chosen", chosen: ["stellen"] }), { status: "refused", failure: "nothing-to-apply" });
    assert.deepEqual(((await apply(importId)) as { value: Applied }).value, { applied: 1, left: 1, conflictsLeft: 1 });
    assert.deepEqual(((await apply(importId, { conflicts: ["stellen"] })) as { value: Applied }).value, {
      applied: 1,
      left: 0,
      conflictsLeft: 0,
    });
    const now = new Map((await answers()).map((answer) => [answer.question, answer.value]));
    assert.deepEqual([now.get("stellen"), now.get("budget"), now.get("reife")], [7, 10, 5]);
  });

  test("handed in or closed: nothing is read or taken over", async () => {
    const own = await grid();
    const edited = copyOf(own);
    rowOf(edited, "stellen")[3] = 11;
    const { importId } = await staged(edited);
    const set = (state: string) =>
      world.test.database.pool.query(
        `set session_replication_role = replica; update response set state = '${state}' where campaign_id = '${campaignId}'; set session_replication_role = origin`,
      );
    await set("submitted");
    assert.deepEqual(await stage(own), { status: "refused", failure: "response-submitted" });
    assert.deepEqual(await apply(importId), { status: "refused", failure: "response-submitted" });
    await set("in-progress");
    await world.test.database.pool.query(
      `set session_replication_role = replica; update campaign set state = 'closed' where id = '${campaignId}'; set session_replication_role = origin`,
    );
    assert.deepEqual(await apply(importId), { status: "refused", failure: "campaign-closed" });
    await world.test.database.pool.query(
      `set session_replication_role = replica; update campaign set state = 'open' where id = '${campaignId}'; set session_replication_role = origin`,
    );
    assert.deepEqual(await apply(unknown), { status: "missing" });
    assert.deepEqual(await apply(importId, { campaignId: unknown }), { status: "missing" });
  });

  test("two imports at once: no answer is overwritten unseen", async () => {
    const [one, two] = [copyOf(await grid()), copyOf(await grid())];
    rowOf(one, "stellen")[3] = 21;
    rowOf(two, "stellen")[3] = 22;
    const [first, second] = [await staged(one), await staged(two)];
    const outcomes = await Promise.all([apply(first.importId), apply(second.importId)]);
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ["done", "refused"]);
  });

  test("neighbours, the other cooperative and strangers neither read nor write", async () => {
    const { importId } = await staged(await grid());
    const input = { memberId, campaignId, importId, fileName: "x", workbook: { sheets: [] } };
    for (const who of [world.people.coordinatorNauheim, world.people.officeWetterau, world.people.coordinatorFriedberg, world.people.stranger]) {
      for (const name of ["survey.workbook", "survey.stage-workbook", "survey.list-workbooks", "survey.read-workbook", "survey.apply-workbook"]) {
        assert.notEqual((await world.does(who, name, input)).status, "done", name);
      }
    }
    assert.deepEqual(await world.does(world.people.coordinatorNauheim, "survey.read-workbook", { ...input, memberId: nauheim }), {
      status: "missing",
    });
    assert.equal((await world.does(world.people.office, "survey.workbook", input)).status, "done");
    assert.equal((await world.does(world.people.office, "survey.apply-workbook", input)).status, "forbidden");
    assert.ok((await countEvents(world, "survey.workbook")) > 0);
    assert.equal(gg, "kreis-gg");
  });
});
