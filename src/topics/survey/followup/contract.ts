import { z } from "zod";
import { flag, optional, pageNumber, prose, several } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { sizeClasses } from "#topics/members/model";
import { followedCampaign, followedMember, matrixCounts, matrixSorts, matrixStates, sectionCount } from "./model.ts";

const narrowed = {
  cooperativeId,
  campaignId: objectId,
  state: optional(z.enum(matrixStates)),
  size: optional(z.enum(sizeClasses)),
  text: optional(prose(100)),
  sort: z.preprocess((value) => value ?? "name", z.enum(matrixSorts)),
};

/** Who is how far: members × sections, with counts over all members and one page of rows. */
export const readMatrix = defineOperation({
  name: "campaign.matrix",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...narrowed, page: pageNumber }),
  output: z.object({
    campaign: followedCampaign,
    sections: z.array(z.object({ key: z.string(), title: z.string() })),
    counts: matrixCounts,
    found: z.int(),
    page: z.int(),
    pages: z.int(),
    members: z.array(followedMember.extend({ sections: z.array(sectionCount.nullable()) })),
  }),
  failures: ["campaign-unknown"],
});

/** The same page of the matrix as small pieces, for pages that keep themselves current. */
export const readMatrixLive = defineOperation({
  name: "campaign.matrix-live",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...narrowed, page: pageNumber }),
  output: z.object({
    parts: z.record(z.string(), z.object({ text: z.string(), tone: z.string().optional(), title: z.string().optional() })),
  }),
  failures: ["campaign-unknown"],
});

/** The matrix as a spreadsheet: all members the filter leaves. */
export const exportMatrix = defineOperation({
  name: "campaign.matrix-export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...narrowed, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: ["campaign-unknown"],
  answers: "sheets",
  logged: true,
});

/** Reminds the chosen members, or all that have not handed in, in one act. */
export const remindMembers = defineOperation({
  name: "campaign.remind",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, campaignId: objectId, members: several(memberId), all: flag, note: prose(1_000).default("") }),
  output: z.object({
    reminded: z.array(z.string()),
    letters: z.int(),
    /** Names: reminded within the last 24 hours. */
    remindedToday: z.array(z.string()),
    /** Names: nobody holds an office there who could be written to. */
    withoutRecipient: z.array(z.string()),
  }),
  failures: ["campaign-unknown", "campaign-closed", "nobody-to-remind", "nobody-to-write-to", "reminded-today"],
});

/** Sends the planned reminders of today; running it again sends nothing twice. */
export const remindDue = defineOperation({
  name: "campaign.remind-due",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ reminded: z.int(), letters: z.int() }),
  failures: [],
});
