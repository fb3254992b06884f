/** What can be done with advances, settlements and statements. */
import { z } from "zod";
import { day, line, optional, prose, several, wholeNumber } from "#kernel/fields";
import { iban } from "#kernel/iban";
import { cooperativeId, memberId, objectId } from "#kernel/ids";
import { defineOperation } from "#kernel/operation";
import { paperFormats, type Paper } from "#kernel/paper";
import { papersToPrint, printedFiles, printedWhole, printRun } from "#kernel/printing";
import { sheetFormats, type Workbook } from "#kernel/sheets";
import { costKey } from "../keys/model.ts";
import { charge, costAccount, levy, statementKinds } from "./model.ts";

const year = wholeNumber(2_000, 2_200);
const paper = z.object({ name: z.string(), format: z.enum(paperFormats), paper: z.custom<Paper>() });
const shareFailures = ["nobody-to-pay", "shares-exceed-total", "figure-missing", "basis-empty", "limits-unreachable", "use-hidden"] as const;

/** A year with what every member pays; whoever acts for one member sees that one. */
export const listCharges = defineOperation({
  name: "cost-charge.list",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, year }),
  output: z.object({
    year: z.int(),
    levy: levy.nullable(),
    charges: z.array(charge),
    account: costAccount.nullable(),
    plan: z.int().nullable(),
    actual: z.int().nullable(),
    keys: z.array(costKey.pick({ id: true, title: true })),
    /** Statements of all that are or were printed in the background; only who acts for all sees them. */
    runs: z.array(printRun),
  }),
  failures: [],
});

/** Where and how members pay; nothing while nobody has said so. */
export const readAccount = defineOperation({
  name: "cost-account.read",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: z.object({ account: costAccount.nullable() }),
  failures: [],
});

/** Says where members pay. Printed statements with the account before it go. */
export const saveAccount = defineOperation({
  name: "cost-account.save",
  kind: "write",
  scope: "cooperative",
  input: z.object({
    cooperativeId,
    holder: line(70),
    iban,
    bank: prose(70).default(""),
    purpose: line(60),
    days: wholeNumber(1, 90),
    version: optional(wholeNumber(1, 1_000_000)),
  }),
  output: z.object({ version: z.int() }),
  failures: ["account-changed"],
});

/** Shares the plan out by a key and fixes the due days; may be done anew until the year is settled. */
export const levyAdvances = defineOperation({
  name: "cost-charge.levy",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, year, keyId: objectId, dueDays: z.preprocess((value) => (Array.isArray(value) ? value.filter((one) => one !== "") : value), several(day, 12)) }),
  output: z.object({ members: z.int(), cents: z.int() }),
  failures: ["key-unknown", "nothing-to-share", "already-settled", "due-days-unclear", ...shareFailures],
});

/** Shares the actual cost out by the key of the levy. A settled year stays. */
export const settleYear = defineOperation({
  name: "cost-charge.settle",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, year }),
  output: z.object({ members: z.int(), cents: z.int() }),
  failures: ["not-levied", "actual-missing", "already-settled", ...shareFailures],
});

export const exportCharges = defineOperation({
  name: "cost-charge.export",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, year, format: z.enum(sheetFormats).default("xlsx") }),
  output: z.object({ format: z.enum(sheetFormats), workbook: z.custom<Workbook>() }),
  failures: ["not-levied"],
  answers: "sheets",
  logged: true,
});

/** The statements of all members in one paper, each on pages of its own, to be printed and sent. */
export const printStatements = defineOperation({
  name: "cost-charge.statements",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, year, format: z.enum(paperFormats).default("pdf") }),
  output: paper,
  failures: ["not-levied"],
  answers: "paper",
  logged: true,
});

/** Has the statements of all printed in the background; those of the same kind and year before them go. */
export const askStatements = defineOperation({
  name: "cost-charge.ask-statements",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, year, kind: z.enum(statementKinds) }),
  output: z.object({ runId: objectId }),
  failures: ["not-levied"],
});

/** The next papers to print of the run that was asked for first; none where nothing is left. */
export const nextStatements = defineOperation({
  name: "cost-charge.next-statements",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId }),
  output: papersToPrint,
  failures: [],
});

/** Keeps papers that were printed. */
export const keepStatements = defineOperation({
  name: "cost-charge.keep-statements",
  kind: "write",
  scope: "cooperative",
  input: z.object({ cooperativeId, runId: objectId, files: printedFiles }),
  output: z.object({ kept: z.int() }),
  failures: ["run-unknown"],
});

/** What was printed: the paper with all statements, or all files packed. */
export const fetchStatements = defineOperation({
  name: "cost-charge.fetch-statements",
  kind: "read",
  scope: "cooperative",
  input: z.object({ cooperativeId, runId: objectId }),
  output: printedWhole,
  failures: ["run-unknown", "run-unfinished"],
  answers: "file",
  logged: true,
});

/** What one member pays, year by year. */
export const listMemberCharges = defineOperation({
  name: "cost-charge.list-member",
  kind: "read",
  scope: "member",
  input: z.object({ memberId }),
  output: z.object({ memberName: z.string(), account: costAccount.nullable(), years: z.array(z.object({ levy, charge })) }),
  failures: ["member-unknown"],
});

/** The statement of one member. */
export const printStatement = defineOperation({
  name: "cost-charge.statement",
  kind: "read",
  scope: "member",
  input: z.object({ memberId, year, format: z.enum(paperFormats).default("pdf") }),
  output: paper,
  failures: ["member-unknown", "not-levied"],
  answers: "paper",
  logged: true,
});

export type SettlementFailure = (
  | typeof saveAccount
  | typeof levyAdvances
  | typeof settleYear
  | typeof exportCharges
  | typeof printStatement
  | typeof fetchStatements
  | typeof keepStatements
)["failures"][number];
