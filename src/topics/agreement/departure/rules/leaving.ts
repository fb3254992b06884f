/** When a member's belongings may be deleted: asked for by one, confirmed by another, thirty days later and not before the membership has ended. */
import { dayPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import type { Departure } from "../model.ts";

/** Days between the second word and the deletion (issue 5: „30-day delay“); the database asks the same. */
export const delayDays = 30;

/** The last day of a membership that ends: what the register says, else what a notice says; null for a member that stays. */
export const lastDayOf = (leftOn: string | null, noticeDays: readonly string[]): string | null => leftOn ?? noticeDays.toSorted().at(-1) ?? null;

export type Exit = {
  /** What the register says, and since when. */
  readonly leftOn: string | null;
  readonly enteredOn: string | null;
  readonly notices: readonly { readonly lastDay: string; readonly enteredOn: string; readonly isOwn: boolean }[];
};

/** The day since which a house has known that it leaves on the day the register says or before: „own“ where it gave notice itself. */
export function knownSince({ leftOn, enteredOn, notices }: Exit): string | null {
  const covering = notices.filter(({ lastDay }) => leftOn === null || lastDay <= leftOn);
  if (covering.some(({ isOwn }) => isOwn)) return "own";
  const days = [...covering.map((one) => one.enteredOn), ...(leftOn === null || enteredOn === null ? [] : [enteredOn])];
  return days.toSorted()[0] ?? null;
}

export type AskRefusal = "still-a-member" | "management-asks" | "house-not-told" | "export-first" | "asked-already";

type Standing = {
  readonly lastDay: string | null;
  readonly known: string | null;
  readonly hasExport: boolean;
  readonly open: Departure | null;
  readonly isOffice: boolean;
  readonly today: string;
};

/** May it be asked for? Only by a member that goes, and only once it has everything in hand; the office asks where the offices of the house have ended, and its people have known for thirty days or gave notice themselves. */
export function acceptAsk({ lastDay, known, hasExport, open, isOffice, today }: Standing): Result<null, AskRefusal> {
  if (lastDay === null) return fail("still-a-member");
  if (open !== null) return fail("asked-already");
  if (isOffice && today <= lastDay) return fail("management-asks");
  if (isOffice && known !== "own" && (known === null || today < dayPlus(known, delayDays))) return fail("house-not-told");
  return hasExport ? succeed(null) : fail("export-first");
}

/** The first day on which rows are deleted: thirty days after the second word, and after the last day of the membership. */
export function dueAfter(confirmedOn: string, lastDay: string | null): string {
  const delayed = dayPlus(confirmedOn, delayDays);
  const after = lastDay === null ? delayed : dayPlus(lastDay, 1);
  return after > delayed ? after : delayed;
}

/** May this person confirm what was asked? Nobody confirms their own word. */
export function acceptConfirmation(open: Departure | null, personId: string | null): Result<Departure, "nothing-asked" | "same-person" | "confirmed-already"> {
  if (open === null) return fail("nothing-asked");
  if (open.confirmedAt !== null) return fail("confirmed-already");
  return personId === null || personId === open.askedBy ? fail("same-person") : succeed(open);
}

/** Has the day come? */
export const isDue = ({ dueOn, stoppedAt, doneAt }: Pick<Departure, "dueOn" | "stoppedAt" | "doneAt">, today: string): boolean =>
  dueOn !== null && stoppedAt === null && doneAt === null && dueOn <= today;
