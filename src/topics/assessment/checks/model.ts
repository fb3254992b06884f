import { z } from "zod";
import { day, line, prose } from "#kernel/fields";
import { cooperativeId, memberId, objectId, personId } from "#kernel/ids";
import { offer } from "#topics/assessment/adoption/model";
import { levels, modals, relationships, scales } from "#topics/catalogue/formats/model";

/** What may be said to a requirement; which of them, the scale tells. */
export const statuses = ["yes", "partly", "no", "dispensable"] as const;
export const status = z.enum(statuses);
export type Status = z.infer<typeof status>;

export const checkStates = ["draft", "in-progress", "submitted", "returned", "verified", "closed"] as const;
export type CheckState = (typeof checkStates)[number];

export const roundStates = ["open", "closed"] as const;

/** What the answers describe, such as „2026“. */
export const period = line(40);

/** A requirement's stable key. */
export const requirementKey = line(300);

/** What of a member is checked; empty: the whole town hall. */
export const scope = prose(80);

/** Which requirements a round asks for; null asks all. */
export const selection = z.object({
  areas: z.array(z.string()).nullable(),
  levels: z.array(z.enum(levels)).nullable(),
  modals: z.array(z.enum(modals)).nullable(),
  maxEffort: z.int().min(0).max(5).nullable(),
});
export type Selection = z.infer<typeof selection>;

/** A check issued to n members in one act. */
export const round = z.object({
  id: objectId,
  cooperativeId,
  title: line(160),
  period,
  catalogueId: objectId,
  versionId: objectId,
  scale: z.enum(scales),
  selection,
  message: prose(2_000),
  opensOn: day,
  dueOn: day,
  reminderDays: z.array(z.int().min(-60).max(60)),
  state: z.enum(roundStates),
  issuedAt: z.date(),
  closedAt: z.date().nullable(),
});
export type Round = z.infer<typeof round>;

/** Counts of one area, or the sum of several. */
export const counts = z.object({
  asked: z.int(),
  yes: z.int(),
  partly: z.int(),
  no: z.int(),
  dispensable: z.int(),
  shared: z.int(),
  verified: z.int(),
  basicGaps: z.int(),
});
export type Counts = z.infer<typeof counts>;

/** One area of a check: its counts and who sees to it. */
export const area = counts.extend({ key: z.string(), title: z.string(), label: z.string(), assignedTo: personId.nullable(), assignedName: z.string().nullable() });
export type Area = z.infer<typeof area>;

/** Why nothing can be changed now. */
export const locks = ["round-closed", "check-submitted", "check-closed"] as const;
export type Lock = (typeof locks)[number];

/** A member's check as a whole. */
export const checkHead = z.object({
  id: objectId,
  memberId,
  memberName: z.string(),
  roundId: objectId,
  title: z.string(),
  period: z.string(),
  scope: z.string(),
  scale: z.enum(scales),
  state: z.enum(checkStates),
  roundState: z.enum(roundStates),
  catalogueTitle: z.string(),
  versionLabel: z.string(),
  message: z.string(),
  opensOn: day,
  dueOn: day,
  changedAt: z.date(),
  submittedAt: z.date().nullable(),
  submittedBy: z.string().nullable(),
  verifiedAt: z.date().nullable(),
  verifiedBy: z.string().nullable(),
  closedAt: z.date().nullable(),
  closedBy: z.string().nullable(),
  returnReason: z.string(),
  /** Does the reader see single answers, or only the state by area (data class)? */
  detail: z.boolean(),
});
export type CheckHead = z.infer<typeof checkHead>;

/** What the rows of a check may be narrowed to. */
export const rowStates = ["open", "offered", "suggested", "yes", "partly", "no", "dispensable", "basic-gap", "changed", "withdrawn", "verified", "differs"] as const;
export type RowState = (typeof rowStates)[number];

/** One requirement in the list of a check: as little as a list needs. */
export const row = z.object({
  key: z.string(),
  label: z.string(),
  title: z.string(),
  area: z.string(),
  status: status.nullable(),
  shared: z.enum(["yes", "partly"]).nullable(),
  effective: status.nullable(),
  verdict: status.nullable(),
  basic: z.boolean(),
  effort: z.int().nullable(),
  weight: z.int().nullable(),
  /** Its text has changed since it was answered. */
  changed: z.boolean(),
  /** Answered, but no longer asked. */
  withdrawn: z.boolean(),
  /** A proposal waits to be confirmed. */
  suggested: z.boolean(),
  /** A shared answer, or a new version of one, waits for the member's decision. */
  offered: z.boolean(),
});
export type Row = z.infer<typeof row>;

/** What the list is narrowed to. */
export type RowFilter = {
  readonly area?: string | undefined;
  readonly state?: RowState | undefined;
  readonly effort?: number | undefined;
  readonly audience?: string | undefined;
  readonly text?: string | undefined;
};

/** A requirement in full. */
export const fullRequirement = z.object({
  key: z.string(),
  label: z.string(),
  title: z.string(),
  area: z.string(),
  statement: z.string(),
  guidance: z.string(),
  evidence: z.string(),
  modal: z.enum(modals).nullable(),
  level: z.enum(levels).nullable(),
  effort: z.int().nullable(),
  weight: z.int().nullable(),
  audience: z.string().nullable(),
  textHash: z.string(),
  withdrawn: z.boolean(),
});
export type FullRequirement = z.infer<typeof fullRequirement>;

/** What a member says to a requirement, beside it the office's verdict. */
export const storedAnswer = z.object({
  status: status.nullable(),
  shared: z.enum(["yes", "partly"]).nullable(),
  effective: status.nullable(),
  reason: z.string(),
  note: z.string(),
  deficits: z.string(),
  responsible: z.string(),
  dueOn: day.nullable(),
  textHash: z.string(),
  suggested: status.nullable(),
  suggestedFrom: z.string().nullable(),
  relationship: z.string().nullable(),
  version: z.int(),
  answeredAt: z.date(),
  answeredBy: z.string(),
  verdict: status.nullable(),
  verdictNote: z.string(),
  verdictAt: z.date().nullable(),
  verdictBy: z.string().nullable(),
});
export type StoredAnswer = z.infer<typeof storedAnswer>;

/** The words of an answer as they will be kept. */
export type Change = Pick<StoredAnswer, "status" | "reason" | "note" | "deficits" | "responsible" | "dueOn" | "version">;

/** What an answer was for another requirement, and how that one relates to this: `source` is the answered one. */
export const suggestion = z.object({
  checkId: objectId,
  requirement: z.string(),
  catalogue: z.string(),
  check: z.string(),
  label: z.string(),
  title: z.string(),
  status,
  reason: z.string(),
  relationship: z.enum(relationships),
  /** What may be proposed from it; null where it only informs. */
  proposal: status.nullable(),
});
export type Suggestion = z.infer<typeof suggestion>;

/** A shared answer as the requirement of a check shows it: what would count with it adopted as it stands, and whether it speaks now. */
export const offeredAnswer = offer
  .pick({ id: true, provider: true, version: true, coverage: true, statement: true, residualDuty: true, evidence: true, file: true, standing: true, decided: true, dutyOpen: true })
  .extend({ adopted: status.nullable(), carries: z.boolean() });
export type OfferedAnswer = z.infer<typeof offeredAnswer>;

/** A file, link or document that shows how a requirement is met. */
export const evidence = z.object({
  id: objectId,
  kind: z.enum(["file", "link", "document"]),
  title: z.string(),
  address: z.string().nullable(),
  sha256: z.string().nullable(),
  expiresOn: day.nullable(),
  expired: z.boolean(),
  addedAt: z.date(),
  addedBy: z.string(),
});
export type Evidence = z.infer<typeof evidence>;

/** What a new version of a catalogue may do to an answer. */
export const concerns = ["new", "withdrawn", "renumbered", "text-changed"] as const;
export type Concern = (typeof concerns)[number];

/** A requirement concerned by a new version: how it read, how it reads, how many have answered it. */
export const concerned = z.object({
  key: z.string(),
  concern: z.enum(concerns),
  oldLabel: z.string().nullable(),
  newLabel: z.string().nullable(),
  oldTitle: z.string().nullable(),
  newTitle: z.string().nullable(),
  oldText: z.string().nullable(),
  newText: z.string().nullable(),
  answers: z.int(),
});
export type Concerned = z.infer<typeof concerned>;

/** Files that may be attached, by their ending (PRODUCT §3.6). */
export const fileEndings = ["pdf", "png", "jpg", "jpeg", "odt", "docx", "xlsx", "ods", "txt"] as const;

/** Largest attachment: 25 MB. */
export const largestFileBytes = 25 * 1024 * 1024;

/** Checks on one page of the matrix. */
export const pageLength = 25;

/** Requirements of the triage on one page. */
export const triageLength = 100;

export const matrixStates = [...checkStates, "open", "overdue", "basic-gaps"] as const;
export type MatrixState = (typeof matrixStates)[number];
export const matrixSorts = ["name", "-name", "share", "-share", "answered", "-answered", "due", "-due", "gaps", "-gaps"] as const;
export type MatrixSort = (typeof matrixSorts)[number];

/** One check in the matrix without its areas. */
export const followedCheck = z.object({
  checkId: objectId,
  memberId,
  name: z.string(),
  scope: z.string(),
  state: z.enum(checkStates),
  dueOn: day,
  overdue: z.boolean(),
  counts,
  /** Fulfilled or dispensable, of what is asked: 0 to 1. */
  share: z.number().nullable(),
  answered: z.int(),
  changedAt: z.date(),
  remindedAt: z.date().nullable(),
});
export type FollowedCheck = z.infer<typeof followedCheck>;
