/** Looking at requests: all of them, and one with everything that follows from it. */
import type { CooperativeId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import type { AgreementVersion } from "#topics/agreement/terms/model";
import { headOf } from "#topics/agreement/terms/rules";
import { figuresFrom } from "#topics/costs/keys/rules/keys";
import { findCostKeys, findCounted } from "#topics/costs/keys/store";
import { toShare } from "#topics/costs/plans/rules";
import { findPositions } from "#topics/costs/plans/store";
import { findLevies } from "#topics/costs/settlement/store";
import type { Member } from "#topics/members/model";
import { dayIn } from "#topics/members/rules/members";
import { listAccessions, readAccession, type Accession } from "../contract.ts";
import type { AccessionRequest } from "../model.ts";
import { partiesWith, problemsOf, sharesAround, stepsOf } from "../rules.ts";
import { findAccessionRequest, findAccessionRequests } from "../store.ts";
import { findLaw, findOutcome, findWay } from "./finding.ts";

const list = implement(listAccessions, async ({ tx, now }, { cooperativeId }) => {
  const [requests, { outcomeOf }] = [await findAccessionRequests(tx, cooperativeId), await findOutcome(tx, { cooperativeId, today: dayIn(now) })];

  const standingOf = (request: AccessionRequest) => {
    const { member, isParty } = outcomeOf(request);
    if (request.closedOn !== null) return "closed" as const;
    return isParty ? ("party" as const) : member === null ? ("open" as const) : ("admitted" as const);
  };
  return succeed({ requests: requests.map((request) => ({ ...request, standing: standingOf(request) })) });
});

/** What the agreement in force and the law ask of somebody who joins. */
function demandOf(holding: AgreementVersion | undefined): Accession["demand"] {
  if (!holding) return null;
  const { sections, ...asked } = findLaw().forms[holding.legalForm].accession;
  const { id, number, legalForm, content } = holding;
  return { versionId: id, number, legalForm, accessionBy: content.accessionBy, ...asked, sections: { ...sections, published: sections.published ?? "" } };
}

/** What is to be shared out in a year: its plan, else the latest one there is. */
async function findPlanned(tx: Tx, cooperativeId: CooperativeId, year: number): Promise<number> {
  const byYear = Map.groupBy(await findPositions(tx, cooperativeId), (one) => one.year);
  const latest = [...byYear.keys()].toSorted((a, b) => b - a).find((one) => toShare(byYear.get(one) ?? [], "plan") !== null);
  return toShare(byYear.get(year) ?? [], "plan") ?? toShare(byYear.get(latest ?? year) ?? [], "plan") ?? 0;
}

type Reckoning = { readonly cooperativeId: CooperativeId; readonly keyId?: string | undefined; readonly year?: number | undefined; readonly amount?: number | undefined };
type Known = { readonly actor: Actor; readonly request: AccessionRequest; readonly members: readonly Member[]; readonly member: Member | null };

/** The shares of all before and after; the key of the last levy where none is named. */
async function findShares(tx: Tx, asked: Reckoning, { actor, request, members, member }: Known): Promise<Accession["shares"]> {
  const { cooperativeId, year = Number(request.wantedFrom.slice(0, 4)) } = asked;
  const keys = (await findCostKeys(tx, cooperativeId)).filter(({ withdrawnAt }) => withdrawnAt === null);
  const [levy] = await findLevies(tx, cooperativeId);
  const key = keys.find(({ id }) => id === asked.keyId) ?? keys.find(({ title }) => title === levy?.keyTitle) ?? keys[0];
  const cents = asked.amount ?? (await findPlanned(tx, cooperativeId, year));
  const figures = figuresFrom(await findCounted(tx, cooperativeId));

  const told = { year, cents, keyId: key?.id ?? null, keys: keys.map(({ id, title }) => ({ id, title })) };
  const refused = (reason: Accession["shares"]["refused"]) => ({ ...told, rows: [], firstYear: null, refused: reason });
  if (!key) return refused("key-missing");
  if (cents <= 0) return refused("plan-missing");
  const isWhole = actor.members === "all";
  const shared = sharesAround({ key, year, cents }, { members, figures, knowsUse: isWhole }, { ...request, memberId: member?.id ?? null });
  if (!shared.ok) return refused(shared.failure);
  const seen = new Set<string | null>(actor.members === "all" ? [] : actor.members);
  const rows = shared.value.rows.filter(({ memberId }) => isWhole || seen.has(memberId));
  return { ...told, rows, firstYear: isWhole ? shared.value.firstYear : null, refused: null };
}

const read = implement(readAccession, async ({ tx, actor, now }, { cooperativeId, requestId, ...asked }) => {
  const today = dayIn(now);
  const request = await findAccessionRequest(tx, cooperativeId, requestId);
  if (!request) return fail("request-unknown");
  const { members, heads, holding, outcomeOf } = await findOutcome(tx, { cooperativeId, today });
  const { member } = outcomeOf(request);
  const way = await findWay(tx, { cooperativeId, today }, { member, heads });
  const shares = await findShares(tx, { cooperativeId, ...asked }, { actor, request, members, member });

  const pending = heads.find(({ state }) => state === "draft") ?? null;
  const problems = problemsOf(request, { inForce: holding ?? null, pending, own: way.version }, today);
  const facts = { ...way, request, problems, isShared: shares.refused === null, member, today };
  const { version } = way;
  return succeed({
    request,
    problems,
    demand: demandOf(holding),
    shares,
    memberId: member?.id ?? null,
    version: version && headOf(version),
    draft:
      version === null || member === null
        ? null
        : {
            ...version.content.term,
            hostMemberId: version.content.hostMemberId,
            accessionBy: version.content.accessionBy,
            costKeyReference: version.content.costKeyReference,
            parties: [...partiesWith(version.content, member.id)],
          },
    steps: stepsOf(facts, { legalForm: version?.legalForm ?? holding?.legalForm ?? "mandate" }, findLaw()),
  });
});

export const readingUseCases: readonly UseCase[] = [list, read];
