/** Personal calendar addresses: made and revoked. What stands behind one is found where everything is known: in the cockpit. */
import { fail, succeed } from "#kernel/result";
import { newId } from "#platform/ids";
import { fingerprint, newSecret } from "#platform/secrets";
import { implement, type UseCase } from "#platform/usecase";
import { findPerson } from "#topics/members/store/people";
import { createFeed, listFeeds, revokeFeed } from "../contract.ts";
import { findFeeds, insertFeed, saveRevocation } from "../store/feeds.ts";

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

export const feedUseCases: readonly UseCase[] = [list, create, revoke];
