/** What the office has entered for a member, and the member's word on it. */
import { z } from "zod";
import { day } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { resolutionResults, resolutionSteps } from "#topics/agreement/resolutions/model";

export const entrySubjects = ["resolution", "signature", "notice", "in-force"] as const;
export type EntrySubject = (typeof entrySubjects)[number];
export const entryAnswers = ["confirmed", "objected"] as const;
export type EntryAnswer = (typeof entryAnswers)[number];

/** The last word of a house on an entry. */
export const givenAnswer = z.object({ answer: z.enum(entryAnswers), reason: z.string(), answeredAt: z.date(), answeredByName: z.string() });

export const officeEntry = z.object({
  memberId,
  subject: z.enum(entrySubjects),
  /** The entry of a resolution, the version signed or put in force, the notice. */
  subjectId: objectId,
  versionId: objectId.nullable(),
  versionTitle: z.string().nullable(),
  step: z.enum(resolutionSteps).nullable(),
  result: z.enum(resolutionResults).nullable(),
  /** The session, the signature, the last day, the first day in force. */
  on: day.nullable(),
  enteredAt: z.date(),
  answer: givenAnswer.nullable(),
});
export type OfficeEntry = z.infer<typeof officeEntry>;
