/** What an agreement is made of. */
import { z } from "zod";
import { day, line, prose, wholeNumber } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";

/** § 24 Abs. 1 Nr. 2 KGG · § 24 Abs. 1 Nr. 1 KGG · § 3 KGG · § 5 KGG. */
export const legalForms = ["mandate", "delegation", "working-group", "association"] as const;
export type LegalForm = (typeof legalForms)[number];

/** What a version does to what held before. */
export const agreementChanges = ["conclusion", "accession", "powers", "other"] as const;
export type AgreementChange = (typeof agreementChanges)[number];

export const versionStates = ["draft", "circulated", "settled"] as const;

/** How much of a member the office sees; each includes the ones before. */
export const dataClasses = ["aggregate", "status", "detail"] as const;
export type DataClass = (typeof dataClasses)[number];

export const taskKinds = ["mandated", "supported"] as const;
export type TaskKind = (typeof taskKinds)[number];
export const raciParts = ["responsible", "accountable", "consulted", "informed", "none"] as const;
export type RaciPart = (typeof raciParts)[number];
/** Who takes part in a task: the office, the member (its management), its coordinator, somebody else. */
export const taskActors = ["office", "member", "coordinator", "third"] as const;
export type TaskActor = (typeof taskActors)[number];

export const taskLetter = z.string().regex(/^[A-Z]$/);

/** A task of the list A–Z. */
export const agreementTask = z.object({
  letter: taskLetter,
  title: line(120),
  description: prose(1_000),
  kind: z.enum(taskKinds),
  /** What the office has to see in a member to fulfil it. */
  dataClass: z.enum(dataClasses),
  roles: z.object({ office: z.enum(raciParts), member: z.enum(raciParts), coordinator: z.enum(raciParts), third: z.enum(raciParts) }),
});
export type AgreementTask = z.infer<typeof agreementTask>;

export const agreementClause = z.object({ key: line(40), title: line(120), text: prose(6_000) });
export type AgreementClause = z.infer<typeof agreementClause>;

/** A party takes all tasks unless some are named. */
export const party = z.object({ memberId, tasks: z.array(taskLetter).nullable() });
export type Party = z.infer<typeof party>;

export const accessionWays = ["declaration", "amendment"] as const;

/** How long it holds; no years: without end, no months: it is not prolonged. */
export const agreementTerm = z.object({ years: wholeNumber(0, 50), prolongationMonths: wholeNumber(0, 120), noticeMonths: wholeNumber(0, 60) });

/** Everything a version says. */
export const agreementContent = z.object({
  hostMemberId: memberId,
  parties: z.array(party).max(1_000),
  tasks: z.array(agreementTask).max(26),
  clauses: z.array(agreementClause).max(40),
  annexes: z.array(agreementClause).max(20),
  term: agreementTerm,
  /** Whoever joins later declares it, or the agreement is changed by all. */
  accessionBy: z.enum(accessionWays),
  /** Where the cost key is kept, such as the name of a cost plan. */
  costKeyReference: z.string(),
});
export type AgreementContent = z.infer<typeof agreementContent>;

/** A version without its content. */
export const agreementHead = z.object({
  id: objectId,
  number: z.int(),
  change: z.enum(agreementChanges),
  legalForm: z.enum(legalForms),
  title: z.string(),
  namedOn: day.nullable(),
  state: z.enum(versionStates),
  revision: z.int(),
  changedAt: z.date(),
  changedByName: z.string(),
  circulatedAt: z.date().nullable(),
  inForceOn: day.nullable(),
  endsOn: day.nullable(),
});
export type AgreementHead = z.infer<typeof agreementHead>;

export const agreementVersion = agreementHead.extend({ content: agreementContent });
export type AgreementVersion = z.infer<typeof agreementVersion>;

/** Why a version cannot be put before the councils yet. */
export const agreementProblems = [
  "parties-missing",
  "host-no-party",
  "tasks-missing",
  "accountable-missing",
  "responsible-missing",
  "task-mandated",
  "clause-empty",
  "notice-missing",
  "accession-adds-nobody",
  "accession-changes-more",
  "other-changes-powers",
  "party-left-out",
] as const;
export type AgreementProblem = z.infer<typeof agreementProblem>;
export const agreementProblem = z.object({ problem: z.enum(agreementProblems), subject: z.string(), section: z.string() });

/** What a house objects to in what the office has entered for it. */
export const agreementObjection = z.object({
  memberId,
  subject: z.enum(["resolution", "signature", "notice", "in-force"]),
  subjectId: objectId,
  reason: z.string(),
  objectedAt: z.date(),
});
export type AgreementObjection = z.infer<typeof agreementObjection>;

const formalities = z.enum(["none", "notified", "approved"]);
const demand = z.object({
  formality: formalities,
  published: z.boolean(),
  effective: z.enum(["all-signed", "published"]),
  sections: z.object({ formality: line(), published: line().optional(), effective: line() }),
});
const ending = z.object({ formality: formalities, sections: z.object({ formality: line() }) });
const named = z.object({ section: line() });
const form = z.object({
  section: line(),
  /** What has to be said. */
  content: named,
  writing: named,
  goodCause: named,
  conclusion: demand,
  accession: demand,
  powers: demand,
  other: demand,
  ending,
  notice: ending,
});

/** What the law demands, by legal form and by what is done. */
export const cooperationLaw = z.object({
  kind: z.literal("law"),
  key: line(40),
  title: line(),
  state: prose(400),
  source: z.url(),
  longTermYears: z.object({ years: z.int(), section: line() }),
  /** Changes of subject, powers or parties are more than others. */
  powers: z.object({ section: line() }),
  succession: z.object({ months: z.int(), section: line() }),
  forms: z.object({ mandate: form, delegation: form, "working-group": form, association: form }),
});
export type CooperationLaw = z.infer<typeof cooperationLaw>;

/** The shipped tasks of an office. */
export const modelTasks = z.object({ kind: z.literal("tasks"), key: line(40), version: line(20), source: prose(400), tasks: z.array(agreementTask) });
export type ModelTasks = z.infer<typeof modelTasks>;

/** The shipped text of one legal form; with tasks of its own, or with those all others share. */
export const modelText = z.object({
  kind: z.literal("model"),
  key: line(40),
  form: z.enum(legalForms),
  version: line(20),
  source: prose(400),
  title: line(),
  term: agreementTerm,
  accessionBy: z.enum(accessionWays),
  tasks: z.array(agreementTask).optional(),
  // Nothing more than these: a comma in an unquoted heading would cut it.
  clauses: z.array(agreementClause.strict()),
  annexes: z.array(agreementClause.strict()),
});
export type ModelText = z.infer<typeof modelText>;
export type ModelAgreement = ModelText & Pick<ModelTasks, "tasks">;
