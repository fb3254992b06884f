import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { Principal } from "#kernel/operation";
import { actorFor, workAs } from "#tests/shared";
import { plantRows } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import { lifecycleUseCases } from "#topics/agreement/lifecycle/usecases/all";
import type { ResolutionMatrix } from "#topics/agreement/resolutions/contract";
import { resolutionsUseCases } from "#topics/agreement/resolutions/usecases/all";
import { termsUseCases } from "#topics/agreement/terms/usecases/all";
import type { AgreementCourse } from "#topics/agreement/lifecycle/contract";
import type { ShownEntries } from "./contract.ts";
import { entriesUseCases } from "./usecases.ts";

let world: World;
let versionId = "";
before(async () => {
  world = await openWorld([...termsUseCases, ...resolutionsUseCases, ...lifecycleUseCases, ...entriesUseCases]);
  const act = <Value = unknown>(operation: string, input: object) => world.succeeds<Value>(world.people.office, operation, { cooperativeId: gg, ...input });
  ({ versionId } = await act<{ versionId: string }>("agreement.draft", { legalForm: "mandate", hostMemberId: towns.kreis }));
  await act("agreement.set-parties", { versionId, revision: 1, members: [towns.raunheim, towns.nauheim, towns.kreis] });
  await act("agreement.circulate", { versionId, revision: 2 });
});
after(() => world.dispose());

const memberId = towns.raunheim;
const council = { step: "council", sessionOn: "2026-11-10", result: "adopted" };
const record = (who: Principal, member: string) => world.succeeds<{ entryId: string }>(who, "resolution.record", { memberId: member, versionId, ...council });
const entries = async (who = world.people.managementRaunheim) => (await world.succeeds<ShownEntries>(who, "agreement-entry.list", { memberId })).entries;
const tell = async () => (await world.succeeds<{ letters: number }>(world.people.clock, "agreement-entry.tell", { cooperativeId: gg })).letters;
const answer = async (who: Principal, input: object) => {
  const outcome = await world.does(who, "agreement-entry.answer", { memberId, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};

test("what the office enters for a house is told to its management once, and nothing the house has entered itself", async () => {
  await record(world.people.coordinatorNauheim, towns.nauheim);
  await record(world.people.office, memberId);
  await world.succeeds(world.people.office, "agreement.sign", { memberId, versionId, signedOn: "2026-11-12" });
  assert.deepEqual((await entries()).map(({ subject, on, answer: given }) => [subject, on, given]).toSorted(), [
    ["resolution", "2026-11-10", null],
    ["signature", "2026-11-12", null],
  ]);
  world.clock.set(new Date("2026-11-24T08:00:00Z"));
  assert.equal(await tell(), 1);
  const { rows } = await world.test.database.pool.query<{ recipient: string; body: string }>("select recipient, body from mail where kind = 'agreement-entry'");
  assert.deepEqual(
    rows.map(({ recipient }) => recipient),
    ["managementraunheim@example.org"],
    "one mail for both entries, and none for the neighbour",
  );
  assert.match(
    rows[0]?.body ?? "",
    /– Beschluss der Vertretungskörperschaft, Sitzung 10\. November 2026: beschlossen\n– Unterschrift vom 12\. November 2026|– Unterschrift vom 12\. November 2026.*\n– Beschluss/,
  );
  assert.equal(await tell(), 0, "once");
});

test("the management confirms or objects with a reason; the office sees the objection in its matrix and on the way, neighbours do not", async () => {
  const { office, managementRaunheim, coordinatorRaunheim, managementNauheim } = world.people;
  const [resolution] = (await entries()).filter(({ subject }) => subject === "resolution");
  const named = { subject: "resolution", subjectId: resolution?.subjectId };
  const about = { ...named, answer: "confirmed" };
  assert.equal(await answer(managementRaunheim, named), "invalid", "nobody confirms by saying nothing");
  assert.deepEqual(await Promise.all([office, coordinatorRaunheim].map((who) => answer(who, about))), ["forbidden", "forbidden"], "nobody answers for the house but who leads it");
  assert.equal(await answer(managementNauheim, about), "missing");
  assert.equal(await answer(managementRaunheim, { ...about, answer: "objected" }), "reason-missing");
  assert.equal(await answer(managementRaunheim, { ...about, subject: "signature" }), "missing");
  assert.equal(await answer(managementRaunheim, { ...about, answer: "objected", reason: "Die Sitzung war am 11." }), "done");

  const objecting = async (who: Principal) =>
    (await world.succeeds<ResolutionMatrix>(who, "resolution.matrix", { cooperativeId: gg, versionId })).rows.filter(({ objects }) => objects).map((row) => row.memberId);
  const course = async (who: Principal) =>
    (await world.succeeds<AgreementCourse>(who, "agreement.course", { cooperativeId: gg, versionId })).objections.map(({ reason }) => reason);
  assert.deepEqual([await objecting(office), await course(office)], [[memberId], ["Die Sitzung war am 11."]]);
  assert.deepEqual([await objecting(managementNauheim), await course(managementNauheim)], [[], []]);

  world.clock.set(new Date("2026-11-24T09:00:00Z"));
  assert.equal(await answer(managementRaunheim, about), "done");
  assert.deepEqual([await objecting(office), await course(office)], [[], []], "the last word holds");
  assert.equal((await entries()).find(({ subjectId, subject }) => subjectId === about.subjectId && subject === "resolution")?.answer?.answer, "confirmed");
});

test("an answer is nobody's but the management's in the database too, and never changes", async () => {
  const insert = (who: Principal, role: "office" | "management") =>
    workAs(world, { ...actorFor(who, gg), role, members: [memberId] }, async (tx) => {
      await sql`insert into agreement_answer (cooperative_id, member_id, id, subject, subject_id, answer, answered_at, answered_by_name)
        values (${gg}, ${memberId}, gen_random_uuid(), 'notice', gen_random_uuid(), 'confirmed', now(), 'x')`.execute(tx);
    });
  await assert.rejects(insert(world.people.office, "office"), /row-level security/);
  await assert.rejects(world.test.database.pool.query("update agreement_answer set reason = 'x'"), /append-only/);
});

test("nothing the office has entered is left out of the letter, however much it was in one day", async () => {
  world.clock.set(new Date("2026-11-26T08:00:00Z"));
  await plantRows(
    world,
    `insert into resolution_entry (cooperative_id, member_id, id, version_id, step, session_on, result, recorded_at, recorded_by_name, recorded_role)
     select '${gg}', '${memberId}', gen_random_uuid(), '${versionId}', 'committee', '2026-11-25', 'postponed', '2026-11-26T07:00:00Z', 'x', 'office' from generate_series(1, 2100)`,
  );
  assert.equal(await tell(), 1);
  const { rows } = await world.test.database.pool.query<{ body: string }>("select body from mail where kind = 'agreement-entry' order by created_at desc limit 1");
  assert.equal(rows[0]?.body.match(/^– /gmu)?.length, 2_100);
});
