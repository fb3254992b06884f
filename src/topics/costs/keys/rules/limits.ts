/** A share of which nobody pays less or more than agreed. */
import { fail, succeed, type Result } from "#kernel/result";

/** One share in whole units, the weights of who bears it, and the limits of one of them in the same units. */
export type Spread = { readonly units: bigint; readonly weights: readonly bigint[]; readonly atLeast: bigint | null; readonly atMost: bigint | null };
/** What everybody bears, as numerators over one denominator. */
export type Spreading = { readonly numerators: readonly bigint[]; readonly denominator: bigint };

const sum = (numbers: readonly bigint[]) => numbers.reduce((total, one) => total + one, 0n);

type Standing = { readonly frozen: (bigint | null)[]; readonly units: bigint; readonly weight: bigint };

/** Where the proportional part of somebody free lies: below the limits, above them, or between; and by how much it is moved to reach them. */
const violationOf = ({ units, weight }: Standing, own: bigint, { atLeast, atMost }: Spread): bigint => {
  const exact = units * own;
  if (atLeast !== null && exact < atLeast * weight) return atLeast * weight - exact;
  return atMost !== null && exact > atMost * weight ? atMost * weight - exact : 0n;
};

/** Freezes who must be moved; those below where all moves together add to the sum, those above where they take from it. */
function freeze(standing: Standing, spread: Spread): boolean {
  const moves = spread.weights.map((own, index) => (standing.frozen[index] === null ? violationOf(standing, own, spread) : 0n));
  const together = sum(moves);
  const moved = moves.map((move) => (together === 0n ? move !== 0n : together > 0n ? move > 0n : move < 0n));
  for (const [index, isMoved] of moved.entries()) if (isMoved) standing.frozen[index] = ((moves[index] ?? 0n) > 0n ? spread.atLeast : spread.atMost) ?? 0n;
  return moved.includes(true);
}

/**
 * Divides a share in proportion to the weights, but between the limits: who would pay less than the least pays it, who would pay more than the most
 * pays that, and the others bear the difference in proportion. Fails where the limits leave no such division.
 */
export function spreadWithin(spread: Spread): Result<Spreading, "basis-empty" | "limits-unreachable"> {
  const { units, weights, atLeast, atMost } = spread;
  const frozen: (bigint | null)[] = weights.map(() => null);
  for (;;) {
    const free = weights.filter((_, index) => frozen[index] === null);
    const standing = { frozen, units: units - sum(frozen.map((one) => one ?? 0n)), weight: sum(free) };
    if (standing.units < 0n) return fail("limits-unreachable");
    if (standing.weight === 0n && standing.units > 0n) return fail(sum(weights) === 0n && atLeast === null && atMost === null ? "basis-empty" : "limits-unreachable");
    if ((atLeast !== null || atMost !== null) && standing.weight > 0n && freeze(standing, spread)) continue;
    const denominator = standing.weight === 0n ? 1n : standing.weight;
    return succeed({
      denominator,
      numerators: weights.map((own, index) => (frozen[index] === null || frozen[index] === undefined ? standing.units * own : frozen[index] * denominator)),
    });
  }
}
