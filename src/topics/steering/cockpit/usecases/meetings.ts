/** What bodies and their meetings ask, as lines of a worklist. */
import { dayPlus } from "#kernel/days";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { keepUntilWritten } from "#platform/db/kept";
import type { Tx } from "#platform/db/transact";
import { findOpenProposals } from "#topics/agreement/meetings/store/bodies";
import { findWaitingMeetings, type WaitingMeeting } from "#topics/agreement/meetings/store/meetings";
import { dayIn } from "#topics/members/rules/members";
import type { Alike, Waiting } from "../model.ts";
import { bare, soonDays, type Slice } from "../rules.ts";

type Place = { readonly cooperativeId: CooperativeId; readonly now: Date };
type Town = Pick<Waiting, "memberName"> & { readonly memberId: MemberId };

const reasons = { invited: "meeting-coming", held: "minutes-open", released: "minutes-released" } as const;
const reasonOf = ({ state }: WaitingMeeting) => reasons[state];

/** So many days released minutes stand in the inbox of those who were invited: the digest of a week tells them once, and no other mail does. */
const releasedDays = 7;

const ofMeeting = (meeting: WaitingMeeting, town: Pick<Waiting, "memberId" | "memberName">): Waiting => ({
  ...bare,
  ...town,
  reason: reasonOf(meeting),
  campaignTitle: meeting.bodyName,
  objectId: meeting.id,
  dueOn: meeting.heldOn,
});

/** Asked for by the frame, the piles and every slice: found once, and anew when something is written. The office asks about no seats. */
const waitingOf = (tx: Tx, { cooperativeId, now }: Place, members: readonly MemberId[] = []): Promise<WaitingMeeting[]> =>
  keepUntilWritten(tx, { cooperativeId, now, name: `meetings of ${members.join(" ")}` }, () =>
    findWaitingMeetings(tx, {
      cooperativeId,
      from: dayIn(now),
      until: dayPlus(dayIn(now), soonDays),
      releasedAfter: new Date(now.getTime() - releasedDays * 86_400_000),
      members,
    }),
  );

/** The office has released the minutes itself, or will read them anyway. */
const unfinishedOf = async (tx: Tx, place: Place): Promise<WaitingMeeting[]> => (await waitingOf(tx, place)).filter(({ state }) => state !== "released");

const proposalsOf = (tx: Tx, { cooperativeId, now }: Place) => keepUntilWritten(tx, { cooperativeId, now, name: "agenda proposals" }, () => findOpenProposals(tx, cooperativeId));

/** How much they ask of the office, by everything its urgency follows from. */
export async function countMeetings(tx: Tx, place: Place): Promise<Alike[]> {
  const byPile = Map.groupBy(await unfinishedOf(tx, place), (one) => `${reasonOf(one)} ${one.heldOn}`).values();
  const meetings = [...byPile].flatMap(([first, ...others]): Alike[] =>
    first ? [{ kind: first.state === "held" ? "minutes-open" : "meeting-coming", state: null, dueOn: first.heldOn, idleDays: null, count: others.length + 1 }] : [],
  );
  const proposed = await proposalsOf(tx, place);
  return proposed.length === 0 ? meetings : [...meetings, { kind: "agenda-proposed", state: null, dueOn: null, idleDays: null, count: proposed.length }];
}

const ofAll = { memberId: null, memberName: "" };

/** A stretch of one pile of them. */
export async function officeMeetings(tx: Tx, place: Place, { pile, offset, limit }: Slice): Promise<Waiting[]> {
  if (pile.kind === "agenda-proposed") {
    const rows = (await proposalsOf(tx, place)).slice(offset, offset + limit);
    return rows.map(({ bodyId, bodyName, count }) => ({ ...bare, ...ofAll, reason: "agenda-proposed", campaignTitle: bodyName, objectId: bodyId, count }));
  }
  const rows = (await unfinishedOf(tx, place)).filter((one) => reasonOf(one) === pile.kind && one.heldOn === pile.dueOn);
  return rows.slice(offset, offset + limit).map((one) => ofMeeting(one, ofAll));
}

/** What they ask in these town halls: come, where one is invited, and read what was released; release, where one takes the chair. */
export async function ownMeetings(tx: Tx, place: Place, towns: readonly Town[]): Promise<{ coordinator: Waiting[]; management: Waiting[] }> {
  const meetings = await waitingOf(
    tx,
    place,
    towns.map(({ memberId }) => memberId),
  );
  const invited = (role: string) =>
    meetings
      .filter(({ state, invites }) => state !== "held" && invites.includes(role))
      .flatMap((one) => towns.filter(({ memberId }) => one.seats.some((seat) => seat === memberId)).map((town) => ofMeeting(one, town)));
  const chaired = meetings
    .filter(({ state }) => state === "held")
    .flatMap((one) => towns.filter(({ memberId }) => one.chairs.some((seat) => seat === memberId)).map((town) => ofMeeting(one, town)));
  return { coordinator: invited("coordinator"), management: [...invited("management"), ...chaired] };
}
