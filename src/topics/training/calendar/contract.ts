/** What can be done with the yearly calendar. */
import { z } from "zod";
import { cooperativeId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { posterSizes, theme, themeParts } from "./model.ts";

const inCooperative = { cooperativeId };
const one = { ...inCooperative, theme: theme.shape.key };
const paper = z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() });

export const listThemes = defineOperation({
  name: "sensitisation.list",
  kind: "read",
  scope: "cooperative",
  input: z.object(inCooperative),
  output: z.object({ themes: z.array(theme.pick({ key: true, month: true, title: true, claim: true })) }),
  failures: [],
});

export const readThemeOf = defineOperation({
  name: "sensitisation.read",
  kind: "read",
  scope: "cooperative",
  input: z.object(one),
  output: theme,
  failures: ["theme-unknown"],
});

/** The poster, with the name of the house. */
export const printPoster = defineOperation({
  name: "sensitisation.poster",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...one, size: z.enum(posterSizes).default("a4") }),
  output: paper,
  failures: ["theme-unknown"],
  answers: "paper",
});

/** Notice, intranet text or talk as a paper. */
export const printText = defineOperation({
  name: "sensitisation.paper",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...one, part: z.enum(themeParts), format: z.enum(paperFormats).default("pdf") }),
  output: paper,
  failures: ["theme-unknown"],
  answers: "paper",
});

/** The same as plain text, to be copied. */
export const copyText = defineOperation({
  name: "sensitisation.text",
  kind: "read",
  scope: "cooperative",
  input: z.object({ ...one, part: z.enum(themeParts) }),
  output: z.object({ name: z.string(), mediaType: z.string(), content: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  failures: ["theme-unknown"],
  answers: "file",
});
