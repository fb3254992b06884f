/** What stands in somebody's own calendar: measures, meetings and every deadline, in the shoes of the offices they hold. */
import { instantOf } from "#kernel/days";
import { personId as personKey, type CooperativeId, type PersonId } from "#kernel/ids";
import type { Actor } from "#kernel/operation";
import { fail, succeed } from "#kernel/result";
import { writeCalendar } from "#platform/calendar";
import { actWithin, claim, type Tx } from "#platform/db/transact";
import { fingerprint } from "#platform/secrets";
import { implement } from "#platform/usecase";
import { findDates, findFeedOwner, findMeetingHours, type FeedDate, type FeedMeeting } from "#topics/measures/store/feeds";
import { dayIn } from "#topics/members/rules/members";
import { findMember } from "#topics/members/store/members";
import { findMyOffices } from "#topics/members/store/people";
import { choose } from "#ui/words";
import { readFeed } from "../contract.ts";
import type { Waiting } from "../model.ts";
import { deadlinePath } from "../rules.ts";
import { de } from "../words.de.ts";
import { en } from "../words.en.ts";
import { centralDeadlines, ownDeadlines } from "./deadlines.ts";

/** A day kept in a cooperative. */
type Kept = { readonly cooperativeId: CooperativeId; readonly item: Waiting };
type Dates = { readonly days: readonly FeedDate[]; readonly meetings: readonly FeedMeeting[]; readonly deadlines: readonly Kept[] };
type Asking = { readonly actor: Actor; readonly now: Date };
type Held = Awaited<ReturnType<typeof findMyOffices>>[number];

const none: Dates = { days: [], meetings: [], deadlines: [] };

/** What waits in the town halls of these offices, for coordination and management as each is held. */
async function findOwn(tx: Tx, cooperativeId: CooperativeId, { offices, now }: { readonly offices: readonly Held[]; readonly now: Date }): Promise<Waiting[]> {
  const towns = [];
  for (const memberId of new Set(offices.flatMap((one) => one.memberId ?? []))) towns.push({ memberId, memberName: (await findMember(tx, memberId))?.name ?? "" });
  const found = await ownDeadlines(tx, { cooperativeId, now }, towns);
  const holds = (role: string) => (item: Waiting) => offices.some((one) => one.role === role && one.memberId === item.memberId);
  // A house has its contracts in common: whoever leads it finds their days, too.
  const shared = found.coordinator.filter((item) => holds("coordinator")(item) || holds("management")(item));
  return [...shared, ...found.management.filter(holds("management"))];
}

/** What one cooperative holds for somebody, read in the shoes of the offices held there: a right that ended yesterday shows nothing. */
async function findDatesIn(tx: Tx, personId: PersonId, { actor, now, offices }: Asking & { readonly offices: readonly Held[] }): Promise<Dates> {
  const cooperativeId = offices[0]?.cooperativeId ?? null;
  if (cooperativeId === null) return none;
  const roles = [...new Set(offices.map(({ role }) => role))];
  const members = [...new Set(offices.flatMap(({ memberId }) => memberId ?? []))];
  await actWithin(tx, { ...actor, personId, role: "coordinator", cooperativeId, members });
  const days = await findDates(tx, members);
  const own = await findOwn(tx, cooperativeId, { offices, now });
  if (roles.includes("office")) await actWithin(tx, { ...actor, personId, role: "office", cooperativeId, members: "all" });
  const central = roles.includes("office") ? await centralDeadlines(tx, { cooperativeId, now }) : [];
  const meetings = await findMeetingHours(tx, { cooperativeId, roles, personId, day: dayIn(now) });
  return { days, meetings, deadlines: [...own, ...central].map((item) => ({ cooperativeId, item })) };
}

const dated: ReadonlySet<string> = new Set(["coordinator", "management", "office"]);

/** The dates behind all offices somebody holds today. */
async function findAllDates(tx: Tx, personId: PersonId, { actor, now }: Asking): Promise<Dates> {
  await actWithin(tx, { ...actor, personId, role: "person", cooperativeId: null, members: [] });
  const offices = (await findMyOffices(tx, personId, dayIn(now))).filter(({ role }) => dated.has(role));
  const found: Dates[] = [];
  for (const own of Map.groupBy(offices, ({ cooperativeId }) => cooperativeId).values()) found.push(await findDatesIn(tx, personId, { actor, now, offices: own }));
  return { days: found.flatMap(({ days }) => days), meetings: found.flatMap(({ meetings }) => meetings), deadlines: found.flatMap(({ deadlines }) => deadlines) };
}

export const readCalendar = implement(readFeed, async ({ tx, actor, now, means }, { feed }) => {
  const secretHash = fingerprint(feed);
  await claim(tx, secretHash);
  const owner = await findFeedOwner(tx, secretHash);
  if (!owner) return fail("feed-unknown");
  const dates = await findAllDates(tx, personKey.parse(owner), { actor, now });

  const words = choose({ de, en }, actor.language);
  const { calendar } = words;
  const measures = dates.days.map(({ memberId, memberName, measureId, title, dueOn, changedAt }) => ({
    id: measureId,
    day: dueOn,
    title: calendar.event(title, memberName),
    text: "",
    address: `${means.origin}/mitglied/${memberId}/massnahmen/${measureId}`,
    changedAt,
  }));
  const deadlines = dates.deadlines.flatMap(({ cooperativeId, item }) =>
    item.dueOn === null
      ? []
      : [
          {
            id: [item.reason, item.section ?? "", item.objectId ?? "", item.memberId ?? ""].filter((part) => part !== "").join("-"),
            day: item.dueOn,
            title: item.memberName === "" ? words.what(item) : calendar.event(words.what(item), item.memberName),
            text: "",
            address: `${means.origin}${deadlinePath(item, cooperativeId) ?? ""}`,
            changedAt: item.since ?? now,
          },
        ],
  );
  const events = dates.meetings.map(({ cooperativeId, link, heldOn, startsAt, endsAt, ...meeting }) => ({
    ...meeting,
    from: instantOf(heldOn, startsAt),
    until: instantOf(heldOn, endsAt),
    text: link,
    address: `${means.origin}/verbund/${cooperativeId}/sitzungen/${meeting.id}`,
  }));
  const content = writeCalendar({ name: calendar.name, host: new URL(means.origin).hostname, days: [...measures, ...deadlines], events });
  return succeed({ name: "ringwall.ics", mediaType: "text/calendar; charset=utf-8", content });
});
