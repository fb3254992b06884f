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

const order: readonly Task["kind"][] = ["returned", "inquiry", "hand-in", "submit", "confirm-carried", "answer-section", "read-comparison"];

/** The three things of this week: what was sent back first, then what others wait for, then the next piece of work by deadline. */
export const nextThree = (tasks: readonly Task[]): Task[] =>
  tasks.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999") || a.count - b.count).slice(0, 3);

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
