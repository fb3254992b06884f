/** What decides who holds which office, who may fill it, and who may correct whom; pure. */
import type { Role } from "#kernel/roles";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import { centralRoles, memberRoles, type AppointedRole, type HeldOffice } from "../model.ts";
import { dayAfter, dayBefore, overlap } from "./members.ts";

const mayFill: Partial<Record<Role, readonly AppointedRole[]>> = {
  office: [...memberRoles, ...centralRoles],
  management: memberRoles,
  coordinator: ["coordinator", "oversight"],
};

/**
 * Who may appoint and relieve whom: the office everybody; management everybody in its own house; the coordination its deputies and
 * successors and those who watch it, never management, and nobody from a town hall the office itself.
 */
export const mayAppoint = (actor: Role, role: HeldOffice["role"]): boolean => role !== "operator" && (mayFill[actor]?.includes(role) ?? false);

/** The roles somebody may be offered to fill in a member. */
export const memberRolesFor = (actor: Role): readonly (typeof memberRoles)[number][] => memberRoles.filter((role) => mayAppoint(actor, role));

const sameOffice = (a: Pick<HeldOffice, "role" | "memberId" | "cooperativeId">, b: Pick<HeldOffice, "role" | "memberId" | "cooperativeId">) =>
  a.role === b.role && a.memberId === b.memberId && a.cooperativeId === b.cooperativeId;

/** Nobody holds the same office twice at a time, and no appointment ends before it begins. */
export function accept(office: HeldOffice, held: readonly HeldOffice[]): Result<HeldOffice, "already-appointed" | "ends-before-begin"> {
  if (office.to !== null && office.to < office.from) return fail("ends-before-begin");
  const twice = held.some((other) => other.personId === office.personId && sameOffice(other, office) && overlap(spanOf(other), spanOf(office)));
  return twice ? fail("already-appointed") : succeed(office);
}

const spanOf = ({ from, to }: HeldOffice) => ({ from, to });

/** An office ends on its last day; one that has ended stays ended, and one not yet begun ends the day before it would have begun. */
export function end(office: HeldOffice, lastDay: string): Result<HeldOffice, "assignment-ended" | "ends-before-begin"> {
  if (office.to !== null && office.to <= lastDay) return fail("assignment-ended");
  return lastDay < dayBefore(office.from) ? fail("ends-before-begin") : succeed({ ...office, to: lastDay });
}

/** Somebody must always be left in the office without an end in sight, or nobody could appoint anyone again. */
export const leavesOffice = (offices: readonly HeldOffice[], ended: HeldOffice): boolean =>
  ended.role !== "office" || offices.some((other) => other.id !== ended.id && other.role === "office" && other.to === null && other.from <= dayAfter(ended.to ?? ended.from));

/** The successor begins the day after the holder's last day, in the same role, tenant and rank; the office belongs to the house, not the person. */
export function handOver(
  office: HeldOffice,
  successor: Pick<HeldOffice, "id" | "personId" | "title" | "from">,
): Result<{ ended: HeldOffice; begun: HeldOffice }, "assignment-ended" | "ends-before-begin" | "successor-is-holder"> {
  if (office.personId === successor.personId) return fail("successor-is-holder");
  const ended = end(office, dayBefore(successor.from));
  if (!ended.ok) return ended;
  return succeed({ ended: ended.value, begun: { ...office, ...successor, title: successor.title ?? office.title, to: null } });
}

/** Deputies stand behind those they stand in for. */
export const byRank = <Office extends Pick<HeldOffice, "deputy" | "from">>(offices: readonly Office[]): Office[] =>
  offices.toSorted((a, b) => Number(a.deputy) - Number(b.deputy) || (a.from < b.from ? -1 : 1));

type Giving = {
  readonly role: Role;
  readonly cooperativeId: CooperativeId | null;
  readonly members: "all" | readonly MemberId[];
  readonly day: string;
};

const isHere = (actor: Giving, cooperative: string | null) => cooperative !== null && cooperative === actor.cooperativeId;
const covers = (actor: Giving, member: string | null) => actor.members === "all" || actor.members.some((id) => id === member);

/** Could the actor have given somebody every office they hold or will hold? Whoever could not must get no hold of that person's account. */
export const couldHaveGiven = (actor: Giving, offices: readonly HeldOffice[]): boolean =>
  offices
    .filter(({ to }) => to === null || to >= actor.day)
    .every((office) => isHere(actor, office.cooperativeId) && (actor.role === "office" || covers(actor, office.memberId)) && mayAppoint(actor.role, office.role));

type Corrected = { readonly homeCooperativeId: string | null; readonly homeMemberId: string | null };

/**
 * Only who brought a person in corrects them; and an address – the way to a new password – only who could have given them every office
 * they hold or will hold. Otherwise a coordinator would become mayor by correcting the mayor's address.
 */
export function mayCorrect(
  actor: Giving,
  person: Corrected,
  { newAddress, offices }: { readonly newAddress: boolean; readonly offices: readonly HeldOffice[] },
): Result<null, "person-of-others" | "person-holds-more"> {
  if (!isHere(actor, person.homeCooperativeId) || !covers(actor, person.homeMemberId)) return fail("person-of-others");
  return newAddress && !couldHaveGiven(actor, offices) ? fail("person-holds-more") : succeed(null);
}
