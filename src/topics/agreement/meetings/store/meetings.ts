/** Meetings, their agendas, minutes and tasks. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { agendaItem, itemRecord, meeting, meetingHead, meetingTask, type AgendaItem, type ItemRecord, type Meeting, type MeetingHead, type MeetingTask } from "../model.ts";

const headColumns = [
  "id",
  "body_id as bodyId",
  "held_on as heldOn",
  "starts_at as startsAt",
  "ends_at as endsAt",
  "place",
  "link",
  "note",
  "state",
  "cancel_reason as cancelReason",
  "sequence",
  "invited_at as invitedAt",
  "released_at as releasedAt",
  "released_by_name as releasedByName",
  "changed_at as changedAt",
  "version",
] as const;
const columns = [...headColumns, "attendance", "chaired_by as chairedBy", "kept_by as keptBy"] as const;

export type MeetingFilter = {
  readonly cooperativeId: CooperativeId;
  readonly bodyId?: string | undefined;
  readonly today: string;
  /** Meetings to come are those nobody has held or called off, whatever their day. */
  readonly span: "coming" | "past" | "all";
};

const isComing = (today: string) => sql<boolean>`(state in ('planned', 'invited') and held_on >= ${today}::date)`;

/** Meetings the actor sees: those to come by day, past ones the last first. */
export async function findMeetings(tx: Tx, { cooperativeId, bodyId, today, span }: MeetingFilter): Promise<MeetingHead[]> {
  const coming = isComing(today);
  const rows = await tx
    .selectFrom("meeting")
    .select(headColumns)
    .where("cooperative_id", "=", cooperativeId)
    .$if(bodyId !== undefined, (query) => query.where("body_id", "=", bodyId ?? ""))
    .$if(span === "coming", (query) => query.where(coming))
    .$if(span === "past", (query) => query.where(sql<boolean>`not ${coming}`))
    .orderBy("held_on", span === "coming" ? "asc" : "desc")
    .orderBy("starts_at")
    .limit(200)
    .execute();
  return rows.map((row) => meetingHead.parse(row));
}

/** The day on which each body meets next. */
export async function findNextDays(tx: Tx, cooperativeId: CooperativeId, today: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ bodyId: string; day: string }>`
    select body_id as "bodyId", min(held_on) as day from meeting where cooperative_id = ${cooperativeId} and ${isComing(today)} group by 1`.execute(tx);
  return new Map(rows.map(({ bodyId, day }) => [bodyId, day]));
}

export async function findMeeting(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<Meeting | undefined> {
  const row = await tx.selectFrom("meeting").select(columns).where("cooperative_id", "=", cooperativeId).where("id", "=", id).executeTakeFirst();
  return row && meeting.parse(row);
}

const rowOf = (changed: Meeting) => ({
  held_on: changed.heldOn,
  starts_at: changed.startsAt,
  ends_at: changed.endsAt,
  place: changed.place,
  link: changed.link,
  note: changed.note,
  state: changed.state,
  cancel_reason: changed.cancelReason,
  sequence: changed.sequence,
  invited_at: changed.invitedAt,
  attendance: JSON.stringify(changed.attendance),
  chaired_by: changed.chairedBy,
  kept_by: changed.keptBy,
  released_at: changed.releasedAt,
  released_by_name: changed.releasedByName,
  changed_at: changed.changedAt,
  version: changed.version,
});

export async function insertMeeting(tx: Tx, cooperativeId: CooperativeId, planned: Meeting): Promise<void> {
  await tx
    .insertInto("meeting")
    .values({ cooperative_id: cooperativeId, id: planned.id, body_id: planned.bodyId, ...rowOf(planned) })
    .execute();
}

export async function saveMeeting(tx: Tx, cooperativeId: CooperativeId, changed: Meeting): Promise<void> {
  await tx.updateTable("meeting").set(rowOf(changed)).where("cooperative_id", "=", cooperativeId).where("id", "=", changed.id).execute();
}

export type WaitingMeeting = {
  readonly id: string;
  readonly bodyName: string;
  readonly heldOn: string;
  readonly state: "invited" | "held" | "released";
  /** Which of the members asked about sit in it. */
  readonly seats: readonly string[];
  readonly invites: readonly string[];
  /** Those of whose management somebody takes the chair. */
  readonly chairs: readonly string[];
};

type AskedMeetings = {
  readonly cooperativeId: CooperativeId;
  readonly from: string;
  readonly until: string;
  readonly releasedAfter: Date;
  readonly members: readonly MemberId[];
};

/** Meetings people are invited to up to a day, held ones whose minutes nobody has released, and those released after a day. */
export async function findWaitingMeetings(tx: Tx, { cooperativeId, from, until, releasedAfter, members }: AskedMeetings): Promise<WaitingMeeting[]> {
  const asked = sql`unnest(${[...members]}::text[]) as asked`;
  const { rows } = await sql<WaitingMeeting>`
    select m.id, b.name as "bodyName", m.held_on as "heldOn", m.state, b.invites, array(select asked from ${asked} where asked = any (b.seats)) as seats,
      array(select asked from ${asked} where exists (select from assignment a
        where a.person_id = b.chair_id and a.cooperative_id = b.cooperative_id and a.member_id = asked and a.role = 'management')) as chairs
    from meeting m join meeting_body b on b.cooperative_id = m.cooperative_id and b.id = m.body_id
    where m.cooperative_id = ${cooperativeId} and (m.state = 'held' or (m.state = 'released' and m.released_at > ${releasedAfter}) or (m.state = 'invited' and m.held_on between ${from}::date and ${until}::date))
    order by m.held_on, m.starts_at, m.id`.execute(tx);
  return rows;
}

/** How many points each of these meetings has. */
export async function countItems(tx: Tx, cooperativeId: CooperativeId, meetings: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; items: number }>`
    select meeting_id as id, count(*)::int as items from meeting_item
    where cooperative_id = ${cooperativeId} and meeting_id = any (${[...meetings]}::uuid[]) group by 1`.execute(tx);
  return new Map(rows.map(({ id, items }) => [id, items]));
}

/** The points of a meeting in their order. */
export async function findItems(tx: Tx, cooperativeId: CooperativeId, meetingId: string): Promise<AgendaItem[]> {
  const rows = await tx
    .selectFrom("meeting_item")
    .select(["id", "position", "kind", "title", "explanation", "proposal", "source", "source_key as sourceKey"])
    .where("cooperative_id", "=", cooperativeId)
    .where("meeting_id", "=", meetingId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  return rows.map((row) => agendaItem.parse(row));
}

export type MeetingPlace = { readonly cooperativeId: CooperativeId; readonly bodyId: string; readonly meetingId: string };

const placed = ({ cooperativeId, bodyId, meetingId }: MeetingPlace) => ({ cooperative_id: cooperativeId, body_id: bodyId, meeting_id: meetingId });

/** Writes points, new ones and changed ones; what is on the agenda already from the same source is left alone. */
export async function saveItems(tx: Tx, place: MeetingPlace, items: readonly AgendaItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(({ sourceKey, ...item }) => ({ ...placed(place), ...item, source_key: sourceKey }));
  await tx
    .insertInto("meeting_item")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["cooperative_id", "id"]).doUpdateSet((row) => ({
        position: row.ref("excluded.position"),
        kind: row.ref("excluded.kind"),
        title: row.ref("excluded.title"),
        explanation: row.ref("excluded.explanation"),
        proposal: row.ref("excluded.proposal"),
      })),
    )
    .execute();
}

export async function removeItem(tx: Tx, { cooperativeId, meetingId }: MeetingPlace, itemId: string): Promise<void> {
  await tx.deleteFrom("meeting_item").where("cooperative_id", "=", cooperativeId).where("meeting_id", "=", meetingId).where("id", "=", itemId).execute();
}

/** What was said and voted, as far as the actor may know it. */
export async function findRecords(tx: Tx, cooperativeId: CooperativeId, meetingId: string): Promise<ItemRecord[]> {
  const rows = await tx
    .selectFrom("meeting_record")
    .select(["item_id as itemId", "minutes", "votes", "outcome"])
    .where("cooperative_id", "=", cooperativeId)
    .where("meeting_id", "=", meetingId)
    .execute();
  return rows.map((row) => itemRecord.parse(row));
}

export async function saveRecord(tx: Tx, place: MeetingPlace, { itemId, minutes, votes, outcome }: ItemRecord): Promise<void> {
  const said = { minutes, votes: JSON.stringify(votes), outcome };
  await tx
    .insertInto("meeting_record")
    .values({ ...placed(place), item_id: itemId, ...said })
    .onConflict((conflict) => conflict.columns(["cooperative_id", "item_id"]).doUpdateSet(said))
    .execute();
}

/** What is to be done after a meeting. */
export async function findTasks(tx: Tx, cooperativeId: CooperativeId, meetingId: string): Promise<MeetingTask[]> {
  const rows = await tx
    .selectFrom("meeting_task")
    .select(["id", "item_id as itemId", "title", "members", "due_on as dueOn"])
    .where("cooperative_id", "=", cooperativeId)
    .where("meeting_id", "=", meetingId)
    .orderBy("id")
    .execute();
  return rows.map((row) => meetingTask.parse(row));
}

export async function insertTask(tx: Tx, place: MeetingPlace, { id, itemId, title, members, dueOn }: MeetingTask): Promise<void> {
  await tx
    .insertInto("meeting_task")
    .values({ ...placed(place), id, item_id: itemId, title, members, due_on: dueOn })
    .execute();
}

/** False where there was none. */
export async function removeTask(tx: Tx, { cooperativeId, meetingId }: MeetingPlace, taskId: string): Promise<boolean> {
  const result = await tx.deleteFrom("meeting_task").where("cooperative_id", "=", cooperativeId).where("meeting_id", "=", meetingId).where("id", "=", taskId).executeTakeFirst();
  return result.numDeletedRows === 1n;
}
