import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Workbook } from "#kernel/sheets";
import { clockActor } from "#platform/delivery";
import { transactAs, type Tx } from "#platform/db/transact";
import { filesOf, requirementWith, smallCatalogue, smallMapping, smallRequirements } from "#tests/catalogues";
import { actorFor, showClass, workAs } from "#tests/shared";
import { gg, openWorld, towns, type World } from "#tests/world";
import type * as contract from "./contract.ts";
import { basisCheckKey, type Selection } from "./model.ts";
import { asksTheSame, relatedThrough } from "./rules/chains.ts";
import { findCatalogueByKey, findCurrentVersion } from "./store/catalogues.ts";
import { findChains } from "./store/chains.ts";
import { findComponents } from "./store/imports.ts";
import { findAll, findAreaCounts, findAreas, findRequirementLines, findTextHashes } from "./store/requirements.ts";
import { libraryUseCases } from "./usecases/all.ts";

type Output<Name extends keyof typeof contract> = (typeof contract)[Name] extends { output: { _output: infer Value } } ? Value : never;

const unknown = "00000000-0000-4000-8000-000000000000";
const cooperativeId = gg;
const keyOf = (number: number) => `11111111-0000-4000-8000-00000000000${number}`;

let world: World;
const open = async () => {
  world = await openWorld(libraryUseCases);
};
const close = () => world.dispose();

const office = <Value>(operation: string, input: object = {}) => world.succeeds<Value>(world.people.office, operation, { cooperativeId, ...input });
const refused = async (operation: string, input: object = {}) => {
  const outcome = await world.does(world.people.office, operation, { cooperativeId, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
type Documents = Parameters<typeof filesOf>;
const stage = (...documents: Documents) => office<Output<"stageImport">>("catalogue.stage-import", { files: filesOf(...documents) });
const preview = (importId: string, more: object = {}) => office<Output<"readImport">>("catalogue.read-import", { importId, ...more });
const apply = (importId: string, more: object = {}) => office<Output<"applyImport">>("catalogue.apply-import", { importId, ...more });
async function take(...documents: Documents) {
  const { importId } = await stage(...documents);
  return apply(importId);
}
const asOffice = <Value>(work: (tx: Tx) => Promise<Value>) =>
  transactAs(world.test.database.db, { ...clockActor, role: "office", cooperativeId, members: "all" }, "read", async (tx) => ({ keep: true, value: await work(tx) }));

describe("A catalogue that is read", () => {
  let catalogueId: string;
  before(open);
  after(close);

  test("changes nothing before it is applied", async () => {
    const { importId, documents } = await stage(smallCatalogue("Probe"));
    const shown = await preview(importId);
    assert.equal(documents, 1);
    assert.deepEqual(shown.documents[0] && [shown.documents[0].size, shown.documents[0].existing, shown.documents[0].counts, shown.documents[0].areas.length], [3, null, null, 2]);
    assert.equal((await office<Output<"listCatalogues">>("catalogue.list")).catalogues.length, 0);
    const { catalogues } = await apply(importId, { basis: shown.basis });
    catalogueId = catalogues[0]?.id ?? "";
    assert.deepEqual(catalogues, [{ id: catalogueId, title: "Kleiner Katalog Probe", number: 1, requirements: 3 }]);
    assert.equal(await refused("catalogue.apply-import", { importId }), "import-applied");
    assert.equal(await refused("catalogue.discard-import", { importId }), "import-applied");
  });

  test("shows areas with their gradings, and lists only what is open", async () => {
    const record = await office<Output<"readCatalogue">>("catalogue.read", { catalogueId });
    assert.deepEqual(
      record.areas.map(({ label, requirements, modals, levels }) => [label, requirements, modals, levels]),
      [
        ["ORG", 1, { must: 1 }, { basic: 1 }],
        ["TEC", 2, { should: 1, may: 1 }, { standard: 1, elevated: 1 }],
      ],
    );
    assert.equal(record.parameters, 2);
    assert.equal((await office<Output<"listCatalogues">>("catalogue.list")).imports.length, 0);
  });

  test("is not taken twice", async () => {
    const { importId } = await stage(smallCatalogue("Probe"));
    assert.equal(await refused("catalogue.apply-import", { importId }), "version-known");
    await office("catalogue.discard-import", { importId });
    assert.equal(await refused("catalogue.read-import", { importId }), "missing");
  });

  test("gives its bytes back as they came", async () => {
    const { version } = await office<Output<"readCatalogue">>("catalogue.read", { catalogueId });
    const original = await office<Output<"readOriginal">>("catalogue.original", { catalogueId, versionId: version.id });
    assert.deepEqual(original.content, filesOf(smallCatalogue("Probe"))[0]?.bytes);
    assert.equal(original.mediaType, "application/octet-stream");
  });

  test("as a new version shows what differs, keeps the keys, and counts from then on", async () => {
    const [first, second] = smallRequirements("Probe");
    assert.ok(first && second);
    const next = [
      { ...first, label: "ORG.1.7" },
      { ...second, statement: "Voreingestellte Passwörter MÜSSEN geändert werden.", modal: "must" as const },
      requirementWith({ key: keyOf(4), label: "TEC.1.9", areaKey: "tec", groupKey: "tec" }),
    ];
    const { importId } = await stage(smallCatalogue("Probe", next, { label: "2.0" }));
    const shown = await preview(importId);
    assert.deepEqual(shown.documents[0]?.counts, { new: 1, withdrawn: 1, renumbered: 1, changed: 1, unchanged: 0 });
    assert.deepEqual(
      shown.shown?.differences.map(({ kinds, before, after }) => [kinds, before?.label ?? null, after?.label ?? null]),
      [
        [["renumbered"], "ORG.1.1", "ORG.1.7"],
        [["changed"], "TEC.1.1", "TEC.1.1"],
        [["new"], null, "TEC.1.9"],
        [["withdrawn"], "TEC.1.2", null],
      ],
    );
    const changed = await preview(importId, { kind: "changed" });
    assert.deepEqual(
      changed.shown?.differences.map(({ before, after }) => [before?.statement, after?.statement]),
      [["Voreingestellte Passwörter SOLLTEN geändert werden.", "Voreingestellte Passwörter MÜSSEN geändert werden."]],
    );
    assert.equal(await refused("catalogue.apply-import", { importId, basis: "anders" }), "import-overtaken");
    assert.equal(await refused("catalogue.apply-import", { importId, documents: [5] }), "document-not-offered");
    assert.equal((await apply(importId, { basis: shown.basis })).catalogues[0]?.number, 2);
    const compared = await office<Output<"compareVersions">>("catalogue.compare", { catalogueId });
    assert.deepEqual([compared.from.number, compared.to.number, compared.counts], [1, 2, shown.documents[0]?.counts]);
    const read = await office<Output<"readRequirement">>("catalogue.requirement", { catalogueId, requirementKey: keyOf(2) });
    assert.deepEqual(
      read.history.map(({ number, changed: isChanged }) => [number, isChanged]),
      [
        [2, true],
        [1, false],
      ],
    );
  });

  test("goes back to an older version, and forward again", async () => {
    const { versions } = await office<Output<"readCatalogue">>("catalogue.read", { catalogueId });
    const [newest, oldest] = versions;
    assert.equal(await refused("catalogue.restore-version", { catalogueId, versionId: newest?.id }), "version-current");
    await office("catalogue.restore-version", { catalogueId, versionId: oldest?.id });
    assert.equal((await office<Output<"readCatalogue">>("catalogue.read", { catalogueId })).version.number, 1);
    await office("catalogue.restore-version", { catalogueId, versionId: newest?.id });
    assert.equal(await refused("catalogue.restore-version", { catalogueId, versionId: unknown }), "missing");
  });

  test("is taken out of use, stays readable, and comes back", async () => {
    await office("catalogue.withdraw", { catalogueId });
    assert.equal(await refused("catalogue.withdraw", { catalogueId }), "already-withdrawn");
    assert.equal((await office<Output<"listCatalogues">>("catalogue.list")).catalogues.length, 0);
    assert.equal((await office<Output<"listCatalogues">>("catalogue.list", { withdrawn: true })).catalogues.length, 1);
    const { version } = await office<Output<"readCatalogue">>("catalogue.read", { catalogueId });
    await office("catalogue.restore-version", { catalogueId, versionId: version.id });
    assert.equal((await office<Output<"listCatalogues">>("catalogue.list")).catalogues.length, 1);
  });

  test("is exported with the columns of the template, a comparison with both texts", async () => {
    const { workbook } = await office<{ workbook: Workbook }>("catalogue.export", { catalogueId });
    const template = await office<{ workbook: Workbook }>("catalogue.template");
    const heads = ({ sheets }: Workbook) => sheets[0]?.columns.map(({ title }) => title);
    assert.deepEqual(heads(workbook), heads(template.workbook));
    assert.deepEqual(workbook.sheets[0]?.rows.map((row) => [row[0], row[1], row[7]])[1], [keyOf(2), "TEC.1.1", "MUSS"]);
    const comparison = await office<{ workbook: Workbook }>("catalogue.export-comparison", { catalogueId });
    assert.equal(comparison.workbook.sheets[0]?.rows.length, 4);
  });
});

describe("Searching requirements", () => {
  let catalogueId: string;
  before(async () => {
    await open();
    catalogueId = (await take(smallCatalogue("Probe"))).catalogues[0]?.id ?? "";
  });
  after(close);
  const labels = async (filter: object) => (await office<Output<"listRequirements">>("catalogue.requirements", { catalogueId, ...filter })).requirements.map(({ label }) => label);

  const cases: readonly [string, object, readonly string[]][] = [
    ["finds a word in another form", { q: "Passwort" }, ["TEC.1.1"]],
    ["finds the beginning of a word", { q: "zuständ" }, ["ORG.1.1"]],
    ["finds what only the help says, in another form", { q: "kümmern" }, ["ORG.1.1"]],
    ["finds a word as it is before what only begins alike", { q: "zweit" }, ["TEC.1.2"]],
    ["finds a number, the exact one first", { q: "TEC.1.2" }, ["TEC.1.2"]],
    ["finds the beginning of a number", { q: "tec" }, ["TEC.1.1", "TEC.1.2"]],
    ["leaves out what is excluded", { q: "Passwörter -voreingestellt" }, []],
    ["finds nothing for signs only", { q: "&|!%" }, []],
    ["filters by area", { area: "tec" }, ["TEC.1.1", "TEC.1.2"]],
    ["filters by modal verb", { modal: "must" }, ["ORG.1.1"]],
    ["filters by level and effort together", { level: "elevated", effort: 4 }, ["TEC.1.2"]],
    ["shows withdrawn ones only on wish", { withdrawn: "1" }, []],
  ];
  for (const [title, filter, expected] of cases) test(title, async () => assert.deepEqual(await labels(filter), expected));

  test("answers a page beyond the last with the last", async () => {
    const { page, pages } = await office<Output<"listRequirements">>("catalogue.requirements", { catalogueId, page: 99 });
    assert.deepEqual([page, pages], [1, 1]);
  });

  test("takes names with every sign there is", async () => {
    const nasty = `a#/../?&%'"<script>{{7*7}} \u202e`;
    await take(smallCatalogue("Böse", [requirementWith({ key: nasty, label: nasty, title: nasty, statement: nasty })], { key: nasty, title: nasty }));
    const { catalogues } = await office<Output<"listCatalogues">>("catalogue.list");
    const found = catalogues.find(({ key }) => key === nasty);
    const read = await office<Output<"readRequirement">>("catalogue.requirement", { catalogueId: found?.id, requirementKey: nasty });
    assert.equal(read.requirement.title, nasty);
    await office("catalogue.export", { catalogueId: found?.id });
  });

  test("finds what was read with signs no database holds", async () => {
    const { catalogues } = await take(smallCatalogue("Null", [requirementWith({ key: "k\u0000", label: "1", title: "Null\u0000zeichen \ud800" })], { key: "null" }));
    const { requirements } = await office<Output<"listRequirements">>("catalogue.requirements", { catalogueId: catalogues[0]?.id, q: "Nullzeichen" });
    assert.deepEqual(
      requirements.map(({ key }) => key),
      ["k"],
    );
  });
});

describe("Files that are none", () => {
  before(open);
  after(close);
  const cases: readonly [string, { name: string; bytes: Uint8Array }[]][] = [
    ["nothing", []],
    ["an empty file", [{ name: "a.json", bytes: new Uint8Array() }]],
    ["bytes", [{ name: "a.xlsx", bytes: new Uint8Array(5_000).fill(255) }]],
    ["JSON of another kind", [{ name: "../../a.json", bytes: new TextEncoder().encode('{"requirements":[{}]}') }]],
    ["JSON that breaks off", [{ name: "a.json", bytes: new TextEncoder().encode('{"catalog":{') }]],
    ["YAML that is none", [{ name: "a.yaml", bytes: new TextEncoder().encode("a: [") }]],
    ["XML of another kind", [{ name: "a.xml", bytes: new TextEncoder().encode("<html><body/></html>") }]],
  ];
  for (const [title, files] of cases)
    test(`${title}: nothing to take over, and the report says why`, async () => {
      if (files.length === 0) return assert.equal(await refused("catalogue.stage-import", { files }), "file-missing");
      const { importId } = await office<Output<"stageImport">>("catalogue.stage-import", { files });
      const shown = await preview(importId);
      assert.ok(shown.violations.length > 0 && shown.documents.length === 0);
      assert.equal(await refused("catalogue.apply-import", { importId }), "import-empty");
    });
  test("two of one name, or too much at once, are refused", async () => {
    const file = { name: "a.json", bytes: new Uint8Array(3) };
    assert.equal(await refused("catalogue.stage-import", { files: [file, { ...file, name: "./a.json" }] }), "file-names-twice");
    assert.equal(await refused("catalogue.stage-import", { files: [{ name: "b", bytes: new Uint8Array(50 * 2 ** 20 + 1) }] }), "files-too-large");
  });
  test("a set keeps all its files, and sources are assigned to catalogues that are there", async () => {
    const { importId } = await stage(smallCatalogue("Probe"), smallMapping("Probe"));
    assert.equal(await refused("catalogue.assign-sources", { importId, sources: [] }), "nothing-assigned");
    assert.equal(await refused("catalogue.assign-sources", { importId, sources: [{ source: "x.json", catalogue: "gibt-es-nicht" }] }), "missing");
    const { catalogues } = await apply(importId);
    const { version } = await office<Output<"readCatalogue">>("catalogue.read", { catalogueId: catalogues[0]?.id });
    const zip = await office<Output<"readOriginal">>("catalogue.original", { catalogueId: catalogues[0]?.id, versionId: version.id });
    assert.deepEqual(Array.from(zip.content.slice(0, 2)), [0x50, 0x4b]);
    const { importId: later } = await stage(smallCatalogue("Probe", smallRequirements("Neu")));
    const again = await office<Output<"assignSources">>("catalogue.assign-sources", { importId: later, sources: [{ source: "x.json", catalogue: "kleiner-katalog" }] });
    assert.equal(again.documents, 1);
  });
});

describe("The Basis-Check", () => {
  before(open);
  after(close);

  test("is offered, adopted, and then offers nothing new", async () => {
    const [offered] = (await office<Output<"listCatalogues">>("catalogue.list")).shipped;
    assert.equal(offered?.state, "new");
    assert.ok((offered?.requirements ?? 0) >= 190);
    const { catalogueId, importId } = await office<Output<"adoptShipped">>("catalogue.adopt-shipped", { key: basisCheckKey });
    assert.ok(catalogueId && importId === null);
    assert.equal(await refused("catalogue.adopt-shipped", { key: basisCheckKey }), "already-adopted");
    assert.equal(await refused("catalogue.adopt-shipped", { key: "anderer" }), "missing");
    const list = await office<Output<"listCatalogues">>("catalogue.list");
    assert.deepEqual([list.shipped[0]?.state, list.catalogues.length, list.mappings, list.imports.length], ["adopted", 1, 1, 0]);
  });

  test("as a new edition is laid before the reader, with the answers' keys unchanged", async () => {
    await world.test.database.pool.query(`set session_replication_role = replica; update catalogue_version set sha256 = 'frühere';
      update requirement set text_hash = 'anders' where label = '1.1'; set session_replication_role = origin`);
    assert.equal((await office<Output<"listCatalogues">>("catalogue.list")).shipped[0]?.state, "update");
    const { importId } = await office<Output<"adoptShipped">>("catalogue.adopt-shipped", { key: basisCheckKey });
    const shown = await preview(importId ?? "");
    assert.deepEqual(shown.documents[0]?.counts && { ...shown.documents[0].counts, unchanged: 0 }, { new: 0, withdrawn: 0, renumbered: 0, changed: 1, unchanged: 0 });
    assert.equal((await apply(importId ?? "")).catalogues[0]?.number, 2);
    assert.equal((await office<Output<"listCatalogues">>("catalogue.list")).shipped[0]?.state, "adopted");
  });

  test("leads over IT-Grundschutz 2023 to the catalogue a mapping leads to, and back", async () => {
    await take(smallCatalogue("GS"), smallMapping("GS"));
    const found = await asOffice(async (tx) => {
      const basis = await findCatalogueByKey(tx, cooperativeId, basisCheckKey);
      const small = await findCatalogueByKey(tx, cooperativeId, "kleiner-katalog");
      const here = { cooperativeId, versionId: basis?.currentVersionId ?? "" };
      const lines = await findRequirementLines(tx, here);
      const forth = relatedThrough(
        await findChains(
          tx,
          here,
          lines.map(({ key }) => key),
        ),
      );
      const back = relatedThrough(await findChains(tx, { cooperativeId, versionId: small?.currentVersionId ?? "" }, [keyOf(2), keyOf(3)]));
      return { forth, back };
    });
    const toSmall = found.forth.filter(({ to }) => to.requirement?.catalogueTitle === "Kleiner Katalog GS");
    assert.ok(toSmall.some(({ relationship, path, to }) => relationship === "subset-of" && path.length === 2 && path[0]?.name === "CON.3.A1" && to.requirement?.key === keyOf(2)));
    assert.ok(toSmall.every((one) => !asksTheSame(one)));
    assert.ok(found.forth.some(({ to, path }) => to.space === "it-grundschutz-2023" && path.length === 1));
    assert.ok(found.forth.every(({ to }) => to.name !== "ORG.9.9"));
    assert.ok(found.back.some(({ from, to, relationship }) => from === keyOf(2) && to.name === "CON.3.A1" && relationship === "superset-of"));
    assert.ok(found.back.some(({ from, to }) => from === keyOf(3) && to.requirement?.catalogueTitle === "Ringwall Basis-Check"));
    assert.ok(found.back.every(({ from, to }) => to.requirement?.key !== from));
  });

  test("shows on a question where it leads, and its mapping line by line", async () => {
    const { mappings } = await office<Output<"listMappings">>("mapping.list");
    const [own] = mappings.filter(({ sourceSpace }) => sourceSpace === basisCheckKey);
    assert.ok(own && own.relations > 190 && own.source.title === "Ringwall Basis-Check" && own.target.title === null);
    const read = await office<Output<"readMapping">>("mapping.read", { mappingId: own.id, relationship: "subset-of", q: "CON.3.A1" });
    assert.match(read.relations[0]?.source ?? "", /^\d+\.\d+$/);
    assert.ok(read.relations.every(({ sourceTitle }) => sourceTitle !== null));
    const exported = await office<{ workbook: Workbook }>("mapping.export", { mappingId: own.id });
    assert.equal(exported.workbook.sheets[0]?.rows.length, own.relations);
    await office("mapping.remove", { mappingId: own.id });
    assert.equal(await refused("mapping.remove", { mappingId: own.id }), "missing");
  });
});

describe("Placeholder values", () => {
  let catalogueId: string;
  before(async () => {
    await open();
    catalogueId = (await take(smallCatalogue("Probe"))).catalogues[0]?.id ?? "";
  });
  after(close);
  const statementFor = async (who: keyof World["people"], member?: string) => {
    const read = await world.succeeds<Output<"readRequirement">>(world.people[who], "catalogue.requirement", { cooperativeId, catalogueId, requirementKey: keyOf(1), member });
    return read.statement.map(({ text }) => text).join("");
  };
  const mine = { memberId: towns.raunheim, parameter: "org.1.1-prm1" };

  test("are the cooperative's for all, and a member's own for itself alone", async () => {
    assert.match(await statementFor("coordinatorRaunheim"), /regelmäßig/);
    await office("catalogue.set-parameter", { catalogueId, parameter: "org.1.1-prm1", value: "einmal im Jahr" });
    await world.succeeds(world.people.coordinatorRaunheim, "catalogue.set-member-parameter", { ...mine, catalogueId, value: "zweimal im Jahr" });
    assert.match(await statementFor("coordinatorRaunheim"), /zweimal im Jahr/);
    assert.match(await statementFor("coordinatorNauheim"), /einmal im Jahr/);
    assert.match(await statementFor("coordinatorNauheim", towns.raunheim), /einmal im Jahr/);
    assert.match(await statementFor("office", towns.raunheim), /einmal im Jahr/, "who acts for all reads the cooperative's");
  });

  test("of a member that shows no details are neither seen nor set from outside, and the database itself hides them", async () => {
    const page = () => world.succeeds<Output<"listMemberParameters">>(world.people.office, "catalogue.member-parameters", { memberId: towns.raunheim, catalogueId });
    const stored = () =>
      workAs(
        world,
        actorFor(world.people.office, gg),
        async (tx) => (await tx.selectFrom("member_parameter_value").select("value").where("member_id", "=", towns.raunheim).execute()).length,
      );
    const overwrite = () =>
      workAs(world, actorFor(world.people.office, gg), (tx) =>
        tx
          .insertInto("member_parameter_value")
          .values({ cooperative_id: gg, member_id: towns.raunheim, catalogue_id: catalogueId, parameter: "anders", value: "x", set_at: new Date(), set_by_name: "Stelle" })
          .execute(),
      );
    for (const dataClass of ["aggregate", "status"] as const) {
      await showClass(world, towns.raunheim, dataClass);
      const { shown, parameters } = await page();
      assert.deepEqual([shown, parameters.map(({ member }) => member)], [false, [null, null]], dataClass);
      for (const [operation, more] of [
        ["catalogue.set-member-parameter", { value: "nie" }],
        ["catalogue.clear-member-parameter", {}],
      ] as const) {
        const outcome = await world.does(world.people.office, operation, { ...mine, catalogueId, ...more });
        assert.deepEqual(outcome, { status: "refused", failure: "values-hidden" }, operation);
      }
      assert.equal(await stored(), 0);
      await assert.rejects(overwrite(), { code: "42501" });
    }
    const own = await world.succeeds<Output<"listMemberParameters">>(world.people.coordinatorRaunheim, "catalogue.member-parameters", { memberId: towns.raunheim, catalogueId });
    assert.deepEqual([own.shown, own.parameters[0]?.member], [true, "zweimal im Jahr"]);
    await showClass(world, towns.raunheim, "detail");
    assert.deepEqual([(await page()).shown, await stored()], [true, 1]);
  });

  test("are one of the choices where there are any", async () => {
    assert.equal(await refused("catalogue.set-parameter", { catalogueId, parameter: "tec.1.1-prm1", value: "irgendwann" }), "value-not-offered");
    assert.equal(await refused("catalogue.set-parameter", { catalogueId, parameter: "fehlt", value: "x" }), "missing");
    await office("catalogue.set-parameter", { catalogueId, parameter: "tec.1.1-prm1", value: "binnen 30 Tagen" });
  });

  test("are listed with all three values, and taken back", async () => {
    const page = await world.succeeds<Output<"listMemberParameters">>(world.people.office, "catalogue.member-parameters", { memberId: towns.raunheim, catalogueId });
    assert.deepEqual(
      page.parameters.map(({ id, cooperative, member }) => [id, cooperative, member]),
      [
        ["org.1.1-prm1", "einmal im Jahr", "zweimal im Jahr"],
        ["tec.1.1-prm1", "binnen 30 Tagen", null],
      ],
    );
    await world.succeeds(world.people.managementRaunheim, "catalogue.clear-member-parameter", { ...mine, catalogueId });
    await office("catalogue.clear-parameter", { catalogueId, parameter: "org.1.1-prm1" });
    assert.equal(await refused("catalogue.clear-parameter", { catalogueId, parameter: "org.1.1-prm1" }), "parameter-not-set");
    assert.match(await statementFor("coordinatorRaunheim"), /regelmäßig/);
    const set = await office<Output<"listParameters">>("catalogue.parameters", { catalogueId, set: "1" });
    assert.deepEqual(
      set.parameters.map(({ id }) => id),
      ["tec.1.1-prm1"],
    );
  });
});

describe("A new number in a gap's mark", () => {
  before(open);
  after(close);
  test("is no new text, and the values set for the gap move along, also when two gaps exchange their marks", async () => {
    const gap = (id: string) => ({ id, label: "regelmäßig", values: [], choices: [] });
    const with_ = (first: string, second: string, label: string) => [
      requirementWith({ key: "a", label: `${label}.1`, title: "Prüfen", statement: `Prüfen {{ insert: param, ${first} }}.`, parameters: [gap(first)] }),
      requirementWith({ key: "b", label: `${label}.2`, title: "Üben", statement: `Üben {{ insert: param, ${second} }}.`, parameters: [gap(second)] }),
    ];
    const { catalogues } = await take(smallCatalogue("Alt", with_("p1", "p2", "1")));
    const catalogueId = catalogues[0]?.id ?? "";
    await office("catalogue.set-parameter", { catalogueId, parameter: "p1", value: "jährlich" });
    await world.succeeds(world.people.coordinatorRaunheim, "catalogue.set-member-parameter", { memberId: towns.raunheim, catalogueId, parameter: "p2", value: "monatlich" });
    const { importId } = await stage(smallCatalogue("Neu", with_("p2", "p1", "2")));
    const shown = await preview(importId);
    assert.deepEqual(shown.documents[0]?.counts, { new: 0, withdrawn: 0, renumbered: 2, changed: 0, unchanged: 0 });
    assert.equal(shown.shown?.differences[0]?.after?.statement, "Prüfen regelmäßig.");
    await apply(importId);
    // The office has moved them for all without being shown a single one.
    const page = await world.succeeds<Output<"listMemberParameters">>(world.people.coordinatorRaunheim, "catalogue.member-parameters", { memberId: towns.raunheim, catalogueId });
    assert.deepEqual(
      page.parameters.map(({ id, requirementKey, cooperative, member }) => [id, requirementKey, cooperative, member]),
      [
        ["p2", "a", "jährlich", null],
        ["p1", "b", null, "monatlich"],
      ],
    );
  });
});

describe("Later topics", () => {
  let catalogueId: string;
  before(async () => {
    await open();
    const ungraded = requirementWith({ key: "ohne", label: "9", modal: null, level: null, effort: null });
    const gone = requirementWith({ key: "weg", label: "8", withdrawn: true });
    catalogueId = (await take(smallCatalogue("Probe", [...smallRequirements(), ungraded, gone]))).catalogues[0]?.id ?? "";
  });
  after(close);
  const chosen = (selection: Partial<Selection>) =>
    asOffice(async (tx) => {
      const current = await findCurrentVersion(tx, { cooperativeId, catalogueId });
      const place = { cooperativeId, versionId: current?.version.id ?? "" };
      const lines = await findRequirementLines(tx, place, { ...findAll, ...selection });
      const counts = await findAreaCounts(tx, place, { ...findAll, ...selection });
      const areas = await findAreas(tx, place);
      assert.equal(
        [...counts.values()].reduce((sum, count) => sum + count, 0),
        lines.length,
      );
      assert.ok([...counts.keys()].every((key) => areas.some((area) => area.key === key)));
      return lines.map(({ label }) => label);
    });

  const cases: readonly [string, Partial<Selection>, readonly string[]][] = [
    ["find all requirements in force", {}, ["ORG.1.1", "TEC.1.1", "TEC.1.2", "9"]],
    ["find those of some areas", { areas: ["tec"] }, ["TEC.1.1", "TEC.1.2"]],
    ["find those of some levels, and what has none", { levels: ["basic"] }, ["ORG.1.1", "9"]],
    ["find those of some modal verbs, and what has none", { modals: ["should", "may"] }, ["TEC.1.1", "TEC.1.2", "9"]],
    ["find those of little effort, and what is not rated", { maxEffort: 1 }, ["ORG.1.1", "9"]],
    ["find nothing in no area", { areas: [] }, []],
  ];
  for (const [title, selection, expected] of cases) test(title, async () => assert.deepEqual(await chosen(selection), expected));

  test("find the hash of every text, and components that were taken over", async () => {
    const implemented = { uuid: keyOf(7), "control-id": "TEC.1.1", description: "Das Rechenzentrum ändert sie." };
    const implementation = { uuid: keyOf(8), source: "#katalog", description: "Betrieb", "implemented-requirements": [implemented] };
    const metadata = { title: "Rechenzentrum", "last-modified": "2026-11-24T08:00:00Z", version: "1", "oscal-version": "1.2.2" };
    const components = [{ uuid: keyOf(9), type: "service", title: "Betrieb", description: "Betrieb", "control-implementations": [implementation] }];
    const component = { "component-definition": { uuid: keyOf(6), metadata, components } };
    const { importId } = await office<Output<"stageImport">>("catalogue.stage-import", { files: [{ name: "c.json", bytes: new TextEncoder().encode(JSON.stringify(component)) }] });
    assert.equal((await apply(importId)).statements, 1);
    const { hashes, statements: taken } = await asOffice(async (tx) => {
      const current = await findCurrentVersion(tx, { cooperativeId, catalogueId });
      return { hashes: await findTextHashes(tx, { cooperativeId, versionId: current?.version.id ?? "" }), statements: await findComponents(tx, cooperativeId) };
    });
    assert.equal(hashes.size, 5);
    assert.match(hashes.get(keyOf(1)) ?? "", /^[0-9a-f]{64}$/);
    assert.deepEqual(
      taken.map(({ title, statements }) => [title, statements.length]),
      [["Rechenzentrum", 1]],
    );
  });
});
