import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Principal } from "#kernel/operation";
import { gg, openWorld, towns, type World } from "#tests/world";
import { lifecycleUseCases } from "#topics/agreement/lifecycle/usecases/all";
import { meetingsUseCases } from "#topics/agreement/meetings/usecases/all";
import { resolutionsUseCases } from "#topics/agreement/resolutions/usecases/all";
import { termsUseCases } from "#topics/agreement/terms/usecases/all";
import { measuresUseCases } from "#topics/measures/usecases/all";
import { contractsUseCases } from "#topics/procurement/contracts/usecases/all";
import type { Task, Waiting } from "../model.ts";
import { steeringUseCases } from "./all.ts";

let world: World;
before(async () => {
  world = await openWorld([...termsUseCases, ...resolutionsUseCases, ...lifecycleUseCases, ...measuresUseCases, ...meetingsUseCases, ...contractsUseCases, ...steeringUseCases]);
});
after(() => world.dispose());

const office = <Value = unknown>(operation: string, input: object) => world.succeeds<Value>(world.people.office, operation, { cooperativeId: gg, ...input });

/** Somebody's calendar, line by line. */
async function linesOf(who: Principal): Promise<string[]> {
  const { feedId, address } = await world.succeeds<{ feedId: string; address: string }>(who, "calendar.create-feed", {});
  const { content } = await world.succeeds<{ content: Uint8Array }>(world.people.stranger, "calendar.read", { feed: new URL(address).searchParams.get("feed") });
  await world.succeeds(who, "calendar.revoke-feed", { feedId });
  return new TextDecoder().decode(content).replaceAll("\r\n ", "").split("\r\n");
}

/** Its days and meetings: day or hour, then title. */
async function calendarOf(who: Principal): Promise<string[]> {
  const lines = await linesOf(who);
  const begun = lines.flatMap((line) => (line.startsWith("DTSTART") ? [line.split(":")[1] ?? ""] : []));
  const titles = lines.flatMap((line) => (line.startsWith("SUMMARY:") ? [line.slice("SUMMARY:".length)] : []));
  return begun.map((start, index) => `${start} ${titles[index]}`).toSorted();
}

const reasonsOf = async (who: Principal, reason: Waiting["reason"]) => {
  const { items } = await world.succeeds<{ items: Waiting[] }>(who, "steering.inbox", { cooperativeId: gg });
  return items.filter((one) => one.reason === reason).map(({ memberName, campaignTitle, dueOn }) => [memberName, campaignTitle, dueOn]);
};
const tasksOf = async (who: Principal, memberId: string) =>
  (await world.succeeds<{ tasks: Task[] }>(who, "steering.my-tasks", { memberId })).tasks.map(({ kind, dueOn }) => `${kind} ${dueOn ?? ""}`.trim());

const terms = { startsOn: "2025-01-01", noticeMonths: 1, prolongsMonths: 12, processing: "none" };

describe("A personal calendar", () => {
  test("shows measures of the person's houses, none of a neighbour, until its address is revoked", async () => {
    const { coordinatorRaunheim, coordinatorNauheim, stranger } = world.people;
    await world.succeeds(coordinatorRaunheim, "measure.create", { memberId: towns.raunheim, title: "Im Kalender", dueOn: "2027-03-01" });
    await world.succeeds(coordinatorNauheim, "measure.create", { memberId: towns.nauheim, title: "Beim Nachbarn", dueOn: "2027-03-02" });
    assert.deepEqual(await calendarOf(coordinatorRaunheim), ["20270301 Im Kalender (raunheim)"]);
    const { feedId, address } = await world.succeeds<{ feedId: string; address: string }>(coordinatorRaunheim, "calendar.create-feed", {});
    const feed = new URL(address).searchParams.get("feed");
    await world.succeeds(coordinatorRaunheim, "calendar.revoke-feed", { feedId });
    assert.deepEqual(
      [(await world.does(stranger, "calendar.read", { feed })).status, (await world.does(stranger, "calendar.read", { feed: "k_falsch" })).status],
      ["missing", "missing"],
    );
  });

  test("shows the meetings its person was invited to, by the office held, and those called off as such; the office has all", async () => {
    const { managementRaunheim, managementNauheim, coordinatorRaunheim } = world.people;
    const body = { kind: "steering-group", name: "Runde für den Kalender", short: "RK", seats: [towns.raunheim], invites: ["management"] };
    const { bodyId } = await office<{ bodyId: string }>("body.save", body);
    const { meetingId } = await office<{ meetingId: string }>("meeting.plan", { bodyId, heldOn: "2026-12-10", startsAt: "09:00", endsAt: "10:30" });
    await office("meeting.save-item", { meetingId, kind: "information", title: "Bericht" });
    const has = async (who: Principal) => (await calendarOf(who)).includes("20261210T080000Z Runde für den Kalender");
    assert.equal(await has(managementRaunheim), false, "before anybody is invited");
    await office("meeting.invite", { meetingId });
    assert.deepEqual(
      [await has(managementRaunheim), await has(world.people.office), await has(coordinatorRaunheim), await has(managementNauheim)],
      [true, true, false, false],
      "the management is invited, not the coordination, and who sits in no body has none of its meetings",
    );
    await office("meeting.cancel", { meetingId, reason: "Krank" });
    const called = await linesOf(managementRaunheim);
    assert.ok(called.slice(called.indexOf(`UID:${meetingId}@localhost`)).includes("STATUS:CANCELLED"));
  });

  test("shows the days of contracts and proofs long before the inbox calls them out: those of a house to the house, those of the cooperative to the office", async () => {
    const { coordinatorRaunheim, managementRaunheim, coordinatorNauheim } = world.people;
    const certificates = [{ title: "ISO 27001", expiresOn: "2027-01-31" }];
    const own = await world.succeeds<{ supplierId: string }>(coordinatorRaunheim, "supplier.save", { memberId: towns.raunheim, name: "Eigene Firma", certificates });
    await world.succeeds(coordinatorRaunheim, "contract.save", {
      memberId: towns.raunheim,
      supplierId: own.supplierId,
      title: "Kopierer",
      ...terms,
      endsOn: "2028-02-29",
      isShared: "true",
    });
    const shared = await office<{ supplierId: string }>("supplier.save-central", { name: "Verbundfirma" });
    await office("contract.save-central", { supplierId: shared.supplierId, title: "Leitungen", ...terms, endsOn: "2028-03-31" });
    const [notice, proof, central] = [
      "20280131 „Kopierer“: kündigen oder weiterlaufen lassen (raunheim)",
      "20270131 „Eigene Firma: ISO 27001“: Nachweis läuft ab (raunheim)",
      "20280229 „Leitungen“: kündigen oder weiterlaufen lassen",
    ];
    const of = async (who: Principal) => (await calendarOf(who)).filter((line) => line.includes("„"));
    assert.deepEqual(
      [await of(coordinatorRaunheim), await of(managementRaunheim)],
      [
        [proof, notice],
        [proof, notice],
      ],
    );
    assert.deepEqual([await of(coordinatorNauheim), await of(world.people.office)], [[], [central]]);
    assert.deepEqual(await reasonsOf(coordinatorRaunheim, "contract-due"), [["raunheim", "Eigene Firma: ISO 27001", "2027-01-31"]], "the inbox only what is near");
    assert.ok((await tasksOf(coordinatorRaunheim, towns.raunheim)).includes("contract-due 2027-01-31"));
  });

  test("shows the planned session of a council and the last day for notice of the agreement", async () => {
    const { coordinatorRaunheim, managementRaunheim, coordinatorNauheim, managementNauheim } = world.people;
    const { versionId } = await office<{ versionId: string }>("agreement.draft", { legalForm: "mandate", hostMemberId: towns.kreis });
    await office("agreement.set-parties", { versionId, revision: 1, members: [towns.raunheim, towns.kreis] });
    await office("agreement.circulate", { versionId, revision: 2 });
    const [owed] = await reasonsOf(coordinatorRaunheim, "resolution-due");
    const title = String(owed?.[1]);
    assert.deepEqual(owed, ["raunheim", title, null]);
    assert.ok((await tasksOf(coordinatorRaunheim, towns.raunheim)).includes("resolution-due"));
    assert.deepEqual(await reasonsOf(coordinatorNauheim, "resolution-due"), [], "who is not asked owes nothing");
    const record = (who: Principal, memberId: string, more: object) => world.succeeds(who, "resolution.record", { memberId, versionId, step: "council", ...more });
    await record(coordinatorRaunheim, towns.raunheim, { sessionOn: "2026-12-17" });
    await world.succeeds(coordinatorRaunheim, "resolution.record", { memberId: towns.raunheim, versionId, step: "executive", sessionOn: "2026-11-10", result: "adopted" });
    await world.succeeds(coordinatorRaunheim, "resolution.record", { memberId: towns.raunheim, versionId, step: "committee", sessionOn: "2026-11-11", result: "adopted" });
    assert.ok((await calendarOf(coordinatorRaunheim)).includes(`20261217 „${title}“: Die Vertretungskörperschaft hat noch nicht beschlossen (raunheim)`));

    for (const memberId of [towns.raunheim, towns.kreis]) {
      await record(world.people.office, memberId, { sessionOn: "2026-11-20", result: "adopted" });
      await world.succeeds(world.people.office, "agreement.sign", { memberId, versionId, signedOn: "2026-11-21" });
    }
    assert.deepEqual(await reasonsOf(coordinatorRaunheim, "resolution-due"), [], "its council has spoken");
    await office("agreement.put-in-force", { versionId });
    const last = (await calendarOf(managementRaunheim)).filter((line) => line.includes("Kündigung"));
    assert.equal(last.length, 1);
    assert.equal(last[0]?.slice(9), `„${title}“: letzter Tag für eine Kündigung (raunheim)`);
    assert.ok(!(await calendarOf(managementNauheim)).some((line) => line.includes("Kündigung")), "no party");
    assert.ok((await calendarOf(world.people.office)).some((line) => line.endsWith(`„${title}“: letzter Tag für eine Kündigung`)));
    assert.deepEqual(await reasonsOf(managementRaunheim, "agreement-notice"), [], "years ahead");
    const day = last[0]?.slice(0, 8) ?? "";
    world.clock.set(new Date(`${day.slice(0, 4)}-${day.slice(4, 6)}-01T08:00:00Z`));
    assert.equal((await reasonsOf(managementRaunheim, "agreement-notice")).length, 1);
    assert.equal((await reasonsOf(world.people.office, "agreement-notice")).length, 1);
  });
});
