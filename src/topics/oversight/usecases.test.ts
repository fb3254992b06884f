import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { perform } from "#edge/perform";
import type { Principal } from "#kernel/operation";
import { accountsUseCases } from "#topics/accounts/usecases";
import { showClass } from "#tests/shared";
import { gg, openWorld, stranger, towns, wetterau, type World } from "#tests/world";
import { oversightUseCases } from "./usecases.ts";

type Event = { number: number; chain: string; operation: string; personName: string; memberId: string | null; role: string };
type Trail = { events: Event[]; found: number; pages: number };
type Verdicts = { intact: boolean; chains: { chain: string; events: number; fault: { number: number; fault: string } | null }[] };

let world: World;
const sql = (text: string) => world.test.database.pool.query(text);
/** As somebody with the database's own password: past policies, triggers and the trail. */
const tamper = (text: string) => sql(`set session_replication_role = replica; ${text}; set session_replication_role = origin`);
const invite = (by: Principal, memberId: string, person: Principal) => world.succeeds(by, "account.invite", { memberId, personId: person.personId });

/** Five events in Raunheim's chain, three by the office; two in Nauheim's; one in the cooperative's; one in Friedberg's. */
async function live() {
  const { office, officeWetterau, coordinatorRaunheim, managementRaunheim, coordinatorNauheim, managementNauheim, oversight, steering, coordinatorFriedberg } = world.people;
  for (const person of [coordinatorRaunheim, managementRaunheim, coordinatorRaunheim]) await invite(office, towns.raunheim, person);
  await invite(coordinatorRaunheim, towns.raunheim, oversight);
  world.clock.set(new Date("2026-11-24T22:30:00Z"));
  await invite(managementRaunheim, towns.raunheim, coordinatorRaunheim);
  await invite(office, towns.nauheim, coordinatorNauheim);
  await invite(managementNauheim, towns.nauheim, coordinatorNauheim);
  await world.succeeds(office, "account.invite-central", { cooperativeId: gg, personId: steering.personId });
  await invite(officeWetterau, towns.friedberg, coordinatorFriedberg);
}

describe("the audit trail", () => {
  before(async () => {
    world = await openWorld([...accountsUseCases, ...oversightUseCases]);
  });
  after(() => world.dispose());
  beforeEach(async () => {
    world.clock.set(new Date("2026-11-23T08:12:00Z"));
    await tamper("truncate audit_event, audit_chain, login_code, mail, member_data_class");
    await live();
  });

  test("a member reads every event of its own chain, the office's acts among them, and no other", async () => {
    const { events, found } = await world.succeeds<Trail>(world.people.coordinatorRaunheim, "audit.list-member", {
      memberId: towns.raunheim,
    });
    assert.equal(found, 5);
    assert.deepEqual(
      events.map(({ number }) => number),
      [5, 4, 3, 2, 1],
    );
    assert.equal(events.filter(({ role }) => role === "office").length, 3);
    assert.deepEqual([...new Set(events.map(({ memberId }) => memberId))], [towns.raunheim]);
    assert.equal((await world.does(world.people.coordinatorNauheim, "audit.list-member", { memberId: towns.raunheim })).status, "missing");
    assert.equal((await world.does(world.people.officeWetterau, "audit.list-member", { memberId: towns.raunheim })).status, "missing");
    assert.equal((await world.does(stranger, "audit.list-member", { memberId: towns.raunheim })).status, "unauthenticated");
  });

  const seenBy = async (by: Principal, filter: object = {}) => (await world.succeeds<Trail>(by, "audit.list", { cooperativeId: gg, ...filter })).events;

  test("from outside one sees what the outside has done, and what a town hall does only where it shows details", async () => {
    for (const by of [world.people.office, world.people.auditor]) {
      const roles = (await seenBy(by)).map(({ role }) => role);
      assert.deepEqual(roles, Array<string>(5).fill("office"));
    }
    await showClass(world, towns.nauheim, "detail");
    const told = (await seenBy(world.people.office)).filter(({ role }) => role !== "office");
    assert.deepEqual(
      told.map(({ memberId }) => memberId),
      [towns.nauheim],
    );
    const outside = { ...world.house, policy: "off" as const };
    const past = await perform(outside, "audit.list-member", { memberId: towns.raunheim }, { principal: world.people.office, door: "api" });
    assert.equal(past.status === "done" && (past.value as Trail).found, 3, "the database holds it by itself");
    const verdict = await world.succeeds<Verdicts>(world.people.office, "audit.verify-member", { memberId: towns.raunheim });
    assert.deepEqual([verdict.intact, verdict.chains.map(({ events }) => events)], [true, [5]], "a chain is verified whole all the same");
  });

  test("an office that has ended opens no member", async () => {
    const { office, coordinatorNauheim } = world.people;
    const hold = (from: string, to: string | null) =>
      tamper(`insert into assignment (id, person_id, cooperative_id, member_id, role, valid_from, valid_to)
        values (gen_random_uuid(), '${office.personId}', '${gg}', '${towns.nauheim}', 'coordinator', '${from}', ${to ? `'${to}'` : "null"})`);
    const told = async () => (await seenBy(office, { member: towns.nauheim })).filter(({ personName }) => personName !== office.name).length;
    assert.notEqual(coordinatorNauheim.personId, office.personId);
    await hold("2020-01-01", "2020-12-31");
    assert.equal(await told(), 0);
    await hold("2021-01-01", null);
    assert.equal(await told(), 1);
    await tamper(`delete from assignment where person_id = '${office.personId}' and member_id is not null`);
  });

  test("the office reads its cooperative's trail by member, operation, person and day", async () => {
    for (const member of [towns.raunheim, towns.nauheim]) await showClass(world, member, "detail");
    const found = async (filter: object, by = world.people.office) => (await world.succeeds<Trail>(by, "audit.list", { cooperativeId: gg, ...filter })).found;
    assert.equal(await found({}), 8);
    assert.equal(await found({ member: towns.nauheim }), 2);
    assert.equal(await found({ operation: "account.invite-central" }), 1);
    assert.equal(await found({ person: "managementnau" }), 1);
    assert.equal(await found({ person: "%" }), 0, "a sign is a sign, no pattern");
    assert.equal(await found({ from: "2026-11-24", to: "2026-11-24" }), 4, "23:30 in the town hall is still the 24th");
    assert.equal(await found({ to: "2026-11-23" }), 4);
    assert.equal(await found({ from: "2026-11-24" }), 4);
    assert.equal(await found({ from: "2026-11-25" }), 0);
    assert.equal(await found({ member: "", operation: "", person: "", from: "", to: "", page: "" }), 8, "an empty form filters nothing");
    assert.equal(await found({}, world.people.oversight), 5, "the works council sees its town");
    assert.equal((await world.does(world.people.office, "audit.list", { cooperativeId: wetterau })).status, "missing");
    assert.equal((await world.does(world.people.coordinatorRaunheim, "audit.list", { cooperativeId: gg })).status, "forbidden");
  });

  test("a neighbour's events are invisible to the database's own rules as well", async () => {
    const outside = { ...world.house, policy: "off" as const };
    const outcome = await perform(outside, "audit.list-member", { memberId: towns.nauheim }, { principal: world.people.coordinatorRaunheim, door: "api" });
    assert.equal(outcome.status === "done" && (outcome.value as Trail).found, 0);
  });

  test("long trails come in pages", async () => {
    await tamper("delete from login_code");
    for (let n = 0; n < 47; n += 1) await invite(world.people.office, towns.raunheim, world.people.coordinatorRaunheim);
    const second = await world.succeeds<Trail>(world.people.managementRaunheim, "audit.list-member", {
      memberId: towns.raunheim,
      page: "2",
    });
    assert.deepEqual([second.pages, second.events.length, second.found], [2, 2, 52]);
  });

  const verify = (by: Principal, operation: string, input: object) => world.succeeds<Verdicts>(by, operation, input);

  test("an untouched trail is intact, for everybody who may ask", async () => {
    const whole = await verify(world.people.office, "audit.verify", { cooperativeId: gg });
    assert.deepEqual(
      [whole.intact, whole.chains.map(({ chain, events }) => [chain, events])],
      [
        true,
        [
          [gg, 1],
          [towns.nauheim, 2],
          [towns.raunheim, 5],
        ],
      ],
    );
    const own = await verify(world.people.coordinatorRaunheim, "audit.verify-member", { memberId: towns.raunheim });
    assert.deepEqual(
      own.chains.map(({ chain, events }) => [chain, events]),
      [[towns.raunheim, 5]],
    );
    const works = await verify(world.people.oversight, "audit.verify", { cooperativeId: gg });
    assert.deepEqual(
      works.chains.map(({ chain }) => chain),
      [towns.raunheim],
    );
    await world.does(stranger, "session.open", { email: "niemand@example.org", password: "x" });
    const installation = await verify(world.people.operator, "audit.verify-installation", {});
    assert.deepEqual(
      installation.chains.map(({ chain, fault }) => [chain, fault]),
      [["installation", null]],
    );
    assert.equal((await world.does(world.people.coordinatorNauheim, "audit.verify-member", { memberId: towns.raunheim })).status, "missing");
  });

  const here = `chain = '${towns.raunheim}'`;
  const manipulations: readonly (readonly [string, string, { number: number; fault: string }])[] = [
    [
      "a changed entry",
      `update audit_event set entry = replace(entry, '"role":"office"', '"role":"coordinator"') where ${here} and number = 2`,
      { number: 2, fault: "hash-differs" },
    ],
    ["one flipped bit of a hash", `update audit_event set hash = set_byte(hash, 7, get_byte(hash, 7) # 1) where ${here} and number = 3`, { number: 3, fault: "hash-differs" }],
    ["a changed column", `update audit_event set person_name = 'Niemand' where ${here} and number = 4`, { number: 4, fault: "entry-differs" }],
    ["an event moved to another tenant", `update audit_event set member_id = '${towns.nauheim}' where ${here} and number = 4`, { number: 4, fault: "number-missing" }],
    ["a removed event", `delete from audit_event where ${here} and number = 3`, { number: 3, fault: "number-missing" }],
    [
      "a removed event with the rest moved up",
      `delete from audit_event where ${here} and number = 3; update audit_event set number = number - 1 where ${here} and number > 3; update audit_chain set number = 4 where ${here}`,
      { number: 3, fault: "hash-differs" },
    ],
    [
      "an inserted event",
      `insert into audit_event select chain, 6, '0', at, cooperative_id, member_id, person_id, person_name, role, door, operation, object, before_hash, after_hash, request_id, entry, hash from audit_event where ${here} and number = 5`,
      { number: 6, fault: "hash-differs" },
    ],
    [
      "an inserted event with its right hash",
      `insert into audit_event select chain, 6, '0', at, cooperative_id, member_id, person_id, person_name, role, door, operation, object, before_hash, after_hash, request_id, entry, sha256(hash || convert_to(entry, 'UTF8')) from audit_event where ${here} and number = 5`,
      { number: 6, fault: "head-differs" },
    ],
    [
      "two events swapped",
      `update audit_event set number = case number when 2 then 99 else 2 end where ${here} and number in (2, 3); update audit_event set number = 3 where ${here} and number = 99`,
      { number: 2, fault: "hash-differs" },
    ],
    ["a trail cut short", `delete from audit_event where ${here} and number > 3`, { number: 3, fault: "head-differs" }],
    ["a trail emptied", `delete from audit_event where ${here}`, { number: 0, fault: "head-differs" }],
    ["a lost head", `delete from audit_chain where ${here}`, { number: 5, fault: "head-differs" }],
  ];
  for (const [what, act, fault] of manipulations)
    test(`${what} is found`, async () => {
      // Swapping passes through a number that is taken for a moment.
      await tamper(
        act.includes("99") ? `begin; alter table audit_event drop constraint audit_event_pkey; ${act}; alter table audit_event add primary key (chain, number); commit` : act,
      );
      const whole = await verify(world.people.office, "audit.verify", { cooperativeId: gg });
      const own = await verify(world.people.managementRaunheim, "audit.verify-member", { memberId: towns.raunheim });
      assert.equal(whole.intact, false);
      assert.deepEqual(
        own.chains.map((verdict) => verdict.fault),
        [fault],
      );
      assert.deepEqual(whole.chains.find(({ chain }) => chain === towns.nauheim)?.fault, null, "other chains stay intact");
    });
});

describe("letters", () => {
  before(async () => {
    world = await openWorld([...accountsUseCases, ...oversightUseCases]);
    await live();
  });
  after(() => world.dispose());

  type Mails = { mails: { id: string; direction: string; recipient: string }[] };

  test("a person reads letters to them and letters they caused, and nobody else's", async () => {
    const { mails } = await world.succeeds<Mails>(world.people.coordinatorRaunheim, "mail.list");
    assert.deepEqual(mails.map(({ direction }) => direction).toSorted(), ["issued", "received", "received", "received"]);
    const [mine] = mails.filter(({ direction }) => direction === "received");
    const read = await world.succeeds<{ body: string }>(world.people.coordinatorRaunheim, "mail.read", { mailId: mine?.id });
    assert.match(read.body, /\/einladung/);
    assert.equal((await world.does(world.people.coordinatorNauheim, "mail.read", { mailId: mine?.id })).status, "missing");
    assert.equal((await world.does(world.people.officeWetterau, "mail.read", { mailId: mine?.id })).status, "missing");
    assert.equal((await world.does(stranger, "mail.list")).status, "unauthenticated");
  });
});
