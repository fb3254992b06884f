import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Delegation } from "./model.ts";
import { delegationState, judgeEntry } from "./rules.ts";

const now = new Date("2026-11-23T08:00:00Z");
const later = new Date("2026-12-01T08:00:00Z");
const earlier = new Date("2026-11-01T08:00:00Z");
const made = (changes: Partial<Delegation> = {}) => ({ expiresAt: later, failedAttempts: 0, revokedAt: null, ...changes }) as Delegation;

describe("A code opens its sections while it is valid", () => {
  const cases: [string, Partial<Delegation>, string][] = [
    ["a fresh one is active", {}, "active"],
    ["at the moment of its end it has expired", { expiresAt: now }, "expired"],
    ["ten wrong codes lock it", { failedAttempts: 10 }, "exhausted"],
    ["nine do not", { failedAttempts: 9 }, "active"],
    ["taken back goes before everything", { revokedAt: earlier, failedAttempts: 10, expiresAt: earlier }, "revoked"],
  ];
  for (const [title, changes, state] of cases) test(title, () => assert.equal(delegationState(made(changes), now), state));
});

describe("Only who has the code learns more than that it does not fit", () => {
  const cases: [string, Delegation | undefined, boolean, string][] = [
    ["the right code admits", made(), true, "admitted"],
    ["an unknown number answers like a wrong code", undefined, false, "code-wrong"],
    ["an unknown number is not opened by any code", undefined, true, "code-wrong"],
    ["a wrong code is wrong", made(), false, "code-wrong"],
    ["the tenth wrong code says that it was the last", made({ failedAttempts: 9 }), false, "code-exhausted"],
    ["a dead code stays dead with the right letters", made({ failedAttempts: 10 }), true, "code-exhausted"],
    ["the right code of an expired delegation says so", made({ expiresAt: earlier }), true, "delegation-expired"],
    ["a wrong code of an expired delegation does not", made({ expiresAt: earlier }), false, "code-wrong"],
    ["the right code of a revoked delegation says so", made({ revokedAt: earlier }), true, "delegation-revoked"],
  ];
  for (const [title, delegation, fits, verdict] of cases) test(title, () => assert.equal(judgeEntry(delegation, fits, now), verdict));
});
