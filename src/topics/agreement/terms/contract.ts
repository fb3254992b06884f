/** What can be done with what is agreed. */
import { z } from "zod";
import { day, line, optional, prose, several, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import {
  accessionWays,
  agreementChanges,
  agreementHead,
  agreementProblem,
  agreementTask,
  agreementTerm,
  agreementVersion,
  dataClasses,
  legalForms,
  raciParts,
  taskKinds,
  taskLetter,
} from "./model.ts";

const whole = { scope: "cooperative" } as const;
const place = { cooperativeId, versionId: objectId };
const written = { ...place, revision: wholeNumber(1, 1_000_000) };
const unwritable = ["version-unknown", "version-frozen", "version-changed"] as const;
const saved = z.object({ revision: z.int() });
const named = z.object({ memberId, name: z.string() });

/** Every version, and which holds today. */
export const listAgreements = defineOperation({
  name: "agreement.list",
  kind: "read",
  ...whole,
  input: z.object({ cooperativeId }),
  output: z.object({
    versions: z.array(agreementHead),
    inForceId: objectId.nullable(),
    members: z.array(named),
    law: z.object({ title: z.string(), state: z.string(), source: z.string() }),
  }),
  failures: [],
});

/** One version in full. */
export const readAgreement = defineOperation({
  name: "agreement.read",
  kind: "read",
  ...whole,
  input: z.object(place),
  output: z.object({
    version: agreementVersion,
    /** All members that may be parties, parties first. */
    members: z.array(named),
    problems: z.array(agreementProblem),
    /** What fills the gaps of its text. */
    gaps: z.record(z.string(), z.string()),
    /** Who resolves on it and signs it. */
    deciding: z.array(memberId),
  }),
  failures: ["version-unknown"],
});
export type AgreementRecord = (typeof readAgreement)["output"]["_output"];

/** Begins the agreement from the shipped model. */
export const draftAgreement = defineOperation({
  name: "agreement.draft",
  kind: "write",
  ...whole,
  input: z.object({ cooperativeId, legalForm: z.enum(legalForms), hostMemberId: memberId }),
  output: z.object({ versionId: objectId }),
  failures: ["draft-exists", "agreement-exists", "member-unknown"],
});

/** Begins a version that changes the last one. */
export const amendAgreement = defineOperation({
  name: "agreement.amend",
  kind: "write",
  ...whole,
  input: z.object({ ...place, change: z.enum(agreementChanges) }),
  output: z.object({ versionId: objectId }),
  failures: ["draft-exists", "version-unknown", "change-unfitting"],
});

export const discardAgreement = defineOperation({
  name: "agreement.discard",
  kind: "write",
  ...whole,
  input: z.object(written),
  output: z.object({ discarded: z.literal(true) }),
  failures: unwritable,
});

export const saveTerms = defineOperation({
  name: "agreement.save-terms",
  kind: "write",
  ...whole,
  input: z.object({
    ...written,
    title: line(200),
    legalForm: z.enum(legalForms),
    hostMemberId: memberId,
    namedOn: optional(day),
    ...agreementTerm.shape,
    accessionBy: z.enum(accessionWays),
    costKeyReference: prose(200).default(""),
  }),
  output: saved,
  failures: [...unwritable, "member-unknown", "named-on-too-far"],
});

export const saveClause = defineOperation({
  name: "agreement.save-clause",
  kind: "write",
  ...whole,
  input: z.object({ ...written, clause: line(40), text: prose(6_000) }),
  output: saved,
  failures: [...unwritable, "clause-unknown"],
});

const raci = z.enum(raciParts).default("none");

export const saveTask = defineOperation({
  name: "agreement.save-task",
  kind: "write",
  ...whole,
  input: z.object({
    ...written,
    letter: taskLetter,
    title: line(120),
    description: prose(1_000).default(""),
    taskKind: z.enum(taskKinds),
    dataClass: z.enum(dataClasses),
    officePart: raci,
    memberPart: raci,
    coordinatorPart: raci,
    thirdPart: raci,
  }),
  output: saved,
  failures: unwritable,
});

export const removeTask = defineOperation({
  name: "agreement.remove-task",
  kind: "write",
  ...whole,
  input: z.object({ ...written, letter: taskLetter }),
  output: saved,
  failures: unwritable,
});

export const setParties = defineOperation({
  name: "agreement.set-parties",
  kind: "write",
  ...whole,
  input: z.object({ ...written, members: several(memberId) }),
  output: saved,
  failures: [...unwritable, "member-unknown"],
});

/** Says which tasks one party takes. */
export const chooseTasks = defineOperation({
  name: "agreement.choose-tasks",
  kind: "write",
  ...whole,
  input: z.object({ ...written, party: memberId, letters: several(taskLetter, 26) }),
  output: saved,
  failures: [...unwritable, "party-unknown", "task-unknown"],
});

/** Puts a version before the councils; from then on it never changes. */
export const circulateAgreement = defineOperation({
  name: "agreement.circulate",
  kind: "write",
  ...whole,
  input: z.object(written),
  output: z.object({ circulated: z.literal(true) }),
  failures: [...unwritable, "version-incomplete"],
});

const paper = z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() });
const format = z.enum(paperFormats).default("pdf");

/** The agreement as a text, ready to be laid before the councils and signed. */
export const printAgreement = defineOperation({
  name: "agreement.paper",
  kind: "read",
  ...whole,
  input: z.object({ ...place, format }),
  output: paper,
  failures: ["version-unknown"],
  answers: "paper",
});

/** The declaration by which a town joins. */
export const printAccession = defineOperation({
  name: "agreement.accession-paper",
  kind: "read",
  ...whole,
  input: z.object({ ...place, joining: optional(memberId), format }),
  output: paper,
  failures: ["version-unknown", "member-unknown"],
  answers: "paper",
});

type SentTask = Omit<z.infer<(typeof saveTask)["input"]>, "cooperativeId" | "versionId" | "revision">;

/** One task as a form sends it. */
export const taskOf = ({ letter, title, description, taskKind: kind, dataClass, officePart, memberPart, coordinatorPart, thirdPart }: SentTask) =>
  agreementTask.parse({ letter, title, description, kind, dataClass, roles: { office: officePart, member: memberPart, coordinator: coordinatorPart, third: thirdPart } });

export type TermsFailure = (
  | typeof readAgreement
  | typeof draftAgreement
  | typeof amendAgreement
  | typeof saveTerms
  | typeof saveClause
  | typeof saveTask
  | typeof setParties
  | typeof chooseTasks
  | typeof circulateAgreement
  | typeof printAccession
)["failures"][number];
