/** What visibility speaks of. */
import { z } from "zod";
import { dataClasses as agreedClasses } from "#topics/agreement/terms/model";

/** From least to most; each includes the ones before. */
export const dataClasses = agreedClasses;
export type DataClass = (typeof dataClasses)[number];

/** Why a member shows as much as it does: it has chosen, the agreement says so, it has left the agreement or is no party, or the cooperative's default. */
export const visibilityBases = ["choice", "agreement", "exit", "no-party", "default"] as const;
export type VisibilityBasis = (typeof visibilityBases)[number];

/** What decides how much a member shows. */
export type Shown = {
  readonly own: { readonly dataClass: DataClass } | null;
  /** Null while no agreement has ever been in force. */
  readonly agreed: { readonly right: DataClass | null; readonly hasLeft: boolean } | null;
  readonly standard: DataClass | null;
};

/** What holds for one member: its own choice, or what the agreement gives, or the cooperative's default. */
export const memberChoice = z.object({
  memberId: z.string(),
  memberName: z.string(),
  dataClass: z.enum(dataClasses),
  /** Has the member chosen itself? */
  own: z.boolean(),
  basis: z.enum(visibilityBases),
  /** What the agreement would give; null without one. */
  agreed: z.enum(dataClasses).nullable(),
  reason: z.string(),
  setAt: z.date().nullable(),
  setByName: z.string().nullable(),
});
export type MemberChoice = z.infer<typeof memberChoice>;

/** Somebody from outside read details of the member. */
export const look = z.object({ at: z.date(), personName: z.string(), role: z.string(), operation: z.string(), object: z.string(), objectName: z.string().nullable() });
export type Look = z.infer<typeof look>;
