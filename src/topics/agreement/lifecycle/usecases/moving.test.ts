import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dayPlus } from "#kernel/days";
import type { MemberId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { resolutionsUseCases } from "#topics/agreement/resolutions/usecases/all";
import { termsUseCases } from "#topics/agreement/terms/usecases/all";
import { plantRows } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import type { OwnAgreement } from "../contract.ts";
import { lifecycleUseCases } from "./all.ts";

const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });

let world: World;
before(async () => {
  world = await openWorld([...termsUseCases, ...resolutionsUseCases, ...lifecycleUseCases]);
  world.clock.set(new Date());
});
after(() => world.dispose());

const failure = async (who: Principal, operation: string, input: object) => {
  // Nothing happens at the same moment as something else.
  world.clock.set(new Date(world.house.clock.now().getTime() + 1_000));
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const office = (operation: string, input: object) => failure(world.people.office, operation, { cooperativeId: gg, ...input });
const council = (memberId: MemberId, versionId: string, more: object = {}) =>
  failure(world.people.office, "resolution.record", { memberId, versionId, step: "council", sessionOn: today, result: "adopted", ...more });
const sign = (memberId: MemberId, versionId: string) => failure(world.people.office, "agreement.sign", { memberId, versionId, signedOn: today });
const agree = async (versionId: string, members: readonly MemberId[]) => {
  for (const memberId of members) assert.deepEqual([await council(memberId, versionId), await sign(memberId, versionId)], ["done", "done"]);
};
const drafted = (operation: string, input: object) => world.succeeds<{ versionId: string }>(world.people.office, operation, { cooperativeId: gg, ...input });
const rightsOf = async (memberId: MemberId) => (await world.succeeds<OwnAgreement>(world.people.office, "agreement.own", { memberId })).rights.map(({ basis }) => basis);

const [kreis, raunheim, nauheim, stockstadt] = [towns.kreis, towns.raunheim, towns.nauheim, towns.stockstadt];
const founders = [kreis, raunheim];
let first = "";

/** Puts a version before the councils that takes a town in. */
async function inviting(town: MemberId): Promise<string> {
  const { versionId } = await drafted("agreement.amend", { versionId: first, change: "accession" });
  assert.equal(await office("agreement.set-parties", { versionId, revision: 1, members: [...founders, town] }), "done");
  assert.equal(await office("agreement.circulate", { versionId, revision: 2 }), "done");
  return versionId;
}

describe("What is in force", () => {
  test("stays resolved: another word of a council is another version", async () => {
    ({ versionId: first } = await drafted("agreement.draft", { legalForm: "mandate", hostMemberId: kreis }));
    assert.equal(await office("agreement.set-parties", { versionId: first, revision: 1, members: founders }), "done");
    assert.equal(await office("agreement.circulate", { versionId: first, revision: 2 }), "done");
    await agree(first, founders);
    assert.equal(await office("agreement.put-in-force", { versionId: first }), "done");
    const refusing = { memberId: raunheim, versionId: first, step: "council", sessionOn: today, result: "refused" };
    assert.equal(await failure(world.people.coordinatorRaunheim, "resolution.record", refusing), "version-settled");
    assert.equal(await council(raunheim, first, { paperNumber: "12/2026" }), "done");
  });

  test("is not overtaken by a version that does not know it: who has joined meanwhile stays", async () => {
    const [one, other] = [await inviting(nauheim), await inviting(stockstadt)];
    await agree(one, [nauheim]);
    await agree(other, [stockstadt]);
    assert.equal(await office("agreement.put-in-force", { versionId: one }), "done");
    assert.equal(await office("agreement.put-in-force", { versionId: other }), "overtaken");
    assert.deepEqual(await rightsOf(nauheim), ["agreement"]);
    const later = await drafted("agreement.amend", { versionId: one, change: "powers" });
    assert.equal(await office("agreement.circulate", { versionId: later.versionId, revision: 1 }), "done");
    await agree(later.versionId, [...founders, nauheim]);
    assert.equal(await office("agreement.put-in-force", { versionId: later.versionId }), "done");
    assert.equal(await office("agreement.put-in-force", { versionId: other }), "overtaken");
  });

  test("does not go back to a draft, not even past the use case", async () => {
    for (const change of [
      "update agreement_version set state = 'circulated', in_force_on = null, ends_on = null where state = 'settled'",
      "update agreement_version set in_force_on = in_force_on - 400 where state = 'settled'",
    ])
      await assert.rejects(world.test.database.pool.query(change), { code: "RW003" });
  });

  test("was in force: nobody leaves it on a day before", async () => {
    const leave = (givenOn: string) =>
      failure(world.people.managementRaunheim, "agreement.give-notice", { memberId: raunheim, notice: "good-cause", givenOn, lastDay: givenOn, reason: "Beschluss" });
    assert.equal(await leave("1999-01-01"), "last-day-too-early");
    assert.deepEqual(await rightsOf(raunheim), ["agreement"]);
    assert.equal(await leave(today), "done");
    assert.deepEqual(await rightsOf(raunheim), ["agreement", "exit"]);
  });
});

describe("An agreement that names a day far away", () => {
  test("is refused today; one that was named before is still read by all", async () => {
    const { versionId } = await drafted("agreement.amend", { versionId: first, change: "powers" });
    const terms = {
      title: "Später",
      legalForm: "mandate",
      hostMemberId: kreis,
      namedOn: "9999-12-31",
      years: 5,
      prolongationMonths: 12,
      noticeMonths: 12,
      accessionBy: "declaration",
    };
    assert.equal(await office("agreement.save-terms", { versionId, revision: 1, ...terms }), "named-on-too-far");
    assert.equal(await office("agreement.save-terms", { versionId, revision: 1, ...terms, namedOn: undefined }), "done");
    await plantRows(world, `update agreement_version set named_on = '9999-12-31' where id = '${versionId}'`);
    assert.equal(await office("agreement.circulate", { versionId, revision: 2 }), "version-incomplete", "the first version does not know who has joined since");
    const staying = [kreis, nauheim];
    assert.equal(await office("agreement.set-parties", { versionId, revision: 2, members: staying }), "done");
    assert.equal(await office("agreement.circulate", { versionId, revision: 3 }), "done");
    await agree(versionId, staying);
    assert.equal(await office("agreement.put-in-force", { versionId }), "done");
    assert.equal(await office("agreement.course", { versionId }), "done");
    assert.deepEqual((await rightsOf(kreis)).length, 2);
    assert.equal(dayPlus("9999-12-31", 1), "9999-12-31");
  });
});
