/** The way of a meeting, its agenda, and its hours. */
import { dayPlus } from "#kernel/days";
import { townOf } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import type { AgendaItem, Attendance, Decision, ItemRecord, Meeting, MeetingBody, MeetingState, OpenPoint, Standing } from "../model.ts";

/** From which state one may go where. Invited again is told again; what is released or called off stays so. */
const ways: Readonly<Record<MeetingState, readonly MeetingState[]>> = {
  planned: ["invited", "cancelled", "held"],
  invited: ["invited", "cancelled", "held"],
  held: ["held", "released"],
  released: [],
  cancelled: [],
};

/** May a meeting be brought from one state into another? */
export const leadsTo = (from: MeetingState, to: MeetingState): boolean => ways[from].includes(to);

/** Is it still to come? Its agenda may be changed until it is held. */
export const isOpen = (state: MeetingState): boolean => state === "planned" || state === "invited";

/** May a point be written? On the agenda until the meeting is held, and afterwards, while minutes are kept, a new one that comes up. */
export const mayWriteItem = (state: MeetingState, isNew: boolean): boolean => isOpen(state) || (isNew && state === "held");

/** A meeting ends after it has begun, and is planned for a day to come. */
export function acceptHours({ heldOn, startsAt, endsAt }: Pick<Meeting, "heldOn" | "startsAt" | "endsAt">, today: string): Result<null, "ends-before-begin" | "day-past"> {
  if (endsAt <= startsAt) return fail("ends-before-begin");
  return heldOn < today ? fail("day-past") : succeed(null);
}

/** Who may release: the office, and the person who takes the chair. */
export const mayRelease = ({ role, personId }: { readonly role: string; readonly personId: string | null }, { chairId }: Pick<MeetingBody, "chairId">): boolean =>
  role === "office" || (chairId !== null && personId === chairId);

/** Was it voted, and the result announced? */
export const isDecided = ({ outcome }: Pick<ItemRecord, "outcome">): boolean => outcome === "adopted" || outcome === "refused";

type Looking = { readonly role: string; readonly personId: string | null; readonly members: "all" | readonly string[] };

/** Who reads minutes while they are a draft: the office, the chair, and the members that sit there. The database asks the same of every row. */
export const mayReadDraft = (looking: Looking, body: Pick<MeetingBody, "chairId" | "seats">): boolean =>
  mayRelease(looking, body) || (looking.members !== "all" && looking.members.some((one) => body.seats.some((seat) => seat === one)));

/** A meeting as somebody may know it: who came, led and wrote belongs to the minutes, and is no business of others until they are released. */
export const asSeen = (meeting: Meeting, looking: Looking, body: Pick<MeetingBody, "chairId" | "seats">): Meeting =>
  meeting.state !== "held" || mayReadDraft(looking, body) ? meeting : { ...meeting, attendance: [], chairedBy: "", keptBy: "" };

/** Minutes are released once every point has an end. */
export function acceptRelease(items: readonly AgendaItem[], records: readonly ItemRecord[]): Result<null, "items-open"> {
  const ended = new Set(records.filter(({ outcome }) => outcome !== "open").map(({ itemId }) => itemId));
  return items.every(({ id }) => ended.has(id)) ? succeed(null) : fail("items-open");
}

/** What was put on the agenda already, or is there twice, is not offered again. */
export const stillOpen = (points: readonly OpenPoint[], items: readonly AgendaItem[]): OpenPoint[] =>
  points.filter(
    ({ source, sourceKey }, index) =>
      !items.some((item) => item.source === source && item.sourceKey === sourceKey) && points.findIndex((one) => one.source === source && one.sourceKey === sourceKey) === index,
  );

/** One seat more or less: who came is asked of everybody who sits there, in their order. */
export const attendanceOf = (seats: readonly MeetingBody["seats"][number][], present: readonly string[], names: Readonly<Record<string, string>>): Attendance[] =>
  seats.map((memberId) => ({ memberId, isPresent: present.includes(memberId), name: names[townOf(memberId)] ?? "" }));

/** Moves a point up or down; answers all points in their new order. */
export function moved(items: readonly AgendaItem[], itemId: string, direction: "up" | "down"): AgendaItem[] {
  const order = [...items];
  const at = order.findIndex(({ id }) => id === itemId);
  const to = at + (direction === "up" ? -1 : 1);
  const [one, other] = [order[at], order[to]];
  if (one && other) [order[at], order[to]] = [other, one];
  return order.map((item, index) => ({ ...item, position: index + 1 }));
}

/** „LG-12“ */
export const numberText = ({ bodyShort, number }: Pick<Decision, "bodyShort" | "number">): string => `${bodyShort}-${number}`;

/** Only a decision of the same body that was adopted and still holds is superseded. */
export const maySupersede = (earlier: Decision | undefined, bodyId: string): earlier is Decision =>
  earlier?.bodyId === bodyId && earlier.supersededById === null && earlier.result === "adopted";

export type DecisionFilter = {
  readonly bodyId?: string | undefined;
  /** Does it hold, was it superseded, or refused – or are its minutes still a draft? */
  readonly standing?: Standing | undefined;
  readonly text?: string | undefined;
};

/** How a decision stands today. One whose minutes are not released is known to the body alone. */
export function standingOf({ result, supersededById, isReleased }: Pick<Decision, "result" | "supersededById" | "isReleased">): Standing {
  if (supersededById !== null) return "superseded";
  if (!isReleased) return "draft";
  return result === "refused" ? "refused" : "valid";
}

/** Decisions a reader asked for. */
export const chosenDecisions = (decisions: readonly Decision[], { standing, text }: DecisionFilter): Decision[] =>
  decisions.filter((one) => {
    const words = `${numberText(one)} ${one.title} ${one.wording}`.toLowerCase();
    return (standing === undefined || standingOf(one) === standing) && (text === undefined || words.includes(text.toLowerCase()));
  });

/** How a task is named where it becomes a measure. */
export const taskKey = (meetingId: string, taskId: string): string => `/sitzungen/${meetingId}#${taskId}`;

/** Days a task without a day is given when it becomes a measure: eight weeks, soon enough to be asked about in the next meeting but one. */
export const usualTaskDays = 56;
export const taskDueOn = (dueOn: string | null, today: string): string => dueOn ?? dayPlus(today, usualTaskDays);

type Years = { readonly planned: readonly number[]; readonly levies: readonly { readonly year: number; readonly settledAt: Date | null }[] };
export type DueYear = { readonly year: number; readonly lacks: "levy" | "settlement" };

/** Money that waits: a year that has begun, is planned and whose advances nobody has levied, and one that is over, levied and not settled. */
export function dueYears({ planned, levies }: Years, today: string): DueYear[] {
  const now = Number(today.slice(0, 4));
  const unlevied = [...new Set(planned)].filter((year) => year <= now && !levies.some((one) => one.year === year));
  const unsettled = levies.filter(({ year, settledAt }) => year < now && settledAt === null);
  return [...unlevied.map((year): DueYear => ({ year, lacks: "levy" })), ...unsettled.map(({ year }): DueYear => ({ year, lacks: "settlement" }))].toSorted(
    (a, b) => a.year - b.year,
  );
}
