import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Outcome } from "#edge/perform";
import type { Paper } from "#kernel/paper";
import { measureAgainst } from "#platform/json-schema";
import { checkUseCases } from "#topics/assessment/checks/usecases/all";
import { measuresUseCases } from "#topics/measures/usecases/all";
import { plantCatalogue } from "#tests/requirements";
import { countEvents, plantRows } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import { reportingUseCases } from "./usecases.ts";

const { raunheim: memberId } = towns;
const said = (outcome: Outcome) => (outcome.status === "refused" ? outcome.failure : outcome.status);

describe("papers about checks and measures", () => {
  let world: World;
  let roundId: string;
  let checks: readonly { readonly member_id: string; readonly id: string }[];

  const show = (members: string, dataClass: string) =>
    plantRows(
      world,
      `insert into member_data_class (cooperative_id, member_id, data_class, set_at, set_by_name)
       select '${gg}', id, '${dataClass}', now(), 'Probe' from member where cooperative_id = '${gg}' and ${members}
       on conflict (member_id) do update set data_class = excluded.data_class`,
    );
  const checkOf = (member: string) => checks.find(({ member_id }) => member_id === member)?.id ?? "";

  before(async () => {
    world = await openWorld([...checkUseCases, ...measuresUseCases, ...reportingUseCases]);
    await plantRows(
      world,
      `insert into member (cooperative_id, id, kind, name, official_name, ags, admitted_on)
       select '${gg}', '${gg}.ort' || n, 'gemeinde', 'Ort ' || n, 'Ort ' || n, '0643301' || n, '2024-08-09' from generate_series(1, 3) n`,
    );
    const { catalogueId } = await plantCatalogue(world, {
      requirements: [
        { key: "konzept", level: "basic", title: "Gibt es ein Sicherungskonzept?" },
        { key: "netz", area: "netze", level: "basic" },
      ],
    });
    const dates = { opensOn: "2026-11-23", dueOn: "2026-12-15" };
    ({ roundId } = await world.succeeds<{ roundId: string }>(world.people.office, "check.issue", {
      cooperativeId: gg,
      catalogueId,
      title: `Check ${randomUUID()}`,
      period: "2026",
      ...dates,
    }));
    checks = (await world.test.database.pool.query<{ member_id: string; id: string }>("select member_id, id from member_check where round_id = $1", [roundId])).rows;
    // Every member lacks the concept; answered by hand, because the world has no coordinator in most of them.
    await plantRows(
      world,
      `insert into check_answer (cooperative_id, member_id, check_id, requirement_key, area_key, basic, text_hash, status, deficits, answered_at, answered_name)
       select '${gg}', member_id, id, 'konzept', 'sicherung', true, 'h', 'no', 'Nur hier in ' || member_id, now(), 'Probe' from member_check where round_id = '${roundId}'`,
    );
    await plantRows(world, `update check_answer set effective = status where check_id in (select id from member_check where round_id = '${roundId}')`);
    await plantRows(world, `update member_check set state = 'in-progress' where round_id = '${roundId}'`);
    await world.succeeds(who(), "measure.create", { memberId, title: "Sicherung neu ordnen", priority: 1, dueOn: "2026-11-01", costOnce: "1.500,00", costYearly: "200" });
  });
  after(() => world.dispose());

  const who = () => world.people.coordinatorRaunheim;
  const page = async (by = who()) => JSON.stringify((await world.succeeds<{ paper: Paper }>(by, "report.member-page", { memberId, checkId: checkOf(memberId) })).paper.blocks);
  const pack = async (by = world.people.office) =>
    JSON.stringify((await world.succeeds<{ paper: Paper }>(by, "report.steering-pack", { cooperativeId: gg, roundId })).paper.blocks);

  test("the management reads where it stands, what is urgent and what it decides", async () => {
    const told = await page();
    for (const part of ["Gibt es ein Sicherungskonzept?", "ohne Plan", "davon 1 überfällig", "1.500,00", "neu ansetzen"]) assert.ok(told.includes(part), part);
  });

  test("of a member that shows states only, the office reads no gap", async () => {
    await show(`id = '${memberId}'`, "status");
    const told = await page(world.people.office);
    assert.ok(!told.includes("Nur hier") && !told.includes("Sicherungskonzept"));
  });

  test("the steering group reads frequent gaps only of members that show answers, from five on, and never what one of them wrote", async () => {
    await show("true", "status");
    assert.ok((await pack()).includes("mindestens fünf Mitglieder"));
    await show("id in (select id from member where cooperative_id = 'kreis-gg' order by id limit 4)", "detail");
    assert.ok(!(await pack()).includes("Sicherungskonzept"));
    await show("id in (select id from member where cooperative_id = 'kreis-gg' order by id limit 5)", "detail");
    const told = await pack();
    assert.ok(told.includes("Sicherungskonzept") && told.includes("5 von 5") && !told.includes("Nur hier"));
  });

  test("who shows sums only is not named, and below five members there are no sums", async () => {
    await show("true", "status");
    await show(`id = '${towns.nauheim}'`, "aggregate");
    const told = await pack();
    assert.ok(!told.includes("nauheim") && told.includes("raunheim") && told.includes("Überblick nach Bereichen"));
    await show("id not in (select id from member where cooperative_id = 'kreis-gg' order by id limit 3)", "aggregate");
    assert.ok(!(await pack()).includes("Überblick nach Bereichen"));
    await show("true", "detail");
  });

  test("the measures of a member are a valid OSCAL plan of action; without measures there is none", async () => {
    const file = await world.succeeds<{ content: Uint8Array }>(who(), "measure.export-oscal", { memberId });
    const document: unknown = JSON.parse(new TextDecoder().decode(file.content));
    assert.deepEqual(measureAgainst("oscal-schema/oscal_complete_schema-1-1-3.json", document, 5).faults, []);
    assert.equal(said(await world.does(who(), "measure.export-oscal", { memberId, checkId: randomUUID() })), "missing");
    assert.equal(said(await world.does(world.people.office, "measure.export-oscal", { memberId: towns.nauheim })), "nothing-to-export");
    for (const name of ["measure.export-oscal", "report.member-page", "report.steering-pack"]) assert.ok((await countEvents(world, name)) > 0, name);
  });
});
