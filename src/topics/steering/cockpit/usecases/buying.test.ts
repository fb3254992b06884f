import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { collect } from "#tests/buying";
import { gg, openWorld, towns, type World } from "#tests/world";
import { contractsUseCases } from "#topics/procurement/contracts/usecases/all";
import { demandUseCases } from "#topics/procurement/demand/usecases/all";
import { searchUseCases } from "#topics/steering/search/usecases";
import type { Waiting } from "../model.ts";
import { steeringUseCases } from "./all.ts";

let world: World;
before(async () => {
  world = await openWorld([...contractsUseCases, ...demandUseCases, ...searchUseCases, ...steeringUseCases]);
});
after(() => world.dispose());

const waits = async (who = world.people.coordinatorRaunheim) => {
  const { items } = await world.succeeds<{ items: Waiting[] }>(who, "steering.inbox", { cooperativeId: gg });
  return items.filter(({ reason }) => reason === "contract-due" || reason === "demand-asked").map(({ reason, campaignTitle, dueOn }) => [reason, campaignTitle, dueOn]);
};

test("a contract that is near its last day for notice waits for its owner alone, a shared one too; one of the cooperative for the office", async () => {
  const { office, coordinatorRaunheim, coordinatorNauheim } = world.people;
  const terms = { startsOn: "2025-01-01", endsOn: "2027-02-28", noticeMonths: 1, prolongsMonths: 12, processing: "none" };
  const own = await world.succeeds<{ supplierId: string }>(coordinatorRaunheim, "supplier.save", { memberId: towns.raunheim, name: "Eigene Firma" });
  await world.succeeds(coordinatorRaunheim, "contract.save", { memberId: towns.raunheim, supplierId: own.supplierId, title: "Kopierer", ...terms, isShared: "true" });
  const supplier = { cooperativeId: gg, name: "Verbundfirma", certificates: [{ title: "ISO 27001", expiresOn: "2027-01-31" }] };
  const shared = await world.succeeds<{ supplierId: string }>(office, "supplier.save-central", supplier);
  await world.succeeds(office, "contract.save-central", { cooperativeId: gg, supplierId: shared.supplierId, title: "Leitungen", ...terms });
  await world.succeeds(office, "contract.save-central", { cooperativeId: gg, supplierId: shared.supplierId, title: "Fern", ...terms, endsOn: "2028-02-29" });
  assert.deepEqual(await waits(), [["contract-due", "Kopierer", "2027-01-31"]]);
  assert.deepEqual(await waits(coordinatorNauheim), []);
  assert.deepEqual(await waits(office), [
    ["contract-due", "Leitungen", "2027-01-31"],
    ["contract-due", "Verbundfirma: ISO 27001", "2027-01-31"],
  ]);
});

test("a demand waits until the member has answered, or the collection is over", async () => {
  const { office, coordinatorRaunheim, coordinatorNauheim } = world.people;
  const asking = (memberId: typeof towns.raunheim) => ({ who: coordinatorRaunheim, memberId, quantities: { p1: 1 } });
  const purchaseId = await collect(world, { office, cooperativeId: gg, needs: [asking(towns.raunheim)] });
  const asked = async (who = coordinatorRaunheim) => (await waits(who)).filter(([reason]) => reason === "demand-asked").length;
  assert.equal(await asked(), 0);
  const { purchaseId: second } = await world.succeeds<{ purchaseId: string }>(office, "purchase.ask", {
    cooperativeId: gg,
    title: "Lizenzen",
    answerBy: "2026-12-20",
    items: [{ title: "Lizenz", unit: "Stück", alonePrice: "1" }],
    members: [towns.raunheim, towns.nauheim],
  });
  assert.deepEqual([await asked(), await asked(coordinatorNauheim), purchaseId === second], [1, 1, false]);
  await world.succeeds(coordinatorRaunheim, "purchase.answer", { memberId: towns.raunheim, purchaseId: second, nothing: "true" });
  assert.deepEqual([await asked(), await asked(coordinatorNauheim)], [0, 1]);
  await world.succeeds(office, "purchase.close", { cooperativeId: gg, purchaseId: second });
  assert.equal(await asked(coordinatorNauheim), 0);
});

test("the search finds contracts by title and supplier and purchases, as far as one may see them", async () => {
  const { office, coordinatorRaunheim, coordinatorNauheim, oversight } = world.people;
  const own = await world.succeeds<{ supplierId: string }>(coordinatorRaunheim, "supplier.save", { memberId: towns.raunheim, name: "Suchfirma" });
  const terms = { startsOn: "2025-01-01", noticeMonths: 1, prolongsMonths: 12, processing: "none" };
  await world.succeeds(coordinatorRaunheim, "contract.save", { memberId: towns.raunheim, supplierId: own.supplierId, title: "Geheimdrucker", ...terms });
  const item = { title: "Zugang", unit: "Person", alonePrice: "10", aloneSource: "Liste" };
  await world.succeeds(office, "purchase.ask", { cooperativeId: gg, title: "Suchplattform", description: "", answerBy: "2026-12-20", items: [item] });
  const found = async (who: typeof office, q: string) =>
    (await world.succeeds<{ kind: string; title: string; href: string }[]>(who, "steering.search", { cooperativeId: gg, q })).map(({ kind, title }) => [kind, title]);

  assert.deepEqual(await found(coordinatorRaunheim, "Suchfirma"), [["contract", "Geheimdrucker"]]);
  assert.deepEqual(await found(coordinatorRaunheim, "geheim"), [["contract", "Geheimdrucker"]]);
  for (const who of [coordinatorNauheim, office, oversight]) assert.deepEqual(await found(who, "geheim"), []);
  assert.deepEqual(await found(coordinatorNauheim, "suchplatt"), [["purchase", "Suchplattform"]]);
  assert.deepEqual(await found(oversight, "suchplatt"), []);
});
