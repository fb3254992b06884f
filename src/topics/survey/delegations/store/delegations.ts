import { sql } from "kysely";
import { cooperativeId as asCooperative, memberId as asMember } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import type { Delegation } from "../model.ts";

const columns = [
  "id",
  "cooperative_id",
  "member_id",
  "campaign_id",
  "sections",
  "name",
  "email",
  "note",
  "code_hash",
  "expires_at",
  "failed_attempts",
  "created_at",
  "created_by_name",
  "last_entered_at",
  "revoked_at",
] as const;

type Row = {
  id: string;
  cooperative_id: string;
  member_id: string;
  campaign_id: string;
  sections: string[];
  name: string;
  email: string | null;
  note: string;
  code_hash: string;
  expires_at: Date;
  failed_attempts: number;
  created_at: Date;
  created_by_name: string;
  last_entered_at: Date | null;
  revoked_at: Date | null;
};

const fromRow = (row: Row): Delegation => ({
  id: row.id,
  cooperativeId: asCooperative.parse(row.cooperative_id),
  memberId: asMember.parse(row.member_id),
  campaignId: row.campaign_id,
  sections: row.sections,
  name: row.name,
  email: row.email,
  note: row.note,
  codeHash: row.code_hash,
  expiresAt: row.expires_at,
  failedAttempts: row.failed_attempts,
  createdAt: row.created_at,
  createdByName: row.created_by_name,
  lastEnteredAt: row.last_entered_at,
  revokedAt: row.revoked_at,
});

const staysOn = (leftOn: string, day: string) => sql<boolean>`(${sql.ref(leftOn)} is null or ${sql.ref(leftOn)} >= ${day}::date)`;

/** What was handed on in a campaign of a member, newest first. */
export async function findDelegations(tx: Tx, memberId: string, campaignId: string): Promise<Delegation[]> {
  const rows = await tx.selectFrom("delegation").select(columns).where("member_id", "=", memberId).where("campaign_id", "=", campaignId).orderBy("created_at", "desc").execute();
  return rows.map(fromRow);
}

/** A delegation of a member, locked until the transaction ends. */
export async function lockDelegation(tx: Tx, memberId: string, id: string): Promise<Delegation | undefined> {
  const row = await tx.selectFrom("delegation").select(columns).where("member_id", "=", memberId).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && fromRow(row);
}

/** The delegation somebody at the door names (its number is the claim), locked so that tries are counted one by one. */
export async function lockClaimed(tx: Tx, id: string): Promise<Delegation | undefined> {
  const row = await tx.selectFrom("delegation").select(columns).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && fromRow(row);
}

export async function insertDelegation(tx: Tx, delegation: Delegation, createdBy: string | null): Promise<void> {
  const { id, cooperativeId, memberId, campaignId, sections, name, email, note, codeHash, expiresAt, createdAt, createdByName } = delegation;
  await tx
    .insertInto("delegation")
    .values({
      id,
      cooperative_id: cooperativeId,
      member_id: memberId,
      campaign_id: campaignId,
      sections: [...sections],
      name,
      email,
      note,
      code_hash: codeHash,
      expires_at: expiresAt,
      created_by: createdBy,
      created_by_name: createdByName,
      created_at: createdAt,
    })
    .execute();
}

export async function saveCode(tx: Tx, { id, memberId, codeHash, expiresAt }: Pick<Delegation, "id" | "memberId" | "codeHash" | "expiresAt">): Promise<void> {
  await tx.updateTable("delegation").set({ code_hash: codeHash, expires_at: expiresAt, failed_attempts: 0 }).where("member_id", "=", memberId).where("id", "=", id).execute();
}

export async function saveRevocation(tx: Tx, memberId: string, id: string, at: Date): Promise<void> {
  await tx
    .updateTable("delegation")
    .set({ revoked_at: sql`coalesce(revoked_at, ${at})` })
    .where("member_id", "=", memberId)
    .where("id", "=", id)
    .execute();
}

/** Counts a wrong code. */
export async function countAttempt(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable("delegation")
    .set({ failed_attempts: sql`failed_attempts + 1` })
    .where("id", "=", id)
    .execute();
}

export type DelegationSession = { readonly credential: string; readonly openedAt: Date; readonly expiresAt: Date };

/** Lets somebody in: the session, and when the code was last used; wrong tries are forgotten. */
export async function insertSession(tx: Tx, { id, cooperativeId, memberId }: Delegation, { credential, openedAt, expiresAt }: DelegationSession): Promise<void> {
  await tx
    .insertInto("delegation_session")
    .values({
      cooperative_id: cooperativeId,
      member_id: memberId,
      delegation_id: id,
      credential,
      opened_at: openedAt,
      expires_at: expiresAt,
    })
    .execute();
  await tx.updateTable("delegation").set({ failed_attempts: 0, last_entered_at: openedAt }).where("id", "=", id).execute();
}

/** Everybody who is in with a delegation is out. */
export async function removeSessionsOf(tx: Tx, delegationId: string): Promise<void> {
  await tx.deleteFrom("delegation_session").where("delegation_id", "=", delegationId).execute();
}

export async function removeSession(tx: Tx, credential: string): Promise<void> {
  await tx.deleteFrom("delegation_session").where("credential", "=", credential).execute();
}

/** Is the member one on this day? Whoever comes with a code is let in by it and leaves with it. */
export async function findIsMember(tx: Tx, memberId: string, day: string): Promise<boolean> {
  const row = await tx.selectFrom("member").select("id").where("id", "=", memberId).where(staysOn("left_on", day)).executeTakeFirst();
  return row !== undefined;
}

export type Moment = { readonly now: Date; /** The calendar day of `now`. */ readonly day: string };

/** The delegation a session's secret opens, while session, delegation and membership last. */
export async function findOpened(
  tx: Tx,
  credential: string,
  { now, day }: Moment,
): Promise<Pick<Delegation, "id" | "cooperativeId" | "memberId" | "campaignId" | "name"> | undefined> {
  const row = await tx
    .selectFrom("delegation_session as s")
    .innerJoin("delegation as d", "d.id", "s.delegation_id")
    .innerJoin("member as m", "m.id", "d.member_id")
    .select(["d.id", "d.cooperative_id", "d.member_id", "d.campaign_id", "d.name"])
    .where("s.credential", "=", credential)
    .where("s.expires_at", ">", now)
    .where("d.expires_at", ">", now)
    .where("d.revoked_at", "is", null)
    .where(staysOn("m.left_on", day))
    .executeTakeFirst();
  return row && { id: row.id, cooperativeId: asCooperative.parse(row.cooperative_id), memberId: asMember.parse(row.member_id), campaignId: row.campaign_id, name: row.name };
}
