import { reasons, type Alike, type Reason, type Running, type Step, type Task, type Waiting } from "./model.ts";

/** A deadline is near when it is at most this many days away; two weeks are two of a coordinator's weekly sessions. */
export const soonDays = 14;

/** Begun and untouched for so many days counts as stuck: three weekly sessions missed. */
export const stuckDays = 21;

/** So many days a submitted response may lie with the management before the office hears of it. */
export const signOffDays = 7;

/** A section of the weekly session asks at most so many questions (DOMAIN §6: ≤ 10 questions at a time). */
export const questionsAtOnce = 10;

const dayMs = 86_400_000;

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

/** What waits for the same reason until the same day; within a pile only the name decides. */
export type Pile = Urgent & { readonly count: number; readonly alike: readonly Alike[] };

/** What waits for the office in piles, the most urgent first. */
export function officePiles(counted: readonly Alike[], now: Date): readonly Pile[] {
  const waiting = counted.flatMap((alike) => {
    const reason = alike.kind === "response" ? officeReason(alike, now) : alike.kind;
    return reason ? [{ reason, dueOn: alike.dueOn, alike }] : [];
  });
  const piles = Map.groupBy(waiting, ({ reason, dueOn }) => `${reason} ${dueOn ?? ""}`).values();
  return [...piles]
    .flatMap((pile): Pile[] => {
      const alike = pile.map((one) => one.alike);
      return pile[0] ? [{ reason: pile[0].reason, dueOn: pile[0].dueOn, count: countOf(alike), alike }] : [];
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
