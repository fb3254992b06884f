/** How values are spread. */
import type { Spread } from "../model.ts";

/** A quantile by linear interpolation between the two nearest values (as QUARTILE.INC of office programs); values in ascending order, at least one. */
export function quantile(ascending: readonly number[], share: number): number {
  const place = (ascending.length - 1) * share;
  const [below, above] = [ascending[Math.floor(place)] ?? 0, ascending[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}

/** Smallest, quartiles, largest, mean and sum; null without values. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const ascending = values.toSorted((a, b) => a - b);
  const sum = ascending.reduce((total, value) => total + value, 0);
  const [lower, median, upper] = [quantile(ascending, 0.25), quantile(ascending, 0.5), quantile(ascending, 0.75)];
  return {
    count: values.length,
    min: ascending[0] ?? null,
    lower,
    median,
    upper,
    max: ascending.at(-1) ?? null,
    mean: sum / values.length,
    sum,
  };
}

/** Five equal steps from 0 to 100: how many values lie in each, 100 in the last. */
export const binsOf = (values: readonly number[]): number[] => [0, 1, 2, 3, 4].map((bin) => values.filter((value) => Math.min(4, Math.floor(value / 20)) === bin).length);

/** Rounded to two significant digits, so that a known figure does not give its owner away: 1,234,567 → 1,200,000. */
export const roughly = (value: number): number => Number(value.toPrecision(2));
