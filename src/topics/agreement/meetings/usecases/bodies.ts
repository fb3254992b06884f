/** Bodies: looked at, founded, changed, dissolved; and what members propose to them. */
import { cooperativeOf, personId as personKey } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn, isMemberOn } from "#topics/members/rules/members";
import { findMembers, findMembersOn } from "#topics/members/store/members";
import { findHolders } from "#topics/members/store/people";
import { declineProposal, dissolveBody, listBodies, readBody, saveBody as save, submitProposal, type SentBody } from "../contract/bodies.ts";
import type { MeetingBody, VotingRule } from "../model.ts";
import { shippedRules } from "../rules/voting.ts";
import { findBodies, findBody, findProposal, findProposals, insertBody, insertProposal, saveBody, saveProposals } from "../store/bodies.ts";
import { findMeetings, findNextDays } from "../store/meetings.ts";

const list = implement(listBodies, async ({ tx, now }, { cooperativeId }) => {
  const bodies = await findBodies(tx, cooperativeId);
  const next = await findNextDays(tx, cooperativeId, dayIn(now));

  return succeed({ bodies: bodies.map((body) => ({ ...body, nextOn: next.get(body.id) ?? null })) });
});

const read = implement(readBody, async ({ tx, actor, now }, { cooperativeId, bodyId }) => {
  const body = await findBody(tx, cooperativeId, bodyId);
  if (!body) return fail("body-unknown");
  const [today, all] = [dayIn(now), await findMembers(tx, cooperativeId)];
  const meetings = await findMeetings(tx, { cooperativeId, bodyId, today, span: "all" });
  const proposals = await findProposals(tx, cooperativeId, bodyId);
  const isOffice = actor.role === "office";
  const holders = isOffice ? await findHolders(tx, { cooperativeId, day: today }) : [];

  const names = new Map(all.map(({ id, name }) => [id, name]));
  const people = new Map(holders.map(({ id, name, memberName }) => [id, { id, name: memberName === null ? name : `${name}, ${memberName}` }]));
  return succeed({
    body,
    seats: body.seats.map((memberId) => ({ memberId, name: names.get(memberId) ?? memberId })),
    meetings,
    proposals,
    members: all.flatMap((one) => (isOffice && isMemberOn(one, today) ? [{ memberId: one.id, name: one.name }] : [])),
    people: [...people.values()],
  });
});

/** The rule that was sent, or the one the kind comes with. */
const ruleOf = ({ kind, rule, hasVotes, quorumPercent, majority, abstentionsCount }: SentBody): VotingRule => {
  const shipped = shippedRules[kind];
  return rule === "own" ? { hasVotes, quorumPercent: quorumPercent ?? shipped.quorumPercent, majority: majority ?? shipped.majority, abstentionsCount } : shipped;
};

type Fitting = { readonly members: readonly string[]; readonly bodies: readonly MeetingBody[] };

/** A body has seats of its own members, and a short name nobody else has. */
function fits({ seats, short, bodyId }: SentBody, { members, bodies }: Fitting): Result<null, "seats-missing" | "member-unknown" | "short-taken"> {
  if (seats.length === 0) return fail("seats-missing");
  if (!seats.every((seat) => members.includes(seat))) return fail("member-unknown");
  return bodies.some((one) => one.short === short && one.id !== bodyId) ? fail("short-taken") : succeed(null);
}

const put = implement(save, async ({ tx, now, touch }, input) => {
  const { cooperativeId, bodyId, kind, name, short, purpose, invites } = input;
  const [today, bodies] = [dayIn(now), await findBodies(tx, cooperativeId)];
  const before = bodies.find(({ id }) => id === bodyId);
  if (bodyId !== undefined && !before) return fail("body-unknown");
  if (before?.dissolvedOn) return fail("body-dissolved");
  const members = await findMembersOn(tx, cooperativeId, today);
  const chair = input.chairId === undefined ? null : (await findHolders(tx, { cooperativeId, day: today, personId: input.chairId }))[0];
  if (chair === undefined) return fail("chair-unknown");

  const fitting = fits(input, { members: members.map(({ id }) => id), bodies });
  if (!fitting.ok) return fitting;
  const seats = members.filter(({ id }) => input.seats.includes(id)).map(({ id }) => id);
  const facts = { kind, name, short, purpose, seats, invites, ...ruleOf(input), chairId: chair === null ? null : personKey.parse(chair.id), chairName: chair?.name ?? "" };
  const after: MeetingBody = { ...facts, id: before?.id ?? newId(now), dissolvedOn: null, version: before ? (input.version ?? before.version) + 1 : 1 };

  if (!before) await insertBody(tx, cooperativeId, after);
  else if (!(await saveBody(tx, cooperativeId, after))) return fail("body-changed");
  touch({ object: `body:${cooperativeId}/${after.id}`, ...(before ? { before } : {}), after });
  return succeed({ bodyId: after.id, version: after.version });
});

const dissolve = implement(dissolveBody, async ({ tx, now, touch }, { cooperativeId, bodyId }) => {
  const before = await findBody(tx, cooperativeId, bodyId);
  if (!before) return fail("body-unknown");
  if (before.dissolvedOn !== null) return fail("body-dissolved");
  if ((await findMeetings(tx, { cooperativeId, bodyId, today: dayIn(now), span: "coming" })).length > 0) return fail("meetings-ahead");

  const after = { ...before, dissolvedOn: dayIn(now), version: before.version + 1 };
  await saveBody(tx, cooperativeId, after);
  touch({ object: `body:${cooperativeId}/${bodyId}`, before, after });
  return succeed({ dissolved: true as const });
});

const submit = implement(submitProposal, async ({ tx, actor, now, touch }, { memberId, bodyId, title, reason }) => {
  const cooperativeId = cooperativeOf(memberId);
  const body = await findBody(tx, cooperativeId, bodyId);
  if (!body) return fail("body-unknown");

  if (body.dissolvedOn !== null) return fail("body-dissolved");
  if (!body.seats.includes(memberId)) return fail("seat-missing");

  const proposed = { id: newId(now), memberId, bodyId, title, reason, proposedAt: now, proposedByName: actor.name };
  await insertProposal(tx, cooperativeId, proposed);
  touch({ object: `agenda-proposal:${memberId}/${proposed.id}`, after: proposed });
  return succeed({ proposalId: proposed.id });
});

const decline = implement(declineProposal, async ({ tx, touch }, { cooperativeId, proposalId, answer }) => {
  const before = await findProposal(tx, cooperativeId, proposalId);
  if (!before) return fail("proposal-unknown");
  if (before.state !== "open") return fail("proposal-answered");

  await saveProposals(tx, cooperativeId, { ids: [proposalId], state: "declined", answer, meetingId: null });
  touch({ object: `agenda-proposal:${before.memberId}/${proposalId}`, before: before.state, after: { state: "declined", answer } });
  return succeed({ declined: true as const });
});

export const bodyUseCases: readonly UseCase[] = [list, read, put, dissolve, submit, decline];
