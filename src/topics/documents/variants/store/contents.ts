/** The words of members' documents, and what happened to them. */
import { sql } from "kysely";
import { cooperativeOf, type MemberId } from "#kernel/ids";
import type { Tx } from "#platform/db/transact";
import { composed as composedOf, documentEntry, overlay, type Composed, type DocumentEntry, type EntryKind, type Overlay } from "../model.ts";
import type { DocumentPlace } from "./versions.ts";

export type Content = { readonly own: Overlay; readonly composed: Composed | null };

/** What a member wrote, and the text it was released as; undefined where the reader may not see it. */
export async function findContent(tx: Tx, { memberId, documentId }: DocumentPlace): Promise<Content | undefined> {
  const row = await tx.selectFrom("document_content").select(["own", "composed"]).where("member_id", "=", memberId).where("version_id", "=", documentId).executeTakeFirst();
  return row && { own: overlay.parse(row.own), composed: row.composed === null ? null : composedOf.parse(row.composed) };
}

/** Keeps what a new draft begins with. */
export async function insertContent(tx: Tx, { memberId, documentId }: DocumentPlace, own: Overlay): Promise<void> {
  const values = { cooperative_id: cooperativeOf(memberId), member_id: memberId, version_id: documentId, own: JSON.stringify(own) };
  await tx.insertInto("document_content").values(values).execute();
}

/** Keeps what was written; the finished text, once given, is kept for good. */
export async function saveContent(tx: Tx, { memberId, documentId }: DocumentPlace, { own, composed }: Content): Promise<void> {
  await tx
    .updateTable("document_content")
    .set({ own: JSON.stringify(own), composed: composed === null ? null : JSON.stringify(composed) })
    .where("member_id", "=", memberId)
    .where("version_id", "=", documentId)
    .execute();
}

/** What happened, newest first. */
export async function findEntries(tx: Tx, { memberId, documentId }: DocumentPlace): Promise<DocumentEntry[]> {
  const { rows } = await sql`
    select kind, text, written_at as "writtenAt", written_by_name as "writtenByName" from document_entry
    where member_id = ${memberId} and version_id = ${documentId}::uuid order by revision desc`.execute(tx);
  return rows.map((row) => documentEntry.parse(row));
}

export type NewEntry = {
  readonly id: string;
  readonly revision: number;
  readonly kind: EntryKind;
  readonly text: string;
  readonly at: Date;
  readonly by: string | null;
  readonly byName: string;
};

export async function insertEntry(
  tx: Tx,
  { memberId, documentId }: { readonly memberId: MemberId; readonly documentId: string },
  { id, revision, kind, text, at, by, byName }: NewEntry,
): Promise<void> {
  const place = { cooperative_id: cooperativeOf(memberId), member_id: memberId, version_id: documentId };
  await tx
    .insertInto("document_entry")
    .values({ ...place, id, revision, kind, text, written_at: at, written_by: by, written_by_name: byName })
    .execute();
}
