/** What publishers offer, through the whole house: the BSI's files as published, tables, YAML, DocBook, and back out again. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Workbook } from "#kernel/sheets";
import { clockActor } from "#platform/delivery";
import { transactAs } from "#platform/db/transact";
import { writeWorkbook } from "#platform/sheets/sheets";
import { filesOf, smallCatalogue, smallRequirements } from "#tests/catalogues";
import { corpusFile, withoutCorpora } from "#tests/corpora";
import { gg, openWorld, type World } from "#tests/world";
import type * as contract from "./contract.ts";
import { basisCheckKey } from "./model.ts";
import { relatedThrough } from "./rules/chains.ts";
import { findCatalogueByKey } from "./store/catalogues.ts";
import { findChains } from "./store/chains.ts";
import { findRequirementLines } from "./store/requirements.ts";
import { libraryUseCases } from "./usecases/all.ts";

type Output<Name extends keyof typeof contract> = (typeof contract)[Name] extends { output: { _output: infer Value } } ? Value : never;
type Sent = { readonly name: string; readonly bytes: Uint8Array };

const cooperativeId = gg;
let world: World;
const open = async () => {
  world = await openWorld(libraryUseCases);
};
const close = () => world.dispose();
const office = <Value>(operation: string, input: object = {}) => world.succeeds<Value>(world.people.office, operation, { cooperativeId, ...input });
const stage = (files: readonly Sent[], more: object = {}) => office<Output<"stageImport">>("catalogue.stage-import", { files, ...more });
const preview = (importId: string) => office<Output<"readImport">>("catalogue.read-import", { importId });
const apply = (importId: string, more: object = {}) => office<Output<"applyImport">>("catalogue.apply-import", { importId, ...more });

const published = (name: string): Sent => ({ name, bytes: new Uint8Array(fs.readFileSync(corpusFile("bsi-stand-der-technik", name) ?? "")) });
const kernel = "BSI-Stand-der-Technik-Kernel-catalog.json";
const methods = "BSI-Methodik-Grundschutz++-catalog.json";
const risks = "BSI-Anforderungen-zum-Risikomanagement-catalog.json";
const profile = "Grundschutz++-profile.json";
const mapping = "ITGS-to-GS++-mapping_collection.json";

describe("The library of the BSI", { skip: corpusFile("bsi-stand-der-technik", kernel) === null && withoutCorpora }, () => {
  before(open);
  after(close);

  test("imports as published: 901 requirements, 69 MUSS, 608 SOLLTE, 224 KANN", async (t) => {
    const file = published(kernel);
    const began = performance.now();
    const { importId } = await stage([file]);
    const { catalogues } = await apply(importId);
    t.diagnostic(`the Kernel read and applied in ${Math.round(performance.now() - began)} ms`);
    const { areas, version } = await office<Output<"readCatalogue">>("catalogue.read", { catalogueId: catalogues[0]?.id });
    const sum = (modal: "must" | "should" | "may") => areas.reduce((total, { modals }) => total + (modals[modal] ?? 0), 0);
    assert.deepEqual([version.requirements, sum("must"), sum("should"), sum("may"), areas.length], [901, 69, 608, 224, 14]);
    const original = await office<Output<"readOriginal">>("catalogue.original", { catalogueId: catalogues[0]?.id, versionId: version.id });
    assert.deepEqual(Buffer.compare(original.content, file.bytes), 0);
  });

  test("resolves its profile from a set once somebody has said what stands for the source nobody published, and proposes not to take the sources too", async () => {
    const { importId } = await stage([profile, kernel, methods, risks].map(published));
    const { missing } = await preview(importId);
    assert.deepEqual(
      missing.map(({ source }) => source),
      ["BSI-Stand-der-Technik-Kernel-G0-catalog.json"],
    );
    await office("catalogue.assign-sources", { importId, sources: missing.map(({ source }) => ({ source, catalogue: kernel })) });
    const shown = await preview(importId);
    const resolved = shown.documents.findIndex(({ usedBy }) => usedBy.length === 0);
    assert.deepEqual([shown.missing.length, shown.documents.length, shown.documents[resolved]?.size], [0, 4, 1_000]);
    const { catalogues } = await apply(importId, { documents: [resolved] });
    assert.deepEqual(catalogues[0] && [catalogues[0].title, catalogues[0].number], ["Anwenderkatalog Grundschutz++", 1]);
  });

  test("leads from the Basis-Check over IT-Grundschutz 2023 to Grundschutz++ with the relationship of each suggestion, and back", async () => {
    await office("catalogue.adopt-shipped", { key: basisCheckKey });
    const { importId } = await stage([published(mapping)]);
    const shown = await preview(importId);
    assert.equal(shown.documents[0]?.size, 1_013 + 172);
    assert.equal((await apply(importId)).mappings, 2);
    const related = await transactAs(world.test.database.db, { ...clockActor, role: "office", cooperativeId, members: "all" }, "read", async (tx) => {
      const basis = await findCatalogueByKey(tx, cooperativeId, basisCheckKey);
      const place = { cooperativeId, versionId: basis?.currentVersionId ?? "" };
      const keys = (await findRequirementLines(tx, place)).map(({ key }) => key);
      return { keep: false, value: relatedThrough(await findChains(tx, place, keys)) };
    });
    const suggested = related.filter(({ to, path }) => path.length === 2 && to.requirement !== null);
    assert.ok(new Set(suggested.map(({ from }) => from)).size >= 60, String(suggested.length));
    assert.ok(suggested.every(({ path, relationship }) => path[0]?.space === "it-grundschutz-2023" && relationship !== "no-relationship"));
    const back = await office<Output<"readRequirement">>("catalogue.requirement", {
      catalogueId: suggested[0]?.to.requirement?.catalogueId,
      requirementKey: suggested[0]?.to.requirement?.key,
    });
    assert.ok(back.related.some(({ to }) => to.requirement?.catalogueTitle === "Ringwall Basis-Check"));
  });
});

describe("A catalogue that was exported", () => {
  before(open);
  after(close);
  const take = async () => (await apply((await stage(filesOf(smallCatalogue("Probe")))).importId)).catalogues[0]?.id ?? "";

  test("as OSCAL and read again differs in nothing", async () => {
    const catalogueId = await take();
    const exported = await office<Output<"exportOscal">>("catalogue.export-oscal", { catalogueId });
    const { importId } = await stage([{ name: exported.name, bytes: exported.content }]);
    const shown = await preview(importId);
    assert.deepEqual(shown.documents[0]?.counts, { new: 0, withdrawn: 0, renumbered: 0, changed: 0, unchanged: 3 });
    assert.equal(shown.violations.length, 0);
  });

  for (const format of ["xlsx", "ods", "csv"] as const)
    test(`as ${format.toUpperCase()} and read again as a new version keeps keys, numbers and gradings`, async () => {
      const { catalogues } = await office<Output<"listCatalogues">>("catalogue.list");
      const [known] = catalogues;
      const { workbook } = await office<{ workbook: Workbook }>("catalogue.export", { catalogueId: known?.id, format });
      const file = { name: `${workbook.name}.${format}`, bytes: await writeWorkbook(workbook, format) };
      const { importId } = await stage([file], { catalogue: known?.key });
      const shown = await preview(importId);
      const { counts } = shown.documents[0] ?? {};
      assert.deepEqual([counts?.new, counts?.withdrawn, counts?.renumbered], [0, 0, 0]);
      await office("catalogue.discard-import", { importId });
    });

  test("is a catalogue of its own where nobody says what the table belongs to", async () => {
    const { workbook } = await office<{ workbook: Workbook }>("catalogue.template");
    const { importId } = await stage([{ name: "Eigener Katalog.xlsx", bytes: await writeWorkbook(workbook, "xlsx") }]);
    const shown = await preview(importId);
    assert.deepEqual(shown.documents[0] && [shown.documents[0].title, shown.documents[0].key, shown.documents[0].existing], ["Eigener Katalog", "eigener-katalog", null]);
    const refused = await world.does(world.people.office, "catalogue.stage-import", { cooperativeId, files: filesOf(smallCatalogue("x")), catalogue: "gibt-es-nicht" });
    assert.equal(refused.status, "missing");
  });
});

describe("Files of other publishers", () => {
  before(open);
  after(close);

  test("are known by what they are: DocBook, YAML, a table with faults named by their cells", async () => {
    const requirement = "<section><title>APP.1.1.A2 Einschränken (B)</title><para>Satz.</para></section>";
    const module = `<section><title>APP.1.1 Office-Produkte</title><section><title>3.1 Basis-Anforderungen</title>${requirement}</section></section>`;
    const docBook = `<?xml version="1.0"?><book xmlns="http://docbook.org/ns/docbook"><title>K</title><chapter><title>APP: Anwendungen</title>${module}</chapter></book>`;
    const csv = "Nummer;Bereich;Titel;Anforderung;Modalverb\n1.1;A;Eins;Text;MUSS\n1.2;A;Zwei;Text;VIELLEICHT\n;A;;;\n";
    const encode = (text: string) => new TextEncoder().encode(text);
    const { importId } = await stage([
      { name: "kompendium.xml", bytes: encode(docBook) },
      { name: "liste.csv", bytes: encode(csv) },
      { name: "kaputt.yaml", bytes: encode("a: [") },
    ]);
    const shown = await preview(importId);
    assert.deepEqual(
      shown.documents.map(({ key, size }) => [key, size]),
      [
        ["it-grundschutz-2023", 1],
        ["liste", 2],
      ],
    );
    const codes = shown.violations.map(({ code }) => code);
    assert.ok(codes.includes("word-unknown") && codes.includes("not-yaml"), codes.join());
    assert.ok(shown.violations.every(({ places }) => places.every(({ path }) => /^(liste\.csv|kaputt\.yaml)/.test(path))));
  });

  test("keep what a profile builds on in the library", async () => {
    await apply((await stage(filesOf(smallCatalogue("Quelle", smallRequirements("Quelle"), { key: "22222222-0000-4000-8000-000000000001" })))).importId);
    const imports = [{ href: "gibt-es-nicht.json", "include-all": {} }];
    const metadata = { title: "Profil", "last-modified": "2026-11-24T08:00:00Z", version: "1", "oscal-version": "1.1.3" };
    const file = { name: "profil.json", bytes: new TextEncoder().encode(JSON.stringify({ profile: { uuid: "33333333-0000-4000-8000-000000000001", metadata, imports } })) };
    const { importId, documents, missing } = await stage([file]);
    assert.deepEqual([documents, missing], [0, 1]);
    const [source] = (await preview(importId)).missing;
    const again = await office<Output<"assignSources">>("catalogue.assign-sources", {
      importId,
      sources: [{ source: source?.source, catalogue: "22222222-0000-4000-8000-000000000001" }],
    });
    assert.deepEqual(again, { documents: 1, missing: 0 });
    assert.equal((await preview(importId)).documents[0]?.size, 3);
  });
});
