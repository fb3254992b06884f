/** Reads the outbox: letters to a person or caused by them. */
import { sql } from "kysely";
import type { Tx } from "#platform/db/transact";
import type { ListedMail } from "../model.ts";

type Part = { readonly limit: number; readonly offset: number };

const mailColumns = ["id", "kind", "recipient", "recipient_person_id", "subject", "created_at", "state", "body", "sent_at", "last_error"] as const;

type MailRow = {
  id: string;
  kind: string;
  recipient: string;
  recipient_person_id: string | null;
  subject: string;
  created_at: Date;
  state: string;
  body: string;
  sent_at: Date | null;
  last_error: string | null;
};

export type WholeMail = ListedMail & { readonly body: string; readonly sentAt: Date | null; readonly lastError: string | null };

const mailOf = (row: MailRow, personId: string): WholeMail => ({
  id: row.id,
  kind: row.kind,
  recipient: row.recipient,
  subject: row.subject,
  createdAt: row.created_at,
  state: row.state === "sent" || row.state === "failed" ? row.state : "waiting",
  direction: row.recipient_person_id === personId ? "received" : "issued",
  body: row.body,
  sentAt: row.sent_at,
  lastError: row.last_error,
});

const ownMails = (tx: Tx, personId: string) => tx.selectFrom("mail").where((e) => e.or([e("recipient_person_id", "=", personId), e("issued_by", "=", personId)]));

/** Letters to the person or caused by them, newest first. */
export async function findMails(tx: Tx, personId: string, { limit, offset }: Part): Promise<WholeMail[]> {
  const rows = await ownMails(tx, personId).select(mailColumns).orderBy("created_at", "desc").orderBy("id", "desc").limit(limit).offset(offset).execute();
  return rows.map((row) => mailOf(row, personId));
}

export async function countMails(tx: Tx, personId: string): Promise<number> {
  const row = await ownMails(tx, personId)
    .select(sql<string>`count(*)`.as("found"))
    .executeTakeFirstOrThrow();
  return Number(row.found);
}

export async function findMail(tx: Tx, personId: string, id: string): Promise<WholeMail | undefined> {
  const row = await ownMails(tx, personId).select(mailColumns).where("id", "=", id).executeTakeFirst();
  return row && mailOf(row, personId);
}
