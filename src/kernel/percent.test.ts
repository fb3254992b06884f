import assert from "node:assert/strict";
import { test } from "node:test";
import { wholePercent } from "./percent.ts";

test("a share is rounded, but only the whole is 100 and only nothing is 0", () => {
  const cases = [0, 0.001, 0.194, 0.196, 0.5, 0.994, 0.999, 1, 1.2, -0.1];
  assert.deepEqual(cases.map(wholePercent), [0, 1, 19, 20, 50, 99, 99, 100, 100, 0]);
});
