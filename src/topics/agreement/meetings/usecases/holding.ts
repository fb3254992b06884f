/** In a meeting and after it: attendance, minutes, votes, decisions, tasks, release. */
import { townOf } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import * as contract from "../contract/holding.ts";
import { voices, type Meeting, type MeetingTask, type Votes } from "../model.ts";
import { acceptRelease, attendanceOf, isDecided, leadsTo, mayRelease, maySupersede } from "../rules/meetings.ts";
import { acceptVotes, announce, isQuorate, resultOf, tallyOf } from "../rules/voting.ts";
import { findDecisions, insertDecision, saveNextNumber } from "../store/decisions.ts";
import { findRecords, insertTask, removeTask, saveMeeting, saveRecord } from "../store/meetings.ts";
import { findKept, findSeats, findWhole, objectOf, type Found } from "./finding.ts";

/** The seats of the day a meeting was held, as a vote counts them. */
const seatsOf = ({ meeting }: Pick<Found, "meeting">) => meeting.attendance.map(({ memberId }) => memberId);

const hold = implement(contract.holdMeeting, async ({ tx, now, touch }, { cooperativeId, meetingId, present, names, chairedBy, keptBy }) => {
  const found = await findWhole(tx, { cooperativeId, meetingId });
  if (!found) return fail("meeting-unknown");
  const { meeting: before, body } = found;
  const seats = (await findSeats(tx, cooperativeId, { body, day: before.heldOn })).map(({ memberId }) => memberId);
  const records = await findRecords(tx, cooperativeId, meetingId);

  if (!leadsTo(before.state, "held")) return fail("meeting-closed");
  if (before.heldOn > dayIn(now)) return fail("meeting-ahead");
  if (records.some(isDecided)) return fail("already-decided");
  if (!present.every((one) => seats.includes(one))) return fail("seat-missing");
  const attendance = attendanceOf(seats, present, names);
  const after: Meeting = { ...before, state: "held", attendance, chairedBy: chairedBy || body.chairName, keptBy, changedAt: now, version: before.version + 1 };

  await saveMeeting(tx, cooperativeId, after);
  touch({ object: objectOf(cooperativeId, meetingId), before, after });
  return succeed({ isQuorate: isQuorate(tallyOf({}, { seats, attendance }), body) });
});

const minute = implement(contract.minuteItem, async ({ tx, touch }, { minutes, outcome, ...at }) => {
  const found = await findKept(tx, at);
  if (!found.ok) return found;

  const { record: before, place } = found.value;
  // What was voted stays as it was announced, whatever is written beside it.
  const after = { ...before, minutes, outcome: isDecided(before) ? before.outcome : outcome };

  await saveRecord(tx, place, after);
  touch({ object: `${objectOf(at.cooperativeId, at.meetingId)}/${at.itemId}`, before, after });
  return succeed({ saved: true as const });
});

type Sent = { readonly votes: Readonly<Record<string, string>>; readonly unanimous: boolean };

/** What was sent, by members: everybody present with a yes, or each as it voted. A name nobody sits under stays as it is and is refused. */
function votesOf({ attendance }: Meeting, { votes, unanimous }: Sent): Votes {
  if (unanimous) return Object.fromEntries(attendance.flatMap(({ memberId, isPresent }) => (isPresent ? [[memberId, "yes" as const]] : [])));
  const named = new Map(attendance.map(({ memberId }) => [townOf(memberId), memberId]));
  const said = Object.entries(votes).flatMap(([slug, sent]) => {
    const voice = voices.find((known) => known === sent);
    return voice === undefined ? [] : [[named.get(slug) ?? slug, voice] as const];
  });
  return Object.fromEntries(said);
}

const vote = implement(contract.voteOnItem, async ({ tx, touch }, { votes: sent, unanimous, ...at }) => {
  const found = await findKept(tx, at);
  if (!found.ok) return found;

  const { record: before, meeting, body, place } = found.value;
  if (isDecided(before)) return fail("item-decided");
  const voting = { seats: seatsOf(found.value), attendance: meeting.attendance, rule: body };
  const votes = acceptVotes(votesOf(meeting, { votes: sent, unanimous }), voting);
  if (!votes.ok) return votes;
  const after = { ...before, votes: votes.value };

  await saveRecord(tx, place, after);
  touch({ object: `${objectOf(at.cooperativeId, at.meetingId)}/${at.itemId}`, before, after });
  return succeed({ result: resultOf(tallyOf(votes.value, voting), body) });
});

const decide = implement(contract.decideItem, async ({ tx, actor, now, touch }, { supersedes, ...at }) => {
  const found = await findKept(tx, at);
  if (!found.ok) return found;
  const { record, meeting, body, item, place } = found.value;
  const earlier = supersedes === undefined ? null : (await findDecisions(tx, at.cooperativeId, body.id)).find(({ id }) => id === supersedes);

  if (isDecided(record)) return fail("item-decided");
  if (item.proposal === "") return fail("proposal-text-missing");
  if (earlier !== null && !maySupersede(earlier, body.id)) return fail("supersedes-unknown");
  const announced = announce(record.votes, { seats: seatsOf(found.value), attendance: meeting.attendance, rule: body });
  if (!announced.ok) return announced;

  const { hasVotes, quorumPercent, majority, abstentionsCount } = body;
  const { tally, result } = announced.value;
  const number = await saveNextNumber(tx, at.cooperativeId, body.id);
  const entered = {
    id: newId(now),
    bodyId: body.id,
    number,
    meetingId: meeting.id,
    itemId: item.id,
    decidedOn: meeting.heldOn,
    title: item.title,
    wording: item.proposal,
    result,
    tally,
    rule: { hasVotes, quorumPercent, majority, abstentionsCount },
    // What is refused supersedes nothing.
    supersedesId: result === "adopted" ? (earlier?.id ?? null) : null,
  };
  await insertDecision(tx, at.cooperativeId, entered, { at: now, byName: actor.name });
  await saveRecord(tx, place, { ...record, outcome: result });
  touch({ object: `decision:${at.cooperativeId}/${entered.id}`, after: entered });
  return succeed({ decisionId: entered.id, number, result });
});

const give = implement(contract.addTask, async ({ tx, now, touch }, { title, audience, members, dueOn, ...at }) => {
  const found = await findKept(tx, at);
  if (!found.ok) return found;

  const { body, place, meeting } = found.value;
  const seats = (await findSeats(tx, at.cooperativeId, { body, day: meeting.heldOn })).map(({ memberId }) => memberId);
  const wanted = audience === "all" ? seats : audience === "chosen" ? members : [];
  if (audience !== "office" && (wanted.length === 0 || !wanted.every((one) => seats.includes(one)))) return fail("seat-missing");
  const task: MeetingTask = { id: newId(now), itemId: at.itemId, title, members: wanted, dueOn: dueOn ?? null };

  await insertTask(tx, place, task);
  touch({ object: `${objectOf(at.cooperativeId, at.meetingId)}/${at.itemId}`, after: task });
  return succeed({ taskId: task.id });
});

const drop = implement(contract.dropTask, async ({ tx, touch }, { cooperativeId, meetingId, taskId }) => {
  const found = await findWhole(tx, { cooperativeId, meetingId });
  if (!found) return fail("meeting-unknown");
  if (found.meeting.state !== "held") return fail("meeting-not-held");

  if (!(await removeTask(tx, found.place, taskId))) return fail("task-unknown");
  touch({ object: objectOf(cooperativeId, meetingId), before: { taskId } });
  return succeed({ dropped: true as const });
});

const release = implement(contract.releaseMinutes, async ({ tx, actor, now, touch }, { cooperativeId, meetingId }) => {
  const found = await findWhole(tx, { cooperativeId, meetingId });
  if (!found) return fail("meeting-unknown");
  const { meeting: before, body, items } = found;
  if (!leadsTo(before.state, "released")) return fail("meeting-not-held");
  if (!mayRelease(actor, body)) return fail("release-not-yours");

  const accepted = acceptRelease(items, await findRecords(tx, cooperativeId, meetingId));
  if (!accepted.ok) return accepted;
  const after: Meeting = { ...before, state: "released", releasedAt: now, releasedByName: actor.name, changedAt: now, version: before.version + 1 };

  await saveMeeting(tx, cooperativeId, after);
  touch({ object: objectOf(cooperativeId, meetingId), before, after });
  return succeed({ released: true as const });
});

export const holdingUseCases: readonly UseCase[] = [hold, minute, vote, decide, give, drop, release];
