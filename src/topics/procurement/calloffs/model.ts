/** Framework contracts and what is called off from them. */
import { z } from "zod";
import { day } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";

/** A line of the volume; prices in cents for one. */
export const frameworkLine = z.object({
  item: z.string(),
  title: z.string(),
  unit: z.string(),
  quantity: z.int(),
  unitPrice: z.int(),
  alonePrice: z.int(),
  called: z.int(),
});
export type FrameworkLine = z.infer<typeof frameworkLine>;

export const framework = z.object({
  contractId: objectId,
  title: z.string(),
  supplierName: z.string(),
  purchaseId: objectId,
  lot: z.string(),
  warnPercent: z.int(),
  concludedAt: z.date(),
});
export type Framework = z.infer<typeof framework>;

export const callOffStates = ["ordered", "delivered", "paid", "cancelled"] as const;
export type CallOffState = (typeof callOffStates)[number];

export const callOff = z.object({
  id: objectId,
  contractId: objectId,
  memberId,
  memberName: z.string(),
  item: z.string(),
  quantity: z.int(),
  unitPrice: z.int(),
  alonePrice: z.int(),
  wantedOn: day.nullable(),
  note: z.string(),
  state: z.enum(callOffStates),
  orderedAt: z.date(),
  deliveredOn: day.nullable(),
  paidOn: day.nullable(),
  version: z.int(),
});
export type CallOff = z.infer<typeof callOff>;

/** What call-offs that stand cost, and would have cost alone, in cents. */
export const saving = z.object({ memberId, memberName: z.string(), callOffs: z.int(), pooled: z.int(), alone: z.int() });
export type Saving = z.infer<typeof saving>;
