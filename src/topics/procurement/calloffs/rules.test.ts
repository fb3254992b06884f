import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { MemberId } from "#kernel/ids";
import { callOffStates, type CallOff } from "./model.ts";
import { acceptCallOff, acceptMove, movesOf, reachesWarning, restOf, savingsOf, sumOf } from "./rules.ts";

const callOff = (member: string, quantity: number, more: Partial<CallOff> = {}): CallOff => ({
  id: "x",
  contractId: "c",
  memberId: `kreis.${member}` as MemberId,
  memberName: member,
  item: "p1",
  quantity,
  unitPrice: 80,
  alonePrice: 100,
  wantedOn: null,
  note: "",
  state: "ordered",
  orderedAt: new Date(0),
  deliveredOn: null,
  paidOn: null,
  version: 1,
  ...more,
});

describe("Calling off", () => {
  test("takes what is left and not one more", () => {
    const line = { quantity: 10, called: 7 };
    assert.deepEqual([restOf(line), acceptCallOff(line, 3).ok, acceptCallOff(line, 4)], [3, true, { ok: false, failure: "volume-exceeded" }]);
  });

  test("never goes beyond the volume, in whatever order and amounts", () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.array(fc.integer({ min: 1, max: 400 })), (quantity, orders) => {
        let called = 0;
        for (const more of orders) {
          const isLeft = called + more <= quantity;
          assert.equal(acceptCallOff({ quantity, called }, more).ok, isLeft);
          if (isLeft) called += more;
        }
        assert.ok(called <= quantity);
      }),
    );
  });

  test("tells the office once, when the share is reached", () => {
    const line = (called: number) => ({ quantity: 10, called });
    assert.deepEqual([reachesWarning(line(6), 1, 80), reachesWarning(line(6), 2, 80), reachesWarning(line(8), 1, 80), reachesWarning(line(0), 10, 80)], [false, true, false, true]);
  });

  test("is told of exactly once on the way to the end, however large the steps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 60 }), (quantity, warnPercent, step) => {
        let [called, told] = [0, 0];
        while (called < quantity) {
          const more = Math.min(step, quantity - called);
          if (reachesWarning({ quantity, called }, more, warnPercent)) told += 1;
          called += more;
        }
        assert.equal(told, 1);
      }),
    );
  });
});

test("a call-off is ordered, delivered, paid; cancelled only before it is delivered", () => {
  const allowed = callOffStates.flatMap((from) => callOffStates.filter((to) => acceptMove(from, to).ok).map((to) => `${from} ${to}`));
  assert.deepEqual(allowed, ["ordered delivered", "ordered cancelled", "delivered paid"]);
  assert.deepEqual(movesOf("ordered"), ["delivered", "cancelled"]);
});

describe("The saving", () => {
  test("is price alone minus agreed price, by member and in sum; what is cancelled saves nothing", () => {
    const savings = savingsOf([callOff("a", 2), callOff("b", 1, { alonePrice: 70 }), callOff("a", 3, { state: "paid" }), callOff("a", 9, { state: "cancelled" })]);
    assert.deepEqual(
      savings.map(({ memberName, callOffs, pooled, alone }) => [memberName, callOffs, pooled, alone]),
      [
        ["a", 2, 400, 500],
        ["b", 1, 80, 70],
      ],
    );
    assert.deepEqual(sumOf(savings), { callOffs: 3, pooled: 480, alone: 570 });
  });
});
