/** What may be called off, how a call-off goes on, and what it saves. */
import { fail, succeed, type Result } from "#kernel/result";
import type { CallOff, CallOffState, FrameworkLine, Saving } from "./model.ts";

/** The office is told when so much of a line is called off, if nothing else was said: room enough to buy anew. Our own measure. */
export const usualWarnPercent = 80;

export const restOf = ({ quantity, called }: Pick<FrameworkLine, "quantity" | "called">): number => quantity - called;

/** Never more than is left (§ 15 UVgO; CJEU C-216/17: the volume is a limit). */
export const acceptCallOff = (line: Pick<FrameworkLine, "quantity" | "called">, quantity: number): Result<null, "volume-exceeded"> =>
  quantity > restOf(line) ? fail("volume-exceeded") : succeed(null);

/** Does this call-off take the line to its share or beyond, for the first time? Whole numbers, no fractions. */
export const reachesWarning = ({ quantity, called }: Pick<FrameworkLine, "quantity" | "called">, more: number, warnPercent: number): boolean =>
  called * 100 < quantity * warnPercent && (called + more) * 100 >= quantity * warnPercent;

const nextStates: Readonly<Record<CallOffState, readonly CallOffState[]>> = { ordered: ["delivered", "cancelled"], delivered: ["paid"], paid: [], cancelled: [] };

/** Ordered, delivered, paid; what is not yet delivered may be cancelled. */
export const acceptMove = (from: CallOffState, to: CallOffState): Result<null, "state-unreachable"> => (nextStates[from].includes(to) ? succeed(null) : fail("state-unreachable"));

/** What a call-off may become next. */
export const movesOf = (state: CallOffState): readonly CallOffState[] => nextStates[state];

/** What call-offs that stand cost and would have cost alone, by member in the order they come. */
export function savingsOf(callOffs: readonly CallOff[]): Saving[] {
  const standing = callOffs.filter(({ state }) => state !== "cancelled");
  return [...Map.groupBy(standing, ({ memberId }) => memberId)].map(([memberId, own]) => ({
    memberId,
    memberName: own[0]?.memberName ?? "",
    callOffs: own.length,
    pooled: own.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0),
    alone: own.reduce((sum, { quantity, alonePrice }) => sum + quantity * alonePrice, 0),
  }));
}

/** All of them together. */
export const sumOf = (savings: readonly Saving[]): Pick<Saving, "callOffs" | "pooled" | "alone"> =>
  savings.reduce((sum, one) => ({ callOffs: sum.callOffs + one.callOffs, pooled: sum.pooled + one.pooled, alone: sum.alone + one.alone }), { callOffs: 0, pooled: 0, alone: 0 });
