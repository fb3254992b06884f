/** Nouns of oversight: events of the audit trail, its chains, mails. */
import { z } from "zod";

/** One committed act: who did what to which thing, when, through which door. */
export const auditEvent = z.object({
  /** The chain it belongs to and its place there. */
  chain: z.string(),
  number: z.number(),
  at: z.date(),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  personName: z.string(),
  role: z.string(),
  door: z.string(),
  operation: z.string(),
  object: z.string(),
  /** What the thing is called; null where it is gone, has no name, or is not for the reader. */
  objectName: z.string().nullable(),
});
export type AuditEvent = z.infer<typeof auditEvent>;

/** A part of the trail, newest first. */
export const auditPage = z.object({ events: z.array(auditEvent), page: z.number(), pages: z.number(), found: z.number() });

export const chainFaults = ["hash-differs", "number-missing", "entry-differs", "head-differs"] as const;

/** What recomputing a chain has found. */
export const chainVerdict = z.object({
  chain: z.string(),
  /** Whose chain it is: the cooperative or member by name; null for the installation. */
  name: z.string().nullable(),
  /** How many events were recomputed. */
  events: z.number(),
  /** Hash of the last event, hex: who has noted it earlier can compare. */
  head: z.string(),
  fault: z.object({ number: z.number(), fault: z.enum(chainFaults) }).nullable(),
});
export type ChainVerdict = z.infer<typeof chainVerdict>;

export const mailStates = ["waiting", "sent", "failed"] as const;

/** A letter as it lies in the outbox. */
export const listedMail = z.object({
  id: z.guid(),
  kind: z.string(),
  recipient: z.string(),
  subject: z.string(),
  createdAt: z.date(),
  state: z.enum(mailStates),
  /** Came to me, or was caused by me. */
  direction: z.enum(["received", "issued"]),
});
export type ListedMail = z.infer<typeof listedMail>;
