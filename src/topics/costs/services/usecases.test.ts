import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gg, openWorld, towns, type World } from "#tests/world";
import type { Workbook } from "#kernel/sheets";
import type { NotedTime, OfficeService, Quarter, TimeSum } from "./model.ts";
import { servicesUseCases } from "./usecases.ts";

let world: World;
before(async () => {
  world = await openWorld(servicesUseCases);
});
after(() => world.dispose());

const here = { cooperativeId: gg };
const failure = async (operation: string, input: object, who = world.people.office) => {
  const outcome = await world.does(who, operation, { ...here, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
type Year = { readonly sums: TimeSum[]; readonly latest: NotedTime[] };
const year = () => world.succeeds<Year>(world.people.steering, "office-time.list", here);

describe("Services and hours of the office", () => {
  test("a service is offered once, changed over the version that was read, and withdrawn", async () => {
    assert.equal(await failure("office-service.save", { title: "Beratung", plannedHours: 12 }), "done");
    assert.equal(await failure("office-service.save", { title: "beratung", plannedHours: 1 }), "title-taken");
    const [service] = (await world.succeeds<{ services: OfficeService[] }>(world.people.coordinatorRaunheim, "office-service.list", here)).services;
    assert.equal(service?.plannedMinutes, 720);
    assert.equal(await failure("office-service.save", { serviceId: service.id, version: 3, title: "Beratung", plannedHours: 1 }), "service-changed");
    assert.equal(await failure("office-service.save", { serviceId: service.id, version: 1, title: "Beratung", plannedHours: 20 }), "done");
    assert.equal(await failure("office-service.save", { title: "Prüfung", plannedHours: 4 }, world.people.steering), "forbidden");
  });

  test("one line notes an hour; work for all is divided among the members, and each sees its own", async () => {
    assert.equal(await failure("office-time.note", { line: "90 Raunheim Beratung Firewall" }), "done");
    world.clock.set(new Date("2026-11-23T09:12:00Z"));
    assert.equal(await failure("office-time.note", { line: "1 h alle Beratung Rundschreiben" }), "done");
    assert.equal(await failure("office-time.note", { line: "90 Raunheim Firewall" }), "service-unclear");
    assert.equal(await failure("office-time.note", { line: "90 Friedberg Beratung" }), "member-unclear");
    assert.equal(await failure("office-time.note", { line: "90 Raunheim Beratung", day: "2026-11-24" }), "day-ahead");
    assert.equal(await failure("office-time.note", { line: "90 alle Beratung", day: "2020-01-01" }), "no-members");
    const { sums, latest } = await year();
    assert.deepEqual(
      sums.map(({ memberName, seconds }) => [memberName, seconds]),
      [
        ["kreis", 900],
        ["nauheim", 900],
        ["raunheim", 6_300],
        ["stockstadt", 900],
      ],
    );
    assert.deepEqual(
      latest.map(({ memberName, seconds, note }) => [memberName, seconds, note]),
      [
        [null, 3_600, "Rundschreiben"],
        ["raunheim", 5_400, "Firewall"],
      ],
    );
    const own = await world.succeeds<{ sums: { seconds: number }[]; entries: NotedTime[] }>(world.people.coordinatorNauheim, "office-time.list-member", {
      memberId: towns.nauheim,
    });
    assert.deepEqual([own.sums.map(({ seconds }) => seconds), own.entries.length], [[900], 1]);
    assert.equal(await failure("office-time.list-member", { memberId: towns.raunheim }, world.people.coordinatorNauheim), "missing");
    assert.equal(await failure("office-time.list", {}, world.people.coordinatorNauheim), "forbidden");
  });

  test("pieces are noted for one member, are counted beside the hours, and a member sees its own only", async () => {
    assert.equal(await failure("office-service.save", { title: "Lernplatz", plannedHours: 0, counts: "pieces" }), "piece-name-missing");
    assert.equal(await failure("office-service.save", { title: "Lernplatz", plannedHours: 0, counts: "both", pieceName: "Platz" }), "done");
    assert.equal(await failure("office-time.note", { line: "3x alle Lernplatz" }), "pieces-for-all");
    assert.equal(await failure("office-time.note", { line: "3x Raunheim Beratung" }), "pieces-uncounted");
    for (const line of ["12x Nauheim Lernplatz Herbst", "30 3x Nauheim Lernplatz", "4x Raunheim Lernplatz"]) assert.equal(await failure("office-time.note", { line }), "done");
    const { sums, latest } = await year();
    assert.deepEqual(
      sums.filter(({ pieces }) => pieces > 0).map(({ memberName, seconds, pieces }) => [memberName, seconds, pieces]),
      [
        ["nauheim", 1_800, 15],
        ["raunheim", 0, 4],
      ],
    );
    assert.deepEqual(new Set(latest.filter(({ pieces }) => pieces > 0).map(({ pieceName }) => pieceName)), new Set(["Platz"]));
    type Own = { sums: { title: string; seconds: number; pieces: number; pieceName: string }[] };
    const own = await world.succeeds<Own>(world.people.coordinatorNauheim, "office-time.list-member", { memberId: towns.nauheim });
    assert.deepEqual(
      own.sums.find(({ pieces }) => pieces > 0),
      { title: "Lernplatz", seconds: 1_800, pieces: 15, pieceName: "Platz" },
    );
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.office, "office-time.export", here);
    assert.deepEqual(
      workbook.sheets[0]?.rows.find(([member, service]) => member === "nauheim" && service === "Lernplatz"),
      ["nauheim", "Lernplatz", 0.5, 15, "Platz"],
    );
    assert.deepEqual(workbook.sheets[1]?.rows.find((row) => row.includes("Herbst"))?.slice(1, 6), ["nauheim", "Lernplatz", 0, 12, "Platz"]);
    await assert.rejects(world.test.database.pool.query("update office_time set pieces = 1 where for_all"), { code: "23514" });
    for (const { id, pieces } of latest) if (pieces > 0) assert.equal(await failure("office-time.strike", { timeId: id }), "done");
  });

  test("a struck line is gone in every member", async () => {
    const [all] = (await year()).latest;
    assert.equal(await failure("office-time.strike", { timeId: all?.id }), "done");
    assert.equal(await failure("office-time.strike", { timeId: all?.id }), "missing");
    assert.deepEqual(
      (await year()).sums.map(({ memberName }) => memberName),
      ["raunheim"],
    );
  });

  test("the next quarters show what the office has beside what is expected of it", async () => {
    assert.equal(await failure("office-capacity.set", { year: 2_026, quarter: 4, hours: 30 }), "done");
    assert.equal(await failure("office-capacity.set", { year: 2_026, quarter: 4, hours: 40, note: "halbe Stelle frei" }), "done");
    const { members, quarters } = await world.succeeds<{ members: number; quarters: Quarter[] }>(world.people.auditor, "office-capacity.read", here);
    assert.equal(members, 4);
    assert.deepEqual(quarters[0], { year: 2_026, quarter: 4, availableMinutes: 2_400, note: "halbe Stelle frei", plannedMinutes: 1_200, givenMinutes: 90 });
    assert.deepEqual(
      quarters.slice(1).map(({ year: of, quarter, availableMinutes }) => [of, quarter, availableMinutes]),
      [
        [2_027, 1, null],
        [2_027, 2, null],
        [2_027, 3, null],
      ],
    );
  });
});
