/** The rules of council papers: what they may stand on, and the amounts they name. */
import { fail, succeed, type Result } from "#kernel/result";
import type { CostKey } from "#topics/costs/keys/model";
import { bearersOf } from "#topics/costs/keys/rules/apportion";
import { asksForFigures, partiesIn, vatIn, vatOn, type Belonging, type Figures } from "#topics/costs/keys/rules/keys";
import type { CostPosition, Simulated, Simulation } from "#topics/costs/plans/model";
import { comparedKinds, isTakenOff, simulate, toShare } from "#topics/costs/plans/rules";
import type { Assumption } from "#topics/costs/efficiency/model";
import { aloneOf, savedThousandths } from "#topics/costs/efficiency/rules";
import type { CouncilPaperBasis, CouncilPaperShare } from "./model.ts";

type Around = { readonly members: readonly Belonging[]; readonly figures: Figures };

type Chosen = {
  readonly simulation: Simulation;
  readonly simulatedOn: string;
  readonly simulated: readonly Simulated[];
  readonly key: Pick<CostKey, "id" | "title" | "definition">;
  /** The plan of the first year. */
  readonly positions: readonly CostPosition[];
};

/** The amounts of a kept simulation by member, of one key; whoever is not in it bears nothing. */
const amountsOf = ({ simulation, simulated, key }: Chosen) => {
  const position = simulation.basis.keys.findIndex(({ id }) => id === key.id);
  return { position, byMember: new Map(simulated.map(({ memberId, cents }) => [String(memberId), cents[position] ?? []])) };
};

/** A simulation no longer holds once the key or a figure it was made from has changed: what councils read would not be what is shared out. */
function stillHolds(chosen: Chosen, around: Around): boolean {
  const { byMember } = amountsOf(chosen);
  const anew = new Map(simulate([chosen.key], chosen.simulation.basis.years, { ...around, knowsUse: true }).rows.map(({ memberId, cents }) => [memberId, cents[0] ?? []]));
  const isZero = (cents: readonly number[] | undefined) => (cents ?? []).every((one) => one === 0);
  return [...new Set([...byMember.keys(), ...anew.keys()])].every((id) => {
    const [kept, now] = [byMember.get(id), anew.get(id)];
    return (isZero(kept) && isZero(now)) || JSON.stringify(kept) === JSON.stringify(now);
  });
}

/** What all papers stand on. */
export function basisFrom(chosen: Chosen, around: Around): Result<CouncilPaperBasis, "key-not-compared" | "basis-outdated"> {
  const { simulation, key, positions, simulatedOn } = chosen;
  const { years } = simulation.basis;
  const [first] = years;
  if (amountsOf(chosen).position < 0 || first === undefined) return fail("key-not-compared");
  if (!stillHolds(chosen, around)) return fail("basis-outdated");
  const plan =
    toShare(positions, "plan") === first.cents
      ? comparedKinds(positions).flatMap(({ kind, plan: cents }) => (cents === 0 ? [] : [{ kind, cents: isTakenOff(kind) ? -cents : cents }]))
      : [];
  return succeed({
    simulationId: simulation.id,
    simulationTitle: simulation.title,
    simulatedOn,
    keyId: key.id,
    keyTitle: key.title,
    definition: key.definition,
    years: [...years],
    plan,
  });
}

/**
 * Who belongs to a year, by months; and by share of the key its own figure and the sum of all who bear it: nothing where it does not bear it, or not by
 * figures.
 */
function belongingTo(year: number, { definition }: Pick<CostKey, "definition">, around: Around) {
  const parties = partiesIn(year, definition, around);
  const present = parties.map((_, index) => index);
  const shares = definition.shares.map((share, index) => {
    const bearers = asksForFigures(share.basis) ? bearersOf(share, definition.shares, { parties, present }) : [];
    const figures = new Map(bearers.map((position) => [position, Number(parties[position]?.figures[index] ?? 0n) / 1_000]));
    return { figures, sum: [...figures.values()].reduce((sum, one) => sum + one, 0) };
  });
  const of = (position: number) => shares.map(({ figures, sum }) => ({ own: figures.get(position) ?? null, sum: figures.has(position) ? sum : null }));
  return { year, byMember: new Map(parties.map(({ id, from, to }, position) => [id, { isWhole: from === 1 && to === 12, figures: of(position) }])) };
}

/** What each member's paper says of it: its amounts, the figures they come from, and what it would pay alone. */
export function sharesOf(ids: readonly CouncilPaperShare["memberId"][], chosen: Chosen, around: Around & { readonly assumptions: readonly Assumption[] }): CouncilPaperShare[] {
  const { assumptions, members } = around;
  const { byMember } = amountsOf(chosen);
  const years = chosen.simulation.basis.years.map(({ year }) => belongingTo(year, chosen.key, around));
  const districts = new Set(members.filter(({ kind }) => kind === "landkreis").map(({ id }) => id));

  return ids.map((id) => {
    const first = years.find((one) => one.byMember.has(id));
    const known = (basis: "population" | "workplaces") => around.figures(id, { basis }, `${first?.year ?? 0}-12-31`);
    const who = { isDistrict: districts.has(id), population: known("population"), workplaces: known("workplaces") };
    const figures = first?.byMember.get(id)?.figures ?? chosen.key.definition.shares.map(() => ({ own: null, sum: null }));
    const cents = byMember.get(id) ?? [];
    return {
      memberId: id,
      cents: years.map((_, index) => cents[index] ?? 0),
      fromYear: first?.year ?? null,
      figures: figures.map(({ own }) => own),
      sums: figures.map(({ sum }) => sum),
      alone: assumptions.length === 0 ? null : aloneOf(assumptions, who),
      wholeYear: years.find((one) => one.byMember.get(id)?.isWhole)?.year ?? null,
    };
  });
}

export type CostLine = { readonly year: number; readonly total: number; readonly net: number; readonly tax: number; readonly gross: number };

/** Year by year from the first it belongs to: the cost of all, the member's share of it and the tax on that. */
export const costLines = (
  { years, definition }: Pick<CouncilPaperBasis, "years" | "definition">,
  { cents, fromYear }: Pick<CouncilPaperShare, "cents" | "fromYear">,
): readonly CostLine[] =>
  years
    .map(({ year, cents: total }, index) => {
      const net = cents[index] ?? 0;
      const tax = vatOn(net, vatIn(year, definition.vat));
      return { year, total, net, tax, gross: net + tax };
    })
    .filter(({ year }) => fromYear === null || year >= fromYear);

/** What the member pays over all years of the simulation, tax included. */
export const wholeCost = (lines: readonly CostLine[]): number => lines.reduce((sum, { gross }) => sum + gross, 0);

export type Comparison = { readonly year: number; readonly alone: number; readonly shared: number; readonly saved: number; readonly thousandths: number };

/** Alone beside together in the first whole year; nothing where going alone is not estimated, or no year is whole. */
export function comparisonOf(basis: Pick<CouncilPaperBasis, "years" | "definition">, share: CouncilPaperShare): Comparison | null {
  const line = costLines(basis, share).find(({ year }) => year === share.wholeYear);
  if (share.alone === null || line === undefined) return null;
  return { year: line.year, alone: share.alone, shared: line.gross, saved: share.alone - line.gross, thousandths: savedThousandths(share.alone, line.gross) };
}

/** Does the simulation reach to the end of the term? Councils ask for the whole of it. */
export const coversTerm = ({ years }: Pick<CouncilPaperBasis, "years">, termYears: number): boolean => years.length >= termYears;
