import { z } from "zod";
import { objectId, type MemberId } from "#kernel/ids";
import { requirementKey, status, type Selection } from "#topics/assessment/checks/model";
import { parameter, type Scale } from "#topics/catalogue/formats/model";
import { spot } from "#topics/survey/exchange/model";

/** What a file says to one requirement: the cells as they stand; a known status by its key, a known day as `2026-12-24`. */
export const entry = z.object({ status: z.string(), reason: z.string(), note: z.string(), deficits: z.string(), responsible: z.string(), dueOn: z.string() });
export type Entry = z.infer<typeof entry>;

/** What keeps a row from being taken over. */
export const mistakeReasons = [
  "row-unknown",
  "row-twice",
  "head-changed",
  "requirement-gone",
  "value-not-on-scale",
  "value-reason-needed",
  "value-not-a-date",
  "value-too-long",
] as const;
export type MistakeReason = (typeof mistakeReasons)[number];
export const mistake = spot.extend({ requirement: requirementKey.nullable(), reason: z.enum(mistakeReasons) });
export type Mistake = z.infer<typeof mistake>;

/** A row that differs from what the file held when it was made; `version` is the one it was made from. */
export const editedRow = spot.extend({ requirement: requirementKey, version: z.int(), entry });
export type EditedRow = z.infer<typeof editedRow>;

/** What an import holds until it is applied. */
export const staged = z.object({ edited: z.array(editedRow), mistakes: z.array(mistake), unchanged: z.int() });
export type Staged = z.infer<typeof staged>;

/** For whom a check's workbook was made, and which version and content of every answer it holds. */
export type CheckSeal = {
  readonly format: number;
  readonly checkId: string;
  readonly memberId: string;
  readonly bases: Readonly<Record<string, { readonly version: number; readonly digest: string }>>;
};

/** The scale a table is answered on. */
export type TableScale = Scale;

/** Which rows a whole check has: its member, its version and what of it is asked. */
export type RecordedCheck = { readonly memberId: MemberId; readonly id: string; readonly cooperativeId: string; readonly versionId: string; readonly selection: Selection };

/** One part of an answer that changes. */
export const fields = ["status", "reason", "note", "deficits", "responsible", "dueOn"] as const;
export type Field = (typeof fields)[number];

/** One change as it is shown before it is made. */
export const plannedChange = spot.extend({
  requirement: requirementKey,
  label: z.string(),
  title: z.string(),
  areaTitle: z.string(),
  kind: z.enum(["new", "changed"]),
  parts: z.array(z.object({ field: z.enum(fields), from: z.string(), to: z.string() })),
  /** Changed in the product after the file was made: by whom and when. */
  conflict: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type PlannedChange = z.infer<typeof plannedChange>;

export const importHead = z.object({ id: objectId, fileName: z.string(), stagedAt: z.iso.datetime(), appliedAt: z.iso.datetime().nullable() });

/** A requirement as a check asks it, with all that was said about it. */
export const recordedRow = z.object({
  key: z.string(),
  label: z.string(),
  title: z.string(),
  statement: z.string(),
  guidance: z.string(),
  area: z.string(),
  level: z.string().nullable(),
  modal: z.string().nullable(),
  effort: z.int().nullable(),
  weight: z.int().nullable(),
  textHash: z.string(),
  parameters: z.array(parameter),
  basic: z.boolean(),
  status: status.nullable(),
  effective: status.nullable(),
  /** The shared answer the member relies on here. */
  shared: z.object({ provider: z.string(), coverage: z.enum(["full", "partial", "guidance"]), gives: z.enum(["yes", "partly"]) }).nullable(),
  verdict: status.nullable(),
  verdictNote: z.string(),
  verdictAt: z.date().nullable(),
  reason: z.string(),
  note: z.string(),
  deficits: z.string(),
  responsible: z.string(),
  dueOn: z.iso.date().nullable(),
  /** Something waits to be confirmed. */
  suggested: status.nullable(),
  answeredHash: z.string().nullable(),
  version: z.int(),
  answeredAt: z.date().nullable(),
  answeredBy: z.string(),
  evidence: z.array(z.string()),
});
export type RecordedRow = z.infer<typeof recordedRow>;
