import { dayPlus } from "#kernel/days";
import { wholePercent } from "#kernel/percent";
import type { CheckState } from "#topics/assessment/checks/model";
import { noticeDays } from "#topics/costs/grants/rules";
import { attentionDays } from "#topics/procurement/contracts/rules";
import { reasons, type Alike, type Reason, type Running, type Step, type Task, type Waiting } from "./model.ts";

/** A deadline is near when it is at most this many days away; two weeks are two of a coordinator's weekly sessions. */
export const soonDays = 14;

/** Begun and untouched for so many days counts as stuck: three weekly sessions missed. */
export const stuckDays = 21;

/** So many days a submitted response may lie with the management before the office hears of it. */
export const signOffDays = 7;

/** A section of the weekly session asks at most so many questions (DOMAIN §6: ≤ 10 questions at a time). */
export const questionsAtOnce = 10;

/** The theme of a month is put up in its first week: until then coordinations are reminded of it (our own rule; whether it hangs is recorded nowhere). */
export const isThemeWeek = (day: string): boolean => Number(day.slice(8)) <= 7;

const dayMs = 86_400_000;

/** What a line of a worklist says where there is nothing to say. */
export const bare = { campaignId: null, campaignTitle: "", section: null, objectId: null, roundId: null, count: 1, dueOn: null, since: null, remark: "" } as const;

/** Calendar days from a day to the day of an instant; negative before it. */
export const daysAfter = (day: string, now: Date): number => Math.floor((now.getTime() - Date.parse(`${day}T00:00:00Z`)) / dayMs);

type Urgent = { readonly reason: Reason; readonly dueOn: string | null };

const byPressure = (a: Urgent, b: Urgent): number => reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999");

/** The most urgent first: by reason, then by deadline, then by name. */
export const byUrgency = (a: Waiting, b: Waiting): number => byPressure(a, b) || a.memberName.localeCompare(b.memberName, "de");

/** What the response of one member asks of the office, if anything. */
export function officeReason(r: { state: string; dueOn: string; idleDays: number | null }, now: Date): Reason | null {
  const [late, idle] = [daysAfter(r.dueOn, now), r.idleDays ?? 0];
  if (r.state === "signed-off") return null;
  if (r.state === "submitted") return idle >= signOffDays ? "sign-off-waits" : null;
  if (late > 0) return "overdue";
  if (r.state === "not-begun") return late > -soonDays ? "not-begun" : null;
  return idle >= stuckDays ? "stuck" : null;
}

/** What a check of one member asks of the office, if anything. */
export function officeCheckReason(c: { state: CheckState; dueOn: string; idleDays: number }, now: Date): Reason | null {
  if (c.state === "submitted") return "check-submitted";
  if (c.state === "verified" || c.state === "closed") return null;
  const late = daysAfter(c.dueOn, now);
  if (late > 0) return "check-overdue";
  if (c.state === "draft") return late > -soonDays ? "check-not-begun" : null;
  return c.idleDays >= stuckDays ? "check-stuck" : null;
}

function reasonOf(alike: Alike, now: Date): Reason | null {
  if (alike.kind === "response") return officeReason(alike, now);
  return alike.kind === "check" ? officeCheckReason(alike, now) : alike.kind;
}

/** What waits for the same reason until the same day; within a pile only the name decides. */
export type Pile = Urgent & { readonly kind: Alike["kind"]; readonly count: number; readonly alike: readonly Alike[] };

/** What waits for the office in piles, the most urgent first. */
export function officePiles(counted: readonly Alike[], now: Date): readonly Pile[] {
  const waiting = counted.flatMap((alike) => {
    const reason = reasonOf(alike, now);
    return reason ? [{ reason, dueOn: alike.dueOn, alike }] : [];
  });
  const piles = Map.groupBy(waiting, ({ reason, dueOn }) => `${reason} ${dueOn ?? ""}`).values();
  return [...piles]
    .flatMap((pile): Pile[] => {
      const alike = pile.map((one) => one.alike);
      return pile[0] ? [{ reason: pile[0].reason, dueOn: pile[0].dueOn, kind: pile[0].alike.kind, count: countOf(alike), alike }] : [];
    })
    .toSorted(byPressure);
}

/** How many things lie in all piles. */
export const countOf = (counted: readonly { readonly count: number }[]): number => counted.reduce((sum, { count }) => sum + count, 0);

export type Slice = { readonly pile: Pile; readonly offset: number; readonly limit: number };

/** What a stretch of the whole list takes from which pile. */
export function slicesOf(piles: readonly Pile[], { offset, limit }: { readonly offset: number; readonly limit: number }): readonly Slice[] {
  let before = 0;
  return piles.flatMap((pile): Slice[] => {
    const from = Math.max(0, offset - before);
    const to = Math.min(pile.count, offset + limit - before);
    before += pile.count;
    return to > from ? [{ pile, offset: from, limit: to - from }] : [];
  });
}

/** What a response asks of the coordinator. */
export function coordinatorReason(r: Pick<Running, "state" | "missing" | "dueOn">, now: Date): Reason | null {
  if (r.state === "returned") return "returned";
  if (r.state === "submitted" || r.state === "signed-off") return null;
  const late = daysAfter(r.dueOn, now);
  if (late > 0) return "overdue";
  if (r.state === "in-progress" && r.missing === 0) return "ready-to-submit";
  return late > -soonDays ? "due-soon" : "to-answer";
}

/** What a check asks of the coordinator. */
export function ownCheckReason(c: { state: CheckState; dueOn: string }, now: Date): Reason | null {
  if (c.state === "returned") return "check-returned";
  if (c.state !== "draft" && c.state !== "in-progress") return null;
  const late = daysAfter(c.dueOn, now);
  if (late > 0) return "check-overdue";
  return late > -soonDays ? "check-due" : "check-to-answer";
}

/** „Viele“: from so many members on, a review of a shared answer is the office's matter; one alone is the member's own. */
export const manyReviews = 2;

const nothingDue = { state: null, dueOn: null, idleDays: null } as const;

/** Shared answers many members should look at again wait alike. */
export const alikeReviews = (reviews: readonly unknown[]): Alike[] => (reviews.length === 0 ? [] : [{ kind: "shared-review", ...nothingDue, count: reviews.length }]);

/** Measures of the cooperative that are overdue since the same day wait alike, and so do those that want their confirmation. */
export function alikeRollOuts(rollOuts: readonly { readonly overdueOn: string | null; readonly implemented: number }[]): Alike[] {
  const byDay = Map.groupBy(rollOuts, ({ overdueOn }) => overdueOn);
  const overdue = [...byDay].flatMap(([dueOn, { length }]): Alike[] => (dueOn === null ? [] : [{ kind: "measure-overdue", state: null, dueOn, idleDays: null, count: length }]));
  const { length } = rollOuts.filter(({ implemented }) => implemented > 0);
  return length === 0 ? overdue : [...overdue, { kind: "measure-confirm", ...nothingDue, count: length }];
}

/** Kinds of days the cooperative itself has to keep. */
const centralKinds = ["contract-due", "grant-due", "agreement-notice"] as const;

/** Days of the cooperative's contracts wait alike where it is the same day; so do those of its grants and of its agreement. */
export const alikeDeadlines = (due: readonly Pick<Waiting, "reason" | "dueOn">[]): Alike[] =>
  centralKinds.flatMap((kind) => {
    const days = due.flatMap(({ reason, dueOn }) => (reason === kind && dueOn !== null ? [dueOn] : []));
    return [...Map.groupBy(days, (day) => day)].map(([dueOn, { length }]): Alike => ({ kind, state: null, dueOn, idleDays: null, count: length }));
  });

/** So many days before its day a deadline is called out, as its topic says; what a council owes is owed at once. Notice of the agreement needs a council, as that of a contract may. */
function calledOutDays({ reason, section }: Pick<Waiting, "reason" | "section">): number | null {
  if (reason === "grant-due") return section === "instalment" ? noticeDays.instalment : noticeDays.final;
  return reason === "contract-due" || reason === "agreement-notice" ? attentionDays : null;
}

/** Is a deadline near enough to stand in the inbox? */
export function isCalledOut(deadline: Pick<Waiting, "reason" | "section" | "dueOn">, today: string): boolean {
  const days = calledOutDays(deadline);
  return deadline.dueOn === null || days === null || deadline.dueOn <= dayPlus(today, days);
}

/** Where a deadline is dealt with; null for what is no deadline of contracts, grants or the agreement. */
export function deadlinePath({ reason, section, objectId, memberId }: Pick<Waiting, "reason" | "section" | "objectId" | "memberId">, cooperativeId: string): string | null {
  const [shared, own] = [`/verbund/${cooperativeId}`, `/mitglied/${memberId}`];
  if (reason === "contract-due") return `${shared}/${section === "certificate" ? "lieferanten" : "vertraege"}/${objectId}`;
  if (reason === "grant-due") return `${shared}/kosten/foerderungen/${objectId}`;
  if (reason === "agreement-notice") return memberId === null ? `${shared}/vereinbarung/${objectId}` : `${own}/vereinbarung`;
  return reason === "resolution-due" ? `${own}/vereinbarung/beschluesse?versionId=${objectId}` : null;
}

// What others wait for first; surveys and checks stand side by side and go by their deadline.
const order: readonly (readonly Task["kind"][])[] = [
  ["returned", "check-returned"],
  ["inquiry", "hand-in"],
  ["measures-overdue"],
  ["submit", "check-submit"],
  ["shared-review", "document-conflict", "document-review", "acknowledgement-due", "contract-due", "demand-asked", "resolution-due", "meeting-coming"],
  ["confirm-carried", "check-changed"],
  ["answer-section", "check-area"],
  ["training-untouched", "training-low"],
  ["pack-print", "pack-phones"],
  ["shared-decide", "measures-due", "measures-unowned", "document-newer", "acknowledgement-again", "emergency-gaps", "theme-due"],
  ["read-comparison"],
];
const rankOf = ({ kind }: Task): number => order.findIndex((kinds) => kinds.includes(kind));

/** The three things of this week: what was sent back first, then what others wait for, then the next piece of work by deadline. */
export const nextThree = (tasks: readonly Task[]): Task[] =>
  tasks.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999") || a.count - b.count).slice(0, 3);

/** About how long questions take: a minute each, never less than two. */
export const minutesFor = (questions: number): number => Math.max(2, Math.min(questions, questionsAtOnce));

type Stepping = {
  readonly coordinators: number;
  readonly managers: number;
  readonly active: number;
  readonly people: number;
  readonly state: string | null;
  readonly asked: number;
  readonly done: number;
  readonly resolved: "adopted" | "postponed" | "open" | null;
  readonly signed: boolean;
  readonly charge: "levied" | "settled" | null;
  readonly callOffs: number;
};

/** Agreement, money and contracts: half of a step is a council that has put off its word, and a year that is levied and not settled. Calling off is no duty. */
const sharedSteps = ({ resolved, signed, charge, callOffs }: Stepping) => ({
  resolved: resolved === null ? null : { adopted: 100, postponed: 50, open: 0 }[resolved],
  signed: resolved === null ? null : signed ? 100 : 0,
  charged: charge === null ? null : { levied: 50, settled: 100 }[charge],
  "called-off": callOffs === 0 ? null : 100,
});

/** How far a member is at each step; what has not come yet is not rated rather than bad. */
export function stepShares(m: Stepping): Record<Step, number | null> {
  const begun = m.state !== null && m.state !== "not-begun";
  const share = m.asked === 0 ? null : wholePercent(m.done / m.asked);
  const reached = (states: readonly string[]) => (m.state === null ? null : states.includes(m.state) ? 100 : 0);
  return {
    coordinator: m.coordinators > 0 ? 100 : 0,
    management: m.managers > 0 ? 100 : 0,
    access: m.people === 0 ? 0 : wholePercent(m.active / m.people),
    begun: m.state === null ? null : begun ? 100 : 0,
    answered: m.state === null ? null : begun ? share : 0,
    submitted: reached(["submitted", "signed-off"]),
    "signed-off": reached(["signed-off"]),
    ...sharedSteps(m),
  };
}
