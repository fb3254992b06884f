import { z } from "zod";
import { memberId, objectId } from "#kernel/ids";
import { key } from "#topics/survey/questionnaires/model";

/** `open`: the office has the word; `answered`: the member has it; `closed`: done. */
export const inquiryStates = ["open", "answered", "closed"] as const;
export type InquiryState = (typeof inquiryStates)[number];

/** Longest message, in characters. */
export const longestMessage = 4_000;

export const inquiryMessage = z.object({
  id: objectId,
  author: z.string(),
  /** Written by the office; else by the member. */
  byOffice: z.boolean(),
  text: z.string(),
  at: z.iso.datetime(),
});
export type InquiryMessage = z.infer<typeof inquiryMessage>;

/** An inquiry in a list: what it is about and who spoke last. */
export const inquiryEntry = z.object({
  id: objectId,
  memberId,
  memberName: z.string(),
  campaignId: objectId,
  campaignTitle: z.string(),
  section: key,
  sectionTitle: z.string(),
  question: key,
  questionText: z.string(),
  state: z.enum(inquiryStates),
  askedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  messages: z.int(),
  lastAuthor: z.string(),
  lastText: z.string(),
});
export type InquiryEntry = z.infer<typeof inquiryEntry>;

/** A whole thread. */
export const inquiryThread = inquiryEntry.extend({ thread: z.array(inquiryMessage) });
export type InquiryThread = z.infer<typeof inquiryThread>;

/** What a use case needs to know to decide on a reply. */
export type Inquiry = {
  readonly id: string;
  readonly campaignId: string;
  readonly section: string;
  readonly question: string;
  readonly state: InquiryState;
  readonly askedBy: string | null;
  readonly delegationId: string | null;
};
