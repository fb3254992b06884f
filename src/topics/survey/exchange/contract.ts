import { z } from "zod";
import { line, several } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import type { Workbook } from "#kernel/sheets";
import { locks } from "#topics/survey/answers/model";
import { key } from "#topics/survey/questionnaires/model";
import { importHead, mistake, plannedChange, readSheets } from "./model.ts";

const place = { memberId, campaignId: objectId };

/** Formats with several sheets and lists; CSV has neither. */
export const workbookFormats = ["xlsx", "ods"] as const;

/** All questions of a member with the answers so far, to be filled in offline. */
export const makeWorkbook = defineOperation({
  name: "survey.workbook",
  kind: "read",
  scope: "member",
  input: z.object({ ...place, format: z.enum(workbookFormats).default("xlsx") }),
  output: z.object({ format: z.enum(workbookFormats), workbook: z.custom<Workbook>() }),
  failures: ["campaign-unknown"],
  answers: "sheets",
  logged: true,
});

/** Reads a filled-in workbook; nothing is changed yet. */
export const stageWorkbook = defineOperation({
  name: "survey.stage-workbook",
  kind: "write",
  scope: "member",
  input: z.object({ ...place, workbook: readSheets, fileName: line(200) }),
  output: z.object({ importId: objectId, edited: z.int(), mistakes: z.int() }),
  failures: ["campaign-unknown", "campaign-closed", "response-submitted", "workbook-foreign", "workbook-of-other", "workbook-tampered"],
  accepts: "sheets",
});

const campaign = z.object({ id: objectId, title: z.string(), period: z.string(), dueOn: z.string() });

/** Whether a table can be brought back now, and what was brought so far. */
export const listWorkbooks = defineOperation({
  name: "survey.list-workbooks",
  kind: "read",
  scope: "member",
  input: z.object(place),
  output: z.object({ memberName: z.string(), campaign, lock: z.enum(locks).nullable(), imports: z.array(importHead) }),
  failures: ["campaign-unknown"],
});

/** What a workbook would change: from, to, conflicts, mistakes with their rows. */
export const readWorkbook = defineOperation({
  name: "survey.read-workbook",
  kind: "read",
  scope: "member",
  input: z.object({ ...place, importId: objectId }),
  output: z.object({
    memberName: z.string(),
    campaign,
    lock: z.enum(locks).nullable(),
    head: importHead,
    changes: z.array(plannedChange),
    mistakes: z.array(mistake.extend({ text: z.string().nullable() })),
    unchanged: z.int(),
  }),
  failures: ["campaign-unknown", "import-unknown"],
});

/** Takes the changes over: all, or the chosen; conflicts only those named. */
export const applyWorkbook = defineOperation({
  name: "survey.apply-workbook",
  kind: "write",
  scope: "member",
  input: z.object({
    ...place,
    importId: objectId,
    take: z.enum(["all", "chosen"]).default("all"),
    chosen: several(key, 1_200),
    conflicts: several(key, 1_200),
  }),
  output: z.object({ applied: z.int(), left: z.int(), conflictsLeft: z.int() }),
  failures: ["campaign-unknown", "import-unknown", "campaign-closed", "response-submitted", "nothing-to-apply", "answer-changed"],
});
