import type { CooperativeId } from "#kernel/ids";
import { wholePercent } from "#kernel/percent";
import { fail, succeed } from "#kernel/result";
import { keepUntilWritten } from "#platform/db/kept";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { readCockpit, readCounts, readInbox } from "../contract.ts";
import { inboxLength, type KeyFigure } from "../model.ts";
import { countOf, stepShares } from "../rules.ts";
import { findCheckFigures, type CheckFigures } from "../store/standing.ts";
import { findCounts, findCurrentCampaign, findFigures, findStepRows, findTrend, type FigureRow, type TrendRow } from "../store/surveys.ts";
import type { Stretch } from "../store/waiting.ts";
import { countOfficeWaiting, officeWaiting, townHallWaiting } from "./waiting.ts";
import { countOverdue } from "./work.ts";

/** So many members stand on one page of the matrix; what is shown costs, not what is stored. */
const membersPerPage = 25;
/** The cockpit shows the most urgent; the rest is in the inbox. */
const mostUrgent = 8;

type Counted = { readonly trend: readonly TrendRow[]; readonly uncoordinated: number };

/** Five figures while there is no check yet: the survey, the inquiries, who coordinates. */
const surveyFigures = (f: FigureRow, { trend, uncoordinated }: Counted): KeyFigure[] => [
  { key: "signed-off", value: f.signedOff, of: f.invited, trend: trend.map((t) => t.signedOff) },
  { key: "submitted", value: f.submitted, of: f.invited, trend: trend.map((t) => t.submitted) },
  { key: "answered", value: f.asked === 0 ? 0 : wholePercent(f.done / f.asked), of: null, trend: [] },
  { key: "inquiries", value: f.openInquiries, of: null, trend: [] },
  { key: "coordinators", value: f.members - uncoordinated, of: f.members, trend: [] },
];

/** Five figures once a check runs: the survey and the inquiries, and where checks and measures stand. */
const keyFigures = (surveys: readonly KeyFigure[], checks: CheckFigures | undefined, overdue: number): KeyFigure[] => {
  if (!checks) return [...surveys];
  const share = checks.asked === 0 ? 0 : wholePercent(checks.fulfilled / checks.asked);
  return [
    ...surveys.filter(({ key }) => key === "signed-off"),
    { key: "check-submitted", value: checks.submitted, of: checks.checks, trend: [] },
    { key: "check-share", value: share, of: null, trend: [...checks.trend, share] },
    { key: "measures-overdue", value: overdue, of: null, trend: [] },
    ...surveys.filter(({ key }) => key === "inquiries"),
  ];
};

/** What is counted over all members, kept until something is written. */
const countedOf = (tx: Tx, { cooperativeId, now }: { readonly cooperativeId: CooperativeId; readonly now: Date }, campaignId: string | null) =>
  keepUntilWritten(tx, { cooperativeId, now, name: "key figures" }, async () => ({
    figures: await findFigures(tx, cooperativeId, campaignId, dayIn(now)),
    trend: await findTrend(tx, cooperativeId, campaignId, now),
    checks: await findCheckFigures(tx, cooperativeId),
  }));

const cockpitOf = implement(readCockpit, async ({ tx, now }, { cooperativeId, page }) => {
  const [cooperative, campaign] = [await findCooperative(tx, cooperativeId), await findCurrentCampaign(tx, cooperativeId)];
  if (!cooperative) return fail("cooperative-unknown");
  const [day, campaignId] = [dayIn(now), campaign?.id ?? null];
  const { figures, trend, checks } = await countedOf(tx, { cooperativeId, now }, campaignId);
  const rows = await findStepRows(tx, { cooperativeId, campaignId, day, limit: membersPerPage, offset: (page - 1) * membersPerPage });
  const waiting = await officeWaiting(tx, { cooperativeId, now }, { offset: 0, limit: mostUrgent });
  const overdue = checks ? await countOverdue(tx, { cooperativeId, now }) : 0;

  return succeed({
    cooperativeName: cooperative.name,
    members: figures.members,
    campaign: campaign ?? null,
    roundId: checks?.roundId ?? null,
    figures: keyFigures(surveyFigures(figures, { trend, uncoordinated: countOf(waiting.piles.filter(({ reason }) => reason === "no-coordinator")) }), checks, overdue),
    worklist: [...waiting.items],
    waitingCount: waiting.count,
    matrix: rows.map((row) => ({ memberId: row.memberId, name: row.name, shares: stepShares(row) })),
    pages: Math.max(1, Math.ceil(figures.members / membersPerPage)),
  });
});

type Asking = { readonly role: string; readonly now: Date };

/** What waits in a town hall for whoever asks; only its coordinator and its management have an inbox. */
const waitingLocally = async (tx: Tx, cooperativeId: CooperativeId, { role, now }: Asking) =>
  role === "coordinator" || role === "management" ? (await townHallWaiting(tx, { cooperativeId, now }))[role] : [];

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

export const pageUseCases = [cockpitOf, inbox, counts];
