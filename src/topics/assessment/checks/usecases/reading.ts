/** Looking at checks: all of a member, one by areas, its rows, one requirement with everything around it. */
import { cooperativeOf, type MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { implement, type UseCase } from "#platform/usecase";
import { findOffersTo } from "#topics/assessment/adoption/store/offers";
import { dayIn } from "#topics/members/rules/members";
import { findHolders } from "#topics/members/store/people";
import { goThrough, listMine, openCheck, readCheck, readRow } from "../contract.ts";
import type { RowFilter, StoredAnswer, Suggestion } from "../model.ts";
import { composed, filledIn, isBasic, proposalFor, reversed } from "../rules/answering.ts";
import { sumOf } from "../rules/rounds.ts";
import { offeredIn } from "../rules/sharing.ts";
import { lockOf } from "../rules/states.ts";
import { findAnswer, findPrevious } from "../store/answers.ts";
import { findEarlierAnswer, findEarlierText, findEvidences, findLinked, findParameterValues, findRequirement, type FoundRequirement, type Linked } from "../store/around.ts";
import { findAreas, findAudiences, findCheck, findChecks, findConcerns, findFirstKey, findRows, findUnplanned, type FoundCheck } from "../store/rows.ts";
import { findMember } from "#topics/members/store/members";

const mine = implement(listMine, async ({ tx, now }, { memberId }) => {
  const member = await findMember(tx, memberId);
  const checks = await findChecks(tx, memberId, dayIn(now));

  return succeed({ memberName: member?.name ?? "", checks });
});

const nothingConcerned = { changed: 0, withdrawn: 0, suggested: 0, offered: 0, expired: 0 };

const overview = implement(readCheck, async ({ tx, actor, now }, input) => {
  const check = await findCheck(tx, input);
  if (!check) return fail("check-unknown");
  const day = dayIn(now);
  const areas = await findAreas(tx, check);
  const total = sumOf(areas);
  const concerns = check.detail ? await findConcerns(tx, check, day) : nothingConcerned;
  const unplanned = total.basicGaps > 0 ? await findUnplanned(tx, check) : [];
  const lock = lockOf(check);
  const previous = lock === null ? await findPrevious(tx, input) : undefined;
  const assigns = lock === null && (actor.role === "coordinator" || actor.role === "management");
  const holders = assigns ? await findHolders(tx, { cooperativeId: cooperativeOf(input.memberId), day, members: [input.memberId], roles: ["coordinator", "management"] }) : [];

  const people = [...new Map(holders.map(({ id, name }) => [id, { personId: id, name }])).values()];
  return succeed({ check, lock, areas, total, ...concerns, unplanned, previous: previous ?? null, people });
});

type Narrowed = RowFilter & { readonly requirement?: string | undefined };

/** The list as a filter leaves it. */
async function findOpened(tx: Tx, check: FoundCheck, filter: RowFilter) {
  const areas = await findAreas(tx, check);
  const audiences = await findAudiences(tx, check);
  const rows = check.detail ? await findRows(tx, check, filter) : [];
  return { check, lock: lockOf(check), areas, total: sumOf(areas), audiences, rows };
}

const open = implement(openCheck, async ({ tx, touch }, { memberId, checkId, ...filter }) => {
  const check = await findCheck(tx, { memberId, checkId });
  if (!check) return fail("check-unknown");

  touch({ object: `check:${memberId}/${checkId}` });
  return succeed(await findOpened(tx, check, filter));
});

/** How the answered requirement relates to this one, over all steps. */
const relationshipOf = ({ steps }: Linked) => steps.map(({ relationship, outward }) => (outward ? reversed(relationship) : relationship)).reduce(composed);

/** What answers to other requirements say here, the closest first; what is known not to be related says nothing. */
export async function findSuggestions(tx: Tx, check: FoundCheck, requirement: Pick<FoundRequirement, "key" | "label">): Promise<Suggestion[]> {
  const linked = await findLinked(tx, check, requirement);
  return linked
    .map(({ steps, ...one }) => {
      const relationship = relationshipOf({ steps, ...one });
      return { ...one, relationship, proposal: proposalFor(relationship, one.status, check.scale) };
    })
    .filter(({ relationship }) => relationship !== "no-relationship")
    .toSorted((a, b) => Number(b.proposal !== null) - Number(a.proposal !== null));
}

/** What stands around a requirement: one statement for each card of the page. */
async function findContext(tx: Tx, check: FoundCheck, { requirement, answer, day }: { requirement: FoundRequirement; answer: StoredAnswer | null; day: string }) {
  const place = { memberId: check.memberId, checkId: check.id };
  const offers = await findOffersTo(tx, { cooperativeId: cooperativeOf(check.memberId), memberId: check.memberId }, { catalogueId: check.catalogueId, keys: [requirement.key] });
  const differs = answer !== null && answer.status !== null && !requirement.withdrawn && answer.textHash !== requirement.textHash;
  return {
    before: differs ? ((await findEarlierText(tx, check.cooperativeId, requirement.key, answer.textHash)) ?? null) : null,
    evidence: await findEvidences(tx, place, requirement.key, day),
    earlier: (await findEarlierAnswer(tx, check, requirement.key)) ?? null,
    suggestions: await findSuggestions(tx, check, requirement),
    shared: offers.map((offer) => offeredIn(offer, check.id)),
  };
}

const nothingAround = { requirement: null, areaTitle: "", answer: null, basic: false, before: null, evidence: [], earlier: null, suggestions: [], shared: [] };

/** One requirement in full; without a key the first open one. Null where the check has none of this key. */
async function findFullRow(tx: Tx, check: FoundCheck, { wanted, day }: { readonly wanted: string | undefined; readonly day: string }) {
  const head = { check, lock: lockOf(check) };
  if (wanted === undefined || !check.detail) return { ...head, ...nothingAround };
  const requirement = await findRequirement(tx, check, wanted);
  const answer = requirement ? await findAnswer(tx, { memberId: check.memberId, checkId: check.id }, wanted) : null;
  if (!requirement || (requirement.withdrawn && !answer)) return null;
  const areas = await findAreas(tx, check);
  const values = requirement.parameters.length > 0 ? await findParameterValues(tx, check) : new Map<string, string>();
  const around = await findContext(tx, check, { requirement, answer, day });
  const fill = (text: string) => filledIn(text, requirement.parameters, values);
  return {
    ...head,
    requirement: { ...requirement, title: fill(requirement.title), statement: fill(requirement.statement), guidance: fill(requirement.guidance) },
    areaTitle: areas.find((one) => one.key === requirement.area)?.title ?? "",
    answer,
    basic: isBasic(requirement),
    ...around,
  };
}

const objectOf = ({ memberId, id }: FoundCheck, key: string | undefined) => (key === undefined ? `check:${memberId}/${id}` : `check-answer:${memberId}/${id}/${key}`);

const row = implement(readRow, async ({ tx, now, touch }, { memberId, checkId, requirement, ...filter }: { memberId: MemberId; checkId: string } & Narrowed) => {
  const check = await findCheck(tx, { memberId, checkId });
  if (!check) return fail("check-unknown");
  const wanted = requirement ?? (check.detail ? await findFirstKey(tx, check, filter) : undefined);
  const read = await findFullRow(tx, check, { wanted, day: dayIn(now) });
  if (!read) return fail("requirement-unknown");

  touch({ object: objectOf(check, read.requirement?.key) });
  return succeed(read);
});

const through = implement(goThrough, async ({ tx, now, touch }, { memberId, checkId, requirement, ...filter }: { memberId: MemberId; checkId: string } & Narrowed) => {
  const check = await findCheck(tx, { memberId, checkId });
  if (!check) return fail("check-unknown");
  const opened = await findOpened(tx, check, filter);
  const first = opened.rows.find(({ effective, withdrawn }) => effective === null && !withdrawn) ?? opened.rows[0];
  const read = await findFullRow(tx, check, { wanted: requirement ?? first?.key, day: dayIn(now) });
  if (!read) return fail("requirement-unknown");

  touch({ object: objectOf(check, read.requirement?.key) });
  return succeed({ opened, read });
});

/** Looking at checks. */
export const readingUseCases: readonly UseCase[] = [mine, overview, open, row, through];
