import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Principal } from "#kernel/operation";
import type { Paper } from "#kernel/paper";
import type { Workbook } from "#kernel/sheets";
import { departmentsOf, enterWith, issueTraining, learnAll, makeSlips, publishCourse } from "#tests/planting-training";
import { renderPaper } from "#platform/documents/documents";
import { pagesOf } from "#tests/papers";
import { smallCourseFile } from "#tests/training";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { membersUseCases } from "#topics/members/usecases";
import { courseUseCases } from "#topics/training/courses/usecases/all";
import { learningUseCases } from "#topics/training/learning/usecases/all";
import type { MemberTraining, TrainingRecord } from "./contract.ts";
import { trainingUseCases } from "./usecases/all.ts";

const day = 86_400_000;
const memberId = towns.raunheim;

describe("Training campaigns", () => {
  let world: World;
  let courseId: string;
  let units: string[];
  before(async () => {
    world = await openWorld([...membersUseCases, ...courseUseCases, ...trainingUseCases, ...learningUseCases]);
    courseId = await publishCourse(world, { office: world.people.office, cooperativeId: gg }, smallCourseFile("a"));
    units = [];
    for (const name of ["Bauhof", "Bürgerbüro", "Kita"])
      units.push((await world.succeeds<{ id: string }>(world.people.coordinatorRaunheim, "unit.add", { memberId, name, kind: "department" })).id);
  });
  after(() => world.dispose());

  const office = () => world.people.office;
  let number = 0;
  const issue = (more: object = {}) =>
    issueTraining(world, { office: office(), cooperativeId: gg, members: [memberId, towns.nauheim] }, { courseId, title: `Schulung ${(number += 1)}`, ...more });
  const house = (campaignId: string) => ({ memberId, coordinator: world.people.coordinatorRaunheim, campaignId });
  const read = (campaignId: string) => world.succeeds<TrainingRecord>(office(), "training.read", { cooperativeId: gg, campaignId });
  const local = (campaignId: string) => world.succeeds<MemberTraining>(world.people.coordinatorRaunheim, "training.departments", { memberId, campaignId });
  const publish = () => world.succeeds<{ published: number }>(world.people.clock, "training.take-figures", { cooperativeId: gg });
  const lettersOf = async (kind: string) => {
    const { rows } = await world.test.database.pool.query<{ recipient: string; body: string; member_id: string }>(
      "select recipient, body, member_id from mail where kind = $1 order by created_at",
      [kind],
    );
    return rows;
  };

  test("one act issues a course to the departments of all members and tells their coordinators", async () => {
    const campaignId = await issue({ message: "Gerade jetzt." });
    const record = await read(campaignId);
    assert.deepEqual(
      record.members.map(({ memberName, departments, slips, sum }) => [memberName, departments, slips, sum]),
      [
        ["nauheim", 1, 0, null],
        ["raunheim", 3, 0, null],
      ],
    );
    assert.ok(record.absent.some(({ memberId: id }) => id === towns.stockstadt));
    const letters = (await lettersOf("training-issued")).filter(({ body }) => body.includes(campaignId));
    assert.deepEqual(letters.map(({ recipient }) => recipient).toSorted(), ["coordinatornauheim@example.org", "coordinatorraunheim@example.org"]);
    assert.ok(letters.every(({ body }) => body.includes("Gerade jetzt.")));
  });

  test("only chosen departments learn, where the office chooses", async () => {
    const input = { cooperativeId: gg, courseId, title: "Nur Bauhof", opensOn: "2026-11-23", dueOn: "2026-12-20", members: [memberId], departments: [units[0]], choose: "true" };
    const { campaignId } = await world.succeeds<{ campaignId: string }>(office(), "training.issue", input);
    assert.deepEqual(
      (await local(campaignId)).departments.map(({ name }) => name),
      ["Bauhof"],
    );
    assert.deepEqual(await world.does(office(), "training.issue", input), { status: "refused", failure: "training-exists" });
  });

  test("refusals: dates, members, courses that are none or not published", async () => {
    const input = { cooperativeId: gg, courseId, title: "X", opensOn: "2026-11-23", dueOn: "2026-12-20", members: [memberId] };
    const refused = async (more: object) => (await world.does(office(), "training.issue", { ...input, ...more })) as { failure?: string; status: string };
    assert.equal((await refused({ opensOn: "2026-11-22" })).failure, "opening-in-past");
    assert.equal((await refused({ dueOn: "2026-11-23" })).failure, "due-before-opening");
    assert.equal((await refused({ members: [] })).failure, "no-members");
    assert.equal((await refused({ members: [towns.friedberg] })).status, "missing");
    assert.equal((await refused({ courseId: "00000000-0000-7000-8000-000000000000" })).status, "missing");
    const { courseId: draft } = await world.succeeds<{ courseId: string }>(office(), "course.draft", { cooperativeId: gg, title: "Entwurf" });
    assert.equal((await refused({ courseId: draft })).failure, "course-not-published");
    assert.equal((await world.does(world.people.coordinatorRaunheim, "training.issue", input)).status, "forbidden");
  });

  test("slips are printed again as they were, in an order that says nothing, with the way to learn on each", async () => {
    const campaignId = await issue();
    const [department] = await departmentsOf(world, house(campaignId));
    const departmentId = department?.id ?? "";
    assert.deepEqual(await world.does(world.people.coordinatorRaunheim, "training.slips", { memberId, campaignId, departmentId }), { status: "refused", failure: "no-slips" });
    const first = await makeSlips(world, house(campaignId), { departmentId, count: 5 });
    const more = await makeSlips(world, house(campaignId), { departmentId, count: 5 });
    assert.equal(more.length, 10);
    assert.ok(first.every((code) => more.includes(code)));
    assert.notDeepEqual(more.slice(0, 5), first, "new ones are mixed among the old");
    const { paper } = await world.succeeds<{ paper: Paper }>(world.people.coordinatorRaunheim, "training.slips", { memberId, campaignId, departmentId });
    assert.ok(JSON.stringify(paper).includes("localhost:8080/lernen"));
    for (const who of [office(), world.people.oversight, world.people.auditor])
      assert.equal((await world.does(who, "training.slips", { memberId, campaignId, departmentId })).status, "forbidden");
    assert.equal((await world.does(world.people.coordinatorNauheim, "training.slips", { memberId, campaignId, departmentId })).status, "missing");
    const tooMany = { memberId, campaignId, departmentId, count: 500 };
    for (let round = 0; round < 3; round += 1) await world.succeeds(world.people.coordinatorRaunheim, "training.issue-slips", tooMany);
    assert.deepEqual(await world.does(world.people.coordinatorRaunheim, "training.issue-slips", tooMany), { status: "refused", failure: "too-many-slips" });
  });

  test("figures appear when the clock publishes them, in whole fives; small departments count together; the office sees the house", async () => {
    const campaignId = await issue();
    const [bauhof, buero, kita] = await departmentsOf(world, house(campaignId));
    const codes = await makeSlips(world, house(campaignId), { departmentId: bauhof?.id ?? "", count: 12 });
    const few = [
      ...(await makeSlips(world, house(campaignId), { departmentId: buero?.id ?? "", count: 3 })),
      ...(await makeSlips(world, house(campaignId), { departmentId: kita?.id ?? "", count: 4 })),
    ];
    for (const code of codes.slice(0, 6)) await learnAll(world, await enterWith(world, code));
    for (const code of codes.slice(6, 11)) await enterWith(world, code);
    for (const code of few.slice(0, 5)) await learnAll(world, await enterWith(world, code));
    assert.ok(
      (await local(campaignId)).departments.every(({ sum }) => sum === null),
      "nothing before the clock",
    );
    await publish();
    const shown = await local(campaignId);
    assert.deepEqual(
      shown.departments.map(({ name, pooled, sum }) => [name, pooled, sum?.started, sum?.completed]),
      [
        ["Bauhof", false, 10, 5],
        ["Bürgerbüro", true, undefined, undefined],
        ["Kita", true, undefined, undefined],
      ],
    );
    assert.deepEqual([shown.rest?.started, shown.rest?.completed], [5, 5]);
    const record = await read(campaignId);
    assert.deepEqual(record.members.find(({ memberName }) => memberName === "raunheim")?.sum, { started: 15, completed: 10, publishedOn: "2026-11-23" });
    assert.deepEqual(record.weeks, [{ publishedOn: "2026-11-23", started: 15, completed: 10 }]);
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(office(), "training.export", { cooperativeId: gg, campaignId });
    assert.deepEqual(workbook.sheets[0]?.rows[1], ["raunheim", 3, 19, 15, 10, "2026-11-23"]);
  });

  test("one person more changes no answer of any operation until four others came along", async () => {
    const campaignId = await issue();
    const [department] = await departmentsOf(world, house(campaignId));
    const codes = await makeSlips(world, house(campaignId), { departmentId: department?.id ?? "", count: 20 });
    for (const code of codes.slice(0, 5)) await learnAll(world, await enterWith(world, code));
    await publish();
    const start = world.clock.now();
    const everything = async () => {
      const ask = (who: Principal, name: string, input: object) => world.does(who, name, input);
      const answers = [
        await ask(office(), "training.read", { cooperativeId: gg, campaignId }),
        await ask(office(), "training.list", { cooperativeId: gg }),
        await ask(office(), "training.export", { cooperativeId: gg, campaignId }),
        await ask(world.people.steering, "training.read", { cooperativeId: gg, campaignId }),
        await ask(world.people.auditor, "training.export", { cooperativeId: gg, campaignId }),
        await ask(world.people.coordinatorRaunheim, "training.departments", { memberId, campaignId }),
        await ask(world.people.managementRaunheim, "training.mine", { memberId }),
        await ask(world.people.oversight, "training-agreement.read", { memberId }),
      ];
      // Which Monday it is tells nothing about anybody.
      return JSON.stringify(answers)
        .replace(/"weeks":\[.*?\]/g, "")
        .replace(/2026-\d\d-\d\d/g, "");
    };
    const weekly: string[] = [];
    for (const [week, code] of codes.slice(5, 10).entries()) {
      world.clock.set(new Date(start.getTime() + (week + 1) * 7 * day));
      await learnAll(world, await enterWith(world, code));
      await publish();
      weekly.push(await everything());
    }
    world.clock.set(start);
    assert.ok(
      weekly.slice(1, 4).every((answer) => answer === weekly[0]),
      "one to four people more say nothing",
    );
    assert.notEqual(weekly[4], weekly[0], "the fifth is seen, with the four before");
  });

  test("a member that shows less than states is counted by nobody outside", async () => {
    const campaignId = await issue();
    const [department] = await departmentsOf(world, house(campaignId));
    const codes = await makeSlips(world, house(campaignId), { departmentId: department?.id ?? "", count: 6 });
    for (const code of codes.slice(0, 5)) await learnAll(world, await enterWith(world, code));
    await publish();
    const choose = (dataClass: string) =>
      world.test.database.pool.query(
        `set session_replication_role = replica; insert into member_data_class (cooperative_id, member_id, data_class, set_at, set_by_name) values ('${gg}', '${memberId}', '${dataClass}', now(), 'x')
         on conflict (member_id) do update set data_class = excluded.data_class; set session_replication_role = origin`,
      );
    await choose("aggregate");
    const hidden = (await read(campaignId)).members.find(({ memberId: id }) => id === memberId);
    assert.deepEqual([hidden?.shown, hidden?.sum], [false, null]);
    assert.equal((await local(campaignId)).departments[0]?.sum?.completed, 5, "at home they are seen");
    await choose("status");
    assert.equal((await read(campaignId)).members.find(({ memberId: id }) => id === memberId)?.sum?.completed, 5);
  });

  test("the database itself writes no figure that is not a whole five, and only the clock writes any", async () => {
    const campaignId = await issue();
    const row = (completed: number) => `insert into training_figure values ('${gg}', '${memberId}', '${campaignId}', 'x', '2026-11-23', ${completed}, ${completed})`;
    await assert.rejects(world.test.database.pool.query(row(7)), /check/);
    const client = await world.test.database.pool.connect();
    try {
      await client.query("begin");
      await client.query(
        `set local role ringwall_app; select set_config('app.role', 'coordinator', true), set_config('app.cooperative', '${gg}', true), set_config('app.members', '*', true),
         set_config('app.person', '', true), set_config('app.delegation', '', true), set_config('app.credential', '', true), set_config('app.claim', '', true)`,
      );
      await assert.rejects(client.query(row(5)), /row-level security/);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  test("classrooms: how many, on which day; the same again replaces; a signed list stays in the house", async () => {
    const campaignId = await issue();
    const [department] = await departmentsOf(world, house(campaignId));
    const departmentId = department?.id ?? "";
    const record = (people: number, heldOn = "2026-11-20") =>
      world.does(world.people.coordinatorRaunheim, "training.record-attendance", { memberId, campaignId, departmentId, heldOn, people });
    await record(30);
    await record(12);
    assert.deepEqual(await record(5, "2026-11-24"), { status: "refused", failure: "day-in-future" });
    assert.deepEqual(
      (await local(campaignId)).attendances.map(({ people, department: name }) => [people, name]),
      [[12, "Bauhof"]],
    );
    await makeSlips(world, house(campaignId), { departmentId, count: 5 });
    await publish();
    assert.equal((await local(campaignId)).departments[0]?.sum?.completed, 10);
    const { paper } = await world.succeeds<{ paper: Paper }>(world.people.coordinatorRaunheim, "training.attendance-list", {
      memberId,
      campaignId,
      departmentId,
      heldOn: "2026-11-25",
      place: "Sitzungssaal",
    });
    const table = paper.blocks.find((block) => block.kind === "table");
    assert.equal(table?.kind === "table" && table.rows.length, 12);
    assert.ok(JSON.stringify(paper).includes("Sitzungssaal"));
    assert.deepEqual([paper.author, pagesOf(await renderPaper(paper, "pdf"))], ["Stadt raunheim", 1]);
  });

  test("a table of completions is taken whole or not at all; names only where they are agreed", async () => {
    const campaignId = await issue();
    const take = (rows: unknown[][]) =>
      world.succeeds<{ stage: string; people?: number; names?: number; problems?: unknown[] }>(world.people.coordinatorRaunheim, "training.import-completions", {
        memberId,
        campaignId,
        workbook: { sheets: [{ name: "x", rows }] },
        fileName: "x.csv",
      });
    const good = [
      ["Bereich", "Datum", "Name"],
      ["Bauhof", "2026-11-20", "Erna Erfunden"],
      ["Bauhof", "2026-11-20", "Egon Erfunden"],
    ];
    assert.deepEqual(await take([...good, ["Mond", "2026-11-20", "X"]]), { stage: "refused", problems: [{ row: 4, fault: "department-unknown", subject: "Mond" }] });
    assert.equal((await local(campaignId)).attendances.length, 0);
    assert.deepEqual(await take(good), { stage: "complete", people: 2, names: 0 });
    const kept = await world.test.database.pool.query("select * from training_participation");
    assert.deepEqual(kept.rows, [], "no agreement, no names");
    await world.succeeds(world.people.managementRaunheim, "training-agreement.choose", { memberId, names: "yes", basis: "Dienstvereinbarung", agreedOn: "2026-11-01" });
    assert.deepEqual(await take(good), { stage: "complete", people: 2, names: 2 });
    const { people } = await world.succeeds<{ people: { name: string }[] }>(world.people.coordinatorRaunheim, "training.participations", { memberId, campaignId });
    assert.deepEqual(
      people.map(({ name }) => name),
      ["Egon Erfunden", "Erna Erfunden"],
    );
    assert.deepEqual(
      (await local(campaignId)).attendances.map((one) => one.people),
      [2],
      "the same day counts once",
    );
  });

  test("on names the management decides, with a basis, and everybody who watches sees the history", async () => {
    const nauheim = towns.nauheim;
    const { managementNauheim, coordinatorNauheim } = world.people;
    const choose = (names: string, agreedOn = "2026-11-20") =>
      world.does(managementNauheim, "training-agreement.choose", { memberId: nauheim, names, basis: "Vereinbarung", agreedOn });
    assert.deepEqual(await choose("no"), { status: "refused", failure: "agreement-stands" });
    assert.deepEqual(await choose("yes", "2026-12-24"), { status: "refused", failure: "agreement-in-future" });
    assert.equal((await choose("yes")).status, "done");
    assert.equal((await world.does(coordinatorNauheim, "training-agreement.choose", { memberId: nauheim, names: "no", basis: "x", agreedOn: "2026-11-20" })).status, "forbidden");
    const { history, names } = await world.succeeds<{ names: boolean; history: { names: boolean; setByName: string }[] }>(coordinatorNauheim, "training-agreement.read", {
      memberId: nauheim,
    });
    assert.equal(names, true);
    assert.deepEqual(
      history.map((one) => [one.names, one.setByName]),
      [[true, "managementNauheim (erfunden)"]],
    );
    assert.equal((await world.does(world.people.oversight, "training-agreement.read", { memberId })).status, "done");
    assert.equal((await world.does(office(), "training-agreement.read", { memberId })).status, "forbidden");
    await assert.rejects(world.test.database.pool.query("delete from training_agreement"), /append-only/);
  });

  test("reminders go to coordinators, by hand and on planned days once, with words to pass on and no word on who is open", async () => {
    const campaignId = await issue();
    assert.deepEqual(await world.does(office(), "training.remind", { cooperativeId: gg, campaignId, members: [] }), { status: "refused", failure: "no-members" });
    assert.equal((await world.does(office(), "training.remind", { cooperativeId: gg, campaignId, members: [towns.stockstadt] })).status, "missing");
    assert.deepEqual(await world.succeeds(office(), "training.remind", { cooperativeId: gg, campaignId, members: [memberId], note: "Ein Satz." }), { letters: 1 });
    const start = world.clock.now();
    world.clock.set(new Date("2026-12-06T08:00:00Z"));
    await world.succeeds(world.people.clock, "training.remind-due", { cooperativeId: gg });
    await world.succeeds(world.people.clock, "training.remind-due", { cooperativeId: gg });
    world.clock.set(start);
    const letters = (await lettersOf("training-reminder")).filter(({ body }) => body.includes(campaignId));
    assert.equal(letters.length, 3, "one by hand, two on the planned day");
    assert.ok(letters[0]?.body.includes("Ein Satz.") && letters[0].body.includes("Wer noch offen ist, weiß niemand"));
  });

  test("more members join while it runs; closed, nothing changes any more", async () => {
    const campaignId = await issue();
    const added = await world.succeeds<{ departments: number }>(office(), "training.add-members", { cooperativeId: gg, campaignId, members: [towns.stockstadt] });
    assert.equal(added.departments, 1);
    await world.succeeds(office(), "training.close", { cooperativeId: gg, campaignId });
    for (const [name, more] of [
      ["training.close", {}],
      ["training.add-members", { members: [towns.kreis] }],
      ["training.remind", { members: [memberId] }],
      ["training.renew-course", { courseId }],
    ] as const)
      assert.deepEqual(await world.does(office(), name, { cooperativeId: gg, campaignId, ...more }), { status: "refused", failure: "training-closed" }, name);
    const [department] = await departmentsOf(world, house(campaignId));
    const here = { memberId, campaignId, departmentId: department?.id ?? "" };
    assert.deepEqual(await world.does(world.people.coordinatorRaunheim, "training.issue-slips", { ...here, count: 5 }), { status: "refused", failure: "training-closed" });
    assert.deepEqual(await world.does(world.people.coordinatorRaunheim, "training.record-attendance", { ...here, heldOn: "2026-11-20", people: 5 }), {
      status: "refused",
      failure: "training-closed",
    });
  });

  test("a newer version of the course is offered to a running campaign", async () => {
    const campaignId = await issue();
    assert.equal((await read(campaignId)).newerCourse, null);
    const { courseId: nextId } = await world.succeeds<{ courseId: string }>(office(), "course.draft", { cooperativeId: gg, fromId: courseId });
    assert.equal((await read(campaignId)).newerCourse, null, "a draft is none");
    await world.succeeds(office(), "course.publish", { cooperativeId: gg, courseId: nextId, revision: 1 });
    assert.deepEqual((await read(campaignId)).newerCourse, { id: nextId, label: "2026.2" });
  });

  test("neighbours and the other cooperative see and change nothing", async () => {
    const campaignId = await issue();
    const { coordinatorNauheim, officeWetterau, coordinatorFriedberg } = world.people;
    assert.equal((await world.does(coordinatorNauheim, "training.departments", { memberId, campaignId })).status, "missing");
    assert.equal((await world.does(officeWetterau, "training.read", { cooperativeId: gg, campaignId })).status, "missing");
    assert.equal((await world.does(officeWetterau, "training.read", { cooperativeId: wetterau, campaignId })).status, "missing");
    assert.equal((await world.does(coordinatorFriedberg, "training.departments", { memberId: towns.friedberg, campaignId })).status, "missing");
    assert.equal((await world.does(officeWetterau, "training.close", { cooperativeId: wetterau, campaignId })).status, "missing");
  });
});
