/** Resolutions as the database keeps them: entries are added, never changed. */
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { councilDecision, resolutionEntry, type CouncilDecision, type ResolutionEntry } from "./model.ts";

const columns = [
  "member_id as memberId",
  "id",
  "step",
  "paper_number as paperNumber",
  "session_on as sessionOn",
  "item",
  "votes_for as votesFor",
  "votes_against as votesAgainst",
  "votes_abstained as votesAbstained",
  "result",
  "conditions",
  "file_id as fileId",
  "recorded_at as recordedAt",
  "recorded_by_name as recordedByName",
  "recorded_role as recordedRole",
] as const;

/** Every entry on a version as far as the actor sees it, of one member only where it is named; in the order they were recorded. */
export async function findResolutions(tx: Tx, of: { readonly cooperativeId: CooperativeId; readonly versionId: string; readonly memberId?: MemberId }): Promise<ResolutionEntry[]> {
  const rows = await tx
    .selectFrom("resolution_entry")
    .select(columns)
    .where("cooperative_id", "=", of.cooperativeId)
    .where("version_id", "=", of.versionId)
    .$if(of.memberId !== undefined, (query) => query.where("member_id", "=", of.memberId ?? ""))
    .orderBy("recorded_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => resolutionEntry.parse(row));
}

/** What the councils of all members have said at last. */
export async function findDecisions(tx: Tx, of: { readonly cooperativeId: CooperativeId; readonly versionId: string }): Promise<CouncilDecision[]> {
  const rows = await tx
    .selectFrom("council_decision")
    .select(["member_id as memberId", "result", "session_on as sessionOn"])
    .where("cooperative_id", "=", of.cooperativeId)
    .where("version_id", "=", of.versionId)
    .execute();
  return rows.map((row) => councilDecision.parse(row));
}

/** Says what a council has said at last; what it said before is kept as an entry. */
export async function saveDecision(
  tx: Tx,
  place: { readonly cooperativeId: CooperativeId; readonly versionId: string },
  { memberId, result, sessionOn }: CouncilDecision,
): Promise<void> {
  const said = { result, session_on: sessionOn };
  await tx
    .insertInto("council_decision")
    .values({ cooperative_id: place.cooperativeId, member_id: memberId, version_id: place.versionId, ...said })
    .onConflict((conflict) => conflict.columns(["member_id", "version_id"]).doUpdateSet(said))
    .execute();
}

/** The file of an entry; null where the member has no such entry, or it has no file. */
export async function findResolutionFile(tx: Tx, memberId: MemberId, entryId: string): Promise<string | null> {
  const row = await tx.selectFrom("resolution_entry").select("file_id").where("member_id", "=", memberId).where("id", "=", entryId).executeTakeFirst();
  return row?.file_id ?? null;
}

type Recorded = ResolutionEntry & { readonly cooperativeId: CooperativeId; readonly versionId: string; readonly recordedBy: string | null };

export async function insertResolution(tx: Tx, entry: Recorded): Promise<void> {
  await tx
    .insertInto("resolution_entry")
    .values({
      cooperative_id: entry.cooperativeId,
      member_id: entry.memberId,
      id: entry.id,
      version_id: entry.versionId,
      step: entry.step,
      paper_number: entry.paperNumber,
      session_on: entry.sessionOn,
      item: entry.item,
      votes_for: entry.votesFor,
      votes_against: entry.votesAgainst,
      votes_abstained: entry.votesAbstained,
      result: entry.result,
      conditions: entry.conditions,
      file_id: entry.fileId,
      recorded_at: entry.recordedAt,
      recorded_by: entry.recordedBy,
      recorded_by_name: entry.recordedByName,
      recorded_role: entry.recordedRole,
    })
    .execute();
}
