/** The coordinator's next things to do, from surveys, checks, shared answers and measures. */
import type { MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { dayIn } from "#topics/members/rules/members";
import type { Look, Task, Waiting } from "../model.ts";
import { minutesFor, questionsAtOnce } from "../rules.ts";
import { findRunningChecks } from "../store/standing.ts";
import { findOpenSections, findReleasedComparisons, findRunning, type SectionRow } from "../store/surveys.ts";
import { findCheckLooks, findOpenAreas } from "../store/work.ts";

const sectionTask = (kind: Task["kind"], row: SectionRow, count: number): Task => ({
  kind,
  campaignId: row.campaignId,
  campaignTitle: row.campaignTitle,
  section: row.section,
  sectionTitle: row.title,
  count: Math.min(count, questionsAtOnce),
  minutes: minutesFor(count),
  dueOn: row.dueOn,
  remark: "",
});

/** What one section asks for: look over what a colleague did, confirm last year's answers, or answer. */
function tasksOfSection(row: SectionRow): Task[] {
  const open = row.open ?? row.total;
  if (row.handedIn && open > 0) return [sectionTask("hand-in", row, open)];
  if (row.carried > 0) return [sectionTask("confirm-carried", row, row.carried)];
  return open > 0 && !row.delegated ? [sectionTask("answer-section", row, open)] : [];
}

type About = { readonly campaignId: string | null; readonly campaignTitle: string; readonly count: number; readonly minutes: number };

/** A task that is not about one section. */
const task = (kind: Task["kind"], about: About, more: Partial<Task> = {}): Task => ({ kind, ...about, section: null, sectionTitle: null, dueOn: null, remark: "", ...more });

/** What surveys ask this week. */
export async function surveyTasks(tx: Tx, memberId: MemberId, { waiting, now }: { readonly waiting: readonly Waiting[]; readonly now: Date }): Promise<Task[]> {
  const running = await findRunning(tx, memberId);
  const sections = await findOpenSections(tx, memberId, now);
  const released = await findReleasedComparisons(tx, memberId, new Date(now.getTime() - 30 * 86_400_000));

  const of = (reason: Waiting["reason"]) => waiting.filter((w) => w.reason === reason);
  const returned = of("returned").map((w) =>
    task("returned", { campaignId: w.campaignId, campaignTitle: w.campaignTitle, count: 1, minutes: 5 }, { dueOn: w.dueOn, remark: w.remark }),
  );
  const answered = of("inquiry-answered").map((i) =>
    task("inquiry", { campaignId: i.campaignId, campaignTitle: i.campaignTitle, count: i.count, minutes: minutesFor(i.count) }, { section: i.section }),
  );
  const isComplete = (r: (typeof running)[number]) => r.campaignState === "open" && r.state === "in-progress" && r.asked > 0 && r.missing === 0;
  const complete = running.filter((r) => isComplete(r) && !sections.some((s) => s.campaignId === r.campaignId && s.open === null));
  const submit = complete.map((r) => task("submit", { campaignId: r.campaignId, campaignTitle: r.title, count: r.asked, minutes: 3 }, { dueOn: r.dueOn }));
  const compare = released.map((c) => task("read-comparison", { campaignId: c.campaignId, campaignTitle: c.title, count: 1, minutes: 5 }));
  return [...returned, ...answered, ...submit, ...sections.flatMap(tasksOfSection), ...compare];
}

/** What checks and shared answers want looked at, whether or not it is among the three things. */
export async function findLooks(tx: Tx, memberId: MemberId, { waiting, now }: Pick<Working, "waiting" | "now">): Promise<Look[]> {
  const inChecks = await findCheckLooks(tx, memberId, dayIn(now));
  const shared = (["shared-review", "shared-decide"] as const).flatMap((kind) =>
    waiting.filter(({ reason }) => reason === kind).map(({ count, dueOn }): Look => ({ kind, checkId: null, title: "", dueOn, count })),
  );
  return [...inChecks, ...shared];
}

type Working = { readonly waiting: readonly Waiting[]; readonly now: Date; readonly personId: string | null; readonly looks: readonly Look[] };

/** A task about a list: how many, and until when the first is due. */
const listTask = (kind: Task["kind"], { count, dueOn }: Waiting): Task => task(kind, { campaignId: null, campaignTitle: "", count, minutes: minutesFor(count) }, { dueOn });

const listKinds: readonly (readonly [Waiting["reason"], Task["kind"]])[] = [
  ["measure-overdue", "measures-overdue"],
  ["shared-review", "shared-review"],
  ["shared-decide", "shared-decide"],
  ["measure-due", "measures-due"],
  ["measure-unowned", "measures-unowned"],
  ["pack-print", "pack-print"],
  ["pack-phones", "pack-phones"],
  ["emergency-gaps", "emergency-gaps"],
  ["theme-due", "theme-due"],
];

const recordKinds: readonly Task["kind"][] = [
  "document-conflict",
  "document-review",
  "document-newer",
  "training-untouched",
  "training-low",
  "contract-due",
  "demand-asked",
  "resolution-due",
  "meeting-coming",
];

/** A document, training, contract, demand, resolution or meeting that asks for something: a few minutes to read and to decide. */
function recordTask({ reason, objectId, campaignTitle, section, count, dueOn }: Waiting): Task[] {
  const kind = recordKinds.find((known) => known === reason);
  return kind === undefined ? [] : [task(kind, { campaignId: objectId, campaignTitle, count, minutes: 10 }, { dueOn, section })];
}

/** People who read: to be reminded of the deadline, or to be asked again. */
function readingTask({ reason, objectId, campaignTitle, dueOn }: Waiting): Task[] {
  if (!reason.startsWith("acknowledgement-")) return [];
  const kind = reason === "acknowledgement-again" ? "acknowledgement-again" : "acknowledgement-due";
  return [task(kind, { campaignId: objectId, campaignTitle, count: 1, minutes: 5 }, { dueOn })];
}

/** What checks, shared answers and measures ask this week; of a check the next open area, at most ten questions of it. */
export async function workTasks(tx: Tx, memberId: MemberId, { waiting, now, personId, looks }: Working): Promise<Task[]> {
  const areas = await findOpenAreas(tx, memberId, { day: dayIn(now), personId });
  const checks = await findRunningChecks(tx, memberId, dayIn(now));

  const returned = waiting
    .filter((w) => w.reason === "check-returned")
    .map((w) => task("check-returned", { campaignId: w.objectId, campaignTitle: w.campaignTitle, count: 1, minutes: 5 }, { dueOn: w.dueOn, remark: w.remark }));
  const complete = checks.filter((c) => c.roundState === "open" && (c.state === "in-progress" || c.state === "returned") && c.asked > 0 && c.answered >= c.asked);
  const submit = complete.map((c) => task("check-submit", { campaignId: c.checkId, campaignTitle: `${c.title} ${c.period}`, count: c.asked, minutes: 3 }, { dueOn: c.dueOn }));
  const [next] = areas;
  const area = next
    ? [
        task(
          "check-area",
          { campaignId: next.checkId, campaignTitle: next.title, count: Math.min(next.open, questionsAtOnce), minutes: minutesFor(next.open) },
          { section: next.area, sectionTitle: next.areaTitle, dueOn: next.dueOn },
        ),
      ]
    : [];
  const lists = listKinds.flatMap(([reason, kind]) => waiting.filter((w) => w.reason === reason).map((w) => listTask(kind, w)));
  const changed = looks
    .filter(({ kind }) => kind === "check-changed")
    .map(({ checkId, title, dueOn, count }) => task("check-changed", { campaignId: checkId, campaignTitle: title, count, minutes: minutesFor(count) }, { dueOn }));
  return [...returned, ...submit, ...changed, ...area, ...lists, ...waiting.flatMap(recordTask), ...waiting.flatMap(readingTask)];
}
