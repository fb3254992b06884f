/** What oversight promises: the audit trail, its verification, and the letters the product sends. */
import { z } from "zod";
import { day, line, optional, pageNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import * as model from "./model.ts";

const filter = {
  /** An operation's name. */
  operation: optional(line(80)),
  /** Part of a person's name. */
  person: optional(line(120)),
  /** First and last day, as the town hall's calendar counts. */
  from: optional(day),
  to: optional(day),
  page: pageNumber,
};

export const listAudit = defineOperation({
  name: "audit.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, member: optional(memberId), ...filter }),
  output: model.auditPage.extend({ members: z.array(z.object({ id: z.string(), name: z.string() })) }),
  failures: [],
});

export const listMemberAudit = defineOperation({
  name: "audit.list-member",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, ...filter }),
  output: model.auditPage,
  failures: [],
});

const verdicts = z.object({ chains: z.array(model.chainVerdict), intact: z.boolean() });

export const verifyAudit = defineOperation({
  name: "audit.verify",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: verdicts,
  failures: [],
});

export const verifyMemberAudit = defineOperation({
  name: "audit.verify-member",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: verdicts,
  failures: [],
});

export const verifyInstallationAudit = defineOperation({
  name: "audit.verify-installation",
  kind: "read",
  scope: "installation",
  input: z.object({}),
  output: verdicts,
  failures: [],
});

export const listMail = defineOperation({
  name: "mail.list",
  kind: "read",
  scope: "self",
  input: z.object({ page: pageNumber }),
  output: z.object({ mails: z.array(model.listedMail), page: z.number(), pages: z.number() }),
  failures: [],
});

export const readMail = defineOperation({
  name: "mail.read",
  kind: "read",
  scope: "self",
  input: z.object({ mailId: objectId }),
  output: model.listedMail.extend({ body: z.string(), sentAt: z.date().nullable(), lastError: z.string().nullable() }),
  failures: ["mail-unknown"],
});

/** Every reason an operation of oversight may refuse for. */
export type OversightFailure = (typeof readMail)["failures"][number];
