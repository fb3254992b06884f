/** That a member leaves: since when it is entered, and whether the house itself has given notice. */
import { sql } from "kysely";
import type { MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";

/** The first day up to which the house itself has given notice of the agreement; null where it has not. */
export async function findOwnNotice(tx: Tx, memberId: MemberId): Promise<string | null> {
  const { rows } = await sql<{
    day: string | null;
  }>`select min(last_day)::text as day from agreement_notice where member_id = ${memberId} and recorded_role = 'management'`.execute(tx);
  return rows[0]?.day ?? null;
}

/** Says on which day it was entered that a member leaves. */
export async function saveExitEntered(tx: Tx, memberId: MemberId, day: string): Promise<void> {
  await tx.updateTable("member").set({ left_entered_on: day }).where("id", "=", memberId).execute();
}

/** The day on which it was entered that a member leaves; null where it stays. */
export async function findExitEntered(tx: Tx, memberId: MemberId): Promise<string | null> {
  const row = await tx.selectFrom("member").select("left_entered_on as day").where("id", "=", memberId).executeTakeFirst();
  return row?.day ?? null;
}
