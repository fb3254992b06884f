/** What the office sees of a campaign's progress, and who is reminded when. */
import { dayPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import { inhabitantsOf } from "#topics/members/rules/members";
import {
  pageLength,
  standings,
  type Alike,
  type FollowedMember,
  type MatrixCounts,
  type MatrixFilter,
  type MatrixState,
  type Narrowing,
  type SectionCount,
  type Standing,
} from "./model.ts";

/** Whether a member still has something to do: everything but submitted and signed off. */
export const isOpen = (standing: Standing): boolean => standing !== "submitted" && standing !== "signed-off";

type Today = { readonly day: string; readonly campaign: "open" | "closed" };

/** Overdue: the last day has passed and nothing was handed in; a closed campaign asks nobody any more. */
export const isOverdue = (standing: Standing, dueOn: string, { day, campaign }: Today): boolean => campaign === "open" && isOpen(standing) && dueOn < day;

/** The share of asked questions that have an answer, „weiß nicht“ among them; null where nothing is asked yet. */
export const shareOf = ({ asked, answered }: Pick<SectionCount, "asked" | "answered">): number | null => (asked === 0 ? null : answered / asked);

/** How a share is shown: 4 complete, 3 from three quarters, 2 from 40 %, 1 begun, 0 nothing yet (our own steps). */
export function levelOf(share: number | null): 0 | 1 | 2 | 3 | 4 | "na" {
  if (share === null) return "na";
  if (share >= 1) return 4;
  if (share >= 0.75) return 3;
  if (share >= 0.4) return 2;
  return share > 0 ? 1 : 0;
}

/** Counts over all members. */
export function countMembers(alike: readonly Alike[], openInquiries: number, today: Today): MatrixCounts {
  const count = (fits: (one: Alike) => boolean) => alike.filter(fits).reduce((sum, { members }) => sum + members, 0);
  const at = (standing: Standing) => count((one) => one.standing === standing);
  return {
    total: count(() => true),
    notBegun: at("not-begun"),
    inProgress: at("in-progress"),
    submitted: at("submitted"),
    signedOff: at("signed-off"),
    returned: at("returned"),
    overdue: count(({ standing, dueOn }) => isOverdue(standing, dueOn, today)),
    openInquiries,
  };
}

function standingsOf(state: MatrixState | undefined, { campaign }: Today): readonly Standing[] {
  if (state === undefined || state === "inquiries") return standings;
  if (state === "overdue") return campaign === "open" ? standings.filter(isOpen) : [];
  return state === "open" ? standings.filter(isOpen) : [state];
}

/** The members a filter means. */
export const narrowingOf = ({ state, size, text }: Omit<MatrixFilter, "sort">, today: Today): Narrowing => ({
  standings: standingsOf(state, today),
  dueBefore: state === "overdue" ? today.day : null,
  withInquiries: state === "inquiries",
  text: text ?? null,
  size: size === undefined ? "any" : (inhabitantsOf(size) ?? (size === "district" ? "district" : "none")),
});

/** How many members a filter leaves, where standings and last days alone tell; null where the members have to be looked at. */
export const countNarrowed = (alike: readonly Alike[], { standings: among, dueBefore, withInquiries, text, size }: Narrowing): number | null =>
  withInquiries || text !== null || size !== "any"
    ? null
    : alike.filter(({ standing, dueOn }) => among.includes(standing) && (dueBefore === null || dueOn < dueBefore)).reduce((sum, { members }) => sum + members, 0);

/** One page of a list of so many rows; a page beyond the end is the last one. */
export function pageOf(found: number, page: number): { readonly page: number; readonly pages: number; readonly offset: number; readonly limit: number } {
  const pages = Math.max(1, Math.ceil(found / pageLength));
  const shown = Math.min(page, pages);
  return { page: shown, pages, offset: (shown - 1) * pageLength, limit: pageLength };
}

/** By hand nobody is reminded twice within a day (24 hours). */
export const pauseHours = 24;

const isPausing = ({ remindedAt }: Pick<FollowedMember, "remindedAt">, now: Date): boolean =>
  remindedAt !== null && now.getTime() - Date.parse(remindedAt) < pauseHours * 3_600_000;

type Choice = { readonly all: boolean; readonly members: readonly string[]; readonly campaign: "open" | "closed"; readonly now: Date };
type Chosen = { readonly remind: readonly FollowedMember[]; readonly remindedToday: readonly FollowedMember[] };

/** Who gets a reminder: of the chosen (or all) those with something to do; who was reminded within a day is left out and named. */
export function chooseReminded(
  members: readonly FollowedMember[],
  { all, members: chosen, campaign, now }: Choice,
): Result<Chosen, "campaign-closed" | "nobody-to-remind" | "reminded-today"> {
  if (campaign === "closed") return fail("campaign-closed");
  const named = new Set(chosen);
  const open = members.filter((member) => isOpen(member.standing) && (all || named.has(member.memberId)));
  if (open.length === 0) return fail("nobody-to-remind");
  const remind = open.filter((member) => !isPausing(member, now));
  return remind.length === 0 ? fail("reminded-today") : succeed({ remind, remindedToday: open.filter((member) => isPausing(member, now)) });
}

/** A planned reminder is sent up to two days late (the server was down over the weekend), later ones are not worth a mail. */
export const catchUpDays = 2;

/**
 * The planned day that is due for a member: the latest of the campaign's days (counted from the member's own deadline) that lies today or
 * up to two days back and after the member was first asked; null where there is none, nothing is open, or somebody reminded by hand just now.
 */
export function plannedDayDue(member: FollowedMember, reminderDays: readonly number[], { day, now }: { readonly day: string; readonly now: Date }): number | null {
  if (!isOpen(member.standing) || isPausing(member, now)) return null;
  const due = reminderDays.filter((planned) => {
    const on = dayPlus(member.dueOn, planned);
    return on <= day && on >= dayPlus(day, -catchUpDays) && on > member.opensOn;
  });
  return due.length === 0 ? null : Math.max(...due);
}
