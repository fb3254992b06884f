/** In whose shoes somebody acts: any set of offices against a short reference. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { mayPerform, permissions, type Permission } from "./access.ts";
import { offices } from "./roles.ts";
import type { CooperativeId, MemberId, PersonId } from "./ids.ts";
import type { Assignment, Principal } from "./operation.ts";
import { actAs } from "./shoes.ts";

const cooperatives = ["a", "b"] as CooperativeId[];
const members = ["a.x", "a.y", "b.x"] as MemberId[];
const assignment: fc.Arbitrary<Assignment> = fc
  .constantFrom(...offices)
  .chain((role) =>
    fc.constantFrom<Assignment>(
      ...(role === "operator"
        ? [{ role, cooperativeId: null, memberId: null }]
        : [
            ...cooperatives.map((cooperativeId) => ({ role, cooperativeId, memberId: null })),
            ...members.map((memberId) => ({ role, cooperativeId: memberId.slice(0, 1) as CooperativeId, memberId })),
          ]),
    ),
  );
const principalWith = (assignments: readonly Assignment[]): Principal => ({
  personId: "p" as PersonId,
  name: "P",
  assignments,
  delegationId: null,
  credential: "c",
  language: "de",
});
const permission = fc.constantFrom<Permission>(...permissions);

describe("Whoever acts for a member", () => {
  test("holds an office there that is granted the operation, and reaches this member only", () =>
    fc.assert(
      fc.property(fc.array(assignment, { maxLength: 5 }), permission, fc.constantFrom(...members), (held, name, memberId) => {
        const actor = actAs(principalWith(held), { name, scope: "member" }, { memberId });
        const granted = held.filter(({ role }) => mayPerform(role, name));
        const covering = granted.filter((a) => (a.memberId ?? memberId) === memberId && a.cooperativeId === memberId.slice(0, 1));
        if (granted.length === 0) return assert.equal(actor, "forbidden");
        if (covering.length === 0) return assert.equal(actor, "missing");
        assert.ok(typeof actor !== "string");
        assert.deepEqual(actor.members, [memberId]);
        assert.equal(actor.cooperativeId, memberId.slice(0, 1));
        assert.ok(covering.some(({ role }) => role === actor.role));
      }),
      { numRuns: 2_000 },
    ));
});

describe("Whoever acts in a cooperative", () => {
  test("reaches all of it only with an office for all of it, else the own members, and never beyond", () =>
    fc.assert(
      fc.property(fc.array(assignment, { maxLength: 5 }), permission, fc.constantFrom(...cooperatives), (held, name, cooperativeId) => {
        const actor = actAs(principalWith(held), { name, scope: "cooperative" }, { cooperativeId });
        const granted = held.filter(({ role }) => mayPerform(role, name));
        const here = granted.filter((a) => a.cooperativeId === cooperativeId);
        if (granted.length === 0) return assert.equal(actor, "forbidden");
        if (here.length === 0) return assert.equal(actor, "missing");
        assert.ok(typeof actor !== "string");
        assert.equal(actor.cooperativeId, cooperativeId);
        if (here.some(({ memberId }) => memberId === null)) return assert.equal(actor.members, "all");
        assert.deepEqual([...actor.members].toSorted(), [...new Set(here.map(({ memberId }) => memberId))].toSorted());
      }),
      { numRuns: 2_000 },
    ));
});

describe("Without an office", () => {
  const anonymous: Principal = { ...principalWith([]), personId: null, credential: null };
  const pending: Principal = principalWith([{ role: "pending", cooperativeId: null, memberId: null }]);
  test("strangers and the half signed in are asked to sign in", () => {
    for (const who of [anonymous, pending]) assert.equal(actAs(who, { name: "member.list", scope: "cooperative" }, { cooperativeId: "a" }), "unauthenticated");
    assert.equal(actAs(anonymous, { name: "account.read", scope: "self" }, {}), "unauthenticated");
  });
  test("the half signed in are not the person yet", () => assert.equal(actAs(pending, { name: "account.read", scope: "self" }, {}), "forbidden"));
  test("the operator of the installation reaches no member", () => {
    const operator = principalWith([{ role: "operator", cooperativeId: null, memberId: null }]);
    fc.assert(fc.property(permission, fc.constantFrom(...members), (name, memberId) => assert.equal(typeof actAs(operator, { name, scope: "member" }, { memberId }), "string")));
  });
  test("an input that names no tenant leads nowhere", () => {
    const office = principalWith([{ role: "office", cooperativeId: cooperatives[0] ?? null, memberId: null }]);
    for (const input of [{}, { cooperativeId: "" }, { memberId: "" }, { memberId: "a" }, { memberId: ".x" }])
      assert.equal(actAs(office, { name: "member.read", scope: "member" }, input), "missing");
  });
});
