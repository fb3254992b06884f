import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { smallDirective } from "#tests/documents";
import { gg, openWorld, towns, type World } from "#tests/world";
import { documentsUseCases } from "#topics/documents/variants/usecases/all";
import { modelsUseCases } from "#topics/documents/models/usecases/all";
import type { Waiting } from "../model.ts";
import { steeringUseCases } from "./all.ts";

let world: World;
before(async () => {
  world = await openWorld([...modelsUseCases, ...documentsUseCases, ...steeringUseCases]);
});
after(() => world.dispose());

const place = { memberId: towns.raunheim };
const issue = async (version: string, satz: string) => {
  const file = { name: "muster.md", bytes: new TextEncoder().encode(smallDirective({ version, satz })) };
  const { modelId } = await world.succeeds<{ modelId: string }>(world.people.office, "document-model.import", { cooperativeId: gg, file });
  await world.succeeds(world.people.office, "document-model.publish", { cooperativeId: gg, modelId, revision: 1 });
};
const act = <Value = { version: number }>(operation: string, input: object, who = world.people.coordinatorRaunheim) =>
  world.succeeds<Value>(who, operation, { ...place, ...input });
/** What documents ask of somebody, in one word each. */
const asked = async (who = world.people.coordinatorRaunheim) => {
  const { items } = await world.succeeds<{ items: Waiting[] }>(who, "steering.inbox", { cooperativeId: gg });
  return items.filter(({ reason }) => reason.startsWith("document-")).map(({ reason }) => reason);
};

test("a document asks the management for its release, the coordinator for its review, for a decision and for a newer model – one thing at a time", async () => {
  await issue("2026.1", "Jeder Zugang hat ein Passwort.");
  const { documentId } = await act<{ documentId: string }>("document.start", { key: "passwoerter" });
  assert.deepEqual(await asked(), []);
  const own = await act("document.reword", { documentId, version: 1, clause: "zweck-satz", text: "Jeder Zugang ist geschützt." });
  await act("document.submit", { documentId, version: own.version });
  assert.deepEqual([await asked(), await asked(world.people.managementRaunheim)], [[], ["document-to-release"]]);
  await act("document.release", { documentId, version: own.version + 1 }, world.people.managementRaunheim);
  await act("document.publish", { documentId, inForceOn: "2026-01-01" });
  assert.deepEqual(await asked(world.people.managementRaunheim), []);
  const [{ soon } = { soon: "" }] = (await world.test.database.pool.query<{ soon: string }>("select (current_date + 20)::text as soon")).rows;
  await act("document.plan-review", { documentId, reviewOn: soon });
  assert.deepEqual(await asked(), ["document-review"]);
  await act("document.plan-review", { documentId, reviewOn: "2099-01-01" });
  assert.deepEqual(await asked(), []);
  await issue("2026.2", "Jeder Zugang hat einen Schlüssel.");
  assert.deepEqual(await asked(), ["document-newer"]);
  await act("document.start", { key: "passwoerter" });
  assert.deepEqual(await asked(), ["document-conflict"], "what is written goes before what is in force");
  assert.deepEqual(await asked(world.people.coordinatorNauheim), [], "a neighbour hears nothing");
});
