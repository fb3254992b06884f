/** Personal calendar addresses: made, revoked, read. */
import { cooperativeOf, personId as personKey, type PersonId } from "#kernel/ids";
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
import { findDates, findFeedOwner, findFeeds, insertFeed, saveRevocation, type FeedDate } from "../store/feeds.ts";
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

/** The dates of the members in which somebody holds an office today, each read in the shoes of that office: a right that ended yesterday shows nothing. */
async function findOwnDates(tx: Tx, personId: PersonId, { actor, day }: { readonly actor: Actor; readonly day: string }): Promise<readonly FeedDate[]> {
  await actWithin(tx, { ...actor, personId, role: "person", cooperativeId: null, members: [] });
  const offices = (await findMyOffices(tx, personId, day)).filter(({ role, memberId }) => memberId !== null && (role === "coordinator" || role === "management"));
  const members = [...new Set(offices.flatMap(({ memberId }) => memberId ?? []))];
  const dates: FeedDate[] = [];
  for (const [cooperativeId, own] of Map.groupBy(members, (member) => cooperativeOf(member))) {
    await actWithin(tx, { ...actor, personId, role: "coordinator", cooperativeId, members: own });
    dates.push(...(await findDates(tx, own)));
  }
  return dates;
}

const read = implement(readFeed, async ({ tx, actor, now, means }, { feed }) => {
  const secretHash = fingerprint(feed);
  await claim(tx, secretHash);
  const owner = await findFeedOwner(tx, secretHash);
  if (!owner) return fail("feed-unknown");
  const dates = await findOwnDates(tx, personKey.parse(owner), { actor, day: dayIn(now) });

  const words = choose({ de, en }, actor.language).calendar;
  const days = dates.map(({ memberId, memberName, measureId, title, dueOn, changedAt }) => ({
    id: measureId,
    day: dueOn,
    title: words.event(title, memberName),
    text: "",
    address: `${means.origin}/mitglied/${memberId}/massnahmen/${measureId}`,
    changedAt,
  }));
  return succeed({ name: "ringwall.ics", mediaType: "text/calendar; charset=utf-8", content: writeCalendar({ name: words.name, host: new URL(means.origin).hostname, days }) });
});

export const feedUseCases: readonly UseCase[] = [list, create, revoke, read];
