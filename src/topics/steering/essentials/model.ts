import { z } from "zod";
import { memberId, objectId } from "#kernel/ids";
import { adoptionCell } from "#topics/documents/variants/model";
import { packConcerns, type PackStanding } from "#topics/emergency/pack/model";

/** In which order the members stand: by name, or those first that lack most of something. */
export const orders = ["name", "documents", "trainings", "pack"] as const;
export type Order = (typeof orders)[number];

/** What members may lack; the first lets all of them stand. */
export const gaps = ["all", "documents", "trainings", "pack"] as const;
export type Gap = (typeof gaps)[number];

/** A training as a member stands in it: at least so many have finished, null before anything is published; and how many slips there are. */
export const trainingCell = z.object({ completed: z.int().nullable(), slips: z.int() });
export type TrainingCell = z.infer<typeof trainingCell>;

/** What is known of a member's pack. */
export type Packed = Pick<PackStanding, "fingerprint" | "printedOn" | "printedFingerprint"> & { readonly builtOn: string };

/** A member's emergency pack: when it was built and printed, how many days ago that was, what is to be done about it. */
export const packCell = z.object({ builtOn: z.string().nullable(), printedOn: z.string().nullable(), ageDays: z.int().nullable(), concern: z.enum(packConcerns).nullable() });
export type PackCell = z.infer<typeof packCell>;

export const essentialsRow = z.object({
  memberId,
  memberName: z.string(),
  /** Shows more than states: its documents may be opened. */
  details: z.boolean(),
  /** In the order of the columns. */
  documents: z.array(adoptionCell),
  /** In the order of the columns; null where the member is not asked. */
  trainings: z.array(trainingCell.nullable()),
  pack: packCell,
});
export type EssentialsRow = z.infer<typeof essentialsRow>;

export const documentColumn = z.object({
  key: z.string(),
  title: z.string(),
  label: z.string(),
  modelId: objectId,
  /** Members that have the newest version in force. */ current: z.int(),
});

export const trainingColumn = z.object({ campaignId: objectId, title: z.string(), dueOn: z.string(), completed: z.int(), slips: z.int() });

export const essentials = z.object({
  documents: z.array(documentColumn),
  trainings: z.array(trainingColumn),
  rows: z.array(essentialsRow),
  /** Members that show at least states; of how many the pack is printed and current. */
  members: z.int(),
  packs: z.int(),
  /** Members the filter leaves. */
  found: z.int(),
  /** Members that show only sums: in no row and no sum. */
  hidden: z.int(),
  page: z.int(),
  pages: z.int(),
});
export type Essentials = z.infer<typeof essentials>;
