import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Principal } from "#kernel/operation";
import type { Paper } from "#kernel/paper";
import { departmentsOf, enterWith, issueTraining, learnAll, makeSlips, publishCourse } from "#tests/planting-training";
import { smallCourseFile } from "#tests/training";
import { gg, openWorld, towns, type World } from "#tests/world";
import { courseUseCases } from "#topics/training/courses/usecases/all";
import { trainingUseCases } from "#topics/training/campaigns/usecases/all";
import { learningUseCases } from "./usecases/all.ts";
import { identifyLearner } from "./usecases/entering.ts";

type Course = {
  label: string;
  next: { lesson: string; question: string | null } | null;
  passedOn: string | null;
  finished: boolean;
  score: { percent: number; wrong: number } | null;
  lessons: { state: string }[];
  card: string;
  names: boolean;
  reported: boolean;
};

describe("Learning with a code", () => {
  let world: World;
  let codes: string[];
  let courseId: string;
  let campaignId: string;
  const memberId = towns.raunheim;
  const where = () => ({ office: world.people.office, cooperativeId: gg, members: [memberId] });
  const house = () => ({ memberId, coordinator: world.people.coordinatorRaunheim, campaignId });
  before(async () => {
    world = await openWorld([...courseUseCases, ...trainingUseCases, ...learningUseCases]);
    courseId = await publishCourse(world, where(), smallCourseFile("a"));
    campaignId = await issueTraining(world, where(), { courseId, title: "Probe" });
    const [first] = await departmentsOf(world, house());
    codes = await makeSlips(world, house(), { departmentId: first?.id ?? "", count: 30 });
  });
  after(() => world.dispose());

  const draw = () => codes.pop() ?? "";
  const course = (learner: Principal) => world.succeeds<Course>(learner, "learning.course");
  const answer = (learner: Principal, question: string, given: object) =>
    world.does(learner, "learning.answer", { lesson: question === "reihenfolge" ? "melden" : "absender", question, ...given });

  test("slips carry thirty different codes, and the database spells none of them", async () => {
    assert.equal(new Set(codes).size, codes.length);
    assert.ok(codes.every((code) => /^[2-9A-Z]{5}-[2-9A-Z]{5}$/.test(code)));
    const { rows } = await world.test.database.pool.query("select * from training_slip");
    const kept = JSON.stringify(rows);
    assert.equal(rows.length, 30);
    for (const code of codes) assert.equal(kept.includes(code) || kept.includes(code.replace("-", "")), false);
  });

  test("a code opens the course however it is typed; a wrong one says no more than that", async () => {
    const code = draw();
    await enterWith(world, ` ${code.toLowerCase().replace("-", "  ")} `);
    const trail = async () => (await world.test.database.pool.query<{ count: string }>("select count(*) from audit_event where chain = 'installation'")).rows;
    const before = await trail();
    assert.deepEqual(await world.does(world.people.stranger, "learning.enter", { code: "AAAAA-AAAAA" }), { status: "done", value: { stage: "refused", reason: "code-wrong" } });
    assert.deepEqual(await trail(), before, "and keeps nothing");
  });

  test("lesson by lesson, question by question, until it is passed; then the answers are gone and the card is there", async () => {
    const learner = await enterWith(world, draw());
    assert.deepEqual((await course(learner)).next, { lesson: "ankommen", question: null });
    const read = await world.succeeds<{ next: unknown }>(learner, "learning.read-lesson", { lesson: "ankommen" });
    assert.deepEqual(read.next, { lesson: "absender", question: null });
    const first = await answer(learner, "wer", { choices: "1" });
    assert.deepEqual(first, { status: "done", value: { next: { lesson: "absender", question: "woran" }, finished: false, passed: false, lesson: "absender", question: "wer" } });
    await answer(learner, "woran", { choices: ["0", "1"] });
    assert.equal((await course(learner)).card, "");
    const last = await answer(learner, "reihenfolge", { places: ["1", "2", "3"] });
    assert.equal(last.status === "done" && (last.value as { passed: boolean }).passed, true);
    const done = await course(learner);
    assert.deepEqual([done.passedOn, done.next, done.score, done.finished], ["2026-11-23", null, null, true]);
    assert.ok(done.card.includes("Nicht klicken"));
    const { rows } = await world.test.database.pool.query<{ progress: { answers: object } }>("select progress from learning where passed_on is not null");
    assert.deepEqual(rows[0]?.progress.answers, {});
  });

  test("what is right is told only after answering", async () => {
    const learner = await enterWith(world, draw());
    const lesson = () =>
      world.succeeds<{
        questions: { key: string; answered: boolean; explanation: string; right: string[]; answers: { correct: boolean | null; explanation: string; place: number }[] }[];
      }>(learner, "learning.lesson", { lesson: "absender" });
    const open = (await lesson()).questions[0];
    assert.ok(open?.answers.every(({ correct, explanation }) => correct === null && explanation === ""));
    await answer(learner, "wer", { choices: [0] });
    const told = (await lesson()).questions[0];
    assert.deepEqual(
      told?.answers.map(({ correct }) => correct),
      [false, true],
    );
    assert.ok(told.answers.every(({ explanation }) => explanation !== ""));
    const order = await world.succeeds<{ questions: { right: string[]; answers: { place: number }[] }[] }>(learner, "learning.lesson", { lesson: "melden" });
    assert.deepEqual(order.questions[0]?.right, []);
    assert.notDeepEqual(
      order.questions[0]?.answers.map(({ place }) => place),
      [0, 1, 2],
    );
  });

  test("below the pass mark the wrong ones are asked again, the right ones stay", async () => {
    const learner = await enterWith(world, draw());
    await world.succeeds(learner, "learning.read-lesson", { lesson: "ankommen" });
    assert.deepEqual(await world.does(learner, "learning.repeat"), { status: "refused", failure: "not-finished" });
    await answer(learner, "wer", { choices: [1] });
    await answer(learner, "woran", { choices: [2] });
    await answer(learner, "reihenfolge", { places: [3, 1, 2] });
    const failed = await course(learner);
    assert.deepEqual([failed.finished, failed.passedOn, failed.score], [true, null, { percent: 33.3, wrong: 2 }]);
    assert.deepEqual(await world.succeeds(learner, "learning.repeat"), { next: { lesson: "absender", question: "woran" }, finished: false, passed: false });
    assert.deepEqual(await answer(learner, "wer", { choices: [1] }), { status: "refused", failure: "question-answered" });
    await answer(learner, "woran", { choices: [0, 1] });
    await answer(learner, "reihenfolge", { places: [1, 2, 3] });
    assert.equal((await course(learner)).passedOn, "2026-11-23");
    assert.deepEqual(await world.does(learner, "learning.repeat"), { status: "refused", failure: "already-passed" });
    assert.deepEqual(await answer(learner, "wer", { choices: [1] }), { status: "refused", failure: "already-passed" });
  });

  test("no answer is no answer: nothing ticked, a place twice, a thing there is not", async () => {
    const learner = await enterWith(world, draw());
    for (const [question, given] of [
      ["wer", {}],
      ["wer", { choices: [0, 1] }],
      ["wer", { choices: [7] }],
      ["reihenfolge", { places: ["1", "1", "2"] }],
      ["reihenfolge", { places: ["1", "", "2"] }],
      ["reihenfolge", { choices: [0, 1] }],
    ] as const)
      assert.deepEqual(await answer(learner, question, given), { status: "refused", failure: "answer-missing" }, `${question} ${JSON.stringify(given)}`);
    assert.equal((await world.does(learner, "learning.answer", { lesson: "melden", question: "wer", choices: [1] })).status, "missing");
    assert.equal((await world.does(learner, "learning.lesson", { lesson: "gibt-es-nicht" })).status, "missing");
    assert.equal(
      (await course(learner)).lessons.every(({ state }) => state === "open"),
      true,
    );
  });

  test("interrupted, the same code goes on where it was, on any device", async () => {
    const code = draw();
    const first = await enterWith(world, code);
    await world.succeeds(first, "learning.read-lesson", { lesson: "ankommen" });
    await answer(first, "wer", { choices: [1] });
    const second = await enterWith(world, code);
    assert.deepEqual((await course(second)).next, { lesson: "absender", question: "woran" });
    await world.succeeds(second, "learning.leave");
    assert.equal((await world.does(second, "learning.course")).status, "missing");
    assert.equal((await course(first)).lessons[0]?.state, "done", "the other device stays in");
  });

  test("a new version of the course does not send anybody back; whoever begins afterwards learns it", async () => {
    const code = draw();
    const begun = await enterWith(world, code);
    await world.succeeds(begun, "learning.read-lesson", { lesson: "ankommen" });
    const { courseId: nextId } = await world.succeeds<{ courseId: string }>(world.people.office, "course.draft", { cooperativeId: gg, fromId: courseId });
    await world.succeeds(world.people.office, "course.remove-lesson", { cooperativeId: gg, courseId: nextId, revision: 1, lesson: "ankommen" });
    await world.succeeds(world.people.office, "course.publish", { cooperativeId: gg, courseId: nextId, revision: 2 });
    await world.succeeds(world.people.office, "training.renew-course", { cooperativeId: gg, campaignId, courseId: nextId });
    const again = await course(await enterWith(world, code));
    assert.deepEqual([again.label, again.lessons.length, again.lessons[0]?.state], ["2026.1", 3, "done"]);
    const fresh = await course(await enterWith(world, draw()));
    assert.deepEqual([fresh.label, fresh.lessons.length], ["2026.2", 2]);
    await world.succeeds(world.people.office, "training.renew-course", { cooperativeId: gg, campaignId, courseId });
  });

  test("a certificate is genuine with its code and name, with nothing else, and the database holds neither", async () => {
    const learner = await enterWith(world, draw());
    assert.deepEqual(await world.does(learner, "learning.certify", { name: "Erna Erfunden" }), { status: "refused", failure: "not-passed" });
    await learnAll(world, learner);
    const print = async (name: string) => {
      const { paper } = await world.succeeds<{ paper: Paper }>(learner, "learning.certify", { name });
      const facts = paper.blocks.find((block) => block.kind === "facts");
      assert.ok(facts?.kind === "facts");
      return { code: facts.facts.at(-1)?.value ?? "", text: JSON.stringify(paper) };
    };
    const { code, text } = await print("Erna Erfunden");
    assert.ok(text.includes("Erna Erfunden") && text.includes("Kleiner Kurs a"));
    const verify = (given: object) => world.succeeds<{ stage: string; passedOn?: string }>(world.people.stranger, "certificate.verify", given);
    assert.deepEqual(await verify({ code: code.toLowerCase(), name: " erna  ERFUNDEN" }), {
      stage: "genuine",
      courseTitle: "Kleiner Kurs a",
      courseLabel: "2026.1",
      minutes: 5,
      passedOn: "2026-11-23",
    });
    assert.deepEqual(await verify({ code, name: "Egon Erfunden" }), { stage: "unknown" });
    assert.deepEqual(await verify({ code: "AAAAA-AAAAA", name: "Erna Erfunden" }), { stage: "unknown" });
    const { rows } = await world.test.database.pool.query("select * from certificate");
    const kept = JSON.stringify(rows).toLowerCase();
    assert.equal(kept.includes("erna") || kept.includes(code.toLowerCase()) || kept.includes("raunheim"), false);
    assert.equal((await print("Erna Erfunden")).code, code, "printed again it is the same");
    const renamed = await print("Egon Erfunden");
    assert.notEqual(renamed.code, code);
    assert.deepEqual(await verify({ code, name: "Erna Erfunden" }), { stage: "unknown" }, "one name for one code");
  });

  test("a name is reported by the learner alone, once, and only where the agreement allows names", async () => {
    const learner = await enterWith(world, draw());
    await learnAll(world, learner);
    assert.deepEqual(await world.does(learner, "learning.report", { name: "Erna Erfunden" }), { status: "refused", failure: "names-not-agreed" });
    const { managementRaunheim, coordinatorRaunheim } = world.people;
    await world.succeeds(managementRaunheim, "training-agreement.choose", { memberId, names: "yes", basis: "Dienstvereinbarung", agreedOn: "2026-11-01" });
    assert.equal((await course(learner)).names, true);
    await world.succeeds(learner, "learning.report", { name: "Erna Erfunden" });
    assert.deepEqual(await world.does(learner, "learning.report", { name: "Erna Erfunden" }), { status: "refused", failure: "already-reported" });
    const { people } = await world.succeeds<{ people: { name: string; source: string }[] }>(coordinatorRaunheim, "training.participations", { memberId, campaignId });
    assert.deepEqual(
      people.map(({ name, source }) => [name, source]),
      [["Erna Erfunden", "self"]],
    );
    assert.equal((await world.does(world.people.office, "training.participations", { memberId, campaignId })).status, "forbidden");
    assert.equal((await world.does(world.people.oversight, "training.participations", { memberId, campaignId })).status, "forbidden");
    const { deleted } = await world.succeeds<{ deleted: number }>(managementRaunheim, "training-agreement.choose", {
      memberId,
      names: "no",
      basis: "Widerruf",
      agreedOn: "2026-11-20",
    });
    assert.equal(deleted, 1, "what was kept is deleted at once");
    assert.deepEqual(await world.does(coordinatorRaunheim, "training.participations", { memberId, campaignId }), { status: "refused", failure: "names-not-agreed" });
  });

  test("nobody in the house and nobody in the office reads what a code has learned, not even from the database", async () => {
    for (const role of ["office", "coordinator", "management", "oversight", "auditor", "steering", "contributor", "person", "operator"]) {
      const client = await world.test.database.pool.connect();
      try {
        await client.query("begin");
        await client.query(
          `set local role ringwall_app; select set_config('app.role', '${role}', true), set_config('app.cooperative', '${gg}', true), set_config('app.members', '*', true),
           set_config('app.person', '', true), set_config('app.delegation', '', true), set_config('app.credential', '', true), set_config('app.claim', '', true)`,
        );
        for (const table of ["learning", "learning_session", "certificate"]) {
          const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`);
          assert.equal(Number(rows[0]?.count), 0, `${role} sees ${table}`);
        }
      } finally {
        await client.query("rollback");
        client.release();
      }
    }
  });

  test("what learners do stands in no member's trail: counting entries tells nothing about a house", async () => {
    const { rows } = await world.test.database.pool.query<{ chain: string; cooperative_id: string | null; object: string }>(
      "select distinct chain, cooperative_id, object from audit_event where operation like 'learning.%' or operation like 'certificate.%'",
    );
    assert.ok(rows.length > 0);
    assert.ok(
      rows.every(({ chain, cooperative_id, object }) => chain === "installation" && cooperative_id === null && (object === "learning" || object === "certificate")),
      JSON.stringify(rows),
    );
  });

  test("a session lasts a working day; closed, no code opens anything; thirty days later nothing is left but figures", async () => {
    const start = world.clock.now();
    const code = draw();
    const { secret } = await world.succeeds<{ secret: string }>(world.people.stranger, "learning.enter", { code });
    world.clock.set(new Date(start.getTime() + 11 * 3_600_000));
    assert.ok(await identifyLearner(world.house.db, { secret }, world.clock.now()));
    world.clock.set(new Date(start.getTime() + 13 * 3_600_000));
    assert.equal(await identifyLearner(world.house.db, { secret }, world.clock.now()), null);
    assert.equal(await identifyLearner(world.house.db, { secret: "l_erfunden" }, start), null);
    await world.succeeds(world.people.office, "training.close", { cooperativeId: gg, campaignId });
    assert.deepEqual(await world.does(world.people.stranger, "learning.enter", { code }), { status: "done", value: { stage: "refused", reason: "training-closed" } });
    world.clock.set(new Date(start.getTime() + 32 * 86_400_000));
    const { forgotten } = await world.succeeds<{ forgotten: number }>(world.people.clock, "learning.forget", { cooperativeId: gg });
    assert.ok(forgotten > 5);
    const slips = await world.succeeds<{ forgotten: number }>(world.people.clock, "training.take-figures", { cooperativeId: gg });
    assert.equal(slips.forgotten, 30);
    for (const table of ["learning", "learning_session", "training_slip"]) {
      const { rows } = await world.test.database.pool.query<{ count: string }>(`select count(*) from ${table}`);
      assert.equal(Number(rows[0]?.count), 0, table);
    }
    world.clock.set(start);
  });

  test("before the first day a code waits", async () => {
    const later = await world.succeeds<{ campaignId: string }>(world.people.office, "training.issue", {
      cooperativeId: gg,
      courseId,
      title: "Später",
      opensOn: "2026-12-01",
      dueOn: "2026-12-20",
      members: [memberId],
    });
    const there = { ...house(), campaignId: later.campaignId };
    const [first] = await departmentsOf(world, there);
    const [code = ""] = await makeSlips(world, there, { departmentId: first?.id ?? "", count: 1 });
    assert.deepEqual(await world.does(world.people.stranger, "learning.enter", { code }), { status: "done", value: { stage: "refused", reason: "not-open-yet" } });
  });
});
