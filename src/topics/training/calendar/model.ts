import { z } from "zod";
import { line } from "#kernel/fields";

/** Longest claim: what is read in passing (format of the calendar). */
export const longestClaim = 60;

/** The texts of a theme beside its poster. */
export const themeParts = ["notice", "intranet", "talk"] as const;
export type ThemePart = (typeof themeParts)[number];

/** A theme of the yearly calendar; texts are Markdown. */
export const theme = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  month: z.int().min(1).max(12),
  title: line(120),
  claim: line(longestClaim),
  poster: z.string().min(1),
  notice: z.string().min(1),
  intranet: z.string().min(1),
  talk: z.string().min(1),
});
export type Theme = z.infer<typeof theme>;

export const posterSizes = ["a4", "a3"] as const;

export type ThemeProblem = {
  readonly line: number;
  readonly fault: "head-missing" | "head-not-yaml" | "field-wrong" | "part-missing" | "part-unknown" | "part-twice";
  readonly subject: string;
};
