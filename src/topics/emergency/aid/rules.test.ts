import assert from "node:assert/strict";
import { test } from "node:test";
import { isOpen, sumsOf } from "./rules.ts";

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
