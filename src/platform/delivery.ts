/** Delivers the outbox: by SMTP with growing pauses over three days; without SMTP mails stay readable in the product. */
import { createTransport, type Transporter } from "nodemailer";
import { sql } from "kysely";
import type { Actor } from "#kernel/operation";
import { methodOf } from "./calendar.ts";
import type { Db } from "./db/open.ts";
import { transactAs, type Tx } from "./db/transact.ts";

export type MailConfig = {
  readonly smtpUrl: string | undefined;
  readonly from: string;
  /** How long a silent server is waited for, in milliseconds. */ readonly patience?: number;
};

/** The clock at work: it sees mails, idempotency and schedules, and no member's data. */
export const clockActor: Actor = {
  personId: null,
  name: "Zeitplan",
  role: "job",
  cooperativeId: null,
  members: [],
  delegationId: null,
  credential: null,
  language: "de",
};

/** Pauses between attempts in minutes: from one minute to twelve hours, over 72 hours in total (PROMISES G15). */
const pausesMinutes = [1, 5, 15, 60, 180, 360, 720, 720, 720, 720, 720];

type Waiting = {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly calendar: string | null;
  readonly message_id: string;
  readonly attempts: number;
};

const takeWaiting = (tx: Tx, now: Date): Promise<Waiting[]> =>
  tx
    .selectFrom("mail")
    .select(["id", "recipient", "subject", "body", "calendar", "message_id", "attempts"])
    .where("state", "=", "waiting")
    .where("next_attempt_at", "<=", now)
    .orderBy("next_attempt_at")
    .limit(50)
    .execute();

/** When the next attempt is due after so many, or null when there have been enough. */
export const nextAttemptAt = (attempts: number, now: Date): Date | null => {
  const pause = pausesMinutes[attempts];
  return pause === undefined ? null : new Date(now.getTime() + pause * 60_000);
};

/** A recipient that does not exist will not exist in an hour either. */
const isFinal = (error: unknown): boolean =>
  error instanceof Error &&
  "responseCode" in error &&
  typeof error.responseCode === "number" &&
  error.responseCode >= 550 &&
  error.responseCode < 560 &&
  error.responseCode !== 552;

async function markFailed(tx: Tx, mail: Waiting, failure: { error: unknown; now: Date }): Promise<void> {
  const next = isFinal(failure.error) ? null : nextAttemptAt(mail.attempts, failure.now);
  const last_error = String(failure.error instanceof Error ? failure.error.message : failure.error).slice(0, 500);
  const state = next ? "waiting" : "failed";
  await tx
    .updateTable("mail")
    .set({ attempts: mail.attempts + 1, last_error, state, ...(next ? { next_attempt_at: next } : {}) })
    .where("id", "=", mail.id)
    .execute();
}

const send = (transport: Transporter, from: string, mail: Waiting) =>
  transport.sendMail({
    from,
    to: mail.recipient,
    subject: mail.subject,
    text: mail.body,
    ...(mail.calendar === null ? {} : { icalEvent: { method: methodOf(mail.calendar), filename: "einladung.ics", content: mail.calendar } }),
    messageId: mail.message_id,
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
  });

/** Sends what is due; answers how many were sent and how many will be tried again or given up. */
export async function deliverMail(db: Db, { smtpUrl, from, patience = 20_000 }: MailConfig, now: () => Date): Promise<{ sent: number; failed: number }> {
  if (!smtpUrl) return { sent: 0, failed: 0 };
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patience / 2,
    greetingTimeout: patience / 2,
    socketTimeout: patience,
  });
  const waiting = await transactAs(db, clockActor, "read", async (tx) => ({ keep: false, value: await takeWaiting(tx, now()) }));
  const counts = { sent: 0, failed: 0 };
  for (const mail of waiting) {
    // The mail goes out between two transactions: a crash in this window sends it at most once more, with the same Message-ID.
    const error: unknown = await send(transport, from, mail).then(
      () => null,
      (cause: unknown) => cause ?? "unknown",
    );
    await transactAs(db, clockActor, "write", async (tx) => {
      if (error) await markFailed(tx, mail, { error, now: now() });
      else
        await tx
          .updateTable("mail")
          .set({ state: "sent", sent_at: now(), attempts: mail.attempts + 1, body: "", calendar: null })
          .where("id", "=", mail.id)
          .execute();
      return { keep: true, value: undefined };
    });
    counts[error ? "failed" : "sent"] += 1;
  }
  transport.close();
  return counts;
}

/** Forgets what remembered requests (a day) and mails delivered long ago (90 days, PROMISES G21). */
export async function tidy(db: Db, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await transactAs(db, clockActor, "write", async (tx) => {
    await sql`delete from idempotency where at < ${daysAgo(1)}`.execute(tx);
    await sql`delete from mail where created_at < ${daysAgo(90)} and state <> 'waiting'`.execute(tx);
    return { keep: true, value: undefined };
  });
}
