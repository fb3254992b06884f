import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Outcome } from "#edge/perform";
import type { Block, Paper } from "#kernel/paper";
import { renderPaper } from "#platform/documents/documents";
import { measureAgainst } from "#platform/json-schema";
import { manyRequirements, plantCatalogue } from "#tests/requirements";
import { countEvents, plantRows } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import { adoptionUseCases } from "../adoption/usecases/all.ts";
import { checkUseCases } from "../checks/usecases/all.ts";
import { sharedUseCases } from "../shared/usecases/all.ts";
import { checkReportUseCases } from "./usecases.ts";

const { raunheim: memberId } = towns;
const said = (outcome: Outcome) => (outcome.status === "refused" ? outcome.failure : outcome.status);
const textOf = (blocks: readonly Block[]) => JSON.stringify(blocks);
const schema = "oscal-schema/oscal_complete_schema-1-1-3.json";

describe("the result of a check", () => {
  let world: World;
  let checkId: string;
  let large: string;

  const issue = async (requirements: Parameters<typeof plantCatalogue>[1]["requirements"]) => {
    const catalogue = await plantCatalogue(world, { scale: "grundschutz", requirements });
    const dates = { opensOn: "2026-11-23", dueOn: "2026-12-15" };
    const input = { cooperativeId: gg, catalogueId: catalogue.catalogueId, title: `Check ${randomUUID()}`, period: "2026", ...dates };
    const { roundId } = await world.succeeds<{ roundId: string }>(world.people.office, "check.issue", input);
    const { rows } = await world.test.database.pool.query<{ id: string }>("select id from member_check where round_id = $1 and member_id = $2", [roundId, memberId]);
    return { checkId: rows[0]?.id ?? "", catalogueId: catalogue.catalogueId };
  };

  before(async () => {
    world = await openWorld([...sharedUseCases, ...adoptionUseCases, ...checkUseCases, ...checkReportUseCases]);
    const issued = await issue([
      { key: "konzept", level: "basic", title: "Gibt es ein Sicherungskonzept?" },
      { key: "test", level: "standard" },
      { key: "netz", area: "netze", level: "basic" },
    ]);
    ({ checkId } = issued);
    large = (await issue(manyRequirements(1_000, 19))).checkId;
    const place = { cooperativeId: gg, catalogueId: issued.catalogueId };
    const shared = await world.succeeds<{ sharedAnswerId: string }>(world.people.office, "shared-answer.publish", {
      ...place,
      requirement: "test",
      coverage: "full",
      statement: "Wir üben jährlich.",
      provider: "Rechenzentrum",
    });
    await world.succeeds(who(), "shared-answer.decide", { memberId, sharedAnswerId: shared.sharedAnswerId, version: 1, decision: "adopted", reason: "" });
    await world.succeeds(who(), "check.answer", {
      memberId,
      checkId,
      requirement: "konzept",
      status: "partly",
      deficits: "Band im Serverraum",
      responsible: "IT-Leitung",
      dueOn: "2027-01-31",
      version: 0,
    });
    await world.succeeds(who(), "check.answer", { memberId, checkId, requirement: "netz", status: "yes", reason: "Seit 2024.", version: 0 });
    await world.succeeds(who(), "check.link", { memberId, checkId, requirement: "netz", title: "Netzplan", address: "https://example.org/netzplan" });
  });
  after(() => world.dispose());

  const who = () => world.people.coordinatorRaunheim;
  const paperOf = async (id = checkId, by = who()) => (await world.succeeds<{ paper: Paper }>(by, "check.result-paper", { memberId, checkId: id })).paper;

  test("names basic gaps first, then own word, shared answer and what counts", async () => {
    const { blocks } = await paperOf();
    const gaps = blocks.find((block) => block.kind === "list");
    assert.ok(gaps?.kind === "list" && gaps.items.length === 1);
    const tables = blocks.filter((block) => block.kind === "table").slice(1);
    const rows = new Map(tables.flatMap(({ rows: some }) => some).map(([name = "", ...rest]) => [name.split(" ")[0], rest]));
    assert.deepEqual(rows.get("KONZEPT"), ["Teilweise", "Selbst: Teilweise", "Es fehlt: Band im Serverraum", "IT-Leitung\n31.01.2027"]);
    assert.deepEqual(rows.get("TEST"), ["Ja", "Rechenzentrum: Ja (ganz)", "", ""]);
    assert.deepEqual(rows.get("NETZ"), ["Ja", "Selbst: Ja", "Seit 2024.\nNachweise: Netzplan", ""]);
  });

  test("from outside only what the data class shows: states without single answers, and no file", async () => {
    const show = (dataClass: string) =>
      plantRows(
        world,
        `insert into member_data_class (cooperative_id, member_id, data_class, set_at, set_by_name) values ('${gg}', '${memberId}', '${dataClass}', now(), 'Probe')
         on conflict (member_id) do update set data_class = excluded.data_class`,
      );
    await show("status");
    const veiled = textOf((await paperOf(checkId, world.people.office)).blocks);
    assert.ok(!veiled.includes("Serverraum") && veiled.includes("nicht enthalten"));
    assert.equal(said(await world.does(world.people.office, "check.export-oscal", { memberId, checkId })), "details-hidden");
    await show("aggregate");
    assert.notEqual(said(await world.does(world.people.office, "check.result-paper", { memberId, checkId })), "done");
    await show("detail");
    assert.ok(textOf((await paperOf(checkId, world.people.office)).blocks).includes("Serverraum"));
  });

  test("is valid OSCAL of version 1.1.3, the same bytes for the same state, and leaves a trace", async () => {
    const file = async (id: string) => (await world.succeeds<{ content: Uint8Array; name: string }>(who(), "check.export-oscal", { memberId, checkId: id })).content;
    const content = await file(checkId);
    const document: unknown = JSON.parse(new TextDecoder().decode(content));
    assert.deepEqual(measureAgainst(schema, document, 5).faults, []);
    assert.deepEqual(await file(checkId), content);
    assert.deepEqual(measureAgainst(schema, JSON.parse(new TextDecoder().decode(await file(large))) as unknown, 5).faults, []);
    assert.ok((await countEvents(world, "check.export-oscal")) > 0);
  });

  test("of a thousand requirements prints in every format", async () => {
    const paper = await paperOf(large);
    for (const format of ["pdf", "docx", "odt"] as const) assert.ok((await renderPaper(paper, format)).length > 10_000);
  });
});
