import { z } from "zod";
import { memberId, objectId } from "#kernel/ids";
import { responseStates } from "#topics/survey/delegations/model";
import { inquiryMessage, inquiryStates } from "#topics/survey/inquiries/model";
import { answerValue, key, question, valueComplaints, type AnswerValue, type ValueComplaint } from "#topics/survey/questionnaires/model";

export const answerStates = ["answered", "unknown", "open"] as const;
export type AnswerState = (typeof answerStates)[number];

/** An answer as it is kept; `open` keeps a remark or a carried-over value to be confirmed. */
export type StoredAnswer = {
  readonly question: string;
  readonly section: string;
  readonly state: AnswerState;
  readonly value: AnswerValue | null;
  readonly remark: string;
  readonly carriedOver: boolean;
  readonly version: number;
  readonly answeredAt: Date;
  readonly answeredName: string;
};

/** An answer to be written; `version` is the one it gets, one above the version it replaces. */
export type AnswerChange = Pick<StoredAnswer, "question" | "section" | "state" | "value" | "remark" | "carriedOver" | "version">;

/** What counting needs of an answer: its state, the value where other questions or checks depend on it, and whether it waits to be confirmed. */
export const countedState = z.object({ s: z.enum(answerStates), v: answerValue.optional(), c: z.literal(true).optional() });
export const countedStates = z.record(z.string(), countedState);
export type CountedStates = Readonly<Record<string, z.infer<typeof countedState>>>;

/** How far a section is: asked ≥ answered + unknown; missing are the required ones among the rest. */
export const sectionCounts = z.object({ asked: z.int(), answered: z.int(), unknown: z.int(), missing: z.int(), toConfirm: z.int() });
export type SectionCounts = z.infer<typeof sectionCounts>;

/** A section's counts with the states they follow from. */
export type SectionProgress = SectionCounts & { readonly section: string; readonly states: CountedStates };

/** Something worth a second look; it never keeps anybody from submitting. */
export const hint = z.object({ questions: z.array(key), message: z.string() });
export type Hint = z.infer<typeof hint>;

/** Why nothing can be changed now. */
export const locks = ["campaign-closed", "response-submitted"] as const;
export type Lock = (typeof locks)[number];

/** What the page offers next. */
export const stepNames = ["answer", "confirm", "hand-in", "submit", "sign-off", "wait", "done", "closed"] as const;
export const step = z.object({ name: z.enum(stepNames), section: key.nullable(), question: key.nullable() });
export type Step = z.infer<typeof step>;

export const campaignHead = z.object({
  id: objectId,
  title: z.string(),
  period: z.string(),
  message: z.string(),
  state: z.enum(["open", "closed"]),
  opensOn: z.string(),
  dueOn: z.string(),
});
export type CampaignHead = z.infer<typeof campaignHead>;

/** What was done with the response as a whole, with names as they were then. */
export const responseFacts = z.object({
  state: z.enum(responseStates).nullable(),
  remark: z.string(),
  submittedAt: z.iso.datetime().nullable(),
  submittedBy: z.string().nullable(),
  signedOffAt: z.iso.datetime().nullable(),
  signedOffBy: z.string().nullable(),
  returnedAt: z.iso.datetime().nullable(),
  returnedBy: z.string().nullable(),
  returnReason: z.string(),
});
export type ResponseFacts = z.infer<typeof responseFacts>;

/** A section in the overview. */
export const sectionEntry = sectionCounts.extend({
  key,
  title: z.string(),
  audience: z.string().nullable(),
  minutes: z.int(),
  openInquiries: z.int(),
  answeredInquiries: z.int(),
  delegatedTo: z.array(z.string()),
  handedInAt: z.iso.datetime().nullable(),
  handedInBy: z.string().nullable(),
});
export type SectionEntry = z.infer<typeof sectionEntry>;

/** One survey of one member: how far it is, what is missing, what comes next. */
export const surveyOverview = z.object({
  memberName: z.string(),
  campaign: campaignHead,
  response: responseFacts,
  lock: z.enum(locks).nullable(),
  sections: z.array(sectionEntry),
  total: sectionCounts,
  missing: z.array(z.object({ section: key, question: key, text: z.string() })),
  hints: z.array(hint),
  next: step,
  /** The period before, if answers of this member may be carried over from it. */
  previous: z.object({ title: z.string(), period: z.string() }).nullable(),
  snapshots: z.array(z.object({ number: z.int(), takenAt: z.iso.datetime(), signedOffBy: z.string() })),
  /** The reader came with a code. */
  contributor: z.boolean(),
});
export type SurveyOverview = z.infer<typeof surveyOverview>;

/** A question as it stands on the page. */
export const askedQuestion = z.object({
  question,
  state: z.enum(answerStates),
  value: answerValue.nullable(),
  remark: z.string(),
  /** 0: never saved. */
  version: z.int(),
  carriedOver: z.boolean(),
  answeredBy: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  previous: z.object({ period: z.string(), state: z.enum(answerStates), text: z.string(), remark: z.string() }).nullable(),
  /** The sentence that asks back; null where nothing is unusual. */
  hint: z.string().nullable(),
  inquiry: z.object({ id: objectId, state: z.enum(inquiryStates), thread: z.array(inquiryMessage) }).nullable(),
});
export type AskedQuestion = z.infer<typeof askedQuestion>;

/** What was signed off, readable without anything else. */
export const snapshotContent = z.object({
  campaign: z.object({ id: objectId, title: z.string(), period: z.string() }),
  questionnaire: z.object({ key: z.string(), version: z.int() }),
  member: z.object({ id: memberId, name: z.string() }),
  sections: z.array(
    z.object({
      key,
      title: z.string(),
      questions: z.array(
        z.object({
          key,
          text: z.string(),
          state: z.enum(answerStates),
          value: answerValue.nullable(),
          /** The value in words. */ answer: z.string(),
          remark: z.string(),
        }),
      ),
    }),
  ),
});
export type SnapshotContent = z.infer<typeof snapshotContent>;

export type ValueFailure = `value-${Exclude<ValueComplaint, "empty">}`;

/** Every way in which a value may not fit its question, as failures; an empty value is no fault but takes the answer back. */
export const valueFailures = valueComplaints.flatMap((complaint): ValueFailure[] => (complaint === "empty" ? [] : [`value-${complaint}`]));

/** Files that may be attached, by their ending (PRODUCT §3.3). */
export const fileEndings = ["pdf", "png", "jpg", "jpeg", "odt", "docx", "xlsx", "ods", "txt"] as const;

/** Largest attachment: 25 MB. */
export const largestFileBytes = 25 * 1024 * 1024;
