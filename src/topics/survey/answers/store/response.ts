import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { snapshotContent, type SnapshotContent } from "../model.ts";
import type { ResponseState } from "#topics/survey/delegations/model";
import type { Hand, Place } from "./answers.ts";

/** Makes sure there is a response and locks it until the transaction ends; false where the member is not asked. */
export async function lockResponse(tx: Tx, { memberId, campaignId }: { readonly memberId: MemberId; readonly campaignId: string }, { personId, at }: Hand): Promise<boolean> {
  const { rows } = await sql`
    insert into response (cooperative_id, member_id, campaign_id, state, changed_at, changed_by)
    select p.cooperative_id, p.member_id, p.campaign_id, 'in-progress', ${at}, ${personId}::uuid from participant p
    where p.member_id = ${memberId} and p.campaign_id = ${campaignId}::uuid
    on conflict (member_id, campaign_id) do update set changed_at = response.changed_at
    returning state`.execute(tx);
  return rows.length > 0;
}

type Move = { readonly state: ResponseState; readonly hand: Hand; readonly text?: string };

/** Moves a response on, with who and when as it will be read later. */
export async function saveResponse(tx: Tx, { memberId, campaignId }: Place, { state, hand, text = "" }: Move): Promise<void> {
  const { at, personId, name } = hand;
  const facts = {
    "in-progress": { submitted_at: null, submitted_by: null, submitted_by_name: null },
    submitted: {
      submitted_at: at,
      submitted_by: personId,
      submitted_by_name: name,
      remark: text,
      return_reason: "",
      returned_at: null,
      returned_by_name: null,
    },
    "signed-off": { signed_off_at: at, signed_off_by: personId, signed_off_by_name: name },
    returned: {
      returned_at: at,
      returned_by_name: name,
      return_reason: text,
      signed_off_at: null,
      signed_off_by: null,
      signed_off_by_name: null,
    },
  }[state];
  await tx
    .updateTable("response")
    .set({ state, changed_at: at, changed_by: personId, ...facts })
    .where("member_id", "=", memberId)
    .where("campaign_id", "=", campaignId)
    .execute();
}

/** Notes that a section was handed in; its counts are written before. */
export async function saveHandIn(tx: Tx, { memberId, campaignId }: Place, section: string, hand: Hand): Promise<void> {
  await tx
    .updateTable("section_progress")
    .set({ handed_in_at: hand.at, handed_in_by_name: hand.name })
    .where("member_id", "=", memberId)
    .where("campaign_id", "=", campaignId)
    .where("section", "=", section)
    .execute();
}

export type Snapshot = {
  readonly number: number;
  readonly takenAt: Date;
  readonly submittedBy: string;
  readonly signedOffBy: string;
  readonly remark: string;
  readonly content: SnapshotContent;
  readonly sha256: string;
};

/** Freezes a state under the next number and answers it; the response is locked by the caller. */
export async function insertSnapshot(
  tx: Tx,
  { cooperativeId, memberId, campaignId }: Place,
  snapshot: Omit<Snapshot, "number"> & { readonly signedOffById: string | null },
): Promise<number> {
  const row = await tx
    .insertInto("snapshot")
    .values((eb) => ({
      cooperative_id: cooperativeId,
      member_id: memberId,
      campaign_id: campaignId,
      number: eb
        .selectFrom("snapshot")
        .select(sql<number>`coalesce(max(number), 0) + 1`.as("next"))
        .where("member_id", "=", memberId)
        .where("campaign_id", "=", campaignId),
      taken_at: snapshot.takenAt,
      submitted_by_name: snapshot.submittedBy,
      signed_off_by_name: snapshot.signedOffBy,
      signed_off_by: snapshot.signedOffById,
      remark: snapshot.remark,
      answers: JSON.stringify(snapshot.content),
      sha256: snapshot.sha256,
    }))
    .returning("number")
    .executeTakeFirstOrThrow();
  return row.number;
}

/** A frozen state; the latest without a number. */
export async function findSnapshot(
  tx: Tx,
  { memberId, campaignId, number }: { readonly memberId: string; readonly campaignId: string; readonly number?: number | undefined },
): Promise<Snapshot | undefined> {
  let query = tx.selectFrom("snapshot").selectAll().where("member_id", "=", memberId).where("campaign_id", "=", campaignId);
  if (number !== undefined) query = query.where("number", "=", number);
  const row = await query.orderBy("number", "desc").limit(1).executeTakeFirst();
  if (!row) return undefined;
  return {
    number: row.number,
    takenAt: row.taken_at,
    submittedBy: row.submitted_by_name,
    signedOffBy: row.signed_off_by_name,
    remark: row.remark,
    content: snapshotContent.parse(row.answers),
    sha256: row.sha256,
  };
}

export type SnapshotHead = { readonly number: number; readonly takenAt: string; readonly signedOffBy: string };

/** All frozen states of a member in a campaign, newest first. */
export async function findSnapshotHeads(tx: Tx, { memberId, campaignId }: { readonly memberId: string; readonly campaignId: string }): Promise<SnapshotHead[]> {
  const rows = await tx
    .selectFrom("snapshot")
    .select(["number", "taken_at", "signed_off_by_name"])
    .where("member_id", "=", memberId)
    .where("campaign_id", "=", campaignId)
    .orderBy("number", "desc")
    .execute();
  return rows.map((row) => ({ number: row.number, takenAt: row.taken_at.toISOString(), signedOffBy: row.signed_off_by_name }));
}

/** Whether a member was asked in an earlier campaign and answered anything in it. */
export async function findEarlier(
  tx: Tx,
  cooperativeId: CooperativeId,
  { memberId, campaignId }: { readonly memberId: string; readonly campaignId: string },
): Promise<{ readonly title: string; readonly period: string } | undefined> {
  return tx
    .selectFrom("campaign as c")
    .select(["c.title", "c.period"])
    .where("c.cooperative_id", "=", cooperativeId)
    .where("c.id", "=", campaignId)
    .where((eb) =>
      eb.exists(eb.selectFrom("answer as a").select("a.question").where("a.member_id", "=", memberId).whereRef("a.campaign_id", "=", "c.id").where("a.state", "=", "answered")),
    )
    .executeTakeFirst();
}
