import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement } from "#platform/usecase";
import { findCooperative } from "#topics/members/store/members";
import { readCockpit, readCounts, readInbox, search } from "../contract.ts";
import type { KeyFigure, SearchHit, Waiting } from "../model.ts";
import { stepShares } from "../rules.ts";
import { findHits, type Hit } from "../store/search.ts";
import { findCheckFigures, findRunningChecks, type CheckFigures } from "../store/standing.ts";
import { findCounts, findCurrentCampaign, findFigures, findStepRows, findTrend, type FigureRow, type TrendRow } from "../store/surveys.ts";
import { officeWaiting, townHallWaiting } from "./waiting.ts";

/** So many members stand on one page of the matrix; what is shown costs, not what is stored. */
const membersPerPage = 25;
/** The cockpit shows the most urgent; the rest is in the inbox. */
const mostUrgent = 8;
const inboxPage = 50;

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/** Five figures while there is no check yet: the survey, the inquiries, who coordinates. */
const surveyFigures = (f: FigureRow, trend: readonly TrendRow[]): KeyFigure[] => [
  { key: "signed-off", value: f.signedOff, of: f.invited, trend: trend.map((t) => t.signedOff) },
  { key: "submitted", value: f.submitted, of: f.invited, trend: trend.map((t) => t.submitted) },
  { key: "answered", value: f.asked === 0 ? 0 : Math.round((f.done / f.asked) * 100), of: null, trend: [] },
  { key: "inquiries", value: f.openInquiries, of: null, trend: [] },
  { key: "coordinators", value: f.coordinated, of: f.members, trend: [] },
];

/** Five figures once a check runs: the survey and the inquiries, and where checks and measures stand. */
const keyFigures = (surveys: readonly KeyFigure[], checks: CheckFigures | undefined, overdue: number): KeyFigure[] => {
  if (!checks) return [...surveys];
  const share = checks.asked === 0 ? 0 : Math.round((checks.fulfilled / checks.asked) * 100);
  return [
    ...surveys.filter(({ key }) => key === "signed-off"),
    { key: "check-submitted", value: checks.submitted, of: checks.checks, trend: [] },
    { key: "check-share", value: share, of: null, trend: [...checks.trend, share] },
    { key: "measures-overdue", value: overdue, of: null, trend: [] },
    ...surveys.filter(({ key }) => key === "inquiries"),
  ];
};

const cockpitOf = implement(readCockpit, async ({ tx, now }, { cooperativeId, page }) => {
  const [cooperative, campaign] = [await findCooperative(tx, cooperativeId), await findCurrentCampaign(tx, cooperativeId)];
  if (!cooperative) return fail("cooperative-unknown");
  const [day, campaignId] = [dayOf(now), campaign?.id ?? null];
  const figures = await findFigures(tx, cooperativeId, campaignId, day);
  const trend = await findTrend(tx, cooperativeId, campaignId, now);
  const rows = await findStepRows(tx, { cooperativeId, campaignId, day, limit: membersPerPage, offset: (page - 1) * membersPerPage });
  const [waiting, checks] = [await officeWaiting(tx, cooperativeId, now), await findCheckFigures(tx, cooperativeId)];
  const overdue = waiting.filter(({ reason }) => reason === "measure-overdue").reduce((sum, { count }) => sum + count, 0);

  return succeed({
    cooperativeName: cooperative.name,
    members: figures.members,
    campaign: campaign ?? null,
    roundId: checks?.roundId ?? null,
    figures: keyFigures(surveyFigures(figures, trend), checks, overdue),
    worklist: waiting.slice(0, mostUrgent),
    waitingCount: waiting.length,
    matrix: rows.map((row) => ({ memberId: row.memberId, name: row.name, shares: stepShares(row) })),
    pages: Math.max(1, Math.ceil(figures.members / membersPerPage)),
  });
});

/** The inbox of whoever asks: the office's, a coordinator's or a management's; the others have none. */
async function waitingFor(tx: Tx, cooperativeId: CooperativeId, actor: { role: string; now: Date }): Promise<Waiting[]> {
  if (actor.role === "office") return officeWaiting(tx, cooperativeId, actor.now);
  if (actor.role !== "coordinator" && actor.role !== "management") return [];
  return (await townHallWaiting(tx, cooperativeId, actor.now))[actor.role];
}

const inbox = implement(readInbox, async ({ tx, actor, now }, { cooperativeId, page }) => {
  const items = await waitingFor(tx, cooperativeId, { role: actor.role, now });
  return succeed({ items: items.slice((page - 1) * inboxPage, page * inboxPage), count: items.length });
});

const counts = implement(readCounts, async ({ tx, actor, now }, { cooperativeId }) => {
  const only = actor.members === "all" ? null : (actor.members[0] ?? null);
  const found = await findCounts(tx, cooperativeId, only);
  if (!found) return fail("cooperative-unknown");
  const waiting = await waitingFor(tx, cooperativeId, { role: actor.role, now });
  return succeed({ ...found, inbox: waiting.length });
});

/** Where a hit leads; a requirement to its row in the newest own check, or to what is shared about it. */
const hrefOf = (hit: Hit, cooperativeId: CooperativeId, own: { readonly memberId: string | null; readonly checkId: string | null }): string => {
  const base = `/verbund/${cooperativeId}`;
  const asked = `text=${encodeURIComponent(hit.id)}`;
  const places: Record<SearchHit["kind"], string> = {
    member: `/mitglied/${hit.id}`,
    person: `${base}/personen/${hit.id}`,
    campaign: own.memberId ? `/mitglied/${own.memberId}/erhebungen/${hit.id}` : `${base}/erhebungen/${hit.id}`,
    questionnaire: `${base}/frageboegen/${hit.id}`,
    check: `${base}/checks/${hit.id}`,
    "own-check": `/mitglied/${hit.memberId ?? ""}/checks/${hit.id}`,
    "cooperative-measure": `${base}/massnahmen/${hit.id}`,
    measure: `/mitglied/${hit.memberId ?? ""}/massnahmen/${hit.id}`,
    requirement: own.memberId === null ? `${base}/gemeinschaftsantworten?${asked}` : `/mitglied/${own.memberId}/checks${own.checkId ? `/${own.checkId}/antworten?${asked}` : ""}`,
  };
  return places[hit.kind];
};

const searching = implement(search, async ({ tx, actor, now }, { cooperativeId, q }) => {
  if (!q) return succeed([]);
  const hits = await findHits(tx, cooperativeId, q);
  const only = actor.members === "all" ? null : (actor.members[0] ?? null);
  const checks = only !== null && hits.some(({ kind }) => kind === "requirement") ? await findRunningChecks(tx, only, dayOf(now)) : [];
  const own = { memberId: only, checkId: checks[0]?.checkId ?? null };
  return succeed(hits.map((hit) => ({ kind: hit.kind, title: hit.title, note: hit.note, href: hrefOf(hit, cooperativeId, own) })));
});

export const pageUseCases = [cockpitOf, inbox, counts, searching];
