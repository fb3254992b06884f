/** Versions of members' documents: found, begun, moved along; their words lie in `contents`. */
import { sql } from "kysely";
import type { CooperativeId, MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { documentVersion, type DocumentVersion } from "../model.ts";

/** Where a version is. */
export type DocumentPlace = { readonly memberId: MemberId; readonly documentId: string };

const columns = sql`v.id, v.member_id as "memberId", v.key, v.number, v.model_id as "modelId", m.label as "modelLabel", m.version as "modelVersion", v.state, v.title, v.revision,
  v.problems, v.conflicts, v.works_council as "worksCouncil", v.works_council_on::text as "worksCouncilOn", v.works_council_note as "worksCouncilNote",
  v.submitted_at as "submittedAt", v.submitted_by_name as "submittedByName", v.released_at as "releasedAt", v.released_by_name as "releasedByName",
  v.resolution, v.resolution_on::text as "resolutionOn", v.resolution_number as "resolutionNumber", v.resolution_body as "resolutionBody", v.resolution_note as "resolutionNote",
  v.in_force_on::text as "inForceOn", v.published_at as "publishedAt", v.published_by_name as "publishedByName", v.review_on::text as "reviewOn",
  v.withdrawn_at as "withdrawnAt", v.withdrawn_reason as "withdrawnReason", v.changed_at as "changedAt", v.changed_by_name as "changedByName"`;
const versions = sql`document_version v join document_model m on m.cooperative_id = v.cooperative_id and m.id = v.model_id`;

/** All versions of a member, newest first; of one document, if a key is named. */
export async function findDocuments(tx: Tx, memberId: MemberId, key?: string): Promise<DocumentVersion[]> {
  const { rows } = await sql`select ${columns} from ${versions} where v.member_id = ${memberId} and (${key ?? null}::text is null or v.key = ${key ?? null})
    order by v.key, v.number desc`.execute(tx);
  return rows.map((row) => documentVersion.parse(row));
}

/** One version; undefined where there is none for this actor. */
export async function findDocument(tx: Tx, { memberId, documentId }: DocumentPlace): Promise<DocumentVersion | undefined> {
  const { rows } = await sql`select ${columns} from ${versions} where v.member_id = ${memberId} and v.id = ${documentId}::uuid`.execute(tx);
  return rows[0] === undefined ? undefined : documentVersion.parse(rows[0]);
}

export type NewDocument = Pick<DocumentVersion, "id" | "key" | "number" | "modelId" | "title" | "problems" | "conflicts"> & {
  readonly cooperativeId: CooperativeId;
  readonly memberId: MemberId;
  readonly at: Date;
  readonly byName: string;
};

/** Begins a draft; false where somebody is at it already. */
export async function insertDocument(tx: Tx, { cooperativeId, memberId, modelId, at, byName, ...row }: NewDocument): Promise<boolean> {
  const kept = await tx
    .insertInto("document_version")
    .values({ ...row, cooperative_id: cooperativeId, member_id: memberId, model_id: modelId, state: "draft", changed_at: at, changed_by_name: byName })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** Who changes something, when, and over which revision. */
export type Changing = DocumentPlace & { readonly revision: number; readonly at: Date; readonly byName: string };

/** What a change sets; names as the table has them. */
type Setting = Readonly<
  Partial<{
    state: DocumentVersion["state"];
    title: string;
    model_id: string;
    problems: number;
    conflicts: number;
    works_council: string;
    works_council_on: string;
    works_council_note: string;
    submitted_at: Date | null;
    submitted_by_name: string | null;
    released_at: Date;
    released_by_name: string;
    resolution: string;
    resolution_on: string | null;
    resolution_number: string;
    resolution_body: string;
    resolution_note: string;
    in_force_on: string;
    published_at: Date;
    published_by_name: string;
    review_on: string;
    withdrawn_at: Date;
    withdrawn_reason: string;
  }>
>;

/** Changes a version over the revision it was seen in; undefined when somebody was faster. */
export async function saveDocument(tx: Tx, { memberId, documentId, revision, at, byName }: Changing, setting: Setting): Promise<number | undefined> {
  const row = await tx
    .updateTable("document_version")
    .set({ ...setting, revision: revision + 1, changed_at: at, changed_by_name: byName })
    .where("member_id", "=", memberId)
    .where("id", "=", documentId)
    .where("revision", "=", revision)
    .returning("revision")
    .executeTakeFirst();
  return row?.revision;
}

/** A draft is thrown away, its words with it. */
export async function removeDraft(tx: Tx, { memberId, documentId }: DocumentPlace): Promise<boolean> {
  const row = await tx
    .deleteFrom("document_version")
    .where("member_id", "=", memberId)
    .where("id", "=", documentId)
    .where("state", "=", "draft")
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export type DueReview = { readonly memberId: MemberId; readonly documentId: string; readonly title: string; readonly reviewOn: string };

/** Reviews that fall due up to a day and whose coordinator was not told since another. */
export async function findDueReviews(
  tx: Tx,
  cooperativeId: CooperativeId,
  { upTo, remindedBefore }: { readonly upTo: string; readonly remindedBefore: string },
): Promise<DueReview[]> {
  const { rows } = await sql<DueReview>`
    select v.member_id as "memberId", v.id as "documentId", v.title, v.review_on::text as "reviewOn" from document_version v
    join member m on m.id = v.member_id and (m.left_on is null or m.left_on >= ${remindedBefore}::date)
    where v.cooperative_id = ${cooperativeId} and v.state = 'published' and v.review_on <= ${upTo}::date
      and (v.reminded_on is null or v.reminded_on < ${remindedBefore}::date)
    order by v.member_id, v.review_on`.execute(tx);
  return rows;
}

/** The coordinators of these were told today. */
export async function saveReminded(tx: Tx, cooperativeId: CooperativeId, { documents, today }: { readonly documents: readonly string[]; readonly today: string }): Promise<void> {
  if (documents.length === 0) return;
  await tx
    .updateTable("document_version")
    .set({ reminded_on: today })
    .where("cooperative_id", "=", cooperativeId)
    .where("id", "in", [...documents])
    .execute();
}
