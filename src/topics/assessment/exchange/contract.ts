/** What can be done with a check's workbook. */
import { z } from "zod";
import { line, several } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import type { Workbook } from "#kernel/sheets";
import { checkHead, locks, requirementKey } from "#topics/assessment/checks/model";
import { readSheets } from "#topics/survey/exchange/model";
import { importHead, mistake, plannedChange } from "./model.ts";

const place = { memberId, checkId: objectId };

/** Formats with several sheets and lists; CSV has neither. */
export const workbookFormats = ["xlsx", "ods"] as const;

/** All requirements of a check with the answers so far, to be filled in offline. */
export const makeWorkbook = defineOperation({
  name: "check.workbook",
  kind: "read",
  scope: "member",
  input: z.object({ ...place, format: z.enum(workbookFormats).default("xlsx") }),
  output: z.object({ format: z.enum(workbookFormats), workbook: z.custom<Workbook>() }),
  failures: ["check-unknown"],
  answers: "sheets",
  logged: true,
});

/** Reads a filled-in workbook; nothing is changed yet. */
export const stageWorkbook = defineOperation({
  name: "check.stage-workbook",
  kind: "write",
  scope: "member",
  input: z.object({ ...place, workbook: readSheets, fileName: line(200) }),
  output: z.object({ importId: objectId, edited: z.int(), mistakes: z.int() }),
  failures: ["check-unknown", "round-closed", "check-submitted", "check-closed", "workbook-foreign", "workbook-of-other", "workbook-tampered"],
  accepts: "sheets",
});

const about = { check: checkHead, lock: z.enum(locks).nullable() };

/** Whether a table can be brought back now, and what was brought so far. */
export const listWorkbooks = defineOperation({
  name: "check.list-workbooks",
  kind: "read",
  scope: "member",
  input: z.object(place),
  output: z.object({ ...about, imports: z.array(importHead) }),
  failures: ["check-unknown"],
});

/** What a workbook would change: new, changed, conflicts, mistakes with their rows. */
export const readWorkbook = defineOperation({
  name: "check.read-workbook",
  kind: "read",
  scope: "member",
  input: z.object({ ...place, importId: objectId }),
  output: z.object({
    ...about,
    head: importHead,
    changes: z.array(plannedChange),
    mistakes: z.array(mistake.extend({ text: z.string().nullable() })),
    unchanged: z.int(),
  }),
  failures: ["check-unknown", "import-unknown"],
});

/** Takes the changes over: all, or the chosen; conflicts only those named. */
export const applyWorkbook = defineOperation({
  name: "check.apply-workbook",
  kind: "write",
  scope: "member",
  input: z.object({
    ...place,
    importId: objectId,
    take: z.enum(["all", "chosen"]).default("all"),
    chosen: several(requirementKey, 2_000),
    conflicts: several(requirementKey, 2_000),
  }),
  output: z.object({ applied: z.int(), left: z.int(), conflictsLeft: z.int() }),
  failures: ["check-unknown", "import-unknown", "round-closed", "check-submitted", "check-closed", "nothing-to-apply", "answer-changed"],
});
