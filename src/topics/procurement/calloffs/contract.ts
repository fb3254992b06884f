/** What can be done with framework contracts. */
import { z } from "zod";
import { day, line, optional, prose, wholeNumber } from "#kernel/fields";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { callOff, callOffStates, framework, frameworkLine, saving } from "./model.ts";

const inCooperative = { kind: "read", scope: "cooperative" } as const;

/** Framework contracts with how much is left, and what has been saved as far as the reader sees call-offs. */
export const listFrameworks = defineOperation({
  name: "framework.list",
  ...inCooperative,
  input: z.object({ cooperativeId }),
  output: z.object({ frameworks: z.array(framework.extend({ lines: z.array(frameworkLine), isOpen: z.boolean() })), savings: z.array(saving) }),
  failures: [],
});

/** One framework contract: its volume for all, call-offs as far as the reader may see them. */
export const readFramework = defineOperation({
  name: "framework.read",
  ...inCooperative,
  input: z.object({ cooperativeId, contractId: objectId }),
  output: z.object({
    framework,
    lines: z.array(frameworkLine),
    callOffs: z.array(callOff),
    savings: z.array(saving),
    isOpen: z.boolean(),
    /** What the members the reader sees had asked for, by item. */
    planned: z.array(z.object({ memberId, memberName: z.string(), quantities: z.record(z.string(), z.int()) })),
  }),
  failures: ["framework-unknown"],
});

/** Contracts of the cooperative that could carry the volume of an awarded lot. */
export const proposeFramework = defineOperation({
  name: "framework.propose",
  ...inCooperative,
  input: z.object({ cooperativeId, purchaseId: objectId, lot: line(10) }),
  output: z.object({
    purchaseTitle: z.string(),
    lotTitle: z.string(),
    supplierId: objectId,
    supplierName: z.string(),
    lines: z.array(frameworkLine),
    contracts: z.array(z.object({ id: objectId, title: z.string() })),
    /** Where the lot has its framework contract already. */
    carriedBy: objectId.nullable(),
  }),
  failures: ["purchase-unknown", "lot-not-awarded"],
});

/** Takes the volume of an awarded lot into a contract of the cooperative with the bidder who got it. */
export const concludeFramework = defineOperation({
  name: "framework.conclude",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, purchaseId: objectId, lot: line(10), contractId: objectId, warnPercent: optional(wholeNumber(1, 100)) }),
  output: z.object({ contractId: objectId, lines: z.int() }),
  failures: ["purchase-unknown", "lot-not-awarded", "contract-unknown", "supplier-differs", "framework-there"],
});

export const orderCallOff = defineOperation({
  name: "call-off.order",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, contractId: objectId, item: line(10), quantity: wholeNumber(1, 100_000), wantedOn: optional(day), note: prose(2_000).default("") }),
  output: z.object({ callOffId: objectId, left: z.int() }),
  failures: ["framework-unknown", "framework-closed", "item-unknown", "volume-exceeded"],
});

/** Delivered, paid or cancelled; what is cancelled gives its volume back. */
export const moveCallOff = defineOperation({
  name: "call-off.move",
  kind: "write",
  scope: "member",
  input: z.object({ memberId, callOffId: objectId, state: z.enum(callOffStates), on: optional(day), version: optional(wholeNumber(1, 1_000_000)) }),
  output: z.object({ state: z.enum(callOffStates), version: z.int() }),
  failures: ["call-off-unknown", "call-off-changed", "state-unreachable"],
});

/** How much of the volume is left, who called off what, and what it saved. */
export const printVolume = defineOperation({
  name: "framework.volume-paper",
  ...inCooperative,
  input: z.object({ cooperativeId, contractId: objectId, format: z.enum(paperFormats).default("pdf") }),
  output: z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() }),
  failures: ["framework-unknown"],
  answers: "paper",
  logged: true,
});

/** Volume, call-offs and savings of every framework contract, as the reader sees them. */
export const exportFrameworks = defineOperation({
  name: "framework.export",
  ...inCooperative,
  input: z.object({ cooperativeId, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: [],
  answers: "sheets",
  logged: true,
});
