import type { CheckState } from "#topics/assessment/checks/model";
import { reasons, type Reason, type Running, type Step, type Task, type Waiting } from "./model.ts";

/** A deadline is near when it is at most this many days away; two weeks are two of a coordinator's weekly sessions. */
export const soonDays = 14;

/** Begun and untouched for so many days counts as stuck: three weekly sessions missed. */
export const stuckDays = 21;

/** A section of the weekly session asks at most so many questions (DOMAIN §6: ≤ 10 questions at a time). */
export const questionsAtOnce = 10;

const dayMs = 86_400_000;

/** Calendar days from a day to the day of an instant; negative before it. */
export const daysAfter = (day: string, now: Date): number => Math.floor((now.getTime() - Date.parse(`${day}T00:00:00Z`)) / dayMs);

/** The most urgent first: by reason, then by deadline, then by name. */
export const byUrgency = (a: Waiting, b: Waiting): number =>
  reasons.indexOf(a.reason) - reasons.indexOf(b.reason) || (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999") || a.memberName.localeCompare(b.memberName, "de");

/** What the response of one member asks of the office, if anything. */
export function officeReason(r: { state: string; dueOn: string; lastAt: Date | null }, now: Date): Reason | null {
  const late = daysAfter(r.dueOn, now);
  if (r.state === "signed-off") return null;
  if (r.state === "submitted") return r.lastAt && now.getTime() - r.lastAt.getTime() > 7 * dayMs ? "sign-off-waits" : null;
  if (late > 0) return "overdue";
  if (r.state === "not-begun") return late > -soonDays ? "not-begun" : null;
  if (r.lastAt && now.getTime() - r.lastAt.getTime() > stuckDays * dayMs) return "stuck";
  return null;
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

/** What a check of one member asks of the office, if anything. */
export function officeCheckReason(c: { state: CheckState; dueOn: string; lastAt: Date }, now: Date): Reason | null {
  if (c.state === "submitted") return "check-submitted";
  if (c.state === "verified" || c.state === "closed") return null;
  const late = daysAfter(c.dueOn, now);
  if (late > 0) return "check-overdue";
  if (c.state === "draft") return late > -soonDays ? "check-not-begun" : null;
  return now.getTime() - c.lastAt.getTime() > stuckDays * dayMs ? "check-stuck" : null;
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

// What others wait for first; surveys and checks stand side by side and go by their deadline.
const order: readonly (readonly Task["kind"][])[] = [
  ["returned", "check-returned"],
  ["inquiry", "hand-in"],
  ["measures-overdue"],
  ["submit", "check-submit"],
  ["shared-review"],
  ["confirm-carried"],
  ["answer-section", "check-area"],
  ["shared-decide", "measures-due", "measures-unowned"],
  ["read-comparison"],
];
const rankOf = ({ kind }: Task): number => order.findIndex((kinds) => kinds.includes(kind));

/** The three things of this week: what was sent back first, then what others wait for, then the next piece of work by deadline. */
export const nextThree = (tasks: readonly Task[]): Task[] =>
  tasks.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999") || a.count - b.count).slice(0, 3);

/** About how long questions take: a minute each, never less than two. */
export const minutesFor = (questions: number): number => Math.max(2, Math.min(questions, questionsAtOnce));

/** How far a member is at each step; what has not come yet is not rated rather than bad. */
export function stepShares(m: {
  coordinators: number;
  managers: number;
  active: number;
  people: number;
  state: string | null;
  asked: number;
  done: number;
}): Record<Step, number | null> {
  const begun = m.state !== null && m.state !== "not-begun";
  const share = m.asked === 0 ? null : Math.round((m.done / m.asked) * 100);
  const reached = (states: readonly string[]) => (m.state === null ? null : states.includes(m.state) ? 100 : 0);
  return {
    coordinator: m.coordinators > 0 ? 100 : 0,
    management: m.managers > 0 ? 100 : 0,
    access: m.people === 0 ? 0 : Math.round((m.active / m.people) * 100),
    begun: m.state === null ? null : begun ? 100 : 0,
    answered: m.state === null ? null : begun ? share : 0,
    submitted: reached(["submitted", "signed-off"]),
    "signed-off": reached(["signed-off"]),
  };
}
