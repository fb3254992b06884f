import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Paper } from "#kernel/paper";
import type { Principal } from "#kernel/operation";
import { smallDirective, smallGuideline } from "#tests/documents";
import { gg, openWorld, towns, type World } from "#tests/world";
import { smallPicture } from "#tests/pictures";
import { membersUseCases } from "#topics/members/usecases";
import { modelsUseCases } from "#topics/documents/models/usecases/all";
import { visibilityUseCases } from "#topics/visibility/usecases";
import type { Adoption, DocumentComparison, DocumentRecord, ListedDocument, MergePreview, OpenDocument } from "./contract.ts";
import { documentsUseCases } from "./usecases/all.ts";

let world: World;
before(async () => {
  world = await openWorld([...membersUseCases, ...modelsUseCases, ...documentsUseCases, ...visibilityUseCases]);
  await world.succeeds(world.people.office, "visibility.set-default", { cooperativeId: gg, dataClass: "detail" });
});
after(() => world.dispose());

const fileOf = (text: string) => ({ name: "muster.md", bytes: new TextEncoder().encode(text) });
/** The office publishes a text as the next version of its key. */
async function issue(text: string): Promise<void> {
  const { modelId } = await world.succeeds<{ modelId: string }>(world.people.office, "document-model.import", { cooperativeId: gg, file: fileOf(text) });
  const { revision } = await world.succeeds<{ revision: number }>(world.people.office, "document-model.read", { cooperativeId: gg, modelId });
  await world.succeeds(world.people.office, "document-model.publish", { cooperativeId: gg, modelId, revision });
}

type Who = { readonly principal?: Principal };
const place = { memberId: towns.raunheim };
const act = <Value = { version: number }>(operation: string, input: object, { principal = world.people.coordinatorRaunheim }: Who = {}) =>
  world.succeeds<Value>(principal, operation, { ...place, ...input });
const failure = async (operation: string, input: object, { principal = world.people.coordinatorRaunheim }: Who = {}) => {
  const outcome = await world.does(principal, operation, { ...place, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const boss = () => ({ principal: world.people.managementRaunheim });
const read = (documentId: string, who: Who = {}) => act<DocumentRecord>("document.read", { documentId }, who);
const open = (documentId: string) => act<OpenDocument>("document.open", { documentId });
const revisionOf = async (documentId: string) => (await read(documentId)).document.revision;
const listed = async (key: string) => (await act<{ documents: ListedDocument[] }>("document.list", {})).documents.find((one) => one.key === key);
const start = async (key: string) => (await act<{ documentId: string }>("document.start", { key })).documentId;
const spoken = ({ text }: DocumentRecord) => JSON.stringify(text);
/** Every day after the clock of the world is ahead. */
const ahead = "2099-01-01";

const complete = async (documentId: string) => {
  await act("document.answer", { documentId, version: await revisionOf(documentId), values: { beginn: "2027-01-01", stufe: "Basis" } });
};
const release = async (documentId: string) => {
  await act("document.submit", { documentId, version: await revisionOf(documentId) });
  await act("document.works-council", { documentId, step: "agreed", on: "2026-11-20" });
  await act("document.release", { documentId, version: await revisionOf(documentId) }, boss());
};

describe("A member's variant", () => {
  test("begins with what the platform knows, and says what is missing", async () => {
    await issue(smallGuideline());
    const documentId = await start("leitlinie");
    const draft = await open(documentId);
    assert.deepEqual(
      draft.questions.map(({ key, value, problem }) => [key, value, problem]),
      [
        ["gemeinde", "Stadt raunheim", null],
        ["leitung", world.people.managementRaunheim.name, null],
        ["beginn", "", "missing"],
        ["stufe", "", "missing"],
      ],
    );
    assert.deepEqual([draft.document.problems, draft.document.title.trim()], [2, "Leitlinie der Stadt raunheim"]);
    assert.equal(await failure("document.start", { key: "leitlinie" }), "draft-open");
    assert.equal(await failure("document.submit", { documentId, version: 1 }), "document-incomplete");
    await act("document.discard", { documentId });
    assert.equal((await listed("leitlinie"))?.draft, null);
  });

  test("keeps answers, ticks, own words and passages, one revision after the other", async () => {
    const documentId = await start("leitlinie");
    const first = await act("document.answer", { documentId, version: 1, values: { beginn: "2027-01-01", stufe: "Basis", gemeinde: "Stadt raunheim" } });
    assert.equal(first.version, 2);
    assert.equal(await failure("document.answer", { documentId, version: 1, values: { stufe: "Standard" } }), "document-changed");
    await act("document.choose", { documentId, version: 2, ticks: ["ziel-schulen"] });
    assert.deepEqual(
      (await read(documentId)).problems.map(({ key }) => key),
      ["schulen"],
    );
    await act("document.answer", { documentId, version: 3, values: { schulen: "3" } });
    await act("document.reword", { documentId, version: 4, clause: "ziel-satz", text: "Wir in {{gemeinde}} schützen Informationen." });
    await act("document.put-passage", { documentId, version: 5, place: "ziel/ziel-satz", title: "Zusatz", text: "Auch im **Bauhof**." });
    const text = spoken(await read(documentId));
    for (const words of ["Wir in Stadt raunheim schützen", "Auch im ", "ab 1. Januar 2027 die Stufe Basis", "Dazu gehören 3 Schulen"]) assert.ok(text.includes(words), words);
    assert.ok(!text.includes("Vorfälle gehen an die Stelle"), "not ticked");
    const draft = await open(documentId);
    assert.deepEqual(draft.questions.find(({ key }) => key === "gemeinde")?.stored, "", "what the platform knows stays with the platform");
    assert.equal(await failure("document.reword", { documentId, version: 6, clause: "ziel-satz", text: "Mit {{nichts}}." }), "placeholder-without-question");
    assert.equal(await failure("document.reword", { documentId, version: 6, clause: "ziel-satz", text: "Mit <b>HTML</b>." }), "markup-refused");
    await act("document.reword", { documentId, version: 6, clause: "ziel-satz", text: "" });
    assert.ok(spoken(await read(documentId)).includes("Das gilt für Papier und IT."));
    const [passage] = (await open(documentId)).sections[0]?.passages ?? [];
    await act("document.drop-passage", { documentId, version: 7, passage: passage?.id ?? "" });
    assert.ok(!spoken(await read(documentId)).includes("Bauhof"));
    await act("document.discard", { documentId });
  });

  test("says live what is missing", async () => {
    const documentId = await start("leitlinie");
    const { parts } = await act<{ parts: Record<string, { text: string; tone: string }> }>("document.stand", { documentId });
    assert.deepEqual([parts["stand"]?.tone, parts["frage-beginn"]?.tone, parts["frage-gemeinde"]?.tone], ["part", "open", "ok"]);
    await act("document.discard", { documentId });
  });
});

describe("The way into force", () => {
  test("review, works council, release, resolution, publication – and the words never change again", async () => {
    const documentId = await start("leitlinie");
    await complete(documentId);
    await act("document.submit", { documentId, version: await revisionOf(documentId) });
    assert.equal(await failure("document.answer", { documentId, version: await revisionOf(documentId), values: {} }), "document-not-draft");
    await act("document.return", { documentId, reason: "Bitte Stufe prüfen." }, boss());
    await act("document.submit", { documentId, version: await revisionOf(documentId) });
    assert.equal(await failure("document.release", { documentId, version: await revisionOf(documentId) }), "forbidden");
    assert.equal(await failure("document.release", { documentId, version: await revisionOf(documentId) }, boss()), "works-council-missing");
    await act("document.works-council", { documentId, step: "agreed", on: "2026-11-20", note: "Ohne Auflagen" });
    await act("document.release", { documentId, version: await revisionOf(documentId) }, boss());
    await assert.rejects(world.test.database.pool.query(`update document_content set own = '{}' where version_id = '${documentId}'`), /never changes/);
    assert.equal(await failure("document.publish", { documentId, inForceOn: "2026-12-01" }), "resolution-missing");
    assert.equal(await failure("document.resolve", { documentId, resolution: "resolved", on: ahead, number: "1" }), "day-in-future");
    assert.equal(await failure("document.resolve", { documentId, resolution: "resolved", number: "1" }), "invalid");
    await act("document.resolve", { documentId, resolution: "resolved", on: "2026-11-20", number: "2026/118", body: "Stadtverordnetenversammlung" });
    const { reviewOn } = await act<{ reviewOn: string }>("document.publish", { documentId, inForceOn: "2026-12-01" });
    assert.equal(reviewOn, "2028-12-01");
    const { entries, document } = await read(documentId);
    assert.deepEqual(entries.map(({ kind }) => kind).toReversed(), ["started", "submitted", "returned", "submitted", "works-council", "released", "resolved", "published"]);
    assert.deepEqual([document.state, document.releasedByName], ["published", world.people.managementRaunheim.name]);
    const mails = await world.test.database.pool.query<{ kind: string }>("select kind from mail where kind like 'document-%' order by created_at");
    assert.deepEqual([...new Set(mails.rows.map(({ kind }) => kind))], ["document-in-review", "document-returned", "document-released"]);
  });

  test("the frozen text stays, whatever the platform learns; a new version replaces the old when it is published", async () => {
    const before = (await listed("leitlinie"))?.inForce;
    assert.ok(before);
    await world.test.database.pool.query(`set session_replication_role = replica; update member set official_name = 'Stadt Raunheim' where id = '${towns.raunheim}'`);
    assert.ok(spoken(await read(before.id)).includes("Leitlinie der Stadt raunheim"));
    const documentId = await start("leitlinie");
    assert.ok(spoken(await read(documentId)).includes("Leitlinie der Stadt Raunheim"));
    assert.deepEqual((await read(documentId)).problems, [], "own answers come along");
    await release(documentId);
    await act("document.resolve", { documentId, resolution: "not-needed", note: "Redaktionell" });
    await act("document.publish", { documentId, inForceOn: "2026-12-15" });
    assert.deepEqual([(await read(before.id)).document.state, (await read(before.id)).document.withdrawnReason], ["withdrawn", "ersetzt durch Fassung 2"]);
    const compared = await act<DocumentComparison>("document.compare", { documentId, withId: before.id });
    assert.deepEqual(
      compared.parts.map(({ id }) => id),
      ["ziel-ab"],
    );
    assert.deepEqual(
      compared.parts[0]?.after?.filter(({ differs }) => differs).map(({ text }) => text.trim()),
      ["Raunheim,"],
    );
  });

  test("a review is planned, and called out when it is near", async () => {
    const current = (await listed("leitlinie"))?.inForce;
    assert.ok(current);
    assert.equal(await failure("document.plan-review", { documentId: current.id, reviewOn: "2020-01-01" }), "review-not-ahead");
    const [{ soon } = { soon: "" }] = (await world.test.database.pool.query<{ soon: string }>("select (current_date + 20)::text as soon")).rows;
    await act("document.plan-review", { documentId: current.id, reviewOn: soon, note: "Passt" });
    assert.equal((await listed("leitlinie"))?.isReviewDue, true);
    const remind = () => world.succeeds<{ reminded: number; letters: number }>(world.people.clock, "document.remind-due", { cooperativeId: gg });
    assert.deepEqual(await remind(), { reminded: 1, letters: 1 });
    assert.deepEqual(await remind(), { reminded: 0, letters: 0 }, "not twice in a fortnight");
  });
});

describe("A new version of the model", () => {
  test("joins by itself where it can, asks where it cannot, and loses nothing", async () => {
    const documentId = await start("leitlinie");
    await act("document.reword", {
      documentId,
      version: await revisionOf(documentId),
      clause: "ziel-satz",
      text: "Wir schützen Informationen und Menschen.\n\nDas gilt für Papier und IT.",
    });
    await act("document.reword", {
      documentId,
      version: await revisionOf(documentId),
      clause: "pflichten-liste",
      text: "- Passwörter geheim halten\n- Vorfälle melden\n- Schlüssel hüten",
    });
    await act("document.reword", { documentId, version: await revisionOf(documentId), clause: "pflichten-melden", text: "Vorfälle gehen an die 115." });
    await issue(
      smallGuideline({
        version: "2026.2",
        ziel: "Wir schützen Informationen und Verfahren.\n\nDas gilt für Papier und IT.",
        pflichten: "- Kennwörter geheim halten\n- Vorfälle melden",
        melden: false,
      }),
    );
    assert.equal((await read(documentId)).newer?.label, "2026.2");
    const preview = await act<MergePreview>("document.preview-merge", { documentId });
    assert.deepEqual(
      preview.changes.map(({ kind, id }) => [kind, id]),
      [
        ["conflict", "ziel-satz"],
        ["joined", "pflichten-liste"],
        ["left-over", "pflichten-melden"],
      ],
    );
    const merged = await act<{ conflicts: number }>("document.merge", { documentId, version: await revisionOf(documentId) });
    assert.equal(merged.conflicts, 2);
    assert.equal(await failure("document.submit", { documentId, version: await revisionOf(documentId) }), "conflicts-open");
    const text = spoken(await read(documentId));
    for (const words of ["Informationen und Menschen", "Kennwörter", "Schlüssel hüten", "an die 115"]) assert.ok(text.includes(words), words);
    await act("document.settle", {
      documentId,
      version: await revisionOf(documentId),
      clause: "ziel-satz",
      decision: "mine",
      text: "Wir schützen Informationen, Verfahren und Menschen.",
    });
    await act("document.settle", { documentId, version: await revisionOf(documentId), clause: "pflichten-melden", decision: "mine" });
    assert.equal(await failure("document.settle", { documentId, version: await revisionOf(documentId), clause: "ziel-satz", decision: "mine" }), "missing");
    assert.equal(await failure("document.merge", { documentId, version: await revisionOf(documentId) }), "already-newest");
    await act("document.submit", { documentId, version: await revisionOf(documentId) });
    const against = await act<DocumentComparison>("document.compare", { documentId, withId: "model" });
    assert.deepEqual(
      against.parts.map(({ id }) => id),
      ["ziel-satz", "pflichten-liste", "aus-pflichten-melden"],
    );
  });
});

describe("Papers", () => {
  test("the document and the council paper carry the member's name, the frozen words and what happened", async () => {
    const current = (await listed("leitlinie"))?.inForce;
    assert.ok(current);
    const { paper, name } = await act<{ paper: Paper; name: string }>("document.paper", { documentId: current.id });
    assert.deepEqual([paper.author, paper.subtitle, paper.marking], ["Stadt Raunheim", "Leitlinie · Fassung 2", undefined]);
    assert.match(name, /^\d{4}-\d{2}-\d{2}_raunheim_Leitlinie der Stadt Raunheim/);
    const said = JSON.stringify(paper.blocks);
    for (const words of ["1 Ziel", "Redaktionell", "15. Dezember 2026", world.people.managementRaunheim.name]) assert.ok(said.includes(words), words);
    await world.succeeds(world.people.coordinatorRaunheim, "member.put-emblem", { ...place, file: { name: "wappen.png", bytes: smallPicture() } });
    const council = await act<{ paper: Paper }>("document.council-paper", { documentId: current.id });
    assert.ok(JSON.stringify(council.paper.blocks).includes("Der Personalrat hat zugestimmt (20. November 2026)."));
    const armed = await act<{ paper: Paper }>("document.paper", { documentId: current.id });
    for (const { emblem } of [council.paper, armed.paper]) assert.deepEqual([emblem?.alt, emblem && new Uint8Array(emblem.png)], ["Wappen: Stadt Raunheim", smallPicture()]);
  });
});

describe("Who runs which version", () => {
  const matrix = () => world.succeeds<Adoption>(world.people.office, "document.adoption", { cooperativeId: gg });
  test("the office sees states as far as members show them", async () => {
    await issue(smallDirective());
    const cellsOf = (shown: Adoption, memberId: string) => shown.members.find((one) => one.memberId === memberId);
    const first = await matrix();
    assert.deepEqual(
      first.documents.map(({ key, published, current }) => [key, published, current]),
      [
        ["leitlinie", 1, 0],
        ["passwoerter", 0, 0],
      ],
    );
    assert.deepEqual(
      cellsOf(first, towns.raunheim)?.cells.map(({ stand, label, isBehind }) => [stand, label, isBehind]),
      [
        ["published", "2026.1", true],
        ["none", "", false],
      ],
    );
    await world.succeeds(world.people.managementRaunheim, "visibility.choose", { ...place, dataClass: "status", reason: "Beschluss" });
    const current = (await listed("leitlinie"))?.inForce;
    const seen = await read(current?.id ?? "", { principal: world.people.office });
    assert.deepEqual([seen.text, seen.document.state, seen.entries], [null, "published", []]);
    assert.equal(await failure("document.paper", { documentId: current?.id }, { principal: world.people.office }), "details-hidden");
    await world.succeeds(world.people.managementRaunheim, "visibility.choose", { ...place, dataClass: "aggregate", reason: "Beschluss" });
    const second = await matrix();
    assert.deepEqual(
      [second.audience.hidden, cellsOf(second, towns.raunheim)?.shown, cellsOf(second, towns.raunheim)?.cells.every(({ stand }) => stand === "none")],
      [1, false, true],
    );
    assert.equal(second.documents[0]?.published, 0);
    assert.equal(await failure("document.read", { documentId: current?.id }, { principal: world.people.office }), "missing");
  });
});
