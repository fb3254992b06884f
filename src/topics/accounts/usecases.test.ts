import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { perform } from "#edge/perform";
import type { Principal } from "#kernel/operation";
import { hashPassword, verifyPassword } from "#platform/password";
import { settingsOf } from "#platform/db/transact";
import { fingerprint } from "#platform/secrets";
import { totpCode } from "#platform/totp";
import { gg, openWorld, stranger, towns, wetterau, type World } from "#tests/world";
import { identify } from "./usecases/identity.ts";
import { prepareSetUp } from "./usecases/entrance.ts";
import { accountsUseCases } from "./usecases.ts";

type Issued = { personId: string; code: string; email: string; memberId: string | null };
type Opened = { secret: string; stage: string; enrolled: boolean; recoveryCodes?: string[] };

const password = "Birne Traktor Nebel Kanu";
const minute = 60_000;

let world: World;
const start = new Date("2026-11-23T08:12:00Z");
const later = (milliseconds: number) => world.clock.set(new Date(world.clock.now().getTime() + milliseconds));

const who = async (secret: string): Promise<Principal | null> => identify(world.house.db, { secret }, world.clock.now());
const being = async (secret: string): Promise<Principal> => {
  const principal = await who(secret);
  assert.ok(principal, "the secret opens a session");
  return principal;
};
const from = (source: string, principal: Principal, operation: string, input: unknown) =>
  perform(world.house, operation, input, {
    principal,
    door: "api",
    visitor: { source, device: "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0" },
  });
const rows = async <Row extends object>(text: string): Promise<Row[]> => (await world.test.database.pool.query<Row>(text)).rows;
const refused = (failure: string) => ({ status: "refused", failure });

const invite = (by: Principal, person: Principal, input: object = {}) =>
  world.succeeds<Issued>(by, "account.invite", { memberId: towns.raunheim, personId: person.personId, ...input });

/** Invites, redeems and enrols; answers the complete session, the key of the app and the recovery codes. */
async function arrive(person: Principal, by = world.people.office) {
  const { code, email } = await invite(by, person);
  const pending = await world.succeeds<Opened>(stranger, "account.redeem", { email, code, password });
  return { email, ...(await enrolWith(pending.secret)) };
}

async function enrolWith(secret: string) {
  const half = await being(secret);
  const { secretText } = await world.succeeds<{ secretText: string }>(half, "session.begin-enrolment");
  const key = secretText.replaceAll(" ", "");
  const opened = await world.succeeds<Opened>(half, "session.enrol", { code: totpCode(key, world.clock.now()) });
  return { key, opened, pendingSecret: secret };
}

async function signIn(email: string, key: string, typed = password) {
  const pending = await world.succeeds<Opened>(stranger, "session.open", { email, password: typed });
  const complete = await world.succeeds<Opened>(await being(pending.secret), "session.confirm", { code: totpCode(key, world.clock.now()) });
  return complete.secret;
}

describe("signing in", () => {
  before(async () => {
    world = await openWorld(accountsUseCases);
  });
  after(() => world.dispose());
  beforeEach(async () => {
    world.clock.set(start);
    await world.test.database.pool.query(
      `set session_replication_role = replica; truncate account, access_void, account_secret, recovery_code, login_code, session, api_token, last_use, throttle cascade; set session_replication_role = origin`,
    );
  });

  test("from invitation to a complete session, every secret replaced on the way", async () => {
    const { opened, pendingSecret } = await arrive(world.people.coordinatorRaunheim);
    assert.equal(opened.stage, "complete");
    assert.equal(opened.recoveryCodes?.length, 10);
    assert.equal(await who(pendingSecret), null, "the pending secret is worth nothing after the second factor");
    const principal = await being(opened.secret);
    assert.equal(principal.personId, world.people.coordinatorRaunheim.personId);
    assert.deepEqual(principal.assignments, [{ role: "coordinator", cooperativeId: gg, memberId: towns.raunheim }]);
    assert.equal(principal.credential, fingerprint(opened.secret));
  });

  test("nothing secret is stored in the clear", async () => {
    const { opened, key } = await arrive(world.people.coordinatorRaunheim);
    const { token } = await world.succeeds<{ token: string }>(await being(opened.secret), "token.create", { name: "Skript" });
    const dump = JSON.stringify([
      await rows("select * from account_secret"),
      await rows("select * from session"),
      await rows("select * from recovery_code"),
      await rows("select * from login_code"),
      await rows("select * from api_token"),
      await rows("select * from audit_event"),
      await rows("select * from mail"),
      await rows("select * from throttle"),
      await rows("select * from idempotency"),
    ]);
    for (const secret of [password, key, opened.secret, token, ...(opened.recoveryCodes ?? [])]) assert.ok(!dump.includes(secret), secret.slice(0, 4));
  });

  test("half signed in means: no office, nothing but the second factor", async () => {
    const { email } = await arrive(world.people.coordinatorRaunheim);
    const { secret } = await world.succeeds<Opened>(stranger, "session.open", { email, password });
    const half = await being(secret);
    assert.deepEqual(half.assignments, [{ role: "pending", cooperativeId: null, memberId: null }]);
    assert.equal((await world.does(half, "account.read")).status, "forbidden");
    assert.equal((await world.does(half, "account.list-member-invitations", { memberId: towns.raunheim })).status, "unauthenticated");
    assert.deepEqual(await world.does(half, "session.begin-enrolment"), refused("already-enrolled"));
    assert.deepEqual(await world.does(half, "session.enrol", { code: "123456" }), refused("already-enrolled"));
  });

  test("a code of the app opens once", async () => {
    const { email, key } = await arrive(world.people.coordinatorRaunheim);
    later(minute);
    await signIn(email, key);
    const again = await world.succeeds<Opened>(stranger, "session.open", { email, password });
    const half = await being(again.secret);
    assert.deepEqual(await world.does(half, "session.confirm", { code: totpCode(key, world.clock.now()) }), refused("code-used"));
    assert.deepEqual(await world.does(half, "session.confirm", { code: "000000" }), refused("code-wrong"));
    later(minute);
    assert.equal((await world.does(half, "session.confirm", { code: totpCode(key, world.clock.now()) })).status, "done");
    assert.deepEqual(await world.does(half, "session.confirm", { code: "000001" }), refused("session-ended"), "the old credential completes nothing more");
  });

  test("a recovery code opens once", async () => {
    const { email, opened } = await arrive(world.people.coordinatorRaunheim);
    const [code = ""] = opened.recoveryCodes ?? [];
    const halfOf = async () => being((await world.succeeds<Opened>(stranger, "session.open", { email, password })).secret);
    const first = await world.succeeds<{ recoveryCodesLeft: number }>(await halfOf(), "session.confirm", {
      code: code.toLowerCase().replace("-", " "),
    });
    assert.equal(first.recoveryCodesLeft, 9);
    assert.deepEqual(await world.does(await halfOf(), "session.confirm", { code }), refused("code-wrong"));
  });

  test("two confirmations at once complete one session", async () => {
    const { email, opened } = await arrive(world.people.coordinatorRaunheim);
    const half = await being((await world.succeeds<Opened>(stranger, "session.open", { email, password })).secret);
    const outcomes = await Promise.all((opened.recoveryCodes ?? []).slice(0, 2).map((code) => world.does(half, "session.confirm", { code })));
    assert.equal(outcomes.filter(({ status }) => status === "done").length, 1);
  });

  test("a stolen cookie is worth nothing after signing out", async () => {
    const { opened } = await arrive(world.people.coordinatorRaunheim);
    await world.succeeds(await being(opened.secret), "session.close");
    assert.equal(await who(opened.secret), null);
  });

  test("a session ends after an hour without use and after twelve hours anyway; the office's after half an hour", async () => {
    const { opened } = await arrive(world.people.coordinatorRaunheim);
    later(59 * minute);
    await being(opened.secret);
    later(59 * minute);
    await being(opened.secret);
    later(61 * minute);
    assert.equal(await who(opened.secret), null);
    world.clock.set(start);
    const { code, email } = await world
      .succeeds<Issued>(world.people.officeWetterau, "account.invite-central", {
        cooperativeId: wetterau,
        personId: world.people.officeWetterau.personId,
      })
      .catch(() => ({ code: "", email: "" }));
    assert.equal(code + email, "", "nobody invites themselves");
    const { secret } = await world.succeeds<Opened>(stranger, "account.redeem", await inviteCentral());
    const central = (await enrolWith(secret)).opened.secret;
    later(31 * minute);
    assert.equal(await who(central), null);
    const day = await (async () => {
      world.clock.set(start);
      return arrive(world.people.managementRaunheim);
    })();
    for (let used = 0; used < 14; used += 1) {
      later(50 * minute);
      await who(day.opened.secret);
    }
    later(21 * minute);
    assert.equal(await who(day.opened.secret), null);
  });

  async function inviteCentral() {
    const { code, email } = await world.succeeds<Issued>(world.people.office, "account.invite-central", {
      cooperativeId: gg,
      personId: world.people.steering.personId,
    });
    await world.test.database.pool.query(
      `set session_replication_role = replica; update assignment set role = 'office' where person_id = '${world.people.steering.personId}'; set session_replication_role = origin`,
    );
    return { code, email, password };
  }

  test("a role taken away counts from the next request", async () => {
    const { opened } = await arrive(world.people.coordinatorRaunheim);
    const set = (to: string) =>
      world.test.database.pool.query(
        `set session_replication_role = replica; update assignment set valid_to = ${to} where person_id = '${world.people.coordinatorRaunheim.personId}'; set session_replication_role = origin`,
      );
    await set("'2026-11-22'");
    assert.deepEqual((await being(opened.secret)).assignments, []);
    await set("null");
  });

  test("using a session writes at most once a minute", async () => {
    const { opened } = await arrive(world.people.coordinatorRaunheim);
    await being(opened.secret);
    const [first] = await rows<{ used_at: Date }>("select used_at from last_use");
    later(30_000);
    await being(opened.secret);
    assert.deepEqual(await rows("select used_at from last_use"), [first]);
    later(30_000);
    await being(opened.secret);
    assert.notDeepEqual(await rows("select used_at from last_use"), [first]);
  });

  test("an unknown address gets the same answer, after the same work, as a wrong password", async () => {
    const { email } = await arrive(world.people.coordinatorRaunheim);
    const counted = async (address: string) => {
      const began = performance.now();
      const outcome = await world.does(stranger, "session.open", { email: address, password: "falsch falsch falsch" });
      return { outcome, took: performance.now() - began };
    };
    const medianOf = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < 9; turn += 1) {
      world.clock.set(new Date(start.getTime() + turn * 3 * minute));
      const [a, b] = [await counted(email), await counted(`niemand${turn}@example.org`)];
      assert.deepEqual(a.outcome, refused("credentials-wrong"));
      assert.deepEqual(b.outcome, a.outcome);
      known.push(a.took);
      unknown.push(b.took);
    }
    const ratio = medianOf(unknown) / medianOf(known);
    assert.ok(ratio > 0.6 && ratio < 1.6, `ratio ${ratio}`);
  });

  test("guessing is slowed down, and others' guessing does not keep the holder out", async () => {
    const { email, key } = await arrive(world.people.coordinatorRaunheim);
    later(minute);
    const home = await from("10.0.0.1", stranger, "session.open", { email, password });
    assert.equal(home.status, "done");
    for (let attempt = 0; attempt < 5; attempt += 1)
      assert.deepEqual(await from("6.6.6.6", stranger, "session.open", { email, password: "geraten" }), refused("credentials-wrong"));
    assert.deepEqual(await from("6.6.6.6", stranger, "session.open", { email, password }), refused("too-many-attempts"), "even the right password has to wait there");
    for (let source = 0; source < 12; source += 1) await from(`6.6.7.${source}`, stranger, "session.open", { email, password: "geraten" });
    assert.deepEqual(await from("6.6.8.1", stranger, "session.open", { email, password }), refused("too-many-attempts"), "many sources against one account are slowed, too");
    assert.equal((await from("10.0.0.1", stranger, "session.open", { email, password })).status, "done", "the holder signs in from where they have been before");
    later(minute + 1_000);
    assert.equal((await from("6.6.6.6", stranger, "session.open", { email, password })).status, "done", "nobody waits longer than a minute");
    assert.ok(key);
  });

  test("a second factor cannot be guessed quickly", async () => {
    const { email } = await arrive(world.people.coordinatorRaunheim);
    const half = await being((await world.succeeds<Opened>(stranger, "session.open", { email, password })).secret);
    for (let attempt = 0; attempt < 11; attempt += 1) assert.deepEqual(await world.does(half, "session.confirm", { code: "000000" }), refused("code-wrong"));
    assert.deepEqual(await world.does(half, "session.confirm", { code: "000000" }), refused("too-many-attempts"));
  });

  test("failed attempts leave an audit event and no trace of what was typed", async () => {
    const [{ count: first } = { count: "0" }] = await rows<{ count: string }>("select count(*) from audit_event");
    await world.does(stranger, "session.open", { email: "niemand@example.org", password: "geheimnis-vertippt" });
    const events = await rows<{ object: string; entry: string }>(`select object, entry from audit_event where operation = 'session.open' order by number desc limit 1`);
    const [{ count: second } = { count: "0" }] = await rows<{ count: string }>("select count(*) from audit_event");
    assert.equal(Number(second), Number(first) + 1);
    assert.equal(events[0]?.object, "sign-in-refused:unknown");
    assert.ok(!events[0]?.entry.includes("geheimnis-vertippt") && !events[0]?.entry.includes("niemand@"));
  });

  test("what follows an outdated hash policy is made anew with the next sign-in", async () => {
    const { email, key } = await arrive(world.people.coordinatorRaunheim);
    const weak = await hashPassword(password, { memory: 8_192, passes: 1, lanes: 1 });
    assert.ok(weak.ok);
    await world.test.database.pool.query(
      `set session_replication_role = replica; update account_secret set password_hash = '${weak.value}'; set session_replication_role = origin`,
    );
    later(minute);
    await signIn(email, key);
    const [stored] = await rows<{ password_hash: string }>("select password_hash from account_secret");
    assert.match(stored?.password_hash ?? "", /m=19456,t=2,p=1/);
    const verdict = await verifyPassword(password, stored?.password_hash ?? null);
    assert.ok(verdict.ok && verdict.value.fits && !verdict.value.outdated);
  });

  test("sessions are listed and ended, one or all others", async () => {
    const { email, key, opened } = await arrive(world.people.coordinatorRaunheim);
    const secrets = [opened.secret];
    for (let turn = 0; turn < 2; turn += 1) {
      later(minute);
      secrets.push(await signIn(email, key));
    }
    const me = await being(secrets[2] ?? "");
    const { sessions } = await world.succeeds<{ sessions: { id: string; current: boolean }[] }>(me, "session.list");
    assert.deepEqual(
      sessions.map(({ current }) => current),
      [true, false, false],
    );
    await world.succeeds(me, "session.revoke", { sessionId: sessions[2]?.id });
    assert.equal(await who(secrets[0] ?? ""), null);
    assert.equal((await world.does(me, "session.revoke", { sessionId: sessions[2]?.id })).status, "missing");
    assert.equal((await world.does(world.people.coordinatorNauheim, "session.revoke", { sessionId: sessions[1]?.id })).status, "missing", "a neighbour ends nobody's session");
    assert.deepEqual(await world.succeeds(me, "session.revoke"), { revoked: 1 });
    assert.equal(await who(secrets[1] ?? ""), null);
    await being(secrets[2] ?? "");
  });

  test("the own account: language, password, recovery codes", async () => {
    const { opened, key, email } = await arrive(world.people.coordinatorRaunheim);
    later(minute);
    const other = await signIn(email, key);
    const me = await being(opened.secret);
    await world.succeeds(me, "account.choose-language", { language: "en" });
    assert.equal((await being(opened.secret)).language, "en");
    assert.equal((await being(opened.secret)).singleKeys, true, "single keys act until somebody switches them off");
    assert.deepEqual(await world.succeeds(me, "account.choose-keys", {}), { singleKeys: false });
    assert.equal((await being(opened.secret)).singleKeys, false);
    assert.equal((await being(other)).singleKeys, false, "on every device");
    assert.equal((await world.succeeds<{ singleKeys: boolean }>(me, "account.read")).singleKeys, false);
    assert.deepEqual(await world.does(me, "account.change-password", { current: "falsch", password: "Vier andere Woerter hier" }), refused("credentials-wrong"));
    assert.deepEqual(await world.does(me, "account.change-password", { current: password, password: "Passwort2026!" }), refused("password-too-common"));
    assert.deepEqual(await world.does(me, "account.change-password", { current: password, password: "coordinatorraunheim-7" }), refused("password-contains-name"));
    await world.succeeds(me, "account.change-password", { current: password, password: "Vier andere Woerter hier" });
    assert.equal(await who(other), null, "other sessions end with the old password");
    await being(opened.secret);
    const { recoveryCodes } = await world.succeeds<{ recoveryCodes: string[] }>(me, "account.renew-recovery-codes", {
      current: "Vier andere Woerter hier",
    });
    assert.equal(recoveryCodes.length, 10);
    const account = await world.succeeds<{ recoveryCodesLeft: number; language: string }>(me, "account.read");
    assert.equal(account.recoveryCodesLeft, 10);
    assert.equal(account.language, "en");
    assert.equal((await world.does({ ...me, personId: "00000000-0000-4000-8000-000000000000" as never }, "account.read")).status, "missing");
    for (let attempt = 0; attempt < 11; attempt += 1) await world.does(me, "account.renew-recovery-codes", { current: "falsch" });
    assert.deepEqual(await world.does(me, "account.renew-recovery-codes", { current: "falsch" }), refused("too-many-attempts"));
  });

  test("a token acts for its person, makes no successor, and ends when revoked or expired", async () => {
    const { opened } = await arrive(world.people.coordinatorRaunheim);
    const me = await being(opened.secret);
    const made = await world.succeeds<{ id: string; token: string }>(me, "token.create", { name: "Skript", days: "30" });
    assert.match(made.token, /^rw_/);
    const program = await being(made.token);
    assert.deepEqual(program.assignments, me.assignments);
    assert.deepEqual(await world.does(program, "token.create", { name: "Erbe" }), refused("needs-session"));
    assert.deepEqual(await world.does(program, "account.change-password", { current: password, password: "Vier andere Woerter hier" }), refused("needs-session"));
    assert.equal((await world.does(world.people.coordinatorNauheim, "token.revoke", { tokenId: made.id })).status, "missing");
    const listed = await world.succeeds<{ tokens: { id: string; usedAt: Date | null }[] }>(me, "token.list");
    assert.deepEqual(
      listed.tokens.map(({ id }) => id),
      [made.id],
    );
    assert.ok(listed.tokens[0]?.usedAt);
    later(29 * 24 * 60 * minute);
    await being(made.token);
    later(2 * 24 * 60 * minute);
    assert.equal(await who(made.token), null);
    world.clock.set(start);
    await world.succeeds(await being(opened.secret), "token.revoke", { tokenId: made.id });
    assert.equal(await who(made.token), null);
    for (let made = 0; made < 20; made += 1) await world.succeeds(me, "token.create", { name: `T${made}` });
    assert.deepEqual(await world.does(me, "token.create", { name: "einer zu viel" }), refused("too-many-tokens"));
  });

  test("what is not a secret of ours identifies nobody", async () => {
    for (const secret of ["", "s_", "rw_", "s_falsch", "rw_falsch", "x'; drop table session; --", fingerprint("s_")]) assert.equal(await who(secret), null);
  });
});

describe("invitations", () => {
  before(async () => {
    world = await openWorld(accountsUseCases);
  });
  after(() => world.dispose());
  beforeEach(async () => {
    world.clock.set(start);
    await world.test.database.pool.query(
      `set session_replication_role = replica; truncate account, access_void, account_secret, recovery_code, login_code, session, api_token, last_use, throttle, mail cascade; set session_replication_role = origin`,
    );
  });

  test("the code is shown to its issuer and never mailed; the letter says where to type it", async () => {
    const { code, email } = await invite(world.people.coordinatorRaunheim, world.people.oversight);
    assert.match(code, /^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const [letter] = await rows<{ recipient: string; body: string; member_id: string }>("select recipient, body, member_id from mail");
    assert.equal(letter?.recipient, email);
    assert.equal(letter?.member_id, towns.raunheim);
    assert.ok(letter?.body.includes("/einladung") && !letter.body.includes(code));
  });

  test("a wrong, an expired, an exhausted code", async () => {
    const { code, email } = await invite(world.people.office, world.people.coordinatorRaunheim);
    assert.deepEqual(await world.does(stranger, "account.redeem", { email, code: "AAAA-AAAA", password }), refused("code-wrong"));
    assert.deepEqual(await world.does(stranger, "account.redeem", { email: "niemand@example.org", code, password }), refused("code-wrong"));
    world.clock.set(new Date("2026-12-01T08:12:00Z"));
    assert.deepEqual(await world.does(stranger, "account.redeem", { email, code, password }), refused("code-expired"));
    world.clock.set(start);
    for (let attempt = 0; attempt < 4; attempt += 1) await world.does(stranger, "account.redeem", { email, code: "AAAA-AAAA", password });
    assert.deepEqual(await world.does(stranger, "account.redeem", { email, code, password }), refused("code-exhausted"));
    const renewed = await invite(world.people.office, world.people.coordinatorRaunheim);
    assert.deepEqual(await world.does(stranger, "account.redeem", { email, code, password }), refused("code-wrong"), "the earlier code is void");
    assert.deepEqual(await world.does(stranger, "account.redeem", { email, code: renewed.code, password: "kurz" }).then(({ status }) => status), "invalid");
    assert.deepEqual(await world.does(stranger, "account.redeem", { email, code: renewed.code, password: "Sommer2026!!" }), refused("password-too-common"));
    assert.deepEqual(await world.does(stranger, "account.redeem", { email, code: renewed.code, password: "CoordinatorRaunheim99" }), refused("password-contains-name"));
    assert.equal((await world.does(stranger, "account.redeem", { email, code: renewed.code, password })).status, "done", "a refused password does not use the code up");
    assert.deepEqual(await world.does(stranger, "account.redeem", { email, code: renewed.code, password }), refused("code-wrong"), "a code is redeemed once");
    assert.deepEqual(
      await world.does(world.people.office, "account.invite", {
        memberId: towns.raunheim,
        personId: world.people.coordinatorRaunheim.personId,
      }),
      refused("account-already-active"),
    );
  });

  test("the operator lets the first person of an office in, and nobody after that", async () => {
    const { people } = world;
    const issue = (cooperativeId: string) => world.does(people.operator, "account.invite-office", { cooperativeId });
    assert.deepEqual(await issue("nirgends"), { status: "missing" });
    const { code } = await world.succeeds<{ code: string }>(people.operator, "account.invite-office", { cooperativeId: wetterau });
    assert.equal((await world.does(people.office, "account.invite-office", { cooperativeId: wetterau })).status, "forbidden");
    const [event] = await rows<{ person_name: string }>("select person_name from audit_event where operation = 'account.invite-office'");
    assert.equal(event?.person_name, people.operator.name);
    const pending = await world.succeeds<Opened>(stranger, "account.redeem", { email: "officewetterau@example.org", code, password });
    assert.equal((await being(pending.secret)).assignments[0]?.role, "pending");
    assert.deepEqual(await issue(wetterau), refused("office-already-active"));
    await rows(
      `set session_replication_role = replica; update person set home_cooperative_id = '${wetterau}' where email = 'office@example.org'; set session_replication_role = origin`,
    );
    assert.deepEqual(await issue(gg), refused("nobody-to-invite"), "whoever was brought in elsewhere is invited there");
  });

  test("guessing codes is slowed down", async () => {
    const { email } = await invite(world.people.office, world.people.coordinatorRaunheim);
    for (let attempt = 0; attempt < 11; attempt += 1) await world.does(stranger, "account.redeem", { email, code: "AAAA-AAAA", password });
    assert.deepEqual(await world.does(stranger, "account.redeem", { email, code: "AAAA-AAAA", password }), refused("too-many-attempts"));
  });

  test("nobody takes over a neighbour's account, also not by appointing its holder", async () => {
    const { people, test: database } = world;
    const target = people.coordinatorNauheim.personId;
    assert.equal((await world.does(people.coordinatorRaunheim, "account.invite", { memberId: towns.nauheim, personId: target })).status, "missing");
    assert.equal((await world.does(people.coordinatorRaunheim, "account.invite", { memberId: towns.raunheim, personId: target })).status, "missing");
    assert.equal((await world.does(people.officeWetterau, "account.invite-central", { cooperativeId: wetterau, personId: target })).status, "missing");
    await database.database.pool.query(`set session_replication_role = replica;
      insert into assignment (id, cooperative_id, member_id, person_id, role, valid_from) values ('01900000-0000-7000-8000-000000000001', '${gg}', '${towns.raunheim}', '${target}', 'coordinator', '2024-08-09'),
      ('01900000-0000-7000-8000-000000000002', '${wetterau}', null, '${target}', 'adviser', '2024-08-09'); set session_replication_role = origin`);
    const here = { memberId: towns.raunheim, personId: target };
    assert.deepEqual(await world.does(people.coordinatorRaunheim, "account.invite", here), refused("home-elsewhere"));
    assert.deepEqual(await world.does(people.coordinatorRaunheim, "account.invite", { ...here, renew: true }), refused("home-elsewhere"));
    assert.deepEqual(await world.does(people.officeWetterau, "account.invite-central", { cooperativeId: wetterau, personId: target }), refused("home-elsewhere"));
    const wave = await world.succeeds<{ invited: Issued[] }>(people.officeWetterau, "account.invite-wave", { cooperativeId: wetterau });
    assert.ok(!wave.invited.some(({ personId }) => personId === target));
    assert.equal((await rows(`select from login_code where person_id = '${target}'`)).length, 0);
    assert.equal(
      (
        await world.does(people.coordinatorNauheim, "account.invite", {
          memberId: towns.nauheim,
          personId: people.coordinatorNauheim.personId,
        })
      ).status,
      "refused",
      "nor renews their own",
    );
    await database.database.pool.query("set session_replication_role = replica; delete from assignment where id::text like '01900000%'; set session_replication_role = origin");
  });

  test("nobody becomes more by letting somebody in: a coordinator not mayor, a town hall not the steering group", async () => {
    const { people, test: database } = world;
    const mayor = { memberId: towns.raunheim, personId: people.managementRaunheim.personId };
    for (const renew of [false, true]) assert.deepEqual(await world.does(people.coordinatorRaunheim, "account.invite", { ...mayor, renew }), refused("person-holds-more"));
    const { people: seen } = await world.succeeds<{ people: { personId: string; holdsMore: boolean }[] }>(people.coordinatorRaunheim, "account.list-member-invitations", {
      memberId: towns.raunheim,
    });
    assert.equal(seen.find(({ personId }) => personId === mayor.personId)?.holdsMore, true, "said beforehand");
    assert.equal(seen.find(({ personId }) => personId === people.oversight.personId)?.holdsMore, false);

    const coordinator = { memberId: towns.raunheim, personId: people.coordinatorRaunheim.personId };
    const seat = (cooperative: string, role: string) =>
      database.database.pool.query(`set session_replication_role = replica; insert into assignment (id, cooperative_id, person_id, role, valid_from)
        values ('01900000-0000-7000-8000-000000000003', '${cooperative}', '${coordinator.personId}', '${role}', '2024-08-09'); set session_replication_role = origin`);
    const unseat = () =>
      database.database.pool.query("set session_replication_role = replica; delete from assignment where id::text like '01900000%'; set session_replication_role = origin");
    for (const [cooperative, role] of [
      [gg, "steering"],
      [wetterau, "office"],
    ] as const) {
      await seat(cooperative, role);
      assert.deepEqual(await world.does(people.managementRaunheim, "account.invite", coordinator), refused("person-holds-more"), `${role} of ${cooperative}`);
      await unseat();
    }
    assert.equal((await rows("select from login_code")).length, 0);
    assert.equal((await world.does(people.managementRaunheim, "account.invite", coordinator)).status, "done");
    assert.equal((await world.does(people.office, "account.invite", mayor)).status, "done", "the office lets everybody in who came in here");
  });

  test("the database alone refuses a coordinator a code for the mayor", async () => {
    const { coordinatorRaunheim, managementRaunheim } = world.people;
    const write = async (personId: string | null) => {
      const client = await world.test.database.pool.connect();
      try {
        await client.query("begin");
        await client.query(settingsOf({ ...coordinatorRaunheim, role: "coordinator", cooperativeId: gg, members: [towns.raunheim] }));
        await client.query("insert into login_code (person_id, purpose, code_hash, issued_at, expires_at) values ($1, 'renewal', 'x', now(), now())", [personId]);
        return "accepted";
      } catch (error) {
        return String((error as { code?: string }).code);
      } finally {
        await client.query("rollback");
        client.release();
      }
    };
    assert.equal(await write(managementRaunheim.personId), "42501");
    assert.equal(await write(world.people.oversight.personId), "accepted");
  });

  test("the database alone refuses a code for a neighbour's person", async () => {
    const alone = { ...world.house, policy: "off" as const };
    const target = world.people.coordinatorNauheim.personId;
    const outcome = await perform(alone, "account.invite", { memberId: towns.nauheim, personId: target }, { principal: world.people.coordinatorRaunheim, door: "api" }).catch(
      () => ({ status: "thrown" }),
    );
    assert.notEqual(outcome.status, "done");
    assert.equal((await rows(`select from login_code where person_id = '${target}'`)).length, 0);
  });

  test("a renewal ends sessions and tokens at once, and asks for a new second factor", async () => {
    const person = world.people.coordinatorRaunheim;
    const { opened, email, key } = await arrive(person);
    const { token } = await world.succeeds<{ token: string }>(await being(opened.secret), "token.create", { name: "Skript" });
    later(minute);
    const { code } = await invite(world.people.managementRaunheim, person, { renew: true });
    assert.equal(await who(opened.secret), null);
    assert.equal(await who(token), null);
    const pending = await world.succeeds<Opened>(stranger, "account.redeem", { email, code, password: "Neue vier Woerter bitte" });
    assert.equal(pending.enrolled, false);
    assert.deepEqual(await world.does(await being(pending.secret), "session.confirm", { code: totpCode(key, world.clock.now()) }), refused("not-enrolled"));
    assert.deepEqual(await world.does(await being(pending.secret), "session.enrol", { code: "000000" }), refused("code-wrong"));
    const again = await enrolWith(pending.secret);
    assert.notEqual(again.key, key);
    assert.deepEqual(await world.does(stranger, "session.open", { email, password }), refused("credentials-wrong"), "the old password is gone");
    assert.equal((await rows("select from mail where kind = 'renewed'")).length, 1, "the holder is told");
    await being(again.opened.secret);
  });

  test("a forgotten password: always the same answer, one letter, the second factor stays", async () => {
    const { email, key } = await arrive(world.people.coordinatorRaunheim);
    later(minute);
    const known = await world.does(stranger, "account.request-reset", { email });
    assert.deepEqual(await world.does(stranger, "account.request-reset", { email: "niemand@example.org" }), known);
    await world.does(stranger, "account.request-reset", { email });
    const letters = await rows<{ body: string; recipient_person_id: string }>("select body, recipient_person_id from mail where kind = 'reset'");
    assert.equal(letters.length, 1, "no second letter within five minutes");
    const code = /Code: (\S+)/.exec(letters[0]?.body ?? "")?.[1] ?? "";
    const pending = await world.succeeds<Opened>(stranger, "account.redeem", { email, code, password: "Neue vier Woerter bitte" });
    assert.equal(pending.enrolled, true);
    assert.equal((await world.does(await being(pending.secret), "session.confirm", { code: totpCode(key, world.clock.now()) })).status, "done");
    for (let turn = 0; turn < 12; turn += 1) await world.does(stranger, "account.request-reset", { email });
    assert.deepEqual(await world.does(stranger, "account.request-reset", { email }), refused("too-many-attempts"));
  });

  test("once for all: everybody not yet invited, each with a code, and then nobody is left", async () => {
    const { invited } = await world.succeeds<{ invited: Issued[] }>(world.people.office, "account.invite-wave", { cooperativeId: gg });
    assert.equal(new Set(invited.map(({ code }) => code)).size, 8, "all people of the cooperative but the issuer");
    assert.equal((await rows("select from mail")).length, 8);
    assert.deepEqual(await world.does(world.people.office, "account.invite-wave", { cooperativeId: gg }), refused("nobody-to-invite"));
    const list = await world.succeeds<{ people: { state: string }[]; waves: unknown[] }>(world.people.office, "account.list-invitations", {
      cooperativeId: gg,
    });
    assert.equal(list.people.filter(({ state }) => state === "invited").length, 8);
    assert.deepEqual(list.waves, [{ wave: 1, waiting: 0 }]);
    const own = await world.succeeds<{ people: { memberId: string }[] }>(world.people.coordinatorRaunheim, "account.list-member-invitations", { memberId: towns.raunheim });
    assert.deepEqual([...new Set(own.people.map(({ memberId }) => memberId))], [towns.raunheim]);
    assert.equal((await world.does(world.people.coordinatorRaunheim, "account.list-member-invitations", { memberId: towns.nauheim })).status, "missing");
    assert.deepEqual(
      (
        await world.succeeds<{ invited: Issued[] }>(world.people.officeWetterau, "account.invite-wave", {
          cooperativeId: wetterau,
          wave: "1",
        })
      ).invited.map(({ memberId }) => memberId),
      [towns.friedberg, towns.friedberg],
    );
  });

  test("what is over is forgotten, what is open stays", async () => {
    const { opened } = await arrive(world.people.coordinatorRaunheim);
    const clock: Principal = { ...stranger, assignments: [{ role: "job", cooperativeId: null, memberId: null }] };
    assert.deepEqual(await world.succeeds(clock, "account.sweep"), { sessions: 0, codes: 0, attempts: 0 });
    later(40 * 24 * 60 * minute);
    const swept = await world.succeeds<{ sessions: number; attempts: number }>(clock, "account.sweep");
    assert.equal(swept.sessions, 1);
    assert.equal(swept.attempts, 1);
    assert.equal(await who(opened.secret), null);
  });
});

describe("an empty installation and the demonstration", () => {
  test("the set-up is opened by the printed code, once", async () => {
    world = await openWorld(accountsUseCases);
    const { house, test: database } = world;
    try {
      assert.equal(await prepareSetUp(house.db, house.means.secrets, start), null, "somebody operates it already");
      await database.database.pool.query("set session_replication_role = replica; delete from assignment where role = 'operator'; set session_replication_role = origin");
      const superseded = await prepareSetUp(house.db, house.means.secrets, start);
      const code = await prepareSetUp(house.db, house.means.secrets, start);
      assert.ok(code && superseded && code !== superseded);
      assert.deepEqual(await world.succeeds(stranger, "account.needs-set-up"), { needed: true });
      const input = { name: "Olga Betrieb", email: "olga@example.org", password };
      assert.deepEqual(await world.does(stranger, "account.set-up", { ...input, code: superseded }), refused("code-wrong"));
      assert.deepEqual(await world.does(stranger, "account.set-up", { ...input, code, password: "olgabetrieb-0815" }), refused("password-contains-name"));
      assert.deepEqual(await world.does(stranger, "account.set-up", { ...input, code, password: "Administrator1" }), refused("password-too-common"));
      const pending = await world.succeeds<Opened>(stranger, "account.set-up", { ...input, code });
      const { opened } = await enrolWith(pending.secret);
      assert.deepEqual((await being(opened.secret)).assignments, [{ role: "operator", cooperativeId: null, memberId: null }]);
      assert.deepEqual(await world.succeeds(stranger, "account.needs-set-up"), { needed: false });
      assert.deepEqual(await world.does(stranger, "account.set-up", { ...input, email: "zweite@example.org", code }), refused("already-set-up"));
    } finally {
      await world.dispose();
    }
  });

  test("the set-up code cannot be guessed quickly", async () => {
    world = await openWorld(accountsUseCases);
    try {
      await world.test.database.pool.query("set session_replication_role = replica; delete from assignment where role = 'operator'; set session_replication_role = origin");
      await prepareSetUp(world.house.db, world.house.means.secrets, start);
      const input = { name: "Eva", email: "eva@example.org", password, code: "AAAA-AAAA" };
      for (let attempt = 0; attempt < 11; attempt += 1) await world.does(stranger, "account.set-up", input);
      assert.deepEqual(await world.does(stranger, "account.set-up", input), refused("too-many-attempts"));
    } finally {
      await world.dispose();
    }
  });

  test("personas are played in the demonstration and nowhere else", async () => {
    for (const demo of [true, false]) {
      world = await openWorld(accountsUseCases, { demo });
      try {
        const { coordinatorRaunheim, managementRaunheim } = world.people;
        await world.test.database.pool.query(`set session_replication_role = replica;
          insert into persona values ('${coordinatorRaunheim.personId}', 1, 'Kim Koordination', 'coordinator', 'Stadt Raunheim', 'Hat zwei Stunden in der Woche.'); set session_replication_role = origin`);
        const personas = await world.does(stranger, "session.personas");
        const played = await world.does(stranger, "session.play", { personId: coordinatorRaunheim.personId });
        if (!demo) {
          assert.deepEqual([personas, played], [refused("not-a-demonstration"), refused("not-a-demonstration")]);
          continue;
        }
        assert.equal(personas.status, "done");
        assert.equal(played.status, "done");
        const { secret, stage } = (played as unknown as { value: Opened }).value;
        assert.equal(stage, "complete");
        assert.equal((await being(secret)).personId, coordinatorRaunheim.personId);
        assert.equal((await world.does(stranger, "session.play", { personId: managementRaunheim.personId })).status, "missing", "only personas are played");
        const { sessions } = await world.succeeds<{ sessions: unknown[] }>(await being(secret), "session.list");
        assert.equal(sessions.length, 1);
      } finally {
        await world.dispose();
      }
    }
  });

  test("more sign-ins at once than there is room for are told to come back", async () => {
    const all = await Promise.all(Array.from({ length: 60 }, () => hashPassword("x", { memory: 1_024, passes: 1, lanes: 1 })));
    assert.equal(all.filter(({ ok }) => !ok).length, 8);
    assert.equal((await hashPassword("x", { memory: 1_024, passes: 1, lanes: 1 })).ok, true);
  });
});
