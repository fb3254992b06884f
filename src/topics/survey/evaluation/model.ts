import { z } from "zod";
import { cooperativeId, memberId, objectId, type MemberId } from "#kernel/ids";
import { sizeClasses, type SizeClass } from "#topics/members/model";
import { questionKinds, type AnswerValues } from "#topics/survey/questionnaires/model";

/** What one member answered, as far as it is counted. */
export type Voice = {
  readonly memberId: MemberId;
  readonly size: SizeClass;
  readonly values: AnswerValues;
  /** Keys answered „weiß nicht“. */ readonly unknown: ReadonlySet<string>;
};

/** A member's value from 0 to 1, or a number it gave. */
export type MemberValue = { readonly memberId: MemberId; readonly size: SizeClass; readonly value: number };

/** What an evaluation counts: only what was handed in, or everything answered so far. */
export const scopes = ["handed-in", "all"] as const;

/** How numbers are spread: smallest, quartiles, largest, mean, sum. Smallest, largest and sum only where names may be known. */
export const spread = z.object({
  count: z.int(),
  min: z.number().nullable(),
  lower: z.number(),
  median: z.number(),
  upper: z.number(),
  max: z.number().nullable(),
  mean: z.number(),
  sum: z.number().nullable(),
});
export type Spread = z.infer<typeof spread>;

/** A member by name; only the office gets to see one. */
export const named = z.object({ memberId, name: z.string() });
export type Named = z.infer<typeof named>;

export const bySize = z.object({ size: z.enum(sizeClasses), count: z.int(), value: z.number().nullable() });
export type BySize = z.infer<typeof bySize>;

/** What the office wrote; `subject` is '' for the whole, `recommendations`, `section:<key>` or `question:<key>`. */
export const comment = z.object({
  subject: z.string(),
  text: z.string(),
  version: z.int(),
  writtenAt: z.iso.datetime(),
  writtenBy: z.string().nullable(),
});
export type Comment = z.infer<typeof comment>;

/** What every page of an evaluation is headed with. */
export const evaluated = z.object({
  campaign: z.object({
    id: objectId,
    cooperativeId,
    title: z.string(),
    period: z.string(),
    state: z.enum(["open", "closed"]),
    dueOn: z.string(),
  }),
  previous: z.object({ id: objectId, title: z.string(), period: z.string() }).nullable(),
  scope: z.enum(scopes),
  /** Members asked, handed in, and counted here. */
  asked: z.int(),
  handedIn: z.int(),
  counted: z.int(),
  /** Names may be shown to this reader. */
  names: z.boolean(),
  /** Nothing may be shown to this reader yet: the campaign is open, or too few have answered. */
  withheld: z.boolean(),
  /** The comparison for members was released. */
  frozen: z.boolean(),
  sections: z.array(z.object({ key: z.string(), title: z.string() })),
  comments: z.array(comment),
});
export type Evaluated = z.infer<typeof evaluated>;

export const sectionFigures = z.object({
  key: z.string(),
  title: z.string(),
  /** Values of the members in this section, 0 to 100. */
  spread: spread.nullable(),
  /** How many members lie in 0–19, 20–39, 40–59, 60–79, 80–100. */
  bins: z.array(z.int()),
  /** Median of the last period, 0 to 100. */
  before: z.number().nullable(),
  bySize: z.array(bySize),
});
export type SectionFigures = z.infer<typeof sectionFigures>;

/** A question many members cannot answer well: with a gap, or with „weiß nicht“; `who` are as many as are listed. */
export const spot = z.object({
  question: z.string(),
  section: z.string(),
  text: z.string(),
  members: z.int(),
  of: z.int(),
  who: z.array(named),
});
export type Spot = z.infer<typeof spot>;

/** The whole of an evaluation at a glance. */
export const overview = evaluated.extend({
  participation: z.array(z.object({ size: z.enum(sizeClasses), asked: z.int(), handedIn: z.int() })),
  /** Who has not handed in, as far as listed; how many they are is `asked` without `handedIn`. */
  missing: z.array(named),
  /** Values of the members over everything; the one figure shown of them is the median, here, of the last period, by section and by size. */
  value: spread.nullable(),
  valueBefore: z.number().nullable(),
  figures: z.array(sectionFigures),
  gaps: z.array(spot),
  unknowns: z.array(spot),
});
export type Overview = z.infer<typeof overview>;

export const choiceCount = z.object({
  key: z.string(),
  label: z.string(),
  /** 0 to 1 as in the questionnaire; null where the choice is neither good nor bad. */
  points: z.number().nullable(),
  count: z.int(),
  /** Share of the last period, 0 to 1. */
  before: z.number().nullable(),
  /** As far as listed. */
  who: z.array(named),
});
export type ChoiceCount = z.infer<typeof choiceCount>;

export const textGroup = z.object({ text: z.string(), members: z.int(), /** As far as listed. */ who: z.array(named) });

export const tableCell = z.object({
  counts: z.array(z.object({ label: z.string(), count: z.int() })),
  sum: z.number().nullable(),
  filled: z.int(),
});
export const tableSummary = z.object({
  head: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.object({ label: z.string(), members: z.int(), cells: z.array(tableCell) })),
});
export type TableSummary = z.infer<typeof tableSummary>;

/** One question over all counted members. */
export const questionFigures = z.object({
  key: z.string(),
  kind: z.enum(questionKinds),
  text: z.string(),
  unit: z.string().nullable(),
  asked: z.int(),
  answered: z.int(),
  unknown: z.int(),
  choices: z.array(choiceCount),
  numbers: spread.nullable(),
  /** Median of the last period. */
  before: z.number().nullable(),
  /** Mean of the rated answers, 0 to 100. */
  mean: z.number().nullable(),
  values: z.array(named.extend({ value: z.number() })),
  /** Mean points (choices) or median (numbers) by size class. */
  bySize: z.array(bySize),
  texts: z.array(textGroup),
  table: tableSummary.nullable(),
  unknownWho: z.array(named),
  /** How many values, texts or rows there are beyond those listed. */
  unlisted: z.int(),
});
export type QuestionFigures = z.infer<typeof questionFigures>;

/** What a member is compared with: members of its own size, or all; never both. */
export const groups = ["own-size", "all"] as const;
export const quartiles = z.object({ count: z.int(), lower: z.number(), median: z.number(), upper: z.number() });
export type Quartiles = z.infer<typeof quartiles>;

export const comparedQuestion = z.object({
  key: z.string(),
  section: z.string(),
  kind: z.enum(questionKinds),
  text: z.string(),
  unit: z.string().nullable(),
  /** Members of the group with an answer, the reader among them. */
  count: z.int(),
  choices: z.array(z.object({ key: z.string(), label: z.string(), count: z.int(), own: z.boolean() })),
  numbers: quartiles.nullable(),
  own: z.number().nullable(),
});
export type ComparedQuestion = z.infer<typeof comparedQuestion>;

/** A count kept at the release; choices are option keys or rounded numbers, `:answered`, `:unknown`, `:counted` stand for what is no choice. */
export type TallyRow = { readonly question: string; readonly choice: string; readonly size: SizeClass; readonly members: number };
