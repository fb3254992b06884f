import { z } from "zod";
import { line, prose } from "#kernel/fields";
import type { Counted } from "#kernel/fives";
import { cooperativeId, memberId, objectId, type MemberId } from "#kernel/ids";

/** Days after closing until slips, progress and names are forgotten. */
export const keptDays = 30;

/** What the codes of slips are derived and recognised by, with the installation's key. */
export const trainingSlip = { spelling: "training slip", recognising: "training slip code" } as const;

/** Most slips of one printing: a department of a large town hall. */
export const mostSlips = 500;

export const trainingStates = ["open", "closed"] as const;

/** A course issued to departments. */
export const trainingCampaign = z.object({
  id: objectId,
  cooperativeId,
  courseId: objectId,
  title: line(160),
  message: prose(2_000),
  opensOn: z.string(),
  dueOn: z.string(),
  /** Days from the deadline on which coordinators are reminded: negative before, positive after. */
  reminderDays: z.array(z.int()),
  state: z.enum(trainingStates),
  issuedAt: z.date(),
  closedAt: z.date().nullable(),
});
export type TrainingCampaign = z.infer<typeof trainingCampaign>;

/** A department that is to learn. */
export const trainingDepartment = z.object({
  cooperativeId,
  memberId,
  campaignId: objectId,
  id: objectId,
  unitId: objectId.nullable(),
  name: z.string(),
  slips: z.int(),
  /** Too small to stand alone in figures; undecided before the first slips. */
  pooled: z.boolean().nullable(),
});
export type TrainingDepartment = z.infer<typeof trainingDepartment>;

/** A department of a member, as far as issuing needs it. */
export type KnownUnit = { readonly memberId: MemberId; readonly id: string; readonly name: string };

/** What the clock counts of those who learn. */
export const countedNames = ["started", "completed"] as const;

/** People of a department as the clock counts them: with codes, and in classrooms and elsewhere. */
export type Count = Counted<(typeof countedNames)[number]>;

/** What is published of a cell: how many at least. */
export const trainingFigure = z.object({ memberId, campaignId: objectId, cell: z.string(), publishedOn: z.string(), started: z.int(), completed: z.int() });
export type TrainingFigure = z.infer<typeof trainingFigure>;

/** At least so many of a member, and since when that is known; null before the first publication. */
export const trainingSum = z.object({ started: z.int(), completed: z.int(), publishedOn: z.string() }).nullable();
export type TrainingSum = z.infer<typeof trainingSum>;

/** What a member agreed with its staff council on names. */
export const trainingAgreement = z.object({ names: z.boolean(), basis: z.string(), agreedOn: z.string(), setAt: z.date(), setByName: z.string() });
export type TrainingAgreement = z.infer<typeof trainingAgreement>;

export const participationSources = ["classroom", "import", "self"] as const;

/** Somebody who took part, by name; only where that is agreed. */
export const participation = z.object({ id: objectId, name: z.string(), department: z.string(), tookPartOn: z.string(), source: z.enum(participationSources) });
export type Participation = z.infer<typeof participation>;

/** People of a department who learned in a classroom or elsewhere. */
export const attendance = z.object({ department: z.string(), people: z.int(), heldOn: z.string(), source: z.enum(["classroom", "import"]), recordedByName: z.string() });
export type Attendance = z.infer<typeof attendance>;

/** What is wrong with a row of a file of completions. */
export const completionFaults = ["column-missing", "department-unknown", "day-wrong", "name-missing", "nothing-in-it", "too-many-rows"] as const;
export const completionProblem = z.object({ row: z.int(), fault: z.enum(completionFaults), subject: z.string() });
export type CompletionProblem = z.infer<typeof completionProblem>;
