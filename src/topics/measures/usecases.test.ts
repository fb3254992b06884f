import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import type { Principal } from "#kernel/operation";
import { plantRows, plantSurvey } from "#tests/survey";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { visibilityUseCases } from "#topics/visibility/usecases";
import { measureStates, type Measure, type MeasureCount, type MeasureState } from "./model.ts";
import { nextStates } from "./rules.ts";
import { measuresUseCases } from "./usecases/all.ts";

let world: World;
before(async () => {
  world = await openWorld([...measuresUseCases, ...visibilityUseCases]);
});
after(() => world.dispose());

type Read = { measure: Measure; entries: { kind: string; text: string }[]; needs: { id: string }[]; inconsistencies: { finding: string }[] };
const place = { memberId: towns.raunheim };
const create = async (more: object = {}, memberId: string = towns.raunheim) => {
  const who = memberId === towns.raunheim ? world.people.coordinatorRaunheim : world.people.coordinatorNauheim;
  return (await world.succeeds<{ measureId: string }>(who, "measure.create", { memberId, title: "MFA für VPN", ...more })).measureId;
};
const read = (measureId: string, who = world.people.coordinatorRaunheim) => world.succeeds<Read>(who, "measure.read", { ...place, measureId });
const failure = async (operation: string, input: object, who = world.people.coordinatorRaunheim) => {
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const move = (measureId: string, state: string, version: number, more: { reason?: string; who?: Principal } = {}) =>
  failure("measure.move", { ...place, measureId, state, version, reason: more.reason ?? "" }, more.who);
const letters = async (kind: string) =>
  (await world.test.database.pool.query<{ recipient: string; subject: string; body: string }>("select recipient, subject, body from mail where kind = $1 order by id", [kind]))
    .rows;

describe("A measure of a member", () => {
  test("keeps what was written, in cents and German commas", async () => {
    const measureId = await create({ description: "Fernzugang", costOnce: "1.250,50", costYearly: "99", dueOn: "2026-12-31", effort: "2", ownerName: "IT-Firma" });
    const { measure, entries } = await read(measureId);
    assert.deepEqual([measure.costOnce, measure.costYearly, measure.effort, measure.ownerName, measure.state, measure.version], [125_050, 9_900, 2, "IT-Firma", "open", 1]);
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ["created"],
    );
  });

  test("goes its way to effective; the one who did it does not verify it, and everything stands in the thread", async () => {
    const measureId = await create();
    assert.equal(await move(measureId, "in-progress", 1), "done");
    assert.equal(await move(measureId, "implemented", 2), "done");
    assert.equal(await move(measureId, "effective", 3, { reason: "geprüft" }), "verification-not-yours");
    assert.equal(await move(measureId, "effective", 3, { who: world.people.managementRaunheim }), "reason-missing");
    assert.equal(await move(measureId, "effective", 3, { who: world.people.managementRaunheim, reason: "Anmeldung ohne Code wird abgelehnt" }), "done");
    const { measure, entries } = await read(measureId);
    assert.deepEqual([measure.state, measure.verifiedByName, measure.implementedOn !== null], ["effective", world.people.managementRaunheim.name, true]);
    assert.equal(entries.filter(({ kind }) => kind === "state").length, 3);
  });

  test("somebody who was faster is not overwritten", async () => {
    const measureId = await create();
    assert.equal(await failure("measure.change", { ...place, measureId, title: "Anders", version: 1 }), "done");
    assert.equal(await failure("measure.change", { ...place, measureId, title: "Ganz anders", version: 1 }), "measure-changed");
    assert.equal((await read(measureId)).measure.title, "Anders");
  });

  test("is owned by somebody of the house, not by a stranger", async () => {
    assert.equal(await failure("measure.create", { ...place, title: "x", ownerId: world.people.coordinatorNauheim.personId }), "owner-not-here");
    const measureId = await create({ ownerId: world.people.managementRaunheim.personId });
    assert.equal((await read(measureId)).measure.ownerName, world.people.managementRaunheim.name);
  });

  test("needs another one, never in a circle, and not one of the neighbour", async () => {
    const [first, second, third, foreign] = [await create(), await create(), await create(), await create({}, towns.nauheim)];
    const need = (measureId: string, needsId: string) => failure("measure.need", { ...place, measureId, needsId });
    assert.deepEqual(
      [await need(first, second), await need(second, third), await need(third, first), await need(first, foreign), await need(first, first)],
      ["done", "done", "needs-in-circle", "missing", "needs-in-circle"],
    );
    assert.deepEqual(
      (await read(first)).needs.map(({ id }) => id),
      [second],
    );
    assert.equal(await failure("measure.free", { ...place, measureId: first, needsId: second }), "done");
    assert.deepEqual((await read(first)).needs, []);
  });

  test("lists filter by state, effort and words", async () => {
    const measureId = await create({ title: "Einzigartig % Titel", effort: 1 });
    const found = async (filter: object) =>
      (await world.succeeds<{ measures: Measure[] }>(world.people.coordinatorRaunheim, "measure.list", { ...place, ...filter })).measures.map(({ id }) => id);
    assert.deepEqual(await found({ text: "tig % ti" }), [measureId]);
    assert.ok((await found({ effort: "1", state: "pending" })).includes(measureId));
    assert.ok(!(await found({ state: "effective" })).includes(measureId));
  });
});

describe("A gap in a survey that was handed in", () => {
  type Gaps = { gaps: unknown[]; answers: { campaignId: string; question: string; title: string; answer: string; priority: number; proposedDueOn: string }[] };
  const gaps = (more: object = {}) => world.succeeds<Gaps>(world.people.coordinatorRaunheim, "measure.gaps", { ...place, ...more });

  const answered = async (state: string, period: string, planted: { campaignId: string }) => {
    const at = `'${gg}', '${towns.raunheim}', '${planted.campaignId}'`;
    await plantRows(
      world,
      `insert into response (cooperative_id, member_id, campaign_id, state, changed_at) values (${at}, '${state}', '${period}-11-02T08:00:00Z');
       insert into answer (cooperative_id, member_id, campaign_id, question, section, state, value, answered_at, answered_name) values
         (${at}, 'isb', 'org', 'answered', '"nein"', '${period}-11-02T08:00:00Z', 'x'), (${at}, 'stellen', 'org', 'answered', '3', '${period}-11-02T08:00:00Z', 'x')`,
    );
  };

  test("becomes a measure once, with the question and the answer in its text; what is still being answered is none", async () => {
    const { coordinatorRaunheim, coordinatorNauheim } = world.people;
    const running = await plantSurvey(world, { period: "2027" });
    await answered("in-progress", "2026", running);
    assert.deepEqual((await gaps()).answers, []);
    const handedIn = await plantSurvey(world, { period: "2026" });
    await answered("submitted", "2026", handedIn);

    const [found, ...others] = (await gaps()).answers;
    assert.ok(found);
    assert.deepEqual([others, found.campaignId, found.title, found.answer], [[], handedIn.campaignId, "Gibt es eine benannte Person?", "Nein"]);
    assert.deepEqual((await gaps({ effort: "1" })).answers, [], "a survey does not say how much work it is");
    const chosen = `${found.campaignId}/${found.question}`;
    const nobody = await world.does(coordinatorNauheim, "measure.from-gaps", { memberId: towns.nauheim, gaps: [chosen] });
    assert.equal(nobody.status === "refused" && nobody.failure, "no-gaps");

    assert.equal((await world.succeeds<{ created: number }>(coordinatorRaunheim, "measure.from-gaps", { ...place, gaps: [chosen] })).created, 1);
    assert.equal(await failure("measure.from-gaps", { ...place, gaps: [chosen] }), "no-gaps");
    assert.deepEqual((await gaps()).answers, []);
    const { measures } = await world.succeeds<{ measures: Measure[] }>(coordinatorRaunheim, "measure.list", { ...place, origin: "survey" });
    const [measure] = measures;
    assert.ok(measure);
    assert.deepEqual(
      [measures.length, measure.description, measure.originTitle, measure.originId],
      [1, "Gibt es eine benannte Person?\n\nNein", "Erhebung 2026: Organisation", handedIn.campaignId],
    );

    assert.equal(await failure("measure.move", { ...place, measureId: measure.id, state: "rejected", version: 1, reason: "Doppelt." }), "done");
    assert.equal((await gaps()).answers.length, 1, "what was rejected is a gap again");
  });
});

describe("What the office sees", () => {
  test("is nothing of a member's own measures while it shows states only; the cooperative's instances it sees", async () => {
    const { office, managementRaunheim } = world.people;
    const own = await create({ title: "Nur für uns" });
    const { cooperativeMeasureId } = await world.succeeds<{ cooperativeMeasureId: string; members: number }>(office, "cooperative-measure.define", {
      cooperativeId: gg,
      title: "Für alle",
    });
    const listed = async () => (await world.succeeds<{ measures: Measure[] }>(office, "measure.list", place)).measures.map(({ title }) => title);
    assert.deepEqual(await listed(), ["Für alle"]);
    assert.equal(await failure("measure.read", { ...place, measureId: own }, office), "missing");
    await world.succeeds(managementRaunheim, "visibility.choose", { ...place, dataClass: "detail" });
    assert.ok((await listed()).includes("Nur für uns"));
    await world.succeeds(managementRaunheim, "visibility.choose", { ...place, dataClass: "aggregate" });
    assert.deepEqual(await listed(), []);
    const board = await world.succeeds<{ instances: unknown[]; hidden: number }>(office, "cooperative-measure.read", { cooperativeId: gg, cooperativeMeasureId });
    assert.deepEqual([board.instances.length, board.hidden], [3, 1]);
    await world.succeeds(managementRaunheim, "visibility.choose", { ...place, dataClass: "status" });
  });
});

describe("A measure of the cooperative", () => {
  test("is in every member with one act, also in one that shows sums only, and not twice", async () => {
    const { office, managementNauheim, coordinatorNauheim, coordinatorRaunheim } = world.people;
    await world.succeeds(managementNauheim, "visibility.choose", { memberId: towns.nauheim, dataClass: "aggregate" });
    const defined = await world.succeeds<{ cooperativeMeasureId: string; members: number; letters: number }>(office, "cooperative-measure.define", {
      cooperativeId: gg,
      title: "Bildschirmsperre nach fünf Minuten",
      dueOn: "2026-12-31",
      notify: "true",
    });
    assert.deepEqual([defined.members, defined.letters], [4, 2]);
    const again = { cooperativeId: gg, cooperativeMeasureId: defined.cooperativeMeasureId, members: [towns.nauheim, towns.raunheim] };
    assert.equal((await world.succeeds<{ members: number }>(office, "cooperative-measure.spread", again)).members, 0);
    const mine = await world.succeeds<{ measures: Measure[] }>(coordinatorNauheim, "measure.list", { memberId: towns.nauheim, text: "Bildschirmsperre" });
    assert.equal(mine.measures.length, 1);
    await world.succeeds(office, "cooperative-measure.redefine", {
      cooperativeId: gg,
      cooperativeMeasureId: defined.cooperativeMeasureId,
      title: "Bildschirmsperre",
      dueOn: "2027-01-31",
    });
    const changed = await world.succeeds<{ measures: Measure[] }>(coordinatorNauheim, "measure.list", { memberId: towns.nauheim, text: "Bildschirmsperre" });
    assert.deepEqual([changed.measures[0]?.title, changed.measures[0]?.dueOn], ["Bildschirmsperre", "2027-01-31"]);
    const neighbour = await world.succeeds<{ instances: { memberId: string }[] }>(coordinatorRaunheim, "cooperative-measure.read", {
      cooperativeId: gg,
      cooperativeMeasureId: defined.cooperativeMeasureId,
    });
    assert.deepEqual(
      neighbour.instances.map(({ memberId }) => memberId),
      [towns.raunheim],
    );
    assert.match((await letters("measure-new")).at(-1)?.subject ?? "", /Bildschirmsperre/);
    await world.succeeds(managementNauheim, "visibility.choose", { memberId: towns.nauheim, dataClass: "status" });
  });

  test("refuses strangers, days of the past and nobody", async () => {
    const define = (more: object) => failure("cooperative-measure.define", { cooperativeId: gg, title: "x", ...more }, world.people.office);
    assert.deepEqual(
      [await define({ dueOn: "2020-01-01" }), await define({ audience: "chosen" }), await define({ audience: "chosen", members: towns.friedberg })],
      ["due-in-past", "no-members", "missing"],
    );
  });

  test("comes back every year with the year plan, once for each member", async () => {
    assert.equal(await failure("cooperative-measure.push-year", { cooperativeId: wetterau, year: 2027 }, world.people.officeWetterau), "nothing-yearly");
    const { office } = world.people;
    await world.succeeds(office, "cooperative-measure.define", { cooperativeId: gg, title: "Zugänge durchsehen", yearlyMonth: "2" });
    const push = (year: number) => world.succeeds<{ tasks: number; created: number }>(office, "cooperative-measure.push-year", { cooperativeId: gg, year });
    assert.deepEqual([(await push(2028)).created, (await push(2028)).created, (await push(2029)).created], [4, 0, 4]);
    const { measures } = await world.succeeds<{ measures: Measure[] }>(world.people.coordinatorRaunheim, "measure.list", { ...place, text: "Zugänge durchsehen", sort: "dueOn" });
    assert.deepEqual(
      measures.map(({ dueOn, origin }) => [dueOn, origin]),
      [
        ["2028-02-29", "year-plan"],
        ["2029-02-28", "year-plan"],
      ],
    );
  });

  test("that was withdrawn is given to nobody, and stays where it is", async () => {
    const { office } = world.people;
    const { cooperativeMeasureId } = await world.succeeds<{ cooperativeMeasureId: string }>(office, "cooperative-measure.define", {
      cooperativeId: gg,
      title: "Wird zurückgezogen",
    });
    const one = { cooperativeId: gg, cooperativeMeasureId };
    await world.succeeds(office, "cooperative-measure.withdraw", one);
    assert.equal(await failure("cooperative-measure.spread", { ...one, members: towns.raunheim }, office), "cooperative-measure-withdrawn");
    const { instances } = await world.succeeds<{ instances: unknown[] }>(office, "cooperative-measure.read", one);
    assert.equal(instances.length, 4);
  });
});

describe("By the clock", () => {
  test("coordination is reminded three days before, the management told once after two weeks", async () => {
    const soon = await create({ title: "Bald fällig", dueOn: "2026-11-26" });
    await create({ title: "Liegen geblieben", dueOn: "2026-11-01" });
    const remind = () => world.succeeds<{ reminded: number; escalated: number }>(world.people.clock, "measure.remind-due", { cooperativeId: gg });
    const first = await remind();
    assert.ok(first.reminded >= 1 && first.escalated >= 1);
    const due = await letters("measure-due");
    assert.ok(due.some(({ recipient, body }) => recipient.startsWith("coordinatorraunheim") && body.includes("Bald fällig") && body.includes(soon)));
    const told = await letters("measure-escalated");
    assert.deepEqual([told.length, told[0]?.recipient.startsWith("managementraunheim"), told[0]?.body.includes("Liegen geblieben")], [1, true, true]);
    assert.equal((await remind()).escalated, 0);
    assert.equal((await letters("measure-escalated")).length, 1);
  });
});

describe("A personal calendar address", () => {
  test("is revoked by its person alone", async () => {
    const { feedId } = await world.succeeds<{ feedId: string }>(world.people.coordinatorRaunheim, "calendar.create-feed", {});
    assert.equal(await failure("calendar.revoke-feed", { feedId }, world.people.managementNauheim), "missing");
    await world.succeeds(world.people.coordinatorRaunheim, "calendar.revoke-feed", { feedId });
    assert.equal(await failure("calendar.revoke-feed", { feedId }), "missing");
  });

  test("there are at most four", async () => {
    const make = () => failure("calendar.create-feed", {}, world.people.managementNauheim);
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) made.push(await make());
    assert.deepEqual(made, ["done", "done", "done", "done", "too-many-feeds"]);
  });
});

describe("Counts kept on write", () => {
  test("equal a recount after any work", async () => {
    const steps = fc.sample(fc.record({ pick: fc.nat(1_000), cost: fc.nat(500), act: fc.constantFrom("create", "move", "change") }), { numRuns: 60, seed: 7 });
    const ids: string[] = [];
    for (const { pick, cost, act } of steps) {
      const measureId = ids[pick % Math.max(1, ids.length)];
      if (act === "create" || measureId === undefined) {
        ids.push(await create({ costOnce: String(cost), costYearly: String(cost % 7) }));
        continue;
      }
      const { measure } = await read(measureId);
      const next: readonly MeasureState[] = nextStates(measure.state);
      if (act === "change") await failure("measure.change", { ...place, measureId, title: measure.title, version: measure.version, costOnce: String(cost) });
      else await move(measureId, next[pick % next.length] ?? "open", measure.version, { reason: "weil", who: world.people.managementRaunheim });
    }
    const { counts } = await world.succeeds<{ counts: MeasureCount[] }>(world.people.coordinatorRaunheim, "measure.list", place);
    const { rows } = await world.test.database.pool.query<{ state: MeasureState; measures: number; once: string; yearly: string }>(
      "select state, count(*)::int as measures, sum(cost_once) as once, sum(cost_yearly) as yearly from measure where member_id = $1 group by state",
      [towns.raunheim],
    );
    const sorted = <Row extends { state: string }>(list: readonly Row[]) =>
      list.toSorted((a, b) => measureStates.findIndex((s) => s === a.state) - measureStates.findIndex((s) => s === b.state));
    assert.deepEqual(sorted(counts), sorted(rows.map(({ state, measures, once, yearly }) => ({ state, measures, costOnce: Number(once), costYearly: Number(yearly) }))));
  });

  test("are what the budget of the office sums", async () => {
    const { sums, members } = await world.succeeds<{ sums: MeasureCount[]; members: { counts: MeasureCount[] }[] }>(world.people.office, "measure.budget", { cooperativeId: gg });
    const total = (list: readonly MeasureCount[]) => list.reduce((sum, { costOnce }) => sum + costOnce, 0);
    assert.equal(total(sums), total(members.flatMap(({ counts }) => counts)));
  });
});

describe("The realisation plan", () => {
  test("names every measure that is left, with what it waits for", async () => {
    const [first, second] = [await create({ title: "Zuerst dies" }), await create({ title: "Dann das" })];
    await world.succeeds(world.people.coordinatorRaunheim, "measure.need", { ...place, measureId: second, needsId: first });
    const { paper } = await world.succeeds<{ paper: object }>(world.people.coordinatorRaunheim, "measure.plan-paper", place);
    assert.match(JSON.stringify(paper), /Dann das \(erst nach: Zuerst dies\)/);
  });
});
