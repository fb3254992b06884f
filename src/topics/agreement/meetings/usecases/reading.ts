/** Looking at meetings and at the register; papers, table and calendar file. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { writeCalendar } from "#platform/calendar";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findCooperative } from "#topics/members/store/members";
import { findTakenTasks } from "#topics/measures/store/gaps";
import { fetchCalendar, listMeetings, printAgenda, printMinutes, readMeeting, type ReadItem } from "../contract/meetings.ts";
import type { Decision, ItemRecord, MeetingTask } from "../model.ts";
import { agendaPaper } from "../reports/agenda.ts";
import { minutesPaper } from "../reports/minutes.ts";
import { asSeen, isOpen, mayReadDraft, mayRelease, numberText, stillOpen, taskKey } from "../rules/meetings.ts";
import { isQuorate, resultOf, tallyOf } from "../rules/voting.ts";
import { findBodies } from "../store/bodies.ts";
import { findDecisions } from "../store/decisions.ts";
import { countItems, findMeetings, findRecords, findTasks } from "../store/meetings.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { findInvited, findNames, findSeats, findWhole, type Found } from "./finding.ts";
import { addressOf, eventOf } from "./letters.ts";
import { findPoints } from "./points.ts";

const list = implement(listMeetings, async ({ tx, now }, { cooperativeId, bodyId, span }) => {
  const bodies = await findBodies(tx, cooperativeId);
  const meetings = await findMeetings(tx, { cooperativeId, bodyId, today: dayIn(now), span });
  const items = await countItems(
    tx,
    cooperativeId,
    meetings.map(({ id }) => id),
  );

  const names = new Map(bodies.map(({ id, name }) => [id, name]));
  return succeed({
    meetings: meetings.map((one) => ({
      id: one.id,
      bodyId: one.bodyId,
      bodyName: names.get(one.bodyId) ?? "",
      heldOn: one.heldOn,
      startsAt: one.startsAt,
      endsAt: one.endsAt,
      place: one.place,
      state: one.state,
      items: items.get(one.id) ?? 0,
    })),
    bodies: bodies.map(({ id, name, dissolvedOn }) => ({ id, name, isOpen: dissolvedOn === null })),
  });
});

type Kept = { readonly records: readonly ItemRecord[]; readonly decisions: readonly Decision[]; readonly tasks: readonly MeetingTask[] };

/** The points of a meeting with all that came of them. */
async function itemsOf(tx: Tx, cooperativeId: CooperativeId, { found, kept }: { readonly found: Found; readonly kept: Kept }): Promise<ReadItem[]> {
  const { meeting, body, items } = found;
  const seats = meeting.attendance.map(({ memberId }) => memberId);
  const taken = await findTakenTasks(tx, cooperativeId, `/sitzungen/${meeting.id}`);
  return items.map((item) => {
    const record = kept.records.find(({ itemId }) => itemId === item.id) ?? null;
    const tally = record === null || !body.hasVotes ? null : tallyOf(record.votes, { seats, attendance: meeting.attendance });
    const own = kept.tasks.filter(({ itemId }) => itemId === item.id);
    return {
      ...item,
      record,
      tally,
      result: tally === null ? null : resultOf(tally, body),
      decision: kept.decisions.find(({ itemId }) => itemId === item.id) ?? null,
      tasks: own.map((task) => {
        const key = taskKey(meeting.id, task.id);
        return { ...task, key, measures: taken.filter(({ originKey }) => originKey === key).map(({ originKey: _, ...measure }) => measure) };
      }),
    };
  });
}

/** Everything that was kept of a meeting, as far as the actor may know it: tasks belong to the minutes. */
async function findKept(tx: Tx, cooperativeId: CooperativeId, { meeting, body }: Found): Promise<Kept> {
  const decisions = await findDecisions(tx, cooperativeId, body.id);
  return { decisions, records: await findRecords(tx, cooperativeId, meeting.id), tasks: await findTasks(tx, cooperativeId, meeting.id) };
}

/** Who sits there: those asked for on the day it was held, before it the members of that day. */
async function findThere(tx: Tx, cooperativeId: CooperativeId, { meeting, body }: Found): Promise<{ memberId: MemberId; name: string }[]> {
  if (meeting.attendance.length === 0) return findSeats(tx, cooperativeId, { body, day: meeting.heldOn });
  const names = await findNames(tx, cooperativeId);
  return meeting.attendance.map(({ memberId }) => ({ memberId, name: names.get(memberId) ?? memberId }));
}

const read = implement(readMeeting, async ({ tx, actor, now }, { cooperativeId, meetingId }) => {
  const found = await findWhole(tx, { cooperativeId, meetingId });
  if (!found) return fail("meeting-unknown");
  const { body } = found;
  const meeting = asSeen(found.meeting, actor, body);
  const today = dayIn(now);
  const kept = await findKept(tx, cooperativeId, found);
  const items = await itemsOf(tx, cooperativeId, { found, kept });
  const isPlanning = actor.role === "office" && isOpen(meeting.state);
  const points = isPlanning ? stillOpen(await findPoints(tx, { cooperativeId, body, today, language: actor.language }), found.items) : [];
  const invited = isPlanning ? (await findInvited(tx, cooperativeId, { body, day: today })).length : 0;

  const there = meeting.attendance.map(({ memberId }) => memberId);
  return succeed({
    meeting,
    body,
    seats: await findThere(tx, cooperativeId, { ...found, meeting }),
    items,
    isQuorate: isQuorate(tallyOf({}, { seats: there, attendance: meeting.attendance }), body),
    invited,
    points,
    standing: kept.decisions
      .filter(({ meetingId: of, result, supersededById }) => of !== meetingId && result === "adopted" && supersededById === null)
      .map((one) => ({ id: one.id, label: `${numberText(one)} ${one.title}` })),
    mayRelease: meeting.state === "held" && mayRelease(actor, body),
    isReadable: meeting.state === "released" || (meeting.state === "held" && mayReadDraft(actor, body)),
  });
});

const agenda = implement(printAgenda, async ({ tx, now, means }, { cooperativeId, meetingId, format }) => {
  const found = await findWhole(tx, { cooperativeId, meetingId });
  if (!found) return fail("meeting-unknown");
  const cooperative = await findCooperative(tx, cooperativeId);
  const seats = await findSeats(tx, cooperativeId, { body: found.body, day: found.meeting.heldOn });

  const printed = { ...found, seats, cooperative, statedAt: now, demo: means.demo };
  return succeed({ format, ...agendaPaper(printed) });
});

const minutes = implement(printMinutes, async ({ tx, actor, now, means }, { cooperativeId, meetingId, format }) => {
  const found = await findWhole(tx, { cooperativeId, meetingId });
  if (!found) return fail("meeting-unknown");
  const { meeting, body } = found;
  if (meeting.state !== "held" && meeting.state !== "released") return fail("meeting-not-held");
  if (meeting.state === "held" && !mayReadDraft(actor, body)) return fail("minutes-not-released");
  const cooperative = await findCooperative(tx, cooperativeId);
  const names = await findNames(tx, cooperativeId);
  const items = await itemsOf(tx, cooperativeId, { found, kept: await findKept(tx, cooperativeId, found) });

  const printed = { meeting, body, items, names, cooperative, statedAt: meeting.releasedAt ?? now, demo: means.demo };
  return succeed({ format, ...minutesPaper(printed) });
});

const calendar = implement(fetchCalendar, async ({ tx, actor, means }, { cooperativeId, meetingId }) => {
  const found = await findWhole(tx, { cooperativeId, meetingId });
  if (!found) return fail("meeting-unknown");

  const words = choose({ de, en }, actor.language).calendar;
  const event = eventOf(found, addressOf(means.origin, cooperativeId, meetingId));
  const content = writeCalendar({ name: words.name, host: new URL(means.origin).hostname, days: [], events: [event] });
  return succeed({ name: `${words.file}-${found.meeting.heldOn}.ics`, mediaType: "text/calendar; charset=utf-8", content });
});

export const readingUseCases: readonly UseCase[] = [list, read, agenda, minutes, calendar];
