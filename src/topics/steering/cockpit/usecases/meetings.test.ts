import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gg, openWorld, towns, type World } from "#tests/world";
import { meetingsUseCases } from "#topics/agreement/meetings/usecases/all";
import { searchUseCases } from "#topics/steering/search/usecases";
import type { Waiting } from "../model.ts";
import { steeringUseCases } from "./all.ts";

let world: World;
before(async () => {
  world = await openWorld([...meetingsUseCases, ...searchUseCases, ...steeringUseCases]);
});
after(() => world.dispose());

const reasons: readonly string[] = ["meeting-coming", "minutes-open", "minutes-released", "agenda-proposed"];
const waits = async (who = world.people.office) => {
  const { items } = await world.succeeds<{ items: Waiting[] }>(who, "steering.inbox", { cooperativeId: gg });
  return items.filter(({ reason }) => reasons.includes(reason)).map(({ reason, dueOn, count }) => `${reason} ${dueOn ?? count}`);
};

test("a point that was proposed, a meeting ahead and minutes nobody has released wait for those they concern", async () => {
  const { office, managementRaunheim, coordinatorRaunheim, managementNauheim } = world.people;
  const act = <Value = unknown>(operation: string, input: object) => world.succeeds<Value>(office, operation, { cooperativeId: gg, ...input });
  const body = { kind: "steering-group", name: "Lenkungsgruppe", short: "LG", seats: [towns.raunheim], invites: ["management"], chairId: managementRaunheim.personId };
  const { bodyId } = await act<{ bodyId: string }>("body.save", body);
  await world.succeeds(coordinatorRaunheim, "agenda-proposal.submit", { memberId: towns.raunheim, bodyId, title: "Telefonie" });
  assert.deepEqual(await waits(), ["agenda-proposed 1"]);

  const plan = async (heldOn: string) => {
    const { meetingId } = await act<{ meetingId: string }>("meeting.plan", { bodyId, heldOn, startsAt: "09:00", endsAt: "10:00" });
    await act("meeting.save-item", { meetingId, kind: "information", title: "Bericht" });
    await act("meeting.invite", { meetingId });
    return meetingId;
  };
  await plan("2026-12-24");
  assert.deepEqual(await waits(managementRaunheim), [], "too far ahead");
  const meetingId = await plan("2026-11-23");
  assert.deepEqual(await waits(), ["meeting-coming 2026-11-23", "agenda-proposed 1"]);
  assert.deepEqual(await waits(managementRaunheim), ["meeting-coming 2026-11-23"]);
  assert.deepEqual([await waits(coordinatorRaunheim), await waits(managementNauheim)], [[], []], "neither invited nor a seat");

  await act("meeting.hold", { meetingId, present: [towns.raunheim] });
  assert.deepEqual(await waits(), ["minutes-open 2026-11-23", "agenda-proposed 1"]);
  assert.deepEqual(await waits(managementRaunheim), ["minutes-open 2026-11-23"], "the chair releases");
  const { items } = await act<{ items: { id: string }[] }>("meeting.read", { meetingId });
  await act("meeting.minute", { meetingId, itemId: items[0]?.id, minutes: "Gesagt.", outcome: "noted" });
  await world.succeeds(managementRaunheim, "meeting.release", { cooperativeId: gg, meetingId });
  assert.deepEqual([await waits(managementRaunheim), await waits()], [["minutes-released 2026-11-23"], ["agenda-proposed 1"]], "those invited are told, the office knows");
  assert.deepEqual([await waits(coordinatorRaunheim), await waits(managementNauheim)], [[], []]);
  world.clock.set(new Date("2026-11-27T08:00:00Z"));
  await world.succeeds(world.people.clock, "steering.send-digests", { cooperativeId: gg });
  world.clock.set(new Date("2026-12-04T08:00:00Z"));
  assert.deepEqual(await waits(managementRaunheim), [], "for a week");
  await world.succeeds(world.people.clock, "steering.send-digests", { cooperativeId: gg });
  const { rows } = await world.test.database.pool.query<{ body: string }>("select body from mail where recipient_person_id = $1", [managementRaunheim.personId]);
  assert.equal(rows.filter(({ body }) => body.includes("ist freigegeben")).length, 1, "one mail tells it, and not more than one");
});

test("the search finds a decision by title, wording and number, for whoever may read it", async () => {
  const { office, steering, coordinatorRaunheim, coordinatorNauheim } = world.people;
  const act = <Value = unknown>(operation: string, input: object) => world.succeeds<Value>(office, operation, { cooperativeId: gg, ...input });
  const { bodyId } = await act<{ bodyId: string }>("body.save", { kind: "own", name: "Runde", short: "RD", seats: [towns.raunheim], invites: [] });
  const { meetingId } = await act<{ meetingId: string }>("meeting.plan", { bodyId, heldOn: "2026-12-10", startsAt: "09:00", endsAt: "10:00" });
  const { itemId } = await act<{ itemId: string }>("meeting.save-item", { meetingId, kind: "decision", title: "Zweiter Faktor", proposal: "Wir führen ihn überall ein." });
  world.clock.set(new Date("2026-12-10T08:00:00Z"));
  await act("meeting.hold", { meetingId, present: [towns.raunheim] });
  await act("meeting.vote", { meetingId, itemId, unanimous: "true" });
  await act("meeting.decide", { meetingId, itemId });
  const found = async (who: typeof office, q: string) =>
    (await world.succeeds<{ kind: string; title: string; note: string; href: string }[]>(who, "steering.search", { cooperativeId: gg, q }))
      .filter(({ kind }) => kind === "decision")
      .map(({ title, note, href }) => [title, note, href]);

  const line = ["Zweiter Faktor", "RD-1", `/verbund/${gg}/sitzungen/${meetingId}#${itemId}`];
  for (const q of ["zweiter fak", "überall", "RD-1"]) assert.deepEqual([await found(office, q), await found(coordinatorRaunheim, q)], [[line], [line]], q);
  assert.deepEqual([await found(coordinatorNauheim, "überall"), await found(steering, "überall")], [[], []], "no seat, and not released");
  await act("meeting.release", { meetingId });
  assert.deepEqual([await found(coordinatorNauheim, "überall"), await found(steering, "überall")], [[], [line]]);
});
