/** Sharing out the cost of a year: month by month among those who belong to the cooperative in it, exact to the last and rounded once. */
import { dividedBy } from "#kernel/money";
import { fail, succeed, type Result } from "#kernel/result";
import type { ApportionFailure, KeyShare } from "../model.ts";
import { spreadWithin } from "./limits.ts";

/** Who may have to pay in a year: from which month on up to and including which (1–12), and the figure of each share that asks for one. */
export type Party = {
  readonly id: string;
  readonly isDistrict: boolean;
  readonly from: number;
  readonly to: number;
  /** Figures by share, in thousandths; a share that asks for none has none. */
  readonly figures: readonly (bigint | null | undefined)[];
};

type Period = { readonly months: number; readonly present: readonly number[] };
type Piece = { readonly parties: readonly number[]; readonly numerators: readonly bigint[]; readonly denominator: bigint };

/** The months of a year in which the same parties are there, taken together; months in which nobody is there are none. */
function periodsOf(parties: readonly Party[]): Period[] {
  if (parties.every(({ from, to }) => from === 1 && to === 12)) return parties.length === 0 ? [] : [{ months: 12, present: parties.map((_, index) => index) }];
  const periods = new Map<string, Period>();
  for (let month = 1; month <= 12; month += 1) {
    const present = parties.flatMap(({ from, to }, index) => (from <= month && month <= to ? [index] : []));
    if (present.length === 0) continue;
    const key = present.join();
    periods.set(key, { present, months: (periods.get(key)?.months ?? 0) + 1 });
  }
  return [...periods.values()];
}

/** Who of those present bears a share. */
export function bearersOf(
  share: KeyShare,
  shares: readonly KeyShare[],
  { parties, present }: { readonly parties: readonly Party[]; readonly present: readonly number[] },
): number[] {
  const named = new Set(shares.flatMap(({ basis, memberId }) => (basis === "member" && memberId !== null ? [String(memberId)] : [])));
  return present.filter((index) => {
    const party = parties[index];
    if (!party) return false;
    if (share.basis === "member") return party.id === share.memberId;
    if (share.circle === "without-districts") return !party.isDistrict;
    return share.circle === "all" || !named.has(party.id);
  });
}

type Year = { readonly total: number; readonly months: number; readonly parties: readonly Party[]; readonly shares: readonly KeyShare[] };

/**
 * Cents for a whole year as units for so many months of it. The unit is so fine that every part of a year and every percentage is a whole number: months
 * of a year, months with members, thousandths of a percent.
 */
const yearly = (cents: number, { months }: Year, period: Period) => BigInt(cents) * BigInt(period.months) * BigInt(months) * 100_000n;

/** How much of a period's cost a share takes, in units. */
function unitsOf(share: KeyShare, year: Year, { period, bearers, left }: { readonly period: Period; readonly bearers: readonly number[]; readonly left: bigint }): bigint {
  if (share.part === "rest") return left;
  if (bearers.length === 0) return 0n;
  if (share.part === "each") return yearly(share.each ?? 0, year, period) * BigInt(bearers.length);
  return BigInt(year.total) * BigInt(period.months) * 12n * BigInt(share.thousandths ?? 0);
}

const asksForFigures = ({ basis }: KeyShare) => basis !== "member" && basis !== "equal";

function pieceOf(share: KeyShare, year: Year, taken: { readonly period: Period; readonly bearers: readonly number[]; readonly units: bigint }): Result<Piece, ApportionFailure> {
  const { bearers, period, units } = taken;
  const position = year.shares.indexOf(share);
  const weights = bearers.map((index) => (asksForFigures(share) ? (year.parties[index]?.figures[position] ?? null) : 1n));
  if (weights.includes(null)) return fail("figure-missing");
  const limit = (cents: number | null) => (cents === null ? null : yearly(cents, year, period));
  const spread = spreadWithin({ units, weights: weights.map((weight) => weight ?? 0n), atLeast: limit(share.atLeast), atMost: limit(share.atMost) });
  return spread.ok ? succeed({ parties: bearers, ...spread.value }) : spread;
}

/** The cost of one period, share by share; a share nobody bears falls to the rest. */
function piecesOf(year: Year, period: Period): Result<Piece[], ApportionFailure> {
  const pieces: Piece[] = [];
  let left = BigInt(year.total) * BigInt(period.months) * 12n * 100_000n;
  for (const share of year.shares) {
    const bearers = bearersOf(share, year.shares, { parties: year.parties, present: period.present });
    const units = unitsOf(share, year, { period, bearers, left });
    left -= units;
    if (left < 0n) return fail("shares-exceed-total");
    if (units > 0n && bearers.length === 0) return fail("nobody-to-pay");
    if (units === 0n) continue;
    const piece = pieceOf(share, year, { period, bearers, units });
    if (!piece.ok) return piece;
    pieces.push(piece.value);
  }
  return left === 0n ? succeed(pieces) : fail("nobody-to-pay");
}

function commonMeasure(pieces: readonly Piece[]): bigint {
  const greatest = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatest(b, a % b));
  return pieces.reduce((common, { denominator }) => (common / greatest(common, denominator)) * denominator, 1n);
}

/**
 * What every party bears of the cost of a year (cents). Each month costs the same and is shared out among those who belong to the cooperative in it
 * (DOMAIN §1.3: first and last year by months); everything is exact until the end, then rounded to the cent by largest remainder: the sum is the total.
 */
export function apportion(total: number, shares: readonly KeyShare[], parties: readonly Party[]): Result<number[], ApportionFailure> {
  const periods = periodsOf(parties);
  const year = { total, shares, parties, months: periods.reduce((sum, { months }) => sum + months, 0) };
  if (total <= 0) return succeed(parties.map(() => 0));
  if (year.months === 0) return fail("nobody-to-pay");
  const pieces: Piece[] = [];
  for (const period of periods) {
    const found = piecesOf(year, period);
    if (!found.ok) return found;
    pieces.push(...found.value);
  }
  const common = commonMeasure(pieces);
  const borne = parties.map(() => 0n);
  for (const { parties: bearers, numerators, denominator } of pieces)
    for (const [position, index] of bearers.entries()) borne[index] = (borne[index] ?? 0n) + (numerators[position] ?? 0n) * (common / denominator);
  return succeed(dividedBy(total, borne));
}
