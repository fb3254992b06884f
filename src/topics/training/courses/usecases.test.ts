import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { importCourse, onePixel, publishCourse } from "#tests/planting-training";
import { countEvents } from "#tests/survey";
import { smallCourseFile } from "#tests/training";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import type { CourseEntry, CourseRecord } from "./contract.ts";
import { longestCardWords } from "./model.ts";
import { courseUseCases } from "./usecases/all.ts";
import { findShipped } from "./usecases/shipped.ts";

const cooperativeId = gg;
const unknown = "00000000-0000-7000-8000-000000000000";

describe("Courses", () => {
  let world: World;
  before(async () => {
    world = await openWorld(courseUseCases);
  });
  after(() => world.dispose());

  const office = () => world.people.office;
  const where = () => ({ office: office(), cooperativeId });
  const read = (courseId: string) => world.succeeds<CourseRecord>(office(), "course.read", { cooperativeId, courseId });
  const list = async () => (await world.succeeds<{ courses: CourseEntry[] }>(office(), "course.list", { cooperativeId })).courses;

  test("a file becomes a draft, a draft becomes a version, and that never changes", async () => {
    const courseId = await importCourse(world, where(), smallCourseFile("a", { key: "fest" }));
    assert.equal((await read(courseId)).state, "draft");
    await world.succeeds(office(), "course.publish", { cooperativeId, courseId, revision: 1 });
    assert.equal((await read(courseId)).state, "published");
    const change = { cooperativeId, courseId, revision: 2, lesson: "absender", title: "Anders", minutes: 1, text: "Anders" };
    assert.deepEqual(await world.does(office(), "course.save-lesson", change), { status: "refused", failure: "course-published" });
    await assert.rejects(world.test.database.pool.query(`update course set definition = '{}' where id = '${courseId}'`), /never changes/);
  });

  test("a faulty file changes nothing and names its lines", async () => {
    const before = await list();
    const file = { name: "kurs.md", bytes: new TextEncoder().encode(smallCourseFile("a").replace("    richtig: true\n    erklaerung: Richtig", "    erklaerung: Richtig")) };
    const answer = await world.succeeds<{ stage: string; problems: { line: number; fault: string }[] }>(office(), "course.import", { cooperativeId, file });
    assert.equal(answer.stage, "refused");
    assert.deepEqual(
      answer.problems.map(({ line, fault }) => [line, fault]),
      [[22, "no-right-answer"]],
    );
    assert.deepEqual(await list(), before);
    const binary = { name: "kurs.md", bytes: new Uint8Array([255, 254, 0, 1]) };
    assert.deepEqual(await world.does(office(), "course.import", { cooperativeId, file: binary }), { status: "refused", failure: "file-not-text" });
  });

  test("the next version begins as a draft of the last, one at a time, under a label of its own", async () => {
    const courseId = await publishCourse(world, where(), smallCourseFile("b", { key: "folge" }));
    const { courseId: nextId } = await world.succeeds<{ courseId: string }>(office(), "course.draft", { cooperativeId, fromId: courseId });
    const next = await read(nextId);
    assert.deepEqual([next.state, next.label, next.key, next.versions.length], ["draft", "2026.2", "folge", 2]);
    assert.deepEqual(await world.does(office(), "course.draft", { cooperativeId, fromId: courseId }), { status: "refused", failure: "draft-open" });
    const head = { cooperativeId, courseId: nextId, revision: 1, title: "T", label: "2026.1", summary: "", audience: "Alle", minutes: 5, passMark: 50, card: "" };
    await world.succeeds(office(), "course.save-head", head);
    assert.deepEqual(await world.does(office(), "course.publish", { cooperativeId, courseId: nextId, revision: 2 }), { status: "refused", failure: "label-taken" });
  });

  test("built step by step: lessons, questions, order, until it may be published", async () => {
    const { courseId } = await world.succeeds<{ courseId: string }>(office(), "course.draft", { cooperativeId, title: "Ganz neu" });
    const on = (revision: number) => ({ cooperativeId, courseId, revision });
    assert.deepEqual(await world.does(office(), "course.publish", on(1)), { status: "refused", failure: "course-incomplete" });
    const first = await world.succeeds<{ lesson: string }>(office(), "course.save-lesson", { ...on(1), title: "Eins", minutes: "2", text: "Text" });
    await world.succeeds(office(), "course.save-lesson", { ...on(2), title: "Zwei", minutes: 2, text: "Text" });
    await world.succeeds(office(), "course.move-lesson", { ...on(3), lesson: "zwei", direction: "up" });
    const question = { lesson: first.lesson, kind: "single", text: "Was?", answers: [{ text: "A", correct: "true" }, { text: "B" }, { text: "" }] };
    const { question: key } = await world.succeeds<{ question: string }>(office(), "course.save-question", { ...on(4), ...question });
    assert.deepEqual(await world.does(office(), "course.save-question", { ...on(5), ...question, question: key, answers: [{ text: "A", correct: true }] }), {
      status: "refused",
      failure: "answers-too-few",
    });
    assert.deepEqual(await world.does(office(), "course.save-question", { ...on(4), ...question }), { status: "refused", failure: "course-changed" });
    await world.succeeds(office(), "course.publish", on(5));
    const made = await read(courseId);
    assert.deepEqual(
      made.definition.lessons.map((one) => [one.key, one.questions.length]),
      [
        ["zwei", 0],
        ["eins", 1],
      ],
    );
    assert.equal(made.definition.lessons[1]?.questions[0]?.answers.length, 2);
  });

  test("pictures are PNG or JPEG, named once, and shown to whoever reads the course", async () => {
    const courseId = await importCourse(world, where(), smallCourseFile("c", { key: "bilder" }));
    const attach = (name: string, bytes = onePixel) => world.does(office(), "course.attach", { cooperativeId, courseId, revision: 1, file: { name, bytes } });
    assert.deepEqual(await attach("Falsche Adresse.PNG"), { status: "done", value: { name: "falsche-adresse.png" } });
    assert.deepEqual(await attach("falsche-adresse.png"), { status: "refused", failure: "picture-exists" });
    assert.deepEqual(await attach("brief.pdf"), { status: "refused", failure: "file-kind-refused" });
    assert.deepEqual(await attach("keins.png", new TextEncoder().encode("<svg/>")), { status: "refused", failure: "file-kind-refused" });
    const picture = { cooperativeId, courseId, name: "falsche-adresse.png" };
    assert.equal((await world.does(world.people.coordinatorRaunheim, "course.picture", picture)).status, "done");
    assert.equal((await world.does(world.people.coordinatorFriedberg, "course.picture", picture)).status, "missing");
    assert.equal((await world.does(office(), "course.picture", { ...picture, name: "anderes.png" })).status, "missing");
  });

  test("a file written is read back as the same course", async () => {
    const courseId = await publishCourse(world, where(), smallCourseFile("d", { key: "hinaus" }));
    const { content } = await world.succeeds<{ content: Uint8Array }>(office(), "course.export", { cooperativeId, courseId });
    const again = await importCourse(world, where(), new TextDecoder().decode(content));
    assert.deepEqual((await read(again)).definition, (await read(courseId)).definition);
    assert.equal((await read(again)).label, "2026.2", "the label it came with is taken");
  });

  test("shipped courses are adopted once, all together or one by one", async () => {
    const { shipped } = await world.succeeds<{ shipped: { key: string; adopted: string }[] }>(office(), "course.list", { cooperativeId: wetterau }).catch(() => ({ shipped: [] }));
    assert.deepEqual(shipped, [], "another cooperative's list is not this office's");
    const { shipped: here } = await world.succeeds<{ shipped: { key: string; adopted: string }[] }>(office(), "course.list", { cooperativeId });
    const outcome = await world.does(office(), "course.adopt", { cooperativeId });
    if (here.length === 0) return assert.deepEqual(outcome, { status: "missing" });
    assert.equal(outcome.status, "done");
    assert.deepEqual(await world.does(office(), "course.adopt", { cooperativeId }), { status: "refused", failure: "already-adopted" });
    assert.equal((await list()).filter(({ shipped: is }) => is).length, here.length);
  });

  test("eight and more are shipped: about twenty minutes each, every answer explained, with a card of three minutes", () => {
    const shipped = findShipped();
    const keys = shipped.map(({ key }) => key);
    for (const key of ["arbeitsplatz", "phishing", "passwoerter", "mobil", "informationen", "vorfaelle", "leitung", "koordination"]) assert.ok(keys.includes(key), key);
    const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
    for (const { key, minutes, lessons, card } of shipped) {
      assert.ok(minutes >= 15 && minutes <= 25, `${key}: ${minutes} minutes`);
      assert.ok(Math.abs(lessons.reduce((sum, lesson) => sum + lesson.minutes, 0) - minutes) <= 2, `${key}: its lessons last as long as it says`);
      const questions = lessons.flatMap((lesson) => lesson.questions);
      // Read aloud 130 words a minute, and a minute of thought for a question.
      const read = lessons.reduce((sum, { text }) => sum + wordsIn(text), 0) / 130 + questions.length;
      assert.ok(Math.abs(read - minutes) <= 5, `${key}: read in ${Math.round(read)} minutes`);
      assert.ok(questions.length >= 8, `${key}: ${questions.length} questions`);
      for (const question of questions)
        assert.ok(question.kind === "order" ? question.explanation !== "" : question.answers.every(({ explanation }) => explanation !== ""), `${key}: ${question.text}`);
      assert.ok(wordsIn(card) >= 40 && wordsIn(card) <= longestCardWords, `${key}: a card of ${wordsIn(card)} words`);
    }
  });

  test("withdrawn, it is offered no more; a draft is gone", async () => {
    const courseId = await publishCourse(world, where(), smallCourseFile("e", { key: "weg" }));
    await world.succeeds(office(), "course.withdraw", { cooperativeId, courseId });
    assert.deepEqual(await world.does(office(), "course.withdraw", { cooperativeId, courseId }), { status: "refused", failure: "course-withdrawn" });
    const draftId = await importCourse(world, where(), smallCourseFile("f", { key: "entwurf" }));
    assert.deepEqual(await world.does(office(), "course.withdraw", { cooperativeId, courseId: draftId }), { status: "done", value: { state: "removed" } });
    assert.equal((await world.does(office(), "course.read", { cooperativeId, courseId: draftId })).status, "missing");
  });

  test("only the office writes; members read, strangers and neighbours see nothing", async () => {
    const courseId = await importCourse(world, where(), smallCourseFile("g", { key: "wer-darf" }));
    const { coordinatorRaunheim, officeWetterau, stranger } = world.people;
    assert.equal((await world.does(coordinatorRaunheim, "course.read", { cooperativeId, courseId })).status, "done");
    assert.equal((await world.does(coordinatorRaunheim, "course.publish", { cooperativeId, courseId, revision: 1 })).status, "forbidden");
    assert.equal((await world.does(officeWetterau, "course.read", { cooperativeId, courseId })).status, "missing");
    assert.equal((await world.does(officeWetterau, "course.read", { cooperativeId: wetterau, courseId })).status, "missing");
    assert.equal((await world.does(stranger, "course.list", { cooperativeId })).status, "unauthenticated");
    for (const name of ["course.remove-lesson", "course.remove-question"]) {
      const missing = { cooperativeId, courseId, revision: 1, lesson: "gibt-es-nicht", question: "gibt-es-nicht" };
      assert.equal((await world.does(office(), name, missing)).status, "missing");
    }
    assert.equal((await world.does(office(), "course.read", { cooperativeId, courseId: unknown })).status, "missing");
    assert.ok((await countEvents(world, "course.import")) > 0);
    assert.equal(towns.raunheim.startsWith(gg), true);
  });
});
