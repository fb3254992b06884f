import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answerByChance, issueToAll, plantThirteen, shows, type Standings } from "#tests/standings";
import { plantRows } from "#tests/survey";
import { gg, openWorld, towns, type World } from "#tests/world";
import { adoptionUseCases } from "#topics/assessment/adoption/usecases/all";
import { checkUseCases } from "#topics/assessment/checks/usecases/all";
import { sharedUseCases } from "#topics/assessment/shared/usecases/all";
import { measuresUseCases } from "#topics/measures/usecases/all";
import { visibilityUseCases } from "#topics/visibility/usecases";
import type { SearchHit } from "#topics/steering/search/model";
import { searchUseCases } from "#topics/steering/search/usecases";
import type { Cockpit, MyTasks, OnePage, Reason, Waiting } from "./model.ts";
import { steeringUseCases } from "./usecases/all.ts";

type Inbox = { items: Waiting[]; count: number };

describe("what waits in checks, shared answers and measures", () => {
  let world: World;
  let standings: Standings;
  before(async () => {
    world = await openWorld([...visibilityUseCases, ...checkUseCases, ...sharedUseCases, ...adoptionUseCases, ...measuresUseCases, ...searchUseCases, ...steeringUseCases]);
    await plantThirteen(world);
    standings = await issueToAll(world);
    await answerByChance(world, standings, 7);
  });
  after(() => world.dispose());

  const inboxOf = (who = world.people.office) => world.succeeds<Inbox>(who, "steering.inbox", { cooperativeId: gg });
  const reasonsOf = async (who = world.people.office, member?: string): Promise<Reason[]> =>
    (await inboxOf(who)).items.filter(({ memberId }) => member === undefined || memberId === member).map(({ reason }) => reason);
  const setCheck = (member: string, values: string) => plantRows(world, `update member_check set ${values} where round_id = '${standings.roundId}' and member_id = '${member}'`);

  test("the office is told of handed-in, overdue and stuck checks, each with its member", async () => {
    await setCheck(towns.raunheim, "state = 'submitted'");
    await setCheck(towns.nauheim, "state = 'in-progress', due_on = '2026-11-20'");
    await setCheck(towns.stockstadt, "state = 'in-progress', changed_at = '2026-10-20T08:00:00Z'");
    await setCheck(towns.kreis, "state = 'verified'");
    assert.ok((await reasonsOf(world.people.office, towns.raunheim)).includes("check-submitted"));
    assert.ok((await reasonsOf(world.people.office, towns.nauheim)).includes("check-overdue"));
    assert.ok((await reasonsOf(world.people.office, towns.stockstadt)).includes("check-stuck"));
    assert.equal((await reasonsOf(world.people.office, towns.kreis)).filter((reason) => reason.startsWith("check-")).length, 0);
  });

  test("of a member that shows only sums the office is told nothing, in the inbox as in the mail", async () => {
    await shows(world, [towns.stockstadt], "aggregate");
    assert.equal((await reasonsOf(world.people.office, towns.stockstadt)).filter((reason) => reason.startsWith("check-")).length, 0);
    await world.succeeds(world.people.clock, "steering.send-digests", { cooperativeId: gg });
    const { rows } = await world.test.database.pool.query<{ body: string }>("select body from mail where kind = 'digest' and recipient_person_id = $1", [
      world.people.office.personId,
    ]);
    assert.match(rows[0]?.body ?? "", /nauheim: Check/);
    assert.doesNotMatch(rows[0]?.body ?? "", /stockstadt: Check/);
  });

  test("a coordinator is told of its own check only", async () => {
    const { items } = await inboxOf(world.people.coordinatorNauheim);
    assert.ok(items.some(({ reason }) => reason === "check-overdue"));
    assert.ok(items.every(({ memberId }) => memberId === towns.nauheim));
  });

  test("the management signs what the office has verified, and reads where the house stands", async () => {
    await setCheck(towns.raunheim, "state = 'verified', verified_by_name = 'Stelle (erfunden)'");
    assert.ok((await reasonsOf(world.people.managementRaunheim)).includes("check-to-close"));
    const page = await world.succeeds<OnePage>(world.people.managementRaunheim, "steering.one-page", { memberId: towns.raunheim });
    assert.equal(page.checks[0]?.state, "verified");
    assert.ok(page.maturity !== null && page.maturity >= 0 && page.maturity <= 5);
    assert.equal(page.dataClass, "status");
  });

  test("measures: overdue and without an owner for the coordination, done for the management, roll-outs for the office", async () => {
    const create = (more: object) =>
      world.succeeds<{ measureId: string }>(world.people.coordinatorNauheim, "measure.create", { memberId: towns.nauheim, title: "Offline-Sicherung", ...more });
    await create({ dueOn: "2026-11-20" });
    await create({ ownerName: "Hauptamt", dueOn: "2026-11-30" });
    const own = await inboxOf(world.people.coordinatorNauheim);
    const counted = new Map(own.items.map(({ reason, count }) => [reason, count]));
    assert.deepEqual([counted.get("measure-overdue"), counted.get("measure-due"), counted.get("measure-unowned")], [1, 1, 1]);
    const { cooperativeMeasureId } = await world.succeeds<{ cooperativeMeasureId: string }>(world.people.office, "cooperative-measure.define", {
      cooperativeId: gg,
      title: "MFA für VPN",
      dueOn: "2026-11-25",
    });
    await plantRows(world, `update measure set due_on = '2026-11-20' where cooperative_measure_id = '${cooperativeMeasureId}'`);
    await plantRows(
      world,
      `update measure set state = 'implemented' where cooperative_measure_id = '${cooperativeMeasureId}' and member_id in ('${towns.raunheim}', '${towns.kreis}')`,
    );
    const central = (await inboxOf()).items.filter(({ objectId }) => objectId === cooperativeMeasureId);
    const overdue = central.find(({ reason }) => reason === "measure-overdue");
    assert.deepEqual([overdue?.count, overdue?.memberId], [10, null], "thirteen less two that are done and one that shows only sums");
    assert.equal(central.find(({ reason }) => reason === "measure-confirm")?.count, 2);
  });

  test("the cockpit has at most five key figures, with the trend of the noted standings", async () => {
    await world.succeeds(world.people.clock, "check.take-standing", { cooperativeId: gg });
    const { figures, roundId } = await world.succeeds<Cockpit>(world.people.office, "steering.cockpit", { cooperativeId: gg });
    assert.ok(figures.length <= 5);
    assert.equal(roundId, standings.roundId);
    assert.equal(figures.find(({ key }) => key === "check-share")?.trend.length, 2);
  });

  test("the coordinator's fifteen minutes offer the next open area, at most ten questions of it", async () => {
    const { tasks, checks } = await world.succeeds<MyTasks>(world.people.coordinatorNauheim, "steering.my-tasks", { memberId: towns.nauheim });
    assert.ok(tasks.length <= 3);
    const area = tasks.find(({ kind }) => kind === "check-area");
    assert.ok(area && area.count <= 10 && area.section !== null);
    assert.equal(checks.length, 1);
  });

  test("what needs a look stands on the start page whatever the three things are: changed texts, proposals, shared answers to review and to decide on", async () => {
    // Rows are planted past the audit trail: what is kept of the list is found anew with the next minute.
    const aMinuteLater = () => world.clock.set(new Date(world.clock.now().getTime() + 60_000));
    const looksOf = async () => {
      aMinuteLater();
      return (await world.succeeds<MyTasks>(world.people.coordinatorNauheim, "steering.my-tasks", { memberId: towns.nauheim })).looks;
    };
    const mine = `member_id = '${towns.nauheim}' and check_id = '${standings.checkOf(towns.nauheim)}'`;
    await plantRows(world, `update check_answer a set text_hash = q.text_hash from requirement q where q.key = a.requirement_key and ${mine}`);
    assert.deepEqual(await looksOf(), []);
    await plantRows(
      world,
      `update check_answer set text_hash = 'anders' where ${mine} and requirement_key in (select requirement_key from check_answer where ${mine} and status is not null order by 1 limit 2);
       update check_answer set status = null, effective = null, suggested = 'yes' where ${mine} and requirement_key = (select max(requirement_key) from check_answer where ${mine})`,
    );
    const { catalogueId } = standings.catalogue;
    for (const [id, key, version] of [
      ["00000000-0000-4000-8000-00000000aa01", "r-0001", 2],
      ["00000000-0000-4000-8000-00000000aa02", "r-0002", 1],
    ] as const)
      await plantRows(
        world,
        `insert into shared_answer (cooperative_id, id, catalogue_id, requirement_key, provider, version) values ('${gg}', '${id}', '${catalogueId}', '${key}', 'Stelle', ${version});
         insert into shared_answer_version (cooperative_id, shared_answer_id, version, coverage, statement, published_at, published_by_name)
           select '${gg}', '${id}', n, 'full', 'Erledigt.', now(), 'Probe' from generate_series(1, ${version}) n`,
      );
    await plantRows(
      world,
      `insert into adoption (cooperative_id, member_id, shared_answer_id, version, decision, decided_at, decided_by_name)
       values ('${gg}', '${towns.nauheim}', '00000000-0000-4000-8000-00000000aa01', 1, 'adopted', now(), 'Probe')`,
    );
    const looks = await looksOf();
    assert.deepEqual(
      looks.map(({ kind, count }) => [kind, count]),
      [
        ["check-changed", 2],
        ["check-suggested", 1],
        ["shared-review", 1],
        ["shared-decide", 1],
      ],
    );
    assert.equal(looks[0]?.checkId, standings.checkOf(towns.nauheim));
    await setCheck(towns.nauheim, "state = 'submitted'");
    assert.ok(!(await looksOf()).some(({ kind }) => kind === "check-changed"), "nothing is asked where nothing can be changed");
    await setCheck(towns.nauheim, "state = 'in-progress'");
  });

  test("the search finds requirements, checks and measures, each where the reader may see them", async () => {
    const search = (who: typeof world.people.office, q: string) => world.succeeds<SearchHit[]>(who, "steering.search", { cooperativeId: gg, q });
    const kinds = async (who: typeof world.people.office, q: string) => (await search(who, q)).map(({ kind }) => kind);
    const found = async (who: typeof world.people.office) => (await search(who, "Sicherungen")).find(({ kind }) => kind === "requirement")?.href ?? "";
    assert.match(
      await found(world.people.office),
      new RegExp(`^/verbund/${gg}/kataloge/${standings.catalogue.catalogueId}/anforderungen/r-\\d{4}$`),
      "the office is led to the requirement itself",
    );
    assert.match(
      await found(world.people.coordinatorNauheim),
      new RegExp(`^/mitglied/${towns.nauheim}/checks/${standings.checkOf(towns.nauheim)}/antworten\\?requirement=r-\\d{4}$`),
    );
    await plantRows(world, `update check_round set state = 'closed' where id = '${standings.roundId}'`);
    assert.match(await found(world.people.coordinatorNauheim), /\/kataloge\/[^/]+\/anforderungen\/r-\d{4}$/, "where no check asks it, to the requirement itself");
    await plantRows(world, `update check_round set state = 'open' where id = '${standings.roundId}'`);
    assert.ok((await kinds(world.people.office, "MFA")).includes("cooperative-measure"));
    assert.ok((await kinds(world.people.office, "Check")).includes("check"));
    assert.ok((await kinds(world.people.coordinatorNauheim, "Offline")).includes("measure"));
    assert.deepEqual(await kinds(world.people.coordinatorRaunheim, "Offline"), []);
    assert.deepEqual(await kinds(world.people.office, "Offline"), [], "a member's own measure shows only where details are shown");
    assert.ok((await kinds(world.people.coordinatorNauheim, "Check")).includes("own-check"));
  });
});
