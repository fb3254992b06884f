import { z } from "zod";
import { flag, line, optional, prose, upload, wholeNumber } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { responseStates } from "#topics/survey/delegations/model";
import { answerValue, key } from "#topics/survey/questionnaires/model";
import { answerStates, askedQuestion, campaignHead, hint, locks, sectionCounts, snapshotContent, surveyOverview, valueFailures } from "./model.ts";

const reads = { kind: "read", scope: "member" } as const;
const writes = { kind: "write", scope: "member" } as const;
const place = { memberId, campaignId: objectId };
const remark = prose(4_000);

/** The campaigns a member is asked in, running ones first. */
export const listSurveys = defineOperation({
  name: "survey.list",
  ...reads,
  input: z.object({ memberId }),
  output: z.object({
    memberName: z.string(),
    surveys: z.array(
      campaignHead.extend({
        responseState: z.enum(responseStates).nullable(),
        asked: z.int(),
        done: z.int(),
        openInquiries: z.int(),
        snapshots: z.int(),
      }),
    ),
  }),
  failures: [],
});

/** The overview of one member's survey: sections, state, what is missing, the next step. A contributor sees the handed sections. */
export const openSurvey = defineOperation({
  name: "survey.open",
  ...reads,
  input: z.object(place),
  output: surveyOverview,
  failures: ["campaign-unknown"],
});

/** One section: its questions with values, remarks, versions, hints, last period and inquiries. */
export const readSection = defineOperation({
  name: "survey.section",
  ...reads,
  input: z.object({ ...place, section: key }),
  output: z.object({
    memberName: z.string(),
    campaign: campaignHead,
    responseState: z.enum(responseStates).nullable(),
    lock: z.enum(locks).nullable(),
    section: z.object({
      key,
      title: z.string(),
      intro: z.string(),
      audience: z.string().nullable(),
      minutes: z.int(),
      number: z.int(),
      of: z.int(),
    }),
    counts: sectionCounts,
    questions: z.array(askedQuestion),
    /** The first question without an answer; null when all have one. */
    nextOpen: key.nullable(),
    hints: z.array(hint),
    delegatedTo: z.array(z.string()),
    handedInAt: z.iso.datetime().nullable(),
    handedInBy: z.string().nullable(),
    previousSection: key.nullable(),
    nextSection: key.nullable(),
    contributor: z.boolean(),
  }),
  failures: ["campaign-unknown", "section-unknown"],
  logged: "outside",
});

/** What saving answers: the new version, the counts of the section, what is worth a second look, and where to go on. */
const saved = z.object({
  question: key,
  version: z.int(),
  state: z.enum(answerStates),
  value: answerValue.nullable(),
  asked: z.int(),
  answered: z.int(),
  unknown: z.int(),
  missing: z.int(),
  hints: z.array(hint),
  next: key.nullable(),
});

/** Saves the whole answer to one question: a value, „weiß nicht“ or nothing, and the remark (kept if not sent). */
export const answerQuestion = defineOperation({
  name: "survey.answer",
  ...writes,
  input: z.object({
    ...place,
    question: key,
    value: z.unknown().optional(),
    unknown: flag,
    clear: flag,
    remark: remark.optional(),
    version: wholeNumber(0, 1_000_000).default(0),
  }),
  output: saved,
  failures: ["campaign-unknown", "question-unknown", "campaign-closed", "response-submitted", "answer-changed", ...valueFailures],
});

/** Attaches a file as the answer to a question that asks for one. */
export const attachFile = defineOperation({
  name: "survey.attach",
  ...writes,
  input: z.object({ ...place, question: key, file: upload, version: wholeNumber(0, 1_000_000).default(0) }),
  output: saved,
  failures: [
    "campaign-unknown",
    "question-unknown",
    "campaign-closed",
    "response-submitted",
    "answer-changed",
    "question-takes-no-file",
    "file-kind-refused",
    "file-too-large",
    "quota-exceeded",
  ],
});

/** The file attached to a question. */
export const readAttachment = defineOperation({
  name: "survey.attachment",
  ...reads,
  input: z.object({ ...place, question: key }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["campaign-unknown", "attachment-unknown"],
  answers: "file",
  logged: true,
});

/** Takes the answers of the last period over where there is none yet; they wait to be confirmed. */
export const carryOver = defineOperation({
  name: "survey.carry-over",
  ...writes,
  input: z.object(place),
  output: z.object({ carried: z.int(), leftOut: z.int() }),
  failures: ["campaign-unknown", "campaign-closed", "response-submitted", "nothing-to-carry-over", "answer-changed"],
});

/** Confirms everything carried over in a section at once. */
export const confirmSection = defineOperation({
  name: "survey.confirm",
  ...writes,
  input: z.object({ ...place, section: key }),
  output: sectionCounts.extend({ confirmed: z.int() }),
  failures: ["campaign-unknown", "section-unknown", "campaign-closed", "response-submitted", "answer-changed"],
});

/** A contributor says that a handed section is done. */
export const handInSection = defineOperation({
  name: "survey.hand-in-section",
  ...writes,
  input: z.object({ ...place, section: key }),
  output: z.object({ section: key, handedInAt: z.iso.datetime() }),
  failures: ["campaign-unknown", "section-unknown", "campaign-closed", "response-submitted", "sections-incomplete"],
});

const moved = z.object({ state: z.enum(responseStates), at: z.iso.datetime() });

/** Hands the complete answers to the management. */
export const submitSurvey = defineOperation({
  name: "survey.submit",
  ...writes,
  input: z.object({ ...place, remark: remark.default("") }),
  output: moved.extend({ hints: z.array(hint) }),
  failures: ["campaign-unknown", "campaign-closed", "response-submitted", "sections-incomplete"],
});

/** Takes a submission back before it is signed off. */
export const withdrawSurvey = defineOperation({
  name: "survey.withdraw",
  ...writes,
  input: z.object(place),
  output: moved,
  failures: ["campaign-unknown", "campaign-closed", "response-not-submitted"],
});

/** The management signs off; the answers are frozen as a numbered state. */
export const signOffSurvey = defineOperation({
  name: "survey.sign-off",
  ...writes,
  input: z.object({ ...place, remark: remark.default("") }),
  output: moved.extend({ number: z.int(), sha256: z.string() }),
  failures: ["campaign-unknown", "response-not-submitted"],
});

/** Sends the answers back with a reason; a frozen state stays. */
export const returnSurvey = defineOperation({
  name: "survey.return",
  ...writes,
  input: z.object({ ...place, reason: line(2_000) }),
  output: moved,
  failures: ["campaign-unknown", "campaign-closed", "response-not-submitted"],
});

const numbered = { ...place, number: optional(wholeNumber(1, 10_000)) };

/** A frozen state; the latest if no number is named. */
export const readSnapshot = defineOperation({
  name: "survey.snapshot",
  ...reads,
  input: z.object(numbered),
  output: z.object({
    number: z.int(),
    takenAt: z.iso.datetime(),
    submittedBy: z.string(),
    signedOffBy: z.string(),
    remark: z.string(),
    sha256: z.string(),
    /** The checksum, computed anew, is still the same. */
    intact: z.boolean(),
    content: snapshotContent,
    numbers: z.array(z.object({ number: z.int(), takenAt: z.iso.datetime(), signedOffBy: z.string() })),
  }),
  failures: ["snapshot-unknown"],
  logged: "outside",
});

/** A frozen state as a paper; without a number the answers as they stand now, marked as a draft. */
export const printSnapshot = defineOperation({
  name: "survey.snapshot-paper",
  ...reads,
  input: z.object({ ...numbered, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["campaign-unknown", "snapshot-unknown"],
  answers: "paper",
  logged: true,
});
