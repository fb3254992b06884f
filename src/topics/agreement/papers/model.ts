/** What a council paper stands on, and the text it is written in. */
import { z } from "zod";
import { day, line, prose } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { agreementChanges, legalForms } from "#topics/agreement/terms/model";
import { bases, circles, keyDefinition, parts } from "#topics/costs/keys/model";
import { positionKinds } from "#topics/costs/plans/model";
import { memberKinds } from "#topics/members/model";

/** Key, years and sums as they were laid before the councils: a key or figure changed later changes no paper. */
export const councilPaperBasis = z.object({
  simulationId: objectId,
  simulationTitle: z.string(),
  simulatedOn: day,
  keyId: objectId,
  keyTitle: z.string(),
  definition: keyDefinition,
  years: z.array(z.object({ year: z.int(), cents: z.int() })).min(1),
  /** What the first year's cost is made of; empty where the amount is not that of the plan. */
  plan: z.array(z.object({ kind: z.enum(positionKinds), cents: z.int() })),
});
export type CouncilPaperBasis = z.infer<typeof councilPaperBasis>;

/** A file for every house: each goes a way of its own. */
export const paperRunKinds = ["zip-docx", "zip-odt", "zip-pdf"] as const;

/** What all papers on one version have in common. */
export const councilPaper = z.object({
  versionId: objectId,
  basis: councilPaperBasis,
  /** What the office says to all councils beforehand. */
  introduction: prose(4_000),
  revision: z.int(),
  preparedAt: z.date(),
  preparedByName: z.string(),
});
export type CouncilPaper = z.infer<typeof councilPaper>;

/** What the paper of one member says of it alone. */
export const councilPaperShare = z.object({
  memberId,
  /** By year of the basis. */
  cents: z.array(z.int()),
  /** The first of these years it belongs to; null where it is in none. */
  fromYear: z.int().nullable(),
  /** By share of the key, in that year: its own figure, where it bears that share by figures. */
  figures: z.array(z.number().nullable()),
  /** By share of the key, in that year: the figures of all who bear it. */
  sums: z.array(z.number().nullable()),
  /** What it would pay alone in a year, as the proof of efficiency estimates. */
  alone: z.int().nullable(),
  /** The first year it belongs to from the first month to the last. */
  wholeYear: z.int().nullable(),
});
export type CouncilPaperShare = z.infer<typeof councilPaperShare>;

const sentence = line(1_000);
const by = <const Keys extends readonly [string, ...string[]], Value extends z.ZodType>(keys: Keys, value: Value) => z.record(z.enum(keys), value);
const house = z.object({
  haus: line(),
  hauses: line(),
  hausdat: line(),
  hausakk: line(),
  vorstand: line(),
  vorstandakk: line(),
  ausschuss: line(),
  vertretung: line(),
  vertretungdat: line(),
  zustaendig: line(),
});

/** The shipped text of a council paper, with gaps. */
export const councilPaperText = z.object({
  kind: z.literal("council-paper"),
  key: line(40),
  version: line(20),
  source: prose(400),
  kinds: by(memberKinds, house),
  forms: by(
    legalForms,
    z.object({
      /** What is resolved on: „Vereinbarung“. */
      werk: line(),
      changes: by(agreementChanges, z.object({ subject: sentence, proposal: sentence })),
      member: sentence,
      host: sentence,
      meaning: sentence,
      written: sentence,
      tasks: sentence,
      leaving: by(["notice", "nonotice"], sentence),
      staffhost: sentence,
      /** Who is sent into a body of its own, where the form has one. */
      seat: sentence.optional(),
    }),
  ),
  formalities: by(["none", "notified", "approved"], sentence),
  effective: by(["all-signed", "published"], sentence),
  named: sentence,
  proposals: by(["costs", "costsone", "free", "sign", "join", "report"], sentence),
  situation: z.array(sentence),
  aim: sentence,
  aimhost: sentence,
  aimjoin: sentence,
  term: by(["years", "endless", "prolonged", "ends"], sentence),
  costs: by(["lead", "contains", "key", "figure", "unknown", "rounding", "vat", "shorter", "saved", "dearer", "norate"], sentence),
  shares: z.object({
    sizes: by([...parts, "all"], sentence),
    bearers: by(bases, sentence),
    circles: by(circles, sentence),
    limits: by(["atLeast", "atMost"], z.string().max(200)),
    figures: by(["population", "workplaces", "usage", "pieces"], sentence),
  }),
  benefits: z.array(sentence),
  alternatives: z.array(z.object({ option: sentence, result: sentence })),
  privacy: sentence,
  staff: sentence,
  next: by(["signed", "declared", "none", "notified", "approved", "published", "force", "asearly"], sentence),
  annexes: by(["agreement", "simulation", "proof", "declaration"], sentence),
});
export type CouncilPaperText = z.infer<typeof councilPaperText>;
