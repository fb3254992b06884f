import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gg, openWorld, wetterau, type World } from "#tests/world";
import { smallDirective } from "#tests/documents";
import { readYaml } from "#platform/yaml";
import type { ModelRecord } from "./contract.ts";
import { blocksOf, readAloud } from "./rules/markup.ts";
import { readModelText } from "./rules/parsing.ts";
import { findShipped } from "./usecases/shipped.ts";
import { modelsUseCases } from "./usecases/all.ts";

let world: World;
before(async () => {
  world = await openWorld([...modelsUseCases]);
});
after(() => world.dispose());

const place = { cooperativeId: gg };
const act = <Value = { modelId: string }>(operation: string, input: object) => world.succeeds<Value>(world.people.office, operation, { ...place, ...input });
const failure = async (operation: string, input: object) => {
  const outcome = await world.does(world.people.office, operation, { ...place, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const fileOf = (text: string, name = "richtlinie.md") => ({ name, bytes: new TextEncoder().encode(text) });
const read = (modelId: string) => act<ModelRecord>("document-model.read", { modelId });
const upload = async (text: string) => (await act("document-model.import", { file: fileOf(text) })).modelId;
const published = async (text: string) => {
  const modelId = await upload(text);
  await act("document-model.publish", { modelId, revision: (await read(modelId)).revision });
  return modelId;
};

describe("A model document", () => {
  test("is uploaded as a draft, published, and then never changes", async () => {
    const modelId = await upload(smallDirective({ key: "passwoerter" }));
    const draft = await read(modelId);
    assert.deepEqual([draft.state, draft.label, draft.problems, draft.version], ["draft", "2026.1", 0, 1]);
    await act("document-model.publish", { modelId, revision: draft.revision });
    assert.equal(await failure("document-model.save", { modelId, revision: draft.revision + 1, text: "anders" }), "model-published");
    await assert.rejects(world.test.database.pool.query(`update document_model set body = 'x' where id = '${modelId}'`), /never changes/);
  });

  test("keeps a text with mistakes, says them by row, and is not published with them", async () => {
    const modelId = await upload(smallDirective({ key: "netze" }));
    const text = smallDirective({ key: "netze" }).replace("{#zweck-satz}", "{#Zweck}");
    const saved = await act<{ revision: number; problems: number }>("document-model.save", { modelId, revision: 1, text });
    assert.equal(saved.problems, 1);
    const broken = await read(modelId);
    const row = text.slice(0, text.indexOf("{#Zweck}")).split("\n").length;
    assert.deepEqual([broken.text, broken.document, broken.found], [text.trim(), null, [{ row, problem: "id-malformed", subject: "Zweck" }]]);
    assert.equal(await failure("document-model.publish", { modelId, revision: saved.revision }), "model-faulty");
  });

  test("somebody who was faster is not overwritten", async () => {
    const modelId = await upload(smallDirective({ key: "drucker" }));
    const text = smallDirective({ key: "drucker", satz: "Erster." });
    await act("document-model.save", { modelId, revision: 1, text });
    assert.equal(await failure("document-model.save", { modelId, revision: 1, text: smallDirective({ key: "drucker", satz: "Zweiter." }) }), "model-changed");
    assert.equal((await read(modelId)).text, text.trim());
  });

  test("gets a next version under the next name, one draft at a time; a name is used once", async () => {
    const first = await published(smallDirective({ key: "mobil" }));
    const { modelId } = await act("document-model.draft", { fromId: first });
    assert.equal(await failure("document-model.draft", { fromId: first }), "draft-open");
    const draft = await read(modelId);
    assert.deepEqual([draft.label, draft.version, draft.text.includes("Jeder Zugang")], ["2026.2", 2, true]);
    const { revision } = await act<{ revision: number }>("document-model.save", { modelId, revision: 1, text: draft.text.replace('version: "2026.2"', 'version: "2026.1"') });
    assert.equal(await failure("document-model.publish", { modelId, revision }), "label-used");
  });

  test("a text that calls itself otherwise is no next version", async () => {
    const modelId = await upload(smallDirective({ key: "funk" }));
    await act("document-model.save", { modelId, revision: 1, text: smallDirective({ key: "anders" }) });
    assert.deepEqual(
      (await read(modelId)).found.map(({ problem, subject }) => [problem, subject]),
      [["key-differs", "funk"]],
    );
  });

  test("two versions are compared word by word", async () => {
    const first = await published(smallDirective({ key: "daten" }));
    const second = await published(smallDirective({ key: "daten", version: "2026.2", satz: "Jeder Zugang hat ein langes Passwort." }));
    const {
      clauses,
      unchanged,
      before: old,
    } = await act<{
      clauses: { id: string; before: { text: string; differs: boolean }[]; after: { text: string; differs: boolean }[] }[];
      unchanged: number;
      before: { id: string };
    }>("document-model.compare", { modelId: second });
    assert.deepEqual([old.id, unchanged, clauses.map(({ id }) => id)], [first, 2, ["zweck-satz"]]);
    assert.deepEqual(
      clauses[0]?.after.filter(({ differs }) => differs).map(({ text }) => text.trim()),
      ["langes"],
    );
  });

  test("begins anew with an example of every kind of clause", async () => {
    const { modelId } = await act("document-model.draft", { title: "Umgang mit „Schlüsseln“" });
    const draft = await read(modelId);
    assert.deepEqual([draft.found, draft.key, draft.document?.title], [[], "umgang-mit-schluesseln", "Umgang mit „Schlüsseln“"]);
  });

  test("what is no text is refused", async () => {
    assert.equal(await failure("document-model.import", { file: { name: "x.md", bytes: new Uint8Array([0xff, 0xfe, 0]) } }), "file-not-text");
    assert.equal(await failure("document-model.import", { file: fileOf("# Nur ein Text") }), "file-without-head");
  });

  test("a draft is thrown away, a published version only withdrawn", async () => {
    const draft = await upload(smallDirective({ key: "weg" }));
    assert.deepEqual(await act("document-model.withdraw", { modelId: draft }), { state: "removed" });
    const kept = await published(smallDirective({ key: "bleibt" }));
    assert.deepEqual(await act("document-model.withdraw", { modelId: kept }), { state: "withdrawn" });
    assert.equal(await failure("document-model.withdraw", { modelId: kept }), "already-withdrawn");
    assert.equal((await read(kept)).state, "withdrawn");
  });
});

describe("The shipped documents", () => {
  test("whose notes ask for one of several clauses have them as a choice", () => {
    const asking = findShipped().flatMap(({ document }) =>
      document.sections.flatMap(({ id, clauses }) =>
        clauses
          .filter(({ kind, text }) => kind === "note" && /Wählen Sie (?:genau )?einen der/.test(text))
          .map(() => ({ key: document.key, id, choices: clauses.filter(({ either }) => either !== undefined).length })),
      ),
    );
    assert.ok(asking.length >= 3, "notes that ask for one are found");
    assert.deepEqual(
      asking.filter(({ choices }) => choices < 2),
      [],
    );
  });

  type List = { shipped: { key: string; current: boolean; adopted: string | null }[]; models: { key: string; state: string }[] };
  test("are taken over in one act, once, and only in this cooperative", async () => {
    const { shipped } = await act<List>("document-model.list", {});
    assert.ok(shipped.length > 0, "no shipped documents");
    const keys = shipped.map(({ key }) => key);
    assert.deepEqual(await act("document-model.adopt", { keys }), { adopted: keys.length });
    assert.equal(await failure("document-model.adopt", { keys }), "already-adopted");
    assert.equal(await failure("document-model.adopt", { keys: ["gibt-es-nicht"] }), "missing");
    const after = await act<List>("document-model.list", {});
    assert.ok(after.shipped.every(({ current }) => current));
    const elsewhere = await world.succeeds<List>(world.people.officeWetterau, "document-model.list", { cooperativeId: wetterau });
    assert.ok(elsewhere.shipped.every(({ adopted }) => adopted === null));
  });
});

describe("Every shipped text", () => {
  const shipped = findShipped();
  test("is of another key, and there are guidelines, directives, procedures and leaflets", () => {
    assert.equal(new Set(shipped.map(({ document }) => document.key)).size, shipped.length);
    assert.deepEqual([...new Set(shipped.map(({ document }) => document.kind))], ["guideline", "directive", "procedure", "leaflet"]);
  });

  for (const { document, text } of shipped) {
    test(`${document.key}: no gap without a question, no question without a gap, no mark that is printed as it stands`, () => {
      assert.deepEqual(readModelText(text, readYaml).problems, []);
      const printed = document.sections.flatMap(({ title, clauses }) => clauses.map((clause) => readAloud(blocksOf(clause.text, title)))).join("\n");
      const open = printed.replaceAll(/\{\{[a-z0-9-]+\}\}/g, "");
      assert.doesNotMatch(open, /\*\*|[{}]|:::|(^|\n)#|TODO|XXX/);
    });
  }
});
