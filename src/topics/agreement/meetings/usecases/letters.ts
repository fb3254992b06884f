/** What people are told about meetings by mail, with the meeting for their calendar. */
import { instantOf } from "#kernel/days";
import type { CooperativeId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { writeInvitation, type CalendarEvent, type Party } from "#platform/calendar";
import type { Tx } from "#platform/db/transact";
import { post, type Letter } from "#platform/mail";
import { choose } from "#ui/words";
import { findCooperative } from "#topics/members/store/members";
import type { Holder } from "#topics/members/store/people";
import type { AgendaItem, Meeting, MeetingBody } from "../model.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

export const meetingLetters = ["meeting-invited", "meeting-changed", "meeting-cancelled"] as const;
export type MeetingLetter = (typeof meetingLetters)[number];

type Told = { readonly kind: MeetingLetter; readonly meeting: Meeting; readonly body: MeetingBody; readonly items: readonly AgendaItem[] };
type Session = { readonly tx: Tx; readonly actor: Actor; readonly now: Date; readonly means: { readonly origin: string } };

export const addressOf = (origin: string, cooperativeId: CooperativeId, meetingId: string) => `${origin}/verbund/${cooperativeId}/sitzungen/${meetingId}`;

/** A meeting as calendars know it. */
export const eventOf = ({ meeting, body }: Pick<Told, "meeting" | "body">, address: string): CalendarEvent => ({
  id: meeting.id,
  title: body.name,
  text: meeting.link,
  address,
  from: instantOf(meeting.heldOn, meeting.startsAt),
  until: instantOf(meeting.heldOn, meeting.endsAt),
  place: meeting.place,
  sequence: meeting.sequence,
  isCancelled: meeting.state === "cancelled",
  changedAt: meeting.changedAt,
});

/** Writes to everybody invited; answers how many letters. */
export async function tell(
  { tx, actor, now, means }: Session,
  cooperativeId: CooperativeId,
  { told, holders }: { readonly told: Told; readonly holders: readonly Holder[] },
): Promise<number> {
  const cooperative = await findCooperative(tx, cooperativeId);
  const organizer: Party | null = cooperative?.contactEmail ? { name: cooperative.officeName, email: cooperative.contactEmail } : null;
  const address = addressOf(means.origin, cooperativeId, told.meeting.id);
  const host = new URL(means.origin).hostname;
  const letters = holders.map((holder): Letter => {
    const words = choose({ de, en }, holder.language).letters[told.kind];
    const given = {
      name: holder.name,
      from: cooperative?.officeName ?? actor.name,
      body: told.body.name,
      meeting: told.meeting,
      items: told.items.map(({ title }) => title),
      address,
    };
    const calendar = writeInvitation({ host, event: eventOf(told, address), organizer, attendee: { name: holder.name, email: holder.email } });
    const to = { cooperativeId, memberId: holder.memberId, recipientPersonId: holder.id, recipient: holder.email, issuedBy: actor.personId };
    return { ...to, kind: told.kind, subject: words.subject(given), body: words.body(given), calendar, at: now };
  });
  await post(tx, letters);
  return letters.length;
}
