/** What going alone would cost, and whether going together saves enough. */
import { partOf } from "#kernel/money";
import type { Assumption, ChargedMember, ProofRow, Sensitivity } from "./model.ts";

/** At least so much must be saved in a year, in thousandths (funding of intermunicipal cooperation in Hessen, DOMAIN §3.6). */
export const wantedThousandths = 150;

export type Alone = { readonly isDistrict: boolean; /** In thousandths; nothing where unknown. */ readonly population: bigint | null; readonly workplaces: bigint | null };

const appliesTo = ({ audience }: Pick<Assumption, "audience">, { isDistrict }: Alone): boolean => audience === "all" || (audience === "districts") === isDistrict;

/** What one assumption means for one member, in cents; a figure that is not known counts as the least. */
export function costOf({ measure, cents, atLeast, atMost, audience }: Pick<Assumption, "measure" | "cents" | "atLeast" | "atMost" | "audience">, alone: Alone): number {
  if (!appliesTo({ audience }, alone)) return 0;
  const exact =
    measure === "member" ? cents : measure === "population" ? partOf(cents, Number(alone.population ?? 0n), 1_000_000) : partOf(cents, Number(alone.workplaces ?? 0n), 1_000);
  return Math.min(Math.max(exact, atLeast ?? 0), Math.max(atMost ?? Number.MAX_SAFE_INTEGER, atLeast ?? 0));
}

/** What a member would pay alone in a year. */
export const aloneOf = (assumptions: readonly Assumption[], alone: Alone): number => assumptions.reduce((sum, one) => sum + costOf(one, alone), 0);

const inThousandths = (value: number | null): bigint | null => (value === null ? null : BigInt(Math.round(value * 1_000)));

/** Alone and shared for every member charged in a year, with tax: the share is the settlement, before it the advance. */
export const proofRows = (assumptions: readonly Assumption[], charged: readonly ChargedMember[]): ProofRow[] =>
  charged.map(({ memberId, memberName, isDistrict, population, workplaces, advance, settled, alone, pooled }) => {
    const who = { isDistrict, population: inThousandths(population), workplaces: inThousandths(workplaces) };
    return { memberId, memberName, alone: aloneOf(assumptions, who) + alone, shared: (settled ?? advance) + pooled };
  });

/** The rows of a proof in sum. */
export const proofSum = (rows: readonly ProofRow[]): { readonly alone: number; readonly shared: number } => ({
  alone: rows.reduce((sum, { alone }) => sum + alone, 0),
  shared: rows.reduce((sum, { shared }) => sum + shared, 0),
});

/** What a year saved, in thousandths; nothing where going alone would cost nothing. */
export function savingOf(assumptions: readonly Assumption[], charged: readonly ChargedMember[]): number | null {
  const { alone, shared } = proofSum(proofRows(assumptions, charged));
  return alone === 0 ? null : savedThousandths(alone, shared);
}

/** The share saved, in thousandths, rounded down: nobody is told more than is saved. */
export const savedThousandths = (alone: number, shared: number): number => (alone <= 0 ? 0 : Math.floor(Number((BigInt(alone - shared) * 10_000n) / BigInt(alone)) / 10));

/** Going alone thirty percent cheaper up to twenty percent dearer: does the proof still hold? */
export const steps: readonly number[] = [-30, -20, -10, 0, 10, 20];

export const sensitivityOf = (alone: number, shared: number): Sensitivity[] =>
  steps.map((percent) => {
    const varied = partOf(alone, 100 + percent, 100);
    const thousandths = savedThousandths(varied, shared);
    return { percent, alone: varied, saved: varied - shared, thousandths, holds: thousandths >= wantedThousandths };
  });

/** By how many thousandths going alone may be cheaper until just fifteen percent are saved; negative where it is not saved as it is. */
export const marginThousandths = (alone: number, shared: number): number =>
  alone <= 0 ? 0 : 1_000 - Math.ceil(Number((BigInt(shared) * 1_000_000_000n) / (BigInt(alone) * BigInt(1_000 - wantedThousandths))) / 1_000);
