import { z } from "zod";
import type { CooperativeId, MemberId } from "#kernel/ids";
import { objectId } from "#kernel/ids";
import { key, type Definition } from "#topics/survey/questionnaires/model";

/** Whether a code still opens its sections. */
export const delegationStates = ["active", "expired", "revoked", "exhausted"] as const;
export type DelegationState = (typeof delegationStates)[number];

/** Wrong codes until a code is dead: 28⁸ codes and ten tries leave a chance of one in 37 billion. */
export const mostAttempts = 10;

/** How long a code may be valid, in days. */
export const longestDays = 60;

/** How long somebody stays in after entering the code, in hours: a working day. */
export const sessionHours = 12;

/** A delegation as it is kept. */
export type Delegation = {
  readonly id: string;
  readonly cooperativeId: CooperativeId;
  readonly memberId: MemberId;
  readonly campaignId: string;
  readonly sections: readonly string[];
  readonly name: string;
  readonly email: string | null;
  readonly note: string;
  readonly codeHash: string;
  readonly expiresAt: Date;
  readonly failedAttempts: number;
  readonly createdAt: Date;
  readonly createdByName: string;
  readonly lastEnteredAt: Date | null;
  readonly revokedAt: Date | null;
};

/** A delegation as the coordinator sees it; the code is not in it. */
export const delegationView = z.object({
  id: objectId,
  name: z.string(),
  email: z.string().nullable(),
  note: z.string(),
  sections: z.array(key),
  state: z.enum(delegationStates),
  createdAt: z.iso.datetime(),
  createdByName: z.string(),
  expiresAt: z.iso.datetime(),
  lastEnteredAt: z.iso.datetime().nullable(),
});
export type DelegationView = z.infer<typeof delegationView>;

export const responseStates = ["in-progress", "submitted", "signed-off", "returned"] as const;
export const responseState = z.enum(responseStates);
export type ResponseState = z.infer<typeof responseState>;

/** A campaign is answered, or nobody changes anything any more. */
export const campaignState = z.enum(["open", "closed"]);

/** A campaign as one member is asked in it, with the questionnaire it asks. */
export type AskedCampaign = {
  readonly cooperativeId: CooperativeId;
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly campaignId: string;
  readonly title: string;
  readonly period: string;
  readonly message: string;
  readonly state: "open" | "closed";
  /** Days, `2026-11-23`. */
  readonly opensOn: string;
  readonly dueOn: string;
  readonly previousCampaignId: string | null;
  readonly questionnaireKey: string;
  readonly questionnaireVersion: number;
  readonly definition: Definition;
  /** None: not begun. */
  readonly responseState: ResponseState | null;
  /** The sections handed to the acting contributor; null for everybody else. */
  readonly handed: readonly string[] | null;
};
