import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { smallDirective } from "#tests/documents";
import { putForward } from "#tests/planting-acknowledgement";
import { gg, openWorld, towns, type World } from "#tests/world";
import { acknowledgementUseCases } from "#topics/documents/acknowledgement/usecases/all";
import { documentsUseCases } from "#topics/documents/variants/usecases/all";
import { modelsUseCases } from "#topics/documents/models/usecases/all";
import type { Task, Waiting } from "../model.ts";
import { steeringUseCases } from "./all.ts";

let world: World;
before(async () => {
  world = await openWorld([...modelsUseCases, ...documentsUseCases, ...acknowledgementUseCases, ...steeringUseCases]);
});
after(() => world.dispose());

const memberId = towns.raunheim;

/** A version of the directive that comes into force. */
async function publish(version: string): Promise<string> {
  const file = { name: "muster.md", bytes: new TextEncoder().encode(smallDirective({ version, satz: `Satz von ${version}.` })) };
  const { modelId } = await world.succeeds<{ modelId: string }>(world.people.office, "document-model.import", { cooperativeId: gg, file });
  await world.succeeds(world.people.office, "document-model.publish", { cooperativeId: gg, modelId, revision: 1 });
  const { documentId } = await world.succeeds<{ documentId: string }>(world.people.coordinatorRaunheim, "document.start", { memberId, key: "passwoerter" });
  await world.succeeds(world.people.coordinatorRaunheim, "document.submit", { memberId, documentId, version: 1 });
  await world.succeeds(world.people.managementRaunheim, "document.release", { memberId, documentId, version: 2 });
  await world.succeeds(world.people.coordinatorRaunheim, "document.publish", { memberId, documentId, inForceOn: "2026-11-23" });
  return documentId;
}

/** What acknowledgements ask of somebody: the word, and the thing. */
const asked = async (who = world.people.coordinatorRaunheim) => {
  const { items } = await world.succeeds<{ items: Waiting[] }>(who, "steering.inbox", { cooperativeId: gg });
  return items.filter(({ reason }) => reason.startsWith("acknowledgement-")).map(({ reason, objectId }) => [reason, objectId]);
};

test("an acknowledgement asks its coordinator when the deadline is near, when it is past, and again for a new version", async () => {
  const house = { memberId, coordinator: world.people.coordinatorRaunheim };
  const documentId = await publish("2026.1");
  assert.deepEqual(await asked(), [], "nobody has to put a document forward");
  const acknowledgementId = await putForward(world, house, { documentId, people: { house: 6 } });
  assert.deepEqual(await asked(), [], "in good time");
  world.clock.set(new Date("2026-12-05T08:00:00Z"));
  assert.deepEqual(await asked(), [["acknowledgement-due", acknowledgementId]]);
  const { tasks } = await world.succeeds<{ tasks: Task[] }>(world.people.coordinatorRaunheim, "steering.my-tasks", { memberId });
  assert.ok(tasks.some(({ kind, campaignId }) => kind === "acknowledgement-due" && campaignId === acknowledgementId));
  world.clock.set(new Date("2026-12-19T08:00:00Z"));
  assert.deepEqual(await asked(), [["acknowledgement-overdue", acknowledgementId]]);
  assert.deepEqual([await asked(world.people.coordinatorNauheim), await asked(world.people.managementRaunheim), await asked(world.people.office)], [[], [], []]);
  const renewed = await publish("2026.2");
  assert.deepEqual(await asked(), [["acknowledgement-again", renewed]], "the old version is no longer read");
  await world.succeeds(world.people.coordinatorRaunheim, "acknowledgement.start", { memberId, documentId: renewed, dueOn: "2027-03-01", people: { house: 6 } });
  assert.deepEqual(await asked(), []);
});
