import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Paper } from "#kernel/paper";
import { gg, openWorld, towns, type World } from "#tests/world";
import type { AgreementRecord } from "./contract.ts";
import { termsUseCases } from "./usecases/all.ts";

let world: World;
let versionId = "";
before(async () => {
  world = await openWorld(termsUseCases);
});
after(() => world.dispose());

const place = () => ({ cooperativeId: gg, versionId });
const read = () => world.succeeds<AgreementRecord>(world.people.office, "agreement.read", place());
const failure = async (operation: string, input: object = {}, who = world.people.office) => {
  const outcome = await world.does(who, operation, { cooperativeId: gg, ...input });
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const textOf = (paper: Paper) => JSON.stringify(paper);

describe("The agreement", () => {
  test("begins with the shipped text and every member as a party, once", async () => {
    ({ versionId } = await world.succeeds<{ versionId: string }>(world.people.office, "agreement.draft", { cooperativeId: gg, legalForm: "mandate", hostMemberId: towns.kreis }));
    const { version, problems } = await read();
    assert.deepEqual([version.number, version.change, version.content.parties.length, version.content.tasks.length], [1, "conclusion", 4, 10]);
    assert.deepEqual(problems, []);
    assert.equal(await failure("agreement.draft", { legalForm: "mandate", hostMemberId: towns.kreis }), "draft-exists");
  });

  test("is written by the office alone and read by all who are in it", async () => {
    const clause = { ...place(), revision: 1, clause: "vat", text: "Anders." };
    for (const who of [world.people.managementRaunheim, world.people.steering, world.people.auditor]) {
      assert.equal(await failure("agreement.save-clause", clause, who), "forbidden");
      assert.equal((await world.does(who, "agreement.read", place())).status, "done");
    }
    assert.equal(await failure("agreement.read", place(), world.people.officeWetterau), "missing");
  });

  test("nobody writes over another, and no member is invented", async () => {
    assert.equal(await failure("agreement.save-clause", { ...place(), revision: 1, clause: "vat", text: "Anders." }), "done");
    assert.equal(await failure("agreement.save-clause", { ...place(), revision: 1, clause: "vat", text: "Noch anders." }), "version-changed");
    assert.equal(await failure("agreement.save-clause", { ...place(), revision: 2, clause: "nirgends", text: "" }), "missing");
    assert.equal(await failure("agreement.set-parties", { ...place(), revision: 2, members: [towns.friedberg, towns.kreis] }), "missing");
  });

  test("a party may take some of the tasks; papers say so", async () => {
    assert.equal(await failure("agreement.choose-tasks", { ...place(), revision: 2, party: towns.nauheim, letters: ["A", "H"] }), "done");
    const { paper } = await world.succeeds<{ paper: Paper }>(world.people.office, "agreement.paper", place());
    assert.match(textOf(paper), /A, H/);
    assert.match(textOf(paper), /für fünf Jahre/);
    assert.doesNotMatch(textOf(paper), /\{\{/);
    assert.equal(paper.marking, "Entwurf");
  });

  test("a town that joins declares it with its own name; an unknown one does not", async () => {
    const declaration = { ...place(), joining: towns.stockstadt };
    const { paper } = await world.succeeds<{ paper: Paper }>(world.people.office, "agreement.accession-paper", declaration);
    assert.match(textOf(paper), /Gemeinde stockstadt/);
    assert.match(textOf(paper), /§ 27 Abs. 1 Satz 2 KGG/);
    assert.equal(await failure("agreement.accession-paper", { ...declaration, joining: "kreis-gg.nirgends" }), "missing");
  });

  test("goes before the councils only when nothing is missing, and never changes from then on – not even past the use case", async () => {
    assert.equal(await failure("agreement.set-parties", { ...place(), revision: 3, members: [towns.kreis] }), "done");
    assert.equal(await failure("agreement.circulate", { ...place(), revision: 4 }), "version-incomplete");
    assert.equal(await failure("agreement.set-parties", { ...place(), revision: 4, members: [towns.kreis, towns.raunheim, towns.nauheim] }), "done");
    assert.equal(await failure("agreement.circulate", { ...place(), revision: 5 }), "done");
    assert.equal(await failure("agreement.save-clause", { ...place(), revision: 6, clause: "vat", text: "Heimlich." }), "version-frozen");
    assert.equal(await failure("agreement.discard", { ...place(), revision: 6 }), "version-frozen");
    for (const change of ["update agreement_version set title = 'Heimlich'", "update agreement_version set content = '{}'", "delete from agreement_version"])
      await assert.rejects(world.test.database.pool.query(change), { code: "RW003" });
  });

  test("a text the councils do not want is followed by another; a draft may be thrown away", async () => {
    assert.equal(await failure("agreement.amend", { ...place(), change: "powers" }), "change-unfitting");
    const { versionId: second } = await world.succeeds<{ versionId: string }>(world.people.office, "agreement.amend", { ...place(), change: "conclusion" });
    assert.equal(await failure("agreement.amend", { ...place(), change: "conclusion" }), "draft-exists");
    const points = { namedOn: "", years: 0, prolongationMonths: 0, noticeMonths: 24, accessionBy: "amendment", hostMemberId: towns.kreis };
    const terms = { versionId: second, revision: 1, title: "Unser Verband", legalForm: "association", ...points };
    assert.equal(await failure("agreement.save-terms", terms), "done");
    const { paper } = await world.succeeds<{ paper: Paper }>(world.people.office, "agreement.paper", { cooperativeId: gg, versionId: second });
    assert.match(textOf(paper), /Verbandsversammlung/, "the draft has taken the text of its new form");
    assert.match(textOf(paper), /Anders\./, "and kept the clause that was reworded");
    assert.doesNotMatch(textOf(paper), /öffentlich-rechtliche Vereinbarung|\{\{/);
    assert.equal(await failure("agreement.discard", { cooperativeId: gg, versionId: second, revision: 2 }), "done");
    assert.equal(await failure("agreement.read", { versionId: second }), "missing");
  });
});
