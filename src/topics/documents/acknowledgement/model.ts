import { z } from "zod";
import type { Counted } from "#kernel/fives";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { documentVersion } from "#topics/documents/variants/model";

/** Days after closing until slips and confirmations are forgotten, as with trainings. */
export const keptDays = 30;

/** Days from the deadline on which coordinators are reminded. */
export const reminderDays = [-7, -1, 7] as const;

/** Days until the deadline when nothing else is said: four weeks, with holidays in between. */
export const usualDays = 28;

/** Most people of a department: as many slips as one printing holds. */
export const mostPeople = 500;

/** What the codes of slips are derived and recognised by, with the installation's key. */
export const acknowledgementSlip = { spelling: "acknowledgement slip", recognising: "acknowledgement slip code" } as const;

/** What the clock counts of those who read. */
export const countedNames = ["confirmed"] as const;
export type Count = Counted<(typeof countedNames)[number]>;

/** The key of the whole house among departments, where it has none of its own or is to be asked as one. */
export const wholeHouse = "house";

export const acknowledgementStates = ["open", "closed"] as const;

/** A version of a document put before the departments of a house. */
export const acknowledgement = z.object({
  id: objectId,
  cooperativeId,
  memberId,
  documentId: objectId,
  key: documentVersion.shape.key,
  title: z.string(),
  number: z.int(),
  documentState: documentVersion.shape.state,
  dueOn: z.string(),
  note: z.string(),
  state: z.enum(acknowledgementStates),
  /** Slips bear numbers, and open ones are seen as long as the works agreement allows it. */
  numbered: z.boolean(),
  people: z.int(),
  startedAt: z.date(),
  startedByName: z.string(),
  closedAt: z.date().nullable(),
});
export type Acknowledgement = z.infer<typeof acknowledgement>;

/** A department that reads. */
export const readingDepartment = z.object({
  id: objectId,
  unitId: objectId.nullable(),
  name: z.string(),
  people: z.int(),
  slips: z.int(),
  /** Too small to stand alone in figures. */
  pooled: z.boolean(),
});
export type ReadingDepartment = z.infer<typeof readingDepartment>;

/** What is published of a cell: how many at least. */
export const readingFigure = z.object({ memberId, acknowledgementId: objectId, cell: z.string(), publishedOn: z.string(), confirmed: z.int() });
export type ReadingFigure = z.infer<typeof readingFigure>;

/** At least so many, and since when that is known; null before the first publication. */
export const readingSum = z.object({ confirmed: z.int(), publishedOn: z.string() }).nullable();
export type ReadingSum = z.infer<typeof readingSum>;

/** A list signed by hand. */
export const signedSheet = z.object({
  id: objectId,
  departmentId: objectId,
  department: z.string(),
  signedOn: z.string(),
  people: z.int(),
  fileId: objectId,
  fileName: z.string(),
  recordedByName: z.string(),
});
export type SignedSheet = z.infer<typeof signedSheet>;

/** What a member agreed with its staff council on open slips. */
export const openSlipsAgreement = z.object({ openSlips: z.boolean(), basis: z.string(), agreedOn: z.string(), setAt: z.date(), setByName: z.string() });
export type OpenSlipsAgreement = z.infer<typeof openSlipsAgreement>;

/** Why a code opens nothing today. */
export const doorRefusals = ["code-wrong", "acknowledgement-closed", "document-superseded"] as const;
export type DoorRefusal = (typeof doorRefusals)[number];
