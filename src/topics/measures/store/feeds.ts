/** Personal calendar addresses and the dates behind them. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";

export type Feed = { readonly id: string; readonly createdAt: Date; readonly lastUsedAt: Date | null };

/** The addresses of a person that have not been revoked. */
export async function findFeeds(tx: Tx, personId: string): Promise<Feed[]> {
  return tx
    .selectFrom("calendar_feed")
    .select(["id", "created_at as createdAt", "last_used_at as lastUsedAt"])
    .where("person_id", "=", personId)
    .where("revoked_at", "is", null)
    .orderBy("created_at", "desc")
    .execute();
}

/** Whose address this is; the caller has claimed the secret's hash. */
export async function findFeedOwner(tx: Tx, secretHash: string): Promise<string | undefined> {
  const row = await tx.selectFrom("calendar_feed").select("person_id").where("secret_hash", "=", secretHash).where("revoked_at", "is", null).executeTakeFirst();
  return row?.person_id;
}

export async function insertFeed(tx: Tx, feed: { readonly id: string; readonly personId: string; readonly secretHash: string; readonly at: Date }): Promise<void> {
  await tx.insertInto("calendar_feed").values({ id: feed.id, person_id: feed.personId, secret_hash: feed.secretHash, created_at: feed.at }).execute();
}

/** False where the person has no such address. */
export async function saveRevocation(tx: Tx, feed: { readonly id: string; readonly personId: string; readonly at: Date }): Promise<boolean> {
  const result = await tx
    .updateTable("calendar_feed")
    .set({ revoked_at: feed.at })
    .where("id", "=", feed.id)
    .where("person_id", "=", feed.personId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export type FeedDate = {
  readonly memberId: string;
  readonly memberName: string;
  readonly measureId: string;
  readonly title: string;
  readonly dueOn: string;
  readonly changedAt: Date;
};

export type FeedMeeting = {
  readonly id: string;
  readonly cooperativeId: string;
  readonly title: string;
  readonly link: string;
  readonly place: string;
  readonly heldOn: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly changedAt: Date;
};

/** Meetings people in these offices – or the person in the chair – were invited to, from a quarter of a year ago on. */
export async function findMeetingHours(
  tx: Tx,
  asked: { readonly cooperativeId: string; readonly roles: readonly string[]; readonly personId: string; readonly day: string },
): Promise<FeedMeeting[]> {
  const { rows } = await sql<FeedMeeting>`
    select m.id, m.cooperative_id as "cooperativeId", b.name as title, m.link, m.place, m.sequence, m.state = 'cancelled' as "isCancelled", m.changed_at as "changedAt",
      m.held_on as "heldOn", m.starts_at as "startsAt", m.ends_at as "endsAt"
    from meeting m join meeting_body b on b.cooperative_id = m.cooperative_id and b.id = m.body_id
    where m.cooperative_id = ${asked.cooperativeId} and m.invited_at is not null and m.held_on > ${asked.day}::date - 92
      and (${asked.roles.includes("office")} or b.chair_id = ${asked.personId}::uuid or b.invites && ${`{${asked.roles.join(",")}}`}::text[])
    order by m.held_on, m.starts_at, m.id limit 500`.execute(tx);
  return rows.map((row) => ({ ...row, changedAt: new Date(row.changedAt) }));
}

/** Days of pending measures in the members the acting person coordinates or leads. */
export async function findDates(tx: Tx, members: readonly string[]): Promise<FeedDate[]> {
  if (members.length === 0) return [];
  const { rows } = await sql<FeedDate>`
    select i.member_id as "memberId", m.name as "memberName", i.id as "measureId", i.title, i.due_on as "dueOn", i.changed_at as "changedAt"
    from measure i join member m on m.id = i.member_id
    where i.member_id = any (${`{${members.map((member) => JSON.stringify(member)).join(",")}}`}::text[]) and i.state in ('open', 'planned', 'in-progress', 'on-hold') and i.due_on is not null
    order by i.due_on, i.id limit 1000`.execute(tx);
  return rows.map((row) => ({ ...row, changedAt: new Date(row.changedAt) }));
}
