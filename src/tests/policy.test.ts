/** PROMISES G2: the table of grants and the rights written down by hand agree, in every cell. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mayPerform, permissions } from "#kernel/access";
import { roles } from "#kernel/roles";
import { isGranted } from "./policy.ts";

test("the table of grants is the one written down in policy.ts", () => {
  const differing = roles.flatMap((role) => permissions.filter((name) => mayPerform(role, name) !== isGranted(role, name)).map((name) => `${role}: ${name}`));
  assert.deepEqual(differing, []);
});
