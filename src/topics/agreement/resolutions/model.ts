/** What bodies were asked and said. */
import { z } from "zod";
import { day, line, prose, wholeNumber } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { memberKind } from "#topics/members/model";

export const resolutionSteps = ["executive", "committee", "council"] as const;
export type ResolutionStep = (typeof resolutionSteps)[number];
export const resolutionResults = ["adopted", "adopted-with-conditions", "postponed", "refused"] as const;
export type ResolutionResult = (typeof resolutionResults)[number];
/** How a step stands: not asked yet, a session ahead, a session past whose result nobody has recorded, or what was said. */
export const resolutionStandings = ["none", "planned", "overdue", ...resolutionResults] as const;
export type ResolutionStanding = (typeof resolutionStandings)[number];

const votes = wholeNumber(0, 500).nullable();

/** What somebody recorded of a session. */
export const resolutionFacts = z.object({
  step: z.enum(resolutionSteps),
  paperNumber: z.string().trim().max(60),
  sessionOn: day.nullable(),
  item: z.string().trim().max(60),
  votesFor: votes,
  votesAgainst: votes,
  votesAbstained: votes,
  result: z.enum(resolutionResults).nullable(),
  conditions: prose(2_000),
});
export type ResolutionFacts = z.infer<typeof resolutionFacts>;

export const resolutionEntry = resolutionFacts.extend({
  memberId,
  id: objectId,
  fileId: objectId.nullable(),
  recordedAt: z.date(),
  recordedByName: z.string(),
  recordedRole: line(),
});
export type ResolutionEntry = z.infer<typeof resolutionEntry>;

/** What a council has said at last; known to all members. */
export const councilDecision = z.object({ memberId, result: z.enum(resolutionResults), sessionOn: day });
export type CouncilDecision = z.infer<typeof councilDecision>;

/** One step of a member's path with its last entry. */
export const resolutionPlace = z.object({ step: z.enum(resolutionSteps), standing: z.enum(resolutionStandings), entry: resolutionEntry.nullable() });
export type ResolutionPlace = z.infer<typeof resolutionPlace>;

/** A member on its way: a row of the matrix. */
export const resolutionRow = z.object({
  memberId,
  memberName: z.string(),
  kind: memberKind,
  /** Does the reader see all steps? Of others only what the council has said. */
  isWhole: z.boolean(),
  cells: z.array(z.object({ step: z.enum(resolutionSteps), standing: z.enum(resolutionStandings), sessionOn: day.nullable() })),
  /** The step that is missing next; null where the council has said what it says. */
  missing: z.enum(resolutionSteps).nullable(),
  /** Does the house object to what the office has entered for it? */
  objects: z.boolean(),
});
export type ResolutionRow = z.infer<typeof resolutionRow>;
