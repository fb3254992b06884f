import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Workbook } from "#kernel/sheets";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { registersUseCases } from "#topics/emergency/registers/usecases/all";
import { visibilityUseCases } from "#topics/visibility/usecases";
import type { Appointment, Contract, Suggestion, Supplier } from "./model.ts";
import { contractsUseCases } from "./usecases/all.ts";

let world: World;
before(async () => {
  world = await openWorld([...contractsUseCases, ...registersUseCases, ...visibilityUseCases]);
});
after(() => world.dispose());

const own = { memberId: towns.raunheim };
const terms = { startsOn: "2025-01-01", endsOn: "2026-12-31", noticeMonths: "1", prolongsMonths: "12", costYearly: "1.200,50", processing: "none" };
const failure = async (operation: string, input: object, who = world.people.coordinatorRaunheim) => {
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const supplierOf = async (name: string, more: object = {}, who = world.people.coordinatorRaunheim, owner: object = own) =>
  (await world.succeeds<{ supplierId: string }>(who, "cooperativeId" in owner ? "supplier.save-central" : "supplier.save", { ...owner, name, ...more })).supplierId;
const contractOf = async (title: string, more: object, who = world.people.coordinatorRaunheim, owner: object = own) =>
  (await world.succeeds<{ contractId: string }>(who, "cooperativeId" in owner ? "contract.save-central" : "contract.save", { ...owner, title, ...terms, ...more })).contractId;
const titles = async (who = world.people.coordinatorRaunheim, filter: object = {}, cooperativeId: string = gg) =>
  (await world.succeeds<{ contracts: Contract[] }>(who, "contract.list", { cooperativeId, ...filter })).contracts.map(({ title }) => title);
const names = async (who = world.people.coordinatorRaunheim) =>
  (await world.succeeds<{ suppliers: Supplier[] }>(who, "supplier.list", { cooperativeId: gg })).suppliers.map(({ name }) => name);

describe("A member's own contract", () => {
  test("is seen by the member alone, whatever it shows of itself; shared it is seen by all of the cooperative and by no other", async () => {
    const { office, steering, coordinatorNauheim, managementRaunheim, coordinatorFriedberg, auditor } = world.people;
    await world.succeeds(managementRaunheim, "visibility.choose", { ...own, dataClass: "detail" });
    const supplierId = await supplierOf("Nur unsere Firma");
    const contractId = await contractOf("Kopierer", { supplierId });
    assert.deepEqual([await titles(), await titles(managementRaunheim)], [["Kopierer"], ["Kopierer"]]);
    for (const who of [office, steering, auditor, coordinatorNauheim]) {
      assert.deepEqual([await titles(who), await names(who)], [[], []]);
      assert.equal(await failure("contract.read", { cooperativeId: gg, contractId }, who), "missing");
      assert.equal(await failure("supplier.read", { cooperativeId: gg, supplierId }, who), "missing");
    }
    await world.succeeds(world.people.coordinatorRaunheim, "contract.save", { ...own, contractId, version: 1, title: "Kopierer", ...terms, supplierId, isShared: "true" });
    for (const who of [office, steering, coordinatorNauheim]) assert.deepEqual(await titles(who), ["Kopierer"]);
    assert.deepEqual(await names(coordinatorNauheim), [], "the supplier was not shared with it");
    assert.deepEqual(await titles(coordinatorFriedberg, {}, wetterau), []);
    assert.equal(await failure("contract.list", { cooperativeId: gg }, coordinatorFriedberg), "missing");
  });

  test("is changed by its owner alone, over the version that was read", async () => {
    const supplierId = await supplierOf("Wartung West", { isShared: "true" });
    const contractId = await contractOf("Wartung", { supplierId, isShared: "true" });
    const change = (who = world.people.coordinatorRaunheim, memberId: string = towns.raunheim, version = 1) =>
      failure("contract.save", { memberId, contractId, version, title: "Anders", ...terms, supplierId, isShared: "true" }, who);
    assert.deepEqual([await change(world.people.coordinatorNauheim), await change(world.people.coordinatorNauheim, towns.nauheim)], ["missing", "missing"]);
    assert.equal(await failure("contract.save-central", { cooperativeId: gg, contractId, version: 1, title: "Anders", ...terms, supplierId }, world.people.office), "missing");
    assert.deepEqual([await change(), await change()], ["done", "contract-changed"]);
    const { contract } = await world.succeeds<{ contract: Contract }>(world.people.coordinatorRaunheim, "contract.read", { cooperativeId: gg, contractId });
    assert.deepEqual([contract.title, contract.costYearly, contract.version], ["Anders", 120_050, 2]);
  });

  test("names a supplier its writer sees, and days that fit", async () => {
    const foreign = await supplierOf("Firma Nauheim", {}, world.people.coordinatorNauheim, { memberId: towns.nauheim });
    const supplierId = await supplierOf("Firma Raunheim");
    const save = (more: object) => failure("contract.save", { ...own, title: "x", ...terms, supplierId, ...more });
    assert.deepEqual(
      [await save({ supplierId: foreign }), await save({ endsOn: "2024-12-31" }), await save({ noticeGivenOn: "2024-12-31" }), await save({ costYearly: "viel" })],
      ["missing", "ends-before-start", "notice-before-start", "invalid"],
    );
  });

  test("keeps its files in its house, also where it is shared; the cooperative's are read by all", async () => {
    const { office, coordinatorNauheim } = world.people;
    const supplierId = await supplierOf("Verbundfirma", {}, office, { cooperativeId: gg });
    const file = { name: "vertrag.pdf", bytes: new TextEncoder().encode("%PDF geheim") };
    const mine = await contractOf("Mit Datei", { supplierId, isShared: "true" });
    const { contractFileId } = await world.succeeds<{ contractFileId: string }>(world.people.coordinatorRaunheim, "contract.attach", { ...own, contractId: mine, file });
    const read = async (id: string, who: typeof office) => failure("contract.file", { cooperativeId: gg, contractFileId: id }, who);
    assert.deepEqual(
      [await read(contractFileId, world.people.coordinatorRaunheim), await read(contractFileId, coordinatorNauheim), await read(contractFileId, office)],
      ["done", "missing", "missing"],
    );
    const central = await contractOf("Für alle", { supplierId }, office, { cooperativeId: gg });
    const shared = await world.succeeds<{ contractFileId: string }>(office, "contract.attach-central", { cooperativeId: gg, contractId: central, file });
    assert.equal(await read(shared.contractFileId, coordinatorNauheim), "done");
    assert.equal(await failure("contract.attach", { ...own, contractId: central, file }), "missing");
    assert.equal(await failure("contract.attach", { ...own, contractId: mine, file: { ...file, name: "x.exe" } }), "file-kind-refused");
  });
});

describe("A supplier", () => {
  test("is entered once: its namesake is refused, one of a house nobody sees is none", async () => {
    assert.equal(await failure("supplier.save", { ...own, name: "nur  unsere firma" }), "supplier-there");
    assert.equal(await failure("supplier.save", { memberId: towns.nauheim, name: "Nur unsere Firma" }, world.people.coordinatorNauheim), "done");
  });

  test("of the cooperative is assessed by the office and seen by all; who answered stays until an answer changes", async () => {
    const { office, officeWetterau } = world.people;
    const supplierId = await supplierOf(
      "Rechenzentrum",
      {
        assessment: { proof: "yes", exit: "" },
        certificates: [
          { title: "C5", expiresOn: "2026-12-01" },
          { title: "", expiresOn: "" },
        ],
      },
      office,
      {
        cooperativeId: gg,
      },
    );
    const read = async () => await world.succeeds<{ supplier: Supplier; grade: string }>(world.people.coordinatorNauheim, "supplier.read", { cooperativeId: gg, supplierId });
    const { supplier, grade } = await read();
    assert.deepEqual([supplier.assessment, supplier.assessedByName, grade, supplier.certificates.length], [{ proof: "yes" }, office.name, "fair", 1]);
    assert.equal(await failure("supplier.save", { ...own, supplierId, name: "Rechenzentrum", version: 1 }), "missing");
    const again = { cooperativeId: gg, supplierId, version: 1, name: "Rechenzentrum Süd", assessment: { proof: "yes" } };
    await world.succeeds({ ...office, name: "Vertretung (erfunden)" }, "supplier.save-central", again);
    assert.equal((await read()).supplier.assessedByName, office.name);
    assert.equal(await failure("supplier.save-central", again, office), "supplier-changed");
    assert.equal(await failure("supplier.save-central", { ...again, cooperativeId: wetterau }, officeWetterau), "missing");
  });

  test("begins with what the emergency register knows, and is offered no longer once it is there", async () => {
    const { coordinatorNauheim, office } = world.people;
    await world.succeeds(coordinatorNauheim, "emergency.save-entry", {
      memberId: towns.nauheim,
      register: "providers",
      facts: { name: "Stromwerk", services: "Strom", emergencyPhone: "0800 5" },
    });
    const offered = async (who = coordinatorNauheim) =>
      (await world.succeeds<{ suggestions: Suggestion[] }>(who, "supplier.list", { cooperativeId: gg })).suggestions.map(({ name, phone }) => [name, phone]);
    assert.deepEqual([await offered(), await offered(world.people.coordinatorRaunheim), await offered(office)], [[["Stromwerk", "0800 5"]], [], []]);
    await supplierOf("Stromwerk", {}, coordinatorNauheim, { memberId: towns.nauheim });
    assert.deepEqual(await offered(), []);
  });
});

describe("Days of contracts", () => {
  test("far away spoil nobody's list, also where a neighbour shares them", async () => {
    const { coordinatorNauheim, coordinatorRaunheim, office } = world.people;
    const supplierId = await supplierOf("Ewig", {}, coordinatorNauheim, { memberId: towns.nauheim });
    const owner = { memberId: towns.nauheim };
    const far = { supplierId, isShared: "true", noticeMonths: "12" };
    await contractOf("Bis zuletzt", { ...far, endsOn: "9999-12-31", prolongsMonths: "120", noticeGivenOn: "9999-12-31" }, coordinatorNauheim, owner);
    await contractOf("Ohne Ende", { ...far, endsOn: undefined, noticeGivenOn: "9999-12-31" }, coordinatorNauheim, owner);
    for (const who of [coordinatorRaunheim, office])
      for (const operation of ["contract.list", "contract.export", "contract.appointments"]) assert.equal(await failure(operation, { cooperativeId: gg }, who), "done");
  });

  test("come near, are filtered by, and leave as a calendar with the last day for notice", async () => {
    const list = await world.succeeds<{ due: Appointment[] }>(world.people.coordinatorRaunheim, "contract.list", { cooperativeId: gg });
    assert.ok(list.due.some(({ kind, day }) => kind === "notice" && day === "2026-11-30"));
    assert.ok(list.due.some(({ kind, title }) => kind === "end" || title === "Kopierer"));
    assert.ok((await titles(world.people.coordinatorRaunheim, { state: "due" })).includes("Kopierer"));
    assert.deepEqual(await titles(world.people.coordinatorRaunheim, { state: "ended" }), []);
    const { content } = await world.succeeds<{ content: Uint8Array }>(world.people.coordinatorRaunheim, "contract.appointments", { cooperativeId: gg });
    const text = new TextDecoder().decode(content);
    assert.match(text, /DTSTART;VALUE=DATE:20261130/);
    assert.match(text, /Kopierer/);
    const foreign = await world.succeeds<{ content: Uint8Array }>(world.people.coordinatorNauheim, "contract.appointments", { cooperativeId: gg });
    assert.doesNotMatch(new TextDecoder().decode(foreign.content), /Nur unsere/);
  });

  test("and all contracts are exported as their reader sees them", async () => {
    const { workbook } = await world.succeeds<{ workbook: Workbook }>(world.people.coordinatorRaunheim, "contract.export", { cooperativeId: gg, format: "ods" });
    const [contracts, suppliers] = workbook.sheets;
    const row = contracts?.rows.find(([title]) => title === "Kopierer");
    assert.deepEqual([row?.[5], row?.[6], row?.[11]], ["2026-12-31", "2026-11-30", 1_200.5]);
    assert.ok(suppliers?.rows.every((one) => one.length === suppliers.columns.length) && contracts?.rows.every((one) => one.length === contracts.columns.length));
    const { workbook: theirs } = await world.succeeds<{ workbook: Workbook }>(world.people.office, "contract.export", { cooperativeId: gg });
    assert.doesNotMatch(JSON.stringify(theirs), /Nur unsere Firma.*nicht geteilt|Firma Raunheim/);
  });
});
