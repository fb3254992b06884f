/** Personal calendar addresses: made, revoked, read. */
import { instantOf } from "#kernel/days";
import { personId as personKey, type PersonId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import { writeCalendar } from "#platform/calendar";
import { actWithin, claim, type Tx } from "#platform/db/transact";
import { newId } from "#platform/ids";
import { fingerprint, newSecret } from "#platform/secrets";
import { implement, type UseCase } from "#platform/usecase";
import { choose } from "#ui/words";
import { dayIn } from "#topics/members/rules/members";
import { findMyOffices, findPerson } from "#topics/members/store/people";
import { createFeed, listFeeds, readFeed, revokeFeed } from "../contract.ts";
import { findDates, findFeedOwner, findFeeds, findMeetingHours, insertFeed, saveRevocation, type FeedDate, type FeedMeeting } from "../store/feeds.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";

/** A calendar at work, one at home, one on the phone, and one forgotten. */
const mostFeeds = 4;

const nobody = "00000000-0000-4000-8000-000000000000";

const list = implement(listFeeds, async ({ tx, actor }) => succeed({ feeds: await findFeeds(tx, actor.personId ?? nobody) }));

const create = implement(createFeed, async ({ tx, actor, now, means, touch }) => {
  const person = actor.personId && (await findPerson(tx, actor.personId));
  if (!person) return fail("person-unknown");
  const personId = person.id;
  const feeds = await findFeeds(tx, personId);
  if (feeds.length >= mostFeeds) return fail("too-many-feeds");

  const [id, secret] = [newId(now), `k_${newSecret()}`];
  await insertFeed(tx, { id, personId, secretHash: fingerprint(secret), at: now });
  touch({ object: `calendar-feed:${id}` });
  return succeed({ feedId: id, address: `${means.origin}/api/calendar.read?feed=${secret}` });
});

const revoke = implement(revokeFeed, async ({ tx, actor, now, touch }, { feedId }) => {
  const revoked = await saveRevocation(tx, { id: feedId, personId: actor.personId ?? nobody, at: now });

  if (!revoked) return fail("feed-unknown");
  touch({ object: `calendar-feed:${feedId}`, after: { revoked: true } });
  return succeed({ revoked: true as const });
});

type Dates = { readonly days: readonly FeedDate[]; readonly meetings: readonly FeedMeeting[] };
type Asking = { readonly actor: Actor; readonly day: string };
type Held = Awaited<ReturnType<typeof findMyOffices>>[number];

/** What one cooperative holds for somebody, read in the shoes of the offices held there: a right that ended yesterday shows nothing. */
async function findDatesIn(tx: Tx, personId: PersonId, { actor, day, offices }: Asking & { readonly offices: readonly Held[] }): Promise<Dates> {
  const cooperativeId = offices[0]?.cooperativeId ?? null;
  if (cooperativeId === null) return { days: [], meetings: [] };
  const roles = [...new Set(offices.map(({ role }) => role))];
  const members = [...new Set(offices.flatMap(({ memberId }) => memberId ?? []))];
  await actWithin(tx, { ...actor, personId, role: "coordinator", cooperativeId, members });
  const days = await findDates(tx, members);
  if (roles.includes("office")) await actWithin(tx, { ...actor, personId, role: "office", cooperativeId, members: "all" });
  return { days, meetings: await findMeetingHours(tx, { cooperativeId, roles, personId, day }) };
}

const dated: ReadonlySet<string> = new Set(["coordinator", "management", "office"]);

/** The dates behind all offices somebody holds today. */
async function findOwnDates(tx: Tx, personId: PersonId, { actor, day }: Asking): Promise<Dates> {
  await actWithin(tx, { ...actor, personId, role: "person", cooperativeId: null, members: [] });
  const offices = (await findMyOffices(tx, personId, day)).filter(({ role }) => dated.has(role));
  const found: Dates[] = [];
  for (const own of Map.groupBy(offices, ({ cooperativeId }) => cooperativeId).values()) found.push(await findDatesIn(tx, personId, { actor, day, offices: own }));
  return { days: found.flatMap(({ days }) => days), meetings: found.flatMap(({ meetings }) => meetings) };
}

const read = implement(readFeed, async ({ tx, actor, now, means }, { feed }) => {
  const secretHash = fingerprint(feed);
  await claim(tx, secretHash);
  const owner = await findFeedOwner(tx, secretHash);
  if (!owner) return fail("feed-unknown");
  const dates = await findOwnDates(tx, personKey.parse(owner), { actor, day: dayIn(now) });

  const words = choose({ de, en }, actor.language).calendar;
  const days = dates.days.map(({ memberId, memberName, measureId, title, dueOn, changedAt }) => ({
    id: measureId,
    day: dueOn,
    title: words.event(title, memberName),
    text: "",
    address: `${means.origin}/mitglied/${memberId}/massnahmen/${measureId}`,
    changedAt,
  }));
  const events = dates.meetings.map(({ cooperativeId, link, heldOn, startsAt, endsAt, ...meeting }) => ({
    ...meeting,
    from: instantOf(heldOn, startsAt),
    until: instantOf(heldOn, endsAt),
    text: link,
    address: `${means.origin}/verbund/${cooperativeId}/sitzungen/${meeting.id}`,
  }));
  const content = writeCalendar({ name: words.name, host: new URL(means.origin).hostname, days, events });
  return succeed({ name: "ringwall.ics", mediaType: "text/calendar; charset=utf-8", content });
});

export const feedUseCases: readonly UseCase[] = [list, create, revoke, read];
