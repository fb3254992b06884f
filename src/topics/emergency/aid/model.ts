/** What town halls offer each other. */
import { z } from "zod";
import { memberId, objectId } from "#kernel/ids";

export const directions = ["offer", "request"] as const;
export type Direction = (typeof directions)[number];
export const aidKinds = ["rooms", "laptops", "phones", "it-people", "office-people", "other"] as const;
export type AidKind = (typeof aidKinds)[number];

export const aid = z.object({
  memberId,
  memberName: z.string(),
  id: objectId,
  direction: z.enum(directions),
  kind: z.enum(aidKinds),
  amount: z.int(),
  description: z.string(),
  contact: z.string(),
  untilOn: z.string().nullable(),
  postedAt: z.date(),
});
export type Aid = z.infer<typeof aid>;
