import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dayPlus } from "#kernel/days";
import { transactAs } from "#platform/db/transact";
import { clockActor } from "#platform/delivery";
import { gg, openWorld, towns, type World } from "#tests/world";
import { lifecycleUseCases } from "#topics/agreement/lifecycle/usecases/all";
import { resolutionsUseCases } from "#topics/agreement/resolutions/usecases/all";
import { termsUseCases } from "#topics/agreement/terms/usecases/all";
import { efficiencyUseCases } from "../efficiency/usecases.ts";
import { keysUseCases } from "../keys/usecases.ts";
import { plansUseCases } from "../plans/usecases/all.ts";
import { settlementUseCases } from "../settlement/usecases.ts";
import type { ConditionLine, Grant } from "./model.ts";
import { grantsUseCases } from "./usecases/all.ts";

let world: World;
const here = { cooperativeId: gg };
before(async () => {
  const agreement = [...termsUseCases, ...resolutionsUseCases, ...lifecycleUseCases];
  world = await openWorld([...agreement, ...keysUseCases, ...plansUseCases, ...settlementUseCases, ...efficiencyUseCases, ...grantsUseCases]);
});
after(() => world.dispose());

const does = async (operation: string, input: object, who = world.people.office) => {
  const outcome = await world.does(who, operation, { ...here, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const office = <Value>(operation: string, input: object = {}) => world.succeeds<Value>(world.people.office, operation, { ...here, ...input });

type Listed = {
  readonly grants: readonly { readonly id: string; readonly rest: number }[];
  readonly programmes: readonly { readonly lastDay: string; readonly conditions: readonly ConditionLine[] }[];
};
type Read = {
  readonly grant: Grant;
  readonly sums: { readonly received: number; readonly used: number; readonly rest: number };
  readonly taken: readonly { readonly instalmentId: string; readonly stage: string }[];
  readonly positions: readonly { readonly id: string }[];
};
const found = (grantId: string) => office<Read>("grant.read", { grantId });
const standings = async () =>
  Object.fromEntries((await office<Listed>("grant.list")).programmes.flatMap(({ conditions }) => conditions.map(({ condition, standing }) => [condition, standing])));

const application = { programme: "ikz-hessen", title: "Aufbau der Stelle", requestedCents: "50.000" };
const apply = async (more: object = {}) => (await office<{ grantId: string }>("grant.save", { ...application, appliedOn: "2026-09-01", ...more })).grantId;
const notice = {
  grantedCents: "40.000",
  awardedOn: "2026-10-01",
  instalments: [
    { dueOn: "2026-11-01", cents: "25.000" },
    { dueOn: "2027-05-01", cents: "15.000" },
    { dueOn: "", cents: "" },
  ],
};

describe("What a programme demands", () => {
  test("is checked against agreement, resolutions, signatures and the proof of efficiency", async () => {
    assert.deepEqual(await standings(), { parties: "missing", term: "unknown", saving: "unknown", application: "missing", resolutions: "unknown", contract: "unknown" });

    const { versionId } = await office<{ versionId: string }>("agreement.draft", { legalForm: "mandate", hostMemberId: towns.kreis });
    assert.equal(await does("agreement.circulate", { versionId, revision: 1 }), "done");
    for (const memberId of [towns.kreis, towns.nauheim, towns.raunheim, towns.stockstadt]) {
      const file = memberId === towns.nauheim ? {} : { file: { name: "auszug.pdf", bytes: new TextEncoder().encode("Auszug") } };
      const entry = { memberId, versionId, step: "council", sessionOn: "2026-05-05", result: "adopted", ...file };
      const outcome = await world.does(world.people.office, "resolution.record", entry);
      assert.equal(outcome.status, "done");
      const signed = await world.does(world.people.office, "agreement.sign", { memberId, versionId, signedOn: "2026-06-01", signatory: "Leitung (erfunden)" });
      assert.equal(signed.status, "done");
    }
    const { keyId } = await office<{ keyId: string }>("cost-key.save", { title: "Gleich", shares: [{ part: "rest", basis: "equal" }] });
    await office("cost-plan.save-position", { year: 2_026, stage: "plan", kind: "personnel", title: "Stelle", cents: "850" });
    await office("cost-charge.levy", { year: 2_026, keyId, dueDays: ["2026-06-30"] });
    await office("cost-efficiency.save-assumption", { title: "Halbe Stelle", kind: "posts", measure: "member", audience: "all", cents: "250", source: "Schätzung (erfunden)" });

    // One extract is missing; 850 beside 1,000 are just 15 %.
    assert.deepEqual(await standings(), { parties: "met", term: "met", saving: "met", application: "missing", resolutions: "missing", contract: "met" });
    const { programmes } = await world.succeeds<{ programmes: readonly { versionId: string | null }[] }>(world.people.office, "grant.list", here);
    assert.ok(
      programmes.every((one) => one.versionId !== null),
      "what is missing leads to its place",
    );
    assert.equal((await office<Listed>("grant.list")).programmes[0]?.lastDay, "2026-12-06");
  });
});

describe("A grant", () => {
  test("is applied for while the programme is there, and granted once", async () => {
    assert.equal(await does("grant.save", { ...application, appliedOn: "2026-12-07" }), "day-in-future");
    assert.equal(await does("grant.save", { ...application, programme: "nirgends" }), "missing");
    const { grantId } = await office<{ grantId: string }>("grant.save", application);
    assert.equal(await does("grant.note-award", { ...notice, grantId, version: 1 }), "not-applied");
    assert.equal(await does("grant.save", { ...application, grantId, version: 2, appliedOn: "2026-09-01" }), "grant-changed");
    assert.equal(await does("grant.save", { ...application, grantId, version: 1, appliedOn: "2026-09-01" }), "done");
    assert.equal((await standings())["application"], "met");
    assert.equal(await does("grant.use-paper", { grantId }), "not-granted");
    assert.equal(await does("grant.note-award", { ...notice, grantId, version: 2, grantedCents: "39.999,99" }), "instalments-exceed-award");
    assert.equal(await does("grant.note-award", { ...notice, grantId, version: 2 }), "done");
    assert.equal(await does("grant.save", { ...application, grantId, version: 3 }), "decided-already");
    assert.equal(await does("grant.note-refusal", { grantId }), "not-applied");
    assert.equal((await found(grantId)).grant.instalments.length, 2);
  });

  test("comes in instalments, and each stands once in the plan and once in the actual cost", async () => {
    const grantId = await apply({ title: "Zweite" });
    await office("grant.note-award", { ...notice, grantId, version: 1 });
    const [first] = (await found(grantId)).grant.instalments;
    assert.equal(await does("grant.note-received", { grantId, instalmentId: first?.id, receivedOn: "2026-11-02" }), "done");
    assert.equal((await found(grantId)).sums.received, 2_500_000);

    const taking = { year: 2_026, kind: "grants", title: "Zweite, Rate", cents: "25.000", origin: first?.id };
    assert.equal(await does("cost-plan.save-position", { ...taking, stage: "plan" }), "done");
    assert.equal(await does("cost-plan.save-position", { ...taking, stage: "plan" }), "taken-over-already");
    assert.equal(await does("cost-plan.save-position", { ...taking, stage: "actual" }), "done");
    assert.deepEqual((await found(grantId)).taken.map(({ stage }) => stage).toSorted(), ["actual", "plan"]);
  });

  test("is used to the last cent, and no position is paid for twice", async () => {
    const grantId = await apply({ title: "Dritte" });
    await office("grant.note-award", { ...notice, grantId, version: 1, grantedCents: "40.000" });
    const { positionId } = await office<{ positionId: string }>("cost-plan.save-position", { year: 2_025, stage: "actual", kind: "services", title: "Prüfung", cents: "30.000" });
    const use = (more: object) => does("grant.add-use", { grantId, usedOn: "2026-11-02", ...more });
    assert.equal(await use({ cents: "1" }), "title-missing");
    assert.equal(await use({ positionId, cents: "30.000,01" }), "use-exceeds-position");
    assert.equal(await use({ positionId, cents: "30.000" }), "done");
    assert.equal(await use({ positionId, cents: "0,01" }), "use-exceeds-position");
    assert.equal(await use({ title: "Reisen", cents: "10.000,01" }), "use-exceeds-award");
    assert.equal(await use({ title: "Reisen", cents: "10.000" }), "done");
    const { grant, sums } = await found(grantId);
    assert.deepEqual([sums.used, sums.rest, grant.uses[0]?.title], [4_000_000, 0, "Prüfung"]);
    assert.equal(await does("grant.note-award", { ...notice, grantId, version: grant.version, grantedCents: "40.000,00", instalments: [] }), "done");
    assert.equal(await does("grant.note-award", { ...notice, grantId, version: grant.version + 1, grantedCents: "39.999", instalments: [] }), "award-below-use");
    for (const format of ["pdf", "docx", "odt"]) assert.equal(await does("grant.use-paper", { grantId, format }), "done");
    assert.equal(await does("grant.export", { grantId }), "done");
    assert.equal(await does("grant.remove-use", { grantId, useId: grant.uses[1]?.id }), "done");
    assert.equal((await found(grantId)).sums.rest, 1_000_000);
  });

  test("the database too keeps use and instalments below what was granted", async () => {
    const grantId = await apply({ title: "Vierte" });
    await office("grant.note-award", { ...notice, grantId, version: 1 });
    const spoil = (column: "used_cents" | "instalments_cents") =>
      transactAs(world.house.db, { ...clockActor, cooperativeId: gg, members: "all", role: "office" }, "write", async (tx) => {
        await tx
          .updateTable("cost_grant")
          .set({ [column]: 4_000_001 })
          .where("id", "=", grantId)
          .execute();
        return { keep: true, value: null };
      });
    await assert.rejects(spoil("used_cents"), /check/);
    await assert.rejects(spoil("instalments_cents"), /check/);
  });

  test("reminds the office of its days, and is nobody's else to write", async () => {
    const grantId = await apply({ title: "Fünfte" });
    await office("grant.note-award", { ...notice, grantId, version: 1, instalments: [], evidence: [{ kind: "final", dueOn: dayPlus("2026-11-23", 28) }] });
    const { letters } = await world.succeeds<{ letters: number }>(world.people.clock, "grant.remind-due", here);
    assert.ok(letters >= 1);
    const [owed] = (await found(grantId)).grant.evidence;
    assert.equal(await does("grant.note-submitted", { grantId, evidenceId: owed?.id, submittedOn: "2026-11-02" }), "done");
    assert.equal(await does("grant.days", {}), "done");
    assert.equal(await does("grant.save", application, world.people.steering), "forbidden");
    assert.equal(await does("grant.list", {}, world.people.coordinatorNauheim), "forbidden");
    assert.equal(await does("grant.list", {}, world.people.steering), "done");
  });

  test("may be refused, and stays so", async () => {
    const grantId = await apply({ title: "Sechste" });
    assert.equal(await does("grant.note-refusal", { grantId, conditions: "Mittel erschöpft" }), "done");
    assert.equal(await does("grant.note-refusal", { grantId }), "not-applied");
    assert.equal((await found(grantId)).grant.state, "refused");
  });
});
