import { z } from "zod";
import { day } from "#kernel/fields";
import { objectId } from "#kernel/ids";
import { indicators } from "#topics/steering/overview/model";

/** What may be released to the public, each by itself. */
export const publicFigures = ["inhabitants", "signed", "saving", ...indicators] as const;
export type PublicFigure = (typeof publicFigures)[number];

/** A figure as it is today; `saving` in thousandths. */
export const figureToday = z.object({ figure: z.enum(publicFigures), value: z.int(), of: z.int().nullable() });
export type FigureToday = z.infer<typeof figureToday>;

export const releasedFigure = figureToday.extend({ statedOn: day, releasedByName: z.string() });
export type ReleasedFigure = z.infer<typeof releasedFigure>;

/** Where the agreement stands: the newest version that was put before the councils. */
export const agreementState = z.object({
  versionId: objectId,
  number: z.int(),
  isInForce: z.boolean(),
  inForceOn: day.nullable(),
  endsOn: day.nullable(),
  lastNoticeOn: day.nullable(),
  adopted: z.int(),
  signed: z.int(),
  parties: z.int(),
});
export type AgreementState = z.infer<typeof agreementState>;

/** The money of a year, in cents. */
export const yearMoney = z.object({
  year: z.int(),
  plan: z.int().nullable(),
  actual: z.int().nullable(),
  levied: z.int().nullable(),
  isSettled: z.boolean(),
  granted: z.int(),
  received: z.int(),
  used: z.int(),
  savedThousandths: z.int().nullable(),
});
export type YearMoney = z.infer<typeof yearMoney>;

export const decisionKinds = [
  "agreement-open",
  "agreement-notice",
  "saving-low",
  "plan-missing",
  "levy-missing",
  "settlement-missing",
  "award-open",
  "grant-evidence",
  "contracts-due",
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** Something the steering group has to decide, with how many or until when. */
export const groupDecision = z.object({ kind: z.enum(decisionKinds), count: z.int(), day: day.nullable(), year: z.int().nullable(), objectId: objectId.nullable() });
export type GroupDecision = z.infer<typeof groupDecision>;

/** What decisions follow from. */
export type GroupFacts = {
  readonly today: string;
  readonly agreement: AgreementState | null;
  /** Years with plan, actual cost, levy and settlement. */
  readonly years: readonly { readonly year: number; readonly hasPlan: boolean; readonly hasActual: boolean; readonly isLevied: boolean; readonly isSettled: boolean }[];
  readonly savedThousandths: number | null;
  /** Purchases whose offers are compared and not awarded. */
  readonly comparing: number;
  /** Evidence owed to a giver and near, soonest first. */
  readonly evidence: readonly { readonly day: string; readonly grantId: string }[];
  readonly contracts: readonly { readonly day: string }[];
};
