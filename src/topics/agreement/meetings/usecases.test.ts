import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import type { Principal } from "#kernel/operation";
import { actorFor, workAs } from "#tests/shared";
import { plantRows } from "#tests/survey";
import { gg, openWorld, towns, wetterau, type World } from "#tests/world";
import { plansUseCases } from "#topics/costs/plans/usecases/all";
import { measuresUseCases } from "#topics/measures/usecases/all";
import { contractsUseCases } from "#topics/procurement/contracts/usecases/all";
import type { ReadBody } from "./contract/bodies.ts";
import type { ReadMeeting } from "./contract/meetings.ts";
import type { Decision } from "./model.ts";
import { meetingsUseCases } from "./usecases/all.ts";

let world: World;
before(async () => {
  world = await openWorld([...meetingsUseCases, ...measuresUseCases, ...contractsUseCases, ...plansUseCases]);
});
after(() => world.dispose());

const all = [towns.raunheim, towns.nauheim, towns.stockstadt, towns.kreis];
const start = new Date("2026-11-23T08:12:00Z");
const failure = async (who: Principal, operation: string, input: object) => {
  const outcome = await world.does(who, operation, input);
  return outcome.status === "refused" ? outcome.failure : outcome.status;
};
const office = (operation: string, input: object) => failure(world.people.office, operation, { cooperativeId: gg, ...input });

let shorts = 0;
async function found(more: object = {}): Promise<string> {
  shorts += 1;
  const input = { cooperativeId: gg, kind: "steering-group", name: `Lenkungsgruppe ${shorts}`, short: `LG${shorts}`, seats: all, invites: ["management"], ...more };
  return (await world.succeeds<{ bodyId: string }>(world.people.office, "body.save", input)).bodyId;
}

const hours = { heldOn: "2026-12-10", startsAt: "09:00", endsAt: "10:30", place: "Landratsamt" };
const plan = async (bodyId: string, more: object = {}) =>
  (await world.succeeds<{ meetingId: string }>(world.people.office, "meeting.plan", { cooperativeId: gg, bodyId, ...hours, ...more })).meetingId;
const write = async (meetingId: string, more: object = {}) =>
  (
    await world.succeeds<{ itemId: string }>(world.people.office, "meeting.save-item", {
      cooperativeId: gg,
      meetingId,
      kind: "decision",
      title: "Zweiter Faktor",
      proposal: "Wir führen ihn ein.",
      ...more,
    })
  ).itemId;
const read = (meetingId: string, who = world.people.office) => world.succeeds<ReadMeeting>(who, "meeting.read", { cooperativeId: gg, meetingId });

/** A meeting of today with one point, opened with these members present. */
async function open(bodyId: string, present: readonly string[] = all) {
  const meetingId = await plan(bodyId, { heldOn: "2026-11-23" });
  const itemId = await write(meetingId);
  await world.succeeds(world.people.office, "meeting.hold", { cooperativeId: gg, meetingId, present, names: { raunheim: "Die Leitung" } });
  return { meetingId, itemId };
}

/** The same, decided with everybody's yes. */
async function decided(bodyId: string, supersedes?: string) {
  const at = await open(bodyId);
  await world.succeeds(world.people.office, "meeting.vote", { cooperativeId: gg, ...at, unanimous: "true" });
  const { decisionId, number } = await world.succeeds<{ decisionId: string; number: number }>(world.people.office, "meeting.decide", { cooperativeId: gg, ...at, supersedes });
  return { ...at, decisionId, number };
}

const register = async (who = world.people.office, more: object = {}) =>
  (await world.succeeds<{ decisions: Decision[] }>(who, "decision.list", { cooperativeId: gg, ...more })).decisions;

describe("A body", () => {
  test("starts with the rule of its kind, and is set as the agreement says", async () => {
    const bodyId = await found();
    const one = async () => (await world.succeeds<ReadBody>(world.people.office, "body.read", { cooperativeId: gg, bodyId })).body;
    const { hasVotes, quorumPercent, majority, version } = await one();
    assert.deepEqual([hasVotes, quorumPercent, majority, version], [true, 51, "simple", 1]);
    const changed = {
      bodyId,
      version,
      kind: "steering-group",
      name: "Anders",
      short: "AN",
      seats: all,
      rule: "own",
      hasVotes: "true",
      quorumPercent: "66",
      majority: "two-thirds",
    };
    assert.equal(await office("body.save", changed), "done");
    assert.deepEqual([(await one()).quorumPercent, (await one()).majority], [66, "two-thirds"]);
    assert.equal(await office("body.save", changed), "body-changed");
  });

  test("has seats of its own members, a short name nobody else has, and a chair who holds an office here", async () => {
    const input = { kind: "own", name: "Runde", short: "RU", seats: [towns.raunheim] };
    assert.equal(await office("body.save", { ...input, seats: [] }), "seats-missing");
    assert.equal(await office("body.save", { ...input, seats: [towns.friedberg] }), "missing");
    assert.equal(await office("body.save", { ...input, chairId: world.people.managementFriedberg.personId }), "missing");
    assert.equal(await office("body.save", input), "done");
    assert.equal(await office("body.save", { ...input, name: "Noch eine" }), "short-taken");
  });

  test("is dissolved once nothing is ahead; its past stays", async () => {
    const bodyId = await found();
    const meetingId = await plan(bodyId);
    assert.equal(await office("body.dissolve", { bodyId }), "meetings-ahead");
    await world.succeeds(world.people.office, "meeting.cancel", { cooperativeId: gg, meetingId, reason: "Krank" });
    assert.equal(await office("body.dissolve", { bodyId }), "done");
    assert.equal(await office("meeting.plan", { bodyId, ...hours }), "body-dissolved");
    assert.equal((await read(meetingId)).meeting.state, "cancelled");
  });
});

const mails = async (kind: string) =>
  (
    await world.test.database.pool.query<{ recipient: string; subject: string; body: string; calendar: string }>(
      "select recipient, subject, body, calendar from mail where kind = $1 order by id",
      [kind],
    )
  ).rows;
const unfolded = (calendar: string | undefined) => (calendar ?? "").replaceAll("\r\n ", "").split("\r\n");

describe("A video conference", () => {
  test("is an address of the web and nothing a browser would run", async () => {
    const bodyId = await found();
    const planned = (link: string) => failure(world.people.office, "meeting.plan", { cooperativeId: gg, bodyId, ...hours, link });
    for (const link of ["javascript:alert(1)", "data:text/html,x", "https://", 'https://konferenz.example/"><script>']) assert.equal(await planned(link), "invalid", link);
    assert.equal(await planned("https://konferenz.example/raum?id=1"), "done");
    assert.equal(await planned(""), "done");
  });
});

describe("An invitation", () => {
  test("goes to those the body invites, with the agenda and the meeting for their calendar; changes and the calling off follow under the same name", async () => {
    await world.test.database.pool.query("delete from mail");
    await world.test.database.pool.query(
      `set session_replication_role = replica; update cooperative set contact_email = 'stelle@example.org' where id = '${gg}'; set session_replication_role = origin`,
    );
    const bodyId = await found();
    const meetingId = await plan(bodyId);
    assert.equal(await office("meeting.invite", { meetingId }), "agenda-empty");
    await write(meetingId);
    assert.equal((await world.succeeds<{ letters: number }>(world.people.office, "meeting.reschedule", { cooperativeId: gg, meetingId, ...hours, startsAt: "08:00" })).letters, 0);
    assert.equal((await world.succeeds<{ letters: number }>(world.people.office, "meeting.invite", { cooperativeId: gg, meetingId })).letters, 2);
    const [first, second] = await mails("meeting-invited");
    assert.deepEqual([first?.recipient, second?.recipient].toSorted(), ["managementnauheim@example.org", "managementraunheim@example.org"]);
    assert.match(first?.body ?? "", /1\. Zweiter Faktor/);
    const lines = unfolded(first?.calendar);
    for (const line of ["METHOD:REQUEST", `UID:${meetingId}@localhost`, "SEQUENCE:0", "DTSTART:20261210T070000Z", "DTEND:20261210T093000Z", "LOCATION:Landratsamt"])
      assert.ok(lines.includes(line), line);
    assert.ok(lines.some((line) => line.startsWith("ORGANIZER") && line.endsWith("mailto:stelle@example.org")));

    assert.equal(
      (await world.succeeds<{ letters: number }>(world.people.office, "meeting.reschedule", { cooperativeId: gg, meetingId, ...hours, heldOn: "2026-12-11" })).letters,
      2,
    );
    const moved = unfolded((await mails("meeting-changed"))[0]?.calendar);
    assert.ok(moved.includes("SEQUENCE:1") && moved.includes("DTSTART:20261211T080000Z") && moved.includes(`UID:${meetingId}@localhost`));
    assert.equal((await world.succeeds<{ letters: number }>(world.people.office, "meeting.cancel", { cooperativeId: gg, meetingId, reason: "Hochwasser" })).letters, 2);
    const [called] = await mails("meeting-cancelled");
    assert.match(called?.body ?? "", /Hochwasser/);
    for (const line of ["METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED"]) assert.ok(unfolded(called?.calendar).includes(line), line);
    assert.equal(await office("meeting.invite", { meetingId }), "meeting-closed");
  });
});

describe("An agenda", () => {
  test("takes what members propose, what was left over and what is overdue in many houses; each once", async () => {
    const bodyId = await found();
    const { proposalId } = await world.succeeds<{ proposalId: string }>(world.people.coordinatorRaunheim, "agenda-proposal.submit", {
      memberId: towns.raunheim,
      bodyId,
      title: "Telefonie",
    });
    const earlier = await open(bodyId);
    await world.succeeds(world.people.office, "meeting.minute", { cooperativeId: gg, ...earlier, outcome: "left-over" });
    const measure = { cooperativeId: gg, title: "Sicherung üben", dueOn: "2026-11-24", audience: "all" };
    const { cooperativeMeasureId } = await world.succeeds<{ cooperativeMeasureId: string }>(world.people.office, "cooperative-measure.define", measure);
    world.clock.set(new Date("2026-11-26T08:00:00Z"));
    const meetingId = await plan(bodyId);
    const keys = async () => (await read(meetingId)).points.map(({ source, sourceKey }) => `${source}/${sourceKey}`);
    assert.deepEqual(await keys(), [`left-over/${earlier.itemId}`, `proposal/${proposalId}`, `overdue/${cooperativeMeasureId}`]);
    assert.equal(await office("meeting.take-points", { meetingId, points: ["left-over/nothing"] }), "no-points");
    assert.equal(await office("meeting.take-points", { meetingId, points: await keys() }), "done");
    assert.deepEqual(await keys(), []);
    const { items } = await read(meetingId);
    assert.match(items[1]?.explanation ?? "", /Angemeldet von raunheim/);
    assert.match(items[2]?.explanation ?? "", /In 4 Häusern überfällig/);

    const state = async () => (await world.succeeds<ReadBody>(world.people.coordinatorRaunheim, "body.read", { cooperativeId: gg, bodyId })).proposals[0]?.state;
    assert.equal(await state(), "taken");
    await world.succeeds(world.people.office, "meeting.drop-item", { cooperativeId: gg, meetingId, itemId: items[1]?.id });
    assert.equal(await state(), "open");
    assert.equal(await office("agenda-proposal.decline", { proposalId, answer: "Gehört in die Projektgruppe." }), "done");
    assert.equal(await office("agenda-proposal.decline", { proposalId, answer: "Noch einmal." }), "proposal-answered");
    assert.deepEqual(await keys(), []);
    world.clock.set(start);
  });

  test("is written, moved and struck out until the meeting is held; what comes up then is added", async () => {
    const bodyId = await found();
    const meetingId = await plan(bodyId, { heldOn: "2026-11-23" });
    const [first, second] = [await write(meetingId, { title: "Eins" }), await write(meetingId, { title: "Zwei" })];
    assert.equal(await office("meeting.save-item", { meetingId, kind: "decision", title: "Drei" }), "proposal-text-missing");
    assert.equal(await office("meeting.move-item", { meetingId, itemId: second, direction: "up" }), "done");
    assert.deepEqual(
      (await read(meetingId)).items.map(({ title }) => title),
      ["Zwei", "Eins"],
    );
    assert.equal(await office("meeting.drop-item", { meetingId, itemId: first }), "done");
    assert.equal(await office("meeting.hold", { meetingId, present: all }), "done");
    assert.equal(await office("meeting.drop-item", { meetingId, itemId: second }), "meeting-closed");
    assert.equal(await office("meeting.save-item", { meetingId, itemId: second, kind: "discussion", title: "Anders" }), "meeting-closed");
    await write(meetingId, { title: "Dringend" });
    assert.deepEqual(
      (await read(meetingId)).items.map(({ title }) => title),
      ["Zwei", "Dringend"],
    );
  });
});

describe("A list of bodies", () => {
  test("names the next day of each, however many meetings are planned before it", async () => {
    const [busy, quiet] = [await found(), await found()];
    await plan(quiet, { heldOn: "2026-12-31" });
    await plantRows(
      world,
      `insert into meeting (cooperative_id, body_id, id, held_on, starts_at, ends_at, state, changed_at)
      select '${gg}', '${busy}', gen_random_uuid(), '2026-12-01', '09:00', '10:00', 'planned', now() from generate_series(1, 250)`,
    );
    const { bodies } = await world.succeeds<{ bodies: { id: string; nextOn: string | null }[] }>(world.people.office, "body.list", { cooperativeId: gg });
    const nextOf = (bodyId: string) => bodies.find(({ id }) => id === bodyId)?.nextOn;
    assert.deepEqual([nextOf(busy), nextOf(quiet)], ["2026-12-01", "2026-12-31"]);
  });
});

describe("In a meeting", () => {
  test("nobody is there before its day, and only who sits in the body", async () => {
    const bodyId = await found({ seats: [towns.raunheim, towns.nauheim] });
    const meetingId = await plan(bodyId);
    assert.equal(await office("meeting.hold", { meetingId, present: [] }), "meeting-ahead");
    const today = await plan(bodyId, { heldOn: "2026-11-23" });
    assert.equal(await office("meeting.hold", { meetingId: today, present: [towns.stockstadt] }), "seat-missing");
    assert.equal(await office("meeting.hold", { meetingId: today, present: [towns.raunheim] }), "done");
    assert.equal((await read(today)).isQuorate, false);
  });

  test("votes are corrected until the decision is announced, and never afterwards", async () => {
    const at = await open(await found());
    const vote = (votes: object) => office("meeting.vote", { ...at, votes });
    assert.equal(await office("meeting.decide", at), "votes-missing");
    assert.equal(await vote({ raunheim: "yes", nauheim: "no", stockstadt: "no", kreis: "none" }), "done");
    assert.equal(await office("meeting.decide", at), "votes-missing");
    assert.equal(await vote({ raunheim: "yes", nauheim: "yes", stockstadt: "no", kreis: "abstain" }), "done");
    assert.equal((await read(at.meetingId)).items[0]?.result, "adopted");
    assert.equal(await office("meeting.decide", at), "done");
    assert.equal(await vote({ raunheim: "no" }), "item-decided");
    assert.equal(await office("meeting.decide", at), "item-decided");
    assert.equal(await office("meeting.hold", { meetingId: at.meetingId, present: [] }), "already-decided");
    const [entry] = await register();
    assert.deepEqual(entry?.tally, { yes: 2, no: 1, abstained: 1, present: 4, eligible: 4 });
  });

  test("nothing is decided without a quorum, by those who are not there, or in a body that only talks", async () => {
    const few = await open(await found(), [towns.raunheim, towns.nauheim]);
    assert.equal(await office("meeting.vote", { ...few, votes: { kreis: "yes" } }), "vote-of-absent");
    assert.equal(await office("meeting.vote", { ...few, votes: { friedberg: "yes" } }), "vote-without-seat");
    assert.equal(await office("meeting.vote", { ...few, unanimous: "true" }), "done");
    assert.equal(await office("meeting.decide", few), "no-quorum");
    const talk = await open(await found({ kind: "jour-fixe" }));
    assert.equal(await office("meeting.vote", { ...talk, unanimous: "true" }), "body-without-votes");
    assert.equal(await office("meeting.decide", talk), "body-without-votes");
  });

  test("decisions are numbered without a gap, by body; one replaces another, once", async () => {
    const [one, other] = [await found(), await found()];
    const [first, foreign] = [await decided(one), await decided(other)];
    assert.deepEqual([first.number, foreign.number], [1, 1]);
    const second = await decided(one, first.decisionId);
    assert.equal(second.number, 2);
    const at = await open(one);
    await world.succeeds(world.people.office, "meeting.vote", { cooperativeId: gg, ...at, unanimous: "true" });
    assert.equal(await office("meeting.decide", { ...at, supersedes: first.decisionId }), "missing");
    assert.equal(await office("meeting.decide", { ...at, supersedes: foreign.decisionId }), "missing");
    const entries = await register(world.people.office, { bodyId: one });
    assert.deepEqual(entries.map(({ number, supersedesNumber, supersededByNumber }) => [number, supersedesNumber, supersededByNumber]).toSorted(), [
      [1, null, 2],
      [2, 1, null],
    ]);
    assert.deepEqual(
      (await register(world.people.office, { bodyId: one, standing: "superseded" })).map(({ number }) => number),
      [1],
    );
    await assert.rejects(world.test.database.pool.query("update meeting_decision set title = 'x'"), /append-only/);
  });
});

describe("A task", () => {
  test("becomes a measure of all it names in one act, once, by the operations of measures", async () => {
    const at = await open(await found());
    const give = { cooperativeId: gg, ...at, title: "Zweiten Faktor einführen", audience: "chosen", members: [towns.raunheim, towns.nauheim], dueOn: "2026-12-31" };
    await world.succeeds(world.people.office, "meeting.add-task", give);
    assert.equal(await office("meeting.add-task", { ...give, members: [] }), "seat-missing");
    const task = async () => (await read(at.meetingId)).items[0]?.tasks[0];
    const measure = { cooperativeId: gg, title: give.title, audience: "chosen", members: give.members, dueOn: give.dueOn, originKey: (await task())?.key };
    const { cooperativeMeasureId, members } = await world.succeeds<{ cooperativeMeasureId: string; members: number }>(world.people.office, "cooperative-measure.define", measure);
    assert.equal(members, 2);
    assert.deepEqual((await task())?.measures, [{ memberId: null, memberName: "", measureId: cooperativeMeasureId, state: null }]);
    assert.equal(await office("cooperative-measure.define", measure), "finding-taken");
    await world.succeeds(world.people.office, "cooperative-measure.withdraw", { cooperativeId: gg, cooperativeMeasureId });
    assert.equal(await office("cooperative-measure.define", measure), "done");
  });

  test("becomes a measure of one house by itself, and leads to it", async () => {
    const at = await decided(await found());
    await world.succeeds(world.people.office, "meeting.add-task", { cooperativeId: gg, meetingId: at.meetingId, itemId: at.itemId, title: "Prüfen", audience: "all" });
    await world.succeeds(world.people.office, "meeting.release", { cooperativeId: gg, meetingId: at.meetingId });
    const task = async (who: Principal) => (await read(at.meetingId, who)).items[0]?.tasks[0];
    const key = (await task(world.people.coordinatorRaunheim))?.key;
    const own = { memberId: towns.raunheim, title: "Prüfen", origin: "decision", originTitle: "Lenkungsgruppe", originKey: key };
    const { measureId } = await world.succeeds<{ measureId: string }>(world.people.coordinatorRaunheim, "measure.create", own);
    assert.equal(await failure(world.people.coordinatorRaunheim, "measure.create", own), "finding-taken");
    assert.deepEqual(
      (await task(world.people.coordinatorRaunheim))?.measures.map((one) => one.measureId),
      [measureId],
    );
    assert.deepEqual((await task(world.people.coordinatorNauheim))?.measures, []);
  });
});

describe("Open points", () => {
  test("name contracts of the cooperative near their day, once for each term, and a year nobody has levied", async () => {
    const act = <Value = unknown>(operation: string, input: object) => world.succeeds<Value>(world.people.office, operation, { cooperativeId: gg, ...input });
    const { supplierId } = await act<{ supplierId: string }>("supplier.save-central", { name: "Firma" });
    const terms = { supplierId, startsOn: "2025-01-01", noticeMonths: 1, prolongsMonths: 12, processing: "none" };
    await act("contract.save-central", { ...terms, title: "Leitungen", endsOn: "2027-02-28" });
    await act("contract.save-central", { ...terms, title: "Fern", endsOn: "2028-02-29" });
    await act("cost-plan.save-position", { year: 2026, stage: "plan", kind: "materials", title: "Sachmittel", cents: "20.000" });
    const meetingId = await plan(await found());
    const offered = async () => (await read(meetingId)).points.filter(({ source }) => source === "contract" || source === "costs");
    const points = await offered();
    assert.deepEqual(
      points.map(({ title, explanation }) => `${title} | ${explanation}`),
      [
        "Vertrag: Leitungen | Letzter Tag für eine Kündigung: 31. Januar 2027. Ohne Kündigung läuft der Vertrag weiter.",
        "Vorauszahlungen 2026 sind nicht erhoben | Der Kostenplan liegt vor; die Mitglieder warten auf ihren Betrag.",
      ],
    );
    await act("meeting.take-points", { meetingId, points: points.map(({ source, sourceKey }) => `${source}/${sourceKey}`) });
    assert.deepEqual([(await offered()).length, (await read(meetingId)).items.length], [0, 2]);
  });
});

describe("Minutes", () => {
  test("are a draft for the body and the office until the chair or the office releases them; from then on others read them, and nobody changes them", async () => {
    const { managementRaunheim, coordinatorNauheim, managementNauheim, steering, auditor, adviser } = world.people;
    const bodyId = await found({ chairId: managementRaunheim.personId });
    const at = await open(bodyId);
    await world.succeeds(world.people.office, "meeting.minute", { cooperativeId: gg, ...at, minutes: "Geheim", outcome: "open" });
    await world.succeeds(world.people.office, "meeting.add-task", { cooperativeId: gg, ...at, title: "Geheimer Auftrag" });
    const seen = async (who: Principal) => (await read(at.meetingId, who)).items.map(({ record, tasks }) => [record?.minutes ?? null, tasks.length])[0];
    for (const who of [steering, auditor, adviser]) assert.deepEqual(await seen(who), [null, 0], who.name);
    for (const who of [coordinatorNauheim, managementRaunheim]) assert.deepEqual(await seen(who), ["Geheim", 1], who.name);
    const namesOf = async (who: Principal) =>
      /Die Leitung/.test(JSON.stringify([await read(at.meetingId, who), await world.succeeds(who, "body.read", { cooperativeId: gg, bodyId })]));
    assert.deepEqual([await namesOf(steering), await namesOf(coordinatorNauheim)], [false, true], "who came belongs to the minutes");
    const place = { cooperativeId: gg, meetingId: at.meetingId };
    assert.deepEqual(await Promise.all([steering, coordinatorNauheim].map((who) => failure(who, "meeting.minutes-paper", place))), ["minutes-not-released", "done"]);
    assert.equal(await failure(managementNauheim, "meeting.release", place), "release-not-yours");
    assert.equal(await failure(managementRaunheim, "meeting.release", place), "items-open");
    await world.succeeds(world.people.office, "meeting.minute", { cooperativeId: gg, ...at, minutes: "Geheim", outcome: "noted" });
    assert.equal(await failure(managementRaunheim, "meeting.release", place), "done");
    assert.deepEqual([await seen(steering), await namesOf(steering)], [["Geheim", 1], true]);
    assert.equal((await read(at.meetingId)).meeting.releasedByName, managementRaunheim.name);
    assert.equal(await office("meeting.minute", { ...at, minutes: "Anders" }), "meeting-not-held");
    await assert.rejects(world.test.database.pool.query(`update meeting_record set minutes = 'x' where meeting_id = '${at.meetingId}'`), /never change/);
    await assert.rejects(world.test.database.pool.query(`update meeting set chaired_by = 'x' where id = '${at.meetingId}'`), /never change/);
  });

  test("that are a draft keep their decisions from everybody outside the body, in the register and in the database", async () => {
    const { coordinatorNauheim, steering, auditor } = world.people;
    const at = await decided(await found());
    const standing = async (who: Principal) => (await register(who)).filter(({ id }) => id === at.decisionId).map(({ isReleased }) => isReleased);
    assert.deepEqual([await standing(coordinatorNauheim), await standing(steering), await standing(auditor)], [[false], [], []]);
    const rowsOf = (who: Principal, role: "steering" | "office") =>
      workAs(world, { ...actorFor(who, gg), role }, async (tx) => {
        const { rows } = await sql<{ count: number }>`
          select (select count(*)::int from meeting_decision where meeting_id = ${at.meetingId}::uuid) + (select count(*)::int from meeting_record where meeting_id = ${at.meetingId}::uuid) as count`.execute(
          tx,
        );
        return rows[0]?.count;
      });
    assert.deepEqual([await rowsOf(steering, "steering"), await rowsOf(world.people.office, "office")], [0, 2]);
    await world.succeeds(world.people.office, "meeting.release", { cooperativeId: gg, meetingId: at.meetingId });
    assert.deepEqual([await standing(steering), await rowsOf(steering, "steering")], [[true], 2]);
  });

  test("are released by the person in the chair whatever office they hold, and by no other of it", async () => {
    const at = await open(await found({ chairId: world.people.steering.personId }));
    await world.succeeds(world.people.office, "meeting.minute", { cooperativeId: gg, ...at, outcome: "noted" });
    const other = await open(await found());
    await world.succeeds(world.people.office, "meeting.minute", { cooperativeId: gg, ...other, outcome: "noted" });
    assert.equal(await failure(world.people.steering, "meeting.release", { cooperativeId: gg, meetingId: other.meetingId }), "release-not-yours");
    assert.equal(await failure(world.people.steering, "meeting.release", { cooperativeId: gg, meetingId: at.meetingId }), "done");
  });

  test("of a body are nothing to a member that does not sit in it, nor to another cooperative", async () => {
    const bodyId = await found({ seats: [towns.raunheim, towns.kreis] });
    const at = await open(bodyId, [towns.raunheim, towns.kreis]);
    const place = { cooperativeId: gg, meetingId: at.meetingId };
    assert.equal(await failure(world.people.coordinatorRaunheim, "meeting.read", place), "done");
    assert.equal(await failure(world.people.coordinatorNauheim, "meeting.read", place), "missing");
    assert.equal(await failure(world.people.managementNauheim, "agenda-proposal.submit", { memberId: towns.nauheim, bodyId, title: "x" }), "missing");
    assert.equal(await failure(world.people.officeWetterau, "meeting.read", { cooperativeId: wetterau, meetingId: at.meetingId }), "missing");
    const bodies = async (who: Principal) => (await world.succeeds<{ bodies: { id: string }[] }>(who, "body.list", { cooperativeId: gg })).bodies.map(({ id }) => id);
    assert.ok((await bodies(world.people.coordinatorRaunheim)).includes(bodyId));
    assert.ok(!(await bodies(world.people.coordinatorNauheim)).includes(bodyId));
  });

  test("come as a paper with attendance, wording and votes; the register as a paper and a table; the meeting for the calendar", async () => {
    const at = await decided(await found());
    const place = { cooperativeId: gg, meetingId: at.meetingId };
    const text = async (operation: string, input: object) => JSON.stringify((await world.succeeds<{ paper: unknown }>(world.people.office, operation, input)).paper);
    const minutes = await text("meeting.minutes-paper", place);
    for (const part of ["Die Leitung", "Wir führen ihn ein.", "4 Ja, 0 Nein", "beschlussfähig", "Entwurf"]) assert.ok(minutes.includes(part), part);
    assert.match(await text("meeting.agenda-paper", place), /Zweiter Faktor/);
    assert.match(await text("decision.paper", { cooperativeId: gg }), /Beschlussbuch/);
    const { workbook } = await world.succeeds<{ workbook: { sheets: { rows: unknown[][] }[] } }>(world.people.office, "decision.export", { cooperativeId: gg });
    assert.equal(workbook.sheets[0]?.rows.length, (await register()).length);
    const { content } = await world.succeeds<{ content: Uint8Array }>(world.people.office, "meeting.calendar-file", place);
    assert.match(new TextDecoder().decode(content), /DTSTART:20261123T080000Z/);
  });
});
