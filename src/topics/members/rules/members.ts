/** What decides about days, figures and members; pure. */
import { dayPlus } from "#kernel/days";
import { memberId, slugOf, type CooperativeId, type MemberId } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import { sizeClasses, type Figure, type Member, type MemberKind, type SizeClass } from "../model.ts";

// Days

const berlin = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" });

/** The calendar day in the zone of the town halls. */
export const dayIn = (now: Date): string => berlin.format(now);

/** The day before. */
export const dayBefore = (day: string): string => dayPlus(day, -1);

/** The day after. */
export const dayAfter = (day: string): string => dayPlus(day, 1);

type Span = { readonly from: string; readonly to: string | null };

/** Something lasts from its first up to and including its last day. */
export const isValidOn = ({ from, to }: Span, day: string): boolean => from <= day && (to === null || day <= to);

/** Two spans share at least one day; a span that ends before it begins shares none. */
export const overlap = (a: Span, b: Span): boolean => {
  const empty = ({ from, to }: Span) => to !== null && to < from;
  return !empty(a) && !empty(b) && (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
};

/** A member belongs to the cooperative from admission to its last day. */
export const isMemberOn = ({ admittedOn, leftOn }: Pick<Member, "admittedOn" | "leftOn">, day: string): boolean => isValidOn({ from: admittedOn, to: leftOn }, day);

/** On this day the member has not left yet; it may be about to join. */
export const isMemberUntil = ({ leftOn }: Pick<Member, "leftOn">, day: string): boolean => leftOn === null || day <= leftOn;

// Figures

/** The current figure of a kind is the youngest that was already true on the day. */
export const currentFigure = (figures: readonly Figure[], kind: Figure["kind"], day: string): Figure | null =>
  figures.filter((figure) => figure.kind === kind && figure.asOf <= day).toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1))[0] ?? null;

/** From so many inhabitants on, and below so many. */
export type Inhabitants = { readonly from: number; readonly below: number };

/** Size classes by inhabitants (thresholds of the BBSR's Stadt- und Gemeindetypen, from 50,000 on one class). */
const inhabitantsIn: Readonly<Record<Exclude<SizeClass, "district" | "none">, Inhabitants>> = {
  "under-5000": { from: 0, below: 5_000 },
  "5000-9999": { from: 5_000, below: 10_000 },
  "10000-19999": { from: 10_000, below: 20_000 },
  "20000-49999": { from: 20_000, below: 50_000 },
  "from-50000": { from: 50_000, below: Infinity },
};

/** The inhabitants of a size class; null for districts and for members whose population nobody knows. */
export const inhabitantsOf = (size: SizeClass): Inhabitants | null => (size === "district" || size === "none" ? null : inhabitantsIn[size]);

/** The size class of a member: a district is its own, the others go by inhabitants. */
export function sizeClassOf(kind: MemberKind, population: number | null): SizeClass {
  if (kind === "landkreis") return "district";
  if (population === null) return "none";
  return sizeClasses.find((size) => population < (inhabitantsOf(size)?.below ?? 0)) ?? "from-50000";
}

// Keys

/** A readable key nobody in the cooperative has yet: `kreis-gg.raunheim`, a second one `kreis-gg.raunheim-2`. */
export function memberKeyFor(cooperativeId: CooperativeId, name: string, taken: ReadonlySet<string>): MemberId {
  const slug = slugOf(name);
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? "" : `-${number}`;
    const key = `${cooperativeId}.${slug.slice(0, 40 - end.length).replace(/-+$/, "")}${end}`;
    if (!taken.has(key)) return memberId.parse(key);
  }
}

/**
 * A membership ends after it has begun, and not on a day that is past – unless the house itself has given notice to that day or an earlier one: nobody is put out
 * of the door after the fact.
 */
export function acceptDismissal(
  { admittedOn }: Pick<Member, "admittedOn">,
  leftOn: string,
  { today, noticeTo }: { readonly today: string; readonly noticeTo: string | null },
): Result<null, "left-before-admitted" | "left-before-today"> {
  if (leftOn < admittedOn) return fail("left-before-admitted");
  return leftOn < today && (noticeTo === null || noticeTo > leftOn) ? fail("left-before-today") : succeed(null);
}

/** Admitting a town again that has left keeps its history; one that belongs already is not admitted twice. */
export function admission(known: Pick<Member, "id" | "admittedOn" | "leftOn"> | undefined, from: string): Result<{ readonly returns: MemberId | null }, "member-exists"> {
  if (!known) return succeed({ returns: null });
  return known.leftOn !== null && known.leftOn < from ? succeed({ returns: known.id }) : fail("member-exists");
}
