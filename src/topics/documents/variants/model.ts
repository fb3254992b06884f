import { z } from "zod";
import { prose } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { stableKey, textBlock } from "#topics/documents/models/model";

/** What a member wrote in place of a clause, and the model's words it was made from: where those have changed since, both are to be looked at. */
export const edit = z.object({ text: prose(20_000).min(1), base: z.string().max(20_000) });
export type Edit = z.infer<typeof edit>;

/** A text of the member's own: behind a clause, or at the end of a section. */
export const passage = z.object({
  id: z.string().min(1).max(80),
  section: stableKey,
  after: stableKey.nullable(),
  title: z.string().max(160),
  text: prose(20_000).min(1),
  /** The clause it was once an edit of, whose place the model has given up; null once the member has decided to keep it. */
  left: stableKey.nullable(),
});
export type Passage = z.infer<typeof passage>;

/** Everything a member has of its own over a model: values of gaps, ticks, reworded clauses, passages. */
export const overlay = z.object({
  values: z.record(z.string(), z.string().max(2_000)),
  ticks: z.record(z.string(), z.boolean()),
  edits: z.record(z.string(), edit),
  passages: z.array(passage).max(200),
});
export type Overlay = z.infer<typeof overlay>;

export const emptyOverlay: Overlay = { values: {}, ticks: {}, edits: {}, passages: [] };

/** Whose words a part of the finished text is. */
export const partOrigins = ["model", "edited", "own"] as const;

/** A part of the finished text: a clause or an own passage, with its gaps filled. */
export const part = z.object({ id: z.string(), origin: z.enum(partOrigins), title: z.string(), blocks: z.array(textBlock) });
export type Part = z.infer<typeof part>;

/** The text of a variant as it will be read; frozen when it is released. */
export const composed = z.object({ title: z.string(), sections: z.array(z.object({ id: z.string(), title: z.string(), parts: z.array(part) })) });
export type Composed = z.infer<typeof composed>;

/** What is missing or does not fit before a variant may go to review. */
// oxfmt-ignore
export const gapProblemNames = ["missing", "not-a-date", "not-a-number", "not-an-option", "not-a-mail", "not-a-phone"] as const;
export type GapProblemName = (typeof gapProblemNames)[number];
export const gapProblem = z.object({ key: z.string(), label: z.string(), problem: z.enum(gapProblemNames) });
export type GapProblem = z.infer<typeof gapProblem>;

/** Facts the platform knows, by the name a placeholder asks for them. */
export type KnownFacts = Readonly<Partial<Record<string, string>>>;

/** How the model's and the member's words for one clause stand to each other after a new version of the model. */
// oxfmt-ignore
export const changeKinds = [
  "taken", // the model's new words, where the member had left the clause as it was
  "added", // a clause that is new
  "offered", // an optional clause that is new
  "dropped", // a clause the model has given up and the member had left as it was
  "joined", // both changed different sentences: both are in
  "agreed", // both changed it to the same words
  "conflict", // both changed the same sentence
  "left-over", // the model has given up a clause the member had reworded
  "asked", // a question that is new
] as const;

/** One thing a new version of the model changes in a variant. */
export const change = z.object({ kind: z.enum(changeKinds), id: z.string(), title: z.string(), before: z.string(), after: z.string() });
export type Change = z.infer<typeof change>;

/** Something to decide: the member's words, the model's new ones, and the old ones both were made from. */
export const conflict = z.object({ id: z.string(), title: z.string(), mine: z.string(), theirs: z.string().nullable(), base: z.string() });
export type Conflict = z.infer<typeof conflict>;

/** Whose words are to stand. */
export const decisions = ["mine", "theirs", "both"] as const;
export type Decision = (typeof decisions)[number];

/** Where a version of a variant is on its way. */
export const variantStates = ["draft", "review", "released", "resolved", "published", "withdrawn"] as const;
export type VariantState = (typeof variantStates)[number];

/** What the works council's part came to. */
export const worksCouncilSteps = ["agreed", "informed", "not-needed"] as const;
export type WorksCouncilStep = (typeof worksCouncilSteps)[number];

/** Has the council resolved on it? */
export const resolutions = ["resolved", "not-needed"] as const;
export type Resolution = (typeof resolutions)[number];

// oxfmt-ignore
export const entryKinds = [
  "started", "merged", "submitted", "returned", "works-council", "released", "resolved", "published", "withdrawn", "review-planned",
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What happened to a version. */
export const documentEntry = z.object({ kind: z.enum(entryKinds), text: z.string(), writtenAt: z.date(), writtenByName: z.string() });
export type DocumentEntry = z.infer<typeof documentEntry>;

/** A member's version of a document, without its words. */
export const documentVersion = z.object({
  id: objectId,
  memberId,
  key: stableKey,
  number: z.int(),
  modelId: objectId,
  modelLabel: z.string(),
  modelVersion: z.int(),
  state: z.enum(variantStates),
  title: z.string(),
  revision: z.int(),
  problems: z.int(),
  conflicts: z.int(),
  worksCouncil: z.enum(worksCouncilSteps).nullable(),
  worksCouncilOn: z.string().nullable(),
  worksCouncilNote: z.string(),
  submittedAt: z.date().nullable(),
  submittedByName: z.string().nullable(),
  releasedAt: z.date().nullable(),
  releasedByName: z.string().nullable(),
  resolution: z.enum(resolutions).nullable(),
  resolutionOn: z.string().nullable(),
  resolutionNumber: z.string(),
  resolutionBody: z.string(),
  resolutionNote: z.string(),
  inForceOn: z.string().nullable(),
  publishedAt: z.date().nullable(),
  publishedByName: z.string().nullable(),
  reviewOn: z.string().nullable(),
  withdrawnAt: z.date().nullable(),
  withdrawnReason: z.string(),
  changedAt: z.date(),
  changedByName: z.string(),
});
export type DocumentVersion = z.infer<typeof documentVersion>;

/** What a member has of one document: a cell of the matrix. */
export const adoptionCell = z.object({
  /** `none`: nothing yet; `draft`: begun; `review`; `released`: on its way into force; `published`. */
  stand: z.enum(["none", "draft", "review", "released", "published"]),
  label: z.string(),
  isBehind: z.boolean(),
  isReviewDue: z.boolean(),
  documentId: objectId.nullable(),
});
export type AdoptionCell = z.infer<typeof adoptionCell>;
