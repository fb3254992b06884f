/** Learning and its sessions, as they lie in the database: reached with a code or a session's secret and in no other way. */
import { sql } from "kysely";
import { cooperativeId as cooperativeKey, memberId as memberKey, type CooperativeId, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { memberKind, type Member } from "#topics/members/model";
import { learningProgress, nothingYet, type Learning, type LearningProgress } from "../model.ts";

/** A slip with the campaign it belongs to, as somebody at the door knows it. */
export type ClaimedSlip = {
  readonly id: string;
  readonly cooperativeId: CooperativeId;
  readonly memberId: MemberId;
  readonly campaignId: string;
  readonly departmentId: string;
  readonly courseId: string;
  readonly state: string;
  readonly opensOn: string;
  readonly leftOn: string | null;
};

/** The slip a code belongs to; the code has to be claimed first. */
export async function findClaimedSlip(tx: Tx, codeHash: string): Promise<ClaimedSlip | undefined> {
  const row = await tx
    .selectFrom("training_slip as s")
    .innerJoin("training_campaign as c", (join) => join.onRef("c.cooperative_id", "=", "s.cooperative_id").onRef("c.id", "=", "s.campaign_id"))
    .innerJoin("member as m", "m.id", "s.member_id")
    .select(["s.id", "s.cooperative_id", "s.member_id", "s.campaign_id", "s.department_id", "c.course_id", "c.state", "c.opens_on", "m.left_on"])
    .where("s.code_hash", "=", codeHash)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      cooperativeId: cooperativeKey.parse(row.cooperative_id),
      memberId: memberKey.parse(row.member_id),
      campaignId: row.campaign_id,
      departmentId: row.department_id,
      courseId: row.course_id,
      state: row.state,
      opensOn: row.opens_on,
      leftOn: row.left_on,
    }
  );
}

/** Begins with a slip, unless it has begun already: then its version and progress stay. */
export async function insertLearning(tx: Tx, { id, cooperativeId, memberId, campaignId, departmentId, courseId }: ClaimedSlip): Promise<void> {
  await tx
    .insertInto("learning")
    .values({
      id,
      cooperative_id: cooperativeId,
      member_id: memberId,
      campaign_id: campaignId,
      department_id: departmentId,
      course_id: courseId,
      progress: JSON.stringify(nothingYet),
    })
    .onConflict((conflict) => conflict.columns(["member_id", "id"]).doNothing())
    .execute();
}

export type NewSession = { readonly credential: string; readonly expiresAt: Date };

export async function insertLearningSession(
  tx: Tx,
  { cooperativeId, memberId, id }: Pick<Learning, "cooperativeId" | "memberId" | "id">,
  { credential, expiresAt }: NewSession,
): Promise<void> {
  await tx.insertInto("learning_session").values({ credential, cooperative_id: cooperativeId, member_id: memberId, learning_id: id, expires_at: expiresAt }).execute();
}

export async function removeLearningSession(tx: Tx, credential: string): Promise<void> {
  await tx.deleteFrom("learning_session").where("credential", "=", credential).execute();
}

export type OpenedSession = Pick<Learning, "cooperativeId" | "memberId" | "id">;

/** What a session's secret opens, while it lasts. */
export async function findLearningSession(tx: Tx, credential: string, now: Date): Promise<OpenedSession | undefined> {
  const row = await tx
    .selectFrom("learning_session")
    .select(["cooperative_id", "member_id", "learning_id"])
    .where("credential", "=", credential)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row && { cooperativeId: cooperativeKey.parse(row.cooperative_id), memberId: memberKey.parse(row.member_id), id: row.learning_id };
}

const columns = ["cooperative_id", "member_id", "campaign_id", "department_id", "id", "course_id", "progress", "passed_on", "certificate_hash", "reported"] as const;

const one = (tx: Tx, { memberId, id }: OpenedSession) => tx.selectFrom("learning").select(columns).where("member_id", "=", memberId).where("id", "=", id);

/** Learning behind an opened session; `locked` until the transaction ends, so that two devices do not answer over each other. */
export async function findLearning(tx: Tx, opened: OpenedSession, locked: boolean): Promise<Learning | undefined> {
  const row = await (locked ? one(tx, opened).forUpdate() : one(tx, opened)).executeTakeFirst();
  return (
    row && {
      cooperativeId: cooperativeKey.parse(row.cooperative_id),
      memberId: memberKey.parse(row.member_id),
      campaignId: row.campaign_id,
      departmentId: row.department_id,
      id: row.id,
      courseId: row.course_id,
      progress: learningProgress.parse(row.progress),
      passedOn: row.passed_on,
      certificateHash: row.certificate_hash,
      reported: row.reported,
    }
  );
}

const change = (tx: Tx, { memberId, id }: OpenedSession) => tx.updateTable("learning").where("member_id", "=", memberId).where("id", "=", id);

export async function saveProgress(
  tx: Tx,
  opened: OpenedSession,
  { progress, passedOn }: { readonly progress: LearningProgress; readonly passedOn: string | null },
): Promise<void> {
  await change(tx, opened)
    .set({ progress: JSON.stringify(progress), passed_on: passedOn })
    .execute();
}

export async function saveReported(tx: Tx, opened: OpenedSession): Promise<void> {
  await change(tx, opened).set({ reported: true }).execute();
}

export async function saveCertificateHash(tx: Tx, opened: OpenedSession, hash: string): Promise<void> {
  await change(tx, opened).set({ certificate_hash: hash }).execute();
}

/** A learner's own word that they have finished, into the list of the house; the database refuses where no agreement allows names. */
export async function insertReport(
  tx: Tx,
  { cooperativeId, memberId, campaignId, departmentId }: Learning,
  { id, name, tookPartOn }: { readonly id: string; readonly name: string; readonly tookPartOn: string },
): Promise<void> {
  await tx
    .insertInto("training_participation")
    .values({ cooperative_id: cooperativeId, member_id: memberId, campaign_id: campaignId, department_id: departmentId, id, name, took_part_on: tookPartOn, source: "self" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Names around what is learned: the member's, the cooperative's, and until when. */
export async function findSurroundings(
  tx: Tx,
  { cooperativeId, memberId, campaignId }: Learning,
): Promise<{ readonly member: Pick<Member, "officialName" | "kind">; readonly cooperativeName: string; readonly dueOn: string; readonly state: string }> {
  const row = await tx
    .selectFrom("training_campaign as c")
    .innerJoin("cooperative as v", "v.id", "c.cooperative_id")
    .innerJoin("member as m", (join) => join.onRef("m.cooperative_id", "=", "c.cooperative_id").on("m.id", "=", memberId))
    .select(["m.official_name as officialName", "m.kind", "v.name as cooperativeName", "c.due_on as dueOn", "c.state"])
    .where("c.cooperative_id", "=", cooperativeId)
    .where("c.id", "=", campaignId)
    .executeTakeFirstOrThrow();
  const { officialName, kind, ...around } = row;
  return { ...around, member: { officialName, kind: memberKind.parse(kind) } };
}

/** Forgets sessions that are over and what was learned in campaigns closed before a moment; answers how many codes. */
export async function removeLearnedBefore(tx: Tx, cooperativeId: CooperativeId, { closed, now }: { readonly closed: Date; readonly now: Date }): Promise<number> {
  const over = sql`select l.id from learning l join training_campaign c on c.cooperative_id = l.cooperative_id and c.id = l.campaign_id
    where l.cooperative_id = ${cooperativeId} and c.closed_at < ${closed}`;
  await sql`delete from learning_session where cooperative_id = ${cooperativeId} and (expires_at < ${now} or learning_id in (${over}))`.execute(tx);
  const { numAffectedRows } = await sql`delete from learning where cooperative_id = ${cooperativeId} and id in (${over})`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
