import { z } from "zod";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { sizeClasses } from "#topics/members/model";

/** How far a member is with a campaign. */
export const standings = ["not-begun", "in-progress", "submitted", "signed-off", "returned"] as const;
export const standing = z.enum(standings);
export type Standing = z.infer<typeof standing>;

/** What the matrix may be narrowed to: a standing, what is late, and who waits for an answer of the office. */
export const matrixStates = [...standings, "open", "overdue", "inquiries"] as const;
export type MatrixState = (typeof matrixStates)[number];

export const matrixSorts = ["name", "-name", "share", "-share", "due", "-due", "activity", "-activity", "inquiries", "-inquiries"] as const;
export type MatrixSort = (typeof matrixSorts)[number];

/** Members on one page of the matrix. */
export const pageLength = 25;

/** What the matrix is narrowed to and how it is ordered. */
export type MatrixFilter = {
  readonly state?: MatrixState | undefined;
  readonly size?: (typeof sizeClasses)[number] | undefined;
  readonly text?: string | undefined;
  readonly sort: MatrixSort;
};

/** Which members a filter leaves, as the store looks for them. */
export type Narrowing = {
  readonly standings: readonly Standing[];
  /** Only those whose last day was before this one. */
  readonly dueBefore: string | null;
  readonly withInquiries: boolean;
  readonly text: string | null;
  readonly size: "any" | "district" | "none" | { readonly from: number; readonly below: number };
};

/** Members of a campaign that are equally far and have the same last day. */
export type Alike = { readonly standing: Standing; readonly dueOn: string; readonly members: number };

/** Counts of one section of one member; `answered` includes „weiß nicht“. */
export const sectionCount = z.object({
  key: z.string(),
  asked: z.int(),
  answered: z.int(),
  unknown: z.int(),
  missing: z.int(),
  handedIn: z.boolean(),
});
export type SectionCount = z.infer<typeof sectionCount>;

/** A member in a campaign without its sections. */
export const followedMember = z.object({
  memberId,
  name: z.string(),
  size: z.enum(sizeClasses),
  standing,
  /** Days, `2026-11-23`. */
  opensOn: z.string(),
  dueOn: z.string(),
  overdue: z.boolean(),
  /** 0 to 1; null where nobody has begun. */
  share: z.number().nullable(),
  lastActivityAt: z.iso.datetime().nullable(),
  openInquiries: z.int(),
  activeDelegations: z.int(),
  remindedAt: z.iso.datetime().nullable(),
});
export type FollowedMember = z.infer<typeof followedMember>;

/** Summary over all members of a campaign, whatever the page shows. */
export const matrixCounts = z.object({
  total: z.int(),
  notBegun: z.int(),
  inProgress: z.int(),
  submitted: z.int(),
  signedOff: z.int(),
  returned: z.int(),
  overdue: z.int(),
  openInquiries: z.int(),
});
export type MatrixCounts = z.infer<typeof matrixCounts>;

/** A campaign as the matrix is headed. */
export const followedCampaign = z.object({
  id: objectId,
  cooperativeId,
  title: z.string(),
  period: z.string(),
  state: z.enum(["open", "closed"]),
  opensOn: z.string(),
  dueOn: z.string(),
  reminderDays: z.array(z.int()),
});

/** A campaign as it lies in the database, with the questionnaire it asks. */
export const campaignRow = followedCampaign.extend({ questionnaireId: objectId });
export type CampaignRow = z.infer<typeof campaignRow>;
