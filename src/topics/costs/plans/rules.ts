/** Sums of a plan, its next year, and keys side by side. */
import { partOf } from "#kernel/money";
import { fail } from "#kernel/result";
import type { ApportionFailure, CostKey } from "../keys/model.ts";
import { apportion } from "../keys/rules/apportion.ts";
import { needsUse, partiesIn, type Belonging, type Figures } from "../keys/rules/keys.ts";
import { positionKinds, type CostPosition, type PositionKind, type SimulationBasis, type Stage } from "./model.ts";

/** Income and grants are taken off. */
export const isTakenOff = (kind: PositionKind): boolean => kind === "income" || kind === "grants";

type Counted = Pick<CostPosition, "kind" | "cents" | "stage">;

/** What remains to be shared out (cents): cost less income and grants; null where nothing is entered. A surplus is shared by nobody. */
export function toShare(positions: readonly Counted[], stage: Stage): number | null {
  const of = positions.filter((one) => one.stage === stage);
  return of.length === 0 ? null : of.reduce((sum, { kind, cents }) => sum + (isTakenOff(kind) ? -cents : cents), 0);
}

/** Plan and actual of each kind with the difference; kinds nobody entered are left out. */
export const comparedKinds = (positions: readonly Counted[]): readonly { readonly kind: PositionKind; readonly plan: number; readonly actual: number }[] =>
  positionKinds.flatMap((kind) => {
    const of = (stage: Stage) => positions.filter((one) => one.kind === kind && one.stage === stage).reduce((sum, { cents }) => sum + cents, 0);
    return positions.some((one) => one.kind === kind) ? [{ kind, plan: of("plan"), actual: of("actual") }] : [];
  });

/** An amount grown by so many hundredths of a percent, rounded to the cent. */
export const grown = (cents: number, hundredths: number): number => cents + partOf(cents, hundredths, 10_000);

/** The years of a simulation: the first amount, then each grown from the one before. */
export function yearsFrom({
  year,
  years,
  cents,
  hundredths,
}: {
  readonly year: number;
  readonly years: number;
  readonly cents: number;
  readonly hundredths: number;
}): SimulationBasis["years"] {
  const found: { year: number; cents: number }[] = [];
  for (let index = 0; index < years; index += 1) found.push({ year: year + index, cents: index === 0 ? cents : grown(found[index - 1]?.cents ?? 0, hundredths) });
  return found;
}

export type Refusal = { readonly keyId: string; readonly year: number; readonly reason: ApportionFailure };

type Around = { readonly members: readonly Belonging[]; readonly figures: Figures; /** The hours of all members are known, not only of some. */ readonly knowsUse: boolean };

/** One key in one year: cents by member, or why not. */
function runOne({ definition }: Pick<CostKey, "definition">, { year, cents }: SimulationBasis["years"][number], around: Around) {
  const parties = partiesIn(year, definition, around);
  const shared = needsUse(definition) && !around.knowsUse ? fail("use-hidden") : apportion(cents, definition.shares, parties);
  return { reason: shared.ok ? null : shared.failure, byMember: new Map(shared.ok ? parties.map(({ id }, index) => [id, shared.value[index] ?? 0]) : []) };
}

/** Several keys over the members and the years: what each would pay, and which key works in which year not, and why. */
export function simulate(keys: readonly Pick<CostKey, "id" | "definition">[], years: SimulationBasis["years"], around: Around) {
  const runs = keys.map((key) => years.map((year) => runOne(key, year, around)));
  const rows = around.members.map(({ id }) => ({ memberId: id, cents: runs.map((ofKey) => ofKey.map(({ byMember }) => byMember.get(id) ?? 0)) }));
  const refused = runs.flatMap((ofKey, key) =>
    ofKey.flatMap(({ reason }, year): Refusal[] => (reason === null ? [] : [{ keyId: keys[key]?.id ?? "", year: years[year]?.year ?? 0, reason }])),
  );
  return { rows: rows.filter(({ cents }) => cents.flat().some((one) => one > 0)), refused };
}
