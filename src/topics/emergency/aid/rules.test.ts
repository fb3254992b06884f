import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { aidQuestion, isOpen, proposedKinds, sumsOf } from "./rules.ts";

test("what is over by its own day is no longer shown, on that day it still is", () => {
  assert.deepEqual(
    [null, "2026-11-23", "2026-11-22"].map((untilOn) => isOpen({ untilOn }, "2026-11-23")),
    [true, true, false],
  );
});

test("offers and requests are added up by kind, kinds nobody speaks of are left out", () => {
  const one = (direction: "offer" | "request", kind: "rooms" | "laptops", amount: number) => ({ direction, kind, amount });
  assert.deepEqual(sumsOf([one("offer", "laptops", 2), one("offer", "laptops", 3), one("request", "laptops", 1)]), [{ kind: "laptops", offered: 5, requested: 1 }]);
});

test("what was answered and is not offered yet is proposed; a request for it is no offer", () => {
  const open = [
    { direction: "offer", kind: "rooms" },
    { direction: "request", kind: "laptops" },
  ] as const;
  assert.deepEqual(proposedKinds(["computer", "raeume", "personal-it"], open), ["laptops", "it-people"]);
  assert.deepEqual(proposedKinds(["nichts", "unbekannt"], []), []);
});

test("every answer of the shipped question but the last is understood", () => {
  type Shipped = { readonly sections: readonly { readonly questions: readonly { readonly key: string; readonly options?: readonly { readonly key: string }[] }[] }[] };
  const shipped = JSON.parse(fs.readFileSync("catalogues/questionnaires/strukturen-standards-ressourcen.json", "utf8")) as Shipped;
  const options = shipped.sections.flatMap(({ questions }) => questions).find(({ key }) => key === aidQuestion)?.options ?? [];
  const understood = options.map(({ key }) => [key, proposedKinds([key], []).length]);
  assert.deepEqual(understood, [
    ["raeume", 1],
    ["computer", 1],
    ["telefone", 1],
    ["personal-it", 1],
    ["personal-amt", 1],
    ["nichts", 0],
  ]);
});
