/** Suppliers and contracts. */
import { z } from "zod";
import { day } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";

/** What is asked of every supplier; own questions after Art. 28 and 32 GDPR and the IT-Grundschutz module on outsourcing (OPS.2.3). */
export const questions = ["proof", "processing", "subcontractors", "location", "incidents", "reachable", "remote", "backup", "exit"] as const;
export type Question = (typeof questions)[number];

export const verdicts = ["yes", "partly", "no"] as const;
export type Verdict = (typeof verdicts)[number];

/** How the answers read together. */
export const grades = ["open", "weak", "fair", "good"] as const;
export type Grade = (typeof grades)[number];

export const certificate = z.object({ title: z.string(), expiresOn: day });
export type Certificate = z.infer<typeof certificate>;

export const assessment = z.partialRecord(z.enum(questions), z.enum(verdicts));
export type Assessment = z.infer<typeof assessment>;

const owned = { memberId: memberId.nullable(), memberName: z.string().nullable(), isShared: z.boolean() };

/** Who delivers. `memberId` is null where the cooperative keeps it. */
export const supplier = z.object({
  id: objectId,
  ...owned,
  name: z.string(),
  services: z.string(),
  contact: z.string(),
  email: z.string(),
  phone: z.string(),
  address: z.string(),
  assessment,
  assessmentNote: z.string(),
  assessedOn: day.nullable(),
  assessedByName: z.string(),
  certificates: z.array(certificate),
  version: z.int(),
  changedAt: z.date(),
  changedByName: z.string(),
});
export type Supplier = z.infer<typeof supplier>;

export const processings = ["none", "missing", "concluded"] as const;
export type Processing = (typeof processings)[number];

/** What was agreed; amounts in cents. */
export const contract = z.object({
  id: objectId,
  ...owned,
  supplierId: objectId,
  supplierName: z.string(),
  title: z.string(),
  subject: z.string(),
  startsOn: day,
  endsOn: day.nullable(),
  noticeMonths: z.int(),
  prolongsMonths: z.int(),
  noticeGivenOn: day.nullable(),
  costOnce: z.int(),
  costYearly: z.int(),
  processing: z.enum(processings),
  processingOn: day.nullable(),
  version: z.int(),
  changedAt: z.date(),
  changedByName: z.string(),
});
export type Contract = z.infer<typeof contract>;

export const contractStates = ["coming", "running", "terminated", "ended"] as const;
export type ContractState = (typeof contractStates)[number];

/** Where a contract stands on a day: the end of the running term, and the last day on which notice still ends it. */
export const term = z.object({ state: z.enum(contractStates), endsOn: day.nullable(), noticeBy: day.nullable() });
export type Term = z.infer<typeof term>;

export const appointmentKinds = ["notice", "end", "certificate"] as const;

/** A day a contract or a certificate asks for somebody. */
export const appointment = z.object({
  kind: z.enum(appointmentKinds),
  day,
  /** The contract, or the supplier whose certificate expires. */
  id: objectId,
  memberId: memberId.nullable(),
  memberName: z.string().nullable(),
  title: z.string(),
});
export type Appointment = z.infer<typeof appointment>;

export const contractFile = z.object({
  id: objectId,
  fileId: objectId,
  memberId: memberId.nullable(),
  name: z.string(),
  bytes: z.int(),
  storedAt: z.date(),
  storedByName: z.string(),
});
export type ContractFile = z.infer<typeof contractFile>;

/** A provider of a member's emergency register that is no supplier yet. */
export const suggestion = z.object({ entryId: objectId, memberId, name: z.string(), services: z.string(), phone: z.string() });
export type Suggestion = z.infer<typeof suggestion>;
