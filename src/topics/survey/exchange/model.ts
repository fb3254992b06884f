import { z } from "zod";
import { objectId } from "#kernel/ids";
import { valueFailures } from "#topics/survey/answers/model";
import { key } from "#topics/survey/questionnaires/model";

/** The hidden sheet by which we know our own files, and the head of the hidden column that names each row. */
export const sealSheet = "Ringwall";
export const idHead = "Kennung";

/** The shape of our workbooks; a later one may read differently. */
export const sealFormat = 1;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Cells as the doors read them from a file. */
export const readSheets = z.object({
  sheets: z.array(z.object({ name: z.string(), rows: z.array(z.array(cell).readonly()).readonly() })).readonly(),
});

/** What a file says about one question: the answer as it stands in the cells, „weiß nicht“, the remark. */
export const entry = z.object({ value: z.unknown(), unknown: z.boolean(), remark: z.string() });
export type Entry = z.infer<typeof entry>;

/** Where something stands in a file; rows are counted from 1 as office programs show them. */
export const spot = z.object({ sheet: z.string(), row: z.int() });
export type Spot = z.infer<typeof spot>;

/** What keeps a cell from being taken over. */
export const mistakeReasons = [...valueFailures, "row-unknown", "row-twice", "row-missing", "head-changed"] as const;
export const mistake = spot.extend({ question: key.nullable(), reason: z.enum(mistakeReasons) });
export type Mistake = z.infer<typeof mistake>;

/** An entry that differs from what the file held when it was made. */
export const editedEntry = spot.extend({
  question: key,
  version: z.int(),
  entry,
  /** Rows of a table question, in the order of its entries. */ tableRows: z.array(z.int()),
});
export type EditedEntry = z.infer<typeof editedEntry>;

/** What an import holds until it is applied. */
export const staged = z.object({ edited: z.array(editedEntry), mistakes: z.array(mistake), unchanged: z.int() });
export type Staged = z.infer<typeof staged>;

/** Which version and content of every answer a workbook held when it was made. */
export type Bases = Readonly<Record<string, { readonly version: number; readonly digest: string }>>;

/** For whom a workbook was made, and which version and content of every answer it holds. */
export type Seal = {
  readonly format: number;
  readonly campaignId: string;
  readonly memberId: string;
  readonly questionnaire: string;
  readonly bases: Bases;
};

/** One change as it is shown before it is made. */
export const plannedChange = spot.extend({
  question: key,
  sectionTitle: z.string(),
  text: z.string(),
  from: z.string(),
  to: z.string(),
  fromRemark: z.string(),
  toRemark: z.string(),
  /** Changed in the product after the file was made: by whom and when. */
  conflict: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type PlannedChange = z.infer<typeof plannedChange>;

export const importHead = z.object({
  id: objectId,
  fileName: z.string(),
  stagedAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().nullable(),
});
