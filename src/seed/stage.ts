/** The stage of the demonstration: a house with a clock of its own, and acts performed by the cast – through the operations, like everybody. */
import { perform, type House } from "#edge/perform";
import type { Office } from "#kernel/roles";
import type { CooperativeId, MemberId, PersonId } from "#kernel/ids";
import type { Principal } from "#kernel/operation";
import { standingClock } from "#platform/clock";

/** Somebody in an office, the clock of a cooperative, or a stranger with nothing but a code. */
export const player = (name: string, personId: string | null, office?: { role: Office | "job"; cooperativeId: string | null; memberId: string | null }): Principal => ({
  personId: personId as PersonId | null,
  name,
  assignments: office ? [{ role: office.role, cooperativeId: office.cooperativeId as CooperativeId | null, memberId: office.memberId as MemberId | null }] : [],
  delegationId: null,
  credential: null,
  language: "de",
});

/** Somebody nobody knows, with a code in the hand. */
export const stranger = player("", null);

export type Stage = {
  /** Sets the clock to so many days before today, at an hour of the working day. */
  readonly daysAgo: (days: number, hour?: number) => void;
  /** Calendar day so many days from today (negative: ago). */
  readonly day: (offset: number) => string;
  /** Performs an act and answers its value; an act of the play that is refused is a mistake in the play. */
  readonly act: <Value = Record<string, unknown>>(who: Principal, operation: string, input: unknown) => Promise<Value>;
  readonly today: Date;
};

/** Opens the stage in front of a house. */
export function openStage(house: House): Stage {
  const today = house.clock.now();
  const clock = standingClock(today);
  const staged: House = { ...house, clock };
  const shift = (days: number) => new Date(today.getTime() + days * 86_400_000);
  return {
    today,
    daysAgo: (days, hour = 9) => {
      const at = shift(-days);
      at.setUTCHours(hour, (days * 17) % 60, 0, 0);
      clock.set(at > today ? today : at);
    },
    day: (offset) => shift(offset).toISOString().slice(0, 10),
    act: async <Value>(who: Principal, operation: string, input: unknown) => {
      const outcome = await perform(staged, operation, input, { principal: who, door: "start" });
      if (outcome.status !== "done") throw new Error(`demonstration: ${operation} – ${JSON.stringify(outcome)}`);
      // Each caller names the shape the operation's contract promises.
      return outcome.value as Value;
    },
  };
}
