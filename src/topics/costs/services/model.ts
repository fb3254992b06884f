/** The office's services and its hours. */
import { z } from "zod";
import { day, line, prose } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";

/** What a service is counted in. */
export const countings = ["hours", "pieces", "both"] as const;
export type Counting = (typeof countings)[number];

export const officeService = z.object({
  id: objectId,
  title: line(120),
  description: prose(2_000),
  /** Expected for each member and year. */
  plannedMinutes: z.int().min(0),
  counts: z.enum(countings),
  /** What one piece is called, „Platz“; empty where only hours count. */
  pieceName: z.string(),
  version: z.int(),
  withdrawnAt: z.date().nullable(),
});
export type OfficeService = z.infer<typeof officeService>;

/** One line: of one member, or of all together. */
export const notedTime = z.object({
  id: objectId,
  day,
  serviceId: objectId,
  serviceTitle: z.string(),
  /** Null for work for all. */
  memberName: z.string().nullable(),
  seconds: z.int(),
  pieces: z.int(),
  /** What one piece of the service is called today. */
  pieceName: z.string(),
  note: z.string(),
  notedByName: z.string(),
});
export type NotedTime = z.infer<typeof notedTime>;

/** What one member got of one service in a year. */
export const timeSum = z.object({ memberId, memberName: z.string(), serviceId: objectId, seconds: z.int(), pieces: z.int() });
export type TimeSum = z.infer<typeof timeSum>;

export const quarter = z.object({
  year: z.int(),
  quarter: z.int().min(1).max(4),
  availableMinutes: z.int().nullable(),
  note: z.string(),
  plannedMinutes: z.int(),
  givenMinutes: z.int(),
});
export type Quarter = z.infer<typeof quarter>;
