/** The time, and a way to set it in tests and the demonstration. */
export type Clock = { readonly now: () => Date };

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands where it was put and moves when told. */
export function standingClock(start: Date): Clock & { readonly set: (to: Date) => void } {
  let at = start;
  return {
    now: () => at,
    set: (to) => {
      at = to;
    },
  };
}
