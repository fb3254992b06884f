import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Attempts } from "./model.ts";
import { acceptCode, acceptPassword, accessStateOf, deviceOf, failAgain, idleLifeOf, isAlive, localDay, mustWait, safeTarget, throttlePolicies, waitAfter } from "./rules.ts";

const now = new Date("2026-11-23T08:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const holder = { name: "Jana Müller-Özdemir", email: "j.mueller@raunheim.example" };

describe("a new password is not among the first to be tried", () => {
  const cases: [string, "password-too-common" | "password-contains-name" | null][] = [
    ["Passwort2026!", "password-too-common"],
    ["P4ssw0rt12345", "password-too-common"],
    ["sommersommer", "password-too-common"],
    ["Sommer2026Sommer", "password-too-common"],
    ["Informationssicherheit", "password-too-common"],
    ["aaaaaaaaaaaaaaaa", "password-too-common"],
    ["123456789012", "password-too-common"],
    ["qwertzuiopas", "password-too-common"],
    ["nmlkjihgfedcba", "password-too-common"],
    ["mueller-geht-heim", "password-contains-name"],
    ["Özdemir 4 immer", "password-contains-name"],
    ["Birne Traktor Nebel Kanu", null],
    ["x7#Kq2vLm9!z", null],
    ["Der Sommer war sehr groß", null],
  ];
  for (const [password, failure] of cases)
    test(`„${password}“: ${failure ?? "accepted"}`, () => {
      const accepted = acceptPassword(password, holder);
      assert.equal(accepted.ok ? null : accepted.failure, failure);
    });
});

describe("a code that was typed right is taken only while it is valid", () => {
  const later = new Date(now.getTime() + 1);
  test("none fits", () => assert.deepEqual(acceptCode(undefined, now), { ok: false, failure: "code-wrong" }));
  test("valid", () => assert.equal(acceptCode({ expiresAt: later, failedAttempts: 4 }, now).ok, true));
  test("expired at this very instant", () => assert.deepEqual(acceptCode({ expiresAt: now, failedAttempts: 0 }, now), { ok: false, failure: "code-expired" }));
  test("tried five times", () => assert.deepEqual(acceptCode({ expiresAt: later, failedAttempts: 5 }, now), { ok: false, failure: "code-exhausted" }));
});

describe("waiting doubles and stays short", () => {
  const waits = [0, 4, 5, 6, 8, 10, 11, 10_000].map((failures) => waitAfter(failures, throttlePolicies.pair) / 1_000);
  test("one account from one place", () => assert.deepEqual(waits, [0, 0, 2, 4, 16, 60, 60, 60]));
  test("failures long ago are forgotten", () => {
    const old: Attempts = { failures: 50, lastFailedAt: ago(25 * 60), blockedUntil: ago(24 * 60), provenAt: null };
    assert.equal(failAgain(old, throttlePolicies.pair, now).failures, 1);
    assert.equal(failAgain({ ...old, lastFailedAt: ago(60) }, throttlePolicies.pair, now).failures, 51);
  });
  const blocked: Attempts = { failures: 20, lastFailedAt: now, blockedUntil: new Date(now.getTime() + 1), provenAt: null };
  const calm: Attempts = { failures: 0, lastFailedAt: now, blockedUntil: now, provenAt: null };
  const cases: [string, Parameters<typeof mustWait>[0], boolean][] = [
    ["nothing known", {}, false],
    ["this account from here", { pair: blocked }, true],
    ["this account from anywhere", { account: blocked }, true],
    ["this account from anywhere, but its holder has signed in here", { account: blocked, pair: { ...calm, provenAt: ago(60) } }, false],
    ["the same, a hundred days ago", { account: blocked, pair: { ...calm, provenAt: ago(100 * 24 * 60) } }, true],
    ["this place, whoever signed in here", { source: blocked, pair: { ...calm, provenAt: ago(60) } }, true],
  ];
  for (const [title, attempts, waits] of cases) test(`${title}: ${waits ? "wait" : "go on"}`, () => assert.equal(mustWait(attempts, now), waits));
});

describe("a session or token counts while nothing has ended it", () => {
  const life = { openedAt: ago(50), expiresAt: new Date(now.getTime() + 1), usedAt: ago(10), voidUntil: null };
  const cases: [string, Parameters<typeof isAlive>[0], number | null, boolean][] = [
    ["in use", life, 60 * 60_000, true],
    ["expired", { ...life, expiresAt: now }, null, false],
    ["unused too long", { ...life, usedAt: ago(61) }, 60 * 60_000, false],
    ["never used, opened too long ago", { ...life, openedAt: ago(61), usedAt: null }, 60 * 60_000, false],
    ["a token may lie", { ...life, usedAt: ago(6_000) }, null, true],
    ["renewed since", { ...life, voidUntil: ago(20) }, null, false],
    ["opened after the renewal", { ...life, voidUntil: ago(60) }, null, true],
  ];
  for (const [title, given, idle, alive] of cases) test(`${title}: ${alive ? "alive" : "over"}`, () => assert.equal(isAlive(given, now, idle), alive));
  test("whoever reaches all members loses an unattended screen sooner", () => assert.ok(idleLifeOf(["coordinator", "office"]) < idleLifeOf(["coordinator", "steering"])));
});

test("an office begins with the day of the town hall, not of Greenwich", () => assert.equal(localDay(new Date("2026-06-30T22:30:00Z")), "2026-07-01"));

describe("after signing in one stays in the house", () => {
  const cases: [string | undefined, string | null][] = [
    ["/mitglied/kreis-gg.raunheim/heute?x=1", "/mitglied/kreis-gg.raunheim/heute?x=1"],
    ["//boese.example", null],
    ["/\\boese.example", null],
    ["https://boese.example", null],
    ["/a b", null],
    ["/anmelden/bestaetigen", null],
    [undefined, null],
  ];
  for (const [target, page] of cases) test(`${target} → ${page}`, () => assert.equal(safeTarget(target), page));
});

describe("devices are called what people call them", () => {
  const cases: [string | null, string][] = [
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0", "Edge, Windows"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari, iOS"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"],
    [null, ""],
  ];
  for (const [agent, device] of cases) test(device || "nothing", () => assert.equal(deviceOf(agent), device));
});

describe("how far somebody is with their access", () => {
  const open = new Date(now.getTime() + 1);
  const cases: [Parameters<typeof accessStateOf>[0], ReturnType<typeof accessStateOf>][] = [
    [{ activatedAt: null, codeExpiresAt: null }, "not-invited"],
    [{ activatedAt: null, codeExpiresAt: open }, "invited"],
    [{ activatedAt: null, codeExpiresAt: now }, "invitation-expired"],
    [{ activatedAt: now, codeExpiresAt: null }, "active"],
    [{ activatedAt: now, codeExpiresAt: now }, "active"],
    [{ activatedAt: now, codeExpiresAt: open }, "renewal-open"],
  ];
  for (const [person, state] of cases) test(state, () => assert.equal(accessStateOf(person, now), state));
});
