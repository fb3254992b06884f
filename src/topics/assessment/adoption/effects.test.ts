/** What is adopted takes effect in checks, whoever changes what: answers, roll-up and shared side always fit, on either engine. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { MemberId } from "#kernel/ids";
import { actorFor, answerItself, plantCatalogue, plantChecks, requirementKeys, showClass, workAs, type PlantedCatalogue, type RequirementKey } from "#tests/shared";
import { gg, openWorld, towns, type World } from "#tests/world";
import { coverages, statuses, type Coverage, type Decision, type Status } from "#topics/assessment/shared/model";
import { contributionOf, effectiveOf } from "#topics/assessment/shared/rules";
import { sharedUseCases } from "#topics/assessment/shared/usecases/all";
import { adoptionUseCases } from "./usecases/all.ts";

type AnswerRow = {
  member_id: string;
  check_id: string;
  requirement_key: RequirementKey;
  status: Status | null;
  shared_answer_id: string | null;
  shared_status: string | null;
  effective: Status | null;
  version: number;
};

let world: World;
let catalogue: PlantedCatalogue;
before(async () => {
  world = await openWorld([...sharedUseCases, ...adoptionUseCases]);
  catalogue = await plantCatalogue(world, { cooperativeId: gg });
});
after(() => world.dispose());

const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => (await world.test.database.pool.query<Row>(text, values)).rows;
const answerOf = async (checkId: string, key: RequirementKey): Promise<AnswerRow | undefined> =>
  (await rows<AnswerRow>("select * from check_answer where check_id = $1 and requirement_key = $2", [checkId, key]))[0];

const coordinatorOf = (memberId: MemberId) => (memberId === towns.raunheim ? world.people.coordinatorRaunheim : world.people.coordinatorNauheim);

async function publish(requirement: RequirementKey, coverage: Coverage, more: object = {}): Promise<string> {
  const input = { cooperativeId: gg, catalogueId: catalogue.catalogueId, requirement, coverage, statement: "Für alle erledigt.", residualDuty: "Selbst üben.", ...more };
  return (await world.succeeds<{ sharedAnswerId: string }>(world.people.office, "shared-answer.publish", input)).sharedAnswerId;
}

const decide = (memberId: MemberId, sharedAnswerId: string, decision: Decision, more: object = {}) =>
  world.does(coordinatorOf(memberId), "shared-answer.decide", { memberId, sharedAnswerId, version: 1, decision, reason: "Weil.", ...more });

/** `check_area` and a recount of the answers, side by side; and every answer's effect as the rule has it. */
async function assertInOrder(): Promise<void> {
  const wrong = await rows(`
    select a.member_id, a.check_id, a.area_key, a.yes, a.partly, a.no, a.dispensable, a.shared, a.basic_gaps, r.* from check_area a
    left join (select member_id as m, check_id as c, area_key as k, count(*) filter (where effective = 'yes') as y, count(*) filter (where effective = 'partly') as p,
      count(*) filter (where effective = 'no') as n, count(*) filter (where effective = 'dispensable') as d, count(*) filter (where shared_status is not null) as s,
      count(*) filter (where basic and effective in ('no', 'partly')) as g from check_answer group by 1, 2, 3) r on r.m = a.member_id and r.c = a.check_id and r.k = a.area_key
    where (a.yes, a.partly, a.no, a.dispensable, a.shared, a.basic_gaps) is distinct from
      (coalesce(r.y, 0), coalesce(r.p, 0), coalesce(r.n, 0), coalesce(r.d, 0), coalesce(r.s, 0), coalesce(r.g, 0))`);
  assert.deepEqual(wrong, [], "roll-up and recount differ");
  const unsummed = await rows(`
    select t.check_id from check_total t full join (select member_id, check_id, sum(asked) as asked, sum(yes) as yes, sum(partly) as partly, sum(no) as no, sum(shared) as shared,
      sum(basic_gaps) as gaps from check_area group by 1, 2) a on a.member_id = t.member_id and a.check_id = t.check_id
    where (t.asked, t.yes, t.partly, t.no, t.shared, t.basic_gaps) is distinct from (a.asked, a.yes, a.partly, a.no, a.shared, a.gaps)`);
  assert.deepEqual(unsummed, [], "sums by check and by area differ");
  for (const one of await rows<AnswerRow>("select * from check_answer")) assert.equal(one.effective, one.status ?? one.shared_status, JSON.stringify(one));
}

describe("The rule in the database is the rule of the house", () => {
  test("for every own word, every coverage, duty done or not", async () => {
    for (const own of [null, ...statuses])
      for (const coverage of [null, ...coverages])
        for (const dutyDone of [false, true]) {
          const [found] = await rows<{ effective: string | null; gives: string | null }>(
            "select effective_of($1, shared_contribution($2, $3)) as effective, shared_contribution($2, $3) as gives",
            [own, coverage, dutyDone],
          );
          const shared = coverage === null ? null : { coverage, dutyDone };
          assert.deepEqual(found, { effective: effectiveOf({ own, shared }), gives: shared && contributionOf(shared) }, JSON.stringify({ own, shared }));
        }
  });
});

describe("Adopting in open checks", () => {
  test("answers what was not answered, leaves the own word, keeps both", async () => {
    const { checks } = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim, towns.nauheim] });
    const [mine, theirs] = [checks.get(towns.raunheim) ?? "", checks.get(towns.nauheim) ?? ""];
    await answerItself(world, world.people.coordinatorRaunheim, { memberId: towns.raunheim, checkId: mine, key: "bak.2", status: "no" });
    const [one, two] = [await publish("bak.1", "full", { provider: "A1" }), await publish("bak.2", "full", { provider: "A1" })];
    for (const id of [one, two]) assert.equal((await decide(towns.raunheim, id, "adopted")).status, "done");

    const [open, said] = [await answerOf(mine, "bak.1"), await answerOf(mine, "bak.2")];
    assert.deepEqual([open?.status, open?.shared_status, open?.effective, open?.version], [null, "yes", "yes", 0], "nothing said: what was adopted speaks");
    assert.deepEqual([said?.status, said?.shared_status, said?.effective], ["no", "yes", "no"], "the own no stays, the shared yes beside it");
    assert.equal(await answerOf(theirs, "bak.1"), undefined, "a neighbour that adopted nothing has nothing");
    await answerItself(world, world.people.coordinatorRaunheim, { memberId: towns.raunheim, checkId: mine, key: "bak.1", status: "partly" });
    const after_ = await answerOf(mine, "bak.1");
    assert.deepEqual([after_?.status, after_?.shared_status, after_?.effective, after_?.version], ["partly", "yes", "partly", 1]);
    await assertInOrder();
  });

  test("a part counts as partly until the duty is done, a rejection takes it back", async () => {
    const { checks } = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim] });
    const mine = checks.get(towns.raunheim) ?? "";
    const id = await publish("bak.3", "partial", { provider: "A2" });
    await decide(towns.raunheim, id, "adapted");
    assert.equal((await answerOf(mine, "bak.3"))?.effective, "partly");
    await world.succeeds(world.people.coordinatorRaunheim, "shared-answer.mark-duty", { memberId: towns.raunheim, sharedAnswerId: id, done: true });
    assert.equal((await answerOf(mine, "bak.3"))?.effective, "yes");
    await decide(towns.raunheim, id, "rejected");
    const left = await answerOf(mine, "bak.3");
    assert.deepEqual([left?.shared_answer_id, left?.shared_status, left?.effective], [null, null, null]);
    await assertInOrder();
  });

  test("guidance has no effect, and of two answers the one that carries further speaks", async () => {
    const { checks } = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim] });
    const mine = checks.get(towns.raunheim) ?? "";
    const [help, part, whole] = [
      await publish("ger.1", "guidance", { provider: "Stelle" }),
      await publish("ger.1", "partial", { provider: "Rechenzentrum" }),
      await publish("ger.1", "full", { provider: "Kreis-IT" }),
    ];
    await decide(towns.raunheim, help, "adopted");
    assert.equal(await answerOf(mine, "ger.1"), undefined);
    await decide(towns.raunheim, part, "adopted");
    assert.equal((await answerOf(mine, "ger.1"))?.shared_answer_id, part);
    await decide(towns.raunheim, whole, "adopted");
    assert.deepEqual([(await answerOf(mine, "ger.1"))?.shared_answer_id, (await answerOf(mine, "ger.1"))?.effective], [whole, "yes"]);
    await world.succeeds(world.people.office, "shared-answer.withdraw", { cooperativeId: gg, sharedAnswerId: whole, reason: "Vertrag endet." });
    assert.deepEqual([(await answerOf(mine, "ger.1"))?.shared_answer_id, (await answerOf(mine, "ger.1"))?.effective], [part, "partly"], "the other takes over");
    await assertInOrder();
  });

  test("a new version changes nothing that was adopted", async () => {
    const { checks } = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim] });
    const mine = checks.get(towns.raunheim) ?? "";
    const id = await publish("ger.2", "full", { provider: "A3" });
    await decide(towns.raunheim, id, "adopted");
    const next = { cooperativeId: gg, sharedAnswerId: id, version: 1, coverage: "guidance", statement: "Nur noch eine Anleitung.", residualDuty: "Alles." };
    await world.succeeds(world.people.office, "shared-answer.publish", next);
    assert.equal((await answerOf(mine, "ger.2"))?.effective, "yes");
    await decide(towns.raunheim, id, "adopted", { version: 2 });
    assert.equal((await answerOf(mine, "ger.2"))?.effective, null, "only the own decision on the new version does");
    await assertInOrder();
  });

  test("reaches no requirement that the check does not ask, and none in a closed one", async () => {
    const narrow = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.nauheim], selection: { areas: ["ger"], maxEffort: 3 } });
    const closed = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.nauheim] });
    const [small, old] = [narrow.checks.get(towns.nauheim) ?? "", closed.checks.get(towns.nauheim) ?? ""];
    const office = actorFor(world.people.office, gg);
    const move = (state: string) => workAs(world, office, (tx) => sql`update member_check set state = ${state} where id = ${old}::uuid`.execute(tx));
    await move("closed");
    for (const key of ["bak.2", "ger.3", "ger.2"] as const) await decide(towns.nauheim, await publish(key, "full", { provider: "A4" }), "adopted");
    assert.deepEqual(
      (await rows<AnswerRow>("select requirement_key from check_answer where check_id = $1", [small])).map((one) => one.requirement_key),
      ["ger.2"],
    );
    assert.deepEqual(await rows("select from check_answer where check_id = $1", [old]), []);
    await move("in-progress");
    assert.equal((await rows("select from check_answer where check_id = $1 and effective = 'yes'", [old])).length, 3, "a check taken up again catches up");
    await assertInOrder();
  });
});

describe("Checks that come later", () => {
  test("pick up what was adopted before, also of members that show the office nothing but sums", async () => {
    await showClass(world, towns.raunheim, "aggregate");
    const id = await publish("bak.2", "full", { provider: "A5" });
    await decide(towns.raunheim, id, "adopted");
    const { checks } = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim, towns.nauheim] });
    const row = await answerOf(checks.get(towns.raunheim) ?? "", "bak.2");
    assert.deepEqual([row?.status, row?.effective], [null, "yes"]);
    await assertInOrder();
  });

  test("and a round that moves to a new version asks for what is adopted there", async () => {
    const { checks, roundId } = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim] });
    const mine = checks.get(towns.raunheim) ?? "";
    await workAs(world, actorFor(world.people.office, gg), (tx) => sql`update check_round set state = 'closed' where id = ${roundId}::uuid`.execute(tx));
    const id = await publish("bak.3", "full", { provider: "A6" });
    await decide(towns.raunheim, id, "adopted");
    const counted = () => rows("select from check_answer where check_id = $1 and requirement_key = 'bak.3' and effective = 'yes'", [mine]);
    assert.equal((await counted()).length, 0, "a closed round stands still");
    await workAs(world, actorFor(world.people.office, gg), (tx) => sql`update check_round set state = 'open' where id = ${roundId}::uuid`.execute(tx));
    assert.equal((await counted()).length, 1);
    await showClass(world, towns.raunheim, "detail");
    await assertInOrder();
  });
});

describe("Withdrawing", () => {
  for (const shows of ["aggregate", "status", "detail"] as const)
    test(`takes the effect from a member that shows the office ${shows}, and leaves all else as hidden as before`, async () => {
      await showClass(world, towns.nauheim, shows);
      const { checks } = await plantChecks(world, catalogue, { office: world.people.office, members: [towns.nauheim] });
      const theirs = checks.get(towns.nauheim) ?? "";
      const id = await publish("bak.1", "full", { provider: `Fort ${shows}` });
      await decide(towns.nauheim, id, "adopted");
      assert.equal((await answerOf(theirs, "bak.1"))?.effective, "yes");

      const proposed = await world.succeeds<{
        losers: { memberName: string; losses: { shown: boolean; ownShown: boolean; before: string | null; after: string | null }[] }[];
        losing: object;
      }>(world.people.office, "shared-answer.propose-withdrawal", { cooperativeId: gg, sharedAnswerId: id });
      assert.deepEqual(
        proposed.losers.map(({ memberName }) => memberName),
        ["nauheim"],
        "relying is named whatever is shown",
      );
      const stated = shows !== "aggregate";
      const shown = shows === "detail";
      const losses = proposed.losers[0]?.losses ?? [];
      assert.ok(losses.length > 0 && losses.every((loss) => loss.shown === stated && loss.ownShown === shown && (loss.before === "yes") === stated && loss.after === null));
      assert.equal((await answerOf(theirs, "bak.1"))?.effective, "yes", "looking changes nothing");

      await world.succeeds(world.people.office, "shared-answer.withdraw", { cooperativeId: gg, sharedAnswerId: id, reason: "Endet." });
      assert.equal((await answerOf(theirs, "bak.1"))?.effective, null);
      const office = actorFor(world.people.office, gg);
      const visible = await workAs(world, office, async (tx) => (await sql`select from check_answer where member_id = ${towns.nauheim}`.execute(tx)).rows.length);
      assert.equal(visible > 0, shown, "after the act the office sees single answers only where details are shown");
      const decisions = await workAs(world, office, async (tx) => (await sql`select from adoption where member_id = ${towns.nauheim}`.execute(tx)).rows.length);
      assert.equal(decisions > 0, shows !== "aggregate", "and decisions only where states are shown");
      await assertInOrder();
    });
});

describe("After any sequence of acts", () => {
  /** A small generator of numbers: the same sequence on every run and engine. */
  const numbers = (seed: number) => {
    let state = seed;
    return (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  };
  const pick = <Value>(next: (below: number) => number, list: readonly Value[]): Value => list[next(list.length)] as Value;

  type Standing = { readonly id: string; version: number; withdrawn: boolean };
  const acts = ["decide", "decide", "decide", "answer", "answer", "answer", "publish", "next", "withdraw", "duty", "issue"] as const;

  async function step(next: (below: number) => number, scene: { answers: Standing[]; checks: Map<MemberId, string>[] }): Promise<void> {
    const town = pick(next, [towns.raunheim, towns.nauheim] as const);
    const answer = scene.answers.length > 0 ? pick(next, scene.answers) : null;
    const key = pick(next, requirementKeys);
    switch (pick(next, acts)) {
      case "decide":
        if (answer) await decide(town, answer.id, pick(next, ["adopted", "adapted", "rejected"] as const), { version: answer.version, dutyDone: next(2) === 1 });
        return;
      case "answer":
        await answerItself(world, coordinatorOf(town), { memberId: town, checkId: pick(next, scene.checks).get(town) ?? "", key, status: pick(next, [null, ...statuses]) });
        return;
      case "publish":
        scene.answers.push({ id: await publish(key, pick(next, coverages), { provider: `P${scene.answers.length} ${next(1e9)}` }), version: 1, withdrawn: false });
        return;
      case "next":
        if (!answer || answer.withdrawn) return;
        await world.succeeds(world.people.office, "shared-answer.publish", {
          cooperativeId: gg,
          sharedAnswerId: answer.id,
          version: answer.version,
          coverage: pick(next, coverages),
          statement: "Neu.",
          residualDuty: "Etwas.",
        });
        answer.version += 1;
        return;
      case "withdraw":
        if (!answer || answer.withdrawn || next(3) > 0) return;
        await world.succeeds(world.people.office, "shared-answer.withdraw", { cooperativeId: gg, sharedAnswerId: answer.id, reason: "Endet." });
        answer.withdrawn = true;
        return;
      case "duty":
        if (answer) await world.does(coordinatorOf(town), "shared-answer.mark-duty", { memberId: town, sharedAnswerId: answer.id, done: next(2) === 1 });
        return;
      case "issue":
        scene.checks.push(new Map((await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim, towns.nauheim] })).checks));
    }
  }

  /** Every shared side as a recount from the decisions has it: what carries furthest among what is relied on and stands. */
  const recount = `
    with gives as (
      select a.member_id, s.catalogue_id, s.requirement_key, max(case when v.coverage = 'full' or (v.coverage = 'partial' and a.duty_done) then 2 when v.coverage = 'partial' then 1 end) as worth
      from adoption a join shared_answer s on s.id = a.shared_answer_id join shared_answer_version v on v.shared_answer_id = s.id and v.version = a.version
      where a.decision <> 'rejected' and s.withdrawn_at is null group by 1, 2, 3)
    select k.member_id, k.id, q.key, t.shared_status, g.worth from member_check k
    join check_round r on r.id = k.round_id join requirement q on q.version_id = r.version_id
    left join check_answer t on t.member_id = k.member_id and t.check_id = k.id and t.requirement_key = q.key
    left join gives g on g.member_id = k.member_id and g.catalogue_id = r.catalogue_id and g.requirement_key = q.key
    where k.state <> 'closed' and r.state = 'open' and asks(r.selection, q.area_key, q.level, q.modal, q.effort)
      and t.shared_status is distinct from (case g.worth when 2 then 'yes' when 1 then 'partly' end)`;

  for (const seed of [1, 2, 3])
    test(`roll-up, effect and shared side are those of a recount (sequence ${seed})`, async () => {
      const next = numbers(seed * 7_919);
      const checks = [new Map((await plantChecks(world, catalogue, { office: world.people.office, members: [towns.raunheim, towns.nauheim] })).checks)];
      const scene = { answers: [] as Standing[], checks };
      for (let count = 0; count < 60; count++) {
        await showClass(world, towns.nauheim, pick(next, ["aggregate", "status", "detail"] as const));
        await step(next, scene);
      }
      await assertInOrder();
      assert.deepEqual(await rows(recount), []);
    });
});
