/** Before a meeting: plan, put points on the agenda, invite, move, call off. */
import type { CooperativeId } from "#kernel/ids";
import { fail, succeed } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { implement, type UseCase } from "#platform/usecase";
import { dayIn } from "#topics/members/rules/members";
import * as contract from "../contract/planning.ts";
import type { AgendaItem, Meeting } from "../model.ts";
import { acceptHours, mayWriteItem, moved, stillOpen } from "../rules/meetings.ts";
import { findBody, saveProposals } from "../store/bodies.ts";
import { insertMeeting, removeItem, saveItems, saveMeeting } from "../store/meetings.ts";
import { findInvited, findOpen, findWhole, objectOf, type Found } from "./finding.ts";
import { tell, type MeetingLetter } from "./letters.ts";
import { findPoints } from "./points.ts";

type Session = Parameters<typeof tell>[0];

const unborn = {
  state: "planned",
  cancelReason: "",
  sequence: 0,
  invitedAt: null,
  attendance: [],
  chairedBy: "",
  keptBy: "",
  releasedAt: null,
  releasedByName: "",
  version: 1,
} as const;

const plan = implement(contract.planMeeting, async ({ tx, now, touch }, { cooperativeId, bodyId, ...hours }) => {
  const body = await findBody(tx, cooperativeId, bodyId);
  if (!body) return fail("body-unknown");

  if (body.dissolvedOn !== null) return fail("body-dissolved");
  const accepted = acceptHours(hours, dayIn(now));
  if (!accepted.ok) return accepted;

  const planned: Meeting = { ...unborn, ...hours, attendance: [], id: newId(now), bodyId, changedAt: now };
  await insertMeeting(tx, cooperativeId, planned);
  touch({ object: objectOf(cooperativeId, planned.id), after: planned });
  return succeed({ meetingId: planned.id });
});

/** Writes to those who have been invited; a meeting nobody knows of changes in silence. */
async function retell(session: Session, cooperativeId: CooperativeId, { found, kind }: { readonly found: Found; readonly kind: MeetingLetter }): Promise<number> {
  if (found.meeting.invitedAt === null) return 0;
  const holders = await findInvited(session.tx, cooperativeId, { body: found.body, day: dayIn(session.now) });
  return tell(session, cooperativeId, { told: { kind, ...found }, holders });
}

/** The next number of what was told, where anything was. */
const nextSequence = ({ sequence, invitedAt }: Meeting): number => (invitedAt === null ? sequence : sequence + 1);

const reschedule = implement(contract.rescheduleMeeting, async (session, { cooperativeId, meetingId, ...hours }) => {
  const { tx, now, touch } = session;
  const found = await findOpen(tx, { cooperativeId, meetingId });
  if (!found.ok) return found;

  const accepted = acceptHours(hours, dayIn(now));
  if (!accepted.ok) return accepted;
  const before = found.value.meeting;
  const after: Meeting = { ...before, ...hours, sequence: nextSequence(before), changedAt: now, version: before.version + 1 };

  await saveMeeting(tx, cooperativeId, after);
  const letters = await retell(session, cooperativeId, { found: { ...found.value, meeting: after }, kind: "meeting-changed" });
  touch({ object: objectOf(cooperativeId, meetingId), before, after });
  return succeed({ letters });
});

const invite = implement(contract.inviteToMeeting, async (session, { cooperativeId, meetingId }) => {
  const { tx, now, touch } = session;
  const found = await findOpen(tx, { cooperativeId, meetingId });
  if (!found.ok) return found;

  const { meeting: before, body, items } = found.value;
  if (items.length === 0) return fail("agenda-empty");
  if (before.heldOn < dayIn(now)) return fail("day-past");
  const after: Meeting = { ...before, state: "invited", sequence: nextSequence(before), invitedAt: before.invitedAt ?? now, changedAt: now, version: before.version + 1 };

  await saveMeeting(tx, cooperativeId, after);
  const holders = await findInvited(tx, cooperativeId, { body, day: dayIn(now) });
  const kind = before.invitedAt === null ? "meeting-invited" : "meeting-changed";
  const letters = await tell(session, cooperativeId, { told: { kind, meeting: after, body, items }, holders });
  touch({ object: objectOf(cooperativeId, meetingId), before, after });
  return succeed({ letters });
});

/** Proposals behind points that leave an agenda wait for another one. */
const reopen = (tx: Tx, cooperativeId: CooperativeId, items: readonly AgendaItem[]) => {
  const ids = items.flatMap(({ source, sourceKey }) => (source === "proposal" && sourceKey !== null ? [sourceKey] : []));
  return saveProposals(tx, cooperativeId, { ids, state: "open", answer: "", meetingId: null });
};

const cancel = implement(contract.cancelMeeting, async (session, { cooperativeId, meetingId, reason }) => {
  const { tx, now, touch } = session;
  const found = await findOpen(tx, { cooperativeId, meetingId });
  if (!found.ok) return found;

  const before = found.value.meeting;
  const after: Meeting = { ...before, state: "cancelled", cancelReason: reason, sequence: nextSequence(before), changedAt: now, version: before.version + 1 };

  await saveMeeting(tx, cooperativeId, after);
  await reopen(tx, cooperativeId, found.value.items);
  const letters = await retell(session, cooperativeId, { found: { ...found.value, meeting: after }, kind: "meeting-cancelled" });
  touch({ object: objectOf(cooperativeId, meetingId), before, after });
  return succeed({ letters });
});

const saveItem = implement(contract.saveItem, async ({ tx, now, touch }, { cooperativeId, meetingId, itemId, ...facts }) => {
  const found = await findWhole(tx, { cooperativeId, meetingId });
  if (!found) return fail("meeting-unknown");

  const { meeting, items, place } = found;
  if (!mayWriteItem(meeting.state, itemId === undefined)) return fail("meeting-closed");
  const before = items.find(({ id }) => id === itemId);
  if (itemId !== undefined && !before) return fail("item-unknown");
  if (facts.kind === "decision" && facts.proposal === "") return fail("proposal-text-missing");
  const fresh = { id: newId(now), position: (items.at(-1)?.position ?? 0) + 1, source: "own" as const, sourceKey: null };
  const after: AgendaItem = { ...(before ?? fresh), ...facts };

  await saveItems(tx, place, [after]);
  touch({ object: `${objectOf(cooperativeId, meetingId)}/${after.id}`, ...(before ? { before } : {}), after });
  return succeed({ itemId: after.id });
});

const take = implement(contract.takePoints, async ({ tx, now, touch, actor }, { cooperativeId, meetingId, points }) => {
  const found = await findOpen(tx, { cooperativeId, meetingId });
  if (!found.ok) return found;
  const { items, place, body } = found.value;
  const offered = stillOpen(await findPoints(tx, { cooperativeId, body, today: dayIn(now), language: actor.language }), items);

  const chosen = offered.filter(({ source, sourceKey }) => points.includes(`${source}/${sourceKey}`));
  if (chosen.length === 0) return fail("no-points");
  const last = items.at(-1)?.position ?? 0;
  const taken = chosen.map((point, index): AgendaItem => ({ ...point, id: newId(now), position: last + index + 1 }));

  await saveItems(tx, place, taken);
  const ids = chosen.flatMap(({ source, sourceKey }) => (source === "proposal" ? [sourceKey] : []));
  await saveProposals(tx, cooperativeId, { ids, state: "taken", answer: "", meetingId });
  touch({ object: objectOf(cooperativeId, meetingId), after: { taken } });
  return succeed({ taken: taken.length });
});

const move = implement(contract.moveItem, async ({ tx, touch }, { cooperativeId, meetingId, itemId, direction }) => {
  const found = await findOpen(tx, { cooperativeId, meetingId });
  if (!found.ok) return found;

  const { items, place } = found.value;
  if (!items.some(({ id }) => id === itemId)) return fail("item-unknown");
  const after = moved(items, itemId, direction);

  await saveItems(tx, place, after);
  touch({ object: objectOf(cooperativeId, meetingId), before: items.map(({ id }) => id), after: after.map(({ id }) => id) });
  return succeed({ moved: true as const });
});

const drop = implement(contract.dropItem, async ({ tx, touch }, { cooperativeId, meetingId, itemId }) => {
  const found = await findOpen(tx, { cooperativeId, meetingId });
  if (!found.ok) return found;

  const before = found.value.items.find(({ id }) => id === itemId);
  if (!before) return fail("item-unknown");

  await removeItem(tx, found.value.place, itemId);
  await reopen(tx, cooperativeId, [before]);
  touch({ object: `${objectOf(cooperativeId, meetingId)}/${itemId}`, before });
  return succeed({ dropped: true as const });
});

export const planningUseCases: readonly UseCase[] = [plan, reschedule, invite, cancel, saveItem, take, move, drop];
