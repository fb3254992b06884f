import { z } from "zod";
import { line, optional, prose, several, wholeNumber } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { key } from "#topics/survey/questionnaires/model";
import { delegationView, longestDays, responseStates } from "./model.ts";

/** What is told once: code and address; the page prints them as a slip. */
const codeSlip = z.object({
  delegationId: objectId,
  name: z.string(),
  code: z.string(),
  /** Where the code is typed, `https://…/beitrag/…`. */
  address: z.string(),
  expiresAt: z.iso.datetime(),
  sections: z.array(z.string()),
  campaignTitle: z.string(),
  /** The address went out by mail; the code never does. */
  mailed: z.boolean(),
});
export type CodeSlip = z.infer<typeof codeSlip>;

const validDays = wholeNumber(1, longestDays).default(30);

/** Hands sections of a campaign to a person without account; the code is told once. */
export const createDelegation = defineOperation({
  name: "delegation.create",
  kind: "write",
  scope: "member",
  input: z.object({
    memberId,
    campaignId: objectId,
    sections: several(key, 30).pipe(z.array(key).min(1)),
    name: line(120),
    email: optional(z.email().max(200)),
    note: prose(1_000).default(""),
    days: validDays,
  }),
  output: codeSlip,
  failures: ["campaign-unknown", "section-unknown", "campaign-closed", "response-submitted"],
  reveals: true,
});

/** Everything handed on in one campaign of a member, and the sections there are to hand on. */
export const listDelegations = defineOperation({
  name: "delegation.list",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, campaignId: objectId }),
  output: z.object({
    memberName: z.string(),
    campaign: z.object({
      id: objectId,
      title: z.string(),
      period: z.string(),
      dueOn: z.string(),
      state: z.enum(["open", "closed"]),
      responseState: z.enum(responseStates).nullable(),
    }),
    sections: z.array(z.object({ key, title: z.string(), audience: z.string().nullable(), minutes: z.int(), questions: z.int() })),
    delegations: z.array(delegationView),
  }),
  failures: ["campaign-unknown"],
});

/** A new code for the same sections; the old one and whoever is in with it are out. */
export const renewDelegation = defineOperation({
  name: "delegation.renew",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, delegationId: objectId, days: validDays }),
  output: codeSlip,
  failures: ["delegation-unknown", "campaign-unknown", "section-unknown", "delegation-revoked", "campaign-closed", "response-submitted"],
  reveals: true,
});

/** Takes sections back at once; answers already given stay. */
export const revokeDelegation = defineOperation({
  name: "delegation.revoke",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, delegationId: objectId }),
  output: z.object({ delegationId: objectId, name: z.string() }),
  failures: ["delegation-unknown"],
});

/** Opens handed-on sections with the typed code. A refused try is an answer, not a failure, because it is counted. */
export const enterDelegation = defineOperation({
  name: "delegation.enter",
  kind: "write",
  scope: "public",
  input: z.object({ delegationId: objectId, code: line(40) }),
  output: z.discriminatedUnion("stage", [
    z.object({
      stage: z.literal("complete"),
      secret: z.string().optional(),
      memberId,
      campaignId: objectId,
      sections: z.array(key),
      name: z.string(),
      expiresAt: z.iso.datetime(),
    }),
    z.object({ stage: z.literal("refused"), reason: z.enum(["code-wrong", "code-exhausted", "delegation-expired", "delegation-revoked"]) }),
  ]),
  failures: [],
  reveals: true,
});

/** Ends the contributor's session on this device. */
export const leaveDelegation = defineOperation({
  name: "delegation.leave",
  kind: "write",
  scope: "self",
  input: z.object({}),
  output: z.object({}),
  failures: [],
});
