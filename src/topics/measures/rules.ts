/** The rules of measures. */
import { shortened } from "#kernel/texts";
import { dayPlus } from "#kernel/days";
import { fail, succeed, type Result } from "#kernel/result";
import { valueText } from "#topics/survey/answers/rules/wording";
import type { Definition } from "#topics/survey/questionnaires/model";
import { gapsOf } from "#topics/survey/questionnaires/rules/answered";
import { pendingStates, type AnswerGap, type AnsweredSurvey, type Finding, type Gap, type Measure, type MeasureCount, type MeasureState } from "./model.ts";

/** From which state one may go where. What was rejected or found effective may be taken up again. */
const ways: Readonly<Record<MeasureState, readonly MeasureState[]>> = {
  open: ["planned", "in-progress", "on-hold", "implemented", "rejected"],
  planned: ["open", "in-progress", "on-hold", "implemented", "rejected"],
  "in-progress": ["planned", "on-hold", "implemented", "rejected"],
  "on-hold": ["planned", "in-progress", "rejected"],
  implemented: ["in-progress", "effective"],
  effective: ["in-progress"],
  rejected: ["open"],
};

/** The states a measure may be brought into from here. */
export const nextStates = (state: MeasureState): readonly MeasureState[] => ways[state];

/** Is work left on it? */
export const isPending = (state: MeasureState): boolean => pendingStates.some((pending) => pending === state);

type Move = { readonly from: MeasureState; readonly to: MeasureState; readonly reason: string; readonly mayVerify: boolean };

/**
 * A measure goes its way: rest and rejection need a reason; „wirksam“ needs somebody who looked and says how (Grundschutz++ VRB.6), and
 * that is for those who may verify – the management or the office, not who did the work.
 */
export function decideMove({ from, to, reason, mayVerify }: Move): Result<MeasureState, "state-unreachable" | "reason-missing" | "verification-not-yours"> {
  if (!ways[from].includes(to)) return fail("state-unreachable");
  if (to === "effective" && !mayVerify) return fail("verification-not-yours");
  if ((to === "on-hold" || to === "rejected" || to === "effective") && reason.trim() === "") return fail("reason-missing");
  return succeed(to);
}

/** Past its day with work left on it. */
export const isOverdue = ({ state, dueOn }: Pick<Measure, "state" | "dueOn">, today: string): boolean => dueOn !== null && isPending(state) && dueOn < today;

/** Days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** How long something may be overdue before the management is told (days); the office's practice, DOMAIN §5.4. */
export const escalationDays = 14;

/** The management is told once, two weeks after the day. */
export const isToEscalate = (measure: Pick<Measure, "state" | "dueOn" | "escalatedAt">, today: string): boolean =>
  measure.escalatedAt === null && measure.dueOn !== null && isPending(measure.state) && daysBetween(measure.dueOn, today) >= escalationDays;

/** Days before and after its day on which the owner and the coordination are reminded. */
export const reminderDays: readonly number[] = [-14, -3, 1];

/** Is today one of the days to remind? */
export const isToRemind = (measure: Pick<Measure, "state" | "dueOn">, today: string): boolean =>
  measure.dueOn !== null && isPending(measure.state) && reminderDays.includes(daysBetween(measure.dueOn, today));

type Weighed = { readonly basic: boolean; readonly weight: number | null; readonly effort: number | null };

/**
 * A proposal for the priority of what a gap asks for: basic requirements first, quick wins before what takes long (UMS.2: risk,
 * dependencies, resources). A person decides.
 */
export function proposedPriority({ basic, weight, effort }: Weighed): number {
  const quick = effort === 1;
  if (basic && (weight === 3 || weight === null)) return 1;
  if (basic || weight === 3) return quick ? 1 : 2;
  if (quick) return 2;
  return weight === 1 || (effort ?? 0) >= 4 ? 4 : 3;
}

/** Days a class of effort is proposed to take: a day, a week, weeks, months, a year. */
const proposedDays: Readonly<Record<number, number>> = { 1: 14, 2: 42, 3: 90, 4: 180, 5: 365 };

/** A proposal for the day it is due. */
export const proposedDueOn = (effort: number | null, today: string): string => dayPlus(today, proposedDays[effort ?? 3] ?? 90);

/** Gaps looked at in one go; a check has rarely more. */
export const mostGaps = 500;

/** Longest title a gap gives its measure, without what is put before it: lists show one line of it. */
export const gapTitleLetters = 60;

/** Longest title a catalogue gives a measure. */
const saidTitleLetters = 120;

type Making = { readonly id: string; readonly today: string; readonly titled: (question: string) => string };

/** What a gap proposes: its title is what the catalogue says is to be done, else the question in short; whole it stands in the text. Who was named in the check, its day or one that fits the effort. */
export const measureOf = (gap: Gap, { id, today, titled }: Making) => ({
  id,
  title: gap.measure === null ? titled(shortened(gap.title, gapTitleLetters)) : shortened(gap.measure, saidTitleLetters),
  description: [(gap.measure !== null || gap.title.length > gapTitleLetters) && gap.title, gap.deficits].filter(Boolean).join("\n\n"),
  priority: proposedPriority(gap),
  effort: gap.effort === 0 ? null : gap.effort,
  ownerId: null,
  ownerName: gap.responsible.slice(0, 120),
  dueOn: gap.dueOn ?? proposedDueOn(gap.effort, today),
  costOnce: 0,
  costYearly: 0,
  origin: "check" as const,
  originId: gap.checkId,
  originKey: gap.requirementKey,
  originTitle: `${gap.checkTitle}: ${gap.label}`,
});

/** Answers of a survey worth less than half, heaviest first, without those that have a measure. */
export const answerGapsOf = (
  { campaignId, campaignTitle, definition, values, taken }: Omit<AnsweredSurvey, "questionnaireId"> & { readonly definition: Definition },
  language: "de" | "en",
): AnswerGap[] =>
  gapsOf(definition, values)
    .filter(({ question }) => !taken.includes(question.key))
    .map(({ section, question }) => ({
      campaignId,
      campaignTitle,
      section: section.key,
      sectionTitle: section.title,
      question: question.key,
      title: question.text,
      answer: valueText(question, values[question.key], language),
      weight: question.weight,
    }));

/** What counts heavily in a survey's section weighs heavily; a questionnaire says „heavy“ by counting a question twice or more. */
export const weighedAnswer = ({ weight }: Pick<AnswerGap, "weight">): Weighed => ({ basic: false, weight: weight >= 2 ? 3 : 2, effort: null });

/** What an answer of a survey proposes: as a gap does, and in its text what the house said. */
export const measureOfAnswer = (one: AnswerGap, { id, today, titled }: Making) => ({
  id,
  title: titled(shortened(one.title, gapTitleLetters)),
  description: [one.title, one.answer].filter(Boolean).join("\n\n"),
  priority: proposedPriority(weighedAnswer(one)),
  effort: null,
  ownerId: null,
  ownerName: "",
  dueOn: proposedDueOn(null, today),
  costOnce: 0,
  costYearly: 0,
  origin: "survey" as const,
  originId: one.campaignId,
  originKey: one.question,
  originTitle: `${one.campaignTitle}: ${one.sectionTitle}`,
});

type Standing = {
  readonly measure: Pick<Measure, "id" | "title" | "state" | "stateReason" | "ownerName" | "dueOn" | "origin" | "priority">;
  /** What must be done before it. */
  readonly needs: readonly Pick<Measure, "title" | "state" | "dueOn" | "priority">[];
  /** The answer of the requirement it comes from, where it comes from a check and the answer is known. */
  readonly gap: "open" | "closed" | null;
};

/** What does not fit together on one measure; each finding leads to its mend. */
export function inconsistenciesOf({ measure, needs, gap }: Standing, today: string): readonly { readonly finding: Finding; readonly detail: string }[] {
  const { state, dueOn } = measure;
  const pending = isPending(state);
  const unfinished = needs.filter((need) => need.state !== "implemented" && need.state !== "effective");
  const late = needs.filter((need) => dueOn !== null && need.dueOn !== null && isPending(need.state) && need.dueOn > dueOn);
  const lessUrgent = needs.filter((need) => isPending(need.state) && need.priority > measure.priority);
  const found: readonly (readonly [Finding, boolean, string])[] = [
    ["no-owner", pending && measure.ownerName === "", ""],
    ["no-due-date", pending && dueOn === null, ""],
    ["overdue", isOverdue(measure, today), dueOn ?? ""],
    ["on-hold-without-reason", state === "on-hold" && measure.stateReason === "", ""],
    ["implemented-unverified", state === "implemented", ""],
    ["needs-unfinished", (state === "in-progress" || state === "implemented") && unfinished.length > 0, unfinished[0]?.title ?? ""],
    ["due-before-needed", pending && late.length > 0, late[0]?.title ?? ""],
    ["needed-less-urgent", pending && lessUrgent.length > 0, lessUrgent[0]?.title ?? ""],
    ["gap-still-open", state === "effective" && gap === "open", ""],
    ["gap-closed", pending && gap === "closed", ""],
  ];
  return found.flatMap(([finding, holds, detail]) => (holds ? [{ finding, detail }] : []));
}

/** Counts of several members summed by state. */
export function sumCounts(counts: readonly MeasureCount[]): readonly MeasureCount[] {
  const sums = new Map<MeasureState, MeasureCount>();
  for (const one of counts) {
    const before = sums.get(one.state) ?? { state: one.state, measures: 0, costOnce: 0, costYearly: 0 };
    sums.set(one.state, { state: one.state, measures: before.measures + one.measures, costOnce: before.costOnce + one.costOnce, costYearly: before.costYearly + one.costYearly });
  }
  return [...sums.values()];
}

/** Would needing this one close a circle? `needs` leads from a measure to those it needs. */
export function closesCircle(needs: ReadonlyMap<string, readonly string[]>, { measureId, needsId }: { readonly measureId: string; readonly needsId: string }): boolean {
  const passed = new Set<string>();
  const ahead = [needsId];
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (at === measureId) return true;
    if (passed.has(at)) continue;
    passed.add(at);
    ahead.push(...(needs.get(at) ?? []));
  }
  return false;
}

/** The last day of a month, `2026-11` → `2026-11-30`. */
export const lastDayOf = (month: string): string => yearlyDueOn(Number(month.slice(0, 4)), Number(month.slice(5, 7)));

/** The day a yearly task is due in a year: the last of its month. */
export const yearlyDueOn = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
