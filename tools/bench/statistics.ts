/** What is told of many runs: the middle, what one in twenty exceeds, and the best – what the machine can do when nobody else uses it. */

export type Spread = { readonly median: number; readonly p95: number; readonly best: number };

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** Median and 95th percentile of durations in milliseconds. */
export function spreadOf(durations: readonly number[]): Spread {
  const sorted = durations.toSorted((a, b) => a - b);
  const middle = sorted.length % 2 === 0 ? ((sorted[sorted.length / 2 - 1] ?? Number.NaN) + (sorted[sorted.length / 2] ?? Number.NaN)) / 2 : at(sorted, 0.5);
  return { median: middle, p95: at(sorted, 0.95), best: sorted[0] ?? Number.NaN };
}

/** How long an act takes, in milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}
