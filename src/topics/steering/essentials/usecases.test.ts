import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Workbook } from "#kernel/sheets";
import { smallDirective } from "#tests/documents";
import { departmentsOf, enterWith, issueTraining, learnAll, makeSlips, publishCourse } from "#tests/planting-training";
import { shows } from "#tests/standings";
import { smallCourseFile } from "#tests/training";
import { gg, openWorld, towns, type World } from "#tests/world";
import { modelsUseCases } from "#topics/documents/models/usecases/all";
import { documentsUseCases } from "#topics/documents/variants/usecases/all";
import { packUseCases } from "#topics/emergency/pack/usecases/all";
import { registersUseCases } from "#topics/emergency/registers/usecases/all";
import { courseUseCases } from "#topics/training/courses/usecases/all";
import { trainingUseCases } from "#topics/training/campaigns/usecases/all";
import { learningUseCases } from "#topics/training/learning/usecases/all";
import type { Essentials } from "./model.ts";
import { essentialsUseCases } from "./usecases.ts";

const fileOf = (text: string) => ({ name: "muster.md", bytes: new TextEncoder().encode(text) });
const raunheim = { memberId: towns.raunheim };

describe("the essentials", () => {
  let world: World;
  before(async () => {
    world = await openWorld([
      ...modelsUseCases,
      ...documentsUseCases,
      ...courseUseCases,
      ...trainingUseCases,
      ...learningUseCases,
      ...registersUseCases,
      ...packUseCases,
      ...essentialsUseCases,
    ]);
    await shows(world, [towns.raunheim, towns.nauheim, towns.stockstadt, towns.kreis], "status");
    for (const key of ["passwoerter", "telearbeit"]) await issueModel(key);
    const documentId = await start("passwoerter");
    await world.succeeds(coordinator(), "document.submit", { ...raunheim, documentId, version: 1 });
    await world.succeeds(world.people.managementRaunheim, "document.release", { ...raunheim, documentId, version: 2 });
    await world.succeeds(coordinator(), "document.publish", { ...raunheim, documentId, inForceOn: "2026-11-01" });
    await start("telearbeit");
    await train();
    await world.succeeds(coordinator(), "emergency.save-entry", { ...raunheim, register: "alarm", facts: { whom: "Leitung", caller: "IT" } });
    await world.succeeds(coordinator(), "emergency.build-pack", raunheim);
    await world.succeeds(coordinator(), "emergency.note-receipt", { ...raunheim, kind: "printed", day: "2026-11-20" });
  });
  after(() => world.dispose());

  const coordinator = () => world.people.coordinatorRaunheim;
  const start = async (key: string) => (await world.succeeds<{ documentId: string }>(coordinator(), "document.start", { ...raunheim, key })).documentId;

  async function issueModel(key: string, version = "2026.1"): Promise<void> {
    const { modelId } = await world.succeeds<{ modelId: string }>(world.people.office, "document-model.import", {
      cooperativeId: gg,
      file: fileOf(smallDirective({ key, version })),
    });
    const { revision } = await world.succeeds<{ revision: number }>(world.people.office, "document-model.read", { cooperativeId: gg, modelId });
    await world.succeeds(world.people.office, "document-model.publish", { cooperativeId: gg, modelId, revision });
  }

  /** Two members are asked, eleven of twelve slips of the first are finished; the clock has published. */
  async function train(): Promise<void> {
    const office = { office: world.people.office, cooperativeId: gg };
    const courseId = await publishCourse(world, office, smallCourseFile("a"));
    const campaignId = await issueTraining(world, { ...office, members: [towns.raunheim, towns.nauheim] }, { courseId, title: "Grundlagen" });
    const house = { ...raunheim, coordinator: coordinator(), campaignId };
    const [department] = await departmentsOf(world, house);
    const codes = await makeSlips(world, house, { departmentId: department?.id ?? "", count: 12 });
    for (const code of codes.slice(0, 11)) await learnAll(world, await enterWith(world, code));
    await world.succeeds(world.people.clock, "training.take-figures", { cooperativeId: gg });
  }

  const read = (more: object = {}, who = world.people.office) => world.succeeds<Essentials>(who, "steering.essentials", { cooperativeId: gg, ...more });
  const rowOf = ({ rows }: Essentials, member: string) => rows.find(({ memberId }) => memberId === member);
  const names = ({ rows }: Essentials) => rows.map(({ memberName }) => memberName);

  test("one row says what a member has: documents with state and version, trainings in whole fives beside their slips, the pack with its age", async () => {
    const shown = await read();
    assert.deepEqual(
      shown.documents.map(({ key, current }) => [key, current]),
      [
        ["passwoerter", 1],
        ["telearbeit", 0],
      ],
    );
    const row = rowOf(shown, towns.raunheim);
    assert.deepEqual(
      row?.documents.map(({ stand, isBehind }) => [stand, isBehind]),
      [
        ["published", false],
        ["draft", false],
      ],
    );
    assert.deepEqual(row?.trainings, [{ completed: 10, slips: 12 }], "eleven have finished; ten are told");
    assert.deepEqual([row?.pack.builtOn, row?.pack.printedOn, row?.pack.ageDays, row?.pack.concern], ["2026-11-23", "2026-11-20", 3, null]);
    assert.deepEqual(rowOf(shown, towns.nauheim)?.trainings, [{ completed: null, slips: 0 }]);
    assert.deepEqual(rowOf(shown, towns.stockstadt)?.trainings, [null]);
    assert.equal(rowOf(shown, towns.nauheim)?.pack.concern, "missing");
  });

  test("the last line sums up what the rows say", async () => {
    const { members, packs, trainings, rows } = await read();
    assert.deepEqual([members, packs], [rows.length, 1]);
    assert.deepEqual(
      trainings.map(({ completed, slips }) => [completed, slips]),
      [[10, 12]],
    );
  });

  test("a newer version of the model makes the one in force an older one, and its column counts anew", async () => {
    await issueModel("passwoerter", "2026.2");
    const shown = await read();
    assert.deepEqual([rowOf(shown, towns.raunheim)?.documents[0]?.isBehind, shown.documents[0]?.current], [true, 0]);
  });

  test("gaps leave who lacks something; orders put those first that lack most", async () => {
    assert.equal(names(await read({ luecke: "pack" })).includes("raunheim"), false);
    assert.deepEqual(names(await read({ luecke: "trainings" })), ["nauheim"]);
    const byPack = names(await read({ sort: "pack" }));
    assert.equal(byPack.at(-1), "raunheim", "the only current pack comes last");
    assert.equal(names(await read({ sort: "trainings" }))[0], "nauheim");
    const lacking = await read({ luecke: "documents", sort: "documents" });
    assert.deepEqual([lacking.found, lacking.rows.length], [4, 4]);
  });

  test("the table holds what the page shows, in the same order", async () => {
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.office, "steering.essentials-export", { cooperativeId: gg, sort: "pack" });
    const [sheet, facts] = workbook.sheets;
    assert.deepEqual(
      sheet?.rows.map(([name]) => name),
      names(await read({ sort: "pack" })),
    );
    const row = sheet?.rows.find(([name]) => name === "raunheim");
    assert.equal(row?.length, sheet?.columns.length);
    assert.deepEqual(row?.slice(-6), [10, 12, "2026-11-23", "2026-11-20", 3, "aktuell gedruckt"]);
    assert.equal(facts?.name, "Angaben");
  });

  test("who shows only sums is in no row, no sum and no table, for nobody outside", async () => {
    await shows(world, [towns.raunheim], "aggregate");
    for (const who of [world.people.office, world.people.steering, world.people.auditor, world.people.adviser]) {
      const shown = await read({}, who);
      assert.deepEqual([shown.hidden, shown.members, shown.packs, shown.trainings[0]?.completed], [1, 3, 0, 0]);
      assert.equal(rowOf(shown, towns.raunheim), undefined);
    }
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.office, "steering.essentials-export", { cooperativeId: gg });
    assert.equal(JSON.stringify(workbook.sheets).includes("raunheim"), false);
    await shows(world, [towns.raunheim], "status");
  });

  test("a page behind the last one is empty", async () => {
    const second = await read({ page: 2 });
    assert.deepEqual([second.rows, second.pages], [[], 1]);
  });
});
