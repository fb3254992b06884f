/** Bodies and what members propose to them. */
import { sql } from "kysely";
import type { CooperativeId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { agendaProposal, meetingBody, type AgendaProposal, type MeetingBody } from "../model.ts";

const columns = [
  "id",
  "kind",
  "name",
  "short",
  "purpose",
  "seats",
  "has_votes as hasVotes",
  "quorum_percent as quorumPercent",
  "majority",
  "abstentions_count as abstentionsCount",
  "invites",
  "chair_id as chairId",
  "chair_name as chairName",
  "dissolved_on as dissolvedOn",
  "version",
] as const;

/** Bodies the actor sees, those at work first. */
export async function findBodies(tx: Tx, cooperativeId: CooperativeId): Promise<MeetingBody[]> {
  const rows = await tx
    .selectFrom("meeting_body")
    .select(columns)
    .where("cooperative_id", "=", cooperativeId)
    .orderBy("dissolved_on", (order) => order.desc().nullsFirst())
    .orderBy("name")
    .execute();
  return rows.map((row) => meetingBody.parse(row));
}

export async function findBody(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<MeetingBody | undefined> {
  const row = await tx.selectFrom("meeting_body").select(columns).where("cooperative_id", "=", cooperativeId).where("id", "=", id).executeTakeFirst();
  return row && meetingBody.parse(row);
}

const rowOf = (body: MeetingBody) => ({
  kind: body.kind,
  name: body.name,
  short: body.short,
  purpose: body.purpose,
  seats: body.seats,
  has_votes: body.hasVotes,
  quorum_percent: body.quorumPercent,
  majority: body.majority,
  abstentions_count: body.abstentionsCount,
  invites: body.invites,
  chair_id: body.chairId,
  chair_name: body.chairName,
  dissolved_on: body.dissolvedOn,
});

export async function insertBody(tx: Tx, cooperativeId: CooperativeId, body: MeetingBody): Promise<void> {
  await tx
    .insertInto("meeting_body")
    .values({ cooperative_id: cooperativeId, id: body.id, ...rowOf(body) })
    .execute();
}

/** Writes a body over the version that was read; false when somebody was faster. */
export async function saveBody(tx: Tx, cooperativeId: CooperativeId, body: MeetingBody): Promise<boolean> {
  const result = await tx
    .updateTable("meeting_body")
    .set({ ...rowOf(body), version: body.version })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "=", body.id)
    .where("version", "=", body.version - 1)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const proposals = (tx: Tx, cooperativeId: CooperativeId) =>
  tx
    .selectFrom("meeting_proposal")
    .innerJoin("member", "member.id", "meeting_proposal.member_id")
    .select([
      "meeting_proposal.id",
      "member_id as memberId",
      "member.name as memberName",
      "body_id as bodyId",
      "title",
      "reason",
      "proposed_at as proposedAt",
      "proposed_by_name as proposedByName",
      "state",
      "answer",
      "meeting_id as meetingId",
    ])
    .where("meeting_proposal.cooperative_id", "=", cooperativeId);

/** What members have proposed to a body, as far as the actor sees it; the last first. */
export async function findProposals(tx: Tx, cooperativeId: CooperativeId, bodyId: string): Promise<AgendaProposal[]> {
  const rows = await proposals(tx, cooperativeId).where("body_id", "=", bodyId).orderBy("proposed_at", "desc").limit(100).execute();
  return rows.map((row) => agendaProposal.parse(row));
}

/** Bodies with points nobody has answered yet, and how many. */
export async function findOpenProposals(tx: Tx, cooperativeId: CooperativeId): Promise<{ bodyId: string; bodyName: string; count: number }[]> {
  const { rows } = await sql<{ bodyId: string; bodyName: string; count: number }>`
    select b.id as "bodyId", b.name as "bodyName", count(*)::int as count from meeting_proposal p join meeting_body b on b.cooperative_id = p.cooperative_id and b.id = p.body_id
    where p.cooperative_id = ${cooperativeId} and p.state = 'open' group by b.id, b.name order by b.name`.execute(tx);
  return rows;
}

export async function findProposal(tx: Tx, cooperativeId: CooperativeId, id: string): Promise<AgendaProposal | undefined> {
  const row = await proposals(tx, cooperativeId).where("meeting_proposal.id", "=", id).executeTakeFirst();
  return row && agendaProposal.parse(row);
}

type Proposed = Pick<AgendaProposal, "id" | "memberId" | "bodyId" | "title" | "reason" | "proposedAt" | "proposedByName">;

export async function insertProposal(tx: Tx, cooperativeId: CooperativeId, { id, memberId, bodyId, title, reason, proposedAt, proposedByName }: Proposed): Promise<void> {
  const row = { cooperative_id: cooperativeId, member_id: memberId, id, body_id: bodyId, title, reason };
  await tx
    .insertInto("meeting_proposal")
    .values({ ...row, state: "open", proposed_at: proposedAt, proposed_by_name: proposedByName })
    .execute();
}

/** Answers proposals: taken onto an agenda, declined with a reason, or open again. */
export async function saveProposals(
  tx: Tx,
  cooperativeId: CooperativeId,
  { ids, state, answer, meetingId }: { readonly ids: readonly string[] } & Pick<AgendaProposal, "state" | "answer" | "meetingId">,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("meeting_proposal")
    .set({ state, answer, meeting_id: meetingId })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "in", [...ids])
    .execute();
}
