import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { dayPlus } from "#kernel/days";
import type { Principal } from "#kernel/operation";
import { lifecycleUseCases } from "#topics/agreement/lifecycle/usecases/all";
import { papersUseCases } from "#topics/agreement/papers/usecases/all";
import { resolutionsUseCases } from "#topics/agreement/resolutions/usecases/all";
import { termsUseCases } from "#topics/agreement/terms/usecases/all";
import { keysUseCases } from "#topics/costs/keys/usecases";
import { plansUseCases } from "#topics/costs/plans/usecases/all";
import { membersUseCases } from "#topics/members/usecases";
import { gg, openWorld, towns, type World } from "#tests/world";
import type { Accession } from "./contract.ts";
import { accessionUseCases } from "./usecases/all.ts";

// The database asks its own clock which day it is, so the world lives today.
const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
const inDays = (days: number) => dayPlus(today, days);
const year = Number(today.slice(0, 4));

let world: World;
before(async () => {
  world = await openWorld([
    ...membersUseCases,
    ...termsUseCases,
    ...resolutionsUseCases,
    ...lifecycleUseCases,
    ...keysUseCases,
    ...plansUseCases,
    ...papersUseCases,
    ...accessionUseCases,
  ]);
  world.clock.set(new Date());
});
after(() => world.dispose());

const here = { cooperativeId: gg };
const failure = async (operation: string, input: object, who: Principal = world.people.office) => {
  const outcome = await world.does(who, operation, { ...here, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const office = <Value>(operation: string, input: object) => world.succeeds<Value>(world.people.office, operation, { ...here, ...input });

const town = { name: "Trebur", kind: "gemeinde", ags: "06433014", population: 13_196, populationAsOf: "2022-12-31", populationSource: "Register" };
const asked = () => ({ ...town, requestedOn: inDays(-14), wantedFrom: inDays(2) });

let [requestId, first, keyId] = ["", "", ""];
const read = (who: Principal = world.people.office, more: object = {}) => world.succeeds<Accession>(who, "accession.read", { ...here, requestId, ...more });
const next = async () => (await read()).steps.find(({ standing }) => standing === "next")?.step;

/** Resolves, signs and puts a version in force, for those who are asked. */
async function settle(versionId: string, asking: readonly string[], resolvedOn: string): Promise<void> {
  for (const memberId of asking) {
    await office("resolution.record", { memberId, versionId, step: "council", sessionOn: resolvedOn, result: "adopted" });
    await office("agreement.sign", { memberId, versionId, signedOn: resolvedOn });
  }
  await office("agreement.put-in-force", { versionId });
}

describe("A town joins", () => {
  test("its request is refused where it cannot be, and shows what is missing before anything else", async () => {
    assert.equal(await failure("accession.save", { ...asked(), populationAsOf: inDays(1) }), "figure-in-future");
    assert.equal(await failure("accession.save", { ...asked(), requestedOn: inDays(1), wantedFrom: inDays(3) }), "request-in-future");
    assert.equal(await failure("accession.save", { ...asked(), wantedFrom: inDays(-15) }), "wanted-too-early");
    assert.equal(await failure("accession.save", asked(), world.people.managementRaunheim), "forbidden");
    ({ requestId } = await office<{ requestId: string }>("accession.save", asked()));
    const shown = await read();
    assert.deepEqual([shown.problems, shown.demand, shown.shares.refused], [["agreement-missing"], null, "key-missing"]);
    assert.equal(await next(), "checked");
  });

  test("with an agreement in force the law's steps and the shares of all are shown; a member sees its own share only", async () => {
    ({ versionId: first } = await office<{ versionId: string }>("agreement.draft", { legalForm: "mandate", hostMemberId: towns.kreis }));
    await office("agreement.circulate", { versionId: first, revision: 1 });
    await settle(
      first,
      Object.values(towns).filter((one) => one.startsWith(`${gg}.`)),
      inDays(-20),
    );
    ({ keyId } = await office<{ keyId: string }>("cost-key.save", { title: "Gleich", shares: [{ part: "rest", basis: "equal" }] }));
    assert.equal((await read()).shares.refused, "plan-missing");
    assert.equal(await next(), "shared");
    await office("cost-plan.save-position", { year: year - 1, stage: "plan", kind: "personnel", title: "Stelle", cents: "100.000" });
    const shown = await read();
    assert.deepEqual([shown.demand?.accessionBy, shown.demand?.formality, shown.demand?.sections.formality], ["declaration", "notified", "§ 27 Abs. 1 Satz 2 KGG"]);
    assert.deepEqual(
      shown.shares.rows.map(({ name, before: was, after: will }) => [name, was, will]),
      [...["kreis", "nauheim", "raunheim", "stockstadt"].map((name) => [name, 2_500_000, 2_000_000]), ["Trebur", null, 2_000_000]],
    );
    const own = await read(world.people.coordinatorNauheim);
    assert.deepEqual([own.shares.rows.map(({ name }) => name), own.shares.firstYear], [["nauheim"], null]);
    assert.equal((await read(world.people.office, { amount: "50.000" })).shares.cents, 5_000_000);
    assert.equal(await next(), "admitted");
  });

  test("it is taken into the register with its day, then into a version that changes nothing else", async () => {
    await office("member.admit", { ...town, admittedOn: inDays(2) });
    const { memberId, demand } = await read();
    assert.equal(memberId, `${gg}.trebur`);
    assert.equal(await next(), "drafted");
    const { versionId } = await office<{ versionId: string }>("agreement.amend", { versionId: demand?.versionId, change: "accession" });
    assert.equal(await next(), "named");
    const { draft } = await read();
    await office("agreement.set-parties", { versionId, revision: 1, members: draft?.parties });
    assert.equal(await next(), "dated");
    const { parties: _, ...points } = (await read()).draft ?? { parties: [] };
    await office("agreement.save-terms", { ...points, versionId, revision: 2, title: "Vereinbarung", legalForm: "mandate", namedOn: inDays(2) });
    assert.equal(await next(), "circulated");
    await office("agreement.circulate", { versionId, revision: 3 });
    const shown = await read();
    assert.deepEqual([shown.version?.id, await next()], [versionId, "resolved"]);
  });

  test("only its own council resolves, on a paper with its own amount; then it declares, and the authority is told", async () => {
    const { version, memberId } = await read();
    const versionId = version?.id ?? "";
    const { simulationId } = await office<{ simulationId: string }>("cost-simulation.save", { title: "Mit Trebur", year: year + 1, years: 5, amount: "100.000", keys: [keyId] });
    await office("council-paper.prepare", { versionId, simulationId, keyId });
    type Papers = { readonly shares: readonly { readonly memberName: string; readonly first: number }[] };
    const papers = await office<Papers>("council-paper.overview", { versionId });
    assert.deepEqual(
      papers.shares.map(({ memberName, first: amount }) => [memberName, amount]),
      [["Trebur", 2_000_000]],
    );
    assert.equal(await failure("resolution.record", { memberId: towns.nauheim, versionId, step: "council", sessionOn: inDays(-3), result: "adopted" }), "member-not-asked");
    await office("resolution.record", { memberId, versionId, step: "council", sessionOn: inDays(-3), result: "adopted" });
    assert.equal(await next(), "signed");
    await office("agreement.sign", { memberId, versionId, signedOn: inDays(-2) });
    assert.equal(await next(), "notified");
    await office("agreement.note-formality", { versionId, formality: "notified", happenedOn: inDays(-1) });
    assert.equal(await next(), "in-force");
  });

  test("it is in force from the day named, and only then do rights of the office follow", async () => {
    const { version, memberId } = await read();
    assert.deepEqual(await office("agreement.put-in-force", { versionId: version?.id }), { inForceOn: inDays(2) });
    const waiting = await read();
    assert.deepEqual(
      waiting.steps.find(({ step }) => step === "rights"),
      { step: "rights", standing: "next", on: inDays(2), section: "" },
    );
    type Listed = { readonly requests: readonly { readonly standing: string }[] };
    const standings = async () => (await office<Listed>("accession.list", {})).requests.map(({ standing }) => standing);
    assert.deepEqual(await standings(), ["admitted"]);
    world.clock.set(new Date(Date.now() + 3 * 86_400_000));
    assert.deepEqual([(await read()).steps.every(({ standing }) => standing === "done"), await standings()], [true, ["party"]]);
    assert.equal(await failure("accession.close", { requestId, reason: "Zu spät" }), "member-already");
    assert.equal(await failure("accession.save", { ...asked(), name: "Noch einmal" }), "member-already");
    type Own = { readonly rights: readonly { readonly validFrom: string; readonly dataClass: string }[] };
    const { rights } = await world.succeeds<Own>(world.people.office, "agreement.own", { memberId });
    assert.deepEqual([rights.length, rights[0]?.validFrom, rights[0]?.dataClass], [1, inDays(2), "detail"]);
  });

  test("a request that is taken back is closed with its reason, and stays as it is", async () => {
    const other = { ...asked(), name: "Kelsterbach", ags: "06433007", kind: "stadt" };
    const { requestId: second } = await office<{ requestId: string }>("accession.save", other);
    assert.equal(await failure("accession.save", { ...other, requestId: second, revision: 2 }), "request-changed");
    assert.equal(await failure("accession.save", { ...other, requestId: second, revision: 1, population: 17_375 }), "done");
    assert.equal(await failure("accession.close", { requestId: second, reason: "Zurückgenommen" }), "done");
    assert.equal(await failure("accession.close", { requestId: second, reason: "Noch einmal" }), "request-closed");
    assert.equal(await failure("accession.save", { ...other, requestId: second, revision: 3 }), "request-closed");
    assert.equal(await failure("accession.read", { requestId: first }), "missing");
  });
});
