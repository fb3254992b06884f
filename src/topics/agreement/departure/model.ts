/** The nouns of leaving: what is handed out, and what is in the package. */
import { z } from "zod";
import { cooperativeId, memberId, objectId } from "#kernel/ids";

/** One export: what it held, and by what it is recognised. */
export const departureExport = z.object({
  fingerprint: z.string(),
  rows: z.int(),
  files: z.int(),
  bytes: z.int(),
  historyNumber: z.int(),
  historyHash: z.string(),
  exportedAt: z.date(),
  exportedByName: z.string(),
});
export type DepartureExport = z.infer<typeof departureExport>;

/** Rows of one table. */
export const tableCount = z.object({ table: z.string(), rows: z.int() });

/** What was deleted, what stays, and by what the member can prove what it took along. */
export const certificate = z.object({
  memberName: z.string(),
  gone: z.array(tableCount),
  people: z.int(),
  files: z.int(),
  kept: z.array(tableCount),
  /** Where the chain of the member's events ended. */
  events: z.int(),
  historyHash: z.string(),
  fingerprint: z.string(),
  exportedAt: z.string(),
});
export type Certificate = z.infer<typeof certificate>;

/** A deletion that was asked for, and what became of it. */
export const departure = z.object({
  memberId,
  memberName: z.string(),
  id: objectId,
  askedAt: z.date(),
  askedBy: z.string(),
  askedByName: z.string(),
  confirmedAt: z.date().nullable(),
  confirmedByName: z.string().nullable(),
  dueOn: z.string().nullable(),
  stoppedAt: z.date().nullable(),
  stoppedByName: z.string().nullable(),
  doneAt: z.date().nullable(),
  certificate: certificate.nullable(),
});
export type Departure = z.infer<typeof departure>;

/** One part of a package, as its list of contents says. */
export const listedPart = z.object({ name: z.string(), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type ListedPart = z.infer<typeof listedPart>;

/** One row of any table, as a package carries it. */
export const arrivingRow = z.record(z.string(), z.unknown());
export type ArrivingRow = Readonly<z.infer<typeof arrivingRow>>;

/** What a package says about itself. */
export const packageContents = z.object({
  format: z.literal("ringwall-mitglied"),
  edition: z.literal(1),
  /** The newest migration: a package fits where the tables are the same. */
  layout: z.string(),
  cooperativeId,
  memberId,
  memberName: z.string(),
  exportedAt: z.string(),
  fingerprint: z.string(),
  history: z.object({ number: z.int().min(0), hash: z.string() }),
  parts: z.array(listedPart).max(60_000),
});
export type PackageContents = z.infer<typeof packageContents>;
