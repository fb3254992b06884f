import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import type { Outcome } from "#edge/perform";
import { fileOf } from "#tests/planting";
import { manyRequirements, plantCatalogue, plantMapping, plantNextVersion, type Asked, type PlantedCatalogue } from "#tests/requirements";
import { countEvents, plantRows } from "#tests/survey";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { adoptionUseCases } from "#topics/assessment/adoption/usecases/all";
import { levels, modals } from "#topics/catalogue/formats/model";
import type { CheckOpened, CheckRead, RoundRead, RowRead, TriageRead } from "./contract.ts";
import { isBasic } from "./rules/answering.ts";
import { checkUseCases } from "./usecases/all.ts";

const said = (outcome: Outcome) => (outcome.status === "refused" ? outcome.failure : outcome.status);

const basis: readonly Asked[] = [
  { key: "konzept", area: "sicherung", level: "basic", effort: 1, audience: "IT", title: "Gibt es ein Sicherungskonzept?" },
  { key: "test", area: "sicherung", level: "standard", effort: 2, audience: "IT" },
  { key: "netz", area: "netze", level: "basic", effort: 3 },
  { key: "wlan", area: "netze", level: "elevated" },
];

/** Issues a check and answers its round and the members' checks. */
async function issue(world: World, catalogue: PlantedCatalogue, more: object = {}) {
  const { roundId } = await world.succeeds<{ roundId: string }>(world.people.office, "check.issue", {
    cooperativeId: gg,
    catalogueId: catalogue.catalogueId,
    title: `Check ${randomUUID()}`,
    period: "2026",
    opensOn: "2026-11-23",
    dueOn: "2026-12-15",
    ...more,
  });
  const { rows } = await world.test.database.pool.query<{ member_id: string; id: string }>("select member_id, id from member_check where round_id = $1", [roundId]);
  const checkOf = (member: string) => rows.find(({ member_id }) => member_id === member)?.id ?? "";
  return { roundId, checkOf, checks: rows.length };
}

const show = (world: World, member: string, dataClass: string) =>
  plantRows(
    world,
    `insert into member_data_class (cooperative_id, member_id, data_class, set_at, set_by_name) values ('${gg}', '${member}', '${dataClass}', now(), 'Probe')
     on conflict (member_id) do update set data_class = excluded.data_class`,
  );

/** What the counts by area and the sums by check say, and what a recount of the answers says. */
async function countsAndRecount(world: World) {
  const columns = "check_id, area_key, yes, partly, no, dispensable, shared, verified, basic_gaps";
  const kept = await world.test.database.pool.query(`select ${columns} from check_area order by check_id, area_key`);
  const counted = await world.test.database.pool.query(
    `select a.check_id, a.area_key, count(*) filter (where effective = 'yes')::int as yes, count(*) filter (where effective = 'partly')::int as partly, count(*) filter (where effective = 'no')::int as no,
      count(*) filter (where effective = 'dispensable')::int as dispensable, count(*) filter (where shared_status is not null)::int as shared,
      count(*) filter (where verdict is not null)::int as verified, count(*) filter (where basic and effective in ('no', 'partly'))::int as basic_gaps
     from check_area a left join check_answer w on w.member_id = a.member_id and w.check_id = a.check_id and w.area_key = a.area_key and w.asked group by 1, 2 order by 1, 2`,
  );
  const totals = await world.test.database.pool.query(`select check_id, asked, yes, partly, no, dispensable, shared, verified, basic_gaps from check_total order by check_id`);
  const summed = await world.test.database.pool.query(
    `select check_id, sum(asked)::int as asked, sum(yes)::int as yes, sum(partly)::int as partly, sum(no)::int as no, sum(dispensable)::int as dispensable, sum(shared)::int as shared,
      sum(verified)::int as verified, sum(basic_gaps)::int as basic_gaps from check_area group by check_id order by check_id`,
  );
  return { kept: [...kept.rows, ...totals.rows], counted: [...counted.rows, ...summed.rows] };
}

describe("checks", () => {
  let world: World;
  let catalogue: PlantedCatalogue;
  before(async () => {
    world = await openWorld(checkUseCases);
    catalogue = await plantCatalogue(world, { requirements: basis });
    await show(world, towns.raunheim, "detail");
    await show(world, towns.stockstadt, "aggregate");
  });
  after(() => world.dispose());

  const office = () => world.people.office;
  const coordinator = () => world.people.coordinatorRaunheim;
  const management = () => world.people.managementRaunheim;
  const at = (checkId: string) => ({ memberId: towns.raunheim, checkId });
  const answer = (checkId: string, requirement: string, given: object) => world.does(coordinator(), "check.answer", { ...at(checkId), requirement, ...given });

  test("one act issues a check to every member of today, counted by area, with a letter to each coordinator", async () => {
    const outcome = await world.succeeds<{ members: number; asked: number; letters: number; withoutCoordinator: string[] }>(office(), "check.issue", {
      cooperativeId: gg,
      catalogueId: catalogue.catalogueId,
      title: "Basis-Check",
      period: "2026",
      opensOn: "2026-11-23",
      dueOn: "2026-12-15",
    });
    assert.deepEqual([outcome.members, outcome.asked, outcome.letters, outcome.withoutCoordinator], [4, 4, 2, ["kreis", "stockstadt"]]);
    const { rows } = await world.test.database.pool.query("select area_key, sum(asked)::int as asked, count(*)::int as members from check_area group by 1 order by 1");
    assert.deepEqual(rows, [
      { area_key: "netze", asked: 8, members: 4 },
      { area_key: "sicherung", asked: 8, members: 4 },
    ]);
    assert.equal(await countEvents(world, "check.issue"), 1);
  });

  test("the same title and period is not issued twice", async () => {
    const again = { cooperativeId: gg, catalogueId: catalogue.catalogueId, title: "Basis-Check", period: "2026", opensOn: "2026-11-23", dueOn: "2026-12-15" };
    assert.equal(said(await world.does(office(), "check.issue", again)), "round-exists");
  });

  test("a selection asks only what fits it; one that asks nothing is refused", async () => {
    const one = await issue(world, catalogue, { levels: ["basic"] });
    const { rows } = await world.test.database.pool.query<{ asked: number }>("select sum(asked)::int as asked from check_area where check_id = $1", [one.checkOf(towns.raunheim)]);
    assert.equal(rows[0]?.asked, 2);
    const nothing = { cooperativeId: gg, catalogueId: catalogue.catalogueId, title: "Nichts", period: "2026", opensOn: "2026-11-23", dueOn: "2026-12-15", modals: ["may"] };
    assert.equal(said(await world.does(office(), "check.issue", nothing)), "nothing-asked");
  });

  test("every area ticked is no restriction: what a new version adds is asked, too", async () => {
    const { roundId } = await issue(world, catalogue, { areas: ["sicherung", "netze"] });
    const { rows } = await world.test.database.pool.query<{ selection: { areas: unknown } }>("select selection from check_round where id = $1", [roundId]);
    assert.equal(rows[0]?.selection.areas, null);
  });

  test("members asked later get the check once; those asked already are not written to again", async () => {
    const { roundId } = await issue(world, catalogue, { audience: "chosen", members: [towns.stockstadt] });
    const added = await world.succeeds<{ added: number; letters: number }>(office(), "check.add-members", {
      cooperativeId: gg,
      roundId,
      members: [towns.stockstadt, towns.raunheim],
    });
    assert.deepEqual(added, { added: 1, letters: 1 });
    const again = await world.succeeds<{ added: number }>(office(), "check.add-members", { cooperativeId: gg, roundId, members: [towns.raunheim] });
    assert.equal(again.added, 0);
    const part = await world.succeeds<{ added: number }>(office(), "check.add-members", { cooperativeId: gg, roundId, members: [towns.raunheim], part: "Stadtwerke" });
    assert.equal(part.added, 1);
  });

  test("a new deadline reaches everybody asked, also who shows the office nothing", async () => {
    const { roundId } = await issue(world, catalogue);
    assert.deepEqual(await world.succeeds(office(), "check.change-deadline", { cooperativeId: gg, roundId, dueOn: "2026-12-20", notify: true }), { changed: 4, letters: 2 });
    const { rows } = await world.test.database.pool.query("select distinct due_on::text as due from member_check where round_id = $1", [roundId]);
    assert.deepEqual(rows, [{ due: "2026-12-20" }]);
    assert.equal(said(await world.does(office(), "check.change-deadline", { cooperativeId: gg, roundId, dueOn: "2026-11-01" })), "due-in-past");
  });

  test("a check opens with all its rows, light and in order, narrowed by area, state, effort, audience and words", async () => {
    const { checkOf } = await issue(world, catalogue);
    const checkId = checkOf(towns.raunheim);
    const open = (more: object = {}) => world.succeeds<CheckOpened>(coordinator(), "check.open", { ...at(checkId), ...more });
    const keys = async (more: object) => (await open(more)).rows.map(({ key }) => key);
    assert.deepEqual(await keys({}), ["konzept", "test", "netz", "wlan"]);
    await answer(checkId, "konzept", { status: "partly" });
    assert.deepEqual(await keys({ state: "open" }), ["test", "netz", "wlan"]);
    assert.deepEqual(await keys({ state: "basic-gap" }), ["konzept"]);
    assert.deepEqual(await keys({ area: "netze" }), ["netz", "wlan"]);
    assert.deepEqual(await keys({ effort: 3 }), ["netz"]);
    assert.deepEqual(await keys({ audience: "IT" }), ["konzept", "test"]);
    assert.deepEqual(await keys({ text: "Sicherungskonzepte" }), ["konzept"]);
    assert.deepEqual(await keys({ text: "WLA" }), ["wlan"]);
    assert.deepEqual(await keys({ text: "%" }), []);
    const { check, total, audiences } = await open();
    assert.deepEqual([check.state, total.partly, total.basicGaps, audiences], ["in-progress", 1, 1, ["IT"]]);
  });

  test("answers are saved with the version before; a conflict is told, nothing is lost", async () => {
    const { checkOf } = await issue(world, catalogue);
    const checkId = checkOf(towns.raunheim);
    assert.deepEqual(await world.succeeds(coordinator(), "check.answer", { ...at(checkId), requirement: "konzept", status: "no", deficits: "Es fehlt." }), {
      requirement: "konzept",
      version: 1,
      status: "no",
      effective: "no",
      area: "sicherung",
    });
    assert.equal(said(await answer(checkId, "konzept", { status: "yes" })), "answer-changed");
    assert.equal(said(await answer(checkId, "konzept", { status: "yes", version: 1 })), "done");
    const read = await world.succeeds<RowRead>(coordinator(), "check.row", { ...at(checkId), requirement: "konzept" });
    assert.deepEqual([read.answer?.status, read.answer?.version, read.answer?.deficits], ["yes", 2, "Es fehlt."]);
    assert.equal(said(await answer(checkId, "konzept", { status: "yes", version: 2 })), "done");
    const again = await world.succeeds<RowRead>(coordinator(), "check.row", { ...at(checkId), requirement: "konzept" });
    assert.equal(again.answer?.version, 2, "the same words are not written again");
  });

  test("two who answer one row at the same moment: one is saved, the other is told", async () => {
    const { checkOf } = await issue(world, catalogue);
    const checkId = checkOf(towns.raunheim);
    const outcomes = await Promise.all([answer(checkId, "test", { status: "yes" }), answer(checkId, "test", { status: "no" })]);
    assert.deepEqual(outcomes.map(said).toSorted(), ["answer-changed", "done"]);
  });

  test("what is not asked is not answered, and what is handed in is not changed", async () => {
    const { roundId, checkOf } = await issue(world, catalogue, { areas: ["sicherung"] });
    const checkId = checkOf(towns.raunheim);
    assert.equal(said(await answer(checkId, "netz", { status: "yes" })), "missing");
    await answer(checkId, "konzept", { status: "yes" });
    assert.equal(said(await world.does(coordinator(), "check.submit", at(checkId))), "rows-open");
    assert.equal(said(await world.does(coordinator(), "check.submit", { ...at(checkId), incomplete: true })), "done");
    assert.equal(said(await answer(checkId, "test", { status: "yes" })), "check-submitted");
    await world.succeeds(office(), "check.return", { ...at(checkId), reason: "Bitte den Test ergänzen." });
    assert.equal(said(await answer(checkId, "test", { status: "yes" })), "done");
    const { check } = await world.succeeds<CheckRead>(coordinator(), "check.overview", at(checkId));
    assert.deepEqual([check.state, check.returnReason], ["returned", "Bitte den Test ergänzen."]);
    await world.succeeds(office(), "check.close-round", { cooperativeId: gg, roundId });
    assert.equal(said(await answer(checkId, "test", { status: "no", version: 1 })), "round-closed");
  });

  test("the office's verdict stands beside the member's word and never over it", async () => {
    const { checkOf } = await issue(world, catalogue);
    const checkId = checkOf(towns.raunheim);
    await answer(checkId, "konzept", { status: "yes" });
    assert.equal(said(await world.does(office(), "check.verify-row", { ...at(checkId), requirement: "test", verdict: "no" })), "missing");
    await world.succeeds(office(), "check.verify-row", { ...at(checkId), requirement: "konzept", verdict: "no", note: "Das Konzept ist von 2015." });
    const { answer: kept } = await world.succeeds<RowRead>(coordinator(), "check.row", { ...at(checkId), requirement: "konzept" });
    assert.deepEqual([kept?.status, kept?.effective, kept?.verdict, kept?.verdictNote], ["yes", "yes", "no", "Das Konzept ist von 2015."]);
    const { rows } = await world.succeeds<CheckOpened>(coordinator(), "check.open", { ...at(checkId), state: "differs" });
    assert.deepEqual(
      rows.map(({ key }) => key),
      ["konzept"],
    );
  });

  test("the management signs only when every basic gap says what is missing and until when", async () => {
    const { checkOf } = await issue(world, catalogue);
    const checkId = checkOf(towns.raunheim);
    await answer(checkId, "konzept", { status: "no", deficits: "Es gibt keines." });
    await world.succeeds(coordinator(), "check.submit", { ...at(checkId), incomplete: true });
    await world.succeeds(office(), "check.verify", at(checkId));
    assert.equal(said(await world.does(management(), "check.close", at(checkId))), "basic-gaps-unplanned");
    const { unplanned } = await world.succeeds<CheckRead>(management(), "check.overview", at(checkId));
    assert.deepEqual(
      unplanned.map(({ key }) => key),
      ["konzept"],
    );
    assert.equal(said(await world.does(coordinator(), "check.reopen", at(checkId))), "only-management-reopens");
    await world.succeeds(management(), "check.reopen", at(checkId));
    await answer(checkId, "konzept", { status: "no", dueOn: "2027-03-31", version: 1 });
    await world.succeeds(coordinator(), "check.submit", { ...at(checkId), incomplete: true });
    assert.equal(said(await world.does(management(), "check.close", at(checkId))), "done");
    assert.equal(said(await world.does(coordinator(), "check.answer", { ...at(checkId), requirement: "test", status: "yes" })), "check-closed");
  });

  test("evidence: kept with hash and expiry, shown as expired, delivered as a harmless file, refused where it does not fit", async () => {
    const { checkOf } = await issue(world, catalogue);
    const checkId = checkOf(towns.raunheim);
    const at0 = { ...at(checkId), requirement: "konzept" };
    const { evidenceId } = await world.succeeds<{ evidenceId: string }>(coordinator(), "check.attach", { ...at0, file: fileOf("konzept.txt", "Konzept"), expiresOn: "2026-11-01" });
    await world.succeeds(coordinator(), "check.link", { ...at0, title: "Leitlinie", address: "https://example.org/leitlinie" });
    assert.equal(said(await world.does(coordinator(), "check.link", { ...at0, title: "Böse", address: "javascript:alert(1)" })), "address-refused");
    assert.equal(said(await world.does(coordinator(), "check.attach", { ...at0, file: fileOf("konzept.exe", "MZ") })), "file-kind-refused");
    const { evidence } = await world.succeeds<RowRead>(coordinator(), "check.row", at0);
    assert.deepEqual(evidence.map(({ kind, expired }) => [kind, expired]).toSorted(), [
      ["file", true],
      ["link", false],
    ]);
    assert.match(evidence.find(({ kind }) => kind === "file")?.sha256 ?? "", /^[0-9a-f]{64}$/);
    assert.equal((await world.succeeds<CheckRead>(coordinator(), "check.overview", at(checkId))).expired, 1);
    const file = await world.succeeds<{ name: string; mediaType: string }>(office(), "check.evidence", { ...at(checkId), evidenceId });
    assert.deepEqual([file.name, file.mediaType], ["konzept.txt", "text/plain"]);
    assert.equal(said(await world.does(world.people.coordinatorNauheim, "check.evidence", { ...at(checkId), evidenceId })), "missing");
    await world.succeeds(coordinator(), "check.remove-evidence", { ...at(checkId), evidenceId });
    assert.equal(said(await world.does(coordinator(), "check.evidence", { ...at(checkId), evidenceId })), "missing");
  });

  test("an area is given to somebody who holds an office there, and to nobody else", async () => {
    const { checkOf } = await issue(world, catalogue);
    const checkId = checkOf(towns.raunheim);
    const personId = coordinator().personId;
    assert.deepEqual(await world.succeeds(coordinator(), "check.assign", { ...at(checkId), area: "netze", personId }), {
      area: "netze",
      assignedName: "coordinatorRaunheim (erfunden)",
    });
    assert.equal(said(await world.does(coordinator(), "check.assign", { ...at(checkId), area: "netze", personId: world.people.coordinatorNauheim.personId })), "missing");
    assert.equal(said(await world.does(coordinator(), "check.assign", { ...at(checkId), area: "garten", personId })), "missing");
  });
});

describe("what a member shows", () => {
  let world: World;
  let round: Awaited<ReturnType<typeof issue>>;
  before(async () => {
    world = await openWorld(checkUseCases);
    const catalogue = await plantCatalogue(world, { requirements: basis });
    await show(world, towns.raunheim, "detail");
    await show(world, towns.nauheim, "status");
    await show(world, towns.stockstadt, "aggregate");
    round = await issue(world, catalogue);
    for (const [who, memberId] of [
      [world.people.coordinatorRaunheim, towns.raunheim],
      [world.people.coordinatorNauheim, towns.nauheim],
    ] as const)
      await world.succeeds(who, "check.answer", { memberId, checkId: round.checkOf(memberId), requirement: "konzept", status: "yes", note: "Geheim." });
  });
  after(() => world.dispose());

  const look = (operation: string, memberId: string, more: object = {}) => world.does(world.people.office, operation, { memberId, checkId: round.checkOf(memberId), ...more });

  test("details: the office sees the answer, and the member sees that it looked", async () => {
    const opened = await world.succeeds<CheckOpened>(world.people.office, "check.open", { memberId: towns.raunheim, checkId: round.checkOf(towns.raunheim) });
    assert.deepEqual([opened.check.detail, opened.rows[0]?.status], [true, "yes"]);
    await look("check.row", towns.raunheim, { requirement: "konzept" });
    const { rows } = await world.test.database.pool.query(
      "select operation, object, role from audit_event where member_id = $1 and operation in ('check.open', 'check.row') order by number",
      [towns.raunheim],
    );
    assert.deepEqual(rows, [
      { operation: "check.open", object: `check:${towns.raunheim}/${round.checkOf(towns.raunheim)}`, role: "office" },
      { operation: "check.row", object: `check-answer:${towns.raunheim}/${round.checkOf(towns.raunheim)}/konzept`, role: "office" },
    ]);
  });

  test("one's own look is not logged", async () => {
    const before = await countEvents(world, "check.open");
    await world.succeeds(world.people.coordinatorRaunheim, "check.open", { memberId: towns.raunheim, checkId: round.checkOf(towns.raunheim) });
    assert.equal(await countEvents(world, "check.open"), before);
  });

  test("status: the office sees counts by area and no answer", async () => {
    const read = await world.succeeds<CheckRead>(world.people.office, "check.overview", { memberId: towns.nauheim, checkId: round.checkOf(towns.nauheim) });
    assert.deepEqual([read.check.detail, read.total.yes, read.unplanned], [false, 1, []]);
    const opened = await world.succeeds<CheckOpened>(world.people.office, "check.open", { memberId: towns.nauheim, checkId: round.checkOf(towns.nauheim) });
    assert.deepEqual(opened.rows, []);
    const row = await look("check.row", towns.nauheim, { requirement: "konzept" });
    assert.equal(JSON.stringify(row).includes("Geheim"), false);
    assert.equal(said(await look("check.verify-row", towns.nauheim, { requirement: "konzept", verdict: "no" })), "missing");
  });

  test("aggregate: the office does not even see the check", async () => {
    assert.equal(said(await look("check.overview", towns.stockstadt)), "missing");
    const { checks, absent } = await world.succeeds<RoundRead>(world.people.office, "check.round", { cooperativeId: gg, roundId: round.roundId });
    assert.deepEqual([checks.map(({ name }) => name), absent.map(({ name }) => name)], [["kreis", "nauheim", "raunheim"], ["stockstadt"]]);
  });

  test("a claim of one act does not outlive it", async () => {
    await world.succeeds(world.people.office, "check.change-deadline", { cooperativeId: gg, roundId: round.roundId, dueOn: "2026-12-22" });
    const { checks } = await world.succeeds<RoundRead>(world.people.office, "check.round", { cooperativeId: gg, roundId: round.roundId });
    assert.equal(checks.length, 3);
  });

  test("a neighbour and another cooperative see nothing", async () => {
    const place = { memberId: towns.raunheim, checkId: round.checkOf(towns.raunheim) };
    assert.equal(said(await world.does(world.people.coordinatorNauheim, "check.open", place)), "missing");
    assert.equal(said(await world.does(world.people.coordinatorNauheim, "check.open", { memberId: towns.nauheim, checkId: place.checkId })), "missing");
    assert.equal(said(await world.does(world.people.officeWetterau, "check.round", { cooperativeId: wetterau, roundId: round.roundId })), "missing");
  });
});

describe("suggestions and earlier checks", () => {
  let world: World;
  before(async () => {
    world = await openWorld([...adoptionUseCases, ...checkUseCases]);
  });
  after(() => world.dispose());
  const member = { memberId: towns.raunheim };
  const coordinator = () => world.people.coordinatorRaunheim;

  test("an answer elsewhere is proposed through mappings, over two steps, with its relationship; a person confirms", async () => {
    const from = await plantCatalogue(world, {
      key: "basis",
      title: "Basis-Check",
      scale: "wiba",
      requirements: [
        { key: "b1", label: "1.1" },
        { key: "b2", label: "1.2" },
      ],
    });
    const to = await plantCatalogue(world, {
      key: "gspp",
      title: "Grundschutz++",
      requirements: [
        { key: "g1", label: "G.1" },
        { key: "g2", label: "G.2" },
        { key: "g3", label: "G.3" },
      ],
    });
    await plantMapping(world, { source: "basis", target: "it-grundschutz-2023" }, [
      ["1.1", "equal-to", "CON.3.A1"],
      ["1.2", "subset-of", "CON.3.A2"],
    ]);
    await plantMapping(world, { source: "it-grundschutz-2023", target: "gspp" }, [
      ["CON.3.A1", "equivalent-to", "G.1"],
      ["CON.3.A2", "superset-of", "G.2"],
    ]);
    const first = await issue(world, from);
    const second = await issue(world, to);
    for (const requirement of ["b1", "b2"]) await world.succeeds(coordinator(), "check.answer", { ...member, checkId: first.checkOf(towns.raunheim), requirement, status: "yes" });
    const place = { ...member, checkId: second.checkOf(towns.raunheim) };
    const suggestions = async (requirement: string) => (await world.succeeds<RowRead>(coordinator(), "check.row", { ...place, requirement })).suggestions;
    assert.deepEqual(
      (await suggestions("g1")).map(({ requirement, relationship, proposal }) => [requirement, relationship, proposal]),
      [["b1", "equivalent-to", "yes"]],
    );
    assert.deepEqual(
      (await suggestions("g2")).map(({ requirement, relationship, proposal }) => [requirement, relationship, proposal]),
      [["b2", "intersects-with", "partly"]],
    );
    assert.deepEqual(await suggestions("g3"), []);
    const none = await world.succeeds<CheckRead>(coordinator(), "check.overview", place);
    assert.equal(none.total.yes, 0, "nothing becomes yes by itself");
    const confirmed = await world.succeeds<{ status: string }>(coordinator(), "check.confirm-suggestion", {
      ...place,
      requirement: "g1",
      fromCheck: first.checkOf(towns.raunheim),
      fromRequirement: "b1",
    });
    assert.equal(confirmed.status, "yes");
    const { answer } = await world.succeeds<RowRead>(coordinator(), "check.row", { ...place, requirement: "g1" });
    assert.equal(answer?.relationship, "equivalent-to");
    assert.equal(
      said(await world.does(coordinator(), "check.confirm-suggestion", { ...place, requirement: "g3", fromCheck: first.checkOf(towns.raunheim), fromRequirement: "b1" })),
      "missing",
    );
  });

  test("answers of the last round are laid beside as proposals that count only when confirmed", async () => {
    const catalogue = await plantCatalogue(world, { requirements: basis });
    const last = await issue(world, catalogue, { period: "2025" });
    const place = { ...member, checkId: last.checkOf(towns.raunheim) };
    await world.succeeds(coordinator(), "check.answer", { ...place, requirement: "konzept", status: "no", deficits: "Fehlt." });
    await world.succeeds(coordinator(), "check.answer", { ...place, requirement: "wlan", status: "dispensable", reason: "Kein WLAN." });
    world.clock.set(new Date("2026-11-24T08:12:00Z"));
    const now = await issue(world, catalogue, { period: "2026", opensOn: "2026-11-24" });
    const here = { ...member, checkId: now.checkOf(towns.raunheim) };
    assert.equal((await world.succeeds<CheckRead>(coordinator(), "check.overview", here)).previous?.answers, 2);
    assert.deepEqual(await world.succeeds(coordinator(), "check.carry-over", here), { carried: 2 });
    const waiting = await world.succeeds<CheckRead>(coordinator(), "check.overview", here);
    assert.deepEqual([waiting.suggested, waiting.total.no, waiting.total.dispensable], [2, 0, 0]);
    const row = await world.succeeds<RowRead>(coordinator(), "check.row", { ...here, requirement: "wlan" });
    assert.deepEqual([row.answer?.suggested, row.answer?.status, row.earlier?.status], ["dispensable", null, "dispensable"]);
    await world.succeeds(coordinator(), "check.confirm-suggestion", { ...here, requirement: "wlan", version: row.answer?.version });
    const done = await world.succeeds<CheckRead>(coordinator(), "check.overview", here);
    assert.deepEqual([done.suggested, done.total.dispensable], [1, 1]);
    assert.equal(said(await world.does(coordinator(), "check.carry-over", here)), "nothing-to-carry-over");
    world.clock.set(new Date("2026-11-23T08:12:00Z"));
  });

  test("what was adopted from a shared answer counts from the first day, and the member's worse word goes before it", async () => {
    const catalogue = await plantCatalogue(world, { requirements: basis });
    const id = randomUUID();
    await plantRows(
      world,
      `insert into shared_answer (cooperative_id, id, catalogue_id, requirement_key, provider, version) values ('${gg}', '${id}', '${catalogue.catalogueId}', 'konzept', 'Rechenzentrum', 1);
       insert into shared_answer_version (cooperative_id, shared_answer_id, version, coverage, statement, published_at, published_by_name) values ('${gg}', '${id}', 1, 'full', 'Alles gesichert.', now(), 'Probe');
       insert into adoption (cooperative_id, member_id, shared_answer_id, version, decision, decided_at, decided_by_name) values ('${gg}', '${towns.raunheim}', '${id}', 1, 'adopted', now(), 'Probe')`,
    );
    const { checkOf } = await issue(world, catalogue);
    const place = { ...member, checkId: checkOf(towns.raunheim) };
    const total = async () => (await world.succeeds<CheckRead>(coordinator(), "check.overview", place)).total;
    assert.deepEqual([(await total()).yes, (await total()).shared], [1, 1]);
    const { version } = await world.succeeds<{ version: number }>(coordinator(), "check.answer", { ...place, requirement: "konzept", status: "no" });
    assert.deepEqual([(await total()).yes, (await total()).no, (await total()).shared], [0, 1, 1]);
    await world.succeeds(coordinator(), "check.answer", { ...place, requirement: "konzept", version });
    assert.equal((await total()).yes, 1);
    const row = await world.succeeds<RowRead>(coordinator(), "check.row", { ...place, requirement: "konzept" });
    assert.deepEqual([row.shared[0]?.provider, row.shared[0]?.standing, row.answer?.shared], ["Rechenzentrum", "adopted", "yes"]);
    assert.equal(row.shared[0]?.carries, true);
  });

  test("a basic requirement is the same for the database and the rule: level „Basis“, or MUSS where there are no levels", async () => {
    for (const level of [...levels, null])
      for (const modal of [...modals, null]) {
        const { rows } = await world.test.database.pool.query<{ basic: boolean }>("select is_basic($1, $2) as basic", [level, modal]);
        assert.equal(rows[0]?.basic, isBasic({ level, modal }), JSON.stringify({ level, modal }));
      }
  });

  test("what is adopted counts as basic by that rule, in a catalogue of modal verbs, too: before a check is issued, and while it runs", async () => {
    const asked = (key: string, level: "standard" | null, modal: "must" | "should"): Asked => ({ key, area: "sicherung", level, modal });
    const catalogue = await plantCatalogue(world, {
      requirements: [asked("muss", null, "must"), asked("muss-auch", null, "must"), asked("sollte", null, "should"), asked("stufe", "standard", "must")],
    });
    const offer = async (key: string) => {
      const id = randomUUID();
      await plantRows(
        world,
        `insert into shared_answer (cooperative_id, id, catalogue_id, requirement_key, provider, version) values ('${gg}', '${id}', '${catalogue.catalogueId}', '${key}', 'Stelle', 1);
         insert into shared_answer_version (cooperative_id, shared_answer_id, version, coverage, statement, residual_duty, published_at, published_by_name) values ('${gg}', '${id}', 1, 'partial', 'Ein Teil.', 'Rest', now(), 'Probe')`,
      );
      return { ...member, sharedAnswerId: id };
    };
    const adopt = async (key: string) => {
      const one = await offer(key);
      await world.succeeds(coordinator(), "shared-answer.decide", { ...one, version: 1, decision: "adopted" });
      return one;
    };
    const before_ = await adopt("muss");
    for (const key of ["sollte", "stufe"]) await adopt(key);
    const { checkOf } = await issue(world, catalogue);
    const gaps = async () => (await world.succeeds<CheckRead>(coordinator(), "check.overview", { ...member, checkId: checkOf(towns.raunheim) })).total.basicGaps;
    assert.equal(await gaps(), 1);
    await adopt("muss-auch");
    assert.equal(await gaps(), 2);
    await world.succeeds(coordinator(), "shared-answer.mark-duty", { ...before_, done: "true" });
    assert.equal(await gaps(), 1);
  });

  test("what waits for a decision is marked in list, overview and pane – undecided or in a new version –, for the office only where details are shown", async () => {
    const catalogue = await plantCatalogue(world, { requirements: basis });
    const [undecided, renewed] = [randomUUID(), randomUUID()];
    for (const [id, key, version] of [
      [undecided, "konzept", 1],
      [renewed, "netz", 2],
    ] as const)
      await plantRows(
        world,
        `insert into shared_answer (cooperative_id, id, catalogue_id, requirement_key, provider, version) values ('${gg}', '${id}', '${catalogue.catalogueId}', '${key}', 'Stelle', ${version});
         insert into shared_answer_version (cooperative_id, shared_answer_id, version, coverage, statement, residual_duty, published_at, published_by_name)
           select '${gg}', '${id}', n, 'partial', 'Fassung ' || n, 'Rest', now(), 'Probe' from generate_series(1, ${version}) n`,
      );
    await plantRows(
      world,
      `insert into adoption (cooperative_id, member_id, shared_answer_id, version, decision, reason, decided_at, decided_by_name) values ('${gg}', '${towns.raunheim}', '${renewed}', 1, 'adapted', 'Anders.', now(), 'Probe')`,
    );
    const { checkOf } = await issue(world, catalogue);
    const place = { ...member, checkId: checkOf(towns.raunheim) };
    const offered = async (who: typeof world.people.office, more: object = {}) => {
      const { rows } = await world.succeeds<CheckOpened>(who, "check.open", { ...place, ...more });
      return rows.filter((row) => row.offered).map(({ key }) => key);
    };
    assert.deepEqual(
      [await offered(coordinator()), await offered(coordinator(), { state: "offered" })],
      [
        ["konzept", "netz"],
        ["konzept", "netz"],
      ],
    );
    assert.equal((await world.succeeds<CheckRead>(coordinator(), "check.overview", place)).offered, 2);
    const pane = async (who: typeof world.people.office, requirement: string) => (await world.succeeds<RowRead>(who, "check.row", { ...place, requirement })).shared[0];
    const [fresh, old] = [await pane(coordinator(), "konzept"), await pane(coordinator(), "netz")];
    assert.deepEqual([fresh?.standing, fresh?.adopted, fresh?.carries], ["undecided", "partly", false]);
    assert.deepEqual([old?.standing, old?.version, old?.statement, old?.decided?.version, old?.decided?.reason, old?.carries], ["review", 2, "Fassung 2", 1, "Anders.", true]);
    await show(world, towns.raunheim, "status");
    assert.deepEqual([await offered(world.people.office), await pane(world.people.office, "netz")], [[], undefined]);
    await show(world, towns.raunheim, "detail");
    assert.deepEqual([await offered(world.people.office), (await pane(world.people.office, "netz"))?.standing], [["konzept", "netz"], "review"]);
  });
});

describe("new versions of a catalogue", () => {
  let world: World;
  before(async () => {
    world = await openWorld(checkUseCases);
    await show(world, towns.raunheim, "detail");
    await show(world, towns.nauheim, "aggregate");
  });
  after(() => world.dispose());

  test("new, withdrawn, renumbered and changed requirements are found; answers stay with their key, changed ones are marked", async () => {
    const catalogue = await plantCatalogue(world, { requirements: basis });
    const { roundId, checkOf } = await issue(world, catalogue);
    const place = { memberId: towns.raunheim, checkId: checkOf(towns.raunheim) };
    const coordinator = world.people.coordinatorRaunheim;
    for (const requirement of ["konzept", "test", "netz"]) await world.succeeds(coordinator, "check.answer", { ...place, requirement, status: "yes" });
    await plantNextVersion(world, catalogue, 2, [
      { ...basis[0], key: "konzept", statement: "Ganz anders." },
      { ...basis[1], key: "test", label: "T-2", area: "betrieb" },
      { ...basis[3], key: "wlan" },
      { key: "neu", area: "betrieb", level: "basic" },
    ]);
    const triage = await world.succeeds<TriageRead>(world.people.office, "check.triage", { cooperativeId: gg, roundId });
    assert.deepEqual(triage.sums, { new: 1, withdrawn: 1, renumbered: 1, "text-changed": 1 });
    assert.deepEqual(
      triage.items.map(({ key, concern, answers }) => [key, concern, answers]).toSorted(),
      [
        ["konzept", "text-changed", 1],
        ["netz", "withdrawn", 1],
        ["neu", "new", 0],
        ["test", "renumbered", 1],
      ].toSorted(),
    );
    assert.equal(triage.items.find(({ key }) => key === "konzept")?.newText, "Ganz anders.");

    assert.equal((await world.succeeds<{ checks: number }>(world.people.office, "check.update-catalogue", { cooperativeId: gg, roundId })).checks, 4);
    const opened = await world.succeeds<CheckOpened>(coordinator, "check.open", place);
    assert.deepEqual(
      opened.rows.map(({ key, status, changed, withdrawn }) => [key, status, changed, withdrawn]),
      [
        ["konzept", "yes", true, false],
        ["test", "yes", false, false],
        ["wlan", null, false, false],
        ["neu", null, false, false],
        ["netz", "yes", false, true],
      ],
    );
    assert.deepEqual([opened.total.asked, opened.total.yes], [4, 2]);
    const changed = await world.succeeds<RowRead>(coordinator, "check.row", { ...place, requirement: "konzept" });
    assert.equal(changed.before?.statement, "Satz zu konzept.");
    await world.succeeds(coordinator, "check.answer", { ...place, requirement: "konzept", status: "yes", version: 1 });
    assert.equal((await world.succeeds<CheckRead>(coordinator, "check.overview", place)).changed, 0);
    assert.equal(said(await world.does(world.people.office, "check.update-catalogue", { cooperativeId: gg, roundId })), "version-current");
    const hidden = await world.succeeds<CheckRead>(world.people.coordinatorNauheim, "check.overview", { memberId: towns.nauheim, checkId: checkOf(towns.nauheim) });
    assert.equal(hidden.total.asked, 4, "also where the office sees nothing");
    const { kept, counted } = await countsAndRecount(world);
    assert.deepEqual(kept, counted);
  });

  /** A small generator of pseudo-random numbers, so that a failure can be repeated. */
  const dice = (seed: number) => {
    let state = seed;
    return () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state / 2_147_483_648;
    };
  };

  test("no answer is ever orphaned, whatever versions follow, and the counts stay a recount", async () => {
    const roll = dice(7);
    const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(roll() * values.length)] as Value;
    const keys = Array.from({ length: 14 }, (_, index) => `k${index}`);
    const areas = ["a", "b", "c"];
    const random = (): Asked[] =>
      keys
        .filter(() => roll() > 0.3)
        .map((key) => ({ key, area: pick(areas), statement: `Fassung ${Math.floor(roll() * 3)}`, level: pick(["basic", "standard", null] as const), withdrawn: roll() < 0.1 }))
        .concat([{ key: "immer", area: "a", statement: "fest", level: "basic", withdrawn: false }]);
    const catalogue = await plantCatalogue(world, { requirements: random() });
    const { roundId, checkOf } = await issue(world, catalogue);
    const place = { memberId: towns.raunheim, checkId: checkOf(towns.raunheim) };
    const answered = new Map<string, string>();
    for (let version = 2; version < 8; version += 1) {
      const { rows } = await world.succeeds<CheckOpened>(world.people.coordinatorRaunheim, "check.open", place);
      for (const row of rows.filter(({ withdrawn }) => !withdrawn && roll() > 0.5)) {
        const read = await world.succeeds<RowRead>(world.people.coordinatorRaunheim, "check.row", { ...place, requirement: row.key });
        const status = pick(["yes", "partly", "no"] as const);
        await world.succeeds(world.people.coordinatorRaunheim, "check.answer", { ...place, requirement: row.key, status, version: read.answer?.version ?? 0 });
        answered.set(row.key, status);
        if (roll() > 0.7) await world.succeeds(world.people.office, "check.verify-row", { ...place, requirement: row.key, verdict: pick(["yes", "no"] as const) });
      }
      await plantNextVersion(world, catalogue, version, random());
      await world.succeeds(world.people.office, "check.update-catalogue", { cooperativeId: gg, roundId });
      const after = await world.succeeds<CheckOpened>(world.people.coordinatorRaunheim, "check.open", place);
      for (const [key, status] of answered) assert.equal(after.rows.find((row) => row.key === key)?.status, status, `${key} in version ${version}`);
      const { kept, counted } = await countsAndRecount(world);
      assert.deepEqual(kept, counted, `version ${version}`);
      const asked = after.rows.filter(({ withdrawn }) => !withdrawn).length;
      assert.equal(after.total.asked, asked);
    }
    assert.ok(answered.size > 8);
  });
});

describe("following a round", () => {
  let world: World;
  let catalogue: PlantedCatalogue;
  before(async () => {
    world = await openWorld(checkUseCases);
    catalogue = await plantCatalogue(world, { requirements: manyRequirements(60, 6) });
  });
  after(() => world.dispose());

  test("the matrix reads members by areas from the counts, is narrowed, sorted and exported", async () => {
    const { roundId, checkOf } = await issue(world, catalogue);
    const place = { memberId: towns.nauheim, checkId: checkOf(towns.nauheim) };
    for (const requirement of ["r-0000", "r-0006", "r-0001"])
      await world.succeeds(world.people.coordinatorNauheim, "check.answer", { ...place, requirement, status: requirement === "r-0001" ? "no" : "yes" });
    const matrix = (more: object = {}) => world.succeeds<RoundRead>(world.people.office, "check.round", { cooperativeId: gg, roundId, ...more });
    const { areas, checks, sums } = await matrix({ sort: "-answered" });
    assert.deepEqual([areas.length, checks.length, checks[0]?.name, checks[0]?.answered], [6, 4, "nauheim", 3]);
    assert.deepEqual([checks[0]?.areas[0]?.yes, checks[0]?.areas[1]?.no, checks[0]?.areas[0]?.asked], [2, 1, 10]);
    assert.deepEqual([sums.total, sums.begun, sums.submitted], [4, 1, 0]);
    assert.deepEqual(
      (await matrix({ state: "in-progress" })).checks.map(({ name }) => name),
      ["nauheim"],
    );
    const { workbook } = await world.succeeds<{ workbook: { sheets: { columns: unknown[]; rows: unknown[][] }[] } }>(world.people.office, "check.round-export", {
      cooperativeId: gg,
      roundId,
    });
    assert.deepEqual([workbook.sheets[0]?.rows.length, workbook.sheets[0]?.columns.length], [4, 21]);
    const { parts } = await world.succeeds<{ parts: Record<string, { text: string }> }>(world.people.office, "check.round-live", { cooperativeId: gg, roundId });
    assert.equal(parts[`zelle-${place.checkId}-bereich-000`]?.text, "20");
    const { rounds } = await world.succeeds<{ rounds: { id: string; checks: number; counts: { yes: number } }[] }>(world.people.office, "check.list", { cooperativeId: gg });
    assert.deepEqual(
      rounds.filter(({ id }) => id === roundId).map(({ checks: n, counts }) => [n, counts.yes]),
      [[4, 2]],
    );
  });

  test("reminded are those with something to do, once a day by hand and once for each planned day", async () => {
    const { roundId } = await issue(world, catalogue, { audience: "chosen", members: [towns.raunheim, towns.stockstadt], dueOn: "2026-11-26", reminderDays: [-3, 1] });
    world.clock.set(new Date("2026-11-24T08:12:00Z"));
    const due = () => world.succeeds<{ reminded: number }>(world.people.clock, "check.remind-due", { cooperativeId: gg });
    assert.equal((await due()).reminded, 0, "not on the day of its opening");
    world.clock.set(new Date("2026-11-27T08:12:00Z"));
    assert.equal((await due()).reminded, 1);
    assert.equal((await due()).reminded, 0);
    const remind = () => world.does(world.people.office, "check.remind", { cooperativeId: gg, roundId, all: true });
    assert.equal(said(await remind()), "nobody-to-write-to");
    world.clock.set(new Date("2026-11-29T08:12:00Z"));
    const outcome = await remind();
    assert.deepEqual(outcome.status === "done" && (outcome.value as { reminded: string[] }).reminded, ["raunheim"]);
    assert.equal((await world.test.database.pool.query("select from mail where kind = 'reminder'")).rowCount, 4, "overdue: management, too");
    world.clock.set(new Date("2026-11-23T08:12:00Z"));
  });

  test("the state of a day is noted once and found for any later day", async () => {
    const { roundId, checkOf } = await issue(world, catalogue);
    const take = () => world.succeeds<{ areas: number }>(world.people.clock, "check.take-standing", { cooperativeId: gg });
    const place = { memberId: towns.raunheim, checkId: checkOf(towns.raunheim) };
    const first = await take();
    await world.succeeds(world.people.coordinatorRaunheim, "check.answer", { ...place, requirement: "r-0000", status: "yes" });
    assert.equal((await take()).areas, first.areas);
    world.clock.set(new Date("2026-12-01T08:12:00Z"));
    await world.succeeds(world.people.coordinatorRaunheim, "check.answer", { ...place, requirement: "r-0001", status: "yes" });
    await take();
    const on = async (day: string) => {
      const { checks } = await world.succeeds<{ checks: { name: string; counts: { yes: number } }[] }>(world.people.office, "check.standing", {
        cooperativeId: gg,
        roundId,
        on: day,
      });
      return checks.find(({ name }) => name === "raunheim")?.counts.yes ?? null;
    };
    assert.deepEqual([await on("2026-11-22"), await on("2026-11-23"), await on("2026-11-30"), await on("2026-12-24")], [null, 1, 1, 2]);
    world.clock.set(new Date("2026-11-23T08:12:00Z"));
  });
});
