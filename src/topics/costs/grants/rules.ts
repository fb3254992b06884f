/** What a grant demands, and what may be noted of it. */
import { dayPlus, monthsPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import type { ConditionLine, Grant, GrantCondition, GrantDay, GrantEvidence, GrantFacts, GrantInstalment, GrantProgramme } from "./model.ts";

/** The last day on which a programme is there. */
export const lastDayOf = ({ agreedOn, years }: Pick<GrantProgramme, "agreedOn" | "years">): string => dayPlus(monthsPlus(agreedOn, years * 12), -1);

type Asked = Omit<ConditionLine, "condition" | "wanted">;

const counted = (found: number, wanted: number): Asked => ({ standing: found >= wanted ? "met" : "missing", found, copies: null });
const orUnknown = (found: number | null, wanted: number): Asked => (found === null ? { standing: "unknown", found: null, copies: null } : counted(found, wanted));
/** Everybody has to; while nobody is asked nothing is known. */
const byAll = (found: number, deciding: number): Asked => (deciding === 0 ? { standing: "unknown", found: null, copies: null } : counted(found, deciding));

const asked: Readonly<Record<GrantCondition, (facts: GrantFacts, least: number) => Asked>> = {
  parties: ({ parties }, least) => counted(parties, least),
  // Without end is longer than any number of years.
  term: ({ termYears }, least) => (termYears === 0 ? { standing: "met", found: 0, copies: null } : orUnknown(termYears, least)),
  saving: ({ savedThousandths }, least) => orUnknown(savedThousandths, least),
  application: ({ appliedOn }) => ({ standing: appliedOn === null ? "missing" : "met", found: null, copies: null }),
  // Copies go along: a resolution without its paper is not enough.
  resolutions: ({ adopted, copies, deciding }) => ({ ...byAll(Math.min(adopted, copies), deciding), found: deciding === 0 ? null : adopted, copies }),
  contract: ({ signed, deciding }) => byAll(signed, deciding),
};

const wantedOf = (condition: GrantCondition, least: number | undefined, { deciding }: GrantFacts): number | null =>
  least ?? (condition === "resolutions" || condition === "contract" ? deciding : null);

/** Every condition of a programme beside what is known (IKZ-Förderung Hessen: at least three members, five years, 15 % a year; DOMAIN §3.6). */
export const conditionsOf = ({ conditions }: Pick<GrantProgramme, "conditions">, facts: GrantFacts): ConditionLine[] =>
  conditions.map(({ condition, least }) => ({ condition, wanted: wantedOf(condition, least, facts), ...asked[condition](facts, least ?? 1) }));

const sumOf = (parts: readonly { readonly cents: number }[]): number => parts.reduce((sum, { cents }) => sum + cents, 0);

export const instalmentsCents = ({ instalments }: { readonly instalments: readonly GrantInstalment[] }): number => sumOf(instalments);
export const usedCents = ({ uses }: Pick<Grant, "uses">): number => sumOf(uses);
export const receivedCents = ({ instalments }: Pick<Grant, "instalments">): number => sumOf(instalments.filter(({ receivedOn }) => receivedOn !== null));
/** What is granted and not yet used; the whole may be used, never more. */
export const restCents = ({ grantedCents, uses }: Pick<Grant, "grantedCents" | "uses">): number => (grantedCents ?? 0) - sumOf(uses);

type AwardRefusal = "day-in-future" | "award-before-application" | "instalments-exceed-award" | "award-below-use" | "instalment-received" | "evidence-submitted";
type Award = { readonly grantedCents: number; readonly awardedOn: string; readonly instalments: readonly GrantInstalment[]; readonly evidence: readonly GrantEvidence[] };

const isKept = (instalments: readonly GrantInstalment[], { id, cents }: GrantInstalment) => instalments.some((one) => one.id === id && one.cents === cents);

/** What a notice may say: not more in instalments than in whole, and nothing that undoes what has been received, used or proven. */
export function acceptAward(before: Pick<Grant, "appliedOn" | "instalments" | "evidence" | "uses">, award: Award, today: string): Result<null, AwardRefusal> {
  if (award.awardedOn > today) return fail("day-in-future");
  if (before.appliedOn !== null && award.awardedOn < before.appliedOn) return fail("award-before-application");
  if (instalmentsCents(award) > award.grantedCents) return fail("instalments-exceed-award");
  if (usedCents(before) > award.grantedCents) return fail("award-below-use");
  if (before.instalments.some((one) => one.receivedOn !== null && !isKept(award.instalments, one))) return fail("instalment-received");
  const isGone = ({ id, submittedOn }: GrantEvidence) => submittedOn !== null && !award.evidence.some((one) => one.id === id);
  return before.evidence.some(isGone) ? fail("evidence-submitted") : succeed(null);
}

type Used = {
  readonly cents: number;
  readonly usedOn: string;
  /** What the position costs and what all grants have paid of it by now. */ readonly position: { readonly cents: number; readonly paid: number } | null;
};

/** Never more than was granted, and no euro of a position is paid twice. */
export function acceptUse(
  grant: Pick<Grant, "state" | "grantedCents" | "uses">,
  { cents, usedOn, position }: Used,
  today: string,
): Result<null, "not-granted" | "day-in-future" | "use-exceeds-award" | "use-exceeds-position"> {
  if (grant.state !== "granted") return fail("not-granted");
  if (usedOn > today) return fail("day-in-future");
  if (cents > restCents(grant)) return fail("use-exceeds-award");
  return position !== null && position.paid + cents > position.cents ? fail("use-exceeds-position") : succeed(null);
}

/** Days a grant still asks for: instalments that have not come, evidence that is owed; soonest first. */
export function daysOf(grants: readonly Pick<Grant, "id" | "title" | "instalments" | "evidence">[]): GrantDay[] {
  const days = grants.flatMap(({ id, title, instalments, evidence }) => [
    ...instalments.filter(({ receivedOn }) => receivedOn === null).map(({ dueOn }): GrantDay => ({ kind: "instalment", day: dueOn, grantId: id, title })),
    ...evidence.filter(({ submittedOn }) => submittedOn === null).map(({ kind, dueOn }): GrantDay => ({ kind, day: dueOn, grantId: id, title })),
  ]);
  return days.toSorted((a, b) => a.day.localeCompare(b.day) || a.title.localeCompare(b.title));
}

/** Evidence takes weeks to put together: it is called out two months before; an instalment when it should have come. Our own measure. */
export const noticeDays = { instalment: 0, interim: 60, final: 60 } as const;

/** Those that are near enough to be called out. */
export const dueDays = (days: readonly GrantDay[], today: string): GrantDay[] => days.filter(({ kind, day }) => day <= dayPlus(today, noticeDays[kind]));

/** Somebody is reminded 60, 28 and 7 days before and on the day, and every week after it. */
export function isRemindedOn({ day }: Pick<GrantDay, "day">, today: string): boolean {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  return [60, 28, 7, 0].includes(days) || (days < 0 && days % 7 === 0);
}
