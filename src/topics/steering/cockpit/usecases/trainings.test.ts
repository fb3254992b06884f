import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { departmentsOf, enterWith, issueTraining, learnAll, makeSlips, publishCourse } from "#tests/planting-training";
import { smallDirective } from "#tests/documents";
import { shows } from "#tests/standings";
import { plantRows } from "#tests/survey";
import { smallCourseFile } from "#tests/training";
import { gg, openWorld, towns, type World } from "#tests/world";
import { modelsUseCases } from "#topics/documents/models/usecases/all";
import { documentsUseCases } from "#topics/documents/variants/usecases/all";
import { registersUseCases } from "#topics/emergency/registers/usecases/all";
import { courseUseCases } from "#topics/training/courses/usecases/all";
import { trainingUseCases } from "#topics/training/campaigns/usecases/all";
import { learningUseCases } from "#topics/training/learning/usecases/all";
import type { SearchHit } from "#topics/steering/search/model";
import { searchUseCases } from "#topics/steering/search/usecases";
import type { MyTasks, Waiting } from "../model.ts";
import { steeringUseCases } from "./all.ts";

let world: World;
let campaignId: string;
const place = { memberId: towns.raunheim };
before(async () => {
  world = await openWorld([
    ...modelsUseCases,
    ...documentsUseCases,
    ...courseUseCases,
    ...trainingUseCases,
    ...learningUseCases,
    ...registersUseCases,
    ...searchUseCases,
    ...steeringUseCases,
  ]);
  const office = { office: world.people.office, cooperativeId: gg };
  const courseId = await publishCourse(world, office, smallCourseFile("a"));
  campaignId = await issueTraining(world, { ...office, members: [towns.raunheim] }, { courseId, title: "Grundlagen" });
  await shows(world, [towns.raunheim, towns.nauheim], "status");
});
after(() => world.dispose());

const inbox = async (who = world.people.coordinatorRaunheim) => {
  const { items } = await world.succeeds<{ items: Waiting[] }>(who, "steering.inbox", { cooperativeId: gg });
  return items.filter(({ reason }) => reason.startsWith("training-") || reason === "theme-due").map(({ reason, count, dueOn }) => [reason, count, dueOn]);
};
const on = (day: string) => world.clock.set(new Date(`${day}T08:00:00Z`));
const publish = () => world.succeeds(world.people.clock, "training.take-figures", { cooperativeId: gg });

test("a training asks for slips or attendances, then for a reminder when it ends and fewer than half have finished", async () => {
  assert.deepEqual(await inbox(), [["training-untouched", 1, "2026-12-20"]]);
  const mine = await world.succeeds<MyTasks>(world.people.coordinatorRaunheim, "steering.my-tasks", place);
  assert.deepEqual(
    mine.tasks.filter(({ kind }) => kind === "training-untouched").map(({ campaignId: id, dueOn }) => [id, dueOn]),
    [[campaignId, "2026-12-20"]],
  );
  const house = { ...place, coordinator: world.people.coordinatorRaunheim, campaignId };
  const [department] = await departmentsOf(world, house);
  const codes = await makeSlips(world, house, { departmentId: department?.id ?? "", count: 12 });
  assert.deepEqual(await inbox(), [], "slips are out, the end is far");
  assert.deepEqual(await inbox(world.people.office), []);

  on("2026-12-10");
  assert.deepEqual(await inbox(), [["training-low", 0, "2026-12-20"]]);
  assert.deepEqual(await inbox(world.people.office), [["training-low", 0, "2026-12-20"]]);
  assert.deepEqual(await inbox(world.people.coordinatorNauheim), [], "a neighbour hears nothing");
  for (const code of codes.slice(0, 6)) await learnAll(world, await enterWith(world, code));
  assert.deepEqual(await inbox(), [["training-low", 0, "2026-12-20"]], "what nobody has published changes nothing");
  await publish();
  assert.deepEqual(await inbox(), [["training-low", 5, "2026-12-20"]], "six have finished, five are told");
  for (const code of codes.slice(6, 10)) await learnAll(world, await enterWith(world, code));
  on("2026-12-17");
  await publish();
  assert.deepEqual([await inbox(), await inbox(world.people.office)], [[], []]);
});

test("the office counts only members that show their states; a member whose people learned in a classroom needs no slips", async () => {
  on("2026-11-23");
  const office = { office: world.people.office, cooperativeId: gg };
  const courseId = await publishCourse(world, office, smallCourseFile("b", { key: "anderer-kurs" }));
  const id = await issueTraining(world, { ...office, members: [towns.nauheim] }, { courseId, title: "Vor Ort" });
  const house = { memberId: towns.nauheim, coordinator: world.people.coordinatorNauheim, campaignId: id };
  const [department] = await departmentsOf(world, house);
  assert.deepEqual(await inbox(world.people.coordinatorNauheim), [["training-untouched", 1, "2026-12-20"]]);
  const attended = { memberId: towns.nauheim, campaignId: id, departmentId: department?.id ?? "", heldOn: "2026-11-23", people: 20 };
  await world.succeeds(world.people.coordinatorNauheim, "training.record-attendance", attended);
  assert.deepEqual(await inbox(world.people.coordinatorNauheim), []);
  await plantRows(world, `update training_department set slips = 40 where campaign_id = '${id}'`);
  on("2026-12-15");
  assert.deepEqual(await inbox(world.people.office), [["training-low", 0, "2026-12-20"]]);
  await shows(world, [towns.nauheim], "aggregate");
  on("2026-12-16");
  assert.deepEqual(await inbox(world.people.office), []);
  await shows(world, [towns.nauheim], "status");
});

test("the theme of the month is told in its first week", async () => {
  const themes = async () => (await inbox(world.people.coordinatorRaunheim)).filter(([reason]) => reason === "theme-due").length;
  on("2027-01-07");
  assert.equal(await themes(), 1);
  on("2027-01-08");
  assert.equal(await themes(), 0);
});

test("a telephone with the emergency pack nobody has confirmed for a year waits for its house alone", async () => {
  on("2026-11-24");
  await plantRows(
    world,
    `insert into emergency_phone (cooperative_id, member_id, id, holder, invited_at, invited_by_name, code_hash, code_until, set_up_at, dropped_at, confirmed_at)
     select '${gg}', '${towns.raunheim}', gen_random_uuid(), 'x', '2025-11-01', 'x', gen_random_uuid()::text, '2025-11-01', set_up_at, dropped_at, confirmed_at
     from (values ('2025-11-01'::timestamptz, null::timestamptz, null::timestamptz), ('2026-02-01', null, null), ('2025-11-01', '2026-01-01', null), ('2025-11-01', null, '2026-11-01'), (null, null, null))
       as phone (set_up_at, dropped_at, confirmed_at)`,
  );
  const waits = async (who: typeof world.people.office) => {
    const { items } = await world.succeeds<{ items: Waiting[] }>(who, "steering.inbox", { cooperativeId: gg });
    return items.filter(({ reason }) => reason === "pack-phones").map(({ count }) => count);
  };
  assert.deepEqual([await waits(world.people.coordinatorRaunheim), await waits(world.people.coordinatorNauheim), await waits(world.people.office)], [[1], [], []]);
});

test("the search finds models, documents, courses and entries of the registers where the reader may open them, and no sealed number", async () => {
  on("2026-11-24");
  const file = { name: "muster.md", bytes: new TextEncoder().encode(smallDirective({})) };
  const { modelId } = await world.succeeds<{ modelId: string }>(world.people.office, "document-model.import", { cooperativeId: gg, file });
  await world.succeeds(world.people.office, "document-model.publish", { cooperativeId: gg, modelId, revision: 1 });
  const { documentId } = await world.succeeds<{ documentId: string }>(world.people.coordinatorRaunheim, "document.start", { ...place, key: "passwoerter" });
  const alarm = { register: "alarm", facts: { whom: "Bereitschaft Passwörter", caller: "Technik", private: "0170 7654321" } };
  const { entryId } = await world.succeeds<{ entryId: string }>(world.people.coordinatorRaunheim, "emergency.save-entry", { ...place, ...alarm });
  const find = async (who: typeof world.people.office, q: string) => {
    const hits = await world.succeeds<SearchHit[]>(who, "steering.search", { cooperativeId: gg, q });
    return hits.map(({ kind, href }) => [kind, href]);
  };
  const [model, own, entry] = [
    ["model", `/verbund/${gg}/musterdokumente/${modelId}`],
    ["document", `/mitglied/${towns.raunheim}/dokumente/${documentId}`],
    ["emergency", `/mitglied/${towns.raunheim}/notfall/menschen/${entryId}`],
  ];
  assert.deepEqual(await find(world.people.office, "passwört"), [model], "a house that shows states shows no words");
  assert.deepEqual(await find(world.people.coordinatorRaunheim, "passwört"), [own, entry]);
  assert.deepEqual(await find(world.people.coordinatorNauheim, "passwört"), []);
  assert.deepEqual(await find(world.people.oversight, "passwört"), []);
  await shows(world, [towns.raunheim], "detail");
  assert.deepEqual(await find(world.people.office, "passwört"), [model, own], "an entry is opened where the house can read that it was, not felt for in a search");
  assert.deepEqual(await find(world.people.steering, "passwört"), [model], "who may not open a document is not told of it");
  assert.deepEqual(await find(world.people.coordinatorRaunheim, "7654321"), []);
  const courses = (await find(world.people.coordinatorNauheim, "kurs")).map(([kind]) => kind);
  assert.ok(courses.includes("course"));
});
