import { z } from "zod";
import { flag, optional, prose, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { sizeClasses } from "#topics/members/model";
import { key } from "#topics/survey/questionnaires/model";
import { comparedQuestion, comment, evaluated, groups, overview, quartiles, questionFigures, sectionFigures } from "./model.ts";

/** `mit=alle` counts answers that are not handed in yet, too; only the office may ask for it. */
const evaluation = { cooperativeId, campaignId: objectId, mit: optional(z.enum(["alle"])) };

/** The evaluation at a glance: participation, sections, gaps, „weiß nicht“, last period. */
export const readEvaluation = defineOperation({
  name: "evaluation.read",
  kind: "read",
  scope: "cooperative",
  input: z.object(evaluation),
  output: overview,
  failures: ["campaign-unknown"],
});

/** One section, question by question; of names, values and texts the first thirty, the export holds all. */
export const readSection = defineOperation({
  name: "evaluation.section",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...evaluation, section: key }),
  output: evaluated.extend({
    section: z.object({ key, title: z.string(), intro: z.string() }),
    figures: sectionFigures,
    questions: z.array(questionFigures),
  }),
  failures: ["campaign-unknown", "section-unknown"],
});

/** What a member sees of the others: quartiles and counts of comparable members, once the office has released them. */
export const compareMember = defineOperation({
  name: "evaluation.compare",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, campaignId: objectId }),
  output: z.object({
    campaign: z.object({ id: objectId, title: z.string(), period: z.string(), state: z.enum(["open", "closed"]) }),
    memberName: z.string(),
    /** Until then there is nothing to compare with. */
    released: z.boolean(),
    group: z.enum(groups).nullable(),
    size: z.enum(sizeClasses),
    count: z.int(),
    sections: z.array(z.object({ key, title: z.string(), own: z.number().nullable(), group: quartiles.nullable() })),
    questions: z.array(comparedQuestion),
  }),
  failures: ["campaign-unknown"],
});

/** Counts the closed campaign once and for good, and lets members compare themselves with these counts. */
export const freezeEvaluation = defineOperation({
  name: "evaluation.freeze",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, campaignId: objectId }),
  output: z.object({ members: z.int() }),
  failures: ["campaign-unknown", "campaign-open", "evaluation-frozen", "nothing-handed-in"],
});

/** The office's words about the whole, a section or a question. */
export const commentEvaluation = defineOperation({
  name: "evaluation.comment",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    cooperativeId,
    campaignId: objectId,
    subject: z.preprocess((value) => value ?? "", z.string().trim().max(80)),
    text: prose(10_000),
    version: wholeNumber(0, 1_000_000),
  }),
  output: comment,
  failures: ["campaign-unknown", "subject-unknown", "commentary-changed"],
});

/** The result paper; without names for councils. */
export const readPaper = defineOperation({
  name: "evaluation.paper",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, campaignId: objectId, format: z.enum(paperFormats).default("pdf"), anonymous: flag }),
  output: z.object({
    name: z.string(),
    format: z.enum(paperFormats),
    paper: z.custom<Paper>(),
    anonymous: z.boolean(),
    names: z.boolean(),
  }),
  failures: ["campaign-unknown"],
  answers: "paper",
  logged: true,
});

/** The evaluation as a spreadsheet. */
export const exportEvaluation = defineOperation({
  name: "evaluation.export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...evaluation, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: ["campaign-unknown"],
  answers: "sheets",
  logged: true,
});
