import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Principal } from "#kernel/operation";
import { countEvents, plantRows, plantSurvey } from "#tests/survey";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import type { CodeSlip } from "./contract.ts";
import type { DelegationView } from "./model.ts";
import { delegationUseCases, identifyContributor } from "./usecases.ts";

const memberId = towns.raunheim;
const unknown = "00000000-0000-7000-8000-000000000000";
type Entry = { stage: string; secret: string; reason?: string };

describe("Handing sections on", () => {
  let world: World;
  let campaignId: string;
  let closedId: string;
  before(async () => {
    world = await openWorld(delegationUseCases);
    ({ campaignId } = await plantSurvey(world));
    closedId = (await plantSurvey(world, { state: "closed", period: "2025" })).campaignId;
  });
  after(() => world.dispose());

  const create = (changes: Record<string, unknown> = {}) =>
    world.succeeds<CodeSlip>(world.people.coordinatorRaunheim, "delegation.create", {
      memberId,
      campaignId,
      sections: ["it"],
      name: "IT-Leitung",
      ...changes,
    });
  const enter = (delegationId: string, code: string) => world.succeeds<Entry>(world.people.stranger, "delegation.enter", { delegationId, code });
  const identify = (secret: string) => identifyContributor(world.house.db, { secret }, world.clock.now());
  const list = () => world.succeeds<{ delegations: DelegationView[] }>(world.people.coordinatorRaunheim, "delegation.list", { memberId, campaignId });

  test("the code is told once and opens exactly the handed sections", async () => {
    const slip = await create();
    assert.match(slip.code, /^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    assert.equal(slip.address, `http://localhost:8080/beitrag/${slip.delegationId}`);
    const entry = await enter(slip.delegationId, ` ${slip.code.toLowerCase().replace("-", " ")} `);
    assert.equal(entry.stage, "complete");
    assert.match(entry.secret, /^d_.{40,}/);
    const principal = await identify(entry.secret);
    assert.deepEqual(principal?.assignments, [{ role: "contributor", cooperativeId: gg, memberId }]);
    assert.equal(principal.name, "IT-Leitung");
    assert.deepEqual([principal.delegationId, principal.campaignId], [slip.delegationId, campaignId], "their way home");
    assert.equal(JSON.stringify(await list()).includes(slip.code), false);
    const { rows } = await world.test.database.pool.query("select code_hash from delegation where id = $1", [slip.delegationId]);
    assert.equal(JSON.stringify(rows).includes(slip.code.replace("-", "")), false);
  });

  test("the letter carries the address and never the code", async () => {
    const slip = await create({ email: "it@example.org", note: "Bitte bis Freitag." });
    assert.equal(slip.mailed, true);
    const { rows } = await world.test.database.pool.query<{ body: string; recipient: string }>("select body, recipient from mail where recipient = 'it@example.org'");
    assert.equal(rows.length, 1);
    const body = rows[0]?.body ?? "";
    assert.ok(body.includes(slip.address) && body.includes("Bitte bis Freitag."));
    assert.equal(body.includes(slip.code), false);
  });

  test("an unknown number and a wrong code answer the same", async () => {
    const slip = await create();
    assert.deepEqual(await enter(slip.delegationId, "AAAA-AAAA"), { stage: "refused", reason: "code-wrong" });
    assert.deepEqual(await enter(unknown, "AAAA-AAAA"), { stage: "refused", reason: "code-wrong" });
  });

  test("ten wrong codes lock it, also for the right one, until it is renewed", async () => {
    const slip = await create();
    for (let tried = 0; tried < 9; tried += 1) assert.equal((await enter(slip.delegationId, "AAAA-AAAA")).reason, "code-wrong");
    assert.equal((await enter(slip.delegationId, "AAAA-AAAA")).reason, "code-exhausted");
    assert.equal((await enter(slip.delegationId, slip.code)).reason, "code-exhausted");
    const renewed = await world.succeeds<CodeSlip>(world.people.coordinatorRaunheim, "delegation.renew", {
      memberId,
      delegationId: slip.delegationId,
    });
    assert.notEqual(renewed.code, slip.code);
    assert.equal((await enter(slip.delegationId, slip.code)).reason, "code-wrong");
    assert.equal((await enter(slip.delegationId, renewed.code)).stage, "complete");
  });

  test("tries at the same time are counted one by one", async () => {
    const slip = await create();
    await Promise.all(Array.from({ length: 12 }, () => enter(slip.delegationId, "AAAA-AAAA")));
    assert.equal((await enter(slip.delegationId, slip.code)).reason, "code-exhausted");
  });

  test("a renewed code puts out whoever came in with the old one", async () => {
    const slip = await create();
    const { secret } = await enter(slip.delegationId, slip.code);
    await world.succeeds(world.people.coordinatorRaunheim, "delegation.renew", { memberId, delegationId: slip.delegationId, days: "5" });
    assert.equal(await identify(secret), null);
  });

  test("taken back: the session ends, the code says so, a new code is refused", async () => {
    const slip = await create();
    const { secret } = await enter(slip.delegationId, slip.code);
    assert.ok(await identify(secret));
    await world.succeeds(world.people.coordinatorRaunheim, "delegation.revoke", { memberId, delegationId: slip.delegationId });
    assert.equal(await identify(secret), null);
    assert.equal((await enter(slip.delegationId, slip.code)).reason, "delegation-revoked");
    assert.deepEqual(await world.does(world.people.coordinatorRaunheim, "delegation.renew", { memberId, delegationId: slip.delegationId }), {
      status: "refused",
      failure: "delegation-revoked",
    });
    assert.equal((await list()).delegations.find(({ id }) => id === slip.delegationId)?.state, "revoked");
  });

  test("a session lasts twelve hours, a code its days", async () => {
    const start = world.clock.now();
    const slip = await create({ days: 2 });
    const { secret } = await enter(slip.delegationId, slip.code);
    world.clock.set(new Date(start.getTime() + 11 * 3_600_000));
    assert.ok(await identify(secret));
    world.clock.set(new Date(start.getTime() + 13 * 3_600_000));
    assert.equal(await identify(secret), null);
    world.clock.set(new Date(start.getTime() + 49 * 3_600_000));
    assert.equal((await enter(slip.delegationId, slip.code)).reason, "delegation-expired");
    world.clock.set(start);
  });

  test("leaving ends the session on this device", async () => {
    const slip = await create();
    const { secret } = await enter(slip.delegationId, slip.code);
    await world.succeeds((await identify(secret)) as Principal, "delegation.leave");
    assert.equal(await identify(secret), null);
  });

  test("once the member has left the cooperative its sessions and codes open nothing", async () => {
    const slip = await create();
    const { secret } = await enter(slip.delegationId, slip.code);
    const leave = (day: string | null) => plantRows(world, `update member set left_on = ${day ? `'${day}'` : "null"} where id = '${memberId}'`);
    await leave("2026-11-23");
    assert.ok(await identify(secret), "on its last day the member is one");
    await leave("2026-11-22");
    assert.equal(await identify(secret), null);
    assert.deepEqual(await enter(slip.delegationId, slip.code), { stage: "refused", reason: "delegation-revoked" });
    assert.deepEqual(await enter(slip.delegationId, "AAAA-AAAA"), { stage: "refused", reason: "code-wrong" });
    await leave(null);
    assert.ok(await identify(secret));
  });

  test("secrets of other kinds and invented ones are nobody", async () => {
    assert.equal(await identify("s_abc"), null);
    assert.equal(await identify("d_invented"), null);
  });

  test("refusals: no such section, closed, submitted, not asked, 61 days", async () => {
    const { coordinatorRaunheim } = world.people;
    const input = { memberId, campaignId, sections: ["it"], name: "X" };
    assert.deepEqual(await world.does(coordinatorRaunheim, "delegation.create", { ...input, sections: ["nix"] }), { status: "missing" });
    assert.deepEqual(await world.does(coordinatorRaunheim, "delegation.create", { ...input, campaignId: unknown }), { status: "missing" });
    assert.deepEqual(await world.does(coordinatorRaunheim, "delegation.create", { ...input, campaignId: closedId }), {
      status: "refused",
      failure: "campaign-closed",
    });
    assert.equal((await world.does(coordinatorRaunheim, "delegation.create", { ...input, days: 61 })).status, "invalid");
    assert.equal((await world.does(coordinatorRaunheim, "delegation.create", { ...input, sections: [] })).status, "invalid");
    assert.deepEqual(await world.does(coordinatorRaunheim, "delegation.renew", { memberId, delegationId: unknown }), { status: "missing" });
    assert.deepEqual(await world.does(coordinatorRaunheim, "delegation.revoke", { memberId, delegationId: unknown }), {
      status: "missing",
    });
    const slip = await create();
    await plantRows(world, `insert into response (cooperative_id, member_id, campaign_id, state, changed_at) values ('${gg}', '${memberId}', '${campaignId}', 'submitted', now())`);
    assert.deepEqual(await world.does(coordinatorRaunheim, "delegation.create", input), {
      status: "refused",
      failure: "response-submitted",
    });
    assert.deepEqual(await world.does(coordinatorRaunheim, "delegation.renew", { memberId, delegationId: slip.delegationId }), {
      status: "refused",
      failure: "response-submitted",
    });
    await plantRows(world, "delete from response");
  });

  test("neighbours, the other cooperative and strangers see and change nothing", async () => {
    const slip = await create();
    for (const who of [world.people.coordinatorNauheim, world.people.officeWetterau, world.people.coordinatorFriedberg] as const) {
      assert.equal((await world.does(who, "delegation.list", { memberId, campaignId })).status, "missing");
      assert.equal((await world.does(who, "delegation.revoke", { memberId, delegationId: slip.delegationId })).status, "missing");
    }
    assert.equal((await world.does(world.people.coordinatorNauheim, "delegation.revoke", { memberId: towns.nauheim, delegationId: slip.delegationId })).status, "missing");
    assert.equal(
      (
        await world.does(world.people.officeWetterau, "delegation.revoke", {
          memberId: `${wetterau}.friedberg`,
          delegationId: slip.delegationId,
        })
      ).status,
      "missing",
    );
    assert.equal((await world.does(world.people.stranger, "delegation.list", { memberId, campaignId })).status, "unauthenticated");
    assert.equal((await enter(slip.delegationId, slip.code)).stage, "complete");
  });

  test("every act leaves one entry in the audit trail", async () => {
    const earlier = await countEvents(world, "delegation.create");
    await create();
    assert.equal(await countEvents(world, "delegation.create"), earlier + 1);
    for (const act of ["delegation.enter", "delegation.renew", "delegation.revoke", "delegation.leave"]) assert.ok((await countEvents(world, act)) > 0, act);
  });
});
