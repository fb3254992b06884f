/** What can be done on the way of an agreement. */
import { z } from "zod";
import { day, optional, prose } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { agreementHead, agreementObjection } from "#topics/agreement/terms/model";
import { agreementFormality, agreementNotice, agreementRight, agreementSignature, courseLine, formalities, noticeKinds, termDates } from "./model.ts";

const place = { cooperativeId, versionId: objectId };

/** Where one version stands on its way, and why. */
const course = z.object({
  version: agreementHead,
  lines: z.array(courseLine),
  /** The first day it may hold; null while something stands against it. */
  effectiveOn: day.nullable(),
  obstacle: z.string().nullable(),
  names: z.record(z.string(), z.string()),
  deciding: z.array(memberId),
  signatures: z.array(agreementSignature),
  formalities: z.array(agreementFormality),
  needed: z.array(z.enum(formalities)),
  notices: z.array(agreementNotice),
  /** What houses object to in what was entered for them. */
  objections: z.array(agreementObjection),
  dates: termDates.nullable(),
  isInForce: z.boolean(),
  sections: z.object({ goodCause: z.string(), succession: z.string(), formality: z.string() }),
});
export type AgreementCourse = z.infer<typeof course>;

export const readCourse = defineOperation({
  name: "agreement.course",
  kind: "read",
  scope: "cooperative",
  input: z.object(place),
  output: course,
  failures: ["version-unknown"],
});

/** What the agreement means for one member: the version that waits for it or holds, its part in it, and what the office may see because of it. */
export const readOwnAgreement = defineOperation({
  name: "agreement.own",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({
    memberName: z.string(),
    inForce: agreementHead.nullable(),
    waiting: course.nullable(),
    dates: termDates.nullable(),
    tasks: z.array(z.object({ letter: z.string(), title: z.string(), mandated: z.boolean(), dataClass: z.string() })),
    rights: z.array(agreementRight),
    notices: z.array(agreementNotice),
    sections: z.object({ goodCause: z.string(), succession: z.string() }),
  }),
  failures: ["member-unknown"],
});
export type OwnAgreement = (typeof readOwnAgreement)["output"]["_output"];

export const signAgreement = defineOperation({
  name: "agreement.sign",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, versionId: objectId, signedOn: day, signatory: prose(200).default("") }),
  output: z.object({ signed: z.literal(true) }),
  failures: ["version-unknown", "not-circulated", "member-not-asked", "not-resolved", "signed-already", "day-in-future", "signed-before-resolved"],
});

/** Notes what authority and public were told, or what the authority said. */
export const noteFormality = defineOperation({
  name: "agreement.note-formality",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...place, formality: z.enum(formalities), happenedOn: day, reference: prose(200).default("") }),
  output: z.object({ noted: z.literal(true) }),
  failures: ["version-unknown", "formality-unneeded", "not-signed", "not-approved", "noted-already", "day-in-future", "day-too-early"],
});

/** Puts a version in force from the day the law allows; the office's rights follow. */
export const putInForce = defineOperation({
  name: "agreement.put-in-force",
  kind: "write",
  scope: "cooperative",
  input: z.object(place),
  output: z.object({ inForceOn: day }),
  failures: ["version-unknown", "not-circulated", "not-resolved", "not-signed", "not-notified", "not-approved", "not-published", "in-force-already", "overtaken"],
});

export const giveNotice = defineOperation({
  name: "agreement.give-notice",
  kind: "write",
  scope: "member",
  input: z.object({
    memberId,
    notice: z.enum(noticeKinds),
    givenOn: day,
    lastDay: optional(day),
    reason: prose(2_000).default(""),
    succeededOn: optional(day),
    approvedOn: optional(day),
  }),
  output: z.object({ lastDay: day }),
  failures: [
    "not-in-force",
    "notice-given",
    "notice-not-agreed",
    "notice-too-late",
    "reason-missing",
    "succession-missing",
    "succession-too-late",
    "approval-missing",
    "day-in-future",
    "last-day-too-early",
  ],
});

/** All parties end the agreement together. */
export const endAgreement = defineOperation({
  name: "agreement.end",
  kind: "write",
  scope: "cooperative",
  input: z.object({ ...place, lastDay: day, approvedOn: optional(day) }),
  output: z.object({ endsOn: day }),
  failures: ["version-unknown", "not-in-force", "approval-missing", "last-day-too-early"],
});

/** The letter to the supervisory authority: notification or request for approval, with its annexes. */
export const printNotification = defineOperation({
  name: "agreement.notification-paper",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...place, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["version-unknown"],
  answers: "paper",
});

export type LifecycleFailure = (
  | typeof readCourse
  | typeof readOwnAgreement
  | typeof signAgreement
  | typeof noteFormality
  | typeof putInForce
  | typeof giveNotice
  | typeof endAgreement
  | typeof printNotification
)["failures"][number];
