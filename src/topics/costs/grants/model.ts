/** Grants: what a programme demands, what was granted, when it comes, what it was used for. */
import { z } from "zod";
import { day, line, prose } from "#kernel/fields";
import { objectId } from "#kernel/ids";

/** What a programme may ask for. */
export const grantConditions = ["parties", "term", "saving", "application", "resolutions", "contract"] as const;
export type GrantCondition = (typeof grantConditions)[number];

export const grantProgramme = z.object({
  kind: z.literal("programme"),
  key: line(40),
  title: line(120),
  giver: line(120),
  state: prose(400),
  source: z.url(),
  agreedOn: day,
  years: z.int().min(1),
  conditions: z.array(z.object({ condition: z.enum(grantConditions), least: z.int().min(1).optional() })),
  way: z.array(line(80)),
  months: z.object({ from: z.int(), to: z.int() }),
});
export type GrantProgramme = z.infer<typeof grantProgramme>;

/** What is known of the cooperative when a programme asks. */
export type GrantFacts = {
  /** The version of the agreement that was looked at. */
  readonly versionId: string | null;
  readonly parties: number;
  /** Of the agreement; 0 without end, null where there is none. */
  readonly termYears: number | null;
  /** Saved in thousandths in the newest year that was levied; null where nothing can be compared. */
  readonly savedThousandths: number | null;
  readonly appliedOn: string | null;
  /** Who has to resolve, who has, and whose resolution is there as a file. */
  readonly deciding: number;
  readonly adopted: number;
  readonly copies: number;
  readonly signed: number;
};

/** A condition as the page shows it: what is wanted, what is there. */
export const conditionLine = z.object({
  condition: z.enum(grantConditions),
  standing: z.enum(["met", "missing", "unknown"]),
  wanted: z.int().nullable(),
  found: z.int().nullable(),
  copies: z.int().nullable(),
});
export type ConditionLine = z.infer<typeof conditionLine>;

export const grantStates = ["prepared", "applied", "granted", "refused"] as const;
export const evidenceKinds = ["interim", "final"] as const;

export const grantInstalment = z.object({ id: objectId, dueOn: day, cents: z.int().min(1), receivedOn: day.nullable() });
export type GrantInstalment = z.infer<typeof grantInstalment>;

/** Zwischennachweis or Verwendungsnachweis. */
export const grantEvidence = z.object({ id: objectId, kind: z.enum(evidenceKinds), dueOn: day, submittedOn: day.nullable() });
export type GrantEvidence = z.infer<typeof grantEvidence>;

/** What was paid from it; of a position of the cost plan where one is named. */
export const grantUse = z.object({ id: objectId, positionId: objectId.nullable(), title: line(160), usedOn: day, cents: z.int().min(1), note: prose(400) });
export type GrantUse = z.infer<typeof grantUse>;

export const grant = z.object({
  id: objectId,
  programme: line(40),
  title: line(160),
  state: z.enum(grantStates),
  requestedCents: z.int().min(1),
  appliedOn: day.nullable(),
  reference: z.string(),
  grantedCents: z.int().nullable(),
  awardedOn: day.nullable(),
  awardReference: z.string(),
  conditions: prose(2_000),
  report: prose(4_000),
  instalments: z.array(grantInstalment),
  evidence: z.array(grantEvidence),
  uses: z.array(grantUse),
  version: z.int(),
  changedAt: z.date(),
  changedByName: z.string(),
});
export type Grant = z.infer<typeof grant>;

/** A day a grant asks for somebody. */
export const grantDay = z.object({ kind: z.enum(["instalment", ...evidenceKinds]), day, grantId: objectId, title: z.string() });
export type GrantDay = z.infer<typeof grantDay>;
