/** What contracts and suppliers demand. */
import { dayPlus, monthsPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import { questions, type Appointment, type Assessment, type Contract, type Grade, type Supplier, type Suggestion, type Term } from "./model.ts";

type Terms = Pick<Contract, "startsOn" | "endsOn" | "noticeMonths" | "prolongsMonths" | "noticeGivenOn">;

/** Days before its day on which an appointment is called out: a quarter, so that a council sits at least once before it. Our own measure. */
export const attentionDays = 90;

/** Ten years of monthly prolongation and far beyond: no contract is followed further. */
const mostTerms = 2_000;

/** The last day on which notice ends a term: its months end with the term's last day (§§ 187, 188 BGB, counted back). */
export const noticeDayOf = (endsOn: string, noticeMonths: number): string => dayPlus(monthsPlus(dayPlus(endsOn, 1), -noticeMonths), -1);

/** The end of a term that goes on by so many months. */
const prolonged = (endsOn: string, months: number): string => dayPlus(monthsPlus(dayPlus(endsOn, 1), months), -1);

/** The end of the first term of which notice on a day is still in time: what nobody gave notice of has gone on. */
function firstEndFor({ endsOn, noticeMonths, prolongsMonths }: Terms & { readonly endsOn: string }, day: string): string {
  if (prolongsMonths === 0) return endsOn;
  let end = endsOn;
  for (let count = 1; count <= mostTerms && noticeDayOf(end, noticeMonths) < day; count += 1) end = prolonged(endsOn, prolongsMonths * count);
  return end;
}

/** Where a contract stands on a day. */
export function termOf(contract: Terms, today: string): Term {
  const { startsOn, endsOn, noticeGivenOn, noticeMonths, prolongsMonths } = contract;
  if (noticeGivenOn !== null) {
    const end = endsOn === null ? prolonged(noticeGivenOn, noticeMonths) : firstEndFor({ ...contract, endsOn }, noticeGivenOn);
    return { state: end < today ? "ended" : "terminated", endsOn: end, noticeBy: null };
  }
  const state = startsOn > today ? "coming" : "running";
  if (endsOn === null) return { state, endsOn: null, noticeBy: null };
  const end = firstEndFor({ ...contract, endsOn }, today);
  if (prolongsMonths === 0) return { state: end < today ? "ended" : state, endsOn: end, noticeBy: null };
  return { state, endsOn: end, noticeBy: noticeDayOf(end, noticeMonths) };
}

/** A contract ends after it begins, and notice is not given before it is made. */
export function acceptTerms({ startsOn, endsOn, noticeGivenOn }: Terms): Result<null, "ends-before-start" | "notice-before-start"> {
  if (endsOn !== null && endsOn < startsOn) return fail("ends-before-start");
  return noticeGivenOn !== null && noticeGivenOn < startsOn ? fail("notice-before-start") : succeed(null);
}

/** How the answers read together: one no is weak, something missing is fair, all yes is good. */
export function gradeOf(given: Assessment): Grade {
  const answers = questions.map((question) => given[question]);
  if (answers.every((answer) => answer === undefined)) return "open";
  if (answers.includes("no")) return "weak";
  return answers.every((answer) => answer === "yes") ? "good" : "fair";
}

const plain = (name: string) => name.trim().toLowerCase().replaceAll(/\s+/g, " ");

/** One supplier is entered once: another of the same name that the reader sees. */
export const namesake = <One extends Pick<Supplier, "id" | "name">>(all: readonly One[], { id, name }: { readonly id: string | null; readonly name: string }): One | undefined =>
  all.find((one) => one.id !== id && plain(one.name) === plain(name));

/** Providers of the emergency registers that no supplier is named after. */
export const openSuggestions = (suggestions: readonly Suggestion[], suppliers: readonly Pick<Supplier, "id" | "name">[]): Suggestion[] =>
  suggestions.filter(({ name }, index) => !namesake(suppliers, { id: null, name }) && suggestions.findIndex((one) => plain(one.name) === plain(name)) === index);

type Known = { readonly contracts: readonly Contract[]; readonly suppliers: readonly Supplier[] };

/** The days contracts and certificates ask for somebody, soonest first; what is past is over, a certificate that has expired stays until it is renewed. */
export function appointmentsOf({ contracts, suppliers }: Known, today: string): Appointment[] {
  const ofContracts = contracts.flatMap((one): Appointment[] => {
    const { state, endsOn, noticeBy } = termOf(one, today);
    const { id, memberId, memberName, title } = one;
    if (state === "ended") return [];
    if (noticeBy !== null) return [{ kind: "notice", day: noticeBy, id, memberId, memberName, title }];
    return endsOn === null ? [] : [{ kind: "end", day: endsOn, id, memberId, memberName, title }];
  });
  const ofCertificates = suppliers.flatMap(({ id, memberId, memberName, name, certificates }) =>
    certificates.map((one): Appointment => ({ kind: "certificate", day: one.expiresOn, id, memberId, memberName, title: `${name}: ${one.title}` })),
  );
  return [...ofContracts, ...ofCertificates].toSorted((a, b) => a.day.localeCompare(b.day) || a.title.localeCompare(b.title));
}

/** Those that are near enough to be called out. */
export const dueAppointments = (all: readonly Appointment[], today: string): Appointment[] => all.filter(({ day }) => day <= dayPlus(today, attentionDays));

type Signed = { readonly memberId: string | null; readonly changedByName: string };

/** Whoever shares an entry does not share who of its people wrote it. */
export const withoutForeignNames = <One extends Signed>(one: One, members: "all" | readonly string[]): One => {
  const isOurs = members === "all" || one.memberId === null || members.includes(one.memberId);
  return isOurs ? one : { ...one, changedByName: "", ...("assessedByName" in one ? { assessedByName: "" } : {}) };
};
