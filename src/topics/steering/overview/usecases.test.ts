import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answerByChance, issueToAll, plantThirteen, shows, thirteen, type Standings } from "#tests/standings";
import { plantSurvey } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import { checkUseCases } from "#topics/assessment/checks/usecases/all";
import { comparisonUseCases } from "../comparison/usecases.ts";
import type { IndicatorFigure, Overview, Tile } from "./model.ts";
import { overviewUseCases } from "./usecases/all.ts";

type Recount = { member: string; area: string; answered: number; fulfilled: number };

describe("the overview", () => {
  let world: World;
  let standings: Standings;
  before(async () => {
    world = await openWorld([...checkUseCases, ...overviewUseCases, ...comparisonUseCases]);
    await plantThirteen(world);
    standings = await issueToAll(world);
    await answerByChance(world, standings, 1);
  });
  after(() => world.dispose());

  const read = (more: object = {}, who = world.people.office) => world.succeeds<Overview>(who, "steering.overview", { cooperativeId: gg, ...more });

  /** What a count of the answers themselves says, by member and area. */
  const recount = async (): Promise<Map<string, Recount>> => {
    const { rows } = await world.test.database.pool.query<Recount>(
      `select member_id as member, area_key as area, count(*) filter (where effective is not null)::int as answered,
        count(*) filter (where effective in ('yes', 'dispensable'))::int as fulfilled
       from check_answer where asked and check_id in (select id from member_check where round_id = $1) group by 1, 2`,
      [standings.roundId],
    );
    return new Map(rows.map((row) => [`${row.member} ${row.area}`, row]));
  };

  test("equals a recount of the answers, whatever was answered and changed", async () => {
    for (const seed of [2, 3, 4]) {
      await answerByChance(world, standings, seed);
      const [overview, counted] = [await read(), await recount()];
      assert.equal(overview.rows.length, 13);
      for (const row of overview.rows)
        for (const [index, column] of overview.columns.entries()) {
          const truth = counted.get(`${row.memberId} ${column.key}`);
          const cell = row.cells[index];
          assert.deepEqual([cell?.answered ?? 0, cell?.fulfilled ?? 0], [truth?.answered ?? 0, truth?.fulfilled ?? 0], `${row.name} ${column.key}`);
        }
      const fulfilled = [...counted.values()].reduce((sum, one) => sum + one.fulfilled, 0);
      assert.equal(overview.visible?.whole.fulfilled, fulfilled);
    }
  });

  test("a member that shows only sums is in no row, no tile and no sum, for nobody outside", async () => {
    await shows(world, [towns.stockstadt], "aggregate");
    for (const who of [world.people.office, world.people.steering, world.people.auditor, world.people.adviser]) {
      const overview = await read({}, who);
      assert.equal(overview.hidden, 1);
      assert.equal(overview.members, 12);
      assert.equal(
        overview.rows.some(({ memberId }) => memberId === towns.stockstadt),
        false,
      );
      const { tiles } = await world.succeeds<{ tiles: Tile[] }>(who, "steering.map", { cooperativeId: gg, farbe: "answered" });
      const tile = tiles.find(({ memberId }) => memberId === towns.stockstadt);
      assert.deepEqual([tile?.value, tile?.level, tile?.hidden], [null, "na", true]);
    }
  });

  test("a sum with hidden members appears only while five of them hide each other", async () => {
    await world.succeeds(world.people.clock, "check.take-standing", { cooperativeId: gg });
    await world.succeeds(world.people.clock, "steering.take-quartiles", { cooperativeId: gg });
    for (const hidden of [1, 2, 3, 4]) {
      await shows(world, thirteen.slice(0, hidden), "aggregate");
      await shows(world, thirteen.slice(hidden), "status");
      assert.equal((await read()).all, null, `${hidden} hidden: the difference would speak of them`);
    }
    await shows(world, thirteen.slice(0, 5), "aggregate");
    const { all, visible } = await read();
    assert.equal(all?.members, 13);
    assert.equal(visible?.members, 8);
    await shows(world, thirteen.slice(0, 9), "aggregate");
    assert.equal((await read()).visible, null, "four members are no sum");
    await shows(world, thirteen, "status");
    assert.equal((await read()).all, null, "nobody hidden: the rows say it all");
  });

  test("„Stand am …“ shows the last standing up to the day and says which; changes go against the one before", async () => {
    const october = (await read()).rows.map(({ whole }) => whole.fulfilled);
    world.clock.set(new Date("2026-12-01T03:00:00Z"));
    await answerByChance(world, standings, 9);
    await world.succeeds(world.people.clock, "check.take-standing", { cooperativeId: gg });
    world.clock.set(new Date("2026-12-20T08:00:00Z"));
    await answerByChance(world, standings, 10);
    const then = await read({ am: "2026-11-30" });
    assert.equal(then.on, "2026-11-23");
    assert.deepEqual(
      then.rows.map(({ whole }) => whole.fulfilled),
      october,
    );
    assert.equal(then.since, null);
    const later = await read({ am: "2026-12-19" });
    assert.deepEqual([later.on, later.since], ["2026-12-01", "2026-11-23"]);
    const today = await read({ seit: "2026-11-25" });
    assert.deepEqual([today.on, today.since], [null, "2026-11-23"]);
    assert.notEqual(today.rows[0]?.whole.change, null);
    const before = await read({ am: "2026-10-31" });
    assert.deepEqual([before.on, before.rows.length], ["2026-10-31", 0]);
    world.clock.set(new Date("2026-11-23T08:12:00Z"));
  });

  type Exported = { workbook: { sheets: { name: string; columns: { title: string }[]; rows: (string | number | null)[][] }[] } };
  const exported = async (more: object = {}, who = world.people.office) =>
    (await world.succeeds<Exported>(who, "steering.overview-export", { cooperativeId: gg, ...more })).workbook.sheets;

  test("is handed out as a table: every member on one sheet, with the shares of the page, its sum and its tiles", async () => {
    const [overview, [areas, map, five, facts]] = [await read(), await exported()];
    assert.deepEqual([areas?.name, map?.name, five?.name, facts?.name], ["Erfüllt in Prozent", "Karte", "Die fünf Kennzahlen", "Angaben"]);
    assert.deepEqual(
      areas?.rows.slice(0, 13),
      overview.rows.map((row) => [row.name, row.maturity, row.whole.percent, row.whole.answered, row.whole.asked, ...row.cells.map((cell) => cell?.percent ?? null)]),
    );
    assert.deepEqual(areas?.rows[13]?.slice(0, 3), ["Summe über 13 (eigene Zeile, schon begonnen)", overview.visible?.maturity, overview.visible?.whole.percent]);
    const { tiles } = await world.succeeds<{ tiles: Tile[] }>(world.people.office, "steering.map", { cooperativeId: gg, farbe: "basic-gaps" });
    assert.deepEqual(
      map?.rows.map((row) => [row[0], row[3]]),
      tiles.map(({ name, value }) => [name, value]),
    );
    assert.deepEqual(
      (await exported({ teil: "map" })).map(({ name }) => name),
      ["Karte", "Angaben"],
    );
  });

  test("the table holds no more of a member that shows only sums than the page", async () => {
    await shows(world, [towns.stockstadt], "aggregate");
    for (const who of [world.people.office, world.people.steering, world.people.auditor, world.people.adviser]) {
      const { tiles } = await world.succeeds<{ tiles: Tile[] }>(who, "steering.map", { cooperativeId: gg, farbe: "survey" });
      const tile = tiles.find(({ memberId }) => memberId === towns.stockstadt);
      const [areas, map, , facts] = await exported({}, who);
      assert.equal(areas?.rows.length, 13, "twelve members and their sum");
      assert.equal(
        areas?.rows.some(([name]) => name === tile?.name),
        false,
      );
      assert.deepEqual(map?.rows.find(([name]) => name === tile?.name)?.slice(1), [null, null, null, null, tile?.value ?? null, "nur Summen"]);
      assert.ok(facts?.rows.some(([, says]) => String(says).startsWith("Ein Mitglied zeigt nur Summen")));
    }
    await shows(world, [towns.stockstadt], "status");
  });

  test("the table of a past day holds the standing of that day and the change against the one before", async () => {
    world.clock.set(new Date("2026-12-20T08:00:00Z"));
    const [overview, sheets] = [await read({ am: "2026-12-19" }), await exported({ am: "2026-12-19" })];
    const [areas, change, map, , facts] = sheets;
    assert.deepEqual(
      areas?.rows.slice(0, 13).map((row) => row[2]),
      overview.rows.map(({ whole }) => whole.percent),
    );
    assert.deepEqual(
      change?.rows.slice(0, 13).map((row) => row[1]),
      overview.rows.map(({ whole }) => whole.change),
    );
    assert.equal(map?.rows.length, 13);
    const says = new Map(facts?.rows.map(([about, text]) => [about, text]));
    assert.deepEqual(
      [says.get("Erfüllt in Prozent"), says.get("Vergleich mit"), says.get("Karte")],
      ["Stand am 1. Dezember 2026", "23. November 2026", "heutiger Stand, 20. Dezember 2026"],
    );
    const before = await exported({ am: "2026-10-31" });
    assert.deepEqual([before[0]?.rows, before[3]?.rows[1]?.[1]], [[], "Am 31. Oktober 2026 war noch kein Stand dieser Check-Runde festgehalten."]);
    world.clock.set(new Date("2026-11-23T08:12:00Z"));
  });

  test("is closed to a member, and a foreign round is none", async () => {
    const asMember = await world.does(world.people.coordinatorRaunheim, "steering.overview", { cooperativeId: gg });
    assert.equal(asMember.status, "forbidden");
    assert.equal((await world.does(world.people.coordinatorRaunheim, "steering.overview-export", { cooperativeId: gg })).status, "forbidden");
    const foreign = await world.does(world.people.office, "steering.overview", { cooperativeId: gg, runde: "0190b0a0-0000-7000-8000-00000000000f" });
    assert.equal(foreign.status, "missing");
  });

  test("the five key figures count who has what, and are withheld from readers without names while the survey runs", async () => {
    const { campaignId } = await plantSurvey(world);
    await world.test.database.pool.query("set session_replication_role = replica");
    await world.test.database.pool.query(`update questionnaire set definition = $1 where id = (select questionnaire_id from campaign where id = $2)`, [
      JSON.stringify({
        sections: [
          {
            key: "s",
            questions: [
              {
                key: "sicherheitskonzept",
                options: [
                  { key: "ja", points: 1 },
                  { key: "nein", points: 0 },
                ],
              },
            ],
          },
        ],
      }),
      campaignId,
    ]);
    await world.test.database.pool.query(
      `insert into answer (cooperative_id, member_id, campaign_id, question, section, state, value, answered_at, answered_name)
       select '${gg}', m, $1, 'sicherheitskonzept', 's', 'answered', case when n <= 4 then '"ja"'::jsonb else '"nein"'::jsonb end, now(), 'Probe'
       from unnest($2::text[]) with ordinality as t (m, n) on conflict do nothing`,
      [campaignId, thirteen.slice(0, 6)],
    );
    await world.test.database.pool.query("set session_replication_role = origin");
    const { figures } = await world.succeeds<{ figures: IndicatorFigure[] }>(world.people.office, "steering.key-figures", { cooperativeId: gg });
    assert.deepEqual([figures[0]?.yes, figures[0]?.no, figures[0]?.of], [4, 2, 6]);
    const seen = await world.succeeds<{ campaign: unknown; figures: unknown[] }>(world.people.steering, "steering.key-figures", { cooperativeId: gg });
    assert.deepEqual([seen.campaign, seen.figures], [null, []]);
  });
});
