/** Money in whole cents. Shares are whole numbers of a common measure; no binary fraction ever decides about a cent. */

/**
 * Divides an amount in proportion to the weights, to the cent: everybody gets the whole cents of the exact share, what is left goes to the largest
 * remainders, of equal ones to the first. The sum is always the amount.
 */
export function dividedBy(cents: number, weights: readonly bigint[]): number[] {
  const total = BigInt(cents);
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return weights.map(() => 0);
  const exact = weights.map((weight) => total * weight);
  const floor = exact.map((share) => (share - (((share % whole) + whole) % whole)) / whole);
  const left = Number(total - floor.reduce((sum, share) => sum + share, 0n));
  const rest = exact.map((share, index) => ({ index, rest: share - (floor[index] ?? 0n) * whole }));
  const first = new Set(
    rest
      .toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1))
      .slice(0, left)
      .map(({ index }) => index),
  );
  return floor.map((share, index) => Number(share) + (first.has(index) ? 1 : 0));
}

/** An amount in so many equal parts; the first ones are a cent larger where it does not come out even. */
export const inEqualParts = (cents: number, parts: number): number[] =>
  dividedBy(
    cents,
    Array.from({ length: parts }, () => 1n),
  );

const roundedRatio = (numerator: bigint, denominator: bigint): number => {
  const half = numerator < 0n ? -denominator : denominator;
  return Number((2n * numerator + half) / (2n * denominator));
};

/** So many of so many parts of an amount, rounded to the cent, halves away from zero. */
export const partOf = (cents: number, numerator: number, denominator: number): number => roundedRatio(BigInt(cents) * BigInt(numerator), BigInt(denominator));

const german = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/;
const plain = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * A number as it is typed – „1.250,5“, „1250.5“ or 1250.5 – in its smallest parts: with two digits behind the comma 125050. Text is read digit by digit;
 * nothing where it is no number, or finer than the parts.
 */
export function partsOf(written: string | number, digits: number): number | undefined {
  const text = typeof written === "number" ? String(written) : written.replaceAll(/[\s€%]/g, "");
  const fits = (found: RegExpExecArray | null) => (found !== null && (found[3] ?? "").length <= digits ? found : null);
  const found = fits(plain.exec(text)) ?? (typeof written === "string" ? fits(german.exec(text)) : null);
  if (!found) return undefined;
  const [, sign, whole = "", fraction = ""] = found;
  const parts = Number(whole.replaceAll(".", "")) * 10 ** digits + Number(fraction.padEnd(digits, "0"));
  return Number.isSafeInteger(parts) ? (sign === "-" && parts !== 0 ? -parts : parts) : undefined;
}

/** An amount in euros as cents. */
export const centsOf = (euros: string | number): number | undefined => partsOf(euros, 2);
