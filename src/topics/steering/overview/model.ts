import { z } from "zod";
import { day } from "#kernel/fields";
import { memberId, objectId } from "#kernel/ids";
import { tilePlace } from "#topics/members/model";

/** How a value is shown: 4 best … 0 worst, `na` where nothing can be said. */
export const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal("na")]);
export type Level = z.infer<typeof level>;

/** What is asked, answered, and fulfilled (or dispensable). */
export const tally = z.object({ asked: z.int(), answered: z.int(), fulfilled: z.int() });
export type Tally = z.infer<typeof tally>;

/** One area of one member; `change` are points of a hundred against the earlier standing. */
export const areaCell = tally.extend({ percent: z.int().nullable(), level, change: z.int().nullable() });
export type AreaCell = z.infer<typeof areaCell>;

export const areaColumn = z.object({ key: z.string(), label: z.string(), title: z.string() });
export type AreaColumn = z.infer<typeof areaColumn>;

export const overviewRow = z.object({
  memberId,
  name: z.string(),
  checkId: objectId,
  /** In the order of the columns; null where the area is not asked. */
  cells: z.array(areaCell.nullable()),
  whole: areaCell,
  /** 0,0 to 5,0. */
  maturity: z.number().nullable(),
});
export type OverviewRow = z.infer<typeof overviewRow>;

/** The sum over several members; `members` says over how many. */
export const sumRow = z.object({ members: z.int(), cells: z.array(areaCell.nullable()), whole: areaCell, maturity: z.number().nullable() });
export type SumRow = z.infer<typeof sumRow>;

/** One area summed up over several members, and over how many. */
export type SumOfArea = Tally & { readonly area: string; readonly members: number };

export const roundOption = z.object({ id: objectId, title: z.string(), period: z.string(), state: z.enum(["open", "closed"]) });
export type RoundOption = z.infer<typeof roundOption>;

export const overview = z.object({
  rounds: z.array(roundOption),
  round: roundOption.nullable(),
  /** The day of the standing that is shown; null: now. */
  on: day.nullable(),
  /** The day of the standing it is compared with. */
  since: day.nullable(),
  days: z.array(day),
  columns: z.array(areaColumn),
  rows: z.array(overviewRow),
  members: z.int(),
  /** Members that show only sums: in no row and no difference. */
  hidden: z.int(),
  visible: sumRow.nullable(),
  /** With those that show only sums, on the day of the last sum; absent while fewer than five of them are in it. */
  all: sumRow.extend({ on: day }).nullable(),
  page: z.int(),
  pages: z.int(),
});
export type Overview = z.infer<typeof overview>;

/** What the tile map may be coloured by. */
export const tileFigures = ["maturity", "answered", "basic-gaps", "open-measures", "survey"] as const;
export type TileFigure = (typeof tileFigures)[number];

export const tile = z.object({
  memberId,
  name: z.string(),
  place: tilePlace.nullable(),
  value: z.number().nullable(),
  level,
  /** Shows only sums. */
  hidden: z.boolean(),
});
export type Tile = z.infer<typeof tile>;

/** The five key figures, under the keys of their questions; a key keeps its sense in every version of the questionnaire. */
export const indicators = ["sicherheitskonzept", "notfallhandbuch", "sicherung-konzept", "schulung-it", "schulung-beschaeftigte"] as const;
export type Indicator = (typeof indicators)[number];

export const indicatorFigure = z.object({
  key: z.enum(indicators),
  /** Members that have it, have it in part, have it not, do not know; whom it does not concern is in none. */
  yes: z.int(),
  partly: z.int(),
  no: z.int(),
  unknown: z.int(),
  of: z.int(),
  /** Members that had it at the last period; null where there is none. */
  before: z.object({ yes: z.int(), of: z.int() }).nullable(),
});
export type IndicatorFigure = z.infer<typeof indicatorFigure>;

/** The five as a reader may see them. */
export const indicatorsShown = z.object({
  campaign: z.object({ id: objectId, title: z.string(), period: z.string() }).nullable(),
  before: z.object({ title: z.string(), period: z.string() }).nullable(),
  /** Fewer than five have answered, or the survey still runs and the reader may know no names. */
  withheld: z.boolean(),
  figures: z.array(indicatorFigure),
});
export type IndicatorsShown = z.infer<typeof indicatorsShown>;

/** What is handed out as a table: the whole, or one of its cards. */
export const exportParts = ["whole", "areas", "map", "five"] as const;
export type ExportPart = (typeof exportParts)[number];
