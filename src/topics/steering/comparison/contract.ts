import { z } from "zod";
import { optional } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { comparison } from "./model.ts";

/** Where one member stands in each area beside the quartiles of comparable members; names never. */
export const compareAreas = defineOperation({
  name: "steering.compare",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, runde: optional(objectId) }),
  output: comparison,
  failures: ["member-unknown", "round-unknown"],
});

/** The same as a table: the member's own shares beside the quartiles it may see. */
export const exportComparison = defineOperation({
  name: "steering.compare-export",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, runde: optional(objectId), format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: ["member-unknown", "round-unknown"],
  answers: "sheets",
  logged: true,
});

/** Writes quartiles and sums from the standings of the last days; running it again renews them. */
export const takeQuartiles = defineOperation({
  name: "steering.take-quartiles",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ quartiles: z.int(), totals: z.int() }),
  failures: [],
});
