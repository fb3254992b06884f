import assert from "node:assert/strict";
import { test } from "node:test";
import { acceptAnswer, isWaiting } from "./rules.ts";

test("who objects says why; who confirms need not", () => {
  assert.ok(acceptAnswer("confirmed", "").ok && acceptAnswer("objected", "Der Tag stimmt nicht.").ok);
  assert.deepEqual(acceptAnswer("objected", ""), { ok: false, failure: "reason-missing" });
});

test("an entry waits thirty days for an answer", () => {
  const entry = { answer: null, enteredAt: new Date("2026-11-01T08:00:00Z") };
  assert.deepEqual([isWaiting(entry, new Date("2026-12-01T07:59:00Z")), isWaiting(entry, new Date("2026-12-01T08:00:00Z"))], [true, false]);
  const answer = { answer: "confirmed" as const, reason: "", answeredAt: new Date("2026-11-02T08:00:00Z"), answeredByName: "x" };
  assert.equal(isWaiting({ ...entry, answer }, new Date("2026-11-03T08:00:00Z")), false);
});
