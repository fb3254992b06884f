/** Preparing and issuing a check: one act for all members; later more members, another deadline, the end. */
import type { MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { post } from "#platform/mail";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import { findMembersOn } from "#topics/members/store/members";
import { acceptDates, acceptDeadline, chooseMembers, proposedDates } from "#topics/survey/campaigns/rules";
import { addCheckMembers, changeCheckDeadline, closeRound, issueCheck, prepareCheck, reopenRound } from "../contract.ts";
import { selectionOf } from "../rules/rounds.ts";
import { findAreaCounts, findCatalogues, findFacets } from "../store/catalogue.ts";
import {
  claimRound,
  dropClaim,
  findIssued,
  findRound,
  findRounds,
  insertChecks,
  insertRound,
  lockRound,
  saveDeadlines,
  saveRoundDeadline,
  saveRoundState,
} from "../store/rounds.ts";
import { findCoordinators, findOfficeName, lettersTo } from "./letters.ts";

const prepare = implement(prepareCheck, async ({ tx, now }, { cooperativeId, catalogueId, ...given }) => {
  const today = dayIn(now);
  const members = await findMembersOn(tx, cooperativeId, today);
  const coordinators = await findCoordinators(tx, cooperativeId, today);
  const catalogues = await findCatalogues(tx, cooperativeId);
  const rounds = await findRounds(tx, cooperativeId);
  const officeName = await findOfficeName(tx, cooperativeId);
  const named = catalogues.find(({ id }) => id === catalogueId) ?? catalogues[0];
  const areas = named ? await findAreaCounts(tx, { cooperativeId, versionId: named.versionId }, selectionOf(given)) : [];
  const facets = named ? await findFacets(tx, { cooperativeId, versionId: named.versionId }) : null;

  const held = Map.groupBy(coordinators, ({ memberId }) => memberId);
  return succeed({
    today,
    ...proposedDates(today),
    officeName,
    members: members.map(({ id, name }) => ({ memberId: id, name, coordinators: held.get(id)?.length ?? 0 })),
    catalogues: catalogues.map(({ id, title, label, scale, requirements }) => ({ id, title, label, scale, requirements })),
    chosen: named && facets ? { id: named.id, title: named.title, areas, asked: areas.reduce((sum, { asked }) => sum + asked, 0), ...facets } : null,
    earlier: rounds.map(({ id, title, period }) => ({ id, title, period })),
  });
});

const issue = implement(issueCheck, async ({ tx, actor, now, means, touch }, { audience, members: chosen, part, areas, levels, modals, maxEffort, ...given }) => {
  const { cooperativeId } = given;
  const today = dayIn(now);
  const catalogue = (await findCatalogues(tx, cooperativeId)).find(({ id }) => id === given.catalogueId);
  if (!catalogue) return fail("catalogue-unknown");
  const whole = await findAreaCounts(tx, { cooperativeId, versionId: catalogue.versionId }, selectionOf({ areas: [], levels: [], modals: [] }));
  // Every area is no restriction: what a new version adds is asked, too.
  const all = whole.every(({ key, requirements }) => requirements === 0 || areas.includes(key));
  const selection = selectionOf({ areas: all ? [] : areas, levels, modals, maxEffort });
  const counted = await findAreaCounts(tx, { cooperativeId, versionId: catalogue.versionId }, selection);
  const belonging = await findMembersOn(tx, cooperativeId, today);

  const asked = counted.reduce((sum, one) => sum + one.asked, 0);
  if (asked === 0) return fail("nothing-asked");
  const dates = acceptDates(given, today);
  if (!dates.ok) return dates;
  const members = chooseMembers(belonging, audience === "all" ? "all" : chosen);
  if (!members.ok) return members;
  const { versionId, scale } = catalogue;
  const round = { ...given, id: newId(now), versionId, scale, selection, state: "open" as const, issuedAt: now, closedAt: null };
  const ids = members.value.map(({ id }) => id);

  if (!(await insertRound(tx, round, actor.personId))) return fail("round-exists");
  await insertChecks(tx, ids, { round, part, dueOn: round.dueOn, at: now });
  const coordinators = await findCoordinators(tx, cooperativeId, today);
  const officeName = await findOfficeName(tx, cooperativeId);
  const letters = lettersTo(coordinators, ids, { ...round, officeName, origin: means.origin, issuedBy: actor.personId, at: now, kind: "announcement" });
  await post(tx, letters);
  touch({ object: `check-round:${round.id}`, after: { round, part, members: ids } });
  const reached = new Set(letters.map(({ memberId }) => memberId));
  const withoutCoordinator = members.value.filter(({ id }) => !reached.has(id)).map(({ name }) => name);
  return succeed({ roundId: round.id, members: ids.length, asked, letters: letters.length, withoutCoordinator });
});

const add = implement(addCheckMembers, async ({ tx, actor, now, means, touch }, { members: chosen, part, dueOn, ...place }) => {
  const today = dayIn(now);
  await lockRound(tx, place);
  const round = await findRound(tx, place);
  if (!round) return fail("round-unknown");
  const belonging = await findMembersOn(tx, place.cooperativeId, today);
  await claimRound(tx, round.id);
  const there = new Set((await findIssued(tx, place)).filter((one) => one.scope === part).map(({ memberId }) => memberId));
  await dropClaim(tx);

  if (round.state === "closed") return fail("round-closed");
  const members = chooseMembers(belonging, chosen);
  if (!members.ok) return members;
  const opensOn = round.opensOn > today ? round.opensOn : today;
  const due = acceptDeadline(dueOn ?? round.dueOn, [opensOn], today);
  if (!due.ok) return due;
  const fresh: MemberId[] = members.value.map(({ id }) => id).filter((id) => !there.has(id));

  await insertChecks(tx, fresh, { round, part, dueOn: due.value, at: now });
  const officeName = await findOfficeName(tx, place.cooperativeId);
  const coordinators = await findCoordinators(tx, place.cooperativeId, today);
  const letters = lettersTo(coordinators, fresh, { ...round, dueOn: due.value, officeName, origin: means.origin, issuedBy: actor.personId, at: now, kind: "announcement" });
  await post(tx, letters);
  touch({ object: `check-round:${round.id}`, after: { added: fresh, part } });
  return succeed({ added: fresh.length, letters: letters.length });
});

const deadline = implement(changeCheckDeadline, async ({ tx, actor, now, means, touch }, { dueOn, members, notify, ...place }) => {
  await lockRound(tx, place);
  const round = await findRound(tx, place);
  if (!round) return fail("round-unknown");
  await claimRound(tx, round.id);
  const issued = await findIssued(tx, place);

  if (round.state === "closed") return fail("round-closed");
  const concerned = issued.filter(({ memberId }) => members.length === 0 || members.some((one) => one === memberId));
  if (concerned.length === 0 || members.some((one) => !issued.some(({ memberId }) => memberId === one))) return fail("member-unknown");
  const accepted = acceptDeadline(dueOn, [round.opensOn], dayIn(now));
  if (!accepted.ok) return accepted;

  const changed = await saveDeadlines(tx, place, members, dueOn);
  await dropClaim(tx);
  if (members.length === 0) await saveRoundDeadline(tx, place, dueOn);
  const coordinators = notify ? await findCoordinators(tx, place.cooperativeId, dayIn(now)) : [];
  const officeName = await findOfficeName(tx, place.cooperativeId);
  const told = (await findMembersOn(tx, place.cooperativeId, dayIn(now))).map(({ id }) => id).filter((id) => concerned.some(({ memberId }) => memberId === id));
  const letters = lettersTo(coordinators, told, { ...round, dueOn, officeName, origin: means.origin, issuedBy: actor.personId, at: now, kind: "deadline" });
  await post(tx, letters);
  touch({ object: `check-round:${round.id}`, before: { dueOn: round.dueOn }, after: { dueOn, members } });
  return succeed({ changed, letters: letters.length });
});

const close = implement(closeRound, async ({ tx, now, touch }, place) => {
  const round = await findRound(tx, place);
  if (!round) return fail("round-unknown");

  if (!(await saveRoundState(tx, place, "closed", now))) return fail("round-closed");
  touch({ object: `check-round:${round.id}`, before: { state: "open" }, after: { state: "closed" } });
  return succeed({ state: "closed" as const });
});

const reopen = implement(reopenRound, async ({ tx, now, touch }, place) => {
  const round = await findRound(tx, place);
  if (!round) return fail("round-unknown");

  if (!(await saveRoundState(tx, place, "open", now))) return fail("round-open");
  touch({ object: `check-round:${round.id}`, before: { state: "closed" }, after: { state: "open" } });
  return succeed({ state: "open" as const });
});

/** Issuing a check, and what changes while it runs. */
export const issuingUseCases: readonly UseCase[] = [prepare, issue, add, deadline, close, reopen];
