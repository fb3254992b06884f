import { cooperativeOf, type CooperativeId, type MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { findCooperative, findMember } from "#topics/members/store/members";
import { findOfficesIn } from "#topics/members/store/people";
import { printOnePage, readCockpit, readCounts, readInbox, readMyTasks, readOnePage, readOversightPage, search } from "../contract.ts";
import { inboxLength, type KeyFigure, type OnePage, type SearchHit, type Task } from "../model.ts";
import { onePagePaper } from "../reports.ts";
import { countOf, minutesFor, nextThree, questionsAtOnce, stepShares } from "../rules.ts";
import {
  findCounts,
  findCurrentCampaign,
  findFigures,
  findHits,
  findKept,
  findOpenSections,
  findReleasedComparisons,
  findRunning,
  findStepRows,
  findTrend,
  type FigureRow,
  type SectionRow,
  type TrendRow,
} from "../store.ts";
import { findInquiryGroups, type Stretch } from "../store/waiting.ts";
import { countOfficeWaiting, localWaiting, officeWaiting } from "./waiting.ts";

/** So many members stand on one page of the matrix; what is shown costs, not what is stored. */
const membersPerPage = 25;
/** The cockpit shows the most urgent; the rest is in the inbox. */
const mostUrgent = 8;

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

type Counted = { readonly trend: readonly TrendRow[]; readonly uncoordinated: number };

const keyFigures = (f: FigureRow, { trend, uncoordinated }: Counted): KeyFigure[] => [
  { key: "signed-off", value: f.signedOff, of: f.invited, trend: trend.map((t) => t.signedOff) },
  { key: "submitted", value: f.submitted, of: f.invited, trend: trend.map((t) => t.submitted) },
  { key: "answered", value: f.asked === 0 ? 0 : Math.round((f.done / f.asked) * 100), of: null, trend: [] },
  { key: "inquiries", value: f.openInquiries, of: null, trend: [] },
  { key: "coordinators", value: f.members - uncoordinated, of: f.members, trend: [] },
];

const cockpitOf = implement(readCockpit, async ({ tx, now }, { cooperativeId, page }) => {
  const [cooperative, campaign] = [await findCooperative(tx, cooperativeId), await findCurrentCampaign(tx, cooperativeId)];
  if (!cooperative) return fail("cooperative-unknown");
  const [day, campaignId] = [dayOf(now), campaign?.id ?? null];
  const figures = await findFigures(tx, cooperativeId, campaignId, day);
  const trend = await findTrend(tx, cooperativeId, campaignId, now);
  const rows = await findStepRows(tx, { cooperativeId, campaignId, day, limit: membersPerPage, offset: (page - 1) * membersPerPage });
  const waiting = await officeWaiting(tx, { cooperativeId, now }, { offset: 0, limit: mostUrgent });

  return succeed({
    cooperativeName: cooperative.name,
    members: figures.members,
    campaign: campaign ?? null,
    figures: keyFigures(figures, { trend, uncoordinated: countOf(waiting.piles.filter(({ reason }) => reason === "no-coordinator")) }),
    worklist: [...waiting.items],
    waitingCount: waiting.count,
    matrix: rows.map((row) => ({ memberId: row.memberId, name: row.name, shares: stepShares(row) })),
    pages: Math.max(1, Math.ceil(figures.members / membersPerPage)),
  });
});

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

type About = { readonly campaignId: string; readonly campaignTitle: string; readonly count: number; readonly minutes: number };

/** A task that is not about one section. */
const task = (kind: Task["kind"], about: About, more: Partial<Task> = {}): Task => ({ kind, ...about, section: null, sectionTitle: null, dueOn: null, remark: "", ...more });

async function tasksOf(tx: Tx, memberId: MemberId, now: Date): Promise<Task[]> {
  const running = await findRunning(tx, memberId);
  const sections = await findOpenSections(tx, memberId, now);
  const inquiries = await findInquiryGroups(tx, cooperativeOf(memberId), "answered");
  const responses = await localWaiting(tx, cooperativeOf(memberId), { role: "coordinator", now });
  const released = await findReleasedComparisons(tx, memberId, new Date(now.getTime() - 30 * 86_400_000));

  const returned = responses
    .filter((w) => w.reason === "returned")
    .map((w) => task("returned", { campaignId: w.campaignId ?? "", campaignTitle: w.campaignTitle, count: 1, minutes: 5 }, { dueOn: w.dueOn, remark: w.remark }));
  const answered = inquiries.map((i) =>
    task("inquiry", { campaignId: i.campaignId, campaignTitle: i.campaignTitle, count: i.count, minutes: minutesFor(i.count) }, { section: i.section }),
  );
  const isComplete = (r: (typeof running)[number]) => r.campaignState === "open" && r.state === "in-progress" && r.asked > 0 && r.missing === 0;
  const complete = running.filter((r) => isComplete(r) && !sections.some((s) => s.campaignId === r.campaignId && s.open === null));
  const submit = complete.map((r) => task("submit", { campaignId: r.campaignId, campaignTitle: r.title, count: r.asked, minutes: 3 }, { dueOn: r.dueOn }));
  const compare = released.map((c) => task("read-comparison", { campaignId: c.campaignId, campaignTitle: c.title, count: 1, minutes: 5 }));
  return [...returned, ...answered, ...submit, ...sections.flatMap(tasksOfSection), ...compare];
}

const officeContact = (c: { officeName: string; contactEmail: string | null; contactPhone: string | null }) => ({
  officeName: c.officeName,
  email: c.contactEmail,
  phone: c.contactPhone,
});

const myTasksOf = implement(readMyTasks, async ({ tx, now }, { memberId }) => {
  const [member, cooperative] = [await findMember(tx, memberId), await findCooperative(tx, cooperativeOf(memberId))];
  if (!member || !cooperative) return fail("member-unknown");
  const tasks = await tasksOf(tx, memberId, now);
  const running = await findRunning(tx, memberId);

  return succeed({ memberName: member.name, tasks: nextThree(tasks), running, office: officeContact(cooperative) });
});

async function onePageOf(tx: Tx, memberId: MemberId): Promise<OnePage | null> {
  const [member, cooperative] = [await findMember(tx, memberId), await findCooperative(tx, cooperativeOf(memberId))];
  if (!member || !cooperative) return null;
  const running = await findRunning(tx, memberId);
  const people = await findOfficesIn(tx, memberId);
  const inquiries = await findInquiryGroups(tx, cooperativeOf(memberId), "open");
  return {
    memberName: member.name,
    waiting: running.filter((r) => r.state === "submitted" && r.campaignState === "open"),
    running,
    people: people.map(({ personName, role, deputy }) => ({ name: personName, role, deputy })),
    inquiries: inquiries.reduce((sum, { count }) => sum + count, 0),
    office: officeContact(cooperative),
  };
}

const onePage = implement(readOnePage, async ({ tx }, { memberId }) => {
  const page = await onePageOf(tx, memberId);
  return page ? succeed(page) : fail("member-unknown");
});

const onePagePrinted = implement(printOnePage, async ({ tx, now, actor, means }, { memberId, format }) => {
  const page = await onePageOf(tx, memberId);
  if (!page) return fail("member-unknown");
  return succeed({
    name: `${dayOf(now)}_${page.memberName}_Auf einer Seite`,
    format,
    paper: onePagePaper(page, { now, language: actor.language, demo: means.demo }),
  });
});

const oversightPage = implement(readOversightPage, async ({ tx }, { memberId }) => {
  const member = await findMember(tx, memberId);
  if (!member) return fail("member-unknown");
  return succeed({ memberName: member.name, kept: await findKept(tx, memberId) });
});

type Asking = { readonly role: string; readonly now: Date };

/** What waits in a town hall for whoever asks; only its coordinator and its management have an inbox. */
const waitingLocally = async (tx: Tx, cooperativeId: CooperativeId, { role, now }: Asking) =>
  role === "coordinator" || role === "management" ? localWaiting(tx, cooperativeId, { role, now }) : [];

/** A stretch of the inbox of whoever asks. */
async function findInbox(tx: Tx, cooperativeId: CooperativeId, { role, now, offset, limit }: Asking & Stretch) {
  if (role === "office") return officeWaiting(tx, { cooperativeId, now }, { offset, limit });
  const items = await waitingLocally(tx, cooperativeId, { role, now });
  return { items: items.slice(offset, offset + limit), count: items.length };
}

const inbox = implement(readInbox, async ({ tx, actor, now }, { cooperativeId, page }) => {
  const { items, count } = await findInbox(tx, cooperativeId, { role: actor.role, now, offset: (page - 1) * inboxLength, limit: inboxLength });
  return succeed({ items: [...items], count });
});

const counts = implement(readCounts, async ({ tx, actor, now }, { cooperativeId }) => {
  const only = actor.members === "all" ? null : (actor.members[0] ?? null);
  const found = await findCounts(tx, cooperativeId, only);
  if (!found) return fail("cooperative-unknown");
  const { role } = actor;
  const waiting = role === "office" ? await countOfficeWaiting(tx, { cooperativeId, now }) : (await waitingLocally(tx, cooperativeId, { role, now })).length;
  return succeed({ ...found, inbox: waiting });
});

const hrefOf = (hit: { kind: SearchHit["kind"]; id: string }, cooperativeId: CooperativeId, memberId: string | null): string => {
  const base = `/verbund/${cooperativeId}`;
  const places: Record<SearchHit["kind"], string> = {
    member: `/mitglied/${hit.id}`,
    person: `${base}/personen/${hit.id}`,
    campaign: memberId ? `/mitglied/${memberId}/erhebungen/${hit.id}` : `${base}/erhebungen/${hit.id}`,
    questionnaire: `${base}/frageboegen/${hit.id}`,
  };
  return places[hit.kind];
};

const searching = implement(search, async ({ tx, actor }, { cooperativeId, q }) => {
  if (!q) return succeed([]);
  const hits = await findHits(tx, cooperativeId, q);
  const only = actor.members === "all" ? null : (actor.members[0] ?? null);
  return succeed(hits.map(({ id, ...hit }) => ({ ...hit, href: hrefOf({ ...hit, id }, cooperativeId, only) })));
});

export const pageUseCases = [cockpitOf, myTasksOf, onePage, onePagePrinted, oversightPage, inbox, counts, searching];
