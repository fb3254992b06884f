/** What the office sees of a round, and who is reminded when. */
import { dayPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import { pageLength, type CheckState, type Counts, type FollowedCheck, type MatrixSort, type MatrixState, type Selection } from "../model.ts";
import { answeredOf } from "./states.ts";

/** No counts yet. */
export const nothingCounted: Counts = { asked: 0, yes: 0, partly: 0, no: 0, dispensable: 0, shared: 0, verified: 0, basicGaps: 0 };

/** The sum of counts. */
export const sumOf = (all: readonly Counts[]): Counts =>
  all.reduce(
    (a, b) => ({
      asked: a.asked + b.asked,
      yes: a.yes + b.yes,
      partly: a.partly + b.partly,
      no: a.no + b.no,
      dispensable: a.dispensable + b.dispensable,
      shared: a.shared + b.shared,
      verified: a.verified + b.verified,
      basicGaps: a.basicGaps + b.basicGaps,
    }),
    nothingCounted,
  );

/** The selection as it is kept: an empty list restricts nothing. */
export const selectionOf = ({
  areas,
  levels,
  modals,
  maxEffort,
}: {
  readonly areas: readonly string[];
  readonly levels: NonNullable<Selection["levels"]>;
  readonly modals: NonNullable<Selection["modals"]>;
  readonly maxEffort?: number | undefined;
}): Selection => ({
  areas: areas.length === 0 ? null : [...areas],
  levels: levels.length === 0 ? null : levels,
  modals: modals.length === 0 ? null : modals,
  maxEffort: maxEffort ?? null,
});

/** Still to be done by the member. */
export const isOpen = (state: CheckState): boolean => state === "draft" || state === "in-progress" || state === "returned";

/** Overdue: the last day has passed and nothing was handed in; an ended round asks nobody any more. */
export const isOverdue = (state: CheckState, dueOn: string, today: { readonly day: string; readonly round: "open" | "closed" }): boolean =>
  today.round === "open" && isOpen(state) && dueOn < today.day;

/** Fulfilled or dispensable, of what is asked; null where nothing is asked. */
export const shareOf = ({ asked, yes, dispensable }: Counts): number | null => (asked === 0 ? null : (yes + dispensable) / asked);

/** How a share is shown: 4 from 85 %, 3 from 70, 2 from 50, 1 from 35, 0 below (our own steps); `na` where nobody has answered. */
export function levelOf(counts: Counts | null): 0 | 1 | 2 | 3 | 4 | "na" {
  const share = counts === null || answeredOf(counts) === 0 ? null : shareOf(counts);
  if (share === null) return "na";
  if (share >= 0.85) return 4;
  if (share >= 0.7) return 3;
  if (share >= 0.5) return 2;
  return share >= 0.35 ? 1 : 0;
}

const plain = (text: string) => text.toLocaleLowerCase("de");

function fits(check: FollowedCheck, state: MatrixState | undefined): boolean {
  if (state === undefined) return true;
  if (state === "overdue") return check.overdue;
  if (state === "basic-gaps") return check.counts.basicGaps > 0;
  return state === "open" ? isOpen(check.state) : check.state === state;
}

const orders: Record<string, (a: FollowedCheck, b: FollowedCheck) => number> = {
  share: (a, b) => (a.share ?? -1) - (b.share ?? -1),
  answered: (a, b) => a.answered - b.answered,
  due: (a, b) => a.dueOn.localeCompare(b.dueOn),
  gaps: (a, b) => a.counts.basicGaps - b.counts.basicGaps,
};

/** Checks arrive by name; other orders keep that within equal values. */
function sorted(checks: readonly FollowedCheck[], sort: MatrixSort): readonly FollowedCheck[] {
  if (sort === "name") return checks;
  if (sort === "-name") return checks.toReversed();
  const order = orders[sort.replace("-", "")];
  if (!order) return checks;
  return sort.startsWith("-") ? checks.toSorted((a, b) => order(b, a)) : checks.toSorted(order);
}

export type MatrixFilter = { readonly state?: MatrixState | undefined; readonly text?: string | undefined; readonly sort: MatrixSort };

/** The checks a filter leaves, in the order asked for; they are handed in by name. */
export const narrowChecks = (checks: readonly FollowedCheck[], { state, text, sort }: MatrixFilter): readonly FollowedCheck[] =>
  sorted(
    checks.filter((check) => fits(check, state) && (text === undefined || plain(check.name).includes(plain(text)))),
    sort,
  );

/** One page of a list; a page beyond the end is the last one. */
export function pageOf<Row>(rows: readonly Row[], page: number, length = pageLength): { readonly rows: readonly Row[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / length));
  const shown = Math.min(page, pages);
  return { rows: rows.slice((shown - 1) * length, shown * length), page: shown, pages };
}

/** Sums over all checks of a round, whatever the page shows. */
export const matrixSums = (checks: readonly FollowedCheck[]) => ({
  total: checks.length,
  begun: checks.filter(({ answered }) => answered > 0).length,
  submitted: checks.filter(({ state }) => state === "submitted" || state === "verified" || state === "closed").length,
  closed: checks.filter(({ state }) => state === "closed").length,
  overdue: checks.filter(({ overdue }) => overdue).length,
  basicGaps: checks.reduce((sum, { counts }) => sum + counts.basicGaps, 0),
  share: shareOf(sumOf(checks.map(({ counts }) => counts))),
});

/** By hand nobody is reminded twice within a day (24 hours), as in surveys. */
export const pauseHours = 24;

const isPausing = ({ remindedAt }: Pick<FollowedCheck, "remindedAt">, now: Date): boolean => remindedAt !== null && now.getTime() - remindedAt.getTime() < pauseHours * 3_600_000;

type Choice = { readonly all: boolean; readonly members: readonly string[]; readonly round: "open" | "closed"; readonly now: Date };
type Chosen = { readonly remind: readonly FollowedCheck[]; readonly remindedToday: readonly FollowedCheck[] };

/** Who gets a reminder: of the chosen (or all) those with something to do; who was reminded within a day is left out and named. */
export function chooseReminded(checks: readonly FollowedCheck[], { all, members, round, now }: Choice): Result<Chosen, "round-closed" | "nobody-to-remind" | "reminded-today"> {
  if (round === "closed") return fail("round-closed");
  const named = new Set(members);
  const open = checks.filter((check) => isOpen(check.state) && (all || named.has(check.memberId)));
  if (open.length === 0) return fail("nobody-to-remind");
  const remind = open.filter((check) => !isPausing(check, now));
  return remind.length === 0 ? fail("reminded-today") : succeed({ remind, remindedToday: open.filter((check) => isPausing(check, now)) });
}

/** A planned reminder is sent up to two days late (the server was down over the weekend), as in surveys. */
export const catchUpDays = 2;

/** The latest planned day that is due for a check, counted from its own deadline; null where none is, or nothing is open. */
export function plannedDayDue(
  check: FollowedCheck,
  { reminderDays, opensOn }: { readonly reminderDays: readonly number[]; readonly opensOn: string },
  now: { readonly day: string; readonly at: Date },
): number | null {
  if (!isOpen(check.state) || isPausing(check, now.at)) return null;
  const due = reminderDays.filter((planned) => {
    const on = dayPlus(check.dueOn, planned);
    return on <= now.day && on >= dayPlus(now.day, -catchUpDays) && on > opensOn;
  });
  return due.length === 0 ? null : Math.max(...due);
}
