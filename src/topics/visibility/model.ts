/** What visibility speaks of. */
import { z } from "zod";

/** From least to most; each includes the ones before. */
export const dataClasses = ["aggregate", "status", "detail"] as const;
export type DataClass = (typeof dataClasses)[number];

/** What holds for one member: its own choice, or the cooperative's default. */
export const memberChoice = z.object({
  memberId: z.string(),
  memberName: z.string(),
  dataClass: z.enum(dataClasses),
  /** Has the member chosen itself? */
  own: z.boolean(),
  reason: z.string(),
  setAt: z.date().nullable(),
  setByName: z.string().nullable(),
});
export type MemberChoice = z.infer<typeof memberChoice>;

/** Somebody from outside read details of the member. */
export const look = z.object({ at: z.date(), personName: z.string(), role: z.string(), operation: z.string(), object: z.string(), objectName: z.string().nullable() });
export type Look = z.infer<typeof look>;
