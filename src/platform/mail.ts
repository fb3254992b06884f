/** The mail outbox: a mail is part of the act that causes it; delivery comes afterwards, with retry, at most once per crash window twice. */
import type { Tx } from "./db/transact.ts";
import { newId } from "./ids.ts";

export type Letter = {
  readonly cooperativeId: string | null;
  readonly memberId: string | null;
  /** Null where the recipient has no account. */
  readonly recipientPersonId: string | null;
  readonly recipient: string;
  /** Who caused it and may read it in the product until it is delivered. */
  readonly issuedBy: string | null;
  /** What it is about, as a word: `invitation`, `reminder`, `digest` … */
  readonly kind: string;
  readonly subject: string;
  readonly body: string;
  /** An invitation for calendar programs that travels along. */
  readonly calendar?: string;
  readonly at: Date;
};

/** Puts letters into the outbox in the transaction of the act. */
export async function post(tx: Tx, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  const rows = letters.map((letter) => {
    const id = newId(letter.at);
    return {
      id,
      cooperative_id: letter.cooperativeId,
      member_id: letter.memberId,
      recipient_person_id: letter.recipientPersonId,
      recipient: letter.recipient,
      issued_by: letter.issuedBy,
      kind: letter.kind,
      // Header injection ends here: a subject has one line.
      subject: letter.subject.replace(/[\r\n]+/g, " "),
      body: letter.body,
      calendar: letter.calendar ?? null,
      message_id: `<${id}@ringwall>`,
      created_at: letter.at,
      state: "waiting",
      next_attempt_at: letter.at,
    };
  });
  await tx.insertInto("mail").values(rows).execute();
}
