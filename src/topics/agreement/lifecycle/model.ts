/** How an agreement comes into force, is left and ends. */
import { z } from "zod";
import { day } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { dataClasses, type AgreementChange, type LegalForm } from "#topics/agreement/terms/model";

export const formalities = ["notified", "approved", "published"] as const;
export type Formality = (typeof formalities)[number];
export const noticeKinds = ["ordinary", "good-cause", "succession"] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export const courseSteps = ["circulated", "resolved", "signed", "notified", "approved", "published", "in-force"] as const;
export type CourseStep = (typeof courseSteps)[number];

export const agreementSignature = z.object({ memberId, signedOn: day, signatory: z.string() });
export type AgreementSignature = z.infer<typeof agreementSignature>;

export const agreementFormality = z.object({ formality: z.enum(formalities), happenedOn: day, reference: z.string() });
export type AgreementFormality = z.infer<typeof agreementFormality>;

export const agreementNotice = z.object({
  memberId,
  id: objectId,
  kind: z.enum(noticeKinds),
  givenOn: day,
  lastDay: day,
  reason: z.string(),
  recordedAt: z.date(),
  recordedRole: z.string(),
});
export type AgreementNotice = z.infer<typeof agreementNotice>;

/** What the office may see in a member from a day on, and for which task. */
export const agreementRight = z.object({
  memberId,
  validFrom: day,
  versionId: objectId,
  basis: z.enum(["agreement", "exit"]),
  dataClass: z.enum(dataClasses),
  tasks: z.record(z.string(), z.enum(dataClasses)),
});
export type AgreementRight = z.infer<typeof agreementRight>;

/** Everything the law asks about before an agreement takes effect. */
export type CourseFacts = {
  readonly legalForm: LegalForm;
  readonly change: AgreementChange;
  readonly isCirculated: boolean;
  readonly circulatedOn: string | null;
  /** Who has to resolve and sign. */
  readonly deciding: readonly string[];
  readonly decisions: readonly { readonly memberId: string; readonly isAdopted: boolean; readonly on: string }[];
  readonly signatures: readonly AgreementSignature[];
  readonly formalities: readonly AgreementFormality[];
  readonly namedOn: string | null;
  readonly inForceOn: string | null;
};

/** One step as the page shows it: what is done, what is next and why. */
export const courseLine = z.object({
  step: z.enum(courseSteps),
  standing: z.enum(["done", "next", "open"]),
  on: day.nullable(),
  /** Who is still missing. */
  missing: z.array(z.string()),
  /** Who has refused. */
  refused: z.array(z.string()),
  section: z.string(),
});
export type CourseLine = z.infer<typeof courseLine>;

/** Term and notice in days. */
export const termDates = z.object({ startedOn: day, endsOn: day.nullable(), lastNoticeOn: day.nullable(), isProlonged: z.boolean() });
export type TermDates = z.infer<typeof termDates>;
