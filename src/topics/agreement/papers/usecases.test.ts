import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { strToU8 } from "fflate";
import { deliver } from "#edge/deliver";
import { keepAppointment } from "#edge/jobs";
import type { Principal } from "#kernel/operation";
import type { Paper } from "#kernel/paper";
import { unpack } from "#platform/documents/archive";
import { closeDocuments } from "#platform/documents/documents";
import { resolutionsUseCases } from "#topics/agreement/resolutions/usecases/all";
import { termsUseCases } from "#topics/agreement/terms/usecases/all";
import { efficiencyUseCases } from "#topics/costs/efficiency/usecases";
import { keysUseCases } from "#topics/costs/keys/usecases";
import { plansUseCases } from "#topics/costs/plans/usecases/all";
import { membersUseCases } from "#topics/members/usecases";
import { gg, openWorld, towns, type World } from "#tests/world";
import { packCouncilPapers, type CouncilPapers } from "./contract.ts";
import { papersUseCases } from "./usecases/all.ts";

let world: World;
let [versionId, keyId, simulationId] = ["", "", ""];
before(async () => {
  world = await openWorld([...membersUseCases, ...termsUseCases, ...resolutionsUseCases, ...keysUseCases, ...plansUseCases, ...efficiencyUseCases, ...papersUseCases]);
  const figure = (memberId: string, value: number) =>
    world.succeeds(world.people.office, "member.add-figure", { memberId, kind: "population", asOf: "2022-12-31", value, source: "x" });
  await figure(towns.nauheim, 10_840);
  await figure(towns.raunheim, 16_542);
  await figure(towns.stockstadt, 6_333);
});
after(async () => {
  await closeDocuments();
  await world.dispose();
});

const here = { cooperativeId: gg };
const failure = async (operation: string, input: object, who: Principal = world.people.office) => {
  const outcome = await world.does(who, operation, { ...here, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const overview = (who: Principal) => world.succeeds<CouncilPapers>(who, "council-paper.overview", { ...here, versionId });
const chosen = () => ({ versionId, simulationId, keyId });

describe("Council papers", () => {
  test("are prepared for what lies before the councils, on a kept simulation and a key of it", async () => {
    const { office } = world.people;
    ({ versionId } = await world.succeeds<{ versionId: string }>(office, "agreement.draft", { ...here, legalForm: "mandate", hostMemberId: towns.kreis }));
    const shares = [
      { part: "percent", percent: "50", basis: "member", bearer: towns.kreis },
      { part: "rest", basis: "population", circle: "without-named", figuresDay: "12-31", figuresYear: 2_022 },
    ];
    ({ keyId } = await world.succeeds<{ keyId: string }>(office, "cost-key.save", { ...here, title: "Kreis die Hälfte", shares }));
    const { keyId: other } = await world.succeeds<{ keyId: string }>(office, "cost-key.save", { ...here, title: "Gleich", shares: [{ part: "rest", basis: "equal" }] });
    const simulation = { ...here, title: "Für die Räte", year: 2_026, years: 5, amount: "230.000", keys: [keyId] };
    ({ simulationId } = await world.succeeds<{ simulationId: string }>(office, "cost-simulation.save", simulation));
    assert.equal(await failure("council-paper.prepare", chosen()), "version-not-circulated");
    assert.equal(await failure("agreement.circulate", { versionId, revision: 1 }), "done");
    assert.equal(await failure("council-paper.prepare", { ...chosen(), simulationId: versionId }), "missing");
    assert.equal(await failure("council-paper.prepare", { ...chosen(), keyId: other }), "key-not-compared");
    assert.equal(await failure("council-paper.prepare", { ...chosen(), versionId: keyId }), "missing");
    assert.equal(await failure("council-paper.print", { memberId: towns.nauheim, versionId }), "not-prepared");
    assert.equal(await failure("council-paper.pack", { versionId }), "not-prepared");
    assert.equal(await failure("council-paper.prepare", chosen(), world.people.managementRaunheim), "forbidden");
    assert.equal(await failure("council-paper.prepare", { ...chosen(), introduction: "Was vorausging." }), "done");
    assert.equal(await failure("council-paper.prepare", chosen()), "paper-changed");
    assert.equal(await failure("council-paper.prepare", { ...chosen(), introduction: "Was wirklich vorausging.", revision: 1 }), "done");
  });

  test("a member reads its own amount and takes its own paper, and no other", async () => {
    const all = await overview(world.people.steering);
    assert.deepEqual(
      all.shares.map(({ memberName, first, whole }) => [memberName, first, whole]),
      [
        ["kreis", 11_500_000, 57_500_000],
        ["nauheim", 3_697_464, 18_487_320],
        ["raunheim", 5_642_385, 28_211_925],
        ["stockstadt", 2_160_151, 10_800_755],
      ],
    );
    assert.deepEqual(
      (await overview(world.people.coordinatorNauheim)).shares.map(({ memberName }) => memberName),
      ["nauheim"],
    );
    const print = (memberId: string, who: Principal) => failure("council-paper.print", { memberId, versionId, format: "pdf" }, who);
    assert.equal(await print(towns.nauheim, world.people.coordinatorNauheim), "done");
    assert.equal(await print(towns.raunheim, world.people.coordinatorNauheim), "missing");
    assert.equal(await print(towns.raunheim, world.people.managementRaunheim), "done");
    assert.equal(await failure("council-paper.pack", { versionId }, world.people.managementRaunheim), "forbidden");
  });

  test("say what the member has recorded of its sessions, and what they were prepared on stays", async () => {
    const session = { memberId: towns.nauheim, versionId, step: "council", paperNumber: "VL-17/2026", sessionOn: "2099-03-05" };
    await world.succeeds(world.people.coordinatorNauheim, "resolution.record", session);
    const paperOf = async () =>
      JSON.stringify((await world.succeeds<{ paper: Paper }>(world.people.coordinatorNauheim, "council-paper.print", { memberId: towns.nauheim, versionId })).paper);
    const before_ = await paperOf();
    assert.match(before_, /VL-17\/2026/);
    assert.match(before_, /36\.974,64/);
    assert.match(before_, /Was wirklich vorausging\./);
    // A figure that is corrected later makes the simulation outdated, and no paper that is prepared different.
    await world.succeeds(world.people.office, "member.add-figure", { memberId: towns.nauheim, kind: "population", asOf: "2022-12-31", value: 12_000, source: "berichtigt" });
    assert.equal(await paperOf(), before_);
    assert.equal(await failure("council-paper.prepare", { ...chosen(), revision: 2 }), "basis-outdated");
  });

  test("come in one package, each in the format asked for", async () => {
    const packed = await world.succeeds(world.people.office, "council-paper.pack", { ...here, versionId, format: "odt" });
    const delivery = await deliver(packCouncilPapers, packed, new Date("2026-11-27"));
    const parts = unpack(delivery?.bytes ?? strToU8(""));
    assert.equal(parts.length, 4);
    assert.match(delivery?.name ?? "", /Sitzungsvorlagen_Fassung_1\.zip|Sitzungsvorlagen Fassung 1\.zip/);
    assert.ok(
      parts.every(({ name, bytes }) => name.endsWith(".odt") && bytes.length > 5_000 && bytes[0] === 0x50),
      "each a package of its own",
    );
    assert.equal(new Set(parts.map(({ name }) => name)).size, 4);
  });

  test("are for those who decide: whoever is not asked gets none", async () => {
    const { versionId: second } = await world.succeeds<{ versionId: string }>(world.people.office, "agreement.amend", { ...here, versionId, change: "conclusion" });
    await world.succeeds(world.people.office, "agreement.set-parties", { ...here, versionId: second, revision: 1, members: [towns.kreis, towns.raunheim] });
    await world.succeeds(world.people.office, "agreement.circulate", { ...here, versionId: second, revision: 2 });
    const { simulationId: anew } = await world.succeeds<{ simulationId: string }>(world.people.office, "cost-simulation.save", {
      ...here,
      title: "Neu gerechnet",
      year: 2_026,
      amount: "230.000",
      keys: [keyId],
    });
    assert.equal(await failure("council-paper.prepare", { versionId: second, simulationId: anew, keyId }), "done");
    assert.equal(await failure("council-paper.print", { memberId: towns.nauheim, versionId: second }), "member-not-asked");
    assert.equal(await failure("council-paper.print", { memberId: towns.raunheim, versionId: second }), "done");
  });

  test("hold the simulation they stand on; any other may be taken away", async () => {
    const simulation = { ...here, title: "Versehen", year: 2_026, amount: "1", keys: [keyId] };
    const { simulationId: spare } = await world.succeeds<{ simulationId: string }>(world.people.office, "cost-simulation.save", simulation);
    assert.equal(await failure("cost-simulation.remove", { simulationId }), "simulation-in-use");
    assert.equal(await failure("cost-simulation.remove", { simulationId: spare }, world.people.steering), "forbidden");
    assert.equal(await failure("cost-simulation.remove", { simulationId: spare }), "done");
    assert.equal(await failure("cost-simulation.remove", { simulationId: spare }), "missing");
    assert.equal(
      (await overview(world.people.office)).simulations.some(({ id }) => id === spare),
      false,
    );
  });

  test("are printed in the background, a file for every house, also where two are called the same, and go when they are prepared anew", async () => {
    const appointment = { operation: "council-paper.next-print", prints: "council-paper.keep-print", cron: "", scope: "cooperative" as const };
    const clocked = () => keepAppointment(world.house, { appointments: [], cooperatives: () => Promise.resolve([gg]) }, appointment);
    const call = (name: string) =>
      world.test.database.pool.query(
        `set session_replication_role = replica; update member set name = '${name}' where id = '${towns.nauheim}'; set session_replication_role = origin`,
      );
    await call("raunheim");
    assert.equal(await failure("council-paper.ask-print", { versionId, kind: "pdf" }), "invalid");
    assert.equal(await failure("council-paper.ask-print", { versionId, kind: "zip-docx" }, world.people.steering), "forbidden");
    const { runId } = await world.succeeds<{ runId: string }>(world.people.office, "council-paper.ask-print", { ...here, versionId, kind: "zip-docx" });
    assert.equal(await failure("council-paper.fetch-print", { runId }), "run-unfinished");
    assert.deepEqual((await overview(world.people.managementNauheim)).runs, []);
    await clocked();
    assert.deepEqual(
      (await overview(world.people.steering)).runs.map(({ id, printed, files }) => ({ id, printed, files })),
      [{ id: runId, printed: 4, files: 4 }],
    );
    const printed = await world.succeeds<{ name: string; content: Uint8Array }>(world.people.steering, "council-paper.fetch-print", { ...here, runId });
    const parts = unpack(printed.content);
    assert.match(printed.name, /Sitzungsvorlagen Fassung 1\.zip$/);
    assert.equal(parts.filter(({ name }) => name.includes("raunheim")).length, 2);
    assert.ok(parts.length === 4 && parts.every(({ name, bytes }) => name.endsWith(".docx") && bytes[0] === 0x50));
    assert.equal(await failure("council-paper.fetch-print", { runId }, world.people.managementNauheim), "forbidden");
    await call("nauheim");
    const { revision } = (await overview(world.people.office)).paper ?? { revision: 0 };
    await world.succeeds(world.people.office, "cost-simulation.save", { ...here, title: "Neu für die Räte", year: 2_026, years: 5, amount: "230.000", keys: [keyId] });
    const anew = (await overview(world.people.office)).simulations.find(({ title }) => title === "Neu für die Räte");
    assert.equal(await failure("council-paper.prepare", { ...chosen(), simulationId: anew?.id, revision }), "done");
    assert.equal(await failure("council-paper.fetch-print", { runId }), "missing");
  });
});
