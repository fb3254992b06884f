import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { gg, openWorld, wetterau, type World } from "#tests/world";
import type { QuestionnaireEntry, QuestionnaireRecord, ShippedEntry } from "./contract.ts";
import { findDefinition } from "./store.ts";
import { questionnairesUseCases } from "./usecases/all.ts";

const shippedKey = "strukturen-standards-ressourcen";
const unknown = "0190b0a0-0000-7000-8000-000000000000";
let world: World;
before(async () => {
  world = await openWorld(questionnairesUseCases);
});
after(() => world.dispose());

type Made = { questionnaireId: string };
const here = { cooperativeId: gg };
const act = <Value = { revision: number }>(operation: string, input: object) => world.succeeds<Value>(world.people.office, `questionnaire.${operation}`, { ...here, ...input });
const failure = async (operation: string, input: object) => {
  const outcome = await world.does(world.people.office, `questionnaire.${operation}`, { ...here, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const read = (questionnaireId: string) => act<QuestionnaireRecord>("read", { questionnaireId });
const draft = async (title: string) => (await act<Made>("draft", { title })).questionnaireId;
const file = (value: unknown) => ({ name: "fragebogen.json", bytes: new TextEncoder().encode(JSON.stringify(value)) });

/** A draft with one section and one question. */
async function smallDraft(title: string) {
  const questionnaireId = await draft(title);
  const { section } = await act<{ section: string }>("save-section", {
    questionnaireId,
    revision: 1,
    title: "Rollen",
    intro: "",
    minutes: "5",
  });
  await act("save-question", {
    questionnaireId,
    revision: 2,
    section,
    kind: "single",
    text: "Gibt es eine Leitlinie?",
    options: [
      { label: "Ja", points: "1" },
      { label: "Nein", points: "0" },
    ],
  });
  return { questionnaireId, section, revision: 3 };
}

describe("A shipped questionnaire becomes the cooperative's own", () => {
  test("it is adopted once, published, and listed with its size", async () => {
    const { questionnaireId } = await act<Made>("adopt", { key: shippedKey });
    assert.equal(await failure("adopt", { key: shippedKey }), "already-adopted");
    const { questionnaires, shipped } = await act<{ questionnaires: QuestionnaireEntry[]; shipped: ShippedEntry[] }>("list", {
      state: "published",
    });
    const entry = questionnaires.find(({ id }) => id === questionnaireId);
    const offered = shipped.find(({ key }) => key === shippedKey);
    assert.ok(entry && offered && entry.questions >= 60);
    assert.deepEqual([entry.sections, entry.questions, entry.minutes, offered.adopted], [offered.sections, offered.questions, offered.minutes, 1]);
    assert.deepEqual((await read(questionnaireId)).problems, []);
  });

  test("after it was withdrawn it can be adopted again as the next version", async () => {
    const { questionnaires } = await act<{ questionnaires: QuestionnaireEntry[] }>("list", {});
    const old = questionnaires.find(({ key, state }) => key === shippedKey && state === "published");
    await act("withdraw", { questionnaireId: old?.id });
    assert.equal(await failure("withdraw", { questionnaireId: old?.id }), "already-withdrawn");
    const { questionnaireId } = await act<Made>("adopt", { key: shippedKey });
    assert.equal((await read(questionnaireId)).version, 2);
  });

  test("one that is not shipped is missing", async () => assert.equal(await failure("adopt", { key: "gibt-es-nicht" }), "missing"));
});

describe("A draft is written step by step", () => {
  test("from an empty one to a published one", async () => {
    const { questionnaireId, revision } = await smallDraft("Kleine Umfrage");
    assert.equal(await failure("save-head", { questionnaireId, revision: 1, title: "Alt", description: "", source: "" }), "questionnaire-changed");
    await act("save-head", { questionnaireId, revision, title: "Umfrage", description: "Worum es geht.", source: "Eigene Fragen" });
    await act("save-question", {
      questionnaireId,
      revision: 4,
      section: "rollen",
      kind: "number",
      text: "Wie viele Stellen?",
      decimals: "1",
      unit: "Stellen",
      condition: { question: "gibt-es-eine-leitlinie", is: "ja" },
    });
    await act("save-checks", {
      questionnaireId,
      revision: 5,
      checks: [{ left: "wie-viele-stellen", op: "<=", number: "100", message: "Wirklich?" }, { left: "" }],
    });
    await act("publish", { questionnaireId, revision: 6 });
    const { state, definition, changedBy, publishedAt } = await read(questionnaireId);
    assert.deepEqual([state, changedBy, publishedAt?.toISOString()], ["published", "office (erfunden)", "2026-11-23T08:12:00.000Z"]);
    assert.deepEqual(
      definition.sections[0]?.questions.map(({ key, condition }) => [key, condition?.is]),
      [
        ["gibt-es-eine-leitlinie", undefined],
        ["wie-viele-stellen", ["ja"]],
      ],
    );
    assert.deepEqual(definition.checks, [{ key: "wie-viele-stellen-100", left: "wie-viele-stellen", op: "<=", right: 100, message: "Wirklich?" }]);
    assert.equal(await failure("save-head", { questionnaireId, revision: 7, title: "X", description: "", source: "" }), "questionnaire-published");
    assert.equal(await failure("publish", { questionnaireId, revision: 7 }), "questionnaire-published");
    const events = await sql<{
      operation: string;
    }>`select operation from audit_event where object = ${`questionnaire:${questionnaireId}`} order by number`.execute(world.test.database.db);
    assert.deepEqual(
      events.rows.map(({ operation }) => operation.split(".")[1]),
      ["draft", "save-section", "save-question", "save-head", "save-question", "save-checks", "publish"],
    );
  });

  test("an inconsistent one is not published, and its problems are named", async () => {
    const questionnaireId = await draft("Leer");
    assert.equal(await failure("publish", { questionnaireId, revision: 1 }), "definition-inconsistent");
    assert.deepEqual(
      (await read(questionnaireId)).problems.map(({ problem }) => problem),
      ["sections-missing"],
    );
  });

  test("sections and questions move and go", async () => {
    const { questionnaireId } = await smallDraft("Ordnung");
    await act("save-section", { questionnaireId, revision: 3, title: "Technik", intro: "", minutes: 5 });
    await act("move-section", { questionnaireId, revision: 4, section: "technik", direction: "up" });
    await act("move-question", { questionnaireId, revision: 5, question: "gibt-es-eine-leitlinie", direction: "up" });
    assert.deepEqual(
      (await read(questionnaireId)).definition.sections.map(({ key, questions }) => [key, questions.length]),
      [
        ["technik", 1],
        ["rollen", 0],
      ],
    );
    await act("remove-section", { questionnaireId, revision: 6, section: "rollen" });
    await act("remove-question", { questionnaireId, revision: 7, question: "gibt-es-eine-leitlinie" });
    await act("save-section", {
      questionnaireId,
      revision: 8,
      section: "technik",
      title: "IT",
      intro: "Neu",
      minutes: 7,
      audience: "IT-Leitung",
    });
    const { definition } = await read(questionnaireId);
    assert.deepEqual(definition.sections, [{ key: "technik", title: "IT", intro: "Neu", minutes: 7, audience: "IT-Leitung", questions: [] }]);
  });

  test("two people writing at the same moment: one is told, nothing is mixed", async () => {
    const { questionnaireId, revision } = await smallDraft("Gleichzeitig");
    const outcomes = await Promise.all(
      ["A", "B"].map((title) =>
        world.does(world.people.office, "questionnaire.save-head", {
          ...here,
          questionnaireId,
          revision,
          title,
          description: "",
          source: "",
        }),
      ),
    );
    assert.deepEqual(outcomes.map((outcome) => (outcome.status === "refused" ? outcome.failure : outcome.status)).toSorted(), ["done", "questionnaire-changed"]);
    assert.equal((await read(questionnaireId)).revision, revision + 1);
  });

  const many = Array.from({ length: 31 }, (_, index) => ({ label: `Antwort ${index}` }));
  const refusals: [string, string, object][] = [
    ["save-section", "missing", { section: "x", title: "T", intro: "", minutes: 5 }],
    ["move-section", "missing", { section: "x", direction: "up" }],
    ["remove-section", "missing", { section: "x" }],
    ["save-question", "missing", { section: "x", kind: "text", text: "?" }],
    ["save-question", "missing", { section: "rollen", question: "x", kind: "text", text: "?" }],
    ["save-question", "question-key-taken", { section: "rollen", newKey: "gibt-es-eine-leitlinie", kind: "text", text: "?" }],
    ["save-question", "too-many-options", { section: "rollen", kind: "single", text: "?", options: many }],
    ["save-question", "invalid", { section: "rollen", kind: "single", text: "" }],
    ["move-question", "missing", { question: "x", direction: "up" }],
    ["remove-question", "missing", { question: "x" }],
    ["save-checks", "too-many-checks", { checks: Array.from({ length: 61 }, (_, i) => ({ left: "a", number: i, message: "?" })) }],
  ];
  for (const [operation, expected, input] of refusals)
    test(`${operation} ${JSON.stringify(input).slice(0, 60)} → ${expected}`, async () => {
      const { questionnaireId, revision } = await smallDraft(`Ablehnung ${operation} ${expected}`);
      assert.equal(await failure(operation, { questionnaireId, revision, ...input }), expected);
      assert.equal((await read(questionnaireId)).revision, revision);
    });

  test("sections and questions have an end", async () => {
    const full = {
      title: "Voll",
      description: "",
      source: "",
      checks: [],
      sections: Array.from({ length: 30 }, (_, s) => ({
        key: `s${s}`,
        title: "S",
        intro: "",
        minutes: 1,
        questions: Array.from({ length: s === 0 ? 40 : 1 }, (_, q) => ({ key: `f${s}-${q}`, kind: "text", text: "?" })),
      })),
    };
    const { questionnaireId } = await act<Made>("import", { file: file(full) });
    assert.equal(await failure("save-section", { questionnaireId, revision: 1, title: "T", intro: "", minutes: 5 }), "too-many-sections");
    assert.equal(await failure("save-question", { questionnaireId, revision: 1, section: "s0", kind: "text", text: "?" }), "too-many-questions");
  });

  for (const operation of ["read", "publish", "withdraw", "export", "save-head", "save-checks"])
    test(`${operation} of one that is not there`, async () =>
      assert.equal(await failure(operation, { questionnaireId: unknown, revision: 1, title: "T", description: "", source: "", checks: [] }), "missing"));
  test("an unknown origin is missing", async () => assert.equal(await failure("draft", { fromId: unknown }), "missing"));
  test("a draft without title and origin is asked back", async () => assert.equal(await failure("draft", {}), "invalid"));
});

describe("Versions, copies, files", () => {
  test("a new version keeps the key, one draft at a time; a copy gets a key of its own", async () => {
    const { questionnaireId, revision } = await smallDraft("Jährlich");
    await act("publish", { questionnaireId, revision });
    const { questionnaireId: next } = await act<Made>("draft", { fromId: questionnaireId });
    assert.equal(await failure("draft", { fromId: questionnaireId }), "draft-open");
    const [first, second] = [await read(questionnaireId), await read(next)];
    assert.deepEqual([second.key, second.version, second.definition], [first.key, 2, first.definition]);
    const { questionnaireId: copy } = await act<Made>("draft", { fromId: questionnaireId, title: "Andere" });
    assert.deepEqual([(await read(copy)).key, (await read(copy)).version], ["andere", 1]);
    assert.deepEqual(await act("withdraw", { questionnaireId: next }), { state: "removed" });
    assert.equal(await failure("read", { questionnaireId: next }), "missing");
  });

  test("what is exported comes back the same", async () => {
    const { questionnaireId } = await smallDraft("Reise");
    const { content, name } = await act<{ content: Uint8Array; name: string }>("export", { questionnaireId });
    assert.equal(name, "reise-1.json");
    assert.equal(await failure("import", { file: { name, bytes: content } }), "draft-open");
    const { definition } = await read(questionnaireId);
    await act("withdraw", { questionnaireId });
    const { questionnaireId: back } = await act<Made>("import", { file: { name, bytes: content } });
    assert.deepEqual((await read(back)).definition, definition);
  });

  const content = {
    title: "T",
    description: "",
    source: "",
    sections: [1, 2].map(() => ({ key: "a", title: "A", intro: "", minutes: 1, questions: [] })),
  };
  const bad: [string, { name: string; bytes: Uint8Array }][] = [
    ["file-not-json", { name: "x.json", bytes: new TextEncoder().encode("PK") }],
    ["file-not-a-questionnaire", file({ title: "T" })],
    ["file-keys-twice", file(content)],
  ];
  for (const [expected, sent] of bad) test(`a file is refused with the reason: ${expected}`, async () => assert.equal(await failure("import", { file: sent }), expected));
});

describe("Other topics read the content of what was published", () => {
  test("drafts have none; published content is parsed and stays visible only where it belongs", async () => {
    const { questionnaireId, revision } = await smallDraft("Fürs Lesen");
    const place = { cooperativeId: gg, questionnaireId };
    const { db } = world.test.database;
    assert.equal(await findDefinition(db, place), undefined);
    await act("publish", { questionnaireId, revision });
    const first = await findDefinition(db, place);
    assert.equal(first?.title, "Fürs Lesen");
    assert.equal(await findDefinition(db, place), first);
    assert.equal(await findDefinition(db, { ...place, cooperativeId: wetterau }), undefined);
  });
});

describe("A neighbour sees and changes nothing", () => {
  test("neither by the own nor by the foreign cooperative", async () => {
    const { questionnaireId, revision } = await smallDraft("Geheimes Vorhaben");
    for (const cooperativeId of [gg, wetterau])
      for (const operation of ["read", "save-head", "publish", "withdraw", "export"])
        assert.equal(
          (
            await world.does(world.people.officeWetterau, `questionnaire.${operation}`, {
              cooperativeId,
              questionnaireId,
              revision,
              title: "T",
              description: "",
              source: "",
            })
          ).status,
          "missing",
          operation,
        );
    const listed = await world.succeeds(world.people.officeWetterau, "questionnaire.list", { cooperativeId: wetterau });
    assert.doesNotMatch(JSON.stringify(listed), /Geheimes/);
    assert.equal((await read(questionnaireId)).revision, revision);
  });
  test("a coordinator does not see drafts", async () => assert.equal((await world.does(world.people.coordinatorRaunheim, "questionnaire.list", here)).status, "forbidden"));
});
