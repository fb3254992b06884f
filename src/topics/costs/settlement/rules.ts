/** Instalments, what is left at the end, and the charges of a year. */
import { dayPlus } from "#kernel/days";
import { inEqualParts } from "#kernel/money";
import { fail, succeed, type Result } from "#kernel/result";
import type { ApportionFailure, KeyDefinition } from "../keys/model.ts";
import { apportion } from "../keys/rules/apportion.ts";
import { asksForFigures, figuresDay, partiesIn, vatIn, vatOn, type Belonging, type Figures } from "../keys/rules/keys.ts";
import type { Charge, CostAccount, UsedFigure } from "./model.ts";

export type Instalment = { readonly day: string; readonly cents: number };

/** The gross advance in equal instalments on the due days; the first ones are a cent larger where it does not come out even. */
export const instalmentsOf = ({ advanceCents, advanceVat }: Pick<Charge, "advanceCents" | "advanceVat">, dueDays: readonly string[]): Instalment[] => {
  const parts = inEqualParts(advanceCents + advanceVat, dueDays.length);
  return dueDays.map((day, index) => ({ day, cents: parts[index] ?? 0 }));
};

type Paid = Pick<Charge, "advanceCents" | "advanceVat" | "actualCents" | "actualVat">;

/** What is still to be paid when the year is settled, gross; negative what is paid back; null before. Advance and balance are the share. */
export const balanceOf = ({ advanceCents, advanceVat, actualCents, actualVat }: Paid): number | null =>
  actualCents === null || actualVat === null ? null : actualCents + actualVat - advanceCents - advanceVat;

/** Days a balance has where the office says nothing else: after thirty days a debtor is late without a reminder (§ 286 (3) BGB). */
export const usualDays = 30;

/** By when a year settled on this day is paid. */
export const balanceDueOn = (settledOn: string, account: Pick<CostAccount, "days"> | undefined): string => dayPlus(settledOn, account?.days ?? usualDays);

/** So many signs reach the other bank (SEPA credit transfer, remittance information). */
const mostSigns = 140;

/** What a treasury writes as purpose of payment, so that the money finds its year and member. */
export const purposeOf = ({ purpose }: Pick<CostAccount, "purpose">, { year, memberName }: Pick<Charge, "year" | "memberName">): string =>
  `${purpose} ${year} ${memberName}`.slice(0, mostSigns).trimEnd();

/** Due days stand in order, each once, in the year or the one after it. */
export function checkDueDays(year: number, days: readonly string[]): Result<readonly string[], "due-days-unclear"> {
  const sorted = [...new Set(days)].toSorted();
  const fits = sorted.length === days.length && days.length > 0 && sorted.every((day) => day >= `${year}-01-01` && day <= `${year + 1}-12-31`);
  return fits ? succeed(sorted) : fail("due-days-unclear");
}

export type Borne = {
  readonly memberId: string;
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly cents: number;
  readonly vat: number;
  readonly figures: UsedFigure[];
};

/** What every member of a year bears of an amount, net, with its tax and the figures it comes from. */
export function borneBy(
  year: number,
  { total, definition }: { readonly total: number; readonly definition: KeyDefinition },
  around: { readonly members: readonly Belonging[]; readonly figures: Figures },
): Result<Borne[], ApportionFailure> {
  const parties = partiesIn(year, definition, around);
  const shared = apportion(total, definition.shares, parties);
  if (!shared.ok) return shared;
  const rate = vatIn(year, definition.vat);
  return succeed(
    parties.map(({ id, from, to, figures }, index) => {
      const cents = shared.value[index] ?? 0;
      const used = definition.shares.flatMap(({ basis, figuresOf, services }, position): UsedFigure[] => {
        const value = figures[position];
        return asksForFigures(basis) && figuresOf !== null && value !== null && value !== undefined
          ? [{ basis, day: figuresDay(figuresOf, year), thousandths: Number(value), services: services.map(({ title }) => title) }]
          : [];
      });
      return { memberId: id, fromMonth: from, toMonth: to, cents, vat: vatOn(cents, rate), figures: used };
    }),
  );
}
