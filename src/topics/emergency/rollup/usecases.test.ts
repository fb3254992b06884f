import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gg, openWorld, towns, type World } from "#tests/world";
import { packUseCases } from "#topics/emergency/pack/usecases/all";
import { registersUseCases } from "#topics/emergency/registers/usecases/all";
import { visibilityUseCases } from "#topics/visibility/usecases";
import type { Dependency, Preparation } from "./model.ts";
import { rollUpUseCases } from "./usecases.ts";

let world: World;
before(async () => {
  world = await openWorld([...registersUseCases, ...packUseCases, ...visibilityUseCases, ...rollUpUseCases]);
});
after(() => world.dispose());

type Shown = { members: Preparation[]; hidden: number; dependencies: Dependency[]; detailed: number };
const read = (who = world.people.office) => world.succeeds<Shown>(who, "emergency.roll-up", { cooperativeId: gg });

test("the cooperative sees packs and exercises of who shows states, providers of who shows details, and only counts the others", async () => {
  const { coordinatorRaunheim, managementRaunheim, managementNauheim, steering } = world.people;
  const place = { memberId: towns.raunheim };
  const save = (register: string, facts: object) => world.succeeds(coordinatorRaunheim, "emergency.save-entry", { ...place, register, facts });
  await save("providers", { name: "Rechenzentrum", stops: "Meldewesen", emergencyPhone: "0800 1" });
  await save("exercises", { title: "Alarm", kind: "alarm", day: "2027-01-15", state: "planned" });
  await world.succeeds(coordinatorRaunheim, "emergency.build-pack", place);
  await world.succeeds(managementNauheim, "visibility.choose", { memberId: towns.nauheim, dataClass: "aggregate" });

  const states = await read();
  const raunheim = states.members.find(({ memberId }) => memberId === towns.raunheim);
  assert.deepEqual([raunheim?.concern, raunheim?.plannedOn, raunheim?.entries], ["never-printed", "2027-01-15", 2]);
  assert.deepEqual([states.members.some(({ memberId }) => memberId === towns.nauheim), states.hidden, states.dependencies, states.detailed], [false, 1, [], 0]);

  await world.succeeds(coordinatorRaunheim, "emergency.note-receipt", { ...place, kind: "printed", day: "2026-11-23" });
  await world.succeeds(managementRaunheim, "visibility.choose", { ...place, dataClass: "detail" });
  const details = await read(steering);
  assert.equal(details.members.find(({ memberId }) => memberId === towns.raunheim)?.concern, null);
  assert.deepEqual(details.dependencies, [{ provider: "Rechenzentrum", towns: [{ memberId: towns.raunheim, memberName: "raunheim", stops: "Meldewesen" }] }]);
});
