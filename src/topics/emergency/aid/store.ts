/** Offers and requests as the database keeps them. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { aid, type Aid } from "./model.ts";

/** What nobody has withdrawn, of one member only where it is named; requests before offers. */
export async function findAid(tx: Tx, cooperativeId: CooperativeId, memberId?: MemberId): Promise<Aid[]> {
  const rows = await tx
    .selectFrom("mutual_aid as a")
    .innerJoin("member as m", "m.id", "a.member_id")
    .select(["a.member_id as memberId", "m.name as memberName", "a.id", "a.direction", "a.kind", "a.amount", "a.description", "a.contact"])
    .select(["a.until_on as untilOn", "a.posted_at as postedAt"])
    .where("a.cooperative_id", "=", cooperativeId)
    .where("a.withdrawn_at", "is", null)
    .$if(memberId !== undefined, (query) => query.where("a.member_id", "=", memberId ?? ""))
    .orderBy("a.direction", "desc")
    .orderBy(sql`m.name collate "und-x-icu"`)
    .orderBy("a.id")
    .execute();
  return rows.map((row) => aid.parse(row));
}

type Posting = Omit<Aid, "memberName"> & { readonly cooperativeId: CooperativeId; readonly byName: string };

export async function insertAid(tx: Tx, { cooperativeId, memberId, id, direction, kind, amount, description, contact, untilOn, postedAt, byName }: Posting): Promise<void> {
  const written = { posted_at: postedAt, posted_by_name: byName };
  await tx
    .insertInto("mutual_aid")
    .values({ cooperative_id: cooperativeId, member_id: memberId, id, direction, kind, amount, description, contact, until_on: untilOn, ...written })
    .execute();
}

/** Withdraws an entry; false where the member has none of that name. */
export async function saveWithdrawal(tx: Tx, memberId: MemberId, { id, at }: { readonly id: string; readonly at: Date }): Promise<boolean> {
  const saved = await tx
    .updateTable("mutual_aid")
    .set({ withdrawn_at: at })
    .where("member_id", "=", memberId)
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return Number(saved.numUpdatedRows) > 0;
}
