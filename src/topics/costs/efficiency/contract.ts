/** What can be done with the proof of efficiency. */
import { z } from "zod";
import { euros, line, optional, wholeNumber } from "#kernel/fields";
import { cooperativeId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { assumption, assumptionKinds, audiences, measures, proofRow, sensitivity, yearlyPurchase } from "./model.ts";

const year = wholeNumber(2_000, 2_200);

/** Alone and shared in a year: the share is the settlement, before it the advance; nothing where the year is not levied. */
export const readProof = defineOperation({
  name: "cost-efficiency.read",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, year: optional(year) }),
  output: z.object({
    year: z.int(),
    basis: z.enum(["settled", "levied", "none"]),
    assumptions: z.array(assumption),
    purchases: z.array(yearlyPurchase),
    rows: z.array(proofRow),
    alone: z.int(),
    shared: z.int(),
    sensitivity: z.array(sensitivity),
    margin: z.int(),
  }),
  failures: [],
});

export const saveAssumption = defineOperation({
  name: "cost-efficiency.save-assumption",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    cooperativeId,
    assumptionId: optional(objectId),
    version: optional(wholeNumber(1, 1_000_000)),
    title: line(160),
    kind: z.enum(assumptionKinds),
    measure: z.enum(measures),
    audience: z.enum(audiences),
    cents: euros(),
    atLeast: optional(euros()),
    atMost: optional(euros()),
    /** Where the figure comes from; without it nobody believes it. */
    source: line(400),
  }),
  output: z.object({ assumptionId: objectId }),
  failures: ["assumption-unknown", "assumption-changed"],
});

export const removeAssumption = defineOperation({
  name: "cost-efficiency.remove-assumption",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, assumptionId: objectId }),
  output: z.object({ removed: z.literal(true) }),
  failures: ["assumption-unknown"],
});

/** Lets the call-offs of a year from a framework contract count in the proof, at the price alone and at the agreed one. */
export const takePurchase = defineOperation({
  name: "cost-efficiency.take-purchase",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, year, contractId: objectId }),
  output: z.object({ taken: z.literal(true) }),
  failures: ["purchase-unknown"],
});

export const leavePurchase = defineOperation({
  name: "cost-efficiency.leave-purchase",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, year, contractId: objectId }),
  output: z.object({ left: z.literal(true) }),
  failures: ["purchase-unknown"],
});

export const printProof = defineOperation({
  name: "cost-efficiency.paper",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, year: optional(year), format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: [],
  answers: "paper",
  logged: true,
});

export const exportProof = defineOperation({
  name: "cost-efficiency.export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, year: optional(year), format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: [],
  answers: "sheets",
  logged: true,
});

export type EfficiencyFailure = (typeof saveAssumption | typeof removeAssumption | typeof takePurchase)["failures"][number];
