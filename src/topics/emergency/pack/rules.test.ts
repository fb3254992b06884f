import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PackConcern } from "./model.ts";
import { concernOf, firstCall, shortPrint } from "./rules.ts";

const today = "2026-11-23";

describe("A pack wants attention", () => {
  const cases: readonly (readonly [string, Parameters<typeof concernOf>[0], PackConcern | null])[] = [
    ["while there is none", null, "missing"],
    ["while it was never printed", { fingerprint: "b", printedOn: null, printedFingerprint: null }, "never-printed"],
    ["when the registers say something else than the paper", { fingerprint: "b", printedOn: "2026-11-20", printedFingerprint: "a" }, "print-outdated"],
    ["when the paper is older than 90 days", { fingerprint: "b", printedOn: "2026-08-24", printedFingerprint: "b" }, "print-old"],
    ["not while the newest one was printed within 90 days", { fingerprint: "b", printedOn: "2026-08-25", printedFingerprint: "b" }, null],
  ];
  for (const [title, standing, concern] of cases) test(title, () => assert.equal(concernOf(standing, today), concern));
});

describe("The check sign", () => {
  test("is two groups of four letters people can compare", () => assert.equal(shortPrint("a-bC_9zyxw-v"), "ABC9-ZYXW"));
});

describe("The number on the card", () => {
  const content = (entries: { register: "alarm" | "contacts"; facts: Record<string, string> }[]) => ({ memberName: "Ort", entries });
  test("is the one the alarm begins with, else a contact in IT, else none", () => {
    const it = { register: "contacts", facts: { name: "IT", kind: "it", phone: "2" } } as const;
    assert.equal(firstCall(content([it, { register: "alarm", facts: { whom: "Bereitschaft", phone: "1" } }]))?.phone, "1");
    assert.equal(firstCall(content([it, { register: "alarm", facts: { whom: "ohne Nummer" } }]))?.phone, "2");
    assert.equal(firstCall(content([{ register: "contacts", facts: { name: "Zeitung", kind: "press", phone: "3" } }])), null);
  });
});
