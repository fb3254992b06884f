import { z } from "zod";
import { day } from "#kernel/fields";
import { objectId } from "#kernel/ids";
import { sizeClasses } from "#topics/members/model";

/** The share fulfilled of one member in one area, as it was noted. */
export type Noted = {
  readonly roundId: string;
  readonly area: string;
  readonly memberId: string;
  readonly size: (typeof sizeClasses)[number];
  readonly handedIn: boolean;
  readonly asked: number;
  readonly answered: number;
  readonly fulfilled: number;
};

/** How shares (0–100) are spread among so many members of a group: a size class, or all. */
export type Quartile = {
  readonly roundId: string;
  readonly area: string;
  readonly group: string;
  readonly members: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
};

/** The sum of an area over all members. */
export type Total = { readonly roundId: string; readonly area: string; readonly members: number; readonly asked: number; readonly answered: number; readonly fulfilled: number };

/** One area as its member sees it: its own share and the group's. */
export const comparedArea = z.object({
  key: z.string(),
  title: z.string(),
  own: z.int().nullable(),
  group: z.object({ members: z.int(), low: z.int(), median: z.int(), high: z.int() }).nullable(),
});
export type ComparedArea = z.infer<typeof comparedArea>;

/** What the comparison says of one area. */
export type AreaPlace = "below" | "middle" | "above" | "open" | "few";

export const comparison = z.object({
  memberName: z.string(),
  rounds: z.array(z.object({ id: objectId, title: z.string(), period: z.string() })),
  round: z.object({ id: objectId, title: z.string(), period: z.string(), checkId: objectId }).nullable(),
  takenOn: day.nullable(),
  size: z.enum(sizeClasses),
  group: z.enum(["own-size", "all"]).nullable(),
  /** Members in the group, the reader among them. */
  members: z.int(),
  areas: z.array(comparedArea),
});
export type Comparison = z.infer<typeof comparison>;
