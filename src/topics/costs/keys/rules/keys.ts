/** What makes a key usable, who has to pay in a year, and which figures count. */
import { dayPlus, monthsPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import { partOf } from "#kernel/money";
import { yearlyBases, type Basis, type FigureDay, type KeyDefinition, type KeyShare, type VatRate } from "../model.ts";
import { bearersOf, type Party } from "./apportion.ts";

export type KeyFailure = "rest-missing" | "more-than-everything" | "part-missing" | "member-missing" | "figures-day-missing" | "limits-crossed" | "each-needs-heads";

/** Figures a share is divided by, if it is by figures. */
export const asksForFigures = (basis: Basis): boolean => basis !== "member" && basis !== "equal";

/** Does a key reckon with what all members used? Whoever sees only some of them would find every share wrong. */
export const needsUse = ({ shares }: Pick<KeyDefinition, "shares">): boolean => shares.some(({ basis }) => yearlyBases.includes(basis));

function failureOf(share: KeyShare): KeyFailure | null {
  if (share.part === "percent" && share.thousandths === null) return "part-missing";
  if (share.part === "each" && share.each === null) return "part-missing";
  if (share.part === "each" && share.basis !== "equal" && share.basis !== "member") return "each-needs-heads";
  if (share.basis === "member" && share.memberId === null) return "member-missing";
  if (asksForFigures(share.basis) && share.figuresOf === null) return "figures-day-missing";
  return share.atLeast !== null && share.atMost !== null && share.atLeast > share.atMost ? "limits-crossed" : null;
}

/** A key is usable where the last of its shares, and only that, takes the rest: then every cent has somebody who bears it, for any total. */
export function checkKey(definition: KeyDefinition): Result<KeyDefinition, KeyFailure> {
  const { shares } = definition;
  if (shares.findIndex(({ part }) => part === "rest") !== shares.length - 1) return fail("rest-missing");
  if (shares.reduce((sum, { part, thousandths }) => sum + (part === "percent" ? (thousandths ?? 0) : 0), 0) > 100_000) return fail("more-than-everything");
  for (const share of shares) {
    const failure = failureOf(share);
    if (failure !== null) return fail(failure);
  }
  return succeed(definition);
}

/**
 * The day whose figures count for a year: „30 June of the previous year“ stays that, „31 December 2022“ stays fixed. A day the month does not have – the
 * 29th of February in most years – is its last one.
 */
export function figuresDay({ monthDay, year }: FigureDay, costYear: number): string {
  const month = `${year < 1_000 ? costYear - year : year}-${monthDay.slice(0, 2)}`;
  const [day, last] = [`${month}-${monthDay.slice(3)}`, dayPlus(monthsPlus(`${month}-01`, 1), -1)];
  return day < last ? day : last;
}

/** A figure as the register holds it; pieces by service. */
export type Counted = { readonly memberId: string; readonly basis: Basis; readonly asOf: string; readonly value: number; readonly serviceId?: string };

/** What a share asks for; without services the pieces of all. */
export type Asked = { readonly basis: Basis; readonly services?: KeyShare["services"] };

/** The youngest figure of a kind on a day; of what was used the sum of its year. */
export type Figures = (memberId: string, asked: Asked, day: string) => bigint | null;

/** What was used in the year of a day. Whoever has used nothing is no gap in the register. */
function usedIn(known: readonly Counted[], { services = [] }: Asked, year: string): bigint {
  const counts = ({ asOf, serviceId }: Counted) => asOf.slice(0, 4) === year && (services.length === 0 || services.some(({ id }) => id === serviceId));
  return known.filter(counts).reduce((sum, { value }) => sum + BigInt(Math.round(value * 1_000)), 0n);
}

/** Looks figures up in what was read once, for any number of keys and years. */
export function figuresFrom(counted: readonly Counted[]): Figures {
  const byMember = new Map<string, Counted[]>();
  for (const one of counted) {
    const key = `${one.memberId}/${one.basis}`;
    const known = byMember.get(key);
    if (known) known.push(one);
    else byMember.set(key, [one]);
  }
  for (const known of byMember.values()) known.sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
  return (memberId, asked, day) => {
    const known = byMember.get(`${memberId}/${asked.basis}`) ?? [];
    if (yearlyBases.includes(asked.basis)) return usedIn(known, asked, day.slice(0, 4));
    const found = known.find(({ asOf }) => asOf <= day);
    return found === undefined ? null : BigInt(Math.round(found.value * 1_000));
  };
}

export type Belonging = { readonly id: string; readonly kind: string; readonly admittedOn: string; readonly leftOn: string | null };

const monthOf = (day: string) => Number(day.slice(5, 7));

/** Who belongs to the cooperative in a year, by months: a month that has begun counts, on the way in and on the way out. */
export function belongingIn(year: number, members: readonly Belonging[]): readonly (Belonging & { readonly from: number; readonly to: number })[] {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  return members
    .filter(({ admittedOn, leftOn }) => admittedOn <= last && (leftOn === null || leftOn >= first))
    .map((one) => ({ ...one, from: one.admittedOn < first ? 1 : monthOf(one.admittedOn), to: one.leftOn === null || one.leftOn > last ? 12 : monthOf(one.leftOn) }));
}

/** The parties of a year with the figures a key asks for. */
export const partiesIn = (
  year: number,
  { shares }: Pick<KeyDefinition, "shares">,
  { members, figures }: { readonly members: readonly Belonging[]; readonly figures: Figures },
): Party[] =>
  belongingIn(year, members).map(({ id, kind, from, to }) => ({
    id,
    isDistrict: kind === "landkreis",
    from,
    to,
    figures: shares.map((share) => (asksForFigures(share.basis) && share.figuresOf !== null ? figures(id, share, figuresDay(share.figuresOf, year)) : null)),
  }));

/** Members that lack a figure a key asks them for in a year, with the day it is missing for. */
export const missingFigures = (
  year: number,
  { shares }: Pick<KeyDefinition, "shares">,
  parties: readonly Party[],
): { readonly id: string; readonly basis: Basis; readonly day: string }[] =>
  shares.flatMap((share, index) => {
    const { basis, figuresOf } = share;
    if (!asksForFigures(basis) || figuresOf === null) return [];
    const bearers = bearersOf(share, shares, { parties, present: parties.map((_, position) => position) });
    return bearers.flatMap((position) => {
      const party = parties[position];
      return party && (party.figures[index] ?? null) === null ? [{ id: party.id, basis, day: figuresDay(figuresOf, year) }] : [];
    });
  });

/** The rate of value added tax on the last day of a year, in hundredths of a percent: the service of a year is complete then. */
export const vatIn = (year: number, rates: readonly VatRate[]): number =>
  rates.filter(({ from }) => from <= `${year}-12-31`).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]?.hundredths ?? 0;

/** Tax on an amount, rounded to the cent on each member's own paper (§ 14 UStG: every invoice shows its own tax). */
export const vatOn = (cents: number, hundredths: number): number => partOf(cents, hundredths, 10_000);
