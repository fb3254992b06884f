import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { dayPlus } from "#kernel/days";
import type { Actor, Principal } from "#kernel/operation";
import type { Paper } from "#kernel/paper";
import { transactAs } from "#platform/db/transact";
import { resolutionsUseCases } from "#topics/agreement/resolutions/usecases/all";
import { termsUseCases } from "#topics/agreement/terms/usecases/all";
import { visibilityUseCases } from "#topics/visibility/usecases";
import { gg, openWorld, towns, type World } from "#tests/world";
import type { OwnAgreement } from "./contract.ts";
import { lifecycleUseCases } from "./usecases/all.ts";

// The database asks its own clock which day it is, so the world lives today.
const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
const inDays = (days: number) => dayPlus(today, days);

let world: World;
before(async () => {
  world = await openWorld([...termsUseCases, ...resolutionsUseCases, ...lifecycleUseCases, ...visibilityUseCases]);
  world.clock.set(new Date());
  // Something of every member that is shown as a detail, and something that is shown as a state.
  await world.test.database.pool.query(`set session_replication_role = replica;
    insert into emergency_entry (cooperative_id, member_id, id, register, facts, position, changed_at, changed_by_name)
      select cooperative_id, id, gen_random_uuid(), 'alarm', '{}', 1, now(), 'x' from member where cooperative_id = '${gg}';
    set session_replication_role = origin`);
});
after(() => world.dispose());

const failure = async (who: Principal, operation: string, input: object) => {
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const office = (operation: string, input: object = {}) => failure(world.people.office, operation, { cooperativeId: gg, ...input });

/** Runs as the office does: whose details the database hands out. */
async function seenByOffice(): Promise<string[]> {
  const actor: Actor = {
    personId: world.people.office.personId,
    name: "x",
    role: "office",
    cooperativeId: gg,
    members: "all",
    delegationId: null,
    credential: null,
    language: "de",
  };
  return transactAs(world.test.database.db, actor, "read", async (tx) => {
    const { rows } = await sql<{ member_id: string }>`select member_id from emergency_entry order by member_id`.execute(tx);
    return { keep: false, value: rows.map(({ member_id }) => member_id.slice(gg.length + 1)) };
  });
}

/** Lets days pass: what was to begin in so many days begins today. The database's own clock cannot be set. */
const letPass = (days: number) =>
  world.test.database.pool.query(`set session_replication_role = replica;
    update agreement_right set valid_from = valid_from - ${days};
    update agreement_version set in_force_on = in_force_on - ${days}, ends_on = ends_on - ${days}; set session_replication_role = origin`);

const decide = (member: string, versionId: string, sessionOn: string, result = "adopted", who: Principal = world.people.office) =>
  failure(who, "resolution.record", { memberId: member, versionId, step: "council", sessionOn, result, conditions: result === "adopted-with-conditions" ? "Befristung" : "" });
const sign = (member: string, versionId: string, signedOn: string) => failure(world.people.office, "agreement.sign", { memberId: member, versionId, signedOn });

let first = "";
const parties = [towns.kreis, towns.nauheim, towns.raunheim];

describe("From draft to in force, in the database", () => {
  test("until an agreement is in force, what the office has set holds", async () => {
    assert.equal(await office("visibility.set-default", { dataClass: "detail" }), "done");
    assert.deepEqual(await seenByOffice(), ["kreis", "nauheim", "raunheim", "stockstadt"]);
  });

  test("an agreement is drafted, put before the councils and resolved by each on its own", async () => {
    ({ versionId: first } = await world.succeeds<{ versionId: string }>(world.people.office, "agreement.draft", {
      cooperativeId: gg,
      legalForm: "mandate",
      hostMemberId: towns.kreis,
    }));
    const place = { versionId: first };
    assert.equal(await decide(towns.raunheim, first, inDays(-30)), "version-not-circulated");
    assert.equal(await office("agreement.set-parties", { ...place, revision: 1, members: parties }), "done");
    assert.equal(await office("agreement.choose-tasks", { ...place, revision: 2, party: towns.nauheim, letters: ["A", "H"] }), "done");
    const terms = {
      title: "Vereinbarung",
      legalForm: "mandate",
      hostMemberId: towns.kreis,
      namedOn: inDays(3),
      years: 5,
      prolongationMonths: 12,
      noticeMonths: 12,
      accessionBy: "declaration",
    };
    assert.equal(await office("agreement.save-terms", { ...place, revision: 3, ...terms }), "done");
    assert.equal(await office("agreement.put-in-force", place), "not-circulated");
    assert.equal(await office("agreement.circulate", { ...place, revision: 4 }), "done");
    assert.equal(await decide(towns.stockstadt, first, inDays(-30)), "member-not-asked");
    assert.equal(await decide(towns.raunheim, first, inDays(1)), "session-in-future");
    assert.equal(await office("agreement.put-in-force", place), "not-resolved");
    assert.equal(await sign(towns.raunheim, first, inDays(-20)), "not-resolved");
    assert.equal(await decide(towns.raunheim, first, inDays(-30), "adopted", world.people.coordinatorRaunheim), "done");
    assert.equal(await decide(towns.kreis, first, inDays(-31), "adopted-with-conditions"), "done");
    assert.equal(await decide(towns.nauheim, first, inDays(-29)), "done");
    assert.equal(await decide(towns.nauheim, first, inDays(-29), "adopted", world.people.coordinatorRaunheim), "missing");
  });

  test("what a council has said in public is known to all; what an executive has said is not", async () => {
    assert.equal(
      await failure(world.people.coordinatorNauheim, "resolution.record", {
        memberId: towns.nauheim,
        versionId: first,
        step: "executive",
        sessionOn: inDays(-40),
        result: "adopted",
      }),
      "done",
    );
    type Matrix = { rows: { memberName: string; cells: { standing: string }[] }[]; adopted: number };
    const seen = async (who: Principal) => {
      const { rows } = await world.succeeds<Matrix>(who, "resolution.matrix", { cooperativeId: gg, versionId: first });
      return rows.map(({ memberName, cells }) => [memberName, ...cells.map(({ standing }) => standing)].join(" "));
    };
    assert.deepEqual(await seen(world.people.office), ["kreis none none adopted-with-conditions", "nauheim adopted none adopted", "raunheim none none adopted"]);
    assert.deepEqual(await seen(world.people.coordinatorRaunheim), ["kreis none none adopted-with-conditions", "nauheim none none adopted", "raunheim none none adopted"]);
  });

  test("all sign, then it is put in force for the day it names; before that day nothing changes, from it on the agreement decides", async () => {
    for (const member of parties.slice(1)) assert.equal(await sign(member, first, inDays(-5)), "done");
    assert.equal(await office("agreement.put-in-force", { versionId: first }), "not-signed");
    assert.equal(await sign(towns.kreis, first, inDays(-5)), "done");
    assert.equal(await office("agreement.put-in-force", { versionId: first }), "done");
    assert.equal(await office("agreement.put-in-force", { versionId: first }), "in-force-already");
    assert.deepEqual(await seenByOffice(), ["kreis", "nauheim", "raunheim", "stockstadt"], "the day has not come");
    assert.equal(await office("visibility.set-default", { dataClass: "detail" }), "done");

    await letPass(3);
    assert.deepEqual(await seenByOffice(), ["kreis", "raunheim"], "Nauheim has only taken tasks that need states, Stockstadt is no party");
    assert.equal(await office("visibility.set-default", { dataClass: "detail" }), "agreement-decides");
  });

  test("page and database say the same of every member", async () => {
    type Seen = { agreed: boolean; members: { memberName: string; dataClass: string; basis: string }[] };
    const { agreed, members } = await world.succeeds<Seen>(world.people.office, "visibility.read", { cooperativeId: gg });
    assert.deepEqual(
      [agreed, ...members.map(({ memberName, dataClass, basis }) => [memberName, dataClass, basis].join(" "))],
      [true, "kreis detail agreement", "nauheim status agreement", "raunheim detail agreement", "stockstadt aggregate no-party"],
    );
  });

  test("a management narrows what the agreement gives", async () => {
    await world.succeeds(world.people.managementRaunheim, "visibility.choose", { memberId: towns.raunheim, dataClass: "status" });
    assert.deepEqual(await seenByOffice(), ["kreis"]);
    await world.succeeds(world.people.managementRaunheim, "visibility.choose", { memberId: towns.raunheim, dataClass: "detail" });
    assert.deepEqual(await seenByOffice(), ["kreis", "raunheim"]);
  });

  test("nobody has rights without the member's own signature, not even past the use case", async () => {
    const forged = world.test.database.pool.query(
      `insert into agreement_right (cooperative_id, member_id, valid_from, version_id, basis, data_class, tasks) values ('${gg}', '${towns.stockstadt}', '2024-01-01', '${first}', 'agreement', 'detail', '{}')`,
    );
    await assert.rejects(forged, { code: "23503" });
  });

  test("an accession takes effect for whoever joins, when it alone has resolved and signed", async () => {
    const { versionId } = await world.succeeds<{ versionId: string }>(world.people.office, "agreement.amend", { cooperativeId: gg, versionId: first, change: "accession" });
    assert.equal(await office("agreement.circulate", { versionId, revision: 1 }), "version-incomplete");
    assert.equal(await office("agreement.set-parties", { versionId, revision: 1, members: [...parties, towns.stockstadt] }), "done");
    assert.equal(await office("agreement.circulate", { versionId, revision: 2 }), "done");
    assert.equal(await decide(towns.raunheim, versionId, inDays(-2)), "member-not-asked");
    assert.equal(await decide(towns.stockstadt, versionId, inDays(-2)), "done");
    assert.equal(await sign(towns.stockstadt, versionId, today), "done");
    assert.equal(await office("agreement.put-in-force", { versionId }), "done");
    assert.deepEqual(await seenByOffice(), ["kreis", "raunheim", "stockstadt"]);
  });

  test("a member that leaves shows details up to its last day and sums after it, whatever it had chosen", async () => {
    assert.equal(await failure(world.people.coordinatorRaunheim, "agreement.give-notice", { memberId: towns.raunheim, notice: "ordinary", givenOn: today }), "forbidden");
    const given = { memberId: towns.raunheim, notice: "good-cause", givenOn: today, lastDay: inDays(1) };
    assert.equal(await failure(world.people.managementRaunheim, "agreement.give-notice", given), "reason-missing");
    assert.equal(await failure(world.people.managementRaunheim, "agreement.give-notice", { ...given, reason: "Beschluss" }), "done");
    assert.equal(await failure(world.people.managementRaunheim, "agreement.give-notice", { ...given, reason: "Beschluss" }), "notice-given");
    assert.deepEqual(await seenByOffice(), ["kreis", "raunheim", "stockstadt"]);
    await letPass(1);
    assert.deepEqual(await seenByOffice(), ["kreis", "raunheim", "stockstadt"], "the last day belongs to it");
    await letPass(1);
    assert.deepEqual(await seenByOffice(), ["kreis", "stockstadt"]);
    const own = await world.succeeds<OwnAgreement>(world.people.managementRaunheim, "agreement.own", { memberId: towns.raunheim });
    assert.deepEqual([own.rights.at(-1)?.basis, own.notices.length], ["exit", 1]);
  });

  test("a changed list of tasks changes the rights from its own day on, and only when all have signed", async () => {
    type List = { versions: { id: string }[] };
    const { versions } = await world.succeeds<List>(world.people.office, "agreement.list", { cooperativeId: gg });
    const { versionId } = await world.succeeds<{ versionId: string }>(world.people.office, "agreement.amend", { cooperativeId: gg, versionId: versions[0]?.id, change: "powers" });
    const now = [towns.kreis, towns.nauheim, towns.stockstadt];
    assert.equal(await office("agreement.set-parties", { versionId, revision: 1, members: now }), "done");
    assert.equal(await office("agreement.choose-tasks", { versionId, revision: 2, party: towns.kreis, letters: ["A"] }), "done");
    assert.equal(await office("agreement.choose-tasks", { versionId, revision: 3, party: towns.nauheim, letters: ["A", "B"] }), "done");
    assert.equal(await office("agreement.circulate", { versionId, revision: 4 }), "done");
    for (const member of now) assert.equal(await decide(member, versionId, today), "done");
    for (const member of now) assert.equal(await sign(member, versionId, today), "done");
    assert.deepEqual(await seenByOffice(), ["kreis", "stockstadt"]);
    assert.equal(await office("agreement.put-in-force", { versionId }), "done");
    assert.deepEqual(await seenByOffice(), ["nauheim", "stockstadt"]);
  });

  test("the authority gets a letter that names section, resolutions and signatures", async () => {
    const { paper } = await world.succeeds<{ paper: Paper }>(world.people.office, "agreement.notification-paper", { cooperativeId: gg, versionId: first });
    assert.match(JSON.stringify(paper), /§ 26 Abs. 2 Satz 1 KGG/);
    assert.match(JSON.stringify(paper), /Stadtverordnetenversammlung/);
    assert.equal(await office("agreement.note-formality", { versionId: first, formality: "approved", happenedOn: today }), "formality-unneeded");
    assert.equal(await office("agreement.note-formality", { versionId: first, formality: "notified", happenedOn: today }), "done");
  });

  test("when all end it, nothing but sums is left", async () => {
    type List = { inForceId: string };
    const { inForceId } = await world.succeeds<List>(world.people.office, "agreement.list", { cooperativeId: gg });
    assert.equal(await office("agreement.end", { versionId: first, lastDay: today }), "not-in-force");
    assert.equal(await office("agreement.end", { versionId: inForceId, lastDay: today }), "done");
    assert.deepEqual(await seenByOffice(), ["nauheim", "stockstadt"]);
    await letPass(1);
    assert.deepEqual(await seenByOffice(), []);
  });
});
