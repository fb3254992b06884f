/** What use cases of meetings look up before they decide. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import { fail, succeed, type Result } from "#kernel/result";
import type { Tx } from "#platform/db/transact";
import { findMembers, findMembersOn } from "#topics/members/store/members";
import { findHolders, type Holder } from "#topics/members/store/people";
import type { AgendaItem, ItemRecord, Meeting, MeetingBody } from "../model.ts";
import { isOpen } from "../rules/meetings.ts";
import { findBody } from "../store/bodies.ts";
import { findItems, findMeeting, findRecords, type MeetingPlace } from "../store/meetings.ts";

export type Place = { readonly cooperativeId: CooperativeId; readonly meetingId: string };

/** A meeting with its body and agenda. */
export type Found = { readonly meeting: Meeting; readonly body: MeetingBody; readonly items: readonly AgendaItem[]; readonly place: MeetingPlace };

export const objectOf = (cooperativeId: CooperativeId, meetingId: string) => `meeting:${cooperativeId}/${meetingId}`;

export async function findWhole(tx: Tx, { cooperativeId, meetingId }: Place): Promise<Found | undefined> {
  const meeting = await findMeeting(tx, cooperativeId, meetingId);
  const body = meeting && (await findBody(tx, cooperativeId, meeting.bodyId));
  if (!meeting || !body) return undefined;
  return { meeting, body, items: await findItems(tx, cooperativeId, meetingId), place: { cooperativeId, bodyId: body.id, meetingId } };
}

/** A meeting whose agenda and hours may still be changed. */
export async function findOpen(tx: Tx, place: Place): Promise<Result<Found, "meeting-unknown" | "meeting-closed">> {
  const found = await findWhole(tx, place);
  if (!found) return fail("meeting-unknown");
  return isOpen(found.meeting.state) ? succeed(found) : fail("meeting-closed");
}

const blank = (itemId: string): ItemRecord => ({ itemId, minutes: "", votes: {}, outcome: "open" });

export type Kept = Found & { readonly item: AgendaItem; readonly record: ItemRecord };

/** A point of a meeting whose minutes are being kept, with what is kept of it. */
export async function findKept(tx: Tx, { itemId, ...place }: Place & { readonly itemId: string }): Promise<Result<Kept, "meeting-unknown" | "meeting-not-held" | "item-unknown">> {
  const found = await findWhole(tx, place);
  if (!found) return fail("meeting-unknown");
  if (found.meeting.state !== "held") return fail("meeting-not-held");
  const item = found.items.find(({ id }) => id === itemId);
  if (!item) return fail("item-unknown");
  const record = (await findRecords(tx, place.cooperativeId, place.meetingId)).find((one) => one.itemId === itemId);
  return succeed({ ...found, item, record: record ?? blank(itemId) });
}

/** Members of a body that belong to the cooperative on a day, by name: the seats that count. */
export async function findSeats(
  tx: Tx,
  cooperativeId: CooperativeId,
  { body, day }: { readonly body: MeetingBody; readonly day: string },
): Promise<{ memberId: MemberId; name: string }[]> {
  const members = await findMembersOn(tx, cooperativeId, day);
  return members.filter(({ id }) => body.seats.includes(id)).map(({ id, name }) => ({ memberId: id, name }));
}

/** The name of every member there is or was. */
export const findNames = async (tx: Tx, cooperativeId: CooperativeId): Promise<Map<string, string>> =>
  new Map((await findMembers(tx, cooperativeId)).map(({ id, name }) => [id, name]));

/** Everybody who is written to about a body, each person once. */
export async function findInvited(tx: Tx, cooperativeId: CooperativeId, { body, day }: { readonly body: MeetingBody; readonly day: string }): Promise<Holder[]> {
  const holders = body.seats.length === 0 || body.invites.length === 0 ? [] : await findHolders(tx, { cooperativeId, day, members: body.seats, roles: body.invites });
  const chair = body.chairId === null ? [] : await findHolders(tx, { cooperativeId, day, personId: body.chairId });
  return [...new Map([...chair, ...holders].map((holder) => [holder.id, holder])).values()];
}
