import { z } from "zod";
import { line, optional, pageNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { key } from "#topics/survey/questionnaires/model";
import { inquiryEntry, inquiryStates, inquiryThread, longestMessage } from "./model.ts";

const message = z.string().trim().min(1).max(longestMessage);
const changed = z.object({ inquiryId: objectId, state: z.enum(inquiryStates) });

/** Asks the office about a question; goes on with the open thread if there is one. */
export const askInquiry = defineOperation({
  name: "inquiry.ask",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, campaignId: objectId, question: key, text: message }),
  output: changed,
  failures: ["campaign-unknown", "question-unknown"],
});

/** Writes into a thread: from the office it counts as answered, from the member as open again. */
export const replyInquiry = defineOperation({
  name: "inquiry.reply",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, inquiryId: objectId, text: message }),
  output: changed,
  failures: ["inquiry-unknown", "inquiry-closed"],
});

/** Ends a thread; it stays readable. */
export const closeInquiry = defineOperation({
  name: "inquiry.close",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, inquiryId: objectId }),
  output: changed,
  failures: ["inquiry-unknown", "inquiry-closed"],
});

const filter = { state: optional(z.enum(inquiryStates)), campaignId: optional(objectId), text: optional(line(100)) };

/** All threads of one member. */
export const listInquiries = defineOperation({
  name: "inquiry.list",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, ...filter }),
  output: z.object({ inquiries: z.array(inquiryEntry) }),
  failures: [],
});

/** One thread with every message. */
export const readInquiry = defineOperation({
  name: "inquiry.read",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, inquiryId: objectId }),
  output: inquiryThread,
  failures: ["inquiry-unknown"],
});

/** The office's worklist: threads of all members, those waiting longest first. */
export const queueInquiries = defineOperation({
  name: "inquiry.queue",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, ...filter, page: pageNumber }),
  output: z.object({
    inquiries: z.array(inquiryEntry),
    found: z.int(),
    page: z.int(),
    pages: z.int(),
    counts: z.object({ open: z.int(), answered: z.int(), closed: z.int() }),
  }),
  failures: [],
});

/** The worklist as a spreadsheet, with the same filter. */
export const exportInquiries = defineOperation({
  name: "inquiry.export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, ...filter, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: [],
  answers: "sheets",
  logged: true,
});
